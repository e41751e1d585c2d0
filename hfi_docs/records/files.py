"""Files read as they lie on the disk: regular ones only. A pipe or a device would never end."""

import errno
import stat
from pathlib import Path


def read_file(path: Path, limit: int = -1) -> bytes:
    """The bytes of a file, at most `limit` of them when it is not negative.

    Raises:
        OSError: it is not there, cannot be opened, or is no regular file. ValueError: no file can have this name.
    """
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, "det er en mappe", str(path))
    if not stat.S_ISREG(kind):
        raise OSError(errno.EINVAL, "det er ikke en vanlig fil", str(path))
    with path.open("rb") as file:
        return file.read(limit)
