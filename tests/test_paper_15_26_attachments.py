"""The worked example 15/26 holds every element of its source paper: what is attached to the papers of the meeting."""

import pytest

from tests.partnership import Meeting, Piece, in_every_paper
from tests.test_paper_15_26_papers import every_paper
from tests.word import Paragraph, Table, lists, plain

#: The titles of the attachments of each paper.
ATTACHMENTS = {
    3: [
        "Strategiplan Helsefellesskap Innlandet 2022–2027",
        "Strategiplan Helsefellesskap Innlandet med handlingsdel 2025–2026",
        "Rekrutterings- og samhandlingsmidler 2025, status",
        "Rekrutterings- og samhandlingsmidler 2026, innspill og tildeling",
    ],
    4: ["Representanter i Strategisk samarbeidsutvalg, Helsefellesskap Innlandet 2026–2027"],
    5: [],
    6: ["Foreløpig program for dialogmøtet 2026"],
    7: [],
}
MARKER = "Oppdateres etter behandling av SSU-sak 13/26"


def attachments(paper: Piece) -> list[Paragraph]:
    """The headings that begin an attachment of the paper."""
    return [item for item in paper.word.headings if any("vedlegg_" in name for name in item.bookmarks)]


@in_every_paper
@every_paper
def test_e19_every_attachment_has_a_heading_and_begins_a_page(meeting: Meeting, number: int, where: str) -> None:
    paper = meeting.paper_in(number, where)
    of = "" if where == "alene" else f" til PA-sak 0{number}/26"
    headings = attachments(paper)
    assert [plain(item.text) for item in headings] == [
        f"Vedlegg {place}{of}: {title}" for place, title in enumerate(ATTACHMENTS[number], start=1)
    ]
    for heading in headings:
        assert (heading.style, heading.outline) == ("HFI Vedleggstittel", paper.level + 1)
        assert paper.begins_page(heading), heading.text


@in_every_paper
@pytest.mark.parametrize("number", [3, 4, 6])
def test_e22_the_paper_lists_its_attachments_with_links(meeting: Meeting, number: int, where: str) -> None:
    paper = meeting.paper_in(number, where)
    (items,) = lists(paper.under("Vedlegg"))
    assert [plain(item.text) for item in items] == [
        f"Vedlegg {place}: {title}" for place, title in enumerate(ATTACHMENTS[number], start=1)
    ]
    targets = [link.target.removeprefix("#") for item in items for link in item.links]
    assert targets == [name for heading in attachments(paper) for name in heading.bookmarks]


@in_every_paper
@pytest.mark.parametrize("number", [3, 4, 6])
def test_e17_the_text_refers_to_every_attachment_and_leads_to_it(meeting: Meeting, number: int, where: str) -> None:
    paper = meeting.paper_in(number, where)
    at = {name: plain(item.text) for item in attachments(paper) for name in item.bookmarks}
    links = [link for item in paper.word.paragraphs if item.style != "HFI Kortslutt" for link in item.links]
    references = [(plain(link.text).lower(), link.target) for link in links if ":" not in link.text]
    assert {text for text, _ in references} == {f"vedlegg {place}" for place in range(1, len(at) + 1)}
    for text, target in references:
        assert at[target.removeprefix("#")].lower().startswith(text)


@in_every_paper
def test_e20_no_table_is_continued_by_hand(meeting: Meeting, where: str) -> None:
    """The source types the heading and the head row of «Vedlegg 2» anew on its second page."""
    document = meeting.paper_in(3, where).document
    assert not any("forts" in item.text for item in document.headings)
    for table in document.tables:
        headers = [row.header for row in table.rows]
        assert headers == sorted(headers, reverse=True)
        assert headers[0]
        assert not any(row.may_split for row in table.rows)


@in_every_paper
def test_e21_paragraphs_between_attachment_heading_and_table(meeting: Meeting, where: str) -> None:
    paper = meeting.paper_in(3, where)
    for heading, marked in zip(attachments(paper)[1:], (False, True, True), strict=True):
        *before, table = (block for block in paper.under(plain(heading.text)) if not _is_filler(block))
        assert isinstance(table, Table)
        texts = [block for block in before if isinstance(block, Paragraph)]
        assert [item.style for item in texts] == (["HFI Merknad"] if marked else []) + ["Body Text"]
        assert "Tabellen viser" in texts[-1].text


@in_every_paper
def test_e33_two_attachments_carry_the_draft_marker_under_their_heading(meeting: Meeting, where: str) -> None:
    paper = meeting.paper_in(3, where)
    marked = {}
    for place, heading in enumerate(attachments(paper), start=1):
        first = paper.under(plain(heading.text))[0]
        marked[place] = isinstance(first, Paragraph) and plain(first.text) == MARKER and first.style == "HFI Merknad"
    assert marked == {1: False, 2: False, 3: True, 4: True}


def _is_filler(block: object) -> bool:
    """The empty paragraph on which the pages turn."""
    return isinstance(block, Paragraph) and block.style == "HFI Skille"
