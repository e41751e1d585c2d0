"""Rules for the head of minutes: whose they are, approval, corrections, what a cancelled meeting may say."""

from collections.abc import Iterator

from hfi_docs.check.known import UNKNOWN_ORGAN
from hfi_docs.check.meetings import MEETING_FILE, check_meeting_name
from hfi_docs.check.minutes.rule import CheckedMinutes
from hfi_docs.check.rule import rule
from hfi_docs.errors import Finding, Problem
from hfi_docs.records.model import Meeting
from hfi_docs.values.dates import format_date

NOT_APPROVED = Finding(
    "HFI300",
    "Protokollen er «godkjent», men sier ikke hvordan.",
    "Legg til «godkjenning» med «av» og «dato», eller med «møte».",
)
APPROVED_BEFORE = Finding("HFI301", "{what} {day} er før møtet {meeting}.", "Rett datoen.")
CANCELLED = Finding("HFI302", "Møtet er avlyst, men har saker.", "Fjern sakene, eller «avlyst».")


@rule(UNKNOWN_ORGAN, MEETING_FILE)
def _name(checked: CheckedMinutes) -> Iterator[Problem]:
    minutes = checked.minutes
    meeting = Meeting("", minutes.organ, minutes.day, None, "")
    yield from check_meeting_name(checked.record, meeting, checked.registers)


@rule(NOT_APPROVED)
def _approved(checked: CheckedMinutes) -> Iterator[Problem]:
    if checked.minutes.status == "godkjent" and checked.minutes.approval is None:
        yield NOT_APPROVED.at(checked.record.position(("status",)))


@rule(APPROVED_BEFORE)
def _days(checked: CheckedMinutes) -> Iterator[Problem]:
    minutes = checked.minutes
    meeting = format_date(minutes.day)
    approval = minutes.approval
    if approval and approval.day and approval.day < minutes.day:
        at = checked.record.position((*approval.key, "dato"))
        yield APPROVED_BEFORE.at(at, what="Godkjenningen", day=format_date(approval.day), meeting=meeting)
    for each in minutes.corrections:
        if each.day < minutes.day:
            at = checked.record.position((*each.key, "dato"))
            yield APPROVED_BEFORE.at(at, what="Rettelsen", day=format_date(each.day), meeting=meeting)


@rule(CANCELLED)
def _cancelled(checked: CheckedMinutes) -> Iterator[Problem]:
    if checked.minutes.cancelled and checked.minutes.items:
        yield CANCELLED.at(checked.record.key_position(("saker",)))


HEAD_RULES_OF_MINUTES = (_name, _approved, _days, _cancelled)
