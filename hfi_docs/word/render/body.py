"""The body of a paper: the template's own paragraphs, and blocks in the place of its placeholders.

The blocks are never parsed: the template's body is cut at its children, and theirs put between. To build a tree of
them, and to write it out again, cost a third of a paper, and grew with the square of a table's rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from hfi_docs.document import Document, Orientation, Part
from hfi_docs.word.render.blocks import BlockWriter
from hfi_docs.word.render.flow import Ruler
from hfi_docs.word.render.measure import TextArea
from hfi_docs.word.render.names import BODY, SECT_PR, KnownElement, P
from hfi_docs.word.render.openings import Opening
from hfi_docs.word.render.sections import (
    end_section,
    meet_as_tables,
    part_tables,
    section_properties,
    with_section_end,
)
from hfi_docs.word.render.shell import paragraph_text, token
from hfi_docs.word.render.template_flow import template_strip
from hfi_docs.word.render.xml import elements, serialise

#: Stands between the pieces of a body while it is cut. No text can hold it: its brackets would be escaped.
_CUT = "hfi"
_MARK: str = etree.tostring(etree.PI(_CUT), encoding="unicode")


class Piece(NamedTuple):
    """An element of the template's body, or a part that takes its place."""

    element: KnownElement
    part: Part | None = None

    @property
    def orientation(self) -> Orientation:
        """How its pages lie; the template's are upright."""
        return self.part.orientation if self.part else "portrait"


class Frame(NamedTuple):
    """A body cut up: what stands before it, its own elements, its last properties, and what stands after it.

    `ends` holds the properties of the sections that end in a part, by the place of the part among the pieces.
    """

    head: str
    own: tuple[str, ...]
    last: str
    ends: Mapping[int, str]
    tail: str


def body_markup(
    root: KnownElement, document: Document, writer: BlockWriter, areas: Mapping[Orientation, TextArea]
) -> str:
    """The main part with the blocks in their places; `writer` is set for upright pages."""
    body, separator = root.find(BODY), writer.separator()
    pieces = list(_pieces(body, document))
    frame = _cut_up(root, body, pieces, elements(separator)[0])
    written = list(_written(pieces, frame, writer, areas))
    writer.pages.settle(0.0)
    return f"{frame.head}{''.join(_parted([*written, frame.last], separator))}{frame.tail}"


def _pieces(body: KnownElement, document: Document) -> Iterator[Piece]:
    """What the body is made of, in order; a slot without blocks leaves nothing."""
    for child in body:
        slot = _slot_at(child, document)
        if slot is not None:
            yield from (Piece(child, part) for part in document.slots[slot] if part.blocks)
        elif child.tag != SECT_PR:
            yield Piece(child)


def _slot_at(child: KnownElement, document: Document) -> str | None:
    if child.tag != P:
        return None
    text = paragraph_text(child).strip()
    return next((slot for slot in document.slots if text == token(slot)), None)


def _cut_up(root: KnownElement, body: KnownElement, pieces: Sequence[Piece], separator: KnownElement) -> Frame:
    last = body.find(SECT_PR)
    turns = [index for index, (above, below) in enumerate(pairwise(pieces)) if above.orientation != below.orientation]
    ends = {index: section_properties(last, pieces[index].orientation, first=index == turns[0]) for index in turns}
    if pieces:
        body.replace(last, section_properties(last, pieces[-1].orientation, first=not turns))
    for index in [index for index in turns if pieces[index].part is None]:
        end_section(pieces[index].element, ends.pop(index), separator)
    return _cut(root, body, pieces, ends)


def _cut(root: KnownElement, body: KnownElement, pieces: Sequence[Piece], ends: Mapping[int, KnownElement]) -> Frame:
    own = [piece.element for piece in pieces if piece.part is None]
    for placeholder in dict.fromkeys(piece.element for piece in pieces if piece.part):
        body.remove(placeholder)
    for element in (*own, body.find(SECT_PR)):
        element.addprevious(etree.PI(_CUT))
    for properties in ends.values():
        body.extend((etree.PI(_CUT), properties))
    body.append(etree.PI(_CUT))
    head, *texts, tail = serialise(root).decode().split(_MARK)
    above = len(own)
    return Frame(head, tuple(texts[:above]), texts[above], dict(zip(ends, texts[above + 1 :], strict=True)), tail)


def _written(
    pieces: Sequence[Piece], frame: Frame, writer: BlockWriter, areas: Mapping[Orientation, TextArea]
) -> Iterator[str]:
    """The markup of each piece, while the writer keeps account of the pages."""
    own, ruler, separator = iter(frame.own), Ruler(writer.styles, writer.area), writer.separator()
    previous: Orientation = "portrait"
    for index, (element, part) in enumerate(pieces):
        if part is None:
            if element.tag == P:
                writer.pages.place(template_strip(element, ruler))
            yield next(own)
        else:
            markup = _part_markup(part, previous, writer, areas[part.orientation], first=not index)
            markup = part_tables(markup, separator)
            yield with_section_end(markup, frame.ends[index], separator) if index in frame.ends else markup
        previous = pieces[index].orientation


def _part_markup(part: Part, previous: Orientation, writer: BlockWriter, area: TextArea, *, first: bool) -> str:
    turned = previous != part.orientation
    if part.new_page or turned:
        writer.pages.turn(area.height)
    # A change of orientation begins a page by itself.
    opening = Opening(page_break=part.new_page and not turned and not first, no_space_above=part.new_page or turned)
    return writer._replace(area=area).part(part, opening)


def _parted(texts: Sequence[str], separator: str) -> Iterator[str]:
    for above, below in pairwise(texts):
        yield above
        if meet_as_tables(above, below):
            yield separator
    yield texts[-1]
