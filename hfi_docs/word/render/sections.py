"""Pages of two orientations in one document.

A section ends in the paragraph that carries its properties; the last one's stand at the end of the body (ECMA-376
17.6.17). Only the first section names headers and footers: the others go on with the same (17.10.1).
"""

from copy import deepcopy

from lxml import etree

from hfi_docs.document import Orientation
from hfi_docs.word.render.measure import TWIPS_PER_POINT, TextArea
from hfi_docs.word.render.names import P_PR, PG_MAR, SECT_PR, KnownElement, P, w

_TABLE, _TABLE_END = "<w:tbl>", "</w:tbl>"


def text_areas(body: KnownElement) -> dict[Orientation, TextArea]:
    """The room for text on a page of each orientation, in points, after the template's page set-up."""
    size, margins = body.find(SECT_PR).find(w("pgSz")), body.find(SECT_PR).find(PG_MAR)
    short, long = sorted((int(size.get(w("w"))), int(size.get(w("h")))))
    sides = sum(int(margins.get(w(side))) for side in ("left", "right"))
    ends = sum(abs(int(margins.get(w(end)))) for end in ("top", "bottom"))
    return {
        "portrait": TextArea((short - sides) / TWIPS_PER_POINT, (long - ends) / TWIPS_PER_POINT),
        "landscape": TextArea((long - sides) / TWIPS_PER_POINT, (short - ends) / TWIPS_PER_POINT),
    }


def section_properties(template: KnownElement, orientation: Orientation, *, first: bool) -> KnownElement:
    """The properties of a section of this orientation, after the template's."""
    section = deepcopy(template)
    size = section.find(w("pgSz"))
    short, long = sorted((size.get(w("w")), size.get(w("h"))), key=int)
    width, height = (long, short) if orientation == "landscape" else (short, long)
    size.set(w("w"), width)
    size.set(w("h"), height)
    size.attrib.pop(w("orient"), None)
    if orientation == "landscape":
        size.set(w("orient"), "landscape")
    if not first:
        for name in ("headerReference", "footerReference", "titlePg"):
            for element in section.findall(w(name)):
                section.remove(element)
    return section


def end_section(element: KnownElement, properties: KnownElement, separator: KnownElement) -> None:
    """Ends a section in a paragraph of the template; below another element, in a copy of the separator."""
    if element.tag != P:
        element.addnext(deepcopy(separator))
        element = element.getnext()
    own = element.find(P_PR)
    if own is None:
        own = etree.Element(P_PR)
        element.insert(0, own)
    own.append(properties)


def with_section_end(markup: str, properties: str, separator: str) -> str:
    """Blocks as they are written here, with the end of a section in their last paragraph or in a separator."""
    if markup.endswith(_TABLE_END):
        markup += separator
    head, start, last = markup.rpartition("<w:p>")
    if not last.startswith("<w:pPr>"):
        return f"{head}{start}<w:pPr>{properties}</w:pPr>{last}"
    own, end, content = last.partition("</w:pPr>")
    return f"{head}{start}{own}{properties}{end}{content}"


def part_tables(markup: str, separator: str) -> str:
    """Blocks with a paragraph between any two tables, as Word demands."""
    return markup.replace(f"{_TABLE_END}{_TABLE}", f"{_TABLE_END}{separator}{_TABLE}")


def meet_as_tables(above: str, below: str) -> bool:
    """Whether a paragraph must stand between two pieces of a body: two tables, or a table and the end."""
    return above.rstrip().endswith(_TABLE_END) and below.startswith((_TABLE, "<w:sectPr"))
