"""A row costs the same in a long table as in a short one: steps of the program are counted, not time."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from bench.rows import long_table
from hfi_docs.document import Document, Part
from hfi_docs.document.walk import document_texts
from hfi_docs.papers.conservation import lost_leaves
from hfi_docs.word import render
from tests.rendered import CASE_FIELDS, PROPERTIES, shell

SHORT, LONG = 100, 400


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python some work takes."""
    counted = 0

    def count(_frame: FrameType, event: str, _value: object) -> Any:
        nonlocal counted
        counted += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


def make(rows: int) -> None:
    """Renders a table and proves the paper in every way that a build does."""
    document = Document(PROPERTIES, CASE_FIELDS, {"innhold": (Part((long_table(rows),)),)})
    parts = render.render_parts(document, shell("sak.docx"), "sak.docx")
    texts = document_texts(document)
    leaves = [f"Tiltak {row} i rad {row}" for row in range(rows)]
    assert render.lint_parts(parts) == ()
    assert lost_leaves(leaves, (text for slot in texts for text in slot.printed)) == []
    assert render.lost_texts(parts, texts) == []


def test_four_times_the_rows_are_at_most_four_times_the_work() -> None:
    make(SHORT)
    short, long = (steps(lambda: make(rows)) for rows in (SHORT, LONG))  # noqa: B023 - counted at once
    assert long < short * LONG / SHORT * 1.1
