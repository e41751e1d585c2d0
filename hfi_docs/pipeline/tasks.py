"""The tasks of minutes, with what the register says became of each. What is closed has none."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from hfi_docs.papers.minutes import Roster
from hfi_docs.papers.minutes.words import told
from hfi_docs.papers.references import apart_from_cases
from hfi_docs.pipeline.filing import Filing, MeetingKey, meeting_named
from hfi_docs.records.convert import convert_notice
from hfi_docs.records.convert.minutes import convert_minutes
from hfi_docs.records.load import may_hold
from hfi_docs.records.model import AgendaItem, Assigned, FollowedUp, Registers
from hfi_docs.records.record import Record
from hfi_docs.values.words import join_words


class Reads(Protocol):
    """What reads the records of an office."""

    filing: Filing

    def look_into(self, path: Path) -> bytes:
        """What stands in a file that need not be read as a record."""

    def check_structures(self, paths: Iterable[Path]) -> list[tuple[Record, bool]]:
        """The readable records among the files, and whether each has the right structure; problems are noted."""


def assigned_tasks(office: Reads, registers: Registers, organ: str = "", year: int | None = None) -> Iterator[Assigned]:
    """The tasks of all sound minutes, in order of organs and meetings; problems are noted."""
    followed = {key: each for each in registers.followed if (key := followed_task(each))}
    for (of_organ, day), path in sorted(office.filing.minutes.items()):
        wanted = (not organ or of_organ.casefold() == organ.casefold()) and year in (None, day.year)
        if wanted and may_hold(office.look_into(path), "oppf"):
            for record, is_sound in office.check_structures([path]):
                if is_sound and "oppfølging" in record.text:
                    yield from _tasks(office, registers, record, (of_organ, day), followed)


def followed_task(each: FollowedUp) -> tuple[MeetingKey, str] | None:
    """The meeting and the short name of the task that an entry of the register is about."""
    meeting = meeting_named(each.meeting)
    return (meeting, each.task) if meeting else None


def _tasks(
    office: Reads,
    registers: Registers,
    record: Record,
    meeting: MeetingKey,
    followed: Mapping[tuple[MeetingKey, str], FollowedUp],
) -> Iterator[Assigned]:
    minutes, agenda = convert_minutes(record, registers), _agenda(office, registers, meeting)
    if agenda is None:
        return
    roster = Roster(minutes, registers, agenda)
    for place, item in enumerate(minutes.items):
        for task in () if item.closed or roster.groups[place] else item.tasks:
            who = join_words([roster.called(name) for name in task.who])
            what = told(task.what, apart_from_cases(minutes.organ, minutes.language, registers))
            assigned = Assigned(*meeting, task.id, what, who, task.deadline, case=item.case, item=item.text)
            entry = followed.get((meeting, task.id))
            yield assigned._replace(status=entry.status, done=entry.day, note=entry.note) if entry else assigned


def _agenda(office: Reads, registers: Registers, meeting: MeetingKey) -> tuple[AgendaItem, ...] | None:
    """The agenda of an organ that keeps some items for a part of it; None while nobody can read which they are."""
    organ = registers.organs.get(meeting[0])
    paths: list[Path] = office.filing.meetings.get(meeting, [])[:1] if organ is None or organ.groups else []
    sound = [record for record, is_sound in office.check_structures(paths) if is_sound]
    if paths and not sound:
        return None
    return convert_notice(sound[0], registers).items if sound else ()
