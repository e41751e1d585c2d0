"""Everything that stands inside a block, or in a whole document, in reading order; and where cells stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from hfi_docs.context import Drawn
from hfi_docs.document import (
    Block,
    Caption,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    List,
    Mark,
    Merge,
    Note,
    Paragraph,
    Table,
    inline_text,
)

#: What holds text of its own; a figure has one that is read aloud.
Leaf: TypeAlias = Heading | Paragraph | ContentsEntry | Caption | Figure


class SlotTexts(NamedTuple):
    """The texts of a slot in reading order: what is printed, its footnotes, and what is read aloud for its figures."""

    printed: tuple[str, ...]
    notes: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()


#: Columns that a table can have: with more, Word does not open the file.
MOST_COLUMNS = 63

#: The texts of a document, slot by slot.
Texts: TypeAlias = tuple[SlotTexts, ...]


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """The parts of some blocks that hold text of their own."""
    for block in blocks:
        match block:
            case Heading() | Paragraph() | Caption():
                yield block
            case List(items=items):
                for item in items:
                    yield from walk_blocks(item.blocks)
            case Table(rows=rows, caption=caption, drawn=drawn, notes=below):
                if caption:
                    yield caption
                # What the template draws itself it may draw in part, or otherwise.
                for row in () if drawn else rows:
                    yield from walk_blocks(child for cell in row.cells for child in cell.blocks)
                yield from () if drawn else below
            case Figure(caption=caption):
                yield block
                if caption:
                    yield caption
            case Contents(entries=entries):
                yield from entries


def block_texts(*blocks: Block) -> Iterator[str]:
    """What is printed of some blocks, each a text that Word keeps in one paragraph."""
    return (leaf_text(leaf) for leaf in walk_blocks(blocks) if not isinstance(leaf, Figure))


def leaf_text(leaf: Heading | Paragraph | ContentsEntry | Caption) -> str:
    """What is printed of it."""
    if isinstance(leaf, Caption):
        return f"{leaf.label} {leaf.number}: {leaf.text}"
    return inline_text(leaf.inlines)


def leaf_notes(leaf: Leaf) -> list[Note]:
    """Its footnotes; a contents list repeats headings without theirs."""
    return _notes(leaf.inlines) if isinstance(leaf, (Heading, Paragraph)) else []


def _notes(inlines: tuple[Inline, ...]) -> list[Note]:
    found: list[Note] = []
    for inline in inlines:
        if isinstance(inline, Note):
            found.append(inline)
        elif isinstance(inline, Link):
            found += _notes(inline.inlines)
    return found


def document_texts(document: Document) -> Texts:
    """Every text of the document tree in reading order, slot by slot; tables that the template draws are left out."""
    return tuple(_slot_texts(part.blocks for part in parts) for parts in document.slots.values())


def drawn_texts(document: Document) -> Iterator[tuple[str, SlotTexts]]:
    """The texts of each slot of the tables that the template draws, with its name: the template chooses their order."""
    for drawn in drawn_tables(block for parts in document.slots.values() for part in parts for block in part.blocks):
        slots: Mapping[str, tuple[Block, ...]] = drawn.slots  # type: ignore[assignment]
        for name, blocks in slots.items():
            yield name, _slot_texts([blocks])


def drawn_tables(blocks: Iterable[Block]) -> Iterator[Drawn]:
    """What the template draws among some blocks, however deep."""
    for block in blocks:
        if isinstance(block, Table) and block.drawn:
            yield block.drawn
        elif isinstance(block, List):
            yield from drawn_tables(inner for item in block.items for inner in item.blocks)


def _slot_texts(runs: Iterable[tuple[Block, ...]]) -> SlotTexts:
    printed: list[str] = []
    notes: list[str] = []
    spoken: list[str] = []
    for leaf in (leaf for blocks in runs for leaf in walk_blocks(blocks)):
        if isinstance(leaf, Figure):
            spoken.append(leaf.alt)
        else:
            printed.append(leaf_text(leaf))
            notes += (inline_text(note.inlines) for note in leaf_notes(leaf))
    return SlotTexts(tuple(printed), tuple(notes), tuple(spoken))


def missing_texts(wanted: Texts, stored: SlotTexts) -> list[str]:
    """The texts that a file does not hold, or not in their order; white space and optional hyphens are no matter."""
    held = [_without_space("".join(texts)) for texts in stored]
    return [lost for slot in wanted for texts, found in zip(slot, held, strict=True) for lost in _missing(texts, found)]


def _missing(texts: Iterable[str], stored: str) -> Iterator[str]:
    at = 0
    for text in texts:
        wanted = _without_space(text)
        found = stored.find(wanted, at)
        if found < 0:
            yield text
        else:
            at = found + len(wanted)


def _without_space(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "")


class GridArea(NamedTuple):
    """Where a cell stands in the grid of its table, counted from 0; `first` and `last` are the rows of its merge.

    A cell that goes on from none above it covers its own row alone.
    """

    column: int
    columns: int
    first: int
    last: int

    def merge(self, row: int) -> Merge:
        """What the row's cell in this area is in a vertical merge that holds."""
        if self.first == self.last:
            return "none"
        return "start" if row == self.first else "continue"


#: The areas of a table's cells, row by row.
Grid: TypeAlias = tuple[tuple[GridArea, ...], ...]


def place_cells(rows: Iterable[Iterable[tuple[int, Merge]]]) -> Grid:
    """The grid of cells that are given by how many columns each spans and by its part in a vertical merge."""
    found: list[list[GridArea]] = []
    merged: list[tuple[int, int, list[int]]] = []
    going_on: dict[tuple[int, int], list[int]] = {}
    for index, row in enumerate(rows):
        above, going_on, column = going_on, {}, 0
        line: list[GridArea] = []
        for columns, merge in row:
            if merge != "none":
                begun = above.get((column, columns)) if merge == "continue" else None
                # All cells of a merge share its extent, which grows with each.
                extent = [index, index] if begun is None else begun
                extent[1] = index
                merged.append((index, len(line), extent))
                if merge == "start" or begun is not None:
                    going_on[column, columns] = extent
            line.append(GridArea(column, columns, index, index))
            column += columns
        found.append(line)
    for index, place, extent in merged:
        found[index][place] = GridArea(*found[index][place][:2], *extent)
    return tuple(map(tuple, found))


def table_grid(table: Table) -> Grid:
    """Where each cell of a table stands."""
    return place_cells(((cell.columns, cell.merge) for cell in row.cells) for row in table.rows)


def mark_of(block: Block) -> Mark:
    """Whether a block is proposed, adopted or neither."""
    return block.mark if isinstance(block, (Heading, Paragraph, List)) else ""


def resolution_run(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks at the front that are marked alike, down to the head of another resolution: one, if any."""
    mark = mark_of(blocks[0]) if blocks else ""
    head = blocks[0].level if blocks and isinstance(blocks[0], Heading) else 0
    ends = (
        index
        for index, block in enumerate(blocks)
        if mark_of(block) != mark or (index and isinstance(block, Heading) and block.level <= head)
    )
    return blocks[: next(ends, len(blocks))] if mark else ()
