"""Meeting records to the model."""

from datetime import timedelta

from hfi_docs.records.convert import values
from hfi_docs.records.convert.values import Group
from hfi_docs.records.model import AgendaItem, Deadline, Meeting, Notice, Organ, Registers, StandingItem
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.dates import parse_date
from hfi_docs.values.labels import LANGUAGES, Language
from hfi_docs.values.unreadable import UnreadableError


def convert_meeting(entry: Group, field: str = "dato") -> Meeting:
    """A meeting from its entry in the register, or from a record of its own with the day in `field`."""
    organ, day = values.text(entry, "utvalg"), parse_date(values.text(entry, field))
    return Meeting(
        id=values.text(entry, "id", f"{organ.lower()}-{day}"),
        organ=organ,
        day=day,
        last_day=values.day(entry, "til"),
        name=values.text(entry, "navn"),
        time=values.time_span(entry, "tid"),
        place=values.text(entry, "sted"),
    )


def convert_meeting_header(record: Record) -> Meeting | None:
    """The meeting of a record, checked or not; None when it cannot be read."""
    fields = ("utvalg", "møte", "til", "id", "navn", "tid", "sted")
    data: Group = {name: text for name in fields if isinstance(text := record.data.get(name), str)}
    for name in ("til", "tid"):
        # A fault in these is told where it stands; the meeting is known all the same.
        if not _is_readable(data, name):
            del data[name]
    return convert_meeting(data, "møte") if "utvalg" in data and "møte" in data and _is_readable(data, "møte") else None


def _is_readable(data: Group, name: str) -> bool:
    try:
        values.time_span(data, name) if name == "tid" else values.day(data, name)
    except UnreadableError:
        return False
    return True


def convert_notice(record: Record, registers: Registers) -> Notice:
    """The model of a checked meeting record; the organ's standing items and deadlines are part of it."""
    data = record.data
    meeting = convert_meeting(data, "møte")
    organ = registers.organs.get(meeting.organ)
    language = LANGUAGES[values.text(data, "målform", "bokmål")]
    return Notice(
        meeting=meeting,
        status=values.text(data, "status"),
        language=language,
        intro=values.text(data, "innledning"),
        shows_proposals=values.flag(data, "saksgrunnlag", default=organ.shows_proposals if organ else False),
        times={
            day: span
            for _, item in values.groups(data, "dager")
            if (day := values.day(item, "dato")) and (span := values.time_span(item, "tid"))
        },
        items=_items(data, organ, meeting, language),
        deadlines=_deadlines(data, organ, meeting),
    )


def _items(data: Group, organ: Organ | None, meeting: Meeting, language: Language) -> tuple[AgendaItem, ...]:
    standing = organ.standing_items if organ and values.flag(data, "faste_punkter", default=True) else ()
    own = [_item(item, key, meeting.organ) for key, item in values.groups(data, "saksliste")]
    first = [_standing(item, language) for item in standing if not item.last]
    last = [_standing(item, language) for item in standing if item.last]
    return (*first, *own, *last)


def _item(item: Group, key: KeyPath, organ: str) -> AgendaItem:
    return AgendaItem(
        case=values.case_number(item, "sak", organ),
        text=values.text(item, "punkt"),
        kind=values.text(item, "type"),
        minutes=values.number(item, "minutter"),
        note=values.text(item, "merknad"),
        group=values.text(item, "for"),
        day=values.day(item, "dag"),
        key=key,
    )


def _standing(item: StandingItem, language: Language) -> AgendaItem:
    return AgendaItem(
        None, item.text if language == "nb" else item.text_nynorsk, "", item.minutes, "", "", None, ("saksliste",)
    )


def _deadlines(data: Group, organ: Organ | None, meeting: Meeting) -> tuple[Deadline, ...]:
    found = [
        Deadline(item.text, meeting.day - timedelta(days=item.days)) for item in (organ.deadlines if organ else ())
    ]
    found += [
        Deadline(values.text(item, "hva"), day)
        for _, item in values.groups(data, "frister")
        if (day := values.day(item, "dato"))
    ]
    return tuple(sorted(found, key=lambda deadline: deadline.day))
