"""What differs between two issues of a meeting's papers: the notice, and each case."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hfi_docs.papers.changed import CaseChanges, Difference, MeetingChanges
from hfi_docs.papers.changes.agendas import Numbers, moved_cases
from hfi_docs.papers.changes.cases import compare_cases
from hfi_docs.papers.changes.notices import compare_notices
from hfi_docs.papers.changes.pairing import moved, plain
from hfi_docs.papers.compose import Packet, Paper
from hfi_docs.papers.compose.agenda import for_whom
from hfi_docs.records.model import CaseNumber

_FACT, _NOTICE = "møtet", "innkalling"


class Sides(NamedTuple):
    """One issue of a meeting's papers: its notice, if it has one, and its cases in the order of the agenda."""

    packet: Packet | None
    papers: tuple[Paper, ...]

    @property
    def by_number(self) -> Mapping[CaseNumber, Paper]:
        """The cases by their numbers."""
        return {paper.case.number: paper for paper in self.papers}

    @property
    def shows_proposals(self) -> bool:
        """Whether the notice prints what is proposed."""
        return bool(self.packet and self.packet.notice.shows_proposals)


def compare_meetings(before: Sides, after: Sides) -> MeetingChanges:
    """What differs between two issues; empty when a reader can see no difference."""
    known = _known(before.by_number, after.by_number)
    if before.packet and after.packet:
        notice = tuple(compare_notices(before.packet, after.packet, known))
    elif before.packet or after.packet:
        notice = (Difference((_FACT,), _NOTICE if before.packet else "", _NOTICE if after.packet else ""),)
    else:
        notice = ()
    return MeetingChanges(notice, tuple(_compare_cases(before, after, known)))


def _compare_cases(before: Sides, after: Sides, known: Numbers) -> Iterator[CaseChanges]:
    others = _moved(before, after, known)
    in_notice = before.shows_proposals and after.shows_proposals
    for number, paper in after.by_number.items():
        if number not in known:
            yield CaseChanges(number, _called(paper), paper.case.title, "ny", whom=_whom(number, after.packet))
            continue
        differences = tuple(compare_cases(before.by_number[known[number]], paper, in_notice=in_notice))
        kind = "endret" if differences else "flyttet" if known[number] in others else ""
        if kind:
            told = CaseChanges(number, _called(paper), paper.case.title, kind, differences, known[number] in others)
            yield told._replace(whom=_whom(number, after.packet))
    kept = set(known.values())
    for number, paper in before.by_number.items():
        if number not in kept:
            yield CaseChanges(number, _called(paper), paper.case.title, "utgår")


def _whom(number: CaseNumber, packet: Packet | None) -> str:
    """«bare for kommunene»; "" for a case that is for all."""
    group = packet.group_of(number) if packet else ""
    if not packet or not group:
        return ""
    whom = for_whom(group, packet, packet.here)
    return f"{whom[:1].lower()}{whom[1:]}"


def _known(before: Mapping[CaseNumber, Paper], after: Mapping[CaseNumber, Paper]) -> Numbers:
    """The number that each case has had: its own, or that of one of the same title that is gone."""
    known = {number: number for number in after if number in before}
    left = {number: paper for number, paper in before.items() if number not in known}
    for number, paper in after.items():
        was = next((other for other, each in left.items() if each.case.title == paper.case.title), None)
        if number not in known and was:
            known[number] = was
            del left[was]
    return known


def _moved(before: Sides, after: Sides, known: Numbers) -> frozenset[CaseNumber]:
    """The cases that stand at another place among what both have, by the numbers that they have had."""
    if before.packet and after.packet:
        return moved_cases(before.packet, after.packet, known)
    return moved(tuple(before.by_number), [known[number] for number in after.by_number if number in known])


def _called(paper: Paper) -> str:
    return plain(paper.here.case_title(paper.case.number))
