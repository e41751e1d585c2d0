"""The structure of a Word file as a reader meets it: blocks, tables, sections."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Link:
    """A link in a paragraph: `target` is a bookmark (`#name`) or an address."""

    text: str
    target: str


@dataclass(frozen=True)
class Picture:
    """A picture in the line of text: what is read aloud in its place, and its size in centimetres."""

    alt: str
    width: float
    height: float


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as the reader of the paper meets it. `marker` is the bullet or number that Word shows.

    `in_bold` and `in_italics` are the pieces of the text set so by the paragraph itself, not by its style. `outline` is
    the level of a heading, 0 for what is none.
    """

    text: str
    style: str
    marker: str = ""
    level: int = 0
    italic: bool = False
    new_page: bool = False
    links: tuple[Link, ...] = ()
    bookmarks: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    in_bold: tuple[str, ...] = ()
    in_italics: tuple[str, ...] = ()
    outline: int = 0


@dataclass(frozen=True)
class Cell:
    """A table cell; `merge` is "", "start" or "continue"."""

    paragraphs: tuple[Paragraph, ...]
    span: int
    merge: str

    @property
    def text(self) -> str:
        """The text, its paragraphs parted by line feeds."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs if paragraph.text)


@dataclass(frozen=True)
class Row:
    """A table row."""

    cells: tuple[Cell, ...]
    header: bool
    may_split: bool

    @property
    def texts(self) -> list[str]:
        """The text of each cell."""
        return [cell.text for cell in self.cells]

    @property
    def style(self) -> str:
        """The style of the first text in it."""
        return next((item.style for cell in self.cells for item in cell.paragraphs if item.text), "")

    @property
    def is_part(self) -> bool:
        """Whether it holds a part of the amounts of a row above it."""
        return self.style == "HFI Tabellundertekst" or any(text.startswith("herav ") for text in self.texts)

    @property
    def is_notes(self) -> bool:
        """Whether it holds the notes of its table; a template without their style has marks and tabs too."""
        return self.style == "HFI Tabellnote" or (
            len(self.cells) == 1 and re.match(r"[a-z]\t", self.texts[0]) is not None
        )


@dataclass(frozen=True)
class Table:
    """A table. `title` and `description` are what screen readers say."""

    grid: tuple[int, ...]
    rows: tuple[Row, ...]
    title: str
    description: str

    @property
    def header(self) -> list[str]:
        """The headings of the columns, each with what stands over it and others."""
        heads = [row for row in self.rows if row.header]
        if not any(cell.merge for row in heads for cell in row.cells):
            return heads[0].texts
        columns: list[list[str]] = [[] for _ in self.grid]
        for row in heads:
            at = 0
            for cell in row.cells:
                for column in range(at, at + (cell.span if row is not heads[-1] else 1)):
                    columns[column] += [cell.text] if cell.text else []
                at += cell.span
        return [" ".join(words) for words in columns if words]

    @property
    def body(self) -> list[list[str]]:
        """The texts of every row below the header, but for the parts of amounts and the notes."""
        return [row.texts for row in self._own_rows]

    @property
    def parts(self) -> list[list[str]]:
        """The texts of the rows that hold parts of amounts."""
        return [row.texts for row in self.rows if row.is_part]

    @property
    def notes(self) -> list[str]:
        """What is said once for several rows, below them: a mark, a tab and the text."""
        return [item.text for row in self.rows if row.is_notes for item in row.cells[0].paragraphs]

    @property
    def _own_rows(self) -> list[Row]:
        return [row for row in self.rows if not row.header and not row.is_part and not row.is_notes]

    def column(self, heading: str) -> list[str]:
        """The texts of a column by the beginning of its heading; only for rows without spanned cells."""
        index = next(i for i, text in enumerate(self.header) if text.startswith(heading))
        return [row[index] for row in self.body if len(row) == len(self.grid)]

    def groups(self, column: int) -> list[tuple[str, int]]:
        """The merged groups of a column, with how many rows each has; one begun anew «(forts.)» is the same group."""
        found: list[tuple[str, int]] = []
        for row in self._own_rows:
            if len(row.cells) != len(self.grid):
                continue
            cell = row.cells[column]
            goes_on = any("(forts.)" in text for text in row.texts[: column + 1])
            again = goes_on and cell.text.replace(" (forts.)", "") == found[-1][0]
            if cell.merge == "continue" or again:
                found[-1] = (found[-1][0], found[-1][1] + 1)
            else:
                found.append((cell.text, 1))
        return found


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True)
class Section:
    """A run of pages of one orientation, by the index of the block that ends it."""

    last: int
    landscape: bool


@dataclass(frozen=True)
class Word:
    """A whole document."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    headers: tuple[str, ...]
    footers: tuple[str, ...]
    properties: dict[str, str]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of the running text, tables left out."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    @property
    def tables(self) -> list[Table]:
        """The tables in order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    @property
    def headings(self) -> list[Paragraph]:
        """The headings in order."""
        return [paragraph for paragraph in self.paragraphs if paragraph.outline]

    @property
    def prose(self) -> str:
        """The running text, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def everything(self) -> str:
        """All text, tables too."""
        cells = (cell.text for table in self.tables for row in table.rows for cell in row.cells)
        return "\n".join((self.prose, *cells))

    def under(self, heading: str) -> list[Block]:
        """The blocks between a heading (by the beginning of its text) and the next of the same or a higher level."""
        first = next(paragraph for paragraph in self.headings if paragraph.text.startswith(heading))
        start = next(index for index, block in enumerate(self.blocks) if block is first)
        found: list[Block] = []
        for block in self.blocks[start + 1 :]:
            if isinstance(block, Paragraph) and 0 < block.outline <= first.outline:
                break
            found.append(block)
        return found

    def prose_under(self, heading: str) -> str:
        """The running text under a heading, hard spaces as spaces."""
        return plain("\n".join(block.text for block in self.under(heading) if isinstance(block, Paragraph)))

    def table_under(self, heading: str, number: int = 0) -> Table:
        """A table under a heading."""
        return [block for block in self.under(heading) if isinstance(block, Table)][number]

    def target(self, link: Link) -> Paragraph:
        """The paragraph that a link leads to."""
        return next(paragraph for paragraph in self.paragraphs if link.target.removeprefix("#") in paragraph.bookmarks)

    def begins_page(self, paragraph: Paragraph) -> bool:
        """Whether a page begins here, by a page break or because a section does; never both."""
        index = next(i for i, block in enumerate(self.blocks) if block is paragraph)
        return paragraph.new_page != (index - 1 in {section.last for section in self.sections})

    def landscape(self, block: Block) -> bool:
        """Whether a block stands on landscape pages."""
        index = next(i for i, other in enumerate(self.blocks) if other is block)
        return next(section.landscape for section in self.sections if index <= section.last)


def plain(text: str) -> str:
    """Hard spaces as spaces."""
    return text.replace("\u00a0", " ")


def styled(blocks: Iterable[Block], style: str) -> list[str]:
    """The texts of the paragraphs of a style, hard spaces as spaces; headings by their level, whatever their look."""
    level = int(style[-1]) if style.startswith("heading ") else 0
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return [plain(item.text) for item in paragraphs if (item.outline == level if level else item.style == style)]


def unmatched(words: Iterable[str], paragraphs: Iterable[Paragraph]) -> list[str]:
    """The words that are not in the paragraph of the same place; there must be as many of each."""
    return [word for word, paragraph in zip(words, paragraphs, strict=True) if word not in plain(paragraph.text)]


def lists(blocks: list[Block]) -> list[list[Paragraph]]:
    """The runs of list items among blocks."""
    found: list[list[Paragraph]] = []
    previous: Block | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and block.marker:
            if not (isinstance(previous, Paragraph) and previous.marker):
                found.append([])
            found[-1].append(block)
        previous = block
    return found
