"""Files read as they lie on the disk: regular ones only. A pipe or a device would never end."""

import errno
import os
import stat
from pathlib import Path


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
