"""Everything that stands inside a block, in reading order."""

from collections.abc import Iterator

from hfi_docs.document import Block, Contents, Figure, Heading, Inline, Link, List, Note, Paragraph, Table


def block_inlines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The inline content of each paragraph of a block; contents lists repeat that of headings and are left out."""
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield inlines
        case List(items=items):
            for item in items:
                for child in item.blocks:
                    yield from block_inlines(child)
        case Table(rows=rows):
            for cell in (cell for row in rows for cell in row.cells):
                for child in cell.blocks:
                    yield from block_inlines(child)
        case Figure() | Contents():
            pass


def block_notes(block: Block) -> Iterator[Note]:
    """The footnotes of a block."""
    for inlines in block_inlines(block):
        yield from _notes(inlines)


def block_figures(block: Block) -> Iterator[Figure]:
    """The figures of a block, those in its lists included."""
    if isinstance(block, Figure):
        yield block
    elif isinstance(block, List):
        for child in (child for item in block.items for child in item.blocks):
            yield from block_figures(child)


def _notes(inlines: tuple[Inline, ...]) -> Iterator[Note]:
    for inline in inlines:
        if isinstance(inline, Note):
            yield inline
        elif isinstance(inline, Link):
            yield from _notes(inline.inlines)
