"""Tables drawn in Word: their grid after loops over columns, their header row, how high they are, what is merged."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Final, NamedTuple

from lxml import etree

from hfi_docs.document import Text
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.metrics import TWIPS_PER_POINT, TextArea
from hfi_docs.word.render.pages import Ruler
from hfi_docs.word.render.shell import paragraph_style, paragraph_text
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import (
    GRID_AFTER,
    GRID_BEFORE,
    GRID_COL,
    GRID_SPAN,
    P_PR,
    TBL_GRID,
    TBL_HEADER,
    TBL_PR,
    TBL_W,
    TC,
    TC_W,
    TR,
    TYPE,
    V_MERGE,
    VAL,
    WIDTH,
    P,
    T,
    w,
)
from hfi_docs.word.template.marks import MERGED
from hfi_docs.word.template.places import own

_TC_PR, _TR_PR, _TR_HEIGHT, _CANT_SPLIT = w("tcPr"), w("trPr"), w("trHeight"), w("cantSplit")
#: Word's own margins at the sides of a cell, both together, and the line between two rows, in points.
_BESIDE, _LINE = 10.8, 1.0
_LEAST: Final = 20.0
#: How much narrower or wider than the page a table may be drawn that is to fill it.
_NEARLY: Final = 0.02


class DrawnCell(NamedTuple):
    """A cell, the first grid column that it covers, and how many."""

    element: Element
    column: int
    columns: int


class Measured(NamedTuple):
    """How high the rows of a table are, in points, how many are its head, and which stay on the page of the next."""

    heights: tuple[float, ...]
    headers: int
    kept: tuple[bool, ...]

    @property
    def least(self) -> float:
        """The height of what must stand together where the table begins, in points."""
        return sum(self.heights[: self.kept.index(False) + 1])


def placed_cells(row: Element) -> list[DrawnCell]:
    """The cells of a row with their places in the grid."""
    properties, column = row.find(_TR_PR), 0
    if properties is not None:
        column = _number(properties.find(GRID_BEFORE), 0)
    found: list[DrawnCell] = []
    for cell in own(row, TC):
        of_cell = cell.find(_TC_PR)
        columns = 1 if of_cell is None else _number(of_cell.find(GRID_SPAN), 1)
        found.append(DrawnCell(cell, column, columns))
        column += columns
    return found


def fit_grid(table: Element, rows: Sequence[Element]) -> None:
    """Makes the grid and the widths of cells agree: a loop over columns leaves the grid of one."""
    grid = table.find(TBL_GRID)
    if grid is None:
        return
    given = [_number(column, 0, WIDTH) for column in grid.findall(GRID_COL)]
    placed = [placed_cells(row) for row in rows]
    count = max(_covered(row, cells) for row, cells in zip(rows, placed, strict=True))
    widths = given if count == len(given) else _shared(sum(given), count, placed)
    if widths != given:
        for column in grid.findall(GRID_COL):
            grid.remove(column)
        grid[:0] = [etree.Element(GRID_COL, {WIDTH: str(width)}) for width in widths]
    for cell in (cell for cells in placed for cell in cells):
        _widen(cell, sum(widths[cell.column : cell.column + cell.columns]))
    whole = table.find(f"{TBL_PR}/{TBL_W}")
    if whole is not None and whole.get(TYPE, "dxa") == "dxa" and all(widths):
        whole.set(WIDTH, str(sum(widths)))


def fill_page(table: Element, drawn_on: float, area: float) -> None:
    """Makes a table that fills a page of the template fill the page that it is printed on; widths in points."""
    columns = table.findall(f"{TBL_GRID}/{GRID_COL}")
    given = [_number(column, 0, WIDTH) for column in columns]
    fills = abs(sum(given) / TWIPS_PER_POINT - drawn_on) <= drawn_on * _NEARLY
    if area == drawn_on or not all(given) or not fills:
        return
    total = round(sum(given) * area / drawn_on)
    widths = [width * total // sum(given) for width in given]
    widths[-1] += total - sum(widths)
    for column, width in zip(columns, widths, strict=True):
        column.set(WIDTH, str(width))
    fit_grid(table, list(own(table, TR)))


def _shared(total: int, count: int, placed: Sequence[Sequence[DrawnCell]]) -> list[int]:
    """The room of a table shared between its columns, after the widths that their cells were drawn with."""
    wished = [0] * count
    for cell in (cell for cells in placed for cell in cells if cell.columns == 1):
        width = _number(cell.element.find(f"{_TC_PR}/{TC_W}"), 0, WIDTH)
        wished[cell.column] = wished[cell.column] or width
    wished = [wish or total // count or 1 for wish in wished]
    widths = [wish * total // sum(wished) for wish in wished]
    widths[-1] += total - sum(widths)
    return widths


def _covered(row: Element, cells: Sequence[DrawnCell]) -> int:
    after = row.find(f"{_TR_PR}/{GRID_AFTER}")
    return cells[-1].column + cells[-1].columns + _number(after, 0)


def _widen(cell: DrawnCell, width: int) -> None:
    wide = cell.element.find(f"{_TC_PR}/{TC_W}")
    if wide is not None and wide.get(TYPE, "dxa") == "dxa" and width:
        wide.set(WIDTH, str(width))


def head_row(rows: Sequence[Element], printed: Sequence[Element]) -> None:
    """Marks the first row as the head of the table, unless a loop printed it or the head is marked already."""
    for row in rows:
        properties = row.find(_TR_PR)
        if properties is None:
            properties = etree.Element(_TR_PR)
            before = row.find(w("tblPrEx"))
            if before is None:
                row.insert(0, properties)
            else:
                before.addnext(properties)
        if properties.find(_CANT_SPLIT) is None:
            properties.insert(0, etree.Element(_CANT_SPLIT))
    marked = any(row.find(f"{_TR_PR}/{TBL_HEADER}") is not None for row in rows)
    first = rows[0].find(_TR_PR)
    if not marked and first is not None and rows[0] not in printed and len(rows) > 1:
        first.insert(1, etree.Element(TBL_HEADER))


def measure(table: Element, styles: StyleSheet) -> Measured:
    """How high each row probably is; what is merged has the room of all its rows."""
    rows = list(own(table, TR))
    columns = [_number(column, 0, WIDTH) for column in table.findall(f"{TBL_GRID}/{GRID_COL}")]
    headers = 0
    while headers < len(rows) and rows[headers].find(f"{_TR_PR}/{TBL_HEADER}") is not None:
        headers += 1
    heights = tuple(_height(row, columns, styles) for row in rows)
    kept = tuple(index < headers and index < len(rows) - 1 for index in range(len(rows)))
    return Measured(heights, headers, kept)


def _height(row: Element, columns: Sequence[int], styles: StyleSheet) -> float:
    heights = [styles.typography("Normal").line]
    for cell in placed_cells(row):
        properties = cell.element.find(_TC_PR)
        if properties is None or properties.find(V_MERGE) is None:
            width = sum(columns[cell.column : cell.column + cell.columns]) / TWIPS_PER_POINT
            heights.append(_cell_height(cell.element, max(width - _BESIDE, _LEAST), styles))
    least = _number(row.find(f"{_TR_PR}/{_TR_HEIGHT}"), 0) / TWIPS_PER_POINT
    return max(*heights, least) + _LINE


def _cell_height(cell: Element, width: float, styles: StyleSheet) -> float:
    ruler, height = Ruler(styles, TextArea(width, 0.0)), 0.0
    for paragraph in cell.iter(P):
        strip = ruler.paragraph((Text(paragraph_text(paragraph)),), styles.name_of(paragraph_style(paragraph)))
        height += strip.before + strip.height + strip.after
    return height


def merge_equals(table: Element) -> list[list[DrawnCell]]:
    """Joins the neighbours in a column that are marked and say the same; gives each run of two or more, top first.

    A column breaks where one to the left of it does: «2025» under one heading is not «2025» under the next.
    """
    if not any(MERGED in (text.text or "") for text in table.iter(T)):
        return []
    runs: dict[int, list[DrawnCell]] = {}
    done: list[list[DrawnCell]] = []
    for row in own(table, TR):
        broken = False
        marked: dict[int, list[DrawnCell]] = {}
        for cell in placed_cells(row):
            if _take_mark(cell.element):
                above = runs.get(cell.column)
                same = above is not None and above[0].columns == cell.columns
                if above is not None and same and not broken and _says(above[0]) == _says(cell):
                    above.append(cell)
                    marked[cell.column] = above
                else:
                    broken = True
                    marked[cell.column] = [cell]
        done += (run for column, run in runs.items() if marked.get(column) is not run)
        runs = marked
    joined = [run for run in (*done, *runs.values()) if len(run) > 1]
    for run in joined:
        for index, cell in enumerate(run):
            _set_merge(cell.element, "restart" if index == 0 else "continue")
            if index:
                _empty(cell.element)
    return joined


def begin_again(runs: Sequence[Sequence[DrawnCell]], rows: Sequence[Element], starts: Sequence[int], word: str) -> None:
    """Says again, in the rows that begin a page, what merged cells say: Word leaves them empty there."""
    for row in (rows[start] for start in starts):
        for run in runs:
            cell = next((cell for cell in run[1:] if next(cell.element.iterancestors(TR)) is row), None)
            if cell is not None:
                _set_merge(cell.element, "restart")
                for paragraph in cell.element.findall(P):
                    cell.element.remove(paragraph)
                cell.element.extend(deepcopy(run[0].element.findall(P)))
                last = next(reversed(list(cell.element.iter(T))), None)
                if last is not None:
                    last.text = f"{last.text or ''} ({word})"


def _take_mark(cell: Element) -> bool:
    marked = False
    for text in cell.iter(T):
        if MERGED in (text.text or ""):
            text.text = (text.text or "").replace(MERGED, "")
            marked = True
    return marked


def _says(cell: DrawnCell) -> str:
    return "\n".join(paragraph_text(paragraph) for paragraph in cell.element.iter(P))


def _set_merge(cell: Element, value: str) -> None:
    properties = cell.find(_TC_PR)
    if properties is None:
        properties = etree.Element(_TC_PR)
        cell.insert(0, properties)
    merge = properties.find(V_MERGE)
    if merge is None:
        merge = etree.Element(V_MERGE)
        before = [child for child in properties if child.tag in (w("cnfStyle"), TC_W, GRID_SPAN, w("hMerge"))]
        properties.insert(len(before), merge)
    merge.set(VAL, value)


def _empty(cell: Element) -> None:
    first, *others = cell.findall(P)
    for paragraph in others:
        cell.remove(paragraph)
    for run in list(first):
        if run.tag != P_PR:
            first.remove(run)


def _number(element: Element | None, default: int, attribute: str = VAL) -> int:
    value = "" if element is None else str(element.get(attribute, ""))
    return int(value) if value.isdecimal() else default
