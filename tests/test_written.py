"""Where each sign of a value stands in its file: every way of writing, and the edits that follow from it."""

import unicodedata
from pathlib import Path

import pytest

from hfi_docs.check.texts import read_texts
from hfi_docs.errors import Edit, Position, UsageError
from hfi_docs.records.edit import replaced
from hfi_docs.records.load import read_record
from hfi_docs.records.schema.fields import prose
from hfi_docs.records.written import SEALED, edits
from tests.edited import applied

#: A file, and the same when the text of its field «t» says «å» for «og».
WRITTEN = [
    ("t: lurt og øke", "t: lurt å øke"),
    ("t: lurt\n  og\n  øke # nå", "t: lurt\n  å\n  øke # nå"),
    ("t: 'så''er lurt og øke' # og", "t: 'så''er lurt å øke' # og"),
    ('t: "\\"\\u00f8\\t lurt\\\n   og øke"', 't: "\\"\\u00f8\\t lurt\\\n   å øke"'),
    ('t: "lurt\n\n  og øke"', 't: "lurt\n\n  å øke"'),
    ("t: |\n  lurt\n  og\n\n   øke\n\na: b", "t: |\n  lurt\n  å\n\n   øke\n\na: b"),
    ("t: |2-\n    lurt\n  og øke", "t: |2-\n    lurt\n  å øke"),
    ("t: |+ # og\n\n  lurt\n\n  og øke\n\n\n", "t: |+ # og\n\n  lurt\n\n  å øke\n\n\n"),
    ("t: >-\n  lurt\n  og\n\n\n  øke\n", "t: >-\n  lurt\n  å\n\n\n  øke\n"),
    ("t: >\n  lurt\n\n    og\n    så\n  øke\n  x\n", "t: >\n  lurt\n\n    å\n    så\n  øke\n  x\n"),
    ("{t: lurt og øke, a: b}", "{t: lurt å øke, a: b}"),
]


@pytest.mark.parametrize(("text", "mended"), WRITTEN)
def test_a_sign_is_found_whichever_way_it_is_written(text: str, mended: str) -> None:
    record = read_record(text.encode(), Path("prøve.yaml")).record
    start = str(record.data["t"]).index("og")
    assert applied(text, edits(record, ("t",), start, "og", "å")) == mended


def test_a_line_break_that_says_nothing_stays() -> None:
    text = 't: "to  \\\n  mellomrom"'
    record = read_record(text.encode(), Path("prøve.yaml")).record
    assert applied(text, edits(record, ("t",), 2, "  ", " ")) == 't: "to \\\n  mellomrom"'


def test_what_a_file_cannot_hold_is_refused() -> None:
    with pytest.raises(UsageError, match="UTF-8"):
        replaced("t: på".encode("cp1252"), [Edit(1, 4, 1, 5, "😀")])
    composed = unicodedata.normalize("NFD", "t: på ån")
    assert replaced(composed.encode(), [Edit(1, 7, 1, 8, "e")]).decode() == unicodedata.normalize("NFD", "t: på en")


@pytest.mark.parametrize(
    "text",
    ["{t: lurt og øke}", "t: lurt og øke", "t: 'lurt\n  og øke'"],
)
@pytest.mark.parametrize("new", [", ", ": ", " #", "]", "\n", SEALED])
def test_what_would_make_another_thing_of_a_text_is_no_edit(text: str, new: str) -> None:
    record = read_record(text.encode(), Path("prøve.yaml")).record
    start = str(record.data["t"]).index("og")
    may_stand = ("'" in text and new not in ("\n", SEALED)) or (text[0] == "t" and new in (", ", "]"))
    assert bool(edits(record, ("t",), start, "og", new)) == may_stand


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("t: >-\n  Vi møttes 8\n  juni 2022.\n", 2, 13),
        ("t: 'Det''s 8\n  juni 2022.'\n", 1, 12),
        ('t: "\\u00d8st 8 juni 2022."\n', 1, 14),
        ("t: |\n  [[dato:2026-05-21]] 8 juni 2022\n", 2, 23),
    ],
)
def test_a_place_is_found_whichever_way_a_text_is_written(text: str, line: int, column: int) -> None:
    record = read_record(text.encode(), Path("prøve.yaml")).record
    texts = read_texts(record, {"t": prose("T")}, "sak")
    leaf = texts.leaves[0]
    start = leaf.text.index("8 juni")
    assert texts.place(leaf, start, "8 juni 2022") == Position(record.path, line, column)
