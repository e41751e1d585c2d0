"""Which cells of a table are heads, and of what: for those who hear it cell by cell."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hfi_docs.document import Block, Cell, Table
from hfi_docs.document.walk import Grid, GridArea, block_texts, table_grid

#: Rows that stand for themselves: none of a band above them is theirs.
_ENDS: Final = ("subtotal", "total")


class Head(NamedTuple):
    """What makes a cell a head: its id, where others name it, and its scope."""

    scope: str
    name: str = ""


class PlacedCell(NamedTuple):
    """A cell where it stands; a head, or with the ids of its heads, where their scopes do not tell."""

    cell: Cell
    area: GridArea
    head: Head | None = None
    heads: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows it covers."""
        return self.area.last - self.area.first + 1


class TableHeads:
    """The cells of a table with their heads; `name` begins the ids of those that are named."""

    def __init__(self, table: Table, name: str) -> None:
        self.grid = table_grid(table)
        self._table = table
        self._name = name
        self.head_rows = next((at for at, row in enumerate(table.rows) if row.role != "header"), len(table.rows))
        self._naming = _naming_columns(table, self.grid, self.head_rows)
        merged = any(area.first != area.last for areas in self.grid[self.head_rows :] for area in areas)
        banded = any(row.role == "group" for row in table.rows)
        self.is_named = self.head_rows > 1 or banded or merged

    def rows(self) -> Iterator[tuple[PlacedCell, ...]]:
        """The cells of each row; what a merged cell covers is left out."""
        above: list[PlacedCell] = []
        band: list[PlacedCell] = []
        names: list[PlacedCell] = []
        for index, row in enumerate(self._table.rows):
            if row.role == "group" or row.role in _ENDS:
                band = []
            placed = [
                self._placed(cell, area, index)
                for cell, area in zip(row.cells, self.grid[index], strict=True)
                if area.first == index
            ]
            heads = [each for each in placed if each.head]
            if index < self.head_rows:
                above += heads
            elif row.role == "group":
                band = heads
            else:
                names = [each for each in (*names, *heads) if each.area.last >= index]
            yield tuple(self._led(each, above, (*band, *names)) for each in placed)

    def _placed(self, cell: Cell, area: GridArea, index: int) -> PlacedCell:
        scope = self._scope(cell, area, index) if any(block_texts(*cell.blocks)) else ""
        name = f"{self._name}-{index}-{area.column}" if self.is_named else ""
        return PlacedCell(cell, area, Head(scope, name) if scope else None)

    def _scope(self, cell: Cell, area: GridArea, index: int) -> str:
        row = self._table.rows[index]
        if index < self.head_rows:
            return "colgroup" if area.columns > 1 else "col"
        if row.role == "group":
            return "rowgroup" if not area.column else ""
        covered = any(area.column <= column < area.column + area.columns for column in self._naming)
        return "row" if covered and cell.align == "left" else ""

    def _led(self, placed: PlacedCell, above: Sequence[PlacedCell], before: Sequence[PlacedCell]) -> PlacedCell:
        if placed.head or not self.is_named:
            return placed
        columns = range(placed.area.column, placed.area.column + placed.area.columns)
        over = [each for each in above if each.area.column in columns or placed.area.column in _columns(each.area)]
        return placed._replace(heads=tuple(each.head.name for each in (*over, *before) if each.head))


def _columns(area: GridArea) -> range:
    return range(area.column, area.column + area.columns)


def _naming_columns(table: Table, grid: Grid, head_rows: int) -> frozenset[int]:
    """The columns that name rows: those that are merged on the left, and the first one of words after them."""
    cells: dict[int, list[Cell]] = {}
    merged: set[int] = set()
    for row, areas in zip(table.rows[head_rows:], grid[head_rows:], strict=True):
        for cell, area in zip(row.cells, areas, strict=True) if row.role != "group" else ():
            if area.columns == 1:
                cells.setdefault(area.column, []).append(cell)
                merged |= {area.column} if area.first != area.last else set()
    found: set[int] = set()
    for column in sorted(cells):
        if _has_words(cells[column]):
            found.add(column)
            if column not in merged:
                break
    return frozenset(found)


def _has_words(cells: Sequence[Cell]) -> bool:
    """Whether most of what stands in some cells has letters, and none of it stands to the right."""
    texts = [_all_text(cell.blocks) for cell in cells if cell.blocks]
    worded = sum(any(map(str.isalpha, text)) for text in texts)
    return bool(texts) and worded * 2 > len(texts) and all(cell.align == "left" for cell in cells if cell.blocks)


def _all_text(blocks: Sequence[Block]) -> str:
    return "".join(block_texts(*blocks))
