"""A paper as a tree: what is sent, without a word about how Word stores it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "right", "center"]
Orientation: TypeAlias = Literal["portrait", "landscape"]
#: info: shown, not added up · term: added up · subtotal · total: set in bold with a line above.
RowRole: TypeAlias = Literal["header", "info", "term", "subtotal", "total"]
#: start: first cell of a vertical merge · continue: swallowed by the cell above.
Merge: TypeAlias = Literal["none", "start", "continue"]


@dataclass(frozen=True)
class Text:
    """A stretch of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class LineBreak:
    """A line break inside a paragraph."""


@dataclass(frozen=True)
class Link:
    """A link: to a web address (`url`) or to a bookmark in this document (`anchor`); one of the two is set."""

    inlines: "tuple[Inline, ...]"
    url: str = ""
    anchor: str = ""


Inline: TypeAlias = Text | LineBreak | Link


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title of the case. `bookmark` makes it a target for links."""

    level: int
    inlines: tuple[Inline, ...]
    bookmark: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `role` chooses the style: body, quote or caption."""

    inlines: tuple[Inline, ...]
    role: Literal["body", "quote", "caption"] = "body"


@dataclass(frozen=True)
class ListItem:
    """A list item: its own paragraphs, and lists one level deeper."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True)
class List:
    """A bulleted or numbered list; a numbered one begins at `start`, whatever lists stood before it."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True)
class Cell:
    """A table cell. `columns` is how many grid columns it spans."""

    blocks: "tuple[Block, ...]" = ()
    align: Align = "left"
    columns: int = 1
    merge: Merge = "none"


@dataclass(frozen=True)
class Row:
    """A table row."""

    cells: tuple[Cell, ...]
    role: RowRole = "term"


@dataclass(frozen=True)
class Caption:
    """The numbered line above a table in running text: «Tabell 1: Økonomisk oversikt»."""

    label: str
    number: int
    text: str
    bookmark: str


@dataclass(frozen=True)
class Table:
    """A table: header rows first. `weights` holds the wished relative width of each column, 0 = by content.

    `title` and `description` are read aloud by screen readers. `continued` is added to a merged cell that goes on
    on the next page.
    """

    rows: tuple[Row, ...]
    weights: tuple[float, ...]
    title: str
    description: str = ""
    caption: Caption | None = None
    continued: str = ""


Block: TypeAlias = Heading | Paragraph | List | Table


@dataclass(frozen=True)
class Part:
    """A run of blocks on pages of one orientation; `new_page` starts it on a page of its own."""

    blocks: tuple[Block, ...]
    orientation: Orientation = "portrait"
    new_page: bool = False


@dataclass(frozen=True)
class Properties:
    """What Word and the archive show about the file (core properties, ISO 15000-2 / ECMA-376 part 2)."""

    title: str
    subject: str
    author: str
    keywords: str
    category: str
    status: str
    language: str
    created: date


@dataclass(frozen=True)
class Document:
    """A whole paper: scalar fields and block slots for the template's placeholders, by placeholder name."""

    properties: Properties
    fields: Mapping[str, str]
    slots: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)


def block_texts(block: Block) -> Iterator[str]:
    """Every text of a block in reading order, each a piece that Word keeps in one paragraph."""
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            yield inline_text(inlines)
        case List(items=items):
            for item in items:
                for child in item.blocks:
                    yield from block_texts(child)
        case Table(rows=rows, caption=caption):
            if caption:
                yield f"{caption.label} {caption.number}: {caption.text}"
            for row in rows:
                for cell in row.cells:
                    for child in cell.blocks:
                        yield from block_texts(child)


def inline_text(inlines: tuple[Inline, ...]) -> str:
    """The plain text of inline content; line breaks count as a space."""
    pieces: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text=text):
                pieces.append(text)
            case LineBreak():
                pieces.append(" ")
            case Link(inlines=children):
                pieces.append(inline_text(children))
    return "".join(pieces)
