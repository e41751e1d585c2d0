"""Fingerprints (SHA-256, in hex) of everything that a paper can depend on.

Always of the content: sizes and times tell nothing about two saves within a second, nor about files that a sync client
has put back.
"""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from hfi_docs.records.files import read_file

#: The inputs that are no files: this program with its libraries, and the names of the files below `cases/`.
PROGRAM, CASES = "hfi-docs", "cases/"

#: Libraries that decide what stands in a paper, or whether it may be built, as their folders of metadata are named.
_LIBRARIES = {"cerberus", "docxtpl", "jinja2", "lxml", "markdown_it_py", "openpyxl", "python_docx", "pyyaml"}
_METADATA = ".dist-info"


def digest_of(content: bytes) -> str:
    """The fingerprint of some bytes."""
    return sha256(content).hexdigest()


def file_digest(path: Path) -> str:
    """The fingerprint of a file's content; "" when it is not there or cannot be read."""
    try:
        return digest_of(read_file(path))
    except (OSError, ValueError):
        return ""


def input_digest(root: Path, name: str) -> str:
    """The fingerprint, as it is now, of something that a paper was made of."""
    if name == PROGRAM:
        return _program()
    return _names(root / name) if name == CASES else file_digest(root / name)


@cache
def _program() -> str:
    """Changes with our code, with the libraries that it builds on, and with Python."""
    package = Path(__file__).parents[2]
    told = sha256(sys.version.encode())
    for name in sorted(_files(package)):
        if name.endswith(".py"):
            told.update(f"\n{name}\n".encode())
            told.update((package / name).read_bytes())
    for name in sorted(_libraries()):
        told.update(f"\n{name}".encode())
    return told.hexdigest()


def _libraries() -> Iterator[str]:
    """«lxml-6.1.0.dist-info»: read from the folders' names, because `importlib.metadata` takes long to import."""
    for place in sys.path:
        try:
            names = [path.name for path in Path(place or os.curdir).iterdir()]
        except OSError:
            continue
        for name in names:
            library = name.removesuffix(_METADATA).partition("-")[0].lower()
            if name.endswith(_METADATA) and library in _LIBRARIES:
                yield name


def _names(folder: Path) -> str:
    """A file that comes or goes can make a case be found twice, or a reference lead somewhere else."""
    return digest_of("\n".join(sorted(_files(folder))).encode("utf-8", "surrogateescape"))


def _files(folder: Path) -> Iterator[str]:
    """Every file below a folder; left out is what programs put there for themselves (`~$…`, `.DS_Store`)."""
    for place, _, names in os.walk(folder):
        below = os.path.relpath(place, folder)
        yield from (f"{below}/{name}" for name in names if not name.startswith((".", "~")))
