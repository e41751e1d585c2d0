"""Whether the font of the templates is there: without it LibreOffice breaks lines and pages in other places."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

#: Calibri, and its metric twin that LibreOffice takes in its place.
WANTED: Final = ("Calibri", "Carlito")
_SECONDS: Final = 10.0


def found_fonts(environ: Mapping[str, str], system: str = sys.platform) -> tuple[str, ...]:
    """Those of the wanted fonts that programs on this machine can use."""
    listed = _listed_by_fontconfig(environ)
    names = listed.casefold() if listed else " ".join(_font_files(environ, system)).casefold()
    return tuple(font for font in WANTED if font.casefold() in names)


def _listed_by_fontconfig(environ: Mapping[str, str]) -> str:
    program = shutil.which("fc-list", path=environ.get("PATH", ""))
    if program is None:
        return ""
    try:
        done = subprocess.run([program, ":", "family"], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _font_files(environ: Mapping[str, str], system: str) -> list[str]:
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or "/")
    if system == "win32":
        local = Path(environ.get("LOCALAPPDATA", home), "Microsoft", "Windows", "Fonts")
        folders = [Path(environ.get("SystemRoot", "C:/Windows"), "Fonts"), local]
    else:
        word = Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts")
        folders = [Path("/Library/Fonts"), home / "Library" / "Fonts", word]
    return [path.name for folder in folders if folder.is_dir() for path in folder.iterdir()]
