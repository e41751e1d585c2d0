"""The register: one line per sealed issue, each with the checksum of the line before it.

A line that is changed, removed or moved no longer fits its neighbours. Whoever rewrites all lines after it as well is
found out by a fingerprint that stands outside the archive, in an e-mail or in the minutes.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from hfi_docs.output.archive.manifest import checksum
from hfi_docs.output.archive.names import is_issue, is_meeting

#: What the first line is built upon.
NOTHING = "0" * 64
_FINGERPRINT = 16
_TEXTS = ("forseglet", "møte", "mappe", "tagmanifest", "erstatter", "grunn", "forrige")
_NUMBERS = ("nr", "utgave")


class ChainEntry(NamedTuple):
    """One line of the register: an issue that was sealed. `previous` is the checksum of the line before."""

    number: int
    sealed: str
    meeting: str
    issue: int
    folder: str
    tagmanifest: str
    replaces: str
    reason: str
    previous: str


class Chain(NamedTuple):
    """The register as read: entries with their line numbers, the checksum of every line, and what is wrong."""

    entries: tuple[tuple[int, ChainEntry], ...]
    checksums: tuple[str, ...]
    faults: tuple[tuple[int, str], ...]

    @property
    def head(self) -> str:
        """The checksum of the last line, which the next one is built upon."""
        return self.checksums[-1] if self.checksums else NOTHING

    @property
    def fingerprint(self) -> str:
        """The short form of the head, for e-mails and minutes; empty when nothing is sealed."""
        return short(self.head) if self.checksums else ""

    def fingerprint_after(self, entry: ChainEntry) -> str:
        """The fingerprint as it was told when an issue was sealed: later lines do not change it."""
        return short(self.checksums[entry.number - 1])

    def of_meeting(self, meeting: str) -> list[ChainEntry]:
        """The issues of a meeting, in the order in which they were sealed."""
        return [entry for _, entry in self.entries if entry.meeting == meeting]


def short(digest: str) -> str:
    """The part of a checksum that people compare."""
    return digest[:_FINGERPRINT]


def line_of(entry: ChainEntry) -> bytes:
    """An entry as its line of the register."""
    data = {
        "nr": entry.number,
        "forseglet": entry.sealed,
        "møte": entry.meeting,
        "utgave": entry.issue,
        "mappe": entry.folder,
        "tagmanifest": entry.tagmanifest,
        "erstatter": entry.replaces,
        "grunn": entry.reason,
        "forrige": entry.previous,
    }
    return json.dumps(data, ensure_ascii=False).encode() + b"\n"


def read_chain(content: bytes) -> Chain:
    """The register in the bytes of its file; it is read as far as it can be."""
    # A line feed alone ends a line; a carriage return is part of what was changed.
    lines = [line for line in re.split(rb"(?<=\n)", content) if line]
    entries = [_entry(line) for line in lines]
    checksums = tuple(checksum(line) for line in lines)
    numbered = tuple((number, entry) for number, entry in enumerate(entries, start=1) if entry)
    return Chain(numbered, checksums, tuple(_faults(lines, entries, checksums)))


def line_with(chain: Chain, fingerprint: str) -> int:
    """The number of the line whose fingerprint was noted earlier; 0 when the register has no such line."""
    noted = re.sub(r"[\s-]", "", fingerprint).lower()
    numbered = enumerate(chain.checksums, start=1) if len(noted) >= _FINGERPRINT else ()
    return next((number for number, digest in numbered if digest.startswith(noted)), 0)


def _entry(line: bytes) -> ChainEntry | None:
    try:
        data: Any = json.loads(line)
        texts, numbers = [data[name] for name in _TEXTS], [data[name] for name in _NUMBERS]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(type(text) is str for text in texts) or not all(type(number) is int for number in numbers):
        return None
    sealed, meeting, folder, tagmanifest, replaces, why, previous = texts
    # A path that somebody else wrote must not lead out of the archive.
    if not is_meeting(meeting) or not all(is_issue(path) for path in (folder, replaces or folder)):
        return None
    entry = ChainEntry(numbers[0], sealed, meeting, numbers[1], folder, tagmanifest, replaces, why, previous)
    try:
        written = line_of(entry)
    except UnicodeEncodeError:
        return None
    # Whatever else the line says, in whatever order, was not written by us.
    return entry if written.rstrip(b"\n") == line.rstrip(b"\n") else None


def _faults(
    lines: Sequence[bytes], entries: Sequence[ChainEntry | None], checksums: Sequence[str]
) -> Iterator[tuple[int, str]]:
    for index, (line, entry) in enumerate(zip(lines, entries, strict=True)):
        number = index + 1
        if not line.endswith(b"\n"):
            yield number, "linjen er kuttet"
        if entry is None:
            yield number, "linjen er ødelagt eller endret"
            continue
        if entry.number != number:
            yield number, f"linjen er nr. {entry.number} i rekken: linjer er fjernet, satt inn eller flyttet"
        before = checksums[index - 1] if index else NOTHING
        if entry.previous != before:
            yield number, _break(index)


def _break(index: int) -> str:
    if not index:
        return "linjen bygger på en tidligere linje, som er fjernet"
    return f"linjen bygger ikke på linje {index}: en av de to er endret, fjernet eller flyttet"
