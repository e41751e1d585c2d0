"""What stands in the cells of a table: measured, for the widths of columns and the heights of rows, and written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType
from typing import Final, NamedTuple

from hfi_docs.document import (
    Block,
    Cell,
    Heading,
    Inline,
    LineBreak,
    List,
    Merge,
    Paragraph,
    ParagraphRole,
    Row,
    RowRole,
    Table,
    Text,
    inline_text,
)
from hfi_docs.document.walk import Grid, GridArea
from hfi_docs.word.render import metrics
from hfi_docs.word.render.markup import ParagraphFormat, RunContext, paragraph, runs
from hfi_docs.word.render.metrics import PER_MILLE, TWIPS_PER_POINT, Marker, TextWidth, Typography
from hfi_docs.word.render.numbering import NUMBERS, list_level
from hfi_docs.word.render.pages import DEEPEST_LIST, ROLE_STYLES
from hfi_docs.word.render.styles import StyleSheet

#: Before what stands at the right end of a line.
TAB: Final = Text("\t")
CELL_STYLE, _FIGURE_STYLE, _BULLETS = "HFI Tabelltekst", "HFI Tabelltall", "HFI Tabellpunkt"
#: The paragraphs that have a style of their own in cells.
CELL_ROLES: tuple[ParagraphRole, ...] = ("subtext", "table_note")
#: The style of a row's text, where it has one of its own.
ROW_STYLES: dict[RowRole, str] = {
    "header": "HFI Tabellhode",
    "group": "HFI Tabellband",
    "subtotal": "HFI Tabellsum",
    "total": "HFI Tabellsum",
    "item": "HFI Saksliste",
    "entry": "HFI Saksliste vedlegg",
    "subitem": "HFI Tabellsum",
}
#: The room above and below the text of rows that have their own, in points.
ROW_GAPS: Mapping[RowRole, tuple[float, float]] = {"item": (5.0, 1.5), "entry": (1.2, 1.2), "subitem": (4.0, 1.2)}
#: What the last row below a case of an agenda has besides, above the line of the next one.
_CLOSING_GAP = 3.0
_BULLET_INDENT = 9.0
#: Between two parts of an amount, in points.
PART_GAP = 1.0
#: What is not added up is said quietly.
_QUIET_ROWS = ("info", "part")
_BOLD_ROWS, _ITALIC_ROW = ("header", "group", "subtotal", "total", "item", "subitem"), "info"
#: Of the little more that a line gets which just fits, what is left for italics when rounding has had its own.
_COVERED = 1.7


#: More than what reckoning with fractions may add to a width, in points.
_ROUNDING: Final = 1e-6


class CellFormat(NamedTuple):
    """How table text is set: its typography, the room a cell needs beside its text and a row above and below it.

    `rows` holds the typography of rows that have their own, by their role, `roles` that of paragraphs in any row.
    """

    text: Typography
    beside: float
    around: float
    rows: Mapping[RowRole, Typography] = MappingProxyType({})
    roles: Mapping[ParagraphRole, Typography] = MappingProxyType({})


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

    def broken(self, width: float, cells: CellFormat) -> tuple[int, float]:
        """The lines, and the width of a cell below which there are as many."""
        lines, enough = self.text.broken((width - cells.beside - self.indent) / self.form.size * PER_MILLE)
        # Whoever asks again at this width gets the exact answer.
        return lines, enough / PER_MILLE * self.form.size + self.indent + cells.beside - _ROUNDING

    def height(self, width: float, cells: CellFormat) -> float:
        """How high it is in a cell of this width, the space around it included, in points."""
        return self.lines(width, cells) * self.form.line + self.form.before + self.form.after


class MeasuredCell(NamedTuple):
    """A cell: where it stands, and its lines as they were written."""

    area: GridArea
    merge: Merge
    pieces: tuple[CellLine, ...]
    is_figure: bool = False


class MeasuredRow(NamedTuple):
    """A row ready to be laid out."""

    role: RowRole
    cells: tuple[MeasuredCell, ...]


def figure_columns(table: Table, grid: Grid) -> frozenset[int]:
    """The columns in which all that stands below the head stands to the right, or would where nothing does."""
    filled: dict[int, set[str]] = {}
    empty: dict[int, set[str]] = {}
    for row, areas in zip(table.rows, grid, strict=True):
        for cell, area in zip(row.cells, areas, strict=True) if row.role != "header" else ():
            if cell.columns == 1:
                (filled if cell.blocks else empty).setdefault(area.column, set()).add(cell.align)
    return frozenset(column for column, found in {**empty, **filled}.items() if found == {"right"})


def measure_rows(
    table: Table, grid: Grid, cells: CellFormat, seams: Marker, indents: Mapping[int, float] = MappingProxyType({})
) -> tuple[MeasuredRow, ...]:
    """The rows of a table with their text taken apart, once, for widths and heights.

    `indents` are those of columns that have more room before their text than others, in points.
    """
    measured = []
    for row, areas in zip(table.rows, grid, strict=True):
        found = (
            MeasuredCell(
                area,
                cell.merge,
                tuple(_pieces(cell.blocks, indents.get(area.column, 0.0), cells, seams, row.role)),
                cell.align == "right",
            )
            for cell, area in zip(row.cells, areas, strict=True)
        )
        measured.append(MeasuredRow(row.role, tuple(found)))
    return tuple(measured)


def row_heights(rows: Sequence[MeasuredRow], widths: Sequence[int], cells: CellFormat) -> list[float]:
    """The height of each row; merged cells are left out, they have the room of all their rows."""
    return [
        max((height for _, height in _cell_heights(row, widths, cells, "none")), default=cells.text.line) + around
        for row, around in zip(rows, _arounds(rows, cells), strict=True)
    ]


def row_gaps(role: RowRole, following: RowRole | None) -> tuple[float, float]:
    """The room above and below the text of a row that has its own, before a row of this role, in points."""
    above, below = ROW_GAPS[role]
    return above, below if following in ("entry", "subitem") else below + _CLOSING_GAP


def _arounds(rows: Sequence[MeasuredRow], cells: CellFormat) -> Iterator[float]:
    """The room above and below the text of each row: the parts of an amount stand close together."""
    for row, following in zip_longest(rows, rows[1:]):
        goes_on = following is not None and following.role == "part"
        if row.role in ROW_GAPS:
            yield sum(row_gaps(row.role, following.role if following else None))
        else:
            yield cells.around if row.role != "part" else PART_GAP if goes_on else cells.around / 2


def merged_heights(
    rows: Sequence[MeasuredRow], widths: Sequence[int], cells: CellFormat
) -> Iterator[tuple[int, int, float]]:
    """The first and the last row of each merged cell, and the height that its text needs."""
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
            own = cells.roles.get(block.role) if isinstance(block, Paragraph) else None
            form = own or cells.rows.get(role, cells.text)
            strong = role in _BOLD_ROWS or all(isinstance(run, Text) and run.bold for run in block.inlines)
            slanted = role == _ITALIC_ROW or any(isinstance(run, Text) and run.italic for run in block.inlines)
            face = form.font.bold if strong else form.face
            if not strong and (named := _named(block.inlines, form, seams)):
                yield CellLine(named, form, indent + form.beside)
                continue
            for line in metrics.written_lines(block.inlines):
                slant = max(metrics.italic_room(line, form.size, form.line) - _COVERED, 0.0) if slanted else 0.0
                yield CellLine(face.measure(seams(line)), form, indent + form.beside, slant)


def _named(inlines: tuple[Inline, ...], form: Typography, seams: Marker) -> TextWidth | None:
    """How wide a name in bold is with what explains it; None where the text is no such thing."""
    first, *rest = inlines or (Text(""),)
    if not (isinstance(first, Text) and first.bold and rest) or any(isinstance(run, LineBreak) for run in rest):
        return None
    explained = inline_text(tuple(rest))
    if not explained.startswith(" "):
        return None
    return form.font.bold.measure(seams(first.text)).before(form.face.measure(seams(explained[1:])))


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


class CellWriter(NamedTuple):
    """Writes the content of cells with the styles of one template."""

    styles: StyleSheet
    context: RunContext
    new_list: Callable[[List, int], int]

    def content(self, cell: Cell, row: Row, *, room: int, keep_next: bool) -> str:
        """The paragraphs of a cell, at least one, as Word demands; `room` is how wide they are, in twips."""
        is_figure = cell.align == "right" and row.role not in ROW_STYLES
        style = self.styles.id(ROW_STYLES.get(row.role, _FIGURE_STYLE if is_figure else CELL_STYLE))
        align = "left" if is_figure and self.styles.has(_FIGURE_STYLE) else cell.align
        form = ParagraphFormat(style, align=align, keep_next=keep_next, italic=row.role == "info")
        if row.role == "group" and any(isinstance(block, Paragraph) and TAB in block.inlines for block in cell.blocks):
            form = form._replace(right_tab=room, leader=False)
        blocks = tuple(map(_quiet, cell.blocks)) if row.role in _QUIET_ROWS else cell.blocks
        return "".join(self.blocks(blocks, form)) or paragraph(form, "")

    def blocks(self, blocks: Sequence[Block], form: ParagraphFormat) -> Iterator[str]:
        """The paragraphs of some blocks in this format; lists have a style of their own."""
        for block in blocks:
            if isinstance(block, (Paragraph, Heading)):
                own = form
                if isinstance(block, Paragraph) and block.role in CELL_ROLES:
                    own = form._replace(style=self.styles.id(ROLE_STYLES[block.role]))
                yield paragraph(own, runs(block.inlines, self.context, italic=form.italic))
            elif isinstance(block, List):
                yield from self._list(block, form)
            else:
                raise TypeError(block)

    def _list(self, block: List, form: ParagraphFormat, level: int = 0, parent: int = 0) -> Iterator[str]:
        """The items; `parent` is where the text of the item above stands, in twips."""
        step = self.styles.list_indent(_BULLETS, 0)
        item_form = form._replace(style=self.styles.id(_BULLETS))
        left = parent + step
        if block.ordered:
            item_form = item_form._replace(numbering=(self.new_list(block, level), level))
            left = list_level(block, NUMBERS, level, self.styles).left
        elif level:
            item_form = item_form._replace(indent=left, hanging=step)
        for number, item in enumerate(block.items, start=block.start + 1):
            shown = item_form
            for child in item.blocks:
                if isinstance(child, List):
                    inner = min(level + 1, DEEPEST_LIST - 1)
                    yield from self._list(child, form, inner, left)
                    if inner == level and block.ordered:
                        # Lists of one level share a count: this one goes on where it was.
                        begun = self.new_list(block._replace(start=number), level)
                        item_form = item_form._replace(numbering=(begun, level))
                elif isinstance(child, (Paragraph, Heading)):
                    yield paragraph(shown, runs(child.inlines, self.context, italic=form.italic))
                    shown = item_form._replace(numbering=None, no_number=True, indent=left, hanging=0)


def _quiet(block: Block) -> Block:
    if not isinstance(block, Paragraph):
        return block
    inlines = (run._replace(quiet=True) if isinstance(run, Text) else run for run in block.inlines)
    return block._replace(inlines=tuple(inlines))
