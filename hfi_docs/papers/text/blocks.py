"""From the tokens of a text to blocks of the paper."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from hfi_docs.document import (
    Align,
    Block,
    Cell,
    Heading,
    Inline,
    Label,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Row,
    Table,
    Text,
)
from hfi_docs.papers.text.lines import Marked
from hfi_docs.papers.text.tokens import mark_of
from hfi_docs.values.dates import firm
from hfi_docs.values.marks import ListLabel, label_text
from hfi_docs.values.references import Reference, whole_reference

if TYPE_CHECKING:
    from markdown_it.token import Token


class Resolver(Protocol):
    """Turns references into content of the paper."""

    @property
    def placed_kinds(self) -> Collection[str]:
        """The kinds of reference that can place something where they stand alone on a line."""

    def inline(self, reference: Reference) -> tuple[Inline, ...]:
        """The content that takes the place of a reference inside a sentence."""

    def block(self, reference: Reference) -> tuple[Block, ...] | None:
        """What a reference alone in a paragraph places there, or None to treat it as part of a sentence."""


class BlockReader:
    """Walks the flat token list of markdown-it once."""

    def __init__(self, resolver: Resolver, levels: dict[str, int], level_above: int) -> None:
        self._resolver = resolver
        self._levels = levels
        self._level = level_above

    def blocks(self, tokens: "Sequence[Token]") -> Iterator[Block]:
        """The blocks that the tokens stand for."""
        for opener, inner in groups(tokens):
            match opener.type:
                case "paragraph_open":
                    yield from self._paragraph(inner[0])
                case "heading_open":
                    # A heading may be one level deeper than the one before it, never two (WCAG 1.3.1).
                    self._level = min(self._levels[opener.tag], self._level + 1)
                    yield Heading(self._level, self._inlines(inner[0].children or ()))
                case "bullet_list_open" | "ordered_list_open":
                    yield from self._lists(inner, is_numbered=opener.type == "ordered_list_open")
                case "blockquote_open":
                    yield from self._quote(inner)
                case "table_open":
                    yield self._table(inner)

    def _paragraph(self, content: "Token") -> tuple[Block, ...]:
        alone = whole_reference(content.content)
        blocks = self._resolver.block(alone) if alone else None
        return blocks or (Paragraph(self._inlines(content.children or ())),)

    def _lists(self, inner: "Sequence[Token]", *, is_numbered: bool) -> Iterator[List]:
        """The lists that a run of items makes: one, unless their marks say otherwise."""
        items = [(mark_of(item), ListItem(tuple(self.blocks(children)))) for item, children in groups(inner)]
        return _gather_lists(items, is_numbered=is_numbered)

    def _quote(self, inner: "Sequence[Token]") -> Iterator[Block]:
        for block in self.blocks(inner):
            yield Paragraph(block.inlines, "quote") if isinstance(block, Paragraph) else block

    def _table(self, inner: "Sequence[Token]") -> Table:
        rows = [
            Row(
                tuple(self._cell(*cell) for cell in groups(cells)),
                "header" if part.type == "thead_open" else "term",
            )
            for part, body in groups(inner)
            for _, cells in groups(body)
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
                        yield Text(firm(token.content), bold > 0, italic > 0)
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


def groups(tokens: "Sequence[Token]") -> "Iterator[tuple[Token, Sequence[Token]]]":
    """Each opening token at this level with what stands between it and its closing token."""
    start = depth = 0
    for index, token in enumerate(tokens):
        if depth == 0 and token.nesting == 1:
            start = index
        depth += token.nesting
        if depth == 0 and token.nesting == -1:
            yield tokens[start], tokens[start + 1 : index]


@dataclass
class _GrowingList:
    """A list that may still grow."""

    last: Marked | None
    is_numbered: bool
    start: int
    label: Label | None
    items: list[ListItem] = field(default_factory=list)

    def goes_on_with(self, marked: Marked | None) -> bool:
        """Whether the item is the next of this list."""
        if self.last is None or marked is None:
            return self.last is marked
        if self.last.label is None or marked.label is None:
            return marked.mark.level == self.last.mark.level
        return marked.label == self.last.label._replace(number=self.last.label.number + 1)

    def has_below(self, marked: Marked | None) -> bool:
        """Whether the item belongs under the last of this list, though it is not indented: «3.1» or «a)» under «3.»."""
        if self.last is None or marked is None:
            return False
        if marked.label is None:
            return marked.mark.level > self.last.mark.level
        before = marked.label.before.rstrip(".")
        return marked.is_below or (before != "" and before == self.last.mark.written.rstrip(".)"))

    def closed(self) -> List:
        """The list as it is printed."""
        return List(tuple(self.items), self.is_numbered, self.start, self.label)


def _gather_lists(items: Sequence[tuple[Marked | None, ListItem]], *, is_numbered: bool) -> Iterator[List]:
    """The lists that the items make: one, unless their labels or bullets say otherwise."""
    opened: list[_GrowingList] = []
    for marked, item in items:
        while opened and not (opened[-1].goes_on_with(marked) or opened[-1].has_below(marked)):
            done = opened.pop().closed()
            if opened:
                _add_below(opened[-1], done)
            else:
                yield done
        if not opened or not opened[-1].goes_on_with(marked):
            label = marked.label if marked else None
            start = label.number if label else 1
            opened.append(_GrowingList(marked, is_numbered, start, _printed(label) if label else None))
        opened[-1].items.append(item)
        opened[-1].last = marked
    while len(opened) > 1:
        done = opened.pop().closed()
        _add_below(opened[-1], done)
    yield from (each.closed() for each in opened)


def _add_below(above: _GrowingList, done: List) -> None:
    above.items[-1] = ListItem((*above.items[-1].blocks, done))


def _printed(label: ListLabel) -> Label:
    """The label as it is written; where that is the usual form of its kind, the template has its own."""
    usual, frame = Label(label.kind), f"{label.before}{{}}{label.after}"
    return usual if frame == usual.whole_frame else usual._replace(frame=frame)


def sentence_pieces(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """What each paragraph of some blocks says, an item's label in front."""
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                yield inlines
            case List(items=items, start=start, label=label):
                for number, item in enumerate(items, start=start):
                    sign = (Text(f"{label_text(label, number)} "),) if label else ()
                    for place, piece in enumerate(sentence_pieces(item.blocks)):
                        yield piece if place else (*sign, *piece)
            case Table(rows=rows):
                yield from sentence_pieces(child for row in rows for cell in row.cells for child in cell.blocks)
