"""What somebody lets stand with a reason: `unntak` in a record, or for all records of an organ."""

from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from tests.workspaces import replace_in, small_workspace

_CASE = """\
sak: 14/26
utvalg: SSU
møte: 2026-05-21
type: orientering
tittel: Status for samarbeidet
status: utkast
bakgrunn: |
  Det overføres 2700000 til neste år. Datoen er 8 mai 2027.
"""
_NUMBER, _DATE = "HFI202", "HFI224"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    small_workspace(tmp_path)
    (tmp_path / "cases" / "2026" / "14-26.yaml").write_text(_CASE, "utf-8")
    return tmp_path


def _codes(office: Path, capsys: pytest.CaptureFixture[str], command: str = "check") -> list[str]:
    run(["-w", str(office), command, "14/26"])
    told = capsys.readouterr().err
    return [word.rstrip(":") for word in told.split() if word.startswith("HFI")]


def test_a_record_lets_one_kind_stand_and_no_other(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _codes(office, capsys) == [_NUMBER, _DATE]
    case = office / "cases" / "2026" / "14-26.yaml"
    replace_in(case, "status: utkast\n", "status: utkast\nunntak:\n  HFI202: Nummeret på en plan.\n")
    assert _codes(office, capsys) == [_DATE]
    assert _codes(office, capsys, "build") == [_DATE]
    assert _codes(office, capsys, "build") == [_DATE]


def test_an_organ_lets_it_stand_in_its_own_records_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = office / "cases" / "register" / "utvalg.yaml"
    own, other = (f"- id: {organ}\n" for organ in ("SSU", "PA"))
    replace_in(register, other, f"{other}    unntak: {{HFI224: Slik skriver vi.}}\n")
    assert _codes(office, capsys) == [_NUMBER, _DATE]
    replace_in(register, own, f"{own}    unntak: {{HFI224: Slik skriver vi.}}\n")
    assert _codes(office, capsys) == [_NUMBER]


def test_what_the_organ_excepts_must_be_a_warning(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = office / "cases" / "register" / "utvalg.yaml"
    replace_in(register, "- id: SSU\n", "- id: SSU\n    unntak: {HFI204: Nei., HFI999: Nei.}\n")
    assert [code for code in _codes(office, capsys) if code.startswith("HFI4")] == ["HFI481", "HFI480"]


def test_an_exception_is_no_part_of_the_paper(office: Path) -> None:
    case = office / "cases" / "2026" / "14-26.yaml"
    assert run(["-w", str(office), "build", "14/26"]) == 0
    (paper,) = (office / "build").rglob("*14-26*.docx")
    before = paper.read_bytes()
    case.write_text(f"{_CASE}unntak: {{HFI202: Nummeret på en plan.}}\n", "utf-8")
    assert run(["-w", str(office), "build", "14/26"]) == 0
    assert paper.read_bytes() == before
