"""A case that goes from meeting to meeting: where it stands, what is quoted of it, and what lets it go on."""

from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.errors import UsageError
from hfi_docs.pipeline.archive import seal_meeting
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.standing import list_standing
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.pipeline.verifying import verify_archive
from hfi_docs.records.load import Workspace
from tests.archives import AT, NO_PDF
from tests.test_decisions import QUOTING, quoted
from tests.test_minutes import made_office
from tests.workspaces import replace_in

FIRST, SECOND, THIRD = "2026-03-10", "2026-04-14", "2026-05-12"


def record(folder: Path, kind: str, day: str, items: str) -> Path:
    """The notice or the minutes of a meeting of FSK with some items."""
    path = folder / f"cases/{kind}/FSK-{day}.yaml"
    path.parent.mkdir(exist_ok=True)
    listed = "saksliste:" if kind == "møter" else "møteleder: fsk-ap-1\nsaker:"
    path.write_text(f"utvalg: FSK\nmøte: {day}\ntid: 10.00–12.00\nstatus: utkast\n{listed}\n{items}\n", "utf-8")
    return path


def minutes(folder: Path, day: str, item: str) -> Path:
    return record(folder, "protokoller", day, f"  - {{{item}}}")


def postponed_office(folder: Path, item: str = "sak: 1/26, utsatt_til: FSK 2026-04-14") -> Workspace:
    """Case 1/26 postponed in the first meeting, and on the agenda of the second and the third."""
    workspace, _ = made_office(folder, "enstemmig")
    (folder / "cases/register/møter.yaml").unlink()
    minutes(folder, FIRST, item)
    record(folder, "møter", FIRST, "  - {sak: 1/26}\n  - {sak: 2/26}\n  - {sak: 3/26}\n  - {sak: 4/26}")
    record(folder, "møter", SECOND, "  - {sak: 1/26}")
    return workspace


def listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What `list` says of case 1/26."""
    assert run(["-w", str(folder), "list"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if " 01/26" in line)
    return line[24:].rpartition("  ")[0].strip()


def told(workspace: Workspace, *numbers: str) -> list[str]:
    return [problem.message for problem in check_cases(Office(workspace), Selection(numbers)).problems]


def test_the_last_meeting_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = postponed_office(tmp_path)
    (tmp_path / "cases/2026/FSK-09-26.yaml").write_text(QUOTING.replace("[[vedtak:1/26 punkt 2 b]]", "ja"), "utf-8")
    assert listed(tmp_path, capsys) == "utsatt til FSK 2026-04-14"
    assert "Sak FSK 01/26 har ikke noe vedtak." in told(workspace, "9/26")
    minutes(tmp_path, SECOND, f"sak: 1/26, utsatt_til: FSK {THIRD}")
    assert listed(tmp_path, capsys) == f"utsatt til FSK {THIRD}"
    record(tmp_path, "møter", THIRD, "  - {sak: 1/26}")
    assert "HFI129" not in [problem.code for problem in check_cases(Office(workspace), Selection()).problems]
    last = minutes(tmp_path, THIRD, "sak: 1/26, vedtak: Formannskapet vedtar planen., resultat: enstemmig")
    assert listed(tmp_path, capsys) == "behandlet"
    assert "Formannskapet vedtar planen." in quoted(workspace)
    replace_in(last, "vedtar planen", "forkaster planen")
    assert "Formannskapet forkaster planen." in quoted(workspace)


def test_two_meetings_cannot_decide_it(tmp_path: Path) -> None:
    decided = "sak: 1/26, vedtak: Formannskapet vedtar planen., resultat: enstemmig"
    workspace = postponed_office(tmp_path, decided)
    minutes(tmp_path, SECOND, decided)
    codes = [problem.code for problem in check_cases(Office(workspace), Selection()).problems]
    assert codes.count("HFI356") == 2
    assert "HFI129" in codes


@pytest.mark.parametrize("outcome", ["utsatt", "sendt tilbake", "trukket"])
def test_what_is_to_come_back_is_not_dealt_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], outcome: str
) -> None:
    postponed_office(tmp_path, f"sak: 1/26, utfall: {outcome}")
    assert listed(tmp_path, capsys) == outcome


def test_the_notice_rests_on_the_minutes_that_let_the_case_come(tmp_path: Path) -> None:
    workspace = postponed_office(tmp_path)
    build_papers(Office(workspace), Selection(), now=0)
    replace_in(tmp_path / f"cases/protokoller/FSK-{FIRST}.yaml", "møteleder", "referent: Sekretær\nmøteleder")
    meetings = list_standing(Office(workspace), Selection()).meetings
    stale = {(str(each.day), found.kind) for each in meetings for found in each.documents if found.state != "bygd"}
    assert stale == {(FIRST, "protokoll"), (SECOND, "innkalling")}


def test_the_status_says_where_the_case_went(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = postponed_office(tmp_path)
    build_papers(Office(workspace), Selection(), now=0)
    assert run(["-w", str(tmp_path), "status", "--meeting", f"FSK/{FIRST}"]) == 0
    shown = [line.strip() for line in capsys.readouterr().out.splitlines()]
    paper = next(place for place, line in enumerate(shown) if "Sak 01-26" in line)
    assert shown[paper + 1] == "saken er utsatt til FSK 2026-04-14"
    assert sum("utsatt" in line for line in shown) == 1


def test_a_paper_written_anew_leaves_the_old_meeting_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its notice and its sealed minutes stand; both seals still verify, and nothing is called out of date."""
    workspace = postponed_office(tmp_path)
    replace_in(tmp_path / f"cases/møter/FSK-{FIRST}.yaml", "status: utkast", "status: endelig")
    own = tmp_path / f"cases/protokoller/FSK-{FIRST}.yaml"
    replace_in(own, "status: utkast", "status: godkjent\ngodkjenning: {av: [fsk-ap-1], dato: 2026-03-12}")
    rest = "  - {sak: 2/26, utfall: ikke behandlet}\n  - {sak: 3/26, vedtak: som foreslått}\n"
    own.write_text(own.read_text("utf-8") + rest + "  - {sak: 4/26, utfall: ikke behandlet}\n", "utf-8")
    build_papers(Office(workspace), Selection(), now=0)
    for sealing in (False, True):
        seal_meeting(Office(workspace), f"FSK/{FIRST}", at=AT, make_pdfs=NO_PDF, minutes=sealing)
    case = tmp_path / "cases/2026/FSK-01-26.yaml"
    for old, new in ((f"møte: {FIRST}", f"møte: {SECOND}"), ("tittel: Øko", "tittel: Ny øko"), ("12 000", "14 000")):
        replace_in(case, old, new)
    assert told(workspace) == []
    built = build_papers(Office(workspace), Selection(), now=0)
    assert {path.parent.name for path in built.changed} == {SECOND}
    stands = f"FSK/{FIRST} står som den ble {{}}: sak FSK 01/26 har gått videre til FSK/{SECOND}."
    for _ in range(2):  # the second answer comes from the ledger
        run(["-w", str(tmp_path), "build", "--meeting", f"FSK/{FIRST}"])
        shown = capsys.readouterr().out.splitlines()
        assert [line for line in shown if "gått videre" in line] == [
            f"Innkallingen til {stands.format('sendt')}",
            f"Protokollen fra {stands.format('forseglet')}",
        ]
    run(["-w", str(tmp_path), "build", "--all"])
    assert "gått videre" not in capsys.readouterr().out
    before, after = list_standing(Office(workspace), Selection()).meetings
    assert [(each.state, each.since) for each in before.documents if each.kind != "fil"] == [("bygd", "")] * 5
    assert {each.state for each in after.documents} == {"bygd"}
    for minutes_too in (False, True):
        with pytest.raises(UsageError, match="har fått et nytt papir til et senere møte"):
            seal_meeting(Office(workspace), f"FSK/{FIRST}", at=AT, make_pdfs=NO_PDF, minutes=minutes_too)
    verified = verify_archive(Office(workspace), rebuild=True)
    assert (verified.damages, verified.rebuilt) == ((), 7)


def test_a_paper_that_moves_before_the_meeting_is_still_told(tmp_path: Path) -> None:
    workspace = postponed_office(tmp_path)
    (tmp_path / f"cases/protokoller/FSK-{FIRST}.yaml").unlink()
    replace_in(tmp_path / "cases/2026/FSK-01-26.yaml", f"møte: {FIRST}", f"møte: {SECOND}")
    assert "Sak FSK 01/26 hører til møtet FSK 14. april 2026." in [
        each.replace("\u00a0", " ") for each in told(workspace)
    ]


@pytest.mark.parametrize(
    ("item", "codes"), [("utsatt_til: FSK 2026-04-14", []), ("utfall: ikke behandlet", ["HFI396"])]
)
def test_a_meeting_without_a_notice_decides_what_came_to_it(tmp_path: Path, item: str, codes: list[str]) -> None:
    workspace = postponed_office(tmp_path, f"sak: 1/26, {item}")
    (tmp_path / f"cases/møter/FSK-{SECOND}.yaml").unlink()
    minutes(tmp_path, SECOND, "sak: 1/26, vedtak: Formannskapet vedtar planen., resultat: enstemmig")
    found = check_cases(Office(workspace), Selection(meeting=f"FSK/{SECOND}")).problems
    assert [problem.code for problem in found if problem.level == "feil"] == codes
