"""Tables as Word lays them out: rows of cells, each at its place in the grid.

A paper has thousands of cells and the lint runs after every render: one pass over the marks that matter, and
plain slots to collect them in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hfi_docs.document import GridArea, Merge, place_cells
from hfi_docs.word.render.lint.element import child, integer, is_on
from hfi_docs.word.render.names import (
    GRID_AFTER,
    GRID_BEFORE,
    GRID_COL,
    GRID_SPAN,
    TBL,
    TBL_GRID,
    TBL_HEADER,
    TBL_LAYOUT,
    TBL_PR,
    TC,
    TC_W,
    TR,
    TYPE,
    V_MERGE,
    VAL,
    WIDTH,
    Element,
)

_NOWHERE = GridArea(0, 1, 0, 0)
_MARKS = (TBL, TR, TC, TC_W, GRID_SPAN, V_MERGE, TBL_HEADER, GRID_BEFORE, GRID_AFTER)


@dataclass(slots=True)
class GridCell:
    """A cell; `width` is None unless given in twentieths of a point."""

    element: Element
    columns: int = 1
    merge: Merge = "none"
    width: int | None = None
    area: GridArea = _NOWHERE


@dataclass(slots=True)
class GridRow:
    """A row. `columns` counts the grid columns it covers, skipped ones included."""

    header: bool = False
    before: int = 0
    after: int = 0
    columns: int = 0
    cells: list[GridCell] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table. `columns` holds the widths of the grid, empty when the table has no grid."""

    element: Element
    number: int
    columns: tuple[int | None, ...]
    fixed: bool
    rows: list[GridRow] = field(default_factory=list)


def read_grids(root: Element) -> tuple[Grid, ...]:
    """The tables of a story in document order, nested ones included."""
    grids: dict[Element | None, Grid] = {}
    rows: dict[Element | None, GridRow] = {}
    row, cell = GridRow(), GridCell(root)
    for element in root.iter(*_MARKS):
        tag = element.tag
        if tag == TC:
            cell = GridCell(element)
            rows.get(_owner(element, TR), row).cells.append(cell)
        elif tag == TR:
            row = rows[element] = GridRow()
            owner = grids.get(_owner(element, TBL))
            if owner is not None:
                owner.rows.append(row)
        elif tag == TBL:
            grids[element] = _empty_grid(element, len(grids) + 1)
        else:
            _note(str(tag), element, row, cell)
    for grid in grids.values():
        _place_rows(grid.rows)
    return tuple(grids.values())


def _owner(element: Element, tag: str) -> Element | None:
    parent = element.getparent()
    if parent is not None and parent.tag == tag:
        return parent
    # Content controls may stand between a table and its rows.
    return next(element.iterancestors(tag), None)


def _empty_grid(table: Element, number: int) -> Grid:
    grid = child(table, TBL_GRID)
    properties = child(table, TBL_PR)
    layout = None if properties is None else child(properties, TBL_LAYOUT)
    columns = () if grid is None else tuple(integer(column, WIDTH) for column in grid.iterchildren(GRID_COL))
    return Grid(table, number, columns, fixed=layout is not None and layout.get(TYPE) == "fixed")


def _note(tag: str, element: Element, row: GridRow, cell: GridCell) -> None:
    if tag == TC_W:
        cell.width = integer(element, WIDTH) if element.get(TYPE, "dxa") == "dxa" else None
    elif tag == GRID_SPAN:
        cell.columns = integer(element, VAL) or 1
    elif tag == V_MERGE:
        cell.merge = "start" if element.get(VAL) == "restart" else "continue"
    elif tag == TBL_HEADER:
        row.header = is_on(element)
    elif tag == GRID_BEFORE:
        row.before = integer(element, VAL) or 0
    else:
        row.after = integer(element, VAL) or 0


def _place_rows(rows: Sequence[GridRow]) -> None:
    # The columns that a row skips are a cell of their own to the grid.
    grid = place_cells([(row.before, "none"), *((cell.columns, cell.merge) for cell in row.cells)] for row in rows)
    for row, areas in zip(rows, grid, strict=True):
        for cell, area in zip(row.cells, areas[1:], strict=True):
            cell.area = area
        row.columns = areas[-1].column + areas[-1].columns + row.after
