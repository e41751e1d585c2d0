"""WordprocessingML for what stands in the cells of a table, and for the notes below it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from hfi_docs.document import Block, Cell, Heading, List, Paragraph, Row, RowRole, Text
from hfi_docs.word.render.markup import ParagraphFormat, RunContext, paragraph, runs
from hfi_docs.word.render.numbering import NUMBERS, list_level
from hfi_docs.word.render.pages import DEEPEST_LIST, ROLE_STYLES
from hfi_docs.word.render.styles import StyleSheet

#: Before what stands at the right end of a line.
TAB: Final = Text("\t")
CELL_STYLE, _BULLETS = "HFI Tabelltekst", "HFI Tabellpunkt"
#: The style of a row's text, where it has one of its own.
ROW_STYLES: dict[RowRole, str] = {
    "header": "HFI Tabellhode",
    "group": "HFI Tabellband",
    "subtotal": "HFI Tabellsum",
    "total": "HFI Tabellsum",
}


class CellWriter(NamedTuple):
    """Writes the content of cells with the styles of one template."""

    styles: StyleSheet
    context: RunContext
    new_list: Callable[[List, int], int]

    def content(self, cell: Cell, row: Row, *, room: int, keep_next: bool) -> str:
        """The paragraphs of a cell, at least one, as Word demands; `room` is how wide they are, in twips."""
        style = self.styles.id(ROW_STYLES.get(row.role, CELL_STYLE))
        form = ParagraphFormat(style, align=cell.align, keep_next=keep_next, italic=row.role == "info")
        if row.role == "group" and any(isinstance(block, Paragraph) and TAB in block.inlines for block in cell.blocks):
            form = form._replace(right_tab=room, leader=False)
        return "".join(self.blocks(cell.blocks, form)) or paragraph(form, "")

    def blocks(self, blocks: Sequence[Block], form: ParagraphFormat) -> Iterator[str]:
        """The paragraphs of some blocks in this format; lists have a style of their own."""
        for block in blocks:
            if isinstance(block, (Paragraph, Heading)):
                own = form
                if isinstance(block, Paragraph) and block.role == "subtext":
                    own = form._replace(style=self.styles.id(ROLE_STYLES[block.role]))
                yield paragraph(own, runs(block.inlines, self.context, italic=form.italic))
            elif isinstance(block, List):
                yield from self._list(block, form)
            else:
                raise TypeError(block)

    def _list(self, block: List, form: ParagraphFormat, level: int = 0, parent: int = 0) -> Iterator[str]:
        """The items; `parent` is where the text of the item above stands, in twips."""
        step = self.styles.list_indent(_BULLETS, 0)
        item_form = form._replace(style=self.styles.id(_BULLETS))
        left = parent + step
        if block.ordered:
            item_form = item_form._replace(numbering=(self.new_list(block, level), level))
            left = list_level(block, NUMBERS, level, self.styles).left
        elif level:
            item_form = item_form._replace(indent=left, hanging=step)
        for number, item in enumerate(block.items, start=block.start + 1):
            shown = item_form
            for child in item.blocks:
                if isinstance(child, List):
                    inner = min(level + 1, DEEPEST_LIST - 1)
                    yield from self._list(child, form, inner, left)
                    if inner == level and block.ordered:
                        # Lists of one level share a count: this one goes on where it was.
                        begun = self.new_list(block._replace(start=number), level)
                        item_form = item_form._replace(numbering=(begun, level))
                elif isinstance(child, (Paragraph, Heading)):
                    yield paragraph(shown, runs(child.inlines, self.context, italic=form.italic))
                    shown = item_form._replace(numbering=None, no_number=True, indent=left, hanging=0)

    def notes(self, notes: Sequence[Paragraph]) -> str:
        """The paragraphs of the notes below a table, which stay on one page."""
        return "".join(
            paragraph(
                ParagraphFormat(self.styles.id(ROLE_STYLES[note.role]), keep_next=number < len(notes)),
                runs(note.inlines, self.context),
            )
            for number, note in enumerate(notes, 1)
        )
