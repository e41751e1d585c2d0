"""Which cases a command is about, and what they need to know of each other."""

from pathlib import Path

import pytest

from hfi_docs.errors import RecordError, UsageError
from hfi_docs.pipeline.opening import open_casebook
from hfi_docs.pipeline.verbs import Selection, list_cases
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber
from tests.workspaces import replace_in, small_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """13/26, PA 03/26 in a subfolder, and 08/26 of an earlier meeting."""
    root = small_workspace(tmp_path)
    for name, old, new in (
        ("08-26 midler.yml", "sak: 13/26", "sak: 08/26"),
        ("PA-03-26.yaml", "sak: 13/26\nutvalg: SSU\nmøte: 2026-05-21", "sak: 03/26\nutvalg: PA\nmøte: 2026-06-19"),
    ):
        path = root / "cases" / "2026" / name
        path.write_text((root / "cases" / "2026" / "13-26.yaml").read_text("utf-8"), "utf-8")
        replace_in(path, old, new)
    return Workspace(root)


def chosen(workspace: Workspace, *numbers: str, meeting: str = "") -> list[str]:
    return [path.name for path in open_casebook(workspace).choose(Selection(numbers, meeting))]


def test_all_in_a_fixed_order(workspace: Workspace) -> None:
    assert chosen(workspace) == ["08-26 midler.yml", "13-26.yaml", "PA-03-26.yaml"]


def test_those_that_are_named_in_the_order_they_are_named(workspace: Workspace) -> None:
    assert chosen(workspace, "PA 03/26", "8.26") == ["PA-03-26.yaml", "08-26 midler.yml"]


def test_those_of_a_meeting(workspace: Workspace) -> None:
    for meeting in ("PA/2026-06-19", "PA 2026-06-19", "PA 19.06.2026", " PA/19. juni 2026 "):
        assert chosen(workspace, meeting=meeting) == ["PA-03-26.yaml"]


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        (Selection(("03/26",)), "Fant ingen fil for sak SSU 03/26 i cases/."),
        (Selection(("tre",)), "«tre» er ikke et saksnummer."),
        (Selection(meeting="PA/2026-06-20"), "Fant ingen saker til møtet PA/2026-06-20. Mente du «PA/2026-06-19»?"),
        (Selection(meeting="2026-06-19"), "«2026-06-19» er ikke et møte. Skriv utvalg og dato slik: SSU/2026-05-21."),
        (Selection(meeting="PA"), "«PA» er ikke et møte."),
    ],
)
def test_what_does_not_exist(workspace: Workspace, selection: Selection, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        open_casebook(workspace).choose(selection)
    assert str(refused.value).startswith(message)


def test_files_that_editors_and_word_leave_are_no_cases(workspace: Workspace) -> None:
    folder = workspace.root / "cases" / "2026"
    for name in ("~13-26.yaml", ".13-26.yaml", "13-26.yaml.bak", "13-26.yaml~", "13-26.txt"):
        (folder / name).write_text("ikke en sak", "utf-8")
    assert chosen(workspace) == ["08-26 midler.yml", "13-26.yaml", "PA-03-26.yaml"]


def test_two_files_for_one_case_are_reported_when_it_is_named(workspace: Workspace) -> None:
    folder = workspace.root / "cases" / "2026"
    (folder / "13-26 kopi.yaml").write_text((folder / "13-26.yaml").read_text("utf-8"), "utf-8")
    book = open_casebook(workspace)
    book.choose(Selection(("13/26",)))
    assert [(problem.code, problem.position.path.name) for problem in book.problems] == [("HFI082", "13-26.yaml")]


def test_the_default_organ_is_the_registers(workspace: Workspace) -> None:
    replace_in(workspace.root / "cases" / "register" / "utvalg.yaml", "    standard: ja\n", "")
    replace_in(
        workspace.root / "cases" / "register" / "utvalg.yaml",
        "    møtenavn: Partnerskapsmøtet\n",
        "    møtenavn: Partnerskapsmøtet\n    standard: ja\n",
    )
    assert open_casebook(workspace).default_organ == "PA"


def test_only_the_cases_that_are_mentioned_are_read(workspace: Workspace) -> None:
    (workspace.root / "cases" / "2026" / "08-26 midler.yml").write_text("a: [", "utf-8")
    book = open_casebook(workspace)
    (path,) = book.choose(Selection(("13/26",)))
    record = book.record(path)
    assert record is not None
    assert CaseNumber("SSU", 2026, 13) in book.model([record]).cases
    assert book.problems == []


def test_a_mentioned_case_is_known_from_its_own_file(workspace: Workspace) -> None:
    replace_in(workspace.root / "cases" / "2026" / "13-26.yaml", "[[sak:22/25]]", "[[sak:PA 3/26]]")
    book = open_casebook(workspace)
    record = book.record(workspace.root / "cases" / "2026" / "13-26.yaml")
    assert record is not None
    assert book.model([record]).cases[CaseNumber("PA", 2026, 3)].title == "Status for midlene"


def test_a_broken_register_stops_everything(workspace: Workspace) -> None:
    replace_in(workspace.root / "cases" / "register" / "saker.yaml", "møte: 2025-09-18", "mote: 2025-09-18")
    with pytest.raises(RecordError) as refused:
        open_casebook(workspace)
    assert {problem.code for problem in refused.value.problems} == {"HFI031"}


def test_listed_by_organ_year_and_number(workspace: Workspace) -> None:
    listed = list_cases(workspace, Selection())
    assert [header.number for _, header in listed.cases] == [
        CaseNumber("PA", 2026, 3),
        CaseNumber("SSU", 2026, 8),
        CaseNumber("SSU", 2026, 13),
    ]
    assert listed.problems == ()
