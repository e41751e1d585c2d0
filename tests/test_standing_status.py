"""`hfi-docs status`: how every meeting stands, without building anything."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.records.load import Workspace
from tests.made import meeting, minimal_case, put_case, write
from tests.standing import MEETING, OUTPUTS, change, command, output, small_office, states

PAPER, NOTICE, PACKET, COPY = OUTPUTS


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """The small office, nothing built."""
    return small_office(tmp_path)


def shown(workspace: Workspace, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    assert command(workspace, "status", *arguments) == 0
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def documents(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    capsys.readouterr()
    assert command(workspace, "status", "--json") == 0
    (meeting,) = json.loads(capsys.readouterr().out)["meetings"]
    return {f"{each['kind']} {Path(each['record']).stem}": each for each in meeting["documents"]}


def test_before_anything_is_built(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(office, capsys) == [
        "SSU 2026-05-21 (ikke forseglet)",
        "mangler innkalling av cases/møter/SSU-2026-05-21.yaml",
        *(f"mangler papir av cases/0{number}-26.yaml" for number in (1, 2, 3, 4)),
    ]
    assert not office.output.exists()


def test_when_all_is_built_and_asking_changes_nothing(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    command(office, "build", *MEETING)
    before = states(office)
    assert shown(office, capsys) == [
        "SSU 2026-05-21 (ikke forseglet)",
        f"bygd {NOTICE}",
        f"bygd {PACKET}",
        f"bygd {PAPER}",
        *(f"bygd Sak 0{number}-26 Sak nummer {number}.docx" for number in (2, 3, 4)),
    ]
    assert states(office) == before


def test_a_paper_that_was_removed_is_missing(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    command(office, "build", *MEETING)
    for name in (PAPER, PACKET):
        output(office, name).unlink()
    found = documents(office, capsys)
    assert found["papir 01-26"]["state"] == "mangler"
    # A packet is made on demand.
    assert "møtepakke SSU-2026-05-21" not in found


@pytest.mark.parametrize(
    ("name", "kind"), [(PAPER, "papir"), (NOTICE, "innkalling"), (PACKET, "møtepakke"), (COPY, "vedlegg")]
)
def test_every_kind_of_output_that_was_changed_by_hand(
    office: Workspace, name: str, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command(office, "build", *MEETING)
    output(office, name).write_bytes(b"rettet")
    edited = [each for each in documents(office, capsys).values() if each["state"] == "endret"]
    assert {(each["kind"], Path(each["path"]).name) for each in edited} == {(kind, name)}


def test_an_edited_paper_that_is_out_of_date_too(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    command(office, "build", *MEETING)
    output(office, PAPER).write_bytes(b"rettet")
    change(office, "01-26.yaml", "Se [[", "Se også [[")
    found = documents(office, capsys)["papir 01-26"]
    assert (found["state"], found["reasons"]) == ("endret", ["saken 01-26 er endret"])


def test_an_older_version_of_ours_is_out_of_date(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    command(office, "build", *MEETING)
    older = output(office, PAPER).read_bytes()
    change(office, "01-26.yaml", "Se [[", "Se også [[")
    command(office, "build", *MEETING)
    output(office, PAPER).write_bytes(older)
    found = documents(office, capsys)["papir 01-26"]
    assert (found["state"], found["reasons"]) == ("foreldet", ["en annen utgave ligger der"])


def test_what_came_and_what_went(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    command(office, "build", *MEETING)
    (office.root / "cases" / "register" / "saker.yaml").unlink()
    (office.root / "cases" / "register" / "regioner.yaml").write_text(
        '{"register": "regioner", "oppføringer": [{"id": "a", "navn": "A"}]}', "utf-8"
    )
    (office.root / "cases" / "01-26" / "tall.csv").unlink()
    found = documents(office, capsys)
    assert found["papir 04-26"]["reasons"] == ["registeret regioner er nytt", "registeret saker er borte"]
    assert "filen tall.csv er borte" in found["papir 01-26"]["reasons"]


def test_a_paper_that_outlives_its_case(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    command(office, "build", "4/26")
    (office.root / "cases" / "04-26.yaml").unlink()
    found = documents(office, capsys)["papir 04-26"]
    assert (found["state"], found["reasons"]) == ("foreldet", ["saken 04-26 er borte"])
    output(office, "Sak 04-26 Sak nummer 4.docx").unlink()
    assert "papir 04-26" not in documents(office, capsys)


def test_a_case_without_a_paper_of_its_own_is_not_missed(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    put_case(office, minimal_case(sak="5/26", framlegg="nei"), "05-26")
    assert "papir 05-26" not in documents(office, capsys)


def test_the_newest_sealed_issue_is_told(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    folder = office.root / "arkiv" / "SSU" / "2026-05-21"
    for name in ("utgave-02", "utgave-10", ".~hfi-utgave-11", "utgave-x"):
        (folder / name).mkdir(parents=True)
    (folder / "utgave-12").write_bytes(b"no folder")
    assert shown(office, capsys)[0] == "SSU 2026-05-21 (forseglet: utgave-10)"


def test_one_meeting_of_several(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    put_case(office, minimal_case(sak="5/26", møte="2026-09-10"), "05-26")
    command(office, "build", *MEETING)
    assert shown(office, capsys, "--meeting", "SSU/2026-09-10") == [
        "SSU 2026-09-10 (ikke forseglet)",
        "mangler papir av cases/05-26.yaml",
    ]
    assert [line for line in shown(office, capsys) if line.startswith("SSU ")] == [
        "SSU 2026-05-21 (ikke forseglet)",
        "SSU 2026-09-10 (ikke forseglet)",
    ]
    assert command(office, "status", "--meeting", "SSU/2026-09-11") == 2


def test_a_case_that_cannot_be_read_is_told_with_its_place(
    office: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    command(office, "build", *MEETING)
    (office.root / "cases" / "04-26.yaml").write_text("sak: [", "utf-8")
    capsys.readouterr()
    assert command(office, "status") == 1
    told = capsys.readouterr()
    assert "04-26.yaml:1:" in told.err
    assert "foreldet  Sak 04-26 Sak nummer 4.docx\n            fordi saken 04-26 er endret\n" in told.out


def test_an_empty_office(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (office.root / "cases").glob("0*.yaml"):
        path.unlink()
    shutil.rmtree(office.root / "cases" / "møter")
    assert shown(office, capsys) == []


def test_papers_are_compared_with_the_sealed_ones(
    office: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HFI_SOFFICE", "/finnes/ikke/soffice")
    command(office, "build", *MEETING)
    assert command(office, "archive", "SSU", "2026-05-21") == 0
    assert not any("utgave-01" in line for line in shown(office, capsys)[1:])
    change(office, "04-26.yaml", "Bakgrunnen.", "Ny bakgrunn.")
    change(office, "03-26.yaml", "Sak nummer 3", "Sak tre")
    command(office, "build", *MEETING)
    lines = shown(office, capsys)
    assert lines[0] == "SSU 2026-05-21 (forseglet: utgave-01)"
    since = {lines[at - 1]: line for at, line in enumerate(lines) if line.endswith("utgave-01") and at}
    assert since == {
        f"bygd {NOTICE}": "endret siden utgave-01",
        f"bygd {PACKET}": "endret siden utgave-01",
        "bygd Sak 03-26 Sak tre.docx": "ikke i utgave-01",
        "bygd Sak 04-26 Sak nummer 4.docx": "endret siden utgave-01",
    }
    assert documents(office, capsys)["møtepakke SSU-2026-05-21"]["since"] == "endret siden utgave-01"


def test_what_a_moved_case_leaves_behind_is_named(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    september = meeting({"sak": "4/26"}, møte="2026-09-10")
    write(office.root / "cases/møter/SSU-2026-09-10.yaml", september)
    command(office, "build", "4/26")
    change(office, "04-26.yaml", '"møte": "2026-05-21"', '"møte": "2026-09-10"')
    capsys.readouterr()
    assert command(office, "build", "4/26") == 0
    told = capsys.readouterr().out
    # The meeting is there as before; the case no longer belongs to it.
    assert "(saken 04-26 er endret)" in told
    lines = shown(office, capsys)
    at = lines.index("til overs Sak 04-26 Sak nummer 4.docx")
    assert lines[:at].count("SSU 2026-09-10 (ikke forseglet)") == 0
    assert lines[at + 1] == "fordi saken har fått et annet navn eller møte"
    output(office, "Sak 04-26 Sak nummer 4.docx").unlink()
    assert not any("til overs" in line for line in shown(office, capsys))


def test_a_title_with_new_in_brackets_is_no_copy_of_ours(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    change(office, "04-26.yaml", "Sak nummer 4", "Rutinen (ny utgave)")
    command(office, "build", "4/26")
    change(office, "04-26.yaml", "Rutinen (ny utgave)", "Rutinen")
    capsys.readouterr()
    assert command(office, "build", "4/26") == 0
    assert "eldre fil av samme sak her: " in capsys.readouterr().err
    # What somebody put there is theirs.
    output(office, "Sak 04-26 Rutinen (ny utgave).docx").unlink()
    output(office, "Sak 04-26 Rutinen med mine merknader.docx").write_bytes(b"egen kopi")
    assert command(office, "build", "4/26") == 0
    assert "eldre fil" not in capsys.readouterr().err
