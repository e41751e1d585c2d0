"""What is written into a package: text as XML, and additions to its lists of relations and of content types.

The standard library's `xml.sax.saxutils` escapes too, but imports a web client (14 ms).
"""

import posixpath
import re
from collections.abc import Iterable, Mapping

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.archive import CONTENT_TYPES

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS_END = b"</Relationships>"
_TYPES_END = b"</Types>"
_EXTENSION = rb'<Default\b[^>]*\bExtension="([^"]+)"'
_STORY_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_NONE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_ID = regex(rb'\bId="([^"]+)"')


def xml_text(text: str) -> str:
    """The text between two tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def xml_attribute(text: str) -> str:
    """The text as an attribute value, its quotes included."""
    escaped = xml_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f'"{escaped}"'


class Relations:
    """What a paper adds to the relationships of a part, each target once; `relationships` is empty when it has none."""

    def __init__(self, relationships: bytes = b"") -> None:
        self._relationships = relationships or _NONE
        self._used = {match.decode() for match in _ID.findall(self._relationships)}
        self._ids: dict[tuple[str, str], str] = {}

    def link(self, url: str) -> str:
        """The relationship id of a web address."""
        return self._add("hyperlink", url, "rIdLenke")

    def image(self, target: str) -> str:
        """The relationship id of a picture, by its place relative to the part."""
        return self._add("image", target, "rIdBilde")

    def footnotes(self, target: str) -> str:
        """The relationship id of the footnotes."""
        return self._add("footnotes", target, "rIdFotnoter")

    def story(self, kind: str, target: str) -> str:
        """The relationship id of a header or a footer."""
        return self._add(kind, target, "rIdHode" if kind == "header" else "rIdFot")

    @property
    def changed(self) -> bool:
        """Whether anything has been added."""
        return bool(self._ids)

    def content(self) -> bytes:
        """The relationships part with what is new."""
        added = "".join(_relationship(kind, target, name) for (kind, target), name in self._ids.items())
        head, end, tail = self._relationships.rpartition(_RELATIONS_END)
        return head + added.encode() + end + tail

    def _add(self, kind: str, target: str, prefix: str) -> str:
        if (kind, target) not in self._ids:
            self._ids[kind, target] = self._free_id(prefix)
        return self._ids[kind, target]

    def _free_id(self, prefix: str) -> str:
        name = f"{prefix}{1 + sum(used.startswith(prefix) for used in self._ids.values())}"
        while name in self._used:
            name += "x"
        return name


def with_defaults(content_types: bytes, kinds: Iterable[str]) -> bytes:
    """The content types with the picture formats («png», «jpeg») that they do not name yet."""
    known = {found.decode().lower() for found in re.findall(_EXTENSION, content_types)}
    added = (
        f'<Default Extension="{kind}" ContentType="image/{kind}"/>' for kind in sorted(set(kinds)) if kind not in known
    )
    # Word does not heed the order of the list.
    return _with_type(content_types, "".join(added))


def with_override(content_types: bytes, part: str, content_type: str) -> bytes:
    """The content types with one more part."""
    return _with_type(content_types, f'<Override PartName="/{part}" ContentType="{content_type}"/>')


def put_stories(parts: dict[str, bytes], stories: Mapping[str, bytes]) -> None:
    """Puts new headers and footers, and their relations, among the parts of a package."""
    for name, content in stories.items():
        parts[name] = content
        if name.endswith(".xml"):
            kind = posixpath.basename(name).rstrip("0123456789.xml")
            parts[CONTENT_TYPES] = with_override(parts[CONTENT_TYPES], name, _STORY_TYPE.format(kind))


def _relationship(kind: str, target: str, name: str) -> str:
    mode = ' TargetMode="External"' if kind == "hyperlink" else ""
    return f'<Relationship Id="{name}" Type="{_KINDS}{kind}" Target={xml_attribute(target)}{mode}/>'


def _with_type(content_types: bytes, added: str) -> bytes:
    head, end, tail = content_types.rpartition(_TYPES_END)
    return head + added.encode() + end + tail
