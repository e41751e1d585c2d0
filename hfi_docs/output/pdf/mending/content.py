"""What LibreOffice's pages and streams lack: marks around decoration, and ends that read as they are."""

import base64
import zlib
from collections.abc import Sequence
from typing import Final

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Name, Operator, Pdf, Stream

_BEGIN_MARKED, _END_MARKED = frozenset({"BDC", "BMC"}), "EMC"
_PATH: Final = frozenset({"m", "l", "c", "v", "y", "re", "h", "W", "W*"})
_PAINT: Final = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})


def mark_borders(pdf: Pdf, page: pikepdf.Page) -> None:
    """Marks what is painted outside every tag as decoration: the borders of paragraphs and cells."""
    marked: list[ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
    path: list[ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
    depth, is_changed = 0, False
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        depth += (operator in _BEGIN_MARKED) - (operator == _END_MARKED)
        path.append(instruction)
        if operator in _PATH:
            continue
        if operator in _PAINT and depth == 0:
            path = [_instruction("BMC", Name.Artifact), *path, _instruction("EMC")]
            is_changed = True
        marked += path
        path = []
    if is_changed:
        content = pikepdf.unparse_content_stream(marked + path)
        page.obj["/Contents"] = Stream(pdf, zlib.compress(content), {"/Filter": Name.FlateDecode})


def _instruction(operator: str, *operands: Name) -> ContentStreamInstruction:
    return ContentStreamInstruction(list(operands), Operator(operator))


def end_streams_plainly(pdf: Pdf) -> None:
    """Writes data that end in a carriage return as letters.

    With the line feed before `endstream` it would read as one line end, and the length seem wrong by one (ISO 19005-2,
    6.1.7.1).
    """
    for item in pdf.objects:
        if not isinstance(item, Stream) or not (raw := item.read_raw_bytes()).endswith(b"\r"):
            continue
        filters, parameters = _listed(item.get("/Filter")), _listed(item.get("/DecodeParms"))
        missing = [None] * (len(filters) - len(parameters))
        item.write(
            base64.a85encode(raw) + b"~>",
            filter=Array([Name.ASCII85Decode, *filters]),
            decode_parms=Array([None, *parameters, *missing]),
        )


def _listed(entry: pikepdf.Object | None) -> Sequence[pikepdf.Object]:
    """A filter or its parameters as a list; PDF leaves out the brackets around one."""
    if entry is None:
        return ()
    return list(entry) if isinstance(entry, Array) else (entry,)
