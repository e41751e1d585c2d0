"""What stands in a line: text, links, footnotes."""

import re
from collections.abc import Sequence
from typing import Final

from hfi_docs.document import Inline, LineBreak, Link, Note, PageNumber, Text
from hfi_docs.values.expressions import regex
from hfi_docs.values.labels import Language, label
from hfi_docs.web.markup import NOTHING, Attributes, Markup, element, joined, text

#: What a link may lead to outside the page; anything else is text.
_ADDRESS: Final = regex(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


class PageLines:
    """Writes the lines of one page, and keeps its footnotes; `anchors` is what there is to lead to."""

    def __init__(self, anchors: frozenset[str], language: Language) -> None:
        self._anchors = anchors
        self._language = language
        self._notes: list[Markup] = []
        self._given: set[str] = set()

    def line(self, inlines: Sequence[Inline]) -> Markup:
        """The markup of a line."""
        return joined(map(self._inline, inlines))

    def own_id(self, bookmark: str) -> str | None:
        """The id of what has this bookmark: the first that has it, for an id stands once."""
        if not bookmark or bookmark in self._given:
            return None
        self._given.add(bookmark)
        return bookmark

    def notes(self) -> Markup:
        """The footnotes so far, each with a link back to where it is referred to."""
        if not self._notes:
            return NOTHING
        head = element("h2", label("fotnoter", self._language), attributes={"id": "hfi-fotnoter"})
        items = (
            element("li", note, " ", self._back(number), attributes={"id": f"hfi-note-{number}"})
            for number, note in enumerate(self._notes, start=1)
        )
        named: Attributes = {"class": "notes", "role": "doc-endnotes", "aria-labelledby": "hfi-fotnoter"}
        return element("section", head, element("ol", *items), attributes=named)

    def _inline(self, inline: Inline) -> Markup:
        match inline:
            case Text():
                return _text(inline)
            case LineBreak():
                return element("br")
            case Link():
                return self._link(inline)
            case Note(inlines=inlines):
                return self._note(inlines)
            case PageNumber():
                return NOTHING
        raise TypeError(inline)

    def _link(self, link: Link) -> Markup:
        content = self.line(link.inlines)
        if link.anchor in self._anchors:
            look = None if link.shown else "quiet-link"
            return element("a", content, attributes={"href": f"#{link.anchor}", "class": look})
        return element("a", content, attributes={"href": link.url}) if _ADDRESS.fullmatch(link.url) else content

    def _note(self, inlines: Sequence[Inline]) -> Markup:
        # A footnote may itself hold one: its place is kept.
        number = len(self._notes) + 1
        self._notes.append(NOTHING)
        self._notes[number - 1] = self.line(inlines)
        named = {"href": f"#hfi-note-{number}", "id": f"hfi-fra-{number}", "role": "doc-noteref"}
        told = {"aria-label": f"{label('fotnote', self._language)} {number}"}
        return element("sup", element("a", str(number), attributes=named | told), attributes={"class": "note"})

    def _back(self, number: int) -> Markup:
        told = f"{label('til_teksten', self._language)} {number}"
        return element("a", "↩", attributes={"href": f"#hfi-fra-{number}", "role": "doc-backlink", "aria-label": told})


def _text(inline: Text) -> Markup:
    shown = inline.text
    found = text(shown) if "\t" not in shown else _tabbed(shown)
    if inline.raised:
        found = element("sup", found)
    if inline.quiet:
        found = element("span", found, attributes={"class": "quiet"})
    if inline.italic:
        found = element("em", found)
    return element("strong", found) if inline.bold else found


def _tabbed(shown: str) -> Markup:
    first, *others = shown.split("\t")
    tab = element("span", "\t", attributes={"class": "tab"})
    return text(first, *(piece for other in others for piece in (tab, other)))
