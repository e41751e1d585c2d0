"""The shape of PyYAML's events, as this program uses them.

Both parsers of PyYAML give marks on every event, but its type stubs say that a mark may be missing.
"""

from typing import Any, Final, Protocol

import yaml

from hfi_docs.records.record import Span

#: libyaml where the wheel has it; the pure parser gives the same events, only slower.
PARSER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

SCALAR: Final[type[Any]] = yaml.ScalarEvent
ALIAS: Final[type[Any]] = yaml.AliasEvent
MAPPING: Final[type[Any]] = yaml.MappingStartEvent
MAPPING_END: Final[type[Any]] = yaml.MappingEndEvent
SEQUENCE: Final[type[Any]] = yaml.SequenceStartEvent
SEQUENCE_END: Final[type[Any]] = yaml.SequenceEndEvent
STREAM_END: Final[type[Any]] = yaml.StreamEndEvent


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
