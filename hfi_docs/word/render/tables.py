"""WordprocessingML for tables: fixed widths, repeated head rows, merges, sum rows, names for screen readers.

Grid widths go into both tblGrid and tcW because LibreOffice follows the first and Word the
second.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hfi_docs.document import Block, Cell, Grid, GridArea, Heading, List, Paragraph, Row, Table
from hfi_docs.word.render.columns import fit_columns
from hfi_docs.word.render.escape import xml_attribute
from hfi_docs.word.render.flow import DEEPEST_LIST
from hfi_docs.word.render.markup import ParagraphFormat, RunContext, paragraph, runs
from hfi_docs.word.render.measure import CellFormat, TextArea, measure_rows
from hfi_docs.word.render.numbering import NUMBERS, list_level
from hfi_docs.word.render.pages import page_starts, split_merges
from hfi_docs.word.render.styles import StyleSheet

_ROW_STYLES = {
    "header": "HFI Tabellhode",
    "group": "HFI Tabellsum",
    "subtotal": "HFI Tabellsum",
    "total": "HFI Tabellsum",
}
_SUM_LINE = '<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="1F3864"/></w:tcBorders>'
#: Dark blue text on it has a contrast of 11 to 1.
_GROUP_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="F0F4F9"/>'
#: The style draws the first row as the head of the table; of several head rows, all but the last get a thin line.
_HEAD_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="DEE7F2"/>'
_HEAD_LINES = {
    False: '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="8EA9C8"/></w:tcBorders>',
    True: '<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3864"/></w:tcBorders>',
}
_BULLETS = "HFI Tabellpunkt"
#: A table that fills at most this share of a page is kept on one page.
_SHORT_TABLE = 0.5


class CellWriter(NamedTuple):
    """Writes the content of cells with the styles of one template."""

    styles: StyleSheet
    context: RunContext
    new_list: Callable[[List, int], int]

    def content(self, cell: Cell, row: Row, *, keep_next: bool) -> str:
        """The paragraphs of a cell: at least one, as Word demands."""
        style = self.styles.id(_ROW_STYLES.get(row.role, "HFI Tabelltekst"))
        form = ParagraphFormat(style, align=cell.align, keep_next=keep_next, italic=row.role == "info")
        return "".join(self._blocks(cell.blocks, form)) or paragraph(form, "")

    def _blocks(self, blocks: Sequence[Block], form: ParagraphFormat) -> Iterator[str]:
        for block in blocks:
            if isinstance(block, (Paragraph, Heading)):
                yield paragraph(form, runs(block.inlines, self.context, italic=form.italic))
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
        for item in block.items:
            for child in item.blocks:
                if isinstance(child, List):
                    yield from self._list(child, form, min(level + 1, DEEPEST_LIST - 1), left)
                elif isinstance(child, (Paragraph, Heading)):
                    yield paragraph(item_form, runs(child.inlines, self.context, italic=form.italic))


class LaidTable(NamedTuple):
    """A table with its grid, the widths of its columns in twips, and of its rows the heights in points.

    `headers` counts its head rows. A row that is kept stays on the page of the next one.
    """

    table: Table
    grid: Grid
    headers: int
    widths: tuple[int, ...]
    heights: tuple[float, ...]
    kept: tuple[bool, ...]

    @property
    def least(self) -> float:
        """The height of what must stand together where the table begins, in points."""
        return sum(self.heights[: self.kept.index(False) + 1])

    def starts(self, page: float, used: float) -> list[int]:
        """The rows that begin a page when the table begins so far down a page with so much room."""
        return page_starts(self.heights, self.headers, self.kept, page, used)


def lay_out_table(table: Table, area: TextArea, styles: StyleSheet) -> LaidTable:
    """The table made to fit the width of the text area."""
    form = CellFormat(styles.typography("HFI Tabelltekst"), *styles.cell_margins("HFI Tabell"))
    grid = table.grid()
    widths, heights = fit_columns(measure_rows(table, grid), table.weights, area, form)
    headers = sum(row.role == "header" for row in table.rows)
    short = sum(heights) < area.height * _SHORT_TABLE
    return LaidTable(table, grid, headers, widths, heights, tuple(_kept(table.rows, short=short)))


def table_markup(laid: LaidTable, starts: Sequence[int], cells: CellWriter) -> str:
    """A `w:tbl`; merged cells say what they are in the rows that begin a page."""
    table, widths = split_merges(laid.table, laid.grid, starts), laid.widths
    rows = "".join(
        _row(row, areas, widths, cells, _look_of(row, index, laid.headers), keep_next=keep)
        for index, (row, areas, keep) in enumerate(zip(table.rows, laid.grid, laid.kept, strict=True))
    )
    look = _look(with_sum=table.rows[-1].role == "total")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{cells.styles.id("HFI Tabell")}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}'
        f"<w:tblCaption w:val={xml_attribute(table.title)}/>"
        f"<w:tblDescription w:val={xml_attribute(table.description)}/>"
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _look(*, with_sum: bool) -> str:
    # LibreOffice follows the hexadecimal value, Word the attributes: both must say the same (ECMA-376 17.4.55).
    value, last_row = ("0660", 1) if with_sum else ("0620", 0)
    return (
        f'<w:tblLook w:val="{value}" w:firstRow="1" w:lastRow="{last_row}" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
    )


def _kept(rows: Sequence[Row], *, short: bool) -> Iterator[bool]:
    """Whether each row stays on the page of the next: head rows, short tables, the row above a sum, a group's head."""
    for row, following in pairwise(rows):
        yield row.role in ("header", "group") or short or following.role == "total"
    yield False


def _look_of(row: Row, index: int, headers: int) -> str:
    """What the cells of a row have that the styles do not give them: lines and shading."""
    if row.role == "subtotal":
        return _SUM_LINE
    if row.role == "group":
        return _GROUP_FILL
    if row.role == "header" and headers > 1:
        return _HEAD_LINES[index == headers - 1] + _HEAD_FILL + '<w:vAlign w:val="bottom"/>'
    return ""


def _row(
    row: Row, areas: Sequence[GridArea], widths: Sequence[int], cells: CellWriter, look: str, *, keep_next: bool
) -> str:
    header = "<w:tblHeader/>" if row.role == "header" else ""
    markup = "".join(
        _cell(
            cell,
            sum(widths[area.column : area.column + area.columns]),
            look,
            cells.content(cell, row, keep_next=keep_next),
        )
        for cell, area in zip(row.cells, areas, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{markup}</w:tr>"


def _cell(cell: Cell, width: int, look: str, content: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = {"none": "", "start": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[cell.merge]
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{look}</w:tcPr>{content}</w:tc>'
