"""The quick walk and Cerberus agree on whether a record is right: real records, wrong ones, and random changes."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from hfi_docs.check.shape import has_shape
from hfi_docs.check.violations import find_violations
from hfi_docs.errors import LoadError
from hfi_docs.records.load import load_record
from hfi_docs.records.record import Data, KeyPath, Record, RecordPlaces
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.fields import Schema
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.minutes import MINUTES_RECORD
from hfi_docs.records.schema.registers import REGISTERS, register_schema
from tests.printed import Filled
from tests.workspaces import INVALID, REPOSITORY

CHANGES = 4000
_OFTEN = 0.7
#: What means something to one field or another, and is wrong in most.
POOL: list[Any] = [
    "", "x", " ", "13/26", "2026-05-21", "a\n\nb", "[x](y)", "- \n", "ja", "utkast", "16 000", "* * *",
    "Sted [[sak:1/26]]", [], {}, ["a"], [""], [[]], [{}], {"id": "a"}, {"a b": "c"}, {"": ""},
]  # fmt: skip


#: The folders whose records are no cases.
_FOLDERS = (
    (("møter", "møte", "møtefil"), MEETING_RECORD),
    (("protokoller", "protokoll", "protokollfil"), MINUTES_RECORD),
)


class Sample(NamedTuple):
    """Data and the schema that it should follow."""

    record: Record
    schema: Schema


def sample(path: Path) -> Sample | None:
    """The record in a file with its schema; None when it cannot be read."""
    try:
        record = load_record(path).record
    except LoadError:
        return None
    names = {path.stem, path.parent.name} & REGISTERS.keys()
    if path.parent.name in ("register", *REGISTERS) and names:
        return Sample(record, register_schema(min(names)))
    return Sample(record, next((schema for folders, schema in _FOLDERS if path.parent.name in folders), CASE))


def samples() -> Iterator[Sample]:
    """Every record of the examples, every mistake, and records that have every field."""
    paths = sorted({*(REPOSITORY / "cases").rglob("*.y*ml"), *INVALID.rglob("*.y*ml")})
    yield from filter(None, map(sample, paths))
    filled = Filled("linje", "tekst")
    base = load_record(REPOSITORY / "cases" / "register" / "regioner.yaml").record
    for data, schema in (
        (filled.case(), CASE),
        (filled.meeting(), MEETING_RECORD),
        (filled.minutes(), MINUTES_RECORD),
        (VOTES, MINUTES_RECORD),
    ):
        yield Sample(with_data(base, data), schema)
    for name, entries in filled.registers().items():
        yield Sample(with_data(base, {"register": name, "oppføringer": entries}), register_schema(name))


#: Minutes whose votes are counted in every way.
VOTES = {
    "utvalg": "SSU",
    "møte": "2026-05-21",
    "status": "utkast",
    "saker": [
        {
            "sak": "13/26",
            "innstilling": {"fra": "Formannskapet", "tekst": "Slik."},
            "voteringer": [
                {"over": ["a", "b"], "for": "11", "imot": ["ssu-1", "ssu-2"], "avholdende": {"AP": "2", "H": "3"}},
                {"om": "utsettelse", "stemmer": {"forslaget": "25", "alternativ-2": "10"}, "resultat": "flertall"},
            ],
        },
        {"sak": "14/26", "innstilling": "FS 14/26", "sammen_med": ["15/26"]},
    ],
}


def with_data(record: Record, data: Any) -> Record:
    return replace(record, data=data, places=lambda: RecordPlaces({}, {}))


SAMPLES = list(samples())


def agree(one: Sample) -> bool:
    found = find_violations(one.record, one.schema)
    assert has_shape(one.record.data, one.schema) == (not found), (one.record.path, one.record.data, found)
    return not found


def test_they_agree_on_every_record() -> None:
    right = [agree(one) for one in SAMPLES]
    assert 100 < sum(right) < len(right) - 50


TABLE = {"visning": "budsjett", "linjer": [{"id": "a", "tekst": "A", "sum": ["b"]}]}


@pytest.mark.parametrize(
    ("fields", "is_right"),
    [
        ({"tabeller": {"ramme": TABLE}}, True),
        ({"tabeller": {"to ord": TABLE}}, False),
        ({"tabeller": {"ramme": {**TABLE, "utvalg": {"fase": [""]}}}}, False),
        ({"tabeller": {"ramme": {**TABLE, "utvalg": {"fase": []}}}}, False),
        ({"tabeller": {"ramme": {**TABLE, "må_være_lik": [""]}}}, False),
        ({"tabeller": {"ramme": {**TABLE, "må_være_lik": []}}}, False),
        ({"tabeller": {}}, True),
    ],
)
def test_the_corners(fields: dict[str, Any], is_right: bool) -> None:
    base = load_record(REPOSITORY / "cases" / "register" / "regioner.yaml").record
    case = {"sak": "1/26", "møte": "2026-05-21", "type": "orientering", "tittel": "T", "status": "utkast", **fields}
    assert agree(Sample(with_data(base, case), CASE)) == is_right


@pytest.mark.parametrize(
    ("count", "is_right"), [("11", True), (["ssu-1"], True), ({"AP": "2"}, True), ({}, False), ([], False)]
)
def test_votes_are_counted_in_three_ways_and_none_is_empty(count: Any, is_right: bool) -> None:
    base = load_record(REPOSITORY / "cases" / "register" / "regioner.yaml").record
    minutes = {**VOTES, "saker": [{"sak": "13/26", "voteringer": [{"for": count}]}]}
    assert agree(Sample(with_data(base, minutes), MINUTES_RECORD)) == is_right


def places(data: Data, key_path: KeyPath = ()) -> Iterator[KeyPath]:
    """The way to every value in a record."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*key_path, key)
        yield from places(value, (*key_path, key))


def at(data: Any, key_path: KeyPath) -> Any:
    for step in key_path:
        data = data[step]
    return data


def changed(data: Any, chance: Random) -> Any:
    """The data with one or two places removed, replaced, renamed, moved or wrapped."""
    data = deepcopy(data)
    for _ in range(chance.choice((1, 1, 2))):
        ways = list(places(data))
        if not ways:
            return data
        *parent, last = chance.choice(ways)
        holder = at(data, tuple(parent))
        match chance.randrange(5):
            case 0:
                del holder[last]
            case 1:
                holder[last] = deepcopy(chance.choice(POOL)) if chance.random() < _OFTEN else ""
            case 2 if isinstance(holder, dict):
                holder[chance.choice(("ukjent", "to ord"))] = holder.pop(last)
            case 3:
                holder[last] = deepcopy(at(data, chance.choice(ways)))
            case _:
                holder[last] = [holder[last]]
    return data


@pytest.mark.parametrize("seed", range(4))
def test_they_agree_on_changed_records(seed: int) -> None:
    chance = Random(seed)
    small = [one for one in SAMPLES if len(one.record.text) < 3000]
    right = 0
    for _ in range(CHANGES // 4):
        record, schema = chance.choice(small)
        right += agree(Sample(with_data(record, changed(record.data, chance)), schema))
    assert 50 < right < CHANGES // 4 - 100
