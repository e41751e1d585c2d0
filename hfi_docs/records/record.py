"""A record as written: plain data with the place of every key and value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Record:
    """One file as read. `keys` and `values` give the span of every key and value by its key path.

    `digest` is the SHA-256 of the file's bytes, in hex.
    """

    path: Path
    text: str
    data: dict[str, Data]
    keys: Mapping[KeyPath, Span] = field(repr=False)
    values: Mapping[KeyPath, Span] = field(repr=False)
    digest: str = ""

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


def text_leaves(data: Data, key_path: KeyPath = ()) -> list[tuple[KeyPath, str]]:
    """Every scalar of a record with its key path, in file order."""
    if isinstance(data, str):
        return [(key_path, data)]
    items = data.items() if isinstance(data, dict) else enumerate(data)
    return [leaf for key, value in items for leaf in text_leaves(value, (*key_path, key))]
