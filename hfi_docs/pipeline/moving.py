"""The verb `move`: a case goes to another meeting, in its own record and on both agendas, or nothing changes."""

from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import UsageError
from hfi_docs.output.ledger import built_files
from hfi_docs.output.write import write_together
from hfi_docs.pipeline.agendas import changed, is_sealed, item_on, left_alone, means, named, put_on, taken_off
from hfi_docs.pipeline.filing import MeetingKey
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection, choose_cases, meeting_key
from hfi_docs.records.edit import SetValue
from hfi_docs.records.model import CaseHeader, CaseNumber
from hfi_docs.records.record import listed_groups


class Moved(NamedTuple):
    """The records that were changed, and what the user should know of those that were not."""

    changed: tuple[Path, ...]
    remarks: tuple[str, ...]


def move_case(office: Office, number: str, meeting: str) -> Moved:
    """Gives a case another meeting of its organ. A notice that was sealed keeps the case: it was sent so.

    Raises:
        UsageError: the case or the meeting cannot be changed so. RecordError: a register is broken.
    """
    office.look()
    path = choose_cases(office, Selection((number,)))[0]
    header = _header(office, path, meeting)
    key = meeting_key(meeting)
    _refuse(office, header, key)
    before = (header.number.organ, header.day)
    # The case comes last: when all is cut off, moving it again does the rest.
    item = item_on(office, header.number, before)
    outputs = put_on(office, header.number, key, item) | taken_off(office, header.number, before)
    outputs[path] = changed(office, path, [SetValue(("møte",), str(key[1]), "sak")])
    remarks = [left_alone(meeting) for meeting in (before, key) if is_sealed(office, meeting)]
    remarks += [
        f"Papiret til det forrige møtet ligger igjen: {name}. Slett det når du ikke trenger det."
        for name in built_files(office.workspace.output, path, office.workspace.root)
    ]
    return Moved(write_together(outputs), tuple(remarks))


def _header(office: Office, path: Path, meeting: str) -> CaseHeader:
    for _, header in office.headers([path]):
        return header
    place = path.relative_to(office.workspace.root)
    if path in office.filing.drafts:
        draft = named(office, CaseNumber("", 0, 0, office.filing.drafts[path]))
        message = f"{place} er et utkast uten møte. Gi det nummer og møte slik: hfi-docs number {draft} {meeting}"
    else:
        message = f"{place} mangler nummer, møte eller tittel. Kontroller saken med «hfi-docs check»."
    raise UsageError(message)


def _refuse(office: Office, header: CaseHeader, key: MeetingKey) -> None:
    organ, day = key
    name = office.identity(header.number)
    argument = named(office, header.number)
    copying = f"hfi-docs new case --from {argument} --meeting {organ}/{day}"
    if organ != header.number.organ:
        message = f"Sak {name} hører til {header.number.organ}. Skal {organ} ha saken, lages den der: {copying}"
    elif day.year != header.number.year:
        message = (
            f"Sak {name} har nummer i {header.number.year}, og møtet er i {day.year}. Lag saken på nytt: {copying}"
        )
    elif day == header.day:
        message = f"Sak {name} hører til møtet {organ}/{day} fra før."
    elif key not in office.filing.meetings and office.model([]).meeting_on(organ, day) is None:
        message = f"Møtet {organ}/{day} finnes ikke. Lag det først: hfi-docs new meeting {organ}/{day}"
    elif _is_treated(office, header):
        where = f"protokollen fra {organ}/{header.day}"
        message = f"Sak {name} er behandlet: den står i {where}. Lag saken på nytt: {copying}"
    else:
        return
    raise UsageError(message)


def _is_treated(office: Office, header: CaseHeader) -> bool:
    """Whether minutes tell that the case was taken up, and not postponed."""
    path = office.filing.minutes.get((header.number.organ, header.day))
    items = listed_groups(office.record(path), "saker") if path else []
    return any(means(office, header.number, item) and "utsatt_til" not in item for item in items)
