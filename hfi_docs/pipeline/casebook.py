"""The cases and registers of a workspace: which there are, and which are meant."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import Finding, LoadError, Position, Problem, UsageError
from hfi_docs.pipeline.mentions import MeetingKey, meeting_key, mentioned_cases, mentioned_meetings, organ_of
from hfi_docs.records.convert import convert_case_header, convert_meeting_header, convert_registers
from hfi_docs.records.load import Workspace, load_record
from hfi_docs.records.model import CaseHeader, CaseNumber, Registers
from hfi_docs.records.record import Record
from hfi_docs.values.case_numbers import (
    format_case_identity,
    parse_case_file_name,
    parse_case_number,
)
from hfi_docs.values.dates import readable_date
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest_or_list

TWO_FILES = Finding("HFI082", "Sak {number} finnes i to filer. Den andre er {other}.", "Behold den ene.")


class Selection(NamedTuple):
    """Which cases a command is about: the named ones, those of one meeting, or all."""

    numbers: tuple[str, ...] = ()
    meeting: str = ""

    @property
    def is_all(self) -> bool:
        """Whether everything is meant."""
        return not self.numbers and not self.meeting


@dataclass
class Casebook:
    """What lies in a workspace. Records are read when they are asked for, each once."""

    workspace: Workspace
    registers: dict[str, Record] = field(default_factory=dict)
    files: dict[CaseNumber, list[Path]] = field(default_factory=dict)
    meeting_files: dict[MeetingKey, list[Path]] = field(default_factory=dict)
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

    def choose_meetings(self, selection: Selection) -> list[Path]:
        """The files of the meetings that are meant: the named one, if it has a record, or all of them."""
        if selection.numbers:
            return []
        keys = [meeting_key(selection.meeting)] if selection.meeting else sorted(self.meeting_files)
        return [path for key in keys for path in self.meeting_files.get(key, [])[:1]]

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
        """The registers, with the header of every case and meeting that the records or the registers mention."""
        read = list(records)
        mentioning = (*read, *self.registers.values())
        numbers = {number for record in mentioning for number in mentioned_cases(record, self.default_organ)}
        paths = [path for number in sorted(numbers) for path in self.files.get(number, [])]
        own = [record.path for record in read]
        headers = [header for _, header in self.headers(dict.fromkeys([*own, *paths]))]
        meetings = (convert_meeting_header(record) for record in self._meeting_records(read))
        registers = convert_registers(self.registers, headers, [meeting for meeting in meetings if meeting])
        unreadable = frozenset(number for number in numbers if number in self.files and number not in registers.cases)
        return registers._replace(unreadable=unreadable)

    def consulted(self, record: Record) -> frozenset[Path]:
        """The files of the cases and meetings that a record mentions: what its references print stands there."""
        cases = (path for number in mentioned_cases(record, self.default_organ) for path in self.files.get(number, []))
        return frozenset((*cases, *self._meetings_of(record)))

    def digests(self) -> dict[Path, str]:
        """The fingerprint of every record that was read."""
        return {path: record.digest for path, record in self._records.items() if record}

    def closure(self, paths: Iterable[Path]) -> list[Path]:
        """The files, and those of every case and meeting whose papers they take in, however deep."""
        found = dict.fromkeys(paths)
        queue = list(found)
        while queue:
            taking = self.record(queue.pop())
            for path in self._enclosed(taking) if taking else ():
                if path not in found:
                    found[path] = None
                    queue.append(path)
        return list(found)

    def used(self) -> list[Path]:
        """The files of the records that have been read, registers included, in a fixed order."""
        return sorted(path for path, record in self._records.items() if record is not None)

    def _enclosed(self, record: Record) -> Iterator[Path]:
        organ = organ_of(record, self.default_organ)
        items = [record.data.get(name) for name in ("vedlegg", "saksliste")]
        for item in (item for entries in items if isinstance(entries, list) for item in entries):
            if isinstance(item, dict):
                number, meeting = item.get("sak"), item.get("møte")
                if isinstance(number, str):
                    yield from self._files_of(number, organ)
                if isinstance(meeting, str):
                    yield from self._meetings_called(meeting)

    def _files_of(self, number: str, organ: str) -> list[Path]:
        try:
            return self.files.get(parse_case_number(number, organ), [])[:1]
        except UnreadableError:
            return []

    def _meetings_called(self, target: str) -> list[Path]:
        """The files of the meetings that a text may mean; all of them when it is a short name."""
        organ, _, when = (piece.strip() for piece in target.replace("/", " ", 1).partition(" "))
        if not when and not re.search("[A-Za-zÆØÅæøå]", target):
            return []
        if not when:
            known = ((f"{organ.lower()}-{day}", paths[0]) for (organ, day), paths in self.meeting_files.items())
            return [
                path
                for usual, path in known
                if usual == target or ((record := self.record(path)) and record.data.get("id") == target)
            ]
        day = readable_date(when)
        return [
            path
            for (other, first), paths in self.meeting_files.items()
            if other == organ and (first == day or when == str(first.year))
            for path in paths[:1]
        ]

    def _meeting_records(self, records: Iterable[Record]) -> list[Record]:
        """The records of the meetings that records and registers mention, and of the cases' own meetings."""
        paths = {path for record in (*records, *self.registers.values()) for path in self._meetings_of(record)}
        return [meeting for path in sorted(paths) if (meeting := self.record(path))]

    def _meetings_of(self, record: Record) -> list[Path]:
        texts = mentioned_meetings(record, self.default_organ)
        return [path for text in texts for path in self._meetings_called(text)]

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
        organ, day = meeting_key(meeting)
        headers = self.headers(paths)
        chosen = [path for path, header in headers if (header.number.organ, header.day) == (organ, day)]
        if not chosen and (organ, day) not in self.meeting_files:
            known = sorted({f"{header.number.organ}/{header.day}" for _, header in headers})
            hint = suggest_or_list(f"{organ}/{day}", known, none="")
            message = f"Fant ingen saker til møtet {organ}/{day}. {hint}"
            raise UsageError(message)
        return chosen
