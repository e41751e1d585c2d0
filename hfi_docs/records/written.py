"""How a value is written in its file: where each sign of it stands, whichever way YAML writes it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, NamedTuple

from hfi_docs.errors import Edit, Position
from hfi_docs.records.load.events import ESCAPES
from hfi_docs.records.record import Data, KeyPath, Record
from hfi_docs.values.expressions import regex

#: What stands in a text for a sign that must not be changed: no record can hold it.
SEALED = "\0"
_FOLD = r"[ \t]*\n[ \t\n]*"
_PLAIN = regex(rf"{_FOLD}|.")
_SINGLE = regex(rf"''|{_FOLD}|.")
_DOUBLE = regex(rf"\\\n[ \t]*|\\(?:x..|u.{{4}}|U.{{8}}|.)|{_FOLD}|.")
_BREAKS = regex("\n*")
_TOKEN = regex(r"\w+|\s+|.", re.DOTALL)
#: What would end a text without quotes, or make another thing of it: anywhere, and in brackets.
_ENDS_PLAIN = regex(r":(?:\s|$)|\s#")
_ENDS_IN_BRACKETS = regex(r"[,\[\]{}]")


class _Written(NamedTuple):
    """A value as a file has it: where each of its signs begins in the file's text, with the value's end, and ends."""

    text: str
    style: str
    places: tuple[int, ...]
    ends: tuple[int, ...]

    def piece(self, first: int, last: int) -> tuple[int, int]:
        """From where to where a piece stands: a line break that says nothing after it is no part of it."""
        return self.places[first], self.ends[last - 1] if last > first else self.places[first]


def edits(record: Record, key_path: KeyPath, start: int, found: str, right: str) -> tuple[Edit, ...]:
    """What to write in the file of a record so that a text says `right` where from `start` on it says `found`.

    Line breaks stay where the two say the same, and so does whatever stands in place of `SEALED` signs. Empty when
    the file's way of writing the text does not let it.
    """
    written = _written(record, key_path)
    pieces = [(start + first, start + last, new) for first, last, new in _differences(found, right)]
    if written is None or any(SEALED in found[first - start : last - start] + new for first, last, new in pieces):
        return ()
    starts = _line_starts(written.text)
    sources = [(*written.piece(first, last), _escaped(new, written.style)) for first, last, new in pieces]
    made = tuple(Edit(*_place(starts, first), *_place(starts, last), new) for first, last, new in sources)
    return made if _may_stand(record, key_path, written, sources) else ()


def place_in(record: Record, key_path: KeyPath, index: int) -> Position | None:
    """Where a sign of a text stands in the file of a record; None when that cannot be told."""
    written = _written(record, key_path)
    return Position(record.path, *_place(_line_starts(record.text), written.places[index])) if written else None


def texts_after(record: Record, made: Iterable[Edit]) -> dict[KeyPath, str]:
    """What the texts of a record say once edits that `edits` gave are made, by key path; None of them overlap."""
    starts = _line_starts(record.text)
    spans = ((key_path, record.values.get(key_path)) for key_path, _ in record.leaves)
    begun = sorted((_offset(starts, span.line, span.column), key_path) for key_path, span in spans if span)
    found: dict[KeyPath, str] = {}
    for edit in sorted(made, reverse=True):
        first, last = _offset(starts, edit.line, edit.column), _offset(starts, edit.end_line, edit.end_column)
        key_path = begun[bisect_right(begun, first, key=lambda each: each[0]) - 1][1]
        written = _written(record, key_path)
        text = found.get(key_path, _value(record.data, key_path))
        if written:
            start, end = bisect_left(written.places, first), bisect_left(written.places, last)
            found[key_path] = text[:start] + _unescaped(edit.text, written.style) + text[end:]
    return found


def _differences(found: str, right: str) -> Iterator[tuple[int, int, str]]:
    """The words and signs in which two texts differ: from where to where in the first, and what the second has."""
    old, new = _TOKEN.findall(found), _TOKEN.findall(right)
    alike = [" " if token.isspace() and "\n" in token else token for token in old]
    places = [0]
    for token in old:
        places.append(places[-1] + len(token))
    for tag, first, last, start, end in SequenceMatcher(None, alike, new, autojunk=False).get_opcodes():
        piece, written = "".join(new[start:end]), "".join(old[first:last])
        if tag != "equal" and written.isspace() and written.endswith(piece):
            # Of several spaces the last may be a line break.
            yield places[first], places[last] - len(piece), ""
        elif tag != "equal":
            yield places[first], places[last], piece


def _written(record: Record, key_path: KeyPath) -> _Written | None:
    """How a text is written; None when that cannot be told."""
    value, span = _value(record.data, key_path), record.values.get(key_path)
    if span is None or not value:
        return None
    starts = _line_starts(record.text)
    first, last = _offset(starts, span.line, span.column), _offset(starts, span.end_line, span.end_column)
    style = record.text[first] if record.text[first] in "'\"|>" else ""
    if style in ("|", ">"):
        places = _block_places(record.text, first, value)
        return _Written(record.text, style, places, places[1:]) if places else None
    found = _flow_places(record.text[first + len(style) : last - len(style)], first + len(style), style, value)
    return _Written(record.text, style, *found) if found else None


@lru_cache(maxsize=128)
def _flow_places(source: str, start: int, style: str, value: str) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Where the signs of a plain or quoted text begin, and where they end; None when it does not say `value`."""
    pattern = {"'": _SINGLE, '"': _DOUBLE}.get(style, _PLAIN)
    signs, places, ends = [], list[int](), list[int]()
    for match in pattern.finditer(source):
        sign, end = _sign(match[0], style), start + match.end()
        signs.append(sign)
        places += [start + match.start(), *[end] * (len(sign) - 1)][: len(sign)]
        ends += [end] * len(sign)
    return ((*places, start + len(source)), tuple(ends)) if "".join(signs) == value else None


def _sign(written: str, style: str) -> str:
    """What a sign, an escape or a line break with the white space around it says."""
    if style == "'" and written == "''":
        return "'"
    if style == '"' and written.startswith("\\"):
        code = written[1:]
        return "" if code[0] == "\n" else chr(int(code[1:], 16)) if code[0] in "xuU" else ESCAPES.get(code, "")
    breaks = written.count("\n")
    return written if not breaks else " " if breaks == 1 else "\n" * (breaks - 1)


@lru_cache(maxsize=128)
def _block_places(text: str, start: int, value: str) -> tuple[int, ...]:
    """The places of the signs of a text that stands below its sign, | or >; empty when it does not say `value`."""
    content, places, end = value.rstrip("\n"), list[int](), start
    for offset, line in _block_lines(text, text.find("\n", start) + 1, content):
        gap = _gap(content, len(places), line)
        if len(places) >= len(content) or gap < 0:
            break
        places += [end, *[offset] * (gap - 1)][:gap]
        places += range(offset, offset + len(line))
        end = offset + len(line)
    is_whole = len(places) == len(content)
    return (*places, *[end] * (len(value) - len(content) + 1)) if is_whole else ()


def _block_lines(text: str, start: int, content: str) -> Iterator[tuple[int, str]]:
    """The lines of a text from a place on that hold something, without their indentation, each with its place."""
    indent = -1
    for match in regex(r".*").finditer(text, start):
        line = match[0]
        if indent < 0 and line.strip():
            indent = _leading(line) - _leading(content.lstrip("\n"))
        if len(line) > indent >= 0:
            yield match.start() + indent, line[indent:]


def _gap(content: str, at: int, line: str) -> int:
    """How many signs of a text stand for the line break before a line; -1 when the line does not go on with it."""
    gap = _BREAKS.match(content, at).end() - at  # type: ignore[union-attr] # none is enough
    if content[at : at + 1] == " " and content.startswith(line, at + 1):
        gap = 1
    return gap if content.startswith(line, at + gap) else -1


def _leading(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _escaped(text: str, style: str) -> str:
    if style == "'":
        return text.replace("'", "''")
    return text.replace("\\", "\\\\").replace('"', '\\"') if style == '"' else text


def _unescaped(text: str, style: str) -> str:
    if style == "'":
        return text.replace("''", "'")
    return text.replace('\\"', '"').replace("\\\\", "\\") if style == '"' else text


def _may_stand(record: Record, key_path: KeyPath, written: _Written, pieces: list[tuple[int, int, str]]) -> bool:
    """Whether a text may be changed so: it stays on its lines, and without quotes it stays the text that it is."""
    if any("\n" in new for *_, new in pieces):
        return False
    if written.style:
        return True
    first, last = written.places[0], written.places[-1]
    new = written.text[first:last]
    for start, end, piece in reversed(pieces):
        new = new[: start - first] + piece + new[end - first :]
    begins_alike = new[:1] == written.text[first] or new[:1].isalnum()
    in_brackets = any(_opens(record, key_path[:length]) for length in range(len(key_path)))
    ends = _ENDS_PLAIN.search(new) or (in_brackets and _ENDS_IN_BRACKETS.search(new))
    return begins_alike and not ends


def _opens(record: Record, key_path: KeyPath) -> bool:
    """Whether a list or group is written in brackets."""
    span = record.values.get(key_path)
    return span is not None and record.text[_offset(_line_starts(record.text), span.line, span.column)] in "[{"


def _value(data: Data, key_path: KeyPath) -> str:
    """The text at a key path, empty when there is none."""
    found: Any = data
    for step in key_path:
        found = found[step]
    return found if isinstance(found, str) else ""


def _offset(starts: list[int], line: int, column: int) -> int:
    """The index in a text of a place in it; its lines begin at `starts`."""
    return starts[line - 1] + column - 1


@lru_cache(maxsize=1)
def _line_starts(text: str) -> list[int]:
    """Where the lines of a text begin; the end of a value may be on a line that is not there."""
    return [0, *(match.end() for match in re.finditer("\n", text)), len(text)]


def _place(starts: list[int], offset: int) -> tuple[int, int]:
    """Line and column of a place in a text whose lines begin at `starts`."""
    line = bisect_right(starts, offset, hi=len(starts) - 1)
    return line, offset - starts[line - 1] + 1
