"""Column widths that fit the text: no word is cut, no row needlessly tall."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.document import Block, Grid, GridArea, Heading, List, Merge, Paragraph, RowRole, Table, Text
from hfi_docs.word.render import metrics
from hfi_docs.word.render.metrics import PER_MILLE, TWIPS_PER_POINT, Marker, TextArea, TextWidth, Typography

_BULLET_INDENT = 9.0
_BOLD_ROWS, _ITALIC_ROW = ("header", "group", "subtotal", "total"), "info"
#: A line that just fits is given a little more: italics and rounding differ from the figures, in points.
_HAIR = 2.0
#: As much of it as is left for italics when rounding has had its own.
_COVERED = 1.7
#: A line without text takes no more than its margins.
_BLANK = 1e-9
#: A heading is widened, a step at a time, until it takes at most so many lines: what gives the lower table wins.
_HEADING_LINES = (4, 6)
_STEP = 4.0
#: No column needs more than this share of a table for a word or a heading.
_LARGEST_MINIMUM = 0.4
#: A column whose text fits on one line within this share of an equal column is not broken without need.
_SMALL = 0.9
#: No column beside crowded amounts is narrower than so many times its type size: a letter.
_FEWEST_LETTERS = 0.8


class CrowdedError(ValueError):
    """A table whose amounts need more room than there is: what they need, and the room, in points."""


class CellFormat(NamedTuple):
    """How table text is set: its typography, the room a cell needs beside its text and a row above and below it.

    `rows` holds the typography of rows that have their own, by their role, `subtext` that of a second line in a cell.
    """

    text: Typography
    beside: float
    around: float
    rows: Mapping[RowRole, Typography] = MappingProxyType({})
    subtext: Typography | None = None


class CellLine(NamedTuple):
    """A line of a cell as it was written: its text, how it is set, its indent and room for italics in points."""

    text: TextWidth
    form: Typography
    indent: float
    slant: float = 0.0

    def room(self, width: float, cells: CellFormat) -> float:
        """The room that a text of this width needs in the cell, in points."""
        return width / PER_MILLE * self.form.size + self.indent + cells.beside + self.slant

    def lines(self, width: float, cells: CellFormat) -> int:
        """How many lines it takes in a cell of this width."""
        return self.text.lines((width - cells.beside - self.indent) / self.form.size * PER_MILLE)

    def height(self, width: float, cells: CellFormat) -> float:
        """How high it is in a cell of this width, the space around it included, in points."""
        return self.lines(width, cells) * self.form.line + self.form.before + self.form.after


class MeasuredCell(NamedTuple):
    """A cell: where it stands, and its lines as they were written."""

    area: GridArea
    merge: Merge
    pieces: tuple[CellLine, ...]


class MeasuredRow(NamedTuple):
    """A row ready to be laid out."""

    role: RowRole
    cells: tuple[MeasuredCell, ...]


def measure_rows(table: Table, grid: Grid, cells: CellFormat, seams: Marker) -> tuple[MeasuredRow, ...]:
    """The rows of a table with their text taken apart, once, for widths and heights."""
    measured = []
    for row, areas in zip(table.rows, grid, strict=True):
        pieces = (tuple(_pieces(cell.blocks, 0.0, cells, seams, row.role)) for cell in row.cells)
        merges = (cell.merge for cell in row.cells)
        measured.append(MeasuredRow(row.role, tuple(map(MeasuredCell, areas, merges, pieces))))
    return tuple(measured)


class Fitted(NamedTuple):
    """The widths of columns in twips, together exactly the text area's, and the heights of rows in points.

    `merged` holds the first and the last row of each merged cell, and the height that its text needs.
    """

    widths: tuple[int, ...]
    heights: tuple[float, ...]
    merged: tuple[tuple[int, int, float], ...]


def fit_columns(rows: Sequence[MeasuredRow], weights: Sequence[float], area: TextArea, cells: CellFormat) -> Fitted:
    """The widths that suit the text, and the heights that they give.

    Raises:
        CrowdedError: the page is too narrow for the amounts.
    """
    least = _word_widths(rows, len(weights), area, cells)
    wanted = _wanted_widths(rows, len(weights), area, cells)
    needed = [_with_headings(least, rows, lines, area, cells) for lines in _HEADING_LINES]
    firm = _firm_widths(rows, least, cells) if max(map(sum, needed)) >= area.width else ()
    choices = dict.fromkeys(_fitted(widths, wanted, weights, area, firm) for widths in needed)
    fitted = [
        Fitted(widths, tuple(_row_heights(rows, widths, cells)), tuple(_merged_heights(rows, widths, cells)))
        for widths in choices
    ]
    return min(fitted, key=lambda choice: _total_height(rows, choice.heights, area))


def _fitted(
    least: Sequence[float],
    wanted: Sequence[float],
    weights: Sequence[float],
    area: TextArea,
    firm: Sequence[Sequence[float]],
) -> tuple[int, ...]:
    asked = [max(pair) for pair in zip(least, wanted, strict=True)]
    if any(weights):
        scale = max(width / weight for width, weight in zip(asked, weights, strict=True) if weight)
        asked = [weight * scale if weight else width for width, weight in zip(asked, weights, strict=True)]
    twips = [int(width * TWIPS_PER_POINT) for width in _share(least, asked, area.width, firm)]
    twips[-1] += int(area.width * TWIPS_PER_POINT) - sum(twips)
    return tuple(twips)


def _total_height(rows: Sequence[MeasuredRow], heights: Sequence[float], area: TextArea) -> float:
    """The height of the table with its head rows on every page, in points."""
    header = sum(height for row, height in zip(rows, heights, strict=True) if row.role == "header")
    return sum(heights) + header * (sum(heights) // area.height)


def _word_widths(rows: Sequence[MeasuredRow], columns: int, area: TextArea, cells: CellFormat) -> list[float]:
    """The width that each column needs for its longest word; of an overlong one only some, unless it is an amount."""
    least = _widest(rows, columns, lambda text: text.widest or _BLANK, cells)
    most = area.width * _LARGEST_MINIMUM
    if max(least) <= most:
        return least
    amounts = _widest(rows, columns, lambda text: text.amount, cells)
    return [max(min(width, most), amount) for width, amount in zip(least, amounts, strict=True)]


def _widest(
    rows: Sequence[MeasuredRow], columns: int, measure: Callable[[TextWidth], float], cells: CellFormat
) -> list[float]:
    """The room that each column needs for the widest of what is measured in its lines; none where nothing is."""
    widest = [0.0] * columns
    for cell in (cell for row in rows for cell in row.cells if cell.area.columns == 1):
        for line in cell.pieces:
            if width := measure(line.text):
                column = cell.area.column
                widest[column] = max(widest[column], line.room(width, cells) + _HAIR)
    return widest


def _firm_widths(rows: Sequence[MeasuredRow], least: Sequence[float], cells: CellFormat) -> tuple[Sequence[float], ...]:
    """What the columns of a crowded table may not go below, the best first: the last is what a table must have."""
    figures = _widest(rows, len(least), lambda text: text.figure, cells)
    amounts = _widest(rows, len(least), lambda text: text.amount, cells)
    kept = [min(pair) for pair in zip(figures, least, strict=True)]
    narrowest = cells.beside + cells.text.size * _FEWEST_LETTERS
    floors = [min(width, narrowest) for width in least] if any(amounts) else [0.0] * len(least)
    return (kept, [*map(max, kept, floors)], [*map(max, amounts, floors)])


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
                yield area.column, [piece.room(piece.text.line, cells) for piece in pieces], area.last - area.first + 1


def _share(
    least: Sequence[float], wanted: Sequence[float], available: float, firm: Sequence[Sequence[float]]
) -> list[float]:
    room = available - sum(least)
    extra = [want - minimum for want, minimum in zip(wanted, least, strict=True)]
    if room <= 0:
        return _squeezed(least, available, firm)
    if sum(extra) <= 0:
        return [width + room / len(least) for width in least]
    factor = room / sum(extra)
    return [minimum + more * factor for minimum, more in zip(least, extra, strict=True)]


def _squeezed(least: Sequence[float], available: float, firm: Sequence[Sequence[float]]) -> list[float]:
    """Columns too narrow for their words, yet wide enough for their figures: «16 033 55» is another amount."""
    must = firm[-1]
    for kept in firm:
        if sum(kept) < available:
            share = (available - sum(kept)) / (sum(least) - sum(kept))
            widths = [low + (width - low) * share for width, low in zip(least, kept, strict=True)]
            if all(width >= low for width, low in zip(widths, must, strict=True)):
                return widths
    raise CrowdedError(sum(must), available)


def _row_heights(rows: Sequence[MeasuredRow], widths: Sequence[int], cells: CellFormat) -> list[float]:
    """The height of each row; merged cells are left out, they have the room of all their rows."""
    return [
        max((height for _, height in _cell_heights(row, widths, cells, "none")), default=cells.text.line) + cells.around
        for row in rows
    ]


def _merged_heights(
    rows: Sequence[MeasuredRow], widths: Sequence[int], cells: CellFormat
) -> Iterator[tuple[int, int, float]]:
    for row in rows:
        for area, height in _cell_heights(row, widths, cells, "start"):
            yield area.first, area.last, height + cells.around


def _pieces(
    blocks: Sequence[Block], indent: float, cells: CellFormat, seams: Marker, role: RowRole
) -> Iterator[CellLine]:
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                yield from _pieces(item.blocks, indent + _BULLET_INDENT, cells, seams, role)
        elif isinstance(block, (Heading, Paragraph)):
            is_subtext = isinstance(block, Paragraph) and block.role == "subtext"
            form = (cells.subtext if is_subtext else None) or cells.rows.get(role, cells.text)
            strong = role in _BOLD_ROWS or all(isinstance(run, Text) and run.bold for run in block.inlines)
            slanted = role == _ITALIC_ROW or any(isinstance(run, Text) and run.italic for run in block.inlines)
            face = form.font.bold if strong else form.face
            for line in metrics.written_lines(block.inlines):
                slant = max(metrics.italic_room(line, form.size, form.line) - _COVERED, 0.0) if slanted else 0.0
                yield CellLine(face.measure(seams(line)), form, indent, slant)


def _cell_heights(
    row: MeasuredRow, widths: Sequence[int], cells: CellFormat, merge: Merge
) -> Iterator[tuple[GridArea, float]]:
    """The cells of a row that are merged in this way, each with the height of its text."""
    for cell in row.cells:
        if cell.merge == merge:
            width = area_width(cell.area, widths) / TWIPS_PER_POINT
            yield cell.area, sum(piece.height(width, cells) for piece in cell.pieces)


def area_width(area: GridArea, widths: Sequence[int]) -> int:
    """How wide a cell is, in the unit of the widths."""
    return widths[area.column] if area.columns == 1 else sum(widths[area.column : area.column + area.columns])
