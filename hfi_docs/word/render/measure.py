"""How much room blocks take, in points, before Word has set them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hfi_docs.document import (
    Block,
    Grid,
    GridArea,
    Heading,
    Inline,
    LineBreak,
    List,
    Merge,
    Paragraph,
    Row,
    RowRole,
    Table,
    Text,
    inline_text,
)
from hfi_docs.word.render.hyphenation import with_seams
from hfi_docs.word.render.metrics import BOLD, count_lines, text_width, widest_word, word_widths
from hfi_docs.word.render.styles import Typography

TWIPS_PER_POINT = 20
PER_MILLE = 1000
_BULLET_INDENT = 9.0
_BOLD_ROWS = ("header", "group", "subtotal", "total")


class TextArea(NamedTuple):
    """The part of a page that text may fill, in points."""

    width: float
    height: float


class CellFormat(NamedTuple):
    """How table text is set: typography, and the room a cell needs beside its text and a row above and below it."""

    text: Typography
    beside: float
    around: float


class Piece(NamedTuple):
    """A line of a cell as it was written: plain text with its seams, its indent in points, its weight."""

    text: str
    indent: float
    bold: bool

    def width(self, cells: CellFormat) -> float:
        """The room it needs on one line."""
        return text_width(self.text) / PER_MILLE * cells.text.size * self._weight + self.indent + cells.beside

    def least_width(self, cells: CellFormat) -> float:
        """The room that its longest unbreakable word needs."""
        return widest_word(self.text) / PER_MILLE * cells.text.size * self._weight + self.indent + cells.beside

    def lines(self, width: float, cells: CellFormat) -> int:
        """How many lines it takes in a cell of this width."""
        available = (width - cells.beside - self.indent) / cells.text.size / self._weight * PER_MILLE
        return count_lines(word_widths(self.text), available)

    @property
    def _weight(self) -> float:
        return BOLD if self.bold else 1.0


class MeasuredCell(NamedTuple):
    """A cell: where it stands, and its lines as they were written."""

    area: GridArea
    merge: Merge
    pieces: tuple[Piece, ...]


class MeasuredRow(NamedTuple):
    """A row ready to be laid out."""

    role: RowRole
    cells: tuple[MeasuredCell, ...]


def measure_rows(table: Table, grid: Grid) -> tuple[MeasuredRow, ...]:
    """The rows of a table with their text taken apart, once, for widths and heights."""
    return tuple(_measure_row(row, areas) for row, areas in zip(table.rows, grid, strict=True))


def row_heights(rows: Sequence[MeasuredRow], widths: Sequence[int], cells: CellFormat) -> list[float]:
    """The height of each row; merged cells are left out, they have the room of all their rows."""
    return [max(_cell_heights(row, widths, cells), default=cells.text.line) + cells.around for row in rows]


def _pieces(blocks: Sequence[Block], indent: float, *, bold: bool) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, List):
            for item in block.items:
                yield from _pieces(item.blocks, indent + _BULLET_INDENT, bold=bold)
        elif isinstance(block, (Heading, Paragraph)):
            strong = bold or all(isinstance(run, Text) and run.bold for run in block.inlines)
            for line in written_lines(block.inlines):
                yield Piece(with_seams(line), indent, strong)


def written_lines(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """The text between the line breaks that were written."""
    start = 0
    for index, inline in enumerate(inlines):
        if isinstance(inline, LineBreak):
            yield inline_text(inlines[start:index])
            start = index + 1
    yield inline_text(inlines[start:])


def _measure_row(row: Row, areas: Sequence[GridArea]) -> MeasuredRow:
    bold = row.role in _BOLD_ROWS
    cells = (
        MeasuredCell(area, cell.merge, tuple(_pieces(cell.blocks, 0.0, bold=bold)))
        for cell, area in zip(row.cells, areas, strict=True)
    )
    return MeasuredRow(row.role, tuple(cells))


def _cell_heights(row: MeasuredRow, widths: Sequence[int], cells: CellFormat) -> Iterator[float]:
    around = cells.text.before + cells.text.after
    for area, merge, pieces in row.cells:
        if merge == "none":
            width = sum(widths[area.column : area.column + area.columns]) / TWIPS_PER_POINT
            yield sum(piece.lines(width, cells) * cells.text.line + around for piece in pieces)
