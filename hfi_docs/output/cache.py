"""What was made once and can be made again: kept for the user, outside the office's folder.

A kept thing lies under the fingerprint of everything that it was made of, the program included, so that it can never
be stale; it carries a checksum of its name and content, and what does not fit is as if it were not there. It is data,
never code, and never a paper. When it is lost, or the folder cannot be written in, that costs only time.
"""

import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from hfi_docs.output.disk import temporary_path

#: Names another folder than the user's usual one; empty: nothing is kept.
VARIABLE: Final = "HFI_DOCS_CACHE"
_NAME: Final = "hfi-docs"
#: What a folder may hold. The things that were not used for the longest time go first.
MOST: Final = 500
MOST_BYTES: Final = 50_000_000
_DAY: Final = 86_400


class Cache:
    """A folder of kept things; with None for a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """What was kept under a key; None when nothing was, or it is damaged."""
        if self.folder is None:
            return None
        path = self.folder / key
        try:
            known = path.stat()
            if not stat.S_ISREG(known.st_mode) or known.st_size > MOST_BYTES:
                return None
            with path.open("rb") as file:
                checksum, content = file.readline(), file.read()
            if checksum != _checksum(key, content):
                return None
            if time.time() - known.st_mtime > _DAY:
                os.utime(path)
        except OSError:
            return None
        return content

    def put(self, kept: Mapping[str, bytes]) -> None:
        """Keeps things under their keys, and removes what has not been used for long when there is too much."""
        if self.folder is None or not kept:
            return
        # Not synced: what a power cut leaves does not fit its checksum.
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            is_fuller = False
            for key, content in kept.items():
                path = self.folder / key
                # What takes the place of another is about as large: to look at all of it takes 4 milliseconds.
                is_fuller = is_fuller or not path.exists()
                temporary = temporary_path(path)
                temporary.write_bytes(_checksum(key, content) + content)
                temporary.replace(path)
            if is_fuller:
                self._tidy(self.folder)

    def _tidy(self, folder: Path) -> None:
        found = sorted(_files(folder), reverse=True)
        size = 0
        for count, (_, length, path) in enumerate(found, start=1):
            size += length
            if count > MOST or size > MOST_BYTES:
                with suppress(OSError):
                    path.unlink()


def key_of(*made_of: str) -> str:
    """The key of a thing, from everything that it is made of."""
    told = sha256()
    for text in made_of:
        content = text.encode("utf-8", "surrogateescape")
        told.update(b"%d:%b" % (len(content), content))
    return told.hexdigest()


def user_cache(environ: Mapping[str, str]) -> Cache:
    """The user's own cache, as the environment of the process says."""
    named = environ.get(VARIABLE)
    folder = _usual_folder(environ) if named is None else Path(named)
    return Cache(folder if folder.is_absolute() else None)


def _usual_folder(environ: Mapping[str, str]) -> Path:
    if sys.platform == "linux":
        # As platformdirs has it, and 3 milliseconds faster: what is kept saves not much more.
        base = environ.get("XDG_CACHE_HOME", "").strip()
        return Path(base or Path(environ.get("HOME", ""), ".cache"), _NAME)
    import platformdirs  # noqa: PLC0415 - only where the folder is not told by the environment

    return platformdirs.user_cache_path(_NAME, appauthor=False)


def _checksum(key: str, content: bytes) -> bytes:
    return sha256(b"%b\n%b" % (key.encode(), content)).hexdigest().encode() + b"\n"


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When each file of a folder was last used, how large it is, and where it lies."""
    with os.scandir(folder) as found:
        for entry in found:
            with suppress(OSError):
                known = entry.stat(follow_symlinks=False)
                yield known.st_mtime, known.st_size, Path(entry.path)
