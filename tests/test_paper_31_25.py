"""The worked example 31/25 holds every element and table of its source paper; figures and dates are typed from it.

E and T numbers are those of the list of elements and tables that the format was made to say. Mended against the source:
«14.1124» is 14 November 2024, the strategy plan runs to 2027 in its header too, and an attachment 3 that the paper does
not have is not referred to.
"""

import re

import pytest

from tests.conftest import BuiltOffice
from tests.strategy_plan import assert_areas_have_lead_and_bullets, assert_strategy_plan
from tests.word import Paragraph, Word, lists, plain, read_word, styled, unmatched

ONGOING = "Pågående tiltak i de prioriterte satsningsområdene"
EXPERIENCE = "Erfaringer med å iverksette satsningsområder i 2024 og 2025"
DIALOGUE = "Dialog og innspill i møtet"
PRIORITISED = [
    "Interessepolitikk",
    "Kvalifisert arbeidskraft",
    "Nye digitale tjenester",
    "Videreutvikle Helsefellesskap Innlandet",
]
SIGNALS = [
    "Dialogmøtene 2025",
    "Strategisk samarbeidsutvalg om satsninger",
    "Strategisk samarbeidsutvalg om felles retning og god forankring",
]


@pytest.fixture(scope="module")
def paper(office: BuiltOffice) -> Word:
    """The paper of 31/25."""
    return read_word(office.path("31-25").read_bytes())


def test_e1_the_letterhead_stands_on_the_first_page_alone(paper: Word) -> None:
    """The pages that follow say the case, and those of an attachment which attachment they are."""
    assert paper.headers == (
        "Sak\u00a031/25  ·  Strategiske satsninger 2026\tSSU 13.\u00a0november\u00a02025",
        "HELSEFELLESSKAP\nInnlandet",
        "Sak\u00a031/25  ·  Vedlegg\u00a01 Strategiplan Helsefellesskap Innlandet 2022–2027"
        "\tSSU 13.\u00a0november\u00a02025",
        "Sak\u00a031/25  ·  Vedlegg\u00a02 Signaler fra dialogmøtene, Strategisk samarbeidsutvalg og …"
        "\tSSU 13.\u00a0november\u00a02025",
    )
    assert "HELSEFELLESSKAP" not in paper.everything


def test_e2_the_case_line_comes_first(paper: Word) -> None:
    assert (paper.blocks[0], plain(paper.paragraphs[0].text)) == (paper.paragraphs[0], "Vedlegg til sak 31/25")
    assert "13.\u00a0november\u00a02025" in paper.paragraphs[2].text


def test_e3_the_title_is_one_paragraph_on_two_lines(paper: Word) -> None:
    title = paper.paragraphs[1]
    assert styled(paper.blocks, "heading 1") == [title.text]
    assert title.text == "Strategiplan Helsefellesskap Innlandet 2022–2027 – strategiske satsninger 2026"


def test_e4_sections_in_order(paper: Word) -> None:
    assert styled(paper.blocks, "heading 2") == [
        "Bakgrunn",
        ONGOING,
        EXPERIENCE,
        DIALOGUE,
        "Forslag til vedtak",
        "Vedlegg",
        "Vedlegg 1: Strategiplan Helsefellesskap Innlandet 2022–2027",
        "Vedlegg 2: Signaler fra dialogmøtene, Strategisk samarbeidsutvalg og Partnerskapsmøtet",
    ]


def test_e5_subheadings(paper: Word) -> None:
    assert styled(paper.under(ONGOING), "heading 3") == PRIORITISED
    assert styled(paper.blocks, "heading 3") == PRIORITISED + SIGNALS


@pytest.mark.parametrize(
    ("heading", "facts"),
    [
        (
            "Interessepolitikk",
            ["innbyggerdialog", "(VIP)", "sårbehandling", "SSU-møtet 12. februar 2026"],
        ),
        (
            "Kvalifisert arbeidskraft",
            ["2023 vedtok Partnerskapsmøtet", "Kompetansenettverk Innlandet", "to workshoper"],
        ),
        (
            "Kvalifisert arbeidskraft",
            ["desember 2023 til februar 2024", "budsjett for 2023", "satsningen TORN Samhandling"],
        ),
        (
            "Nye digitale tjenester",
            ["(DHO)", "sårbehandling", "PreVis 2", "I 2024", "e-helse", "Digi Innlandet"],
        ),
        ("Nye digitale tjenester", ["KS Innlandet", "Statsforvalteren i Innlandet", "USHT", "Sykehuspartner"]),
        ("Videreutvikle Helsefellesskap", ["digitalt avvikssystem", "samhandlingskonferanse", "«Fra hjem til hjem»"]),
    ],
)
def test_e5_what_is_under_way_in_each_area(paper: Word, heading: str, facts: list[str]) -> None:
    text = paper.prose_under(heading)
    assert [fact for fact in facts if fact not in text] == []


def test_e6_the_earlier_resolution_is_quoted_with_its_numbers_and_nested_points(paper: Word) -> None:
    (resolution,) = lists(paper.under("Bakgrunn"))
    assert [(item.marker, item.level) for item in resolution] == [
        ("1.", 0),
        *[("–", 1)] * 4,
        ("2.", 0),
        ("3.", 0),
    ]
    # Word for word, the source's spelling of its own name too.
    quoted = [*PRIORITISED[:3], "Videreutvikle helsefelleskap Innlandet"]
    assert [item.text for item in resolution if item.level == 1] == quoted
    first, *others = (resolution[index].text for index in (0, 5, 6))
    assert first.startswith("«Partnerskapsmøtet ber Strategisk samarbeidsutvalg")
    assert all(text.startswith("Partnerskapsmøtet ber Strategisk samarbeidsutvalg") for text in others)
    assert resolution[-1].text.endswith(".»")
    before = paper.blocks[paper.blocks.index(resolution[0]) - 1]
    assert isinstance(before, Paragraph)
    assert before.text.endswith("Vedtaket var enstemmig:")


def test_e8_bulleted_examples_of_what_takes_time(paper: Word) -> None:
    (examples,) = lists(paper.under(EXPERIENCE))
    assert [(item.marker, item.level) for item in examples] == [("•", 0)] * 4
    texts = [plain(item.text) for item in examples]
    assert [text.partition(" (")[0] for text in texts] == [
        "Økt samhandling med fastleger",
        "Forebygging og mestring med innsatstrapp og innbyggerdialog",
        "Tverrfaglig spesialisert rusbehandling med integrert ettervern som inkluderer brukerstyrte plasser",
        "FSU Psykisk helse voksne med store sammensatte behov",
    ]


def test_e9_a_numbered_list_of_what_came_up_in_every_region(paper: Word) -> None:
    (subjects,) = lists(paper.under(SIGNALS[0]))
    assert [item.marker for item in subjects] == ["1.", "2.", "3.", "4.", "5."]
    words = ["Finansieringsløsning", "samhandlingsmodeller", "Rekruttering", "Mjøssykehuset", "prioritering"]
    assert unmatched(words, subjects) == []


def test_e12_the_proposed_resolution_is_one_paragraph_without_a_deadline(paper: Word) -> None:
    (proposal,) = paper.under("Forslag til vedtak")
    assert isinstance(proposal, Paragraph)
    assert proposal.marker == ""
    text = plain(proposal.text)
    assert text.startswith("Strategisk samarbeidsutvalg ber sekretariatet sammenstille innspillene")
    assert text.endswith("legge sammenstillingen ved protokollen.")


@pytest.mark.parametrize(
    ("heading", "reference", "times"),
    [
        ("Bakgrunn", "sak 24/25, som Strategisk samarbeidsutvalg (SSU) behandlet 18. september 2025", 1),
        ("Bakgrunn", "PA-sak 06/25, som Partnerskapsmøtet (PA) behandlet 16. oktober 2025", 1),
        (EXPERIENCE, "strategisk utredning, besluttet i SSU-møtet 14. november 2024", 3),
    ],
)
def test_e16_cases_and_meetings_with_their_dates(paper: Word, heading: str, reference: str, times: int) -> None:
    assert paper.prose_under(heading).count(reference) == times


def test_e17_references_to_attachments_are_links_that_lead_to_them(paper: Word) -> None:
    links = [link for block in paper.under("Bakgrunn") if isinstance(block, Paragraph) for link in block.links]
    assert [plain(link.text) for link in links] == ["vedlegg 1", "vedlegg 2"]
    assert [paper.target(link).text.lower().startswith(f"{link.text}: ") for link in links] == [True, True]
    assert {int(number) for number in re.findall(r"vedlegg (\d+)", plain(paper.prose).lower())} == {1, 2}


def test_e19_every_attachment_has_its_heading_on_a_new_page(paper: Word) -> None:
    """The pages turn before the table of attachment 1 and after it."""
    first, second = (next(item for item in paper.headings if item.bookmarks == (f"vedlegg_{n}",)) for n in (1, 2))
    assert [section.last for section in paper.sections[:2]] == [
        paper.blocks.index(first) - 1,
        paper.blocks.index(second) - 1,
    ]


def test_e22_the_list_of_attachments_links_to_each(paper: Word) -> None:
    listed = [block for block in paper.under("Vedlegg") if isinstance(block, Paragraph)]
    assert [plain(item.text) for item in listed] == styled(paper.blocks, "heading 2")[-2:]
    assert [paper.target(link).text for item in listed for link in item.links] == [item.text for item in listed]


def test_e31_questions_for_the_dialogue(paper: Word) -> None:
    (questions,) = lists(paper.under(DIALOGUE))
    assert list(paper.under(DIALOGUE)) == list(questions)
    assert [item.marker for item in questions] == ["•", "•"]
    assert all(item.text.startswith("Hvordan ") and item.text.endswith("?") for item in questions)
    assert unmatched(["ambisjonsnivå", "innsikt"], questions) == []


def test_e32_the_ranked_list_with_its_counts(paper: Word) -> None:
    (ranked,) = lists(paper.under(SIGNALS[1]))
    assert [item.marker for item in ranked] == [f"{number}." for number in range(1, 9)]
    assert [re.findall(r"^(.*?):?(?: .*)? \((\d) innspill\)$", plain(item.text)) for item in ranked] == [
        [("Kompetanse", "5")],
        [("Digitale", "2")],
        [("Forventningsgapet", "1")],
        [("Standardisere", "1")],
        [("Ambulante", "1")],
        [("Finansiering", "1")],
        [("Tjenesteutvikling", "1")],
        [("Samhandle", "1")],
    ]


def test_e32_the_plain_list_of_signals(paper: Word) -> None:
    (signals,) = lists(paper.under(SIGNALS[2]))
    assert [item.marker for item in signals] == ["•"] * 8
    words = [
        "overordnet",
        "styringslinjer",
        "forventning",
        "felles retning",
        "mandat",
        "likeverdige",
        "Prioriter",
        "bredde",
    ]
    assert unmatched(words, signals) == []


def test_e34_each_area_of_the_strategy_has_its_points(paper: Word) -> None:
    assert_areas_have_lead_and_bullets(paper.table_under("Vedlegg\u00a01: "))


def test_t2_the_strategy_plan(paper: Word) -> None:
    assert_strategy_plan(paper.table_under("Vedlegg\u00a01: "))
    assert len(paper.tables) == 1
    assert [row.header for row in paper.tables[0].rows] == [True] + [False] * 8
