"""What a text says otherwise than it is printed: lines that look like a list, heading or table and are not read as one.

Nothing that is written may change its meaning in silence, least of all in a resolution pasted from Word.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.document.walk import MOST_COLUMNS
from hfi_docs.papers.text.lines import Marked, TextLine
from hfi_docs.papers.text.tokens import Tokens, is_plain, mark_of, read_tokens
from hfi_docs.values.dates import MONTHS
from hfi_docs.values.expressions import regex
from hfi_docs.values.marks import has_section, has_symbol, read_count, stands_apart, stuck_mark
from hfi_docs.values.references import whole_reference

if TYPE_CHECKING:
    from markdown_it.token import Token

_ADDRESS = regex(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
#: What is written as a link and is none: an address that no reader may open, or one with a space in it.
_NO_LINK = regex(r"\[[^\[\]\0]*\]\(([^\s\0()]+)")
_DEEPEST_LIST = 3
_STUCK_HEADING = regex(r"#{1,6}[^\s#]|#{7,}")
_UNDERLINE = regex(r"[-=_*]{3,}\s*$")
_BOLD_LINE = regex(r"\*\*[^*]+\*\*:?\s*$")
_LABELLED = regex(r"[A-ZÆØÅ][^.:!?,\n]{0,30}:\s+\S")
_COLUMNS = regex(r"\S {3,}\S")
#: «sam-» at the end of a line; «sykehus- / og kommunesektoren» is whole.
_SPLIT_WORD = regex(r"[^\W\d_][-\u2010\u00ad]$")
_GOES_ON = regex(r"(?:[^a-zæøå]|(?:eller|enn|men|og|samt|som|til)\b)")
_STUCK_QUOTE = regex(r"\s*>[\d=]")
_MONTH = regex(rf"\d{{1,2}}\.(?:{'|'.join(MONTHS)})\b")
_LISTS = ("bullet_list", "ordered_list")


class FaultKind(Enum):
    """What is wrong with a line."""

    LOOSE_MARK = "the mark of an item, in the middle of a paragraph"
    STUCK_MARK = "no space after the mark of an item"
    STUCK_HEADING = "no space after the mark of a heading"
    UNDERLINE = "a rule under a line, as under a heading"
    BOLD_LINE = "a line in bold that the next one follows, as a heading"
    LABELLED = "lines that each begin with a name and a colon"
    LINE_BREAK = "a short line, and another that begins anew"
    SPLIT_WORD = "a word that a hyphen parts at the end of a line"
    STUCK_QUOTE = "a figure that the mark of a quotation takes the sign from"
    NO_TABLE = "a row of a table that is none"
    BAD_ROW = "a row that does not fit the head"
    TABLE_IN_CELL = "a table inside a table"
    TOO_WIDE = "a table with more columns than any can have"
    EMPTY = "a mark with nothing after it"
    TOO_DEEP = "a list on a fourth level"
    INDENT = "neither beside nor under the item above"
    RUN_IN = "text that becomes part of the item or quotation above"
    ADDRESS = "a link without a whole address"


class Fault(NamedTuple):
    """What is wrong with a line of a text, from 0, and the words to show."""

    line: int
    kind: FaultKind
    found: str


def text_faults(text: str, placed_kinds: Collection[str] = (), *, in_cell: bool = False) -> list[Fault]:
    """Every line that would be printed otherwise than it is written."""
    if not text.strip() or is_plain(text):
        return []
    tokens = read_tokens(text, tuple(placed_kinds))
    found = {*_block_faults(tokens, placed_kinds, in_cell=in_cell), *_indents(tokens)}
    taken = {fault.line for fault in found if fault.kind in (FaultKind.INDENT, FaultKind.EMPTY)}
    told = {fault.line for fault in found if fault.kind not in (FaultKind.LINE_BREAK, FaultKind.LABELLED)}
    hidden = {FaultKind.LOOSE_MARK: taken, FaultKind.LINE_BREAK: told, FaultKind.LABELLED: told}
    return sorted(
        (fault for fault in found if fault.line not in hidden.get(fault.kind, ())),
        key=lambda fault: (fault.line, fault.kind.name),
    )


def _block_faults(tokens: Tokens, placed_kinds: Collection[str], *, in_cell: bool) -> Iterator[Fault]:
    depth = quotes = 0
    before: Token | None = None
    for position, (token, following) in enumerate(pairwise((*tokens.all, None))):
        assert token is not None
        name = token.type.removesuffix("_open").removesuffix("_close")
        depth += token.nesting if name in _LISTS else 0
        quotes += token.nesting if name == "blockquote" else 0
        line = tokens.line_of(token)
        closes = following is None or following.nesting == -1
        match token.type:
            case "list_item_open" if closes or _begins_with_block(tokens, position, placed_kinds):
                yield Fault(line, FaultKind.EMPTY, _written(mark_of(token)))
            case "list_item_open" if depth > _DEEPEST_LIST:
                yield Fault(line, FaultKind.TOO_DEEP, _written(mark_of(token)))
            case "blockquote_open" if closes:
                yield Fault(line, FaultKind.EMPTY, ">")
            case "heading_open" if following is not None and not following.content:
                yield Fault(line, FaultKind.EMPTY, "#" * int(token.tag[1:]))
            case "paragraph_open":
                yield from _paragraph(tokens, token, before, in_quote=quotes > 0)
            case "table_open":
                yield from _table(tokens, token, in_cell=in_cell)
            case "inline" if token.children:
                yield from _links(token, line)
        before = token


def _begins_with_block(tokens: Tokens, item: int, placed_kinds: Collection[str]) -> bool:
    """Whether an item begins with a list, table or figure: there is no line for its own mark."""
    opener, content = tokens.all[item + 1], tokens.all[item + 2]
    reference = whole_reference(content.content) if opener.type == "paragraph_open" else None
    placed = reference is not None and reference.kind in placed_kinds
    return placed or opener.type in ("bullet_list_open", "ordered_list_open", "table_open", "blockquote_open")


def _written(marked: Marked | None) -> str:
    return marked.mark.written if marked else "-"


def _paragraph(tokens: Tokens, token: "Token", before: "Token | None", *, in_quote: bool) -> Iterator[Fault]:
    item = mark_of(before) if before is not None and before.type == "list_item_open" else None
    indexes, lines = tokens.lines_of(token), tokens.lines(token)
    seen = _Seen(lines, item)
    above: TextLine | None = None
    for index, line in zip(indexes, lines, strict=True):
        if not line.is_literal:
            yield from _line(index, line, above, seen, is_item=index in tokens.prepared.items)
        if above and (in_quote or item) and not _belongs(line, above, item, in_quote=in_quote):
            yield Fault(index, FaultKind.RUN_IN, line.text.strip())
        seen.add(line)
        above = line
    yield from _rows(indexes, lines)


class _Seen:
    """What stands in the lines of a paragraph: `stuck` counts signs over all, the rest tells of those seen so far."""

    def __init__(self, lines: Sequence[TextLine], item: Marked | None) -> None:
        self.stuck = Counter(stuck_mark(_body(line)) for line in lines)
        self.columns = {item.column} if item and item.mark.is_numbered else set()
        self.indent = item.column if item else 0
        self.bullets: set[str] = set()
        self.begins_with_section = bool(lines) and has_section(_body(lines[0]))
        self.counted = read_count(item.mark.written + " X") if item else None
        self.labelled = False

    def add(self, line: TextLine) -> None:
        self.labelled = _LABELLED.match(_body(line)) is not None
        self.counted = read_count(_body(line)) or self.counted
        if first := line.first:
            if first.mark.is_numbered:
                self.columns.add(first.column)
            else:
                self.bullets.add(first.mark.written)

    def goes_on_with(self, body: str) -> bool:
        """Whether a line counts on from one before it: «2 Budsjettet» after «1 Planen», «Punkt 2» after «Punkt 1»."""
        if self.counted is None:
            return False
        name, number = self.counted
        return read_count(body) == (name, number + 1)


def _body(line: TextLine) -> str:
    return line.text.lstrip(" \t>")


def _line(index: int, line: TextLine, above: TextLine | None, seen: _Seen, *, is_item: bool) -> Iterator[Fault]:
    body = line.text[line.rest :] if is_item else _body(line)
    if above and body.strip():
        yield from _run_together(index, body, above, seen)
    if _STUCK_HEADING.match(body):
        yield Fault(index, FaultKind.STUCK_HEADING, body.split()[0])
    if above is None and _STUCK_QUOTE.match(line.text):
        yield Fault(index, FaultKind.STUCK_QUOTE, line.text.strip())
    if (stuck := stuck_mark(body)) and not _MONTH.match(body) and _is_meant(stuck, above, seen):
        yield Fault(index, FaultKind.STUCK_MARK, stuck)
    if above and not is_item and _is_loose(line, body, above, seen):
        yield Fault(index, FaultKind.LOOSE_MARK, line.marks[0].mark.written if line.marks else body.split()[0])


def _run_together(index: int, body: str, above: TextLine, seen: _Seen) -> Iterator[Fault]:
    """Lines that stand apart on the page and would be printed as one."""
    if _UNDERLINE.match(body):
        yield Fault(index, FaultKind.UNDERLINE, body.strip())
    if _BOLD_LINE.match(above.text[above.rest :].lstrip()):
        yield Fault(index, FaultKind.BOLD_LINE, body.strip())
    if seen.labelled and _LABELLED.match(body):
        yield Fault(index, FaultKind.LABELLED, body.strip())
    elif _SPLIT_WORD.search(above.text) and not _GOES_ON.match(body):
        yield Fault(index, FaultKind.SPLIT_WORD, body.split(maxsplit=1)[0])
    elif not above.text.endswith("  ") and stands_apart(_body(above).rstrip(), body):
        yield Fault(index, FaultKind.LINE_BREAK, body.strip())


def _is_meant(stuck: str, above: TextLine | None, seen: _Seen) -> bool:
    """Whether a mark without space is one; a hyphen may begin a wrapped line («rekrutterings- og / -midler»)."""
    return stuck not in "-–—\u2212+*" or above is None or above.ends_sentence or seen.stuck[stuck] > 1


def _is_loose(line: TextLine, body: str, above: TextLine, seen: _Seen) -> bool:
    """Whether a line in the middle of a paragraph looks like an item that was not read as one."""
    first = line.first
    if first is None:
        return seen.goes_on_with(body) or (seen.begins_with_section and has_section(body)) or has_symbol(body)
    written = first.mark.written
    if not first.mark.is_numbered:
        return written in seen.bullets or "\t" in line.text[: first.mark.end]
    capital = line.text[first.mark.end :].lstrip('*«"(')[:1].isupper()
    return (
        first.column in seen.columns
        or first.column < seen.indent
        or written.endswith(")")
        or above.ends_sentence
        or (capital and written[0].isdigit())
    )


def _belongs(line: TextLine, above: TextLine, item: Marked | None, *, in_quote: bool) -> bool:
    """Whether a line is meant to go on with the one above it."""
    if in_quote:
        return ">" in line.lead
    starts = _body(line)[:1].isupper() and above.ends_sentence
    return not starts or item is None or len(line.lead) > item.column


def _rows(indexes: Sequence[int], lines: Sequence[TextLine]) -> Iterator[Fault]:
    """Lines that look like rows: parted by tabulators, as Excel and Word paste them, or by bars without a head."""
    tabs = [_count_tabs(line.text[line.rest :].strip()) for line in lines]
    bars = [line.text.replace("\\|", "").count("|") for line in lines]
    gaps = [len(_COLUMNS.findall(line.text[line.rest :])) for line in lines]
    several_tabs, several_bars, several_gaps = (sum(map(bool, counts)) > 1 for counts in (tabs, bars, gaps))
    for index, line, of_tabs, of_bars, of_gaps in zip(indexes, lines, tabs, bars, gaps, strict=True):
        by_tabs = of_tabs > 1 or (of_tabs and several_tabs) or (of_gaps and several_gaps)
        if by_tabs or (of_bars and (several_bars or line.text.strip().startswith("|"))):
            yield Fault(index, FaultKind.NO_TABLE, line.text.strip())


def _count_tabs(row: str) -> int:
    """The tabulators that part a line; one behind «Fra:» only sets the text apart."""
    count = row.count("\t")
    return 0 if count == 1 and _LABELLED.match(row) else count


def _table(tokens: Tokens, token: "Token", *, in_cell: bool) -> Iterator[Fault]:
    indexes = tokens.lines_of(token)
    head, _, *rows = indexes
    lines = tokens.prepared.lines
    columns = _split_row(lines[head].text)
    if in_cell:
        yield Fault(head, FaultKind.TABLE_IN_CELL, lines[head].text.strip())
    if len(columns) > MOST_COLUMNS:
        yield Fault(head, FaultKind.TOO_WIDE, f"{len(columns)} kolonner")
    if not all(cell.strip() for cell in columns):
        yield Fault(head, FaultKind.BAD_ROW, lines[head].text.strip())
    for index in rows:
        if len(_split_row(lines[index].text)) != len(columns):
            yield Fault(index, FaultKind.BAD_ROW, lines[index].text.strip())


def _split_row(line: str) -> list[str]:
    return re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))


def _links(token: "Token", line: int) -> Iterator[Fault]:
    children = token.children or ()
    for child in children:
        address = str(child.attrGet("href"))
        if child.type == "link_open" and (child.attrGet("title") or not _ADDRESS.fullmatch(address)):
            yield Fault(line, FaultKind.ADDRESS, address)
    words = "".join(child.content if child.type == "text" else "\0" for child in children)
    for found in _NO_LINK.finditer(words):
        if f"\\{found[0]}" not in token.content:
            yield Fault(line, FaultKind.ADDRESS, found[1])


def _indents(tokens: Tokens) -> Iterator[Fault]:
    """Items that are indented to neither the item above nor its text."""
    opened: list[Marked] = []
    above: TextLine | None = None
    for index, line in enumerate(tokens.prepared.lines):
        if index in tokens.prepared.items:
            first = line.marks[0]
            while opened and first.column < opened[-1].column:
                opened.pop()
            if opened and opened[-1].column < first.column < opened[-1].content and not first.is_below:
                yield Fault(index, FaultKind.INDENT, first.mark.written)
            while opened and opened[-1].column >= first.column:
                opened.pop()
            opened += line.marks
        elif not line.is_blank and not line.lead and above is None:
            opened = []
        above = None if line.is_blank else line
