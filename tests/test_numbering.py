"""The series of case numbers: holes are told, and no number is taken twice."""

import json
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.errors import RecordError
from hfi_docs.pipeline.listing import Gap, find_gaps, list_cases
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber
from hfi_docs.values.words import format_ranges
from tests.made import REGISTERS, Fields, make_workspace, minimal_case, put_case

ORGANS: list[Fields] = [REGISTERS["utvalg"][0], {"id": "PA", "navn": "Partnerskapsmøtet"}]


def series(organ: str, year: int, *numbers: int) -> list[CaseNumber]:
    return [CaseNumber(organ, year, number) for number in numbers]


@pytest.mark.parametrize(
    ("files", "earlier", "expected"),
    [
        ([], [], ()),
        (series("SSU", 2026, 1, 2, 3), [], ()),
        (series("SSU", 2026, 5), [], (Gap("SSU", 2026, (1, 2, 3, 4)),)),
        (series("SSU", 2026, 1, 3, 6), [], (Gap("SSU", 2026, (2, 4, 5)),)),
        (series("SSU", 2026, 1, 3, 6), series("SSU", 2026, 4), (Gap("SSU", 2026, (2, 5)),)),
        # A number that only the register knows does not open a series, and another organ's or year's fills no hole.
        ([], series("SSU", 2025, 9), ()),
        (series("SSU", 2026, 2), [*series("PA", 2026, 1), *series("SSU", 2025, 1)], (Gap("SSU", 2026, (1,)),)),
        (
            [*series("SSU", 2026, 2), *series("PA", 2026, 2), *series("SSU", 2025, 1, 2)],
            [],
            (Gap("PA", 2026, (1,)), Gap("SSU", 2026, (1,))),
        ),
    ],
)
def test_holes_below_the_highest_number(
    files: list[CaseNumber], earlier: list[CaseNumber], expected: tuple[Gap, ...]
) -> None:
    assert find_gaps(files, set(earlier)) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1], "1"),
        ([1, 2], "1–2"),
        ([1, 3], "1 og 3"),
        ([1, 2, 3, 7, 9, 10], "1–3, 7 og 9–10"),
        ([*range(1, 99)], "1–98"),
    ],
)
def test_holes_are_told_as_ranges(numbers: list[int], expected: str) -> None:
    assert format_ranges(numbers) == expected


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """SSU 1/26, 4/26 and 9/26, and 6/26 in the register; PA 2/26; SSU 22/25 in the register alone."""
    monkeypatch.chdir(tmp_path)
    registered = [
        *REGISTERS["saker"],
        {"sak": "SSU 6/26", "møte": "2026-02-12", "tittel": "Før"},
    ]
    meetings = [*REGISTERS["møter"], {"id": "pa", "utvalg": "PA", "dato": "2026-06-19"}]
    made = make_workspace(tmp_path / "kontor", minimal_case(), utvalg=ORGANS, saker=registered, møter=meetings)
    put_case(made, minimal_case(sak="4/26", tittel="Den fjerde"), "04-26")
    put_case(made, minimal_case(sak="9/26", tittel="Den niende", status="utkast"), "09-26")
    put_case(made, minimal_case(sak="PA 2/26", utvalg="PA", møte="2026-06-19"), "PA-02-26")
    return made


def told(capsys: pytest.CaptureFixture[str], workspace: Workspace, *arguments: str) -> list[str]:
    assert run(["-w", str(workspace.root), "list", *arguments]) == 0
    return [line for line in capsys.readouterr().err.splitlines() if line.startswith("Merk: ")]


def test_the_list_ends_with_what_is_missing(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, workspace) == ["Merk: PA 2026 mangler nr. 1.", "Merk: SSU 2026 mangler nr. 2–3, 5 og 7–8."]


@pytest.mark.parametrize(
    ("arguments", "organs"),
    [
        (["--organ", "ssu"], ["SSU"]),
        (["--organ", "PA", "--year", "2026"], ["PA"]),
        (["--year", "2025"], []),
        # Part of a series says nothing about its holes.
        (["--status", "utkast"], []),
        (["--meeting", "SSU/2026-05-21"], []),
    ],
)
def test_only_what_was_asked_for(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], arguments: list[str], organs: list[str]
) -> None:
    assert [line.split()[1] for line in told(capsys, workspace, *arguments)] == organs


def test_other_programs_get_them_too(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-w", str(workspace.root), "list", "--organ", "SSU", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["missing"] == [
        {"organ": "SSU", "year": 2026, "numbers": [2, 3, 5, 7, 8]}
    ]


def test_a_hole_does_not_keep_anything_from_being_built(workspace: Workspace) -> None:
    assert len(build_papers(Office(workspace), Selection(("9/26",)), now=0).outputs) == 1


def codes(workspace: Workspace) -> list[tuple[str, str]]:
    with pytest.raises(RecordError) as refused:
        build_papers(Office(workspace), Selection(), now=0)
    return [(problem.code, problem.position.path.name) for problem in refused.value.problems if problem.level == "feil"]


def test_a_number_in_two_files(workspace: Workspace) -> None:
    put_case(workspace, minimal_case(sak="4/26", tittel="Den fjerde igjen"), "04-26 kopi")
    assert codes(workspace) == [("HFI082", "04-26.yaml")]


def test_a_number_in_two_files_that_write_it_differently(workspace: Workspace) -> None:
    put_case(workspace, minimal_case(sak="04/2026", tittel="Den fjerde igjen"), "SSU 4-2026")
    assert codes(workspace) == [("HFI082", "SSU 4-2026.yaml")]


def test_a_number_in_a_file_and_in_the_register(workspace: Workspace) -> None:
    put_case(workspace, minimal_case(sak="6/26", tittel="Den sjette"), "06-26")
    assert codes(workspace) == [("HFI089", "saker.yaml")]


def test_the_list_is_shown_though_a_number_is_taken_twice(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    put_case(workspace, minimal_case(sak="6/26", tittel="Den sjette"), "06-26")
    assert len(list_cases(Office(workspace), Selection()).cases) == 5
    assert run(["-w", str(workspace.root), "list"]) == 1
    assert "HFI089" in capsys.readouterr().err
