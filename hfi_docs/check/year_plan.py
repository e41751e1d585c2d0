"""Rules for the year plan: where each entry is held, and that its day and time come from one place."""

from collections.abc import Iterator

from hfi_docs.check.known import BACKWARDS, NO_LENGTH, ONE_TIME, UNKNOWN_ENTRY, one_time, unknown_entry
from hfi_docs.check.rule import Records, rule
from hfi_docs.errors import Finding, Problem, Subject
from hfi_docs.records.model import PlanEntry, Registers
from hfi_docs.records.record import Record
from hfi_docs.values.dates import format_date
from hfi_docs.values.times import format_time_span
from hfi_docs.values.words import join_words, keep_or_add, suggest

SUBJECT = Subject("Årsplanen", "Årsplanen og møtene skal si det samme.")

NO_ARENA = Finding(
    "HFI141",
    "Oppføringen skal ha enten «utvalg» eller «arena».",
    "{hint}",
    advice="Skriv «utvalg» når det er et utvalg, ellers «arena».",
)
TWO_SOURCES = Finding("HFI142", "Oppføringen har både {fields}.", "Behold den ene: bare den ene kan vises.")
END_ALONE = Finding("HFI144", "Oppføringen har «til», men ikke «dato».", "Legg til «dato», eller fjern «til».")
UNKNOWN_PLAN_MEETING = Finding(
    "HFI143",
    "Møtet «{meeting}» {trouble}.",
    "{hint}",
    meaning="Møtet finnes ikke, eller navnet passer med flere.",
    advice="Skriv utvalg og dato, for eksempel SSU 2025-02-13.",
)


@rule(NO_ARENA, TWO_SOURCES, END_ALONE, UNKNOWN_PLAN_MEETING, BACKWARDS, NO_LENGTH, ONE_TIME, UNKNOWN_ENTRY)
def check_year_plan(records: Records, registers: Registers) -> Iterator[Problem]:
    """Everything that is wrong with the entries of the year plan."""
    for entry in registers.year_plan:
        record = records["årsplan"]
        yield from _arena(record, entry, registers)
        yield from _sources(record, entry)
        yield from _days(record, entry)
        if entry.meeting:
            yield from _meeting(record, entry, registers)


def _arena(record: Record, entry: PlanEntry, registers: Registers) -> Iterator[Problem]:
    if bool(entry.organ) == bool(entry.arena):
        hint = keep_or_add("utvalg", "arena", both=bool(entry.organ))
        yield NO_ARENA.at(record.position((*entry.key, "id")), hint=hint)
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
            yield TWO_SOURCES.at(record.position((*entry.key, at)), fields=join_words(given))


def _days(record: Record, entry: PlanEntry) -> Iterator[Problem]:
    at = record.position((*entry.key, "til"))
    if entry.last_day and not entry.day:
        yield END_ALONE.at(at)
    elif entry.last_day and entry.day and entry.last_day < entry.day:
        yield BACKWARDS.at(at, first=format_date(entry.day), last=format_date(entry.last_day))
    if entry.time and entry.time.minutes <= 0 and not entry.last_day:
        span = format_time_span(entry.time)
        yield NO_LENGTH.at(record.position((*entry.key, "tid")), span=span)
    if entry.time and entry.last_day and entry.last_day != entry.day:
        yield from one_time(record.position((*entry.key, "tid")), entry.time, ", eller én oppføring for hver")


def _meeting(record: Record, entry: PlanEntry, registers: Registers) -> Iterator[Problem]:
    found = registers.meetings.matching(entry.meeting)
    if len(found) != 1:
        trouble = "er ikke entydig: det er flere slike møter" if found else "finnes ikke"
        known = [f"{meeting.organ} {meeting.day}" for meeting in registers.meetings]
        known += [meeting.id for meeting in registers.meetings]
        near = "" if found else suggest(entry.meeting, known)
        yield UNKNOWN_PLAN_MEETING.at(
            record.position((*entry.key, "møte")),
            meeting=entry.meeting,
            trouble=trouble,
            hint=near or "Skriv utvalg og dato, for eksempel SSU 2025-02-13.",
        )
