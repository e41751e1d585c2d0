"""The zip file itself: may it be opened, and what are its parts. Nothing is unpacked before the limits hold."""

import io
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from hfi_docs.word.render.lint.element import Fault

MAX_ENTRIES = 5_000
MAX_BYTES = 200 * 1024 * 1024
_ENCRYPTED = 0x1
# What zipfile raises for damaged bytes beside its own error: false offsets, sizes, versions and passwords.
#: What the standard library raises on a damaged zip file.
DAMAGE = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Archive(NamedTuple):
    """What the zip file held, and what could not be read of it."""

    contents: Mapping[str, bytes]
    faults: tuple[Fault, ...] = ()


EntryRule = Callable[[Sequence[ZipInfo]], Iterator[Fault]]


def read_entries(content: bytes) -> tuple[ZipInfo, ...] | None:
    """The zip directory, or None when the bytes are no zip file."""
    try:
        with ZipFile(io.BytesIO(content)) as package:
            return tuple(package.infolist())
    except DAMAGE:
        return None


def read_archive(content: bytes) -> Archive:
    """Unpack every part; a part that cannot be unpacked becomes a fault, the others are still read."""
    contents: dict[str, bytes] = {}
    faults: list[Fault] = []
    with ZipFile(io.BytesIO(content)) as package:
        for entry in package.infolist():
            if entry.is_dir():
                continue
            try:
                contents[entry.filename] = _unpack(package, entry)
            except DAMAGE:
                faults.append((entry.filename, "Delen kan ikke pakkes ut; filen er skadet."))
    return Archive(contents, tuple(faults))


def _unpack(package: ZipFile, entry: ZipInfo) -> bytes:
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or entry.flag_bits & _ENCRYPTED:
        raise BadZipFile
    with package.open(entry) as part:
        # A read without a size would believe a bomb that lies about its length.
        return part.read(entry.file_size)


def within_limits(entries: Sequence[ZipInfo]) -> Iterator[Fault]:
    """Neither too many parts nor too many bytes when unpacked."""
    if len(entries) > MAX_ENTRIES:
        yield "", f"Filen har {len(entries)} deler; høyst {MAX_ENTRIES} er tillatt."
    size = sum(entry.file_size for entry in entries)
    if size > MAX_BYTES:
        yield "", f"Filen blir {size} byte utpakket; høyst {MAX_BYTES} er tillatt."


def safe_names(entries: Sequence[ZipInfo]) -> Iterator[Fault]:
    """No part name that leads out of the package."""
    for entry in entries:
        name = entry.filename
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            yield name, "Delens navn peker ut av pakken."


def unique_names(entries: Sequence[ZipInfo]) -> Iterator[Fault]:
    """No two parts whose names differ in nothing but case."""
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.lower()
        if name in seen:
            yield entry.filename, "Delen finnes to ganger i filen."
        seen.add(name)
