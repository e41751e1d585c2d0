"""Typed access to the data of a checked record."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias, cast

from hfi_docs.records.model import CaseNumber, Parts
from hfi_docs.records.record import Data, KeyPath
from hfi_docs.values.amounts import parse_amount
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.dates import parse_date
from hfi_docs.values.times import TimeSpan, parse_time_span

Group: TypeAlias = dict[str, Data]


def text(group: Group, key: str, default: str = "") -> str:
    """The text at `key`, without the line break that ends a block."""
    return cast(str, group.get(key, default)).rstrip("\n")


def flag(group: Group, key: str, *, default: bool = False) -> bool:
    """Whether «ja» stands at `key`."""
    return text(group, key, "ja" if default else "nei") == "ja"


def group(parent: Group, key: str) -> Group:
    """The group at `key`, empty when it is left out."""
    return cast(Group, parent.get(key, {}))


def groups(parent: Group, key: str, key_path: KeyPath = ()) -> Iterator[tuple[KeyPath, Group]]:
    """Each group of a list with its key path."""
    for index, item in enumerate(cast("list[Group]", parent.get(key, []))):
        yield (*key_path, key, index), item


def words(parent: Group, key: str) -> tuple[str, ...]:
    """A list of texts; a single text counts as a list of one."""
    found = parent.get(key, [])
    return (found,) if isinstance(found, str) else tuple(cast("list[str]", found))


def amount(parent: Group, key: str) -> Parts | None:
    """The amount at `key` as its parts, in kroner; None when it is left out."""
    return tuple(parse_amount(part) for part in words(parent, key)) if key in parent else None


def number(parent: Group, key: str) -> int | None:
    """The whole number at `key`; None when it is left out."""
    return int(text(parent, key)) if key in parent else None


def day(parent: Group, key: str) -> date | None:
    """The date at `key`; None when it is left out."""
    return parse_date(text(parent, key)) if key in parent else None


def time_span(parent: Group, key: str) -> TimeSpan | None:
    """The time at `key`; None when it is left out."""
    return parse_time_span(text(parent, key)) if key in parent else None


def case_number(parent: Group, key: str, organ: str) -> CaseNumber | None:
    """The case number at `key`, of `organ` when it names none; None when it is left out."""
    return parse_case_number(text(parent, key), organ) if key in parent else None


def filters(parent: Group) -> Mapping[str, tuple[str, ...]]:
    """The filter (`utvalg`) of a view or table."""
    chosen = group(parent, "utvalg")
    return {name: words(chosen, name) for name in chosen}
