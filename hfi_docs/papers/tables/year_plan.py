"""The year plan as rows: meeting places with day, time, place and what is taken up."""

from datetime import date
from typing import NamedTuple

from hfi_docs.papers.tables.columns import Points, Value
from hfi_docs.papers.tables.computed import FigureError, TableRow
from hfi_docs.records.model import PlanEntry, PlanPoint, Registers, TableSpec, View
from hfi_docs.values.dates import format_table_days, format_weekday, format_weekdays
from hfi_docs.values.labels import Language, label
from hfi_docs.values.times import format_time_span

FIELDS = ("arena", "region", "dag", "dato", "tid", "sted", "sak", "saker")
FILTERS = ("id", "utvalg", "arena", "region")


class _Occasion(NamedTuple):
    """What a meeting place has, as it is printed; "" for what does not apply."""

    weekday: str
    day: str
    time: str
    place: str


def year_plan_rows(registers: Registers, view: View, spec: TableSpec, language: Language) -> tuple[TableRow, ...]:
    """A row per entry of the table's year, or one per point to be taken up when the view shows `sak`.

    Raises:
        FigureError: an entry names a meeting that does not exist, or more than one.
    """
    rows: list[TableRow] = []
    one_each = any(column.field == "sak" for column in view.columns)
    filters = {**view.filters, **spec.filters}
    for entry in registers.year_plan:
        if _matches(entry, filters, spec.year):
            values = _values(entry, registers, spec, language)
            points = entry.points if one_each and entry.points else (None,)
            for number, point in enumerate(points):
                shown: dict[str, Value] = {**values, "sak": Points((point,)) if point else None}
                name = f"{entry.id}-{number + 1}" if len(points) > 1 else entry.id
                cells = tuple(shown.get(column.field) for column in view.columns)
                rows.append(TableRow(name, "ledd", cells, entry.key, "årsplan", entry=entry.id))
    return tuple(rows)


def _matches(entry: PlanEntry, filters: dict[str, tuple[str, ...]], year: int | None) -> bool:
    # An arena is an organ or a text: one filter can choose among both.
    raw = {"id": entry.id, "utvalg": entry.organ, "arena": entry.arena or entry.organ, "region": entry.region}
    shown = year is None or entry.year == year
    return shown and all(raw.get(name) in allowed for name, allowed in filters.items() if name != "har")


def _values(entry: PlanEntry, registers: Registers, spec: TableSpec, language: Language) -> dict[str, Value]:
    organ = registers.organs.get(entry.organ)
    arena = entry.arena or (organ.name if organ and language == "nb" else organ.name_nynorsk if organ else entry.organ)
    occasion = _occasion(entry, registers, spec, language)
    points: tuple[PlanPoint, ...] = entry.points
    return {
        "arena": arena,
        "region": registers.regions.get(entry.region, entry.region),
        "dag": occasion.weekday,
        "dato": occasion.day,
        "tid": occasion.time,
        "sted": occasion.place,
        "saker": Points(points) if points else None,
    }


def _occasion(entry: PlanEntry, registers: Registers, spec: TableSpec, language: Language) -> _Occasion:
    day, last_day, time, place = entry.day, entry.last_day, entry.time, entry.place
    if entry.meeting:
        found = registers.meetings.matching(entry.meeting)
        if len(found) != 1:
            trouble = "er ikke entydig" if found else "finnes ikke"
            message = f"Møtet «{entry.meeting}» i register/årsplan.yaml {trouble}."
            raise FigureError(message, "Skriv utvalg og dato, for eksempel SSU 2025-02-13.", spec.key)
        meeting = found[0]
        day, last_day = meeting.day, meeting.last_day
        time, place = time or meeting.time, place or meeting.place
    unknown = label("ikke_fastsatt", language)
    return _Occasion(
        weekday=_weekday(entry, day, last_day, language),
        day=format_table_days(day, last_day) if day else entry.period or unknown,
        time=format_time_span(time) if time else entry.length or unknown,
        place=place or unknown,
    )


def _weekday(entry: PlanEntry, day: date | None, last_day: date | None, language: Language) -> str:
    if day:
        return format_weekdays(day, last_day, language)
    return format_weekday(entry.weekday, language) if entry.weekday else ""
