"""All that a reader can see of an issue of a meeting's papers, taken from the composed documents, whatever holds it."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator

from hfi_docs.document import Block, Document, Figure, Heading, Inline, Link, List, Paragraph
from hfi_docs.document.walk import block_texts, leaf_notes, walk_blocks
from hfi_docs.papers.changes import Sides
from hfi_docs.papers.compose import NOTICE, PACKET, PAPER
from hfi_docs.values.marks import number_text

#: Of the fields of a document, what no template prints.
_UNPRINTED = ("status",)


def shown(sides: Sides) -> Counter[str]:
    """Every text, address, picture and number of a list, and how often; white space and optional hyphens apart."""
    papers = [each for paper in sides.papers for _, each in PAPER.variants(paper)]
    documents = [PAPER.compose(paper) for paper in papers]
    documents += [kind.compose(sides.packet) for kind in (NOTICE, PACKET) if sides.packet]
    files = (taken.digest for paper in papers for taken in paper.files.values() if taken.copied_as)
    return Counter([*(text for document in documents for text in _document(document)), *files])


def _document(document: Document) -> Iterator[str]:
    yield from (canonical(text) for name, text in document.fields.items() if name not in _UNPRINTED and text)
    for part in (part for parts in document.slots.values() for part in parts):
        yield canonical(part.running)
        yield from map(canonical, block_texts(*part.blocks))
        yield from _labels(part.blocks)
        for leaf in walk_blocks(part.blocks):
            yield from (canonical(_text(note.inlines)) for note in leaf_notes(leaf))
            if isinstance(leaf, Figure):
                yield canonical(leaf.alt)
                yield hashlib.sha256(leaf.image.content).hexdigest()
            elif isinstance(leaf, (Heading, Paragraph)):
                yield from (each.url for each in _links(leaf.inlines) if each.url)


def canonical(text: str) -> str:
    """The text as it is seen: one space between words."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


def _text(inlines: tuple[Inline, ...]) -> str:
    return "".join(block_texts(Paragraph(inlines)))


def _links(inlines: tuple[Inline, ...]) -> Iterator[Link]:
    return (each for each in inlines if isinstance(each, Link))


def _labels(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, List):
            for at, item in enumerate(block.items, start=block.start):
                if block.ordered:
                    label = block.label
                    yield label.whole_frame.replace("{}", number_text(at, label.kind)) if label else f"{at}."
                yield from _labels(item.blocks)
