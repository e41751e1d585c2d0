"""Inlines put together: neighbours of one look made one, white space at the ends taken off, links made."""

import re
from collections.abc import Sequence
from typing import Final

from hfi_docs.document import Inline, LineBreak, Link, Note, Text
from hfi_docs.values.expressions import regex

#: What shows nothing at the ends of a paragraph: white space, and signs without width.
_BLANK: Final = "[\\s\u00ad\u200b-\u200f\u2060]+"
_BEGINNING, _ENDING = regex(rf"\A{_BLANK}"), regex(rf"{_BLANK}\Z")
_WEB: Final = ("http://", "https://", "mailto:")


def joined(pieces: Sequence[Inline]) -> tuple[Inline, ...]:
    """The pieces without white space at the ends, neighbours of one look made one."""
    found = merged(pieces)
    _trim(found, 0, _BEGINNING)
    _trim(found, -1, _ENDING)
    return tuple(found)


def merged(pieces: Sequence[Inline]) -> list[Inline]:
    """The pieces, neighbours of one look made one."""
    found: list[Inline] = []
    for piece in pieces:
        last = found[-1] if found else None
        if isinstance(piece, Text) and isinstance(last, Text) and piece[1:] == last[1:]:
            found[-1] = last._replace(text=last.text + piece.text)
        else:
            found.append(piece)
    return found


def is_web(address: str) -> bool:
    """Whether an address leads to the web or to a mailbox."""
    return address.lower().startswith(_WEB)


def linked(pieces: Sequence[Inline], url: str) -> tuple[Inline, ...] | None:
    """The pieces as a link, or None when they cannot be one to this address.

    Only addresses of the web are kept: a file on somebody's disk is no use to others. An address is kept as it is, or
    not at all, so that it never leads elsewhere.
    """
    address = url.strip().replace(" ", "%20")
    content = tuple(merged(pieces))
    is_text = any(isinstance(piece, Text) and piece.text.strip() for piece in content)
    if not is_text or any(isinstance(piece, (Link, Note)) for piece in content):
        return None
    if not is_web(address) or not address.isprintable():
        return None
    return (Link(content, url=address),)


def _trim(pieces: list[Inline], end: int, blank: re.Pattern[str]) -> None:
    while pieces:
        outermost = pieces[end]
        if isinstance(outermost, Text):
            pieces[end] = outermost = outermost._replace(text=blank.sub("", outermost.text))
            if outermost.text:
                return
        elif not isinstance(outermost, LineBreak):
            return
        del pieces[end]
