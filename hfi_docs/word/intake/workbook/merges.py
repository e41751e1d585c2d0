"""Merged areas of a sheet, as far as they lie in the rows and columns that are shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from hfi_docs.document import Merge
from hfi_docs.word.intake.workbook.areas import Area

#: Row and column of a cell, counted from 1.
Where: TypeAlias = tuple[int, int]


class MergedArea(NamedTuple):
    """The shown rows and columns of a merged area, and the cell that holds its value."""

    rows: Sequence[int]
    columns: Sequence[int]
    origin: Where

    def part(self, row: int) -> Merge:
        """What a row of it is in a vertical merge."""
        if len(self.rows) == 1:
            return "none"
        return "start" if row == self.rows[0] else "continue"


#: The merged area that each shown cell lies in, for those that lie in one.
Merges: TypeAlias = Mapping[Where, MergedArea]


def merged_cells(rows: Sequence[int], columns: Sequence[int], areas: Sequence[Area]) -> Merges:
    """The merged areas by cell; `rows` and `columns` are those shown, in order.

    An area that overlaps one before it is passed over; Excel never writes such.
    """
    found: dict[Where, MergedArea] = {}
    for area in areas:
        down = rows[bisect_left(rows, area.first_row) : bisect_right(rows, area.last_row)]
        across = columns[bisect_left(columns, area.first_column) : bisect_right(columns, area.last_column)]
        covered = [(row, column) for row in down for column in across]
        if not any(where in found for where in covered):
            merged = MergedArea(down, across, (area.first_row, area.first_column))
            found.update(dict.fromkeys(covered, merged))
    return found
