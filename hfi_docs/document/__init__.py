"""A paper as a tree: what is sent, without a word about the format that stores it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from hfi_docs.context import ContextValue, Drawn

Align: TypeAlias = Literal["left", "right", "center"]
Orientation: TypeAlias = Literal["portrait", "landscape"]
#: info: not added up · term: added up · part: of the amounts above · group: a heading · notes: said once, below.
#: In a list of contents: item: a case of the agenda · entry: what it holds · subitem: a case that stands in another.
RowRole: TypeAlias = Literal[
    "header", "group", "info", "term", "part", "subtotal", "total", "notes", "item", "entry", "subitem"
]
#: case_line: «Vedlegg til sak 03/26» above a title · facts: organ, date and kind below it · marker: «Utkast …» ·
#: subtext: a quiet line in a cell · table_note: its mark and a tab first · label, vision, lead: above a table ·
#: case_facts: below a heading · in_short: where the proposal stands · signature: where, when and who.
ParagraphRole: TypeAlias = Literal[
    "body",
    "quote",
    "caption",
    "case_line",
    "facts",
    "case_facts",
    "remark",
    "in_short",
    "signature",
    "marker",
    "subtext",
    "table_note",
    "label",
    "vision",
    "lead",
]
#: What a heading looks like, whatever its level: another level, the title of an attachment, a case line, the head of
#: what the first page says in short; 0 its own.
Look: TypeAlias = int | Literal["attachment", "case_line", "in_short"]
#: Blocks that are proposed or adopted stand in one frame with those beside them.
Mark: TypeAlias = Literal["", "proposed", "adopted"]
#: What counts the items of a list, as Word names it.
NumberKind: TypeAlias = Literal["decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"]
#: start: first cell of a vertical merge · continue: swallowed by the cell above.
Merge: TypeAlias = Literal["none", "start", "continue"]


class Origin(NamedTuple):
    """Where something is written: the record, and the way to it from the root; else where the block around it is."""

    path: Path
    key: tuple[str | int, ...] = ()


class Text(NamedTuple):
    """A stretch of text with one look; `raised`: the mark of a note below a table, `quiet`: less than what it is by."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    quiet: bool = False


class LineBreak(NamedTuple):
    """A line break inside a paragraph."""


class Link(NamedTuple):
    """A link: to a web address (`url`) or to a bookmark in this document (`anchor`); one of the two is set.

    One inside the document looks like text unless it is `shown`.
    """

    inlines: "tuple[Inline, ...]"
    url: str = ""
    anchor: str = ""
    shown: bool = False


class Note(NamedTuple):
    """A footnote, referred to from where it stands."""

    inlines: "tuple[Inline, ...]"


class PageNumber(NamedTuple):
    """The number of the page that a bookmark of this document stands on."""

    anchor: str
    bold: bool = False


Inline: TypeAlias = Text | LineBreak | Link | Note | PageNumber


class Heading(NamedTuple):
    """A heading; level 1 is the paper's title, `bookmark` a target for links, `series` the chapters it is one of.

    A title deep in a document has its level there, and the `look` of a title.
    """

    level: int
    inlines: tuple[Inline, ...]
    bookmark: str = ""
    series: str = ""
    origin: Origin | None = None
    look: Look = 0
    mark: Mark = ""


class Paragraph(NamedTuple):
    """A paragraph; `role` chooses the style, `bookmark` is what another program finds it by."""

    inlines: tuple[Inline, ...]
    role: ParagraphRole = "body"
    origin: Origin | None = None
    mark: Mark = ""
    bookmark: str = ""


class ListItem(NamedTuple):
    """A list item: its own paragraphs, and lists one level deeper."""

    blocks: "tuple[Block, ...]"
    origin: Origin | None = None


class Label(NamedTuple):
    """What stands before a numbered list's items: «a)», «§ 4»; `frame` has `{}` for the number, "" is the usual one."""

    kind: NumberKind = "decimal"
    frame: str = ""

    @property
    def whole_frame(self) -> str:
        """The frame, or the usual one of its kind: «1.», «a)»."""
        return self.frame or ("{}." if self.kind == "decimal" else "{})")


class List(NamedTuple):
    """A bulleted or numbered list; a numbered one begins at `start`, whatever lists stood before it.

    `label` is None where the template decides how the list is numbered.
    """

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    label: Label | None = None
    origin: Origin | None = None
    mark: Mark = ""


class Cell(NamedTuple):
    """A table cell over so many columns of the grid."""

    blocks: "tuple[Block, ...]" = ()
    align: Align = "left"
    columns: int = 1
    merge: Merge = "none"
    origin: Origin | None = None


class Row(NamedTuple):
    """A table row."""

    cells: tuple[Cell, ...]
    role: RowRole = "term"
    origin: Origin | None = None


class Caption(NamedTuple):
    """The numbered line above a table in running text or below a figure: «Tabell 1: Økonomisk oversikt»."""

    label: str
    number: int
    text: str
    bookmark: str
    origin: Origin | None = None


class Table(NamedTuple):
    """A table: header rows first, `notes` below. `weights`: the wished relative width of each column, 0 = by content.

    `title` and `description` are read aloud. `continued` is added to a merged cell that goes on on the next page.
    `drawn` is what a pattern of the template prints instead, where it has one for the table's view.
    """

    rows: tuple[Row, ...]
    weights: tuple[float, ...]
    title: str
    description: str = ""
    caption: Caption | None = None
    continued: str = ""
    origin: Origin | None = None
    drawn: Drawn | None = None
    notes: tuple[Paragraph, ...] = ()


class Image(NamedTuple):
    """A picture: its bytes, and the size it has when printed in full, in points."""

    content: bytes
    kind: Literal["png", "jpeg"]
    width: float
    height: float


class Figure(NamedTuple):
    """A picture with the text that is read aloud in its place; the caption stands below it."""

    image: Image
    alt: str
    caption: Caption | None = None
    origin: Origin | None = None


class ContentsEntry(NamedTuple):
    """A line of a contents list: what it names, how deep, and the bookmark it leads to."""

    level: int
    inlines: tuple[Inline, ...]
    anchor: str


class Contents(NamedTuple):
    """A contents list with links and page numbers."""

    entries: tuple[ContentsEntry, ...]
    origin: Origin | None = None


Block: TypeAlias = Heading | Paragraph | List | Table | Figure | Contents | Caption


class Part(NamedTuple):
    """Blocks on pages of one orientation; `new_page` starts it on a page of its own, `ends_page` what follows.

    `running` is what the head of its pages says, from a new page on until another part says otherwise. `language` is
    that of its text, «nb» or «nn», where it is known to have one of its own.
    """

    blocks: tuple[Block, ...]
    orientation: Orientation = "portrait"
    new_page: bool = False
    running: str = ""
    language: str = ""
    ends_page: bool = False


class Properties(NamedTuple):
    """What Word and the archive show about the file (core properties, ISO 15000-2 / ECMA-376 part 2).

    `created` is the day of the meeting, where there is one.
    """

    title: str
    subject: str
    author: str
    keywords: str
    category: str
    status: str
    language: str
    created: date | None
    organisation: str = ""  # where there is none, the template's own stands


class Document(NamedTuple):
    """A whole paper: scalar fields and block slots for the template's placeholders, by placeholder name.

    `seams`: before these parts a narrow column may break long words. `order`, `patterns`: slots and views asked for.
    `context`: what the statements of a template see. `drawn`: tables that they draw in place. `way_back`: stands in
    the head of every page but the first.
    """

    properties: Properties
    fields: Mapping[str, str]
    slots: Mapping[str, tuple[Part, ...]] = MappingProxyType({})
    seams: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    patterns: frozenset[str] = frozenset()
    context: Mapping[str, ContextValue] = MappingProxyType({})
    drawn: tuple[Drawn, ...] = ()
    way_back: Link | None = None


def inline_text(inlines: tuple[Inline, ...]) -> str:
    """The plain text of inline content; line breaks count as a space, footnotes stand elsewhere."""
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
