"""WordprocessingML for tables: fixed widths, repeated head rows, merges, sum rows, names for screen readers.

Grid widths go into both tblGrid and tcW because LibreOffice follows the first and Word the second. Word leaves the
part of a merged cell that falls on the next page empty: where a page probably ends, the merge is begun anew with its
text and «(forts.)».
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hfi_docs.document import Block, Cell, Grid, GridArea, Note, Paragraph, Row, Table, Text
from hfi_docs.errors import TemplateError
from hfi_docs.word.opc.writing import xml_attribute
from hfi_docs.word.render.cells import CELL_STYLE, ROW_STYLES, CellWriter
from hfi_docs.word.render.columns import CellFormat, CrowdedError, area_width, fit_columns, measure_rows
from hfi_docs.word.render.metrics import TWIPS_PER_POINT, Marker, TextArea
from hfi_docs.word.render.pages import ROLE_STYLES
from hfi_docs.word.render.styles import StyleSheet

_STYLE = "HFI Tabell"
_SUM_LINE = '<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="1F3864"/></w:tcBorders>'
#: Dark blue text on it has a contrast of 11 to 1.
_GROUP_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="F0F4F9"/>'
#: The style draws the first row as the head of the table; of several head rows, all but the last get a thin line.
_HEAD_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="DEE7F2"/>'
_HEAD_LINES = {
    False: '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="8EA9C8"/></w:tcBorders>',
    True: '<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3864"/></w:tcBorders>',
}
#: A table that fills at most this share of a page is kept on one page.
_SHORT_TABLE = 0.5
_POINTS_PER_CM = 72 / 2.54


class LaidTable(NamedTuple):
    """A table with its grid, the widths of its columns in twips, and of its rows the heights in points.

    `headers` counts its head rows. A row that is kept stays on the page of the next one, the last on that of the
    notes, which are `foot` points high. `doubt` is how far off the height of a page may be, in points; None where the
    font is not known, and nobody can tell where a page ends.
    """

    table: Table
    grid: Grid
    headers: int
    widths: tuple[int, ...]
    heights: tuple[float, ...]
    kept: tuple[bool, ...]
    doubt: float | None = 0.0
    merged: tuple[tuple[int, int, float], ...] = ()
    foot: float = 0.0

    @property
    def least(self) -> float:
        """The height of what must stand together where the table begins, in points."""
        return _with_kept(self.heights, self.kept, self.foot)[0]

    def on_pages(self, page: float, used: float) -> "tuple[LaidTable, list[int]]":
        """The table, and the rows that begin a page when it begins so far down a page with so much room.

        A row that may just fit or just not is kept with the next one, which surely does not fit.
        """
        doubt = self.doubt or 0.0
        rows = self.heights, self.headers, self.kept
        starts = page_starts(*rows, page - doubt, used % page, self.merged, self.foot)
        if not doubt and not self.merged:
            return self, starts
        closer = page_starts(*rows, page + doubt, used % page, foot=self.foot)
        kept = tuple(keep or index in {*starts} - {*closer} for index, keep in enumerate(self.kept))
        return self._replace(kept=kept), starts


def lay_out_table(table: Table, area: TextArea, styles: StyleSheet, seams: Marker, foot: float = 0.0) -> LaidTable:
    """The table made to fit the width of the text area; `foot` is the height of its notes.

    Raises:
        TemplateError: the page is too narrow for its amounts.
    """
    form = _cell_format(styles)
    grid = table.grid()
    try:
        widths, heights, merged = fit_columns(measure_rows(table, grid, form, seams), table.weights, area, form)
    except CrowdedError as error:
        raise TemplateError(_too_wide(table, error)) from None
    headers = sum(row.role == "header" for row in table.rows)
    short = sum(heights) < area.height * _SHORT_TABLE
    doubt = area.height * form.text.font.doubt if form.text.font.is_known else None
    kept = tuple(_kept(table.rows, short=short, with_notes=bool(table.notes)))
    return LaidTable(table, grid, headers, widths, heights, kept, doubt, merged, foot)


def _cell_format(styles: StyleSheet) -> CellFormat:
    text = styles.typography(CELL_STYLE, _STYLE)
    rows = {role: styles.typography(name, _STYLE) for role, name in ROW_STYLES.items()}
    return CellFormat(text, *styles.cell_margins(_STYLE), rows, styles.typography(ROLE_STYLES["subtext"], _STYLE))


def _too_wide(table: Table, error: CrowdedError) -> str:
    needed, available = (format(points / _POINTS_PER_CM, ".1f").replace(".", ",") for points in error.args)
    where = f" i {table.origin.path.name}" if table.origin else ""
    return (
        f"Tabellen «{table.title}»{where} trenger {needed} cm for at ingen tall skal brytes, og siden har "
        f"{available} cm. La den stå på liggende side, ta bort en kolonne, eller velg mindre skrift i malen."
    )


def table_markup(laid: LaidTable, starts: Sequence[int], cells: CellWriter) -> str:
    """A `w:tbl`; merged cells say what they are in the rows that begin a page."""
    told = () if laid.doubt is None else starts
    table, widths = split_merges(laid.table, laid.grid, told), laid.widths
    rows = "".join(
        _row(row, areas, widths, cells, _look_of(row, index, laid.headers), keep_next=keep)
        for index, (row, areas, keep) in enumerate(zip(table.rows, laid.grid, laid.kept, strict=True))
    )
    look = _look(with_sum=table.rows[-1].role == "total")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{cells.styles.id(_STYLE)}"/>'
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


def _kept(rows: Sequence[Row], *, short: bool, with_notes: bool) -> Iterator[bool]:
    """Whether each row stays on the page of the next: head rows, short tables, the row above a sum, a group's head.

    The last one stays on the page of the notes.
    """
    for row, following in pairwise(rows):
        yield row.role in ("header", "group") or short or following.role in ("total", "part")
    yield with_notes


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
    beside = int(cells.styles.cell_margins(_STYLE)[0] * TWIPS_PER_POINT) if row.role == "group" else 0
    wide = (area_width(area, widths) for area in areas)
    markup = "".join(
        _cell(cell, width, look, cells.content(cell, row, room=width - beside, keep_next=keep_next))
        for cell, width in zip(row.cells, wide, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{markup}</w:tr>"


def _cell(cell: Cell, width: int, look: str, content: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = {"none": "", "start": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[cell.merge]
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{look}</w:tcPr>{content}</w:tc>'


def split_merges(table: Table, grid: Grid, starts: Sequence[int]) -> Table:
    """The table with its merges begun anew in the rows that begin a page."""
    rows = list(table.rows)
    for index in starts:
        cells = (
            _restart(table, grid, area, index) if area.first < index else cell
            for cell, area in zip(rows[index].cells, grid[index], strict=True)
        )
        rows[index] = rows[index]._replace(cells=tuple(cells))
    return table._replace(rows=tuple(rows))


def page_starts(
    heights: Sequence[float],
    headers: int,
    kept: Sequence[bool],
    page: float,
    used: float,
    merged: Sequence[tuple[int, int, float]] = (),
    foot: float = 0.0,
) -> list[int]:
    """The rows that probably begin a page.

    `kept` tells which rows stay on the page of the next, `page` is the room of a page and `used` how far down the
    first one the table begins, in points. `merged` are merged cells that have one page to stand on: their first and
    last row, and their height. `foot` is the height of the notes that the last row stays with.
    """
    header_height = sum(heights[:headers])
    needed = _with_kept(heights, kept, foot)
    for first, _, height in merged:
        needed[first] = max(needed[first], height)
    down = used % page + header_height
    starts: list[int] = []
    for index in range(headers, len(heights)):
        if down + needed[index] > page and down > header_height:
            starts.append(index)
            down = header_height
        down += heights[index] + _missing(heights, index, starts, merged)
    return starts


def _missing(
    heights: Sequence[float], index: int, starts: Sequence[int], merged: Sequence[tuple[int, int, float]]
) -> float:
    """What a row grows by because a merged cell ends there that is higher than its rows on this page."""
    begins = starts[-1] if starts else 0
    ending = ((max(first, begins), height) for first, last, height in merged if last == index)
    return max([0.0, *(height - sum(heights[first : index + 1]) for first, height in ending)])


def _with_kept(heights: Sequence[float], kept: Sequence[bool], foot: float) -> list[float]:
    """The height of each row and of those below that it must share a page with, the notes too."""
    needed = [*heights[:-1], heights[-1] + foot]
    for index in reversed(range(len(heights) - 1)):
        if kept[index]:
            needed[index] += needed[index + 1]
    return needed


def _restart(table: Table, grid: Grid, area: GridArea, index: int) -> Cell:
    """The cell at a page start that takes over the text of the cell that swallows it."""
    origin = table.rows[area.first].cells[grid[area.first].index(area)]
    text = tuple(_with_note(block, f" ({table.continued})") for block in origin.blocks)
    return origin._replace(blocks=text, merge="start" if area.last > index else "none")


def _with_note(block: Block, note: str) -> Block:
    if isinstance(block, Paragraph):
        # The text is printed again; its footnotes are not.
        again = (inline for inline in block.inlines if not isinstance(inline, Note))
        return block._replace(inlines=(*again, Text(note)))
    return block
