"""From bytes to text: encodings, line ends, Unicode form, and the characters that a Word paper cannot hold."""

import codecs
import re
import unicodedata
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.errors import LoadError, Position, Problem
from hfi_docs.records.load import messages
from hfi_docs.values.expressions import regex

SIZE_LIMIT_MB: Final = 2
SIZE_LIMIT: Final = SIZE_LIMIT_MB * 1024 * 1024
#: More findings than this help nobody, and a damaged file can hold a million.
MOST_PROBLEMS: Final = 50

#: UTF-32 comes first, because its little-endian mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: «Ã¸», «â€“»: what UTF-8 looks like when it is read as ANSI; Norwegian text never holds these pairs.
_UTF8_PAIR: Final = regex(rb"\xc3[\x80-\xbf]|\xe2\x80[\x80-\xbf]")
#: What XML 1.0 refuses, what libyaml would refuse (C1) or count as a line break that no editor shows, and signs that
#: are no characters, which stand for what a template prints.
_FORBIDDEN: Final = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]",
)
_LINE_BREAKS: Final = "\x0b\x85\u2028\u2029"
_NAMES: Final = {
    "\x00": "nulltegn",
    "\x07": "lydsignal",
    "\x08": "tilbaketast",
    "\x0b": "vertikal tabulator",
    "\x0c": "sideskift",
    "\x1b": "escape",
    "\x7f": "slett",
    "\xa0": "hardt mellomrom",
    "\xad": "myk bindestrek",
    "\u200b": "mellomrom uten bredde",
    "\u202f": "smalt hardt mellomrom",
    "\u2011": "hard bindestrek",
    "\u2060": "sammenføyer uten bredde",
    "\ufeff": "BOM",
}

#: Spaces and hyphens that cannot be seen, and that YAML takes for letters.
ODD_SPACES: Final = "[\xa0\xad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000]"
#: How files of other programs begin, and what they are called.
_FOREIGN: Final = (
    (b"%PDF-", "en PDF-fil"),
    (b"\x89PNG\r\n", "et bilde"),
    (b"\xff\xd8\xff", "et bilde"),
    (b"GIF8", "et bilde"),
    (b"{\\rtf", "en RTF-fil"),
    (b"\xd0\xcf\x11\xe0", "en eldre Word- eller Excel-fil"),
)
_ZIP: Final = b"PK\x03\x04"
#: The folder of a package that tells which program it is from.
_PACKAGES: Final = ((b"word/", "en Word-fil"), (b"xl/", "en Excel-fil"), (b"ppt/", "en PowerPoint-fil"))


class Decoded(NamedTuple):
    """The text of a file: NFC, lines end in a line feed, no character that XML refuses; and any warnings."""

    text: str
    warnings: tuple[Problem, ...] = ()


def decode(content: bytes, path: Path) -> Decoded:
    """The text of a file's bytes.

    Raises:
        LoadError: the file is another program's, too large, in no readable encoding, or holds forbidden characters.
    """
    foreign = _foreign(content)
    if foreign:
        raise LoadError([messages.FOREIGN_FILE.at(Position(path, 1, 1), what=foreign)])
    if len(content) > SIZE_LIMIT:
        raise LoadError([messages.TOO_LARGE.at(Position(path, 1, 1), limit=SIZE_LIMIT_MB)])
    text, warnings = _to_text(content, path)
    text = normalise(text)
    problems = [_forbidden_problem(text, found.start(), path) for found in _first_forbidden(text)]
    if problems:
        raise LoadError([*warnings, *problems])
    return Decoded(text, warnings)


def normalise(text: str) -> str:
    """The one form of a text that the program works with: NFC and line feeds."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def forbidden_character(text: str) -> str | None:
    """The first character that a paper cannot hold, if any."""
    found = _FORBIDDEN.search(text)
    return found.group() if found else None


def character_name(character: str) -> str:
    """«U+000B (vertikal tabulator)»: the code point, and a Norwegian name where it has one."""
    number = f"U+{ord(character):04X}"
    return f"{number} ({_NAMES[character]})" if character in _NAMES else number


def position_at(text: str, index: int, path: Path) -> Position:
    """The line and column of an index into a text."""
    start = text.rfind("\n", 0, index) + 1
    return Position(path, text.count("\n", 0, index) + 1, index - start + 1)


def _foreign(content: bytes) -> str:
    """What a file of another program is called; empty for what may be text."""
    if content.startswith(_ZIP):
        return next((what for folder, what in _PACKAGES if folder in content), "en zip-fil")
    return next((what for start, what in _FOREIGN if content.startswith(start)), "")


def _to_text(content: bytes, path: Path) -> tuple[str, tuple[Problem, ...]]:
    if content.startswith(codecs.BOM_UTF8):
        return _by_mark(content.removeprefix(codecs.BOM_UTF8), "utf-8", path), ()
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _by_mark(content, encoding, path), ()
    if b"\0" in content:
        raise LoadError([messages.NO_BOM.at(_byte_position(content, content.index(b"\0"), path))])
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _as_ansi(content, error.start, path)


def _by_mark(content: bytes, encoding: str, path: Path) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        where = _byte_position(content, error.start, path, encoding)
        raise LoadError([messages.BROKEN_UTF.at(where, encoding=encoding.upper())]) from error


def _as_ansi(content: bytes, bad: int, path: Path) -> tuple[str, tuple[Problem, ...]]:
    where = _byte_position(content, bad, path)
    if _UTF8_PAIR.search(content):
        raise LoadError([messages.MIXED_ENCODING.at(where, byte=content[bad])])
    try:
        return content.decode("cp1252"), (messages.ANSI.at(where),)
    except UnicodeDecodeError as error:
        where = _byte_position(content, error.start, path, "cp1252")
        raise LoadError([messages.UNKNOWN_ENCODING.at(where, byte=content[error.start])]) from error


def _byte_position(content: bytes, index: int, path: Path, encoding: str = "utf-8") -> Position:
    before = normalise(content[:index].decode(encoding, "replace"))
    return position_at(before, len(before), path)


def _first_forbidden(text: str) -> list[re.Match[str]]:
    if not _FORBIDDEN.search(text):
        return []
    return [found for found, _ in zip(_FORBIDDEN.finditer(text), range(MOST_PROBLEMS), strict=False)]


def _forbidden_problem(text: str, index: int, path: Path) -> Problem:
    character = text[index]
    finding = messages.SEPARATOR if character in _LINE_BREAKS else messages.FORBIDDEN
    return finding.at(position_at(text, index, path), name=character_name(character))
