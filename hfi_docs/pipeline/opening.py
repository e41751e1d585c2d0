"""Opening a workspace's casebook: its registers read and checked, its files named, its records' structure checked."""

from collections.abc import Iterable
from pathlib import Path

from hfi_docs.check import check_case_structure, check_meeting_structure, check_register_structure
from hfi_docs.errors import ERROR, Finding, Position, RecordError
from hfi_docs.pipeline.casebook import Casebook
from hfi_docs.pipeline.numbering import numbers_twice
from hfi_docs.records.convert import convert_registers
from hfi_docs.records.load import Workspace
from hfi_docs.records.record import Record
from hfi_docs.records.schema.registers import REGISTERS
from hfi_docs.values.case_numbers import parse_case_file_name, parse_meeting_file_name
from hfi_docs.values.words import suggest_or_list

UNKNOWN_REGISTER = Finding("HFI083", "Registeret «{name}» er ukjent.", "{hint}")
TWO_REGISTER_FILES = Finding(
    "HFI160",
    "Registeret «{name}» finnes i to filer. Den andre er {other}.",
    "Behold den ene. Skal den andre spares, flyttes den ut av cases/register.",
)
MEETING_FILE_NAME = Finding(
    "HFI088", "Filen heter «{name}», som ikke er navnet på et møte.", "Gi den et navn slik: SSU-2026-05-21.yaml."
)
TWO_MEETING_FILES = Finding("HFI162", "Møtet {meeting} finnes i to filer. Den andre er {other}.", "Behold den ene.")


def open_casebook(workspace: Workspace) -> Casebook:
    """The casebook of a workspace, its registers read.

    Raises:
        RecordError: a register is broken, so that nothing that uses it can be trusted.
    """
    book = Casebook(workspace)
    for name, (path, *others) in workspace.register_files().items():
        for other in others:
            told = path.relative_to(workspace.root).as_posix()
            book.problems.append(TWO_REGISTER_FILES.at(Position(other, 1, 1), name=name, other=told))
        if name not in REGISTERS:
            hint = suggest_or_list(name, REGISTERS, none="")
            book.problems.append(UNKNOWN_REGISTER.at(Position(path, 1, 1), name=name, hint=hint))
            continue
        record = book.record(path)
        if record is not None:
            book.problems += check_register_structure(record, name)
            book.registers[name] = record
    if any(problem.level == ERROR for problem in book.problems):
        raise RecordError(book.problems, "Sakene er ikke lest. Rett registrene først.")
    book.default_organ = convert_registers({n: r for n, r in book.registers.items() if n == "utvalg"}).default_organ
    for path in workspace.case_files():
        number = parse_case_file_name(path.name, book.default_organ)
        if number is not None:
            book.files.setdefault(number, []).append(path)
    book.problems += numbers_twice(book.registers.get("saker"), book.files, book.default_organ)
    for path in workspace.meeting_files():
        key = parse_meeting_file_name(path.name)
        if key is None:
            book.problems.append(MEETING_FILE_NAME.at(Position(path, 1, 1), name=path.name))
            continue
        if key in book.meeting_files:
            twin = book.meeting_files[key][0].name
            told = f"{key[0]} {key[1]}"
            book.problems.append(TWO_MEETING_FILES.at(Position(path, 1, 1), meeting=told, other=twin))
        book.meeting_files.setdefault(key, []).append(path)
    return book


def check_structures(book: Casebook, paths: Iterable[Path]) -> list[tuple[Record, bool]]:
    """The readable records among the files, and whether each has the right structure; problems are noted."""
    checked = []
    meetings = {path for files in book.meeting_files.values() for path in files}
    for path in paths:
        record = book.record(path)
        if record is not None:
            found = check_meeting_structure(record) if path in meetings else check_case_structure(record)
            book.problems += found
            checked.append((record, not found))
    return checked
