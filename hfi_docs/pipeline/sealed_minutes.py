"""What minutes decide, as it is sealed with them, and what was sealed."""

from collections.abc import Iterator, Sequence

from hfi_docs import __version__
from hfi_docs.errors import Finding, LoadError, Problem, Subject
from hfi_docs.output.archive import (
    FOR_A_GROUP,
    Archive,
    Sealed,
    SealedDecision,
    SealedMinutes,
    minutes_key,
    sealed_minutes,
    sealed_with,
)
from hfi_docs.papers.compose import Minuted
from hfi_docs.papers.compose.minutes import look_at
from hfi_docs.papers.compose.minutes_told import decided_words, listed_title
from hfi_docs.papers.compose.minutes_votes import vote_sentences
from hfi_docs.papers.minutes import Treated
from hfi_docs.records.load import Workspace, read_bytes, read_record
from hfi_docs.records.record import KeyPath
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.case_numbers import format_case_number, parse_meeting_file_name

SUBJECT = Subject(
    "Forseglede protokoller", "Det som er forseglet, gjelder. En rettelse skal ses, med grunn.", "arkivlova av 2025"
)

_IT_HOLDS = "Det forseglede gjelder. Rett tilbake i saken, registeret eller protokollen, eller skriv en «rettelse»."
NOT_AS_SEALED = Finding("HFI355", "Vedtaket i {item} er ikke lenger det som ble forseglet{was}.", _IT_HOLDS)
NOT_APPROVED_ANY_MORE = Finding(
    "HFI390",
    "Protokollen er forseglet som godkjent, men «status» er «{status}».",
    "Det forseglede gjelder. Sett «status: godkjent», og skriv en «rettelse» om noe skal rettes.",
)
CHANGED_SINCE = Finding("HFI391", "«{field}» er ikke lenger det som ble forseglet.", _IT_HOLDS)

#: How many words show what differs.
_SHOWN = 4


def decisions_of(minuted: Minuted) -> tuple[SealedDecision, ...]:
    """What minutes decided, item by item; what is closed by its public title and law alone."""
    roster, items = look_at(minuted)
    votes = (tuple(vote_sentences(item, roster, minuted.minutes.language)) for item in items)
    return tuple(_decision(item, minuted, told) for item, told in zip(items, votes, strict=True))


def _decision(item: Treated, minuted: Minuted, votes: Sequence[str]) -> SealedDecision:
    number = f"{minuted.minutes.organ} {format_case_number(item.item.case)}" if item.item.case else ""
    law = (item.item.closed.law if item.item.closed else "") or (FOR_A_GROUP if item.group else "")
    told = () if law else tuple(text.replace(HARD_SPACE, " ") for text in votes)
    outcome = "" if law else item.status
    return SealedDecision(number, listed_title(item, minuted), outcome, decided_words(item, minuted), told, law)


def sealed_before(workspace: Workspace, meeting: str) -> SealedMinutes | None:
    """What is sealed of the minutes of a meeting; None when nothing is."""
    newest = Archive(workspace.archive).current(minutes_key(meeting))
    return sealed_minutes(newest.path) if newest else None


def sealed_by_item(workspace: Workspace, minuted: Minuted) -> dict[KeyPath, SealedDecision]:
    """What is sealed of the items of minutes, by where each stands; what is closed by now is left out."""
    before = sealed_before(workspace, "{}/{}".format(*minuted.meeting))
    if before is None:
        return {}
    held = {_identity(each): each for each in before.decisions}
    items = [item for item in look_at(minuted)[1] if not item.is_restricted]
    named = {item.item.key: _identity(_decision(item, minuted, ())) for item in items}
    return {key: held[identity] for key, identity in named.items() if identity in held}


def as_sealed(workspace: Workspace, minuted: Minuted) -> Minuted:
    """The minutes with the decisions that are sealed, where the record says something else by now."""
    sealed = sealed_by_item(workspace, minuted)
    items = {item.item.key: item for item in look_at(minuted)[1]} if sealed else {}
    others = {key: each.text for key, each in sealed.items() if each.text != decided_words(items[key], minuted)}
    return minuted._replace(held=others) if others else minuted


def check_sealed(workspace: Workspace, minuted: Minuted) -> Iterator[Problem]:
    """That sealed minutes say what was sealed, unless a correction says why not."""
    newest = Archive(workspace.archive).current(minutes_key("{}/{}".format(*minuted.meeting)))
    before = sealed_minutes(newest.path) if newest else None
    if newest is None or before is None:
        return
    status = minuted.minutes.status
    if status != "godkjent":
        yield NOT_APPROVED_ANY_MORE.at(minuted.record.position(("status",)), status=status)
    if len(minuted.minutes.corrections) > before.corrections:
        return
    by_us = sealed_with(newest.path) == f"hfi-docs {__version__}"
    decided = list(_other_decisions(minuted, before.decisions, whole=by_us))
    yield from decided or _other_record(workspace, minuted, newest)


def _other_decisions(minuted: Minuted, before: Sequence[SealedDecision], *, whole: bool) -> Iterator[Problem]:
    """The items that do not decide what was sealed; `whole`: nor are voted on in the same words."""
    held = {_identity(each): each for each in before}
    for item, now in zip(minuted.minutes.items, decisions_of(minuted), strict=True):
        then = held.get(_identity(now))
        if then and item.case in minuted.moved_on:
            # It was postponed, and its paper written anew for a later meeting.
            then = then._replace(title=now.title, outcome=now.outcome)
        if then is None or (then if whole else then[:2] + then[3:4]) != (now if whole else now[:2] + now[3:4]):
            name = f"sak {now.number}" if now.number else f"«{now.title}»"
            at = minuted.record.position((*item.key, "vedtak"))
            was = first_difference(" ".join(_words(then)), " ".join(_words(now))) if then else ""
            yield NOT_AS_SEALED.at(at, item=name, was=was)


def _words(decision: SealedDecision) -> tuple[str, ...]:
    return (decision.text, *decision.votes)


def _other_record(workspace: Workspace, minuted: Minuted, newest: Sealed) -> Iterator[Problem]:
    """The first thing in the record that is another than the sealed one; comments and spacing are free."""
    folder = f"data/kilde/{minuted.record.path.parent.relative_to(workspace.root).as_posix()}/"
    found = (name for name in newest.checksums if name.startswith(folder))
    own = next((name for name in found if parse_meeting_file_name(name.rpartition("/")[2]) == minuted.meeting), "")
    if not own or newest.checksums[own] == minuted.record.digest:
        return
    try:
        path = newest.path / own
        then = read_record(read_bytes(path), path).record.data
    except LoadError:
        return
    now = minuted.record.data
    changed = next((name for name in {**then, **now} if name != "status" and then.get(name) != now.get(name)), "")
    if changed:
        yield CHANGED_SINCE.at(minuted.record.key_position((changed,)), field=changed)


def _identity(decision: SealedDecision) -> tuple[str, str]:
    """What tells an item from the others: its number, else its title."""
    return decision.number, "" if decision.number else decision.title


def first_difference(before: str, now: str) -> str:
    """«: 12 000 000 er blitt 13 000 000», or nothing where no words stand against others."""
    old, new = before.split(), now.split()
    at = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    return "" if at is None else f": «{' '.join(old[at : at + _SHOWN])}» er blitt «{' '.join(new[at : at + _SHOWN])}»"
