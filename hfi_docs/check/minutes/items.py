"""Rules for the items of minutes: each once, on the agenda or new, with tasks that lie ahead."""

from collections.abc import Iterator

from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.rule import rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.minutes.roster import Roster
from hfi_docs.papers.minutes.tally import REST, is_main
from hfi_docs.records.model.minutes import MinutesItem
from hfi_docs.values.dates import format_date, last_day, readable_date

SUBJECT = Subject(
    "Protokollen: sakene",
    "Det som ble behandlet, skal stå én gang, med det møtet fikk tilsendt.",
    "kommuneloven § 11-4 (folkevalgte organer)",
)

WHAT_ITEM = Finding(
    "HFI333", "Et punkt i protokollen skal ha «sak», «punkt» eller «protokoll».", "Legg til ett av dem."
)
ITEM_TWICE = Finding("HFI334", "{item} står flere ganger i protokollen.", "Slå dem sammen.")
NOT_ON_AGENDA = Finding(
    "HFI335", "{item} står ikke i sakslisten.", "Rett nummeret, eller legg til «ny: ja» når saken kom opp i møtet."
)
NO_TITLE = Finding("HFI336", "{item} har verken fil eller «tittel».", "Legg til «tittel» og «type».")
POSTPONED_BACK = Finding("HFI337", "{item} er utsatt til et møte som ikke er senere.", "Rett «utsatt_til».")
PAST_TASK = Finding("HFI338", "Fristen {day} er før møtet.", "Rett datoen.")
NO_TASK_DEADLINE = Finding(
    "HFI339", "Oppgaven «{id}» har ingen frist.", "Skriv en dato, et møte eller «fortløpende».", WARNING
)
TASK_TWICE = Finding("HFI340", "Oppgaven «{id}» står flere ganger i protokollen.", "Gi den ene et annet kortnavn.")
PROPOSAL_TWICE = Finding("HFI341", "Forslaget «{id}» står flere ganger i saken.", "Gi det ene et annet kortnavn.")
HAS_FILE = Finding(
    "HFI404",
    "{item} har en egen fil, så «{field}» står der.",
    "Fjern det her. Ble det endret i møtet, står endringen under «forslag» eller i «vedtak».",
)
OWN_AGENDA = Finding(
    "HFI405", "{item} er «ny», men står på sakslisten.", "Fjern «ny»: den er for saker som kom opp i møtet."
)
LATER_MINUTES = Finding("HFI406", "{item} gjelder et møte som ikke er holdt ennå.", "Rett «protokoll».")
RESERVED_NAME = Finding(
    "HFI402", "«{id}» er navnet på noe som møtet fikk tilsendt.", "Gi forslaget i møtet et annet kortnavn."
)
DECIDED_IN_CASE = Finding(
    "HFI342",
    "{item} har et vedtak både her og i saken.",
    "Fjern «vedtak» i saken: protokollen har det.",
)


@rule(WHAT_ITEM, NO_TITLE)
def _what(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        written = item.item
        if not (written.case or written.text or written.minutes_of):
            yield WHAT_ITEM.at(checked.record.position(written.key))
        elif written.case and not item.title and not written.minutes_of:
            yield NO_TITLE.at(checked.record.position((*written.key, "sak")), item=checked.called(item))


@rule(HAS_FILE, OWN_AGENDA, LATER_MINUTES)
def _told_elsewhere(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        written, case = item.item, item.case
        given = (("tittel", written.title), ("type", written.kind), ("forslag_til_vedtak", written.proposed))
        for field in (field for field, text in given if case and text):
            yield HAS_FILE.at(
                checked.record.key_position((*written.key, field)), item=checked.called(item), field=field
            )
        if written.is_new and checked.minuted.packet and _is_listed(written, checked.roster):
            yield OWN_AGENDA.at(checked.record.position((*written.key, "ny")), item=checked.called(item))
        day = readable_date(written.minutes_of.rpartition(" ")[2])
        if day and day > checked.minutes.day:
            yield LATER_MINUTES.at(checked.record.position((*written.key, "protokoll")), item=checked.called(item))


@rule(ITEM_TWICE, NOT_ON_AGENDA)
def _listed(checked: CheckedMinutes) -> Iterator[Problem]:
    seen: set[object] = set()
    packet = checked.minuted.packet
    for item in checked.items:
        written = item.item
        identity = written.case or written.text.casefold() or written.minutes_of
        field = "sak" if written.case else "punkt" if written.text else "protokoll"
        at = checked.record.position((*written.key, field))
        if identity and identity in seen:
            yield ITEM_TWICE.at(at, item=checked.called(item))
        seen.add(identity)
        if packet and not written.is_new and not _is_listed(written, checked.roster):
            yield NOT_ON_AGENDA.at(at, item=checked.called(item))


def _is_listed(item: MinutesItem, roster: Roster) -> bool:
    if item.minutes_of and not item.case:
        return True
    return any(
        each.case == item.case if item.case else each.text.casefold() == item.text.casefold() for each in roster.agenda
    )


@rule(POSTPONED_BACK)
def _postponed(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        later = readable_date(item.item.postponed_to.rpartition(" ")[2]) if item.item.postponed_to else None
        if later and later <= checked.minutes.day:
            at = checked.record.position((*item.item.key, "utsatt_til"))
            yield POSTPONED_BACK.at(at, item=checked.called(item))


@rule(PAST_TASK, NO_TASK_DEADLINE, TASK_TWICE)
def _tasks(checked: CheckedMinutes) -> Iterator[Problem]:
    seen: set[str] = set()
    for task in (task for item in checked.items for task in item.item.tasks):
        if task.id in seen:
            yield TASK_TWICE.at(checked.record.position((*task.key, "id")), id=task.id)
        seen.add(task.id)
        if not task.deadline:
            yield NO_TASK_DEADLINE.at(checked.record.position(task.key), id=task.id)
        day = last_day(task.deadline) or readable_date(task.deadline.rpartition(" ")[2])
        if day and day < checked.minutes.day:
            told = format_date(day) if day.isoformat() in task.deadline else task.deadline
            yield PAST_TASK.at(checked.record.position((*task.key, "frist")), day=told)


@rule(PROPOSAL_TWICE, RESERVED_NAME)
def _proposals(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.minutes.items:
        seen: set[str] = set()
        for each in item.proposals:
            if each.id in seen:
                yield PROPOSAL_TWICE.at(checked.record.position((*each.key, "id")), id=each.id)
            elif is_main(each.id) or each.id == REST:
                yield RESERVED_NAME.at(checked.record.position((*each.key, "id")), id=each.id)
            seen.add(each.id)


@rule(DECIDED_IN_CASE)
def _in_case(checked: CheckedMinutes) -> Iterator[Problem]:
    for item in checked.items:
        paper = checked.minuted.papers.get(item.item.case) if item.item.case else None
        if item.item.resolution and paper and any(section.name == "vedtak" for section in paper.case.sections):
            yield DECIDED_IN_CASE.at(checked.record.position((*item.item.key, "vedtak")), item=checked.called(item))


ITEM_RULES = (_what, _told_elsewhere, _listed, _postponed, _tasks, _proposals, _in_case)
