"""Rows of cells made into a table of the document: empty rows dropped, columns aligned, head rows marked."""

from collections.abc import Sequence
from typing import NamedTuple

from hfi_docs.document import Align, Block, Cell, Inline, LineBreak, Merge, Paragraph, Row, Table, Text
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.numbers import Column, Value, print_column

MAX_ROWS = 2_000
MAX_COLUMNS = 20
_TOO_LARGE = "Del tabellen opp, eller legg ved filen som den er og vis bare det viktigste i saken."


class GridCell(NamedTuple):
    """A cell: what it holds, how many columns it spans, and its part in a vertical merge."""

    value: Value = ""
    columns: int = 1
    merge: Merge = "none"


class HeadCell(NamedTuple):
    """The place of an empty head cell, counted from 0."""

    row: int
    column: int


def check_size(rows: int, columns: int) -> None:
    """Nothing when a table of so many rows and columns can be read in a paper.

    Raises:
        UnreadableError: it cannot.
    """
    if rows > MAX_ROWS:
        message = f"Tabellen har mer enn {MAX_ROWS} rader; det er for mye for et sakspapir."
        raise UnreadableError(message, _TOO_LARGE)
    if columns > MAX_COLUMNS:
        message = f"Tabellen har mer enn {MAX_COLUMNS} kolonner; det er for mye for et sakspapir."
        raise UnreadableError(message, _TOO_LARGE)


def make_table(rows: Sequence[Sequence[GridCell]], width: int, title: str, headers: int = 1) -> Table:
    """The table; its first `headers` rows are head rows, and each row's cells fill `width` columns."""
    printed = [_printed_column(rows[headers:], column, rows[headers - 1]) for column in range(width)]
    body = tuple(_body_row(row, index, printed) for index, row in enumerate(rows[headers:]))
    head = tuple(_head_row(row, printed) for row in rows[:headers])
    names = ", ".join(_text(cell.value) for cell in rows[headers - 1] if _text(cell.value))
    return Table((*head, *body), (0.0,) * width, title, f"{' '.join(names.split())}.")


def empty_head(rows: Sequence[Sequence[GridCell]], headers: int) -> HeadCell | None:
    """The first head cell without text, apart from those that the cell above swallows."""
    for index, row in enumerate(rows[:headers]):
        column = 0
        for cell in row:
            if cell.merge != "continue" and not _text(cell.value).strip():
                return HeadCell(index, column)
            column += cell.columns
    return None


def text_inlines(text: str) -> tuple[Inline, ...]:
    """The text of a cell, its lines kept apart."""
    inlines: list[Inline] = []
    for line in text.strip().split("\n"):
        if inlines:
            inlines.append(LineBreak())
        if line.strip():
            inlines.append(Text(line.strip()))
    return tuple(inlines)


def _printed_column(rows: Sequence[Sequence[GridCell]], column: int, head: Sequence[GridCell]) -> Column:
    """The column's cells, row by row; a cell that spans several columns counts as empty in each."""
    cells = [_cell_at(row, column) for row in rows]
    heading = _cell_at(head, column)
    values = [cell.value if cell and cell.columns == 1 and cell.merge != "continue" else "" for cell in cells]
    return print_column(values, _text(heading.value) if heading else "")


def _cell_at(row: Sequence[GridCell], column: int) -> GridCell | None:
    start = 0
    for cell in row:
        if start == column:
            return cell
        start += cell.columns
    return None


def _body_row(row: Sequence[GridCell], index: int, printed: Sequence[Column]) -> Row:
    cells: list[Cell] = []
    start = 0
    for cell in row:
        column = printed[start] if cell.columns == 1 else print_column([cell.value])
        text = column.texts[index if cell.columns == 1 else 0]
        cells.append(_cell(text, column.align, cell))
        start += cell.columns
    return Row(tuple(cells))


def _head_row(row: Sequence[GridCell], printed: Sequence[Column]) -> Row:
    cells: list[Cell] = []
    start = 0
    for cell in row:
        align: Align = "left" if cell.columns > 1 else printed[start].align
        cells.append(_cell(_text(cell.value), align, cell))
        start += cell.columns
    return Row(tuple(cells), "header")


def _cell(text: str, align: Align, cell: GridCell) -> Cell:
    inlines = text_inlines(text)
    blocks: tuple[Block, ...] = (Paragraph(inlines),) if inlines and cell.merge != "continue" else ()
    return Cell(blocks, align, cell.columns, cell.merge)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else print_column([value]).texts[0]
