"""An area of a workbook as a table: what Excel shows in it, printed in Norwegian."""

import warnings
from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import Final, NamedTuple

from hfi_docs.document import Table
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.characters import clean_text
from hfi_docs.word.intake.grid import GridCell, empty_head, make_table
from hfi_docs.word.intake.numbers import Value
from hfi_docs.word.intake.workbook.merges import Merges, Where, merged_cells
from hfi_docs.word.intake.workbook.number_format import format_figure, format_moment
from hfi_docs.word.intake.workbook.places import Place, find_place
from hfi_docs.word.intake.workbook.sheet import Area, cell_name, read_facts
from hfi_docs.word.opc.package import open_package

_MOMENTS: Final = (datetime, date, time, timedelta)
_SAVE_AGAIN: Final = "Åpne filen i Excel, lagre den på nytt, og legg den inn igjen."


class Stored(NamedTuple):
    """What openpyxl found in a cell: the value, the letter of its kind («e» for an error), the number format."""

    value: object
    kind: str
    code: str | None


def read_workbook(content: bytes, sheet: str, area: str, title: str) -> Table:
    """The table in an area: «A1:D9», a defined name or a table's name; "" for all of the sheet.

    `sheet` is "" for the first visible one. Hidden rows and columns, and those that hold nothing, are left out, so
    that the table shows what Excel shows. Formulas give their stored results.

    Raises:
        UnreadableError: no workbook, damaged, unsafe, no such place, a formula without result, an error value, an
            empty head cell, too large.
    """
    package = open_package(content)
    place = find_place(package, sheet, area)
    facts = read_facts(package, place.sheet, place.area)
    rows, columns = sorted(facts.rows), sorted(facts.columns)
    if len(rows) < 2:  # noqa: PLR2004 - a head row and what stands below it
        message = f"Området på arket «{place.sheet.name}» har ingen rader under tittelraden."
        raise UnreadableError(message, "Kontroller arket og området; skjulte rader regnes ikke med.")
    if facts.uncalculated:
        message = f"Formelen i celle {cell_name(*min(facts.uncalculated))} har ikke noe lagret resultat."
        raise UnreadableError(message, "Åpne arbeidsboken i Excel, vent til den er regnet ut, og lagre den.")
    grid = _grid(content, place, rows, columns, facts.merges)
    headers = _count_headers(grid, len(columns))
    if (empty := empty_head(grid, headers)) is not None:
        message = f"Cellen {cell_name(rows[empty.row], columns[empty.column])} i tittelraden er tom."
        raise UnreadableError(message, "Skriv en overskrift i cellen i Excel, eller velg et annet område.")
    return make_table(grid, len(columns), title, headers)


def _grid(
    content: bytes, place: Place, rows: Sequence[int], columns: Sequence[int], areas: Sequence[Area]
) -> list[list[GridCell]]:
    merges = merged_cells(rows, columns, areas)
    holders = {(row, column): (row, column) for row in rows for column in columns}
    holders |= {where: merge.origin for where, merge in merges.items()}
    values = _values(content, place, set(holders.values()))
    shown = {where: values.get(holder, "") for where, holder in holders.items()}
    return [_row(row, columns, merges, shown) for row in rows]


def _values(content: bytes, place: Place, wanted: Set[Where]) -> Mapping[Where, Value]:
    from openpyxl import load_workbook  # noqa: PLC0415 - a third of a second that other papers do without

    rows, columns = zip(*wanted, strict=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about validation, charts and styles that a table has no use for
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            lines = book[place.sheet.name].iter_rows(min(rows), max(rows), min(columns), max(columns))
            cells = [cell for line in lines for cell in line if cell.value is not None]
            found = {(cell.row, cell.column): Stored(cell.value, cell.data_type, cell.number_format) for cell in cells}
    # openpyxl raises whatever comes up in it when a part is not as it expects.
    except Exception as error:
        message = "Excel-filen har innhold som ikke kan leses."
        raise UnreadableError(message, _SAVE_AGAIN) from error
    return {where: _printed(stored, cell_name(*where)) for where, stored in found.items() if where in wanted}


def _printed(stored: Stored, name: str) -> Value:
    value, code = stored.value, stored.code or "General"
    if stored.kind == "e":
        message = f"Celle {name} har feilverdien {value}."
        raise UnreadableError(message, "Rett formelen i Excel, eller velg et område uten feil, og lagre filen.")
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, _MOMENTS):
        return format_moment(value, code)
    if isinstance(value, (int, float)):
        if not isfinite(value):
            message = f"Celle {name} har et tall som er altfor stort."
            raise UnreadableError(message, "Kontroller tallet i Excel.")
        return format_figure(value, code)
    return clean_text(str(value).replace("_x000D_", "")).strip()


def _row(row: int, columns: Sequence[int], merges: Merges, values: Mapping[Where, Value]) -> list[GridCell]:
    """The cells of a row: a merged area gives one cell across."""
    made: list[GridCell] = []
    for column in columns:
        merge = merges.get((row, column))
        if merge is None:
            made.append(GridCell(values[row, column]))
        elif column == merge.columns[0]:
            made.append(GridCell(values[row, column], len(merge.columns), merge.part(row)))
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
