"""The zip file that an Office file is: what it may hold, and the one way in which we write it.

Nothing is unpacked before the sizes that the file itself states are within limits, and no part is unpacked beyond the
size it states. python-docx stamps every entry with the time of day (python-docx issues 811 and 1042), so packages are
written here: fixed time, fixed order, no trace of the machine.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Final, Literal, NamedTuple, TypeAlias
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

CONTENT_TYPES: Final = "[Content_Types].xml"
MAX_BYTES: Final = 200 * 1024 * 1024
MAX_ENTRIES: Final = 5_000
#: How many times larger than packed a file from outside may be. Our own long tables may well be more.
MAX_RATIO: Final = 200
#: A small file may well be nothing but repetition; the ratio counts from this size on.
_RATIO_FROM: Final = 1024 * 1024
_ENCRYPTED: Final = 0x1
#: What zipfile raises for damaged bytes beside its own error: false offsets, sizes, versions and passwords.
DAMAGE: Final = (
    BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, IndexError, OverflowError
)  # fmt: skip
#: Compound files: Word and Excel before 2007, and every Office file with a password.
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
#: Other kinds of files by their first bytes, after a byte order mark and blanks.
_OTHER_KINDS: Final = {
    b"{\\rtf": "en RTF-fil", b"%PDF": "en PDF", b"<": "en nettside eller annen XML", b"\x89PNG": "et bilde",
    b"\xff\xd8\xff": "et bilde",
}  # fmt: skip
_BLANK: Final = b"\xef\xbb\xbf \t\r\n"
_SAVE_AGAIN: Final = "Åpne filen i Word eller Excel, lagre den på nytt, og legg den inn igjen."
_COPY: Final = "Kopier det som skal med, til en ny fil."
_SHOWN: Final = 80
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_LEVEL: Final = 6

#: file: none of its parts can be reached · size: too many or too large · name · twice: one name for two parts ·
#: macros · part: this one cannot be unpacked.
FlawKind: TypeAlias = Literal["file", "size", "name", "twice", "macros", "part"]


class Flaw(NamedTuple):
    """What is wrong with a zip file, in Norwegian; `part` is the name inside it, "" for the file as a whole."""

    kind: FlawKind
    part: str
    message: str
    hint: str = _SAVE_AGAIN


class Unzipped(NamedTuple):
    """The parts by the names that the file gives them, without those that are damaged; and everything wrong with it."""

    parts: Mapping[str, bytes]
    flaws: tuple[Flaw, ...] = ()


def unzip(content: bytes, *, max_ratio: int | None = None, max_bytes: int = MAX_BYTES) -> Unzipped:
    """The file unpacked, as far as it may be; never raises, whatever the bytes are."""
    wrong = _wrong_kind(content)
    if wrong is not None:
        return Unzipped({}, (wrong,))
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not part_name(entry).endswith("/")]
            sizes = [(part_name(entry), entry.file_size) for entry in entries]
            flaws = part_flaws(sizes, len(content), max_ratio, max_bytes)
            if any(flaw.kind == "size" for flaw in flaws):
                return Unzipped({}, tuple(flaws))
            return _unpacked(archive, entries, flaws)
    except DAMAGE:
        return Unzipped({}, (Flaw("file", "", "Filen er skadet eller ufullstendig og kan ikke pakkes ut."),))


def part_flaws(
    sizes: Sequence[tuple[str, int]], packed: int = 0, max_ratio: int | None = None, max_bytes: int = MAX_BYTES
) -> list[Flaw]:
    """What is wrong with parts of these names and sizes together, in a file of `packed` bytes."""
    lengths, names = [size for _, size in sizes], [name for name, _ in sizes]
    return [*_size_flaws(lengths, packed, max_ratio, max_bytes), *_name_flaws(names)]


def part_name(entry: ZipInfo) -> str:
    """The name of a part. Some programs write the folders of Windows into it, which Office reads as its own."""
    return entry.filename.replace("\\", "/")


def part_key(name: str) -> str:
    """What two names of one part have in common: part names tell neither case nor `%20` and a space apart."""
    return unquote(name).casefold()


def pack(entries: Mapping[str, bytes]) -> bytes:
    """A zip file of the entries, the content types first and the rest in the order of their names."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(entries, key=lambda name: (name != CONTENT_TYPES, name)):
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, entries[name], compresslevel=_LEVEL)
    return buffer.getvalue()


def _wrong_kind(content: bytes) -> Flaw | None:
    if not content:
        return Flaw("file", "", "Filen er tom.")
    if content.startswith(COMPOUND) and _PASSWORD_STREAM in content:
        hint = "Fjern passordet under Fil > Informasjon i Word eller Excel, og lagre filen."
        return Flaw("file", "", "Filen er beskyttet med passord.", hint)
    if content.startswith(COMPOUND):
        message = "Filen er lagret i det gamle formatet fra før 2007 (.doc eller .xls)."
        return Flaw("file", "", message, "Åpne den i Word eller Excel og lagre den som .docx eller .xlsx.")
    if not content.startswith(b"PK"):
        kind = next((kind for mark, kind in _OTHER_KINDS.items() if content.lstrip(_BLANK).startswith(mark)), "")
        message = f"Filen er {kind}, ikke" if kind else "Filen er verken"
        message += " et Word-dokument (.docx) eller en Excel-arbeidsbok (.xlsx)."
        return Flaw("file", "", message, "Kontroller at det er riktig fil; en endret filendelse gjør den ikke om.")
    return None


def _size_flaws(sizes: Sequence[int], packed: int, max_ratio: int | None, max_bytes: int) -> Iterator[Flaw]:
    if len(sizes) > MAX_ENTRIES:
        yield Flaw("size", "", f"Filen har {len(sizes)} deler; høyst {MAX_ENTRIES} er tillatt.")
    size = sum(sizes)
    if size > max_bytes:
        message = f"Filen blir {size // 1024**2} MB når den pakkes ut; høyst {max_bytes // 1024**2} MB er tillatt."
        yield Flaw("size", "", message, _COPY)
    elif max_ratio and size > _RATIO_FROM and size > max_ratio * packed:
        message = f"Filen blir {size // packed} ganger større når den pakkes ut; høyst {max_ratio} er tillatt."
        yield Flaw("size", "", message, _COPY)


def _name_flaws(names: Sequence[str]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for name in names:
        key, shown = part_key(name), name[:_SHOWN]
        if not name:
            yield Flaw("name", name, "Filen har en del uten navn.")
        elif key.startswith("/") or "\\" in key or ":" in key or ".." in key.split("/"):
            yield Flaw("name", name, f"Filen har en del med et navn som peker ut av filen: «{shown}».")
        if key in seen:
            yield Flaw("twice", name, f"Filen har to deler med samme navn: «{shown}».")
        if key.endswith("vbaproject.bin"):
            yield Flaw("macros", name, "Filen har makroer.", "Lagre den uten makroer, som .docx eller .xlsx.")
        seen.add(key)


def _unpacked(archive: ZipFile, entries: Sequence[ZipInfo], flaws: list[Flaw]) -> Unzipped:
    parts: dict[str, bytes] = {}
    for entry in entries:
        try:
            if entry.flag_bits & _ENCRYPTED:
                message = "Filen er beskyttet med passord."
                flaws.append(Flaw("part", part_name(entry), message, "Lagre den uten passord."))
            else:
                parts[part_name(entry)] = _part(archive, entry)
        except DAMAGE:
            message = f"Filen er skadet: delen «{part_name(entry)[:_SHOWN]}» kan ikke pakkes ut."
            flaws.append(Flaw("part", part_name(entry), message))
    return Unzipped(parts, tuple(flaws))


def _part(archive: ZipFile, entry: ZipInfo) -> bytes:
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile
    with archive.open(entry) as part:
        # A read without a size would believe a bomb that lies about its length.
        content = part.read(entry.file_size)
        if len(content) < entry.file_size or part.read(1):
            raise BadZipFile
    return content
