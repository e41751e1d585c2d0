"""Files read as they lie on the disk: regular ones only. A pipe or a device would never end."""

import errno
import os
import stat
import sys
from pathlib import Path

#: Why a file cannot be read, where the system says so in English.
_REASONS = {
    errno.EACCES: "ingen tilgang",
    errno.EPERM: "ingen tilgang",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "det er ikke en mappe",
    errno.ENOENT: "den finnes ikke",
    errno.ELOOP: "snarveien leder til seg selv",
    errno.ENOSPC: "disken er full",
    errno.EROFS: "disken er skrivebeskyttet",
    errno.EIO: "feil på disken",
}


def reason(error: OSError) -> str:
    """Why something could not be read, in Norwegian; what is rare as the system says it."""
    return _REASONS.get(error.errno or 0) or error.strerror or "feil ved lesing"


def is_link(path: Path | str | os.DirEntry[str]) -> bool:
    """Whether it is a symbolic link, or what Windows calls a junction; False when nothing is there."""
    # Python 3.11 takes a junction for a folder.
    if sys.platform == "win32":
        try:
            return os.lstat(path).st_reparse_tag in (stat.IO_REPARSE_TAG_SYMLINK, stat.IO_REPARSE_TAG_MOUNT_POINT)
        except OSError:
            return False
    return path.is_symlink() if isinstance(path, os.DirEntry) else os.path.islink(path)  # noqa: PTH114


def lies_in(path: Path, folder: Path) -> bool:
    """Whether something lies in a folder once all links on the way to each are followed; a ring is none."""
    real, home = (os.path.normcase(os.path.realpath(each)) for each in (path, folder))
    return real == home or real.startswith(home.rstrip(os.sep) + os.sep)


def read_file(path: Path | str, limit: int = -1) -> bytes:
    """The bytes of a file, at most `limit` of them when it is not negative.

    Raises:
        OSError: it is not there, cannot be opened, or is no regular file. ValueError: no file can have this name.
    """
    # As text: an office has thousands of files, and a Path takes as long again.
    name = os.fspath(path)
    kind = os.stat(name).st_mode  # noqa: PTH116
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, "det er en mappe", name)
    if not stat.S_ISREG(kind):
        raise OSError(errno.EINVAL, "det er ikke en vanlig fil", name)
    with open(name, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read(limit)
