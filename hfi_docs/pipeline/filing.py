"""The records of an office by what the names of their files say."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hfi_docs.check.structure import (
    check_case_structure,
    check_draft_structure,
    check_meeting_structure,
    check_minutes_structure,
)
from hfi_docs.errors import Finding, Position, Problem, Subject
from hfi_docs.records.convert import convert_meeting_header
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber, Meeting, Organ, Registers, number_form
from hfi_docs.records.record import Record
from hfi_docs.values.case_numbers import (
    format_case_identity,
    parse_case_file_name,
    parse_case_number,
    parse_meeting_file_name,
)
from hfi_docs.values.dates import format_date, readable_date
from hfi_docs.values.file_names import safe_file_name

SUBJECT = Subject(
    "Filene i kontoret", "Filene finnes ved navnet. Sier navnet noe annet enn innholdet, kan feil sak bli bygd."
)

MEETING_FILE_NAME = Finding(
    "HFI088", "Filen heter «{name}», som ikke er navnet på et møte.", "Gi den et navn slik: SSU-2026-05-21.yaml."
)
TWO_MEETING_FILES = Finding("HFI162", "Møtet {meeting} finnes i to filer. Den andre er {other}.", "Behold den ene.")
ALSO_REGISTERED = Finding(
    "HFI089",
    "Sak {number} har en egen fil, men står også i register/saker.yaml.",
    "Fjern oppføringen her: registeret er for saker uten fil.",
)

UNKNOWN_REGISTER = Finding(
    "HFI083",
    "Registeret «{name}» er ukjent.",
    "{hint}",
    advice="Rett navnet på filen eller «register». Svaret sier hva registrene heter.",
)
TWO_REGISTER_FILES = Finding(
    "HFI160",
    "Registeret «{name}» finnes i to filer. Den andre er {other}.",
    "Behold den ene. Skal den andre spares, flyttes den ut av cases/register.",
)

#: An organ and the first day of its meeting.
MeetingKey: TypeAlias = tuple[str, date]


def meeting_named(text: str) -> MeetingKey | None:
    """The organ and the day in «SSU 2026-05-21»."""
    organ, _, when = text.replace("/", " ", 1).partition(" ")
    day = readable_date(when)
    return (organ, day) if day else None


class Filing(NamedTuple):
    """The files of cases by number and of meetings by organ and day, those of a meeting's year, and all of each kind.

    `organs` are those that have cases, `misnamed` the files of meetings whose names do not tell which, `minutes` the
    files of minutes by meeting, `drafts` the files of cases without a number, each with its name, `twins` the files
    that have the name of one of these. More than one file of a number, a meeting or a draft is an error that is told.
    """

    cases: dict[CaseNumber, list[Path]]
    meetings: dict[MeetingKey, list[Path]]
    years: dict[tuple[str, str], list[Path]]
    case_paths: tuple[Path, ...]
    meeting_paths: frozenset[Path]
    organs: tuple[str, ...]
    misnamed: tuple[Path, ...]
    minutes: dict[MeetingKey, Path] = {}  # noqa: RUF012 - never changed
    minutes_paths: frozenset[Path] = frozenset()
    drafts: dict[Path, str] = {}  # noqa: RUF012 - never changed
    twins: dict[Path, Path] = {}  # noqa: RUF012 - never changed

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of all records but registers."""
        return (*self.case_paths, *self.drafts, *self.meeting_paths, *self.minutes_paths)

    def structure_check(self, path: Path) -> Callable[[Record], list[Problem]]:
        """What finds the faults in the structure of the record in a file."""
        if path in self.drafts:
            return check_draft_structure
        if path in self.meeting_paths:
            return check_meeting_structure
        return check_minutes_file if path in self.minutes_paths else check_case_structure

    def called(self, organ: str, when: str) -> list[Path]:
        """The files of the meetings that an organ and a date, or a year, may mean."""
        day = readable_date(when)
        return self.meetings.get((organ, day), [])[:1] if day else self.years.get((organ, when), [])


def file_records(workspace: Workspace, default_organ: str, problems: list[Problem]) -> Filing:
    """The filing of a workspace; what is wrong with names is added to `problems`."""
    case_paths = tuple(workspace.case_files())
    cases: dict[CaseNumber, list[Path]] = {}
    for path in case_paths:
        number = parse_case_file_name(path.name, default_organ)
        if number is not None:
            cases.setdefault(number, []).append(path)
    misnamed: list[Path] = []
    meetings = _by_meeting(workspace.meeting_files(), misnamed, problems)
    minutes = {key: paths[0] for key, paths in _by_meeting(workspace.minutes_files(), [], problems).items()}
    years: dict[tuple[str, str], list[Path]] = {}
    for (organ, day), (path, *_) in meetings.items():
        years.setdefault((organ, str(day.year)), []).append(path)
    all_meetings = frozenset(path for paths in meetings.values() for path in paths)
    organs = tuple(sorted({number.organ for number in cases}))
    draft_files = tuple(workspace.draft_files())
    drafts: dict[str, Path] = {}
    for path in draft_files:
        drafts.setdefault(_plain(path), path)
    return Filing(
        cases,
        meetings,
        years,
        case_paths,
        all_meetings,
        organs,
        tuple(misnamed),
        minutes,
        frozenset(minutes.values()),
        {first: safe_file_name(first.stem) for first in drafts.values()},
        {path: first for path in draft_files if (first := drafts[_plain(path)]) != path},
    )


def _plain(draft: Path) -> str:
    """What two drafts share that one paper would be built of."""
    return safe_file_name(draft.stem).casefold()


def _by_meeting(paths: Iterable[Path], misnamed: list[Path], problems: list[Problem]) -> dict[MeetingKey, list[Path]]:
    """Files by the meetings that their names tell of; a name that tells of none is added to `misnamed`."""
    found: dict[MeetingKey, list[Path]] = {}
    for path in paths:
        key = parse_meeting_file_name(path.name)
        if key is None:
            problems.append(MEETING_FILE_NAME.at(Position(path, 1, 1), name=path.name))
            misnamed.append(path)
            continue
        if key in found:
            told, other = f"{key[0]} {format_date(key[1])}", found[key][0].name
            problems.append(TWO_MEETING_FILES.at(Position(path, 1, 1), meeting=told, other=other))
        found.setdefault(key, []).append(path)
    return found


def numbers_twice(
    register: Record | None, files: Container[CaseNumber], default_organ: str, organs: Mapping[str, Organ]
) -> Iterator[Problem]:
    """Each case of the checked register `saker` that has a file too."""
    for key_path, text in register.leaves if register else ():
        if register and key_path[-1] == "sak" and (number := parse_case_number(text, default_organ)) in files:
            told = format_case_identity(number, number_form(organs, number))
            yield ALSO_REGISTERED.at(register.position(key_path), number=told)


def meetings_in(path: Path, record: Record | None) -> Iterator[Meeting]:
    """The meeting of a file: as its record tells, and as its name tells where the record differs or is broken.

    What is wrong is told of the file; the meeting is there for all that name it.
    """
    header = convert_meeting_header(record) if record else None
    if header:
        yield header
    named = parse_meeting_file_name(path.name)
    if named and (header is None or (header.organ, header.day) != named):
        given = record.data.get("id") if record else None
        usual = f"{named[0].lower()}-{named[1]}"
        yield Meeting(given if isinstance(given, str) else usual, *named, last_day=None, name="")


def misfiled(record: Record | None, registers: Registers) -> Iterator[Problem]:
    """What is wrong with a file whose meeting cannot be read, or is another than its name says."""
    header = convert_meeting_header(record) if record else None
    named = parse_meeting_file_name(record.path.name) if record else None
    if record and (header is None or (header.organ, header.day) != named):
        yield from check_meeting_structure(record)
        if header and named:
            from hfi_docs.check.meetings import check_meeting_name  # noqa: PLC0415 - only when something is wrong

            yield from check_meeting_name(record, header, registers)


def check_minutes_file(record: Record) -> list[Problem]:
    """What is wrong with the structure of minutes, or with the name of their file.

    The notice that they are held against, and what it keeps from whom, is found by the name.
    """
    found = check_minutes_structure(record)
    header = convert_meeting_header(record)
    if found or header is None:
        return found
    from hfi_docs.check.meetings import check_file_name  # noqa: PLC0415 - most commands meet no minutes

    return list(check_file_name(record, header))
