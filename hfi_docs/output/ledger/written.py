"""Every content that the program has put in place, so that a file that somebody has changed since is known as theirs.

`build/.hfi/skrevet.txt` has a line for each, as `sha256sum` writes it. Lines are only ever added, and before the files
they are about: whenever a run is cut off, and however many run at once, what lies in the folder is known.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hfi_docs.output.ledger.digests import digest_of
from hfi_docs.output.ledger.state import FOLDER

_STEM, _SUFFIX = "skrevet", ".txt"
_GAP = "  "


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
