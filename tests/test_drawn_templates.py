"""The worked templates in which tables are drawn in Word: 13/26 has the same figures as with the standard one."""

import re
from pathlib import Path

import pytest

from hfi_docs.records.load import Workspace
from tests.conftest import build, copy_workspace
from tests.word import Table, Word, read_word
from tests.workspaces import replace_in

FIGURE = re.compile(r"\d{1,3}(?:\u00a0\d{3})+")
WORKED = ("budsjettsak.docx", "handlingsplan.docx")


def built_with(folder: Path, template: str) -> bytes:
    workspace = copy_workspace(folder)
    replace_in(workspace.root / "cases" / "2026" / "13-26.yaml", "utvalg: SSU\n", f"utvalg: SSU\nmal: {template}\n")
    return content(workspace)


def content(workspace: Workspace) -> bytes:
    (path,) = build(workspace, "13/26").built.outputs
    return path.read_bytes()


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Word]:
    return {name: read_word(built_with(tmp_path_factory.mktemp("kontor"), name)) for name in WORKED}


def figures(table: Table) -> list[str]:
    return [figure for row in table.rows for text in row.texts for figure in FIGURE.findall(text)]


def words(table: Table) -> list[str]:
    return sorted(word for row in table.rows for text in row.texts for word in text.split())


@pytest.mark.parametrize("name", WORKED)
def test_every_table_has_the_figures_of_the_standard_template(name: str, papers: dict[str, Word], paper: Word) -> None:
    assert [figures(table) for table in papers[name].tables] == [figures(table) for table in paper.tables]


@pytest.mark.parametrize("name", WORKED)
def test_all_that_is_said_outside_the_tables_is_the_same(name: str, papers: dict[str, Word], paper: Word) -> None:
    assert papers[name].prose == paper.prose


def test_the_budget_is_drawn_by_the_template(papers: dict[str, Word], paper: Word) -> None:
    drawn, usual = (next(t for t in word.tables if t.rows[0].texts[0] == "Post") for word in (papers[WORKED[0]], paper))
    assert words(drawn) == words(usual)
    assert [row.texts[1:2] for row in drawn.rows] == [row.texts[1:2] for row in usual.rows]


def test_the_action_plan_has_a_line_for_each_area(papers: dict[str, Word], paper: Word) -> None:
    drawn, usual = (
        next(table for table in word.tables if table.rows[-1].texts[0] == "SUM") for word in (papers[WORKED[1]], paper)
    )
    begun = (row.texts[0] for row in usual.rows[1:-1] if row.texts[0] and "(forts.)" not in row.texts[0])
    assert [row.texts[0] for row in drawn.rows if len(row.cells) == 1] == list(begun)
