"""Rules for tables: what Word refuses to open or lays out wrongly."""

from collections.abc import Iterator

from hfi_docs.word.render.lint.element import Fault, child, excerpt, integer, last_block
from hfi_docs.word.render.lint.package import WordPackage
from hfi_docs.word.render.lint.part import WordCell, WordTable
from hfi_docs.word.render.vocabulary import TBL_PR, TBL_W, TYPE, WIDTH, Element, P

# Word itself rounds widths by a few twips when a table is edited; a point is more than rounding.
_TOLERANCE = 20


def cells_end_with_paragraph(package: WordPackage) -> Iterator[Fault]:
    """Word refuses a file with a cell that does not end with a paragraph."""
    for name, grid in _grids(package):
        for cell in (cell.element for row in grid.rows for cell in row.cells):
            if not len(cell) or (cell[-1].tag != P and getattr(last_block(cell), "tag", None) != P):
                yield name, f"En tabellcelle slutter ikke med et avsnitt: «{excerpt(cell)}»."


def rows_have_cells(package: WordPackage) -> Iterator[Fault]:
    """Word refuses a row without cells."""
    for name, grid in _grids(package):
        for number, row in enumerate(grid.rows, 1):
            if not row.cells:
                yield name, f"{_place(grid, number)} har ingen celler."


def tables_have_rows(package: WordPackage) -> Iterator[Fault]:
    """A loop over nothing leaves a table without rows, which Word refuses."""
    for name, grid in _grids(package):
        if not grid.rows:
            yield name, f"Tabell {grid.number} har ingen rader."


def tables_have_grid(package: WordPackage) -> Iterator[Fault]:
    """Every table says how many columns it has."""
    for name, grid in _grids(package):
        if not grid.columns:
            yield name, f"Tabell {grid.number} mangler rutenett (tblGrid)."


def rows_fill_grid(package: WordPackage) -> Iterator[Fault]:
    """The cells of a row, with their spans and the columns it skips, cover the grid."""
    for name, grid in _grids(package):
        for number, row in enumerate(grid.rows, 1):
            if grid.columns and row.cells and row.columns != len(grid.columns):
                yield name, f"{_place(grid, number)} dekker {row.columns} av {len(grid.columns)} kolonner."


def widths_follow_grid(package: WordPackage) -> Iterator[Fault]:
    """In a fixed layout the table and each cell are as wide as their grid columns."""
    for name, grid in _grids(package):
        if not grid.fixed or not grid.columns or None in grid.columns:
            continue
        columns = tuple(width or 0 for width in grid.columns)
        usual = {(column, 1, width) for column, width in enumerate(columns)}
        wish = _table_width(grid.element)
        if wish is not None and _differs(wish, sum(columns)):
            yield name, f"Tabell {grid.number} er {wish} bred, men kolonnene er {sum(columns)} til sammen."
        for number, row in enumerate(grid.rows, 1):
            odd = [cell for cell in row.cells if (*cell.area[:2], cell.width) not in usual]
            if row.columns == len(columns) and not _fit(odd, columns):
                yield name, f"{_place(grid, number)} har en celle med annen bredde enn kolonnene den dekker."


def _table_width(table: Element) -> int | None:
    properties = child(table, TBL_PR)
    width = None if properties is None else child(properties, TBL_W)
    return None if width is None or width.get(TYPE, "dxa") != "dxa" else integer(width, WIDTH)


def _fit(cells: list[WordCell], columns: tuple[int, ...]) -> bool:
    return not any(
        cell.width is not None and _differs(cell.width, sum(columns[area.column : area.column + area.columns]))
        for cell, area in ((cell, cell.area) for cell in cells)
    )


def _differs(width: int, other: int) -> bool:
    return abs(width - other) > _TOLERANCE


def merges_have_start(package: WordPackage) -> Iterator[Fault]:
    """A cell continues only a merge that stands right above it in the same columns."""
    for name, grid in _grids(package):
        for index, row in enumerate(grid.rows):
            if any(cell.merge == "continue" and cell.area.first == index for cell in row.cells):
                yield name, f"{_place(grid, index + 1)} fortsetter en sammenslåing som ikke er begynt."


def header_rows_first(package: WordPackage) -> Iterator[Fault]:
    """Word repeats header rows only when they stand together at the top."""
    for name, grid in _grids(package):
        body_seen = False
        for number, row in enumerate(grid.rows, 1):
            if row.header and body_seen:
                yield name, f"{_place(grid, number)} er merket som overskriftsrad, men står ikke øverst."
            body_seen = body_seen or not row.header


def _grids(package: WordPackage) -> Iterator[tuple[str, WordTable]]:
    for part in package.stories:
        for grid in part.tables:
            yield part.name, grid


def _place(grid: WordTable, row: int) -> str:
    return f"Tabell {grid.number}, rad {row}"
