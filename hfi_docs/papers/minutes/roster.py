"""Who was there at each item: the members of the register on the day, less and more as the minutes tell."""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from hfi_docs.records.model import AgendaItem, Member, Organ, Registers
from hfi_docs.records.model.minutes import Attendee, Minutes, MinutesItem, Movement, is_short_name
from hfi_docs.values.case_numbers import format_case_number, parse_case_number
from hfi_docs.values.unreadable import UnreadableError

VOTING_ROLES = ("leder", "nestleder", "medlem")
#: Functions on a list of attendees that have no vote.
_WITHOUT_VOTE = ("observatør", "sekretær", "referent", "gjest")
#: A place in the order of the items that is after an item and before the next.
_BETWEEN = 0.5


class Seat(NamedTuple):
    """Somebody with votes: by which name the record calls them, what is printed, and for whom they sit."""

    person: str
    title: str
    organisation: str = ""
    side: str = ""
    party: str = ""
    role: str = ""
    votes: int = 1
    deputy_for: str = ""


class Roster:
    """Who sits in a meeting, and where in the order of its items they are there."""

    def __init__(self, minutes: Minutes, registers: Registers, agenda: tuple[AgendaItem, ...] = ()) -> None:
        self.minutes, self.registers, self.agenda = minutes, registers, agenda
        self.organ: Organ | None = registers.organs.get(minutes.organ)
        self.members = {member.id: member for member in registers.members if self._is_of_the_day(member)}
        self.known = {member.id: member for member in registers.members}
        self.days = tuple(self._days())
        #: The part of the organ that each item is for; "" for all.
        self.groups = tuple(self._group(item) for item in minutes.items)

    @property
    def is_known(self) -> bool:
        """Whether anybody is known to have a vote: an organ without members in the register has nobody to count."""
        return bool(self.minutes.attendance.present) or any(
            member.role in VOTING_ROLES for member in self.members.values()
        )

    def seat(self, person: str, deputy_for: str = "") -> Seat:
        """The seat of a person, as a member or as somebody's deputy: then on that member's side."""
        own, member = self.known.get(person), self.known.get(deputy_for)
        sitting = member or own
        return Seat(
            person,
            (own.name or own.title) if own else person,
            self.organisation(own) if own else "",
            sitting.side if sitting else "",
            sitting.party if sitting else "",
            own.role if own else "",
            deputy_for=deputy_for,
        )

    def organisation(self, member: Member) -> str:
        """What a member's organisation is called."""
        return self.registers.organisations.get(member.organisation, member.organisation)

    def voters(self, index: int, questions: int | None = None) -> tuple[Seat, ...]:
        """Those with a vote who are there at an item, the disqualified left out and their deputies in.

        After so many `questions` of habilitet; after all of them when it is not told.
        """
        item = self.minutes.items[index]
        out = {each.member: each.deputy for each in item.disqualifications[:questions] if each.is_disqualified}
        found = []
        for seat in self.present(index):
            if seat.person in out:
                if out[seat.person]:
                    found.append(self.seat(out[seat.person], seat.deputy_for or seat.person))
            elif seat.person not in item.away:
                found.append(seat)
        return tuple(found)

    def present(self, index: int) -> tuple[Seat, ...]:
        """Those with a vote who are there at an item."""
        side = self.organ.group_sides.get(self.groups[index], "") if self.organ else ""
        return tuple(seat for seat in self.seated(index) if not side or seat.side == side)

    def seated(self, index: int) -> tuple[Seat, ...]:
        """Those with a vote who are there when an item is treated, whether it is for their part of the organ or not."""
        return tuple(self._listed(index) if self.minutes.attendance.present else self._of_register(index))

    def place(self, name: str) -> float | None:
        """Where an item stands among those of the minutes; one that was left out is between its neighbours."""
        name = name.strip()
        if not name:
            return None
        for index, item in enumerate(self.minutes.items):
            if self.is_called(item, name):
                return index
        last = -1.0
        for each in self.agenda:
            at = next((index for index, item in enumerate(self.minutes.items) if _is_of_agenda(item, each)), None)
            if at is not None:
                last = at
            elif _names(each.case and format_case_number(each.case), each.text, name):
                return last + _BETWEEN
        return None

    def is_called(self, item: MinutesItem, name: str) -> bool:
        """Whether a text names an item: by its number, or by what it is called."""
        return _names(item.case and format_case_number(item.case), item.text or item.title, name)

    def _is_of_the_day(self, member: Member) -> bool:
        day = self.minutes.day
        return (
            member.organ == self.minutes.organ
            and member.period[0] <= day.year <= member.period[1]
            and (member.first or day) <= day <= (member.last or day)
        )

    def _days(self) -> Iterator[date]:
        day = self.minutes.day
        for item in self.minutes.items:
            day = item.day or day
            yield day

    def _group(self, item: MinutesItem) -> str:
        return next((each.group for each in self.agenda if _is_of_agenda(item, each)), "")

    def _of_register(self, index: int) -> Iterator[Seat]:
        told, day = self.minutes.attendance, self.days[index]
        absent = {each.member: each.deputy for each in told.absent if each.day in (None, day)}
        for name, member in self.members.items():
            if member.role not in VOTING_ROLES or name in told.not_met:
                continue
            if name in absent:
                if absent[name]:
                    yield self.seat(absent[name], name)
                continue
            moved = [each for each in told.movements if each.member == name]
            gone = self._gone(moved, index)
            if gone is None:
                yield self.seat(name)
            elif gone:
                yield self.seat(gone, name)

    def _gone(self, moved: list[Movement], index: int) -> str | None:
        """None when the member is there; else the deputy, "" without one."""
        came, left = (self.place(moved[0].came), self.place(moved[0].left)) if moved else (None, None)
        gone = moved[0].deputy if came is not None and (left is None or came <= left) else None
        for each in moved:
            came, left = self.place(each.came), self.place(each.left)
            events: list[tuple[float, bool, str | None]] = [] if came is None else [(came, index >= came, None)]
            events += [] if left is None else [(left, index > left, each.deputy)]
            for _, has_happened, deputy in sorted(events, key=itemgetter(0)):
                gone = deputy if has_happened else gone
        return gone

    def _listed(self, index: int) -> Iterator[Seat]:
        for each in self.minutes.attendance.present:
            came, left = self.place(each.came), self.place(each.left)
            late = came is not None and index < came
            gone = left is not None and index > left
            is_back = came is not None and left is not None and left < came
            if has_vote(each) and not (late and gone if is_back else late or gone):
                yield self.listed_seat(each)

    def listed_seat(self, each: Attendee) -> Seat:
        """The seat of somebody on the list of attendees."""
        member = self.known.get(each.member)
        return Seat(
            each.member or each.who,
            (member.name or member.title) if member else each.who,
            each.organisation or (self.organisation(member) if member else ""),
            each.side or (member.side if member else ""),
            each.party or (member.party if member else ""),
            each.function or (member.role if member else ""),
            1 if each.votes is None else each.votes,
            each.deputy_for,
        )

    def listed_without_vote(self, member: str) -> bool:
        """Whether a member stands on the list of those who were there, without a vote."""
        return any(each.member == member and not has_vote(each) for each in self.minutes.attendance.present)

    def called(self, person: str) -> str:
        """What a person is called in the paper."""
        member = self.known.get(person) if is_short_name(person) else None
        if member is None:
            return person
        return member.name or member.title or self.organisation(member)


def has_vote(each: Attendee) -> bool:
    """Whether somebody on a list of attendees has a vote."""
    return each.votes != 0 and not each.function.lower().startswith(_WITHOUT_VOTE)


def _is_of_agenda(item: MinutesItem, listed: AgendaItem) -> bool:
    if item.case or listed.case:
        return item.case == listed.case
    if item.minutes_of or listed.minutes_of:
        return item.minutes_of == listed.minutes_of
    return item.text.casefold() == listed.text.casefold()


def _names(number: str | None, text: str, name: str) -> bool:
    if number is None:
        return bool(name) and text.casefold() == name.casefold()
    try:
        return format_case_number(parse_case_number(name, "X")) == number
    except UnreadableError:
        return bool(text) and text.casefold() == name.casefold()
