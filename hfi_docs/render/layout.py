"""Column widths that fit the text, and merged cells that say what they are on every page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from hfi_docs.document import Block, Cell, Heading, LineBreak, List, Merge, Paragraph, Row, Table, Text, inline_text
from hfi_docs.render.hyphenation import with_seams
from hfi_docs.render.metrics import BOLD, count_lines, text_width, widest_word, word_widths
from hfi_docs.render.styles import Typography

_TWIPS_PER_POINT = 20
_PER_MILLE = 1000
_BULLET_INDENT = 9.0
#: A line that just fits is given a little more, against rounding.
_HAIR = 1.02
#: No column needs more than this share of a table for one word.
_LARGEST_MINIMUM = 0.4


@dataclass(frozen=True)
class TextArea:
    """The part of a page that text may fill, in points."""

    width: float
    height: float


@dataclass(frozen=True)
class CellFormat:
    """How table text is set: typography, and the room a cell needs beside its text and a row above and below it.

    In points.
    """

    text: Typography
    beside: float
    around: float


@dataclass(frozen=True)
class Piece:
    """A paragraph of a cell as the layout sees it: plain text, indent in points, weight."""

    text: str
    indent: float = 0.0
    bold: bool = False


def column_widths(table: Table, area: TextArea, cells: CellFormat) -> tuple[int, ...]:
    """The width of each column in twips; together exactly the width of the text area."""
    least = [min(width, area.width * _LARGEST_MINIMUM) for width in _least_widths(table, cells)]
    wanted = _wanted_widths(table, least, cells)
    points = _share(least, wanted, area.width)
    twips = [int(width * _TWIPS_PER_POINT) for width in points]
    twips[-1] += int(area.width * _TWIPS_PER_POINT) - sum(twips)
    return tuple(twips)


def row_heights(table: Table, widths: Sequence[int], cells: CellFormat) -> list[float]:
    """The height of each row in points, merged cells left out (they take the room of all their rows)."""
    return [
        max(
            (
                _cell_height(cell, sum(widths[start : start + cell.columns]) / _TWIPS_PER_POINT, row, cells)
                for start, cell in _placed(row)
                if cell.merge == "none"
            ),
            default=cells.text.line,
        )
        + cells.around
        for row in table.rows
    ]


def split_merges(table: Table, heights: Sequence[float], area: TextArea, start: float) -> Table:
    """The table with merged cells begun anew, «(forts.)», where a page probably ends.

    Word leaves the part of a merged cell that falls on the next page empty. `start` is how far down the first page
    the table begins, in points.
    """
    starts = _page_starts(table, heights, area.height, start)
    if not starts or not any(cell.merge == "continue" for row in table.rows for cell in row.cells):
        return table
    rows = list(table.rows)
    for index in starts:
        cells = (_restart(table, rows, index, column) for column in range(len(rows[index].cells)))
        rows[index] = replace(rows[index], cells=tuple(cells))
    return replace(table, rows=tuple(rows))


def block_height(block: Block, area: TextArea, typography: Typography) -> float:
    """The height of a heading, paragraph or list in points, the space around it included."""
    spacing = max(typography.before, typography.after)
    if isinstance(block, (Heading, Paragraph)):
        available = area.width / typography.size * _PER_MILLE
        return count_lines(word_widths(inline_text(block.inlines)), available) * typography.line + spacing
    if isinstance(block, List):
        return sum(block_height(child, area, typography) for item in block.items for child in item.blocks)
    return 0.0


def _placed(row: Row) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row.cells:
        yield column, cell
        column += cell.columns


def _pieces(blocks: Sequence[Block], indent: float = 0.0) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                yield from _pieces(item.blocks, indent + _BULLET_INDENT)
        elif isinstance(block, (Heading, Paragraph)):
            bold = isinstance(block, Heading) or all(isinstance(run, Text) and run.bold for run in block.inlines)
            for line in _broken(block):
                yield Piece(with_seams(line), indent, bold)


def _broken(block: Heading | Paragraph) -> Iterator[str]:
    start = 0
    for index, inline in enumerate(block.inlines):
        if isinstance(inline, LineBreak):
            yield inline_text(block.inlines[start:index])
            start = index + 1
    yield inline_text(block.inlines[start:])


def _least_widths(table: Table, cells: CellFormat) -> list[float]:
    least = [0.0] * len(table.weights)
    for row in table.rows:
        for start, cell in _placed(row):
            if cell.columns == 1:
                for piece in _pieces(cell.blocks):
                    word = widest_word(piece.text, bold=piece.bold or row.role in ("header", "total", "subtotal"))
                    least[start] = max(least[start], word / _PER_MILLE * cells.text.size + piece.indent + cells.beside)
    return least


def _wanted_widths(table: Table, least: Sequence[float], cells: CellFormat) -> list[float]:
    """How much of the table each column's text asks for; long cells count for more, since they make rows tall."""
    sums, squares, longest = ([0.0] * len(least) for _ in range(3))
    for column, lines, rows in _line_lengths(table, cells):
        # A merged cell has the room of all its rows.
        length = sum(lines) / rows
        sums[column] += length
        squares[column] += length**2
        longest[column] = max(longest[column], *lines)
    by_text = (square / total if total else 0.0 for square, total in zip(squares, sums, strict=True))
    fits = (line * _HAIR + cells.beside for line in longest)
    asked = [max(minimum, min(*widths)) for minimum, *widths in zip(least, by_text, fits, strict=True)]
    if not any(table.weights):
        return asked
    scale = max(width / weight for width, weight in zip(asked, table.weights, strict=True) if weight)
    return [weight * scale if weight else width for width, weight in zip(asked, table.weights, strict=True)]


def _line_lengths(table: Table, cells: CellFormat) -> Iterator[tuple[int, list[float], int]]:
    """For each cell with text: its column, the length of each of its paragraphs in points, the rows it spans."""
    for index, row in enumerate(table.rows):
        if row.role == "header":
            continue
        for column, cell in _placed(row):
            if cell.columns == 1 and cell.blocks:
                pieces = _pieces(cell.blocks)
                lengths = [text_width(piece.text) / _PER_MILLE * cells.text.size + piece.indent for piece in pieces]
                yield column, lengths, _rows_spanned(table, index, column)


def _rows_spanned(table: Table, index: int, column: int) -> int:
    below = takewhile(lambda row: _merge_at(row, column) == "continue", table.rows[index + 1 :])
    return 1 + sum(1 for _ in below)


def _share(least: Sequence[float], wanted: Sequence[float], available: float) -> list[float]:
    room = available - sum(least)
    extra = [want - minimum for want, minimum in zip(wanted, least, strict=True)]
    if room <= 0:
        return [width * available / sum(least) for width in least]
    if sum(extra) <= 0:
        return [width + room / len(least) for width in least]
    factor = room / sum(extra)
    return [minimum + more * factor for minimum, more in zip(least, extra, strict=True)]


def _cell_height(cell: Cell, width: float, row: Row, cells: CellFormat) -> float:
    height = 0.0
    for piece in _pieces(cell.blocks):
        available = (width - cells.beside - piece.indent) / cells.text.size * _PER_MILLE
        if row.role == "header" or piece.bold:
            available /= BOLD
        height += (
            count_lines(word_widths(piece.text), available) * cells.text.line + cells.text.before + cells.text.after
        )
    return height


def _page_starts(table: Table, heights: Sequence[float], page: float, start: float) -> list[int]:
    headers = sum(1 for row in table.rows if row.role == "header")
    header_height = sum(heights[:headers])
    used = start + header_height
    starts: list[int] = []
    for index in range(headers, len(heights)):
        if used + heights[index] > page and used > header_height:
            starts.append(index)
            used = header_height
        used += heights[index]
    return starts


def _restart(table: Table, rows: Sequence[Row], index: int, column: int) -> Cell:
    """The cell at a page start; a swallowed one takes over the text of the cell it belonged to."""
    cell = rows[index].cells[column]
    if cell.merge != "continue":
        return cell
    origin = next(row.cells[column] for row in reversed(rows[:index]) if row.cells[column].merge == "start")
    goes_on = index + 1 < len(rows) and _merge_at(rows[index + 1], column) == "continue"
    text = tuple(_with_note(block, f" ({table.continued})") for block in origin.blocks)
    return replace(origin, blocks=text, merge="start" if goes_on else "none")


def _merge_at(row: Row, column: int) -> Merge:
    return row.cells[column].merge if column < len(row.cells) else "none"


def _with_note(block: Block, note: str) -> Block:
    if isinstance(block, Paragraph) and not inline_text(block.inlines).endswith(note):
        return replace(block, inlines=(*block.inlines, Text(note)))
    return block
