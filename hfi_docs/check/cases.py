"""Rules for what a case says of itself: its number, its meeting, its steps through the committees."""

from collections.abc import Iterator
from datetime import date

from hfi_docs.check.known import (
    LATE_SIGNATURE,
    NOBODY_SIGNS,
    OTHER_TEMPLATE,
    UNKNOWN_CASE,
    UNKNOWN_ORGAN,
    UNKNOWN_TEMPLATE,
    check_signature,
    check_template,
    unknown_case,
    unknown_organ,
)
from hfi_docs.check.rule import CheckedCase, rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.compose import PAPER
from hfi_docs.values.case_numbers import parse_case_file_name
from hfi_docs.values.dates import format_date
from hfi_docs.values.words import suggest_or_list

SUBJECT = Subject("Saken selv", "Nummer, møte og saksgang går igjen i innkalling, protokoll og arkiv.")

FILE_NAME = Finding(
    "HFI040",
    "Filen heter «{name}», men inneholder sak {number}.",
    "{hint}",
    advice="Gi filen et navn som begynner med saksnummeret, eller rett «sak».",
)
UNKNOWN_MEETING = Finding(
    "HFI042",
    "{organ} har ikke noe møte {day}, verken i cases/møter eller i register/møter.yaml.",
    "{hint}",
    advice="Rett datoen, eller legg møtet til i cases/møter eller i registeret.",
)
WRONG_YEAR = Finding(
    "HFI043",
    "Saksnummeret {number} hører til {year}, men møtet er i {meeting_year}.",
    "Rett saksnummeret eller møtedatoen.",
)
NO_DECISION = Finding(
    "HFI044",
    "Saken er en beslutningssak, men mangler «forslag_til_vedtak».",
    "Legg til forslaget, eller velg en annen sakstype.",
)
TITLE_STOP = Finding("HFI053", "Tittelen slutter med «{sign}».", "Fjern tegnet.", WARNING)
NOT_FINAL = Finding(
    "HFI110",
    "Saken er {status}, men dette skal oppdateres etter behandling av sak {number}.",
    "Oppdater teksten og fjern linjen, eller la saken være utkast.",
)
EARLY_DECISION = Finding(
    "HFI118", "Saken har et vedtak, men er ikke behandlet.", "Sett «status: behandlet», eller fjern vedtaket."
)
DECIDED_DRAFT = Finding(
    "HFI424",
    "«{field}» sier at saken er behandlet, men den er et utkast.",
    "Gi utkastet nummer og møte først med «hfi-docs number {name} {organ}/DATO», eller rett «{field}».",
    advice="Gi utkastet nummer og møte først med «hfi-docs number», eller rett feltet.",
)
OTHER_STEP = Finding(
    "HFI137", "Saksgangen sier noe annet enn saken selv: sak {number}, {day}.", "Rett saksgangen eller saken."
)
UNKNOWN_OWN_FIELD = Finding(
    "HFI382",
    "Utvalget har ikke noe eget felt som heter «{name}».",
    "{hint}",
    advice="Rett navnet, eller legg feltet til på utvalget.",
)
STEP_BACK = Finding(
    "HFI138",
    "Saksgangen går tilbake i tid.",
    "Sett utvalgene i den rekkefølgen de får saken, eller rett datoene.",
    WARNING,
)


NUMBER_TAKEN = Finding(
    "HFI423",
    "Utkastet har nummeret {number}, som en annen sak har.",
    "Fjern «sak». Neste ledige nummer kommer med «hfi-docs number {name} {organ}/DATO».",
    advice="Fjern «sak». Neste ledige nummer kommer med «hfi-docs number».",
)


@rule(FILE_NAME, NUMBER_TAKEN)
def _file_name(checked: CheckedCase) -> Iterator[Problem]:
    record, number, registers = checked.record, checked.case.number, checked.registers
    if number.draft:
        numbered = number._replace(draft="")
        if numbered in registers.cases:
            at, name = record.position(("sak",)), checked.registers.identity(number)
            yield NUMBER_TAKEN.at(at, number=checked.registers.identity(numbered), name=name, organ=number.organ)
        return
    named = parse_case_file_name(record.path.name, registers.default_organ)
    if named != number and number.organ in registers.organs:
        default = number.organ == registers.default_organ
        wanted = f"{'' if default else number.organ + '-'}{registers.written(number)}".replace("/", "-")
        identity = checked.registers.identity(number)
        hint = f"Er filen en kopi, rettes saksnummeret. Ellers gis filen et navn som begynner med {wanted}."
        if named and named[1:] == number[1:]:
            hint = f"Skriv «sak: {registers.identity(named)}», eller gi filen et navn som begynner med {wanted}."
        yield FILE_NAME.at(record.position(("sak",)), name=record.path.name, number=identity, hint=hint)


@rule(UNKNOWN_ORGAN)
def _organ(checked: CheckedCase) -> Iterator[Problem]:
    organ = checked.case.number.organ
    if organ not in checked.registers.organs:
        key = ("utvalg",) if "utvalg" in checked.record.data else ("sak",)
        yield unknown_organ(checked.record, key, organ, checked.registers)


@rule(UNKNOWN_MEETING)
def _meeting(checked: CheckedCase) -> Iterator[Problem]:
    case, registers = checked.case, checked.registers
    days = [meeting.day for meeting in registers.meetings if meeting.organ == case.number.organ]
    if case.number.organ in registers.organs and case.day and case.day not in days:
        near = _nearest_day(case.day, days)
        asked, otherwise = (f"Mente du {format_date(near)}? ", "Ellers legges møtet") if near else ("", "Legg møtet")
        hint = f"{asked}{otherwise} til i cases/møter eller i registeret."
        at = checked.record.position(("møte",))
        yield UNKNOWN_MEETING.at(at, organ=case.number.organ, day=format_date(case.day), hint=hint)


@rule(UNKNOWN_TEMPLATE, OTHER_TEMPLATE)
def _template(checked: CheckedCase) -> Iterator[Problem]:
    if name := checked.case.template:
        yield from check_template(checked.record, ("mal",), name, PAPER, checked.registers)


@rule(UNKNOWN_OWN_FIELD)
def _own_fields(checked: CheckedCase) -> Iterator[Problem]:
    case, organ = checked.case, checked.registers.organs.get(checked.case.number.organ)
    known = [field.name for field in organ.own_fields] if organ else list(case.own_fields)
    for name in (each for each in case.own_fields if each not in known):
        at, none = checked.record.key_position(("felt", name)), "Legg det til under «felt» i register/utvalg.yaml."
        hint = suggest_or_list(name, known, none=none)
        yield UNKNOWN_OWN_FIELD.at(at, name=name, hint=hint)


def _nearest_day(wrong: date, days: list[date]) -> date | None:
    """The day of the same year that was meant: day and month may have changed places."""
    same_year = [day for day in days if day.year == wrong.year]
    turned = [day for day in same_year if (day.month, day.day) == (wrong.day, wrong.month)]
    return next(iter(turned), None) or min(same_year, key=lambda day: abs(day - wrong), default=None)


@rule(WRONG_YEAR)
def _year(checked: CheckedCase) -> Iterator[Problem]:
    number, day = checked.case.number, checked.case.day
    if day and number.number and number.year != day.year:
        at, number = checked.record.position(("sak",)), number._replace(draft="")
        yield WRONG_YEAR.at(at, number=checked.registers.identity(number), year=number.year, meeting_year=day.year)


@rule(NO_DECISION)
def _decision(checked: CheckedCase) -> Iterator[Problem]:
    case = checked.case
    if case.kind == "beslutning" and "forslag_til_vedtak" not in checked.record.data and case.status != "utkast":
        yield NO_DECISION.at(checked.record.key_position(("type",)))


@rule(EARLY_DECISION, DECIDED_DRAFT)
def _early_decision(checked: CheckedCase) -> Iterator[Problem]:
    number, data = checked.case.number, checked.record.data
    if number.draft:
        decided = {"status": checked.case.status == "behandlet", "vedtak": "vedtak" in data}
        for field in (name for name, is_so in decided.items() if is_so):
            at, name = checked.record.key_position((field,)), checked.registers.identity(number)
            yield DECIDED_DRAFT.at(at, field=field, name=name, organ=number.organ)
    elif checked.case.status != "behandlet" and "vedtak" in checked.record.data:
        yield EARLY_DECISION.at(checked.record.key_position(("vedtak",)))


@rule(TITLE_STOP)
def _title(checked: CheckedCase) -> Iterator[Problem]:
    title = checked.case.title
    if title.endswith((".", ":", ";", ",")):
        yield TITLE_STOP.at(checked.record.position(("tittel",)), sign=title[-1])


@rule(NOT_FINAL, UNKNOWN_CASE)
def _drafts(checked: CheckedCase) -> Iterator[Problem]:
    case = checked.case
    waiting = [(item.key, item.updated_after) for item in case.sections]
    waiting += [(item.key, item.updated_after) for item in case.attachments]
    for key, first in waiting:
        if first:
            place = (*key, "oppdateres_etter")
            if case.status != "utkast":
                at, number = checked.record.position(place), checked.registers.identity(first)
                yield NOT_FINAL.at(at, status=case.status, number=number)
            if first not in checked.registers.cases:
                yield unknown_case(checked.record, place, first, checked.registers)


@rule(UNKNOWN_ORGAN, OTHER_STEP, STEP_BACK)
def _steps(checked: CheckedCase) -> Iterator[Problem]:
    record, case, latest = checked.record, checked.case, None
    for index, step in enumerate(case.steps):
        key = ("saksgang", index)
        if step.organ not in checked.registers.organs:
            yield unknown_organ(record, (*key, "utvalg"), step.organ, checked.registers)
        other = step.day not in (None, case.day) or step.case not in (None, case.number)
        if step.organ == case.number.organ and other and case.day and not case.number.draft:
            at, day = record.position((*key, "utvalg")), format_date(case.day)
            yield OTHER_STEP.at(at, number=checked.registers.identity(case.number), day=day)
        if step.day and latest and step.day < latest:
            yield STEP_BACK.at(record.position((*key, "møte")))
        latest = step.day or latest


@rule(NOBODY_SIGNS, LATE_SIGNATURE)
def _signature(checked: CheckedCase) -> Iterator[Problem]:
    case = checked.case
    meeting = checked.registers.meeting_on(case.number.organ, case.day) if case.day else None
    last_day = (meeting.last_day if meeting else None) or case.day
    return check_signature(checked.record, case.signature, last_day)


HEAD_RULES = (
    _file_name,
    _organ,
    _meeting,
    _year,
    _template,
    _own_fields,
    _decision,
    _early_decision,
    _title,
    _drafts,
    _steps,
    _signature,
)
