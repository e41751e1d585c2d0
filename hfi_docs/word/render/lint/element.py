"""Small questions to elements: an only child, an integer, a text, a last block, the fields of a story."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from lxml import etree

from hfi_docs.values.expressions import regex
from hfi_docs.word.render.vocabulary import (
    CUSTOM_XML,
    DEL,
    FLD_CHAR,
    FLD_SIMPLE,
    INS,
    INSTR_TEXT,
    SDT,
    SDT_CONTENT,
    TBL,
    VAL,
    Element,
    P,
    T,
    W,
)

#: A part's name and a message; the table of rules adds the code.
Fault: TypeAlias = tuple[str, str]
_INTEGER = regex(r"[+-]?[0-9]{1,18}")
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


_FIELD_TYPE = f"{W}fldCharType"
_INSTR = f"{W}instr"


class FieldPairs(NamedTuple):
    """The result of reading a story: field instructions as written, and what does not nest."""

    instructions: list[str]
    faults: list[str]


class _BegunField:
    """A field that has begun and not ended."""

    def __init__(self) -> None:
        self.instruction: list[str] = []
        self.separated = False


def read_fields(root: Element) -> FieldPairs:
    """Walk the field marks of a story in document order."""
    fields = FieldPairs([item.get(_INSTR, "") for item in root.iter(FLD_SIMPLE)], [])
    stack: list[_BegunField] = []
    for element in root.iter(FLD_CHAR, INSTR_TEXT):
        fields.faults.extend(_step(element, stack, fields))
    fields.faults.extend(f"Feltet «{''.join(left.instruction).strip()}» slutter ikke." for left in stack)
    return fields


def _step(element: Element, stack: list[_BegunField], fields: FieldPairs) -> Iterator[str]:
    kind = element.get(_FIELD_TYPE, "") if element.tag == FLD_CHAR else "instruction"
    if kind == "begin":
        stack.append(_BegunField())
    elif kind not in ("instruction", "separate", "end"):
        yield f"Et felt har merket «{kind}», som ikke finnes."
    elif not stack:
        yield "En del av et felt står utenfor et felt."
    elif kind == "end":
        fields.instructions.append("".join(stack.pop().instruction))
    elif stack[-1].separated:
        yield "Et felt har instruksjon eller skille etter at resultatet har begynt."
    elif kind == "separate":
        stack[-1].separated = True
    else:
        stack[-1].instruction.append(element.text or "")
