"""What minutes decide, as it is sealed with them, and what was sealed."""

from hfi_docs.output.archive import Archive, SealedDecision, SealedMinutes, minutes_key, sealed_minutes
from hfi_docs.papers.compose import Minuted
from hfi_docs.papers.compose.minutes import look_at
from hfi_docs.papers.compose.minutes_told import decided_words, listed_title
from hfi_docs.papers.compose.minutes_votes import vote_sentences
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.case_numbers import format_case_number

#: How many words show what differs.
_SHOWN = 4


def decisions_of(minuted: Minuted) -> tuple[SealedDecision, ...]:
    """What minutes decided, item by item; what is closed by its public title and law alone."""
    roster, items = look_at(minuted)
    found = []
    for item in items:
        number = f"{minuted.minutes.organ} {format_case_number(item.item.case)}" if item.item.case else ""
        law = (item.item.closed.law if item.item.closed else "") or ("bare for en gruppe" if item.group else "")
        votes = () if law else tuple(vote_sentences(item, roster, minuted.minutes.language))
        told = tuple(text.replace(HARD_SPACE, " ") for text in votes)
        outcome = "" if law else item.status
        title = listed_title(item, minuted)
        found.append(SealedDecision(number, title, outcome, decided_words(item, minuted), told, law))
    return tuple(found)


def sealed_before(workspace: Workspace, meeting: str) -> SealedMinutes | None:
    """What is sealed of the minutes of a meeting; None when nothing is."""
    newest = Archive(workspace.archive).current(minutes_key(meeting))
    return sealed_minutes(newest.path) if newest else None


def sealed_words(workspace: Workspace, minuted: Minuted, number: CaseNumber) -> str:
    """What approved minutes decided in a case, as it is sealed; "" when it is not."""
    before = (
        sealed_before(workspace, "{}/{}".format(*minuted.meeting)) if minuted.minutes.status == "godkjent" else None
    )
    name = f"{minuted.minutes.organ} {format_case_number(number)}"
    return next((each.text for each in before.decisions if each.number == name), "") if before else ""


def first_difference(before: str, now: str) -> str:
    """«: 12 000 000 er blitt 13 000 000», or nothing where no words stand against others."""
    old, new = before.split(), now.split()
    at = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    return "" if at is None else f": «{' '.join(old[at : at + _SHOWN])}» er blitt «{' '.join(new[at : at + _SHOWN])}»"
