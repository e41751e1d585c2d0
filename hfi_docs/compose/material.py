"""What a document is composed of: a case or a meeting with everything that it takes in."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.document import Block, Image
from hfi_docs.model import Case, CaseNumber, Notice
from hfi_docs.record import Record
from hfi_docs.references import Surroundings


class Taken(NamedTuple):
    """What a file gives a paper: blocks, a picture, or itself as a copy under a name of its own.

    `path` and `digest` (SHA-256, in hex) tell which file it was.
    """

    blocks: tuple[Block, ...] = ()
    image: Image | None = None
    copied_as: str = ""
    content: bytes = b""
    path: Path = Path()
    digest: str = ""


class Paper(NamedTuple):
    """A case with what its references see, its files and the papers it encloses, by the short name of each."""

    record: Record
    case: Case
    here: Surroundings
    files: Mapping[str, Taken] = MappingProxyType({})
    enclosed: "Mapping[str, Paper | Packet]" = MappingProxyType({})


class Packet(NamedTuple):
    """A meeting with its cases, in the order of the agenda."""

    record: Record
    notice: Notice
    here: Surroundings
    papers: tuple[Paper, ...]

    def paper(self, number: CaseNumber) -> Paper | None:
        """The case with this number."""
        return next((paper for paper in self.papers if paper.case.number == number), None)
