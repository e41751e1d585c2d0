"""Merged cells that say what they are on every page.

Word leaves the part of a merged cell that falls on the next page empty. Where a page probably ends, the merge is
begun anew with its text and «(forts.)».
"""

from collections.abc import Sequence

from hfi_docs.document import Block, Cell, Grid, GridArea, Note, Paragraph, Table, Text


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


def page_starts(heights: Sequence[float], headers: int, kept: Sequence[bool], page: float, used: float) -> list[int]:
    """The rows that probably begin a page.

    `kept` tells which rows stay on the page of the next, `page` is the room of a page and `used` how far down the
    first one the table begins, in points.
    """
    header_height = sum(heights[:headers])
    needed = _with_kept(heights, kept)
    down = used % page + header_height
    starts: list[int] = []
    for index in range(headers, len(heights)):
        if down + needed[index] > page and down > header_height:
            starts.append(index)
            down = header_height
        down += heights[index]
    return starts


def _with_kept(heights: Sequence[float], kept: Sequence[bool]) -> list[float]:
    """The height of each row and of those below that it must share a page with."""
    needed = list(heights)
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
