"""The band above a group of rows: its name, with how many it has or, where a table is of money, with its sums."""

from collections.abc import Iterator, Sequence

from hfi_docs.document import Block, Cell, Inline, Paragraph, Row, Text
from hfi_docs.papers.compose.compact.arrangement import Arrangement, texts
from hfi_docs.papers.compose.compact.heads import headed, joined, own_heading
from hfi_docs.papers.compose.table import printed_cell
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import SOURCES, ComputedTable
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.labels import label


def band(
    members: Sequence[int], computed: ComputedTable, inner: ComputedTable, found: Arrangement, here: Surroundings
) -> Row:
    """The band of a group of rows; `inner` is the table of the columns that are shown."""
    name, others = _name(members[0], found, here)
    below = (*others, *_common(members[0], computed, found, here))
    sums = [index for index, total in enumerate(inner.sums) if total is not None]
    if sums and sums[0] and len(sums) * 2 >= len(inner.columns):
        first = Cell((Paragraph(name), *below), columns=sums[0])
        return Row((first, *_sums(members, inner, sums[0], here)), "group")
    count = _only_text(members[0], found) if is_empty(members, computed, found) else ""
    count = count or _count(members, computed, found, here)
    line = Paragraph((*name, Text("\t"), Text(count, quiet=True)) if count else name)
    return Row((Cell((line, *below), columns=len(inner.columns)),), "group")


def is_empty(members: Sequence[int], computed: ComputedTable, found: Arrangement) -> bool:
    """Whether a group has only one row, which says that there are none: its band says so instead."""
    (first, *others), is_whole = members, not found.under
    return not others and is_whole and computed.rows[first].role == "info" and bool(_only_text(first, found))


def _only_text(row: int, found: Arrangement) -> str:
    """The text of a row, where it has one line in one of its cells."""
    lines = [text for index in found.shown for text in texts(found.printed[row][index])]
    return lines[0] if len(lines) == 1 else ""


def _name(row: int, found: Arrangement, here: Surroundings) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
    """What a group is called, on one line, and what cannot stand on it."""
    blocks = [block for index in found.bands for block in found.printed[row][index]]
    lines = [block.inlines for block in blocks if isinstance(block, Paragraph)]
    name = joined(lines) or (Text(label("uten_gruppe", here.language)),)
    return name, tuple(block for block in blocks if not isinstance(block, Paragraph))


def _common(row: int, computed: ComputedTable, found: Arrangement, here: Surroundings) -> Iterator[Block]:
    """What the rows of a group share besides its name, each with its heading."""
    for index in found.common:
        yield from headed(found.printed[row][index], own_heading(computed, index, found, here), "subtext")


def _sums(members: Sequence[int], inner: ComputedTable, first: int, here: Surroundings) -> Iterator[Cell]:
    counted = [inner.rows[index].values for index in members if inner.rows[index].role == "ledd"]
    for index in range(first, len(inner.columns)):
        kind, values = inner.kinds[index], [values[index] for values in counted]
        has_sum = kind.total and inner.sums[index] is not None and any(value is not None for value in values)
        blocks = printed_cell(kind.total(values), index, inner, here) if has_sum and kind.total else ()
        yield Cell(blocks, align=kind.align)


def _count(members: Sequence[int], computed: ComputedTable, found: Arrangement, here: Surroundings) -> str:
    """«5 tiltak»; nothing where the group is itself one of what is counted, or has none of them."""
    words = SOURCES[computed.view.source].counted
    counted = {row.entry or row.id for index in members if (row := computed.rows[index]).role == "ledd"}
    if not words or not counted or any(computed.columns[index].merged_within for index in found.bands):
        return ""
    return f"{len(counted)}{HARD_SPACE}{label(words[len(counted) != 1], here.language)}"
