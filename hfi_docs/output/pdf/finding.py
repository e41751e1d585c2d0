"""Where converters lie: named by the user, on the PATH, or where their installers put them."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from hfi_docs.output.pdf.converter import Converter, Missing
from hfi_docs.output.pdf.libre_office import LibreOffice
from hfi_docs.output.pdf.word import WordOnWindows

NAMED: Final = "HFI_SOFFICE"
_WINDOWS: Final = "win32"
#: `soffice.com` comes first: on Windows `soffice.exe` returns before the work is done.
_NAMES: Final = ("soffice.com", "soffice", "soffice.exe", "libreoffice")
_PROGRAM_FOLDERS: Final = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
_OFFICE_FOLDERS: Final = ("root/Office16", "Office16", "root/Office15", "Office15")
_HOW: Final = {
    _WINDOWS: "Installer LibreOffice fra Programvaresenter (Firmaportal), eller be IT om det.",
    "darwin": "Installer LibreOffice i mappen Programmer (Applications).",
}
_HOW_ELSEWHERE: Final = "Installer pakken «libreoffice-writer», for eksempel med «sudo apt install libreoffice-writer»."


def find_converter(environ: Mapping[str, str], system: str = sys.platform) -> Converter | Missing:
    """LibreOffice where `HFI_SOFFICE` says, on the PATH or in the usual places; else Word on Windows; else advice."""
    named = environ.get(NAMED, "").strip().strip('"')
    if named:
        program = _program_at(Path(named))
        message = f"{NAMED} er satt til «{named}», men der ligger ikke LibreOffice. Rett den, eller fjern den."
        return LibreOffice(program) if program else Missing(message)
    for folder in (*_path_folders(environ, system), *usual_places(environ, system)):
        program = _program_at(folder)
        if program:
            return LibreOffice(program)
    return _find_word(environ, system) or Missing(
        f"PDF lages av LibreOffice, som ikke er funnet. {_HOW.get(system, _HOW_ELSEWHERE)} "
        f"Er det installert et annet sted, settes {NAMED} til programfilen «soffice»."
    )


def usual_places(environ: Mapping[str, str], system: str) -> tuple[Path, ...]:
    """The folders where LibreOffice's installers put its program."""
    if system == _WINDOWS:
        roots = [Path(environ[name]) for name in _PROGRAM_FOLDERS if environ.get(name)]
        roots += [Path(environ["LOCALAPPDATA"]) / "Programs"] if environ.get("LOCALAPPDATA") else []
        return tuple(root / "LibreOffice" / "program" for root in roots)
    if system == "darwin":
        homes = [Path("/"), Path(environ["HOME"])] if environ.get("HOME") else [Path("/")]
        return tuple(home / "Applications" / "LibreOffice.app" / "Contents" / "MacOS" for home in homes)
    newest_first = sorted(Path("/opt").glob("libreoffice*"), reverse=True)
    opened = tuple(folder / "program" for folder in newest_first)
    return (Path("/usr/bin"), Path("/usr/lib/libreoffice/program"), *opened, Path("/snap/bin"))


def _path_folders(environ: Mapping[str, str], system: str) -> Iterator[Path]:
    separator = ";" if system == _WINDOWS else ":"
    return (Path(folder.strip('"')) for folder in environ.get("PATH", "").split(separator) if folder)


def _program_at(place: Path) -> Path | None:
    """The program that a path names, or that lies in the folder it names; from the root, as it is run elsewhere."""
    place = place.absolute()
    candidates = [place / name for name in _NAMES] if os.path.isdir(place) else [place]  # noqa: PTH112 - never raises
    return next((path for path in candidates if _is_program(path)), None)


def _is_program(path: Path) -> bool:
    try:
        return path.is_file() and shutil.which(str(path)) is not None
    except OSError:
        return False


def _find_word(environ: Mapping[str, str], system: str) -> WordOnWindows | None:
    """Word and PowerShell where Windows and Office have them; untried."""
    if system != _WINDOWS:
        return None
    powershell = Path(environ.get("SystemRoot", "C:/Windows"), "System32/WindowsPowerShell/v1.0/powershell.exe")
    roots = [Path(environ[name]) for name in _PROGRAM_FOLDERS if environ.get(name)]
    places = (root / "Microsoft Office" / below / "WINWORD.EXE" for root in roots for below in _OFFICE_FOLDERS)
    word = next((place for place in places if os.path.isfile(place)), None)  # noqa: PTH113
    return WordOnWindows(word, powershell) if word and os.path.isfile(powershell) else None  # noqa: PTH113
