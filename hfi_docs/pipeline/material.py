"""From the records of cases and meetings to whole papers: each with its files and the papers that it takes in."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import Finding, Problem, Subject
from hfi_docs.papers.compose import Material, Minuted, Packet, Paper, Taken
from hfi_docs.papers.references import apart_from_cases, case_surroundings
from hfi_docs.pipeline.attachments import take_in
from hfi_docs.pipeline.filing import MeetingKey
from hfi_docs.pipeline.mentions import is_decided, item_in, noticed_in
from hfi_docs.pipeline.office import Office
from hfi_docs.records.convert import convert_case, convert_notice
from hfi_docs.records.model import Attachment, Case, CaseNumber, Meeting, Notice, Registers
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.dates import format_date

SUBJECT = Subject("Papirer i hverandre", "Et papir som står i et annet, må finnes og ha en ende.")

NO_PAPER = Finding(
    "HFI103",
    "{what} kan ikke være vedlegg: {why}.",
    "{hint}",
    meaning="En sak eller et møte kan ikke være vedlegg.",
    advice="Svaret sier hvorfor. Rett nummeret, eller fjern vedlegget.",
)
IN_A_RING = Finding(
    "HFI104", "{what} inneholder denne saken. Papirene kan ikke stå i hverandre.", "Fjern det ene vedlegget."
)
HOLDS_ITSELF = Finding("HFI105", "Saken kan ikke være vedlegg til seg selv.", "Rett nummeret, eller fjern vedlegget.")

_WITHOUT_PAPER = {"ja": "", "nei": "den har ikke eget framlegg", "ettersendes": "papiret ettersendes"}


class Checked(NamedTuple):
    """The chosen cases, meetings and minutes, and all that is found in them and in what they use."""

    cases: tuple[Paper, ...]
    meetings: tuple[Packet, ...]
    minutes: tuple[Minuted, ...]
    registers: Registers
    problems: tuple[Problem, ...]
    office: Office

    @property
    def materials(self) -> tuple[Material, ...]:
        """The chosen meetings, cases and minutes."""
        return (*self.meetings, *self.cases, *self.minutes)

    @property
    def own_files(self) -> frozenset[Path]:
        """The files of the chosen cases, meetings and minutes."""
        return frozenset(material.record.path for material in self.materials)


@dataclass
class Assembly:
    """The sound records of a command; papers are put together when they are asked for, each once.

    `attached` are the minutes that go along with notices, by the files of these and the keys of their items.
    """

    office: Office
    registers: Registers
    cases: dict[CaseNumber, tuple[Record, Case]] = field(default_factory=dict)
    notices: dict[MeetingKey, tuple[Record, Notice]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    attached: Mapping[Path, Mapping[KeyPath, Minuted]] = field(default_factory=dict)
    _papers: dict[CaseNumber, Paper] = field(default_factory=dict)
    _under_way: list[CaseNumber] = field(default_factory=list)

    @property
    def case_models(self) -> dict[CaseNumber, Case]:
        """The sound cases by number; a draft has none that others may name."""
        return {number: case for number, (_, case) in self.cases.items() if not number.draft}

    @property
    def case_files(self) -> Container[CaseNumber]:
        """The numbers of the cases that have a file, sound or not."""
        return self.office.filing.cases

    def postponed(self) -> Iterator[tuple[CaseNumber, str, date]]:
        """The cases on an agenda that minutes left open, each with the meeting that it went to, or has gone on from."""
        for (organ, day), (_, notice) in self.notices.items():
            for number in notice.cases:
                item = item_in(self.office, (organ, day), number) if self._has_moved_on(number, day) else {}
                if item and not is_decided(item):
                    yield number, organ, day
                if number not in self.cases or self.cases[number][1].day != day:
                    later = (each.later for each in self.office.treatments(number))
                    yield from ((number, *meeting) for meeting in later if meeting)

    def _has_moved_on(self, number: CaseNumber, day: date) -> bool:
        return number in self.cases and self.cases[number][1].is_after(day)

    def paper(self, number: CaseNumber) -> Paper | None:
        """The case with all that its paper shows; None when it has no sound record."""
        if number not in self._papers and number in self.cases:
            self._under_way.append(number)
            self._papers[number] = self._put_together(*self.cases[number])
            self._under_way.pop()
        return self._papers.get(number)

    def packet(self, key: MeetingKey) -> Packet | None:
        """The meeting with its cases; None when it has no sound record."""
        if key not in self.notices:
            return None
        record, notice = self.notices[key]
        papers = tuple(paper for number in notice.cases if (paper := self.paper(number)))
        here = apart_from_cases(notice.meeting.organ, notice.language, self.registers)
        return Packet(record, notice, here, papers, minutes=self.attached.get(record.path, {}))

    def minuted(self, record: Record) -> Minuted:
        """The minutes of a sound record, with the notice and the papers that they were about."""
        from hfi_docs.records.convert.minutes import convert_minutes  # noqa: PLC0415 - most commands meet no minutes

        minutes = convert_minutes(record, self.registers)
        numbers = [item.case for item in minutes.items if item.case]
        papers = {number: paper for number in numbers if (paper := self.paper(number))}
        here = apart_from_cases(minutes.organ, minutes.language, self.registers)
        return Minuted(record, minutes, here, self.packet((minutes.organ, minutes.day)), papers)

    def _put_together(self, record: Record, case: Case) -> Paper:
        here = case_surroundings(case, self.registers)
        files: Mapping[str, Taken] = {}
        if any(item.file for item in case.attachments) or case.figures or any(spec.file for spec in case.tables):
            files, problems = take_in(self.office.workspace, record, case, here)
            self.problems += problems
        if noticed := noticed_in(self.office, record):
            from hfi_docs.pipeline.group_cases import check_group_cases  # noqa: PLC0415 - few organs have groups

            self.problems += check_group_cases(self.office, record, case, noticed)
        enclosed = {item.id: inner for item in case.attachments if (inner := self._enclosed(item, record)) is not None}
        return Paper(record, case, here, files, enclosed)

    def _enclosed(self, item: Attachment, record: Record) -> "Paper | Packet | None":
        if item.case:
            return self._enclosed_case(item, item.case, record)
        return self._enclosed_meeting(item, record) if item.meeting else None

    def _enclosed_case(self, item: Attachment, number: CaseNumber, record: Record) -> Paper | None:
        at = record.position((*item.key, "sak"))
        name = f"Sak {self.registers.identity(number)}"
        if number in self._under_way:
            told = HOLDS_ITSELF.at(at) if number == self._under_way[-1] else IN_A_RING.at(at, what=name)
            self.problems.append(told)
            return None
        # What is wrong with the file of a case is told there.
        if number in self.cases or number not in self.office.filing.cases:
            why = _WITHOUT_PAPER[self.cases[number][1].paper] if number in self.cases else "den har ingen fil i cases/"
            if why:
                self.problems.append(NO_PAPER.at(at, what=name, why=why, hint="Rett nummeret, eller fjern vedlegget."))
                return None
        return self.paper(number)

    def _enclosed_meeting(self, item: Attachment, record: Record) -> Packet | None:
        at = record.position((*item.key, "møte"))
        meetings = self.registers.meetings.matching(item.meeting)
        if len(meetings) != 1:
            why = "det er flere slike møter" if meetings else "det finnes ikke"
            hint = "Skriv utvalg og dato, for eksempel «PA 2026-06-19»."
            self.problems.append(NO_PAPER.at(at, what=f"Møtet «{item.meeting}»", why=why, hint=hint))
            return None
        return self._packet_of(meetings[0], record, item)

    def _packet_of(self, meeting: Meeting, record: Record, item: Attachment) -> Packet | None:
        key, at = (meeting.organ, meeting.day), record.position((*item.key, "møte"))
        name = f"Møtet {meeting.organ} {format_date(meeting.day)}"
        if key in self.office.filing.meetings and key not in self.notices:
            return None
        if key not in self.notices:
            why, hint = "det har ingen innkalling", f"Skriv cases/møter/{meeting.organ}-{meeting.day}.yaml."
            self.problems.append(NO_PAPER.at(at, what=name, why=why, hint=hint))
            return None
        if any(number in self._under_way for number in self.notices[key][1].cases):
            self.problems.append(IN_A_RING.at(at, what=name))
            return None
        return self.packet(key)


def assemble(office: Office, records: Iterable[Record], meetings: Iterable[Record], registers: Registers) -> Assembly:
    """An assembly of sound records of cases and of meetings."""
    assembly = Assembly(office, registers)
    for record in records:
        case = convert_case(record, registers, office.filing.drafts.get(record.path, ""))
        assembly.cases.setdefault(case.number, (record, case))
    for record in meetings:
        notice = convert_notice(record, registers)
        assembly.notices.setdefault((notice.meeting.organ, notice.meeting.day), (record, notice))
    return assembly
