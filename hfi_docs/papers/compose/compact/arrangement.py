"""Which place each column of a table gets in the compact layout: as its view says, else as the rules here say.

Leading columns whose equal cells are joined head the groups of rows, in bands; what all rows share is said once, above
the table. A column of text that an upright page has no room for becomes the second line of the first one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from hfi_docs.document import Block, Heading, List, Paragraph, inline_text
from hfi_docs.papers.compose.table import printed_cell
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import ComputedTable

#: The width of an upright page in millimetres, and of it what the first column of text and another want, what is the
#: least that they must have, and what an amount must have.
_UPRIGHT: Final = 165.0
_WANTED, _LEAST, _AMOUNT = (49.0, 39.0), (32.0, 32.0), 18.4
#: The width of a letter, of a figure, and of the space around a cell's text, in millimetres.
_LETTER, _FIGURE, _AROUND = 1.75, 1.5, 3.0
#: More lines than these in a cell, and nobody knows what each is.
_MOST_UNDER = 2
#: A text of so many letters, on average, is a line or two below another.
_SHORT = 60

#: What stands in each cell of a table, row by row.
Printed = tuple[tuple[tuple[Block, ...], ...], ...]


class Arrangement(NamedTuple):
    """Where the columns of a table stand, by their indexes, and what is printed in its cells.

    `lead` above the table, `bands` over the groups of rows, `common` once in the band of a group whose rows share it,
    `under` as lines below the text of the column `host`, `shown` in columns of their own. `is_wide`: these need a
    landscape page.
    """

    lead: tuple[int, ...]
    bands: tuple[int, ...]
    common: tuple[int, ...]
    under: tuple[int, ...]
    shown: tuple[int, ...]
    host: int
    is_wide: bool
    printed: Printed


def arrange(computed: ComputedTable, here: Surroundings) -> Arrangement:
    """The compact arrangement of a table; `here` must be set to print the short forms."""
    printed: Printed = tuple(
        tuple(printed_cell(value, index, computed, here) for index, value in enumerate(row.values))
        for row in computed.rows
    )
    kept = [index for index in range(len(computed.columns)) if any(row[index] for row in printed)] or [0]
    lead, bands = _headed(computed, kept)
    left = [index for index in kept if index not in (*lead, *bands)]
    common = _shared_in_groups(computed, left, bands)
    left = [index for index in left if index not in common]
    host = next((index for index in left if _place(computed, index) != "under" and _is_text(computed, index)), -1)
    under = [index for index in left if host >= 0 and index != host and _place(computed, index) == "under"]
    shown = [index for index in left if index not in under]
    moved = _moved(computed, shown, printed, host=host, most=_MOST_UNDER - len(under))
    under, shown = sorted([*under, *moved]), [index for index in shown if index not in moved]
    is_wide = sum(_width(index, printed, computed, _LEAST[index != host]) for index in shown) > _UPRIGHT
    return Arrangement(lead, bands, common, tuple(under), tuple(shown), host, is_wide, printed)


def groups(computed: ComputedTable, bands: Sequence[int]) -> list[int]:
    """Which group each row belongs to, counted from 0: rows below each other whose bands say the same."""
    found: list[int] = []
    last: object = None
    within = any(computed.columns[index].merged_within for index in bands)
    for row in computed.rows:
        key = (tuple(row.values[index] for index in bands), row.entry if within else "")
        found.append(found[-1] + (key != last) if found else 0)
        last = key
    return found


def texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of each paragraph, those in lists too."""
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            yield inline_text(block.inlines)
        elif isinstance(block, List):
            for item in block.items:
                yield from texts(item.blocks)


def _place(computed: ComputedTable, index: int) -> str:
    """Where the view wants a column; one that is added up keeps its place over its sum, and figures head nothing."""
    place = computed.columns[index].compact
    heads = place in ("bånd", "innledning") and not _is_text(computed, index)
    return "kolonne" if heads or computed.sums[index] is not None else place


def _is_text(computed: ComputedTable, index: int) -> bool:
    return computed.kinds[index].align == "left"


def _headed(computed: ComputedTable, kept: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns that are said above the table, and those that head its groups; some column is left for the rows."""
    lead, bands, is_leading = [], [], True
    for index in kept:
        place, joined = _place(computed, index), _is_text(computed, index) and computed.is_merged(index)
        is_leading = is_leading and joined
        alike = joined and len(computed.rows) > 1 and _is_shared(computed, index, range(len(computed.rows)))
        if place == "innledning" or (not place and alike and not computed.columns[index].merged_within):
            if _is_shared(computed, index, range(len(computed.rows))):
                lead.append(index)
        elif place == "bånd" or (not place and is_leading):
            bands.append(index)
    for headed in (bands, lead):
        if headed and len(lead) + len(bands) == len(kept):
            headed.pop()
    return tuple(lead), tuple(bands)


def _is_shared(computed: ComputedTable, index: int, rows: Sequence[int]) -> bool:
    """Whether the column has the same text in all these rows."""
    first = computed.rows[rows[0]].values[index] if rows else None
    return first is not None and all(computed.rows[row].values[index] == first for row in rows)


def _shared_in_groups(computed: ComputedTable, left: Sequence[int], bands: Sequence[int]) -> tuple[int, ...]:
    """The joined columns that say the same in all rows of every group, of which one at least has several."""
    of_row = groups(computed, bands)
    members: dict[int, list[int]] = {}
    for row, group in enumerate(of_row):
        members.setdefault(group, []).append(row)
    if not bands or len(members) == len(of_row):
        return ()
    joined = (
        index
        for index in left
        if not _place(computed, index) and computed.is_merged(index) and _is_text(computed, index)
    )
    shared = [index for index in joined if all(_is_shared(computed, index, rows) for rows in members.values())]
    return tuple(shared if len(shared) < len(left) else shared[1:])


def _width(index: int, printed: Printed, computed: ComputedTable, most: float) -> float:
    """The room that a column needs, in millimetres; of a column of text no more than `most`."""
    lines = [text for row in printed for text in texts(row[index])]
    if not _is_text(computed, index):
        # An amount is never broken, a list of its parts may be.
        return max([_AMOUNT, *(_AROUND + len(piece) * _FIGURE for line in lines for piece in line.split(" "))])
    return min(most, _AROUND + max(map(len, lines), default=0) * _LETTER)


def _moved(computed: ComputedTable, shown: Sequence[int], printed: Printed, *, host: int, most: int) -> list[int]:
    """The columns of text that go below that of the host so that the page may stand, the shortest first; else none.

    Where the page has the least room that they must have, only short texts make way for more.
    """
    length = {index: sum(len(text) for row in printed for text in texts(row[index])) for index in shown}
    free = [index for index in shown if index != host and _is_text(computed, index) and not _place(computed, index)]
    free = sorted(free, key=length.__getitem__)[: max(most, 0)] if host >= 0 else []
    for widths, candidates in (
        (_LEAST, free),
        (_WANTED, [index for index in free if length[index] <= _SHORT * len(printed)]),
    ):
        needed = {index: _width(index, printed, computed, widths[index != host]) for index in shown}
        room = _UPRIGHT - sum(needed.values())
        moved: list[int] = []
        for index in candidates:
            if room >= 0:
                break
            moved.append(index)
            room += needed[index]
        if moved:
            return moved if room >= 0 else []
    return []
