"""What sealing puts in the archive: a closed bag that proves itself, its index, metadata and register."""

import json
import shutil
import stat
import subprocess
import unicodedata
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import bagit
import pytest

from hfi_docs.errors import DamagedArchiveError, OutsideError, RecordError, UsageError
from hfi_docs.output.archive import Archive, inspect_archive, issue_workspace, sealed_sources, unpacked
from hfi_docs.output.archive.chain import read_chain
from hfi_docs.output.archive.manifest import checksum, labelled, read_labels
from hfi_docs.output.pdf import Converted
from hfi_docs.pipeline.archive import MakePdfs
from hfi_docs.pipeline.insets import ConvertedAll, Find
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.pipeline.verifying import verify_archive
from hfi_docs.records.load import Workspace
from tests.archives import (
    FIRST,
    MEETING,
    OTHER,
    REASON,
    SECOND,
    change,
    found,
    seal,
    sealable_office,
    sealed_office,
    snapshot,
)
from tests.tampering import write
from tests.workspaces import office_workspace, replace_in


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three issues of two meetings; for reading only."""
    return sealed_office(tmp_path_factory.mktemp("sealed") / "office").archive


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return sealable_office(tmp_path / "office")


def bags(root: Path) -> list[Path]:
    return sorted(root.glob("*/*/utgave-*"))


def labels(root: Path, bag: str) -> dict[str, str]:
    return dict(read_labels((root / bag / "bag-info.txt").read_bytes()))


def test_every_bag_is_valid_by_bagit(sealed: Path) -> None:
    assert len(bags(sealed)) == 3
    for path in bags(sealed):
        assert bagit.Bag(str(path)).validate(processes=1)


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_every_bag_is_valid_by_sha256sum(sealed: Path, name: str) -> None:
    program = shutil.which("sha256sum") or shutil.which("gsha256sum")
    assert program
    for path in bags(sealed):
        done = subprocess.run([program, "-c", "--strict", name], cwd=path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.count(": OK") == len((path / name).read_text("utf-8").splitlines())


def test_the_payload_is_papers_attachments_sources_index_and_metadata(sealed: Path) -> None:
    data = sealed / OTHER / "utgave-01" / "data"
    names = sorted(path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file())
    mentioned = ("/register/", "/2021/", "/2026/0", "/2026/1", "/2026/PA-0", "PA-2026-06", "SSU-2026")
    assert [name for name in names if not any(part in name for part in mentioned)] == [
        "INNHOLD.html",
        "INNHOLD.txt",
        "kilde/cases/2026/PA-20-26.yaml",
        "kilde/cases/2026/PA-20-26/kart.png",
        "kilde/cases/2026/PA-20-26/rapport.pdf",
        "kilde/cases/møter/PA-2026-09-18.yaml",
        "kilde/templates/docx/innkalling.docx",
        "kilde/templates/docx/sak.docx",
        "metadata.json",
        "metadata.xml",
        "papirer/Innkalling PA 2026-09-18.docx",
        "papirer/Møtepakke PA 2026-09-18.docx",
        "papirer/PA-sak 20-26 Rapport fra arbeidsgruppen.docx",
        "vedlegg/PA-sak 20-26 vedlegg 1 Rapport.pdf",
    ]


def test_the_first_issue_names_itself(sealed: Path) -> None:
    told = labels(sealed, FIRST)
    assert told["Source-Organization"] == "Helsefellesskap Innlandet, Strategisk samarbeidsutvalg (SSU)"
    assert told["Bagging-Date"] == "2026-05-14"
    assert told["External-Identifier"] == FIRST
    assert told["Bag-Group-Identifier"] == MEETING
    assert told["Register-Forrige"] == "0" * 64
    assert "Erstatter" not in told


def test_what_the_office_tells_of_itself_is_in_the_bag(tmp_path: Path) -> None:
    office = sealable_office(tmp_path)
    told = {"organisasjonsnummer": "974760673", "epost": "post@kontoret.no", "adresse": "Postboks 1, 2381 Brumunddal"}
    lines = "".join(f"{name}: {text}\n" for name, text in {**told, "arkivskaper": "Sykehuset"}.items())
    replace_in(office.root / "cases" / "register" / "kontor.yaml", "målform: bokmål\n", lines)
    seal(office)
    bag = labels(office.archive, FIRST)
    assert bag["Contact-Email"] == told["epost"]
    assert bag["Organization-Address"] == told["adresse"]
    folder = json.loads((office.archive / FIRST / "data" / "metadata.json").read_bytes())["moetemappe"]
    assert folder["arkivskaper"] == {"arkivskaperID": "974 760 673", "arkivskaperNavn": "Sykehuset"}


def test_an_office_without_a_name_cannot_seal(tmp_path: Path) -> None:
    """`check` remarks on it (HFI155); sealed without it, the bag could never tell whose it is."""
    office = sealable_office(tmp_path)
    (office.root / "cases" / "register" / "kontor.yaml").unlink()
    problems = check_cases(Office(office), Selection()).problems
    assert [problem.code for problem in problems if problem.position.path.name == "kontor.yaml"] == ["HFI155"]
    with pytest.raises(RecordError, match="Kontoret har ikke noe navn") as refused:
        seal(office)
    assert [problem.code for problem in refused.value.problems] == ["HFI164"]


def test_a_new_issue_names_what_it_replaces_and_what_changed(sealed: Path) -> None:
    told = labels(sealed, SECOND)
    assert told["Erstatter"] == FIRST
    assert told["Erstatter-Tagmanifest"] == checksum((sealed / FIRST / "tagmanifest-sha256.txt").read_bytes())
    assert told["Endringer"] == REASON
    every = read_labels((sealed / SECOND / "bag-info.txt").read_bytes())
    changed, new = ([path for label, path in every if label == verb] for verb in ("Endret", "Ny"))
    assert changed == ["papirer/Innkalling SSU 2026-05-21.docx", "papirer/Møtepakke SSU 2026-05-21.docx"]
    assert new[0].endswith("dilemmaer på nytt.docx")
    assert new[1:] == ["papirer/Tilleggsinnkalling SSU 2026-05-21.docx"]
    assert told["Fjernet"].endswith("dilemmaer.docx")


def test_the_register_is_a_chain_of_what_was_sealed(sealed: Path) -> None:
    chain = Archive(sealed).chain()
    assert chain.faults == ()
    assert [entry.folder for _, entry in chain.entries] == [FIRST, f"{OTHER}/utgave-01", SECOND]
    assert chain.entries[2][1].reason == REASON
    last = (sealed / "register.jsonl").read_bytes().splitlines(keepends=True)[-1]
    assert chain.fingerprint == checksum(last)[:16]


def test_the_fingerprint_can_be_had_without_the_program(sealed: Path) -> None:
    told = (sealed / MEETING / "LES MEG.txt").read_text("utf-8")
    command = next(line.strip() for line in told.splitlines() if "sed -n" in line)
    done = subprocess.run(command, shell=True, cwd=sealed / MEETING, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(Archive(sealed).chain().fingerprint)


def test_les_meg_says_which_issue_is_current(sealed: Path) -> None:
    told = (sealed / MEETING / "LES MEG.txt").read_text("utf-8")
    assert "Gjeldende utgave: utgave-02\n" in told
    assert "utgave-01 (erstattet), forseglet 2026-05-14\n" in told
    assert f"utgave-02, forseglet 2026-05-14: {REASON}\n" in told
    assert "sha256sum -c manifest-sha256.txt" in told
    assert labels(sealed, SECOND)["Les-Meg-SHA256"] == checksum((sealed / MEETING / "LES MEG.txt").read_bytes())


def test_every_file_of_a_bag_is_read_only(sealed: Path) -> None:
    writable = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    files = [path for bag in bags(sealed) for path in bag.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if path.stat().st_mode & writable] == []


def test_the_index_names_every_file_of_the_bag(sealed: Path) -> None:
    for bag in bags(sealed):
        data = bag / "data"
        text, page = ((data / f"INNHOLD.{ending}").read_text("utf-8") for ending in ("txt", "html"))
        for path in data.rglob("*"):
            name = path.relative_to(data).as_posix()
            if path.is_file() and not name.startswith("INNHOLD"):
                assert name in text
                assert f">{name}</a>" in page


def test_the_index_tells_of_drafts_that_a_paper_shows(sealed: Path) -> None:
    told = (sealed / FIRST / "data" / "INNHOLD.txt").read_text("utf-8")
    assert "Sak SSU 15/26 viser papirer som fortsatt er utkast: PA 01/26, PA 02/26, PA 03/26" in told


def test_the_metadata_has_noark_names_and_the_checksum_of_every_file(sealed: Path) -> None:
    for bag in bags(sealed):
        data = bag / "data"
        folder = json.loads((data / "metadata.json").read_text("utf-8"))["moetemappe"]
        papers = [each["dokumentbeskrivelse"] for each in folder["moeteregistrering"]]
        objects = [each for paper in papers for described in paper for each in described["dokumentobjekt"]]
        for each in [*objects, *folder["kildefil"]]:
            content = (data / each["referanseDokumentfil"]).read_bytes()
            assert each["sjekksum"] == checksum(content)
            assert each["filstoerrelse"] == len(content)
        told = {each["referanseDokumentfil"] for each in [*objects, *folder["kildefil"]]}
        held = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
        assert held - told == {"INNHOLD.txt", "INNHOLD.html", "metadata.json", "metadata.xml"}


def test_the_xml_says_the_same_as_the_json(sealed: Path) -> None:
    data = sealed / FIRST / "data"
    root = ElementTree.parse(data / "metadata.xml").getroot()
    folder = json.loads((data / "metadata.json").read_text("utf-8"))["moetemappe"]
    assert root.tag == "moetemappe"
    assert root.findtext("utvalg") == folder["utvalg"] == "Strategisk samarbeidsutvalg"
    assert root.findtext("moetedato") == "2026-05-21"
    assert [each.findtext("tittel") for each in root.findall("moeteregistrering")] == [
        each["tittel"] for each in folder["moeteregistrering"]
    ]
    assert len(root.findall(".//dokumentobjekt/sjekksum")) == 5


def test_a_draft_is_refused(office: Workspace) -> None:
    replace_in(office.root / "cases" / "2026" / "14-26.yaml", "\nstatus: endelig\n", "\nstatus: utkast\n")
    replace_in(office.root / "cases" / "møter" / "SSU-2026-05-21.yaml", "status: endelig", "status: utkast")
    with pytest.raises(RecordError) as caught:
        seal(office)
    assert {problem.code for problem in caught.value.problems} >= {"HFI150", "HFI151"}
    told = [problem.message for problem in caught.value.problems]
    assert "Sak SSU 14/26 er et utkast og kan ikke forsegles." in told
    assert caught.value.consequence == "Ingenting er forseglet."
    assert not office.archive.exists()


def test_findings_are_refused(office: Workspace) -> None:
    replace_in(office.root / "cases" / "2026" / "14-26.yaml", "type: drøfting", "type: drofting")
    with pytest.raises(RecordError):
        seal(office)
    assert not office.archive.exists()


@pytest.mark.parametrize(
    ("meeting", "case"), [("SSU/2021-11-25", "04-21"), ("SSU/2024-11-14", "33-24"), ("SSU/2025-11-13", "31-25")]
)
def test_the_final_examples_are_sealed_as_they_are(tmp_path: Path, meeting: str, case: str) -> None:
    """Old meetings whose notice is not kept: their papers are sealed, and it is said what is missing."""
    workspace = Workspace(office_workspace(tmp_path / "office"))
    sealed = seal(workspace, meeting)
    assert [path.name.split(" ")[1] for path in (sealed.newest / "data" / "papirer").iterdir()] == [case]
    assert "Innkallingen er ikke med: Møtet har ingen i cases/møter." in sealed.notes
    assert bagit.Bag(str(sealed.newest)).validate(processes=1)
    assert verify_archive(Office(workspace), meeting, rebuild=True).damages == ()


def test_a_meeting_that_does_not_exist_is_refused(office: Workspace) -> None:
    with pytest.raises(UsageError, match="Fant ingen saker"):
        seal(office, "SSU/2031-01-01")


def test_a_second_sealing_of_the_same_changes_nothing(office: Workspace) -> None:
    seal(office)
    before = snapshot(office.archive)
    assert seal(office).placed is None
    assert snapshot(office.archive) == before


def test_a_new_issue_needs_a_reason(office: Workspace) -> None:
    seal(office)
    change(office)
    before = snapshot(office.archive)
    with pytest.raises(UsageError, match="--reason"):
        seal(office)
    with pytest.raises(UsageError, match="--reason"):
        seal(office, reason="  \n ")
    assert snapshot(office.archive) == before


def test_a_reason_without_a_change_is_refused(office: Workspace) -> None:
    seal(office)
    with pytest.raises(UsageError, match="Ingenting er endret"):
        seal(office, reason=REASON)


def test_a_new_issue_leaves_the_old_one_as_it_was(office: Workspace) -> None:
    seal(office)
    before = snapshot(office.archive / FIRST)
    change(office)
    seal(office, reason=REASON)
    assert snapshot(office.archive / FIRST) == before
    assert found(Archive(office.archive)) == []


def test_a_reason_of_several_lines_stands_on_one(office: Workspace) -> None:
    seal(office)
    change(office)
    seal(office, reason="Rettet:\nsak 14/26\tog\r\nErstatter: ingenting")
    told = read_labels((office.archive / SECOND / "bag-info.txt").read_bytes())
    assert labelled(told, "Endringer") == "Rettet: sak 14/26 og Erstatter: ingenting"
    assert [value for label, value in told if label == "Erstatter"] == [FIRST]
    assert found(Archive(office.archive)) == []


def test_nothing_is_built_upon_a_damaged_archive(office: Workspace) -> None:
    seal(office)
    change(office)
    write(office.archive / FIRST / "data" / "INNHOLD.txt", b"x")
    before = snapshot(office.archive)
    with pytest.raises(DamagedArchiveError):
        seal(office, reason=REASON)
    assert snapshot(office.archive) == before


def test_a_file_name_that_no_list_can_hold_is_refused(office: Workspace) -> None:
    files = office.root / "cases" / "2026" / "PA-20-26"
    (files / "rapport.pdf").rename(files / "100% rapport.pdf")
    replace_in(files.with_suffix(".yaml"), "rapport.pdf", "100% rapport.pdf")
    with pytest.raises(OutsideError, match="100% rapport"):
        seal(office, OTHER)
    assert not office.archive.exists()


def test_names_stored_apart_are_sealed_together(office: Workspace) -> None:
    """A folder copied from a Mac may hold letters and accents apart."""
    path = office.root / "cases" / "register" / "årsplan.yaml"
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    files = office.root / "cases" / "2026" / "PA-20-26"
    (files / "rapport.pdf").rename(files / unicodedata.normalize("NFD", "årsrapport.pdf"))
    replace_in(files.with_suffix(".yaml"), "rapport.pdf", "årsrapport.pdf")
    seal(office, OTHER)
    names = [path.name for path in (office.archive / OTHER).rglob("*")]
    assert "årsrapport.pdf" in names
    assert all(unicodedata.is_normalized("NFC", name) for name in names)
    assert found(Archive(office.archive)) == []


def fake_pdfs(documents: Mapping[str, bytes], find: Find, **changes: Any) -> ConvertedAll:
    made = Converted(b"", 0, 0, "LibreOffice 7.4")._replace(**changes)
    return ConvertedAll({name: made._replace(content=b"%PDF-1.7 " + name.encode()) for name in documents})


flawed_pdfs = partial(fake_pdfs, findings_2a=2, remarks=("uten språk",))
unproved_pdfs = partial(fake_pdfs, findings_2a=None, findings_ua1=None)


def test_pdfs_are_put_beside_the_papers(office: Workspace) -> None:
    seal(office, OTHER, make_pdfs=fake_pdfs)
    data = office.archive / OTHER / "utgave-01" / "data"
    assert sorted(path.name for path in (data / "papirer").iterdir()) == [
        "Innkalling PA 2026-09-18.docx",
        "Innkalling PA 2026-09-18.pdf",
        "Møtepakke PA 2026-09-18.docx",
        "Møtepakke PA 2026-09-18.pdf",
        "PA-sak 20-26 Rapport fra arbeidsgruppen.docx",
        "PA-sak 20-26 Rapport fra arbeidsgruppen.pdf",
    ]
    assert found(Archive(office.archive)) == []
    metadata = (data / "metadata.xml").read_text("utf-8")
    assert metadata.count("<variantformat>Arkivformat</variantformat>") == 3
    assert metadata.count("<konvertertTilFormat>PDF/A-2a</konvertertTilFormat>") == 3
    assert metadata.count("<konverteringsverktoey>LibreOffice 7.4</konverteringsverktoey>") == 3
    assert "PDF" not in (data / "INNHOLD.txt").read_text("utf-8").partition("Om papirene")[0]


@pytest.mark.parametrize(
    ("make", "note"),
    [(flawed_pdfs, "har feil mot PDF/A-2a eller PDF/UA-1, først: uten språk."), (unproved_pdfs, "er ikke kontrollert")],
)
def test_pdfs_that_are_not_faultless_are_not_called_archive_format(
    office: Workspace, make: MakePdfs, note: str
) -> None:
    sealed = seal(office, OTHER, make_pdfs=make)
    assert any(note in each for each in sealed.notes)
    data = sealed.newest / "data"
    assert note in (data / "INNHOLD.txt").read_text("utf-8")
    assert "PDF/A-2a</konvertertTilFormat>" not in (data / "metadata.xml").read_text("utf-8")


def test_without_a_converter_the_papers_are_sealed_and_it_is_told(office: Workspace) -> None:
    sealed = seal(office, OTHER)
    assert "Papirene er ikke lagret som PDF. LibreOffice er ikke funnet." in sealed.notes


def test_papers_are_sealed_anew_when_pdfs_can_be_made(office: Workspace) -> None:
    seal(office, OTHER)
    assert seal(office, OTHER, make_pdfs=fake_pdfs).placed is None
    assert seal(office, OTHER, "Lagt til PDF", make_pdfs=fake_pdfs).newest.name == "utgave-02"
    with pytest.raises(UsageError, match="Ingenting er endret"):
        seal(office, OTHER, "Lagt til PDF igjen", make_pdfs=fake_pdfs)


def test_papers_that_somebody_changed_in_word_are_told_of(office: Workspace) -> None:
    paper = office.output / "PA" / "2026-09-18" / "PA-sak 20-26 Rapport fra arbeidsgruppen.docx"
    paper.parent.mkdir(parents=True)
    paper.write_bytes(b"rettet i Word")
    told = [note for note in seal(office, OTHER).notes if paper.name in note]
    place = f"build/PA/2026-09-18/{paper.name}"
    assert told == [f"«{place}» er ikke lik det forseglede papiret: den er eldre, eller noen har rettet i den."]
    assert paper.read_bytes() == b"rettet i Word"


def test_an_issue_is_made_again_beside_those_before_it(sealed: Path) -> None:
    """What is new is told since then: each has its records and its labels there, and no papers."""
    with unpacked(issue_workspace(Archive(sealed), SECOND)) as folder:
        workspace = Workspace(folder)
        assert [path.name for path in workspace.issues(*MEETING.split("/"))] == ["utgave-01"]
        before = Archive(workspace.archive).current(MEETING)
        assert before
        assert labelled(before.labels, "External-Identifier") == FIRST
        assert sealed_sources(before.path) == sealed_sources(sealed / FIRST)
        assert not (before.path / "data/papirer").exists()
    with unpacked(issue_workspace(Archive(sealed), FIRST)) as folder:
        assert not Workspace(folder).archive.exists()


def test_the_chain_reads_what_it_writes(sealed: Path) -> None:
    content = (sealed / "register.jsonl").read_bytes()
    chain = read_chain(content)
    assert len(chain.entries) == len(chain.checksums) == 3
    assert inspect_archive(Archive(sealed)).fingerprint == chain.fingerprint
