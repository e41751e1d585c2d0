"""Every leaf of every record, by its schema: `changes` tells of it when a reader can see it, and only then."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from hfi_docs.errors import ERROR, RecordError
from hfi_docs.papers.changes import Difference, MeetingChanges, Sides, compare_meetings
from hfi_docs.pipeline.changes import sides_of
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import read_bytes
from hfi_docs.records.record import KeyPath
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.fields import Field, Schema
from hfi_docs.records.schema.leaves import field_leaves, find_field, is_printed
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.registers import REGISTERS
from tests.archives import MEETING
from tests.made import Fields, make_workspace, write
from tests.pictures import png
from tests.printed import Filled
from tests.shown_issues import canonical, shown

pytestmark = pytest.mark.stories

_NOTICE = "møter/SSU-2026-05-21"
_RECORDS: dict[str, Schema] = {"01-26": CASE, "03-26": CASE, _NOTICE: MEETING_RECORD}
_NEW = " nytt"
#: What names something else, or a layout: what stands there leads to another record, and pairs by hand try it.
_NAMES = {"identifier", "case_number", "attached_file", "meeting", "organ", "file_name", "field_name", "column_kind"}


class Leaf(NamedTuple):
    """A value of a record, and what the schema says of it."""

    record: str
    key: KeyPath
    value: str
    field: Field


class Made:
    """An office whose meeting has a text in every field that is printed, and what comes of it when one is another."""

    def __init__(self, folder: Path) -> None:
        filled = Filled("tekst", "tekst")
        self.workspace = make_workspace(folder, filled.case(), **filled.registers())
        self.cases = folder / "cases"
        notice = filled.meeting() | {"møte": "2026-05-21", "tid": "10.00–12.00"}
        notice["frister"][0]["dato"] = "2026-05-10"
        notice["saksliste"] += [{"sak": "1/26", "minutter": "10"}, {"sak": "3/26"}]
        meetings = json.loads((self.cases / "register/møter.yaml").read_text("utf-8"))
        meetings["oppføringer"] = [each for each in meetings["oppføringer"] if each["dato"] != "2026-05-21"]
        records = {
            "register/møter": meetings,
            "03-26": filled.alternatives(),
            _NOTICE: notice,
            "møter/SSU-2026-08-21": filled.meeting(),
            "protokoller/SSU-2026-08-21": filled.minutes(),
        }
        for name, record in records.items():
            (self.cases / f"{name}.yaml").parent.mkdir(exist_ok=True)
            write(self.cases / f"{name}.yaml", record)
        (self.cases / "felles").mkdir()
        (self.cases / "felles/bilde.png").write_bytes(png())
        self._instead: dict[Path, bytes] = {}
        self._office = Office(self.workspace, lambda path: self._instead.get(path) or read_bytes(path), goes_on=True)
        before = self.sides()
        assert before is not None
        self.before = before
        self.seen = shown(self.before)

    def sides(self, instead: dict[str, Fields] | None = None) -> Sides | None:
        """The meeting with other records in place of some; None where they are wrong."""
        others = {self.cases / f"{name}.yaml": json.dumps(record) for name, record in (instead or {}).items()}
        self._instead = {path: text.encode() for path, text in others.items()}
        try:
            sides, problems = sides_of(self._office, MEETING)
        except RecordError:
            return None
        return None if any(problem.level == ERROR for problem in problems) else sides

    def data(self, record: str) -> Fields:
        """What stands in a record."""
        found: Fields = json.loads((self.cases / f"{record}.yaml").read_text("utf-8"))
        return found

    def changed(self, leaf: Leaf, value: str | None) -> Sides | None:
        """The meeting with another value of a leaf, or without it."""
        return self.sides({leaf.record: with_value(self.data(leaf.record), leaf.key, value)})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("alt") / "office")


def leaves_of(made: Made, record: str) -> Iterator[Leaf]:
    """Every value of a record."""
    data = made.data(record)
    if record in _RECORDS:
        yield from (Leaf(record, *each) for each in field_leaves(data, _RECORDS[record]))
    elif "oppføringer" in data:
        schema = REGISTERS[Path(record).name]
        for at, entry in enumerate(data["oppføringer"]):
            found = field_leaves(entry, schema)
            yield from (Leaf(record, ("oppføringer", at, *key), text, field) for key, text, field in found)
    else:
        without = {name: each for name, each in data.items() if name != "register"}
        yield from (Leaf(record, *each) for each in field_leaves(without, REGISTERS[Path(record).name]))


def other_values(leaf: Leaf) -> list[str]:
    """What else may stand there."""
    kind = leaf.field.get("check_with", "")
    if "allowed" in leaf.field:
        return [word for word in leaf.field["allowed"] if word != leaf.value]
    match kind:
        case "line" | "name" | "cell" | "prose":
            return [leaf.value + _NEW]
        case "date" | "deadline":
            return [f"{date.fromisoformat(leaf.value) - timedelta(1)}"]
        case "amount" | "whole_number" | "year":
            return [f"{int(leaf.value) + 1}"]
        case "time_span":
            return ["09.00–11.00"]
        case "period":
            return ["2023–2028"]
    assert kind in _NAMES or not kind, f"{leaf.key} holds a kind of value that nothing here changes: {kind}"
    return []


def with_value(data: Fields, key: KeyPath, value: str | None) -> Fields:
    """The record with another value, or without one and what it leaves empty."""
    data = deepcopy(data)
    inner: Any = data
    for step in key[:-1]:
        inner = inner[step]
    if value is None:
        del inner[key[-1]]
    else:
        inner[key[-1]] = value
    return data


def _told(found: MeetingChanges) -> list[Difference]:
    return [*found.notice, *(each for case in found.cases for each in case.differences)]


def _names(made: Made) -> list[str]:
    return [*_RECORDS, *(f"register/{path.stem}" for path in sorted((made.cases / "register").glob("*.yaml")))]


@pytest.mark.parametrize("record", [*_RECORDS, *(f"register/{name}" for name in REGISTERS)])
def test_another_value_is_told_when_a_reader_can_see_it_and_only_then(record: str, made: Made) -> None:
    if record not in _names(made):
        pytest.skip("no standard office has it")
    tried = 0
    wrong: list[object] = []
    for leaf in leaves_of(made, record):
        gone = [] if leaf.field.get("required") or leaf.key[-1] == "id" or isinstance(leaf.key[-1], int) else [None]
        for value in [*other_values(leaf), *gone]:
            after = made.changed(leaf, value)
            if after is None:
                continue
            seen, found = shown(after), compare_meetings(made.before, after)
            tried += 1
            if bool(found) != (seen != made.seen):
                wrong.append((leaf.key, value, made.seen - seen, seen - made.seen, found))
            if compare_meetings(after, after) or bool(compare_meetings(after, made.before)) != bool(found):
                wrong.append((leaf.key, value, found))
    assert wrong == []
    assert tried > 0


@pytest.mark.parametrize("record", ["01-26", _NOTICE])
def test_a_text_that_is_another_is_told_as_it_was_and_as_it_is_and_nowhere_else(record: str, made: Made) -> None:
    """At one place: no other field of the record has a part in it."""
    wrong = []
    for leaf in leaves_of(made, record):
        if is_printed(find_field(_RECORDS[record], leaf.key)) and "[[" not in leaf.value:
            after = made.changed(leaf, leaf.value + _NEW)
            if after is None:
                continue
            found = compare_meetings(made.before, after)
            old, new = canonical(leaf.value), canonical(leaf.value + _NEW)
            told = [each for each in _told(found) if new in each.after and old in each.before]
            cases = {case.number.number for case in found.cases}
            where = {1} if record == "01-26" else set()
            if not told or cases != where or bool(found.notice) != (record == _NOTICE) or len(_told(found)) > 2:
                wrong.append((leaf.key, found))
    assert wrong == []
