"""What a reference can point at: cases, meetings, organs, texts, and what its own paper holds."""

from collections.abc import Mapping
from datetime import date

from hfi_docs.errors import OutsideError
from hfi_docs.records.model import Attachment, CaseHeader, CaseNumber, Meeting, Organ, Registers
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.dates import format_date, format_days, readable_date
from hfi_docs.values.labels import Language
from hfi_docs.values.words import suggest, suggest_or_list


class UnresolvedError(OutsideError):
    """A reference points nowhere; `message` and `hint` are Norwegian sentences.

    `elsewhere` is set when the fault lies in the table that the reference asks, which is reported there.
    """

    def __init__(self, message: str, hint: str = "", *, elsewhere: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.elsewhere = elsewhere


def find_case(target: str, organ: str, registers: Registers) -> CaseHeader:
    """The case that a number means; `organ` has those that name none.

    Raises:
        UnresolvedError: there is no such case.
        UnreadableError: it is no case number.
    """
    number, home = parse_case_number(target, organ), registers.organs.get(organ)
    number = home.own(number) if home else number
    header = registers.cases.get(number)
    if header is None:
        # What is wrong with a file is told there, not wherever the case is mentioned.
        elsewhere = number in registers.unreadable
        known = [registers.identity(other) for other in registers.cases]
        message = f"Sak {registers.identity(number)} finnes verken i cases/ eller i register/saker.yaml."
        hint = suggest_or_list(registers.identity(number), known, none="")
        raise UnresolvedError(message, hint, elsewhere=elsewhere)
    return header


def find_meeting(target: str, registers: Registers) -> Meeting | None:
    """The meeting with this id, or «SSU 2026-05-21», or «SSU 2026» when the organ meets once that year."""
    found = registers.meetings.matching(target)
    return found[0] if len(found) == 1 else None


def required_meeting(target: str, registers: Registers) -> Meeting:
    """The meeting that a text means.

    Raises:
        UnresolvedError: there is none, or more than one.
    """
    meeting = find_meeting(target, registers)
    if meeting is None:
        several = len(registers.meetings.matching(target)) > 1
        missing = "finnes verken i cases/møter eller i register/møter.yaml"
        trouble = "er ikke entydig: det er flere slike møter" if several else missing
        message = f"Møtet «{target}» {trouble}."
        known = [f"{item.organ} {item.day}" for item in registers.meetings]
        known += [item.id for item in registers.meetings]
        raise UnresolvedError(message, suggest(target, known) or "Skriv utvalg og dato, for eksempel SSU 2026-05-21.")
    return meeting


def meeting_called(target: str, registers: Registers) -> str:
    """«SSU-møtet 24. september 2026», whether the meeting is known or not."""
    meeting = find_meeting(target, registers)
    organ_id, _, when = target.replace("/", " ", 1).partition(" ")
    organ = registers.organs.get(meeting.organ if meeting else organ_id)
    name = meeting.name if meeting and meeting.name else organ.meeting_name if organ else organ_id
    day = readable_date(when)
    if meeting:
        return f"{name} {format_days(meeting.day, meeting.last_day)}"
    return f"{name} {format_date(day)}" if day else target


def find_attachment(target: str, attachments: Mapping[str, Attachment]) -> Attachment:
    """The attachment with this short name.

    Raises:
        UnresolvedError: there is none.
    """
    attachment = attachments.get(target)
    if attachment is None:
        message = f"Saken har ikke noe vedlegg som heter «{target}»."
        raise UnresolvedError(message, suggest_or_list(target, attachments, none="Saken har ingen vedlegg."))
    return attachment


def find_resolution(target: str, organ: str, registers: Registers) -> CaseHeader:
    """The case that a number means, with its resolution, or with a point of it: «13/26 punkt 2 b».

    Raises:
        UnresolvedError: there is no such case, or it has none, or no such point.
    """
    number, _, point = target.partition(" punkt ")
    header = find_case(number, organ, registers)
    if not header.resolution:
        message = f"Sak {registers.identity(header.number)} har ikke noe vedtak."
        raise UnresolvedError(message, "Skriv det i protokollen, i saken («vedtak: |») eller i register/saker.yaml.")
    return header._replace(resolution=_point(header, f"punkt {point}", registers)) if point else header


def _point(header: CaseHeader, name: str, registers: Registers) -> str:
    from hfi_docs.papers.text.points import read_points  # noqa: PLC0415 - few quote a single point

    found = read_points(header.resolution).find(name)
    if found is None:
        message = f"Vedtaket i sak {registers.identity(header.number)} har ikke «{name}»."
        raise UnresolvedError(message, "Skriv for eksempel «punkt 2» eller «punkt 1 b».")
    return found


def find_organ(target: str, registers: Registers) -> Organ:
    """The committee with this short form.

    Raises:
        UnresolvedError: there is none.
    """
    organ = registers.organs.get(target)
    if organ is None:
        message = f"Utvalget «{target}» finnes ikke i register/utvalg.yaml."
        raise UnresolvedError(message, suggest_or_list(target, registers.organs, none="Registeret er tomt."))
    return organ


def find_text(target: str, registers: Registers) -> str:
    """The common text with this short name.

    Raises:
        UnresolvedError: there is none.
    """
    text = registers.texts.get(target)
    if text is None:
        message = f"Teksten «{target}» finnes ikke i register/tekster.yaml."
        raise UnresolvedError(message, suggest_or_list(target, registers.texts, none="Registeret er tomt."))
    return text


def case_anchor(number: CaseNumber) -> str:
    """The bookmark of a case's title, in a document that holds several cases."""
    return f"sak_{number.organ}_{number.year}_{number.number}"


def minutes_anchor(meeting: tuple[str, date]) -> str:
    """The bookmark of the minutes of a meeting, in a document that holds more."""
    return f"protokoll_{meeting[0]}_{meeting[1]:%Y_%m_%d}"


def organ_name(organ: Organ, language: Language) -> str:
    """The name of a committee in the language."""
    return organ.name if language == "nb" else organ.name_nynorsk


def group_name(organ: Organ, group: str, language: Language) -> str:
    """What a part of a committee is called in the language."""
    names = organ.groups if language == "nb" else organ.groups_nynorsk
    return names.get(group, group)
