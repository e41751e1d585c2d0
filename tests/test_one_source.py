"""What two papers share, is written once: the source papers repeat 32 table rows, 19 of them with a difference.

The rows are those of the strategy plan, the money carried over and the new needs, which both 13/26 and PA 03/26 print,
and PA 03/26 is printed alone, in the packet and inside 15/26.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hfi_docs.records.load import Workspace
from tests.conftest import build, copy_workspace
from tests.partnership import Meeting, build_meeting
from tests.test_paper_15_26_tables import attached_table
from tests.word import Table, Word, plain, read_word

Edit = Callable[[str, str, str], Workspace]
Rows = list[list[str]]

#: The tables by the number of the attachment in 13/26 and in PA 03/26, and how many rows each has.
STRATEGY, MONEY, NEEDS = (1, 1), (6, 3), (7, 4)
ROWS = {STRATEGY: 8, MONEY: 17, NEEDS: 8}

TITLE = "Partnerskapsmøtet 2027 – dato for neste møte"
RESOLUTION = "på Teams medio juni 2026"


def rows_of(table: Table) -> Rows:
    """The body of a table as if nothing were merged, wherever its pages end."""
    found: Rows = []
    for row in table.rows:
        if row.header or row.is_part or row.is_notes:
            continue
        texts = [plain(text).replace(" (forts.)", "") for text in row.texts]
        filled = [
            found[-1][place] if cell.merge == "continue" else texts[place] for place, cell in enumerate(row.cells)
        ]
        found.append(filled)
    return found


def printed(paper: Word, meeting: Meeting, tables: tuple[int, int]) -> Iterator[Rows]:
    """A table as 13/26 has it, and as PA 03/26 has it in each document."""
    first, second = tables
    yield rows_of(paper.table_under(f"Vedlegg\u00a0{first}: "))
    for where in ("15/26", "pakke", "alene"):
        yield rows_of(attached_table(meeting, 3, where, second))


def paper_13_26(workspace: Workspace) -> Word:
    return read_word(build(workspace, "13/26").path("13-26").read_bytes())


@pytest.mark.parametrize("tables", ROWS, ids=["strategy", "money", "needs"])
def test_both_papers_have_the_same_rows_cell_for_cell(paper: Word, meeting: Meeting, tables: tuple[int, int]) -> None:
    first, *others = printed(paper, meeting, tables)
    assert len(first) == ROWS[tables]
    assert all(other == first for other in others)


@pytest.mark.parametrize(
    ("name", "old", "new", "tables", "shown"),
    [
        (
            "strategiplan",
            "styrke arbeidet med brukermedvirkning og samvalg",
            "styrke samvalget",
            {STRATEGY: [1]},
            "styrke samvalget",
        ),
        ("strategiplan", "navn: Kunnskapsbasert praksis", "navn: Kunnskap", {STRATEGY: [5]}, "Kunnskap"),
        ("tiltak", "tittel: FSU Barn og unge", "tittel: FSU Oppvekst", {NEEDS: [0]}, "FSU Oppvekst"),
        (
            "tiltak",
            "kommentar: Ikke brukt. Anbefales frigjort.",
            "kommentar: Går tilbake.",
            {MONEY: [0]},
            "Går tilbake.",
        ),
        ("tiltak", "overført: 477 700", "overført: 477 000", {MONEY: [9, 16]}, "477 000"),
        ("tiltak", "beløp: 800 000", "beløp: 810 000", {NEEDS: [4, 7]}, "810 000"),
        ("tiltak", "tittel: Mobil videoløsning", "tittel: Flyttbar videoløsning", {MONEY: [8], NEEDS: [3]}, "Flyttbar"),
    ],
)
def test_a_change_in_the_register_changes_both_papers_alike(
    edited: Edit,
    paper: Word,
    meeting: Meeting,
    name: str,
    old: str,
    new: str,
    tables: dict[tuple[int, int], list[int]],
    shown: str,
) -> None:
    workspace = edited(f"register/{name}.yaml", old, new)
    after = paper_13_26(workspace), build_meeting(workspace)
    for each in ROWS:
        before, *_ = printed(paper, meeting, each)
        first, *others = printed(*after, each)
        assert all(other == first for other in others)
        changed = [place for place, row in enumerate(first) if row != before[place]]
        assert changed == tables.get(each, [])
        assert not changed or any(shown in cell for cell in first[changed[0]])


def everything(word: Word) -> str:
    """All text of a document, its running heads and properties too."""
    return plain("\n".join((word.everything, *word.headers, *word.properties.values())))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The agenda, the list of attachments and the proposals; the title and the running header of the paper, which
        # alone has two properties. The agenda of the packet is its contents, and its list of attachments.
        (TITLE, {"innkalling": 3, "15/26": 5, "pakke": 4, "PA 07/26": 4}),
        (RESOLUTION, {"innkalling": 1, "15/26": 2, "pakke": 2, "PA 07/26": 1}),
    ],
    ids=["title", "resolution"],
)
def test_pa_07_26_changes_everywhere_at_once(
    edited: Edit, meeting: Meeting, text: str, expected: dict[str, int]
) -> None:
    found = {name: everything(word).count(text) for name, word in meeting.documents.items()}
    assert {name: count for name, count in found.items() if count} == expected
    after = build_meeting(edited("2026/PA-07-26.yaml", text, "Noe helt annet i 2027")).documents
    assert not any(text in everything(word) for word in after.values())
    changed = {name: everything(word).count("Noe helt annet i 2027") for name, word in after.items()}
    assert {name: count for name, count in changed.items() if count} == expected


def test_unchanged_records_give_the_same_bytes_in_another_folder(tmp_path: Path) -> None:
    """The notice, the packet, the minutes, 15/26 and the papers, each built twice in two folders."""
    folders = tmp_path / "her", tmp_path / "et annet sted" / "med æøå"
    first, second = (documents(copy_workspace(folder)) for folder in folders)
    assert {name.split(" ")[0] for name in first} == {"Innkalling", "Møtepakke", "PA-sak", "Protokoll", "Sak"}
    assert first == second
    assert documents(Workspace(folders[1])) == first


def documents(workspace: Workspace) -> dict[str, bytes]:
    """The documents that print the meeting, by name, built anew."""
    for path in workspace.output.rglob("*.docx"):
        path.unlink()
    build_meeting(workspace)
    return {path.name: path.read_bytes() for path in workspace.output.rglob("*.docx")}
