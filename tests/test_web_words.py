"""A web page has every word and figure of its Word file in the same order: examples, and records made strange."""

from pathlib import Path

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.conftest import copy_workspace
from tests.web import on_paper, page_notes, page_words, word_notes, word_words

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


def test_the_examples_say_the_same(papers: dict[str, tuple[bytes, str]]) -> None:
    assert len(papers) > 20
    for name, (word, page) in papers.items():
        assert (name, on_paper(page_words(page))) == (name, word_words(word))
        assert (name, page_notes(page)) == (name, word_notes(word))
