"""Rules for the year plan: where each entry is held, and that its day and time come from one place."""

from collections.abc import Iterable, Iterator

from hfi_docs.check import findings
from hfi_docs.errors import Problem
from hfi_docs.papers.tables.meetings import matching_meetings
from hfi_docs.records.model import PlanEntry, Registers
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.dates import format_date
from hfi_docs.values.times import format_time_span
from hfi_docs.values.words import join_words, keep_or_add, suggest, suggest_or_list


def check_plan_entry(record: Record, entry: PlanEntry, registers: Registers) -> Iterator[Problem]:
    """Everything that is wrong with an entry of the year plan."""
    yield from _arena(record, entry, registers)
    yield from _sources(record, entry)
    yield from _days(record, entry)
    if entry.meeting:
        yield from _meeting(record, entry, registers)


def unknown_entry(record: Record, key: KeyPath, name: str, register: str, known: Iterable[str]) -> Problem:
    """That a register has no entry with this name."""
    hint = suggest_or_list(name, known, none="Registeret er tomt.")
    return findings.UNKNOWN_ENTRY.at(record.position(key), name=name, register=register, hint=hint)


def _arena(record: Record, entry: PlanEntry, registers: Registers) -> Iterator[Problem]:
    if bool(entry.organ) == bool(entry.arena):
        hint = keep_or_add("utvalg", "arena", both=bool(entry.organ))
        yield findings.NO_ARENA.at(record.position((*entry.key, "id")), hint=hint)
    if entry.organ and entry.organ not in registers.organs:
        yield unknown_entry(record, (*entry.key, "utvalg"), entry.organ, "utvalg", registers.organs)
    if entry.region and entry.region not in registers.regions:
        yield unknown_entry(record, (*entry.key, "region"), entry.region, "regioner", registers.regions)


def _sources(record: Record, entry: PlanEntry) -> Iterator[Problem]:
    days = (("møte", entry.meeting), ("dato", entry.day), ("periode", entry.period))
    weekdays = (("møte", entry.meeting), ("dato", entry.day), ("ukedag", entry.weekday))
    for at, fields in (
        ("id", days),
        ("ukedag", weekdays if entry.weekday else ()),
        ("varighet", (("tid", entry.time), ("varighet", entry.length))),
    ):
        given = [f"«{name}»" for name, value in fields if value]
        if len(given) > 1:
            yield findings.TWO_SOURCES.at(record.position((*entry.key, at)), fields=join_words(given))


def _days(record: Record, entry: PlanEntry) -> Iterator[Problem]:
    at = record.position((*entry.key, "til"))
    if entry.last_day and not entry.day:
        yield findings.END_ALONE.at(at)
    elif entry.last_day and entry.day and entry.last_day < entry.day:
        yield findings.BACKWARDS.at(at, first=format_date(entry.day), last=format_date(entry.last_day))
    if entry.time and entry.time.minutes <= 0 and not entry.last_day:
        span = format_time_span(entry.time)
        yield findings.NO_LENGTH.at(record.position((*entry.key, "tid")), span=span)


def _meeting(record: Record, entry: PlanEntry, registers: Registers) -> Iterator[Problem]:
    found = matching_meetings(entry.meeting, registers)
    if len(found) != 1:
        trouble = "er ikke entydig: det er flere slike møter" if found else "finnes ikke"
        known = [f"{meeting.organ} {meeting.day}" for meeting in registers.meetings]
        known += [meeting.id for meeting in registers.meetings]
        near = "" if found else suggest(entry.meeting, known)
        yield findings.UNKNOWN_PLAN_MEETING.at(
            record.position((*entry.key, "møte")),
            meeting=entry.meeting,
            trouble=trouble,
            hint=near or "Skriv utvalg og dato, for eksempel SSU 2025-02-13.",
        )
