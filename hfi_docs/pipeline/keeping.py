"""What an earlier build left: documents that are as they would be made again, and files that somebody changed since."""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import OutputError
from hfi_docs.output.ledger import (
    CASES,
    BuiltDocument,
    KnownContents,
    Run,
    State,
    copy_name,
    digest_of,
    read_state,
    read_written,
    reasons,
    state_path,
    stored,
    written_lines,
    written_path,
)
from hfi_docs.output.write import add_lines, write_documents
from hfi_docs.papers.compose import Packet, Paper
from hfi_docs.pipeline.casebook import Casebook
from hfi_docs.pipeline.inputs import Inputs
from hfi_docs.pipeline.making import Job
from hfi_docs.records.load import Workspace


class HandEditedError(OutputError):
    """Files that a build would replace hold somebody's work; nothing was written."""


class Plan(NamedTuple):
    """Of each document its inputs; the content of those that need not be made; why the others must be made again.

    `command` holds the inputs of the whole command.
    """

    command: Mapping[str, str]
    inputs: Mapping[Path, Mapping[str, str]]
    current: Mapping[Path, bytes]
    reasons: Mapping[Path, tuple[str, ...]]


class Placed(NamedTuple):
    """The files that got new content, every file's fingerprint, and where those that somebody had changed are kept."""

    changed: tuple[Path, ...]
    digests: Mapping[str, str]
    kept: Mapping[Path, Path]


def plan_build(book: Casebook, jobs: Sequence[Job], materials: Iterable[Paper | Packet], names: str) -> Plan:
    """What there is to do: a document whose every input is as it was, and which lies there as written, is done.

    `names` is the fingerprint of the names below `cases/` from before anything was read.
    """
    workspace, ground = book.workspace, Inputs(book)
    inputs = {job.path: ground.of_document(job.material, job.template) for job in jobs}
    command = ground.of_command(materials, inputs.values()) | {CASES: names}
    documents = read_state(workspace.output, workspace.root).documents
    current: dict[Path, bytes] = {}
    why: dict[Path, tuple[str, ...]] = {}
    for job in jobs:
        known = documents.get(_key(workspace, job))
        content = workspace.read_kept(job.path)
        if known is None:
            continue
        if content is not None and known.inputs == inputs[job.path] and known.digest == digest_of(content):
            current[job.path] = content
        else:
            gone = "filen manglet" if content is None else "filen var en annen"
            why[job.path] = reasons(known.inputs, inputs[job.path]) or (gone,)
    return Plan(command, inputs, current, why)


def put_in_place(workspace: Workspace, outputs: Mapping[Path, bytes], *, force: bool) -> Placed:
    """Puts all files in place. Those that somebody has changed are kept under another name first, when `force` is set.

    Raises:
        HandEditedError: somebody has changed a file, and `force` is not set. OutputError: as `write_documents`.
    """
    written = read_written(workspace.output)
    edited = _edited(outputs, written)
    if edited and not force:
        raise HandEditedError(_refusal(workspace, edited, written))
    digests = {path.relative_to(workspace.root).as_posix(): digest_of(content) for path, content in outputs.items()}
    news = {name: digest for name, digest in digests.items() if digest not in written.digests}
    if news:
        # Before the files: cut off anywhere after this, what lies in the folder is known as ours.
        add_lines(written_path(workspace.output), written_lines(news))
    kept = {path: copy_name(path, content) for path, content in edited.items()}
    # The copies come first, so that there is no moment without somebody's work.
    copies = {kept[path]: content for path, content in edited.items()}
    done = write_documents({**copies, **outputs})
    return Placed(tuple(path for path in done.changed if path not in copies), digests, kept)


def remember(
    workspace: Workspace,
    jobs: Iterable[tuple[Job, Iterable[Path]]],
    plan: Plan,
    asked: tuple[str, ...],
    run: Run,
) -> None:
    """Keeps what each document was made of, with the files that go along with it, and what the command answered.

    A failure only costs time, the next time.
    """
    root = workspace.root
    state = read_state(workspace.output, root)
    documents = {key: document for key, document in state.documents.items() if _is_wanted(workspace, key, document)}
    for job, along in jobs:
        name = job.path.relative_to(root).as_posix()
        copies = {copy: run.outputs[copy] for copy in (path.relative_to(root).as_posix() for path in along)}
        documents[_key(workspace, job)] = BuiltDocument(name, run.outputs[name], plan.inputs[job.path], copies)
    runs = dict(state.runs)
    if runs.get(asked) != run:
        # The newest last: the oldest are forgotten first.
        runs.pop(asked, None)
        runs[asked] = run
    with contextlib.suppress(OutputError):
        write_documents({state_path(workspace.output): stored(State(documents, runs), root)})


def kind_of(job: Job) -> str:
    """What sort of document it is, in Norwegian."""
    if isinstance(job.material, Paper):
        return "papir"
    return "møtepakke" if job.whole else "innkalling"


def _key(workspace: Workspace, job: Job) -> tuple[str, str]:
    return kind_of(job), job.material.record.path.relative_to(workspace.root).as_posix()


def _is_wanted(workspace: Workspace, key: tuple[str, str], document: BuiltDocument) -> bool:
    """Nobody asks for a document that is gone with its record."""
    return (workspace.root / document.path).exists() or (workspace.root / key[1]).exists()


def _edited(outputs: Mapping[Path, bytes], written: KnownContents) -> dict[Path, bytes]:
    """The files that would get other content, and hold something that the program never wrote.

    Raises:
        OutputError: a file is there and cannot be read, so that nobody knows what would be lost.
    """
    edited = {}
    for path, content in outputs.items():
        if not path.is_file():
            continue
        try:
            found = path.read_bytes()
        except OSError:
            message = f"«{path.name}» kan ikke leses, og blir derfor ikke erstattet. Ingenting er skrevet."
            raise OutputError(message) from None
        if found != content and not written.knows(found):
            edited[path] = found
    return edited


def _refusal(workspace: Workspace, edited: Mapping[Path, bytes], written: KnownContents) -> str:
    lines = []
    for path, content in edited.items():
        ours = path.relative_to(workspace.root).as_posix() in written.paths
        what = "er endret etter at programmet skrev den" if ours else "er ikke skrevet av programmet"
        lines.append(f"«{path.name}» {what}. Med --force blir den tatt vare på som «{copy_name(path, content).name}».")
    lines.append("Ingenting er skrevet. Rett i saken, og bygg med --force, eller flytt filen.")
    return "\n".join(lines)
