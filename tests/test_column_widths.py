"""Columns in a crowded table: words may be broken, figures may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.document import Cell, Paragraph, Row, Table, Text
from hfi_docs.errors import TemplateError
from hfi_docs.word.render import lint_document
from hfi_docs.word.render.metrics import CALIBRI
from tests.rendered import find, render_blocks, row, table, tree, values

measure = CALIBRI.regular.measure
AMOUNT = "116\u00a0033\u00a0554"
#: In twips at 10 points; the cells of the template have 5.4 points on either side.
NEEDED = measure(AMOUNT).line / 1000 * 10 * 20 + 2 * 108


def crowded(words: int, amounts: int) -> Table:
    """A table with so many columns of overlong words, and of amounts, under overlong headings."""
    count = words + amounts
    head = row(*["Samfunnsøkonomiskelønnsomhetsvurderinger"] * count, role="header")
    cells = [
        Cell((Paragraph((Text(text),)),)) for text in ["Kommunehelsetjenesteforvaltning"] * words + [AMOUNT] * amounts
    ]
    return Table((head, *[Row(tuple(cells))] * 3), (0.0,) * count, "t", "t")


def grid_of(table: Table) -> list[int]:
    content = render_blocks(table)
    assert lint_document(content) == ()
    return [int(width) for width in values(find(tree(content), "//w:tblGrid")[0], "w:gridCol/@w:w")]


@pytest.mark.parametrize(("words", "amounts"), [(1, 1), (3, 3), (4, 5), (6, 2), (8, 1)])
def test_a_figure_is_never_narrower_than_its_column(words: int, amounts: int) -> None:
    widths = grid_of(crowded(words, amounts))
    assert min(widths[words:]) >= NEEDED
    assert min(widths) > 0


def test_more_figures_than_a_page_can_hold_are_told_with_the_width_that_they_need() -> None:
    with pytest.raises(TemplateError) as told:
        grid_of(crowded(1, 14))
    assert str(told.value) == (
        "Tabellen «t» trenger 29,3 cm for at ingen tall skal brytes, og siden har 16,5 cm. "
        "La den stå på liggende side, ta bort en kolonne, eller velg mindre skrift i malen."
    )


def test_words_with_figures_in_them_do_not_keep_a_paper_from_being_built() -> None:
    words = [f"www.kommunen.no/sak-{number}/2026-05-21" for number in range(14)]
    widths = grid_of(table(row(*words, role="header"), row(*words), columns=14))
    assert min(widths) > 0


def test_words_that_just_fit_stand_on_one_line() -> None:
    two = measure("ord ord").line
    assert [measure("ord ord ord ord").lines(room) for room in (two, two - 1)] == [2, 4]


def lines_of(content: str, width: int) -> int:
    return measure(content).lines((width - 2 * 85) / 20 / 9.5 * 1000)


def test_no_column_wraps_while_another_is_half_empty() -> None:
    posts = ["Gjenstående midler fra 2024, frigjort og overført til året etter", "Fond"]
    remarks = ["Se vedlegg 6", "Vedtatt i fjor"]
    rows = [row(post, AMOUNT, remark) for post, remark in zip(posts, remarks, strict=True)]
    post, amount, remark = grid_of(table(row("Post", "2026", "Merknad", role="header"), *rows, columns=3))
    assert lines_of(posts[0], post) == 1
    assert remark < post
    assert amount < 2 * NEEDED


def test_a_high_row_gets_the_room_that_others_do_not_need() -> None:
    text = "Kommunene anbefaler at erfaringene deles, slik at flere kan vurdere å ta modellen i bruk. "
    rows = [row("Hamar kommune og Ringsaker kommune", text * 3, text), row("SI", text, text * 3)]
    one, *others = grid_of(table(row("Hvem", "Status", "Oppfølging", role="header"), *rows, columns=3))
    assert one < min(others)
    assert abs(others[0] - others[1]) < 600


def test_the_hyphen_that_is_seen_where_a_line_ends_takes_its_room() -> None:
    whole, start = (
        measure("digital hjemme\u00adoppfølging"),
        measure("digital hjemme").line,
    )
    assert whole.line == measure("digital hjemmeoppfølging").line
    hyphen = measure("-").line
    assert [whole.lines(room) for room in (start + hyphen, start + hyphen - 1)] == [2, 3]


def test_a_name_in_bold_and_what_explains_it_are_measured_each_in_its_own_way() -> None:
    name, rest = CALIBRI.bold.measure("SAMBA"), measure("– samhandling om barn")
    joined = name.before(rest)
    assert joined.line == name.line + name.pieces[-1][1] + rest.line
    assert [joined.lines(room) for room in (joined.line, joined.line - 1)] == [1, 2]


def greedy(text: str, room: float) -> int:
    """Lines as Word breaks them, said anew."""
    lines, used = 1, 0.0
    for width, space in measure(text).pieces:
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            lines += int(width // room)
            used = width % room + space
        else:
            used += width + space
    return lines if measure(text).line > room else 1


@given(
    st.lists(st.sampled_from(["i", "og", "ti\u00adltak", "Helsefellesskap", "1\u00a0200", "inn-ut"]), min_size=1),
    st.floats(200, 20_000),
    st.floats(0, 1),
)
def test_lines_are_as_many_until_one_takes_another_word(words: list[str], room: float, share: float) -> None:
    text = measure(" ".join(words))
    lines, enough = text.broken(room)
    assert lines == text.lines(room) == greedy(text.text, room)
    if enough < 100_000:
        assert enough >= room
        within = room + share * (enough - room)
        assert greedy(text.text, within) == lines or within >= enough
