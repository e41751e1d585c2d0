"""The documents of one meeting, made of a workspace: the office's own, or one that was sealed."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.errors import ERROR, Finding, Problem, RecordError
from hfi_docs.pipeline.jobs import files_along, jobs_of
from hfi_docs.pipeline.making import Job, make_document
from hfi_docs.pipeline.verbs import Checked, Selection, check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.values.case_numbers import format_case_identity

if TYPE_CHECKING:
    from hfi_docs.word.render import Shell

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

#: The status of what is not finished.
DRAFT = "utkast"
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


def make_meeting(workspace: Workspace, meeting: str) -> Made:
    """The meeting's documents, fit to be sealed.

    Raises:
        RecordError: drafts, or problems in the records. UsageError: no such meeting.
        OutsideError: a template or a file is broken.
    """
    checked = check_cases(workspace, Selection(meeting=meeting))
    refused = [*_drafts(checked), *(problem for problem in checked.problems if problem.level == ERROR)]
    if refused:
        raise RecordError(refused, _NOT_SEALED)
    from hfi_docs.pipeline.shells import ready_shells  # noqa: PLC0415 - heavy

    jobs = list(jobs_of(workspace, checked.cases, checked.meetings, packet=False))
    return _made(checked, jobs, ready_shells(workspace, (job.template for job in jobs)))


def make_anew(folder: Path, meeting: str, shells: "dict[bytes, Shell]") -> Made:
    """The documents of a meeting in an unpacked workspace; `shells` remembers templates between calls.

    Raises:
        RecordError: the records do not hold together. OutsideError: a template is missing or broken.
    """
    from hfi_docs.word.render import prepare_shell  # noqa: PLC0415 - heavy

    workspace = Workspace(folder)
    checked = check_cases(workspace, Selection(meeting=meeting))
    errors = [problem for problem in checked.problems if problem.level == ERROR]
    if errors:
        raise RecordError(errors)
    jobs = list(jobs_of(workspace, checked.cases, checked.meetings, packet=False))
    used: dict[str, Shell] = {}
    for name in {job.template for job in jobs}:
        template = workspace.read_template(name)
        if template not in shells:
            shells[template] = prepare_shell(template, name)
        used[name] = shells[template]
    return _made(checked, jobs, used)


def _made(checked: Checked, jobs: list[Job], shells: "Mapping[str, Shell]") -> Made:
    documents = tuple((job, make_document(job, shells)) for job in jobs)
    copies = tuple({path.name: content for path, content in files_along(job).items()} for job in jobs)
    return Made(checked, documents, copies)


def _drafts(checked: Checked) -> Iterator[Problem]:
    for each in checked.meetings:
        if each.notice.status == DRAFT:
            yield DRAFT_NOTICE.at(each.record.position(("status",)))
    for paper in checked.cases:
        if paper.case.status == DRAFT:
            number = format_case_identity(paper.case.number)
            yield DRAFT_CASE.at(paper.record.position(("status",)), number=number)
