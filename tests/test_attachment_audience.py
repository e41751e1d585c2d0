"""An attachment that is for some of the members only is listed as such, and stands in the paper made for them."""

from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from tests.word import read_word
from tests.workspaces import office_workspace, replace_in

_ATTACHMENT = "vedlegg:\n  - {id: tall, tittel: Tall, tekst: 'Bare her, se [[vedlegg:tall]].', for: kommunale}\n"


@pytest.mark.parametrize(
    ("language", "told"),
    [("bokmål", "(bare for kommunale representanter)"), ("nynorsk", "(berre for kommunale representanter)")],
)
def test_the_list_says_for_whom_and_the_paper_of_those_holds_it(tmp_path: Path, language: str, told: str) -> None:
    office = office_workspace(tmp_path)
    case = office / "cases" / "2026" / "PA-07-26.yaml"
    replace_in(case, "status: utkast\n", f"status: utkast\nmålform: {language}\n")
    case.write_text(f"{case.read_text('utf-8').rstrip()}\n{_ATTACHMENT}", "utf-8")
    assert run(["-w", str(office), "build", "PA-07/26"]) == 0
    built = {path.stem[-13:]: read_word(path.read_bytes()) for path in (office / "build").rglob("PA-sak 07-26*.docx")}
    assert len(built) == 2
    for whose, paper in built.items():
        assert f"Vedlegg\u00a01: Tall {told}" in paper.everything
        assert ("Bare her" in paper.everything) == (whose == "epresentanter")
    for_all = next(paper for whose, paper in built.items() if whose != "epresentanter")
    (sentence,) = for_all.under("Vedlegg\u00a01: Tall")
    assert getattr(sentence, "text", "") == f"{told[1:2].upper()}{told[2:-1]}."
