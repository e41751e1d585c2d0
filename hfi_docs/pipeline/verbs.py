"""The verbs: what happens, in which order. Stages are called from here and from nowhere else.

build:  read → check → convert → check again → compose → render → lint → compare → write
        (a document whose inputs are unchanged goes from the second check to the end; a command none of whose inputs
        changed is answered by `recall`)
check:  the first four
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.check import Cases, check_case, check_case_texts, check_meeting, check_registers
from hfi_docs.errors import ERROR, Problem, RecordError, UsageError
from hfi_docs.output.ledger import CASES, Run, asked_for, input_digest
from hfi_docs.output.write import older_files, sweep
from hfi_docs.papers.compose import Packet, Paper
from hfi_docs.pipeline.assemble import Assembly, assemble
from hfi_docs.pipeline.casebook import Casebook, Selection
from hfi_docs.pipeline.jobs import files_along, jobs_of
from hfi_docs.pipeline.keeping import Placed, Plan, plan_build, put_in_place, remember
from hfi_docs.pipeline.making import Job, make_document
from hfi_docs.pipeline.numbering import Gap, find_gaps
from hfi_docs.pipeline.opening import check_structures, open_casebook
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseHeader, CaseNumber, Registers

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = [
    "Built",
    "Checked",
    "Listed",
    "Selection",
    "build_papers",
    "check_cases",
    "check_templates",
    "list_cases",
    "open_casebook",
]


class Checked(NamedTuple):
    """The chosen cases and meetings, and everything found in them and in the records and registers they use."""

    cases: tuple[Paper, ...]
    meetings: tuple[Packet, ...]
    registers: Registers
    problems: tuple[Problem, ...]
    book: Casebook


class Built(NamedTuple):
    """The files of a build and which of them changed; `older` lie beside them under another name.

    `without_paper` are the cases that have no paper of their own, or none yet, with their word for it; `reasons` tells
    why a document was made again, and `kept` where files lie that somebody had changed.
    """

    outputs: tuple[Path, ...]
    changed: tuple[Path, ...]
    older: tuple[Path, ...]
    warnings: tuple[Problem, ...] = ()
    without_paper: tuple[tuple[CaseNumber, str], ...] = ()
    reasons: Mapping[Path, tuple[str, ...]] = MappingProxyType({})
    kept: Mapping[Path, Path] = MappingProxyType({})


class Listed(NamedTuple):
    """The headers of the chosen cases with their files, what could not be read, and the numbers that are missing."""

    cases: tuple[tuple[Path, CaseHeader], ...]
    problems: tuple[Problem, ...]
    gaps: tuple[Gap, ...]


def check_cases(workspace: Workspace, selection: Selection) -> Checked:
    """The chosen cases and meetings with every problem in them, in what they take in, and in the registers.

    Raises:
        RecordError: a register is broken. UsageError: there is no such case.
    """
    book = open_casebook(workspace)
    chosen = [*book.choose(selection), *book.choose_meetings(selection)]
    checked = check_structures(book, book.closure(chosen))
    registers = book.model([record for record, _ in checked])
    meeting_paths = {path for paths in book.meeting_files.values() for path in paths}
    sound = [record for record, is_sound in checked if is_sound]
    assembly = assemble(
        book,
        [record for record in sound if record.path not in meeting_paths],
        [record for record in sound if record.path in meeting_paths],
        registers,
    )
    found = check_registers(book.registers, registers)
    if not selection.is_all:
        # A remark on a register is no news to somebody who asks about one case.
        found = [problem for problem in found if problem.level == ERROR]
    problems = [*book.problems, *found, *_check_assembly(assembly)]
    for record in (record for record, is_sound in checked if not is_sound):
        problems += check_case_texts(record, registers)
    wanted = set(chosen)
    papers = (assembly.paper(number) for number, (record, _) in assembly.cases.items() if record.path in wanted)
    packets = (assembly.packet(key) for key, (record, _) in assembly.notices.items() if record.path in wanted)
    cases, meetings = tuple(filter(None, papers)), tuple(filter(None, packets))
    return Checked(cases, meetings, registers, tuple(sorted({*problems, *assembly.problems})), book)


def _check_assembly(assembly: Assembly) -> Iterator[Problem]:
    for number in assembly.cases:
        paper = assembly.paper(number)
        if paper:
            yield from check_case(paper.record, paper.case, paper.here)
    cases = Cases(assembly.case_models, assembly.case_files)
    for record, notice in assembly.notices.values():
        yield from check_meeting(record, notice, assembly.registers, cases)


def build_papers(
    workspace: Workspace,
    selection: Selection,
    *,
    now: float,
    packet: bool = False,
    force: bool = False,
    executor: "Executor | None" = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Built:
    """Builds the papers of the chosen cases and the notices of the chosen meetings: all, or none when one is wrong.

    A document that lies there as it was written, of the same records, files and templates, is not made again.

    `packet` also makes each meeting's packet; `force` replaces files that somebody has changed, and keeps those. `now`
    is the time in seconds since 1970; it only decides which left-over temporary files are old.

    Raises:
        RecordError: problems in the records. OutsideError: a broken template, a locked or changed file, a full disk.
    """
    names = input_digest(workspace.root, CASES)
    checked = check_cases(workspace, selection)
    _refuse_unsound(checked, selection, packet=packet)
    jobs = list(jobs_of(workspace, checked.cases, checked.meetings, packet=packet))
    plan = plan_build(checked.book, jobs, (*checked.cases, *checked.meetings), names)
    made = _make([job for job in jobs if job.path not in plan.current], workspace, executor, progress)
    outputs: dict[Path, bytes] = {}
    along = [(job, files_along(job)) for job in jobs]
    for job, copied in along:
        outputs[job.path] = plan.current[job.path] if job.path in plan.current else made[job.path]
        outputs |= copied
    sweep(workspace.output, now)
    placed = put_in_place(workspace, outputs, force=force)
    built = _built(checked, plan, placed, tuple(outputs))
    run = Run(plan.command, placed.digests, built.warnings, built.without_paper)
    remember(workspace, along, plan, asked_for(selection.numbers, selection.meeting, packet=packet), run)
    return built


def _refuse_unsound(checked: Checked, selection: Selection, *, packet: bool) -> None:
    if any(problem.level == ERROR for problem in checked.problems):
        raise RecordError(checked.problems)
    if packet and not checked.meetings:
        message = f"Møtet {selection.meeting} har ingen innkalling i cases/møter. En møtepakke bygges av den."
        raise UsageError(message)


def _built(checked: Checked, plan: Plan, placed: Placed, outputs: tuple[Path, ...]) -> Built:
    """What there is to tell of a build."""
    own = {paper.record.path for paper in checked.cases} | {each.record.path for each in checked.meetings}
    return Built(
        outputs=outputs,
        changed=placed.changed,
        older=older_files(outputs),
        warnings=tuple(problem for problem in checked.problems if problem.position.path in own),
        without_paper=tuple(
            (paper.case.number, paper.case.paper) for paper in checked.cases if paper.case.paper != "ja"
        ),
        reasons={path: why for path, why in plan.reasons.items() if path in placed.changed},
        kept=placed.kept,
    )


def _make(
    jobs: Sequence[Job], workspace: Workspace, executor: "Executor | None", progress: Callable[[int, int], None]
) -> dict[Path, bytes]:
    """The content of every document, in the order of the jobs."""
    if not jobs:
        return {}
    from hfi_docs.pipeline.shells import ready_shells  # noqa: PLC0415 - heavy

    make = partial(make_document, shells=ready_shells(workspace, (job.template for job in jobs)))
    made: dict[Path, bytes] = {}
    for job, content in zip(jobs, executor.map(make, jobs) if executor else map(make, jobs), strict=True):
        made[job.path] = content
        progress(len(made), len(jobs))
    return made


def list_cases(workspace: Workspace, selection: Selection) -> Listed:
    """The chosen cases in order of organ, year and number."""
    book: Casebook = open_casebook(workspace)
    paths = book.choose(selection)
    headers = book.headers(paths)
    shown = {path for path, _ in headers}
    # What cannot be listed is not passed over in silence.
    check_structures(book, [path for path in paths if path not in shown])
    gaps = find_gaps(book.files, book.model([]).cases) if selection.is_all else ()
    return Listed(tuple(sorted(headers, key=lambda item: item[1].number)), tuple(book.problems), gaps)


def check_templates(workspace: Workspace) -> dict[Path, list[str]]:
    """What is wrong with each template, in sentences."""
    from hfi_docs.word.render.template import check_template  # noqa: PLC0415 - heavy

    return {path: check_template(workspace.read_template(path.name), path.name) for path in workspace.template_files()}
