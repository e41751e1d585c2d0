"""The zip file that a .docx or .xlsx is: what it may hold, checked before any of it is parsed.

Nothing is unpacked before the sizes that the file itself states are within limits, and no part is unpacked beyond the
size it states.
"""

import re
import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hfi_docs.values.unreadable import UnreadableError

MAX_BYTES: Final = 200 * 1024 * 1024
MAX_RATIO: Final = 200
MAX_ENTRIES: Final = 5_000
#: A small file may well be nothing but repetition; the ratio counts from this size on.
_RATIO_FROM: Final = 1024 * 1024
_ENCRYPTED: Final = 0x1
#: What zipfile raises for damaged bytes beside its own error: false offsets, sizes, versions and passwords.
_DAMAGE: Final = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
#: Office never writes a document type; it is how entities that blow up or read other files get in (XXE, laughs).
_DOCTYPE: Final = re.compile(b"<!DOCTYPE|<\0!\0D\0O\0C\0T\0Y\0P\0E")
#: Parts of these kinds may have one; neither reader parses them.
_FOREIGN: Final = (".svg", ".htm", ".html", ".mht", ".mhtml")
#: Compound files: Word and Excel before 2007, and every Office file with a password.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_SAVE_AGAIN: Final = "Åpne filen i Word eller Excel, lagre den på nytt, og legg den inn igjen."


def unpack(content: bytes) -> Mapping[str, bytes]:
    """Every part of the file by its name.

    Raises:
        UnreadableError: no zip file, damaged, encrypted, too large, unsafe names, macros, document types.
    """
    _check_kind(content)
    try:
        with ZipFile(BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _check_sizes(entries, len(content))
            _check_names(entries)
            parts = {entry.filename: _part(package, entry) for entry in entries}
    except UnreadableError:
        raise
    except _DAMAGE:
        message = "Filen er skadet eller ufullstendig og kan ikke pakkes ut."
        raise UnreadableError(message, _SAVE_AGAIN) from None
    if any(_DOCTYPE.search(part) for name, part in parts.items() if not name.lower().endswith(_FOREIGN)):
        message = "Filen har en dokumenttype (DOCTYPE), som Word og Excel aldri skriver."
        raise UnreadableError(message, _SAVE_AGAIN)
    return parts


def _check_kind(content: bytes) -> None:
    if not content:
        message = "Filen er tom."
        raise UnreadableError(message, _SAVE_AGAIN)
    if content.startswith(_COMPOUND) and _PASSWORD_STREAM in content:
        message = "Filen er beskyttet med passord."
        raise UnreadableError(message, "Fjern passordet under Fil > Informasjon i Word eller Excel, og lagre filen.")
    if content.startswith(_COMPOUND):
        message = "Filen er lagret i det gamle formatet fra før 2007 (.doc eller .xls)."
        raise UnreadableError(message, "Åpne den i Word eller Excel og lagre den som .docx eller .xlsx.")
    if not content.startswith(b"PK"):
        message = "Filen er verken et Word-dokument (.docx) eller en Excel-arbeidsbok (.xlsx)."
        raise UnreadableError(message, "Kontroller at det er riktig fil; en endret filendelse gjør den ikke om.")


def _check_sizes(entries: Sequence[ZipInfo], packed: int) -> None:
    if len(entries) > MAX_ENTRIES:
        message = f"Filen har {len(entries)} deler; høyst {MAX_ENTRIES} er tillatt."
        raise UnreadableError(message, _SAVE_AGAIN)
    size = sum(entry.file_size for entry in entries)
    if size > MAX_BYTES:
        message = f"Filen blir {size // 1024**2} MB når den pakkes ut; høyst {MAX_BYTES // 1024**2} MB er tillatt."
        raise UnreadableError(message, "Kopier det som skal med, til en ny fil.")
    if size > _RATIO_FROM and size > MAX_RATIO * packed:
        message = f"Filen blir {size // packed} ganger større når den pakkes ut; høyst {MAX_RATIO} er tillatt."
        raise UnreadableError(message, "Kopier det som skal med, til en ny fil.")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        message = "Filen er beskyttet med passord."
        raise UnreadableError(message, "Lagre den uten passord.")


def _check_names(entries: Sequence[ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        folded = name.casefold()
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            message = f"Filen har en del med et navn som peker ut av filen: «{name[:80]}»."
            raise UnreadableError(message, _SAVE_AGAIN)
        if folded in seen:
            message = f"Filen har to deler med samme navn: «{name[:80]}»."
            raise UnreadableError(message, _SAVE_AGAIN)
        if folded.endswith("vbaproject.bin"):
            message = "Filen har makroer."
            raise UnreadableError(message, "Lagre den uten makroer, som .docx eller .xlsx.")
        seen.add(folded)


def _part(package: ZipFile, entry: ZipInfo) -> bytes:
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile
    with package.open(entry) as part:
        # A read without a size would believe a bomb that lies about its length.
        content = part.read(entry.file_size)
        if len(content) < entry.file_size or part.read(1):
            raise BadZipFile
    return content
