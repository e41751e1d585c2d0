"""Which documents there are to make, where each goes, and which files go along."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hfi_docs.papers.compose import Packet, Paper, Taken
from hfi_docs.pipeline.files import copies
from hfi_docs.pipeline.making import Job
from hfi_docs.records.load import Workspace
from hfi_docs.values.case_numbers import format_case
from hfi_docs.values.file_names import safe_file_name


def jobs_of(workspace: Workspace, cases: Iterable[Paper], meetings: Iterable[Packet], *, packet: bool) -> Iterator[Job]:
    """Each document of the cases and meetings: notices, packets when they are wanted, papers."""
    for each in meetings:
        meeting, organs = each.notice.meeting, each.here.registers.organs
        folder = workspace.output / meeting.organ / meeting.day.isoformat()
        name = f"{meeting.organ} {meeting.day}.docx"
        template = organs[meeting.organ].notice_template
        yield Job(folder / f"Innkalling {name}", each, template)
        for group in ("", *each.groups) if packet else ():
            whom = f" {organs[meeting.organ].groups[group]}" if group else ""
            path = folder / f"{safe_file_name(f'Møtepakke {meeting.organ} {meeting.day}{whom}')}.docx"
            yield Job(path, each._replace(group=group), template, whole=True)
    for paper in cases:
        if paper.case.paper == "ja":
            organ = paper.here.registers.organs[paper.case.number.organ]
            yield Job(_paper_path(workspace, paper), paper, organ.template)


def files_along(job: Job) -> dict[Path, bytes]:
    """The files that go along with a document, beside it."""
    if isinstance(job.material, Packet) and not job.whole:
        return {}
    return {job.path.parent / item.copied_as: item.content for item in _all_copies(job.material)}


def _all_copies(material: Paper | Packet) -> Iterator[Taken]:
    if isinstance(material, Paper):
        yield from copies(material.files)
    for inner in material.shown if isinstance(material, Packet) else material.enclosed.values():
        yield from _all_copies(inner)


def _paper_path(workspace: Workspace, paper: Paper) -> Path:
    number = paper.case.number
    stem = format_case(number, home_organ=paper.here.registers.default_organ).replace("\u00a0", " ")
    name = safe_file_name(f"{stem[:1].upper()}{stem[1:]} {paper.case.short_title}")
    return workspace.output / number.organ / paper.case.day.isoformat() / f"{name}.docx"
