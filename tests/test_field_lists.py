"""`docs/felter.md` says what the schemas say: `HFI_ACCEPT=1 pytest tests/test_field_lists.py` writes it anew."""

import os

from hfi_docs.check.shape import READERS
from tests.field_lists import KIND_WORDS, fields_page
from tests.workspaces import REPOSITORY

PAGE = REPOSITORY / "docs" / "felter.md"


def test_the_page_says_what_the_schemas_say() -> None:
    if "HFI_ACCEPT" in os.environ:
        PAGE.write_text(fields_page(), "utf-8", newline="\n")
    assert PAGE.read_text("utf-8") == fields_page()


def test_every_kind_of_value_has_its_words() -> None:
    assert set(KIND_WORDS) == {*READERS, ""} - {"column_kind"}


def test_a_group_of_fields_is_told_once() -> None:
    tables = [part.partition("\n\n")[0] for part in fields_page().split("|---|---|---|\n")[2:]]
    assert len(tables) > 40
    assert len(tables) == len(set(tables)) + 1, "regions and organisations have the same fields"
