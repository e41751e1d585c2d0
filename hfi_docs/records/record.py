"""A record as written: plain data with the place of every key and value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hfi_docs.errors import Position

#: What a record holds: every scalar is text; the schema decides what it means.
Data: TypeAlias = "str | list[Data] | dict[str, Data]"
#: The way to a value: keys and list indexes from the root.
KeyPath: TypeAlias = tuple[str | int, ...]


class Span(NamedTuple):
    """Where a key or value stands: 1-based start line and column, and the end (exclusive column)."""

    line: int
    column: int
    end_line: int
    end_column: int


class RecordPlaces(NamedTuple):
    """Where everything in a record stands: the span of every key and value by its key path."""

    keys: Mapping[KeyPath, Span]
    values: Mapping[KeyPath, Span]


@dataclass(frozen=True)
class Record:
    """One file as read.

    `digest` is the SHA-256 of the file's bytes, in hex: records of the same file with the same one are equal. `places`
    is asked when something has to be said about a place, which is seldom.
    """

    path: Path
    digest: str
    text: str = field(compare=False, repr=False)
    data: dict[str, Data] = field(compare=False, repr=False)
    places: Callable[[], RecordPlaces] = field(compare=False, repr=False)

    @cached_property
    def keys(self) -> Mapping[KeyPath, Span]:
        """The span of every key by its key path."""
        return self._places.keys

    @cached_property
    def values(self) -> Mapping[KeyPath, Span]:
        """The span of every value by its key path."""
        return self._places.values

    @cached_property
    def leaves(self) -> tuple[tuple[KeyPath, str], ...]:
        """Every text with its key path, in file order."""
        return tuple(text_leaves(self.data))

    @cached_property
    def _places(self) -> RecordPlaces:
        return self.places()

    def known(self, key_path: KeyPath) -> KeyPath:
        """The key path, or as much of it as is written; the places are not asked for."""
        data: Data = self.data
        for index, step in enumerate(key_path):
            if isinstance(data, dict) and step in data:
                data = data[str(step)]
            elif isinstance(data, list) and isinstance(step, int) and step < len(data):
                data = data[step]
            else:
                return key_path[:index]
        return key_path

    def position(self, key_path: KeyPath) -> Position:
        """The place of a value, or of its nearest ancestor that has one."""
        return self._nearest(self.values, key_path)

    def key_position(self, key_path: KeyPath) -> Position:
        """The place of a key; of the value for list items."""
        return self._nearest(self.keys if key_path in self.keys else self.values, key_path)

    def locate(self, key_path: KeyPath, needle: str, occurrence: int = 0) -> Position:
        """The place of the nth occurrence of `needle` inside a text value; of the value if not found."""
        span = self.values.get(key_path)
        if span is None:
            return self.position(key_path)
        lines = self.text.split("\n")
        for line in range(span.line, min(span.end_line, len(lines)) + 1):
            start = span.column - 1 if line == span.line else 0
            column = lines[line - 1].find(needle, start)
            while column >= 0:
                if occurrence == 0:
                    return Position(self.path, line, column + 1)
                occurrence -= 1
                column = lines[line - 1].find(needle, column + len(needle))
        return self.position(key_path)

    def _nearest(self, spans: Mapping[KeyPath, Span], key_path: KeyPath) -> Position:
        while key_path:
            span = spans.get(key_path) or self.values.get(key_path)
            if span is not None:
                return Position(self.path, span.line, span.column)
            key_path = key_path[:-1]
        return Position(self.path, 1, 1)


def listed_groups(record: Record | None, field: str) -> "list[dict[str, Data]]":
    """The groups of a list of a record that need not be in order."""
    found = record.data.get(field) if record else None
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def text_leaves(data: Data, key_path: KeyPath = ()) -> list[tuple[KeyPath, str]]:
    """Every text in a part of a record with its key path, in file order."""
    found: list[tuple[KeyPath, str]] = []
    _add_leaves(data, key_path, found)
    return found


def _add_leaves(data: Data, key_path: KeyPath, found: list[tuple[KeyPath, str]]) -> None:
    if type(data) is str:
        found.append((key_path, data))
    else:
        for key, value in data.items() if type(data) is dict else enumerate(data):
            _add_leaves(value, (*key_path, key), found)
