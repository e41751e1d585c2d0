"""Heads in the compact layout: short ones, and what they leave out said in notes below the table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hfi_docs.document import Block, Cell, Inline, Paragraph, ParagraphRole, Row, Text
from hfi_docs.papers.compose.compact.arrangement import Arrangement
from hfi_docs.papers.compose.table import heading_text
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.tables import ComputedTable
from hfi_docs.papers.text import read_line
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.expressions import regex
from hfi_docs.values.labels import label

#: Where the figures of a column are from: references alone, in brackets at the end of its heading.
_SOURCE = regex(r"\s*\((?P<source>\[\[[^\[\]]+\]\](?:(?:[\s,;]|og)*\[\[[^\[\]]+\]\])*)\)\s*$")
_MARK = "1"
_FIGURES = regex(r"\d+")
#: Between the parts of a quiet line.
BETWEEN = f"{HARD_SPACE}{HARD_SPACE}· "


def bare(computed: ComputedTable) -> ComputedTable:
    """The table with its short headings, or its headings without their sources."""
    columns = tuple(
        column._replace(heading=column.short_heading or _SOURCE.sub("", column.heading)) for column in computed.columns
    )
    return replace(computed, columns=columns)


def own_heading(computed: ComputedTable, index: int, found: Arrangement, here: Surroundings) -> tuple[Inline, ...]:
    """The heading of a column that is not shown; nothing where it has one in common with a column that is."""
    head = end = 0
    for at, column in enumerate(computed.columns[: index + 1]):
        if at >= end:
            head, end = at, at + column.heading_span
    if head != index or any(head <= other < end for other in found.shown):
        return ()
    return read_line(heading_text(computed.columns[index], computed.spec.year), here)


def head_rows(
    rows: Sequence[Row], computed: ComputedTable, found: Arrangement, here: Surroundings, marked: Sequence[int]
) -> Iterator[Row]:
    """The head rows with a quiet line for what stands below the text of the first column, and marks of the note."""
    lines = [own_heading(computed, index, found, here) for index in found.under]
    below = joined([line for line in lines if line])
    for number, row in enumerate(rows):
        cells, at = list(row.cells), 0
        for place, cell in enumerate(row.cells):
            covered = range(at, at + cell.columns)
            at += cell.columns
            if cell.merge == "continue":
                continue
            if number == 0 and any(found.shown[column] in marked for column in covered):
                cells[place] = _with_mark(cell)
            if below and found.shown.index(found.host) in covered and cell.columns == 1:
                cells[place] = cell._replace(blocks=(*cell.blocks, Paragraph(below, "subtext")))
        yield row._replace(cells=tuple(cells))


def joined(lines: Sequence[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """Some lines as one."""
    found: list[Inline] = []
    for line in lines:
        found += [Text(BETWEEN), *line] if found else line
    return tuple(found)


def headed(blocks: Iterable[Block], heading: tuple[Inline, ...], role: ParagraphRole) -> Iterator[Block]:
    """Some blocks with their heading at the beginning: on the line of the first, or above a list."""
    begin = heading
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block._replace(inlines=(*begin, Text(": "), *block.inlines) if begin else block.inlines, role=role)
        else:
            if begin:
                yield Paragraph((*begin, Text(":")), role)
            yield block
        begin = ()


def sources(computed: ComputedTable, found: Arrangement) -> dict[int, str]:
    """Where the figures of each shown column are from, of those whose headings say so."""
    matches = {index: _SOURCE.search(computed.columns[index].heading) for index in found.shown}
    return {index: match["source"] for index, match in matches.items() if match}


def notes(computed: ComputedTable, found: Arrangement, here: Surroundings) -> Iterator[Paragraph]:
    """What the heads leave out; `computed` has the whole headings."""
    stated = sources(computed, found)
    if stated:
        short = bare(computed)
        names = {index: heading_text(short.columns[index], computed.spec.year) for index in stated}
        if len({_FIGURES.sub("", name) for name in names.values()}) == 1 < len(names):
            # Headings that only a year tells apart are not said again.
            names = {index: " ".join(_FIGURES.findall(name)) or name for index, name in names.items()}
        pieces: list[Inline] = []
        for index, source in stated.items():
            pieces += [Text("; " if pieces else ""), *read_line(f"{names[index]}: {source}", here)]
        yield Paragraph((Text(f"{_MARK}\t"), *pieces, Text(".")), "table_note")
    over = joined([line for index in found.bands if (line := own_heading(bare(computed), index, found, here))])
    if over:
        yield Paragraph((Text(f"{label('tonede_linjer', here.language)}: "), *over), "table_note")


def _with_mark(cell: Cell) -> Cell:
    first, *others = cell.blocks or (Paragraph(()),)
    if not isinstance(first, Paragraph):
        return cell
    marked: Block = first._replace(inlines=(*first.inlines, Text(HARD_SPACE), Text(_MARK, raised=True)))
    return cell._replace(blocks=(marked, *others))
