"""Paragraphs and tables that stand in a template, as blocks of a document."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from hfi_docs.document import (
    Align,
    Block,
    Cell,
    Heading,
    Inline,
    LineBreak,
    Merge,
    Origin,
    Paragraph,
    ParagraphRole,
    Row,
    Table,
    Text,
    inline_text,
)
from hfi_docs.values.expressions import regex
from hfi_docs.word.frame.pictures import PartPictures, is_kept_twice
from hfi_docs.word.opc.xml import Element, is_true
from hfi_docs.word.render.pages import ROLE_STYLES
from hfi_docs.word.render.shell import EMPTY, TOKEN_CLOSE, TOKEN_OPEN, paragraph_style, paragraph_text
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import (
    BR,
    LAYOUT_TITLE,
    P_PR,
    R_RUN,
    TBL,
    TR,
    V_MERGE,
    VAL,
    P,
    T,
    w,
)
from hfi_docs.word.template.grid import merge_equals, placed_cells
from hfi_docs.word.template.layout_tables import title_of
from hfi_docs.word.template.places import own

#: Blocks by the names of their slots.
Slots: TypeAlias = Mapping[str, Sequence[Block]]

_TOKEN: Final = regex(f"{TOKEN_OPEN}([^{TOKEN_CLOSE}]+){TOKEN_CLOSE}")
_TAB, _R_PR, _TR_PR, _TC_PR, _JC = w("tab"), w("rPr"), w("trPr"), w("tcPr"), w("jc")
_ROLES: Final[Mapping[str, ParagraphRole]] = {style.casefold(): role for role, style in ROLE_STYLES.items() if style}  # type: ignore[misc]
_ALIGNS: Final[Mapping[str, Align]] = {"right": "right", "end": "right", "center": "center"}


class ElementReader(NamedTuple):
    """Reads what a template says, its `fields` filled in; `origins` says where they are written.

    `slots` are the blocks of tokens that stand in tables, `pictures` those of the part that is read.
    """

    styles: StyleSheet
    fields: Mapping[str, str]
    origins: Mapping[str, Origin]
    slots: Slots
    pictures: PartPictures

    def slot_at(self, paragraph: Element) -> str:
        """What a paragraph that is nothing but a token stands for."""
        found = _TOKEN.fullmatch(paragraph_text(paragraph).strip())
        return found[1] if found else ""

    def blocks(self, element: Element, *, title: str = "") -> Iterator[Block]:
        """A paragraph or table; a table that only lays out text is its paragraphs. `title` is that of a table."""
        if element.tag == P:
            yield from self._paragraph(element)
        elif element.tag == TBL:
            table = self.table(element)
            if (title or table.title) == LAYOUT_TITLE or len(table.rows) == 1:
                yield from (block for row in table.rows for cell in row.cells for block in cell.blocks)
            elif table.rows:
                yield table

    def table(self, element: Element) -> Table:
        """A table as it is drawn, its slots filled."""
        merge_equals(element)
        rows = tuple(map(self._row, own(element, TR)))
        columns = max((sum(cell.columns for cell in row.cells) for row in rows), default=0)
        return Table(rows, (0.0,) * columns, title_of(element))

    def _paragraph(self, element: Element) -> Iterator[Block]:
        yield from self.pictures.figures(element)
        slot = self.slot_at(element)
        if slot in self.slots:
            yield from self.slots[slot]
            return
        named = [name for name in _TOKEN.findall(paragraph_text(element)) if name != "-"]
        inlines = tuple(self._inlines(element))
        lacks = any(not self.fields.get(name) for name in named) or EMPTY in paragraph_text(element)
        if lacks or not inline_text(inlines).strip():
            return
        origin = next((self.origins[name] for name in named if name in self.origins), None)
        style = self.styles.name_of(paragraph_style(element))
        level = self.styles.outline(style)
        if level:
            yield Heading(level, inlines, origin=origin)
        else:
            yield Paragraph(inlines, _ROLES.get(style.casefold(), "body"), origin)

    def _inlines(self, element: Element) -> Iterator[Inline]:
        for run in element.iter(R_RUN):
            if is_kept_twice(run):
                continue
            looks = run.find(_R_PR)
            for child in run:
                if child.tag == T:
                    yield Text(self._filled(child.text or ""), _has(looks, "b"), _has(looks, "i"))
                elif child.tag == _TAB:
                    yield Text("\t")
                elif child.tag == BR and child.get(w("type")) is None:
                    yield LineBreak()

    def _filled(self, text: str) -> str:
        return _TOKEN.sub(lambda match: self.fields.get(match[1], ""), text)

    def _row(self, row: Element) -> Row:
        properties = row.find(_TR_PR)
        is_head = properties is not None and _has(properties, "tblHeader")
        cells = tuple(self._cell(placed.element, placed.columns) for placed in placed_cells(row))
        return Row(cells, "header" if is_head else "term")

    def _cell(self, element: Element, columns: int) -> Cell:
        blocks = tuple(block for child in _paragraphs(element) for block in self._paragraph(child))
        return Cell(blocks, _align(element), columns, _merge(element))


def _paragraphs(cell: Element) -> Iterator[Element]:
    """The paragraphs of a cell, and of tables in it."""
    return (found for found in cell.iter(P) if not is_kept_twice(found))


def _has(properties: Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(w(name))
    return found is not None and (found.get(VAL) is None or is_true(found.get(VAL)))


def _align(cell: Element) -> Align:
    side = cell.find(f"{P}/{P_PR}/{_JC}")
    return "left" if side is None else _ALIGNS.get(side.get(VAL, ""), "left")


def _merge(cell: Element) -> Merge:
    found = cell.find(f"{_TC_PR}/{V_MERGE}")
    if found is None:
        return "none"
    return "start" if found.get(VAL) == "restart" else "continue"
