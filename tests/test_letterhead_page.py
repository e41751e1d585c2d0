"""The page «Eget brevpapir»: a fresh letterhead of Word's becomes the first paper by its steps and nothing else."""

import re
import shlex
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from tests.letterheads import LOGO, LOGO_LINK, Letterhead, logo, paragraph
from tests.word import read_word
from tests.workspaces import REPOSITORY, office_workspace

pytestmark = pytest.mark.stories

DOCS = REPOSITORY / "docs"
PAGE = (DOCS / "eget-brevpapir.md").read_text("utf-8")
STEPS = re.split(r"^\d\. ", PAGE.partition("\n## ")[0], flags=re.MULTILINE)[1:]
#: As Word makes one in Norwegian: a logo on the first page, and none of our styles.
FRESH = Letterhead(headers={"first": paragraph(logo("")), "default": "Vestre kommune"}, more=LOGO, links=LOGO_LINK)


def fenced(step: str, kind: str) -> str:
    """The block of a kind that a step shows, "" when it shows none."""
    found = re.search(rf"```{kind}\n(.*?)```", step, re.DOTALL)
    return found[1] if found else ""


def carry_out(step: str, office: Path) -> None:
    """Does what a step says: its command, or its lines in the register."""
    for line in fenced(step, "sh").strip().splitlines():
        program, *arguments = shlex.split(line)
        assert (program, run(arguments)) == ("hfi-docs", 0)
    chosen = re.search(r"mal: (\S+)", fenced(step, "yaml"))
    if chosen:
        register = office / "cases" / "register" / "utvalg.yaml"
        before, organ, after = register.read_text("utf-8").partition("- id: SSU\n")
        register.write_text(f"{before}{organ}{after.replace('mal: sak.docx', f'mal: {chosen[1]}', 1)}", "utf-8")


def test_the_steps_of_the_page_lead_to_a_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = office_workspace(tmp_path)
    monkeypatch.chdir(office)
    (office / "brevpapir.docx").write_bytes(FRESH.content())
    assert len(STEPS) <= 6
    for step in STEPS:
        carry_out(step, office)
    (paper,) = office.rglob("build/**/*.docx")
    word = read_word(paper.read_bytes())
    assert "Vestre kommune" in word.headers
    assert word.headings[0].text.startswith("Oppdatert handlingsplan")


def test_the_pictures_of_the_page_exist() -> None:
    shown = re.findall(r"!\[.+?\]\((.+?)\)", PAGE)
    assert len(shown) == 2
    assert all((DOCS / name).read_bytes().startswith(b"\x89PNG") for name in shown)
