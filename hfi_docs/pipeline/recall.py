"""A command that was given before, and of which nothing has changed since, is answered from the ledger.

The answer of a build follows from the files it reads, their names and the program. When all of these are what they
were, and every file lies there as written, building once more would give what is there. Every file is read and
compared; only the work is spared. This module stands above the pipeline so that nothing of it needs to be imported.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.errors import Problem
from hfi_docs.output.ledger import asked_for, file_digest, input_digest, read_state
from hfi_docs.output.write import older_files, sweep
from hfi_docs.records.load import Workspace
from hfi_docs.values.case_numbers import CaseNumber


class Recalled(NamedTuple):
    """What the build said the last time, as `Built` says it; nothing changed, so nothing has a reason or was kept."""

    outputs: tuple[Path, ...]
    older: tuple[Path, ...]
    warnings: tuple[Problem, ...]
    without_paper: tuple[tuple[CaseNumber, str], ...]
    changed: tuple[Path, ...] = ()
    reasons: Mapping[Path, tuple[str, ...]] = MappingProxyType({})
    kept: Mapping[Path, Path] = MappingProxyType({})


def recall_build(
    workspace: Workspace, numbers: Sequence[str], meeting: str, *, packet: bool, now: float
) -> Recalled | None:
    """The answer to the same build as before; None when there was none, or anything at all has changed since.

    `now` is the time in seconds since 1970; it only decides which left-over temporary files are old.
    """
    root = workspace.root
    run = read_state(workspace.output, root).runs.get(asked_for(numbers, meeting, packet=packet))
    if run is None or any(input_digest(root, name) != digest for name, digest in run.inputs.items()):
        return None
    if any(file_digest(root / name) != digest for name, digest in run.outputs.items()):
        return None
    sweep(workspace.output, now)
    outputs = tuple(root / name for name in run.outputs)
    return Recalled(outputs, older_files(outputs), run.warnings, run.without_paper)
