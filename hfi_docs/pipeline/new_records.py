"""The verbs `new case` and `new meeting`: a record with its next number, valid at once, or a copy of an earlier one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.errors import UsageError
from hfi_docs.output.write import write_together
from hfi_docs.papers.references import kinds_naming
from hfi_docs.pipeline.agendas import put_on, readable
from hfi_docs.pipeline.filing import MeetingKey
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection, choose_cases, meeting_key
from hfi_docs.pipeline.start import blank_agenda, filled
from hfi_docs.records.convert import convert_case_number
from hfi_docs.records.edit import Change, Remove, SetValue, edited, scalar
from hfi_docs.records.files import read_file
from hfi_docs.records.load import read_bytes
from hfi_docs.records.model import CaseNumber
from hfi_docs.records.record import Record
from hfi_docs.values.case_numbers import format_case_argument, format_case_number, parse_case_number
from hfi_docs.values.references import find_references
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest_or_list

#: What belongs to one treatment of a case, and not to the next.
_TREATED: Final = ("vedtak", "saksgang")
_KIND: Final = "beslutning"
_TITLE: Final = "Ny sak"


class NewCase(NamedTuple):
    """What a new case starts from: `meeting` as «SSU/2026-05-21», `source` the number of the case that is copied."""

    meeting: str = ""
    organ: str = ""
    kind: str = ""
    title: str = ""
    source: str = ""


class WrittenRecord(NamedTuple):
    """Where a new record lies, how the command line names it, and the files that were copied with it."""

    path: Path
    name: str
    copied: tuple[Path, ...] = ()


def new_case(office: Office, wanted: NewCase, today: date) -> WrittenRecord:
    """Writes the next case of an organ; a copy leaves out what was of its own meeting, and has its files along.

    Raises:
        UsageError: there is no such meeting, case or organ. RecordError: a register is broken.
    """
    office.look()
    source = None
    if wanted.source:
        source = readable(office, choose_cases(office, Selection((wanted.source,)))[0])
    organ, day = _meeting_of(office, wanted, source, today)
    number = next_number(office, organ, day.year)
    path = office.workspace.case_path(day.year, format_case_argument(number, office.default_organ).replace("/", "-"))
    files: dict[Path, bytes] = {}
    if source:
        content, files = _copied(office, source, _own(office, wanted, number, day), path)
    else:
        said = {"sak": _written(office, number), "dato": str(day), "type": wanted.kind or _KIND}
        name = format_case_argument(number, office.default_organ)
        content = filled("new_case.yaml", navn=name, tittel=scalar(wanted.title or _TITLE), **said)
    _refuse_taken(office, (path, *files))
    write_together({path: content} | files | put_on(office, number, (organ, day)))
    return WrittenRecord(path, format_case_argument(number, office.default_organ), tuple(sorted(files)))


def new_meeting(office: Office, text: str) -> WrittenRecord:
    """Writes the record of a meeting, with the cases that belong to it on its agenda.

    Raises:
        UsageError: it has a record, or there is no such organ. RecordError: a register is broken.
    """
    office.look()
    organ, day = meeting_key(text)
    _refuse_unknown(office, organ)
    headers = office.headers(office.filing.case_paths)
    numbers = sorted(header.number for _, header in headers if (header.number.organ, header.day) == (organ, day))
    agenda = blank_agenda(_written(office, number) for number in numbers)
    name = f"{organ}/{day}"
    path = office.workspace.meeting_path(organ, day)
    _refuse_taken(office, (path,))
    write_together({path: filled("meeting.yaml", møte=name, utvalg=organ, dato=str(day), saker=agenda)})
    return WrittenRecord(path, name)


def next_number(office: Office, organ: str, year: int) -> CaseNumber:
    """The number after the last one that an organ has used in a year, in files and in the register of cases."""
    known = {*office.filing.cases, *office.model([]).cases}
    used = (number.number for number in known if (number.organ, number.year) == (organ, year))
    return CaseNumber(organ, year, max(used, default=0) + 1)


def _meeting_of(office: Office, wanted: NewCase, source: Record | None, today: date) -> MeetingKey:
    """The meeting that a case is for: the named one, or the next one of the organ."""
    if wanted.meeting:
        organ, day = meeting_key(wanted.meeting)
        _refuse_unknown(office, organ)
        if (organ, day) not in office.filing.meetings and office.model([]).meeting_on(organ, day) is None:
            message = f"Møtet {organ}/{day} finnes ikke. Lag det først: hfi-docs new meeting {organ}/{day}"
            raise UsageError(message)
        return organ, day
    headers = office.headers([source.path]) if source else []
    organ = wanted.organ or (headers[0][1].number.organ if headers else office.default_organ)
    _refuse_unknown(office, organ)
    registered = {(meeting.organ, meeting.day) for meeting in office.model([]).meetings}
    days = sorted(day for name, day in {*office.filing.meetings, *registered} if name == organ and day >= today)
    if not days:
        message = f"{organ} har ingen kommende møter. Lag et først, for eksempel: hfi-docs new meeting {organ}/{today}"
        raise UsageError(message)
    return organ, days[0]


def _refuse_unknown(office: Office, organ: str) -> None:
    if organ not in office.organs:
        message = f"Utvalget «{organ}» finnes ikke. {suggest_or_list(organ, office.organs, none='')}".strip()
        raise UsageError(message)


def _own(office: Office, wanted: NewCase, number: CaseNumber, day: date) -> dict[str, str]:
    """What is a new case's own, whatever it is a copy of."""
    own = {"sak": _written(office, number), "møte": str(day), "status": "utkast"}
    own |= {"type": wanted.kind} if wanted.kind else {}
    return own | ({"tittel": scalar(wanted.title)} if wanted.title else {})


def _copied(office: Office, source: Record, own: Mapping[str, str], path: Path) -> tuple[bytes, dict[Path, bytes]]:
    """The copy of a record, and of the files in the case's own folder."""
    changes: list[Change] = [SetValue((name,), value, "sak") for name, value in own.items()]
    changes += [Remove((name,)) for name in ("utvalg", *_TREATED) if name in source.data]
    files = {}
    for key, name in _files(source):
        target = path.parent / path.stem / name.partition("/")[2]
        files[target] = read_file(office.workspace.attached_file(source.path, name))
        changes.append(SetValue(key, scalar(f"{path.stem}/{name.partition('/')[2]}")))
    before = convert_case_number(source, office.default_organ, office.organs).organ
    if before == parse_case_number(own["sak"], office.default_organ).organ:
        return edited(read_bytes(source.path), source, changes), files
    # What the copy refers to without an organ was the other organ's.
    named = ((key, text) for key, text in source.leaves if key[-1] == "sak" and len(key) > 1 and _is_bare(text))
    changes += [SetValue(key, f"{before} {text}") for key, text in named]
    return edited(read_bytes(source.path), source, changes, partial(_with_organ, before)), files


def _with_organ(organ: str, line: str) -> str:
    """A line whose references to cases name the organ."""
    for reference in reversed(list(find_references(line))):
        if reference.kind in kinds_naming("case") and _is_bare(reference.target.partition(" punkt ")[0]):
            start = reference.start + reference.written.index(":") + 1
            line = f"{line[:start]}{organ} {line[start:].lstrip()}"
    return line


def _is_bare(text: str) -> bool:
    """Whether a text is a case number without an organ."""
    try:
        return not parse_case_number(text, "").organ
    except UnreadableError:
        return False


def _files(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The files in the case's own folder, each with the key that names it."""
    own = {record.path.stem, record.path.stem.partition(" ")[0]}
    for key, text in record.leaves:
        if key[-1] == "fil" and text.partition("/")[0] in own:
            yield key, text


def _written(office: Office, number: CaseNumber) -> str:
    """A case number as its record writes it."""
    prefix = "" if number.organ == office.default_organ else f"{number.organ} "
    return prefix + format_case_number(number)


def _refuse_taken(office: Office, paths: Iterable[Path]) -> None:
    taken = sorted(path for path in paths if path.exists())
    if taken:
        message = f"{taken[0].relative_to(office.workspace.root)} finnes fra før."
        raise UsageError(message)
