"""Tries every mutant: `python -m tests.mutants [FAMILY or word of a name …] [--jobs N]`.

Each is put into a copy of the checkout, and its tests are run there. Ends with 1 when too few are seen.
"""

import argparse
import os
import queue
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutants import REPOSITORY, Mutant, read_mutants

_COPIED = ("hfi_docs", "tests", "cases", "templates", "docs", "bench", "pyproject.toml", "README.md", "CHANGELOG.md")
_SHARE = 0.95


def main() -> int:
    """Prints what came of each mutant, and the share that was seen."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("words", nargs="*", help="only families with this name, and names with this word")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    chosen = [mutant for mutant in read_mutants() if _is_chosen(mutant, options.words)]
    with tempfile.TemporaryDirectory(prefix="hfi-mutants-") as folder:
        copies: queue.Queue[Path] = queue.Queue()
        for number in range(options.jobs):
            copies.put(_copy(Path(folder) / str(number)))
        _assert_sound(chosen, copies)
        with ThreadPoolExecutor(options.jobs) as pool:
            seen = list(pool.map(lambda mutant: _is_seen(mutant, copies), chosen))
    return _tell(chosen, seen)


def _is_chosen(mutant: Mutant, words: Sequence[str]) -> bool:
    return not words or mutant.family in words or any(word in mutant.name for word in words)


def _copy(folder: Path) -> Path:
    folder.mkdir()
    for name in _COPIED:
        source = REPOSITORY / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    return folder


def _run(copy: Path, tests: Sequence[str]) -> int:
    """Pytest's exit code: 0 when nothing was seen."""
    line = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "-m",
        "not fonts and not editor and not browser",
        *tests,
    ]
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(line, cwd=copy, env=environment, capture_output=True, check=False).returncode


def _assert_sound(chosen: Sequence[Mutant], copies: "queue.Queue[Path]") -> None:
    """The tests pass without a mutant, or their failing says nothing.

    Raises:
        SystemExit: they do not.
    """
    copy = copies.get()
    if chosen and _run(copy, sorted({test for mutant in chosen for test in mutant.tests})):
        message = "The tests fail already without a mutant."
        raise SystemExit(message)
    copies.put(copy)


def _is_seen(mutant: Mutant, copies: "queue.Queue[Path]") -> bool:
    copy = copies.get()
    path = copy / mutant.file
    sound = path.read_text(encoding="utf-8")
    try:
        path.write_text(sound.replace(mutant.old, mutant.new, 1), encoding="utf-8")
        seen = _run(copy, mutant.tests) != 0
    finally:
        path.write_text(sound, encoding="utf-8")
        copies.put(copy)
    sys.stdout.write(f"{'seen  ' if seen else 'PASSED'} {mutant.family}: {mutant.name}\n")
    sys.stdout.flush()
    return seen


def _tell(chosen: Sequence[Mutant], seen: Sequence[bool]) -> int:
    passed = [mutant for mutant, is_seen in zip(chosen, seen, strict=True) if not is_seen]
    share = 1 - len(passed) / len(chosen) if chosen else 0.0
    sys.stdout.write(f"{len(chosen) - len(passed)} of {len(chosen)} seen ({share:.0%})\n")
    return 1 if share < _SHARE or any(mutant.named for mutant in passed) else 0


if __name__ == "__main__":
    sys.exit(main())
