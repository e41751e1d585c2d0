"""The cell that names a row in the compact layout: second lines from columns that are not shown."""

from collections.abc import Iterator

from hfi_docs.document import Block, Row
from hfi_docs.papers.compose.compact.arrangement import Arrangement
from hfi_docs.papers.compose.compact.heads import headed, own_heading
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import ComputedTable


def with_lines(row: Row, number: int, computed: ComputedTable, found: Arrangement, here: Surroundings) -> Row:
    """A row of the table with the second lines of its first text."""
    if found.host < 0:
        return row
    place = found.shown.index(found.host)
    cell = row.cells[place]
    blocks = (*cell.blocks, *_second_lines(number, computed, found, here))
    cells = (*row.cells[:place], cell._replace(blocks=blocks), *row.cells[place + 1 :])
    return row._replace(cells=cells)


def _second_lines(number: int, computed: ComputedTable, found: Arrangement, here: Surroundings) -> Iterator[Block]:
    """The texts of the columns that stand below the first; of several, each says which it is."""
    for index in found.under:
        heading = own_heading(computed, index, found, here) if len(found.under) > 1 else ()
        yield from headed(found.printed[number][index], heading, "subtext")
