"""The agendas of meetings as they are written: a case put on one, or taken off."""

from pathlib import Path

from hfi_docs.errors import UsageError
from hfi_docs.output.archive import Archive
from hfi_docs.pipeline.filing import MeetingKey
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.start import OTHER_BUSINESS
from hfi_docs.records.convert import own_case
from hfi_docs.records.edit import Change, InsertItem, Remove, edited, item_text
from hfi_docs.records.load import read_bytes, read_record
from hfi_docs.records.model import CaseNumber, number_form
from hfi_docs.records.record import Data, Record
from hfi_docs.values.case_numbers import format_case_argument

_AGENDA = "saksliste"


def put_on(office: Office, number: CaseNumber, key: MeetingKey, item: str = "") -> dict[Path, bytes]:
    """The record of a meeting with a case on its agenda, below the other cases; nothing when it is there already.

    `item` is what stands there of the case, when it is more than the number.

    Raises:
        UsageError: the agenda must be changed by hand.
    """
    for path in _unsealed(office, key):
        record = readable(office, path)
        if not _places(office, number, record):
            cases = [index for index, item in enumerate(_items(record)) if isinstance(item, dict) and "sak" in item]
            said = item or f"{{sak: {number_form(office.organs, number).write(number)}}}"
            return {path: changed(office, path, [InsertItem(_AGENDA, max(cases, default=-1), said)])}
    return {}


def item_on(office: Office, number: CaseNumber, key: MeetingKey) -> str:
    """What stands on the agenda of a meeting of a case, and can stand on another; "" when nothing does."""
    for path in office.filing.meetings.get(key, [])[:1]:
        record = readable(office, path)
        for place in _places(office, number, record):
            item = _items(record)[place]
            # The days of one meeting are not those of another.
            is_of_a_day = isinstance(item, dict) and "dag" in item
            return "" if is_of_a_day else item_text(read_bytes(path), record, (_AGENDA, place))
    return ""


def taken_off(office: Office, number: CaseNumber, key: MeetingKey) -> dict[Path, bytes]:
    """The record of a meeting without a case on its agenda; nothing when it is not there.

    An agenda that would be empty gets what a new one has.

    Raises:
        UsageError: the agenda must be changed by hand.
    """
    for path in _unsealed(office, key):
        record = readable(office, path)
        places = _places(office, number, record)
        if places:
            content = read_bytes(path)
            if len(places) == len(_items(record)):
                content = edited(content, record, [InsertItem(_AGENDA, places[-1], OTHER_BUSINESS)])
                record = read_record(content, path).record
            return {path: edited(content, record, [Remove((_AGENDA, place)) for place in places])}
    return {}


def named(office: Office, number: CaseNumber) -> str:
    """A case as a command line takes it: «13/26», «PA-03/26»."""
    return format_case_argument(number, office.default_organ, number_form(office.organs, number))


def is_sealed(office: Office, key: MeetingKey) -> bool:
    """Whether the papers of a meeting are in the archive: what was sent is finished."""
    organ, day = key
    return Archive(office.workspace.archive).current(f"{organ}/{day}") is not None


def left_alone(key: MeetingKey) -> str:
    """What is said of a sealed agenda that a case would have been put on or taken off."""
    return f"Innkallingen til {key[0]}/{key[1]} er forseglet, så sakslisten der er ikke endret."


def means(office: Office, number: CaseNumber, item: Data) -> bool:
    """Whether an item of an agenda or of minutes is about a case."""
    return isinstance(item, dict) and own_case(item, number.organ, office.organs.get(number.organ)) == number


def readable(office: Office, path: Path) -> Record:
    """The record in a file.

    Raises:
        UsageError: it cannot be read.
    """
    record = office.record(path)
    if record is None:
        message = f"{path.relative_to(office.workspace.root)} kan ikke leses. Kontroller den med «hfi-docs check»."
        raise UsageError(message)
    return record


def changed(office: Office, path: Path, changes: list[Change]) -> bytes:
    """The bytes of a record's file with changes made.

    Raises:
        UsageError: the file cannot be read, or must be changed by hand.
    """
    return edited(read_bytes(path), readable(office, path), changes)


def _unsealed(office: Office, key: MeetingKey) -> list[Path]:
    return [] if is_sealed(office, key) else office.filing.meetings.get(key, [])[:1]


def _places(office: Office, number: CaseNumber, record: Record) -> list[int]:
    return [index for index, item in enumerate(_items(record)) if means(office, number, item)]


def _items(record: Record) -> list[Data]:
    items = record.data.get(_AGENDA)
    return items if isinstance(items, list) else []
