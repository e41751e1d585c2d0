"""What the organs work with: strategy, measures and their money, the year plan, the members."""

from datetime import date
from typing import NamedTuple

from hfi_docs.records.record import KeyPath
from hfi_docs.values.amounts import Parts
from hfi_docs.values.case_numbers import CaseNumber
from hfi_docs.values.times import TimeSpan


class PlanArea(NamedTuple):
    """A strategic area (satsningsområde) of a plan."""

    id: str
    name: str
    description: str


class Plan(NamedTuple):
    """A strategy plan."""

    id: str
    name: str
    period: tuple[int, int]
    vision: str
    goal: str
    areas: tuple[PlanArea, ...]
    key: KeyPath = ()


class Grant(NamedTuple):
    """Money granted to a measure for a year by a case."""

    year: int
    case: CaseNumber
    parts: Parts


class CarryOver(NamedTuple):
    """What becomes of a year's money: goes on to the next year, or is released. None: nothing was stated."""

    year: int
    carried: Parts | None
    released: Parts | None
    comment: str
    key: KeyPath


class NeedPart(NamedTuple):
    """A named part of a need."""

    id: str
    text: str
    parts: Parts


class Need(NamedTuple):
    """What a measure asks for in a year."""

    year: int
    description: str
    amount: Parts
    named_parts: tuple[NeedPart, ...]
    tag: str


class Measure(NamedTuple):
    """A measure of the action plan; `part_names` are those of the parts of its amounts, in the order of each."""

    id: str
    area: str
    title: str
    responsible: str
    principle: str
    status: str
    follow_up: str
    phase: str
    grants: tuple[Grant, ...]
    carry_overs: tuple[CarryOver, ...]
    needs: tuple[Need, ...]
    key: KeyPath
    part_names: tuple[str, ...] = ()


class Member(NamedTuple):
    """A seat in an organ. `name` is empty as long as nobody is named; `first` and `last` are days within the period."""

    id: str
    organ: str
    period: tuple[int, int]
    side: str
    organisation: str
    title: str
    name: str
    role: str
    party: str = ""
    first: date | None = None
    last: date | None = None
    key: KeyPath = ()


class FollowedUp(NamedTuple):
    """What became of a task that a meeting gave; `task` is its short name in the minutes, `meeting` as written."""

    id: str
    meeting: str
    task: str
    status: str
    day: date | None
    note: str
    key: KeyPath


class Assigned(NamedTuple):
    """A task that a meeting gave, as it stands in its minutes, and what the register says became of it.

    `who` and `what` are as printed; `deadline` is as written. `case` is the case that it was given in, or `item` what
    the item without one is called.
    """

    organ: str
    meeting: date
    id: str
    what: str
    who: str
    deadline: str
    status: str = ""
    done: date | None = None
    note: str = ""
    case: CaseNumber | None = None
    item: str = ""


class PlanPoint(NamedTuple):
    """Something to be taken up, with its kind (beslutning …) when that is known, and its own points."""

    text: str
    kind: str
    points: "tuple[PlanPoint, ...]" = ()


class PlanEntry(NamedTuple):
    """A line of the year plan: a meeting place, when and where, and what is taken up.

    The day, time and place come from `meeting` when it is set; `period`, `weekday` and `length` stand in for what
    is not fixed.
    """

    id: str
    year: int
    organ: str
    arena: str
    region: str
    meeting: str
    day: date | None
    last_day: date | None
    period: str
    weekday: str
    time: TimeSpan | None
    length: str
    place: str
    points: tuple[PlanPoint, ...]
    key: KeyPath
