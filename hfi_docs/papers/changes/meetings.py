"""What differs between two issues of a meeting's papers: the notice, the agenda, and each case."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hfi_docs.document import inline_text
from hfi_docs.papers.changed import CaseChanges, Difference, MeetingChanges
from hfi_docs.papers.changes.agendas import compare_agendas, moved_cases
from hfi_docs.papers.changes.cases import compare_cases, signed_by
from hfi_docs.papers.changes.pairing import moved, plain
from hfi_docs.papers.changes.texts import compare_blocks
from hfi_docs.papers.compose import Packet, Paper
from hfi_docs.papers.compose.notice import deadlines, draft_mark, notice_facts, notice_title, reference_text
from hfi_docs.papers.compose.packet import notice_here
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.text import read_markdown
from hfi_docs.records.model import CaseNumber

_LEVEL = 2
_FACT, _DRAFT = "møtet", "utkastmerknad"


class Sides(NamedTuple):
    """One issue of a meeting's papers: its notice, if it has one, and its cases in the order of the agenda."""

    packet: Packet | None
    papers: tuple[Paper, ...]

    @property
    def by_number(self) -> Mapping[CaseNumber, Paper]:
        """The cases by their numbers."""
        return {paper.case.number: paper for paper in self.papers}


def compare_meetings(before: Sides, after: Sides) -> MeetingChanges:
    """What differs between two issues; empty when a reader can see no difference."""
    return MeetingChanges(tuple(_compare_notices(before.packet, after.packet)), tuple(_compare_cases(before, after)))


def _compare_cases(before: Sides, after: Sides) -> Iterator[CaseChanges]:
    old, new = before.by_number, after.by_number
    others = moved(tuple(old), tuple(new))
    if before.packet and after.packet:
        others = moved_cases(before.packet, after.packet)
    for number, paper in new.items():
        if number not in old:
            yield CaseChanges(number, _called(paper), paper.case.title, "ny")
            continue
        differences = tuple(compare_cases(old[number], paper))
        kind = "endret" if differences else "flyttet" if number in others else ""
        if kind:
            yield CaseChanges(number, _called(paper), paper.case.title, kind, differences, number in others)
    for number, paper in old.items():
        if number not in new:
            yield CaseChanges(number, _called(paper), paper.case.title, "utgår")


def _called(paper: Paper) -> str:
    return plain(paper.here.case_title(paper.case.number))


def _compare_notices(before: Packet | None, after: Packet | None) -> Iterator[Difference]:
    """The head of the notice, its agenda, what it says before and after; proposals are told with their cases."""
    if before is None or after is None:
        if (before is None) != (after is None):
            told = ("", "innkalling") if after else ("innkalling", "")
            yield Difference((_FACT,), *told)
        return
    here = [notice_here(each, frozenset()) for each in (before, after)]
    old, new = (_facts(each, own) for each, own in zip((before, after), here, strict=True))
    for name in {**old, **new}:
        if old.get(name, "") != new.get(name, ""):
            yield Difference((name,), old.get(name, ""), new.get(name, ""))
    intros = (
        read_markdown(each.notice.intro, own, heading_level=_LEVEL)
        for each, own in zip((before, after), here, strict=True)
    )
    yield from (each.below("innledning") for each in compare_blocks(*intros))
    yield from (each.below("saksliste") for each in compare_agendas(before, after))
    listed = (tuple(deadlines(each, own, _LEVEL))[1:] for each, own in zip((before, after), here, strict=True))
    yield from (each.below("frister") for each in compare_blocks(*listed))


def _facts(packet: Packet, here: Surroundings) -> Mapping[str, str]:
    """What stands at the head and the foot of the notice, letterhead and title too."""
    notice, office, mark = packet.notice, here.registers.office, draft_mark(packet.notice)
    told = {"kontor": office.name, "brevhode": " ".join(filter(None, office.letterhead))}
    told |= {"overskrift": inline_text(notice_title(packet, here))} | notice_facts(packet)
    told |= {_DRAFT: mark} if mark else {}
    told |= {line.name: reference_text(line, here) for line in notice.references}
    return {name: plain(text) for name, text in told.items()} | signed_by(notice.signature, here)
