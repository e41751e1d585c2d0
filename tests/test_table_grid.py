"""Where each cell of a table stands, and what a page that begins in a merged cell shows."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.document import Cell, Merge, Row, Table
from hfi_docs.document.walk import GridArea, block_texts, place_cells, table_grid
from hfi_docs.word.render import lint_document
from hfi_docs.word.render.tables import split_merges
from tests.rendered import find, render_blocks, row, sentence, text_of, tree

MERGED: list[Merge] = ["continue"]
HEAD = row("Område", "Tiltak", "År", "Beløp", role="header")


def spoken(cell: Cell) -> str:
    return " ".join(block_texts(*cell.blocks))


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([[(1, "none"), (2, "none")]], [[(0, 1, 0, 0), (1, 2, 0, 0)]]),
        ([[(2, "start")], [(2, "continue")], [(2, "continue")]], [[(0, 2, 0, 2)]] * 3),
        # A wide cell to the left: the second cell of the first row stands above the third of the second.
        (
            [[(2, "none"), (1, "start")], [(1, "none"), (1, "none"), (1, "continue")]],
            [[(0, 2, 0, 0), (2, 1, 0, 1)], [(0, 1, 1, 1), (1, 1, 1, 1), (2, 1, 0, 1)]],
        ),
        # What goes on from a cell of another width, from a cell that stands alone or from nothing.
        ([[(2, "start")], [(1, "continue"), (1, "none")]], [[(0, 2, 0, 0)], [(0, 1, 1, 1), (1, 1, 1, 1)]]),
        ([[(1, "none")], [(1, "continue")], [(1, "continue")]], [[(0, 1, 0, 0)], [(0, 1, 1, 1)], [(0, 1, 2, 2)]]),
        # A merge that begins right below another.
        (
            [[(1, "start")], [(1, "continue")], [(1, "start")], [(1, "continue")]],
            [[(0, 1, 0, 1)]] * 2 + [[(0, 1, 2, 3)]] * 2,
        ),
        ([], []),
        ([[]], [[]]),
    ],
)
def test_each_cell_has_its_place(
    rows: Sequence[Sequence[tuple[int, Merge]]], wanted: Sequence[Sequence[tuple[int, int, int, int]]]
) -> None:
    assert place_cells(rows) == tuple(tuple(GridArea(*area) for area in line) for line in wanted)


def test_a_wide_cell_left_of_a_merge_does_not_give_the_next_page_its_name() -> None:
    """The group of column 3 is «Y»; cells counted as columns gave «Z (forts.)», or a traceback."""
    rows = (
        Row((Cell((sentence("Z"),), columns=2), Cell((sentence("Y"),), merge="start"), Cell((sentence("1"),)))),
        Row((Cell((sentence("a"),)), Cell((sentence("b"),)), Cell(merge="continue"), Cell((sentence("2"),)))),
        Row((Cell((sentence("c"),), columns=2), Cell(merge="continue"), Cell((sentence("3"),)))),
    )
    table = Table((HEAD, *rows), (0.0,) * 4, "t", continued="forts.")
    split = split_merges(table, table_grid(table), [2, 3])
    assert [[spoken(cell) for cell in line.cells] for line in split.rows[2:]] == [
        ["a", "b", "Y (forts.)", "2"],
        ["c", "Y (forts.)", "3"],
    ]


def test_a_long_table_with_wide_cells_left_of_its_groups_is_printed() -> None:
    body = []
    for group in range(30):
        name = f"Gruppe {group}"
        body.append(Row((Cell((sentence("Samlet"),), columns=2), Cell((sentence(name),), merge="start"), Cell())))
        body += [Row((Cell((sentence("a"),)), Cell((sentence("b"),)), Cell(merge="continue"), Cell()))] * 3
    content = render_blocks(Table((HEAD, *body), (0.0,) * 4, "Tiltak", "Tiltak.", continued="forts."))
    assert lint_document(content) == ()
    shown = ""
    for line in find(tree(content), "//w:tr")[1:]:
        for cell in find(line, "w:tc"):
            text = text_of(cell)
            if text.endswith("(forts.)"):
                assert text == f"{shown} (forts.)"
            elif text.startswith("Gruppe"):
                shown = text
    assert shown == "Gruppe 29"


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table whose cells are merged at random, over columns and rows; each text is one of its own."""
    width, rows = draw(st.integers(1, 5)), []
    above: list[tuple[int, int]] = []
    for number in range(draw(st.integers(1, 8))):
        cells: list[Cell] = []
        places: list[tuple[int, int]] = []
        column = 0
        while column < width:
            columns = draw(st.integers(1, width - column))
            merges: list[Merge] = ["none", "start"]
            merge = draw(st.sampled_from([*merges, *MERGED] if (column, columns) in above else merges))
            blocks = () if merge == "continue" else (sentence(f"rad {number} kolonne {column}"),)
            cells.append(Cell(blocks, columns=columns, merge=merge))
            places += [(column, columns)] if merge != "none" else []
            column += columns
        above = places
        rows.append(Row(tuple(cells)))
    return Table(tuple(rows), (0.0,) * width, "t", continued="forts.")


def texts_by_square(table: Table) -> dict[tuple[int, int], str]:
    """What stands in each square of the grid, by painting the cells on it one after the other."""
    squares: dict[tuple[int, int], str] = {}
    for number, line in enumerate(table.rows):
        column = 0
        for cell in line.cells:
            text = squares[number - 1, column] if cell.merge == "continue" else spoken(cell)
            for covered in range(column, column + cell.columns):
                squares[number, covered] = text
            column += cell.columns
    return squares


@given(table=tables(), data=st.data())
def test_every_page_shows_the_texts_that_the_table_has_there(table: Table, data: st.DataObject) -> None:
    starts = sorted(data.draw(st.sets(st.integers(1, max(len(table.rows) - 1, 1)), max_size=4)))
    starts = [index for index in starts if index < len(table.rows)]
    split = split_merges(table, table_grid(table), starts)
    before, after = texts_by_square(table), texts_by_square(split)
    assert {where: text.removesuffix(" (forts.)") for where, text in after.items()} == before
    assert [[cell.columns for cell in line.cells] for line in split.rows] == [
        [cell.columns for cell in line.cells] for line in table.rows
    ]
    for number, line in enumerate(split.rows):
        if number in starts:
            assert all(cell.merge != "continue" and spoken(cell) for cell in line.cells)
            for cell, area, was in zip(line.cells, table_grid(table)[number], table.rows[number].cells, strict=True):
                goes_on = "start" if area.last > number else "none"
                assert cell.merge == (goes_on if was.merge == "continue" else was.merge)
        else:
            assert line == table.rows[number]


@given(table=tables())
def test_the_grid_says_what_the_cells_say(table: Table) -> None:
    squares = texts_by_square(table)
    for number, (line, areas) in enumerate(zip(table.rows, table_grid(table), strict=True)):
        for cell, area in zip(line.cells, areas, strict=True):
            assert area.first <= number <= area.last
            assert area.columns == cell.columns
            text = squares[number, area.column]
            assert {squares[row, area.column] for row in range(area.first, area.last + 1)} == {text}
            assert area.merge(number) in (cell.merge, "none")


def test_of_cells_that_go_on_together_one_says_so() -> None:
    begun = tuple(Cell((sentence(text),), merge="start") for text in ("Utvalget", "torsdag", "13.02."))
    inner = (Cell(merge="continue"), *(Cell((sentence(text),), merge="start") for text in ("fredag", "14.02.")))
    swallowed = tuple(Cell(merge="continue") for _ in range(3))
    rows = tuple(map(Row, (begun, inner, swallowed, swallowed)))
    table = Table(rows, (0.0,) * 3, "t", continued="forts.")
    split = split_merges(table, table_grid(table), [3])
    assert [spoken(cell) for cell in split.rows[3].cells] == ["Utvalget (forts.)", "fredag (forts.)", "14.02."]
