"""What may go along beside a paper as it is: documents that everybody can open, and that only show something."""

from pathlib import PurePosixPath
from typing import Final

from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError

_AS_PDF: Final = "Legg ved selve dokumentet, helst som PDF."
_PROGRAM: Final = ("er et program, et skript eller en snarvei", _AS_PDF)
_MACROS: Final = ("kan ha makroer", "Lagre den uten makroer, for eksempel som .docx, .xlsx eller PDF.")
_PACKED: Final = ("er en pakket fil", "Pakk den ut, og legg ved hver fil for seg.")
_PAGE: Final = ("er en nettside", "Skriv den ut til PDF, og legg ved den.")


def _each(endings: str, answer: tuple[str, str]) -> dict[str, tuple[str, str]]:
    return dict.fromkeys(endings.split(), answer)


#: What is wrong with files of an ending, and what to do.
_REFUSED: Final = {
    **_each("exe com scr pif msi msp msu bat cmd ps1 psm1 vbs vbe vb js jse mjs wsf wsh wsc hta lnk url scf", _PROGRAM),
    **_each("reg jar dll cpl inf sys ocx drv sh bash app dmg apk deb rpm py pyw pl rb php chm xll swf", _PROGRAM),
    **_each("docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm", _MACROS),
    **_each("zip 7z rar tar gz tgz bz2 xz cab iso img vhd vhdx", _PACKED),
    **_each("html htm xhtml mht mhtml", _PAGE),
}  # fmt: skip
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: What files of an ending begin with; some may begin with anything.
_SIGNATURES: Final = {
    **dict.fromkeys(("doc", "xls", "ppt", "msg", "vsd", "mpp"), (_COMPOUND,)),
    **dict.fromkeys(("pptx", "odt", "ods", "odp", "odg", "vsdx", "dotx", "xltx", "potx", "epub"), (b"PK",)),
    **dict.fromkeys(("tif", "tiff"), (b"II*\0", b"MM\0*")),
    **dict.fromkeys(("txt", "md", "xml", "json", "yaml", "yml", "eml", "ics"), (b"",)),
    **dict.fromkeys(("mp3", "mp4", "m4a", "mov", "wav"), (b"",)),
    "gif": (b"GIF8",),
    "webp": (b"RIFF",),
    "bmp": (b"BM",),
    "heic": (b"",),
    "rtf": (b"{\\rtf",),
}  # fmt: skip
#: Programs, whatever they are called: Windows, Linux, scripts, shortcuts.
_PROGRAM_STARTS: Final = (b"MZ", b"\x7fELF", b"#!", b"L\0\0\0\x01\x14\x02\0")
_MACRO_SIGNS: Final = (b"vbaProject.bin", b"Basic/script-lc.xml", "_VBA_PROJECT".encode("utf-16-le"))
_PDF: Final = b"%PDF"
#: Readers look for the sign of a PDF this far into the file.
_PDF_WITHIN: Final = 1024
_ENDING: Final = regex(r"\w{1,10}")


def check_copied(path: str, content: bytes) -> tuple[str, ...]:
    """Nothing, or what the sender should know, when the file may go along.

    Raises:
        UnreadableError: it is a program, has macros, is packed, or is not what its ending says.
    """
    name, ending = PurePosixPath(path).name, PurePosixPath(path).suffix.removeprefix(".").lower()
    if ending in _REFUSED:
        raise _refused(name, *_REFUSED[ending])
    if ending and not _ENDING.fullmatch(ending):
        raise _refused(name, "har en filendelse som ikke er noen", "Gi filen rett endelse, for eksempel .pdf.")
    if content.startswith(_PROGRAM_STARTS):
        raise _refused(name, *_PROGRAM)
    if content.startswith((_COMPOUND, b"PK")) and any(sign in content for sign in _MACRO_SIGNS):
        raise _refused(name, *_MACROS)
    if ending == "pdf":
        if _PDF not in content[:_PDF_WITHIN]:
            raise _refused(name, "er ikke en PDF", "Åpne originalen, og lagre den som PDF på nytt.")
        return ()
    if ending in _SIGNATURES:
        if not content.startswith(_SIGNATURES[ending]):
            raise _refused(name, f"er ikke det som endelsen .{ending} sier", "Kontroller at det er riktig fil.")
        return ()
    what = f"filtypen .{ending} er ukjent" if ending else "navnet har ingen filendelse"
    return (f"{what}, så ikke alle kan åpne filen",)


def _refused(name: str, what: str, hint: str) -> UnreadableError:
    return UnreadableError(f"Filen «{name}» {what} og kan ikke sendes med.", hint)
