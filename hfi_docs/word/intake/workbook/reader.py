"""An area of a workbook as a table: what Excel shows in it, printed in Norwegian."""

from collections.abc import Mapping, Sequence

from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.grid import GridCell, Read, headed, make_table
from hfi_docs.word.intake.numbers import Value
from hfi_docs.word.intake.pieces import is_web
from hfi_docs.word.intake.telling import Telling
from hfi_docs.word.intake.workbook.areas import cell_name
from hfi_docs.word.intake.workbook.book import read_book
from hfi_docs.word.intake.workbook.cells import CellReading, cell_value, link_of, rich_text, shared_number, text_indent
from hfi_docs.word.intake.workbook.left_out import KINDS, tell_colours, tell_indents, tell_place
from hfi_docs.word.intake.workbook.merges import Merges, Where, merged_cells
from hfi_docs.word.intake.workbook.places import CellPlace, find_place
from hfi_docs.word.intake.workbook.room import ColumnWidths
from hfi_docs.word.intake.workbook.sheet import Sheet, Stored, read_sheet
from hfi_docs.word.intake.workbook.styles import read_looks
from hfi_docs.word.intake.workbook.texts import shared_texts
from hfi_docs.word.opc.package import Package, open_package


def read_workbook(content: bytes, sheet: str, area: str, title: str, headings: Sequence[str] = ()) -> Read:
    """The table in an area («A1:D9», a defined name or a table's name; "" for all of the sheet), and what is told.

    `sheet` is "" for the first visible one. Hidden rows and columns, and those that hold nothing, are left out, so
    that the table shows what Excel shows. Formulas give their stored results. `headings` are those of the record.

    Raises:
        UnreadableError: no workbook, damaged, unsafe, no such place, a formula without result, an error value, an
            empty head cell, too large.
    """
    package = open_package(content)
    book = read_book(package)
    place = find_place(package, book, sheet, area)
    looks, telling = read_looks(package, book), Telling(KINDS)
    found = read_sheet(package, place.sheet, place.area, looks.filled)
    _check_filled(found, place, fewest=1 if headings else 2)
    rows, columns = sorted(found.rows), sorted(found.columns)
    merges = merged_cells(rows, columns, found.merges)
    holders = {(row, column): (row, column) for row in rows for column in columns}
    holders |= {where: merge.origin for where, merge in merges.items()}
    wanted = {where: found.cells[where] for where in sorted(set(holders.values())) if where in found.cells}
    texts = shared_texts(package, book.strings, {shared_number(stored) for stored in wanted.values()} - {-1})
    reading = CellReading(book, texts, looks, telling, found.shows_zeros, _widths(found))
    values = {where: cell_value(stored, where, reading) for where, stored in wanted.items()}
    links = _links(package, place, found, telling)
    cells = {where: _cell(stored, values[where], reading, links.get(where, "")) for where, stored in wanted.items()}
    shown = {where: cells.get(holder, GridCell()) for where, holder in holders.items()}
    grid = [_row(row, columns, merges, shown) for row in rows]
    tell_place(telling, package, book, place, found, looks)
    headers = _count_headers(grid, len(columns))
    body = {where: stored for where, stored in wanted.items() if where[0] in rows[headers:]}
    tell_colours(telling, found, rows[headers:], values)
    tell_indents(telling, _indents(body, reading), values)
    done = headed(grid, headers, len(columns), headings, lambda row, column: cell_name(rows[row], columns[column]))
    return Read(make_table(done.rows, len(columns), title, done.headers), telling.clauses())


def _check_filled(sheet: Sheet, place: CellPlace, *, fewest: int) -> None:
    if len(sheet.rows) < fewest:
        message = f"Området på arket «{place.sheet.name}» har ingen rader under tittelraden."
        raise UnreadableError(message, "Kontroller arket og området; skjulte rader regnes ikke med.")
    if sheet.uncalculated:
        message = f"Formelen i celle {cell_name(*min(sheet.uncalculated))} har ikke noe lagret resultat."
        raise UnreadableError(message, "Åpne arbeidsboken i Excel, vent til den er regnet ut, og lagre den.")


def _widths(sheet: Sheet) -> ColumnWidths:
    merges = {(merge.first_row, merge.first_column): merge for merge in sheet.merges}
    return ColumnWidths(sheet.widths, sheet.usual_width, merges)


def _cell(stored: Stored, value: Value, reading: CellReading, link: str) -> GridCell:
    look = reading.looks.of(stored.look)
    rich = rich_text(stored, value, reading)
    return GridCell(value, link=link or link_of(stored), bold=look.bold, italic=look.italic, rich=rich)


def _indents(cells: Mapping[Where, Stored], reading: CellReading) -> dict[Where, int]:
    found = {where: text_indent(stored, reading) for where, stored in cells.items()}
    return {where: indent for where, indent in found.items() if indent is not None}


def _links(package: Package, place: CellPlace, sheet: Sheet, telling: Telling) -> Mapping[Where, str]:
    """The addresses of cells; those that no paper can lead to are told."""
    relations = package.relations(place.sheet.part)
    found: dict[Where, str] = {}
    for link in sheet.links:
        target = relations[link.relation].target.strip() if link.relation in relations else ""
        if link.place and "#" not in target:
            target = f"{target}#{link.place}" if target else link.place
        if link.where not in sheet.cells:
            continue
        if is_web(target):
            found[link.where] = target
        elif target:
            telling.add("link", cell_name(*link.where), target)
    return found


def _row(row: int, columns: Sequence[int], merges: Merges, cells: Mapping[Where, GridCell]) -> list[GridCell]:
    """The cells of a row: a merged area gives one cell across."""
    made: list[GridCell] = []
    for column in columns:
        merge = merges.get((row, column))
        if merge is None:
            made.append(cells[row, column])
        elif column == merge.columns[0]:
            made.append(cells[row, column]._replace(columns=len(merge.columns), merge=merge.part(row)))
    return made


def _count_headers(grid: Sequence[Sequence[GridCell]], width: int) -> int:
    """The first row; the next as well below a row with merged heads, or one that a head reaches down into."""
    count = 1
    while count < len(grid) - 1 and (
        any(cell.columns > 1 and width > 1 for cell in grid[count - 1])
        or any(cell.merge == "continue" for cell in grid[count])
    ):
        count += 1
    return count
