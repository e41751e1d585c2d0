"""Rules for a meeting record: its name, its days and hours, its order. One function a rule."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from hfi_docs.check.known import (
    BACKWARDS,
    LATE_SIGNATURE,
    NO_LENGTH,
    NOBODY_SIGNS,
    ONE_TIME,
    UNKNOWN_ORGAN,
    check_signature,
    one_time,
    unknown_organ,
)
from hfi_docs.check.rule import CheckedMeeting, rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.records.model import AgendaItem, Meeting, Registers
from hfi_docs.records.record import KeyPath, Record, text_leaves
from hfi_docs.values.case_numbers import parse_meeting_file_name
from hfi_docs.values.dates import format_date, parse_date
from hfi_docs.values.expressions import regex
from hfi_docs.values.times import format_time_span, parse_time_span

SUBJECT = Subject("Møtet", "Tid og sted går ut til alle som skal møte.")

MEETING_FILE = Finding(
    "HFI120",
    "Filen heter «{name}», men inneholder møtet {organ} {day}.",
    "Rett datoen, eller gi filen navnet {wanted}.",
)
MEETING_TWICE = Finding(
    "HFI121",
    "Møtet {organ} {day} står både her og i register/møter.yaml.",
    "Fjern det fra registeret: møtet har en egen fil.",
)
OTHER_DAY = Finding(
    "HFI122", "{day} er ikke en av møtets dager.", "Rett dagen, eller den første («møte») og siste («til»)."
)
NO_HOURS = Finding(
    "HFI124", "Møtet mangler klokkeslett.", "Legg til «tid: 10.00–14.00», så regnes tiden for sakene ut.", WARNING
)
TOO_LONG = Finding(
    "HFI125",
    "Punktene {when}tar {minutes} minutter, men møtet varer {length} ({span}).",
    "Rett minuttene eller møtetiden.",
    WARNING,
    meaning="Punktene i sakslisten tar lengre tid enn møtet varer.",
)
OTHER_BUSINESS_FIRST = Finding("HFI134", "Eventuelt står før en sak.", "Sett eventuelt sist.", WARNING)
TYPED_MINUTES = Finding(
    "HFI235",
    "Minuttene står i teksten: «{found}».",
    "Fjern dem, og skriv «minutter: {minutes}». Da regnes klokkeslettene ut, og summen kontrolleres.",
    WARNING,
)
DAY_TWICE = Finding("HFI135", "{day} står flere ganger under «dager».", "Fjern den ene.")
DAYS_BACKWARDS = Finding(
    "HFI136", "{day} kommer etter en senere dag i sakslisten.", "Sett punktene i den rekkefølgen de skal tas."
)
LATE_DEADLINE = Finding("HFI139", "Fristen er etter møtet.", "Sett en dato før møtet.")

_TYPED_CASE = regex(r"(?:\w+-)?[Ss]ak\.?\s+\d")
_TYPED_MINUTES = regex(r"\((?:ca\. ?)?(\d{1,3}) ?min(?:utter|utt|\.)?\)")
_ANY_OTHER_BUSINESS = ("eventuelt", "ymse")


def is_other_business(title: str) -> bool:
    """Whether an item, with a number or without, is what comes up in the meeting."""
    return title.casefold().startswith(_ANY_OTHER_BUSINESS)


def check_meeting_name(record: Record, meeting: Meeting, registers: Registers) -> Iterator[Problem]:
    """That the organ of a meeting is known, and its file named after it."""
    if meeting.organ not in registers.organs:
        yield unknown_organ(record, ("utvalg",), meeting.organ, registers)
    else:
        yield from check_file_name(record, meeting)


def check_file_name(record: Record, meeting: Meeting) -> Iterator[Problem]:
    """That the file of a meeting, or of its minutes, is named after it."""
    if parse_meeting_file_name(record.path.name) != (meeting.organ, meeting.day):
        at, wanted = record.position(("møte",)), f"{meeting.organ}-{meeting.day}.yaml"
        day = format_date(meeting.day)
        yield MEETING_FILE.at(at, name=record.path.name, organ=meeting.organ, day=day, wanted=wanted)


@rule(UNKNOWN_ORGAN, MEETING_FILE)
def _name(checked: CheckedMeeting) -> Iterator[Problem]:
    return check_meeting_name(checked.record, checked.notice.meeting, checked.registers)


@rule(MEETING_TWICE)
def _twice(checked: CheckedMeeting) -> Iterator[Problem]:
    meeting = checked.notice.meeting
    same = [other for other in checked.registers.meetings if (other.organ, other.day) == (meeting.organ, meeting.day)]
    if len(same) > 1:
        at = checked.record.position(("møte",))
        yield MEETING_TWICE.at(at, organ=meeting.organ, day=format_date(meeting.day))


def _written(record: Record, field: str) -> list[tuple[KeyPath, str]]:
    """What stands at a field of each entry under `dager`: the model keeps each day once."""
    return [(key, text) for key, text in text_leaves(record.data.get("dager", []), ("dager",)) if key[-1] == field]


@rule(BACKWARDS, OTHER_DAY, DAY_TWICE, DAYS_BACKWARDS)
def _days(checked: CheckedMeeting) -> Iterator[Problem]:
    record, notice = checked.record, checked.notice
    first, last = notice.meeting.day, notice.meeting.last_day or notice.meeting.day
    if last < first:
        yield BACKWARDS.at(record.position(("til",)), first=format_date(first), last=format_date(last))
        return
    with_hours = [(key, parse_date(text)) for key, text in _written(record, "dato")]
    begun = [((*item.key, "dag"), item.day) for item in notice.items if item.day]
    for key, day in with_hours + begun:
        if not first <= day <= last:
            yield OTHER_DAY.at(record.position(key), day=format_date(day))
    for index, (key, day) in enumerate(with_hours):
        if day in [other for _, other in with_hours[:index]]:
            yield DAY_TWICE.at(record.position(key), day=format_date(day))
    for before, after in pairwise(begun):
        if after[1] < before[1]:
            yield DAYS_BACKWARDS.at(record.position(after[0]), day=format_date(after[1]))


@rule(NO_LENGTH, NO_HOURS, ONE_TIME)
def _hours(checked: CheckedMeeting) -> Iterator[Problem]:
    record, notice = checked.record, checked.notice
    span, several = notice.meeting.time, notice.meeting.last_day not in (None, notice.meeting.day)
    if span and span.minutes <= 0 and not several:
        yield NO_LENGTH.at(record.position(("tid",)), span=format_time_span(span))
    if span and (notice.meeting.last_day or notice.meeting.day) > notice.meeting.day and not notice.times:
        yield from one_time(record.position(("tid",)), span, " under «dager»")
    for key, text in _written(record, "tid"):
        if parse_time_span(text).minutes <= 0:
            yield NO_LENGTH.at(record.position(key), span=format_time_span(parse_time_span(text)))
    if not span and not notice.times:
        yield NO_HOURS.at(record.key_position(("møte",)))


@rule(TOO_LONG)
def _minutes(checked: CheckedMeeting) -> Iterator[Problem]:
    notice = checked.notice
    day = notice.meeting.day
    used: dict[date, int] = {}
    for item in notice.items:
        day = item.day or day
        used[day] = used.get(day, 0) + (item.minutes or 0)
    for of_day, minutes in used.items():
        span = notice.times.get(of_day) or notice.meeting.time
        if span and 0 < span.minutes < minutes:
            at = checked.record.key_position(("saksliste",))
            when = f"{format_date(of_day)} " if len(used) > 1 else ""
            yield TOO_LONG.at(at, when=when, minutes=minutes, length=span.minutes, span=format_time_span(span))


@rule(LATE_DEADLINE)
def _deadlines(checked: CheckedMeeting) -> Iterator[Problem]:
    entries = checked.record.data.get("frister", [])
    for index in range(len(entries)):
        day = parse_date(str(entries[index]["dato"]))  # type: ignore[index, call-overload] # its structure is checked
        if day > checked.notice.meeting.day:
            yield LATE_DEADLINE.at(checked.record.position(("frister", index, "dato")))


@rule(NOBODY_SIGNS, LATE_SIGNATURE)
def _signature(checked: CheckedMeeting) -> Iterator[Problem]:
    meeting = checked.notice.meeting
    return check_signature(checked.record, checked.notice.signature, meeting.last_day or meeting.day)


def _is_case(item: AgendaItem) -> bool:
    """Whether it is a case, also one that is typed: «Sak 7/26 Valg»."""
    return bool(item.case or _TYPED_CASE.match(item.text))


@rule(TYPED_MINUTES)
def _typed_minutes(checked: CheckedMeeting) -> Iterator[Problem]:
    for item in checked.notice.items:
        if found := _TYPED_MINUTES.search(item.text):
            at = checked.record.locate((*item.key, "punkt"), found[0])
            yield TYPED_MINUTES.at(at, found=found[0], minutes=found[1])


@rule(OTHER_BUSINESS_FIRST)
def _order(checked: CheckedMeeting) -> Iterator[Problem]:
    items, known = checked.notice.items, checked.cases.sound
    titles = [known[item.case].title if item.case in known and item.case else item.text for item in items]
    for index, item in enumerate(items):
        rest = items[index + 1 :]
        if is_other_business(titles[index]) and any(_is_case(other) and other.group == item.group for other in rest):
            yield OTHER_BUSINESS_FIRST.at(checked.record.position(item.key))


MEETING_HEAD_RULES = (_name, _twice, _days, _hours, _minutes, _deadlines, _signature, _typed_minutes, _order)
