"""A meeting for calendars (iCalendar, RFC 5545): one event for each of its days, published, with nobody invited."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Component, Event, Timezone, TimezoneDaylight, TimezoneStandard

from hfi_docs.output.mail.letter import ISSUE, issue_head
from hfi_docs.values.times import TimeSpan

_ZONE: Final = "Europe/Oslo"
_HOURS_EAST: Final = {TimezoneStandard: 1, TimezoneDaylight: 2}
#: When Norway turns its clocks (forskrift om sommertid), each with the first time that it was so: a rule that
#: Outlook reads, and that needs no database of zones, which Windows does not have.
_TURNS: Final = (
    (TimezoneDaylight, datetime(1996, 3, 31, 2), 3),
    (TimezoneStandard, datetime(1996, 10, 27, 3), 10),
)


_HEAD: Final = (("prodid", "-//hfi-docs//NO"), ("version", "2.0"), ("method", "PUBLISH"))


class MeetingDay(NamedTuple):
    """A day of a meeting; all day when its hours are not known."""

    day: date
    time: TimeSpan | None = None


class Appointment(NamedTuple):
    """What a calendar shows of a meeting. `office` and `organ` tell it from all others, with the first of its days.

    `issue` is that of its papers, «SSU/2026-05-21/utgave-02», `number` its number, `sealed` when it was sealed.
    """

    office: str
    organ: str
    days: tuple[MeetingDay, ...]
    title: str
    place: str
    text: str
    issue: str
    number: int
    sealed: datetime

    @property
    def content(self) -> bytes:
        """The bytes of its `.ics`, the same for the same meeting."""
        calendar = Calendar()
        for name, value in _HEAD:
            calendar.add(name, value)
        calendar.add(ISSUE, issue_head(self.issue))
        if any(each.time for each in self.days):
            calendar.add_component(_zone())
        for each in self.days:
            calendar.add_component(_event(self, each))
        return bytes(calendar.to_ical())


def _event(meeting: Appointment, day: MeetingDay) -> Event:
    event = Event()
    named = f"{meeting.office}/{meeting.organ}/{meeting.days[0].day}/{day.day}"
    event.add("uid", f"{uuid5(NAMESPACE_URL, named)}")
    event.add("dtstamp", meeting.sealed.astimezone(UTC))
    event.add("sequence", meeting.number - 1)
    for name, value in _span(day):
        zone = {"TZID": _ZONE} if isinstance(value, datetime) else {}
        event.add(name, value, parameters=zone)
    for name, text in (("summary", meeting.title), ("location", meeting.place), ("description", meeting.text)):
        if text:
            event.add(name, text)
    return event


def _span(day: MeetingDay) -> Iterator[tuple[str, date]]:
    """From when to when; a day ends where the next begins, as does what goes on past midnight."""
    if day.time is None:
        yield from (("dtstart", day.day), ("dtend", day.day + timedelta(days=1)))
        return
    midnight, span = datetime.combine(day.day, time()), day.time
    past = timedelta(days=1) if span.minutes <= 0 else timedelta()
    yield "dtstart", midnight + timedelta(minutes=span.start)
    yield "dtend", midnight + timedelta(minutes=span.end) + past


def _zone() -> Timezone:
    zone = Timezone()
    zone.add("tzid", _ZONE)
    for kind, first, month in _TURNS:
        part: Component = kind()
        east = _HOURS_EAST[kind]
        part.add("dtstart", first)
        part.add("tzoffsetfrom", timedelta(hours=3 - east))
        part.add("tzoffsetto", timedelta(hours=east))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        zone.add_component(part)
    return zone
