"""A template made ready: a token stands where each field and block goes, and gives way to escaped text."""

import re
import zipfile
from collections.abc import Collection, Mapping
from typing import NamedTuple

from hfi_docs.word.opc.archive import pack, unzip
from hfi_docs.word.opc.writing import xml_text
from hfi_docs.word.render.vocabulary import R_RUN, KnownElement, P

#: Around the name of what a token stands for: control signs, which records and attached files cannot hold.
TOKEN_OPEN, TOKEN_CLOSE = "\x91hfi:", "\x92"
#: Stands where a field has nothing to print.
_EMPTY = f"{TOKEN_OPEN}-{TOKEN_CLOSE}"
_TOKEN = re.compile(rf"{TOKEN_OPEN}(\w+){TOKEN_CLOSE}")


class Shell(NamedTuple):
    """The parts of a template by zip name, with tokens in them."""

    parts: Mapping[str, bytes]

    def stored(self) -> bytes:
        """The shell as bytes that `read_shell` takes back."""
        return pack(dict(self.parts))


def read_shell(stored: bytes) -> Shell:
    """The shell from its bytes.

    Raises:
        zipfile.BadZipFile: the bytes are damaged.
    """
    unzipped = unzip(stored)
    if unzipped.flaws:
        raise zipfile.BadZipFile
    return Shell(unzipped.parts)


def token(field: str) -> str:
    """What stands in a shell where a field or block goes."""
    return f"{TOKEN_OPEN}{field}{TOKEN_CLOSE}"


def fill_part(content: bytes, fields: Mapping[str, str], slots: Collection[str]) -> bytes:
    """A part with its scalar fields filled in.

    The tokens of `slots`, which have blocks, stay; a field or slot with nothing to print leaves a mark for
    `drop_empty`.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return match[0] if name in slots else xml_text(fields.get(name, "")) or _EMPTY

    if TOKEN_OPEN.encode() not in content:
        return content
    return _TOKEN.sub(value, content.decode()).encode()


def drop_empty(root: KnownElement) -> None:
    """Takes out each paragraph with a field that has nothing to print, its label included."""
    for paragraph in [found for found in root.iter(P) if _EMPTY in paragraph_text(found)]:
        parent = paragraph.getparent()
        if parent is not None and len(parent.findall(P)) > 1:
            parent.remove(paragraph)
        else:
            # A header, footer or cell must keep one paragraph (ECMA-376 17.4.66).
            for run in paragraph.findall(R_RUN):
                paragraph.remove(run)


def has_empty(content: bytes) -> bool:
    """Whether `drop_empty` has something to do in this part."""
    return _EMPTY.encode() in content


def paragraph_text(paragraph: KnownElement) -> str:
    """The text of a paragraph."""
    return "".join(paragraph.itertext("{*}t"))
