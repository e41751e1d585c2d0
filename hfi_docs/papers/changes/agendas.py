"""What differs between two agendas: the items that came, went, moved or are called something else, and their facts."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from hfi_docs.document import Row
from hfi_docs.papers.changed import Difference
from hfi_docs.papers.changes.pairing import moved, partners, plain
from hfi_docs.papers.compose import Packet
from hfi_docs.papers.compose.agenda import AgendaLine, agenda_lines, clock_span, item_texts, timetable
from hfi_docs.papers.compose.packet import notice_here
from hfi_docs.papers.references import group_name
from hfi_docs.records.model import CaseNumber
from hfi_docs.values.dates import format_date

_TYPE, _TITLE = "type", "tittel"
#: The numbers that some cases have had, by those that they have.
Numbers: TypeAlias = Mapping[CaseNumber, CaseNumber]
_KEPT: Numbers = MappingProxyType({})


class AgendaEntry(NamedTuple):
    """An item of an agenda: the case that it is, if it is one, what it is called, and what else is printed of it."""

    case: CaseNumber | None
    name: str
    facts: Mapping[str, str]

    @property
    def told(self) -> str:
        """All of an item that is no case."""
        return "\n".join(filter(None, (self.name, self.facts["merknad"], self.facts["underpunkter"])))


#: The items of an agenda, in order.
Entries: TypeAlias = Sequence[AgendaEntry]


def compare_agendas(before: Packet, after: Packet, had: Numbers = _KEPT) -> Iterator[Difference]:
    """What differs in the items; cases that came, went or moved are told as cases, by the numbers they `had`."""
    old, new = _entries(before), _entries(after, had)
    known = _known(old, new)
    for now, item in enumerate(new):
        if now in known:
            yield from _compare(old[known[now]], item)
        elif not item.case:
            yield Difference((), "", item.told)
    kept = set(known.values())
    yield from (Difference((), each.told, "") for at, each in enumerate(old) if at not in kept and not each.case)
    others = _moved(old, known)
    for item in (new[now] for now in sorted(known) if known[now] in others and not new[now].case):
        yield Difference((), item.name, item.name)


def moved_cases(before: Packet, after: Packet, had: Numbers = _KEPT) -> frozenset[CaseNumber]:
    """The cases that stand at another place among what both agendas have, by the numbers that they have had."""
    old, new = _entries(before), _entries(after, had)
    others = _moved(old, _known(old, new))
    return frozenset(each.case for at, each in enumerate(old) if at in others and each.case)


def _compare(was: AgendaEntry, now: AgendaEntry) -> Iterator[Difference]:
    if not now.case and was.name != now.name:
        yield Difference((), was.name, now.name)
    for fact in {**was.facts, **now.facts}:
        if was.facts.get(fact, "") != now.facts.get(fact, ""):
            yield Difference((now.name, fact), was.facts.get(fact, ""), now.facts.get(fact, ""))


def _known(old: Entries, new: Entries) -> dict[int, int]:
    """The item of the older for each of the newer that has one: the same case, else one that is called so or alike."""
    cases = {each.case: at for at, each in enumerate(old) if each.case}
    found = {now: cases[each.case] for now, each in enumerate(new) if each.case in cases}
    left, rest = ([at for at, each in enumerate(run) if not each.case] for run in (old, new))
    same = partners([old[at] for at in left], [new[at] for at in rest], text=lambda item: item.name)
    return found | {rest[now]: left[was] for now, was in same.items()}


def _moved(old: Entries, known: Mapping[int, int]) -> frozenset[int]:
    return moved(range(len(old)), [known[now] for now in sorted(known)])


def _entries(packet: Packet, had: Numbers = _KEPT) -> Entries:
    here = notice_here(packet, frozenset())
    lines = zip(agenda_lines(packet, here), timetable(packet.notice), strict=True)
    found = []
    for line, timed in lines:
        number, title = ("\n".join(map(plain, item_texts(cell).split("\n"))) for cell in line.row.cells[1:3])
        name, _, note = title.partition("\n")
        later = timed.day != packet.notice.meeting.day
        facts = {
            "dag": format_date(timed.day) if later else "",
            "tid": clock_span(timed),
            "minutter": f"{timed.item.minutes or ''}",
            "merknad": note,
            "for": _whom(timed.item.group, packet),
            "underpunkter": "\n".join(plain(_row_text(row)) for row in line.points),
        }
        called = f"sak {number}" if line.item.case and number else name
        case = had.get(line.item.case, line.item.case) if line.item.case else None
        found.append(AgendaEntry(case, called, facts | _without_paper(line, name)))
    return found


def _without_paper(line: AgendaLine, title: str) -> dict[str, str]:
    """What the agenda alone tells of an item that has no paper."""
    if line.paper:
        return {}
    kind = {_TYPE: plain(item_texts(line.row.cells[3]))}
    return kind | ({_TITLE: title} if line.item.case else {})


def _whom(group: str, packet: Packet) -> str:
    organ = packet.here.registers.organs[packet.notice.meeting.organ]
    return group_name(organ, group, packet.notice.language) if group else ""


def _row_text(row: Row) -> str:
    return " ".join(text for cell in row.cells if (text := item_texts(cell)))
