"""Whatever a record holds, the answer is a finding, never a traceback."""

import contextlib
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hfi_docs.errors import HfiError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace, load_record
from hfi_docs.records.record import Data, KeyPath
from tests.workspaces import REPOSITORY, office_workspace, replace_in, small_workspace

CASE = Path("cases", "2026", "13-26.yaml")
REGISTERS = [
    Path("cases", "register", f"{name}.yaml")
    for name in ("møter", "saker", "strategiplan", "tekster", "tiltak", "utvalg", "visninger")
]
#: Values that mean something to one field or another, and are wrong in most.
JUNK = [
    "", " ", "\n", "0", "-1", "1,5", "13/26", "PA 06/25", "2026-02-30", "9" * 5000, "5.150.000,- mill", "ja", "sum",
    "tiltak", "linjer", "strategiplan", "budsjett", "ramme-2026.sum", "[[", "[[]]", "[[:]]", "[[sak:]]", "[[kr:a.b]]",
    "[[kr:ramme-2026]]", "[[tabell:ramme-2026]]", "[[tekst:iverksetting]]", "- a\n  - b\n    - c\n      - d", "{{ x }}",
    "|a|b|\n|-|-|", "a\u0301", "\u202e", "😀",
]  # fmt: skip


def places(data: Data, key_path: KeyPath = ()) -> list[KeyPath]:
    """The way to every value in a record."""
    steps: list[tuple[str | int, Data]]
    match data:
        case dict():
            steps = list(data.items())
        case list():
            steps = list(enumerate(data))
        case _:
            return []
    return [way for key, value in steps for way in ((*key_path, key), *places(value, (*key_path, key)))]


def at(data: Any, key_path: KeyPath) -> Any:
    for step in key_path:
        data = data[step]
    return data


@st.composite
def changes(draw: st.DrawFn, ways: list[KeyPath]) -> Callable[[Any], None]:
    """A change of one place in a record: removed, emptied, another type, junk, an extra key, another's value."""
    *parent, last = draw(st.sampled_from(ways))
    other = draw(st.sampled_from(ways))
    junk = draw(st.one_of(st.sampled_from(JUNK), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)))
    kind = draw(st.sampled_from(["remove", "junk", "list", "group", "empty list", "empty group", "extra", "other"]))
    values: dict[str, Any] = {"junk": junk, "list": [junk], "group": {junk or "x": junk}, "empty list": []}

    def change(data: Any) -> None:
        holder = at(data, tuple(parent))
        match kind:
            case "remove":
                del holder[last]
            case "extra" if isinstance(holder, dict):
                holder[junk] = junk
            case "other":
                # A copy: a group that is put into itself has no end.
                holder[last] = deepcopy(at(data, other))
            case _:
                holder[last] = values.get(kind, {})

    return change


class _Plain(yaml.CSafeDumper):
    """YAML without anchors: a value that stands in two places is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def check(root: Path) -> None:
    """Checks everything; our own errors are answers, all others make the test fail."""
    with contextlib.suppress(HfiError):
        check_cases(Office(Workspace(root)), Selection())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_workspace(tmp_path_factory.mktemp("office"))


GOOD = {path: load_record(REPOSITORY / path).record for path in (CASE, *REGISTERS)}
often = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
@often
@given(data=st.data())
def test_a_changed_record_is_answered(path: Path, data: st.DataObject, office: Path) -> None:
    text = yaml.dump(GOOD[path].data, Dumper=_Plain, allow_unicode=True, sort_keys=False)
    changed = yaml.load(text, yaml.CBaseLoader)
    data.draw(changes(places(changed)))(changed)
    (office / path).write_text(yaml.dump(changed, Dumper=_Plain, allow_unicode=True, sort_keys=False), "utf-8")
    try:
        check(office)
    finally:
        (office / path).write_text(GOOD[path].text, "utf-8")


@often
@given(data=st.data())
def test_a_cut_or_garbled_file_is_answered(data: st.DataObject, office: Path) -> None:
    path = data.draw(st.sampled_from(list(GOOD)))
    content = GOOD[path].text.encode()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 200)))
    garbage = data.draw(st.binary(max_size=8))
    (office / path).write_bytes(content[:start] + garbage + content[end:])
    try:
        check(office)
    finally:
        (office / path).write_text(GOOD[path].text, "utf-8")


TABLE = """\
vedlegg:
  - id: midler
    tittel: Midler
    tekst: Se [[vedlegg:midler]].
    tabell: {visning: midler, år: 2025}
"""


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("register/visninger.yaml", "{felt: tildelt,", "{felt: tildelte,"),
        ("register/visninger.yaml", "overskrift: Tiltak}", "overskrift: Tiltak, spenn: '1,5'}"),
        ("register/visninger.yaml", "overskrift: Tiltak}", "overskrift: Tiltak, spenn: 0}"),
        ("register/visninger.yaml", "overskrift: Tiltak}", "overskrift: Tiltak, type: kroner, sum: ja}"),
        ("register/tiltak.yaml", "beløp: 1 000 000", f"beløp: {'9' * 5000}"),
        ("register/tiltak.yaml", "beløp: 1 000 000", f"beløp: {'9' * 5000} mill"),
        ("register/møter.yaml", "utvalg: PA, dato: 2026-06-19}", "utvalg: XX, dato: 2026-06-19}"),
        ("register/utvalg.yaml", "    standard: ja\n", ""),
        ("2026/13-26.yaml", "sak:22/25", "møte:pa-2026"),
        ("2026/13-26.yaml", "sak:22/25", "kr:midler.tildelt.tildelt.tildelt"),
        ("2026/13-26.yaml", "sak:22/25", "antall:midler."),
        ("2026/13-26.yaml", "sak:22/25", "Sak:"),
        ("2026/13-26.yaml", "sak:22/25", ":"),
    ],
)
def test_a_mistake_in_something_that_is_used_is_answered(tmp_path: Path, file: str, old: str, new: str) -> None:
    root = small_workspace(tmp_path)
    case = root / "cases" / "2026" / "13-26.yaml"
    case.write_text(f"{case.read_text('utf-8')}{TABLE}", "utf-8")
    replace_in(root / "cases" / file, old, new)
    check(root)


def test_a_meeting_of_an_unknown_organ_may_be_mentioned(tmp_path: Path) -> None:
    root = small_workspace(tmp_path)
    replace_in(root / "cases" / "register" / "møter.yaml", "utvalg: PA", "utvalg: XX")
    replace_in(root / "cases" / "2026" / "13-26.yaml", "sak:22/25", "møte:pa-2026")
    check(root)


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_a_register_may_be_missing(tmp_path: Path, path: Path) -> None:
    root = small_workspace(tmp_path)
    (root / path).unlink()
    check(root)


@pytest.mark.parametrize("path", [*REGISTERS, CASE], ids=lambda path: path.stem)
def test_a_file_may_be_a_folder_or_unreadable(tmp_path: Path, path: Path) -> None:
    root = small_workspace(tmp_path)
    (root / path).unlink()
    (root / path).mkdir()
    check(root)
