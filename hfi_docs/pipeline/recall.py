"""A command that was given before, and of which nothing has changed since, is answered from the ledger.

The answer of a build follows from the files it reads, their names and the program. When all of these are what they
were, and every file lies there as written, building once more would give what is there. Every file is read and
compared; only the work is spared. Nothing of the rest of the pipeline is imported for it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.errors import Problem
from hfi_docs.output.ledger import Freshness, Run, State, asked_for, left_overs, read_state, read_written
from hfi_docs.output.write import sweep
from hfi_docs.records.workspace import Workspace


class Built(NamedTuple):
    """The files of a build and which of them changed; `older` lie beside them under another name.

    `without_paper` are the cases that have no paper of their own, or none yet, with their word for it; `as_sent` says
    which notices and minutes are not built anew, and why. `reasons` tells why a document was made again, and `kept`
    where files lie that somebody had changed.
    """

    outputs: tuple[Path, ...]
    older: tuple[Path, ...]
    warnings: tuple[Problem, ...]
    without_paper: tuple[tuple[str, str], ...]
    as_sent: tuple[str, ...] = ()
    changed: tuple[Path, ...] = ()
    reasons: Mapping[Path, tuple[str, ...]] = MappingProxyType({})
    kept: Mapping[Path, Path] = MappingProxyType({})


def recall_build(
    workspace: Workspace, numbers: Iterable[str], meeting: str, *, also: Iterable[str], now: float
) -> Built | None:
    """The answer to the same build as before; None when there was none, or anything at all has changed since.

    `now` is the time in seconds since 1970; it only decides which left-over temporary files are old.
    """
    root = workspace.root
    state = read_state(workspace.output, root)
    run = state.runs.get(asked_for(numbers, meeting, also))
    if run is None:
        return None
    fresh, documents = Freshness(root), [state.documents[key] for key in run.documents]
    layers = [
        run.layers,
        *(state.records[source].layers for source in run.sources),
        *(each.layers for each in documents),
    ]
    if not all(map(fresh.rests, layers)) or not all(map(fresh.lies_there, documents)):
        return None
    sweep(workspace.output, now)
    return as_remembered(workspace, state, run)


def as_remembered(workspace: Workspace, state: State, run: Run) -> Built:
    """What a run built and had to say, as it stands in the ledger; nothing of it is told to have changed."""
    root = workspace.root
    records = [state.records[source] for source in run.sources]
    built = [state.documents[key] for key in run.documents]
    names = tuple(dict.fromkeys(name for each in built for name in (each.path, *each.copies)))
    return Built(
        outputs=tuple(root / name for name in names),
        older=left_overs(root, state, read_written(workspace.output), names),
        warnings=tuple(sorted(problem for record in records for problem in record.warnings)),
        without_paper=tuple(record.without_paper for record in records if record.without_paper),
        as_sent=tuple(record.as_sent for record in records if record.as_sent),
    )
