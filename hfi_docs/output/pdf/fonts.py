"""Which fonts this machine lacks, and what is shown in their place: lines and pages then break elsewhere."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

#: Free fonts that are as wide, sign by sign, as those they stand in for.
_TWINS: Final = {
    "calibri": "Carlito",
    "cambria": "Caladea",
    "arial": "Liberation Sans",
    "times new roman": "Liberation Serif",
    "courier new": "Liberation Mono",
    "georgia": "Gelasio",
}
#: How files are called that are not called as their font.
_FILES: Final = {"times new roman": "times", "courier new": "cour"}
_SECONDS: Final = 10.0


class MissingFont(NamedTuple):
    """A font that is not installed, nor one as wide; what is put in its place, and its free twin, "" if not known."""

    name: str
    instead: str
    twin: str


def missing_fonts(
    wanted: Iterable[str], environ: Mapping[str, str], system: str = sys.platform
) -> tuple[MissingFont, ...]:
    """Those of some fonts that programs on this machine can use neither themselves nor by a font that is as wide."""
    listed = _told_by("fc-list", [":", "family"], environ)
    families = {name.strip().casefold() for line in listed.splitlines() for name in line.split(",")}
    files = () if listed else tuple(name.casefold() for name in _font_files(environ, system))
    found = []
    for name in wanted:
        key = name.casefold()
        twin = _TWINS.get(key, "")
        if not any(_is_there(each.casefold(), families, files) for each in (name, twin) if each):
            instead = _told_by("fc-match", ["--format=%{family}", name], environ).split(",")[0]
            found.append(MissingFont(name, instead, twin))
    return tuple(found)


def _is_there(name: str, families: set[str], files: tuple[str, ...]) -> bool:
    starts = (name, name.replace(" ", ""), _FILES.get(name, name))
    return name in families or any(file.startswith(starts) for file in files)


def _told_by(program: str, arguments: list[str], environ: Mapping[str, str]) -> str:
    """What a program of fontconfig says; nothing where there is none."""
    found = shutil.which(program, path=environ.get("PATH", ""))
    if found is None:
        return ""
    try:
        done = subprocess.run([found, *arguments], capture_output=True, timeout=_SECONDS, check=False)
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
        folders = [Path("/System/Library/Fonts/Supplemental"), Path("/Library/Fonts"), home / "Library" / "Fonts", word]
    return [path.name for folder in folders if folder.is_dir() for path in folder.iterdir()]
