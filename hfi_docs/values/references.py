r"""References in texts, `[[kind:target]]`: the one place that knows how they are written.

With a backslash in front, `\[[…]]` is text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from hfi_docs.values.expressions import regex

#: The address of a link, with or without brackets of its own: as much of it as Markdown takes.
ADDRESS = r"(?:[^()\s]|\([^()\s]*\))*"
_REFERENCE = regex(r"(?<!\\)\[\[([^\[\]\n]+)\]\]")
_ALONE = regex(r"^([ \t]*)(\[\[[^\[\]\n]+\]\])[ \t]*$", re.MULTILINE)
_STRAY = regex(r"(?<![\\\[])\[\[")
#: How a reference begins, as a pattern.
REFERENCE_OPENED = r"\[\[ *\w+ *:"
_OPENED = regex(REFERENCE_OPENED)
_FIRST = regex(r"\[\[[^\W\d]+:")


class Reference(NamedTuple):
    """A reference as written: its kind in small letters, what it points at, and where it stands in its text.

    `is_capital`: it begins a sentence. `has_target` is False for `[[tabell]]`, which lacks its colon.
    """

    kind: str
    target: str
    written: str
    start: int
    is_capital: bool = False
    has_target: bool = True

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.start + len(self.written)


def find_references(text: str) -> Iterator[Reference]:
    """Every reference of a text, in order."""
    return (_read(match) for match in _REFERENCE.finditer(text)) if "[[" in text else iter(())


def reference_at(text: str, start: int) -> Reference | None:
    """The reference that begins at a place."""
    match = _REFERENCE.match(text, start)
    return _read(match) if match else None


def whole_reference(text: str) -> Reference | None:
    """The reference that a text is, white space aside."""
    match = _REFERENCE.fullmatch(text.strip()) if "[[" in text else None
    return _read(match) if match else None


def references_alone(text: str) -> Iterator[tuple[Reference, int]]:
    """Each reference that stands alone on a line, and how many times it was written before it in the text."""
    for match in _ALONE.finditer(text) if "[[" in text else ():
        found = reference_at(text, match.start(2))
        if found:
            yield found, text.count(found.written, 0, found.start)


def replace_references(text: str, put: Callable[[Reference], str]) -> str:
    """The text with something in place of each reference."""
    return _REFERENCE.sub(lambda match: put(_read(match)), text) if "[[" in text else text


def without_escapes(text: str) -> str:
    """The text without the backslashes that keep brackets from being a reference."""
    return text.replace("\\[[", "[[")


def holds_reference(text: str) -> bool:
    """Whether a text has what begins like a reference, closed or not."""
    return _OPENED.search(text) is not None


def begins_with_reference(text: str, start: int) -> bool:
    """Whether what begins like a reference stands at a place of a file: YAML takes it for a list."""
    return _FIRST.match(text, start) is not None


def unclosed_references(text: str, kinds: Iterable[str]) -> Iterator[Reference]:
    """What begins like a reference of these kinds, but lacks a bracket or has others."""
    kind = rf" *({'|'.join(kinds)}) *:"
    square, others = rf"\[{{1,2}}{kind}[^\[\]\n]*\]{{0,2}}", rf"(?:\{{\{{|\(\(){kind}[^(){{}}\n]*[)}}]{{1,2}}"
    broken = regex(rf"(?<![\\\[])(?:{square}|{others})", re.IGNORECASE)
    for match in broken.finditer(text) if any(sign in text for sign in ("[", "{{", "((")) else ():
        if not _REFERENCE.fullmatch(match[0]):
            yield Reference((match[1] or match[2]).lower(), "", match[0], match.start())


def stray_brackets(text: str) -> Iterator[int]:
    """Where brackets stand that begin no reference and have no backslash in front."""
    return (match.start() for match in _STRAY.finditer(text) if not _REFERENCE.match(text, match.start()))


def write_reference(kind: str, target: str) -> str:
    """A reference as it is written."""
    return f"[[{kind}:{target}]]"


def _read(match: re.Match[str]) -> Reference:
    kind, colon, target = (piece.strip() for piece in match[1].partition(":"))
    return Reference(kind.lower(), target, match[0], match.start(), kind[:1].isupper(), bool(colon))
