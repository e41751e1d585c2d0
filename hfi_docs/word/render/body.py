"""The body of a paper: the template's own paragraphs, and blocks in the place of its placeholders.

The blocks are never parsed: the template's body is cut at its children, and theirs put between. To build a tree of
them, and to write it out again, cost a third of a paper, and grew with the square of a table's rows.

A section ends in the paragraph that carries its properties; the last one's stand at the end of the body (ECMA-376
17.6.17). A section that names no headers and footers goes on with those of the one before (17.10.1).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import count, pairwise
from typing import NamedTuple

from lxml import etree

from hfi_docs.document import Document, Orientation, Part
from hfi_docs.word.render.additions import Additions
from hfi_docs.word.render.blocks import BlockWriter, Drawing, Opening, template_strip
from hfi_docs.word.render.heads import Heads, Layout, Said, layouts, letterhead_overhang
from hfi_docs.word.render.markup import TABLE_END, RunContext, parted, runs, with_page_numbers, with_tables_parted
from hfi_docs.word.render.metrics import TWIPS_PER_POINT, TextArea, seam_marker
from hfi_docs.word.render.pages import Pages, Ruler
from hfi_docs.word.render.shell import begins_page, break_before, drop_empty, paragraph_text, token
from hfi_docs.word.render.styles import ANCHOR_STYLE, QUIET_STYLE, StyleSheet
from hfi_docs.word.render.vocabulary import (
    BODY,
    BOOKMARK_START,
    FOOTER_REFERENCE,
    HEADER_REFERENCE,
    ID,
    MAIN,
    P_PR,
    PG_MAR,
    SECT_PR,
    TBL,
    TITLE_PG,
    TYPE,
    KnownElement,
    P,
    elements,
    parse,
    serialise,
    w,
    with_prefixes,
)

#: Stands between the stretches of a body while it is cut. No text can hold it: its brackets would be escaped.
_CUT = "hfi"
#: The attribute of tables that a template with statements has drawn.
_DRAWN = "hfi"
_MARK: str = etree.tostring(etree.PI(_CUT), encoding="unicode")


class Stretch(NamedTuple):
    """An element of the template's body, or a part that takes its place."""

    element: KnownElement
    part: Part | None = None

    @property
    def orientation(self) -> Orientation:
        """How its pages lie; the template's are upright."""
        return self.part.orientation if self.part else "portrait"

    @property
    def opening(self) -> tuple[str, bool]:
        """What the heads of its pages say, and whether it begins one."""
        return (self.part.running, self.part.new_page) if self.part else ("", False)

    @property
    def is_written(self) -> bool:
        """Whether its markup is made while the pages are counted: a part, or a table that the template has drawn."""
        return self.part is not None or (self.element.tag == TBL and self.element.get(_DRAWN) is not None)


class Frame(NamedTuple):
    """A body cut up: what stands before it, its own elements, its last properties, and what stands after it.

    `ends` holds the properties of the sections that end in a part, by the place of the part among the stretches.
    """

    head: str
    own: tuple[str, ...]
    last: str
    ends: Mapping[int, str]
    tail: str


def main_part(
    document: Document,
    styles: StyleSheet,
    added: Additions,
    parts: Mapping[str, bytes],
    drawing: Drawing | None = None,
) -> bytes:
    """The main part: the template's, its fields filled in, with the blocks in their places."""
    root = with_prefixes(parse(parts[MAIN]))
    drop_empty(root)
    body = root.find(BODY)
    areas = text_areas(body)
    portrait = Ruler(styles, areas["portrait"])
    pages = Pages(portrait.area.height, down=letterhead_overhang(body.find(SECT_PR), parts, portrait))
    link, anchor, note = (styles.id(name) for name in ("Hyperlink", ANCHOR_STYLE, "footnote reference"))
    quiet = styles.id(QUIET_STYLE) if QUIET_STYLE.casefold() in styles.names else ""
    context = RunContext(link, anchor, note, added.relations.link, added.notes.add, quiet_style=quiet)
    bookmarks = count(1 + max((int(mark.get(ID)) for mark in root.iter(BOOKMARK_START)), default=0))
    seams = seam_marker(document.seams)
    given = styles, context, bookmarks, added.lists, added.pictures, pages, portrait.area, seams, drawing
    writer = BlockWriter(*given, upright=portrait.area.width)
    back = runs((document.way_back,), context) if document.way_back else ""
    said = Said(document.fields.get("kortittel", ""), back)
    heads = Heads(parts, added.relations, added.stories, styles, areas, said)
    return with_page_numbers(_body_markup(root, document, writer, areas, heads), pages.found).encode()


def _body_markup(
    root: KnownElement, document: Document, writer: BlockWriter, areas: Mapping[Orientation, TextArea], heads: Heads
) -> str:
    """The main part with the blocks in their places; `writer` is set for upright pages."""
    body, separator = root.find(BODY), writer.separator()
    stretches = list(_begun(_stretches(body, document)))
    names_papers = heads.name_papers(body.find(SECT_PR))
    lay = tuple(layouts(((each.orientation, *each.opening) for each in stretches), names_papers=names_papers))
    frame = _cut_up(root, body, stretches, lay, heads, elements(separator)[0])
    written = list(_written(stretches, lay, frame, writer, areas))
    writer.pages.settle(0.0)
    return f"{frame.head}{''.join(parted([*written, frame.last], separator))}{frame.tail}"


def _stretches(body: KnownElement, document: Document) -> Iterator[Stretch]:
    """What the body is made of, in order; a slot without blocks leaves nothing."""
    for child in body:
        slot = _slot_at(child, document)
        if slot is not None:
            yield from (Stretch(child, part) for part in document.slots[slot] if part.blocks)
        elif child.tag != SECT_PR:
            yield Stretch(child)


def _begun(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The stretches, each that follows one that ends its page on a page of its own."""
    begins = False
    for stretch in stretches:
        first = next(stretch.element.iter(P), None)
        if begins and stretch.part:
            stretch = stretch._replace(part=stretch.part._replace(new_page=True))  # noqa: PLW2901
        elif begins and first is not None:
            break_before(first)
        yield stretch
        # What is no paragraph and has none, such as the end of a bookmark, stands on no page.
        begins = stretch.part.ends_page if stretch.part else begins and first is None


def _slot_at(child: KnownElement, document: Document) -> str | None:
    if child.tag != P:
        return None
    text = paragraph_text(child).strip()
    return next((slot for slot in document.slots if text == token(slot)), None)


def _cut_up(
    root: KnownElement,
    body: KnownElement,
    stretches: Sequence[Stretch],
    lay: Sequence[Layout],
    heads: Heads,
    separator: KnownElement,
) -> Frame:
    last = body.find(SECT_PR)
    turns = [index for index, (above, below) in enumerate(pairwise(lay)) if above != below]
    ends = {index: _section_properties(last, lay[index], heads, first=index == turns[0]) for index in turns}
    if lay:
        body.replace(last, _section_properties(last, lay[-1], heads, first=not turns))
    for index in [index for index in turns if not stretches[index].is_written]:
        _end_section(stretches[index].element, ends.pop(index), separator)
    return _cut(root, body, stretches, ends)


def _cut(
    root: KnownElement, body: KnownElement, stretches: Sequence[Stretch], ends: Mapping[int, KnownElement]
) -> Frame:
    own = [stretch.element for stretch in stretches if not stretch.is_written]
    for placeholder in dict.fromkeys(stretch.element for stretch in stretches if stretch.is_written):
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
    stretches: Sequence[Stretch],
    lay: Sequence[Layout],
    frame: Frame,
    writer: BlockWriter,
    areas: Mapping[Orientation, TextArea],
) -> Iterator[str]:
    """The markup of each stretch, while the writer keeps account of the pages."""
    own, ruler, separator = iter(frame.own), Ruler(writer.styles, writer.area), writer.separator()
    previous = Layout()
    for index, (element, part) in enumerate(stretches):
        if not part and begins_page(next(element.iter(P), None)):
            writer.pages.turn(areas["portrait"].height)
        if not stretches[index].is_written:
            if element.tag == P:
                writer.pages.place(template_strip(element, ruler))
            yield next(own)
        else:
            if part:
                turned = previous != lay[index]
                markup = _part_markup(part, writer, areas[part.orientation], turned=turned, first=not index)
            else:
                markup = writer.drawing.own(element, writer) if writer.drawing else ""
            markup = with_tables_parted(markup, separator)
            yield _with_section_end(markup, frame.ends[index], separator) if index in frame.ends else markup
        previous = lay[index]


def _part_markup(part: Part, writer: BlockWriter, area: TextArea, *, turned: bool, first: bool) -> str:
    if part.new_page or turned:
        writer.pages.turn(area.height)
    # A section begins a page by itself.
    opening = Opening(page_break=part.new_page and not turned and not first, no_space_above=part.new_page or turned)
    return writer._replace(area=area).part(part, opening)


def text_areas(body: KnownElement) -> dict[Orientation, TextArea]:
    """The room for text on a page of each orientation, in points, after the template's page set-up."""
    size, margins = body.find(SECT_PR).find(w("pgSz")), body.find(SECT_PR).find(PG_MAR)
    short, long = sorted((int(size.get(w("w"))), int(size.get(w("h")))))
    sides = sum(int(margins.get(w(side)) or 0) for side in ("left", "right", "gutter"))
    ends = sum(abs(int(margins.get(w(end)))) for end in ("top", "bottom"))
    return {
        "portrait": TextArea((short - sides) / TWIPS_PER_POINT, (long - ends) / TWIPS_PER_POINT),
        "landscape": TextArea((long - sides) / TWIPS_PER_POINT, (short - ends) / TWIPS_PER_POINT),
    }


def _section_properties(template: KnownElement, layout: Layout, heads: Heads, *, first: bool) -> KnownElement:
    """The properties of a section of this layout, after the template's."""
    section = deepcopy(template)
    size = section.find(w("pgSz"))
    short, long = sorted((size.get(w("w")), size.get(w("h"))), key=int)
    lies = layout.orientation == "landscape"
    width, height = (long, short) if lies else (short, long)
    size.set(w("w"), width)
    size.set(w("h"), height)
    size.attrib.pop(w("orient"), None)
    if lies:
        size.set(w("orient"), "landscape")
    if first or heads.differ(template):
        heads.put_in(section, layout, leads_back=not first or section.find(TITLE_PG) is not None)
    for element in () if first else list(section.iterchildren(HEADER_REFERENCE, FOOTER_REFERENCE, TITLE_PG)):
        if not heads.differ(template) or element.tag == TITLE_PG or element.get(TYPE) == "first":
            section.remove(element)
    return section


def _end_section(element: KnownElement, properties: KnownElement, separator: KnownElement) -> None:
    """Ends a section in a paragraph of the template; below another element, in a copy of the separator."""
    if element.tag != P:
        element.addnext(deepcopy(separator))
        element = element.getnext()
    own = element.find(P_PR)
    if own is None:
        own = etree.Element(P_PR)
        element.insert(0, own)
    own.append(properties)


def _with_section_end(markup: str, properties: str, separator: str) -> str:
    """Blocks as they are written here, with the end of a section in their last paragraph or in a separator."""
    if markup.endswith(TABLE_END):
        markup += separator
    head, start, last = markup.rpartition("<w:p>")
    if not last.startswith("<w:pPr>"):
        return f"{head}{start}<w:pPr>{properties}</w:pPr>{last}"
    own, end, content = last.partition("</w:pPr>")
    return f"{head}{start}{own}{properties}{end}{content}"
