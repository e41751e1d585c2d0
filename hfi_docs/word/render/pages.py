"""Merged cells that say what they are on every page.

Word leaves the part of a merged cell that falls on the next page empty. Where a page probably ends, the merge is
begun anew with its text and «(forts.)».
"""

from collections.abc import Sequence

from hfi_docs.document import Block, Cell, Merge, Note, Paragraph, Row, Table, Text, inline_text


def split_merges(table: Table, starts: Sequence[int]) -> Table:
    """The table with its merges begun anew in the rows that begin a page."""
    if not any(cell.merge == "continue" for row in table.rows for cell in row.cells):
        return table
    rows = list(table.rows)
    for index in starts:
        cells = (_restart(table, rows, index, column) for column in range(len(rows[index].cells)))
        rows[index] = rows[index]._replace(cells=tuple(cells))
    return table._replace(rows=tuple(rows))


def page_starts(heights: Sequence[float], headers: int, kept: Sequence[bool], page: float, used: float) -> list[int]:
    """The rows that probably begin a page.

    `kept` tells which rows stay on the page of the next, `page` is the room of a page and `used` how far down the
    first one the table begins, in points.
    """
    header_height = sum(heights[:headers])
    down = used % page + header_height
    starts: list[int] = []
    for index in range(headers, len(heights)):
        if down + _with_kept(heights, kept, index) > page and down > header_height:
            starts.append(index)
            down = header_height
        down += heights[index]
    return starts


def _with_kept(heights: Sequence[float], kept: Sequence[bool], index: int) -> float:
    """The height of a row and of those below that it must share a page with."""
    last = index
    while kept[last]:
        last += 1
    return sum(heights[index : last + 1])


def _restart(table: Table, rows: Sequence[Row], index: int, column: int) -> Cell:
    """The cell at a page start; a swallowed one takes over the text of the cell it belonged to."""
    cell = rows[index].cells[column]
    if cell.merge != "continue":
        return cell
    origin = next(row.cells[column] for row in reversed(rows[:index]) if _merge_at(row, column) == "start")
    goes_on = index + 1 < len(rows) and _merge_at(rows[index + 1], column) == "continue"
    text = tuple(_with_note(block, f" ({table.continued})") for block in origin.blocks)
    return origin._replace(blocks=text, merge="start" if goes_on else "none")


def _merge_at(row: Row, column: int) -> Merge:
    return row.cells[column].merge if column < len(row.cells) else "none"


def _with_note(block: Block, note: str) -> Block:
    if isinstance(block, Paragraph) and not inline_text(block.inlines).endswith(note):
        # The text is printed again; its footnotes are not.
        again = (inline for inline in block.inlines if not isinstance(inline, Note))
        return block._replace(inlines=(*again, Text(note)))
    return block
