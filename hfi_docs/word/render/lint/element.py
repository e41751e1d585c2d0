"""Small questions to one element: its only child, its integer, its text, its last block."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from hfi_docs.word.render.names import (
    CUSTOM_XML,
    DEL,
    INS,
    SDT,
    SDT_CONTENT,
    TBL,
    VAL,
    Element,
    P,
    T,
    W,
)

_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
OFF = frozenset({"0", "false", "off"})
_WRAPPERS = frozenset({SDT, SDT_CONTENT, CUSTOM_XML, INS, DEL})
_BLOCKS = frozenset({P, TBL})
_EXCERPT = 40


def xpath(path: str) -> etree.XPath:
    """A compiled path that knows the prefix `w`."""
    return etree.XPath(path, namespaces={"w": W[1:-1]}, smart_strings=False)


def child(element: Element, tag: str) -> Element | None:
    """The first child with this tag."""
    return next(element.iterchildren(tag), None)


def child_value(element: Element, tag: str) -> str:
    """`w:val` of the first child with this tag; empty when either is missing."""
    found = child(element, tag)
    return "" if found is None else found.get(VAL, "")


def integer(element: Element, attribute: str) -> int | None:
    """An attribute as an integer; None when it is missing or something else (its own rule says so)."""
    return _to_integer(element.get(attribute, ""))


@lru_cache(maxsize=1024)
def _to_integer(value: str) -> int | None:
    # A table repeats a few widths in every cell.
    return int(value) if _INTEGER.fullmatch(value) else None


def is_integer(value: str) -> bool:
    """Whether an attribute's value is a whole number as Word reads it."""
    return _to_integer(value) is not None


def is_on(element: Element) -> bool:
    """Whether a toggle such as `w:tblHeader` is on; present without a value means on."""
    return element.get(VAL, "1") not in OFF


def has_text(element: Element) -> bool:
    """Whether any run text below is more than white space."""
    return any(text.text and not text.text.isspace() for text in element.iter(T))


def excerpt(element: Element) -> str:
    """The beginning of the text below, for people to search for in Word."""
    words = " ".join("".join(text.text or "" for text in element.iter(T)).split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"


def children_through(element: Element, tag: str) -> Iterator[Element]:
    """Children with this tag, also those that content controls or tracked changes wrap."""
    for item in element:
        if item.tag == tag:
            yield item
        elif item.tag in _WRAPPERS:
            yield from children_through(item, tag)


def last_block(element: Element) -> Element | None:
    """The last paragraph or table that the element holds, looking into content controls."""
    for item in element.iterchildren(reversed=True):
        if item.tag in _BLOCKS:
            return item
        if item.tag in _WRAPPERS:
            return last_block(item)
    return None
