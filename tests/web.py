"""Web pages as a reader meets them: their words in order, and the same words out of a Word file."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree, html

#: What a page has for itself: what only is heard, where lists and chapters count, the ways to and fro.
_OWN = frozenset({"heard", "number", "item-label", "way-back", "note", "notes"})
_AGAIN = (" (forts.)", " (framh.)")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What stands for «side 4» on a page, and what is left of it without its number.
_ON_PAGE = (("denne siden, lenger ned", "side"), ("denne sida, lenger nede", "side"))


def parse_page(page: str) -> Any:
    """The page as a tree."""
    return html.document_fromstring(page)


def page_words(page: str) -> list[str]:
    """The words of a page in their order, without what it has for itself."""
    return " ".join(_shown(parse_page(page).find("body/main"))).replace("\u00ad", "").split()


def on_paper(words: list[str]) -> list[str]:
    """The words of a page as its Word file has them, but for the number of a page."""
    text = " ".join(words)
    for found, plain in _ON_PAGE:
        text = text.replace(found, plain)
    return text.split()


def page_notes(page: str) -> list[str]:
    """The words of the footnotes of a page."""
    items = parse_page(page).xpath("//section[@class='notes']/ol/li")
    return " ".join("".join(item.itertext()).removesuffix("↩") for item in items).split()


def _shown(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or _OWN & {*(element.get("class") or "").split()}:
        return
    # A new block is a new word; a link or a bold piece may begin in the middle of one.
    gap = "" if element.tag in ("a", "span", "strong", "em", "sup") else " "
    yield from _joined(element, gap)


def _joined(element: Any, gap: str) -> Iterator[str]:
    pieces = [gap, element.text or ""]
    for child in element:
        pieces.append("".join(_shown(child)))
        pieces.append(child.tail or "")
    yield "".join([*pieces, gap])


def word_words(content: bytes) -> list[str]:
    """The words of the text of a Word file in their order, without page numbers, and what new pages say again."""
    body = _part(content, "word/document.xml")[0]
    for table in body.iter(f"{_W}tbl"):
        _say_once(table)
    return " ".join(_paragraph(each) for each in body.iter(f"{_W}p")).replace("\u00ad", "").split()


def word_notes(content: bytes) -> list[str]:
    """The words of the footnotes of a Word file."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        if "word/footnotes.xml" not in package.namelist():
            return []
    return " ".join(_paragraph(each) for each in _part(content, "word/footnotes.xml").iter(f"{_W}p")).split()


def _part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def _paragraph(paragraph: Any) -> str:
    pieces, hidden = [], False
    for each in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}instrText", f"{_W}fldChar"):
        if each.tag == f"{_W}instrText":
            hidden = hidden or "PAGEREF" in each.text
        elif each.tag == f"{_W}fldChar":
            hidden = hidden and each.get(f"{_W}fldCharType") != "end"
        elif each.getparent().tag == f"{_W}tabs" or hidden:
            continue
        else:
            pieces.append((each.text or "") if each.tag == f"{_W}t" else " ")
    return "".join(pieces)


def _say_once(table: Any) -> None:
    """Takes out what a merged cell says again on a new page, and the head of a column of page numbers."""
    begun: dict[int, str] = {}
    for row in table.iterchildren(f"{_W}tr"):
        column, is_told = 0, any(map("".join(row.itertext()).__contains__, _AGAIN))
        for cell in row.iterchildren(f"{_W}tc"):
            span, merge = cell.find(f"{_W}tcPr/{_W}gridSpan"), cell.find(f"{_W}tcPr/{_W}vMerge")
            said = "\n".join(_paragraph(each) for each in cell.iter(f"{_W}p"))
            if is_told and begun.get(column) == said.removesuffix(_AGAIN[0]).removesuffix(_AGAIN[1]):
                _empty(cell)
            elif merge is None or merge.get(f"{_W}val") == "restart":
                begun[column] = said if merge is not None else ""
            column += 1 if span is None else int(span.get(f"{_W}val"))
    if any("PAGEREF" in (each.text or "") for each in table.iter(f"{_W}instrText")):
        _empty([*table.find(f"{_W}tr").iterchildren(f"{_W}tc")][-1])


def _empty(cell: Any) -> None:
    for run in [*cell.iter(f"{_W}r")]:
        run.getparent().remove(run)
