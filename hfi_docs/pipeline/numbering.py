"""The series of case numbers: one per organ and year, without holes."""

from collections.abc import Container, Iterable
from itertools import groupby
from typing import NamedTuple

from hfi_docs.model import CaseNumber


class Gap(NamedTuple):
    """Numbers of a series that no record and no register knows."""

    organ: str
    year: int
    numbers: tuple[int, ...]


def find_gaps(files: Iterable[CaseNumber], earlier: Container[CaseNumber]) -> tuple[Gap, ...]:
    """The numbers that are missing below the highest one of each organ and year that has a file."""
    found = []
    for (organ, year), numbers in groupby(sorted(files), key=lambda number: (number.organ, number.year)):
        taken = {number.number for number in numbers}
        missing = (count for count in range(1, max(taken)) if count not in taken)
        unknown = tuple(count for count in missing if CaseNumber(organ, year, count) not in earlier)
        if unknown:
            found.append(Gap(organ, year, unknown))
    return tuple(found)
