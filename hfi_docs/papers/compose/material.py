"""What a document is composed of: a case or a meeting with everything that it takes in."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hfi_docs.document import Block, Image, Origin
from hfi_docs.papers.references import Surroundings
from hfi_docs.records.model import AgendaItem, Case, CaseNumber, Notice
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.case_numbers import DRAFTS

if TYPE_CHECKING:
    from hfi_docs.papers.changed import Since
    from hfi_docs.records.model.minutes import Minutes

#: An attachment is the list, its place in it, and then its fields.
_SHARED_FIELD = 2


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
    """A case with what its references see, its files and the papers it encloses, by the short name of each.

    `group` is the part of the organ that it is made for.
    """

    record: Record
    case: Case
    here: Surroundings
    files: Mapping[str, Taken] = MappingProxyType({})
    enclosed: "Mapping[str, Paper | Packet]" = MappingProxyType({})
    group: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """The parts of its organ that get something of it which others do not."""
        own = (item.group for item in self.case.attachments if item.group)
        deeper = (group for inner in self.inner if inner.organ == self.organ for group in inner.groups)
        return tuple(dict.fromkeys((*own, *deeper)))

    @property
    def organ(self) -> str:
        """Whose paper it is."""
        return self.case.number.organ

    @property
    def folder(self) -> tuple[str, ...]:
        """Where its document lies: with its meeting, or among the drafts."""
        number, day = self.case.number, self.case.day
        return (number.organ, day.isoformat()) if day and not number.draft else (DRAFTS,)

    @property
    def inner(self) -> "tuple[Paper | Packet, ...]":
        """All that it takes in."""
        return tuple(self.enclosed.values())

    @property
    def printed(self) -> "tuple[Material, ...]":
        """What stands whole in its document."""
        return self.inner

    def origin(self, key: KeyPath) -> Origin | None:
        """Where a value of the case is written: in its record, or in the register of shared attachments."""
        written = self.record.known(key)
        if len(written) == _SHARED_FIELD < len(key) and written[0] == "vedlegg":
            registers, name = self.here.registers, self.case.attachments[int(key[1])].shared
            if key[_SHARED_FIELD] in registers.shared.get(name, {}):
                return registers.origin("vedlegg", (*registers.shared_keys[name], *key[_SHARED_FIELD:]))
        return Origin(self.record.path, written)


class Packet(NamedTuple):
    """A meeting with its cases, in the order of the agenda; `group` is the part of the organ that it is made for.

    `minutes` are those that the meeting is to approve, by the keys of their items, where they go along. `sealed` tells
    by group what its readers can see to differ since a sealed issue, None for nothing; empty where none is sealed.
    `only` is set where the document is of some of its cases alone.
    """

    record: Record
    notice: Notice
    here: Surroundings
    papers: tuple[Paper, ...]
    group: str = ""
    minutes: "Mapping[KeyPath, Minuted]" = MappingProxyType({})
    sealed: "Mapping[str, Since | None]" = MappingProxyType({})
    only: frozenset[CaseNumber] | None = None

    @property
    def since(self) -> "Since | None":
        """What its readers can see to differ since an issue that is sealed."""
        return self.sealed.get(self.group)

    def origin(self, key: KeyPath) -> Origin | None:
        """Where a value of the meeting is written."""
        return Origin(self.record.path, self.record.known(key))

    @property
    def meeting(self) -> tuple[str, date]:
        """The organ, and the first day of its meeting."""
        return self.notice.meeting.organ, self.notice.meeting.day

    @property
    def folder(self) -> tuple[str, ...]:
        """Where its documents lie: those of a meeting together."""
        return self.meeting[0], self.meeting[1].isoformat()

    @property
    def case(self) -> None:
        """It is no case."""
        return None

    @property
    def files(self) -> Mapping[str, Taken]:
        """It has no files of its own."""
        return {}

    @property
    def inner(self) -> tuple[Paper, ...]:
        """All that it takes in."""
        return self.papers

    @property
    def printed(self) -> "tuple[Material, ...]":
        """What stands whole in its document, notices apart."""
        return (*(paper for paper in self.shown if paper.case.paper == "ja"), *self.minutes.values())

    @property
    def shown(self) -> tuple[Paper, ...]:
        """The cases whose papers and proposals its readers may see: those for all, and those for this group."""
        groups = {item.case: item.group for item in self.notice.items if item.case}
        theirs = (paper for paper in self.papers if groups.get(paper.case.number, "") in ("", self.group))
        return tuple(paper for paper in theirs if self.only is None or paper.case.number in self.only)

    def group_of(self, number: CaseNumber) -> str:
        """The part of the organ that a case is for; "" where it is for all."""
        return next((item.group for item in self.notice.items if item.case == number), "")

    @property
    def moved_on(self) -> tuple[CaseNumber, ...]:
        """The cases whose papers have been written anew for a later meeting: what was sent cannot be made again."""
        return tuple(paper.case.number for paper in self.papers if paper.case.is_after(self.meeting[1]))

    @property
    def groups(self) -> tuple[str, ...]:
        """The parts of the organ that get something which others do not."""
        found: dict[str, None] = {}
        for item in self.notice.items:
            paper = self.paper(item.case) if item.case else None
            if item.group and self._holds(item, paper):
                found[item.group] = None
            if paper and paper.organ == self.organ:
                found |= dict.fromkeys(group for group in paper.groups if item.group in ("", group))
        return tuple(found)

    @property
    def organ(self) -> str:
        """Whose meeting it is."""
        return self.notice.meeting.organ

    def _holds(self, item: AgendaItem, paper: Paper | None) -> bool:
        """Whether there is more to an item than its title."""
        if paper and (paper.case.paper == "ja" or (self.notice.shows_proposals and paper.case.proposal)):
            return True
        return bool(item.note or item.presenter or item.points or item.key in self.minutes)

    def paper(self, number: CaseNumber) -> Paper | None:
        """The case with this number."""
        return next((paper for paper in self.papers if paper.case.number == number), None)


class Minuted(NamedTuple):
    """The minutes of a meeting with its notice, if it has one, and the papers of the cases that were treated.

    `closed` is set where also that is printed which is kept from the public, `only` where it is one case alone. `held`
    are the decisions in other words than the record's: those that are sealed.
    """

    record: Record
    minutes: "Minutes"
    here: Surroundings
    packet: Packet | None
    papers: Mapping[CaseNumber, Paper]
    closed: bool = False
    only: CaseNumber | None = None
    held: Mapping[KeyPath, str] = MappingProxyType({})

    def origin(self, key: KeyPath) -> Origin | None:
        """Where a value of the minutes is written."""
        return Origin(self.record.path, self.record.known(key))

    @property
    def meeting(self) -> tuple[str, date]:
        """The organ, and the first day of its meeting."""
        return self.minutes.organ, self.minutes.day

    @property
    def folder(self) -> tuple[str, ...]:
        """Where its documents lie: those of a meeting together."""
        return self.meeting[0], self.meeting[1].isoformat()

    @property
    def cases(self) -> Mapping[CaseNumber, Case]:
        """The cases as the meeting had them."""
        return {number: paper.case for number, paper in self.papers.items() if number not in self.moved_on}

    @property
    def moved_on(self) -> tuple[CaseNumber, ...]:
        """The cases whose papers have been written anew for a later meeting."""
        return tuple(number for number, paper in self.papers.items() if paper.case.is_after(self.meeting[1]))

    @property
    def case(self) -> None:
        """It is no case."""
        return None

    @property
    def files(self) -> Mapping[str, Taken]:
        """It has no files of its own."""
        return {}

    @property
    def inner(self) -> "tuple[Material, ...]":
        """The notice, and the papers that its decisions are taken from."""
        return (*([self.packet] if self.packet else []), *self.papers.values())

    @property
    def printed(self) -> "tuple[Material, ...]":
        """Nothing stands whole in it."""
        return ()


def has_parts_for_some(material: Paper | Packet) -> bool:
    """Whether something in it, however deep, is for a part of an organ only."""
    if isinstance(material, Packet):
        own = any(item.group for item in material.notice.items)
    else:
        own = any(item.group for item in material.case.attachments)
    return own or any(map(has_parts_for_some, material.inner))


def enclosed_papers(paper: Paper) -> Iterator[Paper]:
    """Every case whose paper the attachments of a case hold, however deep."""
    for inner in paper.enclosed.values():
        papers = inner.shown if isinstance(inner, Packet) else (inner,)
        for each in papers:
            yield each
            yield from enclosed_papers(each)


#: What documents are made of.
Material: TypeAlias = Paper | Packet | Minuted


def nested(material: Material) -> Iterator[Material]:
    """A material and all that it takes in, however deep."""
    yield material
    for inner in material.inner:
        yield from nested(inner)


def standing_in(material: Material) -> Iterator[Material]:
    """A material and all that stands whole in its document, however deep."""
    yield material
    for inner in material.printed:
        yield from standing_in(inner)
