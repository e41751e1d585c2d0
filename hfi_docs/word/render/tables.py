"""WordprocessingML for tables: fixed widths, repeated head rows, merges, sum rows, names for screen readers.

Grid widths go into both tblGrid and tcW because LibreOffice follows the first and Word the second. Word leaves the
part of a merged cell that falls on the next page empty: where a page probably ends, the merge is begun anew with its
text and «(forts.)».
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hfi_docs.document import Block, Cell, Note, Paragraph, Row, Table, Text
from hfi_docs.document.walk import Grid, GridArea, table_grid
from hfi_docs.errors import TemplateError
from hfi_docs.word.opc.writing import xml_attribute
from hfi_docs.word.render.cells import (
    CELL_ROLES,
    CELL_STYLE,
    ROW_STYLES,
    CellFormat,
    CellWriter,
    area_width,
    figure_columns,
    measure_rows,
)
from hfi_docs.word.render.looks import cell_look, cell_margins, stands_below
from hfi_docs.word.render.metrics import TWIPS_PER_POINT, Marker, TextArea
from hfi_docs.word.render.pages import ROLE_STYLES
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.widths import CrowdedError, fit_columns

_STYLE = "HFI Tabell"
#: More room before the text of a column after figures, in twips.
_AFTER_FIGURES = 85
#: A table that fills at most this share of a page is kept on one page.
_SHORT_TABLE = 0.5
#: So many rows stand together where a table ends, if they are no higher than this share of a page.
_LAST_ROWS = ((3, 0.35), (2, 0.5), (1, 1.0))
_POINTS_PER_CM = 72 / 2.54


class LaidTable(NamedTuple):
    """A table with its grid, the widths of its columns in twips, and of its rows the heights in points.

    `headers` counts its head rows. A row that is kept stays on the page of the next one. `after_figures` are columns of
    text to the right of figures. `doubt` is how far off the height of a page may be, in points; None where the font is
    not known, and nobody can tell where a page ends.
    """

    table: Table
    grid: Grid
    headers: int
    widths: tuple[int, ...]
    heights: tuple[float, ...]
    kept: tuple[bool, ...]
    doubt: float | None = 0.0
    merged: tuple[tuple[int, int, float], ...] = ()
    after_figures: frozenset[int] = frozenset()

    @property
    def least(self) -> float:
        """The height of what must stand together where the table begins, in points."""
        return sum(self.heights[: self.kept.index(False) + 1])

    def on_pages(self, page: float, used: float) -> "tuple[LaidTable, list[int]]":
        """The table, and the rows that begin a page when it begins so far down a page with so much room.

        A row that may just fit or just not is kept with the next one, which surely does not fit.
        """
        doubt = self.doubt or 0.0
        starts = page_starts(self.heights, self.headers, self.kept, page - doubt, used % page, self.merged)
        if not doubt and not self.merged:
            return self, starts
        closer = page_starts(self.heights, self.headers, self.kept, page + doubt, used % page)
        kept = tuple(keep or index in {*starts} - {*closer} for index, keep in enumerate(self.kept))
        return self._replace(kept=kept), starts


def lay_out_table(table: Table, area: TextArea, styles: StyleSheet, seams: Marker) -> LaidTable:
    """The table made to fit the width of the text area, its notes in a last row.

    Raises:
        TemplateError: the page is too narrow for its amounts.
    """
    form, table = _cell_format(styles), _with_notes(table)
    grid = table_grid(table)
    figures = figure_columns(table, grid)
    after = frozenset(column + 1 for column in figures) - figures
    indents = dict.fromkeys(after, _AFTER_FIGURES / TWIPS_PER_POINT)
    try:
        rows = measure_rows(table, grid, form, seams, indents)
        widths, heights, merged = fit_columns(rows, table.weights, area, form, figures)
    except CrowdedError as error:
        raise TemplateError(_too_wide(table, error)) from None
    headers = sum(row.role == "header" for row in table.rows)
    kept = tuple(_kept(table, heights, area.height))
    doubt = area.height * form.text.font.doubt if form.text.font.is_known else None
    return LaidTable(table, grid, headers, widths, heights, kept, doubt, merged, after)


def _with_notes(table: Table) -> Table:
    """The table with its notes in a row: below it, LibreOffice would let them stand alone on the next page."""
    if not table.notes:
        return table
    return table._replace(rows=(*table.rows, Row((Cell(table.notes, columns=len(table.weights)),), "notes")))


def _cell_format(styles: StyleSheet) -> CellFormat:
    text = styles.typography(CELL_STYLE, _STYLE)
    rows = {role: styles.typography(name, _STYLE) for role, name in ROW_STYLES.items()}
    roles = {role: styles.typography(ROLE_STYLES[role], _STYLE) for role in CELL_ROLES}
    return CellFormat(text, *styles.cell_margins(_STYLE), rows, roles)


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
    beside = int(cells.styles.cell_margins(_STYLE)[0] / 2 * TWIPS_PER_POINT)
    rows = "".join(_row(laid, table, index, cells, beside) for index in range(len(table.rows)))
    look = _look(with_sum=table.rows[-1].role == "total")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{cells.styles.id(_STYLE)}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}'
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


def _kept(table: Table, heights: Sequence[float], page: float) -> Iterator[bool]:
    """Whether each row stays on the page of the next: head rows, short tables, the row above a sum or a part.

    So do the last rows, with the notes.
    """
    rows, short = table.rows, sum(heights) < page * _SHORT_TABLE
    end = len(rows) - (rows[-1].role == "notes")
    last = next(count for count, share in _LAST_ROWS if sum(heights[end - count :]) <= page * share or count == 1)
    for index, (row, following) in enumerate(pairwise(rows)):
        ends = index >= end - last
        leads = row.role == "item" and following.role in ("entry", "subitem")
        yield row.role in ("header", "group") or leads or short or ends or following.role in ("total", "part", "notes")
    yield False


def _row(laid: LaidTable, table: Table, index: int, cells: CellWriter, beside: int) -> str:
    """A `w:tr`; `beside` is the margin on either side of a cell's text, in twips."""
    row = table.rows[index]
    markup = "".join(
        _cell(
            cell,
            width := area_width(area, laid.widths),
            cell_look(table.rows, index, cell, laid.headers).markup
            + cell_margins(table.rows, index, beside + _AFTER_FIGURES if area.column in laid.after_figures else None)
            + stands_below(row),
            cells.content(cell, row, room=width - 2 * beside, keep_next=laid.kept[index]),
        )
        for cell, area in zip(row.cells, laid.grid[index], strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if row.role == 'header' else ''}</w:trPr>{markup}</w:tr>"


def _cell(cell: Cell, width: int, look: str, content: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = {"none": "", "start": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[cell.merge]
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{look}</w:tcPr>{content}</w:tc>'


def split_merges(table: Table, grid: Grid, starts: Sequence[int]) -> Table:
    """The table with its merges begun anew in the rows that begin a page.

    Of cells that go on together, one says so.
    """
    rows = list(table.rows)
    for index in starts:
        cells: list[Cell] = []
        told: set[tuple[int, int]] = set()
        for cell, area in zip(rows[index].cells, grid[index], strict=True):
            if area.first == index:
                cells.append(cell)
                continue
            cells.append(_restart(table, grid, area, index, is_told=(area.first, area.last) in told))
            told |= {(area.first, area.last)} if cells[-1].blocks else set()
        rows[index] = rows[index]._replace(cells=tuple(cells))
    return table._replace(rows=tuple(rows))


def page_starts(
    heights: Sequence[float],
    headers: int,
    kept: Sequence[bool],
    page: float,
    used: float,
    merged: Sequence[tuple[int, int, float]] = (),
) -> list[int]:
    """The rows that probably begin a page.

    `kept` tells which rows stay on the page of the next, `page` is the room of a page and `used` how far down the
    first one the table begins, in points. `merged` are merged cells that have one page to stand on: their first and
    last row, and their height.
    """
    header_height = sum(heights[:headers])
    needed = _with_kept(heights, kept)
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


def _with_kept(heights: Sequence[float], kept: Sequence[bool]) -> list[float]:
    """The height of each row and of those below that it must share a page with."""
    needed = list(heights)
    for index in reversed(range(len(heights) - 1)):
        if kept[index]:
            needed[index] += needed[index + 1]
    return needed


def _restart(table: Table, grid: Grid, area: GridArea, index: int, *, is_told: bool) -> Cell:
    """The cell at a page start that takes over the text of the cell that swallows it."""
    origin = table.rows[area.first].cells[grid[area.first].index(area)]
    text = tuple(_with_note(block, "" if is_told else f" ({table.continued})") for block in origin.blocks)
    return origin._replace(blocks=text, merge="start" if area.last > index else "none")


def _with_note(block: Block, note: str) -> Block:
    if isinstance(block, Paragraph):
        # The text is printed again; its footnotes are not.
        again = (inline for inline in block.inlines if not isinstance(inline, Note))
        return block._replace(inlines=(*again, Text(note)) if note else tuple(again))
    return block
