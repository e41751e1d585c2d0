"""What reaches a terminal or another program: everything that is said goes through `say`.

Records, file names and parts of foreign files may hold signs that command a terminal (ECMA-48) or turn the direction
of a line (UAX 9): they are shown, never sent.
"""

import os
import sys
from typing import NamedTuple

import click

from hfi_docs.values.expressions import regex

#: C0 but for the line feed, DEL, C1, line and paragraph separators, directions, and halves of pairs (names on disk).
_COMMANDING = regex("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BYTE = 0xFF


class UnheardError(Exception):
    """What is said cannot be written: the disk behind it is full, or the program that read it has ended."""


class Loud(NamedTuple):
    """A word of ours that is set in a colour where there are colours."""

    text: str
    colour: str
    bold: bool = True


def say(*parts: str | Loud, err: bool = False, over: bool = False, end: bool = True) -> None:
    """Writes a line to stdout, or to stderr; `over` writes it over the line before, `end` ends it."""
    told = [
        click.style(part.text, fg=part.colour, bold=part.bold) if isinstance(part, Loud) else shown(part)
        for part in parts
    ]
    _write(f"{chr(13) if over else ''}{''.join(told)}", err=err, end=end)


def shown(text: str) -> str:
    r"""The text with every commanding sign as people write it: `\x1b`, `\u202e`."""
    # What can be printed commands nothing.
    return text if text.isprintable() else _COMMANDING.sub(lambda found: _name(found[0]), text)


def say_json(text: str) -> None:
    """Writes JSON to stdout: commanding signs stand in it as JSON escapes, so that it says the same."""
    _write(_COMMANDING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def ready() -> None:
    """Makes the streams take every letter: a console in an old code page must not stop the program."""
    for stream in (sys.stdout, sys.stderr):
        # A stream that was closed before the start is None.
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # always a text stream


def is_lost() -> bool:
    """Whether what was said has not arrived: the disk behind it is full, or whoever read it has ended.

    Asked at the end; nothing can be said after it.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        # Python would try once more when it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return True
    return False


def _write(text: str, *, err: bool = False, end: bool = True) -> None:
    """Writes to a stream.

    Raises:
        UnheardError: nobody takes what is said.
    """
    try:
        click.echo(text, err=err, nl=end)
    except OSError as error:
        raise UnheardError(error.strerror) from error


def _name(sign: str) -> str:
    number = ord(sign)
    return f"\\x{number:02x}" if number <= _BYTE else f"\\u{number:04x}"
