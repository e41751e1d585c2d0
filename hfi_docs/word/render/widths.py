"""Column widths that fit the text: no amount is broken, no word is cut, no row needlessly tall.

Figures come first: their columns are as wide as they need and no wider. The text columns share the rest, a little at
a time, each time the one whose widening makes the table lowest.
"""

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from hfi_docs.word.render.cells import CellFormat, MeasuredCell, MeasuredRow, merged_heights, row_heights
from hfi_docs.word.render.metrics import TWIPS_PER_POINT, TextArea, TextWidth

#: A line that just fits is given a little more: italics and rounding differ from the figures, in points.
_HAIR = 2.0
#: A line without text takes no more than its margins.
_BLANK = 1e-9
#: A heading is widened, a step at a time, until it takes at most so many lines: alone, over several columns and below
#: such a one; the more the less room there is. Of the lowest heads, those are taken that make the lowest table.
_HEADING_LINES = ((3, 1, 2), (3, 2, 1), (3, 2, 3), (4, 3, 4), (6, 4, 6))
_LOWEST = 2
_STEP = 4.0
#: No column needs more than this share of a table for a word or a heading.
_LARGEST_MINIMUM = 0.4
#: No column beside crowded amounts is narrower than so many times its type size: a letter.
_FEWEST_LETTERS = 0.8
#: Text in a narrower column is hard to read, in points: 32 mm.
_COMFORT = 32 / 25.4 * 72
#: The room to share is given out in so many shares.
_SHARES = 32
#: Longer tables are judged by so many of their rows.
_ENOUGH_ROWS = 80


class CrowdedError(ValueError):
    """A table whose amounts need more room than there is: what they need, and the room, in points."""


class Fitted(NamedTuple):
    """The widths of columns in twips, together exactly the text area's, and the heights of rows in points.

    `merged` holds the first and the last row of each merged cell, and the height that its text needs.
    """

    widths: tuple[int, ...]
    heights: tuple[float, ...]
    merged: tuple[tuple[int, int, float], ...]


def fit_columns(
    rows: Sequence[MeasuredRow],
    weights: Sequence[float],
    area: TextArea,
    cells: CellFormat,
    figures: frozenset[int] = frozenset(),
) -> Fitted:
    """The widths that suit the text, and the heights that they give; `figures` are the columns of figures.

    Raises:
        CrowdedError: the page is too narrow for the amounts.
    """
    least = _word_widths(rows, len(weights), area, cells)
    texts = [column for column in range(len(weights)) if column not in figures] or list(range(len(weights)))
    begun = _begun(least, rows, texts, area, cells)
    found = [_weighted(_shared(widths, rows, texts, area, cells), widths, weights) for widths in begun]
    if not found:
        found = [_squeezed(least, area.width, _firm_widths(rows, least, cells))]
    return min((_fitted(widths, rows, area, cells) for widths in found), key=lambda fitted: sum(fitted.heights))


def _fitted(found: Sequence[float], rows: Sequence[MeasuredRow], area: TextArea, cells: CellFormat) -> Fitted:
    """What these widths give, in points; the last takes what rounding leaves."""
    twips = [int(width * TWIPS_PER_POINT) for width in found]
    twips[-1] += int(area.width * TWIPS_PER_POINT) - sum(twips)
    widths = tuple(twips)
    return Fitted(widths, tuple(row_heights(rows, widths, cells)), tuple(merged_heights(rows, widths, cells)))


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
        column = cell.area.column
        widest[column] = max(widest[column], _room(cell, measure, cells))
    return widest


def _room(cell: MeasuredCell, measure: Callable[[TextWidth], float], cells: CellFormat) -> float:
    """The room that a cell needs for the widest of what is measured in its lines."""
    rooms = (line.room(width, cells) + _HAIR for line in cell.pieces if (width := measure(line.text)))
    return max(rooms, default=0.0)


def _begun(
    least: Sequence[float], rows: Sequence[MeasuredRow], texts: Sequence[int], area: TextArea, cells: CellFormat
) -> list[list[float]]:
    """The widths to begin with: low heads, text no narrower than is easy to read; what there is room for of these."""
    longest = _widest(rows, len(least), lambda text: text.line, cells)
    choices = [_with_headings(least, rows, lines, area, cells) for lines in _HEADING_LINES]
    easy = [
        [max(width, min(_COMFORT, longest[i])) if i in texts else width for i, width in enumerate(widths)]
        for widths in choices
    ]
    low = [
        widths
        for number, widths in enumerate(easy[:_LOWEST])
        if sum(widths) < area.width and widths not in easy[:number]
    ]
    return low or [widths for widths in (*easy, *choices, list(least)) if sum(widths) < area.width][:1]


def _with_headings(
    least: Sequence[float],
    rows: Sequence[MeasuredRow],
    lines: tuple[int, int, int],
    area: TextArea,
    cells: CellFormat,
) -> list[float]:
    """The least widths, widened until no heading takes more than so many lines."""
    widened, most = list(least), area.width * _LARGEST_MINIMUM / 2
    heads = [cell for row in rows if row.role == "header" for cell in row.cells]
    spans = [cell.area for cell in heads if 1 < cell.area.columns < len(least)]
    below = {column for span in spans for column in range(span.column, span.column + span.columns)}
    alone, over, under = lines
    for cell in heads:
        column, columns = cell.area.column, cell.area.columns
        wanted = over if columns > 1 else under if column in below else alone
        covered = range(column, column + columns) if columns < len(least) else ()
        for piece in cell.pieces if covered else ():
            while (width := sum(widened[column] for column in covered)) < most * columns and (
                piece.lines(width, cells) > wanted or width < piece.room(piece.text.widest, cells)
            ):
                for each in covered:
                    widened[each] += _STEP / columns
    return widened


class _Rivals:
    """The columns of a table, and about how high the table is when each has so many shares of the room to spare."""

    def __init__(self, begun: Sequence[float], rows: Sequence[MeasuredRow], share: float, cells: CellFormat) -> None:
        body = [row for row in rows if row.role != "header"]
        self._body = body[:: 1 + len(body) // _ENOUGH_ROWS]
        self._begun, self._share, self._cells = begun, share, cells
        #: The cells whose lines are broken, by column, each with its row and the width that spares it a line.
        self._broken: list[list[tuple[int, MeasuredCell, float]]] = [[] for _ in begun]
        self._lines = [[self._begin(column, width)] for column, width in enumerate(begun)]
        self._heights: dict[tuple[int, ...], float] = {}

    def lines(self, column: int, shares: int) -> list[float]:
        """How many lines each row of a column takes; a merged cell has the room of all its rows."""
        known = self._lines[column]
        while len(known) <= shares:
            found, width, broken = [*known[-1]], self._begun[column] + len(known) * self._share, self._broken[column]
            for place, (row, cell, enough) in enumerate(broken):
                if width >= enough:
                    found[row], more = self._cell_lines(cell, width)
                    broken[place] = (row, cell, more)
            # Mostly a share more spares no line, and the table is as high as before.
            known.append(known[-1] if found == known[-1] else found)
        return known[shares]

    def height(self, shares: Sequence[int]) -> float:
        """How many lines the table has."""
        lines = [*map(self.lines, range(len(shares)), shares)]
        same = tuple(map(id, lines))
        if same not in self._heights:
            self._heights[same] = float(sum(map(max, zip(*lines, strict=True))))
        return self._heights[same]

    def wants(self, column: int, shares: int) -> float:
        """How many lines there are in a column beyond one a row."""
        return sum(self.lines(column, shares)) - len(self._body)

    def _begin(self, column: int, width: float) -> list[float]:
        """The lines of each row of a column with no share at all."""
        least = [1.0] * len(self._body)
        for number, row in enumerate(self._body):
            for cell in row.cells:
                if cell.area.column == column and cell.area.columns == 1 and cell.merge != "continue":
                    least[number], enough = self._cell_lines(cell, width)
                    if enough < inf:
                        self._broken[column].append((number, cell, enough))
                    break
        return least

    def _cell_lines(self, cell: MeasuredCell, width: float) -> tuple[float, float]:
        """The lines of a cell, of all its rows the same, and the width below which there are as many."""
        broken = [piece.broken(width, self._cells) for piece in cell.pieces]
        lines = sum([lines for lines, _ in broken])
        return max(lines / (cell.area.last - cell.area.first + 1), 1.0), min(
            [enough for _, enough in broken], default=inf
        )


def _shared(
    begun: Sequence[float], rows: Sequence[MeasuredRow], texts: Sequence[int], area: TextArea, cells: CellFormat
) -> list[float]:
    """The widths with the rest of the room shared out among the columns of text."""
    share = (area.width - sum(begun)) / _SHARES
    rivals, shares = _Rivals(begun, rows, share, cells), [0] * len(begun)
    for _ in range(_SHARES):
        given = {column: rivals.height(_moved(shares, column)) for column in texts}
        best = min(texts, key=lambda column: (given[column], -rivals.wants(column, shares[column])))
        if not rivals.wants(best, shares[best]):
            break
        shares[best] += 1
    shares = _exchanged(shares, texts, rivals)
    widths = [width + own * share for width, own in zip(begun, shares, strict=True)]
    # What nobody needs goes to text beyond the figures, so that these stay close to what they are about.
    beyond = [column for column in texts if any(other not in texts for other in range(column))] or texts
    spare = (area.width - sum(widths)) / len(beyond)
    return [width + spare if column in beyond else width for column, width in enumerate(widths)]


def _exchanged(shares: list[int], texts: Sequence[int], rivals: _Rivals) -> list[int]:
    """The shares, some of them moved to where they make the table lower."""
    lowest = rivals.height(shares)
    for _ in range(_SHARES):
        moves = (_moved(shares, to, giver) for giver in texts if shares[giver] for to in texts if to != giver)
        best = min(moves, key=rivals.height, default=shares)
        if rivals.height(best) >= lowest:
            break
        shares, lowest = best, rivals.height(best)
    return shares


def _moved(shares: Sequence[int], to: int, giver: int | None = None) -> list[int]:
    """The shares with one more for a column, taken from another."""
    moved = list(shares)
    moved[to] += 1
    if giver is not None:
        moved[giver] -= 1
    return moved


def _weighted(widths: Sequence[float], least: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The widths, the columns with weights in these proportions to each other, as far as their words allow."""
    found, open_ = list(widths), {column for column, weight in enumerate(weights) if weight}
    room = sum(widths[column] for column in open_)
    while open_:
        unit = room / sum(weights[column] for column in open_)
        tight = {column for column in open_ if weights[column] * unit < least[column]}
        for column in tight or open_:
            found[column] = least[column] if tight else weights[column] * unit
            room -= found[column]
        open_ = open_ - tight if tight else set()
    return found


def _firm_widths(rows: Sequence[MeasuredRow], least: Sequence[float], cells: CellFormat) -> Iterator[Sequence[float]]:
    """What the columns of a crowded table may not go below, the best first: the last is what a table must have."""
    figures = _widest(rows, len(least), lambda text: text.figure, cells)
    amounts = _widest(rows, len(least), lambda text: text.amount, cells)
    kept = [min(pair) for pair in zip(figures, least, strict=True)]
    narrowest = cells.beside + cells.text.size * _FEWEST_LETTERS
    floors = [min(width, narrowest) for width in least] if any(amounts) else [0.0] * len(least)
    yield from (kept, [*map(max, kept, floors)], [*map(max, amounts, floors)])


def _squeezed(least: Sequence[float], available: float, firm: Iterator[Sequence[float]]) -> list[float]:
    """Columns too narrow for their words, yet wide enough for their figures: «16 033 55» is another amount."""
    *_, must = choices = list(firm)
    for kept in choices:
        if sum(kept) < available:
            share = (available - sum(kept)) / (sum(least) - sum(kept))
            widths = [low + (width - low) * share for width, low in zip(least, kept, strict=True)]
            if all(width >= low for width, low in zip(widths, must, strict=True)):
                return widths
    raise CrowdedError(sum(must), available)
