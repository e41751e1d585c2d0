"""The verb `archive`: look it over → check → make → collect the records → make again of those alone → prove → place."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hfi_docs import __version__
from hfi_docs.errors import OutputError, Problem, UsageError
from hfi_docs.output.archive import (
    Archive,
    Changes,
    MeetingPapers,
    SealedIssue,
    SealedPdf,
    changes_since,
    has_pdfs,
    issue_workspace,
    opened,
    paper_changes,
    prove_bag,
    refuse_damaged,
    seal_issue,
    unpacked,
)
from hfi_docs.output.pdf import Converted, Missing, find_converter
from hfi_docs.papers.compose import Paper
from hfi_docs.pipeline.insets import ConvertedAll, Find, convert_all
from hfi_docs.pipeline.meeting_papers import Made, make_meeting, papers_of
from hfi_docs.pipeline.minutes_papers import correction_of, make_minutes, make_sealed_anew, sealed_parts_of
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.revised import unmarked_papers
from hfi_docs.pipeline.selection import meeting_key
from hfi_docs.records.load import Workspace

#: What a PDF is called that was validated without findings.
_VALID = "PDF/A-2a"
#: How a bag names the program that sealed it.
_THIS = f"hfi-docs {__version__}"
#: Makes PDFs of Word files, by file name, with the files that go along with them.
MakePdfs = Callable[[Mapping[str, bytes], Find], ConvertedAll]


class Sealing(NamedTuple):
    """What a command did: the new issue, or None when nothing has changed since the newest one."""

    placed: SealedIssue | None
    changes: Changes
    fingerprint: str
    newest: Path
    warnings: tuple[Problem, ...]
    notes: tuple[str, ...]


def seal_meeting(
    office: Office,
    meeting: str,
    *,
    at: datetime,
    make_pdfs: MakePdfs | Missing,
    reason: str = "",
    minutes: bool = False,
) -> Sealing:
    """Seals a meeting's papers, or its `minutes`, as their next issue, made anew from the records.

    `reason` says why there is a new issue when one is sealed already; for minutes it is their last correction. Without
    a converter the PDFs are left out.

    Raises:
        RecordError: drafts, or problems in the records. UsageError: no such meeting, or a new issue without a reason.
        OutsideError: a file could not be read, made or written. DamagedArchiveError: what is sealed does not verify.
    """
    archive, key = Archive(office.workspace.archive), "{}/{}".format(*meeting_key(meeting))
    # What is new in the papers is told since what lies in the archive: nobody else may seal meanwhile.
    with opened(archive):
        _refuse_damaged(archive, key)
        made = make_minutes(office, meeting) if minutes else make_meeting(office, meeting)
        papers = sealed_parts_of(made) if minutes else papers_of(made)
        _prove_sources(archive, papers, made)
        newest = archive.current(papers.key)
        changes = changes_since(newest, papers) if newest else Changes()
        own = made.checked.own_files
        told = {problem for problem in made.checked.problems if problem.position.path in own}
        warnings = tuple(sorted({*told, *unmarked_papers(office.workspace, _changed(made, changes))}))
        gained = made.unheld(newest.payload) if newest else frozenset()
        known = changes.without(gained)
        gains = bool(gained or (newest and not isinstance(make_pdfs, Missing) and not has_pdfs(newest)))
        reason = reason or (correction_of(made) if minutes and newest and paper_changes(changes).all else "")
        if newest and not _is_new(papers.key, known, reason, gains=gains):
            return Sealing(None, known, archive.chain().fingerprint, newest.path, warnings, ())
        papers = _with_pdfs(papers, make_pdfs)
        placed = seal_issue(archive, papers, at=at, reason=reason, prove=prove_bag)
        notes = (*papers.notes, *_differing_files(office.workspace, made))
        return Sealing(placed, placed.issue.changes, placed.fingerprint, placed.path, warnings, notes)


def pdf_maker(environ: Mapping[str, str]) -> MakePdfs | Missing:
    """What makes the archive's PDFs on this machine, or why there is none."""
    converter = find_converter(environ)
    return converter if isinstance(converter, Missing) else partial(convert_all, converter)


def _prove_sources(archive: Archive, papers: MeetingPapers, made: Made) -> None:
    """Makes the papers again of what is to be sealed and of the issues before alone.

    Raises:
        OutputError: they are not the same; a record was changed meanwhile.
    """
    with unpacked(issue_workspace(archive, archive.next_issue(papers.key), papers.sources)) as folder:
        again = make_sealed_anew(folder, papers.key).contents
    differing = [path for path, content in made.contents.items() if again.get(path) != content]
    if differing:
        message = (
            f"«{differing[0]}» ble ikke lik da den ble bygget av kildene som skulle forsegles. "
            "Er en sak endret i mellomtiden? Prøv igjen. Ingenting er forseglet."
        )
        raise OutputError(message)


def _refuse_damaged(archive: Archive, key: str) -> None:
    if archive.register.exists() or archive.current(key):
        refuse_damaged(archive, key, "Ingenting er forseglet.")


def _is_new(key: str, changes: Changes, reason: str, *, gains: bool) -> bool:
    """Whether there is something to seal after an earlier issue, or whether it `gains` PDFs or packets.

    Raises:
        UsageError: there is, but nobody says why; or somebody does, and there is not.
    """
    if reason.strip():
        if not changes.all and not gains:
            message = f"Ingenting er endret siden forrige utgave av {key}. Ingenting er forseglet."
            raise UsageError(message)
        return True
    shown = paper_changes(changes)
    if shown.all:
        told = "\n".join(f"  {path}" for path in shown.all)
        message = (
            f"{key} er forseglet før, og dette er endret siden:\n{told}\n"
            'Skriv hvorfor det kommer en ny utgave, for eksempel --reason "Rettet beløp i sak 13/26".'
        )
        raise UsageError(message)
    return False


def _with_pdfs(papers: MeetingPapers, make_pdfs: MakePdfs | Missing) -> MeetingPapers:
    if isinstance(make_pdfs, Missing):
        return papers._replace(notes=(*papers.notes, f"Papirene er ikke lagret som PDF. {make_pdfs.message}"))
    files = {name: content for paper in papers.papers for name, content in paper.attachments.items()}
    made = make_pdfs({paper.name: paper.content for paper in papers.papers}, lambda _, name: files.get(name))
    with_pdf = tuple(paper._replace(pdf=_sealed_pdf(made.pdfs[paper.name])) for paper in papers.papers)
    return papers._replace(papers=with_pdf, notes=(*papers.notes, *made.notes, *_pdf_notes(made.pdfs)))


def _sealed_pdf(made: Converted) -> SealedPdf:
    return SealedPdf(made.content, _VALID if made.findings_2a == 0 else "PDF", made.producer)


def _pdf_notes(made: Mapping[str, Converted]) -> Iterator[str]:
    """What whoever opens the archive should know of PDFs that are not shown to be faultless."""
    for name, converted in made.items():
        if converted.remarks:
            yield f"PDF-en av «{name}» har feil mot {_VALID} eller PDF/UA-1, først: {converted.remarks[0]}."
    if any(converted.findings_2a is None and not converted.foreign for converted in made.values()):
        yield f"PDF-ene er ikke kontrollert mot {_VALID} og PDF/UA-1."


def _changed(made: Made, changes: Changes) -> Iterator[Paper]:
    """The papers of cases that are other than in the issue before."""
    for job, _ in made.documents:
        if f"papirer/{job.path.name}" in changes.changed and isinstance(job.material, Paper):
            yield job.material


def _differing_files(workspace: Workspace, made: Made) -> Iterator[str]:
    """Papers in the output folder that are not those that were sealed: whoever has read them should know."""
    for job, content in made.documents:
        if workspace.read_kept(job.path) not in {None, content}:
            place = job.path.relative_to(workspace.root).as_posix()
            yield f"«{place}» er ikke lik det forseglede papiret: den er eldre, eller noen har rettet i den."
