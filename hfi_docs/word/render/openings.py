"""How blocks begin and hang together: page breaks, the space above a title, sentences that lead to a list."""

from typing import NamedTuple

from hfi_docs.document import Block, Figure, Heading, List, Paragraph, Table, inline_text
from hfi_docs.word.render.markup import ParagraphFormat


class Opening(NamedTuple):
    """How a block begins: with a page break of its own, without the space that its style has above it."""

    page_break: bool = False
    no_space_above: bool = False

    def on(self, form: ParagraphFormat) -> ParagraphFormat:
        """The format for the first paragraph of the block."""
        return form._replace(page_break_before=self.page_break, no_space_above=self.no_space_above)


MIDDLE = Opening()
_BELOW_CASE_LINE = Opening(no_space_above=True)


def opening_after(block: Block) -> Opening:
    """How the block after this one begins: a title stands close to its case line."""
    return _BELOW_CASE_LINE if isinstance(block, Paragraph) and block.role == "case_line" else MIDDLE


def leads_to_list(block: Block, following: tuple[Block, ...]) -> bool:
    """Whether a sentence that ends in a colon would stand alone without the list or table after it."""
    leads = isinstance(block, Paragraph) and inline_text(block.inlines).rstrip().endswith(":")
    return leads and bool(following) and isinstance(following[0], (List, Table))


def can_begin_page(block: Block) -> bool:
    """Whether the block begins with a paragraph of its own that can carry a page break."""
    return isinstance(block, (Heading, Paragraph, Figure)) or (isinstance(block, Table) and block.caption is not None)
