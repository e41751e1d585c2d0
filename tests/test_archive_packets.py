"""Packets are sealed beside the papers: for all and for each group, made again of what is sealed alone."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.cli.main import run
from hfi_docs.errors import UsageError
from hfi_docs.output.archive import Archive
from hfi_docs.papers.compose import DOCUMENT_KINDS, PACKET
from hfi_docs.pipeline.archive import Sealing, seal_meeting
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.verifying import verify_archive
from hfi_docs.records.load import Workspace
from tests.archives import (
    AT,
    FIRST,
    MEETING,
    NO_PDF,
    OTHER,
    REASON,
    SECOND,
    TITLE,
    change,
    found,
    seal,
    sealable_office,
)
from tests.tampering import NOTICE, resealed, write
from tests.test_minutes_attached import MEETING as APPROVING
from tests.test_minutes_attached import PACKET as APPROVING_PACKET
from tests.test_minutes_attached import approving_office
from tests.test_minutes_sealed import APPROVAL, add
from tests.test_minutes_sealed import seal as seal_minutes
from tests.word import read_word
from tests.workspaces import replace_in

pytestmark = pytest.mark.stories

WHOLE, GROUP = "Møtepakke PA 2026-09-18.docx", "Møtepakke PA 2026-09-18 kommunale representanter.docx"
LAW = "bare for en gruppe"
_FOR_A_GROUP = """\
sak: PA 21/26
utvalg: PA
møte: 2026-09-18
type: orientering
tittel: Økonomien i kommunene
status: endelig
bakgrunn: Kommunene møtes alene.
forslag_til_vedtak: |
  Partnerskapsmøtet tar saken til orientering.
"""


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A meeting with a case for the municipalities alone, sealed; to be copied."""
    workspace = sealable_office(tmp_path_factory.mktemp("pakker") / "office")
    agenda = workspace.root / "cases/møter/PA-2026-09-18.yaml"
    replace_in(agenda, "minutter: 20}\n", "minutter: 20}\n  - {sak: PA 21/26, for: kommunale}\n")
    (workspace.root / "cases/2026/PA-21-26.yaml").write_text(_FOR_A_GROUP, "utf-8")
    seal(workspace, OTHER)
    return workspace


@pytest.fixture
def office(sealed: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    shutil.copytree(sealed.root, tmp_path / "office")
    monkeypatch.setenv("HFI_SOFFICE", "/finnes/ikke/soffice")
    monkeypatch.chdir(tmp_path / "office")
    return Workspace(tmp_path / "office")


def papers_in(issue: Path) -> set[str]:
    return {path.name for path in (issue / "data/papirer").iterdir()}


def registrations(issue: Path) -> dict[str, Any]:
    """What the metadata say of each paper, by the title."""
    folder = json.loads((issue / "data/metadata.json").read_bytes())["moetemappe"]
    return {each["tittel"]: each for each in folder["moeteregistrering"]}


def test_a_packet_is_sealed_for_all_and_for_each_group(sealed: Workspace) -> None:
    issue = sealed.archive / OTHER / "utgave-01"
    assert {WHOLE, GROUP} <= papers_in(issue)
    assert found(Archive(sealed.archive)) == []


def test_the_index_says_which_group_a_packet_is_for(sealed: Workspace) -> None:
    told = (sealed.archive / OTHER / "utgave-01/data/INNHOLD.txt").read_text("utf-8")
    assert f"papirer/{WHOLE}\n    Møtepakke Partnerskapsmøtet 2026-09-18\n" in told
    assert f"papirer/{GROUP}\n    Møtepakke Partnerskapsmøtet 2026-09-18, bare for kommunale representanter\n" in told


def test_what_is_for_a_group_is_not_public(sealed: Workspace) -> None:
    told = registrations(sealed.archive / OTHER / "utgave-01")
    closed = {title for title, each in told.items() if "skjerming" in each}
    case = next(title for title, each in told.items() if each.get("saksnummer") == "PA 21/26")
    assert closed == {"Møtepakke Partnerskapsmøtet 2026-09-18, bare for kommunale representanter", case}
    assert {each["skjerming"]["skjermingshjemmel"] for each in told.values() if "skjerming" in each} == {LAW}


def test_an_attachment_stands_once_in_the_metadata(tmp_path: Path) -> None:
    workspace = sealable_office(tmp_path)
    issue = seal(workspace, OTHER).newest
    kinds = [len(each["dokumentbeskrivelse"]) for each in registrations(issue).values()]
    assert sorted(kinds) == [1, 1, 2]


def test_packets_are_made_again_of_what_is_sealed(office: Workspace) -> None:
    verified = verify_archive(Office(office), OTHER, rebuild=True)
    assert verified.damages == ()
    assert verified.rebuilt == len(papers_in(office.archive / OTHER / "utgave-01")) + len(["vedlegg"])


def test_a_packet_that_is_lost_is_told(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (office.archive / OTHER / "utgave-01/data/papirer" / GROUP).unlink()
    assert run(["verify", OTHER, "--rebuild"]) == 4
    assert f"{OTHER}/utgave-01/data/papirer/{GROUP}: skade: mangler" in capsys.readouterr().err


def test_an_issue_has_all_its_packets_or_none(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """Also when the lists were made anew after one was taken out."""
    (office.archive / OTHER / "utgave-01/data/papirer" / GROUP).unlink()
    resealed(office.archive, f"{OTHER}/utgave-01", tags=True)
    run(["verify", OTHER, "--rebuild"])
    place = f"{OTHER}/utgave-01/data/papirer/{GROUP}"
    assert f"{place}: skade: mangler: de forseglede kildene gir denne filen" in capsys.readouterr().err


def test_a_packet_that_somebody_changed_is_told(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    path = office.archive / OTHER / "utgave-01/data/papirer" / WHOLE
    write(path, path.read_bytes()[:-1])
    assert run(["verify", OTHER, "--rebuild"]) == 4
    assert f"{WHOLE}: skade: er ikke byte for byte" in capsys.readouterr().err


def sealed_without_packets(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A meeting as programs sealed it that left its packets out."""
    workspace = sealable_office(folder)
    with monkeypatch.context() as before:
        before.setitem(DOCUMENT_KINDS, PACKET.name, PACKET._replace(is_sealed=False))
        assert not any("Møtepakke" in name for name in papers_in(seal(workspace).newest))
    return workspace


def test_an_issue_without_packets_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = sealed_without_packets(tmp_path, monkeypatch)
    verified = verify_archive(Office(workspace), MEETING, rebuild=True)
    assert (verified.damages, verified.rebuilt) == ((), 4)


def test_packets_alone_are_no_reason_for_a_new_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = sealed_without_packets(tmp_path, monkeypatch)
    unchanged = seal(workspace)
    assert (unchanged.placed, unchanged.changes.all) == (None, ())
    gained = seal(workspace, reason="Lagt til møtepakken")
    assert gained.changes.added == ("papirer/Møtepakke SSU 2026-05-21.docx",)
    assert gained.changes.changed == gained.changes.removed == ()
    assert seal(workspace).placed is None
    with pytest.raises(UsageError, match="Ingenting er endret"):
        seal(workspace, reason="En gang til")
    assert verify_archive(Office(workspace), rebuild=True).damages == ()


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A meeting whose second packet tells what is new since the first; to be copied."""
    workspace = sealable_office(tmp_path_factory.mktemp("to") / "office")
    first = seal(workspace).newest
    change(workspace)
    second = seal(workspace, reason=REASON).newest
    packets = [(issue / "data/papirer/Møtepakke SSU 2026-05-21.docx").read_bytes() for issue in (first, second)]
    assert "utgave-01" not in read_word(packets[0]).everything
    assert "14. mai 2026" in read_word(packets[1]).everything.replace("\u00a0", " ")
    return workspace


@pytest.fixture
def again(twice: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    shutil.copytree(twice.root, tmp_path / "office")
    monkeypatch.chdir(tmp_path / "office")
    return Workspace(tmp_path / "office")


def test_what_is_new_is_told_alike_when_it_is_made_again(again: Workspace) -> None:
    assert verify_archive(Office(again), rebuild=True).damages == ()
    shutil.rmtree(again.root / "cases" / "2026")
    assert verify_archive(Office(again), rebuild=True).damages == ()
    assert not any("arkiv" in path.name for path in (again.archive / SECOND / "data/kilde").iterdir())


def ruin(path: Path) -> None:
    write(path, b"sak: [\n")


@pytest.mark.parametrize(
    "damage",
    [
        lambda first: ruin(first / "data/kilde/cases/2026/14-26.yaml"),
        lambda first: ruin(first / "data/kilde/cases/register/utvalg.yaml"),
        lambda first: write(first / "data/kilde/cases/2026/14-26.yaml", b""),
        lambda first: replaced(first / "data/kilde/cases/2026/14-26.yaml", TITLE, f"{TITLE} og mer"),
        lambda first: shutil.rmtree(first / "data/kilde"),
        shutil.rmtree,
    ],
    ids=["saken", "registeret", "tom sak", "en annen sak", "uten kilder", "borte"],
)
def test_a_damaged_issue_is_told_as_what_it_is(
    again: Workspace, damage: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    """And the next one, which tells what is new since, is no damage of its own."""
    damage(again.archive / FIRST)
    assert run(["verify", MEETING, "--rebuild"]) == 4
    told = [line.partition(": skade: ") for line in capsys.readouterr().err.splitlines() if ": skade: " in line]
    assert {place for place, _, _ in told if place.startswith(SECOND)} == set()
    assert any(place.startswith(FIRST) for place, _, _ in told)
    assert run(["archive", MEETING, "--reason", "Mer"]) == 4
    assert "Ingenting er forseglet." in capsys.readouterr().err


def test_what_cannot_be_compared_is_told(again: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    replaced(again.archive / FIRST / "data/kilde/cases/2026/14-26.yaml", TITLE, f"{TITLE} og mer")
    run(["verify", MEETING, "--rebuild"])
    why = f"er ikke som da den ble forseglet, så hva som er nytt i {SECOND}, kan ikke kontrolleres"
    assert f"{FIRST}: skade: {why}\n" in capsys.readouterr().err


def test_another_paper_of_a_later_issue_is_told_all_the_same(
    again: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced(again.archive / FIRST / "data/kilde/cases/2026/14-26.yaml", TITLE, f"{TITLE} og mer")
    notice = again.archive / SECOND / NOTICE
    write(notice, notice.read_bytes()[:-1])
    run(["verify", MEETING, "--rebuild"])
    assert f"{SECOND}/{NOTICE}: skade: er ikke byte for byte" in capsys.readouterr().err


def replaced(path: Path, old: str, new: str) -> None:
    """Writes another file in the place of a sealed one."""
    write(path, path.read_text("utf-8").replace(old, new).encode())


def sealed_with_minutes(workspace: Workspace, days: int) -> Sealing:
    at = AT.replace(day=AT.day + days)
    return seal_meeting(Office(workspace), APPROVING, at=at, make_pdfs=NO_PDF, reason="Ny protokoll" if days else "")


def with_minutes(folder: Path) -> Workspace:
    """An office whose next meeting is final, with minutes to approve."""
    workspace = approving_office(folder)
    for name in ("2026/FSK-09-26.yaml", "møter/FSK-2026-04-14.yaml"):
        path = folder / "cases" / name
        path.write_text(path.read_text("utf-8").replace("status: utkast", "status: endelig"), "utf-8")
    return workspace


def test_minutes_that_go_along_are_made_again(tmp_path: Path) -> None:
    """They are drafts still: their record is sealed, and the cases that they are about."""
    workspace = with_minutes(tmp_path)
    issue = sealed_with_minutes(workspace, 0).newest
    assert (issue / "data/kilde/cases/protokoller/FSK-2026-03-10.yaml").exists()
    (tmp_path / "cases/protokoller/FSK-2026-03-10.yaml").unlink()
    assert verify_archive(Office(workspace), rebuild=True).damages == ()


def test_sealed_minutes_that_go_along_are_made_again_in_the_sealed_words(tmp_path: Path) -> None:
    workspace = with_minutes(tmp_path)
    replace_in(tmp_path / "cases/protokoller/FSK-2026-03-10.yaml", "status: utkast", "status: godkjent")
    add(tmp_path, APPROVAL)
    seal_minutes(workspace)
    replace_in(tmp_path / "cases/2026/FSK-01-26.yaml", "12 000 000", "13 000 000")
    add(tmp_path, "rettelser:\n  - {dato: 2026-03-25, hva: Rammen er rettet.}\n")
    first = sealed_with_minutes(workspace, 0).newest
    seal_minutes(workspace, 7)
    second = sealed_with_minutes(workspace, 8).newest
    packets = [(issue / "data/papirer" / APPROVING_PACKET).read_bytes() for issue in (first, second)]
    assert packets[0] != packets[1]
    assert verify_archive(Office(workspace), rebuild=True).damages == ()
