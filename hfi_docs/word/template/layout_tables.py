"""Tables that only lay out a letterhead: they have no columns to name, and are marked so that nobody asks for them."""

from collections.abc import Iterator

from lxml import etree

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.xml import Element, is_true
from hfi_docs.word.render.vocabulary import BLIP, LAYOUT_TITLE, TBL, TBL_CAPTION, TBL_HEADER, TBL_PR, TR, VAL, T, w

_FIELD = regex(r"\{\{\s*(?:felt\.)?\w+\s*\}\}")
_TR_PR = w("trPr")


def mark_layout(root: Element) -> None:
    """Names the tables of a body that hold letterhead fields or a logo and nothing else, and have no header row."""
    for table in root.iter(TBL):
        if _is_layout(table):
            properties = table.find(TBL_PR)
            if properties is None:
                properties = etree.Element(TBL_PR)
                table.insert(0, properties)
            caption = etree.SubElement(properties, TBL_CAPTION, {VAL: LAYOUT_TITLE})
            # The description comes after the title (ECMA-376 17.4.59).
            for description in properties.findall(w("tblDescription")):
                caption.addnext(description)


def title_of(table: Element) -> str:
    """The title that is read aloud; "" when there is none."""
    caption = table.find(f"{TBL_PR}/{TBL_CAPTION}")
    return "" if caption is None else caption.get(VAL, "").strip()


def _is_layout(table: Element) -> bool:
    text = "".join(piece.text or "" for piece in table.iter(T))
    fields, left = _FIELD.findall(text), _FIELD.sub("", text)
    holds = bool(fields) or next(table.iter(BLIP), None) is not None
    return holds and "{" not in left and not title_of(table) and not any(_header_marks(table))


def _header_marks(table: Element) -> Iterator[bool]:
    for row in table.iter(TR):
        mark = row.find(f"{_TR_PR}/{TBL_HEADER}")
        yield mark is not None and (mark.get(VAL) is None or is_true(mark.get(VAL)))
