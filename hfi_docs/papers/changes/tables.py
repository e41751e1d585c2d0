"""What differs between tables: rows and columns that came or went, and every cell, by its row and its column."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hfi_docs.document import Cell, Row, Table
from hfi_docs.document.walk import block_texts, table_grid
from hfi_docs.papers.changed import Difference
from hfi_docs.papers.changes.pairing import moved, pair, partners, plain

_ROW, _COLUMN, _BELOW, _TABLE = "rad", "kolonne", "under tabellen", "tabell"


class TableLine(NamedTuple):
    """A row: what it is called, and its cells by column; `whole` has what is merged in every row of it."""

    name: str
    cells: tuple[str, ...]
    whole: tuple[str, ...]

    @property
    def text(self) -> str:
        """The row as one text."""
        return " | ".join(filter(None, self.whole))


class ComparedTable(NamedTuple):
    """A table as it is compared: its name, the head of each column, its rows, and what stands below.

    One without a caption is named by its columns, or by what stands above it.
    """

    name: str
    heads: tuple[str, ...]
    lines: tuple[TableLine, ...]
    below: tuple[str, ...]
    has_caption: bool

    @property
    def text(self) -> str:
        """The table as one text."""
        return "\n".join(filter(None, (" | ".join(filter(None, self.heads)), *(line.text for line in self.lines))))


def compare_tables(before: Sequence[Table], after: Sequence[Table]) -> Iterator[Difference]:
    """What differs between two runs of tables: those of one name belong together, else those that are alike."""
    old, new = list(map(_laid, before)), list(map(_laid, after))
    known = partners(old, new, lambda table: table.name, text=lambda table: table.text)
    for now, table in enumerate(new):
        if now not in known:
            yield Difference((_TABLE,), "", table.name or table.text)
            continue
        was = old[known[now]]
        if was.name != table.name and (was.has_caption or table.has_caption):
            yield Difference((_TABLE,), was.name, table.name)
        yield from (each.below(table.name) for each in _compare(was, table))
    kept = set(known.values())
    yield from (Difference((_TABLE,), table.name or table.text, "") for at, table in enumerate(old) if at not in kept)


def table_name(table: Table) -> str:
    """What a table is called."""
    return plain(table.caption.text if table.caption else table.title)


def _compare(before: ComparedTable, after: ComparedTable) -> Iterator[Difference]:
    columns = _columns(before.heads, after.heads)
    for now, head in enumerate(after.heads):
        was = before.heads[columns[now]] if now in columns else ""
        if was != head:
            yield Difference((_COLUMN,), was, head)
    kept = set(columns.values())
    yield from (Difference((_COLUMN,), head, "") for at, head in enumerate(before.heads) if at not in kept and head)
    others = moved(range(len(before.heads)), [columns[now] for now in sorted(columns)])
    for now in (now for now in sorted(columns) if columns[now] in others):
        yield Difference((_COLUMN,), after.heads[now], after.heads[now])
    added = [now for now in range(len(after.heads)) if now not in columns]
    known, changed = _known(before, after, columns)
    for now, line in enumerate(after.lines):
        if now not in known:
            yield Difference((_ROW,), "", line.text)
            continue
        if now in changed:
            yield from _compare_cells(before.lines[known[now]], line, after.heads, columns)
        cells = ((after.heads[at], line.cells[at]) for at in added if line.cells[at])
        yield from (Difference(_at(line.name, head), "", text) for head, text in cells)
    kept = set(known.values())
    yield from (Difference((_ROW,), line.text, "") for at, line in enumerate(before.lines) if at not in kept)
    yield from _moved(before, after, known)
    for was_at, now_at in pair(before.below, after.below, str):
        told = (
            before.below[was_at] if was_at is not None else "",
            after.below[now_at] if now_at is not None else "",
        )
        yield Difference((_BELOW,), *told)


def _columns(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """The column of the older table for each of the newer that has one; one between the same others is the same."""
    known = partners(before, after, text=str)
    if len(before) == len(after):
        used = set(known.values())
        known |= {at: at for at in range(len(after)) if at not in known and at not in used}
    return known


def _known(before: ComparedTable, after: ComparedTable, columns: dict[int, int]) -> tuple[dict[int, int], set[int]]:
    """The row of the older table for each of the newer that has one, and those of the newer whose cells differ."""

    def seen(line: TableLine, kept: Sequence[int]) -> str:
        return " | ".join(line.whole[at] for at in kept)

    old_columns, new_columns = [columns[now] for now in sorted(columns)], sorted(columns)
    old = [(seen(line, old_columns), line.name) for line in before.lines]
    new = [(seen(line, new_columns), line.name) for line in after.lines]
    known = partners(old, new, lambda row: row[0], lambda row: row[1], text=lambda row: row[0])
    return known, {now for now, was in known.items() if old[was][0] != new[now][0]}


def _compare_cells(
    before: TableLine, after: TableLine, heads: Sequence[str], columns: dict[int, int]
) -> Iterator[Difference]:
    for now, was in sorted(columns.items()):
        if before.cells[was] != after.cells[now]:
            yield Difference(_at(after.name or before.name, heads[now]), before.cells[was], after.cells[now])


def _at(*place: str) -> tuple[str, ...]:
    return tuple(filter(None, place))


def _moved(before: ComparedTable, after: ComparedTable, known: dict[int, int]) -> Iterator[Difference]:
    """The rows that stand at another place among those that both tables have."""
    others = moved(range(len(before.lines)), [known[now] for now in sorted(known)])
    for line in (after.lines[now] for now in sorted(known) if known[now] in others):
        yield Difference((_ROW,), line.name, line.name)


def _laid(table: Table) -> ComparedTable:
    grid = table_grid(table)
    width = max((area.column + area.columns for row in grid for area in row), default=0)
    heads = [""] * width
    lines: list[TableLine] = []
    above: dict[int, str] = {}
    for row, areas in zip(table.rows, grid, strict=True):
        if row.role == "header":
            _add_heads(heads, row, areas)
            continue
        cells, whole = [""] * width, [""] * width
        for cell, area in zip(row.cells, areas, strict=True):
            text = _cell_text(cell)
            cells[area.column] = text
            above[area.column] = whole[area.column] = above.get(area.column, "") if cell.merge == "continue" else text
        lines.append(TableLine("", tuple(cells), tuple(whole)))
    below = tuple(plain(text) for text in block_texts(*table.notes))
    return ComparedTable(table_name(table), tuple(heads), tuple(_named(lines)), below, table.caption is not None)


def _add_heads(heads: list[str], row: Row, areas: Sequence) -> None:  # type: ignore[type-arg]
    """The head of a column is all that stands above it: one over several columns is of each."""
    for cell, area in zip(row.cells, areas, strict=True):
        text = _cell_text(cell)
        for at in range(area.column, area.column + area.columns):
            heads[at] = " – ".join(filter(None, (heads[at], text)))


def _named(lines: Sequence[TableLine]) -> Iterator[TableLine]:
    """The rows with names: their first cell, and as many more as tell them apart."""
    texts = [[text for text in line.whole if text] for line in lines]
    seen: dict[tuple[str, ...], int] = {}
    for line, own in zip(lines, texts, strict=True):
        count = next((n for n in range(1, len(own)) if sum(each[:n] == own[:n] for each in texts) == 1), len(own))
        key = tuple(own[: min(count, 2)])
        seen[key] = seen.get(key, 0) + 1
        name = " – ".join(each.replace("\n", " ") for each in key)
        yield line._replace(name=name if seen[key] == 1 else f"{name} ({seen[key]})")


def _cell_text(cell: Cell) -> str:
    return "\n".join(plain(text) for text in block_texts(*cell.blocks))
