"""What the office tells of itself (`kontor.yaml`): papers, their properties and the words of measures follow it."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.word.render.paper import _of_organisation
from tests.conftest import build
from tests.made import make_workspace, meeting, minimal_case, put_meeting, write
from tests.word import Word, read_word
from tests.workspaces import REPOSITORY


def office(folder: Path, **told: Any) -> Workspace:
    """A workspace with a case and its meeting, neither of which says which form of Norwegian it is in."""
    workspace = make_workspace(folder / "office", minimal_case())
    put_meeting(workspace, meeting({"sak": "1/26"}, status="utkast"))
    write(workspace.root / "cases/register/kontor.yaml", {"register": "kontor", "navn": "Kontoret", **told})
    return workspace


def papers(workspace: Workspace) -> list[Word]:
    return [read_word(path.read_bytes()) for path in build(workspace).built.outputs]


@pytest.mark.parametrize(("told", "language"), [({}, "nb-NO"), ({"målform": "nynorsk"}, "nn-NO")])
def test_papers_are_in_the_offices_norwegian(tmp_path: Path, told: dict[str, str], language: str) -> None:
    built = papers(office(tmp_path, **told))
    assert len(built) == 2
    assert {word.properties["language"] for word in built} == {language}


def test_a_paper_that_says_it_is_in_its_own(tmp_path: Path) -> None:
    workspace = office(tmp_path, målform="nynorsk")
    write(workspace.root / "cases/01-26.yaml", minimal_case(målform="bokmål"))
    assert sorted(word.properties["language"] for word in papers(workspace)) == ["nb-NO", "nn-NO"]


def test_the_properties_tell_whose_paper_it_is(tmp_path: Path) -> None:
    for path in build(office(tmp_path, navn="Kontoret & co")).built.outputs:
        with zipfile.ZipFile(path) as package:
            assert b"<Company>Kontoret &amp; co</Company>" in package.read("docProps/app.xml")


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        (b"<Properties><Company>Et annet</Company></Properties>", b"<Properties><Company>A \\1</Company></Properties>"),
        (b"<Properties><Company/></Properties>", b"<Properties><Company>A \\1</Company></Properties>"),
        (b"<Properties><X/></Properties>", b"<Properties><X/><Company>A \\1</Company></Properties>"),
        (b"<e:Properties><e:Company>B</e:Company></e:Properties>",) * 2,
    ],
)
def test_the_name_stands_once_in_the_extended_properties(template: bytes, filled: bytes) -> None:
    assert _of_organisation(template, "A \\1") == filled


@pytest.mark.parametrize(("words", "code"), [([], ""), (["avslutte"], "HFI163"), (["iverksette"], "")])
def test_an_office_chooses_its_principles(tmp_path: Path, words: list[str], code: str) -> None:
    workspace = office(tmp_path, **({"prinsipper": words} if words else {}))
    problems = check_cases(Office(workspace), Selection()).problems
    assert [problem.code for problem in problems if problem.position.path.name == "tiltak.yaml"] == [code] * bool(code)


@pytest.mark.parametrize(
    ("told", "first_page", "footer"),
    [
        ({}, "Kontoret", "Kontoret\tSide 1 av 1"),
        ({"ordmerke": ["KONTORET", "i byen"]}, "KONTORET\ni byen", "Kontoret\tSide 1 av 1"),
        ({"ordmerke": ["Kontoret & co"], "navn": "Kontoret og co"}, "Kontoret & co", "Kontoret og co\tSide 1 av 1"),
    ],
)
def test_headers_and_footers_say_whose_paper_it_is(
    tmp_path: Path, told: dict[str, str], first_page: str, footer: str
) -> None:
    for word in papers(office(tmp_path, **told)):
        assert first_page in word.headers
        assert set(word.footers) == {footer}


def test_no_template_of_ours_names_an_office() -> None:
    for template in REPOSITORY.glob("templates/docx/*.docx"):
        with zipfile.ZipFile(template) as package:
            for part in package.namelist():
                assert b"elsefellesskap" not in package.read(part), part
