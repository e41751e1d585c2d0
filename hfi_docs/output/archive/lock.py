"""One sealing at a time: a lock that the system lets go of when its process ends, however it ends."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from hfi_docs.errors import OutputError
from hfi_docs.output.disk import PREFIX

NAME = f"{PREFIX}laas"


class BusyArchiveError(OutputError):
    """Another process is sealing."""


@contextlib.contextmanager
def sealing_lock(folder: Path) -> Iterator[None]:
    """Holds the lock of an archive.

    Raises:
        BusyArchiveError: another process holds it.
        OSError: the folder cannot be written to.
    """
    path = folder / NAME
    descriptor = _hold(path)
    try:
        yield
    finally:
        try:
            # Removed while it is held, so that nobody takes a lock that is no longer there.
            with contextlib.suppress(OSError):
                path.unlink()
        finally:
            os.close(descriptor)
        if sys.platform == "win32":
            # Windows only removes what nobody has open.
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def _hold(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(descriptor)
            if _is_same(descriptor, path):
                return descriptor
        except BlockingIOError:
            os.close(descriptor)
            message = f"Noen andre forsegler i «{path.parent}» nå. Prøv igjen om litt."
            raise BusyArchiveError(message) from None
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_same(descriptor: int, path: Path) -> bool:
    """Whether the lock that was taken is the one that lies there, and not one that was removed meanwhile."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
