"""Headings and the lines around titles: six levels, chapter numbers that Word sets, case lines."""

import pytest
from lxml import etree

from hfi_docs.document import Heading, Paragraph, Part
from hfi_docs.word.render import lint_document
from tests.rendered import (
    NUMBERING,
    chapter,
    find,
    paragraph_with,
    render,
    render_blocks,
    row,
    sentence,
    style_id,
    table,
    tree,
    values,
    words,
)
from tests.word import read_word


def test_six_levels_have_a_style_each() -> None:
    headings = [Heading(level, words(f"Nivå {level}")) for level in range(2, 7)]
    content = render_blocks(*(block for heading in headings for block in (heading, sentence("Tekst."))))
    styles = [p.style for p in read_word(content).headings]
    assert styles == ["heading 1", "heading 2", "heading 3", "heading 4", "heading 5", "heading 6"]
    assert lint_document(content) == ()


def test_a_level_below_the_sixth_looks_like_the_sixth() -> None:
    word = read_word(render_blocks(Heading(9, words("Dypt"))))
    assert word.headings[-1].style == "heading 6"


def test_a_skipped_level_is_found() -> None:
    content = render_blocks(Heading(2, words("To")), Heading(3, words("Tre")), Heading(5, words("Fem")))
    (finding,) = lint_document(content)
    assert (finding.code, "fra nivå 3 til 5" in finding.message) == ("L46", True)


def test_every_heading_style_can_be_read_against_white() -> None:
    styles = tree(render_blocks(sentence("Tekst.")), "word/styles.xml")
    colours = values(styles, "//w:style[starts-with(w:name/@w:val, 'heading ')]/w:rPr/w:color/@w:val")
    assert len(colours) == 6
    assert min(contrast_with_white(colour) for colour in colours) >= 4.5


def contrast_with_white(colour: str) -> float:
    """The contrast by WCAG 2.1."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_each_series_of_chapters_begins_at_one() -> None:
    content = render_blocks(
        Heading(2, words("Plan")),
        chapter("Bakgrunn", "plan"),
        Heading(4, words("Uten nummer")),
        chapter("Mål", "plan"),
        Heading(2, words("Rapport")),
        chapter("Innledning", "rapport"),
        chapter("Et etterskudd til planen", "plan"),
        chapter("Funn", "rapport"),
    )
    shown = [(p.marker, p.text) for p in read_word(content).headings if p.marker]
    assert shown == [
        ("1.", "Bakgrunn"),
        ("2.", "Mål"),
        ("1.", "Innledning"),
        ("3.", "Et etterskudd til planen"),
        ("2.", "Funn"),
    ]
    assert lint_document(content) == ()


def test_each_row_of_chapters_has_a_definition_before_all_instances() -> None:
    content = render_blocks(Heading(2, words("Plan")), chapter("En", "a"), chapter("En", "b"), chapter("To", "a"))
    root = tree(content, NUMBERING)
    kinds = [etree.QName(item).localname for item in root]
    assert kinds == sorted(kinds)
    before = tree(render_blocks(sentence("Tekst.")), NUMBERING)
    assert len(find(root, "w:abstractNum")) == len(find(before, "w:abstractNum")) + 2
    marks = values(root, "w:abstractNum/w:nsid/@w:val")
    assert len(marks) == len(set(marks))
    assert len(find(root, "w:num")) == len(find(before, "w:num")) + 2


def test_a_numbered_title_hangs_so_that_its_lines_begin_below_each_other() -> None:
    root = tree(render_blocks(Heading(2, words("Plan")), chapter("Kapittel", "a"), Heading(3, words("Vanlig"))))
    (indent,) = find(paragraph_with(root, "Kapittel"), "w:pPr/w:ind")
    left, hanging = (values(indent, f"@w:{name}")[0] for name in ("left", "hanging"))
    assert left == hanging
    # The style is 12.5 points: «10.» takes 16 points of these.
    assert 16 * 20 < int(left) < 30 * 20
    assert find(paragraph_with(root, "Vanlig"), "w:pPr/w:ind") == []


def test_a_document_without_chapters_has_no_definition_for_them() -> None:
    assert b"1B5A2C0F" not in render_blocks(sentence("Tekst."))


@pytest.mark.parametrize(
    ("role", "style"),
    [("case_line", "HFI Sakslinje"), ("facts", "HFI Saksopplysninger"), ("marker", "HFI Merknad"), ("quote", "Quote")],
)
def test_a_role_has_its_style(role: str, style: str) -> None:
    block = Paragraph(words("Linjen"), role)  # type: ignore[arg-type]
    word = read_word(render_blocks(block, Heading(2, words("Tittel"))))
    assert next(p.style for p in word.paragraphs if p.text == "Linjen") == style


def test_a_case_line_begins_the_page_and_stays_with_its_title() -> None:
    part = Part((Paragraph(words("Sak 2/26"), "case_line"), Heading(2, words("Tittel"))), new_page=True)
    root = tree(render(Part((sentence("Før."),)), part))
    line, title = paragraph_with(root, "Sak 2/26"), paragraph_with(root, "Tittel")
    assert find(line, "w:pPr/w:pageBreakBefore")
    assert find(line, "w:pPr/w:keepNext")
    assert not find(title, "w:pPr/w:pageBreakBefore")
    assert values(title, "w:pPr/w:spacing/@w:before") == ["0"]


def test_a_part_that_begins_with_a_table_begins_the_page_too() -> None:
    rows = (row("Tiltak", "Beløp", role="header"), row("Kurs", "5"))
    content = render(Part((sentence("Før."),)), Part((table(*rows),), new_page=True))
    (carrier,) = find(tree(content), "//w:p[w:pPr/w:pageBreakBefore]")
    assert values(carrier, "w:pPr/w:pStyle/@w:val") == [style_id(content, "HFI Skille")]
    assert find(carrier, "following-sibling::*[1][self::w:tbl]")
    assert lint_document(content) == ()


def test_two_slots_of_tables_are_kept_apart() -> None:
    part = Part((table(row("Tiltak", "Beløp", role="header"), row("Kurs", "5")),))
    content = render(part, saksgang=(part,))
    assert len(read_word(content).tables) == 2
    assert lint_document(content) == ()
