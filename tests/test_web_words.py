"""A web page has every word and figure of its Word file in the same order: examples, and records made strange."""

from pathlib import Path

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from tests.conftest import copy_workspace
from tests.printed import Filled
from tests.test_text_survives import MAIN, built
from tests.web import on_paper, page_notes, page_words, word_notes, word_words
from tests.workspaces import replace_in

_MEETINGS = ("SSU/2026-05-21", "PA/2026-06-19")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, str]]:
    """Every document of the worked examples, as a Word file and as a page."""
    workspace = copy_workspace(tmp_path_factory.mktemp("web"))
    outputs = build_papers(Office(workspace), Selection(), now=0, also=("html",)).outputs
    for meeting in _MEETINGS:
        also = ("html", "møtepakke", "saksprotokoll")
        outputs += build_papers(Office(workspace), Selection(meeting=meeting), now=0, also=also).outputs
    return both(outputs)


def both(outputs: tuple[Path, ...]) -> dict[str, tuple[bytes, str]]:
    words = {path for path in outputs if path.suffix == ".docx"}
    assert {path.with_suffix(".html") for path in words} == {*outputs} - words
    return {path.name: (path.read_bytes(), path.with_suffix(".html").read_text("utf-8")) for path in words}


def assert_alike(papers: dict[str, tuple[bytes, str]]) -> None:
    for name, (word, page) in papers.items():
        assert (name, on_paper(page_words(page))) == (name, word_words(word))
        assert (name, page_notes(page)) == (name, word_notes(word))


def test_the_examples_say_the_same(papers: dict[str, tuple[bytes, str]]) -> None:
    assert len(papers) > 20
    assert_alike(papers)


def test_the_compact_layout_says_the_same(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    replace_in(workspace.root / "cases/register/utvalg.yaml", "  - id: SSU\n", "  - id: SSU\n    oppsett: kompakt\n")
    outputs = build_papers(Office(workspace), Selection(("13/26",)), now=0, also=("html",)).outputs
    assert_alike(both(outputs))


@pytest.mark.parametrize("template", ["budsjettsak.docx", "handlingsplan.docx"])
def test_what_a_template_draws_is_said_as_it_draws_it(tmp_path: Path, template: str) -> None:
    workspace = copy_workspace(tmp_path)
    replace_in(workspace.root / "cases/2026/13-26.yaml", "utvalg: SSU\n", f"utvalg: SSU\nmal: {template}\n")
    outputs = build_papers(Office(workspace), Selection(("13/26",)), now=0, also=("html",)).outputs
    assert_alike(both(outputs))


@pytest.mark.parametrize("strange", [MAIN, "&amp; &lt; &#229; &nbsp;", "<b>x</b> <!-- y --> ]]>", "漢字 مرحبا 👍🏽"])
def test_any_text_in_any_field_is_said(tmp_path: Path, strange: str) -> None:
    built(tmp_path, Filled(strange, strange))
    workspace = Workspace(tmp_path / "office")
    found = both(build_papers(Office(workspace), Selection(), now=0, also=("html",)).outputs)
    assert len(found) > 3
    assert_alike(found)
