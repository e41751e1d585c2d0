"""The record of inputs: of what every document was made, which records were sound, and what every command built.

One file, `build/.hfi/bygd.json`: a line with the fingerprint of the rest, then JSON. What does not fit its fingerprint
is no record. Two builds at once may lose each other's entries; then something is built once more.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from hfi_docs.errors import Edit, Position, Problem
from hfi_docs.output.ledger.digests import digest_of
from hfi_docs.records.files import read_file
from hfi_docs.values.expressions import regex

FOLDER = ".hfi"
_NAME = "bygd.json"
#: Raised when the file is made in another way than before.
_FORMAT = 5
#: Offices give the same few commands again and again.
_MOST_RUNS = 40
#: A path from a root or a drive, one that goes up, or one that no system takes.
_OUTSIDE = regex(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0")


#: Inputs by name with their fingerprints, in layers that many documents share.
Layers: TypeAlias = tuple[Mapping[str, str], ...]


class DocumentKey(NamedTuple):
    """What tells a document from every other: the names of its kind and format, its record, and its variant.

    The record is a path below the workspace.
    """

    kind: str
    source: str
    variant: str = ""
    format: str = "word"


class BuiltDocument(NamedTuple):
    """A document as it was written: its path below the workspace, its fingerprint, and its inputs.

    `copies` are the files that go along with it, with their fingerprints.
    """

    path: str
    digest: str
    layers: Layers
    copies: Mapping[str, str]


class SoundRecord(NamedTuple):
    """A record that a build found sound: what that rests on, its meeting, and what there was to say.

    `without_paper` is what the case is called and why it has no paper of its own. `cases` are the meeting's cases as a
    notice met them, `documents` those that a build of everything makes of it. `as_sent` says why it is not built anew.
    """

    layers: Layers
    meeting: str
    warnings: tuple[Problem, ...] = ()
    without_paper: tuple[str, str] | None = None
    cases: tuple[str, ...] = ()
    documents: tuple[DocumentKey, ...] = ()
    as_sent: str = ""


class Run(NamedTuple):
    """A command that built something: what it read beside its records, the records, and the documents it stood for."""

    layers: Layers
    sources: tuple[str, ...]
    documents: tuple[DocumentKey, ...]


class State(NamedTuple):
    """Documents, records by their paths below the workspace, and runs by what was asked for."""

    documents: Mapping[DocumentKey, BuiltDocument] = MappingProxyType({})
    records: Mapping[str, SoundRecord] = MappingProxyType({})
    runs: Mapping[tuple[str, ...], Run] = MappingProxyType({})


def asked_for(numbers: Iterable[str], meeting: str, also: Iterable[str]) -> tuple[str, ...]:
    """The key of a run: what was asked for, as it was typed."""
    return (*numbers, f"møte {meeting}", *also)


def flat(layers: Layers) -> dict[str, str]:
    """All inputs by name."""
    return dict(chain.from_iterable(layer.items() for layer in layers))


def state_path(output: Path) -> Path:
    """Where the record lies in the folder of finished papers."""
    return output / FOLDER / _NAME


def read_state(output: Path, root: Path) -> State:
    """The record; empty when there is none, or none that can be trusted. Places of warnings lie below `root`."""
    try:
        digest, _, content = read_file(state_path(output)).partition(b"\n")
    except OSError:
        return State()
    if digest_of(content).encode() != digest:
        return State()
    try:
        # As it was written: a name in a folder need not be text.
        return _decode(json.loads(content.decode("utf-8", "surrogateescape")), root)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return State()


def built_files(output: Path, record: Path, root: Path) -> list[str]:
    """The files that were built of a record and lie there, by path below `root`."""
    source, known = record.relative_to(root).as_posix(), read_state(output, root).documents
    built = (name for key, each in known.items() if key.source == source for name in (each.path, *each.copies))
    return [name for name in built if (root / name).is_file()]


def stored(state: State, root: Path) -> bytes:
    """The record as a file's bytes, the same for the same record."""
    runs = dict(list(state.runs.items())[-_MOST_RUNS:])
    numbering = _Numbering()
    documents = [
        [*key, built.path, built.digest, numbering.layers(built.layers), list(built.copies.items())]
        for key, built in sorted(state.documents.items())
    ]
    places = {source: place for place, source in enumerate(sorted(state.records))}
    order = {key: place for place, key in enumerate(sorted(state.documents))}
    records = [
        [
            *(source, numbering.layers(sound.layers), sound.meeting, plain_problems(sound.warnings, root)),
            *(sound.without_paper, sound.cases, [order[key] for key in sound.documents if key in order], sound.as_sent),
        ]
        for source, sound in sorted(state.records.items())
    ]
    told = [
        [
            asked,
            numbering.layers(run.layers),
            [places[source] for source in run.sources],
            [order[key] for key in run.documents],
        ]
        for asked, run in runs.items()
        if all(source in places for source in run.sources) and all(key in order for key in run.documents)
    ]
    data = {
        "format": _FORMAT,
        "files": list(numbering.files),
        "layers": list(numbering.known),
        "documents": documents,
        "records": records,
        "runs": told,
    }
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogateescape")
    return digest_of(content).encode() + b"\n" + content


class _Numbering:
    """Every paper rests on the same registers: each name and fingerprint stands once, and each layer of them."""

    def __init__(self) -> None:
        self.files: dict[tuple[str, str], int] = {}
        self.known: dict[tuple[int, ...], int] = {}

    def layers(self, layers: Layers) -> list[int]:
        """The numbers of some layers."""
        found = []
        for layer in layers:
            pointers = (self.files.setdefault(item, len(self.files)) for item in sorted(layer.items()))
            found.append(self.known.setdefault(tuple(pointers), len(self.known)))
        return found


def plain_problems(problems: Iterable[Problem], root: Path) -> list[list[object]]:
    """Problems as JSON holds them, their files by path below `root`."""
    return [[at.path.relative_to(root).as_posix(), at.line, at.column, *rest] for at, *rest in problems]


def read_problems(plain: Iterable[Iterable[Any]], root: Path) -> tuple[Problem, ...]:
    """The problems that `plain_problems` wrote.

    Raises:
        ValueError, TypeError: it did not write them.
    """
    return tuple(_problem(root, *each) for each in plain)


def _decode(data: Any, root: Path) -> State:
    if data["format"] != _FORMAT:
        return State()
    files = [(_path(name), _text(digest)) for name, digest in data["files"]]
    layers = [dict(files[number] for number in pointers) for pointers in data["layers"]]
    documents = {
        _key(*key): BuiltDocument(
            _path(path), _text(digest), tuple(layers[number] for number in numbers), _paths(copies)
        )
        for *key, path, digest, numbers, copies in data["documents"]
    }
    order = list(documents)
    records = {
        _path(source): SoundRecord(
            tuple(layers[number] for number in numbers),
            _text(meeting),
            read_problems(warnings, root),
            (_text(without[0]), _text(without[1])) if without else None,
            tuple(map(_path, cases)),
            tuple(order[place] for place in its_documents),
            _text(as_sent),
        )
        for source, numbers, meeting, warnings, without, cases, its_documents, as_sent in data["records"]
    }
    sources = list(records)
    runs = {
        tuple(map(_text, asked)): Run(
            tuple(layers[number] for number in numbers),
            tuple(sources[place] for place in its_sources),
            tuple(order[place] for place in its_documents),
        )
        for asked, numbers, its_sources, its_documents in data["runs"]
    }
    return State(documents, records, runs)


def _key(kind: object, source: object, variant: object, format_: object) -> DocumentKey:
    return DocumentKey(_text(kind), _path(source), _text(variant), _text(format_))


def _problem(root: Path, path: object, line: Any, column: Any, *rest: Any) -> Problem:
    *words, edits = rest
    code, level, message, hint = map(_text, words)
    mending = tuple(
        Edit(int(first), int(start), int(last), int(end), _text(new)) for first, start, last, end, new in edits
    )
    return Problem(Position(root / _path(path), int(line), int(column)), code, level, message, hint, mending)


def _paths(digests: Iterable[tuple[object, object]]) -> dict[str, str]:
    return {_path(path): _text(digest) for path, digest in digests}


@cache
def _path(name: object) -> str:
    """A path that stays in the workspace.

    Raises:
        ValueError: it leads elsewhere, or is none; somebody else wrote it.
    """
    path = _text(name)
    if _OUTSIDE.search(path):
        message = f"{path!r} leads elsewhere"
        raise ValueError(message)
    return path


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r} is no text"
        raise TypeError(message)
    return value
