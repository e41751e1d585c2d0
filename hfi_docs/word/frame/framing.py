"""A document between the words of its template: the blocks of its slots where the template has them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.document import Block, Document, List, Origin, Part, Table
from hfi_docs.word.frame.elements import ElementReader, Slots
from hfi_docs.word.frame.patterns import Patterns
from hfi_docs.word.frame.pictures import PartPictures
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.heads import letterhead_part
from hfi_docs.word.render.shell import Shell, drop_empty
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import (
    BODY,
    LAYOUT_TITLE,
    MAIN,
    SDT,
    SDT_CONTENT,
    SECT_PR,
    STYLE_SHEET,
    TBL,
    P,
    parse,
)


class Framed(NamedTuple):
    """A document from its first word to its last, and what stands above it on its first page."""

    parts: tuple[Part, ...]
    letterhead: tuple[Block, ...]


def framed(
    document: Document, shell: Shell, template: str, *, origins: Mapping[str, Origin] = MappingProxyType({})
) -> Framed:
    """The document with the words of its template; `origins` says where its fields are written.

    Raises:
        TemplateError: the template's statements cannot be carried out.
    """
    patterns = Patterns(shell, document, template) if shell.sources else None
    parts = {**shell.parts, **(patterns.parts if patterns else {})}
    reader = ElementReader(
        _styles(parts[STYLE_SHEET]), document.fields, origins, _in_place(document), PartPictures(MAIN, parts)
    )
    root = parse(parts[MAIN])
    drop_empty(root)
    found = _in_order(root.find(BODY), document, reader)
    drawn = tuple(_drawn(part, patterns, reader) if patterns else part for part in found)
    head = letterhead_part(root.find(f"{BODY}/{SECT_PR}"), parts)
    above = reader._replace(pictures=PartPictures(head, parts))
    return Framed(drawn, tuple(_letterhead(parts[head], above)) if head in parts else ())


@lru_cache(maxsize=8)
def _styles(content: bytes) -> StyleSheet:
    return StyleSheet(parse(content), None)


def _in_place(document: Document) -> Slots:
    """What slots print, also those that stand in tables of the template."""
    return {name: tuple(block for part in parts for block in part.blocks) for name, parts in document.slots.items()}


def _in_order(body: Element, document: Document, reader: ElementReader) -> Iterator[Part]:
    """The template's own blocks, and the parts of the slots between them."""
    own: list[Block] = []
    for child in _children(body):
        slot = reader.slot_at(child) if child.tag == P else ""
        if slot in document.slots:
            if own:
                yield Part(tuple(own))
                own = []
            yield from (part for part in document.slots[slot] if part.blocks)
        else:
            own += reader.blocks(child)
    if own:
        yield Part(tuple(own))


def _children(body: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body; content controls may stand around them."""
    for child in body:
        if child.tag in (P, TBL):
            yield child
        elif child.tag == SDT:
            yield from (inner for content in child.iterchildren(SDT_CONTENT) for inner in _children(content))


def _drawn(part: Part, patterns: Patterns, reader: ElementReader) -> Part:
    return part._replace(blocks=tuple(_drawn_blocks(part.blocks, patterns, reader)))


def _drawn_blocks(blocks: Sequence[Block], patterns: Patterns, reader: ElementReader) -> Iterator[Block]:
    """The blocks with the tables that the template draws as it draws them."""
    for block in blocks:
        if isinstance(block, Table) and block.drawn:
            yield from patterns.drawn(block, reader)
        elif isinstance(block, List):
            items = (item._replace(blocks=tuple(_drawn_blocks(item.blocks, patterns, reader))) for item in block.items)
            yield block._replace(items=tuple(items))
        else:
            yield block


def _letterhead(content: bytes, reader: ElementReader) -> Iterator[Block]:
    root = parse(content)
    drop_empty(root)
    for child in _children(root):
        yield from reader.blocks(child, title=LAYOUT_TITLE)
