"""The Markdown of text fields, read into the document tree.

A whitelist of CommonMark: paragraphs, headings, lists, `*kursiv*`, `**fet**`, links, quotes and simple tables. HTML,
underscores and single asterisks stay text. `[[kind:target]]` is a reference, which the caller resolves.
"""

from hfi_docs.document import Block, Inline, Origin, Paragraph, Text
from hfi_docs.papers.text.blocks import BlockReader, Resolver, sentence_pieces
from hfi_docs.papers.text.faults import Fault, FaultKind, text_faults
from hfi_docs.papers.text.lines import blot_marks
from hfi_docs.papers.text.tokens import is_plain, read_tokens
from hfi_docs.values.dates import firm
from hfi_docs.values.references import find_references, whole_reference, without_escapes

__all__ = ["Fault", "FaultKind", "Resolver", "blot_marks", "read_line", "read_markdown", "read_sentence", "text_faults"]


def read_markdown(
    text: str, resolver: Resolver, *, heading_level: int = 3, origin: Origin | None = None
) -> tuple[Block, ...]:
    """The blocks of a text field, written at `origin`; its topmost headings get `heading_level`."""
    if is_plain(text):
        alone = whole_reference(text)
        placed = resolver.block(alone) if alone else None
        return placed or (Paragraph(read_line(text, resolver), origin=origin),)
    tokens = read_tokens(text, tuple(resolver.placed_kinds)).all
    depths = sorted({token.tag for token in tokens if token.type == "heading_open"})
    levels = {tag: heading_level + index for index, tag in enumerate(depths)}
    blocks = BlockReader(resolver, levels, heading_level - 1).blocks(tokens)
    return tuple(block if block.origin else block._replace(origin=origin) for block in blocks)


def read_sentence(text: str, resolver: Resolver) -> tuple[Inline, ...]:
    """The words of a text field as they stand in a sentence: paragraphs and items after each other."""
    joined: list[Inline] = []
    for piece in sentence_pieces(read_markdown(text, resolver)):
        for inline in (Text(" "), *piece) if joined else piece:
            last = joined[-1] if joined else None
            if isinstance(inline, Text) and isinstance(last, Text) and inline[1:] == last[1:]:
                joined[-1] = inline._replace(text=last.text + inline.text)
            else:
                joined.append(inline)
    return tuple(joined)


def read_line(text: str, resolver: Resolver) -> tuple[Inline, ...]:
    """The content of a one-line field: plain text and references, no Markdown."""
    inlines: list[Inline] = []
    end = 0
    for reference in find_references(text):
        if reference.start > end:
            inlines.append(Text(firm(without_escapes(text[end : reference.start]))))
        inlines.extend(resolver.inline(reference))
        end = reference.end
    if end < len(text):
        inlines.append(Text(firm(without_escapes(text[end:]))))
    return tuple(inlines)
