"""Changes to a record as it is written: what is not changed keeps its comments, layout, line ends and coding."""

import codecs
import unicodedata
from collections.abc import Callable, Iterable
from io import StringIO
from typing import NamedTuple

from hfi_docs.errors import Edit, UsageError
from hfi_docs.records.record import KeyPath, Record, Span
from hfi_docs.values.expressions import regex

#: How a file may be coded, by its byte order mark: as the reader of records tries it.
_CODINGS = {
    # It begins as that of UTF-16 does.
    codecs.BOM_UTF32_LE: ("utf-32-le",),
    codecs.BOM_UTF32_BE: ("utf-32-be",),
    codecs.BOM_UTF8: ("utf-8",),
    codecs.BOM_UTF16_LE: ("utf-16-le",),
    codecs.BOM_UTF16_BE: ("utf-16-be",),
    b"": ("utf-8", "cp1252"),
}
#: What YAML reads as the text that it is, inside brackets too (YAML 1.2.2, 7.3.3), and nothing that only may be.
_PLAIN = regex(r"[^\W_][\w .()/«»–-]*")
_QUOTES = ("'", '"')
_MARKS = tuple(filter(None, _CODINGS))


class SetValue(NamedTuple):
    """Gives a field on one line another value; one that is missing is written below the one named `after`, or first."""

    key: KeyPath
    value: str
    after: str = ""


class Remove(NamedTuple):
    """Takes a field or an item out, with the lines that it stands on."""

    key: KeyPath


class InsertItem(NamedTuple):
    """Puts an item in a list: below the item number `below`, or first when that is −1; an empty list gets its first.

    The item may have several lines, each without the margin of the list.
    """

    key: str
    below: int
    item: str


Change = SetValue | Remove | InsertItem


class _Lines(NamedTuple):
    """The lines of a file with their ends, its byte order mark, and how it is coded."""

    lines: list[str]
    mark: bytes
    coding: str

    def encoded(self) -> bytes:
        """The bytes of the file.

        Raises:
            UsageError: its coding has no sign for something in it.
        """
        try:
            return self.mark + "".join(self.lines).encode(self.coding)
        except UnicodeEncodeError as error:
            message = f"Filens koding har ikke tegnet «{error.object[error.start]}». Lagre den som UTF-8."
            raise UsageError(message) from None


def edited(
    content: bytes, record: Record, changes: Iterable[Change], rewrite: Callable[[str], str] | None = None
) -> bytes:
    """The bytes of a record's file with the changes made; the record is what was read of them.

    `rewrite` is given every line at last.

    Raises:
        UsageError: something stands on a line that other things stand on too, and must be changed by hand; or the
            file's coding has no sign for what comes in.
    """
    file = _read(content)
    # From below, so that the lines above keep their numbers; what comes to one place stands there in the order given.
    from_above = sorted(changes, key=lambda each: _place(record, each))
    for change in from_above[::-1]:
        if isinstance(change, SetValue):
            _set(file.lines, record, change)
        elif isinstance(change, Remove):
            _remove(file.lines, record, change.key)
        else:
            _insert(file.lines, record, change)
    return file._replace(lines=list(map(rewrite, file.lines)) if rewrite else file.lines).encoded()


def replaced(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a record's file with pieces of it replaced, none of which overlap; every other byte stays.

    Raises:
        UsageError: a piece cannot be told from what stands beside it, or the file's coding has no sign for it.
    """
    file = _read(content)
    for edit in sorted(edits, reverse=True):
        first, last = file.lines[edit.line - 1], file.lines[edit.end_line - 1]
        before, after = first[: _index(first, edit.column)], last[_index(last, edit.end_column) :]
        file.lines[edit.line - 1 : edit.end_line] = [f"{before}{edit.text}{after}"]
    return file.encoded()


def item_text(content: bytes, record: Record, key: KeyPath) -> str:
    """An item of a list as it is written, its lines without the margin of the list; "" when others share its line."""
    file, span = _read(content), record.values[key]
    first, *others = file.lines[span.line - 1 : _last_line(file.lines, span)]
    margin, text = first[: span.column - 1], first[span.column - 1 :]
    if margin.strip() != "-":
        return ""
    cut = (line[len(margin) :] if line[: len(margin)].isspace() else line.lstrip() for line in others)
    return "\n".join(line.rstrip("\r\n") for line in (text, *cut))


def scalar(text: str) -> str:
    """A text as YAML writes it on one line: as it is where no sign in it means anything, else in quotes.

    Raises:
        UsageError: it was typed in another coding than the terminal's own, and is no text.
    """
    line = " ".join(text.split())
    if any("\ud800" <= sign <= "\udfff" for sign in line):
        message = f"«{line}» har tegn som ikke kan leses. Skriv teksten på nytt."
        raise UsageError(message)
    return line if _PLAIN.fullmatch(line) and line.casefold() != "null" else "'" + line.replace("'", "''") + "'"


def _read(content: bytes) -> _Lines:
    mark = next((mark for mark in _MARKS if content.startswith(mark)), b"")
    body = content.removeprefix(mark)
    for coding in _CODINGS[mark]:
        try:
            return _Lines(StringIO(body.decode(coding), newline="").readlines(), mark, coding)
        except UnicodeDecodeError:
            continue
    message = "Filen kan ikke leses som tekst."
    raise UsageError(message)


def _place(record: Record, change: Change) -> tuple[int, bool, int]:
    """The line that a change is made on, whether something comes below it, and where on the line it is."""
    if isinstance(change, SetValue) and change.key not in record.values:
        return _line(record, change), True, 0
    return _line(record, change), False, record.values[change.key].column if isinstance(change, SetValue) else 0


def _index(line: str, column: int) -> int:
    """The index in a line of a column of what was read of it, which is NFC."""
    if unicodedata.is_normalized("NFC", line):
        return column - 1
    whole = unicodedata.normalize("NFC", line)
    for index in range(column - 1, len(line) + 1):
        start = unicodedata.normalize("NFC", line[:index])
        if len(start) == column - 1 and start + unicodedata.normalize("NFC", line[index:]) == whole:
            return index
    message = "Tegnene på linjen er satt sammen på en måte som ikke lar seg endre her."
    raise UsageError(message)


def _line(record: Record, change: Change) -> int:
    if isinstance(change, Remove):
        return record.keys.get(change.key, record.values[change.key]).line
    if isinstance(change, InsertItem):
        return (_item(record, change) or _list(record, change)).line
    if change.key in record.values:
        return record.values[change.key].line
    return _above(record, change)


def _above(record: Record, change: SetValue) -> int:
    """The line that a new field is written below; the one before the first field where none is named."""
    after = record.values.get((change.after,))
    return after.end_line if after else _first_field(record).line - 1


def _first_field(record: Record) -> Span:
    return min(span for key, span in record.keys.items() if len(key) == 1)


def _set(lines: list[str], record: Record, change: SetValue) -> None:
    span = record.values.get(change.key)
    if span is None:
        first = _first_field(record)
        start = lines[first.line - 1][: first.column - 1]
        if start.strip():
            raise _by_hand(record, ())
        _insert_line(lines, _above(record, change), f"{start}{change.key[-1]}: {change.value}")
        return
    if span.end_line != span.line:
        raise _by_hand(record, change.key)
    line = unicodedata.normalize("NFC", lines[span.line - 1])
    quote = line[span.column - 1 : span.column]
    value = f"{quote}{change.value}{quote}" if quote in _QUOTES and _PLAIN.fullmatch(change.value) else change.value
    lines[span.line - 1] = line[: span.column - 1] + value + line[span.end_column - 1 :]


def _remove(lines: list[str], record: Record, key: KeyPath) -> None:
    value = record.values[key]
    first = record.keys[key].line if key in record.keys else value.line
    last = _last_line(lines, value._replace(line=first))
    before = lines[first - 1][: (record.keys.get(key) or value).column - 1].strip()
    after = lines[last - 1][value.end_column - 1 :].strip() if last == value.end_line else ""
    if before not in ("", "-") or (after and not after.startswith("#")):
        raise _by_hand(record, key)
    del lines[first - 1 : last]


def _insert(lines: list[str], record: Record, change: InsertItem) -> None:
    span = _item(record, change)
    if span is None:
        _insert_only(lines, record, change)
        return
    start = lines[span.line - 1][: span.column - 1]
    if start.strip() != "-":
        raise _by_hand(record, (change.key,))
    # What is remarked above an item is about that item.
    at = record.keys[change.key,].line if change.below < 0 else _last_line(lines, span)
    _insert_item(lines, at, start, change)


def _insert_only(lines: list[str], record: Record, change: InsertItem) -> None:
    """Puts the first item in a list that is written as `[]`, or not at all."""
    span = _list(record, change)
    key, line = record.keys[change.key,], lines[span.line - 1]
    written = line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else "…"
    start = lines[key.line - 1][: key.column - 1]
    if written.strip("[] ") or start.strip() or key.line != span.line:
        raise _by_hand(record, (change.key,))
    lines[span.line - 1] = line[: span.column - 1].rstrip() + line[span.end_column - 1 :]
    _insert_item(lines, span.line, f"{start}  - ", change)


def _insert_item(lines: list[str], at: int, start: str, change: InsertItem) -> None:
    first, *others = change.item.split("\n")
    for line in reversed(others):
        _insert_line(lines, at, f"{' ' * len(start)}{line}".rstrip())
    _insert_line(lines, at, f"{start}{first}")


def _list(record: Record, change: InsertItem) -> Span:
    if (change.key,) not in record.values:
        raise _by_hand(record, (change.key,))
    return record.values[change.key,]


def _last_line(lines: list[str], span: Span) -> int:
    """The number of the last line of a value: groups and lists end where the next thing begins, comments between."""
    last = span.end_line
    ends_before = last > len(lines) or not lines[last - 1][: span.end_column - 1].strip()
    while ends_before and last > span.line:
        last -= 1
        text = lines[last - 1].strip()
        ends_before = not text or text.startswith("#")
    return last


def _item(record: Record, change: InsertItem) -> Span | None:
    """The item that another is put beside; None where the list has none."""
    return record.values.get((change.key, max(change.below, 0)))


def _insert_line(lines: list[str], at: int, text: str) -> None:
    """Puts a line in; the last one of a file may have had no end of its own."""
    end = lines[0][len(lines[0].rstrip("\r\n")) :] or "\n"
    if at:
        lines[at - 1] = lines[at - 1].rstrip("\r\n") + end
    lines.insert(at, text + end)


def _by_hand(record: Record, key: KeyPath) -> UsageError:
    place = record.position(key)
    message = f"{place.path.name}:{place.line}: Dette må endres for hånd, for linjen har mer enn ett felt eller punkt."
    return UsageError(message)
