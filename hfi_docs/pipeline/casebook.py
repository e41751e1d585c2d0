"""The cases and registers of a workspace: which there are, which are meant, what they mention."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from hfi_docs.check import check_case_structure, check_register_structure
from hfi_docs.convert import convert_case_header, convert_case_number, convert_registers
from hfi_docs.errors import ERROR, Finding, LoadError, Position, Problem, RecordError, UsageError
from hfi_docs.formatting.case_numbers import format_case_identity, parse_case_file_name, parse_case_number
from hfi_docs.formatting.dates import parse_date
from hfi_docs.formatting.unreadable import UnreadableError
from hfi_docs.formatting.words import suggest_or_list
from hfi_docs.load import Workspace, load_record
from hfi_docs.model import CaseHeader, CaseNumber, Registers
from hfi_docs.record import Record, text_leaves
from hfi_docs.schema.registers import REGISTERS

TWO_FILES = Finding("HFI082", "Sak {number} finnes i to filer. Den andre er {other}.", "Behold den ene.")
UNKNOWN_REGISTER = Finding("HFI083", "Registeret «{name}» er ukjent.", "{hint}")

_MENTION = re.compile(r"\[\[ *(?:sak|dato) *: *([^\]]+?) *\]\]", re.IGNORECASE)
#: A case that is named by hand: the check tells how to refer to it when it exists.
_TYPED = re.compile(r"\b((?:[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,6}-)?[Ss]ak \d{1,3}/(?:20)?\d\d)(?!\d)")


class Selection(NamedTuple):
    """Which cases a command is about: the named ones, those of one meeting, or all."""

    numbers: tuple[str, ...] = ()
    meeting: str = ""


@dataclass
class Casebook:
    """What lies in a workspace. Records are read when they are asked for, each once."""

    workspace: Workspace
    registers: dict[str, Record] = field(default_factory=dict)
    files: dict[CaseNumber, list[Path]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    default_organ: str = "SSU"
    _records: dict[Path, Record | None] = field(default_factory=dict)

    def record(self, path: Path) -> Record | None:
        """The record in a file; None, and problems noted, when it cannot be read."""
        if path not in self._records:
            self._records[path] = self._load(path)
        return self._records[path]

    def choose(self, selection: Selection) -> list[Path]:
        """The files of the cases that are meant, in a fixed order.

        Raises:
            UsageError: a number or meeting that does not exist.
        """
        if selection.numbers:
            paths = [path for text in selection.numbers for path in self._named(text)]
        else:
            paths = self.workspace.case_files()
        if selection.meeting:
            paths = self._of_meeting(paths, selection.meeting)
        chosen = list(dict.fromkeys(paths))
        self._note_doubles(chosen)
        return chosen

    def headers(self, paths: Iterable[Path]) -> list[tuple[Path, CaseHeader]]:
        """The headers of the cases in the files; a file that has none is passed over."""
        found = []
        for path in paths:
            record = self.record(path)
            header = convert_case_header(record, self.default_organ) if record else None
            if header is not None:
                found.append((path, header))
        return found

    def model(self, records: Iterable[Record]) -> Registers:
        """The registers, with the headers of every case that the records or the registers mention."""
        numbers = {number for record in (*records, *self.registers.values()) for number in self._mentions(record)}
        paths = [path for number in sorted(numbers) for path in self.files.get(number, [])]
        own = [record.path for record in records]
        return convert_registers(self.registers, [header for _, header in self.headers(dict.fromkeys([*own, *paths]))])

    def _load(self, path: Path) -> Record | None:
        try:
            loaded = load_record(path)
        except LoadError as error:
            self.problems += error.problems
            return None
        self.problems += loaded.warnings
        return loaded.record

    def _named(self, text: str) -> list[Path]:
        try:
            number = parse_case_number(text, self.default_organ)
        except UnreadableError as error:
            message = f"{error.message} {error.hint}"
            raise UsageError(message) from None
        paths = self.files.get(number, [])
        if not paths:
            self._notice_text_file(number)
            known = [format_case_identity(other) for other in self.files]
            hint = suggest_or_list(format_case_identity(number), known, none="Mappen cases/ er tom.")
            message = f"Fant ingen fil for sak {format_case_identity(number)} i cases/. {hint}"
            raise UsageError(message)
        return paths

    def _notice_text_file(self, number: CaseNumber) -> None:
        """Notepad likes to save «16-26.yaml» as «16-26.yaml.txt».

        Raises:
            UsageError: there is such a file.
        """
        for path in self.workspace.text_files():
            if parse_case_file_name(path.name, self.default_organ) == number:
                message = (
                    f"Filen heter «{path.name}». Gi den navnet «{path.stem}» (i Notisblokk: filtype «Alle filer»)."
                )
                raise UsageError(message)

    def _note_doubles(self, chosen: list[Path]) -> None:
        for number, paths in self.files.items():
            for other in paths[1:]:
                if other in chosen:
                    at = Position(other, 1, 1)
                    self.problems.append(TWO_FILES.at(at, number=format_case_identity(number), other=paths[0].name))

    def _of_meeting(self, paths: list[Path], meeting: str) -> list[Path]:
        organ, _, when = re.sub(r"[ /]+", " ", meeting.strip()).partition(" ")
        try:
            day = parse_date(when)
        except UnreadableError:
            message = f"«{meeting}» er ikke et møte. Skriv utvalg og dato slik: SSU/2026-05-21."
            raise UsageError(message) from None
        headers = self.headers(paths)
        chosen = [path for path, header in headers if (header.number.organ, header.day) == (organ, day)]
        if not chosen:
            known = sorted({f"{header.number.organ}/{header.day}" for _, header in headers})
            hint = suggest_or_list(f"{organ}/{day}", known, none="")
            message = f"Fant ingen saker til møtet {organ}/{day}. {hint}"
            raise UsageError(message)
        return chosen

    def _mentions(self, record: Record) -> Iterator[CaseNumber]:
        organ = _organ(record, self.default_organ)
        texts = _MENTION.findall(record.text) + _TYPED.findall(record.text)
        texts += [text for key_path, text in text_leaves(record.data) if key_path[-1] == "sak"]
        for text in texts:
            try:
                yield parse_case_number(text, organ)
            except UnreadableError:
                continue


def open_casebook(workspace: Workspace) -> Casebook:
    """The casebook of a workspace, its registers read.

    Raises:
        RecordError: a register is broken, so that nothing that uses it can be trusted.
    """
    book = Casebook(workspace)
    for name, path in workspace.register_files().items():
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
    return book


def check_structures(book: Casebook, paths: Iterable[Path]) -> list[tuple[Record, bool]]:
    """The readable records among the files, and whether each has the right structure; problems are noted."""
    checked = []
    for path in paths:
        record = book.record(path)
        if record is not None:
            found = check_case_structure(record)
            book.problems += found
            checked.append((record, not found))
    return checked


def _organ(record: Record, default: str) -> str:
    try:
        return convert_case_number(record, default).organ
    except UnreadableError:
        return default
