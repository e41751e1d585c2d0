"""What is sealed of a meeting: its papers, the records and files they were made of, and what people should know."""

import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from hfi_docs import __version__
from hfi_docs.output.archive import MeetingPapers, SealedPaper
from hfi_docs.papers.compose import Packet, Paper
from hfi_docs.pipeline.files import attached_paths
from hfi_docs.pipeline.meeting_papers import DRAFT, Made
from hfi_docs.pipeline.opening import open_casebook
from hfi_docs.pipeline.verbs import Checked
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import Case, Meeting
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.case_numbers import format_case, format_case_identity
from hfi_docs.values.words import join_words

#: The libraries that the bytes of a paper depend on.
_LIBRARIES = ("docxtpl", "python-docx", "lxml", "markdown-it-py", "openpyxl", "PyYAML")


def papers_of(workspace: Workspace, made: Made) -> MeetingPapers:
    """What is to be sealed, PDFs left out."""
    meeting = _meeting(made.checked)
    organ = made.checked.registers.organs[meeting.organ]
    papers = tuple(
        SealedPaper(job.path.name, _title(job.material), _case(job.material), content, attachments=copies)
        for (job, content), copies in zip(made.documents, made.copies, strict=True)
    )
    return MeetingPapers(organ, meeting, papers, _sources(workspace, made), tuple(_notes(made.checked)), _software())


def _meeting(checked: Checked) -> Meeting:
    """The meeting as its notice has it, or the register, or its cases."""
    if checked.meetings:
        return checked.meetings[0].notice.meeting
    case = checked.cases[0].case
    known = checked.registers.meeting_on(case.number.organ, case.day)
    return known or Meeting("", case.number.organ, case.day, None, "")


def _case(material: Paper | Packet) -> Case | None:
    return material.case if isinstance(material, Paper) else None


def _title(material: Paper | Packet) -> str:
    if isinstance(material, Paper):
        number = format_case(material.case.number, home_organ=material.here.registers.default_organ)
        told = f"{number[:1].upper()}{number[1:]} {material.case.title}"
    else:
        meeting = material.notice.meeting
        told = f"Innkalling {material.here.registers.organs[meeting.organ].meeting_name} {meeting.day}"
    return told.replace(HARD_SPACE, " ")


def _notes(checked: Checked) -> Iterator[str]:
    if not checked.meetings:
        yield "Innkallingen er ikke med: Møtet har ingen i cases/møter."
    for paper in checked.cases:
        number = format_case_identity(paper.case.number)
        if paper.case.paper == "ettersendes":
            yield f"Papiret til sak {number} ettersendes."
        elif paper.case.paper == "nei":
            yield f"Sak {number} har ikke eget papir; den står i innkallingen."
        drafts = sorted({format_case_identity(case.number) for case in _taken_in(paper) if case.status == DRAFT})
        if drafts:
            yield f"Sak {number} viser papirer som fortsatt er utkast: {join_words(drafts)}."


def _taken_in(material: Paper | Packet) -> Iterator[Case]:
    """The cases whose papers stand inside a paper."""
    for inner in material.papers if isinstance(material, Packet) else material.enclosed.values():
        if isinstance(inner, Paper):
            yield inner.case
        yield from _taken_in(inner)


def _sources(workspace: Workspace, made: Made) -> dict[str, bytes]:
    """The records, registers, templates and files that the papers were made of, and no others."""
    checked = made.checked
    records = own_files(checked)
    book = open_casebook(workspace)
    closure = book.closure(sorted(records))
    book.model([record for path in closure if (record := book.record(path))])
    paths = [*book.used(), *(workspace.template_path(job.template) for job, _ in made.documents)]
    for job, _ in made.documents:
        paths += _attached(workspace, job.material)
    return dict(workspace.source(path) for path in dict.fromkeys(paths))


def _attached(workspace: Workspace, material: Paper | Packet) -> Iterator[Path]:
    if isinstance(material, Paper):
        yield from attached_paths(workspace, material.record, material.case)
    for inner in material.papers if isinstance(material, Packet) else material.enclosed.values():
        yield from _attached(workspace, inner)


def _software() -> dict[str, str]:
    told = {"hfi-docs": __version__, "Python": platform.python_version()}
    return told | {name: version(name) for name in _LIBRARIES}


def own_files(checked: Checked) -> set[Path]:
    """The files of the meeting's notice and cases."""
    return {each.record.path for each in checked.meetings} | {paper.record.path for paper in checked.cases}
