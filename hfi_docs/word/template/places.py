"""Where something stands in a template, as the one who edits it in Word counts: «tabell 1, rad 3, celle 2»."""

from collections.abc import Iterator, Mapping

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.package import read_relations, relations_name
from hfi_docs.word.opc.xml import Element, parse_xml
from hfi_docs.word.render.vocabulary import (
    FOOTER_REFERENCE,
    HEADER_REFERENCE,
    MAIN,
    MC,
    TBL,
    TC,
    TR,
    TXBX_CONTENT,
    TYPE,
    P,
    R,
)

#: The parts with text that a template is made of; notes are told of as such.
STORIES = regex(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_FALLBACK = f"{MC}Fallback"
_NOTES = {"word/footnotes.xml": "fotnote", "word/endnotes.xml": "sluttnote"}
_PAGES = {"first": " på første side", "even": " på partallssider"}


def story_titles(parts: Mapping[str, bytes], main: Element) -> dict[str, str]:
    """What each part with text is called; "" for the text itself.

    Raises:
        UnreadableError: the relations of the main part are damaged.
    """
    listed = parts.get(relations_name(MAIN))
    targets = {}
    if listed is not None:
        root = parse_xml(listed, relations_name(MAIN))
        targets = {item.id: item.target for item in read_relations(root, MAIN)}
    titles = {name: _NOTES.get(name) or _plain_title(name) for name in parts if STORIES.fullmatch(name)}
    for reference in main.iter(HEADER_REFERENCE, FOOTER_REFERENCE):
        target = targets.get(reference.get(f"{R}id", ""))
        if target in titles:
            titles[target] = _plain_title(target) + _PAGES.get(reference.get(TYPE, ""), "")
    return titles


def _plain_title(name: str) -> str:
    if name == MAIN:
        return ""
    return "topptekst" if "header" in name else "bunntekst"


def places(root: Element, title: str) -> dict[Element, str]:
    """The place of each paragraph, table and cell of a part, without those that Word keeps twice for older versions."""
    found = dict(_tables(root, title))
    paragraphs = [paragraph for paragraph in root.iter(P) if not _inside(paragraph, _FALLBACK)]
    outside = [paragraph for paragraph in paragraphs if not _inside(paragraph, TC, TXBX_CONTENT)]
    numbers = {paragraph: number for number, paragraph in enumerate(outside, 1)}
    alone = bool(title) and len(outside) == 1
    for paragraph in paragraphs:
        host = _host(paragraph)
        cell = next(host.iterancestors(TC), None)
        outer = title if alone else _joined(title, f"avsnitt {numbers.get(host, 1)}")
        inner = outer if cell is None else found.get(cell, outer)
        found[paragraph] = inner if host is paragraph else f"{inner}, tekstboks"
    return found


def own(owner: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, not those of tables inside; content controls may stand between."""
    for child in owner:
        if child.tag == tag:
            yield child
        elif child.tag not in (TR, TC, TBL, P):
            yield from own(child, tag)


def _tables(root: Element, title: str) -> Iterator[tuple[Element, str]]:
    for number, table in enumerate(root.iter(TBL), 1):
        place = _joined(title, f"tabell {number}")
        yield table, place
        for row_number, row in enumerate(own(table, TR), 1):
            for cell_number, cell in enumerate(own(row, TC), 1):
                yield cell, f"{place}, rad {row_number}, celle {cell_number}"


def _host(paragraph: Element) -> Element:
    """The paragraph that the text box around a paragraph hangs on; else itself."""
    box = next(paragraph.iterancestors(TXBX_CONTENT), None)
    anchor = None if box is None else next(box.iterancestors(P), None)
    return paragraph if anchor is None else _host(anchor)


def _inside(element: Element, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))
