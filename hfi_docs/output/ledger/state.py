"""The record of inputs: of what every document was made, and what every command answered.

One file, `build/.hfi/bygd.json`: a line with the fingerprint of the rest, then JSON. What does not fit its fingerprint
is no record. Two builds at once may lose each other's entries; then something is built once more.
"""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path, PureWindowsPath
from typing import Any, NamedTuple

from hfi_docs.errors import Position, Problem
from hfi_docs.output.ledger.digests import digest_of
from hfi_docs.values.case_numbers import CaseNumber

FOLDER = ".hfi"
_NAME = "bygd.json"
#: Raised when the file is made in another way than before.
_FORMAT = 1
#: Offices give the same few commands again and again.
_MOST_RUNS = 40


class BuiltDocument(NamedTuple):
    """A document as it was written: its path below the workspace, its fingerprint, and those of its inputs by name.

    `copies` are the files that go along with it, with their fingerprints.
    """

    path: str
    digest: str
    inputs: Mapping[str, str]
    copies: Mapping[str, str]


class Run(NamedTuple):
    """A command that built something: every input it read, every file it stood for, and what it had to say."""

    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    warnings: tuple[Problem, ...] = ()
    without_paper: tuple[tuple[CaseNumber, str], ...] = ()


class State(NamedTuple):
    """Documents by kind and record («papir», «cases/2026/13-26.yaml»), and runs by what was asked for."""

    documents: Mapping[tuple[str, str], BuiltDocument]
    runs: Mapping[tuple[str, ...], Run]


def asked_for(numbers: Iterable[str], meeting: str, *, packet: bool) -> tuple[str, ...]:
    """The key of a run: what was asked for, as it was typed."""
    return (*numbers, f"møte {meeting}", *(["pakke"] if packet else []))


def state_path(output: Path) -> Path:
    """Where the record lies in the folder of finished papers."""
    return output / FOLDER / _NAME


def read_state(output: Path, root: Path) -> State:
    """The record; empty when there is none, or none that can be trusted. Places of warnings lie below `root`."""
    try:
        digest, _, content = state_path(output).read_bytes().partition(b"\n")
    except OSError:
        return State({}, {})
    if digest_of(content).encode() != digest:
        return State({}, {})
    try:
        # As it was written: a name in a folder need not be text.
        return _decode(json.loads(content.decode("utf-8", "surrogateescape")), root)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return State({}, {})


def stored(state: State, root: Path) -> bytes:
    """The record as a file's bytes, the same for the same record."""
    runs = dict(list(state.runs.items())[-_MOST_RUNS:])
    kept = [*(document.inputs for document in state.documents.values()), *(run.inputs for run in runs.values())]
    # Every paper rests on the same registers: each name and fingerprint stands once, and is pointed at.
    files = sorted(set(chain.from_iterable(inputs.items() for inputs in kept)))
    numbers = {item: number for number, item in enumerate(files)}

    def pointers(inputs: Mapping[str, str]) -> list[int]:
        return sorted(numbers[item] for item in inputs.items())

    data = {
        "format": _FORMAT,
        "files": files,
        "documents": [
            [*key, document.path, document.digest, pointers(document.inputs), list(document.copies.items())]
            for key, document in sorted(state.documents.items())
        ],
        "runs": [
            [asked, pointers(run.inputs), list(run.outputs.items()), _plain(run.warnings, root), run.without_paper]
            for asked, run in runs.items()
        ],
    }
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogateescape")
    return digest_of(content).encode() + b"\n" + content


def _plain(warnings: tuple[Problem, ...], root: Path) -> list[list[object]]:
    return [[at.path.relative_to(root).as_posix(), at.line, at.column, *rest] for at, *rest in warnings]


def _decode(data: Any, root: Path) -> State:
    if data["format"] != _FORMAT:
        return State({}, {})
    files = [(_path(name), _text(digest)) for name, digest in data["files"]]
    documents = {
        (_text(kind), _text(source)): BuiltDocument(
            _path(path), _text(digest), dict(files[number] for number in pointers), _paths(copies)
        )
        for kind, source, path, digest, pointers, copies in data["documents"]
    }
    runs = {
        tuple(map(_text, asked)): Run(
            dict(files[number] for number in pointers),
            _paths(outputs),
            tuple(_warning(root, *warning) for warning in warnings),
            tuple((_number(*number), _text(paper)) for number, paper in without),
        )
        for asked, pointers, outputs, warnings, without in data["runs"]
    }
    return State(documents, runs)


def _number(organ: object, year: Any, number: Any) -> CaseNumber:
    return CaseNumber(_text(organ), int(year), int(number))


def _warning(root: Path, path: object, line: Any, column: Any, *rest: object) -> Problem:
    code, level, message, hint = map(_text, rest)
    return Problem(Position(root / _path(path), int(line), int(column)), code, level, message, hint)


def _paths(digests: Iterable[tuple[object, object]]) -> dict[str, str]:
    return {_path(path): _text(digest) for path, digest in digests}


def _path(name: object) -> str:
    """A path that stays in the workspace.

    Raises:
        ValueError: it leads elsewhere, or is none; somebody else wrote it.
    """
    path = _text(name)
    if path.startswith("/") or PureWindowsPath(path).anchor or ".." in re.split(r"[/\\]", path) or "\0" in path:
        message = f"{path!r} leads elsewhere"
        raise ValueError(message)
    return path


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is no text"
        raise TypeError(message)
    return value
