"""Meetings for calendars as two parsers read them: `icalendar`, and `vobject`, which shares nothing with it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from hfi_docs.output.mail.calendar import Appointment, MeetingDay
from hfi_docs.values.times import TimeSpan

OSLO = ZoneInfo("Europe/Oslo")
DAY, HOURS = date(2026, 5, 21), TimeSpan(600, 840)
SEALED = datetime(2026, 5, 7, 14, 30, tzinfo=OSLO)
MEETING = Appointment(
    "Kontoret", "SSU", (MeetingDay(DAY, HOURS),), "SSU-møtet", "Brumunddal", "", "SSU/2026-05-21/utgave-01", 1, SEALED
)


def by_icalendar(meeting: Appointment) -> list[Any]:
    calendar = Calendar.from_ical(meeting.content)
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert [each.errors for each in calendar.walk() if each.errors] == []
    return calendar.walk("VEVENT")


def by_vobject(meeting: Appointment) -> list[Any]:
    calendar = vobject.readOne(meeting.content.decode("utf-8"))
    assert calendar.validate(raiseException=True)
    return list(calendar.vevent_list)


def spans(meeting: Appointment) -> list[tuple[date, date]]:
    """From when to when, as both read it."""
    one = [(each["DTSTART"].dt, each["DTEND"].dt) for each in by_icalendar(meeting)]
    other = [(each.dtstart.value, each.dtend.value) for each in by_vobject(meeting)]
    assert one == other
    return one


def test_a_meeting_is_one_event() -> None:
    [event] = by_icalendar(MEETING)
    assert spans(MEETING) == [(datetime(2026, 5, 21, 10, tzinfo=OSLO), datetime(2026, 5, 21, 14, tzinfo=OSLO))]
    told = {name: f"{event[name]}" for name in ("SUMMARY", "LOCATION")}
    assert told == {"SUMMARY": "SSU-møtet", "LOCATION": "Brumunddal"}
    assert (event["SEQUENCE"], event["DTSTAMP"].dt) == (0, datetime(2026, 5, 7, 12, 30, tzinfo=UTC))
    assert set(event) == {*told, "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND"}


def test_without_hours_it_lasts_all_day_and_needs_no_zone() -> None:
    meeting = MEETING._replace(days=(MeetingDay(DAY),), place="")
    assert spans(meeting) == [(DAY, date(2026, 5, 22))]
    assert b"VTIMEZONE" not in meeting.content
    assert b"LOCATION" not in meeting.content


def test_a_meeting_over_two_days_is_two_events() -> None:
    days = (MeetingDay(date(2026, 3, 28), HOURS), MeetingDay(date(2026, 3, 29), TimeSpan(60, 240)), MeetingDay(DAY))
    meeting = MEETING._replace(days=days)
    first, night, last = spans(meeting)
    assert first == (datetime(2026, 3, 28, 10, tzinfo=OSLO), datetime(2026, 3, 28, 14, tzinfo=OSLO))
    # Clocks are turned that night: it lasts two hours, not three.
    assert [each.astimezone(UTC).hour for each in night if isinstance(each, datetime)] == [0, 2]
    assert last == (DAY, date(2026, 5, 22))
    assert len({each["UID"] for each in by_icalendar(meeting)}) == 3


def test_what_goes_on_past_midnight_ends_the_next_day() -> None:
    meeting = MEETING._replace(days=(MeetingDay(DAY, TimeSpan(1320, 1440)), MeetingDay(DAY, TimeSpan(1320, 60))))
    ends = [(end.day, end.hour) for _, end in spans(meeting) if isinstance(end, datetime)]
    assert ends == [(22, 0), (22, 1)]


@pytest.mark.parametrize("year", [1997, 2025, 2026, 2037])
def test_the_zone_is_that_of_norway(year: int) -> None:
    found: Any = Calendar.from_ical(MEETING.content).walk("VTIMEZONE")[0]
    zone = found.to_tz(lookup_tzid=False)
    hours = [datetime(year, 1, 1) + timedelta(hours=3 * number) for number in range(2920)]
    assert [
        hour for hour in hours if hour.replace(tzinfo=zone).utcoffset() != hour.replace(tzinfo=OSLO).utcoffset()
    ] == []


def test_an_event_keeps_its_name_when_its_papers_are_sealed_again() -> None:
    again = MEETING._replace(number=2, sealed=SEALED + timedelta(days=3), place="Hamar", title="SSU")
    [old], [new] = by_icalendar(MEETING), by_icalendar(again)
    assert old["UID"] == new["UID"]
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 1)


def test_other_meetings_have_other_names() -> None:
    others = [
        MEETING._replace(office="Et annet"),
        MEETING._replace(organ="PA"),
        MEETING._replace(days=(MeetingDay(date(2026, 5, 22)),)),
    ]
    assert len({by_icalendar(each)[0]["UID"] for each in (MEETING, *others)}) == 4


ODD = 'Møte, nr. 1; «æøå» \\ "x"\r\nBEGIN:VEVENT 😀 ' + "å" * 200


def test_texts_are_read_as_they_are() -> None:
    meeting = MEETING._replace(title=ODD, place=ODD, text=f"a\n\n{ODD}")
    [event], [other] = by_icalendar(meeting), by_vobject(meeting)
    wanted = ODD.replace("\r\n", "\n")
    assert [f"{event[name]}" for name in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [wanted, wanted, f"a\n\n{wanted}"]
    assert [other.summary.value, other.location.value, other.description.value] == [wanted, wanted, f"a\n\n{wanted}"]
    assert max(map(len, meeting.content.split(b"\r\n"))) <= 75


def test_the_same_meeting_has_the_same_bytes() -> None:
    assert MEETING.content == MEETING.content
