"""Which meeting a text means."""

from hfi_docs.formatting.dates import parse_date
from hfi_docs.formatting.unreadable import UnreadableError
from hfi_docs.model import Meeting, Registers


def matching_meetings(target: str, registers: Registers) -> list[Meeting]:
    """The meetings with this id, or «SSU 2026-05-21», or «SSU 2026» for all that the organ has that year."""
    organ, _, when = target.replace("/", " ", 1).partition(" ")
    return [
        meeting
        for meeting in registers.meetings
        if meeting.id == target or (meeting.organ == organ and _meets(meeting, when.strip()))
    ]


def _meets(meeting: Meeting, when: str) -> bool:
    if when == str(meeting.day.year):
        return True
    try:
        return parse_date(when) == meeting.day
    except UnreadableError:
        return False
