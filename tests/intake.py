"""What the tests of attached files share: trying a reader, and the texts of a table."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from hfi_docs.document import Table
from hfi_docs.document.walk import block_texts
from hfi_docs.values.unreadable import UnreadableError

T = TypeVar("T")


def tried(read: Callable[[], T]) -> T | UnreadableError:
    """What the reader gives, or how it explains itself; anything else it raises goes on."""
    try:
        return read()
    except UnreadableError as error:
        return error


def refusal(read: Callable[[], object]) -> str:
    """The message of a reader that refuses its input; there is always a hint beside it."""
    with pytest.raises(UnreadableError) as caught:
        read()
    assert caught.value.hint
    return caught.value.message


def texts(table: Table) -> list[list[str]]:
    """The text of each cell; its paragraphs with « / » between them."""
    return [[" / ".join(block_texts(*cell.blocks)) for cell in row.cells] for row in table.rows]
