"""Tables for those who listen: a head, row headers, and for every cell the headers that it belongs to.

LibreOffice tags rows, cells and the heads of columns. What names a row, what stands over a band of rows and what the
caption is, is told by the styles that our papers set them in, and where no such style is, by the first column.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import pikepdf
from pikepdf import Array, Name, Pdf

from hfi_docs.output.pdf.mending.reading import Reader
from hfi_docs.output.pdf.mending.tree import (
    attribute,
    elements,
    is_element,
    kids,
    new_element,
    put_attributes,
    put_kids,
    style_of,
)
from hfi_docs.values.expressions import regex

_CAPTION, _BAND, _BELOW, _SUM = "caption", "HFI Tabellband", "HFI Tabellundertekst", "HFI Tabellsum"
_AMOUNT: Final = regex(r"[−-]?\d{1,3}(?:\u00a0\d{3})+")
#: A column of numbers, times and case numbers names no row by itself.
_LETTER: Final = regex(r"[^\W\d_]")


class Placed(NamedTuple):
    """A cell in the grid of its table, counted from 0; `style` and `is_right` are those of its first paragraph."""

    element: Any
    row: int
    column: int
    rows: int
    columns: int
    style: str
    is_right: bool

    @property
    def end(self) -> int:
        """The first column to the right of it."""
        return self.column + self.columns

    def covers(self, row: int) -> bool:
        """Whether it stands in a row, or goes down through it."""
        return self.row <= row < self.row + self.rows


def mend_tables(pdf: Pdf, reader: Reader) -> None:
    """Gives every table with a head its groups of rows, row headers and caption; a table without one is left alone."""
    for number, table in enumerate((each for each in elements(pdf) if Name.Table == each.S), start=1):
        rows = [row for row in kids(table) if is_element(row) and row.S == Name.TR]
        cells = place_cells(rows)
        head = _head(cells, len(rows))
        if not 0 < head < len(rows) or len(rows) < len(kids(table)):
            continue
        _take_caption(table)
        _say_amounts(cells, reader)
        _name_rows(cells, head, reader)
        _lead_to_headers(cells, head, f"t{number}", reader)
        groups = [new_element(pdf, Name.THead, table, rows[:head]), new_element(pdf, Name.TBody, table, rows[head:])]
        put_kids(table, [*(each for each in kids(table) if Name.Caption == each.S), *groups])


def place_cells(rows: Sequence[Any]) -> list[Placed]:
    """The cells of some rows, each where the grid has room for it."""
    taken: set[tuple[int, int]] = set()
    cells: list[Placed] = []
    width = sum(int(attribute(cell, "/ColSpan", 1)) for row in rows[:1] for cell in kids(row))
    for number, row in enumerate(rows):
        _join_split(row, sum((number, column) not in taken for column in range(width)))
        column = 0
        for cell in kids(row):
            while (number, column) in taken:
                column += 1
            down, across = int(attribute(cell, "/RowSpan", 1)), int(attribute(cell, "/ColSpan", 1))
            taken.update((number + i, column + j) for i in range(down) for j in range(across))
            first = next(filter(is_element, kids(cell)), cell)
            is_right = attribute(first, "/TextAlign") == Name.End
            cells.append(Placed(cell, number, column, down, across, style_of(first), is_right))
    return cells


def _join_split(row: Any, room: int) -> None:
    """Joins what a page parts: LibreOffice tags a row that goes on on the next page as its cells once more."""
    whole: list[Any] = []
    rest: list[Any] = []
    for cell in kids(row):
        room -= int(attribute(cell, "/ColSpan", 1))
        (whole if room >= 0 else rest).append(cell)
    if rest and whole:
        for index, cell in enumerate(rest):
            begun = whole[index % len(whole)]
            put_kids(begun, [*kids(begun), *kids(cell)])
        put_kids(row, whole)


def _head(cells: Sequence[Placed], rows: int) -> int:
    """How many rows the head has: those above the first cell that is no header of columns."""
    return min((cell.row for cell in cells if cell.element.S != Name.TH), default=rows)


def _take_caption(table: Any) -> None:
    """Moves the caption above a table into it."""
    around = kids(table.P)
    before = around[around.index(table) - 1]
    if is_element(before) and style_of(before).casefold() == _CAPTION:
        before["/S"] = Name.Caption
        if "/A" in before:
            # The space around a paragraph, which it no longer is.
            del before["/A"]
        put_kids(table.P, [each for each in around if each != before])
        put_kids(table, [before, *kids(table)])


def _say_amounts(cells: Sequence[Placed], reader: Reader) -> None:
    """Lets an amount be said as one number: its hard spaces part it into pieces on the page."""
    for cell in cells:
        for paragraph in filter(is_element, kids(cell.element)):
            text = reader.text(paragraph)
            if _AMOUNT.fullmatch(text):
                paragraph["/ActualText"] = pikepdf.String(text)


def _name_rows(cells: Sequence[Placed], head: int, reader: Reader) -> None:
    """Makes headers of the cells that name rows."""
    body = [cell for cell in cells if cell.row >= head]
    width = max(cell.end for cell in cells)
    named = _naming_columns(body, width, reader)
    for cell in body:
        # A cell across the table stands over the rows below it, or is a note.
        if cell.style == _BAND if cell.columns == width else cell.column < named:
            cell.element["/S"] = Name.TH
            put_attributes(cell.element, Scope=Name.Row)


def _naming_columns(body: Sequence[Placed], width: int, reader: Reader) -> int:
    """How many columns name the rows: to the first that has words in it and no merged cells; never the last column."""
    for column in range(width - 1):
        here = [cell for cell in body if cell.column == column and cell.columns < width]
        has_words = any(_LETTER.search(reader.text(cell.element)) for cell in here)
        if not has_words and any(cell.is_right for cell in here):
            return max(1, column)
        if has_words and all(cell.rows == 1 for cell in here):
            return column + 1
    return 1


def _lead_to_headers(cells: Sequence[Placed], head: int, name: str, reader: Reader) -> None:
    """Gives each header a name, and each cell of the body the names of those of its column, band and row."""
    heads = [cell for cell in cells if cell.row < head]
    naming = [cell for cell in cells if cell.row >= head and cell.element.S == Name.TH]
    for cell in (*heads, *naming):
        cell.element["/ID"] = pikepdf.String(f"{name}-{cell.row + 1}-{cell.column + 1}")
    last, width = max(cell.row for cell in cells), max(cell.end for cell in cells)
    around = dict(zip(range(head, last + 1), _around(naming, head, last, reader), strict=True))
    for cell in cells:
        if cell.row >= head and (cell.column or cell.end < width):
            over = (each for each in heads if each.column < cell.end and cell.column < each.end)
            beside = (each for each in around[cell.row] if each.row < cell.row or each.column < cell.column)
            put_attributes(cell.element, Headers=Array([each.element.ID for each in (*over, *beside)]))


def _around(naming: Sequence[Placed], head: int, last: int, reader: Reader) -> Iterator[list[Placed]]:
    """For each row of the body what names it: the band that it is in, the row that it is a part of, and its own."""
    band: list[Placed] = []
    whole: list[Placed] = []
    for row in range(head, last + 1):
        own = [cell for cell in naming if cell.covers(row)]
        style = own[0].style if own else ""
        if style in (_BAND, _SUM):
            band, whole = [], own
            yield own
            band = own if style == _BAND else []
        elif any(cell.style == _BELOW for cell in own) or not any(reader.text(cell.element).strip() for cell in own):
            yield [*band, *(cell for cell in whole if cell not in own), *own]
        else:
            whole = own
            yield [*band, *own]
