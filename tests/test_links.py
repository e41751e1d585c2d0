"""Links in an office: those that lead out of it are refused, for what lies there is not the office's to send.

And folders that may not be opened.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.records.files import lies_in
from tests.workspaces import small_workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")

SECRET = "hemmelig: dette skal ingen se\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return small_workspace(tmp_path / "kontor")


def heard(capsys: pytest.CaptureFixture[str], office: Path, *command: str) -> tuple[int, str]:
    code = run(["-w", str(office), *command])
    captured = capsys.readouterr()
    return code, captured.out + captured.err


def link_out(place: Path) -> None:
    """Puts a link in the place of a file or folder, to where it now lies outside."""
    office = next(folder for folder in place.parents if folder.name == "kontor")
    outside = office.parent / f"ute-{place.name}"
    shutil.move(place, outside)
    place.symlink_to(outside)


@pytest.mark.parametrize("name", ["2026/13-26.yaml", "register/visninger.yaml"])
def test_a_record_that_leads_out_is_refused_and_not_shown(
    office: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (office.parent / "hemmelig.yaml").write_text(SECRET, "utf-8")
    (office / "cases" / name).unlink()
    (office / "cases" / name).symlink_to(office.parent / "hemmelig.yaml")
    code, told = heard(capsys, office, "check")
    assert code == 1
    assert f"{name}:1:1: feil HFI488: Filen er en snarvei ut av kontorets mappe." in told
    assert "hemmelig" not in told


@pytest.mark.parametrize("name", ["2026", "register"])
def test_a_folder_of_records_that_leads_out_is_refused(
    office: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    link_out(office / "cases" / name)
    code, told = heard(capsys, office, "check")
    assert code == 3
    assert f"{name} er en snarvei ut av kontorets mappe. Slett snarveien, og legg selve mappen der." in told


def test_a_template_that_leads_out_is_refused(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link_out(office / "templates" / "docx" / "sak.docx")
    code, told = heard(capsys, office, "build", "13/26")
    assert code == 3
    assert "Malen sak.docx er en snarvei ut av kontorets mappe. Legg selve filen der." in told


def test_links_within_the_office_are_followed(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = office / "cases" / "2026" / "13-26.yaml"
    shutil.move(case, office / "cases" / "felles.txt")
    case.symlink_to("../felles.txt")
    assert heard(capsys, office, "check")[0] == 0


@pytest.mark.parametrize("name", ["cases", "templates"])
def test_the_main_folders_may_lie_elsewhere(office: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    link_out(office / name)
    assert heard(capsys, office, "build", "13/26")[0] == 0


def test_a_ring_lies_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "ring").symlink_to("ring")
    assert lies_in(tmp_path / "ring", tmp_path)
    assert not lies_in(tmp_path, tmp_path / "ring")


def test_a_folder_that_may_not_be_opened_is_not_taken_for_an_empty_one(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(folder: Path) -> Iterator[os.DirEntry[str]]:
        if Path(folder).name == "register":
            raise PermissionError(errno.EACCES, "Access is denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    code, told = heard(capsys, office, "check")
    assert (code, told) == (3, f"Feil: Mappen {office / 'cases' / 'register'} kan ikke leses (ingen tilgang).\n")
