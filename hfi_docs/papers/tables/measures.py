"""The measures as rows: the action plan, and the money of each measure year by year."""

from collections.abc import Callable, Iterator, Mapping

from hfi_docs.papers.tables.columns import Value, money, prose
from hfi_docs.papers.tables.computed import TableRow
from hfi_docs.records.model import CarryOver, Measure, Parts, Registers, TableSpec, View, ViewColumn
from hfi_docs.records.model import Need as ModelNeed

MeasureField = Callable[[Measure, int], Value]
Amount = Callable[[Measure, int], Parts | None]


def _granted(measure: Measure, year: int) -> Parts | None:
    return tuple(part for grant in measure.grants if grant.year == year for part in grant.parts) or None


def _carry_over(measure: Measure, year: int) -> CarryOver | None:
    return next((item for item in measure.carry_overs if item.year == year), None)


def _carried_in(measure: Measure, year: int) -> Parts | None:
    return _carried_out(measure, year - 1)


def _carried_out(measure: Measure, year: int) -> Parts | None:
    item = _carry_over(measure, year)
    return item.carried if item else None


def _released(measure: Measure, year: int) -> Parts | None:
    item = _carry_over(measure, year)
    return item.released if item else None


def available(measure: Measure, year: int) -> Parts | None:
    """What there is to use in a year: carried over and granted."""
    return (_carried_in(measure, year) or ()) + (_granted(measure, year) or ()) or None


def used(measure: Measure, year: int) -> Parts | None:
    """What a year's money was used for, in kroner: available less carried over less released.

    None when nobody has said what became of the year's money, or when nothing was used.
    """
    whole = available(measure, year)
    if whole is None or _carry_over(measure, year) is None:
        return None
    rest = sum(whole) - sum(_carried_out(measure, year) or ()) - sum(_released(measure, year) or ())
    return (rest,) if rest else None


def _comment(measure: Measure, year: int) -> Value:
    item = _carry_over(measure, year)
    return prose(item.comment) if item else None


def _need(measure: Measure, year: int) -> ModelNeed | None:
    return next((need for need in measure.needs if need.year == year), None)


def _need_amount(measure: Measure, year: int) -> Parts | None:
    need = _need(measure, year)
    return need.amount if need else None


def _need_description(measure: Measure, year: int) -> Value:
    need = _need(measure, year)
    return prose(need.description) if need else None


def _need_tag(measure: Measure, year: int) -> Value:
    need = _need(measure, year)
    return need.tag if need else None


def _as_money(amount: Amount) -> MeasureField:
    return lambda measure, year: money(amount(measure, year))


def _as_parts(amount: Amount) -> MeasureField:
    """An amount as it was written: its parts have the names that the measure gives them."""
    return lambda measure, year: money(amount(measure, year), measure.part_names)


def _granted_money(measure: Measure, year: int) -> Value:
    # The parts of several grants are grants, whatever the measure calls the parts of one.
    alone = sum(grant.year == year for grant in measure.grants) == 1
    return money(_granted(measure, year), measure.part_names if alone else ())


def _need_money(measure: Measure, year: int) -> Value:
    need = _need(measure, year)
    return money(need.amount, tuple(part.text or part.id for part in need.named_parts)) if need else None


_AMOUNTS: Mapping[str, Amount] = {
    "tildelt": _granted,
    "overført_inn": _carried_in,
    "disponibelt": available,
    "brukt": used,
    "frigjort": _released,
    "overført_ut": _carried_out,
    "behov": _need_amount,
}
#: The fields that hold kroner and therefore need a year.
MONEY_FIELDS = tuple(_AMOUNTS)
#: The fields that hold running text.
PROSE_FIELDS = ("status", "oppfølging", "overføring_kommentar", "behov_beskrivelse")
MEASURE_FIELDS: Mapping[str, MeasureField] = {
    "område": lambda measure, _: measure.area,
    "tittel": lambda measure, _: measure.title,
    "ansvar": lambda measure, _: measure.responsible,
    "prinsipp": lambda measure, _: measure.principle,
    "status": lambda measure, _: prose(measure.status),
    "oppfølging": lambda measure, _: prose(measure.follow_up),
    "fase": lambda measure, _: measure.phase,
    **{name: _as_money(amount) for name, amount in _AMOUNTS.items()},
    **{name: _as_parts(_AMOUNTS[name]) for name in ("overført_inn", "frigjort", "overført_ut")},
    "tildelt": _granted_money,
    "behov": _need_money,
    "overføring_kommentar": _comment,
    "behov_beskrivelse": _need_description,
    "behov_merke": _need_tag,
}


def column_year(column: ViewColumn, spec: TableSpec) -> int | None:
    """The year whose money the column shows."""
    if column.year is not None:
        return column.year
    return spec.year + column.year_offset if spec.year is not None else None


def measure_rows(registers: Registers, view: View, spec: TableSpec) -> tuple[TableRow, ...]:
    """A row per measure that the filters of view and table let through, area by area, then as in the register.

    A view with a text for empty areas gets a row for each area that has no measure; such rows are not counted.
    """
    filters = {**view.filters, **spec.filters}
    names = {area.id: area.name for area in registers.areas.values()}
    chosen = [measure for measure in registers.measures if _matches(measure, filters, spec.year or 0)]
    rows = [(measure.area, _measure_row(measure, view, spec, names)) for measure in chosen]
    if view.empty_areas:
        wanted, shown = filters.get("område", tuple(names)), {area for area, _ in rows}
        rows += _empty_areas(view, [name for name in wanted if name not in shown], names)
    order = {area: index for index, area in enumerate(names)}
    return tuple(row for _, row in sorted(rows, key=lambda item: order.get(item[0], len(order))))


def _empty_areas(view: View, areas: list[str], names: Mapping[str, str]) -> Iterator[tuple[str, TableRow]]:
    for area in areas:
        told = iter([view.empty_areas])
        values = tuple(
            names.get(area, area) if column.field == "område" else next(told, None) for column in view.columns
        )
        yield area, TableRow(area, "info", values, view.key, "visninger")


def _matches(measure: Measure, filters: Mapping[str, tuple[str, ...]], year: int) -> bool:
    raw = {"id": measure.id, "område": measure.area, "prinsipp": measure.principle}
    return all(
        all(MEASURE_FIELDS[field](measure, year) for field in allowed if field in MEASURE_FIELDS)
        if name == "har"
        else raw.get(name) in allowed
        for name, allowed in filters.items()
    )


def _measure_row(measure: Measure, view: View, spec: TableSpec, area_names: Mapping[str, str]) -> TableRow:
    values: list[Value] = []
    for column in view.columns:
        # A field that does not exist is reported where the view stands.
        read = MEASURE_FIELDS.get(column.field)
        value = read(measure, column_year(column, spec) or 0) if read else None
        values.append(area_names.get(measure.area, measure.area) if column.field == "område" else value)
    need = _need(measure, spec.year or 0)
    parts = {part.id: sum(part.parts) for part in need.named_parts} if need else {}
    return TableRow(measure.id, "ledd", tuple(values), measure.key, "tiltak", parts)
