"""The shape of every document of the worked examples, against what `tests/stated/` says (`pytest --accept`)."""

import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from hfi_docs import __version__
from tests.pdf_examples import examples
from tests.stating import state, tables
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


def digest(papers: dict[str, bytes]) -> str:
    """The fingerprint of every part of every document; packing differs between builds of zlib."""
    told = sha256()
    for name, content in sorted(papers.items()):
        with zipfile.ZipFile(BytesIO(content)) as package:
            for part in package.namelist():
                told.update(f"{name}/{part}\n".encode())
                told.update(package.read(part))
    return told.hexdigest()


def test_the_version_rises_with_what_is_printed(papers: dict[str, bytes], accept: bool) -> None:
    """Or a sealed paper could not be told from one that was tampered with."""
    path = Path(__file__).parent / "stated_version.txt"
    version, printed = path.read_text("utf-8").split()
    found = digest(papers)
    assert found == printed or __version__ != version, "the papers changed: raise the version, then pytest --accept"
    if accept:
        path.write_text(f"{__version__} {found}\n", "utf-8", newline="\n")
    assert path.read_text("utf-8").split() == [__version__, found]
