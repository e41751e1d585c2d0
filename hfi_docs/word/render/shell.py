"""A template made ready: a token stands where each field and block goes, and gives way to escaped text."""

import re
import zipfile
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.archive import pack, unzip
from hfi_docs.word.opc.writing import xml_text
from hfi_docs.word.render.vocabulary import MAIN, P_PR, P_STYLE, R_RUN, VAL, KnownElement, P, w

#: Around the name of what a token stands for: signs that are no characters, which records and attached files cannot
#: hold (Unicode 23.7).
TOKEN_OPEN, TOKEN_CLOSE = "\ufdd0hfi:", "\ufdd1"
#: Stands where a field has nothing to print.
EMPTY = f"{TOKEN_OPEN}-{TOKEN_CLOSE}"
_TOKEN = regex(rf"{TOKEN_OPEN}([\w.]+){TOKEN_CLOSE}")
#: Where sources lie among the parts when a shell is kept, and what begins the names of patterns among the sources.
_SOURCES, _LEFT_OUT, PATTERNS = "hfi/", "left-out", "pattern/"
_PAGE_BREAK = w("pageBreakBefore")


class Shell(NamedTuple):
    """The parts of a template by zip name, with tokens in them.

    `sources` is what Jinja renders, for a template with statements: a part by its name, a pattern by `PATTERNS`, its
    name and what it calls its table. `left_out` is what the template says that it does not print.
    """

    parts: Mapping[str, bytes]
    sources: Mapping[str, str] = MappingProxyType({})
    left_out: tuple[str, ...] = ()

    def stored(self) -> bytes:
        """The shell as bytes that `read_shell` takes back."""
        sources = {f"{_SOURCES}{name}": source.encode() for name, source in self.sources.items()}
        told = {f"{_SOURCES}{_LEFT_OUT}": ",".join(self.left_out).encode()} if self.left_out else {}
        return pack({**self.parts, **sources, **told})

    @property
    def tokens(self) -> tuple[str, ...]:
        """What a template without statements fills in its body, fields and slots, in its order."""
        return tuple(_TOKEN.findall(self.parts[MAIN].decode())) if MAIN in self.parts else ()

    @property
    def patterns(self) -> frozenset[str]:
        """The views that the template draws."""
        return frozenset(name.split("/")[1] for name in self.sources if name.startswith(PATTERNS))


def read_shell(stored: bytes) -> Shell:
    """The shell from its bytes.

    Raises:
        zipfile.BadZipFile: the bytes are damaged.
    """
    unzipped = unzip(stored)
    if unzipped.flaws:
        raise zipfile.BadZipFile
    parts = {name: part for name, part in unzipped.parts.items() if not name.startswith(_SOURCES)}
    kept = {name.removeprefix(_SOURCES): part.decode() for name, part in unzipped.parts.items() if name not in parts}
    left_out = tuple(filter(None, kept.pop(_LEFT_OUT, "").split(",")))
    return Shell(parts, kept, left_out)


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
        return match[0] if name in slots else xml_text(fields.get(name, "")) or EMPTY

    if TOKEN_OPEN.encode() not in content:
        return content
    return _TOKEN.sub(value, content.decode()).encode()


def drop_empty(root: KnownElement) -> None:
    """Takes out each paragraph with a field that has nothing to print, its label included."""
    for paragraph in [found for found in root.iter(P) if EMPTY in paragraph_text(found)]:
        parent = paragraph.getparent()
        if parent is not None and len(parent.findall(P)) > 1:
            parent.remove(paragraph)
        else:
            # A header, footer or cell must keep one paragraph (ECMA-376 17.4.66).
            for run in paragraph.findall(R_RUN):
                paragraph.remove(run)


def has_empty(content: bytes) -> bool:
    """Whether `drop_empty` has something to do in this part."""
    return EMPTY.encode() in content


def paragraph_style(paragraph: KnownElement) -> str | None:
    """The id of the style of a paragraph; None where it names none."""
    # A path would be read anew each time.
    properties = paragraph.find(P_PR)
    style = None if properties is None else properties.find(P_STYLE)
    return None if style is None else style.get(VAL)


def paragraph_text(paragraph: KnownElement) -> str:
    """The text of a paragraph."""
    return "".join(paragraph.itertext("{*}t"))


def break_before(paragraph: KnownElement) -> None:
    """Has a paragraph of the template begin a page."""
    own = paragraph.find(P_PR)
    if own is None:
        own = paragraph.makeelement(P_PR)
        paragraph.insert(0, own)
    above = [each for each in own if each.tag in (P_STYLE, w("keepNext"), w("keepLines"))]
    own.insert(len(above), own.makeelement(_PAGE_BREAK))


def begins_page(paragraph: KnownElement | None) -> bool:
    """Whether a paragraph of the template begins a page, if there is one."""
    own = None if paragraph is None else paragraph.find(P_PR)
    return own is not None and own.find(_PAGE_BREAK) is not None
