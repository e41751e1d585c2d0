"""The papers of one meeting, made of a workspace: the office's own, to be sealed, or one that was sealed."""

import platform
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from hfi_docs import __version__
from hfi_docs.errors import ERROR, Finding, Position, Problem, RecordError, Subject, UsageError
from hfi_docs.output.archive import FOR_A_GROUP, MeetingPapers, SealedPaper, is_in_issue
from hfi_docs.output.ledger import PROGRAM, flat
from hfi_docs.papers.compose import DOCUMENT_KINDS, Material, Minuted, Packet, nested
from hfi_docs.pipeline.documents import Job, jobs_of, make_document, refuse_colliding, tools_for
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.plan import Inputs
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.since import with_since
from hfi_docs.pipeline.verbs import check_cases
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

    @property
    def on_demand(self) -> dict[str, str]:
        """The kinds of those documents that not every meeting has had, by path in the bag."""
        return {f"papirer/{job.path.name}": job.kind.name for job, _ in self.documents if job.kind.on_demand}

    def unheld(self, held: Container[str]) -> frozenset[str]:
        """What an issue lacks because the program that sealed it did not make such documents.

        Where it has one document of a kind, it was to have all of them.
        """
        told = {kind for path, kind in self.on_demand.items() if path in held}
        return frozenset(path for path, kind in self.on_demand.items() if kind not in told)


def make_meeting(office: Office, meeting: str) -> Made:
    """The meeting's documents, fit to be sealed.

    Raises:
        RecordError: drafts, or problems in the records. UsageError: no such meeting.
        OutsideError: a template or a file is broken.
    """
    checked = _checked(office, meeting)
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
    checked = _checked(Office(Workspace(folder)), meeting)
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
            law=FOR_A_GROUP if _group(job.material, made.checked.meetings) else "",
        )
        for (job, content), copies in zip(made.documents, made.copies, strict=True)
    )
    registers, notes = made.checked.registers, tuple(_notes(made.checked))
    organ = registers.organs[meeting.organ]
    office = made.checked.office
    sources = sources_of(office, made.checked.materials, [job for job, _ in made.documents])
    return MeetingPapers(organ, meeting, papers, sources, notes, software(), registers.office)


def _checked(office: Office, meeting: str) -> Checked:
    """The meeting with all that its packet holds."""
    return check_cases(office, Selection(meeting=meeting, minutes=False), with_minutes=True)


def _made(checked: Checked) -> Made:
    """Every document that is sealed, those too that are else made on demand: they were sent all the same."""
    workspace = checked.office.workspace
    # Whoever seals, or makes anew, has looked at what is sealed.
    checked = checked._replace(meetings=with_since(workspace, checked.meetings, check_cases, is_proved=True))
    kinds = [kind.name for kind in DOCUMENT_KINDS.values() if kind.is_sealed]
    jobs = [job for job in jobs_of(workspace, checked.materials, kinds) if job.kind.is_sealed]
    refuse_colliding(jobs)
    tools = tools_for(workspace, jobs)
    documents = tuple((job, make_document(job, tools)) for job in jobs)
    return Made(checked, documents, tuple(_copies(jobs)))


def _copies(jobs: Sequence[Job]) -> Iterator[dict[str, bytes]]:
    """The files that go along with each document: each once, with the first that has it, papers before packets."""
    ordered = sorted(jobs, key=lambda job: job.kind.on_demand)
    owner = {path: job.path for job in reversed(ordered) for path in job.along}
    for job in jobs:
        yield {path.name: content for path, content in job.along.items() if owner[path] == job.path}


def _group(material: Material, meetings: Iterable[Packet]) -> str:
    """The part of the organ that a document is for alone; empty when it is for all."""
    if not isinstance(material, Minuted) and material.group:
        return material.group
    number = material.case.number if material.case else None
    items = (item for each in meetings for item in each.notice.items)
    return next((item.group for item in items if item.case and item.case == number), "")


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
    read = (name for name, digest in flat(tuple(layers)).items() if digest and name != PROGRAM)
    # The issues that a paper was compared with lie beside the one that is sealed.
    names = sorted(name for name in read if not is_in_issue(name))
    return dict(office.workspace.source(office.workspace.root / name) for name in names)


def software() -> dict[str, str]:
    """The program and the libraries that the bytes of a paper depend on, with their versions."""
    told = {"hfi-docs": __version__, "Python": platform.python_version()}
    return told | {name: version(name) for name in _LIBRARIES}
