"""Tables that stand drawn in the template, written into a paper: their slots filled, measured, their merges kept."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from hfi_docs.context import Drawn
from hfi_docs.document import Block, Document, Heading, List, Paragraph, Table
from hfi_docs.document.walk import leaf_notes, walk_blocks
from hfi_docs.values.labels import Language, label
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.blocks import BlockWriter, template_strip
from hfi_docs.word.render.cells import CellWriter
from hfi_docs.word.render.markup import ParagraphFormat, paragraph, runs
from hfi_docs.word.render.metrics import SOFT_HYPHEN, Marker
from hfi_docs.word.render.shell import TOKEN_CLOSE, TOKEN_OPEN, drop_empty, paragraph_text
from hfi_docs.word.render.tables import page_starts
from hfi_docs.word.render.vocabulary import (
    BODY,
    BOOKMARK_END,
    BOOKMARK_START,
    CHILD_RANKS,
    DOC_PR,
    ID,
    P_PR,
    P_STYLE,
    R_RUN,
    TBL,
    TBL_CAPTION,
    TBL_PR,
    TR,
    VAL,
    P,
    T,
    elements,
    w,
)
from hfi_docs.word.template.after import parse_rendered, settle, slots_in_cells
from hfi_docs.word.template.amounts import hold_amounts
from hfi_docs.word.template.grid import begin_again, fill_page, measure, merge_equals
from hfi_docs.word.template.layout_tables import title_of
from hfi_docs.word.template.marks import DRAWN, LOOPED
from hfi_docs.word.template.places import own
from hfi_docs.word.template.rendering import Rendering

_R_PR, _DESCRIPTION, _JC = w("rPr"), w("tblDescription"), w("jc")
_ALIGNS: Final = {"right": "right", "end": "right", "center": "center"}
_RUN_RANKS = CHILD_RANKS[_R_PR]
#: By the names of slots.
_Blocks = Mapping[str, Sequence[Block]]


class TemplateTables:
    """Writes the tables that a template draws, its patterns and those that stand in its own text."""

    def __init__(self, rendering: Rendering, document: Document, namespaces: Mapping[str | None, str]) -> None:
        self._rendering = rendering
        self._slots = document.slots
        self._language: Language = "nn" if document.properties.language.startswith("nn") else "nb"
        self._namespaces = namespaces

    def own(self, element: Element, writer: BlockWriter) -> str:
        """The markup of a table of the template's own."""
        slots = {name: [block for part in parts for block in part.blocks] for name, parts in self._slots.items()}
        self._finish(element, slots, writer)
        return self._markup([element])

    def pattern(self, drawn: Drawn, table: Table, writer: BlockWriter) -> str:
        """What the template prints for a table of one of its patterns, without the caption."""
        filled = [name for name, blocks in drawn.slots.items() if blocks]
        names = " ".join(f'xmlns{f":{prefix}" if prefix else ""}="{uri}"' for prefix, uri in self._namespaces.items())
        markup = self._rendering.pattern(drawn.view, drawn.table, filled)
        body = parse_rendered(f"<w:body {names}>{markup}</w:body>".encode(), self._rendering.template)
        settle(body, writer.styles.id("caption"))
        drop_empty(body)
        self._rendering.refuse_unprinted(body, drawn)
        _renumber(body, writer)
        slots: _Blocks = drawn.slots  # type: ignore[assignment]
        for element in list(body):
            if element.tag == TBL:
                _describe(element, table)
                fill_page(element, writer.upright, writer.area.width)
                self._finish(element, slots, writer)
            elif element.tag == P:
                writer.pages.place(template_strip(element, writer.ruler))
        return self._markup(list(body))

    def _finish(self, table: Element, slots: _Blocks, writer: BlockWriter) -> None:
        _mark_seams(table, writer.seams)
        filled = [block for found in list(slots_in_cells(table)) for block in _fill_slot(found, slots, writer)]
        notes = sum(writer.ruler.note(note) for leaf in walk_blocks(filled) for note in leaf_notes(leaf))
        merged = [run for each in (table, *table.iter(TBL)) for run in merge_equals(each)]
        hold_amounts(table, writer.styles)
        measured = measure(table, writer.styles)
        used = writer.pages.settle(measured.least)
        starts = page_starts(measured.heights, measured.headers, measured.kept, writer.area.height, used)
        writer.pages.table(starts, measured.heights, measured.headers, notes)
        begin_again(merged, list(own(table, TR)), starts, label("forts", self._language))
        for each in table.iter(TBL):
            each.attrib.pop(DRAWN, None)
            each.attrib.pop(LOOPED, None)

    def _markup(self, found: Sequence[Element]) -> str:
        """Elements as a string that stands in the main part, whose prefixes it uses."""
        body = etree.Element(BODY, nsmap=dict(self._namespaces))
        body.extend(found)
        for element in body:
            # What stands next must be seen to: no space between.
            element.tail = None
        text: str = etree.tostring(body, encoding="unicode")
        return text.partition(">")[2].rpartition("</")[0]


def _mark_seams(table: Element, seams: Marker) -> None:
    """Lets long compounds break at their seams, as in the tables that the template does not draw."""
    for text in list(table.iter(T)):
        shown = "" if TOKEN_OPEN in (text.text or "") else seams(text.text or "")
        if SOFT_HYPHEN in shown:
            first, *others = shown.split(SOFT_HYPHEN)
            text.text = first
            for piece in reversed(others):
                following = deepcopy(text)
                following.text, following.tail = piece, None
                text.addnext(following)
                text.addnext(etree.Element(w("softHyphen")))


def _fill_slot(found: Element, slots: _Blocks, writer: BlockWriter) -> Sequence[Block]:
    """Puts the blocks of a slot in the place of the paragraph of a cell that holds its token; gives them."""
    name = paragraph_text(found).strip().removeprefix(TOKEN_OPEN).removesuffix(TOKEN_CLOSE)
    run = next((run for run in found.iter(R_RUN) if TOKEN_OPEN in "".join(run.itertext())), None)
    look = None if run is None else run.find(_R_PR)
    blocks = slots.get(name)
    if blocks is None:
        return ()
    for element in _paragraphs(blocks, found.find(P_PR), writer):
        for each in element.iter(R_RUN):
            _dress(each, look)
        found.addprevious(element)
    parent = found.getparent()
    if parent is not None:
        parent.remove(found)
    return blocks


def _paragraphs(blocks: Sequence[Block], form: Element | None, writer: BlockWriter) -> Iterator[Element]:
    context = writer.context._replace(seams=writer.seams)
    cells = CellWriter(writer.styles, context, writer.lists.begin)
    for block in blocks:
        if isinstance(block, (Paragraph, Heading)):
            (made,) = elements(paragraph(ParagraphFormat(""), runs(block.inlines, context)))
            if form is not None:
                made.insert(0, deepcopy(form))
            yield made
        elif isinstance(block, List):
            yield from elements("".join(cells.blocks((block,), _list_form(form))))
        else:
            raise TypeError(block)


def _list_form(form: Element | None) -> ParagraphFormat:
    style = None if form is None else form.find(P_STYLE)
    side = None if form is None else form.find(_JC)
    align = _ALIGNS.get("" if side is None else side.get(VAL, ""), "left")
    return ParagraphFormat("" if style is None else style.get(VAL, ""), align=align)


def _dress(run: Element, look: Element | None) -> None:
    """Gives a run what its place in the template looks like, where it has no look of its own."""
    if look is None:
        return
    properties = run.find(_R_PR)
    if properties is None:
        run.insert(0, deepcopy(look))
        return
    has = {child.tag for child in properties}
    merged = [*properties, *(deepcopy(child) for child in look if child.tag not in has)]
    properties[:] = sorted(merged, key=lambda child: _RUN_RANKS.get(str(child.tag), len(_RUN_RANKS)))


def _describe(table: Element, given: Table) -> None:
    """Lets a drawn table without a title or description have ours."""
    properties = table.find(TBL_PR)
    if properties is None:
        properties = etree.Element(TBL_PR)
        table.insert(0, properties)
    if not title_of(table):
        for empty in properties.findall(TBL_CAPTION):
            properties.remove(empty)
        last = properties.find(_DESCRIPTION)
        caption = etree.Element(TBL_CAPTION, {VAL: given.title})
        if last is None:
            properties.append(caption)
        else:
            last.addprevious(caption)
    if properties.find(_DESCRIPTION) is None:
        properties.append(etree.Element(_DESCRIPTION, {VAL: given.description}))


def _renumber(body: Element, writer: BlockWriter) -> None:
    """Bookmarks and drawings of a pattern are printed as often as the pattern is."""
    opened: dict[str, str] = {}
    for mark in list(body.iter(BOOKMARK_START, BOOKMARK_END)):
        old = mark.get(ID, "")
        if mark.tag == BOOKMARK_START:
            opened[old] = str(next(writer.bookmarks))
            mark.set(w("name"), f"{mark.get(w('name'), '')[:32]}_{opened[old]}")
        mark.set(ID, opened.get(old, old))
    for drawing in body.iter(DOC_PR):
        drawing.set("id", str(writer.pictures.next_number()))
