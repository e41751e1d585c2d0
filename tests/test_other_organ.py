"""A paper of another organ than the default one: its own case numbers, the registers' unchanged."""

import time
from pathlib import Path

import pytest

from hfi_docs.papers.references import case_surroundings
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers, check_cases
from tests.conftest import copy_workspace
from tests.word import read_word

CASE = """\
sak: PA 16/26
utvalg: PA
møte: 2026-06-19
type: orientering
tittel: Handlingsplanen
status: utkast
målform: nynorsk
bakgrunn: |
  Møtet er lagt til
  12. mars 2026 i Hamar. Se tabellen (over eller
  under) for tall. Neste år er
  2026. Året etter blir bedre.

  1. Første

  Tekst mellom.

  2. Andre
     a) en

     Mer tekst.

     a) igjen

  [[tabell:plan]]

  [[tabell:ramme]]

  Til saman [[mill:ramme.mange]], jf. [[kr:ramme.beløp]].
tabeller:
  plan: {visning: handlingsplan, tittel: Plan, år: 2026, utvalg: {prinsipp: avslutte}}
  ramme:
    visning: budsjett
    tittel: Ramme
    år: 2026
    linjer:
      - {id: opplysning, tekst: Til opplysning, beløp: 5 000, rolle: info}
      - {id: en, tekst: En, beløp: 100}
      - {id: to, tekst: To, beløp: 200}
      - {id: mange, tekst: Mange, beløp: 5 000 000, rolle: info}
      - {id: alt, tekst: I alt, sum: [en, to], rolle: sum}
"""


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    workspace = copy_workspace(tmp_path_factory.mktemp("pa") / "kontor")
    (workspace.root / "cases" / "2026" / "PA-16-26.yaml").write_text(CASE, encoding="utf-8")
    built = build_papers(Office(workspace), Selection(("PA 16/26",)), now=time.time())
    assert built.outputs[0].parent.parent.name == "PA"
    return read_word(built.outputs[0].read_bytes()).everything.replace("\u00a0", " ")


def test_a_bare_number_in_a_register_is_the_default_organs(text: str) -> None:
    assert "(SSU-sak 04/25, 20.02.2025)" in text


def test_wrapped_sentences_are_not_lists(text: str) -> None:
    assert "Møtet er lagt til 12. mars 2026 i Hamar." in text
    assert "(over eller under) for tall. Neste år er 2026. Året etter" in text


def test_a_column_is_the_sum_of_its_terms_alone(text: str) -> None:
    assert "jf. 300 kroner" in text


def test_millions_are_in_the_language_of_the_paper(text: str) -> None:
    assert "5 millionar kroner" in text


def test_a_table_that_would_hold_itself_is_refused(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "kontor")
    measures = workspace.root / "cases" / "register" / "tiltak.yaml"
    changed = measures.read_text(encoding="utf-8").replace("    status: ", "    status: '[[tabell:plan]]' #", 1)
    measures.write_text(changed, encoding="utf-8")
    checked = check_cases(Office(workspace), Selection(("13/26",)))
    assert [problem.code for problem in checked.problems if "[[tabell:plan]]" in problem.message] == ["HFI106"]
    assert case_surroundings(checked.cases[0].case, checked.registers).table_numbers
