"""What stands on a sheet without coming into the table as it is, is told with its place; one construct at a time."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, IconSetRule
from openpyxl.styles import Alignment, Border, Font, GradientFill, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from hfi_docs.document import Link, Paragraph
from hfi_docs.word.intake.workbook import read_workbook
from tests.block_lines import lines
from tests.intake import refusal, texts
from tests.pictures import png
from tests.workbooks import SHEET, Rows, edited, saved, with_parts, xlsx

ROWS: list[list[object]] = [["Post", "Kroner"], ["Drift", 1500], ["Leie", 300]]
SHOWN = [["Post", "Kroner"], ["Drift", "1500"], ["Leie", "300"]]
NARROW = "en kolonne er for smal for tallet i en celle; Excel viser #####"
LINKED = "adressen i en lenke er utelatt: B3"
LINE = Side("thin")
Change = Callable[[Worksheet], object]


def told(content: bytes, sheet: str = "", area: str = "") -> list[str]:
    return list(read_workbook(content, sheet, area, "T").left_out)


def style(cell: str, **looks: object) -> Change:
    def change(sheet: Worksheet) -> None:
        for name, look in looks.items():
            setattr(sheet[cell], name, look)

    return change


def put(cell: str, value: str | datetime) -> Change:
    return lambda sheet: sheet.__setitem__(cell, value)


def show_formulas(sheet: Worksheet) -> None:
    sheet.sheet_view.showFormulas = True


def comment(sheet: Worksheet) -> None:
    sheet["B2"].comment = Comment("Husk moms", "Forfatter")


def picture(sheet: Worksheet) -> None:
    image = Image(BytesIO(png(40, 20)))
    sheet.add_image(image, "D5")


def chart(sheet: Worksheet) -> None:
    made = BarChart()
    made.title = "Utviklingen"
    made.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
    sheet.add_chart(made, "F2")


def hide(*, rows: tuple[int, ...] = (), columns: str = "") -> Change:
    def change(sheet: Worksheet) -> None:
        for row in rows:
            sheet.row_dimensions[row].hidden = True
        for column in columns:
            sheet.column_dimensions[column].hidden = True

    return change


def filtered(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:B3"
    sheet.auto_filter.add_filter_column(0, ["Leie"])
    sheet.row_dimensions[2].hidden = True


def header(sheet: Worksheet) -> None:
    assert sheet.oddHeader is not None
    sheet.oddHeader.center.text = "Fortrolig"


def rule(sheet: Worksheet) -> None:
    sheet.conditional_formatting.add("B2:B3", IconSetRule("3TrafficLights1", "percent", [0, 33, 67]))  # type: ignore[no-untyped-call]


def hiding_rule(sheet: Worksheet) -> None:
    sheet.conditional_formatting.add("B2:B3", CellIsRule("lessThan", ["400"], font=Font(color="FFFFFFFF")))  # type: ignore[no-untyped-call]


def striking_rule(sheet: Worksheet) -> None:
    sheet.conditional_formatting.add("B2", CellIsRule("lessThan", ["400"], font=Font(strike=True)))  # type: ignore[no-untyped-call]


def painting_rule(sheet: Worksheet) -> None:
    sheet.conditional_formatting.add("B2", CellIsRule("lessThan", ["400"], fill=PatternFill("solid", "FFFF0000")))  # type: ignore[no-untyped-call]


def colouring_rule(sheet: Worksheet) -> None:
    sheet.conditional_formatting.add("B2", CellIsRule("lessThan", ["400"], font=Font(color="FFFF0000")))  # type: ignore[no-untyped-call]


def wide(**looks: object) -> Change:
    def change(sheet: Worksheet) -> None:
        style("B2", **looks)(sheet)
        sheet.column_dimensions["B"].width = 20

    return change


def file_link(sheet: Worksheet) -> None:
    sheet["A2"].hyperlink = Hyperlink(ref="A2", target="file:///H:/regnskap.xlsx")


def inner_link(sheet: Worksheet) -> None:
    sheet["A2"].hyperlink = Hyperlink(ref="A2", location="Ark2!A1")


def rich(sheet: Worksheet) -> None:
    sheet["A2"] = CellRichText("Drift ", TextBlock(InlineFont(strike=True), "og leie"))


def raised(sheet: Worksheet) -> None:
    sheet["A2"] = CellRichText("m", TextBlock(InlineFont(vertAlign="superscript"), "2"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda sheet: None, []),
        (hide(rows=(3,)), ["skjult rad er utelatt: 3"]),
        (hide(columns="A"), ["skjult kolonne er utelatt: A"]),
        (filtered, ["arket er filtrert; skjult rad er utelatt: 2"]),
        (comment, ["1 kommentar er utelatt: B2 «Husk moms»"]),
        (picture, ["1 bilde er utelatt: D5 «Picture»"]),
        (chart, ["1 diagram er utelatt: F2 «Utviklingen»"]),
        (header, ["topptekst eller bunntekst er utelatt: «Fortrolig»"]),
        (rule, ["betinget formatering som tegner i cellene, er utelatt: B2:B3"]),
        (hiding_rule, ["betinget formatering kan skjule eller endre det som vises, og er ikke fulgt: B2:B3"]),
        (striking_rule, ["betinget formatering kan skjule eller endre det som vises, og er ikke fulgt: B2"]),
        (painting_rule, ["betinget formatering som farger cellene, er utelatt: B2"]),
        (colouring_rule, ["betinget formatering som farger cellene, er utelatt: B2"]),
        (file_link, ["adressen i en lenke er utelatt: A2 «file:///H:/regnskap.xlsx»"]),
        (style("B2", font=Font(strike=True)), ["en celle med gjennomstreket tekst står som vanlig tekst: B2 «1500»"]),
        (inner_link, ["adressen i en lenke er utelatt: A2 «Ark2!A1»"]),
        (rich, ["en celle med gjennomstreket tekst står som vanlig tekst: A2 «og leie»"]),
        (raised, ["hevet eller senket tekst i en celle står på linjen: A2 «2»"]),
        (style("B2", font=Font(color="FFFFFFFF")), ["hvit tekst i en celle er synlig her: B2 «1500»"]),
        (style("B2", font=Font(color="FFFFFFFF"), fill=PatternFill("solid", "FF262626")), []),
        (style("B2", fill=PatternFill("solid", "FFFF0000")), ["fargen på en celle er utelatt: B2"]),
        (style("A3", fill=PatternFill("solid", "FFFFC7CE")), ["fargen på en celle er utelatt: A3 «Leie»"]),
        (style("D3", fill=PatternFill("solid", Color(indexed=11))), ["fargen på en celle er utelatt: D3"]),
        (style("B3", fill=PatternFill("solid", Color(theme=7))), ["fargen på en celle er utelatt: B3"]),
        (style("B3", fill=PatternFill("solid", Color(theme=7, tint=0.8))), []),
        (style("B3", fill=PatternFill("solid", Color(theme=0, tint=-0.25))), []),
        (style("A1", fill=PatternFill("solid", "FFFF0000")), []),
        (style("B2", fill=PatternFill("lightUp", "FFFF0000")), ["fargen på en celle er utelatt: B2"]),
        (style("B2", fill=GradientFill(stop=("FFFFFFFF", "FF00B050"))), ["fargen på en celle er utelatt: B2"]),
        (style("A2", font=Font(color="FFC00000")), ["fargen på teksten i en celle er utelatt: A2 «Drift»"]),
        (style("A2", font=Font(color=Color(theme=1))), []),
        (style("A2", font=Font(size=1)), ["tekst i svært liten skrift i en celle er synlig her: A2 «Drift»"]),
        (put("A2", "Drift:\n  lønn"), ["innrykket i en celle er utelatt: A2 «Drift: lønn»"]),
        (lambda sheet: setattr(sheet.row_dimensions[3], "height", 0.05), ["skjult rad er utelatt: 3"]),
        (lambda sheet: setattr(sheet.column_dimensions["A"], "width", 0.05), ["skjult kolonne er utelatt: A"]),
        (style("A2", font=Font(u="single")), ["understrekingen i en celle er utelatt: A2 «Drift»"]),
        (style("A2", font=Font(u="single", color=Color(theme=10))), []),
        (style("A3", alignment=Alignment(indent=1)), ["innrykket i en celle er utelatt: A3 «Leie»"]),
        (put("A3", "   Leie"), ["innrykket i en celle er utelatt: A3 «Leie»"]),
        (put("A3", " Leie"), []),
        (style("B3", alignment=Alignment(indent=1)), []),
        (style("B2", number_format="#,##0.00000000"), [f"{NARROW}: B2"]),
        (style("B2", number_format="#,##0.00000000", alignment=Alignment(shrink_to_fit=True)), []),
        (wide(number_format="#,##0.00000000"), []),
        (wide(number_format='[=1]"Ja";[=0]"Nei"'), ["en celle viser bare ##### i Excel; tallet står som det er: B2"]),
        (wide(number_format="[$-407]mmmm"), ["en dato har navn på et annet språk i Excel; her står den på norsk: B2"]),
        (style("B2", number_format="0.00", font=Font(size=22)), [f"{NARROW}: B2"]),
        (put("B2", datetime(2026, 5, 21, 10, 30)), [f"{NARROW}: B2"]),
        (style("B2", number_format=";;;"), ["innholdet i en celle er skjult av tallformatet og er utelatt: B2"]),
        (style("A2", number_format=";;;"), ["innholdet i en celle er skjult av tallformatet og er utelatt: A2"]),
        (put("A2", "GjÃ¸vik"), ["en celle er lagret med feil tegnkoding: A2 «GjÃ¸vik», trolig «Gjøvik»"]),
        (put("A2", "NÅ»"), []),
        (put("A2", "Bel&oslash;p"), ["en celle er lagret med feil tegnkoding: A2 «Bel&oslash;p», trolig «Beløp»"]),
        (style("B2", border=Border(diagonal=LINE, diagonalUp=True)), ["streken over en celle er utelatt: B2 «1500»"]),
        (style("B2", border=Border(diagonal=LINE)), []),
        (show_formulas, ["Excel viser formlene på arket; her står resultatene"]),
        (put("A2", "a_xF0FC_b"), ["tegn fra en symbolskrift i en celle er utelatt: A2"]),
        (put("A2", "a_x0007_b"), ["en celle har styretegn som er utelatt: A2 (U+0007)"]),
    ],
)  # fmt: skip
def test_what_lies_on_the_sheet(change: Change, expected: list[str]) -> None:
    assert told(xlsx(ROWS, change)) == expected


def test_what_lies_outside_the_area() -> None:
    content = xlsx([*ROWS, ["Sum", 1800]], lambda sheet: sheet.merge_cells("B3:C3"))
    assert told(content, area="A1:B3") == [
        "2 celler utenfor området er utelatt; den første er: A4",
        "en sammenslått celle rekker ut over området og er skåret til: B3:C3",
    ]
    assert told(content) == []


def test_a_merge_outside_the_area_is_not_kept() -> None:
    content = xlsx([*ROWS, ["Sum", None]], lambda sheet: sheet.merge_cells("A4:B4"))
    assert told(content, area="A1:B3") == ["en celle utenfor området er utelatt: A4"]
    assert texts(read_workbook(content, "", "A1:B3", "T").table) == SHOWN


def test_other_sheets_are_told_unless_one_was_chosen() -> None:
    book = Workbook()
    first, second, secret, empty = book.active, *(book.create_sheet(name) for name in ("Bilag", "Notat", "Tom"))
    assert isinstance(first, Worksheet)
    for row in ROWS:
        first.append(row)
    second["A1"], secret["A1"] = "x", "y"
    secret.sheet_state = "hidden"
    empty["A1"].font = Font(b=True)
    assert told(saved(book)) == ["1 ark er utelatt: «Bilag»", "1 skjult ark er utelatt: «Notat»"]
    assert told(saved(book), sheet="Sheet") == []


FORMULA = r'<c r="B3"( s="\d+")?( t="n")?><v>300</v></c>'


@pytest.mark.parametrize(
    ("formula", "settings", "expected"),
    [
        ("SUM(B2)", "", []),
        ("[1]Ark1!B2", "", ["et tall er hentet fra en annen arbeidsbok: B3"]),
        ("TODAY()", "", ["en formel får nytt svar hver dag: B3"]),
        ("SUM(B2)", 'calcMode="manual"', ["resultatet av en formel kan være gammelt: B3"]),
        ("SUM(B2)", 'fullCalcOnLoad="1"', ["resultatet av en formel kan være gammelt: B3"]),
    ],
)
def test_results_that_may_be_others_now(formula: str, settings: str, expected: list[str]) -> None:
    content = edited(xlsx(ROWS), SHEET, FORMULA, f'<c r="B3"><f>{formula}</f><v>300</v></c>')
    content = edited(content, "xl/workbook.xml", "<calcPr[^>]*/>", f"<calcPr {settings}/>")
    assert told(content) == expected


XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def shape(text: str = "", more: str = "") -> str:
    body = f"<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody>" if text else ""
    return f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="x"{more}/></xdr:nvSpPr><xdr:spPr/>{body}</xdr:sp>'


TWO = f"<xdr:grpSp>{shape('Se note')}{shape('To')}</xdr:grpSp>"
CHOICE = (
    f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="a14">{shape("Se note")}</mc:Choice>'
    f"<mc:Fallback>{shape('Se note')}</mc:Fallback></mc:AlternateContent>"
)
SMART = f'<xdr:graphicFrame><a:graphic><a:graphicData uri="{A}/diagram"/></a:graphic></xdr:graphicFrame>'


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (shape("Se note"), ["1 tekstboks er utelatt: C3 «Se note»"]),
        (shape(), ["1 tegning er utelatt: C3"]),
        (TWO, ["2 tekstbokser er utelatt: C3 «Se note»; C3 «To»"]),
        (shape("Se note", ' hidden="1"'), []),
        (CHOICE, ["1 tekstboks er utelatt: C3 «Se note»"]),
        (SMART, ["1 SmartArt-figur er utelatt: C3"]),
    ],
)
def test_drawn_things(drawn: str, expected: list[str]) -> None:
    corner = "<xdr:from><xdr:col>2</xdr:col><xdr:row>2</xdr:row></xdr:from>"
    anchor = f"<xdr:oneCellAnchor>{corner}{drawn}</xdr:oneCellAnchor>"
    drawing = f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}">{anchor}</xdr:wsDr>'
    parts = {**relations("drawing", "../drawings/d.xml"), "xl/drawings/d.xml": drawing}
    assert told(with_parts(xlsx(ROWS), parts)) == expected


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PIVOT = f'<pivotTableDefinition xmlns="{MAIN}"><location ref="A1:B3"/></pivotTableDefinition>'
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
THREAD = (
    f'<ThreadedComments xmlns="{THREADS}"><threadedComment ref="B2"><text>Er dette rett?</text></threadedComment>'
    "</ThreadedComments>"
)


def relations(kind: str, target: str) -> dict[str, str]:
    """The relations of the sheet, with one."""
    space, types = "http://schemas.openxmlformats.org/package/2006/relationships", "http://x/relationships"
    line = f'<Relationship Id="r9" Type="{types}/{kind}" Target="{target}"/>'
    return {"xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{space}">{line}</Relationships>'}


@pytest.mark.parametrize(
    ("kind", "part", "expected"),
    [
        ("oleObject", "<x/>", ["1 innebygd fil er utelatt"]),
        ("ctrlProp", "<x/>", ["1 skjemafelt er utelatt"]),
        ("image", "<x/>", ["bakgrunnsbildet er utelatt"]),
        ("slicer", "<x/>", ["1 slicer er utelatt"]),
        ("pivotTable", PIVOT, ["en pivottabell står slik den sist ble lagret: A1:B3"]),
        ("threadedComment", THREAD, ["1 kommentar er utelatt: B2 «Er dette rett?»"]),
    ],
)  # fmt: skip
def test_things_in_parts_of_their_own(kind: str, part: str, expected: list[str]) -> None:
    assert told(with_parts(xlsx(ROWS), {**relations(kind, "../ting.xml"), "xl/ting.xml": part})) == expected


def test_a_thread_that_is_kept_as_a_note_too_is_told_once() -> None:
    content = xlsx(ROWS, comment)
    more = '<Relationship Id="r9" Type="http://x/threadedComment" Target="../ting.xml"/></Relationships>'
    content = edited(content, "xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>", more)
    assert told(with_parts(content, {"xl/ting.xml": THREAD})) == ["1 kommentar er utelatt: B2 «Er dette rett?»"]


def test_small_graphics_in_cells() -> None:
    x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    group = (
        f'<extLst><ext><s:sparklineGroup xmlns:s="{x14}"><s:sparkline/><s:sparkline/></s:sparklineGroup></ext></extLst>'
    )
    assert told(edited(xlsx(ROWS), SHEET, "</worksheet>", f"{group}</worksheet>")) == [
        "2 sparkline-grafikker er utelatt"
    ]


# What is read from the file itself


def cell(xml: str) -> bytes:
    """A sheet whose cell A2 is this XML."""
    return edited(xlsx([["Hode"], [77]]), SHEET, r'<c r="A2"[^>]*><v>77</v></c>', xml)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<c r="A2" t="inlineStr"><is><t>a_x000A_b</t></is></c>', "a b"),
        ('<c r="A2" t="inlineStr"><is><t>_x005F_x000A_</t></is></c>', "_x000A_"),
        ('<c r="A2" t="inlineStr"><is><t>_xD83D__xDE00_</t></is></c>', "😀"),
        ('<c r="A2" t="inlineStr"><is><t>tekst</t><rPh sb="0" eb="1"><t>lesehjelp</t></rPh></is></c>', "tekst"),
        ('<c r="A2"><v>1.0049999999999999</v></c>', "1,005"),
        ('<c r="A2"><v>0.30000000000000004</v></c>', "0,3"),
        ('<c r="A2"><v>1234567890123456</v></c>', "1 234 567 890 123 456"),
        ('<c r="A2"><v>1E-400</v></c>', "0"),
        ('<c r="A2" t="d"><v>2026-05-21T00:00:00</v></c>', "21.05.2026"),
        ('<c r="A2" t="b"><v>1</v></c>', "SANN"),
    ],
)  # fmt: skip
def test_stored_values(xml: str, expected: str) -> None:
    (_, (shown,)) = texts(read_workbook(cell(xml), "", "", "T").table)
    assert shown.replace("\u00a0", " ") == expected


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ('<c r="A2"><v>nan</v></c>', "Celle A2 har «nan», som ikke er et tall."),
        ('<c r="A2"><v>INF</v></c>', "Celle A2 har «INF», som ikke er et tall."),
        ('<c r="A2"><v>1E+309</v></c>', "Celle A2 har et tall som er altfor stort."),
        (f'<c r="A2"><v>{"9" * 320}</v></c>', "Celle A2 har et tall som er altfor stort."),
        ('<c r="A2" t="d"><v>i går</v></c>', "Celle A2 har «i går», som ikke er en dato."),
        ('<c r="A2" t="e"><v>#REF!</v></c>', "Celle A2 har feilverdien #REF!."),
        ('<c r="A2" t="e" vm="1"><v>#VALUE!</v></c>', "Celle A2 har et bilde eller en datatype i stedet for en verdi."),
        ('<c r="A2"><f>1+1</f></c>', "Formelen i celle A2 har ikke noe lagret resultat."),
    ],
)  # fmt: skip
def test_values_that_nobody_can_print(xml: str, message: str) -> None:
    assert refusal(lambda: read_workbook(cell(xml), "", "", "T")) == message


def test_zeros_that_the_sheet_does_not_show() -> None:
    content = edited(xlsx([["a", "b"], [0, 1]]), SHEET, "<sheetView ", '<sheetView showZeros="0" ')
    assert texts(read_workbook(content, "", "", "T").table)[1] == ["", "1"]


def test_rows_and_columns_without_height_are_hidden() -> None:
    content = edited(xlsx([*ROWS, ["Sum", 5]]), SHEET, '<row r="3"', '<row ht="0" customHeight="1" r="3"')
    assert texts(read_workbook(content, "", "", "T").table) == [*SHOWN[:2], ["Sum", "5"]]
    assert told(content) == ["skjult rad er utelatt: 3"]


def test_days_counted_from_1904() -> None:
    content = xlsx([["Dag"], [date(2026, 5, 21)]])
    moved = edited(content, "xl/workbook.xml", "<workbookPr */>", '<workbookPr date1904="1"/>')
    assert texts(read_workbook(content, "", "", "T").table)[1] == ["21.05.2026"]
    assert texts(read_workbook(moved, "", "", "T").table)[1] == ["22.05.2030"]


def test_a_web_link_stays_a_link() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A2"].hyperlink = Hyperlink(ref="A2", target="https://hfi.example/drift", location="2")

    (paragraph,) = read_workbook(xlsx(ROWS, change), "", "", "T").table.rows[1].cells[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert [inline.url for inline in paragraph.inlines if isinstance(inline, Link)] == ["https://hfi.example/drift#2"]


def test_bold_and_italics_stay_but_in_the_head() -> None:
    def change(sheet: Worksheet) -> None:
        for cell in ("A1", "A3", "B3"):
            style(cell, font=Font(b=True, i=True))(sheet)

    table = read_workbook(xlsx(ROWS, change), "", "", "T").table
    looks = [[[inline[1:3] for inline in block.inlines] for block in cell.blocks if isinstance(block, Paragraph)]
             for row in table.rows for cell in row.cells]  # fmt: skip
    assert looks == [[[(False, True)]], [[(False, False)]], *[[[(False, False)]]] * 2, *[[[(True, True)]]] * 2]


def test_colours_of_hidden_and_swallowed_cells_are_not_seen() -> None:
    def change(sheet: Worksheet) -> None:
        for cell in ("A2", "B2", "D4", "E5"):
            style(cell, fill=PatternFill("solid", "FF00B050"))(sheet)
        sheet.merge_cells("A2:B2")
        hide(rows=(4,), columns="E")(sheet)

    assert told(xlsx(ROWS, change)) == ["fargen på en celle er utelatt: A2 «Drift»"]


def test_pieces_of_a_text_keep_bold_and_italics() -> None:
    def change(sheet: Worksheet) -> None:
        bold, plain = InlineFont(b=True), InlineFont()
        sheet["A2"] = CellRichText(TextBlock(bold, "Merk: "), TextBlock(plain, "foreløpig"))
        sheet["A3"] = CellRichText("Alt ", TextBlock(InlineFont(i=True), "skrått\nher"))
        sheet["A3"].font = Font(b=True)

    read = read_workbook(xlsx(ROWS, change), "", "", "T")
    shown = ["".join(lines(*row.cells[0].blocks)) for row in read.table.rows]
    assert shown == ["Post", "*Merk: *foreløpig", "*Alt *_skrått_⏎_her_"]
    assert read.left_out == ()


def test_signs_of_symbol_fonts() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A2"], sheet["A3"] = "ü", CellRichText("ok ", TextBlock(InlineFont(rFont="Wingdings 2"), "P"))
        sheet["A2"].font = Font(name="Wingdings")

    read = read_workbook(xlsx(ROWS, change), "", "", "T")
    assert [row[0] for row in texts(read.table)] == ["Post", "✓", "ok ✓"]
    assert read.left_out == ()


def test_a_piece_of_a_text_is_told_by_its_colour() -> None:
    def change(sheet: Worksheet) -> None:
        red, line = InlineFont(color=Color("FFFF0000")), InlineFont(u="single")
        sheet["A2"] = CellRichText("Drift ", TextBlock(red, "ny"), TextBlock(line, " strek"))

    assert told(xlsx(ROWS, change)) == [
        "understrekingen i en celle er utelatt: A2 «strek»",
        "fargen på teksten i en celle er utelatt: A2 «ny»",
    ]


@pytest.mark.parametrize(
    ("formula", "url", "expected"),
    [
        ('HYPERLINK("https://hfi.example/a","300")', "https://hfi.example/a", []),
        ('HYPERLINK("H:\\a.xlsx","300")', "", [f'{LINKED} «HYPERLINK("H:\\a.xlsx","300")»']),
        ('HYPERLINK("https://"&amp;A1)', "", [f'{LINKED} «HYPERLINK("https://"&A1)»']),
    ],
)  # fmt: skip
def test_links_by_formula(formula: str, url: str, expected: list[str]) -> None:
    replacement = f'<c r="B3"><f>{formula}</f><v>300</v></c>'.replace("\\", "\\\\")
    content = edited(xlsx(ROWS), SHEET, FORMULA, replacement)
    content = edited(content, "xl/workbook.xml", "<calcPr[^>]*/>", "<calcPr/>")
    read = read_workbook(content, "", "", "T")
    (paragraph,) = read.table.rows[2].cells[1].blocks
    assert isinstance(paragraph, Paragraph)
    assert [inline.url for inline in paragraph.inlines if isinstance(inline, Link)] == ([url] if url else [])
    assert list(read.left_out) == expected


def test_old_forms_are_told_and_comments_are_not_forms() -> None:
    drawn = '<xml><v:shape><x:ClientData ObjectType="{}"><br></x:ClientData></v:shape></xml>'
    parts = {**relations("vmlDrawing", "../d.vml"), "xl/d.vml": drawn.format("Checkbox")}
    assert told(with_parts(xlsx(ROWS), parts)) == ["1 skjemafelt er utelatt"]
    assert told(with_parts(xlsx(ROWS), {**parts, "xl/d.vml": drawn.format("Note")})) == []


def test_a_merged_cell_has_one_colour() -> None:
    def change(sheet: Worksheet) -> None:
        for cell in ("A2", "B2"):
            style(cell, fill=PatternFill("solid", "FF00B050"))(sheet)

    merged = '</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>'
    assert told(edited(xlsx(ROWS, change), SHEET, "</sheetData>", merged)) == [
        "fargen på en celle er utelatt: A2 «Drift»"
    ]


def test_a_number_may_be_as_wide_as_the_columns_that_are_merged_for_it() -> None:
    def change(sheet: Worksheet) -> None:
        style("B2", number_format="#,##0.00000000")(sheet)
        sheet.merge_cells("B2:D2")

    assert told(xlsx(ROWS, change)) == []


def test_boxes_to_tick() -> None:
    content = xlsx([["Ferdig"], [True], [False]], style("A2", font=Font(b=True)))
    assert texts(read_workbook(content, "", "", "T").table) == [["Ferdig"], ["SANN"], ["USANN"]]
    bag = "http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"
    box = f'<extLst><ext><b:xfComplement xmlns:b="{bag}" i="0"/>'
    boxed = edited(content, "xl/styles.xml", r'(<xf [^>]*fontId="1"[^>]*)/>', rf"\1>{box}</ext></extLst></xf>")
    assert texts(read_workbook(boxed, "", "", "T").table) == [["Ferdig"], ["☒"], ["USANN"]]


def test_a_palette_of_its_own() -> None:
    content = xlsx(ROWS, style("B2", fill=PatternFill("solid", Color(indexed=0))))
    assert told(content) == []
    changed = edited(content, "xl/styles.xml", '<rgbColor rgb="00000000"', '<rgbColor rgb="00FF0000"')
    assert told(changed) == ["fargen på en celle er utelatt: B2"]


# Headings of the record


def headed(rows: Rows, *headings: str) -> list[list[str]]:
    return texts(read_workbook(xlsx(rows), "", "", "T", headings).table)


def test_headings_fill_an_empty_head_cell() -> None:
    assert headed([[None, 2025], ["Drift", 5]], "Post", "2025") == [["Post", "2025"], ["Drift", "5"]]


def test_a_row_that_says_something_else_stays() -> None:
    assert headed([["Drift", 5], ["Leie", 7]], "Post", "Kroner") == [["Post", "Kroner"], ["Drift", "5"], ["Leie", "7"]]
    assert headed([["Drift", 5]], "Post", "Kroner") == [["Post", "Kroner"], ["Drift", "5"]]


def test_headings_for_every_column() -> None:
    assert refusal(lambda: headed([[None, 2025], ["Drift", 5]], "Post")) == (
        "«overskrifter» gir 1, men tabellen i filen har 2 kolonner."
    )


def test_the_message_about_an_empty_head_shows_the_way() -> None:
    with pytest.raises(Exception, match=r"Cellen A1 i tittelraden er tom\.") as caught:
        headed([[None, "Kroner"], ["Drift", 5]])
    assert "overskrifter: […, Kroner]" in caught.value.hint  # type: ignore[attr-defined]
