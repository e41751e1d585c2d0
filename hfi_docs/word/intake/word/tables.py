"""Tables of a Word file: spans and merges on one grid, head rows, and what screen readers are told."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hfi_docs.document import (
    Align,
    Block,
    Cell,
    Figure,
    Heading,
    List,
    ListItem,
    Merge,
    Paragraph,
    Row,
    Table,
    Text,
    inline_text,
)
from hfi_docs.document.walk import MOST_COLUMNS, block_texts, place_cells
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.characters import clean_text
from hfi_docs.word.intake.colours import is_telling
from hfi_docs.word.intake.telling import excerpt
from hfi_docs.word.intake.word.names import TBL, VAL, P, W, below, is_on, unwrapped, value
from hfi_docs.word.opc.xml import Element, integer

_ALIGNS: Final[dict[str, Align]] = {"right": "right", "end": "right", "center": "center"}
_NAME_IT: Final = (
    "Skriv en overskrift i cellen i Word, eller slå den sammen med nabocellen. Eller skriv overskriften i saken, under "
    "«fil»: overskrifter: [Navn], én for hver tom celle i tittelradene."
)
_TOO_WIDE: Final = "Del tabellen opp i Word, eller legg ved filen som den er."


class RawRow(NamedTuple):
    """A row as Word keeps it: its cells, and whether it is marked as a head row."""

    cells: tuple[Cell, ...]
    header: bool


class Flattened(NamedTuple):
    """What a cell may hold, the figures that may not stand in one, and how many tables were opened up."""

    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]
    tables: int


def row_elements(table: Element, tag: str = f"{W}tr") -> Iterator[Element]:
    """The rows of a table (or the cells of a row), also inside content controls; deleted rows are not."""
    for child in unwrapped(table):
        if child.tag == tag:
            if below(child, "trPr/del") is None and below(child, "tcPr/cellDel") is None:
                yield child
        elif child.tag not in (TBL, P, f"{W}tblPr", f"{W}tblGrid", f"{W}trPr", f"{W}sdtPr"):
            yield from row_elements(child, tag)


def cell_elements(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return row_elements(row, f"{W}tc")


def read_cell(cell: Element, blocks: tuple[Block, ...]) -> Cell:
    """A cell around blocks that were read from it."""
    span = integer(value(cell, "tcPr/gridSpan"), 1)
    merged = below(cell, "tcPr/vMerge")
    merge: Merge = "none"
    if merged is not None:
        merge = "start" if merged.get(VAL) == "restart" else "continue"
    first = next(cell.iter(P), None)
    return Cell(blocks, _ALIGNS.get(value(first, "pPr/jc"), "left"), min(max(span, 1), MOST_COLUMNS), merge)


def joins_left(cell: Element) -> bool:
    """Whether a cell goes on from the one to the left of it, as Word wrote merges before 2007."""
    merged = below(cell, "tcPr/hMerge")
    return merged is not None and merged.get(VAL) != "restart"


def has_colour(cell: Element) -> bool:
    """Whether a cell has a background that says something: a plain colour, not a shade of grey or a pale tint."""
    shading = below(cell, "tcPr/shd")
    return shading is not None and is_telling(shading.get(f"{W}fill", ""))


def is_crossed(cell: Element) -> bool:
    """Whether a line goes across a cell from corner to corner: it does not apply."""
    return any(value(cell, f"tcPr/tcBorders/{side}") not in ("", "nil", "none") for side in ("tl2br", "tr2bl"))


def is_hidden(row: Element, cells: Sequence[Cell]) -> bool:
    """Whether nothing is left of a row whose text is hidden."""
    return is_on(below(row, "trPr/hidden")) and not any(cell.blocks for cell in cells)


def read_row(row: Element, cells: Sequence[Cell]) -> RawRow:
    """A row around its cells, with empty ones for the columns that it skips."""
    before, after = (_skipped(row, side) for side in ("gridBefore", "gridAfter"))
    return RawRow((*before, *cells, *after), is_on(below(row, "trPr/tblHeader")))


class Headings:
    """The headings that the record gives, for the empty cells in head rows as they come."""

    def __init__(self, given: Sequence[str]) -> None:
        self._given = given
        self._used = 0

    def next(self) -> str:
        """The next one, "" when there is none left."""
        self._used += 1
        return self._given[self._used - 1] if self._used <= len(self._given) else ""

    def check(self) -> None:
        """Nothing when all have been used.

        Raises:
            UnreadableError: the file has fewer empty head cells.
        """
        if self._used < len(self._given):
            message = f"«overskrifter» har {len(self._given)}, men Word-filen har {self._used} tomme celler i titler."
            hint = "I en Word-fil skrives bare overskriftene som mangler, én for hver tom celle i en tittelrad."
            raise UnreadableError(message, hint)


def build_table(element: Element, rows: Sequence[RawRow], title: str, number: int, headings: Headings) -> Table:
    """The table; `title` serves when the table has none of its own, `number` names it in messages.

    Raises:
        UnreadableError: an empty cell in a head row, or more columns than Word itself allows.
    """
    width = max(sum(cell.columns for cell in row.cells) for row in rows)
    if width > MOST_COLUMNS:
        message = f"Tabell {number} i Word-filen har {width} kolonner."
        raise UnreadableError(message, _TOO_WIDE)
    grid = _with_starts([_filled(row.cells, width) for row in rows])
    headers = _count_headers(grid, [row.header for row in rows])
    grid[:headers] = _named(grid[:headers], number, headings)
    own = _own_text(element, "tblCaption")
    names = ", ".join(text for text in (cell_text(cell) for cell in grid[headers - 1]) if text)
    description = _own_text(element, "tblDescription") or f"{names}."
    printed = tuple(Row(tuple(row), "header" if index < headers else "term") for index, row in enumerate(grid))
    return Table(printed, (0.0,) * width, own or title or excerpt(names), description)


def flatten(blocks: Sequence[Block]) -> Flattened:
    """The blocks made fit for a cell: no headings, no tables; figures are taken out."""
    found: list[Block] = []
    figures: list[Figure] = []
    tables = 0
    for block in blocks:
        if isinstance(block, Figure):
            figures.append(block)
        elif isinstance(block, Heading):
            found.append(Paragraph(block.inlines))
        elif isinstance(block, Table):
            tables += 1
            found += (child for row in block.rows for cell in row.cells for child in cell.blocks)
        elif isinstance(block, List):
            inner = [flatten(item.blocks) for item in block.items]
            found.append(block._replace(items=tuple(ListItem(item.blocks) for item in inner)))
        else:
            found.append(block)
    return Flattened(tuple(found), tuple(figures), tables)


def _skipped(row: Element, side: str) -> tuple[Cell, ...]:
    return (Cell(),) * min(max(integer(value(row, f"trPr/{side}"), 0), 0), MOST_COLUMNS)


def _filled(cells: Sequence[Cell], width: int) -> list[Cell]:
    return [*cells, *([Cell()] * (width - sum(cell.columns for cell in cells)))]


def _with_starts(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows with merges that hold: each goes on from a cell right above it, and goes on at all."""
    grid = place_cells(((cell.columns, cell.merge) for cell in row) for row in rows)
    return [
        [cell._replace(merge=area.merge(index)) for cell, area in zip(row, areas, strict=True)]
        for index, (row, areas) in enumerate(zip(rows, grid, strict=True))
    ]


def _count_headers(grid: Sequence[Sequence[Cell]], marked: Sequence[bool]) -> int:
    """How many rows make the head: those marked, else the first; and those that its merged cells reach into."""
    count = next((index for index, mark in enumerate(marked) if not mark), len(marked)) or 1
    while count < len(grid) and any(cell.merge == "continue" for cell in grid[count]):
        count += 1
    return max(min(count, len(grid) - 1), 1)


def _named(rows: Sequence[Sequence[Cell]], number: int, headings: Headings) -> list[list[Cell]]:
    """The head rows, their empty cells filled with the headings of the record."""
    named: list[list[Cell]] = []
    for index, row in enumerate(rows, 1):
        named.append([])
        for column, cell in enumerate(row, 1):
            empty = cell.merge != "continue" and not cell_text(cell)
            text = headings.next() if empty else ""
            if empty and not text:
                message = f"Tabell {number} i Word-filen har en tom celle i tittelraden (rad {index}, celle {column})."
                raise UnreadableError(message, _NAME_IT)
            named[-1].append(cell._replace(blocks=(Paragraph((Text(text),)),)) if text else cell)
    return named


def cell_text(cell: Cell) -> str:
    """The text of a cell on one line."""
    return " ".join(" ".join(block_texts(*cell.blocks)).split())


def _own_text(element: Element, name: str) -> str:
    return " ".join(clean_text(value(element, f"tblPr/{name}")).split())


def caption_text(block: Block | None) -> str:
    """The text of a caption, else nothing."""
    return inline_text(block.inlines) if isinstance(block, Paragraph) and block.role == "caption" else ""
