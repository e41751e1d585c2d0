"""Lists: each is numbered as its label says, whatever the template numbers that level with."""

import re
from typing import get_args

import pytest

from hfi_docs.document import Block, Cell, Label, List, ListItem, NumberKind, Paragraph, Row, Table
from hfi_docs.values.marks import number_text
from hfi_docs.word.intake.word import read_word
from hfi_docs.word.render import lint_document
from tests.block_lines import lines
from tests.labels import labelled
from tests.rendered import render_blocks, sentence, words


def numbered(*texts: str, label: Label | None = None, start: int = 1, inner: Block | None = None) -> List:
    """A numbered list; `inner` stands in its first item."""
    items = [ListItem((Paragraph(words(text)),)) for text in texts]
    if inner:
        items[0] = ListItem((*items[0].blocks, inner))
    return List(tuple(items), ordered=True, start=start, label=label)


def printed(*blocks: Block) -> list[str]:
    content = render_blocks(sentence("Først."), *blocks)
    assert lint_document(content) == ()
    return labelled(content)


LETTERS, ROMAN, CAPITALS = Label("lowerLetter"), Label("lowerRoman"), Label("upperLetter")


def test_a_list_without_a_label_is_numbered_as_the_template_does() -> None:
    inner = numbered("x", "y", inner=numbered("p"))
    assert printed(numbered("en", "to", inner=inner)) == ["1. en", "a) x", "i) p", "b) y", "2. to"]


def test_the_outermost_list_may_have_letters() -> None:
    assert printed(numbered("en", "to", label=LETTERS), numbered("tre", label=LETTERS, start=3)) == [
        "a) en",
        "b) to",
        "c) tre",
    ]


def test_an_inner_list_may_have_numbers_and_begins_anew_in_each_item() -> None:
    inner = numbered("x", "y", label=Label("decimal"))
    outer = numbered("en", "to")
    items = tuple(item._replace(blocks=(*item.blocks, inner)) for item in outer.items)
    assert printed(outer._replace(items=items)) == ["1. en", "1. x", "2. y", "2. to", "1. x", "2. y"]


def test_signs_around_the_number_are_printed() -> None:
    points = numbered("en", "to", label=Label("decimal", "3.{}."), start=9)
    sections = numbered("tre", label=Label("decimal", "§ {}"))
    assert printed(points, sections) == ["3.9. en", "3.10. to", "§ 1 tre"]


def test_signs_that_the_template_has_itself_need_no_list_of_their_own() -> None:
    plain, same, other = (
        numbered("en", label=label) for label in (None, Label("decimal", "{}."), Label("decimal", "{})"))
    )
    assert render_blocks(same) == render_blocks(plain)
    assert printed(other, same) == ["1) en", "1. en"]


def test_a_list_in_a_cell_has_its_own_label_too() -> None:
    cell = Cell((numbered("en", "to", label=ROMAN),))
    head = Row((Cell((Paragraph(words("Hode")),)),), "header")
    assert printed(Table((head, Row((cell,))), (0.0,), "Tabell")) == ["i) en", "ii) to"]


def test_capitals() -> None:
    assert printed(numbered("en", "to", label=CAPITALS)) == ["A) en", "B) to"]


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (1, ["1", "a", "A", "i", "I"]),
        (4, ["4", "d", "D", "iv", "IV"]),
        (26, ["26", "z", "Z", "xxvi", "XXVI"]),
        (27, ["27", "aa", "AA", "xxvii", "XXVII"]),
        (53, ["53", "aaa", "AAA", "liii", "LIII"]),
    ],
)
def test_numbers_as_word_counts(number: int, texts: list[str]) -> None:
    assert [number_text(number, kind) for kind in get_args(NumberKind)] == texts


def read_back(*blocks: Block) -> list[str]:
    """The lines of a paper, cells included, as our own reader of Word files counts them: lists of one form share."""
    content = render_blocks(sentence("Først."), *blocks)
    assert lint_document(content) == ()
    return re.split(r" / |\n", "\n".join(line.strip(" |") for line in lines(*read_word(content, 1).blocks)))


def deep(levels: int) -> List:
    """A list in the first item of a list in the first item of a list …, labelled with all the numbers above it."""
    frame = "1." * (levels - 1) + "{}."
    inner = deep(levels + 1) if levels < 5 else None  # Word files have up to nine
    return numbered(f"{levels}a", f"{levels}b", label=Label("decimal", frame), inner=inner)


DEEP = ["1. 1a", "1.1. 2a", "1.1.1. 3a", "1.1.1.1. 4a", "1.1.1.1.1. 5a", "1.1.1.1.2. 5b", "1.1.1.2. 4b", "1.1.2. 3b",
        "1.2. 2b", "2. 1b"]  # fmt: skip


def test_lists_deeper_than_the_template_keep_their_numbers() -> None:
    assert read_back(deep(1))[-10:] == DEEP
    head = Row((Cell((Paragraph(words("Hode")),)),), "header")
    cell = Row((Cell((deep(1),)),))
    assert [line.strip() for line in read_back(Table((head, cell), (0.0,), "Tabell"))[-10:]] == DEEP


def test_only_the_first_paragraph_of_an_item_in_a_cell_has_its_number() -> None:
    item = ListItem((Paragraph(words("en")), Paragraph(words("mer om en"))))
    points = List((item, ListItem((Paragraph(words("to")),))), ordered=True)
    head = Row((Cell((Paragraph(words("Hode")),)),), "header")
    table = Table((head, Row((Cell((points,)),))), (0.0,), "Tabell")
    assert printed(table) == ["1. en", "2. to"]
    assert [line.strip() for line in read_back(table)[-3:]] == ["1. en", "mer om en", "2. to"]
