"""Approved minutes sealed: a bag of their own, whose words hold whatever the case says later."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hfi_docs.errors import RecordError, UsageError
from hfi_docs.pipeline.archive import Sealing, seal_meeting, verify_archive
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.records.load import Workspace
from tests.archives import NO_PDF
from tests.test_decisions import QUOTING, quoted
from tests.test_minutes import made_office, minutes_path
from tests.workspaces import replace_in

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
MEETING = "FSK/2026-03-10"
APPROVAL = "godkjenning: {av: [fsk-ap-1, fsk-h-1], dato: 2026-03-12}\n"
CASE = "cases/2026/FSK-01-26.yaml"


def approved(folder: Path, kind: str) -> Workspace:
    """An office whose minutes are approved."""
    workspace, _ = made_office(folder, kind)
    replace_in(minutes_path(folder), "status: utkast", "status: godkjent")
    add(folder, APPROVAL)
    return workspace


def add(folder: Path, lines: str) -> None:
    path = minutes_path(folder)
    path.write_text(path.read_text("utf-8") + lines, "utf-8")


def seal(workspace: Workspace, days: int = 0, *, minutes: bool = True) -> Sealing:
    at = NOON + timedelta(days=days)
    return seal_meeting(Office(workspace), MEETING, at=at, make_pdfs=NO_PDF, minutes=minutes)


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def told(workspace: Workspace) -> list[str]:
    return [each.message for each in check_cases(Office(workspace), Selection(meeting=MEETING)).problems]


def test_the_papers_are_the_same_before_and_after(tmp_path: Path) -> None:
    workspace, _ = made_office(tmp_path, "enstemmig")
    record = minutes_path(tmp_path)
    text = record.read_text("utf-8").replace("status: utkast", "status: godkjent") + APPROVAL
    record.unlink()
    first = seal(workspace, minutes=False).newest
    before = files(first)
    record.write_text(text, "utf-8")
    assert seal(workspace, 1, minutes=False).placed is None
    placed = seal(workspace, 2).newest
    assert files(first) == before
    assert placed.relative_to(workspace.archive).as_posix() == f"{MEETING}/protokoll/utgave-01"
    assert [path.name for path in (placed / "data/papirer").iterdir()] == ["Protokoll FSK 2026-03-10.docx"]
    verified = verify_archive(Office(workspace), MEETING, rebuild=True)
    assert (verified.damages, verified.rebuilt, len(verified.inspected.issues)) == ((), 5, 2)
    assert verify_archive(Office(workspace), rebuild=True).damages == ()


def test_the_metadata_says_what_was_decided_and_how(tmp_path: Path) -> None:
    workspace = approved(tmp_path, "alternativer")
    content = (seal(workspace).newest / "data/metadata.json").read_text("utf-8")
    first, _ = json.loads(content)["moetemappe"]["moetesak"]
    assert first["vedtak"] == {
        "vedtaksresultat": "vedtatt",
        "vedtakstekst": "Formannskapet vedtar å legge barnehagen til Skogheim.",
        "vedtaksdato": "2026-03-10",
    }
    assert "Alternativ 2 ble vedtatt." in first["votering"][0]["voteringstekst"]


def test_what_is_closed_is_sealed_but_not_told(tmp_path: Path) -> None:
    workspace = approved(tmp_path, "lukket")
    placed = seal(workspace).newest
    assert len(list((placed / "data/papirer").iterdir())) == 2
    told_ = (placed / "data/metadata.json").read_text("utf-8") + (placed / "data/INNHOLD.txt").read_text("utf-8")
    assert "Salg av eiendom" in told_
    assert "Strandgata" not in told_
    registered = json.loads((placed / "data/metadata.json").read_text("utf-8"))["moetemappe"]["moeteregistrering"]
    laws = {"skjermingshjemmel": "koml. § 11-5 tredje ledd; koml. § 11-5 andre ledd"}
    assert {each["tittel"][-8:]: each.get("skjerming") for each in registered}["(lukket)"] == laws
    assert sum("skjerming" in each for each in registered) == 1


def test_what_was_sealed_holds_when_the_case_changes(tmp_path: Path) -> None:
    workspace = approved(tmp_path, "enstemmig")
    seal(workspace)
    assert told(workspace) == []
    replace_in(tmp_path / CASE, "12 000 000", "13 000 000")
    assert told(workspace) == [
        "Vedtaket i sak FSK 01/26 er ikke lenger det som ble forseglet: "
        "«12 000 000 kroner.» er blitt «13 000 000 kroner.»."
    ]
    with pytest.raises(RecordError, match="ikke lenger det som ble forseglet") as refused:
        build_papers(Office(workspace), Selection(meeting=MEETING), now=0)
    assert [problem.code for problem in refused.value.problems] == ["HFI355"]
    (tmp_path / "cases/2026/FSK-09-26.yaml").write_text(QUOTING.replace("[[vedtak:1/26 punkt 2 b]]", "ja"), "utf-8")
    assert "12 000 000 kroner" in quoted(workspace)


def test_a_correction_makes_a_new_issue(tmp_path: Path) -> None:
    workspace = approved(tmp_path, "enstemmig")
    seal(workspace)
    replace_in(tmp_path / CASE, "12 000 000", "13 000 000")
    add(tmp_path, "rettelser:\n  - {dato: 2026-03-25, hva: Rammen er rettet.}\n")
    assert told(workspace) == []
    sealing = seal(workspace, 7)
    assert sealing.placed
    assert (sealing.placed.issue.number, sealing.placed.issue.reason) == (2, "Rammen er rettet.")
    assert sealing.changes.changed[-1] == "papirer/Protokoll FSK 2026-03-10.docx"
    assert verify_archive(Office(workspace), rebuild=True).damages == ()
    assert told(workspace) == []


def test_only_approved_minutes_are_sealed(tmp_path: Path) -> None:
    workspace, _ = made_office(tmp_path, "enstemmig")
    with pytest.raises(RecordError, match="ikke godkjent") as refused:
        seal(workspace)
    assert [problem.code for problem in refused.value.problems] == ["HFI354"]
    minutes_path(tmp_path).unlink()
    with pytest.raises(UsageError, match="har ingen protokoll"):
        seal(workspace)
    assert not workspace.archive.exists()


def test_only_what_the_minutes_are_made_of_is_sealed(tmp_path: Path) -> None:
    workspace = approved(tmp_path, "enstemmig")
    add(tmp_path, "rettelser:\n  - {dato: 2026-03-25, hva: Vedtaket sto i sak 2/26.}\n")
    kept = {path.name for path in (seal(workspace).newest / "data/kilde/cases/2026").iterdir()}
    assert kept == {"FSK-01-26.yaml", "FSK-03-26.yaml", "FSK-04-26.yaml"}


def test_the_archive_calls_minutes_what_they_call_themselves(tmp_path: Path) -> None:
    content = json.loads((seal(approved(tmp_path, "lukket")).newest / "data/metadata.json").read_text("utf-8"))
    titles = [each["tittel"] for each in content["moetemappe"]["moeteregistrering"]]
    assert titles == [
        "Protokoll fra Formannskapets møte 10. mars 2026",
        "Protokoll fra Formannskapets møte 10. mars 2026 (lukket)",
    ]
