"""Rules for the head of minutes: whose they are, approval, corrections, what a cancelled meeting may say."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from hfi_docs.check.known import UNKNOWN_ORGAN
from hfi_docs.check.meetings import MEETING_FILE, check_meeting_name
from hfi_docs.check.minutes.rule import CheckedMinutes, meeting_days
from hfi_docs.check.rule import rule
from hfi_docs.errors import Finding, Problem, Subject
from hfi_docs.records.model import Meeting
from hfi_docs.records.model.minutes import Attendance
from hfi_docs.records.record import KeyPath
from hfi_docs.values.dates import format_date, format_days, readable_date
from hfi_docs.values.words import join_words

SUBJECT = Subject(
    "Protokollen: møtet og godkjenningen", "Protokollen gjelder ett møte, og sier selv når og av hvem den er godkjent."
)

NOT_APPROVED = Finding(
    "HFI300",
    "Protokollen er «godkjent», men sier ikke hvordan.",
    "Legg til «godkjenning» med «av» og «dato», eller med «møte».",
)
APPROVED_BEFORE = Finding("HFI301", "{what} {day} er før møtet {meeting}.", "Rett datoen.")
APPROVAL_EMPTY = Finding(
    "HFI389", "«godkjenning» sier ikke {what}.", "Skriv «av» og «dato», eller «møte»: møtet som godkjente protokollen."
)
OUTSIDE_MEETING = Finding("HFI400", "{day} er ikke en dag i møtet {meeting}.", "Rett datoen, eller møtets dager.")
EARLIER_DAY = Finding(
    "HFI403",
    "{item} er ført på {day}, men sakene foran på {before}.",
    "Sakene står i den rekkefølgen de ble behandlet. Rett «dag», eller flytt saken.",
)
CANCELLED = Finding(
    "HFI302",
    "Møtet er avlyst, men har {what}.",
    "Fjern {what}, eller «avlyst».",
    meaning="Møtet er avlyst, men har saker, eller sier hvem som møtte.",
)


@rule(UNKNOWN_ORGAN, MEETING_FILE)
def _name(checked: CheckedMinutes) -> Iterator[Problem]:
    minutes = checked.minutes
    meeting = Meeting("", minutes.organ, minutes.day, None, "")
    yield from check_meeting_name(checked.record, meeting, checked.registers)


@rule(NOT_APPROVED, APPROVAL_EMPTY)
def _approved(checked: CheckedMinutes) -> Iterator[Problem]:
    approval = checked.minutes.approval
    if approval is None:
        if checked.minutes.status == "godkjent":
            yield NOT_APPROVED.at(checked.record.position(("status",)))
    elif not approval.meeting:
        lacks = [what for what, is_told in (("hvem", approval.by), ("når", approval.day)) if not is_told]
        at = checked.record.key_position(approval.key)
        yield from (APPROVAL_EMPTY.at(at, what=join_words(lacks)) for _ in lacks[:1])


@rule(APPROVED_BEFORE)
def _later(checked: CheckedMinutes) -> Iterator[Problem]:
    """What comes after the meeting: approval, corrections, the next meeting."""
    minutes = checked.minutes
    _, last = meeting_days(checked)
    told: list[tuple[str, KeyPath, date | None]] = [
        *(("Rettelsen", (*each.key, "dato"), each.day) for each in minutes.corrections),
        ("Neste møte", ("neste_møte",), readable_date(minutes.next_meeting)),
    ]
    if minutes.approval:
        day = readable_date(minutes.approval.meeting.rpartition(" ")[2])
        told.append(("Godkjenningen", (*minutes.approval.key, "dato"), minutes.approval.day))
        told.append(("Godkjenningen", (*minutes.approval.key, "møte"), day))
    for what, key, day in told:
        if day and day < last:
            at = checked.record.position(key)
            yield APPROVED_BEFORE.at(at, what=what, day=format_date(day), meeting=format_date(minutes.day))


@rule(OUTSIDE_MEETING)
def _days(checked: CheckedMinutes) -> Iterator[Problem]:
    minutes = checked.minutes
    first, last = meeting_days(checked)
    told: list[tuple[KeyPath, date | None]] = [((*each.key, "dag"), each.day) for each in minutes.items]
    told += [((*each.key, "dag"), each.day) for each in minutes.attendance.absent]
    told += [(("dager", place, "dato"), day) for place, day in enumerate(minutes.times)]
    for key, day in told:
        if day and not (first <= day <= last and (day in minutes.times or not minutes.times)):
            meeting = format_days(first, last if last != first else None)
            yield OUTSIDE_MEETING.at(checked.record.position(key), day=format_date(day), meeting=meeting)


@rule(EARLIER_DAY)
def _order(checked: CheckedMinutes) -> Iterator[Problem]:
    for (before, day), item in zip(pairwise(checked.roster.days), checked.items[1:], strict=False):
        if day < before:
            at = checked.record.position((*item.item.key, "dag"))
            yield EARLIER_DAY.at(at, item=checked.called(item), day=format_date(day), before=format_date(before))


@rule(CANCELLED)
def _cancelled(checked: CheckedMinutes) -> Iterator[Problem]:
    minutes = checked.minutes
    told = {"saker": bool(minutes.items), "oppmøte": minutes.attendance != Attendance()}
    for field in (field for field, is_told in told.items() if is_told and minutes.cancelled):
        yield CANCELLED.at(checked.record.key_position((field,)), what=field)


HEAD_RULES_OF_MINUTES = (_name, _approved, _later, _days, _order, _cancelled)
