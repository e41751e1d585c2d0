"""The worked example 15/26 holds every element of its source paper: the five papers of Partnerskapsmøtet.

Each paper is read in 15/26, in the packet and alone, where its headings stand one, two or three levels higher.
"""

import pytest

from tests.partnership import Meeting, case_lines, in_every_paper, prose
from tests.test_paper_15_26 import TITLES
from tests.word import Paragraph, lists, plain

#: The sections of each paper, as the source has them, with the attachments it encloses.
SECTIONS = {
    3: ["Helsefellesskap Innlandet", "Resultater", "Vedlegg til årsrapporten", "Forslag til vedtak", "Vedlegg"],
    4: ["Fakta", "Forslag til vedtak", "Vedlegg"],
    5: ["Fakta", "Status", "Forslag til vedtak"],
    6: ["Fakta og bakgrunn", "Vurderinger", "Forslag til vedtak", "Vedlegg"],
    7: ["Bakgrunn", "Vurderinger", "Forslag til vedtak"],
}
every_paper = pytest.mark.parametrize("number", [3, 4, 5, 6, 7])


@pytest.mark.parametrize("where", ["15/26", "pakke"])
def test_e2_the_papers_follow_each_other_each_with_its_case_line_on_a_new_page(meeting: Meeting, where: str) -> None:
    paper = meeting.paper_in(3, where)
    lines = case_lines(paper.document)
    own = ["Vedlegg til sak 15/26"] if where == "15/26" else []
    assert list(lines) == [*own, *(f"Vedlegg til PA-sak 0{number}/26" for number in range(3, 8))]
    for index in list(lines.values())[len(own) :]:
        line = paper.document.blocks[index]
        assert isinstance(line, Paragraph)
        assert paper.begins_page(line), line.text


@every_paper
@in_every_paper
def test_e2_e3_case_line_and_title(meeting: Meeting, number: int, where: str) -> None:
    paper = meeting.paper_in(number, where)
    line, title = paper.word.paragraphs[:2]
    assert plain(line.text) == f"Vedlegg til PA-sak 0{number}/26"
    assert paper.outline[0] == (0, plain(title.text)) == (0, TITLES[f"0{number}/26"])
    assert paper.level == {"15/26": 3, "pakke": 2, "alene": 1}[where]


@every_paper
@in_every_paper
def test_e4_sections_in_order(meeting: Meeting, number: int, where: str) -> None:
    sections = meeting.paper_in(number, where).sections()
    assert [text for text in sections if not text.startswith("Vedlegg ") or "årsrapport" in text] == SECTIONS[number]


@in_every_paper
def test_e5_subheadings(meeting: Meeting, where: str) -> None:
    found = {n: [text for level, text in meeting.paper_in(n, where).outline if level == 2] for n in SECTIONS}
    assert found == {
        3: ["Samarbeidsstruktur i Helsefellesskap Innlandet", "Strategiplanen", "Samarbeidsavtalen"],
        4: [],
        5: [],
        6: ["Erfaringer fra Helsefellesskap Innlandet"],
        7: ["Alternativ 1", "Alternativ 2", "Alternativ 3"],
    }


@in_every_paper
def test_e7_the_earlier_decision_is_quoted_in_italics_and_guillemets(meeting: Meeting, where: str) -> None:
    text = meeting.paper_in(5, where).under("Fakta")[-1]
    assert isinstance(text, Paragraph)
    (quoted,) = text.in_italics
    assert quoted.startswith("Strategisk samarbeidsutvalg sikre forankring og etterlevelse av Samarbeidsavtalen")
    assert plain(text.text).endswith(f"16. oktober 2025 i PA-sak 05/25: «{plain(quoted)}»")


@in_every_paper
def test_e7_the_agreement_is_quoted_in_italics_and_guillemets(meeting: Meeting, where: str) -> None:
    paragraphs = [item for item in meeting.paper_in(6, where).word.paragraphs if item.in_italics]
    (quotation,) = paragraphs
    (quoted,) = quotation.in_italics
    assert quotation.text.startswith("Kapittel 7 i den overordnede samarbeidsavtalen")
    assert quotation.text.endswith(f"«{quoted}»")
    assert quoted.startswith("Partnerne har gjensidig informasjon- og involveringsplikt")


@in_every_paper
def test_e8_bulleted_lists(meeting: Meeting, where: str) -> None:
    priorities, done, agreement = lists(meeting.paper_in(3, where).under("Resultater"))
    assert [item.text for item in priorities] == [
        "Interessepolitikk",
        "Kvalifisert arbeidskraft",
        "Nye digitale tjenester",
        "Videreutvikling av Helsefellesskap Innlandet",
    ]
    assert [item.text for item in done if item.level == 0] == [
        "Interessepolitikk",
        "Videreutvikle Helsefellesskap Innlandet",
        "Samhandle med de som trenger det mest",
        "Likeverdige tjenester",
        "Generelt",
    ]
    assert [item.level for item in done] == [0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1]
    assert all(item.in_bold == (item.text,) for item in done if item.level == 0)
    assert [item.marker for item in agreement] == ["•", "•"]
    assert agreement[1].in_italics == ("jf. kapittel 12 i den overordnede samarbeidsavtalen",)


@in_every_paper
def test_e8_who_sits_in_the_organ_is_a_bulleted_list(meeting: Meeting, where: str) -> None:
    (items,) = lists(meeting.paper_in(4, where).under("Fakta"))
    assert [plain(item.text) for item in items] == [
        "åtte medlemmer fra Sykehuset Innlandet",
        "13 medlemmer fra kommunene",
        "ni observatører",
    ]


@in_every_paper
def test_e9_the_five_sub_agreements_are_numbered(meeting: Meeting, where: str) -> None:
    (items,) = lists(meeting.paper_in(5, where).under("Fakta"))
    assert [(item.marker, item.text) for item in items] == [
        ("1.", "Pasientsamarbeid"),
        ("2.", "Samarbeid om kompetansedeling, utdanning, innovasjon og forskning"),
        ("3.", "Digitalt samarbeid"),
        ("4.", "Samarbeid om beredskap"),
        ("5.", "Felles planlegging og utvikling"),
    ]


@in_every_paper
@every_paper
def test_e12_e13_e15_the_paper_proposes_what_the_notice_says(meeting: Meeting, number: int, where: str) -> None:
    blocks = meeting.paper_in(number, where).under("Forslag til vedtak")
    notice = meeting.notice_in("alene").word.under(f"PA-sak\u00a00{number}/26 ")
    assert prose(blocks) == prose(notice).partition("Forslag til vedtak\n")[2]
    markers = [block.marker for block in blocks if isinstance(block, Paragraph)]
    assert markers == {6: ["1.", "2."], 7: [""] * 6}.get(number, [""])


@in_every_paper
@pytest.mark.parametrize(
    ("number", "heading", "reference"),
    [
        (3, "Resultater", "16. oktober 2025 i PA-sak 06/25"),
        (3, "Resultater", "for 2025 i SSU-sak 22/25"),
        (3, "Resultater", "21. mai 2026 i SSU-sak 13/26"),
        (4, "Fakta", "16. oktober 2025 i PA-sak 04/25"),
        (5, "Fakta", "16. oktober 2025 i PA-sak 05/25"),
    ],
)
def test_e16_cases_of_other_meetings_with_their_dates(
    meeting: Meeting, number: int, heading: str, reference: str, where: str
) -> None:
    assert reference in prose(meeting.paper_in(number, where).under(heading))


@in_every_paper
def test_e18_a_link_with_visible_text(meeting: Meeting, where: str) -> None:
    paper = meeting.paper_in(5, where)
    (link,) = (link for item in paper.word.paragraphs for link in item.links)
    assert (link.text, link.target) == ("Samarbeidsavtale på kompetansebroen.no", "https://www.kompetansebroen.no")


@in_every_paper
def test_e27_the_chapters_of_the_annual_report_are_numbered_by_word(meeting: Meeting, where: str) -> None:
    headings = meeting.paper_in(3, where).word.headings
    numbered = [(item.marker, item.text) for item in headings if item.marker]
    assert numbered == [
        ("1.", "Helsefellesskap Innlandet"),
        ("2.", "Resultater"),
        ("3.", "Vedlegg til årsrapporten"),
    ]


@in_every_paper
def test_e27_organs_are_defined_with_name_and_short_form_in_bold(meeting: Meeting, where: str) -> None:
    intro, *definitions = meeting.paper_in(3, where).under("Samarbeidsstruktur i Helsefellesskap Innlandet")
    assert isinstance(intro, Paragraph)
    assert not intro.in_bold
    found = [item for item in definitions if isinstance(item, Paragraph)]
    assert [item.in_bold for item in found] == [
        ("Partnerskapsmøtet (PA)",),
        ("Dialogmøtene",),
        ("Strategisk samarbeidsutvalg (SSU)",),
        ("Faglig samarbeidsutvalg (FSU)",),
        ("Sekretariatet",),
        ("Administrativt samarbeidsutvalg (AdmSU)",),
    ]
    for item in found:
        assert item.text.startswith(f"{item.in_bold[0]} – ")
        assert len(item.text) > len(item.in_bold[0]) + 50


@in_every_paper
@pytest.mark.parametrize(
    ("number", "facts"),
    [
        (3, ["gjelder fra 1. mars 2024", "behandlet den 8. juni 2022", "I 2027", "fire møter og ett strategisk møte"]),
        (3, ["startet i april 2026", "oppstart i august 2026", "oktober/desember 2026", "21. august 2026"]),
        (3, ["tre rådgivere fra kommunene og tre fra Sykehuset Innlandet", "Sør-Gudbrandsdal", "Nordre Ringsaker"]),
        (3, ["Prosjekt X", "august 2025 og tas opp igjen i juni 2026"]),
        (4, ["Samarbeidsprosedyre 5, kapittel 4", "1. januar 2026", "ni klinikker"]),
        (5, ["1. mars 2024", "fem delavtaler og fem samarbeidsprosedyrer", "§ 6-2", "hvert fjerde år"]),
        (5, ["10. april 2026", "14. januar 2026", "delavtale 1 og Samarbeidsprosedyre 1", "delavtale 2–5"]),
        (6, ["I årene 2022–2025", "sju helseregionene med 42 kommuner", "2024–2026", "november 2026"]),
        (7, ["I 2022", "2023 ble møtet holdt på Teams i juni", "i 2024 og 2025", "høstkonferansen til KS Innlandet"]),
    ],
)
def test_the_facts_of_the_source(meeting: Meeting, number: int, facts: list[str], where: str) -> None:
    text = prose(list(meeting.paper_in(number, where).word.blocks))
    for fact in facts:
        assert fact in text
