"""What openpyxl does not tell of a sheet that it streams: merged cells, what is hidden, formulas without a result.

Streaming is what makes a workbook with a million cells on another sheet harmless; merges come from the sheet's own XML.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from hfi_docs.word.intake.grid import check_size
from hfi_docs.word.opc.package import OFFICE_RELATIONS, Package, Relation
from hfi_docs.word.opc.xml import Element, integer

S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")


class Area(NamedTuple):
    """A rectangle of cells, counted from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    def meets(self, other: "Area") -> bool:
        """Whether the two have a cell in common."""
        across = self.first_column <= other.last_column and other.first_column <= self.last_column
        return across and self.first_row <= other.last_row and other.first_row <= self.last_row


@dataclass
class SheetFacts:
    """Of the cells that are shown: rows and columns that hold something, formulas without result; and all merges."""

    area: Area
    merges: list[Area] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    _hidden: list[tuple[int, int]] = field(default_factory=list)

    def add_column_settings(self, element: Element) -> None:
        """Takes in a `col`, which stands before the rows."""
        if _is_true(element.get("hidden")):
            self._hidden.append((integer(element.get("min"), 0), integer(element.get("max"), 0)))

    def add_merge(self, element: Element) -> None:
        """Takes in a `mergeCell`, which stands after the rows."""
        merge = read_area(element.get("ref", ""))
        if merge is not None and merge.meets(self.area):
            self.merges.append(merge)

    def add_row(self, element: Element, row: int) -> None:
        """Takes in the cells of a `row`."""
        if _is_true(element.get("hidden")) or not self.area.first_row <= row <= self.area.last_row:
            return
        column = 0
        for cell in element.iterchildren(f"{S}c"):
            place = cell_place(cell.get("r", ""))
            column = place[1] if place else column + 1
            if self.area.holds(row, column) and not any(first <= column <= last for first, last in self._hidden):
                self._add_cell(cell, row, column)

    def _add_cell(self, cell: Element, row: int, column: int) -> None:
        stored = cell.findtext(f"{S}v")
        if not stored and cell.find(f"{S}f") is not None and cell.get("t") != "str":
            # A formula that gives an empty text is stored as an empty value of the text type.
            self.uncalculated.append((row, column))
        elif not stored and cell.find(f"{S}is") is None:
            return
        self.rows.add(row)
        self.columns.add(column)


class SheetPart(NamedTuple):
    """A sheet: its name, its part, whether it is shown."""

    name: str
    part: str
    visible: bool


def cell_place(reference: str) -> tuple[int, int] | None:
    """Row and column of «B12», or None."""
    match = _CELL.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if row <= LAST_ROW and column <= LAST_COLUMN else None


def cell_name(row: int, column: int) -> str:
    """«B12» from row and column."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def read_area(reference: str) -> Area | None:
    """The area «A1:D9», «$A$1:$D$9», «B2», «A:D» or «1:9», or None for anything else."""
    first, _, last = reference.replace("$", "").partition(":")
    last = last or first
    if re.fullmatch("[A-Za-z]{1,3}:[A-Za-z]{1,3}", f"{first}:{last}"):
        first, last = f"{first}1", f"{last}{LAST_ROW}"
    elif ":" in reference and re.fullmatch(r"\d+:\d+", f"{first}:{last}"):
        first, last = f"A{first}", f"XFD{last}"
    one, other = cell_place(first), cell_place(last)
    if one is None or other is None:
        return None
    rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Area(rows[0], columns[0], rows[1], columns[1])


def sheet_parts(package: Package) -> list[SheetPart]:
    """The sheets of a workbook in their order; charts on sheets of their own are none."""
    main = package.main_part()
    root = package.xml(main) if main else None
    relations = package.relations(main) if main else {}
    found = () if root is None else root.iter(f"{S}sheet")
    parts = ((sheet, relations.get(sheet.get(f"{OFFICE_RELATIONS}id", ""))) for sheet in found)
    return [
        SheetPart(sheet.get("name", ""), relation.target, sheet.get("state", "visible") == "visible")
        for sheet, relation in parts
        if relation is not None and relation.kind == "worksheet"
    ]


def tables_of(package: Package, sheet: SheetPart) -> Mapping[str, str]:
    """The references of a sheet's tables by their names."""
    found: dict[str, str] = {}
    for relation in _tables(package.relations(sheet.part)):
        root = package.xml(relation.target)
        if root is not None:
            found[root.get("displayName", root.get("name", ""))] = root.get("ref", "")
    return found


def read_facts(package: Package, sheet: SheetPart, area: Area) -> SheetFacts:
    """The facts of an area of a sheet.

    Raises:
        UnreadableError: the sheet is damaged, or the area too large.
    """
    facts = SheetFacts(area)
    row = 0
    for element in package.stream(sheet.part, (f"{S}col", f"{S}row", f"{S}mergeCell")):
        if element.tag == f"{S}row":
            row = integer(element.get("r"), row + 1)
            facts.add_row(element, row)
            # A sheet of a million rows is not looked through to the end.
            check_size(len(facts.rows), len(facts.columns))
        elif element.tag == f"{S}col":
            facts.add_column_settings(element)
        else:
            facts.add_merge(element)
    return facts


def _tables(relations: Mapping[str, Relation]) -> Iterator[Relation]:
    return (relation for relation in relations.values() if relation.kind == "table")


def _is_true(text: str | None) -> bool:
    return text in ("1", "true")
