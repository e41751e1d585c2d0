"""Pages of two orientations in one document.

A section ends in the paragraph that carries its properties; the last one's stand at the end of the body (ECMA-376
17.6.17). Only the first section names headers and footers: the others go on with the same (17.10.1).
"""

from copy import deepcopy
from itertools import pairwise

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from hfi_docs.document import Orientation
from hfi_docs.render.measure import TWIPS_PER_POINT, TextArea
from hfi_docs.render.styles import Element


def text_areas(body: Element) -> dict[str, TextArea]:
    """The room for text on a page of each orientation, in points, after the template's page set-up."""
    size, margins = body.sectPr.find(qn("w:pgSz")), body.sectPr.find(qn("w:pgMar"))
    short, long = sorted((int(size.get(qn("w:w"))), int(size.get(qn("w:h")))))
    sides = sum(int(margins.get(qn(f"w:{side}"))) for side in ("left", "right"))
    ends = sum(abs(int(margins.get(qn(f"w:{end}")))) for end in ("top", "bottom"))
    return {
        "portrait": TextArea((short - sides) / TWIPS_PER_POINT, (long - ends) / TWIPS_PER_POINT),
        "landscape": TextArea((long - sides) / TWIPS_PER_POINT, (short - ends) / TWIPS_PER_POINT),
    }


def apply_sections(body: Element, orientations: list[tuple[Element, Orientation]], separator: Element) -> None:
    """Puts a section break wherever the orientation of the body's elements changes.

    `orientations` lists the elements of the body in order; `separator` is an invisible paragraph to copy where a
    section ends in a table.
    """
    last = body.sectPr
    first_properties = deepcopy(last)
    breaks = [
        (element, orientation)
        for (element, orientation), (_, following) in pairwise(orientations)
        if orientation != following
    ]
    for number, (element, orientation) in enumerate(breaks):
        properties = _section(first_properties, orientation, first=number == 0)
        _carrier(element, separator).get_or_add_pPr().append(properties)
    if orientations:
        body.replace(last, _section(first_properties, orientations[-1][1], first=not breaks))


def _section(template: Element, orientation: Orientation, *, first: bool) -> Element:
    section = deepcopy(template)
    size = section.find(qn("w:pgSz"))
    short, long = sorted((size.get(qn("w:w")), size.get(qn("w:h"))), key=int)
    width, height = (long, short) if orientation == "landscape" else (short, long)
    size.set(qn("w:w"), width)
    size.set(qn("w:h"), height)
    size.attrib.pop(qn("w:orient"), None)
    if orientation == "landscape":
        size.set(qn("w:orient"), "landscape")
    if not first:
        for name in ("w:headerReference", "w:footerReference", "w:titlePg"):
            for element in section.findall(qn(name)):
                section.remove(element)
    return section


def _carrier(element: Element, separator: Element) -> Element:
    if element.tag == qn("w:p"):
        return element
    carrier = deepcopy(separator)
    element.addnext(carrier)
    return carrier


def end_with_paragraph(body: Element, separator: Element) -> None:
    """Word demands a paragraph between the last table and the end of the body."""
    children = [child for child in body.iterchildren() if child.tag != qn("w:sectPr")]
    if children and children[-1].tag == qn("w:tbl"):
        children[-1].addnext(deepcopy(separator))


def new_element(tag: str, **attributes: str) -> Element:
    """An element in Word's namespace with attributes in the same."""
    element = OxmlElement(tag)
    for name, text in attributes.items():
        element.set(qn(f"w:{name}"), text)
    return element
