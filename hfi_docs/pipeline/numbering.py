"""The series of case numbers: one per organ and year, without holes, each number once."""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from hfi_docs.errors import Finding, Problem
from hfi_docs.records.model import CaseNumber
from hfi_docs.records.record import Record, text_leaves
from hfi_docs.values.case_numbers import format_case_identity, parse_case_number

ALSO_REGISTERED = Finding(
    "HFI089",
    "Sak {number} har en egen fil, men står også i register/saker.yaml.",
    "Fjern oppføringen her: registeret er for saker uten fil.",
)


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


def numbers_twice(register: Record | None, files: Container[CaseNumber], default_organ: str) -> Iterator[Problem]:
    """Each case of the checked register `saker` that has a file too."""
    for key_path, text in text_leaves(register.data) if register else ():
        if register and key_path[-1] == "sak" and (number := parse_case_number(text, default_organ)) in files:
            yield ALSO_REGISTERED.at(register.position(key_path), number=format_case_identity(number))
