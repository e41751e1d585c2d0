"""Minutes put together with what they were about, and checked."""

from collections.abc import Sequence

from hfi_docs.check.minutes import check_minutes
from hfi_docs.errors import Problem
from hfi_docs.papers.compose import Minuted
from hfi_docs.papers.references import apart_from_cases
from hfi_docs.pipeline.material import Assembly
from hfi_docs.records.convert.minutes import convert_minutes
from hfi_docs.records.record import Record


def check_minutes_records(assembly: Assembly, records: Sequence[Record]) -> tuple[tuple[Minuted, ...], list[Problem]]:
    """The minutes in sound records, and everything that is wrong with them."""
    minuted = [minuted_of(assembly, record) for record in records]
    problems = [problem for each in minuted for problem in check_minutes(each)]
    return tuple(minuted), problems


def minuted_of(assembly: Assembly, record: Record) -> Minuted:
    """The minutes of a sound record, with the notice and the papers that they were about."""
    minutes = convert_minutes(record, assembly.registers)
    numbers = [item.case for item in minutes.items if item.case]
    papers = {number: paper for number in numbers if (paper := assembly.paper(number))}
    here = apart_from_cases(minutes.organ, minutes.language, assembly.registers)
    return Minuted(record, minutes, here, assembly.packet((minutes.organ, minutes.day)), papers)
