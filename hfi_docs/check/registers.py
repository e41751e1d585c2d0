"""Rules for the registers: ids that are unique, references that resolve, money that adds up. One function a rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from hfi_docs.check import findings
from hfi_docs.check.mentions import check_earlier_meetings
from hfi_docs.check.repetition import check_register_repetition
from hfi_docs.check.tables import check_filter
from hfi_docs.check.texts import check_references
from hfi_docs.check.wording import check_register_language
from hfi_docs.check.year_plan import check_plan_entry, unknown_entry
from hfi_docs.errors import Problem
from hfi_docs.papers.references import apart_from_cases, kinds_in_registers
from hfi_docs.papers.tables import COLUMN_KINDS, SOURCES
from hfi_docs.papers.tables.columns import MONEY
from hfi_docs.papers.tables.measures import available
from hfi_docs.records.model import CarryOver, CaseNumber, Measure, Registers
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.amounts import format_number
from hfi_docs.values.case_numbers import format_case_identity, parse_case_number
from hfi_docs.values.dates import format_date
from hfi_docs.values.times import format_time_span
from hfi_docs.values.words import suggest_or_list

Records = Mapping[str, Record]
Rule = Callable[[Records, Registers], Iterable[Problem]]


def check_registers(records: Records, registers: Registers) -> list[Problem]:
    """Everything that is wrong with registers whose structure is in order."""
    return sorted({problem for rule in _RULES for problem in rule(records, registers)})


def _entries(records: Records, name: str) -> Iterator[tuple[KeyPath, dict[str, object]]]:
    record = records.get(name)
    if record is not None:
        for index, entry in enumerate(record.data["oppføringer"]):
            yield ("oppføringer", index), entry  # type: ignore[misc] # its structure is checked


def _unique_entries(records: Records, registers: Registers) -> Iterator[Problem]:
    for name, record in records.items():
        first: dict[object, int] = {}
        for key, entry in _entries(records, name):
            field = "sak" if name == "saker" else "id"
            identity: object = entry[field]
            if name == "saker":
                identity = parse_case_number(str(entry["sak"]), registers.default_organ)
            at = record.position((*key, field))
            if identity in first:
                yield findings.DUPLICATE_ENTRY.at(at, name=entry[field], line=first[identity])
            first.setdefault(identity, at.line)


def _one_default_organ(records: Records, _: Registers) -> Iterator[Problem]:
    defaults = [key for key, entry in _entries(records, "utvalg") if entry.get("standard") == "ja"]
    for key in defaults[1:]:
        yield findings.TWO_DEFAULTS.at(records["utvalg"].position((*key, "standard")))


def _meetings(records: Records, registers: Registers) -> Iterator[Problem]:
    # The register's own meetings come first; those with a record of their own are checked there.
    for (key, _), meeting in zip(_entries(records, "møter"), registers.meetings, strict=False):
        record = records["møter"]
        if meeting.organ not in registers.organs:
            hint = suggest_or_list(meeting.organ, registers.organs, none="Registeret er tomt.")
            yield findings.UNKNOWN_ORGAN.at(record.position((*key, "utvalg")), organ=meeting.organ, hint=hint)
        if meeting.last_day is not None and meeting.last_day < meeting.day:
            first, last = format_date(meeting.day), format_date(meeting.last_day)
            yield findings.BACKWARDS.at(record.position((*key, "til")), first=first, last=last)
        elif meeting.time and meeting.time.minutes <= 0 and meeting.last_day in (None, meeting.day):
            yield findings.NO_LENGTH.at(record.position((*key, "tid")), span=format_time_span(meeting.time))


def _meetings_apart(records: Records, registers: Registers) -> Iterator[Problem]:
    """An organ meets once a day: a day that stands twice is a copy that one forgot to change."""
    first: dict[tuple[str, date], int] = {}
    for (key, _), meeting in zip(_entries(records, "møter"), registers.meetings, strict=False):
        at = records["møter"].position((*key, "dato"))
        line = first.setdefault((meeting.organ, meeting.day), at.line)
        if line != at.line:
            day = format_date(meeting.day)
            yield findings.REGISTERED_TWICE.at(at, organ=meeting.organ, day=day, line=line)


def _measure_areas(records: Records, registers: Registers) -> Iterator[Problem]:
    areas = registers.areas
    for measure in registers.measures:
        if measure.area not in areas:
            at = records["tiltak"].position((*measure.key, "område"))
            hint = suggest_or_list(measure.area, areas, none="Registeret er tomt.")
            yield findings.UNKNOWN_AREA.at(at, area=measure.area, hint=hint)


def _cases(records: Records, registers: Registers) -> Iterator[Problem]:
    for measure in registers.measures:
        for index, grant in enumerate(measure.grants):
            if grant.case not in registers.cases:
                at = records["tiltak"].position((*measure.key, "midler", index, "sak"))
                number = format_case_identity(grant.case)
                hint = suggest_or_list(number, map(format_case_identity, registers.cases), none="")
                yield findings.UNKNOWN_CASE.at(at, number=number, hint=hint)
    for key, entry in _entries(records, "saker"):
        number_read: CaseNumber = parse_case_number(str(entry["sak"]), registers.default_organ)
        if number_read.organ not in registers.organs:
            hint = suggest_or_list(number_read.organ, registers.organs, none="Registeret er tomt.")
            at = records["saker"].position((*key, "sak"))
            yield findings.UNKNOWN_ORGAN.at(at, organ=number_read.organ, hint=hint)


def _money(records: Records, registers: Registers) -> Iterator[Problem]:
    for measure in registers.measures:
        for carry_over in measure.carry_overs:
            yield from _carry_over(records["tiltak"], measure, carry_over)
        for index, need in enumerate(measure.needs):
            yield from _need(records["tiltak"], measure, index, need.amount, [p.parts for p in need.named_parts])
        yield from _years(records["tiltak"], measure)
        if not measure.principle and (measure.grants or measure.carry_overs):
            yield findings.UNPLANNED.at(records["tiltak"].position((*measure.key, "id")), name=measure.title)


def _carry_over(record: Record, measure: Measure, item: CarryOver) -> Iterator[Problem]:
    if item.carried is None and item.released is None:
        yield findings.NOTHING_CARRIED.at(record.position((*item.key, "fra")), year=item.year)
    granted = sum(available(measure, item.year) or ())
    out = sum(item.carried or ()) + sum(item.released or ())
    if out > granted:
        at = record.position((*item.key, "overført" if item.carried else "frigjort"))
        yield findings.OVERSPENT.at(at, year=item.year, out=format_number(out), available=format_number(granted))


def _need(
    record: Record, measure: Measure, index: int, amount: tuple[int, ...], parts: list[tuple[int, ...]]
) -> Iterator[Problem]:
    key = (*measure.key, "behov", index)
    if not amount and not parts:
        yield findings.HALF_NEED.at(record.position((*key, "år")))
    computed = sum(kroner for part in parts for kroner in part)
    if parts and sum(amount) != computed:
        at = record.position((*key, "beløp"))
        yield findings.NEED_TOTAL.at(at, stated=format_number(sum(amount)), computed=format_number(computed))


def _years(record: Record, measure: Measure) -> Iterator[Problem]:
    for field, step, years in (
        ("overføringer", "fra", [item.year for item in measure.carry_overs]),
        ("behov", "år", [need.year for need in measure.needs]),
    ):
        for index, year in enumerate(years):
            if year in years[:index]:
                at = record.position((*measure.key, field, index, step))
                yield findings.DUPLICATE_YEAR.at(at, year=year, field=field)


def _views(records: Records, registers: Registers) -> Iterator[Problem]:
    for view in registers.views.values():
        record = records["visninger"]
        source = SOURCES[view.source]
        for index, column in enumerate(view.columns):
            key = (*view.key, "kolonner", index)
            if column.field not in source.fields:
                hint = suggest_or_list(column.field, source.fields, none="")
                at = record.position((*key, "felt"))
                yield findings.UNKNOWN_FIELD.at(at, field=column.field, source=view.source, hint=hint)
            elif (column.summed and COLUMN_KINDS[source.kind(column)].total is None) or (
                column.kind == MONEY and column.field not in source.money
            ):
                yield findings.NO_MONEY.at(record.position((*key, "felt")), field=column.field)
            if index == 0 and column.summed and view.sum_label:
                yield findings.SUM_FIRST.at(record.position((*key, "sum")))
            left = len(view.columns) - index
            if column.heading_span > left:
                yield findings.SPAN_TOO_WIDE.at(record.position((*key, "spenn")), span=column.heading_span, left=left)
        if view.empty_areas and view.source != "tiltak":
            at, hint = record.key_position((*view.key, "tomme_områder")), "Fjern linjen."
            yield findings.UNKNOWN_FIELD.at(at, field="tomme_områder", source=view.source, hint=hint)
        yield from check_filter(record, view, view)


def _members(records: Records, registers: Registers) -> Iterator[Problem]:
    for (key, _), member in zip(_entries(records, "medlemmer"), registers.members, strict=True):
        record = records["medlemmer"]
        if member.organ not in registers.organs:
            yield unknown_entry(record, (*key, "utvalg"), member.organ, "utvalg", registers.organs)
        if member.organisation not in registers.organisations:
            at = (*key, "organisasjon")
            yield unknown_entry(record, at, member.organisation, "organisasjoner", registers.organisations)


def _year_plan(records: Records, registers: Registers) -> Iterator[Problem]:
    for entry in registers.year_plan:
        yield from check_plan_entry(records["årsplan"], entry, registers)


def _texts(records: Records, registers: Registers) -> Iterator[Problem]:
    here = apart_from_cases(registers.default_organ, "nb", registers)
    for name, record in records.items():
        yield from check_references(record, here._replace(in_table=True), kinds_in_registers(), strict=True)
        yield from check_register_language(record, name, registers)
        yield from check_register_repetition(record, name)


_RULES: tuple[Rule, ...] = (
    _unique_entries,
    _one_default_organ,
    _meetings,
    _meetings_apart,
    _measure_areas,
    _cases,
    check_earlier_meetings,
    _money,
    _members,
    _year_plan,
    _views,
    _texts,
)
