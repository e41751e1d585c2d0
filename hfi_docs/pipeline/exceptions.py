"""What somebody has looked at and lets stand: `unntak` in a record, or for all records of an organ."""

import contextlib
from collections.abc import Iterable, Iterator

from hfi_docs.errors import ERROR, WARNING, Finding, Position, Problem, Subject
from hfi_docs.pipeline.findings import every_finding
from hfi_docs.pipeline.revised import NOT_MARKED
from hfi_docs.pipeline.tasks_due import NOT_ON_AGENDA
from hfi_docs.records.model import Registers
from hfi_docs.records.record import Record, listed_groups
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest

SUBJECT = Subject(
    "Unntak",
    "Det som er riktig slik det står, skal ikke meldes hver gang. Grunnen står der, så andre kan se hvorfor.",
)
UNKNOWN_CODE = Finding("HFI480", "Det finnes ingen kode {code}.", "{hint}", advice="«hfi-docs explain» viser alle.")
NO_EXCEPTION = Finding("HFI481", "{code} er en feil, og kan ikke unntas.", "Rett feilen, og fjern unntaket.")
UNUSED = Finding("HFI482", "Unntaket for {code} gjelder ikke noe her.", "Fjern det.", WARNING)

_FIELD, _CODE = "unntak", regex(r"HFI\d{3}")
#: What a command finds only after the records themselves.
_FOUND_LATER = (NOT_MARKED.code, NOT_ON_AGENDA.code)


def without_excepted(problems: Iterable[Problem], records: Iterable[Record], registers: Registers) -> list[Problem]:
    """The problems without the warnings that their record, or the organ of their record, lets stand."""
    codes = {record.path: {*_codes(record), *_of_organ(record, registers)} for record in records}
    return [
        problem
        for problem in problems
        if problem.level != WARNING or problem.code not in codes.get(problem.position.path, ())
    ]


def check_exceptions(records: Iterable[Record], problems: Iterable[Problem]) -> Iterator[Problem]:
    """The exceptions of records that except nothing: no codes, errors, or what is not among these problems."""
    found = {(problem.position.path, problem.code) for problem in problems}
    for record in records:
        for code in _codes(record):
            at = record.key_position((_FIELD, code))
            wrong = _wrong(code, at)
            if wrong:
                yield wrong
            elif (record.path, code) not in found and code not in _FOUND_LATER:
                yield UNUSED.at(at, code=code)


def check_organ_exceptions(register: Record | None) -> Iterator[Problem]:
    """The exceptions of organs that can except nothing."""
    for index, organ in enumerate(listed_groups(register, "oppføringer")):
        written = organ.get(_FIELD)
        for code in written if register and isinstance(written, dict) else ():
            key = ("oppføringer", index, _FIELD, code)
            wrong = _wrong(code, register.key_position(key)) if register else None
            yield from (wrong,) if wrong else ()


def _of_organ(record: Record, registers: Registers) -> Iterable[str]:
    """What the organ of a record lets stand in all of its records."""
    organ, number = record.data.get("utvalg"), record.data.get("sak")
    if not isinstance(organ, str):
        organ = registers.default_organ
        with contextlib.suppress(UnreadableError):
            organ = parse_case_number(number, organ).organ if isinstance(number, str) else organ
    known = registers.organs.get(organ)
    return known.exceptions if known else ()


def _codes(record: Record) -> tuple[str, ...]:
    written = record.data.get(_FIELD)
    # What is no code at all is told with the structure of the record.
    return tuple(filter(_CODE.fullmatch, written)) if isinstance(written, dict) else ()


def _wrong(code: str, at: Position) -> Problem | None:
    """What is wrong with a code that stands as an exception, if anything is."""
    levels = {finding.code: finding.level for _, finding in every_finding()}
    if code not in levels:
        return UNKNOWN_CODE.at(at, code=code, hint=suggest(code, levels) or "«hfi-docs explain» viser alle.")
    return NO_EXCEPTION.at(at, code=code) if levels[code] == ERROR else None
