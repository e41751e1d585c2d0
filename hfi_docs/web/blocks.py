"""The blocks of a page, each by its kind."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import Any, Final

from hfi_docs.document import (
    Block,
    Caption,
    Contents,
    Figure,
    Heading,
    Link,
    List,
    Note,
    Origin,
    Paragraph,
    ParagraphRole,
    Part,
    Table,
)
from hfi_docs.document.walk import mark_of, resolution_run
from hfi_docs.values.labels import Language, label
from hfi_docs.web.inlines import PageLines
from hfi_docs.web.lists import PageLists
from hfi_docs.web.markup import Attributes, Markup, element, joined, text
from hfi_docs.web.tables import PageTables

#: What says where something is written, or "" where that is not known.
Place = Callable[[Origin], str]
_DEEPEST: Final = 6
_LOOKS: Final = {"attachment": "as-attachment", "case_line": "case-line", "in_short": "as-in-short"}
_PIXELS_PER_POINT: Final = 96 / 72


class PageBlocks:
    """Writes the blocks of one page in their order; `has_title`: it has one already."""

    def __init__(self, lines: PageLines, language: Language, place: Place | None, *, has_title: bool) -> None:
        self._lines = lines
        self._language = language
        self._place = place
        self._tables = PageTables(lines, self._inner, self._marks)
        self._lists = PageLists(lines, self._inner, self._marks)
        self._depth = int(has_title)
        self._chapters: dict[str, int] = {}

    def part(self, part: Part) -> Markup:
        """All blocks of a part; those that are proposed or adopted stand in a frame."""
        pieces: list[Markup] = []
        at = 0
        while at < len(part.blocks):
            run = resolution_run(part.blocks[at:])
            if run:
                pieces.append(element("div", *map(self.block, run), attributes={"class": mark_of(run[0])}))
            else:
                pieces.append(self.block(part.blocks[at]))
            at += len(run) or 1
        return joined(pieces)

    def block(self, block: Block) -> Markup:
        """The markup of a block."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case List():
                return self._lists.write(block)
            case Table():
                return self._tables.write(block)
            case Figure():
                return self._figure(block)
            case Caption():
                return element("p", self._tables.caption(block), attributes={"class": "caption", **self._marks(block)})
            case Contents():
                return self._contents(block)
        raise TypeError(block)

    def _marks(self, block: Any) -> Attributes:
        """The attribute that says where a block, a row, a cell or an item is written."""
        if self._place is None or block.origin is None:
            return {}
        found = self._place(block.origin)
        return {"data-place": found} if found else {}

    def _heading(self, heading: Heading) -> Markup:
        """A heading, one title a page, and none deeper than the one above it lets it be."""
        wanted = min(heading.level, _DEEPEST) if not self._depth else max(2, min(heading.level, _DEEPEST))
        level = min(wanted, self._depth + 1)
        self._depth = level
        look = heading.look or heading.level
        attributes: Attributes = {
            "id": self._lines.own_id(heading.bookmark),
            "class": _LOOKS[look] if isinstance(look, str) else f"as-{min(look, _DEEPEST)}" if look != level else None,
            **self._marks(heading),
        }
        return element(
            f"h{level}", self._number(heading.series), self._lines.line(heading.inlines), attributes=attributes
        )

    def _number(self, series: str) -> Markup:
        if not series:
            return text()
        self._chapters[series] = self._chapters.get(series, 0) + 1
        return element("span", f"{self._chapters[series]}. ", attributes={"class": "number"})

    def _paragraph(self, paragraph: Paragraph) -> Markup:
        line, marks = self._lines.line(paragraph.inlines), self._marks(paragraph)
        if paragraph.role == "quote":
            return element("blockquote", element("p", line), attributes=marks)
        return element("p", line, attributes={"class": _class_of(paragraph.role), **marks})

    def _inner(self, block: Block) -> Markup:
        """A block in an item or a cell, where a heading is a line."""
        if isinstance(block, Heading):
            line = element("strong", self._lines.line(block.inlines))
            return element("p", line, attributes={"id": self._lines.own_id(block.bookmark), **self._marks(block)})
        return self.block(block)

    def _figure(self, figure: Figure) -> Markup:
        image = figure.image
        attributes: Attributes = {
            "src": f"data:image/{image.kind};base64,{b64encode(image.content).decode()}",
            "alt": figure.alt,
            "width": round(image.width * _PIXELS_PER_POINT),
            "height": round(image.height * _PIXELS_PER_POINT),
        }
        shown = element("img", attributes=attributes)
        below = element("figcaption", self._tables.caption(figure.caption)) if figure.caption else text()
        return element("figure", shown, below, attributes=self._marks(figure))

    def _contents(self, contents: Contents) -> Markup:
        """A list of contents, whose lines lead where they say."""
        lines = (
            element(
                "li",
                self._lines.line((Link(_without_notes(entry.inlines), anchor=entry.anchor, shown=True),)),
                attributes={"class": f"level-{min(entry.level, 3)}"},
            )
            for entry in contents.entries
        )
        named = {"class": "contents", "aria-label": label("innhold", self._language), **self._marks(contents)}
        return element("nav", element("ol", *lines), attributes=named)


def _class_of(role: ParagraphRole) -> str | None:
    return None if role == "body" else role.replace("_", "-")


def _without_notes(inlines: Sequence[Any]) -> tuple[Any, ...]:
    """A footnote of a heading stands at the heading itself."""
    return tuple(inline for inline in inlines if not isinstance(inline, Note))
