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
from hfi_docs.papers.compose.setting import named_in_bold, said_once, spanning_heads
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import SOURCES, CellForm, ColumnKind, ComputedTable, Money, TableRow, Value
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import ViewColumn
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.expressions import regex
from hfi_docs.values.labels import label

_WIDE = 5
_UNITS = {1000: f" (1000{HARD_SPACE}kroner)", 1_000_000: f" (millioner{HARD_SPACE}kroner)"}
_YEAR = regex(r"\{år(?P<offset>[+-]1)?\}")
_ROLES: dict[str, RowRole] = {"info": "info", "ledd": "term", "delsum": "subtotal", "sum": "total"}


class Shown(NamedTuple):
    """What a computed table prints: the table last. `is_wide`: it wants a landscape page."""

    blocks: tuple[Block, ...]
    is_wide: bool


def compose_table(computed: ComputedTable, here: Surroundings, *, title: str) -> Table:
    """The table as it is printed; `here` must be set to print the short forms."""
    header = Row(tuple(_header_cells(computed, here)), "header", here.registers.origin("visninger", computed.view.key))
    rows = [_title_row(title, computed)] if computed.view.title_row else []
    rows += spanning_heads(header)
    body = said_once(list(_body(computed, here)), [row.values for row in computed.rows], here)
    for row, shown in zip(computed.rows, body.rows, strict=True):
        rows += _with_parts(row, shown, computed, here)
    if computed.view.sum_label and any(amount is not None for amount in computed.sums):
        rows.append(Row(tuple(_sum_cells(computed, here)), "total"))
    return Table(
        rows=tuple(rows),
        weights=tuple(column.weight for column in computed.columns),
        title=title,
        description=_description(computed, header),
        continued=label("forts", here.language),
        origin=here.at(*computed.spec.key),
        notes=body.notes,
    )


def _body(computed: ComputedTable, here: Surroundings) -> Iterator[Row]:
    for row, marks in zip(computed.rows, _merges(computed), strict=True):
        yield Row(tuple(_cells(row, computed, marks, here)), _ROLES[row.role], _origin(row, here))


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
    name = SOURCES[computed.view.source].name
    for index, (value, kind, mark) in enumerate(zip(row.values, computed.kinds, marks, strict=True)):
        # Parts with names have rows of their own.
        blocks = () if mark == "continue" else printed_cell(value, index, computed, here, parts=not _parts(value))
        if computed.columns[index].field == name and row.role != "info":
            blocks = tuple(
                block._replace(inlines=tuple(named_in_bold(block.inlines))) if isinstance(block, Paragraph) else block
                for block in blocks
            )
        yield Cell(blocks, align=kind.align, merge=mark)


def _parts(value: Value) -> dict[str, int]:
    """The parts of an amount by their names, where they have some."""
    named = isinstance(value, Money) and len(value.names) > 1
    return dict(zip(value.names, value.parts, strict=True)) if named and isinstance(value, Money) else {}


def _with_parts(row: TableRow, shown: Row, computed: ComputedTable, here: Surroundings) -> Iterator[Row]:
    """The row, and one for each named part of its amounts; what is joined over rows goes on in these."""
    parts = [
        _parts(value) if column.shows_parts else {} for value, column in zip(row.values, computed.columns, strict=True)
    ]
    names = dict.fromkeys(name for each in parts for name in each)
    joined = _joined(computed)
    label_at = next((i for i, kind in enumerate(computed.kinds) if kind.align == "left" and i not in joined), None)
    begun = (
        cell._replace(merge="start") if names and i in joined and cell.merge == "none" else cell
        for i, cell in enumerate(shown.cells)
    )
    yield shown._replace(cells=tuple(begun))
    for name in names:
        told = Paragraph((Text(f"{label('herav', here.language)} {name}"),), "subtext")
        cells = []
        for index, (kind, own) in enumerate(zip(computed.kinds, parts, strict=True)):
            amount = printed_cell(Money((own[name],)), index, computed, here) if name in own else ()
            blocks = (told,) if index == label_at else amount
            cells.append(Cell(blocks, align=kind.align, merge="continue" if index in joined else "none"))
        yield Row(tuple(cells), "part", shown.origin)


def _joined(computed: ComputedTable) -> list[int]:
    """The columns in which equal cells are joined."""
    return [index for index in range(len(computed.columns)) if computed.is_merged(index)]


def printed_cell(
    value: Value, index: int, computed: ComputedTable, here: Surroundings, *, parts: bool = True
) -> tuple[Block, ...]:
    """What stands in the cell of a value; `here` must be set to print the short forms."""
    column, kind = computed.columns[index], computed.kinds[index]
    form = CellForm(here, here.language, computed.spec.unit, column.shows_parts and parts)
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
    for below in range(1, len(computed.rows)):
        for column in _joined(computed):
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
