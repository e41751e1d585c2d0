"""Column widths that fit the text: no word is cut, no row needlessly tall."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hfi_docs.word.render.measure import TWIPS_PER_POINT, CellFormat, MeasuredRow, TextArea, row_heights

#: A line that just fits is given a little more: italics and rounding differ from the figures, in points.
_HAIR = 2.0
#: A heading is widened, a step at a time, until it takes at most so many lines: what gives the lower table wins.
_HEADING_LINES = (4, 6)
_STEP = 4.0
#: No column needs more than this share of a table for a word or a heading.
_LARGEST_MINIMUM = 0.4
#: A column whose text fits on one line within this share of an equal column is not broken without need.
_SMALL = 0.9


class Fitted(NamedTuple):
    """The widths of columns in twips, together exactly the text area's, and the heights of rows in points."""

    widths: tuple[int, ...]
    heights: tuple[float, ...]


def fit_columns(rows: Sequence[MeasuredRow], weights: Sequence[float], area: TextArea, cells: CellFormat) -> Fitted:
    """The widths that suit the text, and the heights that they give."""
    least = _word_widths(rows, len(weights), area, cells)
    wanted = _wanted_widths(rows, len(weights), area, cells)
    choices = dict.fromkeys(
        _fitted(_with_headings(least, rows, lines, area, cells), wanted, weights, area) for lines in _HEADING_LINES
    )
    fitted = [Fitted(widths, tuple(row_heights(rows, widths, cells))) for widths in choices]
    return min(fitted, key=lambda choice: _total_height(rows, choice.heights, area))


def _fitted(
    least: Sequence[float], wanted: Sequence[float], weights: Sequence[float], area: TextArea
) -> tuple[int, ...]:
    asked = [max(pair) for pair in zip(least, wanted, strict=True)]
    if any(weights):
        scale = max(width / weight for width, weight in zip(asked, weights, strict=True) if weight)
        asked = [weight * scale if weight else width for width, weight in zip(asked, weights, strict=True)]
    twips = [int(width * TWIPS_PER_POINT) for width in _share(least, asked, area.width)]
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


def _share(least: Sequence[float], wanted: Sequence[float], available: float) -> list[float]:
    room = available - sum(least)
    extra = [want - minimum for want, minimum in zip(wanted, least, strict=True)]
    if room <= 0:
        return [width * available / sum(least) for width in least]
    if sum(extra) <= 0:
        return [width + room / len(least) for width in least]
    factor = room / sum(extra)
    return [minimum + more * factor for minimum, more in zip(least, extra, strict=True)]
