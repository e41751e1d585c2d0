"""The minutes of a meeting (protokoll): who was there, and what became of each item.

A person is a text: what begins with a small letter is the short name of a member, anything else is printed as it
stands.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from hfi_docs.records.model.tables import TableSpec
from hfi_docs.records.record import KeyPath
from hfi_docs.values.case_numbers import CaseNumber
from hfi_docs.values.labels import Language
from hfi_docs.values.times import TimeSpan

#: What a vote over a question of habilitet is about.
_HABILITET = "habilitet"


class Absence(NamedTuple):
    """A member who did not come, with the deputy (vara); `day` when it was that day alone."""

    member: str
    deputy: str
    day: date | None
    key: KeyPath


class Movement(NamedTuple):
    """A member who came at an item, there from it on, or left after one; the deputy is there while the member is not.

    `clock` is only printed.
    """

    member: str
    came: str
    left: str
    clock: str
    deputy: str
    key: KeyPath


class Guest(NamedTuple):
    """Somebody who was there without a vote, for all of the meeting or for some of its items."""

    who: str
    organisation: str
    items: tuple[str, ...]
    key: KeyPath


class Attendee(NamedTuple):
    """Somebody on a list of those who were there, in place of the register; `votes` of a proxy or share."""

    member: str
    who: str
    function: str
    organisation: str
    side: str
    party: str
    deputy_for: str
    votes: int | None
    came: str
    left: str
    clock: str
    key: KeyPath


class Attendance(NamedTuple):
    """Who was there, as told: what differs from the register, or a list in its place (`present`).

    `voters` is how many may vote, in an organ too large to be listed.
    """

    absent: tuple[Absence, ...] = ()
    not_met: tuple[str, ...] = ()
    movements: tuple[Movement, ...] = ()
    observers: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    present: tuple[Attendee, ...] = ()
    voters: int | None = None


class Proposal(NamedTuple):
    """What somebody proposed in the meeting; `points` is what of the main proposal it is about («punkt 2»)."""

    id: str
    by: tuple[str, ...]
    kind: str
    points: str
    text: str
    is_withdrawn: bool
    language: Language | None
    key: KeyPath


class Recommendation(NamedTuple):
    """What another organ recommended (innstilling): in its own minutes of a case, or as written here."""

    case: CaseNumber | None = None
    by: str = ""
    day: date | None = None
    text: str = ""
    key: KeyPath = ()


class Count(NamedTuple):
    """How many voted so: a number, the names of those who did, or numbers by party or side."""

    number: int | None = None
    names: tuple[str, ...] = ()
    groups: Mapping[str, int] | None = None


class Vote(NamedTuple):
    """One vote: over proposals, between proposals (`ballots`), or about something else. Counts are None where not told.

    `casting` is how the chair's double vote was given, `lots` how lots were drawn.
    """

    over: tuple[str, ...]
    about: str
    points: str
    for_: Count | None
    against: Count | None
    abstained: Count | None
    blank: Count | None
    ballots: Mapping[str, int] | None
    result: str
    requirement: str
    casting: str
    lots: str
    is_secret: bool
    away: tuple[str, ...]
    key: KeyPath


class Closing(NamedTuple):
    """That something is closed to the public: by which law, why, and until when."""

    law: str
    reason: str
    until: str
    key: KeyPath


class Disqualification(NamedTuple):
    """A question of a member's habilitet, and what it came to."""

    member: str
    reason: str
    law: str
    is_disqualified: bool
    deputy: str
    raised_by: str
    result: str
    for_: Count | None
    against: Count | None
    casting: str
    lots: str
    closed: Closing | None
    key: KeyPath

    @property
    def vote(self) -> Vote:
        """The vote over it: for or against that the member is disqualified."""
        told = (self.for_, self.against, None, None, None, self.result, "", self.casting, self.lots)
        return Vote((), _HABILITET, "", *told, is_secret=False, away=(), key=self.key)


class Statement(NamedTuple):
    """What somebody wanted in the minutes (protokolltilførsel)."""

    by: tuple[str, ...]
    kind: str
    text: str
    key: KeyPath


class FollowUp(NamedTuple):
    """A task that the meeting gave; `deadline` as written."""

    id: str
    what: str
    who: tuple[str, ...]
    deadline: str
    key: KeyPath


class MinutesItem(NamedTuple):
    """An item as it was treated. One of `case`, `text` and `minutes_of` says what it is; minutes may have a number too.

    `series` is the organ's own sign before a number («RS»). `resolution` is what was decided, or the words that name
    it («som foreslått»); `filled` are the blanks of it in order.
    """

    case: CaseNumber | None
    series: str
    text: str
    minutes_of: str
    together_with: tuple[str, ...]
    day: date | None
    chair: str
    is_new: bool
    title: str
    kind: str
    proposed: str
    language: Language | None
    treatment: str
    disqualifications: tuple[Disqualification, ...]
    recommendation: Recommendation | None
    proposals: tuple[Proposal, ...]
    votes: tuple[Vote, ...]
    resolution: str
    filled: tuple[str, ...]
    result: str
    outcome: str
    postponed_to: str
    statements: tuple[Statement, ...]
    tasks: tuple[FollowUp, ...]
    closed: Closing | None
    public_title: str
    tables: tuple[TableSpec, ...]
    voters: int | None
    away: tuple[str, ...]
    key: KeyPath


class Approval(NamedTuple):
    """How the minutes were approved: by people on a day, or in a meeting."""

    by: tuple[str, ...]
    day: date | None
    manner: str
    meeting: str
    key: KeyPath


class Correction(NamedTuple):
    """What was mended after the approval, when, and where that was decided."""

    day: date
    what: str
    meeting: str
    key: KeyPath


class Minutes(NamedTuple):
    """The minutes of one meeting; `status` is utkast, til godkjenning or godkjent."""

    organ: str
    day: date
    status: str
    number: str
    form: str
    time: TimeSpan | None
    times: Mapping[date, TimeSpan]
    language: Language
    chair: str
    secretary: str
    together_with: str
    cancelled: str
    is_quorate: bool
    notice_approval: str
    agenda_approval: str
    attendance: Attendance
    items: tuple[MinutesItem, ...]
    statements: tuple[Statement, ...]
    attachments: tuple[str, ...]
    next_meeting: str
    signatures: tuple[str, ...]
    approval: Approval | None
    corrections: tuple[Correction, ...]
    remark: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether something may still be missing."""
        return self.status == "utkast"


def is_short_name(person: str) -> bool:
    """Whether a person is named by the short name of a member."""
    return person[:1].islower()
