"""Headers and footers of sections: made of the template's, so that each page says what it belongs to.

The paragraph of a header that names the paper is said anew for each section, up to its tab; a way back takes the place
of what stands after it. A tab at the right edge goes along when the page lies on its side.
"""

import posixpath
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cached_property
from itertools import count
from typing import Final, NamedTuple

from lxml import etree

from hfi_docs.document import Orientation
from hfi_docs.word.opc.writing import Relations
from hfi_docs.word.render.blocks import template_strip
from hfi_docs.word.render.markup import ParagraphFormat, paragraph
from hfi_docs.word.render.metrics import TWIPS_PER_POINT, TextArea
from hfi_docs.word.render.pages import Ruler
from hfi_docs.word.render.shell import drop_empty, paragraph_style, paragraph_text
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import (
    BASED_ON,
    CHILD_RANKS,
    DRAWING,
    FLD_CHAR,
    FOOTER_REFERENCE,
    HEADER_REFERENCE,
    MAIN_RELATIONSHIPS,
    P_PR,
    PG_MAR,
    R_RUN,
    TBL,
    TITLE_PG,
    TYPE,
    VAL,
    KnownElement,
    P,
    R,
    T,
    elements,
    parse,
    serialise,
    w,
)

_KINDS: Final = {HEADER_REFERENCE: "header", FOOTER_REFERENCE: "footer"}
_TAB, _TABS, _POS, _R_PR = w("tab"), w("tabs"), w("pos"), w("rPr")


class Layout(NamedTuple):
    """How the pages of a section lie, and what their heads say; "" is what the template says."""

    orientation: Orientation = "portrait"
    running: str = ""


class Said(NamedTuple):
    """What a header calls the paper, and the way back in each header, as markup; "" for none."""

    title: str
    back: str = ""


class Heads:
    """The headers and footers that a paper adds."""

    def __init__(
        self,
        parts: Mapping[str, bytes],
        relations: Relations,
        stories: dict[str, bytes],
        styles: StyleSheet,
        areas: Mapping[Orientation, TextArea],
        said: Said,
    ) -> None:
        self._parts, self._relations, self._styles = parts, relations, styles
        self._widths = {name: int(area.width * TWIPS_PER_POINT) for name, area in areas.items()}
        self._title, self._back = said
        self._made: dict[tuple[str, Layout, bool], str] = {}
        self._added = stories
        self._differ: bool | None = None

    def name_papers(self, section: KnownElement) -> bool:
        """Whether the headers can say what each page belongs to: they name the paper, or lead back."""
        headers = (self._part(each)[1] for each in section.iterchildren(HEADER_REFERENCE) if each.get(TYPE) != "first")
        return bool(self._back) or any(self._naming(parse(content)) is not None for content in headers)

    def differ(self, section: KnownElement) -> bool:
        """Whether sections have headers and footers of their own: for what they say, or for a tab at the edge."""
        if self._differ is None:
            mine = (each for each in section.iterchildren(*_KINDS) if each.get(TYPE) != "first")
            self._differ = self.name_papers(section) or any(self._at_edge(parse(self._part(each)[1])) for each in mine)
        return self._differ

    def put_in(self, section: KnownElement, layout: Layout, *, leads_back: bool) -> None:
        """Lets a section refer to its own headers and footers, where they are others than the template's."""
        for reference in list(section.iterchildren(*_KINDS)):
            if reference.get(TYPE) != "first":
                reference.set(f"{R}id", self._own(reference, layout, leads_back=leads_back and bool(self._back)))

    def _own(self, reference: KnownElement, layout: Layout, *, leads_back: bool) -> str:
        relation, kind = reference.get(f"{R}id"), _KINDS[reference.tag]
        if kind == "footer":
            layout, leads_back = Layout(layout.orientation), False
        key = (relation, layout, leads_back)
        if key not in self._made:
            self._made[key] = self._make(reference, kind, layout, leads_back=leads_back) or relation
        return self._made[key]

    def _make(self, reference: KnownElement, kind: str, layout: Layout, *, leads_back: bool) -> str:
        """The relation of a header or footer of its own; "" where the template's is as it should be."""
        source, content = self._part(reference)
        root = parse(content)
        drop_empty(root)
        said = kind == "header" and self._say(root, layout, leads_back=leads_back)
        moved = self._move_edge(root, layout.orientation)
        if not said and not moved:
            return ""
        taken = {*self._parts, *self._added}
        name = next(name for number in count(1) if (name := f"word/{kind}{number}.xml") not in taken)
        self._added[name] = serialise(root)
        own = self._parts.get(_relations_of(source))
        if own:
            self._added[_relations_of(name)] = own
        return self._relations.story(kind, posixpath.basename(name))

    def _say(self, root: KnownElement, layout: Layout, *, leads_back: bool) -> bool:
        """Whether the header has been given something else to say."""
        naming = self._naming(root)
        if naming is None:
            if leads_back:
                self._add_line(root, layout)
            return leads_back
        if not layout.running and not leads_back:
            return False
        self._rewrite(naming, layout.running, leads_back=leads_back)
        if leads_back:
            self._set_right_tab(naming, self._widths["portrait"])
        return True

    def _naming(self, root: KnownElement) -> KnownElement | None:
        """The paragraph that names the paper, where it holds text alone."""
        named = (each for each in root.iter(P) if self._title and self._title in paragraph_text(each))
        plain = (each for each in named if next(each.iter(DRAWING, FLD_CHAR), None) is None)
        return next((each for each in plain if next(each.iterancestors(TBL), None) is None), None)

    def _rewrite(self, naming: KnownElement, running: str, *, leads_back: bool) -> None:
        """Says what the section is up to the tab, and the way back after it."""
        pieces = list(naming.iterchildren(R_RUN))
        at = next((index for index, run in enumerate(pieces) if run.find(_TAB) is not None), len(pieces))
        if running:
            look = pieces[0].find(_R_PR)
            for run in pieces[:at]:
                naming.remove(run)
            naming.insert(0 if naming.find(P_PR) is None else 1, _run(running, look))
        if leads_back:
            for run in pieces[at:]:
                naming.remove(run)
            naming.extend(elements(f"<w:r><w:tab/></w:r>{self._back}"))

    def _add_line(self, root: KnownElement, layout: Layout) -> None:
        """A line of the program's own below a header that does not name the paper."""
        first = next(root.iterchildren(P), None)
        style = None if first is None else paragraph_style(first)
        line = elements(paragraph(ParagraphFormat(style or ""), ""))[0]
        line.append(_run(layout.running or self._title, None))
        line.extend(elements(f"<w:r><w:tab/></w:r>{self._back}"))
        root.append(line)
        self._set_right_tab(line, self._widths["portrait"])

    def _move_edge(self, root: KnownElement, orientation: Orientation) -> bool:
        """Whether a tab at the right edge of pages that lie the other way has been moved to that of these."""
        found = self._at_edge(root, "portrait" if orientation == "landscape" else "landscape")
        for each in found:
            self._set_right_tab(each, self._widths[orientation])
        return bool(found)

    def _at_edge(self, root: KnownElement, orientation: Orientation = "portrait") -> list[KnownElement]:
        """The paragraphs with a tab to the right edge of such a page."""
        tabbed = (each for each in root.iter(P) if each.find(f"{R_RUN}/{_TAB}") is not None)
        return [each for each in tabbed if self._widths[orientation] in self._stops(each)]

    def _stops(self, tabbed: KnownElement) -> set[int]:
        own = tabbed.find(f"{P_PR}/{_TABS}")
        written = () if own is None else own.iterchildren(_TAB)
        return {int(stop.get(_POS)) for stop in written} | self._style_stops(paragraph_style(tabbed))

    def _style_stops(self, style_id: str | None) -> set[int]:
        """Where the tabs of a style stop, those of the styles that it builds on included, in twips."""
        found: set[int] = set()
        seen: set[str] = set()
        while (name := self._styles.name_of(style_id)) not in seen:
            seen.add(name)
            style = self._styles.names.get(name.casefold())
            if style is None:
                break
            found |= {int(stop.get(_POS)) for stop in style.iterfind(f"{P_PR}/{_TABS}/{_TAB}")}
            based = style.find(BASED_ON)
            style_id = None if based is None else based.get(VAL)
        return found

    def _set_right_tab(self, tabbed: KnownElement, width: int) -> None:
        """One tab stop, at the right edge of the text; those of the style are cleared."""
        stops = self._stops(tabbed)
        if stops == {width}:
            return
        properties = tabbed.find(P_PR)
        if properties is None:
            properties = etree.Element(P_PR)
            tabbed.insert(0, properties)
        for old in properties.findall(_TABS):
            properties.remove(old)
        tabs = etree.Element(_TABS)
        for stop in sorted(stops - {width}):
            etree.SubElement(tabs, _TAB, {VAL: "clear", _POS: f"{stop}"})
        etree.SubElement(tabs, _TAB, {VAL: "right", _POS: f"{width}"})
        ranks = CHILD_RANKS[P_PR]
        later = (each for each in properties if ranks.get(each.tag, 0) > ranks[_TABS])
        following = next(later, None)
        if following is None:
            properties.append(tabs)
        else:
            following.addprevious(tabs)

    def _part(self, reference: KnownElement) -> tuple[str, bytes]:
        name = self._targets[reference.get(f"{R}id")]
        return name, self._parts[name]

    @cached_property
    def _targets(self) -> dict[str, str]:
        relations = parse(self._parts[MAIN_RELATIONSHIPS])
        return {
            each.get("Id"): posixpath.normpath(posixpath.join("word", each.get("Target"))).lstrip("/")
            for each in relations
        }


def layouts(parts: Iterator[tuple[Orientation, str, bool]], *, names_papers: bool) -> Iterator[Layout]:
    """The layout of each stretch of a body, of how it lies, what its head says, and whether it begins a page."""
    current = Layout()
    for orientation, running, new_page in parts:
        begins = new_page or orientation != current.orientation
        says = running if running and begins and names_papers else current.running
        current = Layout(orientation, says)
        yield current


def _run(text: str, look: KnownElement | None) -> KnownElement:
    run = etree.Element(R_RUN)
    if look is not None:
        run.append(deepcopy(look))
    piece = etree.SubElement(run, T)
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _relations_of(part: str) -> str:
    folder, _, base = part.rpartition("/")
    return f"{folder}/_rels/{base}.rels"


def letterhead_overhang(section: KnownElement, parts: Mapping[str, bytes], ruler: Ruler) -> float:
    """How far the header of the first page reaches down into the room for text, in points."""
    content = parts.get(letterhead_part(section, parts))
    if content is None:
        return 0.0
    margins = section.find(PG_MAR)
    top, header = (int(margins.get(w(name)) or 0) / TWIPS_PER_POINT for name in ("top", "header"))
    return max(header + story_height(content, ruler) - abs(top), 0.0)


def story_height(content: bytes, ruler: Ruler) -> float:
    """How high the paragraphs of a header or footer are, one below the other, in points."""
    height, after = 0.0, 0.0
    for each in parse(content).iter(P):
        strip = template_strip(each, ruler)
        height += max(after, strip.before) + strip.height
        after = strip.after
    return height + after


def letterhead_part(section: KnownElement, parts: Mapping[str, bytes]) -> str:
    """The name of the header of the first page; "" where it has none."""
    kind = "default" if section.find(TITLE_PG) is None else "first"
    wanted = [item.get(f"{R}id") for item in section.iterchildren(HEADER_REFERENCE) if item.get(TYPE) == kind]
    for relation in parse(parts[MAIN_RELATIONSHIPS]):
        if relation.get("Id") in wanted:
            return posixpath.normpath(posixpath.join("word", relation.get("Target"))).lstrip("/")
    return ""
