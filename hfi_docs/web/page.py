"""A paper as one web page: a whole file that needs nothing else, and runs nothing."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.document import Block, Caption, Figure, Heading, Link, List, Part, Properties, Table
from hfi_docs.values.labels import Language, label
from hfi_docs.web.blocks import PageBlocks, Place
from hfi_docs.web.inlines import PageLines
from hfi_docs.web.markup import NOTHING, Markup, element, joined, text

_LOOK: Final = Path(__file__).with_name("page.css")
_MAIN: Final = "hfi-innhold"


class WebPage(NamedTuple):
    """A paper from its first word to its last, the template's own words among them.

    `letterhead` stands above it; `way_back` leads from each paper in it to its agenda.
    """

    properties: Properties
    parts: tuple[Part, ...]
    letterhead: tuple[Block, ...] = ()
    way_back: Link | None = None


def html(page: WebPage, *, place: Place | None = None) -> str:
    """The page as one file; the same page gives the same text.

    `place` gives what `data-place` says of where a block, a row, a cell or an item is written, "" for nothing.
    """
    properties = page.properties
    language: Language = "nn" if properties.language.startswith("nn") else "nb"
    lines = PageLines(frozenset(_anchors(page.parts)), language)
    needs_title = not _has_title(page.parts)
    blocks = PageBlocks(lines, language, place, has_title=needs_title)
    letterhead = joined(map(blocks.block, page.letterhead))
    title = element("h1", properties.title, attributes={"class": "heard"}) if needs_title else NOTHING
    content = [title, *_parts(page, blocks, lines), lines.notes()]
    skip = element("a", label("hopp_til_innholdet", language), attributes={"class": "skip", "href": f"#{_MAIN}"})
    body = (
        skip,
        element("header", letterhead) if letterhead else NOTHING,
        element("main", *content, attributes={"id": _MAIN, "tabindex": -1}),
    )
    whole = element("html", _head(properties), element("body", *body), attributes={"lang": language})
    return f"<!DOCTYPE html>\n{whole}\n"


@cache
def look() -> str:
    """The style sheet of every page."""
    return _LOOK.read_text(encoding="utf-8")


def _head(properties: Properties) -> Markup:
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "author": properties.organisation or properties.author,
        "description": properties.subject,
        "keywords": ", ".join(filter(None, (properties.keywords, properties.category))),
        "dcterms.creator": properties.author,
        "dcterms.date": properties.created.isoformat() if properties.created else "",
        "dcterms.language": properties.language,
    }
    return element(
        "head",
        element("meta", attributes={"charset": "utf-8"}),
        element("title", properties.title),
        *(element("meta", attributes={"name": name, "content": said}) for name, said in named.items() if said),
        element("style", Markup(look())),
    )


def _parts(page: WebPage, blocks: PageBlocks, lines: PageLines) -> Iterator[Markup]:
    """The parts, each way round; above each that begins a page, the way back."""
    back = element("p", lines.line((page.way_back,)), attributes={"class": "way-back"}) if page.way_back else NOTHING
    for part in page.parts:
        looks = [name for name, has in (("lies", part.orientation == "landscape"), ("new-page", part.new_page)) if has]
        differs = part.language and not page.properties.language.startswith(part.language)
        around = {"class": " ".join(looks) or None, "lang": part.language if differs else None}
        content = text(back if part.new_page else NOTHING, blocks.part(part))
        yield element("div", content, attributes=around) if any(around.values()) else content


def _has_title(parts: Sequence[Part]) -> bool:
    """Whether the first heading is a title; those below can only stand under one."""
    headings = (block for part in parts for block in part.blocks if isinstance(block, Heading))
    first = next(headings, None)
    return first is not None and first.level == 1


def _anchors(parts: Sequence[Part]) -> Iterator[str]:
    """What links can lead to."""
    return (anchor for part in parts for block in part.blocks for anchor in _own_anchors(block) if anchor)


def _own_anchors(block: Block) -> Iterator[str]:
    match block:
        case Heading(bookmark=bookmark) | Caption(bookmark=bookmark):
            yield bookmark
        case Table(caption=Caption(bookmark=bookmark)) | Figure(caption=Caption(bookmark=bookmark)):
            yield bookmark
        case List(items=items):
            yield from (anchor for item in items for inner in item.blocks for anchor in _own_anchors(inner))
