"""The verb `decisions`: what meetings decided, and where that differs from what was proposed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.errors import Problem, UsageError
from hfi_docs.papers.compose import Minuted
from hfi_docs.papers.compose.minutes import look_at
from hfi_docs.papers.compose.minutes_items import item_number, task_deadline
from hfi_docs.papers.compose.minutes_surroundings import surroundings_of
from hfi_docs.papers.compose.minutes_told import decided_words, listed_title
from hfi_docs.papers.minutes import Roster, Treated
from hfi_docs.papers.minutes.treated import APPROVED
from hfi_docs.papers.minutes.words import told
from hfi_docs.papers.text.points import compare, read_points
from hfi_docs.pipeline.filing import MeetingKey
from hfi_docs.pipeline.material import assemble
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import meeting_key
from hfi_docs.records.load import Workspace
from hfi_docs.records.record import KeyPath
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.words import join_words

if TYPE_CHECKING:
    from hfi_docs.output.archive import SealedDecision


class Change(NamedTuple):
    """A point of a decision that is not as proposed: its new number, the old words and the new; "" for none."""

    point: str
    proposed: str
    adopted: str


class Decided(NamedTuple):
    """An item of some minutes and what became of it; the words of what is closed are left out."""

    organ: str
    day: date
    number: str
    title: str
    outcome: str
    decision: str
    changes: tuple[Change, ...]
    tasks: tuple[str, ...]
    status: str
    is_closed: bool


class Decisions(NamedTuple):
    """The items of the chosen minutes in order of meetings, and what could not be read."""

    items: tuple[Decided, ...]
    problems: tuple[Problem, ...]


def list_decisions(office: Office, meeting: str = "", *, organ: str = "", year: int | None = None) -> Decisions:
    """What was decided in a meeting, or by an organ in a year, or all; the office has looked already.

    Raises:
        UsageError: there are no such minutes.
    """
    paths = list(_chosen(office, meeting, organ, year))
    if not paths:
        message = f"Fant ingen protokoll{f' fra møtet {meeting}' if meeting else ''} i cases/protokoller."
        raise UsageError(message)
    minuted = read_minutes(office, paths)
    sealed, told = _sealed(office.workspace, minuted)
    items = tuple(decided for each in minuted for decided in _decided(each, sealed.get(each.meeting, {})))
    return Decisions(items, tuple(sorted({*office.problems, *told})))


def read_minutes(office: Office, paths: Iterable[Path]) -> list[Minuted]:
    """The sound minutes in files, with the notices and the cases that they are about; problems are noted."""
    minutes = list(paths)
    beside = dict.fromkeys(path for each in minutes for path in office.treated_in(each))
    checked = office.check_structures([*minutes, *beside])
    sound = [record for record, is_sound in checked if is_sound]
    registers = office.model(sound)
    meetings, of_minutes = office.filing.meeting_paths, frozenset(minutes)
    cases = [record for record in sound if record.path not in meetings and record.path not in of_minutes]
    assembly = assemble(office, cases, [record for record in sound if record.path in meetings], registers)
    # Which items are for a part of the organ alone stands in the notice: while it cannot be read, nothing is told.
    readable = frozenset(record.path for record in sound)
    told = {
        path for key, path in office.filing.minutes.items() if readable.issuperset(office.filing.meetings.get(key, ()))
    }
    return [assembly.minuted(record) for record in sound if record.path in of_minutes & told]


def _chosen(office: Office, meeting: str, organ: str, year: int | None) -> Iterator[Path]:
    minutes = office.filing.minutes
    if meeting:
        key = meeting_key(meeting)
        yield from [minutes[key]] if key in minutes else []
        return
    for (of_organ, day), path in sorted(minutes.items()):
        if (not organ or of_organ.casefold() == organ.casefold()) and year in (None, day.year):
            yield path


def _sealed(
    workspace: Workspace, minuted: Sequence[Minuted]
) -> "tuple[dict[MeetingKey, dict[KeyPath, SealedDecision]], list[Problem]]":
    """What is sealed of the items of each minutes, and where they say something else."""
    if not workspace.archive.exists():
        return {}, []
    from hfi_docs.pipeline.sealed_minutes import check_sealed, sealed_by_item  # noqa: PLC0415 - only when one is sealed

    told = [problem for each in minuted for problem in check_sealed(workspace, each)]
    return {each.meeting: sealed_by_item(workspace, each) for each in minuted}, told


def _decided(minuted: Minuted, sealed: "Mapping[KeyPath, SealedDecision]") -> Iterator[Decided]:
    """Each item: in the words that are sealed, where they are."""
    roster, items = look_at(minuted)
    for item in items:
        closed, held = item.is_restricted, sealed.get(item.item.key)
        words = held.text if held else decided_words(item, minuted)
        yield Decided(
            *minuted.meeting,
            item_number(item, minuted.here.registers),
            held.title if held else listed_title(item, minuted),
            held.outcome if held else "" if closed else item.status,
            words,
            () if closed else tuple(_changes(item, minuted, words)),
            () if closed else tuple(_tasks(item, minuted, roster)),
            minuted.minutes.status,
            closed,
        )


def _changes(item: Treated, minuted: Minuted, words: str) -> Iterator[Change]:
    """Point by point against what the meeting was sent."""
    main = item.basis if item.basis in item.sources else next(iter(item.sources), "")
    if not words or item.decision == APPROVED or not main:
        return
    proposed = read_points(told(item.sources[main], surroundings_of(item, minuted, minuted.here)))
    for change in compare(proposed, read_points(words)):
        yield Change(*change)


def _tasks(item: Treated, minuted: Minuted, roster: Roster) -> Iterator[str]:
    for task in item.item.tasks:
        about = [join_words([roster.called(name) for name in task.who])] if task.who else []
        about += [f"frist {task_deadline(task.deadline, minuted.here)}"] if task.deadline else []
        words = f"{told(task.what, surroundings_of(item, minuted, minuted.here))}"
        yield (f"{words} ({', '.join(about)})" if about else words).replace(HARD_SPACE, " ")
