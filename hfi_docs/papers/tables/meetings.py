"""Which meeting a text means."""

from hfi_docs.records.model import Meeting, Registers
from hfi_docs.values.dates import readable_date


def matching_meetings(target: str, registers: Registers) -> list[Meeting]:
    """The meetings with this id, or «SSU 2026-05-21», or «SSU 2026» for all that the organ has that year."""
    organ, _, when = (piece.strip() for piece in target.replace("/", " ", 1).partition(" "))
    # Read once, not once per meeting: an office has many of them, and refers to them often.
    day = readable_date(when)
    return [
        meeting
        for meeting in registers.meetings
        if meeting.id == target or (meeting.organ == organ and (meeting.day == day or when == str(meeting.day.year)))
    ]
