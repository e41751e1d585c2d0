"""One XML part, with what the rules ask of it found once; and its tables, with each cell at its place.

A paper has thousands of cells and the lint runs after every render: one pass over the marks that matter, and plain
slots to collect them in.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from hfi_docs.document import Merge
from hfi_docs.document.walk import GridArea, place_cells
from hfi_docs.word.render.lint.element import FieldPairs, child, integer, is_integer, is_on, read_fields
from hfi_docs.word.render.vocabulary import (
    ABSTRACT_NUM,
    ANCHORED,
    BLIP,
    BODY,
    CHILD_RANKS,
    COMMENT,
    DOC_DEFAULTS,
    ENDNOTE,
    FLD_CHAR,
    FOOTNOTE,
    FOOTNOTE_REFERENCE,
    FTR,
    GRID_AFTER,
    GRID_BEFORE,
    GRID_COL,
    GRID_SPAN,
    HDR,
    HYPERLINK,
    INSTR_TEXT,
    INTEGER_ATTRIBUTES,
    NUM,
    NUM_ID,
    P_STYLE,
    PREFIXES,
    R_STYLE,
    SECT_PR,
    STYLE,
    TBL,
    TBL_GRID,
    TBL_HEADER,
    TBL_LAYOUT,
    TBL_PR,
    TBL_STYLE,
    TC,
    TC_W,
    TR,
    TXBX_CONTENT,
    TYPE,
    V_MERGE,
    VAL,
    WIDTH,
    Element,
)

_NOWHERE = GridArea(0, 1, 0, 0)
_MARKS = (TBL, TR, TC, TC_W, GRID_SPAN, V_MERGE, TBL_HEADER, GRID_BEFORE, GRID_AFTER)


class WordCell:
    """A cell; `width` is None unless given in twentieths of a point."""

    __slots__ = ("area", "columns", "element", "merge", "width")

    def __init__(self, element: Element) -> None:
        self.element = element
        self.columns = 1
        self.merge: Merge = "none"
        self.width: int | None = None
        self.area = _NOWHERE


class WordRow:
    """A row. `columns` counts the grid columns it covers, skipped ones included."""

    __slots__ = ("after", "before", "cells", "columns", "header")

    def __init__(self) -> None:
        self.header = False
        self.before = self.after = self.columns = 0
        self.cells: list[WordCell] = []


class WordTable(NamedTuple):
    """A table. `columns` holds the widths of the grid, empty when the table has no grid."""

    element: Element
    number: int
    columns: tuple[int | None, ...]
    fixed: bool
    rows: list[WordRow]


def read_tables(root: Element) -> tuple[WordTable, ...]:
    """The tables of a story in document order, nested ones included."""
    grids: dict[Element | None, WordTable] = {}
    rows: dict[Element | None, WordRow] = {}
    row, cell = WordRow(), WordCell(root)
    for element in root.iter(*_MARKS):
        tag = element.tag
        if tag == TC_W:
            cell.width = integer(element, WIDTH) if element.get(TYPE, "dxa") == "dxa" else None
        elif tag == TC:
            cell = WordCell(element)
            rows.get(_owner(element, TR), row).cells.append(cell)
        elif tag == TR:
            row = rows[element] = WordRow()
            owner = grids.get(_owner(element, TBL))
            if owner is not None:
                owner.rows.append(row)
        elif tag == TBL:
            grids[element] = _empty_grid(element, len(grids) + 1)
        else:
            _note(str(tag), element, row, cell)
    for grid in grids.values():
        _place_rows(grid.rows)
    return tuple(grids.values())


def _owner(element: Element, tag: str) -> Element | None:
    parent = element.getparent()
    if parent is not None and parent.tag == tag:
        return parent
    # Content controls may stand between a table and its rows.
    return next(element.iterancestors(tag), None)


def _empty_grid(table: Element, number: int) -> WordTable:
    grid = child(table, TBL_GRID)
    properties = child(table, TBL_PR)
    layout = None if properties is None else child(properties, TBL_LAYOUT)
    columns = () if grid is None else tuple(integer(column, WIDTH) for column in grid.iterchildren(GRID_COL))
    return WordTable(table, number, columns, layout is not None and layout.get(TYPE) == "fixed", [])


def _note(tag: str, element: Element, row: WordRow, cell: WordCell) -> None:
    if tag == GRID_SPAN:
        cell.columns = integer(element, VAL) or 1
    elif tag == V_MERGE:
        cell.merge = "start" if element.get(VAL) == "restart" else "continue"
    elif tag == TBL_HEADER:
        row.header = is_on(element)
    elif tag == GRID_BEFORE:
        row.before = integer(element, VAL) or 0
    else:
        row.after = integer(element, VAL) or 0


def _place_rows(rows: Sequence[WordRow]) -> None:
    # The columns that a row skips are a cell of their own to the grid.
    grid = place_cells([(row.before, "none"), *((cell.columns, cell.merge) for cell in row.cells)] for row in rows)
    for row, areas in zip(rows, grid, strict=True):
        for cell, area in zip(row.cells, areas[1:], strict=True):
            cell.area = area
        row.columns = areas[-1].column + areas[-1].columns + row.after


#: Tags that papers have few of, or that several rules ask for; one pass finds them all.
_FEW = (
    *{tag for tag, _ in INTEGER_ATTRIBUTES if tag != TC_W},
    *(BODY, HDR, FTR, FOOTNOTE, ENDNOTE, COMMENT, TXBX_CONTENT, TBL, SECT_PR, HYPERLINK, FLD_CHAR, INSTR_TEXT),
    *(R_STYLE, TBL_STYLE, STYLE, NUM, ABSTRACT_NUM, NUM_ID, DOC_DEFAULTS, ANCHORED, FOOTNOTE_REFERENCE, BLIP),
)
_RELATIONSHIP_IDS = etree.XPath("//@r:*", namespaces={"r": PREFIXES["r"]}, smart_strings=False)


class XmlPart:
    """An XML part. To lxml an element in Python's hands is costly: rules ask by tag, and never walk the tree."""

    def __init__(self, name: str, data: bytes, root: Element) -> None:
        self.name = name
        self.data = data
        self.root = root

    @cached_property
    def index(self) -> Mapping[str, list[Element]]:
        """The elements with a tag that papers have few of, by tag in document order; made in one pass."""
        index: dict[str, list[Element]] = {tag: [] for tag in _FEW}
        for element in self.root.iter(*_FEW):
            index[str(element.tag)].append(element)
        return index

    def all(self, tag: str) -> list[Element]:
        """Every element with this tag, in document order."""
        found = self.index.get(tag)
        return list(self.root.iter(tag)) if found is None else found

    def find(self, path: etree.XPath) -> list[Element]:
        """The elements that a compiled path finds; for faults that are rare among elements that are many."""
        found = path(self.root)
        return [item for item in found if isinstance(item, Element)] if isinstance(found, list) else []

    @cached_property
    def broken_measures(self) -> tuple[tuple[str, str, str], ...]:
        """Tag, attribute and value of each measure that is no whole number."""
        return tuple(
            (tag, attribute, value)
            for tag, attribute in INTEGER_ATTRIBUTES
            if (elements := self.all(tag))
            for value in sorted({element.get(attribute, "0") for element in elements})
            if not is_integer(value)
        )

    @cached_property
    def property_patterns(self) -> tuple[tuple[str, ...], ...]:
        """The tag of each set of properties with those of its children: a few patterns that come many times.

        One child alone is always in order, and left out.
        """
        properties = self.root.iter(*CHILD_RANKS)
        found = {(item.tag, *[child.tag for child in item]) for item in properties if len(item) > 1}
        return tuple(sorted(tuple(map(str, pattern)) for pattern in found))

    @cached_property
    def relationship_ids(self) -> frozenset[str]:
        """The relationships that the part uses."""
        found = _RELATIONSHIP_IDS(self.root)
        return frozenset(map(str, found)) if isinstance(found, list) else frozenset()

    @cached_property
    def paragraph_styles(self) -> tuple[tuple[str, Element], ...]:
        """Every use of a paragraph style, with the id of the style."""
        return tuple((use.get(VAL, ""), use) for use in self.root.iter(P_STYLE))

    @cached_property
    def tables(self) -> tuple[WordTable, ...]:
        """The tables, numbered in document order."""
        return read_tables(self.root) if self.all(TBL) else ()

    @cached_property
    def fields(self) -> FieldPairs:
        """The fields, such as page numbers and cross references."""
        return read_fields(self.root)
