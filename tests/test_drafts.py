"""Drafts: cases that have neither number nor meeting yet, and what becomes of them."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hfi_docs.check.json_schema import json_schema
from hfi_docs.errors import OutputError, UsageError
from hfi_docs.output import write
from hfi_docs.pipeline.new_records import NewCase, new_case, new_meeting
from hfi_docs.pipeline.numbering import number_draft
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.records.schema.case import CASE, DRAFT
from hfi_docs.records.schema.meeting import MEETING_RECORD
from tests.made import minimal_case
from tests.standing import command, small_office
from tests.test_new_records import CODINGS, records
from tests.word import read_word
from tests.workspaces import replace_in

TODAY = date(2026, 11, 26)
NAME = "utkast/budsjett"
MEETING = "SSU/2026-12-03"


def put_draft(workspace: Workspace, name: str, **fields: object) -> Path:
    """A draft that holds the least that it must, and these fields; a file of its own is shown by each attachment."""
    held = {
        name: value for name, value in minimal_case(**fields).items() if name not in ("sak", "møte") or name in fields
    }
    path = workspace.root / f"cases/utkast/{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in held.items()), "utf-8"
    )
    return path


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """The small office with a meeting to come, and a draft that shows files of its own."""
    workspace = small_office(tmp_path / "Kontor æøå")
    new_meeting(Office(workspace), MEETING)
    attachments = [
        {"id": "rapport", "tittel": "Rapporten", "fil": "budsjett/rapport.pdf"},
        {"id": "tall", "tittel": "Tallene", "fil": "budsjett/tall.csv"},
    ]
    told = "Se [[vedlegg:rapport]] og [[sak:3/26]]."
    folder = put_draft(workspace, "budsjett", tittel="Budsjett 2027", bakgrunn=told, vedlegg=attachments).parent
    (folder / "budsjett").mkdir()
    (folder / "budsjett/rapport.pdf").write_bytes(b"%PDF-1.7\nrapporten")
    (folder / "budsjett/tall.csv").write_bytes("Post;Beløp\nDrift;100 000\n".encode())
    return workspace


def answer(workspace: Workspace, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that succeeds says."""
    capsys.readouterr()
    assert command(workspace, *arguments) == 0
    return capsys.readouterr().out


def refused(workspace: Workspace, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that is refused says; nothing is changed."""
    before = records(workspace)
    capsys.readouterr()
    assert command(workspace, *arguments) == 2
    assert records(workspace) == before
    return capsys.readouterr().err


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in read_word(path.read_bytes()).paragraphs)


def test_a_draft_is_checked_and_built_among_the_drafts(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(office, capsys, "check", NAME) == "1 utkast kan bygges.\n"
    assert "4 saker, 1 utkast og 2 innkallinger" in answer(office, capsys, "check")
    answer(office, capsys, "build", NAME)
    built = {path.name for path in (office.output / "utkast").iterdir()}
    assert built == {"budsjett.docx", "budsjett vedlegg 1 Rapporten.pdf"}
    assert answer(office, capsys, "build", NAME).startswith("Uendret: ")
    answer(office, capsys, "build", "--all")
    assert {path.name for path in (office.output / "utkast").iterdir()} == built


def test_its_paper_says_that_it_has_no_number_and_no_meeting(office: Workspace) -> None:
    command(office, "build", NAME)
    path = office.output / "utkast/budsjett.docx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    plain = {name: re.sub("<[^>]+>", "", content).replace("\u00a0", " ") for name, content in parts.items()}
    body = plain["word/document.xml"]
    assert "Vedlegg til sak uten nummer" in body
    assert "Strategisk samarbeidsutvalg  ·  uten møtedato  ·  " in body
    heads = " ".join(content for name, content in plain.items() if "header" in name)
    assert "Sak uten nummer  ·  Vedlegg 2 Tallene" in heads
    assert "<dc:title>Vedlegg til sak uten nummer: Budsjett 2027</dc:title>" in parts["docProps/core.xml"]
    assert "dcterms" not in re.sub(r"xmlns:\w+=\S+", "", parts["docProps/core.xml"])


def test_nynorsk_and_another_organ_say_it_in_their_way(office: Workspace) -> None:
    put_draft(office, "plan", tittel="Plan", målform="nynorsk")
    command(office, "build", "utkast/plan")
    assert "Vedlegg til sak utan nummer" in text_of(office.output / "utkast/plan.docx").replace("\u00a0", " ")
    register = office.root / "cases/register/utvalg.yaml"
    replace_in(register, '"id": "SSU",', '"id": "SSU", "sakslinje": "Saksnummer {nummer}",')
    command(office, "build", NAME)
    text = text_of(office.output / "utkast/budsjett.docx").replace("\u00a0", " ")
    assert "Sak uten nummer\n" in text
    assert "Saksnummer" not in text


@pytest.mark.parametrize(
    "name",
    [
        "utkast/budsjett", "utkast/Budsjett.yaml", "UTKAST/budsjett", "utkast\\budsjett", "cases/utkast/budsjett.yaml",
        "{root}/cases/utkast/budsjett.yaml",
    ],
)  # fmt: skip
def test_a_draft_has_the_name_of_its_file(office: Workspace, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert answer(office, capsys, "check", name.format(root=office.root)) == "1 utkast kan bygges.\n"


def test_a_case_may_be_named_by_its_file_too(
    office: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office.root / "cases")
    assert answer(office, capsys, "check", "02-26.yaml") == "1 sak kan bygges.\n"
    assert "er ikke en sak eller et utkast" in refused(office, capsys, "check", "møter/SSU-2026-05-21.yaml")


def test_two_drafts_of_one_name_do_not_stop_the_others(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("plan", "Plan"):
        put_draft(office, name, tittel="Plan")
    assert len(list((office.root / "cases/utkast").glob("*.yaml"))) == 3, "a file system that tells case apart"
    answer(office, capsys, "build", NAME)
    answer(office, capsys, "build", "2/26")
    for names in (("utkast/plan",), ()):
        capsys.readouterr()
        assert command(office, "check", *names) == 1
        assert "HFI422" in capsys.readouterr().err


def test_a_draft_that_is_not_there_is_told(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    told = "Fant ikke utkastet utkast/budsjet i cases/utkast. Mente du «utkast/budsjett»?"
    assert told in refused(office, capsys, "build", "utkast/budsjet")


def test_it_is_listed_and_its_paper_has_its_standing(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert "utkast/budsjett uten møte   endelig    Budsjett 2027\n" in answer(office, capsys, "list")
    assert NAME not in answer(office, capsys, "list", "--meeting", "SSU/2026-05-21")
    (listed,) = json.loads(answer(office, capsys, "list", "--json"))["drafts"]
    assert listed == {"case": NAME, "organ": "SSU", "status": "endelig", "title": "Budsjett 2027"}
    assert "Utkast uten nummer\n  mangler   papir av cases/utkast/budsjett.yaml\n" in answer(office, capsys, "status")
    command(office, "build", NAME)
    assert "Utkast uten nummer\n  bygd      budsjett.docx\n" in answer(office, capsys, "status")
    (standing,) = json.loads(answer(office, capsys, "status", "--json"))["drafts"]
    assert (standing["state"], standing["record"]) == ("bygd", "cases/utkast/budsjett.yaml")


def test_what_a_draft_may_leave_out_an_editor_does_not_ask_for() -> None:
    asked = {name: json_schema("", schema, {})["required"] for name, schema in (("sak", CASE), ("utkast", DRAFT))}
    assert asked == {"sak": ["sak", "møte", "type", "tittel", "status"], "utkast": ["type", "tittel", "status"]}
    assert json_schema("", DRAFT, {})["properties"] == json_schema("", CASE, {})["properties"]
    assert "saksliste" in MEETING_RECORD


def test_a_draft_may_say_what_number_and_meeting_it_is_meant_for(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    put_draft(office, "plan", tittel="Plan", sak="7/26", møte="2026-12-03")
    assert answer(office, capsys, "check", "utkast/plan") == "1 utkast kan bygges.\n"
    command(office, "build", "utkast/plan")
    assert "Vedlegg til sak 07/26" in text_of(office.output / "utkast/plan.docx").replace("\u00a0", " ")
    capsys.readouterr()
    assert command(office, "check") == 0
    assert "sakslisten" not in capsys.readouterr().err
    assert answer(office, capsys, "number", NAME, MEETING).startswith("Sak 08/26: ")
    assert answer(office, capsys, "number", "utkast/plan", MEETING).startswith("Sak 07/26: ")


def test_nothing_of_drafts_is_sealed(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    put_draft(office, "plan", tittel="Plan", møte="2026-05-21")
    answer(office, capsys, "archive", "SSU/2026-05-21")
    sealed = " ".join(path.as_posix() for path in office.archive.rglob("*"))
    assert "utkast" not in sealed
    assert "Sak 02-26" in sealed


# ------------------------------------------------------------------------------------------------- number


def numbered(workspace: Workspace, wanted: str = "") -> tuple[str, tuple[str, ...]]:
    done = number_draft(Office(workspace), NAME, MEETING, wanted)
    return done.name, done.remarks


@pytest.mark.parametrize("coding", CODINGS)
def test_a_draft_gets_number_meeting_place_and_agenda(office: Workspace, coding: str) -> None:
    path = office.root / "cases/utkast/budsjett.yaml"
    lines = ["# en merknad øverst", *path.read_text("utf-8").splitlines(), "# og nederst"]
    for each in (path, office.root / "cases/møter/SSU-2026-12-03.yaml"):
        text = "\n".join(lines) + "\n" if each == path else each.read_text("utf-8")
        each.write_bytes(CODINGS[coding](text.encode()))
    before = records(office)
    assert numbered(office) == ("05/26", ())
    after = records(office)
    moved = {
        "budsjett.yaml": "05-26.yaml",
        "budsjett/rapport.pdf": "05-26/rapport.pdf",
        "budsjett/tall.csv": "05-26/tall.csv",
    }
    assert before.keys() - after.keys() == {f"cases/utkast/{name}" for name in moved}
    assert after.keys() - before.keys() == {f"cases/2026/{name}" for name in moved.values()}
    agenda = "cases/møter/SSU-2026-12-03.yaml"
    assert {name for name in before.keys() & after.keys() if before[name] != after[name]} == {agenda}
    text = "\n".join([lines[0], "sak: 05/26", "møte: 2026-12-03", *lines[1:]]) + "\n"
    text = text.replace("budsjett/", "05-26/")
    assert after["cases/2026/05-26.yaml"] == CODINGS[coding](text.encode())
    assert not (office.root / "cases/utkast/budsjett").exists()
    assert command(office, "check") == 0


@pytest.mark.parametrize("at", range(1, 10))
def test_when_anything_is_in_use_the_draft_stays_a_draft(
    office: Workspace, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, calls = records(office), []

    def stuck(act: Callable[..., object], held: Callable[[], object]) -> Callable[..., object]:
        def tried(*asked: object) -> object:
            calls.append(asked)
            return held() if len(calls) == at else act(*asked)

        return tried

    def in_use() -> object:
        raise OutputError

    monkeypatch.setattr(write, "_replace", stuck(write._replace, lambda: False))
    monkeypatch.setattr(write, "_remove", stuck(write._remove, in_use))
    if at == 9:
        number_draft(Office(office), NAME, MEETING)
        assert len(calls) == at - 1
        return
    with pytest.raises(OutputError):
        number_draft(Office(office), NAME, MEETING)
    assert records(office) == before


@pytest.mark.parametrize("done", range(1, 8))
def test_cut_off_the_same_command_does_the_rest(office: Workspace, done: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the machine stops: nothing is put back."""
    calls: list[object] = []

    def until(act: Callable[..., object]) -> Callable[..., object]:
        def tried(*asked: object) -> object:
            calls.append(asked)
            if len(calls) > done:
                raise KeyboardInterrupt
            return act(*asked)

        return tried

    with monkeypatch.context() as patched:
        patched.setattr(write, "_replace", until(write._replace))
        patched.setattr(write, "_remove", until(write._remove))
        patched.setattr(write, "_put_back", lambda _: None)
        with pytest.raises(KeyboardInterrupt):
            number_draft(Office(office), NAME, MEETING)
    if (office.root / "cases/utkast/budsjett.yaml").exists():
        assert numbered(office)[0] == "05/26"
    assert sorted(path.name for path in (office.root / "cases").rglob("05-26*")) == ["05-26", "05-26.yaml"]
    assert not (office.root / "cases/utkast/budsjett.yaml").exists()
    assert "{sak: 05/26}" in (office.root / "cases/møter/SSU-2026-12-03.yaml").read_text("utf-8")
    assert command(office, "check") == 0


def test_drafts_of_the_same_words_are_cases_of_their_own(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("p", "q", "r"):
        answer(office, capsys, "new", "case", "--draft", name)
    assert answer(office, capsys, "number", "utkast/p", MEETING).startswith("Sak 05/26: ")
    assert "05-26.yaml finnes fra før" in refused(office, capsys, "number", "utkast/q", MEETING, "--number", "5/26")
    assert answer(office, capsys, "number", "utkast/q", MEETING).startswith("Sak 06/26: ")
    assert answer(office, capsys, "number", "utkast/r", MEETING).startswith("Sak 07/26: ")
    # A draft that says that it was given a number may be what is left of a run that was cut off.
    shutil.copy(office.root / "cases/2026/07-26.yaml", office.root / "cases/utkast/s.yaml")
    told = answer(office, capsys, "number", "utkast/s", MEETING)
    assert "07-26.yaml lå der fra før med samme innhold, så utkastet er bare fjernet." in told
    assert len(list((office.root / "cases/2026").glob("*.yaml"))) == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([NAME, MEETING, "--number", "2/26"], "02-26.yaml finnes fra før"),
        ([NAME, MEETING, "--number", "5/25"], "SSU 05/25 er ikke et nummer som SSU kan bruke i 2026"),
        ([NAME, MEETING, "--number", "fem"], "«fem» er ikke et saksnummer"),
        ([NAME, "SSU/2026-12-24"], "Lag det først: hfi-docs new meeting SSU/2026-12-24"),
        (["Budsjett", MEETING], "«Budsjett» er ikke et saksnummer. Mente du «utkast/budsjett»?"),
        (["2/26", MEETING], "har nummer fra før. Skal saken til et annet møte: hfi-docs move 2/26 SSU/2026-12-03"),
        (["utkast/nei", MEETING], "Fant ikke utkastet utkast/nei"),
    ],
)
def test_what_cannot_be_numbered_is_told(
    office: Workspace, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in refused(office, capsys, "number", *arguments)


def test_a_draft_is_not_moved_but_numbered(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    told = "Gi det nummer og møte slik: hfi-docs number utkast/budsjett SSU/2026-12-03"
    assert told in refused(office, capsys, "move", NAME, MEETING)


def test_a_draft_that_shows_a_file_that_is_gone_stays_a_draft(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    (office.root / "cases/utkast/budsjett/tall.csv").unlink()
    assert "Filen «budsjett/tall.csv» finnes ikke." in refused(office, capsys, "number", NAME, MEETING)


def test_what_it_leaves_behind_is_told_and_never_removed(office: Workspace) -> None:
    command(office, "build", NAME)
    paper, notes = office.output / "utkast/budsjett.docx", office.root / "cases/utkast/budsjett/notat.txt"
    paper.write_bytes(b"endret for hand")
    notes.write_text("husk", "utf-8")
    _, remarks = numbered(office)
    assert remarks == (
        f"Dette brukes ikke av saken, og ligger igjen: {Path('cases/utkast/budsjett/notat.txt')}",
        "Papiret av utkastet ligger igjen: build/utkast/budsjett.docx. Slett det når du ikke trenger det.",
        "Papiret av utkastet ligger igjen: build/utkast/budsjett vedlegg 1 Rapporten.pdf. "
        "Slett det når du ikke trenger det.",
    )
    assert (paper.read_bytes(), notes.read_text("utf-8")) == (b"endret for hand", "husk")


def test_the_paper_of_a_draft_that_is_gone_is_left_over(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    command(office, "build", NAME)
    numbered(office)
    told = answer(office, capsys, "status")
    assert "  til overs budsjett.docx\n            fordi utkastet er ikke her lenger\n" in told


def test_a_file_that_another_draft_shows_stays_with_it(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    shown = [{"id": "tall", "tittel": "Tallene", "fil": "budsjett/tall.csv"}]
    put_draft(office, "budsjett 2", tittel="Det andre", vedlegg=shown)
    numbered(office)
    left = sorted(path.name for path in (office.root / "cases/utkast/budsjett").iterdir())
    assert left == ["tall.csv"]
    answer(office, capsys, "check")


def test_a_sealed_notice_is_not_changed(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    answer(office, capsys, "archive", "SSU/2026-05-21")
    agenda = (office.root / "cases/møter/SSU-2026-05-21.yaml").read_bytes()
    done = number_draft(Office(office), NAME, "SSU/2026-05-21")
    assert done.remarks == ("Innkallingen til SSU/2026-05-21 er forseglet, så sakslisten der er ikke endret.",)
    assert (office.root / "cases/møter/SSU-2026-05-21.yaml").read_bytes() == agenda


# ------------------------------------------------------------------------------------------------- new


def test_a_new_draft_is_valid_and_becomes_a_case(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(office, capsys, "new", "case", "--draft", "Ny plan", "--title", "Plan: ny")
    assert told.startswith('Nytt utkast "utkast/Ny plan": ')
    assert "1 utkast kan bygges" in answer(office, capsys, "check", "utkast/Ny plan")
    number_draft(Office(office), "utkast/Ny plan", MEETING)
    text = (office.root / "cases/2026/05-26.yaml").read_text("utf-8")
    assert "«hfi-docs check 05/26»" in text
    assert "\nsak: 05/26\nmøte: 2026-12-03\ntype: beslutning\ntittel: 'Plan: ny'\n" in text


def test_a_draft_may_be_a_copy(office: Workspace) -> None:
    numbered(office)
    made = new_case(Office(office), NewCase(source="5/26", draft="neste"), TODAY)
    text = made.path.read_text("utf-8")
    assert not re.search("^(sak|møte):", text, re.MULTILINE)
    assert '"fil": "neste/rapport.pdf"' in text
    assert sorted(path.name for path in made.copied) == ["rapport.pdf", "tall.csv"]
    assert command(office, "check", "utkast/neste") == 0
    again = new_case(Office(office), NewCase(source="utkast/neste", meeting=MEETING), TODAY)
    assert again.name == "06/26"
    assert command(office, "check", "6/26") == 0


def test_a_name_is_given_once_and_a_meeting_later(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Utkastet utkast/BUDSJETT finnes fra før." in refused(office, capsys, "new", "case", "--draft", "BUDSJETT")
    for name in ("", " ", ".yaml"):
        assert "Skriv et navn på utkastet" in refused(office, capsys, "new", "case", "--draft", name)
    told = refused(office, capsys, "new", "case", "--draft", "x", "--meeting", MEETING)
    assert "--draft og --meeting kan ikke brukes sammen" in told
    with pytest.raises(UsageError, match="PX"):
        new_case(Office(office), NewCase(draft="x", organ="PX"), TODAY)
