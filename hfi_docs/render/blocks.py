"""WordprocessingML for the blocks of a document part, as one string."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hfi_docs.document import Block, Caption, Heading, List, Paragraph, Part, Table, Text, inline_text
from hfi_docs.render.markup import ParagraphFormat, RunContext, bookmark, field, paragraph, runs
from hfi_docs.render.measure import TextArea, block_height
from hfi_docs.render.styles import BODY_STYLE, StyleSheet, Typography
from hfi_docs.render.tables import CellWriter, table_markup

_DEEPEST_LIST = 3
_DEEPEST_HEADING = 4
_STYLES = {"body": "", "quote": "Quote", "caption": "caption"}


@dataclass
class Counters:
    """Numbers that must be unique in the document."""

    bookmarks: int = 0

    def next_bookmark(self) -> int:
        """A bookmark id that no other bookmark of the document has."""
        self.bookmarks += 1
        return self.bookmarks


class BlockWriter(NamedTuple):
    """Writes blocks with the styles of one template. `new_list` gives the id of a list that starts anew."""

    styles: StyleSheet
    context: RunContext
    counters: Counters
    new_list: Callable[[str, int, int], int]
    areas: dict[str, TextArea]

    def part(self, part: Part, *, page_break: bool) -> str:
        """All blocks of a part; `page_break` sets its first paragraph on a new page."""
        area = self.areas[part.orientation]
        pieces: list[str] = []
        used = 0.0
        for index, block in enumerate(part.blocks):
            if isinstance(block, Table):
                if index and isinstance(part.blocks[index - 1], Table):
                    pieces.append(self.separator())
                pieces.append(self._table(block, area, used))
            else:
                leads = _leads_to_list(block, part.blocks[index + 1 : index + 2])
                first = index == 0
                pieces.append(self._block(block, page_break and first, part.new_page and first, keep_next=leads))
            used += block_height(block, area, self._typography(block))
        return "".join(pieces)

    def separator(self) -> str:
        """A paragraph of no height: keeps two tables apart, carries a section break."""
        return paragraph(ParagraphFormat(self.styles.id("HFI Skille")), "")

    def _block(self, block: Block, page_break: bool, page_top: bool, *, keep_next: bool) -> str:
        if isinstance(block, Heading):
            style = self.styles.id(f"heading {min(block.level, _DEEPEST_HEADING)}")
            content = runs(block.inlines, self.context)
            if block.bookmark:
                content = bookmark(content, self.counters.next_bookmark(), block.bookmark)
            return paragraph(ParagraphFormat(style, page_break_before=page_break, page_top=page_top), content)
        if isinstance(block, Paragraph):
            style = _STYLES[block.role]
            form = ParagraphFormat(
                self.styles.id(style) if style else "", page_break_before=page_break, keep_next=keep_next
            )
            return paragraph(form, runs(block.inlines, self.context))
        if isinstance(block, List):
            return "".join(self._list(block, 0, None))
        raise TypeError(block)

    def _list(self, block: List, level: int, numbered: int | None) -> Iterator[str]:
        style = _list_style("List Number" if block.ordered else "List Bullet", level)
        list_id = None
        if block.ordered:
            # A nested list restarts by itself after the item above it, unless it asks for another first number.
            list_id = (
                numbered
                if numbered is not None and block.start == 1
                else self.new_list("List Number", level, block.start)
            )
        for item in block.items:
            for index, child in enumerate(item.blocks):
                if isinstance(child, List):
                    first = not any(isinstance(before, List) for before in item.blocks[:index])
                    yield from self._list(child, min(level + 1, _DEEPEST_LIST - 1), list_id if first else None)
                elif isinstance(child, Table):
                    yield self._table(child, self.areas["portrait"], 0.0)
                else:
                    yield self._item_paragraph(child, style, level, list_id, first=index == 0)

    def _item_paragraph(self, child: Block, style: str, level: int, list_id: int | None, *, first: bool) -> str:
        inlines = child.inlines if isinstance(child, (Paragraph, Heading)) else ()
        form = ParagraphFormat(self.styles.id(style))
        if not first:
            form = form._replace(no_number=True, indent=self.styles.list_indent(style, level))
        elif list_id is not None:
            form = form._replace(numbering=(list_id, level))
        return paragraph(form, runs(inlines, self.context))

    def _table(self, table: Table, area: TextArea, used: float) -> str:
        caption = self._caption(table.caption) if table.caption else ""
        cells = CellWriter(self.styles, self.context._replace(seams=True), self.new_list)
        return caption + table_markup(table, area, used, cells)

    def _caption(self, caption: Caption) -> str:
        number = runs((Text(f"{caption.label}\u00a0"),), self.context) + field(
            f"SEQ {caption.label} \\* ARABIC", str(caption.number)
        )
        content = bookmark(number, self.counters.next_bookmark(), caption.bookmark)
        content += runs((Text(f": {caption.text}"),), self.context)
        return paragraph(ParagraphFormat(self.styles.id("caption"), keep_next=True), content)

    def _typography(self, block: Block) -> Typography:
        return self.styles.typography(f"heading {block.level}" if isinstance(block, Heading) else BODY_STYLE)


def _leads_to_list(block: Block, following: tuple[Block, ...]) -> bool:
    """Whether a sentence that ends in a colon would stand alone without the list or table after it."""
    leads = isinstance(block, Paragraph) and inline_text(block.inlines).rstrip().endswith(":")
    return leads and bool(following) and isinstance(following[0], (List, Table))


def _list_style(name: str, level: int) -> str:
    return name if level == 0 else f"{name} {level + 1}"
