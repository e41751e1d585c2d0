"""The text files of a bag (RFC 8493): manifests of checksums, and labels with values."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hfi_docs.values.expressions import regex

#: The whole content of bagit.txt.
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE = regex(r"([0-9a-f]{64})  (\S.*)")

Labels = tuple[tuple[str, str], ...]


class Manifest(NamedTuple):
    """The checksum of each path, and what is wrong with the manifest's own text."""

    checksums: Mapping[str, str]
    faults: tuple[str, ...]


def checksum(content: bytes) -> str:
    """SHA-256 in small hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def manifest_content(checksums: Mapping[str, str]) -> bytes:
    """A manifest that `sha256sum -c` reads."""
    return "".join(f"{checksums[path]}  {path}\n" for path in sorted(checksums)).encode()


def read_manifest(content: bytes) -> Manifest:
    """The manifest in the bytes of its file; it is read as far as it can be."""
    checksums: dict[str, str] = {}
    faults = []
    lines = content.decode("utf-8", "replace").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if match is None:
            faults.append(f"linje {number} kan ikke leses")
        elif _leads_out(match[2]):
            faults.append(f"linje {number} viser ut av mappen")
        elif match[2] in checksums:
            faults.append(f"linje {number} nevner «{match[2]}» for andre gang")
        else:
            checksums[match[2]] = match[1]
    return Manifest(checksums, tuple(faults))


def labels_content(labels: Iterable[tuple[str, str]]) -> bytes:
    """The content of bag-info.txt; every value stands on one line."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in labels).encode()


def read_labels(content: bytes) -> Labels:
    """The labels of a bag-info.txt, in its order; lines that hold none are passed over."""
    pairs = (line.partition(": ") for line in content.decode("utf-8", "replace").splitlines())
    return tuple((label, value) for label, sign, value in pairs if sign)


def labelled(labels: Labels, name: str) -> str:
    """The first value of a label, empty when it is not there."""
    return next((value for label, value in labels if label == name), "")


def _leads_out(path: str) -> bool:
    steps = path.split("/")
    return path.startswith(("/", "~")) or ":" in steps[0] or ".." in steps or "\\" in path
