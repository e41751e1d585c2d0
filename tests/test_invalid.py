"""One mistake a file: `invalid/<kind>/<mistake>.yaml` and beside it what `hfi-docs check` says about it.

`invalid/base/cases` is the sound workspace that the mistake is put into, `invalid/base/<kind>` what every mistake of a
kind needs besides, and a folder with the name of the mistake what it needs alone; both are laid out as `cases/`.

`HFI_ACCEPT=1 pytest tests/test_invalid.py` writes the answers anew; read them as their readers
will before keeping them.
"""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.check import minutes, register_rules, rules
from hfi_docs.check.rule import RecordRule
from hfi_docs.cli.main import run
from hfi_docs.errors import Problem
from hfi_docs.pipeline.findings import every_finding
from hfi_docs.records.load import messages
from tests.workspaces import INVALID, small_workspace

RECORDS = sorted(path for path in INVALID.glob("*/*.yaml") if path.parent.name != "base")
CODE = re.compile(r"\bHFI\d{3}\b")
ACCEPT = "HFI_ACCEPT" in os.environ


def place_of(record: Path) -> Path:
    """Where in a workspace the file of a kind belongs."""
    match record.parent.name:
        case "sak":
            return Path("cases", "2026", "14-26.yaml")
        case "utkast":
            return Path("cases", "utkast", record.name)
        case "filnavn":
            return Path("cases", "2026", record.name)
        case "møte":
            return Path("cases", "møter", "SSU-2026-05-21.yaml")
        case "møtefil":
            return Path("cases", "møter", record.name)
        case "protokoll":
            return Path("cases", "protokoller", "SSU-2026-05-21.yaml")
        case "protokollfil":
            return Path("cases", "protokoller", record.name)
        case "register":
            return Path("cases", "register", record.name)
        case name:
            return Path("cases", "register", f"{name}.yaml")


def put(record: Path, workspace: Path) -> None:
    """The mistake in its place, with what it needs."""
    for needed in (INVALID / "base" / record.parent.name, record.with_suffix("")):
        if needed.is_dir():
            shutil.copytree(needed, workspace / "cases", dirs_exist_ok=True)
    place = workspace / place_of(record)
    place.parent.mkdir(exist_ok=True)
    shutil.copy(record, place)


@pytest.fixture(autouse=True)
def honest_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that gives what it has not told of fails the test."""

    def honest(each: RecordRule[Any]) -> RecordRule[Any]:
        def find(*asked: object) -> Iterator[Problem]:
            for problem in each.find(*asked):
                assert problem.code in {finding.code for finding in each.findings}, problem
                yield problem

        return RecordRule(find, each.findings)

    joined = ((rules, "CASE_RULES"), (rules, "MEETING_RULES"), (register_rules, "REGISTER_RULES"))
    for module, name in (*joined, (minutes, "MINUTES_RULES")):
        monkeypatch.setattr(module, name, tuple(map(honest, getattr(module, name))))


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_workspace(tmp_path)


def answer(capsys: pytest.CaptureFixture[str]) -> str:
    code = run(["check"])
    told = capsys.readouterr()
    return f"{told.err}{told.out}slutt: {code}\n"


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_mistake_gets_its_answer(record: Path, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(record, workspace)
    told = answer(capsys)
    expected = record.with_suffix(".txt")
    if ACCEPT:
        expected.write_text(told, "utf-8")
    assert told == expected.read_text("utf-8")


def test_the_workspace_without_a_mistake_is_sound(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys) == "1 sak kan bygges.\nslutt: 0\n"


def test_every_mistake_has_something_to_say() -> None:
    assert len(RECORDS) >= 200
    silent = [path for path in RECORDS if not CODE.search(path.with_suffix(".txt").read_text("utf-8"))]
    assert silent == []


def test_no_answer_is_left_without_its_mistake() -> None:
    assert [path for path in INVALID.glob("*/*.txt") if not path.with_suffix(".yaml").exists()] == []


def test_every_code_is_shown_somewhere() -> None:
    # What has an example of its own is shown by `test_findings`.
    defined = {finding.code for _, finding in every_finding() if not finding.example}
    shown = {code for path in INVALID.glob("*/*.txt") for code in CODE.findall(path.read_text("utf-8"))}
    assert defined - shown - codes_shown_elsewhere() == set()


def codes_shown_elsewhere() -> set[str]:
    """The codes that the tests of the reader, of sealing and of several minutes provoke, by name or as such."""
    here = Path(__file__).parent
    tests = [
        *here.glob("test_reader*.py"),
        *(here / name for name in ("test_decode.py", "test_archive.py", "test_links.py")),
    ]
    minutes = (
        "test_minutes_sealed.py",
        "test_minutes_attached.py",
        "test_minutes.py",
        "test_tasks_due.py",
        "test_postponed.py",
        "test_revised.py",
    )
    tests += [here / name for name in minutes]
    text = "\n".join(path.read_text("utf-8") for path in tests)
    named = {getattr(messages, name).code for name in re.findall(r"\bmessages\.([A-Z_]+)\b", text)}
    return named | set(CODE.findall(text))
