"""Every content that the program has put in place, so that a file that somebody has changed since is known as theirs.

`build/.hfi/skrevet.txt` has a line for each, as `sha256sum` writes it. Lines are only ever added, and before the files
they are about: whenever a run is cut off, and however many run at once, what lies in the folder is known.
"""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hfi_docs.output.ledger.digests import digest_of
from hfi_docs.output.ledger.state import FOLDER, State
from hfi_docs.values.expressions import regex

_STEM, _SUFFIX = "skrevet", ".txt"
_GAP = "  "
#: A paper's name begins with what names its case, and so do those of the files that go along.
_CASE_PAPER = regex(r"(?:\w+-s|S)ak \d+-\d+ ")


class KnownContents(NamedTuple):
    """What was ever written: fingerprints, and paths below the workspace."""

    digests: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()

    def knows(self, content: bytes) -> bool:
        """Whether the program has written this content, wherever it lies now."""
        return digest_of(content) in self.digests


def read_written(output: Path) -> KnownContents:
    """All that was noted, also in copies that a sync client made («skrevet-PC2.txt»); a line cut off says nothing."""
    digests, paths = set(), set()
    for path in sorted((output / FOLDER).glob(f"{_STEM}*{_SUFFIX}")):
        with suppress(OSError):
            for line in path.read_text("utf-8", "replace").split("\n"):
                digest, _, name = line.partition(_GAP)
                digests.add(digest)
                paths.add(name)
    return KnownContents(frozenset(digests), frozenset(paths))


def written_path(output: Path) -> Path:
    """The file that lines are added to."""
    return output / FOLDER / f"{_STEM}{_SUFFIX}"


def written_lines(digests: Mapping[str, str]) -> bytes:
    """The lines for files that are about to be put in place: fingerprints by path below the workspace."""
    lines = "".join(f"{digest}{_GAP}{name}\n" for name, digest in digests.items())
    return lines.encode("utf-8", "surrogateescape")


def copy_name(path: Path, content: bytes) -> Path:
    """Where a file that somebody changed is kept: the first numbered name that is free, or has this content already."""
    number = 1
    while True:
        word = "endret" if number == 1 else f"endret {number}"
        beside = path.with_name(f"{path.stem} ({word}){path.suffix}")
        if not os.path.lexists(beside) or (beside.is_file() and beside.read_bytes() == content):
            return beside
        number += 1


def left_overs(root: Path, state: State, known: KnownContents, beside: Collection[str]) -> tuple[Path, ...]:
    """The files that we have written of the cases of some documents, and whose papers now lie elsewhere.

    `beside` are the documents, by path below the workspace. What we put beside a paper for somebody's sake («… (ny)»,
    «… (endret)») is none: it was never put in place.
    """
    current = {name for each in state.documents.values() for name in (each.path, *each.copies)}
    cases = {case for name in beside if (case := _case(name))}
    gone = sorted(name for name in known.paths - current if _case(name) in cases)
    return tuple(path for path in (root / name for name in gone) if path.is_file())


def _case(name: str) -> tuple[str, str] | None:
    """The folder of the organ, and the words that name the case there."""
    folder, _, file = name.rpartition("/")
    found = _CASE_PAPER.match(file)
    return (folder.rpartition("/")[0], found[0]) if found else None
