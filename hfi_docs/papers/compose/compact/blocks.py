"""What a table prints in the compact layout: a lead, and the table with its bands and second lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hfi_docs.document import Block, Caption, Paragraph, Row
from hfi_docs.papers.compose.compact.arrangement import Arrangement, arrange, groups
from hfi_docs.papers.compose.compact.bands import band, is_empty
from hfi_docs.papers.compose.compact.heads import bare, head_rows, headed, notes, own_heading, sources
from hfi_docs.papers.compose.compact.names import with_lines
from hfi_docs.papers.compose.table import Shown, compose_table
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import ComputedTable


def compact_blocks(computed: ComputedTable, here: Surroundings, *, title: str, caption: Caption | None = None) -> Shown:
    """A table in the compact layout, below what all its rows share; `here` must be set to print the short forms."""
    found, short = arrange(computed, here), bare(computed)
    inner = _inner(short, found)
    table = compose_table(inner, here, title=title)
    heads = [row for row in table.rows if row.role == "header"]
    rows = (
        *head_rows(heads, short, found, here, tuple(sources(computed, found))),
        *_body(table.rows[len(heads) :], short, inner, found, here),
    )
    below = (*notes(computed, found, here), *table.notes)
    table = table._replace(rows=rows, notes=below, continued="", caption=caption)
    lead = _lead_in_text(short, found, here) if caption else _lead(short, found, here)
    return Shown((*lead, table), found.is_wide)


def _inner(computed: ComputedTable, found: Arrangement) -> ComputedTable:
    """The table of the columns that are shown, with nothing joined and no title of its own."""
    shown = computed.only(found.shown)
    columns = tuple(column._replace(merged=False, merged_within=False) for column in shown.columns)
    spec, view = shown.spec._replace(merged=()), shown.view._replace(title_row=False)
    return replace(shown, spec=spec, view=view, columns=columns)


def _lead(computed: ComputedTable, found: Arrangement, here: Surroundings) -> Iterator[Block]:
    """What all rows share: a label, and below it the text; one line of the first is the largest."""
    for place, index in enumerate(found.lead):
        heading = own_heading(computed, index, found, here)
        if heading:
            yield Paragraph(heading, "label")
        is_vision = not place and isinstance(computed.rows[0].values[index], str)
        for block in found.printed[0][index]:
            yield block._replace(role="vision" if is_vision else "lead") if isinstance(block, Paragraph) else block


def _lead_in_text(computed: ComputedTable, found: Arrangement, here: Surroundings) -> Iterator[Block]:
    """The same for a table that stands in the text: paragraphs like those around it."""
    for index in found.lead:
        yield from headed(found.printed[0][index], own_heading(computed, index, found, here), "body")


def _body(
    rows: Sequence[Row], computed: ComputedTable, inner: ComputedTable, found: Arrangement, here: Surroundings
) -> Iterator[Row]:
    """The rows below the heads, with a band above each group; rows of parts and sums are of no group's."""
    of_row = groups(computed, found.bands)
    coming = iter(range(len(of_row)))
    last = -1
    for row in rows:
        number = None if row.role == "part" else next(coming, None)
        if number is None:
            yield row
            continue
        if found.bands and of_row[number] != last:
            last = of_row[number]
            members = [index for index, group in enumerate(of_row) if group == last]
            yield band(members, computed, inner, found, here)._replace(origin=row.origin)
            if is_empty(members, computed, found):
                continue
        yield with_lines(row, number, computed, found, here)
