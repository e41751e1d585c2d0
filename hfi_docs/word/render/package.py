"""A Word file as bytes that depend on its content alone.

python-docx stamps every zip entry with the time of day (python-docx issues 811 and 1042), so the package is written
here: fixed time, fixed order, no trace of the machine.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_CONTENT_TYPES = "[Content_Types].xml"


def pack_entries(entries: Mapping[str, bytes]) -> bytes:
    """A zip file of the entries, the content types first and the rest in the order of their names."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(entries, key=lambda name: (name != _CONTENT_TYPES, name)):
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, entries[name], compresslevel=_LEVEL)
    return buffer.getvalue()
