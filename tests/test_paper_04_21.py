"""The worked example 04/21 holds every element of its source paper; figures and dates are typed from the source.

E numbers are those of the list of elements that the format was made to say. Mended against the source: the attachment's
case line is the paper's own with the attachment's number in its heading, the figure has a number and a text that can be
read aloud, and dates as «010323» and «8 juni» are written out.
"""

import pytest

from tests.conftest import BuiltOffice
from tests.word import Paragraph, Word, lists, plain, read_word, styled, unmatched

PLAN = "Vedlegg\u00a01: "
TASKS = "Oppgaver våren 2022"
DESCRIPTION = "Beskrivelse av oppdraget"
#: Beginning of the task, deadline, what its closing sentence must name.
E28 = [
    ("Utarbeide en strategiplan", "medio mai 2022", ["2022–2026", "8. juni 2022"]),
    ("Utarbeide en handlingsplan", "medio mai 2022", ["2022–2023", "8. juni 2022"]),
    ("Gi innspill til Nasjonal helse- og sykehusplan", "1. april 2022", ["omsorgsdepartementet", "1. april 2022"]),
    ("Starte arbeidet med å revidere", "våren 2022", ["15. april 2022", "1. mars 2023"]),
    ("Eventuelt starte pilotering", "våren 2022", ["tiltak", "piloteres"]),
]


@pytest.fixture(scope="module")
def paper(office: BuiltOffice) -> Word:
    """The paper of 04/21."""
    return read_word(office.path("04-21").read_bytes())


def tasks(paper: Word) -> list[Paragraph]:
    """The headings of the tasks."""
    return [block for block in paper.under(TASKS) if isinstance(block, Paragraph) and block.style == "heading 4"]


def test_e1_the_letterhead_stands_on_the_first_page_alone(paper: Word) -> None:
    """The pages that follow say the case, and those of the attachment which attachment they are."""
    plan = "Vedlegg\u00a01 Handlingsplan for Helsefellesskap Innlandet våren 2022"
    assert paper.headers == (
        "Sak\u00a004/21  ·  Handlingsplan for våren 2022\tSSU 25.\u00a0november\u00a02021",
        "HELSEFELLESSKAP\nInnlandet",
        f"Sak\u00a004/21  ·  {plan}\tSSU 25.\u00a0november\u00a02021",
    )
    assert "HELSEFELLESSKAP" not in paper.everything


def test_e2_the_case_line_and_the_number_of_the_attachment(paper: Word) -> None:
    assert plain(paper.paragraphs[0].text) == "Vedlegg til sak 04/21"
    assert styled(paper.blocks, "heading 2") == [
        "Bakgrunn",
        "Vedlegg",
        "Vedlegg 1: Handlingsplan for Helsefellesskap Innlandet våren 2022",
    ]


def test_e3_the_title(paper: Word) -> None:
    assert (paper.paragraphs[1].style, paper.paragraphs[1].text) == ("heading 1", "Handlingsplan for våren 2022")


def test_e5_the_tasks_stand_below_a_heading_of_their_own(paper: Word) -> None:
    assert styled(paper.under(PLAN), "heading 3") == [TASKS]
    assert [heading.style for heading in paper.headings[5:]] == ["heading 4", "heading 5"] * 5


def test_e8_bulleted_lists_in_the_first_task(paper: Word) -> None:
    groups, deliveries = lists(paper.under("Utarbeide en strategiplan"))
    assert {(item.marker, item.level) for item in (*groups, *deliveries)} == {("•", 0)}
    patients = ["barn og unge", "psykiske lidelser og rus", "skrøpelige eldre", "flere kroniske lidelser"]
    assert unmatched(patients, groups) == []
    assert unmatched(["akuttmedisinske", "utviklingsplanene", "kompetanse"], deliveries) == []


@pytest.mark.parametrize(
    ("task", "references"),
    [
        ("Gi innspill", ["Meld. St. 7 (2019–2020)", "2020–2023", "23. oktober 2019", "21. september 2021"]),
        ("Starte arbeidet", ["2019–2023", "1. mars 2023", "§ 6-2", "våren 2021", "Prop. 102 L (2020–2021)"]),
        ("Starte arbeidet", ["Meld. St. 7 (2019–2020)", "2020–2023", "oktober 2019", "19 helsefellesskap"]),
    ],
)
def test_e16_documents_and_agreements_with_their_dates(paper: Word, task: str, references: list[str]) -> None:
    text = paper.prose_under(task)
    assert [reference for reference in references if reference not in text] == []


def test_e16_the_meeting_that_decides_has_one_date(paper: Word) -> None:
    assert plain(paper.prose).count("Partnerskapsmøtet 8. juni 2022") == 2
    assert plain(paper.prose).count("8. juni") == 2


@pytest.mark.parametrize("heading", ["Bakgrunn", "Vedlegg"])
def test_e17_references_to_the_attachment_are_links_that_lead_to_it(paper: Word, heading: str) -> None:
    (link,) = (link for block in paper.under(heading) if isinstance(block, Paragraph) for link in block.links)
    assert plain(link.text).lower().startswith("vedlegg 1")
    assert paper.target(link).text.startswith(PLAN)


def test_e19_the_attachment_begins_a_page(paper: Word) -> None:
    """It has a section of its own, so that its running header can name it; nothing else begins a page."""
    assert [heading.text for heading in paper.headings if paper.begins_page(heading)] == [paper.headings[3].text]
    assert paper.headings[3].text.startswith(PLAN)
    assert [section.landscape for section in paper.sections] == [False, False]


def test_e28_tasks_are_numbered_by_word(paper: Word) -> None:
    assert [task.marker for task in tasks(paper)] == ["1.", "2.", "3.", "4.", "5."]
    assert [task.text[: len(start)] for task, (start, *_) in zip(tasks(paper), E28, strict=True)] == [
        start for start, *_ in E28
    ]


def test_e28_every_task_has_its_deadline_and_who_answers_for_it(paper: Word) -> None:
    for start, deadline, _ in E28:
        facts = paper.under(start)[0]
        assert isinstance(facts, Paragraph)
        assert plain(facts.text) == f"Frist: {deadline} · Ansvar: Strategisk samarbeidsutvalg"


def test_e28_every_task_is_described_and_closes_with_what_is_to_be_delivered(paper: Word) -> None:
    for start, _, closing in E28:
        description = paper.under(start)[1]
        last = paper.under(start)[-1]
        assert isinstance(description, Paragraph)
        assert isinstance(last, Paragraph)
        assert (description.style, description.text) == ("heading 5", DESCRIPTION)
        assert "Strategisk samarbeidsutvalg" in last.text
        assert " skal " in last.text
        assert [word for word in closing if word not in plain(last.text)] == []


def test_e28_the_periods_of_the_plans_stand_in_the_tasks(paper: Word) -> None:
    assert [task.text.rpartition(" ")[2] for task in tasks(paper)[:2]] == ["2022–2026", "2022–2023"]


def test_e29_the_figure_has_a_caption_with_number_and_key(paper: Word) -> None:
    captions = [item for item in paper.paragraphs if item.style == "caption"]
    assert [plain(caption.text) for caption in captions] == [
        "Figur 1: Handlingsplan for Helsefellesskapet våren 2022 (SSU = Strategisk samarbeidsutvalg)"
    ]
    above = paper.blocks[paper.blocks.index(captions[0]) - 1]
    assert isinstance(above, Paragraph)
    assert len(above.pictures) == 1


def test_e29_the_figure_is_read_aloud_and_fits_the_page(paper: Word) -> None:
    (figure,) = (picture for paragraph in paper.paragraphs for picture in paragraph.pictures)
    named = ["1. Strategiplan 2022–2026", "2. Handlingsplan 2022–2023", "3. Innspill", "4. Revisjon", "5. Pilotering"]
    dates = ["medio mai", "1. april", "15. april", "Partnerskapsmøtet 8. juni", "SSU"]
    assert [word for word in named + dates if word not in figure.alt] == []
    assert figure.width == pytest.approx(16, abs=0.05)
    assert 0 < figure.height < figure.width


def test_e29_the_text_refers_to_the_figure_with_a_link(paper: Word) -> None:
    link = next(link for block in paper.under(PLAN) if isinstance(block, Paragraph) for link in block.links)
    assert plain(link.text) == "Figur 1"
    assert paper.target(link).style == "caption"
