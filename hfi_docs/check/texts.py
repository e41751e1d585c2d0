"""What a record says, walked once for all the rules that look at its texts, and the paragraphs of a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from hfi_docs.errors import Position
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.fields import TEXTS, Field, Schema
from hfi_docs.records.schema.leaves import field_leaves, is_code, is_printed
from hfi_docs.values.expressions import regex
from hfi_docs.values.marks import read_mark
from hfi_docs.values.references import ADDRESS, Reference, find_references

#: Addresses of the web, alone or in a link, and of files: their signs mean nothing. The last step of a path has spaces
#: only where the ending of a file tells where it stops.
_LAST = r"(?:[^\s\\/]+(?: [^\s\\/]+){0,9}?\.(?:docx?|xlsx?|pptx?|pdf|csv|txt|msg|png|jpe?g)\b|\S*)"
_FILE = rf"(?:\b[A-Za-z]:|\\\\[\w.$-]+)\\(?:[^\s\\]+(?: [^\s\\]+){{0,9}}\\)*{_LAST}|(?<![\w/.)<])/(?:[^\s/]+/)+{_LAST}"
_ADDRESS = regex(rf"\]\({ADDRESS}\)|(?:(?:https?|file|s?ftp)://|www\.){ADDRESS}|{_FILE}")
_IN_ADDRESS = ("/", "\\", "www.")
_HEADINGS = ("overskrift", "tittel", "kortittel")
_TABLES = ("tabell", "tabeller")
#: Between two texts: white space for what looks around, and a sign that no record can hold and no pattern takes in.
_BORDER = "\n\0\n"
_LINE = regex(r"[^\n]+")
_OTHER_MARK = regex(r"#{1,6} |>|\|")
CASE_SOURCE, MEETING_SOURCE = "sak", "møte"
#: Where a text may leave something open: in prose, and in the registers that hold it.
_OPEN_SOURCES = (CASE_SOURCE, MEETING_SOURCE, "tekster", "utvalg")


class Leaf(NamedTuple):
    """A text of a record; in `plain`, as long as `text`, references, addresses and mere numbers are blotted out.

    `source` is «sak», «møte» or the name of the register that it stands in.
    """

    key_path: KeyPath
    text: str
    plain: str
    field: Field = {}  # noqa: RUF012 - never changed
    references: tuple[Reference, ...] = ()
    source: str = CASE_SOURCE

    @property
    def is_line(self) -> bool:
        """Whether it is a single line, in which asterisks are no marks."""
        kind = TEXTS.get(self.field.get("check_with", ""))
        return kind is not None and not kind.is_markdown

    @property
    def is_heading(self) -> bool:
        """Whether the whole text is a heading or title."""
        return self.key_path[-1] in _HEADINGS

    @property
    def in_table(self) -> bool:
        """Whether the text stands in a table of a case."""
        return any(step in _TABLES for step in self.key_path[:-1])

    @property
    def must_be_settled(self) -> bool:
        """Whether nothing may be left open when it is printed."""
        return self.in_table or self.source not in _OPEN_SOURCES


class Texts(NamedTuple):
    """Every text of a record, in file order; `printed` are those that its paper must show.

    `source` is «sak», «møte» or the name of the register. `joined` holds what is plain of all that is printed, so that
    a pattern is looked for once; `starts` are the places of the texts in it. In `written` nothing is blotted out.
    """

    record: Record
    source: str
    leaves: tuple[Leaf, ...]
    printed: tuple[Leaf, ...]
    joined: str
    starts: tuple[int, ...]
    written: str

    @property
    def language(self) -> str:
        """The language that the record says it has: «bokmål» unless it says «nynorsk»."""
        return str(self.record.data.get("målform", "bokmål"))

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Leaf, int, re.Match[str]]]:
        """Each match in what is printed: its text, where it begins there, and the match in `joined`."""
        for match in pattern.finditer(self.joined):
            index = bisect_right(self.starts, match.start()) - 1
            yield self.printed[index], match.start() - self.starts[index], match

    def own_words(self) -> "Texts":
        """The same without resolutions of earlier cases: those are the words of their sources, right or wrong."""
        if self.source != "saker":
            return self
        return self.only([leaf for leaf in self.leaves if leaf.key_path[-1] != "vedtak"])

    def only(self, leaves: Sequence[Leaf]) -> "Texts":
        """The same with some of the texts alone."""
        return _texts(self.record, self.source, leaves)

    def place(self, leaf: Leaf, start: int, found: str) -> Position:
        """Where something found in a leaf begins, which is at `start` there."""
        from hfi_docs.records.written import place_in  # noqa: PLC0415 - where nothing is wrong no place is asked for

        if at := place_in(self.record, leaf.key_path, start):
            return at
        needle = found.partition("\n")[0]
        # Counted in the text as written: references are blotted out in `plain`, but stand in the file.
        return self.record.locate(leaf.key_path, needle, leaf.text.count(needle, 0, start))


def read_texts(record: Record, schema: Schema, source: str) -> Texts:
    """The texts of a record of a schema."""
    found = field_leaves(record.data, schema)
    return _texts(record, source, [make_leaf(key_path, text, field, source) for key_path, text, field in found])


def _texts(record: Record, source: str, leaves: Sequence[Leaf]) -> Texts:
    printed = tuple(leaf for leaf in leaves if is_printed(leaf.field))
    lengths = (len(leaf.plain) + len(_BORDER) for leaf in printed)
    starts = tuple(accumulate(lengths, initial=0))[:-1]
    joined = _BORDER.join(leaf.plain for leaf in printed)
    return Texts(record, source, tuple(leaves), printed, joined, starts, _BORDER.join(leaf.text for leaf in printed))


def make_leaf(key_path: KeyPath, text: str, field: Field, source: str = CASE_SOURCE) -> Leaf:
    """The leaf with its references and addresses blotted out, or all of it where it is no words."""
    references = tuple(find_references(text))
    plain = text
    for item in references:
        plain = plain[: item.start] + "\0" * len(item.written) + plain[item.end :]
    if is_code(field):
        plain = "\0" * len(text)
    elif any(sign in text for sign in _IN_ADDRESS):
        plain = _ADDRESS.sub(lambda match: "\0" * len(match[0]), plain)
    return Leaf(key_path, text, plain, field, references, source)


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
        marked, first = _passage_mark(line[0])
        apart = start < 0 or marked or mark.startswith(("#", "|")) or "\n\n" in text[end : line.start() + 1]
        if apart or not line[0].strip():
            if start >= 0:
                yield Passage(start, text[start:end], mark)
            start, mark = (line.start() + first, marked) if line[0].strip() else (-1, "")
        end = line.end()
    if start >= 0:
        yield Passage(start, text[start:end], mark)


def _passage_mark(line: str) -> tuple[str, int]:
    """What a line begins with that sets it apart, and where its text begins."""
    start = len(line) - len(line.lstrip())
    if other := _OTHER_MARK.match(line, start):
        marked, end = other[0].strip(), other.end()
    elif mark := read_mark(line, start):
        marked, end = mark.written, mark.end
    else:
        return "", start
    return marked, end + len(line[end:]) - len(line[end:].lstrip())
