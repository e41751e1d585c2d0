"""The verbs: what happens, in which order. Stages are called from here and from nowhere else.

build:  read → check → convert → check again → compose → render → lint → compare → write
check:  the first four
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.check import check_case, check_case_texts, check_registers
from hfi_docs.compose import compose_case_paper
from hfi_docs.convert import convert_case
from hfi_docs.errors import ERROR, LostTextError, OutsideError, Problem, RecordError
from hfi_docs.formatting.case_numbers import format_case
from hfi_docs.formatting.file_names import safe_file_name
from hfi_docs.load import Workspace
from hfi_docs.model import Case, CaseHeader, Registers
from hfi_docs.pipeline.casebook import Casebook, Selection, check_structures, open_casebook
from hfi_docs.record import KeyPath, Record
from hfi_docs.references import Surroundings, number_tables, surroundings
from hfi_docs.schema.case import CASE
from hfi_docs.schema.leaves import printed_leaves
from hfi_docs.write import older_files, sweep, write_documents

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from hfi_docs.render import Shell

__all__ = [
    "Built",
    "Checked",
    "Selection",
    "build_papers",
    "check_cases",
    "check_templates",
    "list_cases",
    "open_casebook",
]


class Item(NamedTuple):
    """A case that can be built: its record, its model, and what its references see, figures reckoned once."""

    record: Record
    case: Case
    here: Surroundings


class Checked(NamedTuple):
    """Cases that were read, and everything found in them and in the registers they use."""

    cases: tuple[Item, ...]
    registers: Registers
    problems: tuple[Problem, ...]


class Built(NamedTuple):
    """The papers of a build and which of them changed; `older` lie beside them under another name."""

    outputs: tuple[Path, ...]
    changed: tuple[Path, ...]
    older: tuple[Path, ...]
    warnings: tuple[Problem, ...] = ()


def check_cases(workspace: Workspace, selection: Selection) -> Checked:
    """The chosen cases with every problem in them and in the registers.

    Raises:
        RecordError: a register is broken. UsageError: there is no such case.
    """
    book = open_casebook(workspace)
    checked = check_structures(book, book.choose(selection))
    registers = book.model([record for record, _ in checked])
    cases = tuple(_item(record, registers) for record, sound in checked if sound)
    found = check_registers(book.registers, registers)
    if selection.numbers or selection.meeting:
        # A remark on a register is no news to somebody who asks about one case.
        found = [problem for problem in found if problem.level == ERROR]
    problems = [*book.problems, *found]
    for item in cases:
        problems += check_case(*item)
    for record in (record for record, sound in checked if not sound):
        problems += check_case_texts(record, registers)
    return Checked(cases, registers, tuple(sorted(set(problems))))


def build_papers(
    workspace: Workspace,
    selection: Selection,
    *,
    now: float,
    executor: "Executor | None" = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Built:
    """Builds the papers of the chosen cases: all of them, or none when something is wrong with one.

    `now` is the time in seconds since 1970; it only decides which left-over temporary files are old.

    Raises:
        RecordError: problems in the records. OutsideError: a broken template, a locked file, a full disk.
    """
    checked = check_cases(workspace, selection)
    if any(problem.level == ERROR for problem in checked.problems):
        raise RecordError(checked.problems)
    from hfi_docs.pipeline.shells import ready_shells  # noqa: PLC0415 - heavy

    templates = (checked.registers.organs[case.number.organ].template for _, case, _ in checked.cases)
    make = partial(make_paper, shells=ready_shells(workspace, templates))
    papers = executor.map(make, checked.cases) if executor else map(make, checked.cases)
    outputs: dict[Path, bytes] = {}
    for number, ((_, case, _), content) in enumerate(zip(checked.cases, papers, strict=True), start=1):
        outputs[_output_path(workspace, case, checked.registers)] = content
        progress(number, len(checked.cases))
    sweep(workspace.output, now)
    written = write_documents(outputs)
    own = {item.record.path for item in checked.cases}
    warnings = tuple(problem for problem in checked.problems if problem.position.path in own)
    return Built(tuple(outputs), written.changed, older_files(outputs), warnings)


def make_paper(item: Item, shells: "Mapping[str, Shell]") -> bytes:
    """The Word file of one checked case, linted and compared with its record. Pure, so that any executor may run it.

    Raises:
        TemplateError: the template cannot be used. LostTextError: a text of the record is not in the file.
    """
    from hfi_docs import render  # noqa: PLC0415 - heavy

    record, case, here = item
    template = here.registers.organs[case.number.organ].template
    document = compose_case_paper(case, here)
    content = render.render_document(document, shells[template], template)
    findings = render.lint_document(content)
    if findings:
        told = "\n".join(f"  {finding.code} {finding.message} ({finding.part})" for finding in findings)
        message = f"Feil i programmet, ikke i saken: Papiret ble ikke gyldig. Ingenting er skrevet.\n{told}"
        raise OutsideError(message)
    texts = render.document_texts(document)
    lost = render.lost_leaves(_shown_leaves(record, case), document, texts)
    if lost:
        places = (record.position(key) for key in lost)
        told = "\n".join(f"  {place.path}:{place.line}:{place.column}" for place in places)
        message = f"Feil i programmet, ikke i saken: Teksten her kom ikke helt med. Ingenting er skrevet.\n{told}"
        raise LostTextError(message)
    missing = render.lost_texts(content, texts)
    if missing:
        message = (
            f"Feil i programmet, ikke i saken: Denne teksten kom ikke med. Ingenting er skrevet: «{missing[0][:80]}»"
        )
        raise LostTextError(message)
    return content


def _item(record: Record, registers: Registers) -> Item:
    case = convert_case(record, registers)
    return Item(record, case, surroundings(case, registers))


def list_cases(workspace: Workspace, selection: Selection) -> tuple[list[tuple[Path, CaseHeader]], list[Problem]]:
    """The headers of the chosen cases in order of organ, year and number, and what could not be read."""
    book: Casebook = open_casebook(workspace)
    paths = book.choose(selection)
    headers = book.headers(paths)
    shown = {path for path, _ in headers}
    # What cannot be listed is not passed over in silence.
    check_structures(book, [path for path in paths if path not in shown])
    return sorted(headers, key=lambda item: item[1].number), book.problems


def check_templates(workspace: Workspace) -> dict[Path, list[str]]:
    """What is wrong with each template, in sentences."""
    from hfi_docs.render.template import check_template  # noqa: PLC0415 - heavy

    return {path: check_template(workspace.read_template(path.name), path.name) for path in workspace.template_files()}


def _shown_leaves(record: Record, case: Case) -> list[tuple[KeyPath, str]]:
    """The texts that the paper must hold; a table that only serves to compute figures shows none of its own."""
    placed = number_tables(case)
    hidden = {("tabeller", spec.id) for spec in case.tables if spec.id not in placed}
    return [(key, leaf) for key, leaf in printed_leaves(record.data, CASE) if key[:2] not in hidden]


def _output_path(workspace: Workspace, case: Case, registers: Registers) -> Path:
    folder = workspace.output / case.number.organ / case.day.isoformat()
    return folder / f"{safe_file_name(f'{_file_stem(case, registers)} {case.short_title}')}.docx"


def _file_stem(case: Case, registers: Registers) -> str:
    stem = format_case(case.number, home_organ=registers.default_organ).replace("\u00a0", " ")
    return stem[:1].upper() + stem[1:]
