"""The shape of every document of the worked examples, against what `tests/stated/` says (`pytest --accept`)."""

from pathlib import Path

import pytest

from tests.stating import state, tables
from tests.test_pdf import examples
from tests.word import read_word


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return examples(tmp_path_factory)


def test_tables_and_sections_are_as_stated(papers: dict[str, bytes], accept: bool) -> None:
    for name, content in papers.items():
        state(Path(name).stem, "tables", tables(read_word(content)), accept=accept)


def test_nothing_is_stated_of_a_paper_that_is_gone(papers: dict[str, bytes]) -> None:
    stated = {path.stem for path in (Path(__file__).parent / "stated").iterdir()}
    assert stated == {Path(name).stem for name in papers}
