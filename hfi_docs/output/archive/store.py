"""The archive as it lies on the disk: the register, and the newest issue of each meeting."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from hfi_docs.output import disk
from hfi_docs.output.archive.bag import INFO, MANIFEST, PAYLOAD, TAGMANIFEST
from hfi_docs.output.archive.chain import Chain, read_chain
from hfi_docs.output.archive.manifest import Labels, checksum, read_labels, read_manifest
from hfi_docs.output.archive.names import issue_name, issue_number
from hfi_docs.records.files import read_file

REGISTER = "register.jsonl"
JOURNAL = f"{disk.PREFIX}forsegling.json"


class Sealed(NamedTuple):
    """An issue that lies in the archive: its labels and the checksums of its payload, by path in the bag."""

    number: int
    path: Path
    labels: Labels
    checksums: Mapping[str, str]
    tagmanifest: str

    @property
    def payload(self) -> Mapping[str, str]:
        """The checksums of what it holds, by path below `data/`."""
        return below_payload(self.checksums)


class Archive(NamedTuple):
    """The folder that holds the register and a folder per organ."""

    root: Path

    @property
    def register(self) -> Path:
        """The register's file."""
        return self.root / REGISTER

    @property
    def is_unfinished(self) -> bool:
        """Whether a sealing was cut off, so that somebody must finish or forget it."""
        return os.path.lexists(self.root / JOURNAL)

    @property
    def state(self) -> tuple[bytes | None, bytes | None]:
        """What a sealing changes first and last: the same before and after a look means that none went on meanwhile."""
        return read(self.root / JOURNAL), read(self.register)

    def folder(self, meeting: str) -> Path:
        """The folder of a meeting, «SSU/2026-05-21»."""
        return self.root.joinpath(*meeting.split("/"))

    def next_issue(self, meeting: str) -> str:
        """Where the next issue of a meeting will lie, «SSU/2026-05-21/utgave-02»."""
        newest = self.current(meeting)
        return f"{meeting}/{issue_name(newest.number + 1 if newest else 1)}"

    def chain(self) -> Chain:
        """The register as it stands; empty when there is none."""
        return read_chain(read(self.register) or b"")

    def current(self, meeting: str) -> Sealed | None:
        """The newest issue of a meeting; None when nothing is sealed."""
        folder = self.folder(meeting)
        numbers = [number for path in folder.glob("utgave-*") if (number := issue_number(path.name))]
        return _sealed(folder / f"utgave-{max(numbers):02}", max(numbers)) if numbers else None


def read(path: Path) -> bytes | None:
    """The content of a file; None when it is not there, cannot be read, or is no file (a pipe would never end)."""
    try:
        return read_file(path)
    except (OSError, ValueError):
        return None


def payload(bag: Path) -> Mapping[str, str]:
    """The checksums of what an issue holds, by path below `data/`; empty when its list cannot be read."""
    return below_payload(read_manifest(read(bag / MANIFEST) or b"").checksums)


def below_payload(checksums: Mapping[str, str]) -> Mapping[str, str]:
    """Checksums by path below `data/`."""
    return {path.removeprefix(f"{PAYLOAD}/"): checksum for path, checksum in checksums.items()}


def _sealed(path: Path, number: int) -> Sealed:
    labels = read_labels(read(path / INFO) or b"")
    manifest = read_manifest(read(path / MANIFEST) or b"")
    return Sealed(number, path, labels, manifest.checksums, checksum(read(path / TAGMANIFEST) or b""))
