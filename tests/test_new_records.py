"""`new case`, `new meeting`, `move`: records that are valid at once, and nothing of the old ones lost."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.errors import ERROR, OutputError, UsageError
from hfi_docs.output import write
from hfi_docs.pipeline.moving import move_case
from hfi_docs.pipeline.new_office import OfficeNames, new_office
from hfi_docs.pipeline.new_records import NewCase, WrittenRecord, new_case, new_meeting
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from tests.conftest import copy_workspace
from tests.standing import command
from tests.workspaces import REPOSITORY

TODAY = date(2026, 11, 26)
MEETINGS = ("SSU/2026-12-03", "SSU/2026-12-10", "PA/2026-12-10")
CASES = [path.stem for path in sorted(REPOSITORY.glob("cases/2*/*.yaml"))]
#: How an office's files may have been saved.
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "as they are": lambda content: content,
    "Windows": lambda content: content.replace(b"\n", b"\r\n"),
    "with a mark": lambda content: b"\xef\xbb\xbf" + content,
    "UTF-16": lambda content: content.decode().replace("\n", "\r\n").encode("utf-16"),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The worked examples, with meetings to come."""
    workspace = copy_workspace(tmp_path / "Kontor æøå")
    for meeting in MEETINGS:
        new_meeting(Office(workspace), meeting)
    return workspace


def made(workspace: Workspace, **wanted: str) -> WrittenRecord:
    return new_case(Office(workspace), NewCase(**wanted), TODAY)


def records(workspace: Workspace) -> dict[str, bytes]:
    paths = (workspace.root / "cases").rglob("*.*")
    return {path.relative_to(workspace.root).as_posix(): path.read_bytes() for path in paths}


def errors(workspace: Workspace) -> list[str]:
    problems = check_cases(Office(workspace), Selection()).problems
    return [str(problem) for problem in problems if problem.level == ERROR]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("meeting", ["SSU/2026-12-03", "PA/2026-12-10"])
def test_a_copy_is_valid_and_keeps_what_is_not_its_meeting_s(workspace: Workspace, name: str, meeting: str) -> None:
    before = records(workspace)
    number = re.sub(r"-(\d+)$", r"/\1", name)
    copy = made(workspace, source=number, meeting=meeting)
    assert errors(workspace) == []
    after = records(workspace)
    agenda = f"cases/møter/{meeting.replace('/', '-')}.yaml"
    assert {path for path in before if after[path] != before[path]} == {agenda}
    (source,) = (content for path, content in before.items() if path.endswith(f"/{name}.yaml"))
    text, copied = source.decode(), copy.path.read_text("utf-8")
    assert comments(copied) == comments(text)
    assert "\nstatus: utkast\n" in copied
    assert not re.search(r"^(vedtak|utvalg|saksgang):", copied, re.MULTILINE)
    assert f"sak: {copy.name.split('-')[-1].split('/')[0].zfill(2)}" in copied or "PA" in copied


def comments(text: str) -> list[str]:
    """The lines that are comments, other than those of fields that a copy leaves out."""
    return [line for line in text.splitlines() if line.startswith("#")]


@pytest.mark.parametrize("name", ["14-26", "PA-03-26", "31-25"])
def test_a_copy_for_another_organ_means_the_same_cases(workspace: Workspace, name: str) -> None:
    number = re.sub(r"-(\d+)$", r"/\1", name)
    copy = made(workspace, source=number, meeting="PA/2026-12-10" if "PA" not in name else "SSU/2026-12-10")
    source = next(workspace.root.glob(f"cases/2*/{name}.yaml")).read_text("utf-8")
    organ = "PA" if "PA" in name else "SSU"
    bare = re.findall(r"\[\[(?:sak|vedtak):(\d+/\d+)", source)
    copied = copy.path.read_text("utf-8")
    assert not re.findall(r"\[\[(?:sak|vedtak):(\d+/\d+)", copied)
    for each in bare:
        assert f":{organ} {each}" in copied


def test_numbers_go_on_after_the_last_one_of_files_and_register(workspace: Workspace) -> None:
    assert made(workspace, organ="SSU").name == "16/26"
    assert made(workspace, organ="PA").name == "PA-09/26"
    register = workspace.root / "cases/register/saker.yaml"
    entry = "  - {sak: SSU 20/26, møte: 2026-09-24, tittel: Uten fil}\n"
    register.write_text(register.read_text("utf-8").rstrip("\n") + "\n" + entry, "utf-8")
    assert made(workspace, organ="SSU").name == "21/26"


def test_a_new_case_is_valid_on_the_agenda_and_says_what_it_was_told(workspace: Workspace) -> None:
    written = made(workspace, title="Ny: sak", kind="orientering", meeting="SSU/2026-12-10")
    text = written.path.read_text("utf-8")
    assert "\ntype: orientering\n" in text
    assert "\ntittel: 'Ny: sak'\n" in text
    agenda = (workspace.root / "cases/møter/SSU-2026-12-10.yaml").read_text("utf-8")
    assert agenda.index("{sak: 16/26}") < agenda.index("Eventuelt")
    assert errors(workspace) == []


@pytest.mark.parametrize("coding", CODINGS)
def test_moved_there_and_back_all_is_as_it_was(workspace: Workspace, coding: str) -> None:
    made(workspace, source="14/26", meeting="SSU/2026-12-03")
    for path in [*workspace.case_files(), *workspace.meeting_files()]:
        path.write_bytes(CODINGS[coding](path.read_bytes()))
    before = records(workspace)
    there = move_case(Office(workspace), "16/26", "SSU/2026-12-10")
    names = ["16-26.yaml", "SSU-2026-12-03.yaml", "SSU-2026-12-10.yaml"]
    assert sorted(path.name for path in there.changed) == names
    assert errors(workspace) == []
    move_case(Office(workspace), "16/26", "SSU/2026-12-03")
    assert records(workspace) == before


def test_the_paper_of_the_meeting_before_is_told(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    made(workspace, source="14/26", meeting="SSU/2026-12-03")
    assert run(["-w", str(workspace.root), "build", "16/26"]) == 0
    (paper,) = (workspace.output / "SSU/2026-12-03").glob("*.docx")
    capsys.readouterr()
    assert run(["-w", str(workspace.root), "move", "16/26", "SSU/2026-12-10"]) == 0
    told = "Papiret til det forrige møtet ligger igjen: {}. Slett det når du ikke trenger det."
    assert told.format(paper.relative_to(workspace.root).as_posix()) in capsys.readouterr().out


def test_what_the_agenda_says_of_a_case_goes_along(workspace: Workspace) -> None:
    made(workspace, source="14/26", meeting="SSU/2026-12-03")
    here, there = (workspace.root / f"cases/møter/SSU-2026-12-{day}.yaml" for day in ("03", "10"))
    item = "  - sak: 16/26   # husk å ringe\n    minutter: 45\n"
    here.write_text(here.read_text("utf-8").replace("  - {sak: 16/26}\n", item), "utf-8")
    move_case(Office(workspace), "16/26", "SSU/2026-12-10")
    assert item in there.read_text("utf-8")
    assert "16/26" not in here.read_text("utf-8")


def test_an_agenda_that_loses_its_only_case_has_other_business(workspace: Workspace) -> None:
    made(workspace, source="14/26", meeting="SSU/2026-12-03")
    here = workspace.root / "cases/møter/SSU-2026-12-03.yaml"
    here.write_text(here.read_text("utf-8").replace("  - {punkt: Eventuelt, minutter: 10}\n", ""), "utf-8")
    move_case(Office(workspace), "16/26", "SSU/2026-12-10")
    assert "\n  - {punkt: Eventuelt, minutter: 10}\n" in here.read_text("utf-8")
    assert errors(workspace) == []


@pytest.mark.parametrize("at", [1, 2, 3])
def test_when_a_file_is_in_use_nothing_is_moved(workspace: Workspace, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made(workspace, source="14/26", meeting="SSU/2026-12-03")
    before = records(workspace)
    replace, calls = write._replace, []

    def stuck(temporary: Path, target: Path) -> bool:
        calls.append(target)
        return len(calls) != at and replace(temporary, target)

    monkeypatch.setattr(write, "_replace", stuck)
    with pytest.raises(OutputError, match="er i bruk av et annet program"):
        move_case(Office(workspace), "16/26", "SSU/2026-12-10")
    assert records(workspace) == before


def test_a_move_that_was_cut_off_is_done_by_moving_again(workspace: Workspace) -> None:
    made(workspace, source="14/26", meeting="SSU/2026-12-03")
    case = workspace.root / "cases/2026/16-26.yaml"
    old = case.read_bytes()
    move_case(Office(workspace), "16/26", "SSU/2026-12-10")
    whole = records(workspace)
    case.write_bytes(old)
    move_case(Office(workspace), "16/26", "SSU/2026-12-10")
    assert records(workspace) == whole


@pytest.mark.parametrize(
    ("number", "meeting", "told"),
    [
        ("14/26", "SSU/2026-12-03", "er behandlet: den står i protokollen"),
        ("08/26", "PA/2026-12-10", "hører til SSU. Skal PA ha saken"),
        ("08/26", "SSU/2027-01-14", "har nummer i 2026, og møtet er i 2027"),
        ("08/26", "SSU/2026-12-24", "finnes ikke. Lag det først"),
        ("99/26", "SSU/2026-12-03", "Fant ingen fil"),
        ("08/26", "imorgen", "er ikke et møte"),
    ],
)
def test_what_cannot_be_moved_is_told_and_nothing_changes(
    workspace: Workspace, number: str, meeting: str, told: str
) -> None:
    before = records(workspace)
    with pytest.raises(UsageError, match=re.escape(told)):
        move_case(Office(workspace), number, meeting)
    assert records(workspace) == before


def test_a_sealed_notice_keeps_the_case(tmp_path: Path) -> None:
    root = tmp_path / "kontor"
    office = new_office(root, OfficeNames("Kontoret", "UT", "Utvalget", "bokmål"), TODAY)
    workspace = Workspace(root)
    for path in [office.case_path, *workspace.meeting_files()]:
        path.write_text(path.read_text("utf-8").replace("status: utkast ", "status: endelig "), "utf-8")
    new_meeting(Office(workspace), "UT/2027-02-04")
    assert command(workspace, "archive", office.meeting) == 0
    sealed = {path: path.read_bytes() for path in (root / "arkiv").rglob("*") if path.is_file()}
    made = new_case(Office(workspace), NewCase(meeting=office.meeting), TODAY)
    assert made.remarks == (
        "Innkallingen til UT/2027-01-07 er forseglet, så sakslisten der er ikke endret. "
        "Skal saken behandles der, fører du den opp selv: - {sak: 02/27}",
    )
    made.path.unlink()
    moved = move_case(Office(workspace), "1/27", "UT/2027-02-04")
    assert sorted(path.name for path in moved.changed) == ["01-27.yaml", "UT-2027-02-04.yaml"]
    assert moved.remarks == ("Innkallingen til UT/2027-01-07 er forseglet, så sakslisten der er ikke endret.",)
    assert {path: path.read_bytes() for path in (root / "arkiv").rglob("*") if path.is_file()} == sealed
    assert command(workspace, "verify", "--all") == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new", "case", "--organ", "PX"], "Utvalget «PX» finnes ikke. Disse finnes: "),
        (["new", "case", "--meeting", "SSU/2027-03-03"], "Lag det først: hfi-docs new meeting SSU/2027-03-03"),
        (["new", "case", "--from", "77/26"], "Fant ingen fil for sak SSU 77/26"),
        (["new", "meeting", "SSU/2026-12-03"], "finnes fra før."),
        (["new", "meeting", "PX/2026-12-03"], "Utvalget «PX» finnes ikke."),
        (["move", "14/26"], "«UTVALG/DATO» mangler"),
        (["template", "new"], "Valget «--from» mangler."),
    ],
)
def test_wrong_use_is_answered(
    workspace: Workspace, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = records(workspace)
    assert command(workspace, *arguments) == 2
    assert told in capsys.readouterr().err
    assert records(workspace) == before


def test_the_remarks_in_a_new_case_name_its_own_organ(tmp_path: Path) -> None:
    today = date(2026, 11, 26)
    new_office(tmp_path, OfficeNames("Nes kommune", "UFO", "Utvalg for oppvekst", "bokmål"), today)
    written = new_case(Office(Workspace(tmp_path)), NewCase(), today).path.read_text("utf-8")
    assert re.findall(r"\[\[.*?\]\]", written) == ["[[sak:01/27]]", "[[møte:UFO 2027-01-07]]", "[[dato:2027-01-07]]"]
