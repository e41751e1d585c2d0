"""What must hold through the whole of 15/26, the packet, the notice and each paper: nesting, anchors, fresh numbers."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from hfi_docs.records.load import Workspace
from tests.conftest import copy_workspace
from tests.partnership import Meeting, build_meeting
from tests.word import lists, plain
from tests.workspaces import replace_in

DOCUMENTS = ["15/26", "pakke", "innkalling", *(f"PA 0{number}/26" for number in range(3, 8))]
every_document = pytest.mark.parametrize("name", DOCUMENTS)

#: A table in the running text of two papers, by what it is put after.
IN_TEXT = {
    "PA-05-26.yaml": "Samarbeidsprosedyrene er behandlet i Strategisk samarbeidsutvalg (SSU).\n",
    "PA-06-26.yaml": "I årene 2022–2025 er det holdt ett dialogmøte i hver helseregion hvert år.\n",
}
LINES = """
tabeller:
  reise:
    visning: budsjett
    år: 2026
    tittel: Reise til møtet
    linjer:
      - {id: tog, tekst: Tog, beløp: 1 000}
"""


def test_every_document_is_there(meeting: Meeting) -> None:
    assert list(meeting.documents) == DOCUMENTS


@every_document
def test_headings_begin_at_the_first_level_and_skip_none(meeting: Meeting, name: str) -> None:
    levels = [item.outline for item in meeting.documents[name].headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize(("name", "deepest"), [("15/26", 6), ("pakke", 5), ("innkalling", 5)])
def test_headings_are_as_deep_as_the_papers_go(meeting: Meeting, name: str, deepest: int) -> None:
    assert max(item.outline for item in meeting.documents[name].headings) == deepest


@every_document
def test_all_anchors_resolve(meeting: Meeting, name: str) -> None:
    word = meeting.documents[name]
    cells = [item for table in word.tables for row in table.rows for cell in row.cells for item in cell.paragraphs]
    everything = [*word.paragraphs, *cells]
    bookmarks = [bookmark for item in everything for bookmark in item.bookmarks]
    assert len(bookmarks) == len(set(bookmarks))
    inside = {link.target[1:] for item in everything for link in item.links if link.target.startswith("#")}
    assert inside <= set(bookmarks)
    if name in ("15/26", "pakke"):
        assert {f"sak_PA_2026_{number}" for number in range(3, 8)} <= inside


@every_document
def test_a_link_shows_a_text(meeting: Meeting, name: str) -> None:
    links = [link for item in meeting.documents[name].paragraphs for link in item.links]
    assert all(link.text.strip() and link.target for link in links)
    assert not any(link.text.startswith("http") for link in links)


def test_numbered_lists_begin_at_one_in_every_paper(meeting: Meeting) -> None:
    """The case's own, the notice's, then PA 05/26 and PA 06/26; each heading's chapters are counted elsewhere."""
    expected = {"15/26": [2, 2, 5, 2], "pakke": [2, 5, 2], "innkalling": [2], "PA 05/26": [5], "PA 06/26": [2]}
    for name, word in meeting.documents.items():
        shown = [
            [item.marker for item in items]
            for items in lists(list(word.blocks))
            if items[0].style in ("List Number", "HFI Vedtakspunkt")
        ]
        assert shown == [[f"{place}." for place in range(1, count + 1)] for count in expected.get(name, [])], name


def test_tables_in_the_text_are_numbered_from_one_in_every_paper(tmp_path: Path) -> None:
    word = build_meeting(with_tables_in_text(copy_workspace(tmp_path / "office"))).whole
    captions = [item for item in word.paragraphs if item.style == "caption"]
    assert [plain(item.text) for item in captions] == ["Tabell 1: Reise til møtet"] * 2
    assert [item.bookmarks for item in captions] == [("sak_PA_2026_5_tabell_1",), ("sak_PA_2026_6_tabell_1",)]
    references = [link for item in word.paragraphs for link in item.links if plain(link.text) == "tabell 1"]
    assert [link.target for link in references] == ["#sak_PA_2026_5_tabell_1", "#sak_PA_2026_6_tabell_1"]


def test_chapters_are_numbered_from_one_in_every_paper(edited: Callable[[str, str, str], Workspace]) -> None:
    status = "  - overskrift: Status\n"
    word = build_meeting(edited("2026/PA-05-26.yaml", status, f"{status}    nummerert: ja\n")).whole
    assert [(item.marker, item.text) for item in word.headings if item.marker][-2:] == [
        ("3.", "Vedlegg til årsrapporten"),
        ("1.", "Status"),
    ]


@every_document
def test_every_table_has_a_title_for_screen_readers(meeting: Meeting, name: str) -> None:
    assert all(table.title for table in meeting.documents[name].tables)


def with_tables_in_text(workspace: Workspace) -> Workspace:
    """The workspace with one table in the text of two of the papers."""
    for name, place in IN_TEXT.items():
        path = workspace.root / "cases/2026" / name
        indent = "      " if name.startswith("PA-06") else "  "
        replace_in(path, place, f"{place.rstrip()} Se [[tabell:reise]].\n\n{indent}[[tabell:reise]]\n")
        path.write_text(path.read_text("utf-8") + LINES, "utf-8")
    return workspace
