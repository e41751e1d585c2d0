"""Rules for a meeting record: its agenda, its times, its cases. One function a rule."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from hfi_docs.check import findings
from hfi_docs.check.texts import check_references
from hfi_docs.check.wording import check_meeting_language
from hfi_docs.errors import Problem
from hfi_docs.papers.references import apart_from_cases, kinds_in_registers
from hfi_docs.records.model import Case, CaseNumber, Notice, Registers
from hfi_docs.records.record import KeyPath, Record, text_leaves
from hfi_docs.values.case_numbers import format_case_identity, parse_meeting_file_name
from hfi_docs.values.dates import format_date, parse_date
from hfi_docs.values.times import format_time_span, parse_time_span
from hfi_docs.values.words import keep_or_add, suggest_or_list


class Cases(NamedTuple):
    """The cases that are sound, and the numbers of all that have a file."""

    sound: Mapping[CaseNumber, Case]
    files: Container[CaseNumber]


Rule = Callable[[Record, Notice, Registers, Cases], Iterable[Problem]]
_ANY_OTHER_BUSINESS = "eventuelt"


def check_meeting(record: Record, notice: Notice, registers: Registers, cases: Cases) -> list[Problem]:
    """Everything that is wrong with a meeting whose structure is in order."""
    return sorted({problem for rule in _RULES for problem in rule(record, notice, registers, cases)})


def _organ(record: Record, notice: Notice, registers: Registers, _: Cases) -> Iterator[Problem]:
    organ = notice.meeting.organ
    if organ not in registers.organs:
        hint = suggest_or_list(organ, registers.organs, none="Registeret er tomt.")
        yield findings.UNKNOWN_ORGAN.at(record.position(("utvalg",)), organ=organ, hint=hint)


def _file_name(record: Record, notice: Notice, registers: Registers, _: Cases) -> Iterator[Problem]:
    meeting = notice.meeting
    named = parse_meeting_file_name(record.path.name)
    if named != (meeting.organ, meeting.day) and meeting.organ in registers.organs:
        at, wanted = record.position(("møte",)), f"{meeting.organ}-{meeting.day}.yaml"
        yield findings.MEETING_FILE.at(at, name=record.path.name, organ=meeting.organ, day=meeting.day, wanted=wanted)


def _twice(record: Record, notice: Notice, registers: Registers, _: Cases) -> Iterator[Problem]:
    meeting = notice.meeting
    same = [other for other in registers.meetings if (other.organ, other.day) == (meeting.organ, meeting.day)]
    if len(same) > 1:
        yield findings.MEETING_TWICE.at(record.position(("møte",)), organ=meeting.organ, day=format_date(meeting.day))


def _written(record: Record, field: str) -> list[tuple[KeyPath, str]]:
    """What stands at a field of each entry under `dager`: the model keeps each day once."""
    return [(key, text) for key, text in text_leaves(record.data.get("dager", []), ("dager",)) if key[-1] == field]


def _days(record: Record, notice: Notice, _: Registers, __: Cases) -> Iterator[Problem]:
    first, last = notice.meeting.day, notice.meeting.last_day or notice.meeting.day
    if last < first:
        at = record.position(("til",))
        yield findings.BACKWARDS.at(at, first=format_date(first), last=format_date(last))
        return
    with_hours = [(key, parse_date(text)) for key, text in _written(record, "dato")]
    begun = [((*item.key, "dag"), item.day) for item in notice.items if item.day]
    for key, day in with_hours + begun:
        if not first <= day <= last:
            yield findings.OTHER_DAY.at(record.position(key), day=format_date(day))
    for index, (key, day) in enumerate(with_hours):
        if day in [other for _, other in with_hours[:index]]:
            yield findings.DAY_TWICE.at(record.position(key), day=format_date(day))
    for before, after in pairwise(begun):
        if after[1] < before[1]:
            yield findings.DAYS_BACKWARDS.at(record.position(after[0]), day=format_date(after[1]))


def _hours(record: Record, notice: Notice, _: Registers, __: Cases) -> Iterator[Problem]:
    span, several = notice.meeting.time, notice.meeting.last_day not in (None, notice.meeting.day)
    if span and span.minutes <= 0 and not several:
        yield findings.NO_LENGTH.at(record.position(("tid",)), span=format_time_span(span))
    for key, text in _written(record, "tid"):
        if parse_time_span(text).minutes <= 0:
            yield findings.NO_LENGTH.at(record.position(key), span=format_time_span(parse_time_span(text)))
    if not span and not notice.times:
        yield findings.NO_HOURS.at(record.key_position(("møte",)))


def _minutes(record: Record, notice: Notice, _: Registers, __: Cases) -> Iterator[Problem]:
    day = notice.meeting.day
    used: dict[date, int] = {}
    for item in notice.items:
        day = item.day or day
        used[day] = used.get(day, 0) + (item.minutes or 0)
    for of_day, minutes in used.items():
        span = notice.times.get(of_day) or notice.meeting.time
        if span and 0 < span.minutes < minutes:
            at = record.key_position(("saksliste",))
            when = f"{format_date(of_day)} " if len(used) > 1 else ""
            told = format_time_span(span)
            yield findings.TOO_LONG.at(at, when=when, minutes=minutes, length=span.minutes, span=told)


def _items(record: Record, notice: Notice, registers: Registers, cases: Cases) -> Iterator[Problem]:
    seen: set[CaseNumber] = set()
    for item in notice.items:
        at = record.position(item.key)
        if item.key == ("saksliste",):
            continue
        if (item.case is None) == (not item.text):
            yield findings.CASE_OR_ITEM.at(at, hint=keep_or_add("sak", "punkt", both=bool(item.text)))
        if item.case:
            number = format_case_identity(item.case)
            if item.case in seen:
                yield findings.LISTED_TWICE.at(record.position((*item.key, "sak")), number=number)
            seen.add(item.case)
            if item.case.organ in registers.organs:
                yield from _case_of_item(record, notice, item.case, item.key, cases)
        organ = registers.organs.get(notice.meeting.organ)
        if item.group and organ and item.group not in organ.groups:
            hint = suggest_or_list(item.group, organ.groups, none="Utvalget har ingen «grupper» i registeret.")
            yield findings.UNKNOWN_GROUP.at(record.position((*item.key, "for")), group=item.group, hint=hint)


def _case_of_item(record: Record, notice: Notice, number: CaseNumber, key: KeyPath, cases: Cases) -> Iterator[Problem]:
    at, name = record.position((*key, "sak")), format_case_identity(number)
    case = cases.sound.get(number)
    if case is None:
        # What is wrong with the file of a case is told there.
        if number not in cases.files:
            yield findings.NO_CASE_FILE.at(at, number=name)
        return
    if (number.organ, case.day) != (notice.meeting.organ, notice.meeting.day):
        yield findings.OTHER_MEETING.at(at, number=name, organ=number.organ, day=format_date(case.day))
    if case.paper == "nei" and case.proposal is None:
        yield findings.NOTHING_TO_SHOW.at(at, number=name)
    if notice.status == "endelig" and case.paper == "ettersendes":
        yield findings.PAPER_MISSING.at(at, number=name)
    if notice.status == "endelig" and case.status == "utkast":
        yield findings.DRAFT_ON_AGENDA.at(at, number=name)


def _left_out(record: Record, notice: Notice, _: Registers, cases: Cases) -> Iterator[Problem]:
    listed = set(notice.cases)
    for number, case in cases.sound.items():
        meeting = (notice.meeting.organ, notice.meeting.day)
        if (number.organ, case.day) == meeting and number not in listed:
            at = record.key_position(("saksliste",))
            yield findings.NOT_LISTED.at(at, number=format_case_identity(number))


def _deadlines(record: Record, notice: Notice, _: Registers, __: Cases) -> Iterator[Problem]:
    entries = record.data.get("frister", [])
    for index in range(len(entries)):
        day = parse_date(str(entries[index]["dato"]))  # type: ignore[index, call-overload] # its structure is checked
        if day > notice.meeting.day:
            yield findings.LATE_DEADLINE.at(record.position(("frister", index, "dato")))


def _order(record: Record, notice: Notice, _: Registers, __: Cases) -> Iterator[Problem]:
    for index, item in enumerate(notice.items):
        rest = notice.items[index + 1 :]
        if item.text.casefold().startswith(_ANY_OTHER_BUSINESS) and any(
            other.case and other.group == item.group for other in rest
        ):
            yield findings.OTHER_BUSINESS_FIRST.at(record.position(item.key))


def _texts(record: Record, notice: Notice, registers: Registers, _: Cases) -> Iterator[Problem]:
    here = apart_from_cases(notice.meeting.organ, notice.language, registers)
    yield from check_references(record, here, kinds_in_registers(), strict=True)
    yield from check_meeting_language(record, registers)


_RULES: tuple[Rule, ...] = (
    _organ,
    _file_name,
    _twice,
    _days,
    _hours,
    _minutes,
    _items,
    _left_out,
    _deadlines,
    _order,
    _texts,
)
