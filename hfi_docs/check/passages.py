"""The paragraphs of a text field, seen without the Markdown reader: enough to compare and to count."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hfi_docs.values.marks import read_mark

_LINE = re.compile(r"[^\n]+")
_OTHER_MARK = re.compile(r"#{1,6} |>|\|")


class Passage(NamedTuple):
    """A paragraph, list item, heading or table row: where it starts, its text, and the mark before it."""

    start: int
    text: str
    mark: str

    @property
    def is_heading(self) -> bool:
        """Whether it is a subheading."""
        return self.mark.startswith("#")


def passages(text: str) -> Iterator[Passage]:
    """Every passage of a text field, in order; the text keeps its line breaks."""
    start, end, mark = -1, 0, ""
    for line in _LINE.finditer(text):
        marked, first = _mark(line[0])
        apart = start < 0 or marked or mark.startswith(("#", "|")) or "\n\n" in text[end : line.start() + 1]
        if apart or not line[0].strip():
            if start >= 0:
                yield Passage(start, text[start:end], mark)
            start, mark = (line.start() + first, marked) if line[0].strip() else (-1, "")
        end = line.end()
    if start >= 0:
        yield Passage(start, text[start:end], mark)


def _mark(line: str) -> tuple[str, int]:
    """What a line begins with that sets it apart, and where its text begins."""
    start = len(line) - len(line.lstrip())
    if other := _OTHER_MARK.match(line, start):
        marked, end = other[0].strip(), other.end()
    elif mark := read_mark(line, start):
        marked, end = mark.written, mark.end
    else:
        return "", start
    return marked, end + len(line[end:]) - len(line[end:].lstrip())
