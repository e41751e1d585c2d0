"""An office as it lies in its folder: which records there are, each read when it is asked for.

One `Office` answers one command, or a process that goes on: each verb looks at the folder again, and a file that holds
the same bytes as before is not read again, nor what was made of it made again.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple, Self

from hfi_docs.errors import ERROR, LoadError, Position, Problem, RecordError
from hfi_docs.output.cache import user_cache
from hfi_docs.output.ledger import digest_of
from hfi_docs.pipeline.filing import (
    TWO_REGISTER_FILES,
    UNKNOWN_REGISTER,
    Filing,
    file_records,
    meetings_in,
    misfiled,
    numbers_twice,
)
from hfi_docs.pipeline.mentions import (
    Mentions,
    Treatment,
    mentions_of,
    noticed_in,
    organ_and_time,
    raised_in,
    short_names,
    shows_source,
    treatments_of,
)
from hfi_docs.pipeline.register_memo import RegisterMemo, Remembering
from hfi_docs.records.convert import convert_case_header, convert_registers, own_case
from hfi_docs.records.load import Workspace, glance, read_bytes, read_record
from hfi_docs.records.model import CaseHeader, CaseNumber, Organ, Registers, number_form
from hfi_docs.records.record import Record, listed_groups
from hfi_docs.records.schema.registers import REGISTERS
from hfi_docs.values.case_numbers import format_case_identity, parse_meeting_file_name
from hfi_docs.values.dates import readable_date
from hfi_docs.values.words import suggest_or_list


class _Reading(NamedTuple):
    """What came of reading a file: its fingerprint, its record if it is one, and what there is to say about it."""

    digest: str
    record: Record | None
    problems: tuple[Problem, ...]


class Office(Remembering):
    """What lies in an office's folder, as it was at the last `look`; what is wrong is noted in `problems`."""

    def __init__(
        self, workspace: Workspace, read: Callable[[Path], bytes] = read_bytes, *, goes_on: bool = False
    ) -> None:
        super().__init__()
        # One that goes on is asked after every save: it leaves the user's cache as it is.
        # Other bytes than lie there are read when it is asked what would come of them.
        self.workspace, self.read, self.goes_on = workspace, read, goes_on
        self.memo = RegisterMemo(user_cache(os.environ), workspace.root, reads=goes_on)
        self.registers: Mapping[str, Record] = {}
        self.default_organ = ""
        self.organs: Mapping[str, Organ] = {}
        self.filing = Filing({}, {}, {}, (), frozenset(), (), ())
        self.problems: list[Problem] = []
        self._readings, self._earlier = dict[Path, _Reading](), dict[Path, _Reading]()
        self._glanced: dict[Path, str] = {}
        self._raised_in = cache(partial(raised_in, self))
        self._short_names: Mapping[str, list[Path]] | None = None

    def look(self) -> Self:
        """Looks at the folder anew: which files there are, and what the registers say.

        Raises:
            RecordError: a register is broken, so that nothing that uses it can be trusted.
        """
        self._earlier |= self._readings
        self._readings, self._glanced, self._short_names, self.problems = {}, {}, None, []
        self._raised_in.cache_clear()
        self.registers = dict(self._read_registers())
        if any(problem.level == ERROR for problem in self.problems):
            raise RecordError(self.problems, "Sakene er ikke lest. Rett registrene først.")
        organs = {name: record for name, record in self.registers.items() if name == "utvalg"}
        known = self.once("utvalg", convert_registers, organs)
        self.default_organ, self.organs = known.default_organ, known.organs
        self.filing = file_records(self.workspace, self.default_organ, self.problems)
        self.problems += numbers_twice(self.registers.get("saker"), self.filing.cases, self.default_organ, self.organs)
        there = {*self._readings, *self.filing.paths}
        self._earlier = {path: reading for path, reading in self._earlier.items() if path in there}
        return self

    def identity(self, number: CaseNumber) -> str:
        """«SSU 13/26», for messages, as the case's organ writes it."""
        return format_case_identity(number, number_form(self.organs, number))

    def record(self, path: Path) -> Record | None:
        """The record in a file; None, and problems noted, when it cannot be read."""
        if path not in self._readings:
            self._readings[path] = self._read(path)
            self.problems += self._readings[path].problems
        return self._readings[path].record

    def check_structures(self, paths: Iterable[Path]) -> list[tuple[Record, bool]]:
        """The readable records among the files, and whether each has the right structure; problems are noted."""
        checked = []
        for path in paths:
            record = self.record(path)
            if record is not None:
                found = self.once(f"{path}", self.filing.structure_check(path), record)
                self.problems += found
                checked.append((record, not found))
        return checked

    def headers(self, paths: Iterable[Path]) -> list[tuple[Path, CaseHeader]]:
        """The headers of the cases in the files; a file that has none is passed over, and so is a draft."""
        read = ((path, self.record(path)) for path in paths if path not in self.filing.drafts)
        found = (
            (path, convert_case_header(record, self.default_organ, self.organs)) for path, record in read if record
        )
        return [(path, header) for path, header in found if header]

    def stated_day(self, path: Path) -> date | None:
        """The day of a case's meeting, as far as a glance at the file can tell, at a tenth of what reading it costs."""
        return readable_date(glance(self.look_into(path), "møte"))

    def look_into(self, path: Path) -> bytes:
        """What stands in a file that need not be read as a record; empty when it cannot be opened."""
        try:
            content = self.read(path)
        except LoadError:
            return b""
        self._glanced[path] = digest_of(content)
        return content

    def raised(self, number: CaseNumber) -> CaseHeader | None:
        """A case without a file as the minutes have it in which it came up; None when it came up in none."""
        may_be = self.filing.minutes and number not in self.filing.cases
        return self._raised_in(number.organ, number.year).get(number) if may_be else None

    def model(self, records: Iterable[Record]) -> Registers:
        """The registers, with the header of every case and meeting that the records or the registers mention."""
        read = list(records)
        mentioning = (*read, *self.registers.values())
        numbers = {number for record in mentioning for number in self.mentions(record).cases}
        paths = [path for number in sorted(numbers) for path in self.filing.cases.get(number, [])]
        headers = tuple(header for _, header in self.headers(dict.fromkeys([*(one.path for one in read), *paths])))
        named = {path for record in mentioning for path in self._meetings_of(record)}
        meeting_paths = [*sorted(named), *self.filing.misnamed]
        meetings = tuple(meeting for path in meeting_paths for meeting in meetings_in(path, self.record(path)))
        registers = self.once("registre", convert_registers, self.registers, headers, meetings)
        if strays := [path for path in self._strays(mentioning, registers) if path not in meeting_paths]:
            meeting_paths += strays
            meetings += tuple(meeting for path in strays for meeting in meetings_in(path, self.record(path)))
            registers = self.once("registre", convert_registers, self.registers, headers, meetings)
        if came_up := {number: each for number in numbers - registers.cases.keys() if (each := self.raised(number))}:
            registers = registers._replace(cases={**registers.cases, **came_up})
        if any(map(self.shows_tasks, read)):
            from hfi_docs.pipeline.tasks import assigned_tasks  # noqa: PLC0415 - few papers show tasks

            registers = registers._replace(tasks=tuple(assigned_tasks(self, registers)))
        self.problems += [problem for path in meeting_paths for problem in misfiled(self.record(path), registers)]
        unread = frozenset(self.filing.cases.keys() & numbers - registers.cases.keys())
        names = self.workspace.template_names()
        return self.once("registre og maler", Registers.beside, registers, unread, names)

    def consulted(self, record: Record) -> frozenset[Path]:
        """The files of the cases and meetings that a record mentions: what its references print stands there."""
        numbers = self.mentions(record).cases
        cases = [path for number in numbers for path in self.filing.cases.get(number, [])]
        cases += [each.path for number in numbers if (each := self.raised(number))]
        quoted = (each.path for number in self.quoted([record]) for each in self.treatments(number))
        minutes = self.filing.minutes_paths if self.shows_tasks(record) else (*quoted, *self._carried_over(record))
        return frozenset((*cases, *self._meetings_of(record), *minutes, *noticed_in(self, record).values()))

    def quoted(self, records: Iterable[Record]) -> set[CaseNumber]:
        """The cases whose resolutions the records take in, where there are minutes that may have them."""
        return {number for record in records for number in self.mentions(record).quoted if self.filing.minutes}

    def treatments(self, number: CaseNumber) -> tuple[Treatment, ...]:
        """What minutes say of a case with a file, meeting by meeting; the last one counts."""
        return tuple(treatments_of(self, number)) if self.filing.minutes else ()

    def _carried_over(self, record: Record) -> Iterator[Path]:
        """The minutes that say whether cases of an agenda were postponed to it."""
        if self.filing.minutes and record.path in self.filing.meeting_paths:
            own = parse_meeting_file_name(record.path.name)
            for number in self.mentions(record).cases:
                yield from (each.path for each in takewhile(lambda told: told.meeting != own, self.treatments(number)))

    def shows_tasks(self, record: Record) -> bool:
        """Whether a record shows the tasks of the minutes that there are."""
        return bool(self.filing.minutes) and shows_source(record, self.registers.get("visninger"), "oppfølging")

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

    def treated_in(self, minutes: Path) -> list[Path]:
        """The files of the notice and of the cases that minutes are about."""
        record = self.record(minutes)
        return list(dict.fromkeys(self._enclosed(record))) if record else []

    def digests(self) -> dict[Path, str]:
        """The fingerprint of every record that was read, and of every file that was glanced at, since `look`."""
        return self._glanced | {path: reading.digest for path, reading in self._readings.items() if reading.record}

    def _read_registers(self) -> Iterator[tuple[str, Record]]:
        for name, (path, *others) in self.workspace.register_files().items():
            for other in others:
                told = path.relative_to(self.workspace.root).as_posix()
                self.problems.append(TWO_REGISTER_FILES.at(Position(other, 1, 1), name=name, other=told))
            if name not in REGISTERS:
                hint = suggest_or_list(name, REGISTERS, none="")
                self.problems.append(UNKNOWN_REGISTER.at(Position(path, 1, 1), name=name, hint=hint))
                continue
            record = self.record(path)
            if record is not None:
                remarks = self._readings[path].problems
                self.problems += self.once(f"{path}", self.memo.structure, record, name, remarks)
                yield name, record

    def _read(self, path: Path) -> _Reading:
        try:
            content = self.read(path)
            digest, earlier = digest_of(content), self._earlier.get(path)
            if earlier and earlier.digest == digest:
                return earlier
            loaded = read_record(content, path, self.memo)
        except LoadError as error:
            return _Reading("", None, error.problems)
        return _Reading(digest, loaded.record, loaded.warnings)

    def mentions(self, record: Record) -> Mentions:
        """What a record mentions."""
        # What minutes correct, approve or announce is not asked about.
        typed_in = "saker" if record.path in self.filing.minutes_paths else ""
        of = (record, self.default_organ, self.filing.organs, self.organs)
        return self.once(f"nevnt i {record.path}", mentions_of, *of, typed_in=typed_in)

    def _enclosed(self, record: Record) -> Iterator[Path]:
        if record.path in self.filing.minutes_paths and (named := parse_meeting_file_name(record.path.name)):
            # What was decided is told by what had been sent.
            yield from self.filing.meetings.get(named, [])[:1]
        items = [record.data.get(name) for name in ("vedlegg", "saksliste", "saker")]
        for item in (item for entries in items if isinstance(entries, list) for item in entries):
            if isinstance(item, dict):
                organ, meeting = self.mentions(record).organ, item.get("møte")
                if number := own_case(item, organ, self.organs.get(organ)):
                    yield from self.filing.cases.get(number, [])[:1]
                if isinstance(meeting, str):
                    yield from self.meetings_called(meeting)

    def _meetings_of(self, record: Record) -> list[Path]:
        return [path for text in self.mentions(record).meetings for path in self.meetings_called(text)]

    def meetings_called(self, target: str) -> list[Path]:
        """The files of the meetings that a text may mean: an organ with a date or a year, or a short name."""
        organ, when = organ_and_time(target)
        if when:
            return self.filing.called(organ, when)
        if not re.search("[A-Za-zÆØÅæøå]", target):
            return []
        if any(entry.get("id") == target for entry in listed_groups(self.registers.get("møter"), "oppføringer")):
            # The register tells, and no notice need be asked whether it calls itself so.
            organ, _, when = target.partition("-")
            return self.filing.called(organ.upper(), when)
        return self._by_short_name().get(target, [])

    def _strays(self, mentioning: Iterable[Record], registers: Registers) -> Iterator[Path]:
        """The files that may hold meetings that are asked for and are not where they are looked for."""
        asked = {organ_and_time(text) for record in mentioning for text in self.mentions(record).meetings}
        missing = {(organ, day) for organ, when in asked if (day := readable_date(when))}
        missing -= {(meeting.organ, meeting.day) for meeting in registers.meetings}
        # One of the organ's others that year may have been meant.
        years = {(organ, day.year) for organ, day in missing}
        for path in sorted(self.filing.meeting_paths) if missing else ():
            if any((meeting.organ, meeting.day.year) in years for meeting in meetings_in(path, self.record(path))):
                yield path

    def _by_short_name(self) -> Mapping[str, list[Path]]:
        """Every meeting by its usual short name and by the one that its record gives it."""
        if self._short_names is None:
            self._short_names = short_names(self)
        return self._short_names
