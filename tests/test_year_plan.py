"""The year plan's tables in the worked example 33/24; dates, times and places are typed from the source."""

import pytest

from tests.conftest import build, copy_workspace
from tests.word import Row, Table, Word, read_word

COLUMNS = ["Samhandlingsarenaer", "Helseregioner", "Dag", "Dato", "Klokkeslett", "Sted", "Saker"]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Word:
    office = build(copy_workspace(tmp_path_factory.mktemp("office")), "33/24")
    return read_word(office.path("33-24").read_bytes())


def body(plan: Word, number: int) -> tuple[list[str], list[Row]]:
    """The headings and the rows of a table."""
    table = [block for block in plan.blocks if isinstance(block, Table)][number]
    return texts(table.rows[0]), [row for row in table.rows if not row.header]


def texts(row: Row) -> list[str]:
    return [cell.text.replace("\u00a0", " ").removesuffix(" (forts.)") for cell in row.cells]


def test_dialogue_meetings_share_arena_and_agenda(plan: Word) -> None:
    headings, rows = body(plan, 0)
    assert headings == COLUMNS
    assert [(texts(row)[1], texts(row)[5]) for row in rows[:-1]] == [
        ("Sør-Østerdal", "Elverum"),
        ("Nord-Østerdal", "Tynset"),
        ("Hamar", "Brumunddal"),
        ("Gjøvik/Hadeland", "Gjøvik"),
        ("Valdres", "Fagernes"),
        ("Nord-Gudbrandsdal", "Otta"),
        ("Sør-Gudbrandsdal", "Ringebu"),
    ]
    assert {tuple(texts(row)[2:5]) for row in rows[:-1]} == {("", "august/september", "2 timer")}
    for column in (0, 6):
        assert [row.cells[column].merge for row in rows[:-1]] == ["start", *["continue"] * 6]
    assert texts(rows[0])[6] == "Fri dialog og strategiske drøftinger"


def test_a_meeting_without_date_keeps_its_weekday(plan: Word) -> None:
    last = body(plan, 0)[1][-1]
    assert texts(last)[:6] == [
        "Partnerskapsmøtet",
        "",
        "torsdag",
        "KS Innlandets høstkonferanse i oktober",
        "16.00–18.00",
        "ikke fastsatt",
    ]
    assert len(last.cells[6].paragraphs) == 6


def test_each_agenda_point_of_a_meeting_has_its_row(plan: Word) -> None:
    headings, rows = body(plan, 1)
    assert headings == COLUMNS
    meetings: dict[tuple[str, ...], int] = {}
    for row in rows:
        *_, day, when, hours, place, _ = texts(row)
        key = (day, when, hours, place) if when else list(meetings)[-1]
        meetings[key] = meetings.get(key, 0) + 1
    assert meetings == {
        ("torsdag", "13.02.2025", "10.00–14.00", "Brumunddal"): 5,
        ("onsdag–torsdag", "12.–13.03.2025", "12.00–12.00", "Hamar"): 1,
        ("torsdag", "22.05.2025", "10.00–14.00", "Brumunddal"): 3,
        ("torsdag", "18.09.2025", "10.00–14.00", "Brumunddal"): 7,
        ("torsdag", "13.11.2025", "10.00–14.00", "Brumunddal"): 4,
    }


def test_points_within_a_point_are_a_list_with_their_type(plan: Word) -> None:
    cell = body(plan, 1)[1][4].cells[6]
    assert [paragraph.text[-3:] for paragraph in cell.paragraphs[1:]] == ["(B)", "(B)", "(B)", "(D)", "tus"]
