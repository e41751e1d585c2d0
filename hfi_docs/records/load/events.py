"""PyYAML's events, as this program uses them: their shape, and what YAML takes away around them without a word.

Both parsers of PyYAML give marks on every event, but its type stubs say that a mark may be missing.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final, NamedTuple, Protocol

import yaml

from hfi_docs.errors import Finding
from hfi_docs.records.load import messages
from hfi_docs.records.record import Span
from hfi_docs.values.expressions import regex
from hfi_docs.values.marks import UNFINISHED, read_mark, stands_apart

#: libyaml where the wheel has it; the pure parser gives the same events, only slower.
PARSER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: What a letter after a backslash says in double quotes.
ESCAPES: Final[dict[str, str]] = yaml.scanner.Scanner.ESCAPE_REPLACEMENTS
SCALAR: Final[type[Any]] = yaml.ScalarEvent
ALIAS: Final[type[Any]] = yaml.AliasEvent
MAPPING: Final[type[Any]] = yaml.MappingStartEvent
MAPPING_END: Final[type[Any]] = yaml.MappingEndEvent
SEQUENCE: Final[type[Any]] = yaml.SequenceStartEvent
SEQUENCE_END: Final[type[Any]] = yaml.SequenceEndEvent
STREAM_END: Final[type[Any]] = yaml.StreamEndEvent

_SHOWN: Final = 60
_AFTER_PLAIN: Final = regex(r"[ \t]+(#.*)|,(\d+)")
_AFTER_BLOCK: Final = regex(r"( +)(#.*)")
#: How a comment begins that is none: «# 3», «C # og Java», «#merke».
_GOES_ON: Final = regex(r"#(?:\S|\s*(?:\d+[).,]?)?$|\s*(?:eller|men|og|samt|som)\b)")
#: What is typed for the bar that begins a text.
_LIKE_A_BAR: Final = ("I", "l", "i", "!", "/", "\\", "¦", "L")
_PAIRS: Final = ("()", "[]", "«»", "“”")


class Mark(Protocol):
    """A place in the text, counted from 0; columns and indexes are code points."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column in the line."""

    @property
    def index(self) -> int:
        """The index in the whole text."""


class Node(Protocol):
    """Any event that stands for something in the text."""

    start_mark: Mark
    end_mark: Mark


class Value(Node, Protocol):
    """A scalar, or the start of a list or mapping."""

    anchor: str | None
    tag: str | None


class Scalar(Value, Protocol):
    """A text; `style` is the quote or block indicator, empty or None for a plain one."""

    value: str
    style: str | None


class Collection(Value, Protocol):
    """The start of a list or mapping; `flow_style` means in brackets."""

    flow_style: bool


def span(first: Node, last: Node | None = None) -> Span:
    """Where an event stands, or all from one to another."""
    start, end = first.start_mark, (last or first).end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def block_span(event: Scalar, source: str) -> Span:
    """From the indicator to the last line with content; libyaml counts the blank lines after it too."""
    start, content = event.start_mark, source.rstrip(" \t\n")
    lines = content.count("\n")
    column = len(content) - content.rfind("\n") if lines else start.column + 1 + len(content)
    return Span(start.line + 1, start.column + 1, start.line + 1 + lines, column)


class Loss(NamedTuple):
    """What to say of something that is lost, at how many signs after a mark, and the words for it."""

    finding: Finding
    mark: Mark
    offset: int
    names: tuple[tuple[str, str], ...] = ()


def find_losses(text: str, event: Scalar) -> Iterator[Loss]:
    """What is lost of a scalar of a text, or right after it."""
    style = event.style
    if style in {"|", ">"}:
        yield from _after_block(text, event)
    if style != "|" and event.end_mark.line > event.start_mark.line:
        yield from _folded(text, event)
    if not style:
        yield from _after_plain(text, event)


def _after_plain(text: str, event: Scalar) -> Iterator[Loss]:
    lost = _AFTER_PLAIN.match(text, event.end_mark.index)
    if lost is None:
        return
    comment, digits = lost.groups()
    if comment is None:
        if event.value[-1:].isdigit():
            names = (("value", shorten(event.value)), ("following", digits))
            yield Loss(messages.SPLIT_BY_COMMA, event.start_mark, 0, names)
    elif _is_text(comment, event.value):
        offset = lost.start(1) - lost.start()
        yield Loss(messages.CUT_BY_COMMENT, event.end_mark, offset, (("lost", shorten(comment)),))


def _is_text(comment: str, before: str) -> bool:
    """Whether a comment looks like the rest of the text before it."""
    is_open = any(before.count(first) > before.count(last) for first, last in _PAIRS)
    starts_with_number = " " in before and comment[1:].lstrip()[:1].isdigit()
    return is_open or starts_with_number or bool(_GOES_ON.match(comment) or UNFINISHED.search(before))


def _after_block(text: str, event: Scalar) -> Iterator[Loss]:
    """A line that begins left of the text above it but right of its field: no place for a remark."""
    lost = _AFTER_BLOCK.match(text, event.end_mark.index)
    field = text[: event.start_mark.index].rpartition("\n")[2]
    if lost and len(lost[1]) > len(field) - len(field.lstrip(" -")):
        yield Loss(messages.OUTDENTED_COMMENT, event.end_mark, len(lost[1]), (("lost", shorten(lost[2])),))


def _folded(text: str, event: Scalar) -> Iterator[Loss]:
    """A list, or lines that stand apart, which YAML makes one."""
    lines = [line.strip() for line in text[event.start_mark.index : event.end_mark.index].split("\n")]
    if not event.style and lines[0] in _LIKE_A_BAR:
        yield Loss(messages.NO_BAR, event.start_mark, 0, (("sign", lines[0]),))
    elif any(map(read_mark, lines[1:])):
        yield Loss(messages.FOLDED_LIST, event.start_mark, 0)
    elif any(line and stands_apart(above, line) for above, line in pairwise(lines)):
        yield Loss(messages.FOLDED_LINES, event.start_mark, 0)


def shorten(text: str) -> str:
    """The text as it is shown in a message: its beginning, when it is long."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
