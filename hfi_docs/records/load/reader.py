"""From a file, or its bytes, to a record."""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import LoadError, Position, Problem
from hfi_docs.records.load import messages
from hfi_docs.records.load.builder import RecordBuilder
from hfi_docs.records.load.decode import SIZE_LIMIT, decode
from hfi_docs.records.record import Record


class Loaded(NamedTuple):
    """A record that was read, and what its writer should know about it."""

    record: Record
    warnings: tuple[Problem, ...] = ()


def load_record(path: Path) -> Loaded:
    """The record in a file.

    Raises:
        LoadError: the file cannot be opened, or is not a record.
    """
    return read_record(_read_bytes(path), path)


def read_record(content: bytes, path: Path) -> Loaded:
    """The record in a file's bytes; `path` only names the place of problems.

    Raises:
        LoadError: the bytes are not a record.
    """
    decoded = decode(content, path)
    builder = RecordBuilder(decoded.text, path, decoded.warnings)
    data = builder.build()
    record = Record(path, decoded.text, data, builder.keys, builder.values, sha256(content).hexdigest())
    return Loaded(record, tuple(sorted(builder.problems)))


def _read_bytes(path: Path) -> bytes:
    start = Position(path, 1, 1)
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise LoadError([messages.MISSING_FILE.at(start)]) from error
    except (OSError, ValueError) as error:
        if path.is_dir():
            raise LoadError([messages.FOLDER.at(start)]) from error
        reason = "ingen tilgang" if isinstance(error, PermissionError) else "feil ved lesing"
        raise LoadError([messages.UNREADABLE.at(start, reason=reason)]) from error
