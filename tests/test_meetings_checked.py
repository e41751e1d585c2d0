"""What is remarked on in the plan of a meeting, in the files that its cases name, and in its members."""

import json
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.records.load import Workspace
from tests.made import make_workspace, minimal_case, write
from tests.word import read_word

CASE = {"sak": "1/26", "minutter": "30"}
OTHER = {"punkt": "Eventuelt", "minutter": "5"}


def meeting_workspace(folder: Path, agenda: list[dict[str, str]], **fields: Any) -> Workspace:
    """A workspace with case 1/26 and the notice of its meeting."""
    case = minimal_case(forslag_til_vedtak="1. Utvalget tar saken til orientering.")
    workspace = make_workspace(folder / "office", case, møter=[{"id": "før", "utvalg": "SSU", "dato": "2026-02-12"}])
    (workspace.root / "cases/møter").mkdir()
    notice = {"utvalg": "SSU", "møte": "2026-05-21", "tid": "10.00–11.30", "sted": "Teams", "status": "endelig"}
    write(workspace.root / "cases/møter/SSU-2026-05-21.yaml", {**notice, **fields, "saksliste": agenda})
    return workspace


def codes(workspace: Workspace) -> list[str]:
    return [problem.code for problem in check_cases(Office(workspace), Selection()).problems]


def test_a_meeting_in_order_is_left_in_peace(tmp_path: Path) -> None:
    assert codes(meeting_workspace(tmp_path, [CASE, OTHER])) == []


def test_the_notice_says_what_the_case_says(tmp_path: Path) -> None:
    """Title and proposal are written once; weekday and hours are reckoned."""
    workspace = meeting_workspace(tmp_path, [CASE, OTHER], saksgrunnlag="ja")
    built = build_papers(Office(workspace), Selection(meeting="SSU/2026-05-21"), now=0).outputs
    notice, paper = (read_word(path.read_bytes()).everything.replace("\u00a0", " ") for path in built)
    for text in ("Prøvesak", "Utvalget tar saken til orientering."):
        assert text in notice
        assert text in paper
    assert "torsdag 21. mai 2026" in notice
    assert "10.00–10.30" in notice
    assert "10.30–10.35" in notice


def test_file_names_hold_the_day_of_the_record(tmp_path: Path) -> None:
    workspace = meeting_workspace(tmp_path, [CASE, OTHER])
    built = build_papers(Office(workspace), Selection(meeting="SSU/2026-05-21"), now=0).outputs
    assert [str(path.relative_to(workspace.output)) for path in built] == [
        "SSU/2026-05-21/Innkalling SSU 2026-05-21.docx",
        "SSU/2026-05-21/Sak 01-26 Prøvesak.docx",
    ]


def test_the_minutes_fit_the_meeting(tmp_path: Path) -> None:
    assert codes(meeting_workspace(tmp_path, [{**CASE, "minutter": "90"}, OTHER])) == ["HFI125"]


def test_a_meeting_lasts(tmp_path: Path) -> None:
    assert codes(meeting_workspace(tmp_path, [CASE], tid="12:00-12:00")) == ["HFI123"]


def test_a_meeting_ends_after_it_begins(tmp_path: Path) -> None:
    assert "HFI074" in codes(meeting_workspace(tmp_path, [CASE], til="2026-05-20"))


def test_other_business_comes_last(tmp_path: Path) -> None:
    assert codes(meeting_workspace(tmp_path, [OTHER, CASE])) == ["HFI134"]


BROKEN_MEETINGS = [
    ({"møte": "2026-05-32"}, "HFI035"),
    ({"utvalg": "SUS"}, "HFI041"),
    ({"møte": "2026-05-22"}, "HFI120"),
]


@pytest.mark.parametrize(("fields", "code"), BROKEN_MEETINGS)
def test_a_broken_meeting_is_told_of_once(tmp_path: Path, fields: dict[str, str], code: str) -> None:
    """Whatever is asked about, and nothing is made of it in the cases and texts that name the meeting."""
    workspace = meeting_workspace(tmp_path, [CASE, OTHER], **fields)
    write(workspace.root / "cases/01-26.yaml", minimal_case(bakgrunn="Se [[møte:SSU 2026-05-21]]."))
    for selection in (Selection(), Selection(("1/26",)), Selection(meeting="SSU/2026-05-21")):
        assert [each.code for each in check_cases(Office(workspace), selection).problems] == [code]


def test_a_meeting_whose_file_has_another_name_is_there(tmp_path: Path) -> None:
    workspace = meeting_workspace(tmp_path, [CASE, OTHER])
    there = workspace.root / "cases/møter/SSU-2026-05-21.yaml"
    there.rename(there.with_name("SSU-2026-05-12.yaml"))
    assert codes(workspace) == ["HFI120"]
    assert [each.code for each in check_cases(Office(workspace), Selection(("1/26",))).problems] == ["HFI120"]


def test_other_business_may_have_a_number(tmp_path: Path) -> None:
    agenda = [CASE, {"sak": "2/26"}]
    workspace = meeting_workspace(tmp_path, agenda)
    write(workspace.root / "cases/02-26.yaml", minimal_case(sak="2/26", tittel="Eventuelt", framlegg="nei"))
    assert codes(workspace) == []
    notice = workspace.root / "cases/møter/SSU-2026-05-21.yaml"
    write(notice, {**json.loads(notice.read_text("utf-8")), "saksliste": agenda[::-1]})
    assert codes(workspace) == ["HFI134"]


def test_a_case_on_the_agenda_has_a_file(tmp_path: Path) -> None:
    assert codes(meeting_workspace(tmp_path, [CASE, {"sak": "8/26"}, OTHER])) == ["HFI128"]


def test_a_case_without_paper_has_a_proposal(tmp_path: Path) -> None:
    workspace = meeting_workspace(tmp_path, [CASE, OTHER])
    write(workspace.root / "cases/01-26.yaml", minimal_case(framlegg="nei"))
    assert codes(workspace) == ["HFI130"]


def test_an_agenda_item_cannot_have_a_title_of_its_own(tmp_path: Path) -> None:
    assert codes(meeting_workspace(tmp_path, [{**CASE, "punkt": "Endringer?"}, OTHER])) == ["HFI126"]


def test_a_file_that_is_attached_exists(tmp_path: Path) -> None:
    attachment = {"id": "regnskap", "tittel": "Regnskap 2025", "fil": "01-26/regnskap.pdf"}
    case = minimal_case(bakgrunn="Se [[vedlegg:regnskap]].", vedlegg=[attachment])
    assert codes(make_workspace(tmp_path / "office", case)) == ["HFI100"]


@pytest.mark.parametrize("name", ["leder eller nestleder", "Etternavn, Fornavn", "Leder/Nestleder"])
def test_a_name_is_one_person(tmp_path: Path, name: str) -> None:
    member = {"id": "m", "utvalg": "SSU", "periode": "2026–2027", "side": "kommunene", "organisasjon": "o"}
    registers: dict[str, Any] = {
        "organisasjoner": [{"id": "o", "navn": "Kommunene"}],
        "medlemmer": [{**member, "rolle": "medlem", "navn": name}],
    }
    assert codes(make_workspace(tmp_path / "office", minimal_case(), **registers)) == ["HFI265"]
