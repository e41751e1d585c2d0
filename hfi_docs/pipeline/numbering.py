"""The verb `number`: a draft becomes a case of a meeting, in its place and on the agenda, or nothing changes."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import UsageError
from hfi_docs.output.ledger import built_files
from hfi_docs.output.write import write_together
from hfi_docs.pipeline.agendas import is_sealed, left_alone, named, put_on, readable
from hfi_docs.pipeline.filing import MeetingKey
from hfi_docs.pipeline.listing import draft_number
from hfi_docs.pipeline.new_records import (
    case_path,
    files_along,
    known_meeting,
    next_number,
    number_in_record,
    own_files,
    refuse_taken,
)
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection, choose_cases
from hfi_docs.records.edit import Change, SetValue, edited
from hfi_docs.records.load import read_bytes, read_record
from hfi_docs.records.model import CaseNumber
from hfi_docs.records.record import Record
from hfi_docs.values.case_numbers import format_case_identity, parse_case_number
from hfi_docs.values.unreadable import UnreadableError


class Numbered(NamedTuple):
    """The case that a draft became: its file, how the command line names it, what changed, and what should be known."""

    path: Path
    name: str
    changed: tuple[Path, ...]
    remarks: tuple[str, ...]


class _Draft(NamedTuple):
    record: Record
    number: CaseNumber

    @property
    def path(self) -> Path:
        return self.record.path


def number_draft(office: Office, name: str, meeting: str, wanted: str = "") -> Numbered:
    """Gives a draft its number and its meeting; `wanted` is the number when it is not the organ's next one.

    Cut off on the way, giving it the same meeting again does the rest.

    Raises:
        UsageError: there is no such draft or meeting, or the number is taken. RecordError: a register is broken.
    """
    office.look()
    draft = _draft(office, name, meeting)
    key = known_meeting(office, meeting)
    _refuse_other_organ(draft.number, key)
    number = _number(office, draft, key, wanted)
    path = case_path(office, number)
    marked = _marked(office, draft, number)
    content, files = _numbered(office, draft, number, marked, key[1], path)
    made = {target: found for target, (_, found) in files.items()} | {path: content}
    others = (other for other in office.filing.cases.get(number, ()) if other != path)
    # A case of the same words is another's, unless the draft says that it was given this number.
    taken = [path] if path.exists() and draft.number._replace(draft="") != number else []
    taken += [target for target, found in made.items() if not _holds(target, found)]
    refuse_taken(office, [*others, *taken])
    # The draft gets its number first, so that it is known when all is cut off, and the case comes last.
    outputs = {draft.path: marked} | {target: made[target] for target in files}
    outputs |= put_on(office, number, key) | {path: content}
    gone = [draft.path, *_unused({source for source, _ in files.values()}, office, draft)]
    found = [f"{path.name} lå der fra før med samme innhold, så utkastet er bare fjernet."] if path.exists() else []
    remarks = (*found, *_remarks(office, draft, key, gone))
    changed = tuple(each for each in write_together(outputs, gone) if each != draft.path)
    return Numbered(path, named(office, number), changed, remarks)


def _draft(office: Office, name: str, meeting: str) -> _Draft:
    path = choose_cases(office, Selection((name,)))[0]
    if path not in office.filing.drafts:
        message = f"«{name}» har nummer fra før. Skal saken til et annet møte: hfi-docs move {name} {meeting}"
        raise UsageError(message)
    record, number = readable(office, path), draft_number(office, path)
    if number is None:
        place = path.relative_to(office.workspace.root)
        message = f"{place} har et saksnummer som ikke kan leses. Rett det, eller fjern det."
        raise UsageError(message)
    return _Draft(record, number)


def _refuse_other_organ(number: CaseNumber, key: MeetingKey) -> None:
    if number.organ != key[0]:
        name = format_case_identity(number)
        message = (
            f"{name} er et utkast for {number.organ}. Skal {key[0]} ha saken, skriv «utvalg: {key[0]}» i utkastet."
        )
        raise UsageError(message)


def _number(office: Office, draft: _Draft, key: MeetingKey, wanted: str) -> CaseNumber:
    """The number that a draft gets: the one that is asked for, its own, or the next."""
    organ, day = key
    if wanted:
        try:
            number = parse_case_number(wanted, organ)
        except UnreadableError as error:
            message = f"{error.message} {error.hint}"
            raise UsageError(message) from None
        number = office.organs[organ].own(number)
    elif draft.number.number:
        number = draft.number._replace(draft="")
    else:
        return next_number(office, organ, day.year)
    if (number.organ, number.year) != (organ, day.year):
        message = f"{office.identity(number)} er ikke et nummer som {organ} kan bruke i {day.year}."
        raise UsageError(message)
    if number in office.model([]).cases and number not in office.filing.cases:
        message = f"Sak {office.identity(number)} finnes fra før i register/saker.yaml."
        raise UsageError(message)
    return number


def _marked(office: Office, draft: _Draft, number: CaseNumber) -> bytes:
    """The draft as it says which number it has got."""
    written = number_in_record(office, number)
    if "utvalg" in draft.record.data:
        written = written.removeprefix(f"{number.organ} ")
    return edited(read_bytes(draft.path), draft.record, [SetValue(("sak",), written)])


def _numbered(
    office: Office, draft: _Draft, number: CaseNumber, marked: bytes, day: date, path: Path
) -> tuple[bytes, dict[Path, tuple[Path, bytes]]]:
    """The record of the case, and the files of its folder: where from, and what is in them."""
    files, changes = files_along(office, draft.record, path)
    record = read_record(marked, draft.path).record
    head: list[Change] = [SetValue(("møte",), str(day), "sak")]
    old, new = (named(office, each) for each in (draft.number, number))
    return edited(marked, record, [*head, *changes], partial(_renamed, old, new)), files


def _renamed(old: str, new: str, line: str) -> str:
    """A line whose remark says what to do with a draft, as it is done with a case."""
    return line.replace(f" {old}»", f" {new}»") if line.lstrip().startswith("#") else line


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file can have this content and nothing is lost: it has it already, or is not there."""
    return not path.exists() or (path.is_file() and path.read_bytes() == content)


def _unused(files: set[Path], office: Office, draft: _Draft) -> Iterator[Path]:
    """The files of the draft that no other draft shows."""
    others = (record for path in office.filing.drafts if path != draft.path and (record := office.record(path)))
    shared = {draft.path.parent / name for record in others for _, name in own_files(record)}
    yield from sorted(files - shared)


def _remarks(office: Office, draft: _Draft, key: MeetingKey, gone: list[Path]) -> Iterator[str]:
    root, folder = office.workspace.root, draft.path.with_suffix("")
    if is_sealed(office, key):
        yield left_alone(key)
    left = sorted(path for path in folder.rglob("*") if path.is_file() and path not in gone)
    if left:
        yield f"Dette brukes ikke av saken, og ligger igjen: {', '.join(str(path.relative_to(root)) for path in left)}"
    for name in built_files(office.workspace.output, draft.path, root):
        yield f"Papiret av utkastet ligger igjen: {name}. Slett det når du ikke trenger det."
