"""The Markdown of text fields, read into the document tree.

A whitelist of CommonMark: paragraphs, headings, lists, `*kursiv*`, `**fet**`, links, quotes and simple tables. HTML,
underscores and single asterisks stay text. `[[kind:target]]` is a reference, which the caller resolves.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from hfi_docs.document import (
    Align,
    Block,
    Cell,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Row,
    Table,
    Text,
)
from hfi_docs.papers.text.rules import markdown_reader
from hfi_docs.values.dates import MONTHS
from hfi_docs.values.references import Reference, find_references, set_apart, whole_reference

if TYPE_CHECKING:
    from markdown_it.token import Token

_DATE_AT_LINE_START = re.compile(rf"^(\s*(?:[-*>]\s+)*\d{{1,2}})\.(?=\s+(?:{'|'.join(MONTHS)})\b)", re.MULTILINE)
_LETTER_ITEM = re.compile(r"^([ \t]*)([a-z]|[ivx]{2,5})\)([ \t]+)", re.MULTILINE)
#: Around the letter that a number stands in for; records cannot hold these signs.
_LETTER_OPEN, _LETTER_CLOSE = "\x02", "\x03"
_STAND_IN = re.compile(rf"(\d+\)[ \t]*)?{_LETTER_OPEN}(\w+){_LETTER_CLOSE}")
#: What may mean something to the Markdown reader; white space at the ends and double spaces included, for it trims.
_MARKED = re.compile(r"[\n\t*\[\]\\|]|^[\s#>=+-]|^\w{1,9}[.)]|\s$|  ")


class Resolver(Protocol):
    """Turns references into content of the paper."""

    @property
    def placed_kinds(self) -> Collection[str]:
        """The kinds of reference that can place something where they stand alone on a line."""

    def inline(self, reference: Reference) -> tuple[Inline, ...]:
        """The content that takes the place of a reference inside a sentence."""

    def block(self, reference: Reference) -> tuple[Block, ...] | None:
        """What a reference alone in a paragraph places there, or None to treat it as part of a sentence."""


def read_markdown(text: str, resolver: Resolver, *, heading_level: int = 3) -> tuple[Block, ...]:
    """The blocks of a text field; its topmost headings get `heading_level`."""
    if _is_plain(text):
        return (Paragraph((Text(text),)),)
    tokens = _tokens(_prepared(text, resolver.placed_kinds))
    depths = sorted({token.tag for token in tokens if token.type == "heading_open"})
    levels = {tag: heading_level + index for index, tag in enumerate(depths)}
    return tuple(_Reader(resolver, levels, heading_level - 1).blocks(tokens))


def read_line(text: str, resolver: Resolver) -> tuple[Inline, ...]:
    """The content of a one-line field: plain text and references, no Markdown."""
    inlines: list[Inline] = []
    end = 0
    for reference in find_references(text):
        if reference.start > end:
            inlines.append(Text(text[end : reference.start]))
        inlines.extend(resolver.inline(reference))
        end = reference.end
    if end < len(text):
        inlines.append(Text(text[end:]))
    return tuple(inlines)


def list_depth(text: str) -> int:
    """How many levels the deepest list of a text field has."""
    depth = deepest = 0
    for token in () if _is_plain(text) else _tokens(_prepared(text)):
        if token.type in ("bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"):
            depth += token.nesting
            deepest = max(deepest, depth)
    return deepest


def has_empty_parts(text: str) -> bool:
    """Whether a list item, heading or quote has nothing in it: such marks would vanish without a trace."""
    for token, following in pairwise(() if _is_plain(text) else _tokens(_prepared(text))):
        if token.type in ("list_item_open", "blockquote_open") and following.nesting == -1:
            return True
        if token.type == "heading_open" and not following.content:
            return True
    return False


def has_table(text: str) -> bool:
    """Whether a text field holds a table."""
    return "|" in text and any(token.type == "table_open" for token in _tokens(_prepared(text)))


def misshapen_row(text: str) -> str:
    """The first row of a table with an empty head cell or more cells than the head; "" when all is well."""
    lines = _prepared(text).split("\n")
    for token in _tokens(_prepared(text)) if "|" in text else ():
        if token.type == "table_open" and token.map:
            head, _, *rows = lines[slice(*token.map)]
            if not all(cell.strip() for cell in _split_row(head)):
                return head.strip()
            for row in rows:
                if len(_split_row(row)) > len(_split_row(head)):
                    return row.strip()
    return ""


def _split_row(line: str) -> list[str]:
    return re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))


def links(text: str) -> tuple[str, ...]:
    """The addresses of all links in a text field."""
    if "](" not in text:
        return ()
    inline = (child for token in _tokens(_prepared(text)) for child in token.children or ())
    return tuple(str(token.attrGet("href")) for token in inline if token.type == "link_open")


def _is_plain(text: str) -> bool:
    """Whether a text is one paragraph without any mark: most cells are, and need no Markdown reader."""
    return bool(text) and not _MARKED.search(text)


#: Room for the texts of one large case, which several checks and then composing ask for. More takes memory, no time.
@lru_cache(maxsize=128)
def _tokens(prepared: str) -> "tuple[Token, ...]":
    tokens = tuple(markdown_reader().parse(prepared))
    for token in tokens:
        if token.type == "inline" and _LETTER_OPEN in token.content:
            token.content = _with_letters(token.content)
            for child in token.children or ():
                child.content = _with_letters(child.content)
    return tokens


def _prepared(text: str, placed_kinds: Collection[str] = ()) -> str:
    guarded = _DATE_AT_LINE_START.sub(r"\1\\.", text)
    return _LETTER_ITEM.sub(_number_item, set_apart(guarded, placed_kinds))


def _number_item(match: re.Match[str]) -> str:
    # CommonMark has no letters. The number has the same width, so that the lines of the item keep their indentation.
    number = "1" if match[2] in ("a", "i") else "2"
    return f"{match[1]}{number.zfill(len(match[2]))}){match[3]}{_LETTER_OPEN}{match[2]}{_LETTER_CLOSE}"


def _with_letters(text: str) -> str:
    """The text with its letters back where a stand-in did not become the number of an item."""
    return _STAND_IN.sub(lambda match: f"{match[2]}) " if match[1] else "", text)


class _Reader:
    """Walks the flat token list of markdown-it once."""

    def __init__(self, resolver: Resolver, levels: dict[str, int], level_above: int) -> None:
        self._resolver = resolver
        self._levels = levels
        self._level = level_above

    def blocks(self, tokens: "Sequence[Token]") -> Iterator[Block]:
        for opener, inner in _groups(tokens):
            match opener.type:
                case "paragraph_open":
                    yield from self._paragraph(inner[0])
                case "heading_open":
                    # A heading may be one level deeper than the one before it, never two (WCAG 1.3.1).
                    self._level = min(self._levels[opener.tag], self._level + 1)
                    yield Heading(self._level, self._inlines(inner[0].children or ()))
                case "bullet_list_open" | "ordered_list_open":
                    yield self._list(opener, inner)
                case "blockquote_open":
                    yield from self._quote(inner)
                case "table_open":
                    yield self._table(inner)

    def _paragraph(self, content: "Token") -> tuple[Block, ...]:
        alone = whole_reference(content.content)
        blocks = self._resolver.block(alone) if alone else None
        return blocks or (Paragraph(self._inlines(content.children or ())),)

    def _list(self, opener: "Token", inner: "Sequence[Token]") -> List:
        items = tuple(ListItem(tuple(self.blocks(children))) for _, children in _groups(inner))
        start = opener.attrGet("start")
        return List(items, ordered=opener.type == "ordered_list_open", start=int(start) if start is not None else 1)

    def _quote(self, inner: "Sequence[Token]") -> Iterator[Block]:
        for block in self.blocks(inner):
            yield Paragraph(block.inlines, "quote") if isinstance(block, Paragraph) else block

    def _table(self, inner: "Sequence[Token]") -> Table:
        rows = [
            Row(
                tuple(self._cell(*cell) for cell in _groups(cells)),
                "header" if part.type == "thead_open" else "term",
            )
            for part, body in _groups(inner)
            for _, cells in _groups(body)
        ]
        title = " – ".join(cell_text for cell_text in (_first_text(cell) for cell in rows[0].cells) if cell_text)
        return Table(tuple(rows), (0.0,) * len(rows[0].cells), title=title)

    def _cell(self, opener: "Token", inner: "Sequence[Token]") -> Cell:
        style = str(opener.attrGet("style") or "")
        align: Align = "right" if "right" in style else "center" if "center" in style else "left"
        return Cell((Paragraph(self._inlines(inner[0].children or ())),), align=align)

    def _inlines(self, tokens: "Sequence[Token]") -> tuple[Inline, ...]:
        return tuple(self._inline_run(iter(tokens), bold=0, italic=0))

    def _inline_run(self, tokens: "Iterator[Token]", bold: int, italic: int) -> Iterator[Inline]:
        for token in tokens:
            match token.type:
                case "text":
                    if token.content:
                        yield Text(token.content, bold > 0, italic > 0)
                case "text_special":
                    yield Text(token.content, bold > 0, italic > 0)
                case "softbreak":
                    yield Text(" ", bold > 0, italic > 0)
                case "hardbreak":
                    yield LineBreak()
                case "reference":
                    printed = self._resolver.inline(token.meta["reference"])
                    yield from (_dress(inline, bold > 0, italic > 0) for inline in printed)
                case "strong_open" | "strong_close":
                    bold += token.nesting
                case "em_open" | "em_close":
                    italic += token.nesting
                case "link_open":
                    yield Link(tuple(self._inline_run(tokens, bold, italic)), url=str(token.attrGet("href")))
                case "link_close":
                    return


def _dress(inline: Inline, bold: bool, italic: bool) -> Inline:
    match inline:
        case Text(text=text):
            return Text(text, bold or inline.bold, italic or inline.italic)
        case Link(inlines=children):
            return Link(tuple(_dress(child, bold, italic) for child in children), inline.url, inline.anchor)
    return inline


def _first_text(cell: Cell) -> str:
    return "".join(
        inline.text
        for block in cell.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Text)
    )


def _groups(tokens: "Sequence[Token]") -> "Iterator[tuple[Token, Sequence[Token]]]":
    """Each opening token at this level with what stands between it and its closing token."""
    start = depth = 0
    for index, token in enumerate(tokens):
        if depth == 0 and token.nesting == 1:
            start = index
        depth += token.nesting
        if depth == 0 and token.nesting == -1:
            yield tokens[start], tokens[start + 1 : index]
