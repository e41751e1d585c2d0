"""Tables with several head rows, with headings for groups of rows, with parts of amounts and notes."""

from typing import Any

from hfi_docs.document import Block, Cell, List, ListItem, Note, Paragraph, Row, Table, Text
from hfi_docs.document.walk import table_grid
from hfi_docs.word.render import lint_document
from hfi_docs.word.render.tables import LaidTable, page_starts, split_merges
from tests.rendered import (
    NOTES,
    Element,
    find,
    paragraph_with,
    parts_of,
    render_blocks,
    row,
    sentence,
    style_id,
    table,
    text_of,
    tree,
    values,
)

TITLE = row("Tiltak i 2026", role="header", columns=2)
HEAD = row("Tiltak", "Beløp", role="header")
GROUP = row("Barn og unge", role="group", columns=2)


def rows_of(*blocks: Block) -> list[Element]:
    return find(tree(render_blocks(*blocks)), "//w:tr")


def test_a_group_row_is_a_bold_shaded_heading_for_the_rows_below() -> None:
    content = render_blocks(table(HEAD, GROUP, row("Kurs", "5"), row("Sum", "5", role="total")))
    group = find(tree(content), "//w:tr")[1]
    assert values(group, ".//w:pStyle/@w:val") == [style_id(content, "HFI Tabellband")]
    assert values(group, ".//w:shd/@w:fill") == ["E6ECF4"]
    assert values(group, ".//w:gridSpan/@w:val") == ["2"]
    assert find(group, ".//w:keepNext")
    assert not find(group, ".//w:tblHeader")
    assert lint_document(content) == ()


def test_a_title_row_and_column_heads_are_both_repeated_head_rows() -> None:
    content = render_blocks(table(TITLE, HEAD, row("Kurs", "5"), row("Møter", "7")))
    rows = find(tree(content), "//w:tr")
    assert [bool(find(item, "w:trPr/w:tblHeader")) for item in rows] == [True, True, False, False]
    styles = [set(values(item, ".//w:pStyle/@w:val")) for item in rows]
    assert styles[:2] == [{style_id(content, "HFI Tabellhode")}] * 2
    assert [values(item, ".//w:tcBorders/w:bottom/@w:sz") for item in rows[:2]] == [["4"], ["8"] * 2]
    assert lint_document(content) == ()


def test_one_head_row_is_left_to_the_style() -> None:
    assert all(values(item, ".//w:tcBorders/*/@w:val") == [] for item in rows_of(table(HEAD, row("Kurs", "5"))))


def test_the_title_row_does_not_decide_the_widths() -> None:
    grid = "//w:gridCol/@w:w"
    long_title = row("En svært lang tittel som ingen kolonne kan romme alene, " * 3, role="header", columns=2)
    body = (row("Kurs for ansatte", "5 000"), row("Møter mellom partene", "70 000"))
    plain = values(tree(render_blocks(table(HEAD, *body))), grid)
    assert values(tree(render_blocks(table(long_title, HEAD, *body))), grid) == plain


def test_pages_begin_with_a_group_rather_than_end_with_one() -> None:
    heights, kept = [20.0, 30.0, 30.0, 15.0, 30.0, 30.0], [True, False, False, True, False, False]
    # The group's head would fit on the page, the row below it not.
    assert page_starts(heights, 1, kept, page=100.0, used=0.0) == [3]
    assert page_starts(heights, 1, [True, *[False] * 5], page=100.0, used=0.0) == [4]


def test_head_rows_take_their_room_on_every_page() -> None:
    heights, kept = [20.0, 20.0, *[30.0] * 6], [True, True, *[False] * 6]
    assert page_starts(heights, 2, kept, page=100.0, used=0.0) == [4, 6]


def test_a_text_that_is_printed_again_on_the_next_page_leaves_its_footnote() -> None:
    noted = Cell((Paragraph((Text("Området"), Note((Text("Kilden"),)))),), merge="start")
    swallowed = Cell(merge="continue")
    rows = (HEAD, Row((noted, Cell((sentence("a"),)))), Row((swallowed, Cell((sentence("b"),)))))
    merged = Table(rows, (0.0, 0.0), "t", continued="forts.")
    split = split_merges(merged, table_grid(merged), [2])
    (again,) = split.rows[2].cells[0].blocks
    assert again == Paragraph((Text("Området"), Text(" (forts.)")))


def test_a_footnote_in_a_table_is_set_once() -> None:
    noted = Cell((Paragraph((Text("Området"), Note((Text("Kilden"),)))),), merge="start")
    rows = [
        Row((noted, Cell((sentence("0"),)))),
        *(Row((Cell(merge="continue"), Cell((sentence(str(i)),)))) for i in range(90)),
    ]
    content = render_blocks(Table((HEAD, *rows), (0.0, 0.0), "t", "b", continued="forts."))
    assert "Området (forts.)" in [text_of(item) for item in find(tree(content), "//w:tc")]
    assert parts_of(content)[NOTES].count(b"Kilden") == 1
    assert lint_document(content) == ()


def test_a_table_in_a_numbered_point_stays_with_the_point_and_clear_of_the_next() -> None:
    inner = table(HEAD, row("Kurs", "5"))
    points = List((ListItem((sentence("Budsjettet endres slik:"), inner)), ListItem((sentence("Neste punkt."),))), True)
    content = render_blocks(points)
    lead, following = (paragraph_with(tree(content), text) for text in ("Budsjettet endres slik:", "Neste punkt."))
    assert find(lead, "w:pPr/w:keepNext")
    assert not find(following, "w:pPr/w:keepNext")
    assert values(following, "w:pPr/w:spacing/@w:before") == ["160"]
    assert values(following, "w:pPr/w:numPr/w:numId/@w:val") == values(lead, "w:pPr/w:numPr/w:numId/@w:val")
    assert lint_document(content) == ()


def test_a_merged_cell_that_is_higher_than_its_last_rows_on_a_page_begins_the_next() -> None:
    heights, kept = [10.0, 30.0, 30.0, 30.0, 30.0], [True, False, False, False, False]
    assert page_starts(heights, 1, kept, page=100.0, used=0.0) == [4]
    # It begins in the third row and needs two of them.
    assert page_starts(heights, 1, kept, page=100.0, used=0.0, merged=[(3, 4, 55.0)]) == [3]
    # A row grows where a merged cell ends that is higher than its rows.
    assert page_starts(heights, 1, kept, page=100.0, used=0.0, merged=[(1, 2, 80.0)]) == [3]


def test_a_row_that_may_just_fit_is_kept_with_the_next() -> None:
    rows = tuple(row(str(number)) for number in range(5))
    laid = LaidTable(Table(rows, (0.0,), "t"), (), 1, (1000,), (10.0, 30.0, 30.0, 30.0, 30.0), (True, *[False] * 4))
    for page, doubt, starts, kept in (
        (100.1, 0.0, [4], ()),
        (100.1, 1.0, [3], (3,)),
        (99.9, 1.0, [3], (3,)),
        (98.0, 1.0, [3], ()),
        (102.0, 1.0, [4], ()),
    ):
        told, begins = laid._replace(doubt=doubt).on_pages(page, 0.0)
        assert (begins, tuple(index for index in range(1, 5) if told.kept[index])) == (starts, kept)


def test_notes_stand_below_the_table_on_the_page_of_its_last_row() -> None:
    marked = Row(
        (Cell((Paragraph((Text("Prosjekteier"), Text("a", raised=True))),)), Cell((Paragraph((Text("Pågår"),)),)))
    )
    note = Paragraph((Text("a"), Text("\t"), Text("Har ansvar for fremdriften.")), "table_note")
    content = render_blocks(table(row("Oppfølging", "Status", role="header"), marked)._replace(notes=(note, note)))
    _, own, last = find(tree(content), "//w:tr")
    assert [text_of(item) for item in find(last, ".//w:p")] == ["aHar ansvar for fremdriften."] * 2
    assert values(last, ".//w:gridSpan/@w:val") == ["2"]
    assert (bool(find(own, ".//w:keepNext")), bool(find(last, ".//w:keepNext"))) == (True, False)
    assert values(own, ".//w:vertAlign/@w:val") == ["superscript"]
    assert lint_document(content) == ()


def test_the_parts_of_an_amount_stay_with_it_without_a_line_between() -> None:
    rows = rows_of(table(HEAD, row("Kurs", "5"), row("herav Hamar", "3", role="part"), *[row("Møter", "7")] * 20))
    _, whole, part, after = rows[:4]
    assert [bool(find(item, ".//w:keepNext")) for item in (whole, part)] == [True, False]
    assert values(whole, ".//w:tcBorders/w:bottom/@w:val") == ["nil"] * 2
    assert values(part, ".//w:tcBorders/w:top/@w:val") == ["nil"] * 2
    assert not find(after, ".//w:tcBorders")


def test_a_head_over_several_columns_has_a_line_of_its_own() -> None:
    over = Row((cell("Tiltak", merge="start"), cell("Midler", columns=2)), "header")
    under = Row((cell("", merge="continue"), cell("2024"), cell("2025")), "header")
    content = render_blocks(table(over, under, row("Kurs", "5", "7"), columns=3))
    first, second, _ = find(tree(content), "//w:tr")
    assert values(first, ".//w:tcBorders/w:bottom/@w:val") == ["nil", "single"]
    assert values(second, ".//w:tcBorders/w:bottom/@w:sz") == ["8"] * 3
    assert [len(find(item, "w:trPr/w:tblHeader")) for item in (first, second)] == [1, 1]
    assert lint_document(content) == ()


def cell(text: str, **given: Any) -> Cell:
    return Cell((Paragraph((Text(text),)),) if text else (), **given)


def test_what_is_not_added_up_is_said_quietly() -> None:
    content = render_blocks(table(HEAD, row("Fond (til opplysning)", "5", role="info"), row("Kurs", "7")))
    info, term = find(tree(content), "//w:tr")[1:]
    assert values(info, ".//w:rStyle/@w:val") == [style_id(content, "HFI Dempet")] * 2
    assert not find(term, ".//w:rStyle")
