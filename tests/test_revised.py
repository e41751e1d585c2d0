"""Papers that are corrected after they were sealed say so (`revidert`), and it is told where they do not (HFI435)."""

import re
import zipfile
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from tests.archives import MEETING, OTHER, change, seal, sealable_office
from tests.issue_pairs import CASE
from tests.workspaces import replace_in, small_workspace

_PA = "cases/2026/PA-20-26.yaml"
_TEXTS = "cases/register/tekster.yaml"
_TEXT = "  Rapporten ligger ved ([[vedlegg:rapport]])."


def test_a_paper_that_is_corrected_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On its first page and in the head of every page; without that it is told, until it is sealed anew."""
    workspace, case = sealable_office(tmp_path), tmp_path / "cases" / "2026" / "14-26.yaml"
    seal(workspace)
    check = ["-w", str(tmp_path), "check", "14/26"]
    case.write_text(f"# Merk: lest av økonomi.\n{case.read_text('utf-8')}", "utf-8")
    assert "HFI435" not in _said(check, capsys)
    change(workspace)
    assert _said(check, capsys).count("HFI435") == 1
    assert "Sak SSU 14/26 er endret siden utgave-01 ble forseglet 14. mai 2026." in _said(
        [*check[:2], "changes", MEETING], capsys
    )
    replace_in(case, "status: endelig\n", "status: endelig\nrevidert: {dato: 2026-05-14, grunn: Tittelen er rettet.}\n")
    assert "HFI435" not in _said(check, capsys)
    assert "HFI435" not in _said([*check[:2], "changes", MEETING], capsys)
    sealing = seal(workspace, reason="Tittel")
    assert "HFI435" not in {problem.code for problem in sealing.warnings}
    replace_in(case, "på nytt", "enda en gang")
    assert "utgave-02" in _said(check, capsys)
    assert "HFI435" in {problem.code for problem in seal(workspace, reason="Tittel").warnings}


def test_the_mark_stands_on_the_first_page_and_in_every_head(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    case = folder / "cases" / CASE
    case.write_text(
        case.read_text("utf-8").replace(
            "status: utkast", "status: endelig\nrevidert: {dato: 2026-05-12, grunn: Beløpet er rettet.}"
        )
        + "vedlegg:\n  - {id: notat, tittel: Notat, tekst: Et notat.}\n",
        "utf-8",
    )
    assert run(["-w", str(folder), "build", "13/26"]) == 0
    (paper,) = (folder / "build").rglob("*.docx")
    with zipfile.ZipFile(paper) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    plain = {name: re.sub("<[^>]*>", "", text).replace("\u00a0", " ") for name, text in parts.items()}
    assert "Revidert 12. mai 2026: Beløpet er rettet." in plain["word/document.xml"]
    heads = [text for name, text in plain.items() if name.startswith("word/header") and "13/26" in text]
    assert len(heads) == 2
    assert all("Revidert 12. mai 2026" in text for text in heads)


def _said(command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    run(command)
    return capsys.readouterr().err.replace("\u00a0", " ")


def _codes(workspace: Workspace, number: str) -> list[str]:
    found = check_cases(Office(workspace), Selection((number,))).problems
    return [f"{each.code} {each.position.line}" for each in found if each.code == "HFI435"]


@pytest.fixture
def sealed(tmp_path: Path) -> Workspace:
    """A case with a file, a picture and a text of a register, sealed on 14 May 2026."""
    workspace = sealable_office(tmp_path)
    replace_in(tmp_path / _PA, _TEXT, f"{_TEXT} [[tekst:admsu-oppdaterer]]")
    seal(workspace, OTHER)
    assert _codes(workspace, "PA 20/26") == []
    return workspace


def _in_record(old: str, new: str) -> "tuple[str, str, str]":
    return _PA, old, new


#: What is changed after the sealing, by file, and the line of the finding; 0 for none.
_EDITS: dict[str, tuple[list[tuple[str, str, str]], int]] = {
    "a comment": ([_in_record("status: endelig", "status: endelig # Merk")], 0),
    "its status": ([_in_record("status: endelig", "status: utkast")], 0),
    "how it is written": ([_in_record("tittel: Rapport fra", "tittel:   Rapport fra")], 0),
    "a word": ([_in_record("Rapporten ligger ved", "Hele rapporten ligger ved")], 1),
    "a word, and a mark of the day of the sealing": (
        [
            _in_record("Rapporten ligger ved", "Hele rapporten ligger ved"),
            _in_record("status: endelig", "status: endelig\nrevidert: {dato: 2026-05-14, grunn: Ny tekst.}"),
        ],
        0,
    ),
    "a word, and a mark of a day before the sealing": (
        [
            _in_record("Rapporten ligger ved", "Hele rapporten ligger ved"),
            _in_record("status: endelig", "status: endelig\nrevidert: {dato: 2026-05-13, grunn: Ny tekst.}"),
        ],
        7,
    ),
    "a word after the meeting": (
        [
            _in_record("Rapporten ligger ved", "Hele rapporten ligger ved"),
            _in_record("status: endelig", "status: behandlet"),
        ],
        0,
    ),
    "a mark alone": (
        [_in_record("status: endelig", "status: endelig\nrevidert: {dato: 2026-05-13, grunn: Ny tekst.}")],
        0,
    ),
    "a text of a register that it shows": ([(_TEXTS, "AdmSU oppdaterer", "AdmSU endrer")], 1),
    "a text of a register that it does not show": ([(_TEXTS, "Prosjekteier og prosjektleder har", "Eierne har")], 0),
    "the file that goes along": ([("cases/2026/PA-20-26/rapport.pdf", "", "%PDF-1.7\nannet")], 1),
    "the template": ([("templates/docx/sak.docx", "", "another")], 0),
}


@pytest.mark.parametrize("name", _EDITS)
def test_a_paper_that_readers_see_to_be_another_says_so(name: str, sealed: Workspace) -> None:
    edits, line = _EDITS[name]
    for file, old, new in edits:
        path = sealed.root / file
        if old:
            replace_in(path, old, new)
        else:
            path.write_bytes(new.encode())
    assert _codes(sealed, "PA 20/26") == ([f"HFI435 {line}"] if line else [])
