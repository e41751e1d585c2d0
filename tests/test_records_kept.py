"""`new case --from`, `move` and `number` on fifty made cases: nothing is lost, all is kept, or nothing is done."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.errors import ERROR, HfiError
from hfi_docs.output import disk
from hfi_docs.pipeline.moving import move_case
from hfi_docs.pipeline.new_records import NewCase, new_case
from hfi_docs.pipeline.numbering import number_draft
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace, load_record
from tests.workspaces import small_workspace
from tests.written import written_agenda, written_case

SEEDS = range(50)
TODAY = date(2026, 1, 1)
FIRST, LATER, OTHER = "2026-03-05", "2026-04-09", "2026-05-07"
#: How organs write their numbers, and what they call the case 7/26.
FORMS = {"13/26": "07/26", "82/2015": "7/2026", "2014/15": "2026/7", "001/15": "007/26", "01-21": "07-26"}


class Made:
    """An office with one made case, or draft, and what is sealed beside it."""

    def __init__(self, folder: Path, seed: int, *, draft: bool = False) -> None:
        self.workspace = Workspace(small_workspace(folder / "Kontor æøå"))
        self.cases = self.workspace.root / "cases"
        self.organ, form = ("SSU", "PA")[seed // 2 % 2], [*FORMS][seed % len(FORMS)]
        register = self.cases / "register/utvalg.yaml"
        text = register.read_text("utf-8").replace(
            f"  - id: {self.organ}\n", f"  - id: {self.organ}\n    nummerform: {form}\n"
        )
        register.write_text(text, "utf-8")
        prefix = "" if self.organ == "SSU" else "PA-"
        self.number = f"{prefix}07-26"
        self.path = self.cases / ("utkast/plan.yaml" if draft else f"2026/{self.number}.yaml")
        self.made = written_case(seed, "" if draft else "7/26", "" if draft else FIRST, self.organ, self.path.stem)
        self.path.parent.mkdir(exist_ok=True)
        self.path.write_bytes(self.made.content)
        for name, content in self.made.files.items():
            self.path.with_suffix("").mkdir(exist_ok=True)
            (self.path.with_suffix("") / name).write_bytes(content)
        (self.cases / "møter").mkdir(exist_ok=True)
        for day in (FIRST, LATER, OTHER):
            listed = [FORMS[form]] if day == FIRST and not draft else []
            path = self.cases / f"møter/{self.organ}-{day}.yaml"
            path.write_bytes(written_agenda(seed + int(day[5:7]), self.organ, day, *listed))
        for name in ("utgave-01/data/papirer/Sak.docx", "utgave-01/data/metadata.json"):
            sealed = self.workspace.archive / self.organ / "2026-02-02" / name
            sealed.parent.mkdir(parents=True, exist_ok=True)
            sealed.write_bytes(b"forseglet")

    def files(self) -> dict[str, bytes]:
        """All that is in the office, but for its templates."""
        found = (path for path in self.workspace.root.rglob("*") if path.is_file() and "templates" not in path.parts)
        return {path.relative_to(self.workspace.root).as_posix(): path.read_bytes() for path in sorted(found)}

    def restore(self, files: dict[str, bytes]) -> None:
        """All as it was."""
        for name in self.files().keys() - files.keys():
            (self.workspace.root / name).unlink()
        for name, content in files.items():
            (self.workspace.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.workspace.root / name).write_bytes(content)

    def errors(self) -> list[str]:
        """What is wrong; but for an agenda that is empty still."""
        problems = check_cases(Office(self.workspace), Selection()).problems
        return [str(each) for each in problems if each.level == ERROR and "er tom" not in each.message]

    def copy(self) -> Path:
        """The case for the next meeting, as a copy."""
        wanted = NewCase(f"{self.organ}/{LATER}", source=str(self.path))
        return new_case(Office(self.workspace), wanted, TODAY).path

    def move(self, day: str = LATER) -> Path:
        """The case in another meeting."""
        move_case(Office(self.workspace), str(self.path), f"{self.organ}/{day}")
        return self.path

    def give_number(self) -> Path:
        """The case that the draft becomes."""
        return number_draft(Office(self.workspace), "utkast/plan", f"{self.organ}/{LATER}").path


def data_of(path: Path, *without: str) -> dict[str, Any]:
    """What a record holds, the names of its folder and the fields `without` left out."""
    data = {name: value for name, value in load_record(path).record.data.items() if name not in without}
    return {name: _plain(value, f"{path.stem}/") for name, value in data.items()}


def _plain(value: Any, folder: str) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each, folder) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, folder) for each in value]
    return value.replace(folder, "…/", 1) if value.startswith(folder) else value


def _items(path: Path) -> list[Any]:
    return list(load_record(path).record.data["saksliste"])


def remarks(path: Path) -> list[str]:
    """The comments of a file, in order."""
    text = load_record(path).record.text
    return re.findall(r"# (?:merknad|etter|tabulator|øverst|til slutt|teksten|sist|listen|her|før)[^\n]*", text)


def marks(content: bytes) -> tuple[bytes, bool]:
    """How a file begins, and whether its lines end as Windows ends them."""
    begins = next((mark for mark in (b"\xef\xbb\xbf", b"\xff\xfe") if content.startswith(mark)), b"")
    return begins, b"\r" in content


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_copy_has_all_but_what_was_of_its_meeting(tmp_path: Path, seed: int) -> None:
    made = Made(tmp_path, seed)
    assert made.errors() == []
    before = made.files()
    copy = made.copy()
    own = ("sak", "møte", "status", "utvalg", "saksgang")
    assert data_of(copy, *own) == data_of(made.path, *own)
    assert data_of(copy)["møte"] == LATER
    assert marks(copy.read_bytes()) == marks(made.made.content)
    if "saksgang" not in made.made.text:
        assert [each for each in remarks(made.path) if each not in remarks(copy)] in ([], [*_of_organ(made.path)])
    after = made.files()
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {f"cases/møter/{made.organ}-{LATER}.yaml"}
    assert made.errors() == []


def _of_organ(path: Path) -> Iterator[str]:
    """The remark that stands beside the organ, which a copy does not need."""
    for line in load_record(path).record.text.splitlines():
        if line.strip().startswith("utvalg:"):
            yield from re.findall(r"# .*", line)


@pytest.mark.parametrize("seed", SEEDS)
def test_moved_there_and_back_nothing_has_happened(tmp_path: Path, seed: int) -> None:
    made = Made(tmp_path, seed)
    before, was, said = made.files(), data_of(made.path, "møte"), remarks(made.path)
    agendas = {day: made.cases / f"møter/{made.organ}-{day}.yaml" for day in (FIRST, LATER)}
    told = sorted(each for path in agendas.values() for each in remarks(path))
    item, left, empty = (_items(agendas[FIRST])[0], len(_items(agendas[FIRST])), _items(agendas[LATER]) == [])
    made.move()
    assert item in _items(agendas[LATER])
    assert item not in _items(agendas[FIRST])
    assert sorted(each for path in agendas.values() for each in remarks(path)) == told
    assert (data_of(made.path, "møte"), remarks(made.path)) == (was, said)
    assert data_of(made.path)["møte"] == LATER
    assert made.errors() == []
    made.move(FIRST)
    after = made.files()
    # An agenda with nothing on it is none: what was left alone, or had nothing, has other business now.
    expected = ([agendas[FIRST]] if left == 1 else []) + ([agendas[LATER]] if empty else [])
    changed = [made.workspace.root / name for name in before if after[name] != before[name]]
    assert changed == expected
    assert made.errors() == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_draft_that_gets_its_number_keeps_all(tmp_path: Path, seed: int) -> None:
    made = Made(tmp_path, seed, draft=True)
    assert made.errors() == []
    before, was, said = made.files(), data_of(made.path), remarks(made.path)
    path = made.give_number()
    assert data_of(path, "sak", "møte") == was
    assert remarks(path) == said
    assert marks(path.read_bytes()) == marks(made.made.content)
    after = made.files()
    shown = {name.partition("plan/")[2]: content for name, content in before.items() if "/plan/" in name}
    moved = {name.partition(f"{path.stem}/")[2]: content for name, content in after.items() if f"/{path.stem}/" in name}
    assert moved == shown
    assert not [name for name in after if "utkast" in name]
    assert {name: after.get(name) for name in before if "arkiv/" in name} == {
        name: content for name, content in before.items() if "arkiv/" in name
    }
    assert made.errors() == []


VERBS: dict[str, Callable[[Made], Path]] = {"copy": Made.copy, "move": Made.move, "number": Made.give_number}
#: What touches the disk.
STEPS = ((os, "open"), (os, "write"), (Path, "replace"), (Path, "unlink"), (Path, "mkdir"))


class Failing:
    """The steps of a command on the disk, of which the `nth` fails."""

    def __init__(self, nth: int) -> None:
        self.nth, self.taken = nth, 0

    def step(self, act: Callable[..., Any]) -> Callable[..., Any]:
        """The step, or its failure when it is its turn."""

        def tried(*asked: Any, **more: Any) -> Any:
            self.taken += 1
            if self.taken == self.nth:
                raise PermissionError(13, "Permission denied")
            return act(*asked, **more)

        return tried


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("seed", SEEDS[::17])
def test_whichever_step_fails_all_is_as_it_was(
    tmp_path: Path, seed: int, verb: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made(tmp_path, seed, draft=verb == "number")
    before = made.files()
    done: list[dict[str, bytes]] = []
    failing = Failing(0)
    while failing.taken >= failing.nth:
        failing = Failing(failing.nth + 1)
        with monkeypatch.context() as patched:
            patched.setattr(disk, "ATTEMPTS", 1)
            for place, name in STEPS:
                patched.setattr(place, name, failing.step(getattr(place, name)))
            try:
                VERBS[verb](made)
            except HfiError:
                assert made.files() == before, failing.nth
            else:
                # What is only tidied up may fail: then all is done.
                done.append(made.files())
                assert made.errors() == []
        made.restore(before)
    assert done[:-1] == [done[-1]] * len(done[:-1])
    assert done[-1] != before
