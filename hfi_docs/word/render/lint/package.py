"""A package read once: parts as trees with an index of their elements, relationships and content types."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias
from urllib.parse import unquote

from lxml import etree

from hfi_docs.word.render.contract import MAIN
from hfi_docs.word.render.lint.archive import Archive
from hfi_docs.word.render.lint.element import Fault, child, child_value, integer, xpath
from hfi_docs.word.render.lint.part import XmlPart
from hfi_docs.word.render.xml import (
    BASED_ON,
    COMMENTS,
    DOCUMENT,
    ENDNOTES,
    FOOTNOTES,
    FTR,
    HDR,
    MC,
    OUTLINE_LVL,
    P_PR,
    RELATIONSHIP,
    STYLE,
    STYLE_ID,
    STYLE_NAME,
    TYPES,
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

#: The uses of styles whose names stand in a list, each between spaces.
_STYLED = xpath("//w:pStyle[contains($names, concat(' ', @w:val, ' '))]")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


def read_headings(main: XmlPart, styles: Iterable[Element]) -> tuple[LeveledParagraph, ...]:
    """The headings of a document, in order."""
    by_id = {style.get(STYLE_ID, ""): style for style in styles}
    levels = {name: level for name, style in by_id.items() if (level := _level(style, by_id))}
    uses = main.find(_STYLED, names=f" {' '.join(levels)} ")
    # An id that holds a space may be a stretch of the list.
    found = ((levels.get(use.get(VAL, "")), next(use.iterancestors(P), None)) for use in uses)
    return tuple((level, paragraph) for level, paragraph in found if level and paragraph is not None)


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
    properties = child(style, P_PR)
    mark = None if properties is None else child(properties, OUTLINE_LVL)
    level = None if mark is None else integer(mark, VAL)
    # Word counts outline levels from 0; 9 stands for body text.
    return None if level is None else (level + 1) % 10


CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELS = "_rels/.rels"
# Word reads the Choice beside a Fallback, and the properties beside those that a tracked change remembers.
_NOT_IN_FORCE = (
    f"{MC}Fallback",
    *(f"{W}{name}Change" for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")),
)
_STORIES = frozenset({DOCUMENT, HDR, FTR, FOOTNOTES, ENDNOTES, COMMENTS})


class Relationship(NamedTuple):
    """One line of a `.rels` part; `target` is a part name, or the address when the target is external."""

    id: str
    kind: str
    target: str
    external: bool

    def is_kind(self, name: str) -> bool:
        """Whether the type ends with this name; the namespaces before it differ between writers."""
        return self.kind.rpartition("/")[2] == name


class ContentTypes(NamedTuple):
    """What `[Content_Types].xml` says, with lower-case keys, and the keys it says twice."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]
    repeated: tuple[str, ...]

    def of(self, name: str) -> str | None:
        """The content type of a part, None when nothing covers it."""
        # Not splitext: to it `.rels` is a hidden file without an extension.
        extension = name.rpartition("/")[2].rpartition(".")[2].lower()
        return self.overrides.get(name.lower()) or self.defaults.get(extension)


@dataclass(frozen=True, eq=False)
class WordPackage:
    """Everything the rules look at. `broken` maps a part that is no usable XML to the reason."""

    contents: Mapping[str, bytes]
    parts: Mapping[str, XmlPart]
    broken: Mapping[str, str]
    _relationships: dict[str, tuple[Relationship, ...]] = field(default_factory=dict)

    @cached_property
    def types(self) -> ContentTypes:
        """The content types, empty when the part is missing."""
        part = self.parts.get(CONTENT_TYPES)
        items = [] if part is None else [_type_entry(item) for item in part.root]
        keys = [key for key, _ in items]
        return ContentTypes(
            defaults={key: kind for key, kind in items if not key.startswith("/")},
            overrides={key[1:]: kind for key, kind in items if key.startswith("/")},
            repeated=tuple(sorted({key for key in keys if keys.count(key) > 1})),
        )

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """The relationships of a part; the empty name stands for the package itself."""
        if source not in self._relationships:
            part = self.parts.get(rels_name(source))
            items: Iterable[Element] = () if part is None else part.root.iterchildren(RELATIONSHIP)
            self._relationships[source] = tuple(_relationship(item, source) for item in items)
        return self._relationships[source]

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """Names of the parts that a part points at with this kind of relationship."""
        return tuple(item.target for item in self.relationships(source) if item.is_kind(kind))

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


def rels_name(source: str) -> str:
    """The name of the part that holds the relationships of `source`."""
    folder, _, name = source.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_name(rels: str) -> str:
    """The part whose relationships a `.rels` part holds; the inverse of `rels_name`."""
    folder, _, name = rels.rpartition("/")
    return posixpath.join(folder.removesuffix("_rels"), name.removesuffix(".rels"))


def read_package(archive: Archive) -> WordPackage:
    """Parse every XML part once; a part that does not parse is noted and left out."""
    parts: dict[str, XmlPart] = {}
    broken: dict[str, str] = {}
    for name, data in archive.contents.items():
        if name.lower().endswith((".xml", ".rels")):
            try:
                # The document is every paper's own; most other parts are the template's, and the same in all papers.
                parts[name] = _read_part(name, data) if name == MAIN else _shared_part(name, data)
            except (etree.XMLSyntaxError, _DoctypeError) as error:
                broken[name] = _reason(error)
    return WordPackage(archive.contents, parts, broken)


class _DoctypeError(Exception):
    """A document type declaration, which packages may not have and which could hide entities."""


def _read_part(name: str, data: bytes) -> XmlPart:
    return XmlPart(name, data, _parse(data))


_shared_part = lru_cache(maxsize=64)(_read_part)


def _parse(data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _DoctypeError
    for element in list(root.iter(*_NOT_IN_FORCE)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return root


def _reason(error: Exception) -> str:
    if isinstance(error, etree.XMLSyntaxError):
        return f"Delen er ikke velformet XML (linje {error.lineno}, tegn {error.offset})."
    return "Delen har en dokumenttypeerklæring (DOCTYPE); det er ikke tillatt."


def _type_entry(item: Element) -> tuple[str, str]:
    key = item.get("PartName", "/") if item.tag == f"{TYPES}Override" else item.get("Extension", "")
    return key.lower(), item.get("ContentType", "")


def _relationship(item: Element, source: str) -> Relationship:
    external = item.get("TargetMode") == "External"
    target = item.get("Target", "")
    if not external:
        target = _resolve(target, source)
    return Relationship(item.get("Id", ""), item.get("Type", ""), target, external)


def _resolve(target: str, source: str) -> str:
    path = unquote(target.partition("#")[0])
    if not path:
        return source
    folder = posixpath.dirname(source)
    return path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
