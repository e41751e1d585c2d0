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

from hfi_docs.output.cache import key_of, user_cache
from hfi_docs.records.files import read_file

#: The inputs that are no files: this program with its libraries, and the names of the files below `cases/`.
PROGRAM, CASES = "hfi-docs", "cases/"

#: Libraries that decide what stands in a paper, or whether it may be built, as their folders of metadata are named.
_LIBRARIES = {"cerberus", "docxtpl", "jinja2", "lxml", "markdown_it_py", "python_docx", "pyyaml"}
_METADATA = ".dist-info"
#: Code, and the look of web pages.
_SOURCES = (".py", ".css")


def digest_of(content: bytes) -> str:
    """The fingerprint of some bytes."""
    return sha256(content).hexdigest()


def file_digest(path: Path | str) -> str:
    """The fingerprint of a file's content; "" when it is not there or cannot be read."""
    try:
        return digest_of(read_file(path))
    except (OSError, ValueError):
        return ""


def input_digest(root: Path, name: str) -> str:
    """The fingerprint, as it is now, of something that a paper was made of."""
    if name == PROGRAM:
        return _program()
    return _names(root / name) if name == CASES else file_digest(f"{root}/{name}")


@cache
def _program() -> str:
    """Changes with our code, with the libraries that it builds on, and with Python.

    The same program has the same fingerprint in every place and on every machine: papers in a shared folder are not
    made again for whoever comes next. To hash all sources takes longer than to look when they were last changed, so
    what comes of it is kept for the user.
    """
    package, kept = Path(__file__).parents[2], user_cache(os.environ)
    sources = dict(sorted(_sources(str(package), "")))
    changed = [f"{name} {look.st_size} {look.st_mtime_ns}" for name, look in sources.items()]
    outside = [sys.version, *sorted(_libraries())]
    key = key_of("program", str(package), "\n".join(changed), *outside)
    known = kept.get(key)
    if known is not None:
        return known.decode()
    told = sha256("\n".join(outside).encode())
    for name in sources:
        told.update(f"\n{name}\n".encode())
        told.update((package / name).read_bytes())
    kept.put({key: told.hexdigest().encode()})
    return told.hexdigest()


def _sources(folder: str, below: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith(_SOURCES):
                yield f"{below}{entry.name}", entry.stat()
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                yield from _sources(entry.path, f"{below}{entry.name}/")


def _libraries() -> Iterator[str]:
    """«lxml-6.1.0.dist-info»: read from the folders' names, because `importlib.metadata` takes long to import."""
    for place in sys.path:
        try:
            names = os.listdir(place or os.curdir)  # noqa: PTH208 - hundreds of names, and none of their paths
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
