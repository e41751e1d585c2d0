"""Rules for who is there at an item: somebody who leads it, somebody who decides it, and deputies who can come."""

from collections.abc import Iterator

from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.rule import rule
from hfi_docs.errors import Finding, Problem, Subject
from hfi_docs.papers.minutes.roster import VOTING_ROLES
from hfi_docs.records.model.minutes import is_short_name
from hfi_docs.records.record import KeyPath
from hfi_docs.values.words import keep_or_add

SUBJECT = Subject(
    "Protokollen: hvem som var med på hva",
    "Bare den som er til stede og habil, kan lede og stemme.",
    "forvaltningsloven § 6, kommuneloven § 11-10 (folkevalgte organer)",
)

CHAIR_DISQUALIFIED = Finding(
    "HFI350", "Møteleder er inhabil i {item}.", "Skriv «møteleder» i saken: den som ledet den."
)
CHAIR_NOT_THERE = Finding(
    "HFI385",
    "«{name}» er møteleder, men var ikke til stede i {item}.",
    "Skriv den som ledet, under «møteleder», eller rett oppmøtet.",
)
NOBODY_THERE = Finding(
    "HFI386", "Ingen stemmeberettigede var til stede i {item}, men den har et vedtak.", "Rett oppmøtet, eller vedtaket."
)
OWN_DEPUTY = Finding("HFI387", "«{name}» står som vara for seg selv.", "Skriv hvem som møtte, eller fjern «vara».")
NO_VOTER = Finding(
    "HFI407",
    "«{name}» er {role} og har ikke stemme.",
    "Forfall, og hvem som kom og gikk, føres for leder, nestleder og medlemmer. Andre står under «observatører».",
)
VOTER_OBSERVES = Finding(
    "HFI408", "«{name}» er {role}, men står som observatør.", "Fjern navnet her: medlemmene er til stede uten det."
)
NEITHER_CAME = Finding(
    "HFI409", "«{name}» verken kom eller gikk.", "Legg til «kom» eller «gikk»: et punkt på sakslisten."
)
ONE_NAME = Finding(
    "HFI410",
    "Den som var til stede, skal ha enten «medlem» eller «hvem».",
    "{hint}",
    advice="Skriv «medlem» med kortnavnet for den som står i registeret, ellers «hvem».",
)
HABILITET_TWICE = Finding(
    "HFI411", "Habiliteten til «{name}» er avgjort flere ganger i {item}.", "Behold den ene linjen."
)
DEPUTY_AWAY = Finding("HFI388", "«{name}» er vara, men er selv ført opp som borte.", "Rett «vara», eller oppmøtet.")


@rule(CHAIR_DISQUALIFIED)
def _disqualified(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        chair = item.item.chair or checked.minutes.chair
        for each in item.item.disqualifications:
            if each.is_disqualified and each.member == chair:
                at = checked.record.position((*each.key, "medlem"))
                yield CHAIR_DISQUALIFIED.at(at, item=checked.in_sentence(item))


@rule(CHAIR_NOT_THERE)
def _chairs(checked: CheckedMinutes) -> Iterator[Problem]:
    chair = checked.minutes.chair
    led = [item.place for item in checked.items if not item.item.chair]
    gone = [place for place in led if _is_away(checked, chair, place)]
    if gone and gone == led:
        yield CHAIR_NOT_THERE.at(checked.record.position(("møteleder",)), name=chair, item="møtet")
        gone = []
    for place, item in enumerate(checked.items):
        own = item.item.chair
        if place in gone or (own and _is_away(checked, own, place)):
            key: KeyPath = (*item.item.key, "møteleder") if own else item.item.key
            yield CHAIR_NOT_THERE.at(checked.record.position(key), name=own or chair, item=checked.in_sentence(item))


def _is_away(checked: CheckedMinutes, chair: str, place: int) -> bool:
    """Whether a chair who is a member, or stands on the list of those who came, is not there at an item."""
    roster = checked.roster
    listed = [each.member for each in checked.minutes.attendance.present]
    member = roster.members.get(chair)
    counted = chair in listed if listed else member is not None and member.role in VOTING_ROLES
    if not is_short_name(chair) or not (counted or any(listed)):
        return False
    if chair in checked.minutes.items[place].away:
        return True
    there = {seat.person for seat in roster.seated(place)}
    # Whoever is on the list without a vote may lead all the same.
    return chair not in there and not (chair in listed and roster.listed_without_vote(chair))


@rule(NOBODY_THERE)
def _nobody(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        told = (item.item.voters, checked.minutes.attendance.voters)
        there = next((count for count in told if count is not None), None)
        if there is None and checked.roster.is_known:
            there = sum(seat.votes for seat in checked.roster.seated(item.place))
        if item.item.resolution and there == 0:
            at = checked.record.position((*item.item.key, "vedtak"))
            yield NOBODY_THERE.at(at, item=checked.in_sentence(item))


@rule(OWN_DEPUTY, DEPUTY_AWAY)
def _deputies(checked: CheckedMinutes) -> Iterator[Problem]:
    told = checked.minutes.attendance
    away = {each.member for each in told.absent if each.day is None} | {*told.not_met}
    for member, deputy, key in _pairs(checked):
        if deputy and deputy == member:
            yield OWN_DEPUTY.at(checked.record.position(key), name=deputy)
        elif deputy in away:
            yield DEPUTY_AWAY.at(checked.record.position(key), name=deputy)


@rule(NO_VOTER, VOTER_OBSERVES, NEITHER_CAME, ONE_NAME)
def _roles(checked: CheckedMinutes) -> Iterator[Problem]:
    told, members = checked.minutes.attendance, checked.roster.members
    named: list[tuple[str, KeyPath]] = [(each.member, (*each.key, "medlem")) for each in told.absent]
    named += [(name, ("oppmøte", "ikke_møtt", place)) for place, name in enumerate(told.not_met)]
    named += [(each.member, (*each.key, "medlem")) for each in told.movements]
    for name, key in named:
        if name in members and members[name].role not in VOTING_ROLES:
            yield NO_VOTER.at(checked.record.position(key), name=name, role=members[name].role)
    for place, name in enumerate(told.observers):
        if name in members and members[name].role in VOTING_ROLES:
            at = checked.record.position(("oppmøte", "observatører", place))
            yield VOTER_OBSERVES.at(at, name=name, role=members[name].role)
    for moved in told.movements:
        if not (moved.came or moved.left):
            yield NEITHER_CAME.at(checked.record.position(moved.key), name=moved.member)
    for each in told.present:
        if bool(each.member) == bool(each.who):
            hint = keep_or_add("medlem", "hvem", both=bool(each.who))
            yield ONE_NAME.at(checked.record.position(each.key), hint=hint)


@rule(HABILITET_TWICE)
def _questions(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        seen: set[str] = set()
        for each in item.item.disqualifications:
            if each.member in seen:
                at = checked.record.position((*each.key, "medlem"))
                yield HABILITET_TWICE.at(at, name=each.member, item=checked.in_sentence(item))
            seen.add(each.member)


def _pairs(checked: CheckedMinutes) -> Iterator[tuple[str, str, KeyPath]]:
    """Everybody who is replaced, by whom, and where that stands."""
    told = checked.minutes.attendance
    for absence in told.absent:
        yield absence.member, absence.deputy, (*absence.key, "vara")
    for moved in told.movements:
        yield moved.member, moved.deputy, (*moved.key, "vara")
    for attendee in told.present:
        yield attendee.deputy_for, attendee.member or attendee.who, (*attendee.key, "vara_for")
    for each in (each for item in checked.minutes.items for each in item.disqualifications):
        yield each.member, each.deputy, (*each.key, "vara")


PRESENCE_RULES = (_disqualified, _chairs, _nobody, _deputies, _roles, _questions)
