"""The cell that names a row in the compact layout: a catchword, and second lines from columns that are not shown."""

from collections.abc import Iterator

from hfi_docs.document import Block, Inline, Paragraph, Row, Text
from hfi_docs.papers.compose.compact.arrangement import Arrangement
from hfi_docs.papers.compose.compact.heads import headed, own_heading
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import SOURCES, ComputedTable

#: What ends the catchword of a name.
_ENDS = (" – ", " (")


def with_lines(row: Row, number: int, computed: ComputedTable, found: Arrangement, here: Surroundings) -> Row:
    """A row of the table with the second lines of its first text."""
    if found.host < 0:
        return row
    place = found.shown.index(found.host)
    cell = row.cells[place]
    is_name = computed.columns[found.host].field == SOURCES[computed.view.source].name
    blocks = tuple(_named(cell.blocks)) if is_name and row.role != "info" else cell.blocks
    blocks = (*blocks, *_second_lines(number, computed, found, here))
    cells = (*row.cells[:place], cell._replace(blocks=blocks), *row.cells[place + 1 :])
    return row._replace(cells=cells)


def _second_lines(number: int, computed: ComputedTable, found: Arrangement, here: Surroundings) -> Iterator[Block]:
    """The texts of the columns that stand below the first; of several, each says which it is."""
    for index in found.under:
        heading = own_heading(computed, index, found, here) if len(found.under) > 1 else ()
        yield from headed(found.printed[number][index], heading, "subtext")


def _named(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks with the first words bold: to the first dash or bracket."""
    for place, block in enumerate(blocks):
        yield (
            block._replace(inlines=tuple(_catchword(block.inlines)))
            if not place and isinstance(block, Paragraph)
            else block
        )


def _catchword(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    is_over = False
    for inline in inlines:
        if not isinstance(inline, Text) or is_over:
            yield inline
            continue
        ends = [at for end in _ENDS if (at := inline.text.find(end)) > 0]
        if not ends:
            yield inline._replace(bold=True)
            continue
        is_over = True
        yield inline._replace(text=inline.text[: min(ends)], bold=True)
        yield inline._replace(text=inline.text[min(ends) :])
