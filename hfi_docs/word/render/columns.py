"""Column widths that fit the text: no word is cut, no row needlessly tall."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hfi_docs.document import (
    Block,
    Grid,
    GridArea,
    Heading,
    List,
    Merge,
    Paragraph,
    Row,
    RowRole,
    Table,
    Text,
)
from hfi_docs.word.render.metrics import (
    BOLD,
    PER_MILLE,
    TWIPS_PER_POINT,
    Marker,
    TextArea,
    TextWidth,
    text_width,
    written_lines,
)
from hfi_docs.word.render.styles import Typography

_BULLET_INDENT = 9.0
_BOLD_ROWS = ("header", "group", "subtotal", "total")
#: A line that just fits is given a little more: italics and rounding differ from the figures, in points.
_HAIR = 2.0
#: A heading is widened, a step at a time, until it takes at most so many lines: what gives the lower table wins.
_HEADING_LINES = (4, 6)
_STEP = 4.0
#: No column needs more than this share of a table for a word or a heading.
_LARGEST_MINIMUM = 0.4
#: A column whose text fits on one line within this share of an equal column is not broken without need.
_SMALL = 0.9


class CellFormat(NamedTuple):
    """How table text is set: typography, and the room a cell needs beside its text and a row above and below it."""

    text: Typography
    beside: float
    around: float


class CellLine(NamedTuple):
    """A line of a cell as it was written: the width of its text, how heavy its type is, its indent in points."""

    text: TextWidth
    weight: float
    indent: float

    def width(self, cells: CellFormat) -> float:
        """The room it needs on one line."""
        return self.text.line / PER_MILLE * cells.text.size * self.weight + self.indent + cells.beside

    def least_width(self, cells: CellFormat) -> float:
        """The room that its longest unbreakable word needs."""
        return self.text.widest / PER_MILLE * cells.text.size * self.weight + self.indent + cells.beside

    def figure_width(self, cells: CellFormat) -> float:
        """The room that its longest figure needs; nothing without one."""
        figure = self.text.figure / PER_MILLE * cells.text.size * self.weight
        return figure + self.indent + cells.beside if figure else 0.0

    def lines(self, width: float, cells: CellFormat) -> int:
        """How many lines it takes in a cell of this width."""
        return self.text.lines((width - cells.beside - self.indent) / cells.text.size / self.weight * PER_MILLE)


class MeasuredCell(NamedTuple):
    """A cell: where it stands, and its lines as they were written."""

    area: GridArea
    merge: Merge
    pieces: tuple[CellLine, ...]


class MeasuredRow(NamedTuple):
    """A row ready to be laid out."""

    role: RowRole
    cells: tuple[MeasuredCell, ...]


def measure_rows(table: Table, grid: Grid, seams: Marker) -> tuple[MeasuredRow, ...]:
    """The rows of a table with their text taken apart, once, for widths and heights."""
    return tuple(_measure_row(row, areas, seams) for row, areas in zip(table.rows, grid, strict=True))


class Fitted(NamedTuple):
    """The widths of columns in twips, together exactly the text area's, and the heights of rows in points."""

    widths: tuple[int, ...]
    heights: tuple[float, ...]


def fit_columns(rows: Sequence[MeasuredRow], weights: Sequence[float], area: TextArea, cells: CellFormat) -> Fitted:
    """The widths that suit the text, and the heights that they give."""
    least = _word_widths(rows, len(weights), area, cells)
    wanted = _wanted_widths(rows, len(weights), area, cells)
    needed = [_with_headings(least, rows, lines, area, cells) for lines in _HEADING_LINES]
    is_crowded = max(map(sum, needed)) >= area.width
    figures = _figure_widths(rows, least, cells) if is_crowded else least
    choices = dict.fromkeys(_fitted(widths, wanted, weights, area, figures) for widths in needed)
    fitted = [Fitted(widths, tuple(_row_heights(rows, widths, cells))) for widths in choices]
    return min(fitted, key=lambda choice: _total_height(rows, choice.heights, area))


def _fitted(
    least: Sequence[float],
    wanted: Sequence[float],
    weights: Sequence[float],
    area: TextArea,
    figures: Sequence[float],
) -> tuple[int, ...]:
    asked = [max(pair) for pair in zip(least, wanted, strict=True)]
    if any(weights):
        scale = max(width / weight for width, weight in zip(asked, weights, strict=True) if weight)
        asked = [weight * scale if weight else width for width, weight in zip(asked, weights, strict=True)]
    twips = [int(width * TWIPS_PER_POINT) for width in _share(least, asked, area.width, figures)]
    twips[-1] += int(area.width * TWIPS_PER_POINT) - sum(twips)
    return tuple(twips)


def _total_height(rows: Sequence[MeasuredRow], heights: Sequence[float], area: TextArea) -> float:
    """The height of the table with its head rows on every page, in points."""
    header = sum(height for row, height in zip(rows, heights, strict=True) if row.role == "header")
    return sum(heights) + header * (sum(heights) // area.height)


def _word_widths(rows: Sequence[MeasuredRow], columns: int, area: TextArea, cells: CellFormat) -> list[float]:
    """The width that each column needs for its longest word."""
    least = [0.0] * columns
    for row in rows:
        for cell in row.cells:
            if cell.area.columns == 1:
                column = cell.area.column
                for piece in cell.pieces:
                    least[column] = max(least[column], piece.least_width(cells) + _HAIR)
    return [min(width, area.width * _LARGEST_MINIMUM) for width in least]


def _figure_widths(rows: Sequence[MeasuredRow], least: Sequence[float], cells: CellFormat) -> list[float]:
    """The width that each column needs for its longest figure."""
    figures = [0.0] * len(least)
    for cell in (cell for row in rows for cell in row.cells if cell.area.columns == 1):
        for line in cell.pieces:
            width = line.figure_width(cells)
            if width:
                figures[cell.area.column] = max(figures[cell.area.column], width + _HAIR)
    return [min(pair) for pair in zip(figures, least, strict=True)]


def _with_headings(
    least: Sequence[float], rows: Sequence[MeasuredRow], lines: int, area: TextArea, cells: CellFormat
) -> list[float]:
    """The least widths, widened until no heading takes more than so many lines."""
    widened = list(least)
    headings = (cell for row in rows if row.role == "header" for cell in row.cells if cell.area.columns == 1)
    for column, piece in ((cell.area.column, piece) for cell in headings for piece in cell.pieces):
        while widened[column] < area.width * _LARGEST_MINIMUM / 2 and piece.lines(widened[column], cells) > lines:
            widened[column] += _STEP
    return widened


def _wanted_widths(rows: Sequence[MeasuredRow], columns: int, area: TextArea, cells: CellFormat) -> list[float]:
    """How much of the table each column's text asks for; long cells count for more, since they make rows tall."""
    sums, squares, longest = ([0.0] * columns for _ in range(3))
    for column, lines, spanned in _line_lengths(rows, cells):
        # A merged cell has the room of all its rows.
        length = sum(lines) / spanned
        sums[column] += length
        squares[column] += length**2
        longest[column] = max(longest[column], *lines)
    wanted = []
    for total, square, line in zip(sums, squares, longest, strict=True):
        fits = line + _HAIR
        by_text = square / total if total else 0.0
        wanted.append(fits if fits <= area.width / columns * _SMALL else min(by_text, fits))
    return wanted


def _line_lengths(rows: Sequence[MeasuredRow], cells: CellFormat) -> Iterator[tuple[int, list[float], int]]:
    """For each cell with text: its column, the width of each of its lines, the rows it spans."""
    for row in rows:
        if row.role == "header":
            continue
        for area, _, pieces in row.cells:
            if area.columns == 1 and pieces:
                yield area.column, [piece.width(cells) for piece in pieces], area.last - area.first + 1


def _share(least: Sequence[float], wanted: Sequence[float], available: float, figures: Sequence[float]) -> list[float]:
    room = available - sum(least)
    extra = [want - minimum for want, minimum in zip(wanted, least, strict=True)]
    if room <= 0:
        return _squeezed(least, available, figures)
    if sum(extra) <= 0:
        return [width + room / len(least) for width in least]
    factor = room / sum(extra)
    return [minimum + more * factor for minimum, more in zip(least, extra, strict=True)]


def _squeezed(least: Sequence[float], available: float, figures: Sequence[float]) -> list[float]:
    """Columns too narrow for their words, yet wide enough for their figures: «16 033 55» is another amount."""
    firm = figures if sum(figures) < available else [0.0] * len(figures)
    share = (available - sum(firm)) / (sum(least) - sum(firm))
    return [kept + (width - kept) * share for width, kept in zip(least, firm, strict=True)]


def _row_heights(rows: Sequence[MeasuredRow], widths: Sequence[int], cells: CellFormat) -> list[float]:
    """The height of each row; merged cells are left out, they have the room of all their rows."""
    return [max(_cell_heights(row, widths, cells), default=cells.text.line) + cells.around for row in rows]


def _pieces(blocks: Sequence[Block], indent: float, seams: Marker, *, bold: bool) -> Iterator[CellLine]:
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                yield from _pieces(item.blocks, indent + _BULLET_INDENT, seams, bold=bold)
        elif isinstance(block, (Heading, Paragraph)):
            strong = bold or all(isinstance(run, Text) and run.bold for run in block.inlines)
            weight = BOLD if strong else 1.0
            for line in written_lines(block.inlines):
                yield CellLine(text_width(seams(line)), weight, indent)


def _measure_row(row: Row, areas: Sequence[GridArea], seams: Marker) -> MeasuredRow:
    bold = row.role in _BOLD_ROWS
    cells = [
        MeasuredCell(area, cell.merge, tuple(_pieces(cell.blocks, 0.0, seams, bold=bold)))
        for cell, area in zip(row.cells, areas, strict=True)
    ]
    return MeasuredRow(row.role, tuple(cells))


def _cell_heights(row: MeasuredRow, widths: Sequence[int], cells: CellFormat) -> Iterator[float]:
    around = cells.text.before + cells.text.after
    for area, merge, pieces in row.cells:
        if merge == "none":
            width = area_width(area, widths) / TWIPS_PER_POINT
            yield sum(piece.lines(width, cells) * cells.text.line + around for piece in pieces)


def area_width(area: GridArea, widths: Sequence[int]) -> int:
    """How wide a cell is, in the unit of the widths."""
    return widths[area.column] if area.columns == 1 else sum(widths[area.column : area.column + area.columns])
