"""The papers of one meeting, made of a workspace: the office's own, to be sealed, or one that was sealed."""

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from hfi_docs import __version__
from hfi_docs.errors import ERROR, Finding, Position, Problem, RecordError, Subject, UsageError
from hfi_docs.output.archive import MeetingPapers, SealedPaper
from hfi_docs.output.ledger import PROGRAM, flat
from hfi_docs.papers.compose import Material, nested
from hfi_docs.pipeline.documents import Job, jobs_of, make_document, tools_for
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.plan import Inputs
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import Checked, check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber, Meeting, Registers
from hfi_docs.values.words import join_words

SUBJECT = Subject(
    "Forsegling av papirene",
    "Det som forsegles, må kunne lages igjen av de samme kildene, og være det som ble sendt ut.",
    "arkivlova av 2025",
)

DRAFT_CASE = Finding(
    "HFI150",
    "Sak {number} er et utkast og kan ikke forsegles.",
    "Sett «status: endelig» når saken er ferdig.",
)
DRAFT_NOTICE = Finding(
    "HFI151",
    "Innkallingen er et utkast og kan ikke forsegles.",
    "Sett «status: endelig» når innkallingen er sendt.",
)

NAMELESS = Finding(
    "HFI164",
    "Kontoret har ikke noe navn, og navnet skal stå i arkivet.",
    "Lag filen med to linjer: «register: kontor» og «navn: …».",
)

#: The libraries that the bytes of a paper depend on.
_LIBRARIES = ("docxtpl", "python-docx", "lxml", "markdown-it-py", "PyYAML")
#: The status of what is not finished.
_DRAFT = "utkast"
_NOT_SEALED = "Ingenting er forseglet."


class Made(NamedTuple):
    """The documents of a meeting with what they were made of, and the files that go along with each."""

    checked: Checked
    documents: tuple[tuple[Job, bytes], ...]
    copies: tuple[Mapping[str, bytes], ...]

    @property
    def contents(self) -> dict[str, bytes]:
        """Every file by its path in the bag."""
        found = {f"papirer/{job.path.name}": content for job, content in self.documents}
        return found | {f"vedlegg/{name}": content for each in self.copies for name, content in each.items()}


def make_meeting(office: Office, meeting: str) -> Made:
    """The meeting's documents, fit to be sealed.

    Raises:
        RecordError: drafts, or problems in the records. UsageError: no such meeting.
        OutsideError: a template or a file is broken.
    """
    checked = check_cases(office, Selection(meeting=meeting, minutes=False))
    errors = [problem for problem in checked.problems if problem.level == ERROR]
    refused = [*_nameless(office.workspace, checked), *_drafts(checked), *errors]
    if refused:
        raise RecordError(refused, _NOT_SEALED)
    refuse_moved_on([number for each in checked.meetings for number in each.moved_on], checked.registers)
    return _made(checked)


def refuse_moved_on(numbers: Sequence[CaseNumber], registers: Registers) -> None:
    """Nothing, when every case is as the meeting had it.

    Raises:
        UsageError: one has got another paper since, for a later meeting.
    """
    if numbers:
        message = (
            f"Sak {registers.identity(numbers[0])} har fått et nytt papir til et senere møte. "
            "Det som er forseglet, gjelder. Ingenting er forseglet nå."
        )
        raise UsageError(message)


def make_anew(folder: Path, meeting: str) -> Made:
    """The documents of a meeting in an unpacked workspace.

    Raises:
        RecordError: the records do not hold together. OutsideError: a template is missing or broken.
    """
    checked = check_cases(Office(Workspace(folder)), Selection(meeting=meeting, minutes=False))
    errors = [problem for problem in checked.problems if problem.level == ERROR]
    if errors:
        raise RecordError(errors)
    return _made(checked)


def papers_of(made: Made) -> MeetingPapers:
    """What is to be sealed, PDFs left out."""
    meeting = _meeting(made.checked)
    papers = tuple(
        SealedPaper(
            name=job.path.name,
            title=job.kind.title(job.material),
            registration=job.kind.registration,
            document_type=job.kind.document_type,
            case=job.material.case,
            content=content,
            attachments=copies,
        )
        for (job, content), copies in zip(made.documents, made.copies, strict=True)
    )
    registers, notes = made.checked.registers, tuple(_notes(made.checked))
    organ = registers.organs[meeting.organ]
    office = made.checked.office
    sources = sources_of(office, made.checked.materials, [job for job, _ in made.documents])
    return MeetingPapers(organ, meeting, papers, sources, notes, software(), registers.office)


def _made(checked: Checked) -> Made:
    workspace = checked.office.workspace
    jobs = [job for job in jobs_of(workspace, checked.materials) if job.kind.is_sealed]
    tools = tools_for(workspace, jobs)
    documents = tuple((job, make_document(job, tools)) for job in jobs)
    copies = tuple({path.name: content for path, content in job.along.items()} for job in jobs)
    return Made(checked, documents, copies)


def _nameless(workspace: Workspace, checked: Checked) -> Iterator[Problem]:
    """A bag tells whose it is, and that cannot be mended later."""
    if not checked.registers.office.name:
        yield NAMELESS.at(Position(workspace.register_path("kontor"), 1, 1))


def _drafts(checked: Checked) -> Iterator[Problem]:
    for each in checked.meetings:
        if each.notice.status == _DRAFT:
            yield DRAFT_NOTICE.at(each.record.position(("status",)))
    for paper in checked.cases:
        if paper.case.status == _DRAFT:
            number = checked.registers.identity(paper.case.number)
            yield DRAFT_CASE.at(paper.record.position(("status",)), number=number)


def _meeting(checked: Checked) -> Meeting:
    """The meeting as its notice has it, or the register, or its cases."""
    if checked.meetings:
        return checked.meetings[0].notice.meeting
    organ, day = next(filter(None, (paper.case.meeting for paper in checked.cases)))
    return checked.registers.meeting_on(organ, day) or Meeting("", organ, day, None, "")


def _notes(checked: Checked) -> Iterator[str]:
    if not checked.meetings:
        yield "Innkallingen er ikke med: Møtet har ingen i cases/møter."
    for paper in checked.cases:
        number = checked.registers.identity(paper.case.number)
        if paper.case.paper == "ettersendes":
            yield f"Papiret til sak {number} ettersendes."
        elif paper.case.paper == "nei":
            yield f"Sak {number} har ikke eget papir; den står i innkallingen."
        inside = (each.case for each in nested(paper) if each is not paper)
        drafts = sorted({checked.registers.identity(case.number) for case in inside if case and case.status == _DRAFT})
        if drafts:
            yield f"Sak {number} viser papirer som fortsatt er utkast: {join_words(drafts)}."


def sources_of(office: Office, materials: Iterable[Material], jobs: Iterable[Job]) -> dict[str, bytes]:
    """The records, registers, templates and files that materials and documents rest on, and no others."""
    inputs = Inputs(office)
    layers = [layer for material in materials for layer in inputs.of_material(material)]
    layers += [layer for job in jobs for layer in inputs.of_document(job)]
    names = sorted(name for name, digest in flat(tuple(layers)).items() if digest and name != PROGRAM)
    return dict(office.workspace.source(office.workspace.root / name) for name in names)


def software() -> dict[str, str]:
    """The program and the libraries that the bytes of a paper depend on, with their versions."""
    told = {"hfi-docs": __version__, "Python": platform.python_version()}
    return told | {name: version(name) for name in _LIBRARIES}
