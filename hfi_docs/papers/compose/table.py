"""A computed table as a table of the document: headings, cells, merges, sum row. Knows no table by name."""

import re
from collections.abc import Iterator, Sequence

from hfi_docs.document import (
    Align,
    Block,
    Cell,
    List,
    ListItem,
    Merge,
    Paragraph,
    Row,
    RowRole,
    Table,
    Text,
    inline_text,
)
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import SOURCES, ComputedTable, TableRow
from hfi_docs.papers.tables.values import Points, Value
from hfi_docs.papers.text import read_line, read_markdown
from hfi_docs.records.model import Column, PlanPoint
from hfi_docs.values.amounts import HARD_SPACE, format_in_unit
from hfi_docs.values.labels import label

_WIDE = 5
_UNITS = {1000: f" (1000{HARD_SPACE}kroner)", 1_000_000: f" (millioner{HARD_SPACE}kroner)"}
_YEAR = re.compile(r"\{år(?P<offset>[+-]1)?\}")
_ROLES: dict[str, RowRole] = {"info": "info", "ledd": "term", "delsum": "subtotal", "sum": "total"}


def compose_table(computed: ComputedTable, here: Surroundings, *, title: str) -> Table:
    """The table as it is printed; `here` must be set to print the short forms."""
    merges = _merges(computed)
    header = Row(tuple(_header_cells(computed, here)), "header")
    rows = [_title_row(title, computed)] if computed.view.title_row else []
    rows.append(header)
    rows += [
        Row(tuple(_cells(row, computed, marks, here)), _ROLES[row.role])
        for row, marks in zip(computed.rows, merges, strict=True)
    ]
    if computed.view.sum_label and any(amount is not None for amount in computed.sums):
        rows.append(Row(tuple(_sum_cells(computed)), "total"))
    return Table(
        rows=tuple(rows),
        weights=tuple(column.weight for column in computed.columns),
        title=title,
        description=_description(computed, header),
        continued=label("forts", here.language),
    )


def is_wide(computed: ComputedTable) -> bool:
    """Whether the table wants a landscape page: as its view says, else from five columns on."""
    if computed.view.orientation != "automatisk":
        return computed.view.orientation == "liggende"
    return len(computed.columns) >= _WIDE


def heading_text(column: Column, year: int | None) -> str:
    """The heading with its years filled in."""

    def shown(match: re.Match[str]) -> str:
        return str((year or 0) + int(match["offset"] or 0))

    return _YEAR.sub(shown, column.heading)


def _header_cells(computed: ComputedTable, here: Surroundings) -> Iterator[Cell]:
    covered = 0
    for column in computed.columns:
        if covered:
            covered -= 1
            continue
        covered = column.heading_span - 1
        unit = _UNITS.get(computed.spec.unit, "") if column.kind == "kroner" else ""
        inlines = read_line(heading_text(column, computed.spec.year) + unit, here)
        yield Cell((Paragraph(inlines),), align=_align(column), columns=column.heading_span)


def _title_row(title: str, computed: ComputedTable) -> Row:
    return Row((Cell((Paragraph((Text(title),)),), columns=len(computed.columns)),), "header")


def _align(column: Column) -> Align:
    return "left" if column.kind == "tekst" else "right"


def _cells(row: TableRow, computed: ComputedTable, marks: Sequence[Merge], here: Surroundings) -> Iterator[Cell]:
    for value, column, mark in zip(row.values, computed.columns, marks, strict=True):
        blocks = () if mark == "continue" else tuple(_cell_blocks(value, column, computed, here))
        yield Cell(blocks, align=_align(column), merge=mark)


def _cell_blocks(value: Value, column: Column, computed: ComputedTable, here: Surroundings) -> Iterator[Block]:
    if isinstance(value, tuple):
        yield Paragraph((Text(_amount(sum(value), computed)),))
        if column.shows_parts and len(value) > 1:
            terms = f" +{HARD_SPACE}".join(_amount(part, computed) for part in value)
            yield Paragraph((Text(f"({terms})"),))
    elif isinstance(value, Points):
        yield from _points(value.points, here)
    elif value and column.field in SOURCES[computed.view.source].prose:
        yield from read_markdown(value, here)
    elif value or column.empty_text:
        yield Paragraph(read_line(value or column.empty_text, here))


def _amount(kroner: int, computed: ComputedTable) -> str:
    return format_in_unit(kroner, computed.spec.unit)


def _points(points: Sequence[PlanPoint], here: Surroundings) -> Iterator[Block]:
    """One point as a sentence, several as a list; what belongs to a point stands under it."""
    if len(points) > 1:
        yield List(tuple(ListItem(tuple(_points((point,), here))) for point in points))
        return
    for point in points:
        kind = f"{HARD_SPACE}({label(point.kind, here.language)[:1]})" if point.kind else ""
        yield Paragraph((*read_line(point.text, here), Text(kind)) if kind else read_line(point.text, here))
        if point.points:
            yield List(tuple(ListItem(tuple(_points((inner,), here))) for inner in point.points))


def _sum_cells(computed: ComputedTable) -> Iterator[Cell]:
    first = next(index for index, amount in enumerate(computed.sums) if amount is not None)
    text = Paragraph((Text(computed.view.sum_label),))
    yield Cell((text,), columns=max(first, 1))
    for amount in computed.sums[max(first, 1) :]:
        blocks = () if amount is None else (Paragraph((Text(_amount(amount, computed)),)),)
        yield Cell(blocks, align="left" if amount is None else "right")


def _merges(computed: ComputedTable) -> list[list[Merge]]:
    """For each row and column: whether the cell starts a merge, goes on with the one above, or stands alone.

    Equal cells are merged only while the merged columns to the left are equal too, so that groups nest.
    """
    marks: list[list[Merge]] = [["none"] * len(computed.columns) for _ in computed.rows]
    merged = [i for i, column in enumerate(computed.columns) if column.merged or column.field in computed.spec.merged]
    for below in range(1, len(computed.rows)):
        for column in merged:
            above_value, value = (computed.rows[row].values[column] for row in (below - 1, below))
            if value is None or value != above_value:
                break
            if computed.columns[column].merged_within and computed.rows[below].entry != computed.rows[below - 1].entry:
                break
            marks[below][column] = "continue"
            if marks[below - 1][column] == "none":
                marks[below - 1][column] = "start"
    return marks


def _description(computed: ComputedTable, header: Row) -> str:
    if computed.view.description:
        return computed.view.description
    headings = (
        inline_text(block.inlines) for cell in header.cells for block in cell.blocks if isinstance(block, Paragraph)
    )
    return f"{', '.join(headings)}."
