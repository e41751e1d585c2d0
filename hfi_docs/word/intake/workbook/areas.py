"""Rectangles of cells and their names."""

import re
from typing import Final, NamedTuple

from hfi_docs.values.expressions import regex

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_CELL: Final = regex(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")


class Area(NamedTuple):
    """A rectangle of cells, counted from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    def meets(self, other: "Area") -> bool:
        """Whether the two have a cell in common."""
        across = self.first_column <= other.last_column and other.first_column <= self.last_column
        return across and self.first_row <= other.last_row and other.first_row <= self.last_row


def cell_place(reference: str) -> tuple[int, int] | None:
    """Row and column of «B12», or None."""
    match = _CELL.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def cell_name(row: int, column: int) -> str:
    """«B12» from row and column."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def read_area(reference: str) -> Area | None:
    """The area «A1:D9», «$A$1:$D$9», «B2», «A:D» or «1:9», or None for anything else."""
    first, _, last = reference.replace("$", "").partition(":")
    last = last or first
    if re.fullmatch("[A-Za-z]{1,3}:[A-Za-z]{1,3}", f"{first}:{last}"):
        first, last = f"{first}1", f"{last}{LAST_ROW}"
    elif ":" in reference and re.fullmatch(r"\d+:\d+", f"{first}:{last}"):
        first, last = f"A{first}", f"XFD{last}"
    one, other = cell_place(first), cell_place(last)
    if one is None or other is None:
        return None
    rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Area(rows[0], columns[0], rows[1], columns[1])


def column_name(column: int) -> str:
    """«B» from the number of a column."""
    return cell_name(1, column)[:-1]


def area_name(area: Area) -> str:
    """«A1:D9», or «B2» for a single cell."""
    first, last = cell_name(area.first_row, area.first_column), cell_name(area.last_row, area.last_column)
    return first if first == last else f"{first}:{last}"
