"""The verbs `new case` and `new meeting`: a record with its next number, valid at once, or a copy of an earlier one."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.errors import UsageError
from hfi_docs.output.write import write_together
from hfi_docs.papers.references import kinds_naming
from hfi_docs.pipeline.agendas import is_sealed, left_alone, named, put_on, readable
from hfi_docs.pipeline.attachments import shown_file
from hfi_docs.pipeline.filing import MeetingKey
from hfi_docs.pipeline.listing import draft_number
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection, choose_cases, meeting_key
from hfi_docs.pipeline.start import blank_agenda, filled
from hfi_docs.records.edit import Change, Remove, SetValue, edited, scalar
from hfi_docs.records.load import read_attached, read_bytes
from hfi_docs.records.model import CaseNumber, number_form
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.case_numbers import DRAFTS, parse_case_number
from hfi_docs.values.file_names import safe_file_name
from hfi_docs.values.references import find_references
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest_or_list

#: What belongs to one treatment of a case, and not to the next.
_OF_ITS_MEETING: Final = ("sak", "møte", "utvalg", "revidert", "vedtak", "saksgang", "underskrift")
_KIND: Final = "beslutning"
_TITLE: Final = "Ny sak"


class NewCase(NamedTuple):
    """What a new case starts from: `meeting` as «SSU/2026-05-21», `source` the number of the case that is copied.

    `draft` is the name of one that has neither number nor meeting yet.
    """

    meeting: str = ""
    organ: str = ""
    kind: str = ""
    title: str = ""
    source: str = ""
    draft: str | None = None


class WrittenRecord(NamedTuple):
    """Where a new record lies, how the command line names it, the files that were copied with it, and what to know."""

    path: Path
    name: str
    copied: tuple[Path, ...] = ()
    remarks: tuple[str, ...] = ()


def new_case(office: Office, wanted: NewCase, today: date) -> WrittenRecord:
    """Writes the next case of an organ, or a draft; a copy leaves out what was of its own meeting, and has its files.

    Raises:
        UsageError: there is no such meeting, case or organ. RecordError: a register is broken.
    """
    office.look()
    source, remarks = None, tuple[str, ...]()
    if wanted.source:
        source = readable(office, choose_cases(office, Selection((wanted.source,)))[0])
    if wanted.draft is not None:
        number = _new_draft(office, _organ_of(office, wanted, source), wanted.draft)
        head = {} if number.organ == office.default_organ else {"utvalg": number.organ}
        path, day, agenda = office.workspace.draft_path(number.draft), today, {}
    else:
        key = _meeting_of(office, wanted, source, today)
        number = next_number(office, key[0], key[1].year)
        head = {"sak": number_in_record(office, number), "møte": str(key[1])}
        path, day, agenda = case_path(office, number), key[1], put_on(office, number, key)
        to_do = f" Skal saken behandles der, fører du den opp selv: - {{sak: {number_in_record(office, number)}}}"
        remarks = (left_alone(key) + to_do,) if is_sealed(office, key) else ()
    name, files = named(office, number), dict[Path, bytes]()
    if source:
        content, files = _copied(office, source, head | _said(wanted), number.organ, path)
    else:
        lines = "".join(f"{field}: {value}\n" for field, value in head.items())
        kind, title = wanted.kind or _KIND, scalar(wanted.title or _TITLE)
        said = {"navn": name, "utvalg": number.organ, "dato": str(day), "type": kind, "tittel": title}
        first = number_in_record(office, CaseNumber(number.organ, day.year, 1))
        content = filled("new_case.yaml", hode=lines, første=first, **said)
    refuse_taken(office, (path, *files))
    write_together({path: content} | files | agenda)
    return WrittenRecord(path, name, tuple(sorted(files)), remarks)


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
    agenda = blank_agenda(number_in_record(office, number) for number in numbers)
    name = f"{organ}/{day}"
    path = office.workspace.meeting_path(organ, day)
    refuse_taken(office, (path,))
    write_together({path: filled("meeting.yaml", møte=name, utvalg=organ, dato=str(day), saker=agenda)})
    return WrittenRecord(path, name)


def next_number(office: Office, organ: str, year: int) -> CaseNumber:
    """The number after the last of an organ in a year: in files, in the register of cases, and meant for drafts."""
    drafts = filter(None, (draft_number(office, path) for path in office.filing.drafts))
    known = {*office.filing.cases, *office.model([]).cases, *drafts}
    used = (number.number for number in known if (number.organ, number.year) == (organ, year))
    return CaseNumber(organ, year, max(used, default=0) + 1)


def _meeting_of(office: Office, wanted: NewCase, source: Record | None, today: date) -> MeetingKey:
    """The meeting that a case is for: the named one, or the next one of the organ."""
    if wanted.meeting:
        return known_meeting(office, wanted.meeting)
    organ = _organ_of(office, wanted, source)
    registered = {(meeting.organ, meeting.day) for meeting in office.model([]).meetings}
    days = sorted(day for name, day in {*office.filing.meetings, *registered} if name == organ and day >= today)
    if not days:
        message = f"{organ} har ingen kommende møter. Lag et først, for eksempel: hfi-docs new meeting {organ}/{today}"
        raise UsageError(message)
    return organ, days[0]


def known_meeting(office: Office, text: str) -> MeetingKey:
    """The meeting that is meant by «SSU/2026-05-21».

    Raises:
        UsageError: there is no such meeting.
    """
    organ, day = meeting_key(text)
    _refuse_unknown(office, organ)
    if (organ, day) not in office.filing.meetings and office.model([]).meeting_on(organ, day) is None:
        message = f"Møtet {organ}/{day} finnes ikke. Lag det først: hfi-docs new meeting {organ}/{day}"
        raise UsageError(message)
    return organ, day


def _organ_of(office: Office, wanted: NewCase, source: Record | None) -> str:
    """The organ that a case is for: the named one, or that of the case that is copied."""
    organ = wanted.organ or (office.mentions(source).organ if source else office.default_organ)
    _refuse_unknown(office, organ)
    return organ


def _new_draft(office: Office, organ: str, name: str) -> CaseNumber:
    """A draft with a name that no other has."""
    plain = name.removesuffix(".yaml")
    if not any(sign.isalnum() for sign in plain):
        message = f"«{name}» er ikke et navn. Skriv et navn på utkastet, for eksempel: --draft budsjett"
        raise UsageError(message)
    safe = safe_file_name(plain)
    if safe.casefold() in {each.casefold() for each in office.filing.drafts.values()}:
        message = f"Utkastet {DRAFTS}/{safe} finnes fra før. Velg et annet navn."
        raise UsageError(message)
    return CaseNumber(organ, 0, 0, safe)


def _refuse_unknown(office: Office, organ: str) -> None:
    if organ not in office.organs:
        message = f"Utvalget «{organ}» finnes ikke. {suggest_or_list(organ, office.organs, none='')}".strip()
        raise UsageError(message)


def _said(wanted: NewCase) -> dict[str, str]:
    """What is said of a new case, whatever it is a copy of."""
    said = {"status": "utkast", "type": wanted.kind, "tittel": scalar(wanted.title) if wanted.title else ""}
    return {name: value for name, value in said.items() if value}


def _copied(
    office: Office, source: Record, own: Mapping[str, str], organ: str, path: Path
) -> tuple[bytes, dict[Path, bytes]]:
    """The copy of a record for an organ, and of the files in the case's own folder; `own` is what it has for itself."""
    changes: list[Change] = [SetValue((name,), value, "sak") for name, value in own.items()]
    changes += [Remove((name,)) for name in _OF_ITS_MEETING if name in source.data and name not in own]
    files, renamed = files_along(office, source, path)
    changes += renamed
    before = office.mentions(source).organ
    contents = {target: content for target, (_, content) in files.items()}
    if before == organ:
        return edited(read_bytes(source.path), source, changes), contents
    # What the copy refers to without an organ was the other organ's.
    named = ((key, text) for key, text in source.leaves if key[-1] == "sak" and len(key) > 1 and _is_bare(text))
    changes += [SetValue(key, f"{before} {text}") for key, text in named]
    return edited(read_bytes(source.path), source, changes, partial(_with_organ, before)), contents


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


def files_along(office: Office, record: Record, path: Path) -> tuple[dict[Path, tuple[Path, bytes]], list[Change]]:
    """The files in the own folder of a case whose record goes to `path`: where to, where from and what is in them.

    And what is changed in the record for that.

    Raises:
        UsageError: one of them cannot be read.
    """
    files, changes = {}, list[Change]()
    for key, name in own_files(record):
        own = f"{path.stem}/{name.partition('/')[2]}"
        try:
            content = read_attached(office.workspace, record.path, name)
        except UnreadableError as error:
            message = f"{error.message} {error.hint}"
            raise UsageError(message) from None
        files[path.parent / own] = office.workspace.attached_file(record.path, name), content
        if key:
            changes.append(SetValue(key, scalar(own)))
    return files, changes


def own_files(record: Record) -> Iterator[tuple[KeyPath, str]]:
    """The files in the case's own folder, each with the key that names it; none names the PNG beside an SVG."""
    own = {record.path.stem, record.path.stem.partition(" ")[0]}
    for key, text in record.leaves:
        if key[-1] == "fil" and text.partition("/")[0] in own:
            yield key, text
            if shown_file(text) != text:
                yield (), shown_file(text)


def case_path(office: Office, number: CaseNumber) -> Path:
    """Where a new case lies."""
    name = named(office, number).replace("/", "-")
    return office.workspace.case_path(number.year, name)


def number_in_record(office: Office, number: CaseNumber) -> str:
    """A case number as its record writes it."""
    prefix = "" if number.organ == office.default_organ else f"{number.organ} "
    return prefix + number_form(office.organs, number).write(number)


def refuse_taken(office: Office, paths: Iterable[Path]) -> None:
    """Nothing when none of the files is there.

    Raises:
        UsageError: one is.
    """
    taken = sorted(path for path in paths if path.exists())
    if taken:
        message = f"{taken[0].relative_to(office.workspace.root)} finnes fra før."
        raise UsageError(message)
