"""Bytes safely on the disk: written whole beside their place, synced, moved; and what a failure is called."""

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

#: What we write begins with this until it is in place; what still has the name later was left by an interruption.
PREFIX: Final = ".~hfi-"
#: Seconds after which what an interrupted run left is nobody's any more.
LEFT_OVER_AFTER: Final = 3600.0
_SCRATCH: Final = "hfi-docs-"
#: How often a move is tried. Sync clients and virus scanners let go within seconds.
ATTEMPTS: Final = 8
_DELAY: Final = 0.25
_REASONS: Final = {
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "det er ikke mer plass på området ditt",
    errno.EACCES: "du har ikke lov til å skrive i mappen",
    errno.EPERM: "du har ikke lov til å skrive i mappen",
    errno.EROFS: "disken kan bare leses",
    errno.ENAMETOOLONG: "filnavnet eller mappenavnet er for langt",
    errno.ENOTDIR: "det finnes en fil der det skulle vært en mappe",
    errno.EEXIST: "det finnes en fil der det skulle vært en mappe",
    errno.EISDIR: "det finnes en mappe med dette navnet",
}


def reason(error: OSError) -> str:
    """Why something could not be written, as the end of a Norwegian sentence."""
    code = errno.errorcode.get(error.errno or 0, "ukjent")
    return _REASONS.get(error.errno or 0, f"systemet melder feil {code}")


def temporary_path(target: Path) -> Path:
    """A name beside a file or folder that nothing has yet."""
    return target.with_name(f"{PREFIX}{os.urandom(8).hex()}.tmp")


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder of our own among the system's temporary files, removed afterwards.

    What a run that was killed left there long ago is removed too: nobody else would.

    Raises:
        OSError: it could not be made.
    """
    import shutil  # noqa: PLC0415 - a command that makes no PDF needs no such folder
    import tempfile  # noqa: PLC0415

    limit = time.time() - LEFT_OVER_AFTER
    for folder in Path(tempfile.gettempdir()).glob(f"{_SCRATCH}*"):
        with contextlib.suppress(OSError):
            if folder.lstat().st_mtime < limit and not folder.is_symlink():
                shutil.rmtree(folder)
    with tempfile.TemporaryDirectory(prefix=_SCRATCH, ignore_cleanup_errors=True) as name:
        yield Path(name).resolve()


def write_new(path: Path, content: bytes) -> None:
    """Writes a file that does not exist yet, and waits until it is on the disk.

    Raises:
        OSError: it exists, or could not be written.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(path: Path, content: bytes) -> None:
    """Gives a file its content in one step: it is the old one or the new one.

    Raises:
        OSError: it could not be written; the old file stands.
    """
    temporary = temporary_path(path)
    try:
        write_new(temporary, content)
        move(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    sync_folders([path.parent])


def move(source: Path, target: Path, *, attempts: Callable[[], int] = lambda: ATTEMPTS) -> None:
    """Moves a file, or a folder to a name that nothing has; tries again while another program holds it.

    Args:
        source: what is moved.
        target: where to.
        attempts: how often it is tried, asked each time: who holds it can show meanwhile.

    Raises:
        PermissionError: it is held, or may not be moved. OSError: it could not be moved.
    """
    tried = 0
    while True:
        tried += 1
        try:
            source.replace(target)
        except PermissionError:
            if tried >= attempts():
                raise
            time.sleep(_DELAY)
        else:
            return


def make_folders(folder: Path, made: list[Path]) -> None:
    """Makes a folder and those above it; each is noted before it is made, so that an interruption finds it.

    Raises:
        OSError: it could not be made.
    """
    for place in reversed([place for place in (folder, *folder.parents) if not place.exists()]):
        made.append(place)
        place.mkdir(exist_ok=True)


def remove_empty(folders: Sequence[Path]) -> None:
    """Removes folders that were made for nothing, the innermost first; what holds something stays."""
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            folder.rmdir()


def sync_folders(folders: Iterable[Path]) -> None:
    """Makes the moves survive a power cut, where the system lets a program ask for that (Windows does not)."""
    for folder in folders:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
