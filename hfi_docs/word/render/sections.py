"""Pages of two orientations in one document.

A section ends in the paragraph that carries its properties; the last one's stand at the end of the body (ECMA-376
17.6.17). Only the first section names headers and footers: the others go on with the same (17.10.1).
"""

from copy import deepcopy
from itertools import pairwise

from lxml import etree

from hfi_docs.document import Orientation
from hfi_docs.word.render.measure import TWIPS_PER_POINT, TextArea
from hfi_docs.word.render.names import P_PR, PG_MAR, SECT_PR, TBL, KnownElement, P, w


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


def apply_sections(
    body: KnownElement, orientations: list[tuple[KnownElement, Orientation]], separator: KnownElement
) -> None:
    """Puts a section break wherever the orientation of the body's elements changes.

    `orientations` lists the elements of the body in order; `separator` is an invisible paragraph to copy where a
    section ends in a table.
    """
    last = body.find(SECT_PR)
    first_properties = deepcopy(last)
    breaks = [
        (element, orientation)
        for (element, orientation), (_, following) in pairwise(orientations)
        if orientation != following
    ]
    for number, (element, orientation) in enumerate(breaks):
        properties = _section(first_properties, orientation, first=number == 0)
        _paragraph_properties(_carrier(element, separator)).append(properties)
    if orientations:
        body.replace(last, _section(first_properties, orientations[-1][1], first=not breaks))


def _section(template: KnownElement, orientation: Orientation, *, first: bool) -> KnownElement:
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


def _carrier(element: KnownElement, separator: KnownElement) -> KnownElement:
    if element.tag == P:
        return element
    carrier = deepcopy(separator)
    element.addnext(carrier)
    return carrier


def _paragraph_properties(paragraph: KnownElement) -> KnownElement:
    properties = paragraph.find(P_PR)
    if properties is None:
        properties = etree.Element(P_PR)
        paragraph.insert(0, properties)
    return properties


def part_tables(body: KnownElement, separator: KnownElement) -> None:
    """Word demands a paragraph between two tables, and between the last table and the end of the body."""
    for table in body.iterchildren(TBL):
        following = table.getnext()
        if following is None or following.tag in (TBL, SECT_PR):
            table.addnext(deepcopy(separator))
