"""`hfi-docs check --fix`: what is shown, what is asked, what is written, and what is left alone."""

import json
import os
import sys
from pathlib import Path

import click
import pytest

from hfi_docs.cli.main import run
from hfi_docs.errors import Edit, OutputError, Position, Problem, UsageError
from hfi_docs.output import write
from hfi_docs.pipeline.mending import _apart, _changed, plan_mending, write_mending
from hfi_docs.pipeline.selection import Selection
from hfi_docs.records.load import Workspace, read_record
from tests.made import make_workspace, minimal_case, put_case
from tests.test_minutes import made_office, minutes_path
from tests.test_minutes_sealed import seal
from tests.workspaces import office_workspace, replace_in

FAULT, MENDED = "Det kom ca 30 innspill.", "Det kom ca. 30 innspill."
SHOWN = """cases/01-26.yaml (HFI215)
  linje 7
  - bakgrunn: Det kom ca 30 innspill.
  + bakgrunn: Det kom ca. 30 innspill.
"""
CASE = f"""sak: 1/26
utvalg: SSU
møte: 2026-05-21
type: orientering
tittel: Prøvesak
status: endelig
bakgrunn: {FAULT}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    workspace = make_workspace(tmp_path / "kontor", minimal_case())
    monkeypatch.chdir(workspace.root)
    case_path(workspace).write_text(CASE, "utf-8")
    return workspace


def case_path(office: Workspace, number: int = 1) -> Path:
    return office.root / f"cases/0{number}-26.yaml"


def heard(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["check", *arguments])
    told = capsys.readouterr()
    return code, told.out.replace("\\", "/"), told.err


def test_what_would_be_written_is_only_shown(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (("--diff",), ("--fix", "--diff"), ("--fix",)):
        code, out, err = heard(capsys, *arguments)
        assert code == 0
        how = "" if "--diff" in arguments else " Legg til --yes for å rette."
        assert out == f"{SHOWN}1 funn i 1 fil kan rettes. Ingenting er skrevet.{how}\n1 sak kan bygges.\n"
        assert "HFI215" in err
        assert case_path(office).read_text("utf-8") == CASE


def test_whoever_is_sure_is_not_asked(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = heard(capsys, "1/26", "--fix", "--yes")
    assert (code, err) == (0, "")
    assert out == f"{SHOWN}1 funn i 1 fil er rettet.\n1 sak kan bygges.\n"
    assert case_path(office).read_text("utf-8") == CASE.replace(FAULT, MENDED)
    assert heard(capsys, "--fix", "--yes")[1] == "Det er ingenting å rette.\n1 sak kan bygges.\n"


@pytest.mark.parametrize(("said", "is_written"), [("j", True), ("Ja", True), ("n", False), ("", False), ("x", False)])
def test_in_a_terminal_it_is_asked(
    office: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, said: str, is_written: bool
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    questions = {"Skal 1 funn i 1 fil rettes? (j/n)": said}
    monkeypatch.setattr(click, "prompt", lambda question, **_: questions[question])
    heard(capsys, "--fix")
    assert (case_path(office).read_text("utf-8") != CASE) == is_written


def test_other_programs_get_it_in_json(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = heard(capsys, "--diff", "--json")
    told = json.loads(out)
    assert (code, told["written"], len(told["findings"])) == (0, False, 1)
    assert [(each["code"], each["line"]) for each in told["mended"]] == [("HFI215", 7)]
    told = json.loads(heard(capsys, "--fix", "--yes", "--json")[1])
    assert (told["written"], told["findings"]) == (True, [])
    assert case_path(office).read_text("utf-8") != CASE


@pytest.mark.parametrize("arguments", [("--yes",), ("--diff", "--yes")])
def test_what_does_not_fit_together_is_refused(
    office: Workspace, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert heard(capsys, *arguments)[0] == 2
    assert case_path(office).read_text("utf-8") == CASE


def test_an_error_that_is_left_ends_as_check_does(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(case_path(office), "orientering", "orientring")
    code, _, err = heard(capsys, "--fix", "--yes")
    assert code == 1
    assert "HFI034" in err
    assert MENDED in case_path(office).read_text("utf-8")


def test_only_what_was_asked_for_is_mended(office: Workspace) -> None:
    put_case(office, minimal_case(sak="2/26", bakgrunn=FAULT, vedlegg=[{"id": "en", "sak": "1/26"}]), "02-26")
    replace_in(office.root / "cases/register/tekster.yaml", "Fellesteksten", "Ca 3 og jfr 4")
    assert [each.path.name for each in plan_mending(office, Selection(("2/26",))).files] == ["02-26.yaml"]
    every = [each.path.name for each in plan_mending(office, Selection()).files]
    assert every == ["01-26.yaml", "02-26.yaml", "tekster.yaml"]


def test_what_somebody_saves_meanwhile_is_not_lost(office: Workspace) -> None:
    mending = plan_mending(office, Selection())
    replace_in(case_path(office), "Prøvesak", "Noe annet")
    with pytest.raises(OutputError, match="endret av noen andre"):
        write_mending(mending)
    assert case_path(office).read_text("utf-8") == CASE.replace("Prøvesak", "Noe annet")


def test_all_files_or_none(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    put_case(office, minimal_case(sak="2/26", bakgrunn=FAULT), "02-26")
    before = [case_path(office, number).read_bytes() for number in (1, 2)]
    mending = plan_mending(office, Selection())
    replace = write._replace
    monkeypatch.setattr(write, "_replace", lambda new, to: to.name != "02-26.yaml" and replace(new, to))
    with pytest.raises(OutputError, match="i bruk"):
        write_mending(mending)
    assert [case_path(office, number).read_bytes() for number in (1, 2)] == before


def test_a_file_that_may_not_be_written_is_left_alone(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    case_path(office).chmod(0o444)
    _, out, err = heard(capsys, "--fix", "--yes")
    assert out.count("Ingenting er rettet.") == 1
    assert "ingenting å rette" not in out
    assert "Merk: 01-26.yaml er ikke rettet: filen er skrivebeskyttet." in err
    assert "HFI215" in err
    assert case_path(office).read_text("utf-8") == CASE


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_record_is_never_replaced(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    target = office.root / "elsewhere.yaml"
    case_path(office).rename(target)
    case_path(office).symlink_to(target)
    _, _, err = heard(capsys, "--fix", "--yes")
    assert "Merk: 01-26.yaml er ikke rettet: filen er en lenke. Rett den filen som lenken viser til." in err
    assert case_path(office).is_symlink()
    assert target.read_text("utf-8") == CASE


@pytest.mark.skipif(os.name == "nt", reason="who may read a file is told otherwise there")
def test_who_may_read_a_file_stays(office: Workspace) -> None:
    case_path(office).chmod(0o640)
    write_mending(plan_mending(office, Selection()))
    assert case_path(office).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "content",
    [
        f"{CASE}bakgrunn: {FAULT}\n".encode(),
        CASE.replace(FAULT, f"&a {FAULT}").encode(),
        CASE.replace(FAULT, f"!tag {FAULT}").encode(),
        CASE.replace("status", "\tstatus").encode(),
        CASE.encode() + b"\xff\xc3\xa6",
        CASE.encode() + b"\0",
        b"PK\x03\x04" + CASE.encode(),
        b"",
    ],
)
def test_a_file_that_is_no_record_is_left_alone(
    office: Workspace, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    case_path(office, 2).write_bytes(content)
    assert heard(capsys, "--fix", "--yes")[0] == 1
    assert case_path(office, 2).read_bytes() == content
    assert MENDED in case_path(office).read_text("utf-8")


def test_the_coding_of_a_file_stays(office: Workspace) -> None:
    content = CASE.replace(FAULT, "Det er ca 30 og kl 10:00 - 11:00 på Hamar.")
    case_path(office).write_bytes(content.encode("cp1252"))
    write_mending(plan_mending(office, Selection()))
    assert "ca. 30 og kl. 10.00–11.00 på" in case_path(office).read_bytes().decode("cp1252")


def test_a_proposal_that_was_treated_stays(tmp_path: Path) -> None:
    office_workspace(tmp_path)
    path = tmp_path / "cases/2026/13-26.yaml"
    replace_in(path, "forslag_til_vedtak: |\n", "forslag_til_vedtak: |\n  Det er ca 30.\n\n")
    assert plan_mending(Workspace(tmp_path), Selection(("13/26",))).files == ()
    (tmp_path / "cases/protokoller/SSU-2026-05-21.yaml").unlink()
    assert len(plan_mending(Workspace(tmp_path), Selection(("13/26",))).files) == 1


def test_sealed_minutes_stay_and_sealed_papers_are_told_of(tmp_path: Path) -> None:
    workspace, _ = made_office(tmp_path, "enstemmig")
    replace_in(minutes_path(tmp_path), "status: utkast", "status: godkjent")
    lines = "godkjenning: {av: [fsk-ap-1, fsk-h-1], dato: 2026-03-12}\nmerknad: Det kom ca 30.\n"
    minutes_path(tmp_path).write_text(minutes_path(tmp_path).read_text("utf-8") + lines, "utf-8")
    assert plan_mending(workspace, Selection()).files == ()
    replace_in(minutes_path(tmp_path), "status: godkjent", "status: utkast")
    assert len(plan_mending(workspace, Selection()).files) == 1
    replace_in(minutes_path(tmp_path), "status: utkast", "status: godkjent")
    seal(workspace, minutes=False)
    seal(workspace)
    replace_in(minutes_path(tmp_path), "status: godkjent", "status: utkast")
    mending = plan_mending(workspace, Selection())
    assert (mending.files, mending.remarks) == ((), ())
    case = tmp_path / "cases/2026/FSK-01-26.yaml"
    case.write_text(case.read_text("utf-8") + "\nanbefaling: Det kom ca 30.\n", "utf-8")
    mending = plan_mending(workspace, Selection())
    assert [each.path.name for each in mending.files] == ["FSK-01-26.yaml"]
    assert mending.remarks[-1] == "Papirene til FSK/2026-03-10 er forseglet, og blir ikke endret av dette."


def test_what_would_make_an_error_is_refused(tmp_path: Path) -> None:
    """The title of a case stands in its sealed minutes."""
    workspace, _ = made_office(tmp_path, "enstemmig")
    replace_in(tmp_path / "cases/2026/FSK-01-26.yaml", "Økonomiplan 2027–2030", "Økonomiplan 2027-2030")
    replace_in(minutes_path(tmp_path), "status: utkast", "status: godkjent")
    text = minutes_path(tmp_path).read_text("utf-8") + "godkjenning: {av: [fsk-ap-1, fsk-h-1], dato: 2026-03-12}\n"
    minutes_path(tmp_path).write_text(text, "utf-8")
    seal(workspace)
    with pytest.raises(UsageError, match="ville gitt en ny feil"):
        plan_mending(workspace, Selection())


def test_what_one_mending_leaves_to_another_is_mended_too(tmp_path: Path) -> None:
    spellings = [{"id": "styrke", "feil": ["øke"], "riktig": "styrke"}]
    office = make_workspace(tmp_path, minimal_case(bakgrunn="Det er lurt og øke fondet."), skrivemåter=spellings)
    write_mending(plan_mending(office, Selection()))
    assert "Det er lurt å styrke fondet." in case_path(office).read_text("utf-8")
    assert plan_mending(office, Selection()).files == ()


def test_what_would_be_read_otherwise_is_not_written() -> None:
    """Should a rule ever give an edit that cannot stand, the others are made."""
    content = b"a: 'x'\nt: ca 30\n"
    record = read_record(content, Path("x.yaml")).record
    good, bad = Edit(2, 6, 2, 6, "."), Edit(1, 4, 1, 5, "")
    problems = [Problem(Position(record.path, 1, 1), "HFI999", "advarsel", "x", "", (edit,)) for edit in (bad, good)]
    assert _changed(content, record, problems) == (b"a: 'x'\nt: ca. 30\n", problems[1:])
    assert _changed(content, record, problems[:1]) == (content, [])


def test_of_edits_that_meet_the_first_is_made() -> None:
    edits = [Edit(1, 4, 1, 6, "x"), Edit(1, 6, 1, 8, "y"), Edit(1, 9, 1, 9, "z"), Edit(1, 9, 1, 9, "z")]
    problems = [
        Problem(Position(Path("x"), 1, 1), "HFI999", "advarsel", "x", str(n), (e,)) for n, e in enumerate(edits)
    ]
    assert [problem.hint for problem in _apart(problems)] == ["0", "2", "3"]
