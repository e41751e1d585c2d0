"""Workbooks: where the table is, how its values are printed, what merges become, and what is refused."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.worksheet import Worksheet

from hfi_docs.document import Table
from hfi_docs.word.intake.numbers import Number, print_column
from hfi_docs.word.intake.workbook import read_workbook
from tests.intake import refusal, texts
from tests.workbooks import SHEET, Rows, edited, saved, xlsx


def read(content: bytes, sheet: str = "", area: str = "") -> Table:
    return read_workbook(content, sheet, area, "Tabell").table


def spaced(text: str) -> str:
    return text.replace("_", "\u00a0")


# Values


def test_a_table() -> None:
    table = read(xlsx([["Tiltak", "Kroner", "Frist"], ["A", 1500, date(2026, 5, 21)], ["B", 25000, None]]))
    assert texts(table) == [
        ["Tiltak", "Kroner", "Frist"],
        ["A", "1\u00a0500", "21.05.2026"],
        ["B", "25\u00a0000", ""],
    ]
    assert [cell.align for cell in table.rows[1].cells] == ["left", "right", "left"]
    assert (table.title, table.description) == ("Tabell", "Tiltak, Kroner, Frist.")


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (1234567, "#,##0", "1_234_567"),
        (1234, "#,##0", "1_234"),
        (1234, "General", "1234"),
        (12345, "General", "12_345"),
        (12345, "0", "12_345"),
        (1234.5, "#,##0.00", "1_234,50"),
        (0.125, "0%", "13_%"),
        (0.125, "0.0%", "12,5_%"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,333333333"),
        (2.5, "0", "3"),
        (-2.5, "0", "−3"),
        (-0.4, "0", "0"),
        (1.5, "0.0##", "1,5"),
        (1500, "#\\ ##0", "1_500"),
        (1500, "# ##0", "1_500"),
        (1500, '#,##0 "kr"', "1_500_kr"),
        (1500, '"kr" #,##0', "kr_1_500"),
        (1500, "[$kr-414] #,##0", "kr_1_500"),
        (1500, '_ "kr"\\ * #,##0_ ;_ "kr"\\ * \\-#,##0_ ;_ "kr"\\ * "-"??_ ;_ @_ ', "kr_1_500"),
        (-1500, '_ "kr"\\ * #,##0_ ;_ "kr"\\ * \\-#,##0_ ;_ "kr"\\ * "-"??_ ;_ @_ ', "kr_−1_500"),
        (1500, "[$€-2] #,##0", "€_1_500"),
        (7, '0 "stk."', "7_stk."),
        (-500, "#,##0;[Red]#,##0", "−500"),
        (-500, "#,##0_);(#,##0)", "−500"),  # number 37, which a Norwegian Excel shows so
        (-500, "0_);(0)", "(500)"),
        (16033554, '#,##0, "tusen"', "16_034_tusen"),
        (16033554, "#,##0.0,,", "16,0"),
        (0.5, "# ?/?", "1/2"),
        (150000, "0.00E+00", "1,50E+05"),
        (5.0, "General", "5"),
        (1e22, "General", "1E+22"),
        (True, "General", "SANN"),
        (False, "General", "USANN"),
        (date(2026, 5, 21), "yyyy-mm-dd", "21.05.2026"),
        (datetime(2026, 5, 21), "dd.mm.yyyy", "21.05.2026"),
        (datetime(2026, 5, 21, 10, 30), "dd.mm.yyyy hh:mm", "21.05.2026_10:30"),
        (datetime(2026, 5, 21, 10, 30), "dd.mm.yyyy", "21.05.2026"),
        (datetime(2026, 5, 1), "mmmm yyyy", "mai_2026"),
        (datetime(2026, 5, 1), "yyyy", "2026"),
        (time(9, 5), "hh:mm", "09:05"),
        (timedelta(hours=26, minutes=30), "[h]:mm", "26:30"),
        ("007", "General", "007"),
        ("13/26", "General", "13/26"),
        ("1500", "@", "1500"),
        (" tekst ", "General", "tekst"),
        ("to\nlinjer", "General", "to linjer"),
        (CellRichText("vanlig ", TextBlock(InlineFont(b=True), "fet")), "General", "vanlig fet"),
    ],
)
def test_values_are_printed_in_norwegian(value: object, code: str, printed: str) -> None:
    def set_format(sheet: Worksheet) -> None:
        sheet["A2"].number_format = code

    assert texts(read(xlsx([["Hode"], [value]], set_format)))[1] == [spaced(printed)]


@pytest.mark.parametrize(
    ("heading", "values", "align", "printed"),
    [
        ("Beløp", [12345, 200], "right", ["12_345", "200"]),
        ("Prosjektnr.", [12345, 12346], "left", ["12345", "12346"]),
        ("Konto", [10300, 11150], "left", ["10300", "11150"]),
        ("Antall konto i bruk", [10300], "left", ["10300"]),
        ("Postnummer", [2407, 2815], "left", ["2407", "2815"]),
        ("År", [2025, 2026], "left", ["2025", "2026"]),
        ("Telefon", [61123456], "left", ["61123456"]),
        ("Antall", [61123456], "left", ["61123456"]),
        ("Kommunene", [12345], "right", ["12_345"]),
    ],
)
def test_numbers_that_only_name_something_stay_as_they_are(
    heading: str, values: list[int], align: str, printed: list[str]
) -> None:
    column = print_column([Number(str(value)) for value in values], heading)
    assert (column.align, list(column.texts)) == (align, [spaced(text) for text in printed])
    cells = texts(read(xlsx([[heading, "x"], *([value, "y"] for value in values)])))
    assert [row[0] for row in cells[1:]] == [spaced(text) for text in printed]


def test_years_as_headings_are_not_grouped() -> None:
    assert texts(read(xlsx([["Tiltak", 2025, 2026], ["A", 10000, 20000]])))[0] == ["Tiltak", "2025", "2026"]


# Places


def book_with_places() -> bytes:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Forside"
    budget = book.create_sheet("Budsjett 2026")
    for row in ([None, None], [None, "Post", "Kroner"], [None, "A", 100], [None, "B", 200], [None, "Sum", 300]):
        budget.append(row)
    first.append(["Navn", "Verdi"])
    first.append(["x", 1])
    book.defined_names["Ramme"] = DefinedName("Ramme", attr_text="'Budsjett 2026'!$B$2:$C$4")
    book.defined_names["Feil"] = DefinedName("Feil", attr_text="'Budsjett 2026'!$B$2,'Budsjett 2026'!$C$4")
    book.defined_names["Borte"] = DefinedName("Borte", attr_text="#REF!")
    budget.defined_names["Lokalt"] = DefinedName("Lokalt", attr_text="'Budsjett 2026'!$B$2:$C$3")
    first.defined_names["Lokalt"] = DefinedName("Lokalt", attr_text="Forside!$A$1:$B$2")
    budget.add_table(ExcelTable(displayName="Poster", ref="B2:C4"))
    return saved(book)


BOOK = book_with_places()
RAMME = [["Post", "Kroner"], ["A", "100"], ["B", "200"]]


@pytest.mark.parametrize(
    ("sheet", "area", "expected"),
    [
        ("", "", [["Navn", "Verdi"], ["x", "1"]]),
        ("budsjett 2026", "", [*RAMME, ["Sum", "300"]]),
        ("Budsjett 2026", "B2:C4", RAMME),
        ("Budsjett 2026", "$b$2:$c$4", RAMME),
        ("Budsjett 2026", "C4:B2", RAMME),
        ("Budsjett 2026", "A1:Z100", [*RAMME, ["Sum", "300"]]),
        ("Budsjett 2026", "B:C", [*RAMME, ["Sum", "300"]]),
        ("Budsjett 2026", "2:4", RAMME),
        ("", "'Budsjett 2026'!B2:C4", RAMME),
        ("", "Ramme", RAMME),
        ("", "ramme", RAMME),
        ("Budsjett 2026", "Ramme", RAMME),
        ("Budsjett 2026", "Lokalt", RAMME[:2]),
        ("Forside", "Lokalt", [["Navn", "Verdi"], ["x", "1"]]),
        ("", "Poster", RAMME),
        ("Budsjett 2026", "poster", RAMME),
    ],
)
def test_sheet_and_area(sheet: str, area: str, expected: list[list[str]]) -> None:
    assert texts(read(BOOK, sheet, area)) == expected


@pytest.mark.parametrize(
    ("sheet", "area", "message"),
    [
        ("Budsjett", "", "Arbeidsboken har ikke noe ark som heter «Budsjett»."),
        ("", "Rame", "Arbeidsboken har verken et område, et navn eller en tabell som heter «Rame»."),
        ("", "A1:D0", "Arbeidsboken har verken et område, et navn eller en tabell som heter «A1:D0»."),
        ("Forside", "Poster", "Arbeidsboken har verken et område, et navn eller en tabell som heter «Poster»."),
        ("Forside", "Ramme", "Området ligger på arket «Budsjett 2026», men det er oppgitt at det er på «Forside»."),
        ("", "Feil", "Navnet «Feil» i arbeidsboken viser ikke til ett sammenhengende område."),
        ("", "Borte", "Navnet «Borte» i arbeidsboken viser ikke til ett sammenhengende område."),
        ("", "Forside!tull", "«tull» er ikke et område."),
        ("", "F1:G9", "Området på arket «Forside» har ingen rader under tittelraden."),
    ],
)
def test_places_that_do_not_exist(sheet: str, area: str, message: str) -> None:
    assert refusal(lambda: read(BOOK, sheet, area)) == message


def test_a_workbook_of_charts_alone() -> None:
    book = Workbook()
    book.create_chartsheet("Diagram")
    content = edited(
        saved(book), "xl/workbook.xml", r"<sheet [^>]*worksheet[^>]*/>|<sheet [^>]*name=\"Sheet\"[^>]*/>", ""
    )
    assert refusal(lambda: read(content)) == "Arbeidsboken har bare diagramark, og de har ingen celler."


def test_the_first_sheet_is_the_first_that_is_shown() -> None:
    book = Workbook()
    hidden, shown = book.active, book.create_sheet("Vist")
    assert isinstance(hidden, Worksheet)
    hidden.append(["skjult"])
    hidden.sheet_state = "hidden"
    shown.append(["a"])
    shown.append([1])
    assert texts(read(saved(book))) == [["a"], ["1"]]
    book.create_chartsheet("Diagram", 0).add_chart(BarChart())
    assert texts(read(saved(book))) == [["a"], ["1"]]


# Rows and columns


def test_hidden_and_empty_rows_and_columns_are_left_out() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.column_dimensions.group("F", "G", hidden=True)

    rows: Rows = [
        ["a", "b", None, "d", "e", "f", "g"],
        [1, 2, None, 4, 5, 6, 7],
        [9] * 7,
        [None],
        ["x", 0, "", "y", None, 1, 1],
    ]
    assert texts(read(xlsx(rows, hide))) == [["a", "d", "e"], ["1", "4", "5"], ["x", "y", ""]]


def merged(*areas: str) -> Callable[[Worksheet], None]:
    def merge(sheet: Worksheet) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return merge


def shape(table: Table) -> list[list[str]]:
    """For each row «H» or «T», then each cell's span and part in a merge."""
    return [
        [row.role[0].upper(), *(f"{cell.columns}{cell.merge[0] if cell.merge != 'none' else ''}" for cell in row.cells)]
        for row in table.rows
    ]


@pytest.mark.parametrize(
    ("rows", "areas", "expected"),
    [
        ([["a", "b"], ["x", None]], ["A2:B2"], [["H", "1", "1"], ["T", "2"]]),
        (
            [["a", "b"], ["x", 1], [None, 2], ["y", 3]],
            ["A2:A3"],
            [["H", "1", "1"], ["T", "1s", "1"], ["T", "1c", "1"], ["T", "1", "1"]],
        ),
        ([["tittel", None], ["a", "b"], [1, 2]], ["A1:B1"], [["H", "2"], ["H", "1", "1"], ["T", "1", "1"]]),
        (
            [["a", "midler", None], [None, 2025, 2026], ["x", 1, 2]],
            ["A1:A2", "B1:C1"],
            [["H", "1s", "2"], ["H", "1c", "1", "1"], ["T", "1", "1", "1"]],
        ),
        (
            [["a", "b"], ["x", 1], [None, None], ["y", 2]],
            ["A2:A3"],
            [["H", "1", "1"], ["T", "1", "1"], ["T", "1", "1"]],
        ),
        (
            [["a", "b", "c"], ["x", None, 1], [None, None, 2]],
            ["A2:B3"],
            [["H", "1", "1", "1"], ["T", "2s", "1"], ["T", "2c", "1"]],
        ),
    ],
)
def test_merged_cells_survive(rows: Rows, areas: list[str], expected: list[list[str]]) -> None:
    table = read(xlsx(rows, merged(*areas)))
    assert shape(table) == expected


def test_a_merge_that_begins_in_a_hidden_row_keeps_its_value() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A4")
        sheet.row_dimensions[2].hidden = True

    table = read(xlsx([["a", "b"], ["x", 1], [None, 2], [None, 3]], change))
    assert texts(table) == [["a", "b"], ["x", "2"], ["", "3"]]
    assert shape(table)[1:] == [["T", "1s", "1"], ["T", "1c", "1"]]


# Formulas


def test_formulas_give_their_stored_results() -> None:
    plain = xlsx([["a", "b", "c"], [1, "=A2+1", '=""']])
    assert refusal(lambda: read(plain)) == "Formelen i celle B2 har ikke noe lagret resultat."
    stored = edited(plain, SHEET, r'r="B2"><f>A2\+1</f><v></v>', 'r="B2"><f>A2+1</f><v>2</v>')
    stored = edited(stored, SHEET, r'r="C2"><f>""</f><v></v>', 'r="C2" t="str"><f>""</f><v></v>')
    assert texts(read(stored)) == [["a", "b", "c"], ["1", "2", ""]]


@pytest.mark.parametrize("value", ["#DIV/0!", "#REF!", "#N/A"])
def test_error_values_are_refused_by_cell(value: str) -> None:
    content = xlsx([["a", "b"], [1, value]])
    assert refusal(lambda: read(content)) == f"Celle B2 har feilverdien {value}."
    assert texts(read(content, area="A1:A2")) == [["a"], ["1"]]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "Området på arket «Sheet» har ingen rader under tittelraden."),
        ([["a", "b"]], "Området på arket «Sheet» har ingen rader under tittelraden."),
        ([["a", None], [1, 2]], "Cellen B1 i tittelraden er tom."),
        ([["a"], *([n] for n in range(2000))], "Tabellen har mer enn 2000 rader; det er for mye for et sakspapir."),
        ([list(range(21)), [1] * 21], "Tabellen har mer enn 20 kolonner; det er for mye for et sakspapir."),
    ],
)
def test_what_cannot_be_a_table_is_refused(rows: Rows, message: str) -> None:
    assert refusal(lambda: read(xlsx(rows))) == message


def test_a_number_that_no_machine_can_hold_is_refused() -> None:
    content = edited(xlsx([["a"], [5]]), SHEET, "<v>5</v>", "<v>1e999</v>")
    assert refusal(lambda: read(content)) == "Celle A2 har et tall som er altfor stort."
