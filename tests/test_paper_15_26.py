"""The worked example 15/26 holds every element of its source paper: the case itself and the notice of the meeting.

The source is one document; here the notice is also printed alone and at the head of the packet, and each test reads
it in all three. The meeting's papers and tables are in the modules beside this one.
"""

import re

import pytest

from tests.partnership import Meeting, Piece, in_every_notice, only_table, prose
from tests.word import Paragraph, Row, lists, plain

#: Number, minutes, title and kind of each item that has a number, in the order of the source.
AGENDA = [
    ("01/26", "2", "Godkjenning av innkalling og saksliste", "Beslutningssak"),
    ("02/26", "3", "Godkjenning av fullmakter", "Beslutningssak"),
    ("03/26", "15", "Årsrapport for Helsefellesskap Innlandet 2025–2026", "Beslutningssak"),
    ("04/26", "5", "Sammensetning av Strategisk samarbeidsutvalg (SSU) for perioden 2026–2027", "Orienteringssak"),
    (
        "05/26",
        "15",
        "Samarbeidsavtalen mellom Sykehuset Innlandet og kommunene i sykehusområdet – årlig gjennomgang",
        "Beslutningssak",
    ),
    ("06/26", "20", "Dialogmøte 2026 – program", "Beslutningssak"),
    ("07/26", "5", "Partnerskapsmøtet 2027 – dato for neste møte", "Beslutningssak"),
    (
        "08/26",
        "15",
        "Helsefellesskap Innlandet – forslag til kommunalt budsjett 2027 og regnskap for 2025",
        "Beslutningssak",
    ),
]
TITLES = {number: title for number, _, title, _ in AGENDA}


def agenda(notice: Piece) -> list[Row]:
    """The rows of the agenda below its head; those in a packet that list attachments, and its note, left out."""
    rows = only_table(notice.word.under("Saksliste")).rows
    return [row for row in rows if not row.header and not row.texts[0].startswith("Hver linje") and not _is_entry(row)]


def _is_entry(row: Row) -> bool:
    return len(row.cells) > 1 and row.texts[1].startswith("Vedlegg\u00a0")


def proposal(notice: Piece, number: str) -> list[str]:
    """The proposal of a case as the notice prints it, a text for each paragraph."""
    blocks = notice.word.under(f"PA-sak\u00a0{number} ")
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    while paragraphs[0].text != "Forslag til vedtak":
        del paragraphs[0]
    label, *proposed = paragraphs
    assert (label.text, label.outline) == ("Forslag til vedtak", notice.level + 3)
    return prose([*proposed]).split("\n")


def test_e1_every_document_has_the_letterhead_on_its_first_page(meeting: Meeting) -> None:
    for name, word in meeting.documents.items():
        assert word.headers.count("HELSEFELLESSKAP\nInnlandet") == 1, name
        assert "HELSEFELLESSKAP" not in word.everything, name


def test_e2_e3_case_line_and_title_come_first(meeting: Meeting) -> None:
    first, second = meeting.whole.paragraphs[:2]
    assert plain(first.text) == "Vedlegg til sak 15/26"
    assert (second.style, plain(second.text)) == ("heading 1", "Partnerskapsmøtet 19. juni 2026")


def test_e4_sections_in_order(meeting: Meeting) -> None:
    assert [plain(item.text) for item in meeting.whole.headings if item.outline == 2] == [
        "Bakgrunn",
        "Vurdering",
        "Forslag til vedtak",
        "Vedlegg",
        "Vedlegg 1: Innkalling og sakspapirer til Partnerskapsmøtet 19. juni 2026",
    ]


def test_e8_what_the_agenda_is_built_on_is_a_bulleted_list(meeting: Meeting) -> None:
    (items,) = lists(meeting.whole.under("Vurdering"))
    assert [(item.marker, item.level) for item in items] == [("•", 0), ("•", 0)]
    assert "Samarbeidsprosedyre 5" in items[1].text
    assert items[1].text.endswith("kapittel 3")


def test_e13_the_proposal_of_15_26_is_numbered(meeting: Meeting) -> None:
    (items,) = lists(meeting.whole.under("Forslag til vedtak"))
    assert [item.marker for item in items] == ["1.", "2."]
    assert plain(items[0].text).endswith("godkjenner sakslisten til Partnerskapsmøtet 19. juni 2026.")
    assert "saksunderlaget" in items[1].text


@pytest.mark.parametrize(
    ("heading", "reference"),
    [
        ("Bakgrunn", "SSU-møtet 21. mai 2026 forbereder Partnerskapsmøtet 19. juni 2026"),
        ("Vurdering", "13. november 2025 i sak 29/25"),
    ],
)
def test_e16_other_meetings_and_cases_with_their_dates(meeting: Meeting, heading: str, reference: str) -> None:
    assert reference in prose(meeting.whole.under(heading))


def test_e17_the_packet_is_referred_to_and_listed_and_both_lead_to_it(meeting: Meeting) -> None:
    for heading, text in (("Bakgrunn", "vedlegg 1"), ("Vedlegg", "Vedlegg 1: Innkalling og sakspapirer")):
        blocks = meeting.whole.under(heading)
        (link,) = (link for block in blocks if isinstance(block, Paragraph) for link in block.links)
        assert plain(link.text).startswith(text)
        assert link.target == "#vedlegg_1"


def test_e19_the_packet_begins_a_page(meeting: Meeting) -> None:
    (start,) = (item for item in meeting.whole.headings if "vedlegg_1" in item.bookmarks)
    assert meeting.whole.begins_page(start)


@in_every_notice
def test_e3_e4_the_notice_has_title_and_parts_in_order(meeting: Meeting, where: str) -> None:
    outline = meeting.notice_in(where).outline
    assert outline[0] == (0, "Innkalling til Partnerskapsmøtet 19. juni 2026")
    lists = ["Vedlegg til innkallingen for alle", "Vedlegg til innkallingen bare for kommunale representanter"]
    front = ["Saksliste og innhold"] if where == "pakke" else ["Saksliste", *lists]
    assert [text for level, text in outline if level == 1] == [*front, "Saksgrunnlag"]


@in_every_notice
def test_e23_date_time_and_place_stand_under_the_title_with_bold_labels(meeting: Meeting, where: str) -> None:
    facts = meeting.notice_in(where).word.paragraphs[1:4]
    assert [re.split(r"[\t ]", plain(item.text), maxsplit=1) for item in facts] == [
        ["Dato:", "fredag 19. juni 2026"],
        ["Tid:", "kl. 10.00–11.30"],
        ["Sted:", "Teams"],
    ]
    assert [item.in_bold[0].strip() for item in facts] == ["Dato:", "Tid:", "Sted:"]


@in_every_notice
def test_e24_the_agenda_has_number_title_kind_and_minutes(meeting: Meeting, where: str) -> None:
    table = only_table(meeting.notice_in(where).word.under("Saksliste"))
    assert table.header == ["Tid", "Sak", "Tittel", "Type", "Side" if where == "pakke" else "Minutter"]
    numbered = [row.texts for row in agenda(meeting.notice_in(where)) if len(row.cells) == 5 and row.texts[1]]
    found = [(number, minutes, title.split("\n")[0], kind) for _, number, title, kind, minutes in numbered]
    if where == "pakke":
        # The hours tell the minutes there, and the last column is the page.
        assert [(number, title.removesuffix(" (ettersendes)"), kind) for number, _, title, kind in found] == [
            (number, title, kind) for number, _, title, kind in AGENDA
        ]
    else:
        assert found == AGENDA


@in_every_notice
def test_e24_clock_times_follow_from_the_minutes(meeting: Meeting, where: str) -> None:
    times = [row.texts[0] for row in agenda(meeting.notice_in(where)) if len(row.cells) == 5 and row.texts[0]]
    assert times == [
        "10.00–10.02",
        "10.02–10.05",
        "10.05–10.20",
        "10.20–10.25",
        "10.25–10.40",
        "10.40–11.00",
        "11.00–11.05",
        "11.05–11.20",
    ]
    assert sum(int(minutes) for _, minutes, _, _ in AGENDA) == 80


@in_every_notice
def test_e24_one_item_has_a_note_below_its_title(meeting: Meeting, where: str) -> None:
    noted = {row.texts[1]: row.cells[2].paragraphs for row in agenda(meeting.notice_in(where)) if len(row.cells) == 5}
    assert {number for number, paragraphs in noted.items() if len(paragraphs) > 1} == {"06/26"}
    _, note = noted["06/26"]
    for words in ("Bakgrunnen og formålet", "dialogmøte i 2026", "politisk forankring", "strategiske dilemmaer"):
        assert words in note.text


@in_every_notice
def test_e25_eventuelt_ends_the_common_part_and_the_municipal_case_comes_alone(meeting: Meeting, where: str) -> None:
    *_, before, eventuelt, group, last = agenda(meeting.notice_in(where))
    assert before.texts[1] == "07/26"
    assert eventuelt.texts == ["", "", "Eventuelt", "", ""]
    assert (group.texts, [cell.span for cell in group.cells]) == (["Bare for kommunale representanter"], [5])
    assert last.texts[1] == "08/26"


@in_every_notice
def test_e22_attachments_by_audience(meeting: Meeting, where: str) -> None:
    notice = meeting.notice_in(where)
    if where == "pakke":
        # There the agenda is the list: what comes later is told, and for whom it is.
        *_, group, last = agenda(notice)
        assert group.texts == ["Bare for kommunale representanter"]
        assert last.texts[2] == f"{TITLES['08/26']} (ettersendes)"
        return
    (everyone,) = lists(notice.word.under("Vedlegg til innkallingen for alle"))
    assert [plain(item.text) for item in everyone] == [
        f"PA-sak {number}: {TITLES[number]}" for number in ("03/26", "04/26", "05/26", "06/26", "07/26")
    ]
    (municipal,) = lists(notice.word.under("Vedlegg til innkallingen bare for kommunale"))
    assert [plain(item.text) for item in municipal] == [f"PA-sak 08/26: {TITLES['08/26']} (ettersendes)"]
    targets = [link.target for item in everyone for link in item.links]
    assert targets == ([] if where == "alene" else [f"#sak_PA_2026_{number}" for number in range(3, 8)])
    assert not municipal[0].links


@in_every_notice
def test_e26_the_proposals_stand_case_by_case(meeting: Meeting, where: str) -> None:
    """08/26 has no paper in the source either."""
    notice = meeting.notice_in(where)
    start = notice.outline.index((1, "Saksgrunnlag"))
    cases = [text for level, text in notice.outline[start:] if level == 2]
    assert cases == [f"PA-sak {number}  {title}" for number, title in TITLES.items() if number != "08/26"]


@in_every_notice
@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("01/26", ["godkjenner innkallingen og sakslisten"]),
        ("02/26", ["sekretariatet fullmakt", "stemmeberettiget"]),
        ("03/26", ["godkjenner årsrapporten", "2025–2026"]),
        ("04/26", ["sammensetningen av Strategisk samarbeidsutvalg", "til orientering"]),
        ("05/26", ["årlige gjennomgangen av Samarbeidsavtalen", "i løpet av 2026"]),
    ],
)
def test_e12_e26_proposals_of_one_paragraph(meeting: Meeting, where: str, number: str, words: list[str]) -> None:
    (text,) = proposal(meeting.notice_in(where), number)
    assert text.startswith("Partnerskapsmøtet ")
    for each in words:
        assert each in text


@in_every_notice
def test_e13_e26_the_proposal_of_06_26_is_numbered(meeting: Meeting, where: str) -> None:
    (items,) = lists(meeting.notice_in(where).word.under("PA-sak\u00a006/26 "))
    assert [item.marker for item in items] == ["1.", "2."]
    assert plain(items[0].text) == "Partnerskapsmøtet tar programmet for dialogmøtet til orientering."
    assert "kommunestyrene og i styret for Sykehuset Innlandet" in items[1].text


@in_every_notice
def test_e15_e26_the_proposal_of_07_26_has_three_alternatives(meeting: Meeting, where: str) -> None:
    """The years are the source's, which contradicts itself."""
    texts = proposal(meeting.notice_in(where), "07/26")
    assert texts[::2] == ["Alternativ 1", "Alternativ 2", "Alternativ 3"]
    ends = [text.partition(" planlegge Partnerskapsmøtet ")[2] for text in texts[1::2]]
    time = "Det bør settes av nok tid til innlegg og strategisk dialog om partnernes felles satsninger."
    assert ends == [
        f"i tilknytning til KS’ høstkonferanse i 2026. {time}",
        f"på Teams medio juni 2026. {time}",
        "i tilknytning til Samhandlingskonferanse Innlandet 2027.",
    ]
