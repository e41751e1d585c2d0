"""Column widths that fit the text: no word is cut, no row needlessly tall."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from hfi_docs.document import Row, Table
from hfi_docs.render.measure import TWIPS_PER_POINT, CellFormat, Piece, TextArea, pieces, placed_cells, row_heights

#: A line that just fits is given a little more: italics and rounding differ from the figures, in points.
_HAIR = 2.0
#: A heading is widened, a step at a time, until it takes at most so many lines: what gives the lower table wins.
_HEADING_LINES = (4, 6)
_STEP = 4.0
#: No column needs more than this share of a table for a word or a heading.
_LARGEST_MINIMUM = 0.4
#: A column whose text fits on one line within this share of the table is not broken without need.
_SMALL = 0.2


def column_widths(table: Table, area: TextArea, cells: CellFormat) -> tuple[int, ...]:
    """The width of each column in twips; together exactly the width of the text area."""
    choices = {_fitted(table, area, cells, lines): None for lines in _HEADING_LINES}
    return min(choices, key=lambda widths: _total_height(table, row_heights(table, widths, cells), area))


def _fitted(table: Table, area: TextArea, cells: CellFormat, heading_lines: int) -> tuple[int, ...]:
    least = _least_widths(table, area, cells, heading_lines)
    points = _share(least, _wanted_widths(table, least, area, cells), area.width)
    twips = [int(width * TWIPS_PER_POINT) for width in points]
    twips[-1] += int(area.width * TWIPS_PER_POINT) - sum(twips)
    return tuple(twips)


def _total_height(table: Table, heights: Sequence[float], area: TextArea) -> float:
    """The height of the table with its head rows on every page, in points."""
    header = sum(height for row, height in zip(table.rows, heights, strict=True) if row.role == "header")
    return sum(heights) + header * (sum(heights) // area.height)


def _least_widths(table: Table, area: TextArea, cells: CellFormat, heading_lines: int) -> list[float]:
    least = [0.0] * len(table.weights)
    for row in table.rows:
        for column, cell in placed_cells(row):
            if cell.columns == 1:
                for piece in pieces(cell, row):
                    least[column] = max(least[column], piece.least_width(cells) + _HAIR)
    largest = area.width * _LARGEST_MINIMUM
    least = [min(width, largest) for width in least]
    for column, piece in _headings(table):
        while least[column] < largest / 2 and piece.lines(least[column], cells) > heading_lines:
            least[column] += _STEP
    return least


def _headings(table: Table) -> Iterator[tuple[int, Piece]]:
    for row in table.rows:
        if row.role == "header":
            for column, cell in placed_cells(row):
                if cell.columns == 1:
                    yield from ((column, piece) for piece in pieces(cell, row))


def _wanted_widths(table: Table, least: Sequence[float], area: TextArea, cells: CellFormat) -> list[float]:
    """How much of the table each column's text asks for; long cells count for more, since they make rows tall."""
    sums, squares, longest = ([0.0] * len(least) for _ in range(3))
    for column, lines, rows in _line_lengths(table, cells):
        # A merged cell has the room of all its rows.
        length = sum(lines) / rows
        sums[column] += length
        squares[column] += length**2
        longest[column] = max(longest[column], *lines)
    asked = []
    for minimum, total, square, line in zip(least, sums, squares, longest, strict=True):
        fits = line + _HAIR
        by_text = square / total if total else 0.0
        asked.append(max(minimum, fits if fits <= area.width * _SMALL else min(by_text, fits)))
    if not any(table.weights):
        return asked
    scale = max(width / weight for width, weight in zip(asked, table.weights, strict=True) if weight)
    return [weight * scale if weight else width for width, weight in zip(asked, table.weights, strict=True)]


def _line_lengths(table: Table, cells: CellFormat) -> Iterator[tuple[int, list[float], int]]:
    """For each cell with text: its column, the width of each of its lines, the rows it spans."""
    for index, row in enumerate(table.rows):
        if row.role == "header":
            continue
        for column, cell in placed_cells(row):
            if cell.columns == 1 and cell.blocks:
                lengths = [piece.width(cells) for piece in pieces(cell, row)]
                yield column, lengths, _rows_spanned(table.rows[index + 1 :], column)


def _rows_spanned(below: Sequence[Row], column: int) -> int:
    def goes_on(row: Row) -> bool:
        return column < len(row.cells) and row.cells[column].merge == "continue"

    return 1 + sum(1 for _ in takewhile(goes_on, below))


def _share(least: Sequence[float], wanted: Sequence[float], available: float) -> list[float]:
    room = available - sum(least)
    extra = [want - minimum for want, minimum in zip(wanted, least, strict=True)]
    if room <= 0:
        return [width * available / sum(least) for width in least]
    if sum(extra) <= 0:
        return [width + room / len(least) for width in least]
    factor = room / sum(extra)
    return [minimum + more * factor for minimum, more in zip(least, extra, strict=True)]
