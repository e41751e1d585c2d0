"""The verb `list`: the cases that there are, and the numbers that are missing between them."""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import Problem
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection, choose_cases
from hfi_docs.records.convert import convert_draft_number
from hfi_docs.records.model import CaseHeader, CaseNumber, Registers
from hfi_docs.values.unreadable import UnreadableError

#: What minutes say of a case that was not taken up.
_LEFT = "ikke behandlet"
#: What is said of one that they decided, and of one that is to come back.
DEALT_WITH = "behandlet"
PUT_OFF = ("utsatt", "sendt tilbake", "trukket")


class Gap(NamedTuple):
    """Numbers of a series that no record and no register knows."""

    organ: str
    year: int
    numbers: tuple[int, ...]


class ListedDraft(NamedTuple):
    """A case without a number, as far as its record tells."""

    number: CaseNumber
    title: str
    status: str


class Listed(NamedTuple):
    """The headers of the chosen cases with their files, what could not be read, and the numbers that are missing.

    `organs` are all that the register has.
    """

    cases: tuple[tuple[Path, CaseHeader], ...]
    problems: tuple[Problem, ...]
    gaps: tuple[Gap, ...]
    organs: tuple[str, ...] = ()
    drafts: tuple[ListedDraft, ...] = ()


def list_cases(office: Office, selection: Selection) -> Listed:
    """The chosen cases in order of organ, year and number.

    Raises:
        RecordError: a register is broken. UsageError: there is no such case or meeting.
    """
    paths = choose_cases(office.look(), selection)
    headers = [(path, header._replace(status=told_status(office, header))) for path, header in office.headers(paths)]
    drafts = dict(_drafts(office, paths))
    shown = {path for path, _ in headers} | drafts.keys()
    # What cannot be listed is not passed over in silence.
    office.check_structures([path for path in paths if path not in shown])
    registers = office.model([])
    gaps = _gaps(office, registers) if selection.is_all else ()
    listed = tuple(sorted(headers, key=lambda item: item[1].number))
    return Listed(listed, tuple(office.problems), gaps, tuple(registers.organs), tuple(drafts.values()))


def _drafts(office: Office, paths: Iterable[Path]) -> Iterator[tuple[Path, ListedDraft]]:
    """The drafts among some files, those left out whose records say too little."""
    for path in (each for each in paths if each in office.filing.drafts):
        record, number = office.record(path), draft_number(office, path)
        title, status = (record.data.get(name) if record else None for name in ("tittel", "status"))
        if number and isinstance(title, str) and isinstance(status, str):
            yield path, ListedDraft(number, title, status)


def draft_number(office: Office, path: Path) -> CaseNumber | None:
    """Which draft a file is; None when it is none, or cannot be read as one."""
    record, name = office.record(path), office.filing.drafts.get(path)
    try:
        return convert_draft_number(record, name, office.default_organ, office.organs) if record and name else None
    except UnreadableError:
        return None


def told_status(office: Office, header: CaseHeader) -> str:
    """The status of a case: what minutes say became of it, if they say anything."""
    told = [each for each in office.treatments(header.number) if each.item and each.item.get("utfall") != _LEFT]
    if not told:
        return header.status
    later, outcome = told[-1].later, told[-1].item.get("utfall")
    if later:
        return f"utsatt til {later[0]} {later[1]}"
    return str(outcome) if outcome in PUT_OFF else DEALT_WITH


def _gaps(office: Office, registers: Registers) -> tuple[Gap, ...]:
    """The numbers that are missing; one that came up in a meeting is not."""
    found = find_gaps(office.filing.cases, registers.cases)
    missing = (CaseNumber(gap.organ, gap.year, number) for gap in found for number in gap.numbers)
    raised = {number for number in missing if office.raised(number)}
    return find_gaps(office.filing.cases, registers.cases.keys() | raised) if raised else found


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
