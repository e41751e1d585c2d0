"""What a wording rule is: cheap signs to look for first, a pattern, and what to say."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from hfi_docs.errors import WARNING, Finding
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.fields import Schema
from hfi_docs.records.schema.leaves import find_field, printed_leaves
from hfi_docs.values.references import blot_references

#: Web addresses, alone or in a link: their signs mean nothing.
_ADDRESS = re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*\)|(?:https?://|www\.)[^\s)]+")
_HEADINGS = ("overskrift", "tittel", "kortittel")
_TABLES = ("tabell", "tabeller")


class Leaf(NamedTuple):
    """A printed text; in `plain`, as long as `text`, references and addresses are blotted out.

    `is_line` tells of a text with asterisks whether it is a single line, in which they are no marks.
    """

    key_path: KeyPath
    text: str
    plain: str
    is_line: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether the whole text is a heading or title."""
        return self.key_path[-1] in _HEADINGS

    @property
    def in_table(self) -> bool:
        """Whether the text stands in a table of a case."""
        return any(step in _TABLES for step in self.key_path[:-1])


class Remark(NamedTuple):
    """Something to say about a place in a leaf."""

    start: int
    found: str
    finding: Finding
    names: Mapping[str, str] = MappingProxyType({})


#: A rule that needs more than a pattern.
LeafRule: TypeAlias = Callable[[Leaf], Iterator[Remark]]
#: The names that a message needs besides «found»; None when the match is nothing to remark on.
Judge: TypeAlias = Callable[["re.Match[str]"], "Mapping[str, str] | None"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Wording(NamedTuple):
    """A wording to avoid. `signs` are looked for first: without one of them the pattern cannot match.

    A pattern begins with a letter or a class, what must not stand before it comes right after: Python's reader then
    leaps from one such letter to the next, which is ten times as fast as looking back at every place.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    finding: Finding
    judge: Judge | None = None

    def suspects(self, text: str) -> bool:
        """Whether the rule may have something to say about a text."""
        return any(sign in text for sign in self.signs) if self.signs else self.pattern.search(text) is not None

    def remarks(self, leaf: Leaf) -> Iterator[Remark]:
        """Every place where the wording stands."""
        for match in self.pattern.finditer(leaf.plain):
            names = self.judge(match) if self.judge else _NOTHING
            if names is not None:
                yield Remark(match.start(), match[0], self.finding, names)


def make_leaf(key_path: KeyPath, text: str, schema: Schema) -> Leaf:
    """The leaf with its references and addresses blotted out."""
    is_line = "**" in text and find_field(schema, key_path).get("check_with") in ("line", "name")
    plain = blot_references(text)
    if "://" in text or "www." in text:
        plain = _ADDRESS.sub(_blot, plain)
    return Leaf(key_path, text, plain, is_line)


def printed(record: Record, schema: Schema) -> list[Leaf]:
    """Every printed text of a record."""
    return [make_leaf(key_path, text, schema) for key_path, text in printed_leaves(record.data, schema)]


def remark(message: str, hint: str) -> Finding:
    """A remark on language: a warning, all with one code."""
    return Finding("HFI090", message, hint, WARNING)


def wording(signs: str, pattern: str, message: str, hint: str, judge: Judge | None = None) -> Wording:
    """A rule from its parts; `signs` are parted by spaces."""
    return Wording(tuple(signs.split()), re.compile(pattern), remark(message, hint), judge)


def _blot(match: re.Match[str]) -> str:
    return "\0" * len(match[0])
