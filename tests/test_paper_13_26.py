"""The worked example 13/26 holds every element and table of its source paper; the figures are typed from the source.

E and T numbers are those of the list of elements and tables that the format was made to say.
"""

import re

import pytest

from tests.strategy_plan import AREAS, assert_areas_have_lead_and_bullets, assert_strategy_plan
from tests.word import Paragraph, Table, Word, lists, plain, styled

ACTION_COLUMNS = [
    "Handlingsdel 2025–2026, pågående og nye initiativ",
    "Ansvar",
    "Rekrutterings- og samhandlingsmidler 2024 (sak 04/25, 20.02.2025)",
    "Rekrutterings- og samhandlingsmidler 2025 (sak 22/25, 18.09.2025)",
    "Status",
    "Hvem følger opp saken",
]
SAMHANDLE, LIKEVERDIGE, DIGITALE, HELSEFELLESSKAP = AREAS[1], AREAS[2], AREAS[3], AREAS[7]


def total(cell: str) -> str:
    """The amount of a cell, its parts left out."""
    return plain(cell).split("\n")[0]


def kroner(text: str) -> int:
    """The value of a printed amount; nothing is 0."""
    return int(total(text).replace(" ", "") or 0)


def test_e1_the_letterhead_stands_on_the_first_page_alone(paper: Word) -> None:
    assert paper.headers.count("HELSEFELLESSKAP\nInnlandet") == 1
    assert "HELSEFELLESSKAP" not in paper.everything


def test_e2_e3_case_line_and_title_come_first(paper: Word) -> None:
    first, second = paper.paragraphs[:2]
    assert plain(first.text) == "Vedlegg til sak 13/26"
    assert (second.style, second.text) == (
        "heading 1",
        "Oppdatert handlingsplan og prioritering av rekrutterings- og samhandlingsmidler 2026",
    )


def test_e4_sections_in_order(paper: Word) -> None:
    found = styled(paper.blocks, "heading 2")
    assert found[:6] == [
        "Bakgrunn",
        "Hva som er gjort siden sist, og innspill som er mottatt",
        "Vurdering",
        "Anbefaling",
        "Forslag til vedtak",
        "Vedlegg",
    ]
    assert [heading.split(":")[0] for heading in found[6:]] == [f"Vedlegg {number}" for number in range(1, 8)]


def test_e5_subheadings(paper: Word) -> None:
    assert styled(paper.under("Hva som er gjort"), "heading 3") == [
        "Innspill til satsninger etter strategisamlingen 10.–11. mars 2026",
        "Handlingsplan 2025–2026 for Helsefellesskap Innlandet, spissing og riktig ambisjonsnivå",
        "Innspill til prioritering av rekrutterings- og samhandlingsmidler 2026 og status for 2025",
    ]


def test_e8_bulleted_lists_of_one_and_two_levels(paper: Word) -> None:
    assert [item.level for item in lists(paper.under("Bakgrunn"))[0]] == [0, 0, 0]
    principles = lists(paper.under("Handlingsplan 2025–2026 for Helsefellesskap"))[0]
    assert [item.level for item in principles] == [0, 1, 1, 0, 1, 1, 0, 1]
    assert {item.marker for item in principles if item.level == 0} == {"•"}


def test_e9_a_numbered_list(paper: Word) -> None:
    assert [item.marker for item in lists(paper.under("Innspill til satsninger"))[0]] == ["1.", "2.", "3."]


def test_e10_needs_with_amount_and_tag(paper: Word) -> None:
    items = [plain(item.text) for item in lists(paper.under("Innspill til prioritering"))[0]]
    assert [re.findall(r": ([\d ]+) kroner \((.+)\)$", item) for item in items] == [
        [("600 000", "ny")],
        [("650 000", "ny")],
        [("250 000", "styrke")],
        [("600 000", "styrke og dele")],
        [("250 000", "styrke")],
        [],
        [("1 000 000", "videreføre")],
        [("1 000 000", "styrke, videreutvikle")],
        [("800 000", "videreføre")],
    ]
    assert [item.level for item in lists(paper.under("Innspill til prioritering"))[0]] == [0] * 6 + [1, 1, 0]


def test_e11_amounts_of_the_recommendation(paper: Word) -> None:
    assert [plain(item.text) for item in lists(paper.under("Anbefaling"))[-1]] == [
        "frigjøring av 200 000 kroner fra 2025",
        "overføring av 16 033 554 kroner fra 2025 til 2026",
        "prioritering og tildeling av 5 150 000 kroner til nye behov",
        "avsetning av 2 000 000 kroner til fondet",
        "frie midler i 2026 på 5 232 000 kroner når avsetningen er trukket fra",
    ]


def test_e14_the_decision_is_numbered_with_lettered_points_and_reads_alone(paper: Word) -> None:
    (decision,) = lists(paper.under("Forslag til vedtak"))
    assert [item.marker for item in decision] == ["1.", "a)", "b)", "c)", "d)", "2.", "a)", "b)"]
    text = plain("\n".join(item.text for item in decision))
    for amount in ("16 033 554", "200 000", "5 150 000", "2 000 000"):
        assert f"{amount} kroner" in text
    assert text.endswith("SSU-møtet 19. november 2026")


@pytest.mark.parametrize(
    ("heading", "reference"),
    [
        ("Bakgrunn", "12. februar 2026 i sak 08/26"),
        ("Vurdering", "tråd med sak 14/26 og sak 15/26"),
        ("Vurdering", "Partnerskapsmøtet vedtok 16. oktober 2025 i PA-sak 06/25"),
        ("Vurdering", "SSU vedtok 18. september 2025 i sak 22/25"),
    ],
)
def test_e16_cases_of_other_meetings_with_their_dates(paper: Word, heading: str, reference: str) -> None:
    assert reference in paper.prose_under(heading)


def test_e17_references_to_attachments_are_links_that_lead_to_them(paper: Word) -> None:
    links = [link for paragraph in paper.paragraphs for link in paragraph.links]
    assert {plain(link.text).lower() for link in links} >= {f"vedlegg {number}" for number in range(1, 8)}
    for link in (link for link in links if not link.text.startswith("side")):
        assert paper.target(link).text.lower().startswith(link.text.lower())


def test_e19_every_attachment_begins_a_page(paper: Word) -> None:
    """A page of its own by a page break, or because the pages turn."""
    ends = {section.last for section in paper.sections}
    found = [(i, block) for i, block in enumerate(paper.blocks) if isinstance(block, Paragraph) and block.bookmarks]
    starts = [(i, block) for i, block in found if block.bookmarks[0].startswith("vedlegg_")]
    assert len(starts) == 7
    for index, block in starts:
        assert block.new_page != (index - 1 in ends), block.text


def test_e20_tables_repeat_their_header_and_nothing_is_typed_twice(paper: Word) -> None:
    assert len(paper.tables) == 9
    for table in paper.tables:
        heads = [row.header for row in table.rows]
        assert heads == sorted(heads, reverse=True)
        assert heads.count(True) == (2 if "Status" in table.header else 1)
        assert not any(row.may_split for row in table.rows)
    assert not any("forts" in heading.text for heading in paper.headings)


@pytest.mark.parametrize("number", [3, 4, 5])
def test_e21_paragraphs_between_attachment_heading_and_table(paper: Word, number: int) -> None:
    blocks = paper.under(f"Vedlegg\u00a0{number}: ")
    before = blocks[: next(index for index, block in enumerate(blocks) if isinstance(block, Table))]
    assert len(before) == 2
    assert isinstance(before[0], Paragraph)
    assert before[0].text.startswith("Prinsippet «")


def test_e30_input_by_party(paper: Word) -> None:
    assert styled(paper.under("Vedlegg\u00a02: "), "heading 3") == ["Partnerne", "Sykehuset Innlandet", "Kommunene"]
    assert [len(lists(paper.under(party))[0]) for party in ("Partnerne", "Sykehuset Innlandet", "Kommunene")] == [
        1,
        2,
        4,
    ]


def test_t1_the_economic_overview(paper: Word) -> None:
    table = paper.table_under("Innspill til prioritering")
    assert table.header == ["Post", "2026", "Merknad"]
    assert [(row[0], plain(row[1])) for row in table.body] == [
        ("Fond etablert 2025 (til opplysning)", "750 000"),
        ("Ønskes overført fra 2025 til 2026 (til opplysning)", "16 033 554"),
        ("Mottatte midler i 2026", "11 632 000"),
        ("Gjenstående fra 2025 og frigjort 2025", "750 000"),
        ("Justert ramme 2026", "12 382 000"),
        ("Innspill, behov 2026 (trekkes fra)", "5 150 000"),
        ("Frie midler 2026", "7 232 000"),
    ]
    assert [row.cells[0].paragraphs[0].italic for row in table.rows[1:]] == [True, True] + [False] * 5
    styles = [row.cells[1].paragraphs[0].style for row in table.rows[1:]]
    assert [style == "HFI Tabellsum" for style in styles] == [False, False, False, False, True, False, True]


def test_t2_the_strategy_plan(paper: Word) -> None:
    table = paper.table_under("Vedlegg\u00a01: ")
    assert_strategy_plan(table)
    assert_areas_have_lead_and_bullets(table)


@pytest.mark.parametrize("heading", ["Innspill til prioritering", "Anbefaling"])
def test_captions_number_the_tables_of_the_text(paper: Word, heading: str) -> None:
    captions = [block for block in paper.under(heading) if isinstance(block, Paragraph) and block.style == "caption"]
    assert len(captions) == 1
    number = 1 if heading.startswith("Innspill") else 2
    assert plain(captions[0].text).startswith(f"Tabell {number}: ")
    assert captions[0].bookmarks == (f"tabell_{number}",)
