"""The minutes of a meeting, to be sealed or made again of what was sealed."""

from pathlib import Path

from hfi_docs.errors import ERROR, Finding, RecordError, Subject, UsageError
from hfi_docs.output.archive import MeetingPapers, SealedMinutes, SealedPaper
from hfi_docs.papers.compose import MINUTES, Minuted
from hfi_docs.pipeline.documents import jobs_of, make_document, tools_for
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.meeting_papers import Made, make_anew, refuse_moved_on, software, sources_of
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.sealed_minutes import decisions_of, sealed_before
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import Meeting

SUBJECT = Subject("Forsegling av protokollen", "Bare en godkjent protokoll er møtets egen.")

NOT_APPROVED_YET = Finding(
    "HFI354",
    "Protokollen er ikke godkjent og kan ikke forsegles.",
    "Sett «status: godkjent» og «godkjenning» når den er det.",
)


def make_minutes(office: Office, meeting: str) -> Made:
    """The minutes of a meeting, fit to be sealed.

    Raises:
        RecordError: they are not approved, or something is wrong. UsageError: there are none.
    """
    checked = check_cases(office, Selection(meeting=meeting))
    if not checked.minutes and not any(problem.level == ERROR for problem in checked.problems):
        message = f"Møtet {meeting} har ingen protokoll i cases/protokoller."
        raise UsageError(message)
    refused = [problem for problem in checked.problems if problem.level == ERROR]
    refused += [
        NOT_APPROVED_YET.at(each.record.position(("status",)))
        for each in checked.minutes
        if each.minutes.status != "godkjent"
    ]
    if refused:
        raise RecordError(refused, "Ingenting er forseglet.")
    for each in checked.minutes:
        before = sealed_before(office.workspace, "{}/{}".format(*each.meeting))
        if before and len(each.minutes.corrections) <= before.corrections:
            refuse_moved_on(each.moved_on, each.here.registers)
    return _made(checked)


def make_sealed_anew(folder: Path, key: str) -> Made:
    """What was sealed under a key: the papers of a meeting, or its minutes, in an unpacked workspace.

    Raises:
        RecordError: the records do not hold together. OutsideError: a template is missing or broken.
    """
    organ, day, *what = key.split("/")
    return (_make_minutes_anew if what else make_anew)(folder, f"{organ}/{day}")


def _make_minutes_anew(folder: Path, meeting: str) -> Made:
    checked = check_cases(Office(Workspace(folder)), Selection(meeting=meeting))
    errors = [problem for problem in checked.problems if problem.level == ERROR]
    if errors:
        raise RecordError(errors)
    return _made(checked)


def sealed_parts_of(made: Made) -> MeetingPapers:
    """What is to be sealed of minutes, PDFs left out."""
    (minuted,) = made.checked.minutes
    registers = made.checked.registers
    organ, day = minuted.meeting
    meeting = registers.meeting_on(organ, day) or Meeting("", organ, day, None, "")
    decisions = decisions_of(minuted)
    laws = [each.law for each in decisions if each.law]
    laws += [each.closed.law for item in minuted.minutes.items for each in item.disqualifications if each.closed]
    closed_by = "; ".join(dict.fromkeys(laws))
    kind = MINUTES.registration, MINUTES.document_type
    papers = tuple(
        SealedPaper(
            job.path.name,
            job.kind.title(job.material),
            *kind,
            None,
            content,
            law=closed_by if isinstance(job.material, Minuted) and job.material.closed else "",
        )
        for job, content in made.documents
    )
    held = SealedMinutes(decisions, len(minuted.minutes.corrections))
    sources = sources_of(made.checked.office, made.checked.minutes, [job for job, _ in made.documents])
    return MeetingPapers(registers.organs[organ], meeting, papers, sources, (), software(), registers.office, held)


def correction_of(made: Made) -> str:
    """Why there is a new issue, as the minutes say themselves: their last correction."""
    (minuted,) = made.checked.minutes
    corrections = minuted.minutes.corrections
    return corrections[-1].what if corrections else ""


def _made(checked: Checked) -> Made:
    workspace = checked.office.workspace
    jobs = list(jobs_of(workspace, checked.minutes))
    tools = tools_for(workspace, jobs)
    return Made(checked, tuple((job, make_document(job, tools)) for job in jobs), tuple({} for _ in jobs))
