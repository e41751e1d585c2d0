"""A part of a template as Jinja left it, put in order: docxtpl repairs what is broken and leaves what is wrong.

It sets properties out of order, columns that are no longer as wide as their grid, copies of one bookmark, tables
without rows. Word refuses some of that, and readers get lost in the rest.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from lxml import etree

from hfi_docs.errors import TemplateError
from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.shell import EMPTY, TOKEN_OPEN, paragraph_style, paragraph_text
from hfi_docs.word.render.vocabulary import (
    BODY,
    BOOKMARK_END,
    BOOKMARK_START,
    BR,
    CHILD_RANKS,
    DOC_PR,
    DRAWING,
    GRID_SPAN,
    ID,
    NAME,
    PICT,
    SECT_PR,
    STYLE,
    STYLE_ID,
    STYLE_NAME,
    TBL,
    TBL_CAPTION,
    TC,
    TR,
    VAL,
    P,
    T,
    parse,
    w,
)
from hfi_docs.word.template.grid import fit_grid, head_row
from hfi_docs.word.template.marks import CHOSEN, DRAWN, LOOPED, MERGED
from hfi_docs.word.template.places import own

_COLOUR = regex(r"[0-9A-Fa-f]{6}|auto")
_FILL, _SHD, _TC_PR = w("fill"), w("shd"), w("tcPr")
_MOST_COLUMNS: Final = 63
#: What tags may print into the attributes of.
_FILLED = (_SHD, GRID_SPAN, TBL_CAPTION, w("tblDescription"), DOC_PR)
_CAPTION: Final = "caption"


class Identities:
    """What must be unique in a document: a loop copies the bookmarks and drawings that stand in it."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._marks = 0
        self._drawings = 0

    def settle(self, root: Element) -> None:
        """Numbers the bookmarks and drawings of a part anew; what is named twice gets a name of its own."""
        opened: dict[str, str] = {}
        for mark in root.iter(BOOKMARK_START, BOOKMARK_END):
            old = mark.get(ID, "")
            if mark.tag == BOOKMARK_START:
                self._marks += 1
                opened[old] = str(self._marks)
                mark.set(NAME, self._own(mark.get(NAME, "")))
            mark.set(ID, opened.get(old, old))
        for drawing in root.iter(DOC_PR):
            self._drawings += 1
            drawing.set("id", str(self._drawings))

    def _own(self, name: str) -> str:
        number, own_name = 1, name
        while own_name in self._names:
            number += 1
            own_name = f"{name[:36]}_{number}"
        self._names.add(own_name)
        return own_name


def parse_rendered(markup: bytes, template: str) -> Element:
    """The root of what Jinja made; nothing is repaired.

    Raises:
        TemplateError: it is no XML any more.
    """
    try:
        root: Element = parse(markup)
    except etree.XMLSyntaxError:
        message = f"Malen {template} gir ikke et gyldig Word-dokument. Kjør «hfi-docs template check»."
        raise TemplateError(message) from None
    return root


@lru_cache(maxsize=8)
def caption_style(styles: bytes) -> str:
    """The id of the style of captions in a style sheet; "" when it has none."""
    root: Element = parse(styles)
    return next((style.get(STYLE_ID, "") for style in root.iter(STYLE) if _name_of(style) == _CAPTION), "")


def _name_of(style: Element) -> str:
    name = style.find(STYLE_NAME)
    return "" if name is None else name.get(VAL, "").casefold()


def settle(root: Element, captions: str) -> None:
    """Puts a part, or the markup of a pattern, in order; `captions` is the id of the style of captions."""
    _settle_attributes(root)
    _settle_paragraphs(root)
    for properties in list(root.iter(_TC_PR)):
        _settle_cell(properties)
    for table in list(root.iter(TBL)):
        _settle_table(table, captions)


def _settle_attributes(root: Element) -> None:
    """What tags print into attributes: empty is empty there too."""
    for element in root.iter(*_FILLED):
        for name, value in element.items():
            if EMPTY in value:
                element.set(name, str(value).replace(EMPTY, ""))


def _settle_paragraphs(root: Element) -> None:
    for text in root.iter(T):
        if text.text and EMPTY in text.text and next(text.iterancestors(TC), None) is not None:
            # In a cell the paragraph stays.
            text.text = text.text.replace(EMPTY, "")
    chosen = [text for text in root.iter(T) if CHOSEN in (text.text or "")]
    for text in chosen:
        text.text = (text.text or "").replace(CHOSEN, "")
    for text in chosen:
        paragraph = next(text.iterancestors(P), None)
        # No choice was made: as a field with nothing to print.
        if paragraph is not None and _is_empty(paragraph) and next(paragraph.iterancestors(TC), None) is None:
            text.text = EMPTY


def _is_empty(paragraph: Element) -> bool:
    kept = next(paragraph.iter(DRAWING, PICT, BR, SECT_PR), None)
    return kept is None and not paragraph_text(paragraph).strip()


def _settle_cell(properties: Element) -> None:
    """The properties of a cell in their order, each once; a colour that is none is left out."""
    for shade in properties.findall(_SHD):
        if not _COLOUR.fullmatch(shade.get(_FILL, "auto")):
            properties.remove(shade)
    for span in properties.findall(GRID_SPAN):
        columns = span.get(VAL, "").strip()
        if not columns.isdecimal() or not 1 < int(columns) <= _MOST_COLUMNS:
            properties.remove(span)
        else:
            span.set(VAL, columns)
    ranks = CHILD_RANKS[_TC_PR]
    found = [ranks.get(str(child.tag), len(ranks)) for child in properties]
    if any(above >= below for above, below in pairwise(found)):
        by_tag = {child.tag: child for child in reversed(properties)}
        properties[:] = sorted(by_tag.values(), key=lambda child: ranks.get(str(child.tag), len(ranks)))


def _settle_table(table: Element, captions: str) -> None:
    drawn = table.attrib.pop(DRAWN, None) is not None
    rows = list(own(table, TR))
    printed = [row for row in rows if row.attrib.pop(DRAWN, None) is not None]
    for row in [row for row in rows if next(own(row, TC), None) is None]:
        _remove(row)
        rows.remove(row)
    if not rows or (drawn and LOOPED in table.attrib and not printed):
        _leave_out(table, captions)
        return
    looped = table.attrib.pop(LOOPED, None) is not None
    if drawn:
        fit_grid(table, rows)
        head_row(rows, printed if looped else rows[1:])
    if drawn or _has_slots(table):
        table.set(DRAWN, "")


def _has_slots(table: Element) -> bool:
    return any(TOKEN_OPEN in (text.text or "") or MERGED in (text.text or "") for text in table.iter(T))


def _leave_out(table: Element, captions: str) -> None:
    """Takes a table out, and the caption above it; a cell must end with a paragraph (ECMA-376 17.4.66)."""
    above = table.getprevious()
    if above is not None and above.tag == P and _is_caption(above, captions):
        _remove(above)
    following, parent = table.getnext(), table.getparent()
    if parent is not None and parent.tag == TC and (following is None or following.tag != P):
        table.addnext(etree.Element(P))
    _remove(table)


def _is_caption(paragraph: Element, captions: str) -> bool:
    return paragraph_style(paragraph) == captions or ".bildetekst" in paragraph_text(paragraph)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def slots_in_cells(root: Element) -> Iterator[Element]:
    """The paragraphs of cells that hold a token."""
    for text in root.iter(T):
        if TOKEN_OPEN in (text.text or ""):
            paragraph = next(text.iterancestors(P), None)
            if paragraph is not None and next(paragraph.iterancestors(TC, BODY), paragraph).tag == TC:
                yield paragraph
