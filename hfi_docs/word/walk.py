"""Everything that stands inside a block, in reading order."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from hfi_docs.document import (
    Block,
    Caption,
    Contents,
    ContentsEntry,
    Figure,
    Heading,
    Inline,
    Link,
    List,
    Note,
    Paragraph,
    Table,
    inline_text,
)

#: What holds text of its own; a figure has one that is read aloud.
Leaf: TypeAlias = Heading | Paragraph | ContentsEntry | Caption | Figure


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """The parts of some blocks that hold text of their own."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block
            case List(items=items):
                for item in items:
                    yield from walk_blocks(item.blocks)
            case Table(rows=rows, caption=caption):
                if caption:
                    yield caption
                for row in rows:
                    yield from walk_blocks(child for cell in row.cells for child in cell.blocks)
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


def leaf_notes(leaf: Leaf) -> Iterator[Note]:
    """Its footnotes; a contents list repeats headings without theirs."""
    if isinstance(leaf, (Heading, Paragraph)):
        yield from _notes(leaf.inlines)


def _notes(inlines: tuple[Inline, ...]) -> Iterator[Note]:
    for inline in inlines:
        if isinstance(inline, Note):
            yield inline
        elif isinstance(inline, Link):
            yield from _notes(inline.inlines)
