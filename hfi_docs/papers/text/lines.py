"""The lines of a text made ready for the Markdown reader: every mark of a list that stands in Norwegian office texts.

CommonMark knows `-` and `1.`. A line that begins with another mark gets one of these in its place, of the same width,
when the lines around it say that it is an item; the reader then finds the mark as written beside its line.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from hfi_docs.values.dates import MONTHS
from hfi_docs.values.expressions import regex
from hfi_docs.values.marks import INVISIBLE, ItemMark, ListLabel, looks_marked, read_mark
from hfi_docs.values.references import whole_reference

_LEAD = regex(rf"[ \t{INVISIBLE}]*(?:>[ \t{INVISIBLE}]*)*")
_MONTH = regex(rf"(?:{'|'.join(MONTHS)})\b")
#: A number that Markdown would take for that of an item.
_NUMBER = regex(r"(\d{1,9})([.)])(?=\s|$)")
_END_OF_SENTENCE = (".", ":", ";", "!", "?")


class Marked(NamedTuple):
    """A mark in its line: the column where it stands, that of its text, and what it counts, when it is numbered.

    `is_below`: it belongs under the numbered item before it though it is not indented: «a)» under «1.».
    """

    mark: ItemMark
    column: int
    content: int
    label: ListLabel | None = None
    is_below: bool = False


class TextLine(NamedTuple):
    """A line as written and taken apart: what it is indented with, its marks, where they begin and where they end.

    `is_literal`: a backslash says that what looks like a mark after them is text.
    """

    text: str
    lead: str
    marks: tuple[Marked, ...] = ()
    begin: int = 0
    rest: int = 0
    is_literal: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text.strip()

    @property
    def ends_sentence(self) -> bool:
        """Whether a new sentence or a list may begin after it."""
        return self.text.rstrip().rstrip("*»\"'").endswith(_END_OF_SENTENCE)

    @property
    def first(self) -> Marked | None:
        """Its outermost mark."""
        return self.marks[0] if self.marks else None


class Prepared(NamedTuple):
    """A text for the Markdown reader; `sources` holds for each of its lines which of `lines` it came from.

    `items` are the lines whose marks make items, as far as the lines around them tell.
    """

    text: str
    lines: tuple[TextLine, ...]
    sources: tuple[int, ...]
    items: frozenset[int]


def prepare(text: str, placed_kinds: Collection[str] = (), not_items: Collection[int] = ()) -> Prepared:
    """The text for the reader; `not_items` are lines that it turned out not to take for items."""
    lines = tuple(_take_apart(line) for line in text.split("\n"))
    labelled = _find_items(lines, not_items)
    lines = tuple(line._replace(marks=labelled.get(index, line.marks)) for index, line in enumerate(lines))
    made: list[str] = []
    sources: list[int] = []
    for index, line in enumerate(_aligned(lines, labelled)):
        reference = whole_reference(line.text)
        apart = reference is not None and reference.kind in placed_kinds
        written = _for_reader(line, is_item=index in labelled)
        for each in ("", written, "") if apart else (written,):
            made.append(each)
            sources.append(index)
    return Prepared("\n".join(made), lines, tuple(sources), frozenset(labelled))


class _Opened(NamedTuple):
    """A mark of an item that lines below may belong to, and what the reader is to see it and its text indented with."""

    marked: Marked
    lead: str
    text_lead: str


def _aligned(lines: Sequence[TextLine], items: Collection[int]) -> Iterator[TextLine]:
    """The lines, each item right below the text of the item that it belongs to, or below the mark of the one beside it.

    Markdown takes an item for text when it stands four signs or more to the right of that.
    """
    opened: list[_Opened] = []
    above: TextLine | None = None
    for index, line in enumerate(lines):
        if index in items:
            lead = _indent(line, opened)
            yield line._replace(lead=lead)
            for marked in line.marks:
                opened.append(_Opened(marked, lead, lead := lead + " " * len(_own_mark(marked))))
        else:
            if not line.is_blank and not line.lead and above is None:
                opened = []
            yield line
        above = None if line.is_blank else line


def _indent(line: TextLine, opened: list[_Opened]) -> str:
    """What an item is indented with; the items that it does not belong to are closed."""
    column, lead = line.marks[0].column, line.lead
    while opened and column < opened[-1].marked.content:
        last = opened.pop()
        if column >= last.marked.column:
            lead = last.lead
            break
    else:
        lead = opened[-1].text_lead if opened else lead
    return lead if lead.count(">") == line.lead.count(">") else line.lead


def blot_marks(text: str) -> str:
    """The text with NUL for the marks that its lines begin with, whether they are those of items or not."""
    lines = map(_take_apart, text.split("\n"))
    return "\n".join(("\0" if line.marks else "") + line.text[line.rest :] for line in lines)


def _take_apart(text: str) -> TextLine:
    lead = _LEAD.match(text)
    at = begin = lead.end() if lead else 0
    shown = re.sub(f"[{INVISIBLE}]", "", text[:at]).expandtabs(4)
    marks: list[Marked] = []
    column = len(shown)
    while mark := read_mark(text, at):
        if mark.is_numbered and _MONTH.match(text, mark.end):
            break
        content = column + len(mark.written) + 1
        marks.append(Marked(mark, column, content))
        at, column = mark.end, content
    is_literal = text[at : at + 1] == "\\" and looks_marked(text, at + 1)
    return TextLine(text, shown, tuple(marks), begin, at, is_literal)


def _for_reader(line: TextLine, *, is_item: bool) -> str:
    if line.is_blank:
        # Word leaves a hard space on an empty line, which Markdown takes for text.
        return ""
    marks = "".join(map(_own_mark, line.marks)) if is_item else _guarded(line.text[line.begin : line.rest])
    rest = line.text[line.rest :]
    return line.lead + marks + (_literal(rest[1:]) if line.is_literal else _guarded(rest))


def _guarded(text: str) -> str:
    """A number that is no item's, with a backslash that keeps the reader from taking it for one."""
    return _NUMBER.sub(r"\1\\\2", text, count=1) if _NUMBER.match(text) else text


def _literal(text: str) -> str:
    """A mark that is text: signs that Markdown has keep their backslash, others never had a meaning to it."""
    if number := _NUMBER.match(text):
        return f"{number[1]}\\{text[len(number[1]) :]}"
    return f"\\{text}" if text[:1] in "-*+(" else text


def _own_mark(marked: Marked) -> str:
    mark = marked.mark
    # Every numbered item with the same sign: what the reader takes for one list is parted by what the labels say.
    return f"{'1'.zfill(len(mark.written) - 1)}. " if marked.label else f"{mark.written if mark.is_own else '-'} "


def _find_items(lines: Sequence[TextLine], not_items: Collection[int]) -> dict[int, tuple[Marked, ...]]:
    """The marks of each line that is an item, its numbered ones with what they count."""
    found: dict[int, tuple[Marked, ...]] = {}
    finder = _Finder(lines)
    for index, line in enumerate(lines):
        if line.marks and index not in not_items:
            marks = tuple(finder.marks(index, found))
            if marks:
                found[index] = marks
    return found


class _Finder:
    """Tells which marks are those of items, by the marks around them."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._numbered = [
            (index, marked) for index, line in enumerate(lines) for marked in line.marks if marked.mark.is_numbered
        ]
        self._place = {(index, marked.column): place for place, (index, marked) in enumerate(self._numbered)}

    def marks(self, index: int, found: Mapping[int, tuple[Marked, ...]]) -> Iterator[Marked]:
        """The marks of a line, none of them when the first is no item's."""
        for depth, marked in enumerate(self._lines[index].marks):
            if marked.mark.is_numbered:
                label = self._label(index, marked, is_inner=depth > 0)
                if label is None:
                    return
                yield marked._replace(label=label, is_below=self._is_below(index, marked, label, found))
            elif depth == 0 and marked.mark.is_doubtful and not self._is_bullet(index, found):
                return
            else:
                yield marked

    def _is_bullet(self, index: int, found: Mapping[int, tuple[Marked, ...]]) -> bool:
        """Whether a dash, «o» or «§» is a bullet: at the start, after a sentence, or after another bullet."""
        line, above = self._lines[index], self._above(index)
        mark = line.marks[0].mark
        follows_bullet = index - 1 in found and not found[index - 1][0].mark.is_numbered
        if mark.written in "o§" and "\t" not in line.text[: mark.end]:
            return follows_bullet and line.text[mark.end : mark.end + 1].isalpha()
        return above is None or above.ends_sentence or follows_bullet

    def _label(self, index: int, marked: Marked, *, is_inner: bool) -> ListLabel | None:
        """What a label counts, when the labels around it, or its place, say that it counts."""
        for label in marked.mark.labels:
            if any(self._goes_on(index, marked, label, step) for step in (-1, 1)):
                return label
        first = next((label for label in reversed(marked.mark.labels) if label.number == 1), None)
        if first and (is_inner or self._may_begin(index, marked, first)):
            return first
        return next((label for label in marked.mark.labels if self._has_points(index, marked)), None)

    def _goes_on(self, index: int, marked: Marked, label: ListLabel, step: int) -> bool:
        """Whether the nearest label before (-1) or after (1) it at its depth is the one that counts next to it."""
        place = self._place[index, marked.column] + step
        while 0 <= place < len(self._numbered):
            other = self._numbered[place][1]
            place += step
            if other.column < marked.column:
                return False
            if other.column == marked.column:
                if label._replace(number=label.number + step) in other.mark.labels:
                    return True
                if not _may_be_below(other, label):
                    return False
        return False

    def _is_below(self, index: int, marked: Marked, label: ListLabel, found: Mapping[int, tuple[Marked, ...]]) -> bool:
        """Whether a list begins under the item before it: right below it, or the numbers before it go on after it."""
        place = self._place[index, marked.column]
        if label.number != 1 or not place:
            return False
        line, before = self._numbered[place - 1]
        upper = next((each.label for each in found.get(line, ()) if each.column == before.column), None)
        if upper is None or upper.kind == label.kind:
            return False
        return self._above(index) is not None or self._goes_on(line, before, upper, 1)

    def _has_points(self, index: int, marked: Marked) -> bool:
        """Whether «3.1» comes right after «3.»."""
        following = self._numbered[self._place[index, marked.column] + 1 :][:1]
        return any(
            label.before.rstrip(".") == marked.mark.written.rstrip(".)")
            for _, other in following
            for label in other.mark.labels
        )

    def _may_begin(self, index: int, marked: Marked, label: ListLabel) -> bool:
        """Whether a list may begin here though no other label says so."""
        line, above = self._lines[index], self._above(index)
        if label.after == "." and label.kind != "decimal":
            # An initial, or an abbreviation.
            return False
        before = label.before.lstrip("(")
        if before:
            # «3.1» right under «3.».
            return above is not None and any(
                each.mark.written.rstrip(".)") == before.rstrip(".") for each in above.marks
            )
        inside = above is not None and above.marks and marked.column > above.marks[0].column
        capital = line.text[marked.mark.end :].lstrip('*«"(')[:1].isupper()
        return above is None or above.ends_sentence or bool(inside and (label.after == ")" or capital))

    def _above(self, index: int) -> TextLine | None:
        above = self._lines[index - 1] if index else None
        return None if above is None or above.is_blank else above


def _may_be_below(marked: Marked, label: ListLabel) -> bool:
    """Whether a mark in the same column as a label may be one of a list below it."""
    return any(each.kind != label.kind or each.rank > label.rank for each in marked.mark.labels)
