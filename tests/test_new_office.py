"""`init`: an office from nothing, which checks, builds, and bears its own name."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hfi_docs.errors import UsageError
from hfi_docs.pipeline.new_office import OfficeNames, meeting_day, new_office
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.records.schema.registers import SOURCES
from tests.standing import command
from tests.word import read_word

TODAY = date(2026, 11, 26)
NAMES = OfficeNames("Ål kommune", "KS", "Kommunestyret", "bokmål")


@pytest.mark.parametrize("language", ["bokmål", "nynorsk"])
def test_a_new_office_is_valid_and_builds(tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "Nytt kontor æøå"
    made = new_office(root, NAMES._replace(language=language), TODAY)
    workspace = Workspace(root)
    assert command(workspace, "check") == 0
    assert capsys.readouterr().out == "1 sak og 1 innkalling kan bygges.\n"
    assert command(workspace, "build", "--meeting", made.meeting, "--packet") == 0
    papers = sorted(path.name for path in (root / "build" / "KS").rglob("*.docx"))
    assert papers == [
        "Innkalling KS 2027-01-07.docx",
        "Møtepakke KS 2027-01-07.docx",
        "Sak 01-27 Årsbudsjett for utvalget.docx",
    ]
    assert "Kommunestyret" in (root / ".vscode/skjema/sak.json").read_text("utf-8")
    assert root / ".vscode/settings.json" in made.files
    for path in root.rglob("*.yaml"):
        assert "$" not in path.read_text("utf-8")
    paper = read_word(next((root / "build").rglob("Sak *.docx")).read_bytes())
    assert "65 000 kroner" in paper.prose.replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["bokmål", "nynorsk"])
def test_the_example_shows_every_kind_of_table_and_attachment(
    tmp_path: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    new_office(tmp_path, NAMES._replace(language=language), TODAY, example=True)
    workspace = Workspace(tmp_path)
    assert command(workspace, "check") == 0
    assert capsys.readouterr().out == "1 sak og 1 innkalling kan bygges.\n"
    assert command(workspace, "build", "--all") == 0
    paper = read_word(next((tmp_path / "build").rglob("Sak *.docx")).read_bytes())
    printed = str(paper.everything).replace("\u00a0", " ")
    assert "det blir 90 000 kroner igjen" in printed
    assert "Nordstien" in printed
    views = Office(workspace).record(workspace.register_path("visninger"))
    assert views
    shown = {view["kilde"] for view in views.data["oppføringer"]}  # type: ignore[index, call-overload]
    assert shown == {*SOURCES} - {"oppfølging"}


@pytest.mark.parametrize("taken", ["cases/register/utvalg.yaml", "templates/docx/sak.docx"])
def test_what_lies_there_is_left_alone(tmp_path: Path, taken: str) -> None:
    path = tmp_path / taken
    path.parent.mkdir(parents=True)
    path.write_text("kontorets eget", "utf-8")
    with pytest.raises(UsageError, match=rf"{path.name} finnes i mappen fra før\."):
        new_office(tmp_path, NAMES, TODAY)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]
    assert path.read_text("utf-8") == "kontorets eget"


def test_other_files_may_lie_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "notater.docx").write_text("x", "utf-8")
    assert new_office(tmp_path, NAMES, TODAY).case == "1/27"


@pytest.mark.parametrize("organ", ["con", "K S", "K", "K2", "", "../KS"])
def test_an_organ_that_cannot_be_a_folder_is_refused(tmp_path: Path, organ: str) -> None:
    with pytest.raises(UsageError, match="kan ikke brukes som kortform"):
        new_office(tmp_path, NAMES._replace(organ=organ), TODAY)
    assert not list(tmp_path.iterdir())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), min_size=1).filter(str.strip))
@pytest.mark.parametrize("field", ["office", "organ_name"])
def test_any_name_can_be_an_office_s(tmp_path_factory: pytest.TempPathFactory, field: str, name: str) -> None:
    root = tmp_path_factory.mktemp("kontor")
    new_office(root, NAMES._replace(**{field: name}), TODAY)
    registers = {path.stem: Office(Workspace(root)).record(path) for path in (root / "cases/register").glob("*.yaml")}
    office, organs = registers["kontor"], registers["utvalg"]
    assert office
    assert organs
    organ = organs.data["oppføringer"][0]  # type: ignore[index]
    told = {"office": office.data["navn"], "organ_name": organ["navn"]}  # type: ignore[call-overload, index]
    assert told[field] == " ".join(name.split())


def test_no_meeting_is_in_the_holidays() -> None:
    for number in range(366 * 2):
        today = date(2026, 1, 1) + timedelta(days=number)
        day = meeting_day(today)
        assert day.weekday() == 3
        assert timedelta(weeks=4) <= day - today <= timedelta(weeks=10)
        assert day.month != 7
        assert not (day.month == 12 and day.day >= 18)


def test_the_command_says_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(Workspace(tmp_path), "init", str(tmp_path / "ny"), "--organ", "AU") == 0
    told = capsys.readouterr().out
    assert "Neste steg:" in told
    assert "hfi-docs build --meeting AU/" in told
    office = Office(Workspace(tmp_path / "ny"))
    assert not check_cases(office, Selection()).problems
