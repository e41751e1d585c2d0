"""`verify` and `archive` from the command line: exit codes, what is said, and papers made again of sealed records."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from hfi_docs import __version__
from hfi_docs.cli.main import run
from hfi_docs.output.archive import Archive, Inspected, inspect_archive
from hfi_docs.output.archive.manifest import checksum
from hfi_docs.pipeline import verifying as pipeline
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.verifying import verify_archive
from hfi_docs.records.load import Workspace
from tests.archives import FIRST, MEETING, OTHER, REASON, SECOND, change, seal, sealable_office, sealed_office, snapshot
from tests.tampering import NOTICE, PAPER, RECORD, lines, rechained, resealed, write
from tests.workspaces import replace_in

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def without_a_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF has tests of its own, and takes seconds."""
    monkeypatch.setenv("HFI_SOFFICE", "/finnes/ikke/soffice")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Three issues of two meetings; for copying."""
    return sealed_office(tmp_path_factory.mktemp("sealed") / "office")


@pytest.fixture
def office(sealed: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    shutil.copytree(sealed.root, tmp_path / "office")
    monkeypatch.chdir(tmp_path / "office")
    return Workspace(tmp_path / "office")


def answer(capsys: Capture) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_an_archive_in_order(office: Workspace, capsys: Capture) -> None:
    assert run(["verify", "--all"]) == 0
    told = capsys.readouterr()
    assert "2 møter, 3 utgaver, " in told.out
    assert "alt er som da det ble forseglet." in told.out
    assert f"Fingeravtrykk: {Archive(office.archive).chain().fingerprint}" in told.out
    assert told.err == ""


def test_verifying_changes_nothing(office: Workspace) -> None:
    before = snapshot(office.archive)
    assert run(["verify", "--all", "--rebuild"]) == 0
    assert snapshot(office.archive) == before


def test_every_paper_is_made_again_byte_for_byte(office: Workspace, capsys: Capture) -> None:
    assert run(["verify", "--all", "--rebuild", "--json"]) == 0
    # Four papers and the packet, then a supplement too; in the other meeting two papers, the packet and an attachment.
    assert answer(capsys)["rebuilt"] == 5 + 6 + 4


def test_the_sealed_papers_do_not_need_the_office_any_more(office: Workspace) -> None:
    """The records of the office are changed, and most of them gone; what is sealed stands by itself."""
    for path in (office.root / "cases" / "2026").glob("PA-*.yaml"):
        path.unlink()
    for path in (office.root / "templates").rglob("*.docx"):
        path.write_bytes(b"")
    assert run(["verify", "--all", "--rebuild"]) == 0


def reseal_all(office: Workspace) -> None:
    """Makes every list and the register agree with what lies in the first issue, as a forger would."""
    root = office.archive
    old = Archive(root).chain().entries[0][1].tagmanifest.encode()
    resealed(root, FIRST, tags=True)
    new = checksum((root / FIRST / "tagmanifest-sha256.txt").read_bytes()).encode()
    register = lines(root)
    write(root / "register.jsonl", b"".join(rechained([register[0].replace(old, new), *register[1:]])))


def test_a_paper_that_its_records_do_not_give_is_found(office: Workspace, capsys: Capture) -> None:
    """Even when every list was made anew: the records say something else."""
    paper = office.archive / FIRST / NOTICE
    write(paper, (office.archive / FIRST / PAPER).read_bytes())
    reseal_all(office)
    capsys.readouterr()
    assert run(["verify", MEETING, "--rebuild"]) == 4
    assert (
        f"{FIRST}/{NOTICE}: skade: er ikke byte for byte det som de forseglede kildene gir." in capsys.readouterr().err
    )


def test_a_paper_of_the_same_length_is_found(office: Workspace, capsys: Capture) -> None:
    paper = office.archive / FIRST / PAPER
    content = bytearray(paper.read_bytes())
    content[len(content) // 2] ^= 1
    write(paper, bytes(content))
    reseal_all(office)
    assert run(["verify", MEETING, "--rebuild"]) == 4
    assert f"{FIRST}/{PAPER}: skade: er ikke byte for byte" in capsys.readouterr().err


def test_papers_of_another_version_are_told_and_no_damage(office: Workspace, capsys: Capture) -> None:
    write(office.archive / FIRST / NOTICE, (office.archive / FIRST / PAPER).read_bytes())
    info = office.archive / FIRST / "bag-info.txt"
    write(info, info.read_bytes().replace(f"hfi-docs {__version__}".encode(), b"hfi-docs 0.0.1"))
    reseal_all(office)
    capsys.readouterr()
    run(["verify", MEETING, "--rebuild"])
    told = capsys.readouterr().err
    assert f"Ikke sammenlignbar (ikke en skade): {FIRST} er forseglet med hfi-docs 0.0.1. Dette er hfi-docs" in told
    assert "byte for byte" not in told
    run(["verify", MEETING, "--rebuild", "--json"])
    assert answer(capsys)["incomparable"] == [{"issue": FIRST, "program": "hfi-docs 0.0.1"}]


def test_a_record_that_its_papers_do_not_come_from_is_found(office: Workspace, capsys: Capture) -> None:
    record = office.archive / FIRST / RECORD
    write(record, record.read_bytes().replace(b"Saken samler", b"Sakene samler", 1) + b"# x\n")
    write(record, record.read_bytes().replace(b"tittel: Oppdatert", b"tittel: Revidert", 1))
    reseal_all(office)
    assert run(["verify", MEETING, "--rebuild"]) == 4
    assert f"{FIRST}/{PAPER}: skade: er ikke byte for byte" in capsys.readouterr().err


def test_a_sealing_meanwhile_is_no_damage(office: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The register is read before the next issue comes, its folder after."""
    looks: list[Inspected] = []

    def look(archive: Archive, *arguments: Any, **options: Any) -> Inspected:
        if not looks:
            monkeypatch.setattr(pipeline, "inspect_archive", inspect_archive)
            before = archive.register.read_bytes()
            change(office)
            seal(office, reason="Mens noen kontrollerer")
            after = archive.register.read_bytes()
            archive.register.write_bytes(before)
            looks.append(inspect_archive(archive, *arguments, **options))
            archive.register.write_bytes(after)
            monkeypatch.setattr(pipeline, "inspect_archive", look)
        else:
            looks.append(inspect_archive(archive, *arguments, **options))
        return looks[-1]

    monkeypatch.setattr(pipeline, "inspect_archive", look)
    assert verify_archive(Office(office)).damages == ()
    assert [bool(each.damages) for each in looks] == [True, False]


def test_records_that_cannot_be_built_are_told(office: Workspace, capsys: Capture) -> None:
    write(office.archive / FIRST / RECORD, b"sak: [")
    assert run(["verify", MEETING, "--rebuild"]) == 4
    assert f"{FIRST}/data/kilde: skade: papirene kan ikke bygges på nytt" in capsys.readouterr().err


def test_damage_is_named_and_ends_with_four(office: Workspace, capsys: Capture) -> None:
    write(office.archive / FIRST / PAPER, b"x")
    assert run(["verify", "--all"]) == 4
    told = capsys.readouterr()
    assert f"{FIRST}/{PAPER}: skade: er endret: innholdet er ikke det som ble forseglet" in told.err
    assert "funn." in told.out


def test_one_meeting_is_not_blamed_for_another(office: Workspace) -> None:
    write(office.archive / FIRST / PAPER, b"x")
    assert run(["verify", OTHER]) == 0
    assert run(["verify", MEETING]) == 4


def test_damage_as_json(office: Workspace, capsys: Capture) -> None:
    (office.archive / FIRST / PAPER).unlink()
    (office.archive / FIRST / "Thumbs.db").write_bytes(b"x")
    assert run(["verify", MEETING, "--json"]) == 4
    told = answer(capsys)
    assert told["ok"] is False
    assert {"path": f"{FIRST}/{PAPER}", "message": "mangler"} in told["damages"]  # type: ignore[operator]
    assert told["noise"] == [f"{FIRST}/Thumbs.db"]
    assert told["issues"] == [FIRST, SECOND]


def test_noise_is_listed(office: Workspace, capsys: Capture) -> None:
    (office.archive / FIRST / "data" / "papirer" / "~$k 13-26.docx").write_bytes(b"x")
    assert run(["verify", "--all"]) == 0
    assert f"Støy (ikke en skade): {FIRST}/data/papirer/~$k 13-26.docx" in capsys.readouterr().err


def test_a_fingerprint_from_the_minutes(office: Workspace, capsys: Capture) -> None:
    noted = Archive(office.archive).chain().fingerprint
    assert run(["verify", "--all", "--fingerprint", noted]) == 0
    assert f"Fingeravtrykket er funnet: {SECOND} ble forseglet med det.\n" in capsys.readouterr().out
    assert run(["verify", "--all", "--fingerprint", "0" * 16]) == 4
    told = capsys.readouterr()
    assert "er funnet" not in told.out
    assert (
        "skade: fingeravtrykket «0000000000000000» finnes ikke i registeret: det er skrevet feil av, eller" in told.err
    )


def test_an_earlier_fingerprint_is_that_of_its_own_issue(office: Workspace, capsys: Capture) -> None:
    chain = Archive(office.archive).chain()
    first = chain.fingerprint_after(chain.entries[0][1])
    assert run(["verify", OTHER, "--fingerprint", first.upper(), "--json"]) == 0
    assert answer(capsys)["noted_in"] == FIRST
    assert run(["verify", OTHER, "--json"]) == 0
    assert answer(capsys)["noted_in"] == ""


def test_an_archive_that_is_gone_contradicts_the_fingerprint(office: Workspace) -> None:
    noted = Archive(office.archive).chain().fingerprint
    shutil.rmtree(office.archive)
    assert run(["verify", "--all"]) == 2
    assert run(["verify", "--all", "--fingerprint", noted]) == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Skriv hvilket møte som skal kontrolleres"),
        ([MEETING, "--all"], "Skriv hvilket møte som skal kontrolleres"),
        (["SSU"], "er ikke et møte"),
        (["SSU/2030-01-01"], "Møtet SSU/2030-01-01 er ikke forseglet."),
    ],
)
def test_wrong_use(office: Workspace, arguments: list[str], said: str, capsys: Capture) -> None:
    assert run(["verify", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_nothing_is_sealed(tmp_path: Path, capsys: Capture) -> None:
    workspace = sealable_office(tmp_path / "office")
    assert run(["-w", str(workspace.root), "verify", "--all"]) == 2
    assert "Ingenting er forseglet ennå." in capsys.readouterr().err
    assert not workspace.archive.exists()


def test_a_sealing_that_was_cut_off_is_finished_first(office: Workspace, capsys: Capture) -> None:
    register = office.archive / "register.jsonl"
    content = register.read_bytes().splitlines(keepends=True)
    guide = office.archive / MEETING / "LES MEG.txt"
    note = {"linje": content[-1].decode(), "mappe": SECOND, "les_meg": guide.read_text("utf-8")}
    before = snapshot(office.archive)
    (office.archive / ".~hfi-forsegling.json").write_text(json.dumps(note), "utf-8")
    register.write_bytes(b"".join(content[:-1]))
    guide.write_bytes(b"den forrige")
    assert run(["verify", "--all"]) == 0
    assert "En forsegling som var avbrutt, er gjort ferdig." in capsys.readouterr().err
    assert snapshot(office.archive) == before


def test_sealing_from_the_command_line(tmp_path: Path, capsys: Capture) -> None:
    workspace = sealable_office(tmp_path / "office")
    at = ["-w", str(workspace.root), "archive", MEETING]
    assert run(at) == 0
    told = capsys.readouterr()
    fingerprint = Archive(workspace.archive).chain().fingerprint
    assert f"Forseglet: {workspace.archive / FIRST}\n" in told.out
    assert f"Fingeravtrykk: {fingerprint} (skriv det i e-posten og protokollen)" in told.out
    assert run(at) == 0
    assert "Uendret: " in capsys.readouterr().out
    change(workspace)
    assert run(at) == 2
    assert "papirer/Innkalling SSU 2026-05-21.docx" in capsys.readouterr().err
    assert run([*at, "--reason", REASON, "--json"]) == 0
    told_again = answer(capsys)
    assert told_again["sealed"] is True
    assert told_again["path"] == str(workspace.archive / SECOND)
    assert "papirer/Innkalling SSU 2026-05-21.docx" in told_again["changes"]["changed"]  # type: ignore[index]


def test_a_draft_ends_with_one(tmp_path: Path, capsys: Capture) -> None:
    workspace = sealable_office(tmp_path / "office")
    replace_in(workspace.root / "cases" / "2026" / "15-26.yaml", "\nstatus: endelig\n", "\nstatus: utkast\n")
    assert run(["-w", str(workspace.root), "archive", MEETING]) == 1
    told = capsys.readouterr().err
    assert "HFI150" in told
    assert "Ingenting er forseglet." in told


def test_a_damaged_archive_ends_with_four(office: Workspace, capsys: Capture) -> None:
    write(office.archive / FIRST / PAPER, b"x")
    assert run(["archive", MEETING, "--reason", REASON, "--json"]) == 4
    told = capsys.readouterr()
    assert json.loads(told.out)["ok"] is False
    assert f"{FIRST}/{PAPER}: skade: " in told.err
