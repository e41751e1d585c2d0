"""Blocks of a document as lines of text, as a reader sees them."""

from collections.abc import Iterator

from hfi_docs.document import (
    Block,
    Caption,
    Contents,
    Figure,
    Heading,
    Inline,
    Label,
    LineBreak,
    Link,
    List,
    Note,
    Table,
    Text,
)
from hfi_docs.document.walk import leaf_text
from hfi_docs.values.marks import label_text


def lines(*blocks: Block, indent: str = "") -> Iterator[str]:
    """«# heading», «1. item», «• item», «| cell | cell»; bold in *, italics in _, a footnote in {}, a link in <>."""
    for block in blocks:
        match block:
            case Heading():
                yield f"{indent}{'#' * block.level} {shown(block.inlines)}"
            case List():
                for step, item in enumerate(block.items):
                    label = label_text(block.label or Label(), block.start + step) if block.ordered else "•"
                    first, *rest = [*lines(*item.blocks, indent=indent + "  ")] or [""]
                    yield f"{indent}{label} {first.strip()}"
                    yield from rest
            case Table():
                for row in block.rows:
                    cells = (" / ".join(lines(*cell.blocks)) for cell in row.cells)
                    yield f"{indent}| {' | '.join(cells)}"
            case Figure():
                yield f"{indent}[{block.alt}]"
            case Contents():
                yield f"{indent}(contents)"
            case Caption():
                yield f"{indent}{leaf_text(block)}"
            case _:
                yield f"{indent}{shown(block.inlines)}"


def shown(inlines: tuple[Inline, ...]) -> str:
    """The inside of a paragraph."""
    pieces = []
    for inline in inlines:
        match inline:
            case Text():
                sign = "*" * inline.bold + "_" * inline.italic
                pieces.append(f"{sign}{inline.text}{sign[::-1]}")
            case LineBreak():
                pieces.append("⏎")
            case Link():
                pieces.append(f"{shown(inline.inlines)}<{inline.url or '#' + inline.anchor}>")
            case Note():
                pieces.append(f"{{{shown(inline.inlines)}}}")
    return "".join(pieces)
