"""Approved minutes sealed: a bag of their own, whose words hold whatever the case says later."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.errors import RecordError, UsageError
from hfi_docs.pipeline.archive import Sealing, seal_meeting
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.pipeline.verifying import verify_archive
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


@pytest.fixture(scope="module")
def sealed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office whose approved minutes are sealed; to be copied."""
    workspace = approved(tmp_path_factory.mktemp("forseglet"), "enstemmig")
    seal(workspace)
    return workspace.root


@pytest.fixture
def office(sealed_once: Path, tmp_path: Path) -> Workspace:
    """A copy of that office."""
    shutil.copytree(sealed_once, tmp_path, dirs_exist_ok=True)
    return Workspace(tmp_path)


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


def test_what_was_sealed_holds_when_the_case_changes(office: Workspace, tmp_path: Path) -> None:
    assert told(office) == []
    replace_in(tmp_path / CASE, "12 000 000", "13 000 000")
    assert told(office) == [
        "Vedtaket i sak FSK 01/26 er ikke lenger det som ble forseglet: "
        "«12 000 000 kroner.» er blitt «13 000 000 kroner.»."
    ]
    with pytest.raises(RecordError, match="ikke lenger det som ble forseglet") as refused:
        build_papers(Office(office), Selection(meeting=MEETING), now=0)
    assert [problem.code for problem in refused.value.problems] == ["HFI355"]
    (tmp_path / "cases/2026/FSK-09-26.yaml").write_text(QUOTING.replace("[[vedtak:1/26 punkt 2 b]]", "ja"), "utf-8")
    assert "12 000 000 kroner" in quoted(office)


def test_a_correction_makes_a_new_issue(office: Workspace, tmp_path: Path) -> None:
    replace_in(tmp_path / CASE, "12 000 000", "13 000 000")
    add(tmp_path, "rettelser:\n  - {dato: 2026-03-25, hva: Rammen er rettet.}\n")
    assert told(office) == []
    sealing = seal(office, 7)
    assert sealing.placed
    assert (sealing.placed.issue.number, sealing.placed.issue.reason) == (2, "Rammen er rettet.")
    assert sealing.changes.changed[-1] == "papirer/Protokoll FSK 2026-03-10.docx"
    assert verify_archive(Office(office), rebuild=True).damages == ()
    assert told(office) == []


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


def test_minutes_set_back_are_told_and_quoted_as_sealed(office: Workspace, tmp_path: Path) -> None:
    replace_in(minutes_path(tmp_path), "status: godkjent", "status: utkast")
    replace_in(tmp_path / CASE, "12 000 000", "13 000 000")
    assert told(office) == [
        "Protokollen er forseglet som godkjent, men «status» er «utkast».",
        "Vedtaket i sak FSK 01/26 er ikke lenger det som ble forseglet: "
        "«12 000 000 kroner.» er blitt «13 000 000 kroner.».",
    ]
    found = check_cases(Office(office), Selection(meeting=MEETING)).problems
    assert [each.code for each in found] == ["HFI390", "HFI355"]
    (tmp_path / "cases/2026/FSK-09-26.yaml").write_text(QUOTING.replace("[[vedtak:1/26 punkt 2 b]]", "ja"), "utf-8")
    assert "12 000 000 kroner" in quoted(office)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "resultat: enstemmig}",
            "resultat: flertall}",
            "Vedtaket i sak FSK 01/26 er ikke lenger det som ble forseglet",
        ),
        ("tid: 10.00–11.15", "tid: 10.00–12.15", "«tid» er ikke lenger det som ble forseglet."),
        ("møteleder: fsk-ap-1", "møteleder: fsk-h-1", "«møteleder» er ikke lenger det som ble forseglet."),
    ],
)
def test_whatever_changes_is_told(
    old: str, new: str, message: str, office: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = minutes_path(tmp_path)
    path.write_text(path.read_text("utf-8").replace(old, new, 1) + "# En merknad.\n", "utf-8")
    assert [each[: len(message)] for each in told(office)] == [message]
    assert run(["-w", str(tmp_path), "decisions", MEETING]) == 1
    shown = capsys.readouterr().err
    assert message in shown
    assert "HFI355" in shown or "HFI391" in shown


def test_a_comment_changes_nothing(office: Workspace, tmp_path: Path) -> None:
    add(tmp_path, "# En merknad.\n")
    assert told(office) == []


def test_decisions_shows_what_is_sealed(office: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(tmp_path / CASE, "12 000 000", "13 000 000")
    assert run(["-w", str(tmp_path), "decisions", MEETING]) == 1
    shown = capsys.readouterr()
    assert "12 000 000 kroner" in shown.out.replace("\u00a0", " ")
    assert "ikke lenger det som ble forseglet" in shown.err


def test_what_is_closed_later_is_neither_quoted_nor_shown(
    office: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = "{sak: 1/26, lukket: {hjemmel: koml. § 11-5, grunn: personvern}, vedtak"
    replace_in(minutes_path(tmp_path), "{sak: 1/26, vedtak", closed)
    assert run(["-w", str(tmp_path), "decisions", MEETING]) == 1
    assert "12 000 000" not in capsys.readouterr().out.replace("\u00a0", " ")
    (tmp_path / "cases/2026/FSK-09-26.yaml").write_text(QUOTING, "utf-8")
    found = check_cases(Office(office), Selection(("9/26",))).problems
    assert {each.message for each in found} == {"Sak FSK 01/26 har ikke noe vedtak."}


def test_a_record_that_is_gone_is_told(office: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    minutes_path(tmp_path).unlink()
    for arguments in (("check",), ("check", "--meeting", MEETING), ("status",)):
        run(["-w", str(tmp_path), *arguments])
        shown = capsys.readouterr()
        assert "HFI392" in shown.out + shown.err
        assert "er forseglet, men har ingen fil lenger." in shown.out + shown.err


def test_the_status_compares_the_minutes_with_their_own_seal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = approved(tmp_path, "enstemmig")
    build_papers(Office(workspace), Selection(meeting=MEETING), now=0)
    seal(workspace)
    run(["-w", str(tmp_path), "status", "--meeting", MEETING])
    first = capsys.readouterr().out
    assert "(ikke forseglet, protokollen: utgave-01)" in first
    assert "endret siden" not in first
    add(tmp_path, "rettelser:\n  - {dato: 2026-03-25, hva: Tiden er rettet.}\n")
    build_papers(Office(workspace), Selection(meeting=MEETING), now=0)
    run(["-w", str(tmp_path), "status", "--meeting", MEETING])
    assert "endret siden utgave-01" in capsys.readouterr().out


def quoting(folder: Path) -> None:
    """A case of a later meeting that quotes what was decided, and its notice."""
    text = QUOTING.replace("[[vedtak:1/26 punkt 2 b]]", "ja").replace("status: utkast", "status: endelig")
    (folder / "cases/2026/FSK-09-26.yaml").write_text(text, "utf-8")


def test_a_quotation_follows_the_seal(office: Workspace, tmp_path: Path) -> None:
    """Until a correction is sealed, what was sealed before is quoted; then the paper is built anew."""
    quoting(tmp_path)
    quoted(office)
    replace_in(tmp_path / CASE, "12 000 000", "13 000 000")
    add(tmp_path, "rettelser:\n  - {dato: 2026-03-25, hva: Rammen er rettet.}\n")
    assert "12 000 000 kroner" in quoted(office)
    seal(office, 7)
    assert "13 000 000 kroner" in quoted(office)
    assert build_papers(Office(office), Selection(("9/26",)), now=0).changed == ()


def test_a_paper_that_quotes_is_sealed_with_the_words_it_quotes(office: Workspace, tmp_path: Path) -> None:
    quoting(tmp_path)
    replace_in(tmp_path / CASE, "12 000 000", "13 000 000")
    add(tmp_path, "rettelser:\n  - {dato: 2026-03-25, hva: Rammen er rettet.}\n")
    seal_meeting(Office(office), "FSK/2026-04-14", at=NOON, make_pdfs=NO_PDF)
    verified = verify_archive(Office(office), rebuild=True)
    assert (verified.damages, verified.rebuilt) == ((), 2)


def test_the_register_of_tasks_names_other_minutes_too(tmp_path: Path) -> None:
    workspace = approved(tmp_path, "enstemmig")
    entry = "{id: en, møte: FSK 2026-02-10, oppgave: rapport, status: utført}"
    register = tmp_path / "cases/register/oppfølging.yaml"
    register.write_text(f"register: oppfølging\noppføringer:\n  - {entry}\n", "utf-8")
    assert [each.code for each in check_cases(Office(workspace), Selection()).problems] == ["HFI351"]
    item = "{punkt: Eventuelt, ny: ja, oppfølging: [{id: rapport, hva: Skrive en rapport, frist: fortløpende}]}"
    other = (
        f"utvalg: FSK\nmøte: 2026-02-10\nstatus: utkast\ntid: 10.00–11.00\nmøteleder: fsk-ap-1\nsaker:\n  - {item}\n"
    )
    (tmp_path / "cases/protokoller/FSK-2026-02-10.yaml").write_text(other, "utf-8")
    assert "HFI351" not in [each.code for each in check_cases(Office(workspace), Selection()).problems]
    seal(workspace)
    assert verify_archive(Office(workspace), rebuild=True).damages == ()
