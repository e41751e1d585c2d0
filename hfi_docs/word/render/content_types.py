"""`[Content_Types].xml`: what kind of content each part of a package is (ECMA-376 part 2, 7.2.3)."""

import re
from collections.abc import Iterable

_END = b"</Types>"
_EXTENSION = re.compile(rb'<Default\b[^>]*\bExtension="([^"]+)"')


def with_defaults(content_types: bytes, kinds: Iterable[str]) -> bytes:
    """The content types with the picture formats («png», «jpeg») that they do not name yet."""
    known = {found.decode().lower() for found in _EXTENSION.findall(content_types)}
    added = (
        f'<Default Extension="{kind}" ContentType="image/{kind}"/>' for kind in sorted(set(kinds)) if kind not in known
    )
    # Word does not heed the order of the list.
    return _with(content_types, "".join(added))


def with_override(content_types: bytes, part: str, content_type: str) -> bytes:
    """The content types with one more part."""
    return _with(content_types, f'<Override PartName="/{part}" ContentType="{content_type}"/>')


def _with(content_types: bytes, added: str) -> bytes:
    head, end, tail = content_types.rpartition(_END)
    return head + added.encode() + end + tail
