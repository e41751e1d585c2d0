"""Meeting records to the model."""

from collections.abc import Iterator
from datetime import timedelta

from hfi_docs.records.convert.by_schema import Group, convert_field, convert_group, groups
from hfi_docs.records.convert.content import convert_signature
from hfi_docs.records.model import (
    AgendaItem,
    Deadline,
    LetterReferences,
    Meeting,
    Notice,
    Organ,
    ReferenceLine,
    Registers,
    StandingItem,
)
from hfi_docs.records.record import Record
from hfi_docs.records.schema.content import REFERENCES
from hfi_docs.records.schema.meeting import AGENDA_ITEM, DAY, DEADLINE, MEETING_RECORD
from hfi_docs.values.dates import format_days
from hfi_docs.values.labels import Language, label
from hfi_docs.values.unreadable import UnreadableError

_NONE = LetterReferences()
_HEADER = ("utvalg", "møte", "til", "id", "navn", "tid", "sted")


def convert_meeting_header(record: Record) -> Meeting | None:
    """The meeting of a record, checked or not; None when it cannot be read."""
    # A fault in one of the others is told where it stands; the meeting is known all the same.
    data: Group = {
        name: text for name in _HEADER if isinstance(text := record.data.get(name), str) and _reads(name, text)
    }
    return convert_group(Meeting, MEETING_RECORD, data, (), "") if "utvalg" in data and "møte" in data else None


def _reads(name: str, text: str) -> bool:
    try:
        convert_field({name: text}, name, MEETING_RECORD)
    except UnreadableError:
        return False
    return True


def convert_notice(record: Record, registers: Registers) -> Notice:
    """The model of a checked meeting record; the organ's standing items and deadlines are part of it."""
    data = record.data
    meeting = convert_group(Meeting, MEETING_RECORD, data, (), "")
    organ = registers.organs.get(meeting.organ)
    language: Language = registers.office.language
    if "målform" in data:
        language = convert_field(data, "målform", MEETING_RECORD)
    shows = convert_field(data, "saksgrunnlag", MEETING_RECORD) if "saksgrunnlag" in data else None
    return convert_group(
        Notice,
        MEETING_RECORD,
        data,
        (),
        meeting.organ,
        meeting=meeting,
        language=language,
        shows_proposals=bool(organ and organ.shows_proposals) if shows is None else shows,
        times={convert_field(day, "dato", DAY): convert_field(day, "tid", DAY) for _, day in groups(data, "dager")},
        items=_items(data, registers, meeting, language),
        deadlines=_deadlines(data, organ, meeting),
        references=_references(data, organ.references if organ else None),
        signature=convert_signature(data, organ.notice_signature if organ else None, language),
    )


def _items(data: Group, registers: Registers, meeting: Meeting, language: Language) -> tuple[AgendaItem, ...]:
    organ = registers.organs.get(meeting.organ)
    has_standing = convert_field(data, "faste_punkter", MEETING_RECORD)
    standing = organ.standing_items if organ and has_standing else ()
    own = [convert_group(AgendaItem, AGENDA_ITEM, item, key, meeting.organ) for key, item in groups(data, "saksliste")]
    own = [_timed(_titled(item, registers, language)) for item in own]
    # What the record lists itself stands where it lists it, and not once more.
    listed = {item.text.casefold() for item in own}
    usual = [(item.last, _standing(item, language)) for item in standing]
    first, last = (
        [item for is_last, item in usual if is_last is wanted and item.text.casefold() not in listed]
        for wanted in (False, True)
    )
    return (*first, *own, *last)


def _titled(item: AgendaItem, registers: Registers, language: Language) -> AgendaItem:
    """What approves minutes is called after them, unless it has words or a case of its own."""
    if not item.minutes_of or item.text or item.case:
        return item
    found = registers.meetings.matching(item.minutes_of)
    name = item.minutes_of
    if len(found) == 1:
        organ = registers.organs.get(found[0].organ)
        called = found[0].name or (organ.meeting_name if organ else found[0].organ)
        name = f"{called} {format_days(found[0].day, found[0].last_day)}"
    return item._replace(text=f"{label('godkjenning_av_protokoll', language)} {name}")


def _timed(item: AgendaItem) -> AgendaItem:
    """What has no minutes of its own takes those of its points."""
    return item if item.minutes else item._replace(minutes=sum(point.minutes or 0 for point in item.points) or None)


def _standing(item: StandingItem, language: Language) -> AgendaItem:
    text = item.text if language == "nb" else item.text_nynorsk
    return AgendaItem(None, text, "", item.minutes, "", "", None, ("saksliste",), item.key)


def _deadlines(data: Group, organ: Organ | None, meeting: Meeting) -> tuple[Deadline, ...]:
    found = [
        Deadline(item.text, meeting.day - timedelta(days=item.days), standing=item.key)
        for item in (organ.deadlines if organ else ())
    ]
    found += [convert_group(Deadline, DEADLINE, item, key, "") for key, item in groups(data, "frister")]
    return tuple(sorted(found, key=lambda deadline: deadline.day))


def _references(data: Group, usual: LetterReferences | None) -> tuple[ReferenceLine, ...]:
    """The references of a record, each of them the organ's usual one where the record has none."""
    return tuple(_lines(data.get("referanser"), usual or _NONE))


def _lines(written: object, usual: LetterReferences) -> Iterator[ReferenceLine]:
    own = _NONE
    if isinstance(written, dict):
        own = convert_group(LetterReferences, REFERENCES, written, ("referanser",), "")
    for field, rule in REFERENCES.items():
        (attribute,) = rule["meta"]["target"].to
        for holder in (own, usual):
            text = getattr(holder, attribute)
            if text:
                at = (*holder.key, field)
                places = {"key": at} if holder is own else {"standing": at}
                yield ReferenceLine(field, (text,) if isinstance(text, str) else text, **places)
                break
