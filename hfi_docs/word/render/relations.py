"""The relationships of a part: web addresses that links lead to, pictures, footnotes."""

import re

from hfi_docs.word.render.markup import xml_attribute

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_END = b"</Relationships>"
_NONE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_ID = re.compile(rb'\bId="([^"]+)"')


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

    @property
    def changed(self) -> bool:
        """Whether anything has been added."""
        return bool(self._ids)

    def content(self) -> bytes:
        """The relationships part with what is new."""
        added = "".join(_relationship(kind, target, name) for (kind, target), name in self._ids.items())
        head, end, tail = self._relationships.rpartition(_END)
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


def _relationship(kind: str, target: str, name: str) -> str:
    mode = ' TargetMode="External"' if kind == "hyperlink" else ""
    return f'<Relationship Id="{name}" Type="{_KINDS}{kind}" Target={xml_attribute(target)}{mode}/>'
