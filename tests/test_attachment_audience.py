"""An attachment that is for some of the members only is listed as such."""

from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from tests.word import read_word
from tests.workspaces import office_workspace, replace_in

_ATTACHMENT = "vedlegg:\n  - {id: tall, tittel: Tall, tekst: 'Se [[vedlegg:tall]].', for: kommunale}\n"


@pytest.mark.parametrize(
    ("language", "told"),
    [("bokmål", "(bare for kommunale representanter)"), ("nynorsk", "(berre for kommunale representanter)")],
)
def test_the_list_says_for_whom(tmp_path: Path, language: str, told: str) -> None:
    office = office_workspace(tmp_path)
    case = office / "cases" / "2026" / "PA-07-26.yaml"
    replace_in(case, "status: utkast\n", f"status: utkast\nmålform: {language}\n")
    case.write_text(f"{case.read_text('utf-8').rstrip()}\n{_ATTACHMENT}", "utf-8")
    assert run(["-w", str(office), "build", "PA-07/26"]) == 0
    (paper,) = (office / "build").rglob("PA-sak 07-26*.docx")
    assert f"Vedlegg\u00a01: Tall {told}" in read_word(paper.read_bytes()).everything
