"""What there is in an office, meeting by meeting, each with how it stands."""

from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.papers.compose import MINUTES, NOTICE, PAPER
from hfi_docs.pipeline.listing import list_cases
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.standing import MISSING, list_standing
from hfi_docs.records.record import Record
from hfi_docs.values.case_numbers import format_case_identity
from hfi_docs.values.dates import format_date

_UNREADABLE: Final = "kan ikke leses"
_NOT_BUILT: Final = "ikke bygd"


class ShelfEntry(NamedTuple):
    """A record: its file below the workspace, what it is called, and how it stands («utkast», «foreldet»)."""

    source: str
    name: str
    title: str
    states: tuple[str, ...]


class Shelf(NamedTuple):
    """The records of a meeting, or what belongs to none."""

    name: str
    entries: tuple[ShelfEntry, ...]


def overview(office: Office) -> tuple[Shelf, ...]:
    """Every record; the last meeting first, within it the notice, the cases and the minutes.

    Raises:
        RecordError: a register is broken. OutsideError: the folder cannot be read.
    """
    listed, built = list_cases(office, Selection()), _built(office)
    filing, headers = office.look().filing, dict(listed.cases)
    shelves: dict[tuple[date, str], list[ShelfEntry]] = {}

    def add(path: Path, organ: str, day: date, name: str, title: str = "", status: str = "") -> None:
        states = (status or _status(office.record(path)), built.get(_below(office, path), ""))
        shelves.setdefault((day, organ), []).append(
            ShelfEntry(_below(office, path), name, title, (*filter(None, states),))
        )

    for (organ, day), (path, *_) in filing.meetings.items():
        add(path, organ, day, "Innkalling")
    for path, header in sorted(headers.items(), key=lambda item: item[1].number):
        add(path, header.number.organ, header.day, format_case_identity(header.number), header.title, header.status)
    for (organ, day), path in filing.minutes.items():
        add(path, organ, day, "Protokoll")
    found = [Shelf(f"{organ} {format_date(day)}", (*shelves[day, organ],)) for day, organ in sorted(shelves)[::-1]]
    shown = {each.source for shelf in found for each in shelf.entries}
    rest = [path for path in filing.paths if _below(office, path) not in shown]
    apart = {"Kan ikke leses": [path for path in rest if path not in filing.drafts], "Utkast": [*filing.drafts]}
    others = [Shelf(name, tuple(_apart(office, path) for path in paths)) for name, paths in apart.items()]
    return tuple(shelf for shelf in (*others, *found) if shelf.entries)


def _apart(office: Office, path: Path) -> ShelfEntry:
    """A record that belongs to no meeting."""
    record = office.record(path)
    title = record.data.get("tittel") if record else ""
    return ShelfEntry(_below(office, path), path.stem, title if isinstance(title, str) else "", (_status(record),))


def _status(record: Record | None) -> str:
    status = record.data.get("status", "") if record else _UNREADABLE
    return status if isinstance(status, str) else ""


def _built(office: Office) -> dict[str, str]:
    """How the usual document of each record stands on the disk."""
    meetings = list_standing(office, Selection()).meetings
    usual = {kind.name for kind in (NOTICE, PAPER, MINUTES)}
    found = (each for meeting in meetings for each in meeting.documents if each.kind in usual)
    return {each.source: _NOT_BUILT if each.state == MISSING else each.state for each in found}


def _below(office: Office, path: Path) -> str:
    return path.relative_to(office.workspace.root).as_posix()
