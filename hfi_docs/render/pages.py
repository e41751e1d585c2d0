"""Merged cells that say what they are on every page.

Word leaves the part of a merged cell that falls on the next page empty. Where a page probably ends, the merge is
begun anew with its text and «(forts.)».
"""

from collections.abc import Sequence

from hfi_docs.document import Block, Cell, Merge, Paragraph, Row, Table, Text, inline_text
from hfi_docs.render.measure import TextArea


def split_merges(table: Table, heights: Sequence[float], area: TextArea, used: float) -> Table:
    """The table with its merges begun anew at each page; `used` is how far down the first page it begins, in points."""
    if not any(cell.merge == "continue" for row in table.rows for cell in row.cells):
        return table
    rows = list(table.rows)
    for index in _page_starts(table, heights, area.height, used):
        cells = (_restart(table, rows, index, column) for column in range(len(rows[index].cells)))
        rows[index] = rows[index]._replace(cells=tuple(cells))
    return table._replace(rows=tuple(rows))


def _page_starts(table: Table, heights: Sequence[float], page: float, used: float) -> list[int]:
    headers = sum(1 for row in table.rows if row.role == "header")
    header_height = sum(heights[:headers])
    down = used % page + header_height
    starts: list[int] = []
    for index in range(headers, len(heights)):
        if down + heights[index] > page and down > header_height:
            starts.append(index)
            down = header_height
        down += heights[index]
    return starts


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
        return block._replace(inlines=(*block.inlines, Text(note)))
    return block
