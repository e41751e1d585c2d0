"""Rows of cells made into a table of the document: empty rows dropped, columns aligned, head rows marked."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hfi_docs.document import Align, Block, Cell, Inline, LineBreak, Link, Merge, Paragraph, Row, Table, Text
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.numbers import Column, Value, print_column

MAX_ROWS = 2_000
MAX_COLUMNS = 20
#: What may stand in a list in the record without quotation marks.
_PLAIN_NAME = regex(r"[^\W\d_][\w .–-]*")
_TOO_LARGE = "Del tabellen opp, eller legg ved filen som den er og vis bare det viktigste i saken."


class GridCell(NamedTuple):
    """A cell: what it holds, how many columns it spans, its part in a vertical merge, where it leads, how it looks."""

    value: Value = ""
    columns: int = 1
    merge: Merge = "none"
    link: str = ""
    bold: bool = False
    italic: bool = False
    #: What it holds in pieces, where they look different.
    rich: tuple[Inline, ...] = ()


class Headed(NamedTuple):
    """The rows of a table, and how many of them are its head."""

    rows: Sequence[Sequence[GridCell]]
    headers: int


class Read(NamedTuple):
    """The table of a file, and a clause for each thing in the file that is not in it, or not as its sender sees it."""

    table: Table
    left_out: tuple[str, ...]


def check_size(rows: int, columns: int) -> None:
    """Nothing when a table of so many rows and columns can be read in a paper.

    Raises:
        UnreadableError: it cannot.
    """
    if rows > MAX_ROWS:
        message = f"Tabellen har mer enn {MAX_ROWS} rader; det er for mye for et sakspapir."
        raise UnreadableError(message, _TOO_LARGE)
    if columns > MAX_COLUMNS:
        message = f"Tabellen har mer enn {MAX_COLUMNS} kolonner; det er for mye for et sakspapir."
        raise UnreadableError(message, _TOO_LARGE)


def make_table(rows: Sequence[Sequence[GridCell]], width: int, title: str, headers: int = 1) -> Table:
    """The table; its first `headers` rows are head rows, and each row's cells fill `width` columns."""
    printed = [_printed_column(rows[headers:], column, rows[headers - 1]) for column in range(width)]
    body = tuple(_body_row(row, index, printed) for index, row in enumerate(rows[headers:]))
    head = tuple(_head_row(row, printed) for row in rows[:headers])
    names = ", ".join(_text(cell.value) for cell in rows[headers - 1] if _text(cell.value))
    return Table((*head, *body), (0.0,) * width, title, f"{' '.join(names.split())}.")


def headed(
    rows: Sequence[Sequence[GridCell]],
    headers: int,
    width: int,
    headings: Sequence[str],
    place: Callable[[int, int], str],
) -> Headed:
    """The rows under a complete head: the file's own, or the headings of the record.

    Headings take the place of a head row that says the same where it says anything; any other row stays in the table,
    below them. `place` names a cell of the file, counted from 0.

    Raises:
        UnreadableError: an empty head cell and no headings, or not one for each column.
    """
    if not headings:
        _check_head(rows, headers, place)
        return Headed(rows, headers)
    if len(headings) != width:
        message = f"«overskrifter» gir {len(headings)}, men tabellen i filen har {width} kolonner."
        raise UnreadableError(message, f"Skriv én for hver kolonne. Tabellen begynner slik: {_first_texts(rows)}.")
    last = rows[headers - 1]
    if headers == len(rows) or not _says(last, headings):
        return Headed((tuple(GridCell(text) for text in headings), *rows), 1)
    names = iter(headings)
    filled = tuple(
        cell._replace(value=cell.value if cell.merge == "continue" else name)
        for cell, name in zip(last, names, strict=True)
    )
    return Headed((*rows[: headers - 1], filled, *rows[headers:]), headers)


def text_inlines(text: str, *, bold: bool = False, italic: bool = False) -> tuple[Inline, ...]:
    """The text of a cell, its lines kept apart."""
    inlines: list[Inline] = []
    for line in text.strip().split("\n"):
        if inlines:
            inlines.append(LineBreak())
        if line.strip():
            inlines.append(Text(line.strip(), bold, italic))
    return tuple(inlines)


def _check_head(rows: Sequence[Sequence[GridCell]], headers: int, place: Callable[[int, int], str]) -> None:
    """Nothing when every head cell has a text, apart from those that the cell above swallows."""
    for index, row in enumerate(rows[:headers]):
        column = 0
        for cell in row:
            if cell.merge != "continue" and not _text(cell.value).strip():
                message = f"Cellen {place(index, column)} i tittelraden er tom."
                raise UnreadableError(message, _name_them(rows[headers - 1]))
            column += cell.columns


def _name_them(head: Sequence[GridCell]) -> str:
    """How to write the headings in the record, those of the file among them."""
    names = [" ".join(_text(cell.value).split()) for cell in head]
    if any(cell.columns > 1 for cell in head) or not all(_PLAIN_NAME.fullmatch(name) for name in names if name):
        names = ["Navn", "Beløp"]
    shown = ", ".join(name or "…" for name in names)
    return (
        f"Skriv en overskrift i cellen, eller skriv alle overskriftene i saken, under «fil»: overskrifter: [{shown}]."
    )


def _says(head: Sequence[GridCell], headings: Sequence[str]) -> bool:
    """Whether a head row has nothing but empty cells and these headings, each in its column."""
    if any(cell.columns > 1 for cell in head):
        return False
    texts = [" ".join(_text(cell.value).split()).casefold() for cell in head]
    wanted = [" ".join(name.split()).casefold() for name in headings]
    return all(
        text in ("", name) or cell.merge == "continue" for text, name, cell in zip(texts, wanted, head, strict=True)
    ) and any(texts)


def _first_texts(rows: Sequence[Sequence[GridCell]]) -> str:
    return ", ".join(f"«{' '.join(_text(cell.value).split())}»" for cell in rows[0])


def _printed_column(rows: Sequence[Sequence[GridCell]], column: int, head: Sequence[GridCell]) -> Column:
    """The column's cells, row by row; a cell that spans several columns counts as empty in each."""
    cells = [_cell_at(row, column) for row in rows]
    heading = _cell_at(head, column)
    values = [cell.value if cell and cell.columns == 1 and cell.merge != "continue" else "" for cell in cells]
    return print_column(values, _text(heading.value) if heading else "")


def _cell_at(row: Sequence[GridCell], column: int) -> GridCell | None:
    start = 0
    for cell in row:
        if start == column:
            return cell
        start += cell.columns
    return None


def _body_row(row: Sequence[GridCell], index: int, printed: Sequence[Column]) -> Row:
    cells: list[Cell] = []
    start = 0
    for cell in row:
        column = printed[start] if cell.columns == 1 else print_column([cell.value])
        text = column.texts[index if cell.columns == 1 else 0]
        cells.append(_cell(text, column.align, cell))
        start += cell.columns
    return Row(tuple(cells))


def _head_row(row: Sequence[GridCell], printed: Sequence[Column]) -> Row:
    cells: list[Cell] = []
    start = 0
    for cell in row:
        align: Align = "left" if cell.columns > 1 else printed[start].align
        # A head row is bold by itself.
        cells.append(_cell(_text(cell.value), align, cell._replace(bold=False, rich=())))
        start += cell.columns
    return Row(tuple(cells), "header")


def _cell(text: str, align: Align, cell: GridCell) -> Cell:
    inlines = cell.rich or text_inlines(text, bold=cell.bold, italic=cell.italic)
    if cell.link and inlines:
        inlines = (Link(inlines, url=cell.link),)
    blocks: tuple[Block, ...] = (Paragraph(inlines),) if inlines and cell.merge != "continue" else ()
    return Cell(blocks, align, cell.columns, cell.merge)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else print_column([value]).texts[0]
