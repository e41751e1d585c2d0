"""The verb `followup`: the tasks that meetings gave, and how each stands."""

from datetime import date, timedelta
from typing import NamedTuple

from hfi_docs.errors import Problem
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.tasks import assigned_tasks
from hfi_docs.records.convert import convert_registers
from hfi_docs.records.model import Assigned
from hfi_docs.values.dates import last_day, readable_date

OPEN, DUE, OVERDUE, RUNNING = "åpen", "forfaller", "forfalt", "løpende"
DONE = ("utført", "avlyst")
#: How long before its deadline a task is due.
_SOON = timedelta(days=14)


class TaskStanding(NamedTuple):
    """A task, and how it stands on a day."""

    task: Assigned
    due: date | None
    state: str


class FollowUps(NamedTuple):
    """The tasks of an organ, or of all, those that are due first; and what could not be read."""

    tasks: tuple[TaskStanding, ...]
    problems: tuple[Problem, ...]


def list_follow_ups(office: Office, today: date, organ: str = "", year: int | None = None) -> FollowUps:
    """The tasks of all minutes of an organ, or of all organs, and of a year; the office has looked already."""
    registers = office.once("registrene alene", convert_registers, office.registers)
    tasks = [_standing(task, today) for task in assigned_tasks(office, registers, organ, year)]
    order = sorted(tasks, key=lambda each: (each.state in DONE, each.due or date.max, each.task))
    return FollowUps(tuple(order), tuple(office.problems))


def _standing(task: Assigned, today: date) -> TaskStanding:
    due = due_day(task)
    if task.status in DONE:
        return TaskStanding(task, due, task.status)
    if due is None:
        return TaskStanding(task, due, RUNNING if task.deadline else OPEN)
    return TaskStanding(task, due, OVERDUE if due < today else DUE if due <= today + _SOON else OPEN)


def due_day(task: Assigned) -> date | None:
    """The last day of a task: that of its deadline, or of the meeting that it names; None when it has none."""
    _, _, when = task.deadline.replace("/", " ", 1).partition(" ")
    return last_day(task.deadline) or readable_date(when)
