"""The worked example 33/24 holds every element and table of its source paper; dates and places are typed from it.

E and T numbers are those of the list of elements and tables that the format was made to say. Mended against the source:
the times of the gathering in March and the meeting in May have changed places, and a gathering of two days has two
weekdays.
"""

import pytest

from tests.conftest import BuiltOffice
from tests.word import Paragraph, Row, Table, Word, lists, plain, read_word, styled, unmatched

COLUMNS = ["Samhandlingsarenaer", "Helseregioner", "Dag", "Dato", "Klokkeslett", "Sted", "Saker"]
PLAN = "Vedlegg\u00a01: "
STANDING = "Strategiske satsninger (iverksette"
#: A word or more of every agenda point, by the meeting's weekday, date, time and place.
T9 = {
    ("torsdag", "13.02.2025", "10.00–14.00", "Brumunddal"): [
        "Dialogmøter",
        "Strategisamling",
        "evaluering av samarbeidsavtalen",
        "Strategiplan for Helsefellesskap Innlandet",
        STANDING,
    ],
    ("onsdag–torsdag", "12.–13.03.2025", "12.00–12.00", "Hamar"): ["utvikling av Helsefellesskap Innlandet"],
    ("torsdag", "22.05.2025", "10.00–14.00", "Brumunddal"): [
        "oppsummering av dialogmøter",
        STANDING,
        "status for avvik",
    ],
    ("torsdag", "18.09.2025", "10.00–14.00", "Brumunddal"): [
        "Partnerskapsmøtet",
        "Årsrapport 2024",
        "Erfaringer med samarbeidsavtalen",
        "Strategiske satsninger 2026",
        "Sammensetning av Strategisk samarbeidsutvalg",
        "Møteplan 2026",
        STANDING,
    ],
    ("torsdag", "13.11.2025", "10.00–14.00", "Brumunddal"): [
        "Strategiske satsninger 2026",
        STANDING,
        "Årsplan 2026",
        "status for avvik",
    ],
}


@pytest.fixture(scope="module")
def paper(office: BuiltOffice) -> Word:
    """The paper of 33/24."""
    return read_word(office.path("33-24").read_bytes())


def texts(row: Row) -> list[str]:
    """The cells of a row; one that goes on from the page before has only its text."""
    return [plain(cell.text).removesuffix(" (forts.)") for cell in row.cells]


def body(table: Table) -> list[Row]:
    return [row for row in table.rows if not row.header]


def test_e1_the_letterhead_stands_on_the_first_page_alone(paper: Word) -> None:
    """The pages that follow say the case, and those of the attachment which attachment they are."""
    title = "Årsplan for Helsefellesskap Innlandet 2025\tSSU 14.\u00a0november\u00a02024"
    assert paper.headers == (
        f"Sak\u00a033/24  ·  {title}",
        "HELSEFELLESSKAP\nInnlandet",
        f"Sak\u00a033/24  ·  Vedlegg\u00a01 {title}",
    )
    assert "HELSEFELLESSKAP" not in paper.everything


def test_e2_e3_case_line_and_title_come_first(paper: Word) -> None:
    first, second = paper.paragraphs[:2]
    assert plain(first.text) == "Vedlegg til sak 33/24"
    assert styled(paper.blocks, "heading 1") == [second.text] == ["Årsplan for Helsefellesskap Innlandet 2025"]


def test_e4_sections_in_order(paper: Word) -> None:
    assert styled(paper.blocks, "heading 2") == [
        "Bakgrunn",
        "Forslag til årsplan",
        "Forslag til vedtak",
        "Vedlegg",
        "Vedlegg 1: Årsplan for Helsefellesskap Innlandet 2025",
    ]
    assert [len(paper.under(heading)) for heading in ("Bakgrunn", "Forslag til årsplan")] == [2, 6]


def test_e8_what_was_learnt_in_2024_is_a_list_of_five(paper: Word) -> None:
    (points,) = lists(paper.under("Forslag til årsplan"))
    assert [(item.marker, item.level) for item in points] == [("•", 0)] * 5
    words = [
        ["Partnerskapsmøtet", "2025", "KS Innlandets høstkonferanse"],
        ["siste uken i august", "første uken i september", "Leder og nestleder"],
        ["Strategisk samarbeidsutvalg", "taletid", "observatører"],
        ["Sekretariatet", "formøter"],
        ["Arbeidsutvalget", "fremdrift"],
    ]
    for item, expected in zip(points, words, strict=True):
        assert [word for word in expected if word not in item.text] == []


def test_e12_the_proposed_resolution_is_one_paragraph(paper: Word) -> None:
    (proposal,) = paper.under("Forslag til vedtak")
    assert isinstance(proposal, Paragraph)
    assert proposal.marker == ""
    assert proposal.text.startswith(
        "Strategisk samarbeidsutvalg godkjenner årsplanen for Helsefellesskap Innlandet 2025 (vedlegg\u00a01)"
    )
    assert "ber sekretariatet" in proposal.text


@pytest.mark.parametrize("heading", ["Bakgrunn", "Forslag til vedtak", "Vedlegg"])
def test_e17_references_to_the_plan_are_links_that_lead_to_it(paper: Word, heading: str) -> None:
    (link,) = (link for block in paper.under(heading) if isinstance(block, Paragraph) for link in block.links)
    assert plain(link.text).lower().startswith("vedlegg 1")
    assert plain(paper.target(link).text) == "Vedlegg 1: Årsplan for Helsefellesskap Innlandet 2025"


def test_e19_the_plan_begins_landscape_pages_of_its_own(paper: Word) -> None:
    heading = paper.headings[-1]
    assert paper.sections[0].last == paper.blocks.index(heading) - 1
    assert styled(paper.under(PLAN), "caption") == [
        "Tabell 1: Dialogmøter og Partnerskapsmøtet 2025",
        "Tabell 2: Møter i Strategisk samarbeidsutvalg 2025",
    ]


def test_e20_tables_repeat_their_header_and_rows_stay_whole(paper: Word) -> None:
    assert [[row.header for row in table.rows] for table in paper.tables] == [
        [True] + [False] * 8,
        [True] + [False] * 20,
    ]
    assert not any(row.may_split for table in paper.tables for row in table.rows)


def test_t8_dialogue_meetings_in_seven_regions_share_arena_and_agenda(paper: Word) -> None:
    table = paper.table_under(PLAN)
    *regions, _ = body(table)
    assert table.header == COLUMNS
    assert [(texts(row)[1], texts(row)[5]) for row in regions] == [
        ("Sør-Østerdal", "Elverum"),
        ("Nord-Østerdal", "Tynset"),
        ("Hamar", "Brumunddal"),
        ("Gjøvik/Hadeland", "Gjøvik"),
        ("Valdres", "Fagernes"),
        ("Nord-Gudbrandsdal", "Otta"),
        ("Sør-Gudbrandsdal", "Ringebu"),
    ]
    assert {tuple(texts(row)[2:5]) for row in regions} == {("", "august/september", "2 timer")}
    assert [(texts(regions[0])[column], {row.cells[column].merge for row in regions[1:]}) for column in (0, 6)] == [
        ("Dialogmøte", {"continue"}),
        ("Fri dialog og strategiske drøftinger", {"continue"}),
    ]
    assert {row.cells[column].merge for row in regions for column in range(1, 6)} == {""}


def test_t8_the_partnership_meeting_has_a_weekday_but_no_date(paper: Word) -> None:
    last = body(paper.table_under(PLAN))[-1]
    assert texts(last)[:6] == [
        "Partnerskapsmøtet",
        "",
        "torsdag",
        "KS Innlandets høstkonferanse i oktober",
        "16.00–18.00",
        "ikke fastsatt",
    ]
    points = last.cells[6].paragraphs
    assert [point.marker for point in points] == ["•"] * 6
    assert [point.text for point in points] == [
        "Årsrapport 2024",
        "Erfaringer med samarbeidsavtalen",
        "Strategiske satsninger 2026 (revidering av strategidokumentet)",
        "Sammensetning av Strategisk samarbeidsutvalg",
        "Møteplan 2026 (Partnerskapsmøtet)",
        "Kommunalt budsjett 2026 og regnskap 2024",
    ]


def test_t9_five_meetings_with_a_row_for_each_agenda_point(paper: Word) -> None:
    table = paper.table_under(PLAN, 1)
    assert table.header == COLUMNS
    meetings: dict[tuple[str, ...], list[str]] = {}
    for row in body(table):
        *_, day, when, hours, place, point = texts(row)
        key = (day, when, hours, place) if when else list(meetings)[-1]
        meetings.setdefault(key, []).append(point)
    assert {key: len(points) for key, points in meetings.items()} == {key: len(points) for key, points in T9.items()}
    for key, words in T9.items():
        assert [word for word, point in zip(words, meetings[key], strict=True) if word not in point] == [], key


def test_t9_arena_and_meeting_are_merged_over_their_points(paper: Word) -> None:
    table = paper.table_under(PLAN, 1)
    assert table.groups(0) == [("Strategisk samarbeidsutvalg", 20)]
    for column in (2, 3, 4, 5):
        assert [rows for _, rows in table.groups(column)] == [5, 1, 3, 7, 4]
    assert {text for text, _ in table.groups(1)} == {""}


def test_t9_points_within_a_point_are_a_list_with_their_type(paper: Word) -> None:
    lead, *points = body(paper.table_under(PLAN, 1))[4].cells[6].paragraphs
    assert lead.text.startswith(STANDING)
    assert [(point.marker, point.text[-3:]) for point in points] == [
        ("•", "(B)"),
        ("•", "(B)"),
        ("•", "(B)"),
        ("•", "(D)"),
        ("•", "tus"),
    ]
    assert unmatched(["gevinst", "samhandlingsmidler", "fagutvalg", "Tilskuddsmidler", "Handlingsdel"], points) == []
    assert "til beslutning (B) eller drøfting (D)" in paper.prose_under(PLAN)


def test_t9_the_status_of_the_action_plan_is_a_point_of_the_other_meetings_too(paper: Word) -> None:
    cells = [row.cells[6] for row in body(paper.table_under(PLAN, 1)) if row.cells[6].text.startswith(STANDING)]
    assert [cell.paragraphs[-1].text for cell in cells] == ["Handlingsdel – status"] * 4
    assert [len(cell.paragraphs) for cell in cells] == [6, 2, 2, 2]
