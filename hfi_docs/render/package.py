"""A Word file as bytes that depend on its content alone.

python-docx stamps every zip entry with the time of day (python-docx issues 811 and 1042), so the package is written
here: fixed time, fixed order, no trace of the machine.
"""

import zipfile
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import PACKAGE_URI

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
_CONTENT_TYPES = "[Content_Types].xml"
_DEFAULTS = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}


def pack(package: Any) -> bytes:
    """The bytes of a python-docx package."""
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    entries = {_CONTENT_TYPES: _content_types(parts), PACKAGE_URI.rels_uri.membername: package.rels.xml}
    for part in parts:
        entries[part.partname.membername] = part.blob
        if len(part.rels):
            entries[part.partname.rels_uri.membername] = part.rels.xml
    return pack_entries(entries)


def pack_entries(entries: dict[str, bytes | str]) -> bytes:
    """A zip file of the entries in the given order."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content, compresslevel=_LEVEL)
    return buffer.getvalue()


def _content_types(parts: list[Any]) -> str:
    defaults = "".join(f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in _DEFAULTS.items())
    overrides = "".join(
        f"<Override PartName={quoteattr(str(part.partname))} ContentType={quoteattr(part.content_type)}/>"
        for part in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'
    )
