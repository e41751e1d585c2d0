"""What a document is composed of: a case or a meeting with everything that it takes in."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.document import Block, Image
from hfi_docs.papers.references import Surroundings
from hfi_docs.records.model import Case, CaseNumber, Notice
from hfi_docs.records.record import Record


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
    """A meeting with its cases, in the order of the agenda; `group` is the part of the organ that it is made for."""

    record: Record
    notice: Notice
    here: Surroundings
    papers: tuple[Paper, ...]
    group: str = ""

    @property
    def shown(self) -> tuple[Paper, ...]:
        """The cases whose papers and proposals its readers may see: those for all, and those for this group."""
        groups = {item.case: item.group for item in self.notice.items if item.case}
        return tuple(paper for paper in self.papers if groups.get(paper.case.number, "") in ("", self.group))

    @property
    def groups(self) -> tuple[str, ...]:
        """The parts of the organ that have a paper of their own."""
        with_paper = {paper.case.number for paper in self.papers if paper.case.paper == "ja"}
        found = (item.group for item in self.notice.items if item.group and item.case in with_paper)
        return tuple(dict.fromkeys(found))

    def paper(self, number: CaseNumber) -> Paper | None:
        """The case with this number."""
        return next((paper for paper in self.papers if paper.case.number == number), None)
