"""The relationships of the main part: web addresses that links lead to."""

import re

from hfi_docs.render.escape import xml_attribute

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_END = b"</Relationships>"


class Links:
    """The web addresses that a paper adds to its template's relationships, each once."""

    def __init__(self, relationships: bytes) -> None:
        self._relationships = relationships
        self._ids: dict[str, str] = {}

    def add(self, url: str) -> str:
        """The relationship id of an address."""
        if url not in self._ids:
            self._ids[url] = self._free_id(len(self._ids) + 1)
        return self._ids[url]

    def content(self) -> bytes:
        """The relationships part with the new links."""
        added = "".join(
            f'<Relationship Id="{name}" Type="{_TYPE}" Target={xml_attribute(url)} TargetMode="External"/>'
            for url, name in self._ids.items()
        )
        head, end, tail = self._relationships.rpartition(_END)
        return head + added.encode() + end + tail

    def _free_id(self, number: int) -> str:
        used = {match.decode() for match in re.findall(rb'Id="([^"]+)"', self._relationships)}
        name = f"rIdLenke{number}"
        while name in used:
            name += "x"
        return name
