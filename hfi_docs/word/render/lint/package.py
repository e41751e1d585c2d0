"""A package read once: parts as trees with an index of their elements, relationships and content types."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.opc.archive import CONTENT_TYPES
from hfi_docs.word.opc.package import ContentTypes, Relation, read_content_types, read_relations, relations_name
from hfi_docs.word.opc.xml import parse_xml
from hfi_docs.word.render.lint.element import Fault, child, child_value, integer
from hfi_docs.word.render.lint.part import XmlPart
from hfi_docs.word.render.vocabulary import (
    BASED_ON,
    COMMENTS,
    DOCUMENT,
    ENDNOTES,
    FOOTNOTES,
    FTR,
    HDR,
    MAIN,
    MC,
    OUTLINE_LVL,
    P_PR,
    STYLE,
    STYLE_ID,
    STYLE_NAME,
    VAL,
    Element,
    P,
    W,
)


class Breach(NamedTuple):
    """One fault in a built document. `part` is the name inside the package, empty for the file as a whole."""

    code: str
    part: str
    message: str


#: The level, counted from 1, and the paragraph.
LeveledParagraph: TypeAlias = tuple[int, Element]

_HEADING = regex(r"heading ([1-9])", re.IGNORECASE)


def read_headings(main: XmlPart, styles: Iterable[Element]) -> tuple[LeveledParagraph, ...]:
    """The headings of a document, in order."""
    by_id = {style.get(STYLE_ID, ""): style for style in styles}
    used = {name for name, _ in main.paragraph_styles}
    levels = {name: level for name in used if name in by_id and (level := _level(by_id[name], by_id))}
    uses = ((levels.get(name, 0), next(use.iterancestors(P), None)) for name, use in main.paragraph_styles)
    told = ((_outline(item), level, item) for level, item in uses if item is not None)
    return tuple((shown, item) for own, level, item in told if (shown := level if own is None else own))


def _level(style: Element, by_id: Mapping[str, Element]) -> int:
    """The level that a style gives, by its name, its own outline level, or what it is based on; 0 for none."""
    seen: set[str] = set()
    current: Element | None = style
    while current is not None and current.get(STYLE_ID, "") not in seen:
        seen.add(current.get(STYLE_ID, ""))
        named = _HEADING.fullmatch(child_value(current, STYLE_NAME))
        if named:
            return int(named[1])
        outline = _outline(current)
        if outline is not None:
            return outline
        current = by_id.get(child_value(current, BASED_ON))
    return 0


def _outline(style: Element) -> int | None:
    """The level that a style or a paragraph itself says; 0 for body text."""
    properties = child(style, P_PR)
    mark = None if properties is None else child(properties, OUTLINE_LVL)
    level = None if mark is None else integer(mark, VAL)
    # Word counts outline levels from 0; 9 stands for body text.
    return None if level is None else (level + 1) % 10


# Word reads the Choice beside a Fallback, and the properties beside those that a tracked change remembers.
_NOT_IN_FORCE = (
    f"{MC}Fallback",
    *(f"{W}{name}Change" for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")),
)
_STORIES = frozenset({DOCUMENT, HDR, FTR, FOOTNOTES, ENDNOTES, COMMENTS})


class WordPackage:
    """Everything the rules look at. `broken` maps a part that is no usable XML to the reason."""

    def __init__(self, contents: Mapping[str, bytes], parts: Mapping[str, XmlPart], broken: Mapping[str, str]) -> None:
        self.contents = contents
        self.parts = parts
        self.broken = broken
        self._relations: dict[str, tuple[Relation, ...]] = {}

    @cached_property
    def types(self) -> ContentTypes:
        """The content types, empty when the part is missing."""
        part = self.parts.get(CONTENT_TYPES)
        return read_content_types(None if part is None else part.root)

    def relations(self, source: str) -> tuple[Relation, ...]:
        """The relations of a part; the empty name stands for the package itself."""
        if source not in self._relations:
            part = self.parts.get(relations_name(source))
            self._relations[source] = read_relations(None if part is None else part.root, source)
        return self._relations[source]

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """Names of the parts that a part points at with this kind of relationship."""
        return tuple(item.target for item in self.relations(source) if item.kind == kind)

    @cached_property
    def main(self) -> XmlPart | None:
        """The document part, when there is one that holds a document."""
        parts = [self.parts.get(name) for name in self.related("", "officeDocument")]
        return next((part for part in parts if part is not None and part.root.tag == DOCUMENT), None)

    def main_related(self, kind: str) -> XmlPart | None:
        """The part of one kind that belongs to the document, such as its styles."""
        names = self.related(self.main.name, kind) if self.main else ()
        return next((self.parts[name] for name in names if name in self.parts), None)

    @cached_property
    def styles(self) -> XmlPart | None:
        """The document's styles."""
        return self.main_related("styles")

    @cached_property
    def headings(self) -> tuple[LeveledParagraph, ...]:
        """The document's headings with their levels."""
        return read_headings(self.main, self.styles.all(STYLE)) if self.main and self.styles else ()

    @cached_property
    def numbering(self) -> XmlPart | None:
        """The document's list definitions."""
        return self.main_related("numbering")

    @cached_property
    def stories(self) -> tuple[XmlPart, ...]:
        """The parts with text: document, headers, footers, notes and comments; none without a document."""
        return tuple(part for part in self.parts.values() if self.main and part.root.tag in _STORIES)

    @cached_property
    def marked_up(self) -> tuple[XmlPart, ...]:
        """The stories, and the two parts that define looks with the same vocabulary."""
        return (*self.stories, *(part for part in (self.styles, self.numbering) if part is not None))


Rule: TypeAlias = Callable[[WordPackage], Iterator[Fault]]


def read_package(contents: Mapping[str, bytes]) -> WordPackage:
    """Parse every XML part once; a part that does not parse is noted and left out."""
    parts: dict[str, XmlPart] = {}
    broken: dict[str, str] = {}
    for name, data in contents.items():
        if name.lower().endswith((".xml", ".rels")):
            try:
                # The document is every paper's own; most other parts are the template's, and the same in all papers.
                parts[name] = _read_part(name, data) if name == MAIN else _shared_part(name, data)
            except UnreadableError as error:
                broken[name] = error.message
    return WordPackage(contents, parts, broken)


def _read_part(name: str, data: bytes) -> XmlPart:
    root = parse_xml(data, name)
    for element in list(root.iter(*_NOT_IN_FORCE)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return XmlPart(name, data, root)


_shared_part = lru_cache(maxsize=64)(_read_part)
