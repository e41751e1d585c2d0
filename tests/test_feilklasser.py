"""`docs/feilklasser.md` names what stops each error, and every proof it names exists."""

import re
from pathlib import Path

import pytest

from tests.conftest import build
from tests.made import REGISTERS, make_workspace, minimal_case, views
from tests.word import read_word
from tests.workspaces import REPOSITORY

TEXT = (REPOSITORY / "docs" / "feilklasser.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")] for line in TEXT.split("\n") if re.match(r"\| \d", line)
]
LAST = 103


def numbers(cell: str) -> list[int]:
    """The errors of a row: «1–7», «9, 10»."""
    spans = [part.split("–") for part in cell.split(", ")]
    return [number for span in spans for number in range(int(span[0]), int(span[-1]) + 1)]


def test_every_error_is_there_once_and_in_order() -> None:
    assert [number for row in ROWS for number in numbers(row[0])] == list(range(1, LAST + 1))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_proves_it_exists(row: list[str]) -> None:
    proofs = re.findall(r"`(tests/[^`]+)`", row[-1])
    assert proofs
    for proof in proofs:
        path, _, name = proof.partition("::")
        assert (REPOSITORY / path).is_file(), proof
        assert not name or re.search(rf"^def {name}\(", (REPOSITORY / path).read_text("utf-8"), re.MULTILINE), proof


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_it_cannot_be_written_or_is_told(row: list[str]) -> None:
    assert row[2] == "kan ikke skrives" or re.fullmatch(r"blir meldt \(HFI\d{3}(?:, HFI\d{3})*\)", row[2])


@pytest.mark.parametrize("row", [row for row in ROWS if "HFI" in row[2]], ids=lambda row: row[0])
def test_a_record_that_proves_it_gets_one_of_the_codes(row: list[str]) -> None:
    records = re.findall(r"`(tests/invalid/[^`]+)\.yaml`", row[-1])
    codes = re.findall(r"HFI\d{3}", row[2] + row[3])
    for record in records:
        answer = (REPOSITORY / f"{record}.txt").read_text("utf-8")
        assert any(code in answer for code in codes), record


def test_an_area_without_measures_says_so(tmp_path: Path) -> None:
    """77: an empty row leaves the reader guessing."""
    (plan,) = REGISTERS["strategiplan"]
    empty = {"id": "tomt", "navn": "Området uten tiltak", "beskrivelse": "Beskrivelsen"}
    shown = [{**view, "tomme_områder": "Ingen tiltak"} if view["id"] == "plan" else view for view in views()]
    case = minimal_case(
        bakgrunn="[[tabell:tiltak]]", tabeller={"tiltak": {"visning": "plan", "tittel": "Tiltak", "år": "2026"}}
    )
    registers = {"visninger": shown, "strategiplan": [{**plan, "områder": [*plan["områder"], empty]}]}
    workspace = make_workspace(tmp_path / "office", case, **registers)
    text = read_word(build(workspace).built.outputs[0].read_bytes()).everything
    assert text.index("Området uten tiltak") < text.index("Ingen tiltak")
