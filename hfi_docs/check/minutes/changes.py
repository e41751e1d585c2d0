"""Rules for what was proposed of changes: points that are there, each changed once, and words that still fit."""

from collections.abc import Iterator
from itertools import combinations

from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.rule import rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.minutes import Treated
from hfi_docs.papers.minutes.tally import REST, is_main
from hfi_docs.papers.minutes.treated import changes_of, is_adopted, main_proposal, takes_in_changes
from hfi_docs.papers.text.points import overlap, read_points, renamed
from hfi_docs.records.model.minutes import Proposal
from hfi_docs.values.expressions import regex

SUBJECT = Subject(
    "Protokollen: endringer i forslaget",
    "Vedtaket settes sammen av forslaget og det som ble vedtatt. Det kan bare skje på én måte.",
)

TWO_CHANGES = Finding(
    "HFI325", "Både «{first}» og «{second}» endrer {points}, og begge er vedtatt.", "Rett voteringen, eller «gjelder»."
)
NO_SUCH_POINT = Finding("HFI326", "Forslaget det gjelder, har ikke «{points}».", "Rett «gjelder».")
NO_TEXT = Finding("HFI332", "Forslaget «{name}» mangler «tekst».", "Skriv forslaget ordrett.")
NO_POINTS = Finding("HFI362", "Strykningen «{name}» mangler «gjelder».", "Skriv hvilket punkt som skulle strykes.")
ALTERNATIVE_OF_POINT = Finding(
    "HFI363",
    "«{name}» er et alternativ til hele forslaget, men har «gjelder».",
    "Skriv «type: endring» når det gjelder et punkt, eller fjern «gjelder».",
)
WITHDRAWN = Finding(
    "HFI364", "Forslaget «{name}» er trukket, men {what}.", "Fjern «trukket», eller rett voteringen og vedtaket."
)
CHANGED_WHAT_FELL = Finding(
    "HFI365",
    "«{name}» endrer {points} og er vedtatt, men {fell} falt.",
    "Rett voteringen. Falt hele punktet til slutt, står endringen ikke i vedtaket: skriv hele vedtaket.",
)
PARTS_GONE = Finding(
    "HFI366",
    "«{name}» setter inn {points} på nytt uten bokstavpunktene. De blir borte i vedtaket.",
    "Skriv dem i forslaget når de skal stå.",
    WARNING,
)
RENUMBERED = Finding(
    "HFI367",
    "Vedtaket viser til {name}, som {now}.",
    "Kontroller henvisningen. Skal den rettes, skriv hele vedtaket.",
    WARNING,
)

_CHANGES = ("endring", "strykning")
#: «jf. punkt 3»; not «punkt 3 i avtalen», which is a point of something else.
_MENTION = regex(r"\bpunkt (\d{1,2})(?: ([a-zæøå])\b)?(?![\w.,–-]*\d)(?! (?:i|av) (?!(?:dette )?(?:vedtak|forslag)))")


@rule(NO_TEXT, NO_POINTS, ALTERNATIVE_OF_POINT)
def _shape(checked: CheckedMinutes) -> Iterator[Problem]:
    for each in (each for item in checked.minutes.items for each in item.proposals):
        at = checked.record.position(each.key)
        if not each.text and each.kind in ("endring", "tillegg", "alternativ"):
            yield NO_TEXT.at(at, name=each.id)
        if each.kind == "strykning" and not each.points:
            yield NO_POINTS.at(at, name=each.id)
        if each.kind == "alternativ" and each.points:
            yield ALTERNATIVE_OF_POINT.at(checked.record.position((*each.key, "gjelder")), name=each.id)


@rule(NO_SUCH_POINT)
def _points(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        own = {each.id: each for each in item.item.proposals}
        for each in own.values():
            if each.points and each.kind in (*_CHANGES, "tillegg") and not _has_point(item, each.points):
                yield NO_SUCH_POINT.at(checked.record.position((*each.key, "gjelder")), points=each.points)
        for vote in item.item.votes:
            added = [name for name in vote.over if name in own and own[name].kind not in _CHANGES]
            if vote.points not in ("", REST) and not added and not _has_point(item, vote.points):
                yield NO_SUCH_POINT.at(checked.record.position((*vote.key, "gjelder")), points=vote.points)


def _has_point(item: Treated, points: str) -> bool:
    """Whether one of the main proposals has a point; where no words are known, nobody can tell."""
    whole = {each.id for each in item.item.proposals if each.kind == "alternativ"}
    texts = [text for name, text in item.sources.items() if is_main(name) or name in whole]
    return not texts or any(read_points(text).find(points) is not None for text in texts)


@rule(WITHDRAWN)
def _withdrawn(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        gone = {each.id for each in item.item.proposals if each.is_withdrawn}
        for vote in item.item.votes:
            for name in sorted(gone.intersection((*vote.over, *(vote.ballots or ())))):
                yield WITHDRAWN.at(checked.record.position(vote.key), name=name, what="det er stemt over det")
        if item.basis in gone:
            at = checked.record.position((*item.item.key, "vedtak"))
            yield WITHDRAWN.at(at, name=item.basis, what=f"vedtaket er «{item.item.resolution.strip()}»")


@rule(TWO_CHANGES, CHANGED_WHAT_FELL, PARTS_GONE)
def _changes(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        adopted = [each for each in _adopted(item) if each.kind in _CHANGES]
        for first, second in combinations(adopted, 2):
            if overlap(first.points, second.points):
                at = checked.record.position(_place(second))
                points = second.points or first.points or "hele forslaget"
                yield TWO_CHANGES.at(at, first=first.id, second=second.id, points=points)
        for each in adopted:
            for fell in _fell_as_well(item, each):
                at = checked.record.position(_place(each))
                yield CHANGED_WHAT_FELL.at(at, name=each.id, points=each.points, fell=fell)
            if each.kind == "endring" and _loses_parts(item, each):
                yield PARTS_GONE.at(checked.record.position(_place(each)), name=each.id, points=each.points)


def _adopted(item: Treated) -> list[Proposal]:
    return [each for each in item.item.proposals if is_adopted(item.item, each, item.outcome)]


def _place(each: Proposal) -> tuple[str | int, ...]:
    return (*each.key, "gjelder" if each.points else "id")


def _fell_as_well(item: Treated, each: Proposal) -> Iterator[str]:
    """The points of the main proposal that fell and are no longer those that a change was adopted in the place of."""
    won = max((place for place, one in enumerate(item.outcome.tallies) if each.id in one.adopted), default=0)
    struck = item.outcome.struck_of(main_proposal(item.item, item.outcome))
    for place, tally in enumerate(item.outcome.tallies):
        for points in tally.struck:
            is_replaced = place <= won and each.kind == "endring" and each.points == points
            if points in struck and each.points and overlap(points, each.points) and not is_replaced:
                yield points


def _loses_parts(item: Treated, each: Proposal) -> bool:
    main = item.sources.get(item.basis)
    old = read_points(main).find(each.points) if main and takes_in_changes(item.item) else None
    return bool(old and _has_parts(old) and not _has_parts(each.text))


def _has_parts(text: str) -> bool:
    return any(point.parts for point in read_points(text).points)


@rule(RENUMBERED)
def _mentions(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        main = item.sources.get(item.basis)
        if not main or not takes_in_changes(item.item):
            continue
        names = renamed(read_points(main), changes_of(item.item, item.outcome))
        told = set()
        for found in _MENTION.finditer(item.decision or ""):
            name = f"punkt {found[1]}{f' {found[2]}' if found[2] else ''}"
            now = names.get(name, name)
            if now != name and name not in told:
                told.add(name)
                at = checked.record.position((*item.item.key, "vedtak"))
                yield RENUMBERED.at(at, name=name, now=f"er {now} etter endringene" if now else "er strøket")


CHANGE_RULES = (_shape, _points, _withdrawn, _changes, _mentions)
