"""`status` says what lies in the folder of a meeting and belongs nowhere, and what differs from what is sealed."""

import json
import os
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.output.ledger import digest_of
from hfi_docs.records.load import Workspace
from tests.standing import MEETING, OUTPUTS, change, command, output, small_office, states

PAPER, NOTICE, PACKET, COPY = OUTPUTS
NOWHERE = "den hører ingen steder hjemme"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The small office with its meeting built."""
    monkeypatch.setenv("HFI_SOFFICE", "/finnes/ikke/soffice")
    workspace = small_office(tmp_path)
    assert command(workspace, "build", *MEETING) == 0
    return workspace


def documents(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert command(workspace, "status", "--json") == 0
    return [each for meeting in json.loads(capsys.readouterr().out)["meetings"] for each in meeting["documents"]]


def strangers(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> dict[str, tuple[str, str]]:
    """What is no document: how it stands and why, by its name."""
    found = [each for each in documents(workspace, capsys) if each["kind"] == "fil"]
    return {Path(each["path"]).name: (each["state"], *each["reasons"]) for each in found}


def test_when_all_is_ours_nothing_is_told(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    command(office, "build", *MEETING, "--html")
    output(office, PAPER).with_suffix(".pdf").write_bytes(b"%PDF")
    assert strangers(office, capsys) == {}


@pytest.mark.parametrize(("identity", "is_told"), [("ab" * 16, True), ("00" * 16, False)])
def test_a_pdf_of_another_paper_is_told(
    office: Workspace, capsys: pytest.CaptureFixture[str], identity: str, is_told: bool
) -> None:
    """One that was made with faults does not tell what it was made of."""
    pdf = output(office, PAPER).with_suffix(".pdf")
    pdf.write_bytes(f"%PDF-1.7 /ID [ <{identity}> <{identity}> ] %%EOF".encode())
    older = ("foreldet", "den er laget av et annet papir enn det som ligger her nå; bygg med --pdf")
    assert strangers(office, capsys) == ({pdf.name: older} if is_told else {})


def test_what_belongs_nowhere_is_told_and_left_alone(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    output(office, "Notater.docx").write_bytes(b"mine")
    output(office, "Gammel.pdf").write_bytes(b"%PDF")
    output(office, "Bilder").mkdir()
    output(office, "Bilder/kart.png").write_bytes(b"")
    before = states(office)
    assert strangers(office, capsys) == {
        "Notater.docx": ("ukjent", NOWHERE),
        "Gammel.pdf": ("ukjent", NOWHERE),
        "Bilder": ("ukjent", "mappen hører ingen steder hjemme"),
    }
    command(office, "status")
    assert f"  ukjent    Notater.docx\n            fordi {NOWHERE}\n" in capsys.readouterr().out
    assert states(office) == before


@pytest.mark.parametrize(
    "name",
    [
        *("~$k 01-26 Prøvesak.docx", ".~lock.Sak 01-26 Prøvesak.docx#", "~WRL0001.tmp", ".~hfi-00ff.tmp"),
        *("desktop.ini", "Thumbs.db", ".DS_Store", "._Sak 01-26.docx"),
    ],
)
def test_what_other_programs_leave_is_not_told(
    office: Workspace, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output(office, name).write_bytes(b"")
    assert strangers(office, capsys) == {}


def test_a_copy_that_we_kept_is_told_as_what_it_is(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    output(office, PAPER).write_bytes(b"rettet i Word")
    assert command(office, "build", "1/26", "--force") == 0
    output(office, "Sak 01-26 Prøvesak (ny).docx").write_bytes(b"ny")
    output(office, "Notater (endret).docx").write_bytes(b"mine")
    output(office, "Sak 01-26 Prøvesak (nytt).docx").write_bytes(b"mine")
    assert strangers(office, capsys) == {
        "Sak 01-26 Prøvesak (endret).docx": ("kopi", "noen hadde rettet i filen da den ble bygget igjen"),
        "Sak 01-26 Prøvesak (ny).docx": ("kopi", "filen var åpen i et annet program da den ble bygget"),
        "Notater (endret).docx": ("ukjent", NOWHERE),
        "Sak 01-26 Prøvesak (nytt).docx": ("ukjent", NOWHERE),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_told_also_where_a_paper_should_be(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = output(office, PAPER)
    path.rename(office.root / "annet.docx")
    path.symlink_to(office.root / "annet.docx")
    output(office, "lenke").symlink_to(office.root / "finnes ikke")
    why = "den er en snarvei, og her skal det bare ligge vanlige filer"
    assert strangers(office, capsys) == {PAPER: ("ukjent", why), "lenke": ("ukjent", why)}


def test_a_folder_where_a_paper_should_be(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    output(office, PAPER).unlink()
    output(office, PAPER).mkdir()
    assert strangers(office, capsys) == {PAPER: ("ukjent", "mappen hører ingen steder hjemme")}
    assert "mangler" in [each["state"] for each in documents(office, capsys) if each["kind"] == "papir"]


def test_what_was_ours_and_is_not_any_more(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """The ledger is lost, or what it knows of: they are ours, and nobody can tell what of."""
    (office.output / ".hfi" / "bygd.json").unlink()
    told = strangers(office, capsys)
    assert {PAPER, NOTICE, PACKET, COPY} <= told.keys()
    assert {*told.values()} == {("til overs", "den er ikke av det som sist ble bygget")}
    assert command(office, "build", *MEETING) == 0
    assert strangers(office, capsys) == {}


def test_the_folder_of_a_meeting_that_is_gone(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.output / "SSU" / "2031-01-01" / "Notater.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine")
    (office.output / "SSU" / "arkiv").mkdir()
    assert strangers(office, capsys) == {"Notater.docx": ("ukjent", NOWHERE)}
    capsys.readouterr()
    command(office, "status", "--meeting", "SSU/2026-05-21")
    assert "Notater" not in capsys.readouterr().out


def test_names_stored_apart_are_ours_too(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = output(office, "Sak 04-26 Sak nummer 4.docx")
    change(office, "04-26.yaml", "Sak nummer 4", "Sak på ny")
    command(office, "build", "4/26")
    path.unlink()
    path = output(office, "Sak 04-26 Sak på ny.docx")
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    assert strangers(office, capsys) == {}


def test_among_the_drafts(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    folder = office.output / "utkast"
    folder.mkdir()
    (folder / "Notater.docx").write_bytes(b"mine")
    capsys.readouterr()
    command(office, "status")
    assert f"Utkast uten nummer\n  ukjent    Notater.docx\n            fordi {NOWHERE}\n" in capsys.readouterr().out


def test_what_is_drafted_for_sending_is_ours(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    with (office.output / ".hfi" / "skrevet.txt").open("ab") as file:
        for name in ("E-post SSU 2026-05-21.eml", "Møte SSU 2026-05-21.ics"):
            output(office, name).write_bytes(name.encode())
            written = output(office, name).relative_to(office.root).as_posix()
            file.write(f"{digest_of(name.encode())}  {written}\n".encode())
    output(office, "Møte SSU 2026-05-21.ics").write_bytes(b"rettet")
    output(office, "Annen e-post.eml").write_bytes(b"mine")
    found = {each["kind"]: each["state"] for each in documents(office, capsys)}
    assert (found["e-post"], found["kalender"], found["fil"]) == ("bygd", "endret", "ukjent")


def sinces(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    return {Path(each["path"]).name: each["since"] for each in documents(workspace, capsys) if each["since"]}


def test_a_file_that_goes_along_is_compared_with_the_sealed_one(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(office, "archive", "SSU/2026-05-21") == 0
    assert command(office, "build", *MEETING, "--html") == 0
    assert sinces(office, capsys) == {}
    path = office.root / "cases" / "01-26" / "rapport.pdf"
    path.write_bytes(b"%PDF-1.7\nny rapport")
    assert command(office, "build", *MEETING) == 0
    # The packet tells that it is another one.
    assert sinces(office, capsys) == dict.fromkeys([PACKET, COPY], "endret siden utgave-01")
    assert [each["kind"] for each in documents(office, capsys)].count("vedlegg") == 1


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everybody may read everything here")
def test_a_folder_that_cannot_be_read(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    folder = output(office, PAPER).parent
    folder.chmod(0)
    try:
        assert command(office, "status") == 0
    finally:
        folder.chmod(0o755)
