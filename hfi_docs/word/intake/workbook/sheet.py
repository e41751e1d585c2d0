"""What stands on a sheet, streamed: the cells that are wanted, and all that lies on it beside them.

Streaming is what makes a workbook with a million cells on another sheet harmless.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from hfi_docs.word.intake.grid import check_size
from hfi_docs.word.intake.workbook.areas import Area, cell_place, read_area
from hfi_docs.word.intake.workbook.book import S, SheetPart
from hfi_docs.word.intake.workbook.merges import Where
from hfi_docs.word.intake.workbook.texts import Written, read_text
from hfi_docs.word.opc.package import OFFICE_RELATIONS, Package
from hfi_docs.word.opc.xml import Element, integer, is_true

_SPARKLINE: Final = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}sparkline"
_BESIDE: Final = (
    "sheetView", "sheetFormatPr", "col", "row", "autoFilter", "conditionalFormatting", "hyperlink", "headerFooter"
)  # fmt: skip
_TAGS: Final = (*(f"{S}{name}" for name in _BESIDE), _SPARKLINE)
#: Rules that draw in a cell, or paint it by its value.
_DRAWN: Final = {"iconSet", "dataBar", "colorScale"}
#: Lower rows and narrower columns cannot be seen.
_LEAST: Final = 0.1
#: So many coloured cells are kept with their places; no paper tells of more.
_MOST_COLOURED: Final = 50_000


class Stored(NamedTuple):
    """A cell as it is stored: the letter of its kind («s» shared text, «e» error …), value, look and formula."""

    kind: str
    value: str
    look: int = 0
    formula: str | None = None
    written: Written | None = None
    is_rich: bool = False


class Rule(NamedTuple):
    """A conditional look: where, what kind of rule, and the number of the look, -1 for none."""

    area: Area
    kind: str
    look: int


class CellLink(NamedTuple):
    """A cell's link: to an address outside the workbook, by its relation, or to a place in it."""

    where: Where
    relation: str
    place: str = ""


@dataclass
class Sheet:
    """The cells of an area, and what else lies on the sheet; `outside` are the cells beyond the area.

    `filled` are the looks whose background says something, `coloured` the cells with one of them, empty ones too.
    """

    area: Area
    merges: Sequence[Area]
    filled: Set[int] = frozenset()
    cells: dict[Where, Stored] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    uncalculated: list[Where] = field(default_factory=list)
    hidden_rows: list[list[int]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    outside: int = 0
    first_outside: Where = (0, 0)
    is_filtered: bool = False
    shows_zeros: bool = True
    shows_formulas: bool = False
    rules: list[Rule] = field(default_factory=list)
    links: list[CellLink] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    sparklines: int = 0
    coloured: list[Where] = field(default_factory=list)
    usual_width: float = 0.0
    widths: list[tuple[int, int, float]] = field(default_factory=list)
    _hidden: list[tuple[int, int]] = field(default_factory=list)
    _origins: Set[Where] = frozenset()

    def __post_init__(self) -> None:
        self._origins = {(merge.first_row, merge.first_column) for merge in self.merges}

    def add(self, element: Element) -> None:
        """Takes in one of the elements beside the rows."""
        name = str(element.tag).rpartition("}")[2]
        if name == "col":
            self._add_columns(element)
        elif name == "sheetFormatPr":
            self.usual_width = _measure(element.get("defaultColWidth"))
        elif name == "sheetView":
            self.shows_formulas = self.shows_formulas or is_true(element.get("showFormulas"))
            self.shows_zeros = self.shows_zeros and element.get("showZeros", "1") not in ("0", "false")
        elif name == "autoFilter":
            self.is_filtered = self.is_filtered or element.find(f"{S}filterColumn") is not None
        elif name == "conditionalFormatting":
            self.rules += (rule for rule in _rules(element) if rule.area.meets(self.area))
        elif name == "hyperlink" and (area := read_area(element.get("ref", ""))):
            where = area.first_row, area.first_column
            self.links.append(CellLink(where, element.get(f"{OFFICE_RELATIONS}id", ""), element.get("location", "")))
        elif name == "headerFooter":
            self.margins += [child.text for child in element if child.text]
        elif name == "sparkline":
            self.sparklines += 1

    def _add_columns(self, element: Element) -> None:
        first, last = (integer(element.get(name), 0) for name in ("min", "max"))
        if is_true(element.get("hidden")) or _is_nothing(element.get("width")):
            self._hidden.append((first, last))
        elif width := _measure(element.get("width")):
            self.widths.append((first, last, width))

    def add_row(self, element: Element, row: int) -> None:
        """Takes in the cells of a `row`."""
        hidden = is_true(element.get("hidden")) or _is_nothing(element.get("ht"))
        column = 0
        for cell in element.iterchildren(f"{S}c"):
            place = cell_place(cell.get("r", ""))
            column = place[1] if place else column + 1
            stored = _stored(cell)
            if self.filled and not hidden and integer(cell.get("s"), 0) in self.filled:
                self._add_coloured(row, column)
            if stored is None:
                continue
            if not self.area.holds(row, column):
                self._add_outside(row, column)
            elif hidden:
                _extend(self.hidden_rows, row)
            elif any(first <= column <= last for first, last in self._hidden):
                self.hidden_columns.add(column)
            else:
                self._add_shown(stored, row, column)
                continue
            if (row, column) in self._origins:
                self.cells[row, column] = stored

    def _add_coloured(self, row: int, column: int) -> None:
        shown = self.area.holds(row, column) and not any(first <= column <= last for first, last in self._hidden)
        if shown and len(self.coloured) < _MOST_COLOURED:
            self.coloured.append((row, column))

    def _add_outside(self, row: int, column: int) -> None:
        self.outside += 1
        if self.outside == 1:
            self.first_outside = (row, column)

    def _add_shown(self, stored: Stored, row: int, column: int) -> None:
        if stored.formula is not None and not stored.value and stored.kind != "str":
            # A formula that gives an empty text is stored as an empty value of the text type.
            self.uncalculated.append((row, column))
        self.cells[row, column] = stored
        self.rows.add(row)
        self.columns.add(column)


def read_sheet(package: Package, sheet: SheetPart, area: Area, filled: Set[int] = frozenset()) -> Sheet:
    """What stands in an area of a sheet, and beside it; `filled` are the looks whose background says something.

    Raises:
        UnreadableError: the sheet is damaged, or the area too large.
    """
    found = Sheet(area, [merge for merge in _merges(package, sheet) if merge.meets(area)], filled)
    row = 0
    for element in package.stream(sheet.part, _TAGS):
        if element.tag == f"{S}row":
            row = integer(element.get("r"), row + 1)
            found.add_row(element, row)
            # A sheet of a million rows is not looked through to the end.
            check_size(len(found.rows), len(found.columns))
        else:
            found.add(element)
    return found


def _merges(package: Package, sheet: SheetPart) -> Iterator[Area]:
    """The merged areas, which stand after the cells that they are about."""
    for element in package.stream(sheet.part, (f"{S}row", f"{S}mergeCell")):
        merge = read_area(element.get("ref", "")) if element.tag == f"{S}mergeCell" else None
        if merge is not None:
            yield merge


def _stored(cell: Element) -> Stored | None:
    """What a cell holds, or None for nothing but a look."""
    kind, value, formula, inline = cell.get("t", "n"), cell.findtext(f"{S}v"), cell.find(f"{S}f"), cell.find(f"{S}is")
    if not value and formula is None and inline is None:
        return None
    return Stored(
        kind,
        value or "",
        integer(cell.get("s"), 0),
        None if formula is None else formula.text or "",
        None if inline is None else read_text(inline),
        cell.get("vm") is not None,
    )


def _rules(element: Element) -> Iterator[Rule]:
    areas = [area for text in element.get("sqref", "").split() if (area := read_area(text))]
    for rule in element.iterchildren(f"{S}cfRule"):
        kind = rule.get("type", "")
        for area in areas:
            yield Rule(area, kind if kind in _DRAWN else "", integer(rule.get("dxfId"), -1))


def _extend(runs: list[list[int]], number: int) -> None:
    """One more number, after those that are there."""
    if runs and number <= runs[-1][1] + 1:
        runs[-1][1] = max(number, runs[-1][1])
    else:
        runs.append([number, number])


def _measure(text: str | None, default: float = 0.0) -> float:
    """A width in digits or a height in points, the default for none that makes sense."""
    try:
        return float(text) if text is not None else default
    except ValueError:
        return default


def _is_nothing(measure: str | None) -> bool:
    """Whether a width or height leaves nothing to see."""
    return _measure(measure, _LEAST) < _LEAST
