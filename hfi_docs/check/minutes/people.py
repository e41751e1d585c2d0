"""Rules for the people of a meeting: who is named exists, and nobody is there twice."""

from collections import Counter
from collections.abc import Iterator

from hfi_docs.check.known import UNKNOWN_ENTRY, unknown_entry
from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.rule import rule
from hfi_docs.errors import Finding, Problem, Subject
from hfi_docs.records.model.minutes import Count, is_short_name
from hfi_docs.records.record import KeyPath
from hfi_docs.values.dates import format_date
from hfi_docs.values.words import suggest_or_list

SUBJECT = Subject(
    "Protokollen: hvem som møtte",
    "Oppmøtet avgjør hvem som kunne stemme. Det leses sammen med registeret over medlemmer.",
    "kommuneloven § 11-4 (folkevalgte organer)",
)

NOT_A_MEMBER = Finding(
    "HFI303",
    "«{name}» er ikke medlem av {organ} {day}.",
    "Rett kortnavnet, eller medlemmets «periode», «fra» og «til» i register/medlemmer.yaml.",
)
UNKNOWN_ITEM = Finding(
    "HFI304",
    "«{name}» er ikke et punkt i protokollen.",
    "{hint}",
    advice="Skriv saksnummeret, eller det punktet heter i protokollen.",
)
ABSENT_TWICE = Finding("HFI305", "«{name}» står flere ganger i oppmøtet.", "Behold den ene linjen.")
DEPUTY_TWICE = Finding(
    "HFI306", "«{name}» er vara for flere i {item}.", "En vara møter for ett medlem om gangen. Rett «vara»."
)
DEPUTY_THERE = Finding(
    "HFI307", "«{name}» er vara i {item}, men er der selv som medlem.", "Rett «vara», eller før opp forfallet."
)

_Named = Iterator[tuple[KeyPath, str]]


def _people(checked: CheckedMinutes) -> _Named:
    """Everybody who is named, and where."""
    minutes = checked.minutes
    yield ("møteleder",), minutes.chair
    yield from _attending(checked)
    for each in minutes.statements:
        yield from _each((*each.key, "fra"), each.by)
    if minutes.approval:
        yield from _each((*minutes.approval.key, "av"), minutes.approval.by)
    for item in minutes.items:
        yield (*item.key, "møteleder"), item.chair
        yield from _each((*item.key, "ikke_til_stede"), item.away)
        for found in item.disqualifications:
            yield (*found.key, "medlem"), found.member
            yield (*found.key, "vara"), found.deputy
            yield (*found.key, "reist_av"), found.raised_by
            yield from _counted((*found.key, "for"), found.for_)
            yield from _counted((*found.key, "imot"), found.against)
        for group in (item.proposals, item.statements):
            for told in group:
                yield from _each((*told.key, "fra"), told.by)
        for vote in item.votes:
            yield from _each((*vote.key, "ikke_til_stede"), vote.away)
            counts = {"for": vote.for_, "imot": vote.against, "avholdende": vote.abstained, "blanke": vote.blank}
            for field, count in counts.items():
                yield from _counted((*vote.key, field), count)
        for task in item.tasks:
            yield from _each((*task.key, "hvem"), task.who)


def _attending(checked: CheckedMinutes) -> _Named:
    told = checked.minutes.attendance
    for absence in told.absent:
        yield (*absence.key, "medlem"), absence.member
        yield (*absence.key, "vara"), absence.deputy
    yield from _each(("oppmøte", "ikke_møtt"), told.not_met)
    for movement in told.movements:
        yield (*movement.key, "medlem"), movement.member
        yield (*movement.key, "vara"), movement.deputy
    if told.observers != ("alle",):
        yield from _each(("oppmøte", "observatører"), told.observers)
    for attendee in told.present:
        yield (*attendee.key, "medlem"), attendee.member
        yield (*attendee.key, "vara_for"), attendee.deputy_for


def _each(key: KeyPath, names: tuple[str, ...]) -> _Named:
    return (((*key, count), name) for count, name in enumerate(names))


def _counted(key: KeyPath, count: Count | None) -> _Named:
    return _each(key, count.names) if count else iter(())


@rule(UNKNOWN_ENTRY)
def _known(checked: CheckedMinutes) -> Iterator[Problem]:
    for key, name in _people(checked):
        if name and is_short_name(name) and name not in checked.roster.known:
            yield unknown_entry(checked.record, key, name, "medlemmer", checked.roster.known)


@rule(NOT_A_MEMBER)
def _members(checked: CheckedMinutes) -> Iterator[Problem]:
    told, minutes = checked.minutes.attendance, checked.minutes
    named: list[tuple[KeyPath, str]] = [((*each.key, "medlem"), each.member) for each in told.absent]
    named += [((*each.key, "medlem"), each.member) for each in told.movements]
    named += _each(("oppmøte", "ikke_møtt"), told.not_met)
    for key, name in named:
        if name in checked.roster.known and name not in checked.roster.members:
            at = checked.record.position(key)
            yield NOT_A_MEMBER.at(at, name=name, organ=minutes.organ, day=format_date(minutes.day))


@rule(UNKNOWN_ITEM)
def _items(checked: CheckedMinutes) -> Iterator[Problem]:
    for key, name in _named_items(checked):
        if name and checked.roster.place(name) is None:
            known = [checked.called(item).removeprefix("Sak ").strip("«»") for item in checked.items]
            hint = suggest_or_list(name, known, none="Protokollen har ingen saker.")
            yield UNKNOWN_ITEM.at(checked.record.position(key), name=name, hint=hint)


def _named_items(checked: CheckedMinutes) -> _Named:
    told = checked.minutes.attendance
    for movement in told.movements:
        yield (*movement.key, "kom"), movement.came
        yield (*movement.key, "gikk"), movement.left
    for attendee in told.present:
        yield (*attendee.key, "kom"), attendee.came
        yield (*attendee.key, "gikk"), attendee.left
    for guest in told.guests:
        yield from _each((*guest.key, "saker"), guest.items)
    for item in checked.minutes.items:
        yield from _each((*item.key, "sammen_med"), item.together_with)


@rule(ABSENT_TWICE)
def _once(checked: CheckedMinutes) -> Iterator[Problem]:
    told = checked.minutes.attendance
    named = [((*each.key, "medlem"), (each.member, each.day)) for each in told.absent]
    named += [((*each.key, "medlem"), (each.member, None)) for each in told.present if each.member]
    whole = {each.member for each in told.absent if each.day is None}
    seen: Counter[object] = Counter()
    for key, who in named:
        seen[who] += 1
        if seen[who] > 1:
            yield ABSENT_TWICE.at(checked.record.position(key), name=who[0])
    for key, name in (
        *_each(("oppmøte", "ikke_møtt"), told.not_met),
        *(((*each.key, "medlem"), each.member) for each in told.movements),
    ):
        if name in whole or (key[1] == "kom_og_gikk" and name in told.not_met):
            yield ABSENT_TWICE.at(checked.record.position(key), name=name)


@rule(DEPUTY_TWICE, DEPUTY_THERE)
def _deputies(checked: CheckedMinutes) -> Iterator[Problem]:
    told: set[tuple[str, str]] = set()
    for item in checked.items:
        sitting = [seat for seat in item.seats if seat.deputy_for and is_short_name(seat.person)]
        own = {seat.person for seat in item.seats if not seat.deputy_for}
        times = Counter(seat.person for seat in sitting)
        for seat in sitting:
            finding = DEPUTY_TWICE if times[seat.person] > 1 else DEPUTY_THERE if seat.person in own else None
            if finding and (finding.code, seat.person) not in told:
                told.add((finding.code, seat.person))
                at = checked.record.position(_where(checked, seat.person, seat.deputy_for))
                yield finding.at(at, name=seat.person, item=checked.in_sentence(item))


def _where(checked: CheckedMinutes, person: str, deputy_for: str) -> KeyPath:
    """Where it is told that somebody is the deputy of somebody."""
    told = checked.minutes.attendance
    pairs = [(each.deputy, each.member, each.key) for each in told.absent]
    pairs += [(each.deputy, each.member, each.key) for each in told.movements]
    for deputy, member, key in pairs:
        if (deputy, member) == (person, deputy_for):
            return (*key, "vara")
    found = (each.key for item in checked.minutes.items for each in item.disqualifications if each.deputy == person)
    return (*next(found, ("oppmøte",)), "vara")


PEOPLE_RULES = (_known, _members, _items, _once, _deputies)
