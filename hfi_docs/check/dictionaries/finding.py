"""Where hunspell's dictionaries lie, and what they and the frequency list are opened with: the extra `sprak`."""

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

from hfi_docs.check.dictionaries.orthography import Orthography
from hfi_docs.output.pdf.finding import usual_places

#: The packages of the extra, by the names that they are imported by.
_PACKAGES: Final = {"hunspell": "chunspell", "wordfreq": "wordfreq"}
#: How the files of each language are called, without their ending; npm has folders.
_NAMES: Final = (("nb_NO", "nb", "dictionary-nb/index"), ("nn_NO", "nn", "dictionary-nn/index"))
_FOLDERS: Final = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell", "/Library/Spelling")
_NPM: Final = ("/usr/lib/node_modules", "/usr/local/lib/node_modules", "/opt/homebrew/lib/node_modules")
#: What a dictionary may be, in bytes.
_LARGEST: Final = 30_000_000


class Dictionaries(NamedTuple):
    """The dictionaries of both languages, without their endings; `looked` are all files that were looked for."""

    looked: tuple[Path, ...]
    bokmal: Path | None = None
    nynorsk: Path | None = None


def missing_packages() -> list[str]:
    """The packages of the extra that are not installed."""
    return [package for name, package in _PACKAGES.items() if find_spec(name) is None]


def own_folder() -> Path:
    """Where a user may put dictionaries."""
    import platformdirs  # noqa: PLC0415 - rarely asked for

    return platformdirs.user_data_path("hfi-docs", appauthor=False) / "ordbok"


def find_dictionaries(environ: Mapping[str, str], named: str | None = None, system: str = sys.platform) -> Dictionaries:
    """Those of both languages, in the folder that is `named` or in the first usual one that has them."""
    looked: list[Path] = []
    for folder in _places(environ, system) if named is None else (Path(named),):
        bokmal, nynorsk = (
            next((place for name in names if _lies_at(place := folder / name, looked)), None) for names in _NAMES
        )
        if bokmal and nynorsk:
            return Dictionaries(tuple(looked), bokmal, nynorsk)
    return Dictionaries(tuple(looked))


def _lies_at(place: Path, looked: list[Path]) -> bool:
    files = (place.with_name(f"{place.name}.dic"), place.with_name(f"{place.name}.aff"))
    looked += files
    try:
        return all(file.is_file() and file.stat().st_size <= _LARGEST for file in files)
    except OSError:
        return False


def _places(environ: Mapping[str, str], system: str) -> Iterator[Path]:
    yield own_folder()
    for program in usual_places(environ, system):
        yield program.parent / ("Resources" if system == "darwin" else "share") / "extensions" / "dict-no"
    yield from map(Path, _FOLDERS)
    roots = [environ["APPDATA"] + "/npm/node_modules"] if environ.get("APPDATA") else []
    yield from map(Path, (*roots, *_NPM))


def open_dictionaries(
    environ: Mapping[str, str], named: str | None = None
) -> tuple[Callable[[str], str | None] | None, tuple[str, ...]]:
    """What judges words, None when there are no dictionaries that can be read; and the files that it depends on."""
    looked, bokmal, nynorsk = find_dictionaries(environ, named)
    files = tuple(map(str, looked))
    if not bokmal or not nynorsk:
        return None, files
    try:
        import hunspell  # noqa: PLC0415 - only where words are new
        import wordfreq  # noqa: PLC0415

        frequencies = wordfreq.get_frequency_dict("nb", wordlist="large")
        orthography = Orthography(_asking(bokmal), _asking(nynorsk), frequencies)
        # Opened by the first word that is asked about.
        orthography.judge("møtet")
    except Exception:
        return None, files
    return orthography.judge, (*files, str(hunspell.__file__), str(wordfreq.__file__))


def _asking(place: Path) -> Callable[[str], bool]:
    """What asks a dictionary, which is opened for the first word."""

    @cache
    def opened() -> Any:
        import hunspell  # noqa: PLC0415 - only where words are new

        return hunspell.Hunspell(place.name, hunspell_data_dir=str(place.parent))

    return lambda word: bool(opened().spell(word))
