"""A computed table as a table of the document: headings, cells, merges, sum row. Knows no table by name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hfi_docs.document import (
    Block,
    Cell,
    Inline,
    Merge,
    Origin,
    Paragraph,
    Row,
    RowRole,
    Table,
    Text,
    inline_text,
)
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import CellForm, ColumnKind, ComputedTable, TableRow, Value
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import ViewColumn
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.labels import label

_WIDE = 5
_UNITS = {1000: f" (1000{HARD_SPACE}kroner)", 1_000_000: f" (millioner{HARD_SPACE}kroner)"}
_YEAR = re.compile(r"\{år(?P<offset>[+-]1)?\}")
_ROLES: dict[str, RowRole] = {"info": "info", "ledd": "term", "delsum": "subtotal", "sum": "total"}


class Shown(NamedTuple):
    """What a computed table prints: the table last. `is_wide`: it wants a landscape page."""

    blocks: tuple[Block, ...]
    is_wide: bool


def compose_table(computed: ComputedTable, here: Surroundings, *, title: str) -> Table:
    """The table as it is printed; `here` must be set to print the short forms."""
    merges = _merges(computed)
    header = Row(tuple(_header_cells(computed, here)), "header", here.registers.origin("visninger", computed.view.key))
    rows = [_title_row(title, computed)] if computed.view.title_row else []
    rows.append(header)
    rows += [
        Row(tuple(_cells(row, computed, marks, here)), _ROLES[row.role], _origin(row, here))
        for row, marks in zip(computed.rows, merges, strict=True)
    ]
    if computed.view.sum_label and any(amount is not None for amount in computed.sums):
        rows.append(Row(tuple(_sum_cells(computed, here)), "total"))
    return Table(
        rows=tuple(rows),
        weights=tuple(column.weight for column in computed.columns),
        title=title,
        description=_description(computed, header),
        continued=label("forts", here.language),
        origin=here.at(*computed.spec.key),
    )


def _origin(row: TableRow, here: Surroundings) -> Origin | None:
    return here.registers.origin(row.register, row.key) if row.register else here.at(*row.key)


def is_compact(computed: ComputedTable, here: Surroundings) -> bool:
    """Whether the table has the compact layout: as its view says, else as the organ does."""
    organ = here.registers.organs.get(here.organ)
    return (computed.view.layout or (organ.layout if organ else "")) == "kompakt"


def is_wide(computed: ComputedTable) -> bool:
    """Whether the table wants a landscape page: as its view says, else from five columns on."""
    if computed.view.orientation != "automatisk":
        return computed.view.orientation == "liggende"
    return len(computed.columns) >= _WIDE


def heading_text(column: ViewColumn, year: int | None) -> str:
    """The heading with its years filled in."""

    def shown(match: re.Match[str]) -> str:
        return str((year or 0) + int(match["offset"] or 0))

    return _YEAR.sub(shown, column.heading)


def _header_cells(computed: ComputedTable, here: Surroundings) -> Iterator[Cell]:
    for inlines, kind, columns in printed_headings(computed, here):
        yield Cell((Paragraph(inlines),), align=kind.align, columns=columns)


def printed_headings(
    computed: ComputedTable, here: Surroundings
) -> Iterator[tuple[tuple[Inline, ...], ColumnKind, int]]:
    """Each heading as it is printed, with the kind of its first column and how many columns it covers."""
    covered = 0
    for column, kind in zip(computed.columns, computed.kinds, strict=True):
        if covered:
            covered -= 1
            continue
        covered = column.heading_span - 1
        unit = _UNITS.get(computed.spec.unit, "") if kind.in_unit else ""
        inlines = read_line(heading_text(column, computed.spec.year) + unit, here)
        yield inlines, kind, column.heading_span


def _title_row(title: str, computed: ComputedTable) -> Row:
    return Row((Cell((Paragraph((Text(title),)),), columns=len(computed.columns)),), "header")


def _cells(row: TableRow, computed: ComputedTable, marks: Sequence[Merge], here: Surroundings) -> Iterator[Cell]:
    for index, (value, kind, mark) in enumerate(zip(row.values, computed.kinds, marks, strict=True)):
        blocks = () if mark == "continue" else printed_cell(value, index, computed, here)
        yield Cell(blocks, align=kind.align, merge=mark)


def printed_cell(value: Value, index: int, computed: ComputedTable, here: Surroundings) -> tuple[Block, ...]:
    """What stands in the cell of a value; `here` must be set to print the short forms."""
    column, kind = computed.columns[index], computed.kinds[index]
    form = CellForm(here, here.language, computed.spec.unit, column.shows_parts)
    blocks = tuple(kind.blocks(value, form))
    return blocks or ((Paragraph(read_line(column.empty_text, here)),) if column.empty_text else ())


def _sum_cells(computed: ComputedTable, here: Surroundings) -> Iterator[Cell]:
    """The label over the columns before the first sum, then the sums; in one cell where the first column has a sum."""
    name = Text(computed.view.sum_label)
    first = next(index for index, total in enumerate(computed.sums) if total is not None)
    if first:
        yield Cell((Paragraph((name,)),), columns=first)
    for index, total in enumerate(computed.sums[first:], start=first):
        blocks = () if total is None else printed_cell(total, index, computed, here)
        if index == 0:
            blocks = (Paragraph((name,)), *blocks)
        yield Cell(blocks, align="left" if total is None else computed.kinds[index].align)


def _merges(computed: ComputedTable) -> list[list[Merge]]:
    """For each row and column: whether the cell starts a merge, goes on with the one above, or stands alone.

    Equal cells are merged only while the merged columns to the left are equal too, so that groups nest.
    """
    marks: list[list[Merge]] = [["none"] * len(computed.columns) for _ in computed.rows]
    merged = [index for index in range(len(computed.columns)) if computed.is_merged(index)]
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
