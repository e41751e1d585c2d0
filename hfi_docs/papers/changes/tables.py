"""What differs between tables: rows and columns that came or went, and every cell, by its row and its column."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hfi_docs.document import Cell, Row, Table
from hfi_docs.document.walk import block_texts, table_grid
from hfi_docs.papers.changes.difference import Difference, pair, plain

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
    """A table as it is compared: its name, the head of each column, its rows, and what stands below."""

    name: str
    heads: tuple[str, ...]
    lines: tuple[TableLine, ...]
    below: tuple[str, ...]


def compare_tables(before: Sequence[Table], after: Sequence[Table]) -> Iterator[Difference]:
    """What differs between two runs of tables: those of one name belong together, else those that are alike."""
    old, new = list(map(_laid, before)), list(map(_laid, after))
    names = {table.name: table for table in new}
    left = [table for table in old if table.name not in names]
    for table in new:
        was = next((each for each in old if each.name == table.name), None) or (left.pop(0) if left else None)
        if was is None:
            yield Difference((_TABLE,), "", table.name)
            continue
        if was.name != table.name:
            yield Difference((_TABLE,), was.name, table.name)
        yield from (each.below(table.name) for each in _compare(was, table))
    yield from (Difference((_TABLE,), table.name, "") for table in left)


def _compare(before: ComparedTable, after: ComparedTable) -> Iterator[Difference]:
    columns = dict(zip(range(len(after.heads)), range(len(before.heads)), strict=False))
    if before.heads != after.heads:
        columns = {now: was for was, now in _same_columns(before.heads, after.heads)}
        for was, now in pair(before.heads, after.heads, str):
            told = (before.heads[was] if was is not None else "", after.heads[now] if now is not None else "")
            yield Difference((_COLUMN,), *told)
            if was is not None and now is not None:
                columns[now] = was
    added = [now for now in range(len(after.heads)) if now not in columns]
    partners, changed = _partners(before, after, columns)
    for now, line in enumerate(after.lines):
        if now not in partners:
            yield Difference((_ROW,), "", line.text)
            continue
        if now in changed:
            yield from _compare_cells(before.lines[partners[now]], line, after.heads, columns)
        yield from (
            Difference((line.name, after.heads[at]), "", line.cells[at])
            for at in added
            if at < len(line.cells) and line.cells[at]
        )
    kept = set(partners.values())
    yield from (Difference((_ROW,), line.text, "") for at, line in enumerate(before.lines) if at not in kept)
    yield from _moved(before, after, partners)
    for was_at, now_at in pair(before.below, after.below, str):
        told = (
            before.below[was_at] if was_at is not None else "",
            after.below[now_at] if now_at is not None else "",
        )
        yield Difference((_BELOW,), *told)


def _same_columns(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The columns that have the same head in both, in order of the newer."""
    left = list(range(len(before)))
    for now, head in enumerate(after):
        was = next((at for at in left if before[at] == head), None)
        if was is not None:
            left.remove(was)
            yield was, now


def _partners(before: ComparedTable, after: ComparedTable, columns: dict[int, int]) -> tuple[dict[int, int], set[int]]:
    """The row of the older table for each of the newer that has one, and those of the newer whose cells differ."""

    def seen(line: TableLine, kept: Sequence[int]) -> str:
        return "\0".join(line.whole[at] for at in kept if at < len(line.whole))

    old_columns, new_columns = [columns[now] for now in sorted(columns)], sorted(columns)
    old = [seen(line, old_columns) for line in before.lines]
    new = [seen(line, new_columns) for line in after.lines]
    partners: dict[int, int] = {}
    left = list(range(len(old)))
    for was_texts, now_texts in (
        (old, new),
        ([each.name for each in before.lines], [each.name for each in after.lines]),
    ):
        for now in (now for now in range(len(new)) if now not in partners):
            found = next((was for was in left if was_texts[was] == now_texts[now]), None)
            if found is not None:
                partners[now] = found
                left.remove(found)
    rest = [now for now in range(len(new)) if now not in partners]
    for was, now_at in pair([old[at] for at in left], [new[at] for at in rest], str):
        if was is not None and now_at is not None:
            partners[rest[now_at]] = left[was]
    return partners, {now for now, was in partners.items() if old[was] != new[now]}


def _compare_cells(
    before: TableLine, after: TableLine, heads: Sequence[str], columns: dict[int, int]
) -> Iterator[Difference]:
    for now, was in sorted(columns.items()):
        old = before.cells[was] if was < len(before.cells) else ""
        new = after.cells[now] if now < len(after.cells) else ""
        if old != new:
            yield Difference((after.name or before.name, heads[now] if now < len(heads) else ""), old, new)


def _moved(before: ComparedTable, after: ComparedTable, partners: dict[int, int]) -> Iterator[Difference]:
    """The rows that stand at another place among those that both tables have."""
    order = [partners[now] for now in sorted(partners)]
    told = {was: now for now, was in partners.items()}
    for was_at, now_at in pair([f"{at}" for at in sorted(order)], [f"{at}" for at in order], str):
        if was_at is not None and now_at is not None and sorted(order)[was_at] == order[now_at]:
            line = after.lines[told[order[now_at]]]
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
    name = table.caption.text if table.caption else table.title
    below = tuple(plain(text) for text in block_texts(*table.notes))
    return ComparedTable(plain(name), tuple(heads), tuple(_named(lines)), below)


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
