"""Contents lists: links, page numbers that are there when the file is opened, and that are right."""

import re
import subprocess
from collections.abc import Iterator

import pytest

from hfi_docs.document import (
    Block,
    Contents,
    ContentsEntry,
    Heading,
    List,
    ListItem,
    Note,
    Paragraph,
    Part,
    Row,
    Text,
    inline_text,
)
from hfi_docs.word.render import lint_document
from hfi_docs.word.render.pages import Pages, Strip
from tests.rendered import (
    caption,
    chapter,
    figure,
    find,
    paragraph_with,
    render,
    row,
    sentence,
    squeezed,
    style_id,
    table,
    tree,
    values,
    words,
)
from tests.test_pages import output, tool

SENTENCE = "Partene følger opp tiltakene for barn og unge, og melder tilbake til sekretariatet før neste møte. "


def entry(level: int, text: str, anchor: str) -> ContentsEntry:
    return ContentsEntry(level, words(text), anchor)


def small() -> bytes:
    contents = Contents((entry(1, "Sak 1", "sak_1"), entry(2, "Bakgrunn", "sak_1_1"), entry(7, "Dypt", "sak_2")))
    first = Part((Heading(2, words("Sak 1"), "sak_1"), Heading(3, words("Bakgrunn"), "sak_1_1")), new_page=True)
    second = Part((Heading(2, words("Sak 2"), "sak_2"),), "landscape", new_page=True)
    return render(Part((Heading(2, words("Innhold")), contents)), first, second)


def shown_numbers(content: bytes) -> dict[str, int]:
    """The page number in each line of the contents list, by bookmark."""
    found: dict[str, int] = {}
    for line in find(tree(content), "//w:p[.//w:instrText[contains(., 'PAGEREF')]]"):
        (instruction,) = values(line, ".//w:instrText/text()")
        found[instruction.split()[1]] = int(values(line, ".//w:t/text()")[-1])
    return found


def test_a_line_links_to_its_heading_and_says_the_page() -> None:
    content = small()
    line = paragraph_with(tree(content), "Sak 12")
    assert values(line, "w:hyperlink/@w:anchor") == ["sak_1"]
    assert values(line, "w:hyperlink//w:t/text()") == ["Sak 1"]
    assert values(line, ".//w:instrText/text()") == [" PAGEREF sak_1 \\h "]
    assert values(line, "w:pPr/w:tabs/w:tab/@w:val") == ["right"]
    assert values(line, "w:pPr/w:tabs/w:tab/@w:leader") == ["dot"]
    assert values(line, "w:pPr/w:tabs/w:tab/@w:pos") == ["9354"]
    assert lint_document(content) == ()


def test_lines_have_the_style_of_their_level() -> None:
    content = small()
    used = values(tree(content), "//w:p[w:hyperlink]/w:pPr/w:pStyle/@w:val")
    assert used == [style_id(content, f"toc {level}") for level in (1, 2, 3)]


def test_word_need_not_ask_before_it_shows_the_list() -> None:
    content = small()
    assert values(tree(content), "//w:fldChar/@w:dirty") == []
    assert values(tree(content, "word/settings.xml"), "w:updateFields/@w:val") == []
    assert shown_numbers(content) == {"sak_1": 2, "sak_1_1": 2, "sak_2": 3}


def test_a_line_without_a_target_is_found() -> None:
    content = render(Part((Heading(2, words("Innhold")), Contents((entry(1, "Borte", "borte"),)))))
    assert {finding.code for finding in lint_document(content)} == {"L38", "L39"}


def test_a_footnote_of_a_heading_is_not_set_twice() -> None:
    heading = Heading(2, (Text("Sak 1"), Note(words("Kilden"))), "sak_1")
    contents = Contents((ContentsEntry(1, heading.inlines, "sak_1"),))
    content = render(Part((Heading(2, words("Innhold")), contents)), Part((heading,), new_page=True))
    assert values(tree(content), "//w:footnoteReference/@w:id") == ["1"]
    assert lint_document(content) == ()


def test_a_paragraph_goes_on_over_pages() -> None:
    pages = Pages(100.0)
    pages.place(Strip(25, 10.0), ["a"])
    pages.place(Strip(1, 10.0), ["b"])
    assert (pages.found, pages.number) == ({"a": 1, "b": 3}, 3)


def test_what_is_kept_together_moves_together() -> None:
    pages = Pages(100.0)
    pages.place(Strip(7, 10.0))
    pages.place(Strip(1, 10.0, keep_next=True), ["tittel"])
    pages.place(Strip(1, 10.0, keep_next=True), ["overskrift"])
    pages.place(Strip(4, 10.0), ["tekst"])
    assert pages.found == {"tittel": 2, "overskrift": 2, "tekst": 2}


def test_two_lines_may_stand_alone_but_not_one() -> None:
    for room, lines, page in ((2, 6, 1), (1, 6, 2), (2, 3, 2), (3, 3, 1), (2, 4, 1)):
        pages = Pages(100.0)
        pages.place(Strip(10 - room, 10.0))
        pages.place(Strip(lines, 10.0), ["a"])
        assert pages.found == {"a": page}, (room, lines)


def test_space_between_paragraphs_is_the_larger_and_none_at_the_top() -> None:
    pages = Pages(100.0)
    pages.place(Strip(4, 10.0, before=50.0, after=8.0))
    pages.place(Strip(4, 10.0, before=12.0), ["a"])
    assert pages.settle(0.0) == 92.0
    assert pages.found == {"a": 1}


def test_footnotes_take_their_room_from_the_page() -> None:
    pages = Pages(100.0)
    pages.place(Strip(5, 10.0, notes=30.0))
    pages.place(Strip(1, 10.0), ["a"])
    assert pages.found == {"a": 2}


def test_a_page_that_is_empty_is_not_turned() -> None:
    pages = Pages(100.0)
    pages.turn(50.0)
    pages.turn(60.0)
    assert (pages.number, pages.height) == (1, 60.0)


def test_the_letterhead_takes_its_room_on_the_first_page() -> None:
    """The text of a first page begins below the letterhead, which is higher than the margin."""
    pages = Pages(100.0, down=30.0)
    pages.place(Strip(6, 10.0))
    pages.place(Strip(2, 10.0), ["a"])
    assert pages.found == {"a": 2}


def packet() -> tuple[list[ContentsEntry], list[Part]]:
    """Nine papers of many kinds, some across, and a line of contents for each of their headings."""
    entries: list[ContentsEntry] = []
    papers: list[Part] = []
    for number in range(1, 10):
        blocks = list(paper(number))
        for block in blocks:
            if isinstance(block, Heading):
                entries.append(ContentsEntry(block.level - 1, block.inlines, block.bookmark))
        papers.append(Part(tuple(blocks), "landscape" if number % 4 == 3 else "portrait", new_page=True))
    return entries, papers


def paper(number: int) -> Iterator[Block]:
    yield Paragraph(words(f"Vedlegg til sak {number:02}/26"), "case_line")
    yield Heading(2, words(f"Sak {number:02}/26 Oppfølging av planen"), f"sak_{number}")
    yield Paragraph(words("Strategisk samarbeidsutvalg · 19. juni 2026"), "facts")
    for section in range(1, 3 + number % 4):
        yield chapter(f"Kapittel {section} i sak {number:02}", f"sak{number}", bookmark=f"sak_{number}_{section}")
        yield Paragraph((Text(SENTENCE * (1 + (number * section) % 7)), *_note(section)))
        if section % 2:
            yield List(tuple(ListItem((sentence(SENTENCE * (1 + point % 2)),)) for point in range(number)))
        if (number + section) % 3 == 0:
            yield table(*table_rows(3 * number), caption=caption("Tabell", 10 * number + section))
            yield sentence(SENTENCE)
        if (number + section) % 4 == 0:
            yield figure(300, 90 + 20 * number, caption=caption("Figur", 10 * number + section))


def _note(section: int) -> tuple[Note, ...]:
    return (Note(words("Vedtatt i møtet før.")),) if section == 2 else ()


def table_rows(count: int) -> Iterator[Row]:
    yield row("Tiltak i planperioden", role="header", columns=2)
    yield row("Tiltak", "Midler", role="header")
    for number in range(count):
        if number % 5 == 0:
            yield row(f"Område {number // 5 + 1}", role="group", columns=2)
        yield row(SENTENCE * (1 + number % 2), f"{number + 1}0 000")


@pytest.fixture(scope="module")
def packed() -> tuple[list[ContentsEntry], bytes]:
    entries, papers = packet()
    front = Part((Heading(2, words("Innhold")), Contents(tuple(entries))))
    return entries, render(front, *papers)


@pytest.fixture(scope="module")
def laid_out(packed: tuple[list[ContentsEntry], bytes], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page as LibreOffice lays it out, without white space."""
    folder = tmp_path_factory.mktemp("pakke")
    path = folder / "pakke.docx"
    path.write_bytes(packed[1])
    command = [tool("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), str(path)], capture_output=True, check=True
    )
    text = output("pdftotext", "-layout", "-enc", "UTF-8", str(path.with_suffix(".pdf")), "-").removesuffix("\f")
    return [squeezed(page) for page in text.split("\f")]


def real_pages(entries: list[ContentsEntry], pages: list[str]) -> dict[str, int]:
    """The page of each heading, counted in the pages themselves; the contents list fills the first ones."""
    front = next(number for number, text in enumerate(pages) if "Vedleggtilsak01/26" in text)
    return {
        item.anchor: next(
            number
            for number, text in enumerate(pages, start=1)
            if number > front and squeezed(inline_text(item.inlines)) in text
        )
        for item in entries
    }


def test_the_numbers_are_those_of_the_pages(packed: tuple[list[ContentsEntry], bytes], laid_out: list[str]) -> None:
    """Each paper's first page exactly; a heading near the foot of a page may in Word fall on the next."""
    entries, content = packed
    real, shown = real_pages(entries, laid_out), shown_numbers(content)
    papers = [item.anchor for item in entries if re.fullmatch(r"sak_\d", item.anchor)]
    assert len(laid_out) > 20
    assert [shown[anchor] for anchor in papers] == [real[anchor] for anchor in papers]
    wrong = [anchor for anchor in real if real[anchor] != shown[anchor]]
    assert len(wrong) <= len(real) // 20, wrong


def test_the_packet_is_clean(packed: tuple[list[ContentsEntry], bytes]) -> None:
    assert lint_document(packed[1]) == ()


def test_equal_packets_have_equal_bytes(packed: tuple[list[ContentsEntry], bytes]) -> None:
    entries, papers = packet()
    assert render(Part((Heading(2, words("Innhold")), Contents(tuple(entries)))), *papers) == packed[1]
