"""From a file, or its bytes, to a record."""

import errno
import re
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from hfi_docs.errors import LoadError, Position, Problem
from hfi_docs.records.files import read_file
from hfi_docs.records.load import messages
from hfi_docs.records.load.builder import RecordBuilder
from hfi_docs.records.load.decode import SIZE_LIMIT, decode
from hfi_docs.records.record import Data, Record, RecordPlaces
from hfi_docs.records.workspace import leads_out

#: A field at the start of a line, and its text when nothing about it can be taken in two ways.
_FIELD = rb"^%b:[ \t]*(?:([\w.,/ -]*\w)[ \t]*\r?)?$"


class Loaded(NamedTuple):
    """A record that was read, and what its writer should know about it."""

    record: Record
    warnings: tuple[Problem, ...] = ()


class Known(Protocol):
    """What contents held that were read before."""

    def get(self, digest: str, /) -> dict[str, Data] | None:
        """The data of the content with this SHA-256 (hex); None when it is not known, or there were remarks on it."""


def load_record(path: Path, known: Known | None = None) -> Loaded:
    """The record in a file; what is `known` is not read anew.

    Raises:
        LoadError: the file cannot be opened, or is not a record.
    """
    return read_record(read_bytes(path), path, known)


def read_record(content: bytes, path: Path, known: Known | None = None) -> Loaded:
    """The record in a file's bytes; `path` only names the place of problems.

    Raises:
        LoadError: the bytes are not a record.
    """
    decoded, digest = decode(content, path), sha256(content).hexdigest()
    data = known.get(digest) if known else None
    if data is not None:
        places = partial(_find_places, decoded.text, path)
        return Loaded(Record(path, digest, decoded.text, data, places), decoded.warnings)
    builder = RecordBuilder(decoded.text, path, decoded.warnings)
    data = builder.build()
    places = partial(RecordPlaces, builder.keys, builder.values)
    return Loaded(Record(path, digest, decoded.text, data, places), tuple(sorted(builder.problems)))


def _find_places(text: str, path: Path) -> RecordPlaces:
    builder = RecordBuilder(text, path)
    builder.build()
    return RecordPlaces(builder.keys, builder.values)


def read_bytes(path: Path) -> bytes:
    """The bytes of a record's file, no more of them than a record may have and one.

    Raises:
        LoadError: the file cannot be opened.
    """
    start = Position(path, 1, 1)
    if leads_out(path):
        raise LoadError([messages.LEADS_OUT.at(start)])
    try:
        return read_file(path, SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        finding = messages.DEAD_LINK if path.is_symlink() else messages.MISSING_FILE
        raise LoadError([finding.at(start)]) from error
    except (OSError, ValueError) as error:
        if path.is_dir():
            raise LoadError([messages.FOLDER.at(start)]) from error
        odd = {errno.ELOOP: messages.DEAD_LINK, errno.EINVAL: messages.NO_FILE}
        if isinstance(error, OSError) and error.errno in odd:
            raise LoadError([odd[error.errno].at(start)]) from error
        reason = "ingen tilgang" if isinstance(error, PermissionError) else "feil ved lesing"
        raise LoadError([messages.UNREADABLE.at(start, reason=reason)]) from error


def glance(content: bytes, field: str) -> str:
    """The text of a record's own field as it stands in the file's bytes; "" when only reading the record can tell."""
    found = re.findall(_FIELD % re.escape(field.encode()), content, re.MULTILINE)
    starts = content.count(b"\n%b" % field.encode()) + content.startswith(field.encode())
    return found[0].decode("ascii") if len(found) == starts == 1 else ""


def may_hold(content: bytes, word: str) -> bool:
    """Whether a record's bytes may hold an ASCII word; those in UTF-16 may hold any."""
    return word.encode() in content or b"\0" in content
