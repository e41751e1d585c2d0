"""What the tests of the reader share: a text read or refused, by either of PyYAML's parsers."""

from pathlib import Path

import pytest

from hfi_docs.errors import LoadError, Problem
from hfi_docs.records.load import read_record
from hfi_docs.records.record import Record

PATH = Path("sak.yaml")
both_parsers = pytest.mark.usefixtures("parser")


def read(text: str) -> Record:
    """The record of a text."""
    return read_record(text.encode(), PATH).record


def refused(text: str) -> tuple[Problem, ...]:
    """What the reader says against a text."""
    with pytest.raises(LoadError) as caught:
        read_record(text.encode(), PATH)
    return caught.value.problems


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int]]:
    """The code, line and column of each problem."""
    return [(found.code, found.position.line, found.position.column) for found in problems]
