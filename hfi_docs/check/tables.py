"""Rules for one table of a case: its view, its filter, its lines, its totals."""

import re
from collections.abc import Iterator

from hfi_docs.check import findings, remarks
from hfi_docs.errors import Finding, Problem
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import SOURCES, ComputedTable, FigureError
from hfi_docs.papers.tables.measures import MONEY_FIELDS
from hfi_docs.records.model import Line, TableSpec, View
from hfi_docs.records.record import Record
from hfi_docs.values.amounts import format_number
from hfi_docs.values.words import join_words, keep_or_add, suggest_or_list

_HAS = "har"
#: What is left of something can be reckoned, or needs a word of explanation.
_LEFT_OVER = re.compile(r"\b(?:gjenstående|gjenstår|ubrukte?|restmidler|frigjorte?|overførte?)\b", re.IGNORECASE)


def check_table(record: Record, spec: TableSpec, here: Surroundings) -> Iterator[Problem]:
    """Everything that is wrong with a table."""
    if bool(spec.view) == bool(spec.file):
        hint = keep_or_add("visning", "fil", both=bool(spec.view))
        yield findings.VIEW_OR_FILE.at(record.key_position(spec.key), name=spec.id, hint=hint)
    if spec.file or not spec.view:
        return
    view = here.registers.views.get(spec.view)
    if view is not None:
        yield from _check_source(record, spec, view)
        yield from check_filter(record, spec, view)
        yield from _check_year(record, spec, view)
        yield from _check_merged(record, spec, view)
    for line in spec.lines:
        yield from _check_line(record, line)
    yield from _check_counted(record, spec)
    yield from _check_figures(record, spec, here)
    table = _computed(spec, here)
    if table is not None and not list(check_filter(record, spec, table.view)):
        if not table.rows and table.view.source != "linjer":
            yield findings.NO_ROWS.at(record.key_position((*spec.key, "utvalg")), table=spec.id)
        yield from _check_totals(record, spec, here)


def check_filter(record: Record, spec: TableSpec | View, view: View) -> Iterator[Problem]:
    """The filter's fields exist in the source."""
    source = SOURCES[view.source]
    for name, chosen in spec.filters.items():
        key = (*spec.key, "utvalg", name)
        asks = name == _HAS and _HAS in source.filters
        known, at = (source.fields, record.position(key)) if asks else (source.filters, record.key_position(key))
        for field in chosen if asks else (name,):
            if field not in known:
                hint = suggest_or_list(field, known, none="")
                yield findings.UNKNOWN_FIELD.at(at, field=field, source=view.source, hint=hint)


def _check_source(record: Record, spec: TableSpec, view: View) -> Iterator[Problem]:
    at = record.key_position(spec.key)
    if view.source == "linjer" and not spec.lines:
        yield findings.NO_LINES.at(at, view=view.id)
    if view.source != "linjer" and spec.lines:
        at = record.key_position((*spec.key, "linjer"))
        yield findings.LOST_LINES.at(at, table=spec.id, view=view.id, source=view.source)


def _check_year(record: Record, spec: TableSpec, view: View) -> Iterator[Problem]:
    needs_year = any(
        "{år" in column.heading or (column.field in MONEY_FIELDS and column.year is None and view.source == "tiltak")
        for column in view.columns
    )
    if needs_year and spec.year is None:
        yield findings.MISSING_YEAR.at(record.key_position(spec.key), view=view.id)


def _check_merged(record: Record, spec: TableSpec, view: View) -> Iterator[Problem]:
    shown = tuple(column.field for column in view.columns)
    for index, field in enumerate(spec.merged):
        if field not in shown:
            at, hint = record.position((*spec.key, "slå_sammen", index)), suggest_or_list(field, shown, none="")
            yield findings.UNKNOWN_COLUMN.at(at, field=field, view=view.id, hint=hint)


def _check_counted(record: Record, spec: TableSpec) -> Iterator[Problem]:
    """A line that no sum of its table counts, where there is a sum that its reader will trust."""
    counted = {term.lstrip("-− ") for line in spec.lines for term in line.terms}
    if any(line.role == "sum" and line.terms for line in spec.lines):
        for line in spec.lines:
            if line.role in ("ledd", "delsum") and line.id not in counted:
                yield findings.NOT_COUNTED.at(record.position((*line.key, "id")), line=line.id)


def _check_line(record: Record, line: Line) -> Iterator[Problem]:
    at = record.position((*line.key, "id"))
    if line.parts is None and not line.terms and not line.source:
        yield findings.NO_AMOUNT.at(at, line=line.id)
    if line.source and (line.parts is not None or line.terms):
        other = "«sum»" if line.terms else "«beløp»"
        yield findings.TWO_AMOUNTS.at(at, line=line.id, other=other)
    if line.parts and not line.terms and not line.note and _LEFT_OVER.search(line.text):
        yield remarks.UNEXPLAINED.at(record.position((*line.key, "beløp")), line=line.text)


def _check_figures(record: Record, spec: TableSpec, here: Surroundings) -> Iterator[Problem]:
    try:
        here.figures.table(spec.id)
    except FigureError as error:
        if "linjer" not in error.key:
            yield _bad_figure(record, error, spec)
    for line in spec.lines:
        try:
            here.figures.line_amount(spec, line)
        except FigureError as error:
            # A line that only repeats another line's fault is reported at its origin.
            if error.key[: len(line.key)] == line.key:
                yield _bad_figure(record, error, spec)


def _computed(spec: TableSpec, here: Surroundings) -> ComputedTable | None:
    try:
        return here.figures.table(spec.id)
    except FigureError:
        return None


def _bad_figure(record: Record, error: FigureError, spec: TableSpec) -> Problem:
    finding: Finding = findings.BAD_FIGURE
    return finding.at(record.position(error.key or spec.key), message=error.message, hint=error.hint)


def _check_totals(record: Record, spec: TableSpec, here: Surroundings) -> Iterator[Problem]:
    if spec.control is not None:
        at = record.position((*spec.key, "kontrollsum"))
        try:
            computed = here.figures.amount(f"{spec.id}.sum")
        except FigureError as error:
            yield findings.BAD_FIGURE.at(at, message=error.message, hint=error.hint)
        else:
            if computed != sum(spec.control):
                stated = format_number(sum(spec.control))
                yield findings.WRONG_TOTAL.at(at, stated=stated, computed=format_number(computed))
    if spec.must_match:
        yield from _check_balance(record, spec, here)


def _check_balance(record: Record, spec: TableSpec, here: Surroundings) -> Iterator[Problem]:
    at = record.position((*spec.key, "må_være_lik", 0))
    try:
        amounts = {name: here.figures.amount(f"{spec.id}.{name}") for name in spec.must_match}
    except FigureError as error:
        yield findings.BAD_FIGURE.at(at, message=error.message, hint=error.hint)
        return
    if len(set(amounts.values())) > 1:
        told = join_words([f"«{name}» er {format_number(amount)}" for name, amount in amounts.items()])
        yield findings.UNBALANCED.at(at, amounts=told)
