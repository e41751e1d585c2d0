"""The heads of blank pages: what the section around says, with the attachment in place of what it names."""

import posixpath
from collections.abc import Iterator
from typing import Final

from hfi_docs.document import Orientation
from hfi_docs.values.expressions import regex
from hfi_docs.values.words import shortened
from hfi_docs.word.opc.writing import Relations, put_stories
from hfi_docs.word.render.body import text_areas
from hfi_docs.word.render.heads import Heads, Layout, Said, story_height
from hfi_docs.word.render.metrics import TWIPS_PER_POINT
from hfi_docs.word.render.pages import Ruler
from hfi_docs.word.render.shell import paragraph_text
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import (
    ANCHOR,
    BOOKMARK_START,
    FOOTER_REFERENCE,
    HEADER_REFERENCE,
    HYPERLINK,
    MAIN_RELATIONSHIPS,
    NAME,
    NUMBERING,
    PG_MAR,
    R_RUN,
    STYLE_SHEET,
    TBL,
    TYPE,
    WP,
    KnownElement,
    P,
    R,
    T,
    parse,
    w,
)

_MARK: Final = "  ·  "
_EMU_PER_POINT: Final = 12_700
#: The heading of an attachment in a packet: «Vedlegg 3 til sak 13/26: Handlingsplan».
_HEADING: Final = regex(r"(?P<name>\w+\s\d+) til (?P<case>[^:]+): (?P<title>.*)")
#: The bookmark above the table that lists what a packet holds.
_AGENDA: Final = "saksliste"
_TAB, _ID = w("tab"), f"{R}id"


class InsetHeads:
    """The headers and footers that blank pages add to a packet."""

    def __init__(self, parts: dict[str, bytes], body: KnownElement) -> None:
        self._parts, self._body = parts, body
        self._relations, self._stories = Relations(parts[MAIN_RELATIONSHIPS]), dict[str, bytes]()
        self._targets = {
            each.get("Id"): posixpath.normpath(posixpath.join("word", each.get("Target"))).lstrip("/")
            for each in parse(parts[MAIN_RELATIONSHIPS])
        }
        self._styles = StyleSheet(parse(parts[STYLE_SHEET]), parse(parts[NUMBERING]))
        self._areas = text_areas(body)
        self._made: dict[str, Heads] = {}
        #: The relation that each one made here was made of.
        self._given: dict[str, str] = {}

    def dress(self, section: KnownElement, lie: Orientation, anchor: str) -> None:
        """Lets a section of blank pages say which attachment they are, with its tabs at the edge."""
        references = list(section.iterchildren(HEADER_REFERENCE, FOOTER_REFERENCE))
        given = [self._given.get(each.get(_ID), each.get(_ID)) for each in references]
        for each, relation in zip(references, given, strict=True):
            each.set(_ID, relation)
        said = next(self._running(section), "")
        heads = self._made.setdefault(
            said, Heads(self._parts, self._relations, self._stories, self._styles, self._areas, Said(said))
        )
        heads.put_in(section, Layout(lie, self._named(anchor, said) if said else ""), leads_back=False)
        self._given |= {each.get(_ID): relation for each, relation in zip(references, given, strict=True)}

    def foot(self, section: KnownElement) -> float:
        """How far above the edge of the paper the text of a section ends: its margin, or a footer that is higher."""
        margins = section.find(PG_MAR)
        margin, distance = (abs(int(margins.get(w(name)) or 0)) / TWIPS_PER_POINT for name in ("bottom", "footer"))
        ruler = Ruler(self._styles, self._areas["portrait"])
        feet = (each for each in section.iterchildren(FOOTER_REFERENCE) if each.get(TYPE) != "first")
        parts = [self._parts[self._part(each)] for each in feet]
        return max([margin, *(distance + max(story_height(each, ruler), _highest_picture(each)) for each in parts)])

    def put_in(self, parts: dict[str, bytes]) -> None:
        """Puts what has been made among the parts of the packet."""
        put_stories(parts, self._stories)
        parts[MAIN_RELATIONSHIPS] = self._relations.content()

    def _running(self, section: KnownElement) -> Iterator[str]:
        """What a header of the section says before the way back, where it says what its pages belong to."""
        for reference in section.iterchildren(HEADER_REFERENCE):
            if reference.get(TYPE) == "first":
                continue
            for line in parse(self._parts[self._part(reference)]).iter(P):
                text = _up_to_tab(line)
                if line.find(HYPERLINK) is not None and text:
                    yield text

    def _part(self, reference: KnownElement) -> str:
        """The name of the part that a reference was made of."""
        relation = reference.get(_ID)
        return self._targets[self._given.get(relation, relation)]

    def _named(self, anchor: str, said: str) -> str:
        """«Sak 13/26  ·  Vedlegg 3 Handlingsplan», and after it what the section says more, as when it was revised."""
        heading = next((mark.getparent() for mark in self._body.iter(BOOKMARK_START) if mark.get(NAME) == anchor), None)
        found = None if heading is None else _HEADING.fullmatch(paragraph_text(heading))
        if found is None:
            return said
        case = f"{found['case'][:1].upper()}{found['case'][1:]}"
        head, *more = said.split(_MARK)
        title = self._listed(anchor) or shortened(found["title"])
        return _MARK.join((case, f"{found['name']} {title}", *(more[1:] if head == case else ())))

    def _listed(self, anchor: str) -> str:
        """The title that the agenda lists an attachment under."""
        agenda = next((mark.getparent() for mark in self._body.iter(BOOKMARK_START) if mark.get(NAME) == _AGENDA), None)
        table = None if agenda is None else next(agenda.itersiblings(TBL), None)
        links = () if table is None else table.iter(HYPERLINK)
        titles = (paragraph_text(link) for link in links if link.get(ANCHOR) == anchor)
        return next((title for title in titles if title and not title.isdigit()), "")


def _highest_picture(content: bytes) -> float:
    """The height of the highest picture that stands among the text of a story, in points."""
    sizes = (extent.get("cy") for extent in parse(content).iterfind(f".//{WP}inline/{WP}extent"))
    return max((int(size) / _EMU_PER_POINT for size in sizes), default=0.0)


def _up_to_tab(line: KnownElement) -> str:
    texts: list[str] = []
    for run in line.iterchildren(R_RUN):
        if run.find(_TAB) is not None:
            break
        texts += [piece.text or "" for piece in run.iterchildren(T)]
    return "".join(texts).strip()
