"""The verbs `check` and `build`: what happens, in which order.

check:  look → read → check the structure → convert → check again
build:  the same → plan → compose → write in a format → prove → put in place → remember

A document whose inputs are unchanged goes from the plan to its place. Of a build of everything, a meeting that nothing
has changed of is not even read. A command none of whose inputs changed is answered by `recall`.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hfi_docs.check.rule import Cases
from hfi_docs.check.rules import check_case, check_case_texts, check_meeting
from hfi_docs.check.wording.words import Words, user_words
from hfi_docs.errors import ERROR, Problem, RecordError
from hfi_docs.output.ledger import Run, SoundRecord, State, asked_for
from hfi_docs.output.write import sweep
from hfi_docs.papers.compose import PACKET, Minuted
from hfi_docs.pipeline.documents import jobs_of, make_document, refuse_lacking, tools_for, wanted_kinds
from hfi_docs.pipeline.hand_edits import put_in_place
from hfi_docs.pipeline.material import Assembly, Checked, assemble
from hfi_docs.pipeline.memory import Memory, built_documents, sound_records
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.plan import BuildPlan, Inputs, plan_build
from hfi_docs.pipeline.recall import Built, as_remembered
from hfi_docs.pipeline.selection import Selection, attached_minutes, choose_cases, choose_meetings, choose_minutes
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import Registers
from hfi_docs.records.record import KeyPath, Record

if TYPE_CHECKING:
    from concurrent.futures import Executor


def check_cases(
    office: Office, selection: Selection, among: Container[Path] | None = None, *, with_minutes: bool = False
) -> Checked:
    """The chosen cases and meetings with every problem in them, in what they take in, and in the registers.

    Of what is chosen, only the files `among` some are looked at, where it is given; `with_minutes` as in `check_files`.

    Raises:
        RecordError: a register is broken. UsageError: there is no such case.
    """
    chosen = [path for path in chosen_files(office.look(), selection) if among is None or path in among]
    return with_surroundings(office, check_files(office, chosen, whole=selection.is_all, with_minutes=with_minutes))


def with_surroundings(office: Office, checked: Checked) -> Checked:
    """What was checked, with what the tasks of earlier meetings and what is sealed say of it."""
    found = {*checked.problems}
    if checked.meetings and office.filing.minutes:
        from hfi_docs.pipeline.tasks_due import check_due_tasks  # noqa: PLC0415 - only once there are tasks

        found |= {*check_due_tasks(office, checked.meetings, checked.registers)}
    if office.workspace.archive.exists():
        from hfi_docs.pipeline.revised import check_revised  # noqa: PLC0415 - only once something is sealed

        found |= {*check_revised(office, checked, check_cases)}
    records = [material.record for material in checked.materials]
    if _let_something_stand(records, checked.registers):
        from hfi_docs.pipeline.exceptions import without_excepted  # noqa: PLC0415 - most offices have none

        return checked._replace(problems=tuple(sorted(without_excepted(found, records, checked.registers))))
    return checked._replace(problems=tuple(sorted(found)))


def with_compared(workspace: Workspace, checked: Checked, also: Iterable[str]) -> Checked:
    """What was checked, with what differs since it was sealed where a kind of document that is wanted tells that.

    Raises:
        DamagedArchiveError: what is sealed is not as it was. OutsideError: it cannot be read.
    """
    if not workspace.archive.exists() or not any(kind.tells_changes for kind in wanted_kinds(also)):
        return checked
    from hfi_docs.pipeline.since import with_since  # noqa: PLC0415 - only once something is sealed

    return checked._replace(meetings=with_since(workspace, checked.meetings, check_cases))


def build_papers(
    office: Office,
    selection: Selection,
    *,
    now: float,
    also: Iterable[str] = (),
    force: bool = False,
    executor: "Executor | None" = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Built:
    """Builds the papers of the chosen cases and the notices of the chosen meetings: all, or none when one is wrong.

    `also` names the kinds of documents and the formats that are wanted beside the usual ones; `force` replaces files
    that somebody has changed, and keeps those. `now` is the time in seconds since 1970; it only decides which left-over
    temporary files are old.

    Raises:
        RecordError: problems in the records. OutsideError: a broken template, a locked or changed file, a full disk.
    """
    memory, asked = Memory(office.workspace), tuple(also)
    chosen = chosen_files(office.look(), selection)
    settled = memory.settled(office, chosen) if selection.is_all and not asked else {}
    restless = [path for path in chosen if path not in settled]
    checked = check_files(office, restless, whole=selection.is_all, with_minutes=PACKET.name in asked)
    _refuse_unsound(checked, settled)
    checked = with_compared(office.workspace, checked, asked)
    refuse_lacking(checked.materials, selection.meeting, asked)
    inputs = Inputs(office)
    plan = plan_build(office.workspace, inputs, jobs_of(office.workspace, checked.materials, asked), memory.state)
    outputs = _outputs(plan, _make(office, plan, executor, progress))
    sweep(office.workspace.output, now)
    placed = put_in_place(office.workspace, outputs, force=force)
    news = State(
        built_documents(office.workspace.root, plan, placed.digests),
        sound_records(memory.names, inputs, plan, checked.materials, checked.problems),
    )
    run = _run(memory, inputs, [path for path in chosen if path in checked.own_files | settled.keys()], settled, plan)
    state = memory.remember(asked_for(selection.numbers, selection.meeting, asked), news, run)
    reasons, built = plan.reasons_of(placed.changed), as_remembered(office.workspace, state, run)
    return built._replace(changed=placed.changed, reasons=reasons, kept=placed.kept)


def chosen_files(office: Office, selection: Selection) -> list[Path]:
    """The files of the chosen meetings, cases and minutes.

    Raises:
        UsageError: there are none.
    """
    return [*choose_meetings(office, selection), *choose_cases(office, selection), *choose_minutes(office, selection)]


def check_files(office: Office, chosen: Sequence[Path], *, whole: bool, with_minutes: bool = False) -> Checked:
    """What is found in the records of some files; remarks on registers too when the `whole` office is asked about.

    With `with_minutes`, what meetings are to approve goes along with them.
    """
    asked = (office.record(path) for path in chosen if with_minutes and path in office.filing.meeting_paths)
    attached = {record.path: attached_minutes(office, record) for record in asked if record}
    along = (path for paths in attached.values() for path in paths.values())
    checked = office.check_structures(office.closure([*chosen, *along]))
    registers = office.model([record for record, _ in checked])
    if quoted := office.quoted(record for record, _ in checked):
        from hfi_docs.pipeline.quotations import with_quotations  # noqa: PLC0415 - few cases quote what minutes say

        registers = with_quotations(office, sorted(quoted), registers)
    sound = [record for record, is_sound in checked if is_sound]
    meetings, minutes_paths = office.filing.meeting_paths, office.filing.minutes_paths
    assembly = assemble(
        office,
        [record for record in sound if record.path not in meetings and record.path not in minutes_paths],
        [record for record in sound if record.path in meetings],
        registers,
    )
    words = office.once("ord", user_words)
    problems = [*office.problems, *_in_registers(office, registers, words, whole=whole)]
    problems += _check_assembly(assembly, words)
    for record in (record for record, is_sound in checked if not is_sound and record.path not in minutes_paths):
        problems += check_case_texts(record, registers, words)
    held = [record for record in sound if record.path in minutes_paths]
    minutes, told = _minutes(assembly, held, words, whole=whole)
    problems += told
    words.save(texts=not office.goes_on)
    wanted = set(chosen)
    if any(attached.values()):
        assembly.attached = _attached(office.workspace, attached, minutes)
        minutes = tuple(each for each in minutes if each.record.path in wanted)
    papers = (assembly.paper(number) for number, (record, _) in assembly.cases.items() if record.path in wanted)
    packets = (assembly.packet(key) for key, (record, _) in assembly.notices.items() if record.path in wanted)
    cases, notices = tuple(filter(None, papers)), tuple(filter(None, packets))
    found = _told(office, [*problems, *assembly.problems], [record for record, _ in checked], registers)
    return Checked(cases, notices, minutes, registers, found, office)


def _without_excepted(
    problems: list[Problem], records: Sequence[Record], registers: Registers, register: Record | None
) -> list[Problem]:
    """The problems without what somebody lets stand, and what is wrong with such exceptions."""
    if not _let_something_stand(records, registers):
        return problems
    from hfi_docs.pipeline import exceptions  # noqa: PLC0415 - most offices have none

    told = exceptions.without_excepted(problems, records, registers)
    return [*told, *exceptions.check_exceptions(records, problems), *exceptions.check_organ_exceptions(register)]


def _let_something_stand(records: Sequence[Record], registers: Registers) -> bool:
    """Whether a record or an organ has exceptions."""
    organs = registers.organs.values()
    return any("unntak" in record.data for record in records) or any(organ.exceptions for organ in organs)


def _told(
    office: Office, problems: list[Problem], records: Sequence[Record], registers: Registers
) -> tuple[Problem, ...]:
    """The findings in order, without those that somebody lets stand, and without what would mend what was decided."""
    problems = _without_excepted(problems, records, registers, office.registers.get("utvalg"))
    if any(problem.edits for problem in problems):
        from hfi_docs.pipeline.settled import without_settled  # noqa: PLC0415 - most records have nothing to mend

        problems = without_settled(office, problems)
    return tuple(sorted({*problems}))


def _in_registers(office: Office, registers: Registers, words: Words, *, whole: bool) -> list[Problem]:
    """What is found in the registers; a remark on them is no news to somebody who asks about one case."""
    found = office.once("funn i registrene", office.memo.findings, office.registers, registers, words)
    office.memo.save()
    return [problem for problem in found if whole or problem.level == ERROR]


def _attached(
    workspace: Workspace, attached: Mapping[Path, Mapping[KeyPath, Path]], minutes: Iterable[Minuted]
) -> dict[Path, dict[KeyPath, Minuted]]:
    """The minutes that go along with notices, by the files of these and the keys of their items."""
    from hfi_docs.pipeline.sealed_minutes import as_sealed  # noqa: PLC0415 - most packets hold no minutes

    by_path = {each.record.path: as_sealed(workspace, each) for each in minutes}
    return {
        notice: {key: by_path[path] for key, path in paths.items() if path in by_path}
        for notice, paths in attached.items()
    }


def _minutes(
    assembly: Assembly, records: Sequence[Record], words: Words, *, whole: bool
) -> tuple[tuple[Minuted, ...], list[Problem]]:
    """The minutes in some sound records, and what is wrong with them."""
    if not records:
        return (), []
    from hfi_docs.pipeline.minutes import check_minutes_records  # noqa: PLC0415 - most commands meet no minutes

    return check_minutes_records(assembly, records, words, whole=whole)


def _check_assembly(assembly: Assembly, words: Words) -> Iterator[Problem]:
    for number in assembly.cases:
        paper = assembly.paper(number)
        if paper:
            yield from check_case(paper.record, paper.case, paper.here, words)
    postponed, minutes = frozenset(assembly.postponed()), assembly.office.filing.minutes
    cases = Cases(assembly.case_models, assembly.case_files, postponed, minutes)
    for record, notice in assembly.notices.values():
        yield from check_meeting(record, notice, assembly.registers, cases, words)


def _refuse_unsound(checked: Checked, settled: Mapping[Path, SoundRecord]) -> None:
    if any(problem.level == ERROR for problem in checked.problems):
        earlier = (problem for record in settled.values() for problem in record.warnings)
        raise RecordError([*checked.problems, *earlier])


def _make(
    office: Office, plan: BuildPlan, executor: "Executor | None", progress: Callable[[int, int], None]
) -> dict[Path, bytes]:
    """The content of every document that must be made, in the order of the plan."""
    jobs = [job for job in plan.jobs if job.path not in plan.current]
    make = partial(make_document, tools=tools_for(office.workspace, jobs))
    made: dict[Path, bytes] = {}
    for job, content in zip(jobs, executor.map(make, jobs) if executor else map(make, jobs), strict=True):
        made[job.path] = content
        progress(len(made), len(jobs))
    return made


def _outputs(plan: BuildPlan, made: Mapping[Path, bytes]) -> dict[Path, bytes]:
    """Every file of a plan: the documents, and what goes along with them."""
    found: dict[Path, bytes] = {}
    for job in plan.jobs:
        found[job.path] = plan.current[job.path] if job.path in plan.current else made[job.path]
        found |= job.along
    return found


def _run(
    memory: Memory, inputs: Inputs, own: Iterable[Path], settled: Mapping[Path, SoundRecord], plan: BuildPlan
) -> Run:
    """What is kept of the command: its records in the order that was chosen, and their documents in the same order."""
    documents = {memory.source(path): list(record.documents) for path, record in settled.items()}
    for job in plan.jobs:
        documents.setdefault(job.key.source, []).append(job.key)
    sources = tuple(memory.source(path) for path in own)
    keys = tuple(key for source in sources for key in documents.get(source, ()))
    return Run(inputs.read(memory.names, plan.jobs), sources, keys)
