"""Each item of the minutes with what it comes to: title, those who voted, what was adopted, in which words."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.papers.minutes.roster import Roster, Seat
from hfi_docs.papers.minutes.tally import ALTERNATIVE, MAIN, RECOMMENDED, Outcome, Tally, is_main, settle, tally
from hfi_docs.papers.text.points import PointChanges, changed, fill_blanks, read_points
from hfi_docs.records.model import AgendaItem, AgendaPoint, Case, CaseNumber, Registers
from hfi_docs.records.model.minutes import Minutes, MinutesItem, Proposal
from hfi_docs.values.expressions import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_AS, _WITH_CHANGES, APPROVED = "som ", "med endringene", "godkjent"
_AS_PROPOSED = {"foreslått": MAIN, "innstillingen": RECOMMENDED}
#: A decision that only takes note.
TAKES_NOTE = regex(r"\bti?l (?:orientering|etterretning|vitande|vitende)\b", re.IGNORECASE)
ADOPTED, NOTED, DISCUSSED, POSTPONED = "vedtatt", "tatt til orientering", "drøftet", "utsatt"
NOT_ADOPTED, SENT_BACK = "ikke vedtatt", "sendt tilbake"
_POSTPONING = ("utset", "utsat")


class Treated(NamedTuple):
    """An item and what it comes to.

    `sources` are the words of every proposal by its name. `decision` is what was decided, as text; "" when nothing
    was, None when the record names words that are not there. `basis` is the proposal that it is made of.
    """

    item: MinutesItem
    place: int
    case: Case | None
    title: str
    kind: str
    sources: Mapping[str, str]
    seats: tuple[Seat, ...]
    present: int | None
    outcome: Outcome
    basis: str
    decision: str | None
    status: str
    group: str
    #: The votes over questions of habilitet, each with its place among the questions and those who had a vote.
    habilitet: tuple[tuple[int, tuple[Seat, ...], Tally], ...] = ()
    #: What stands below the item on the agenda.
    points: tuple[AgendaPoint, ...] = ()

    @property
    def is_restricted(self) -> bool:
        """Whether what is said of it is kept from the public, or from a part of the organ."""
        return self.item.closed is not None or bool(self.group)


def treat_items(
    minutes: Minutes, roster: Roster, cases: Mapping[CaseNumber, Case], registers: Registers
) -> tuple[Treated, ...]:
    """Every item in order."""
    return tuple(_treat(item, index, minutes, roster, cases, registers) for index, item in enumerate(minutes.items))


def _treat(
    item: MinutesItem,
    index: int,
    minutes: Minutes,
    roster: Roster,
    cases: Mapping[CaseNumber, Case],
    registers: Registers,
) -> Treated:
    case = cases.get(item.case) if item.case else None
    header = registers.cases.get(item.case) if item.case else None
    listed = _listed(item, roster.agenda)
    sources = dict(_sources(item, case, registers))
    seats = roster.voters(index)
    present = _present(item, minutes, roster, seats)
    outcome = _outcome(item, roster, seats, present, RECOMMENDED if item.recommendation else MAIN)
    basis, decision = decide(item, sources, outcome)
    kind = item.kind or (case.kind if case else "") or (listed.kind if listed else "")
    title = item.title or (case.title if case else header.title if header else "") or item.text
    return Treated(
        item,
        index,
        case,
        title,
        kind,
        sources,
        seats,
        present,
        outcome,
        basis,
        decision,
        _status(item, kind, decision, outcome),
        roster.groups[index],
        tuple(_habilitet(item, index, roster, present)),
        listed.points if listed else (),
    )


def _habilitet(
    item: MinutesItem, index: int, roster: Roster, present: int | None
) -> "Iterator[tuple[int, tuple[Seat, ...], Tally]]":
    """The votes over questions of habilitet, one after the other: whoever a question concerns has none."""
    counts_seats = present is not None and item.voters is None and roster.minutes.attendance.voters is None
    for place, each in enumerate(item.disqualifications):
        if each.result or each.for_ or each.against:
            seats = tuple(seat for seat in roster.voters(index, place) if seat.person != each.member)
            there = sum(seat.votes for seat in seats) if counts_seats else None
            yield place, seats, tally(each.vote, seats, there, "", ())


def decide(item: MinutesItem, sources: Mapping[str, str], outcome: Outcome) -> tuple[str, str | None]:
    """The proposal that a decision is made of, and its words; None when the record names what is not there."""
    words = item.resolution.strip()
    if not words[:1].islower():
        return "", item.resolution
    if words == APPROVED and item.minutes_of:
        return "", APPROVED
    if words == _WITH_CHANGES:
        basis = main_proposal(item, outcome)
        if basis not in sources:
            return basis, None
        return basis, fill_blanks(
            changed(read_points(sources[basis]), changes_of(item, outcome)).written(), item.filled
        )
    name = words.removeprefix(_AS).strip()
    basis = _AS_PROPOSED.get(name, name)
    if not words.startswith(_AS) or basis not in sources:
        return basis, None
    return basis, fill_blanks(sources[basis], item.filled)


def main_proposal(item: MinutesItem, outcome: Outcome) -> str:
    """The main proposal that won: one of those that the meeting was sent, or an alternative to them."""
    alternatives = {each.id for each in item.proposals if each.kind == "alternativ"}
    won = (name for name in outcome.adopted if is_main(name) or name in alternatives)
    return next(won, RECOMMENDED if item.recommendation else MAIN)


def is_adopted(item: MinutesItem, proposal: Proposal, outcome: Outcome) -> bool:
    """Whether a proposal won; without any vote, what was not withdrawn did where the decision takes changes in."""
    if outcome.tallies:
        return proposal.id in outcome.adopted
    return item.resolution.strip() == _WITH_CHANGES and not proposal.is_withdrawn


def is_put_off(item: MinutesItem, outcome: Outcome) -> bool | None:
    """Whether the item was put off by the last vote about that; None without one."""
    proposed = {each.id for each in item.proposals if each.kind == "utsettelse"}
    found = None
    for each in outcome.tallies:
        vote = each.vote
        if vote.about.lower().startswith(_POSTPONING) or not proposed.isdisjoint((*vote.over, *(vote.ballots or ()))):
            found = bool(each.is_adopted) or not proposed.isdisjoint(each.adopted)
    return found


def takes_in_changes(item: MinutesItem) -> bool:
    """Whether the decision is the main proposal with what was adopted put in."""
    return item.resolution.strip() == _WITH_CHANGES


def changes_of(item: MinutesItem, outcome: Outcome) -> PointChanges:
    """What was adopted of changes to the main proposal. A point that fell stands when it was changed all the same."""
    adopted = [each for each in item.proposals if is_adopted(item, each, outcome)]
    return PointChanges(
        {each.points: each.text for each in adopted if each.kind == "endring"},
        (
            *(each.points for each in adopted if each.kind == "strykning"),
            *outcome.struck_of(main_proposal(item, outcome)),
        ),
        tuple((each.points, each.text) for each in adopted if each.kind == "tillegg"),
    )


def _sources(item: MinutesItem, case: Case | None, registers: Registers) -> "Iterator[tuple[str, str]]":
    proposal = case.proposal if case else None
    if item.proposed:
        yield MAIN, item.proposed
    elif proposal and proposal.alternatives:
        for count, text in enumerate(proposal.alternatives, start=1):
            yield f"{ALTERNATIVE}{count}", text
    elif proposal:
        yield MAIN, proposal.content.text
    if item.recommendation:
        number = item.recommendation.case
        header = registers.cases.get(number) if number else None
        text = header.resolution if header else item.recommendation.text
        if text:
            yield RECOMMENDED, text
    for each in item.proposals:
        if each.text:
            yield each.id, each.text


def _outcome(item: MinutesItem, roster: Roster, seats: tuple[Seat, ...], present: int | None, main: str) -> Outcome:
    requirement = roster.organ.requirement if roster.organ else ""
    mains = (main, *(each.id for each in item.proposals if each.kind == "alternativ"))
    tallies = []
    for vote in item.votes:
        voting = tuple(seat for seat in seats if seat.person not in vote.away)
        counted = None if present is None else present - sum(s.votes for s in seats if s.person in vote.away)
        tallies.append(tally(vote, voting, counted, requirement, mains))
    return settle(tuple(tallies))


def _present(item: MinutesItem, minutes: Minutes, roster: Roster, seats: tuple[Seat, ...]) -> int | None:
    told = item.voters if item.voters is not None else minutes.attendance.voters
    if told is not None:
        return told
    return sum(seat.votes for seat in seats) if roster.is_known else None


def _listed(item: MinutesItem, agenda: tuple[AgendaItem, ...]) -> AgendaItem | None:
    found = (each for each in agenda if each.case == item.case and (item.case or each.text == item.text))
    return next(found, None)


def _status(item: MinutesItem, kind: str, decision: str | None, outcome: Outcome) -> str:
    """What became of an item (utfall)."""
    if item.outcome:
        return item.outcome
    if item.postponed_to:
        return POSTPONED
    if item.minutes_of and decision == APPROVED:
        return APPROVED
    if decision or decision is None:
        return NOTED if kind in ("orientering", "referat") and TAKES_NOTE.search(decision or "") else ADOPTED
    if is_put_off(item, outcome):
        return POSTPONED
    if any(map(is_main, outcome.fell)):
        return NOT_ADOPTED
    return {"drøfting": DISCUSSED, "orientering": NOTED, "referat": NOTED}.get(kind, "")
