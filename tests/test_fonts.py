"""Fonts: which one a style shows, how wide it is, and what is done where nobody knows."""

import json

import pytest

from hfi_docs.document import Cell, Paragraph, Part, Row, RowRole, Table, Text
from hfi_docs.errors import TemplateError
from hfi_docs.word.render import MEASURES, Shell
from hfi_docs.word.render.fonts import font_named, is_ours
from hfi_docs.word.render.fonts.files import Measures
from hfi_docs.word.render.fonts.kept import read_measures, stored_measures
from hfi_docs.word.render.metrics import CALIBRI, SIGNS
from tests.fonts import font_of, in_font, sheet_of, shell_in, width
from tests.rendered import find, render_in, row, shell, table, tree, values

AMOUNT = "116\u00a0033\u00a0554"
OURS = ("Calibri", "Cambria", "Arial", "Times New Roman", "Georgia")
TWINS = ("Carlito", "Caladea", "Liberation Sans", "Liberation Serif", "Gelasio", "DejaVu Sans")


def style(name: str, inside: str = "", based_on: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}<w:rPr>{inside}</w:rPr></w:style>'
    )


def fonts(**attributes: str) -> str:
    given = " ".join(f'w:{name}="{value}"' for name, value in attributes.items())
    return f"<w:rFonts {given}/>"


DEFAULTS = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(ascii='Arial')}</w:rPr></w:rPrDefault></w:docDefaults>"
THEME = (
    '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Georgia"/></a:minorFont>'
)


@pytest.mark.parametrize(
    ("styles", "shown"),
    [
        (style("x", fonts(ascii="Verdana")), "Verdana"),
        (style("Under", fonts(ascii="Verdana")) + style("x", based_on="Under"), "Verdana"),
        (style("Under", fonts(ascii="Verdana")) + style("x", fonts(ascii="Aptos"), based_on="Under"), "Aptos"),
        # A style that says only what East Asian text is set in says nothing of Latin text.
        (style("Under", fonts(ascii="Verdana")) + style("x", fonts(eastAsia="SimSun"), based_on="Under"), "Verdana"),
        (DEFAULTS + style("x"), "Arial"),
        (DEFAULTS + style("x", fonts(asciiTheme="majorHAnsi")), "Cambria"),
        (DEFAULTS + style("x", fonts(asciiTheme="minorHAnsi", ascii="Calibri")), "Georgia"),
        # Nothing names a font: Word shows Times New Roman.
        (style("x"), "Times New Roman"),
        (style("Rundt", based_on="x") + style("x", based_on="Rundt"), "Times New Roman"),
    ],
)
def test_a_style_shows_its_own_font_or_the_themes_or_what_it_builds_on(styles: str, shown: str) -> None:
    assert font_of(styles, "x", theme=THEME) == shown


def test_a_theme_that_is_not_there_leaves_the_name_beside_it() -> None:
    assert font_of(style("x", fonts(asciiTheme="minorHAnsi", ascii="Calibri")), "x") == "Calibri"


def test_text_in_a_table_takes_the_font_of_the_tables_style_before_that_of_the_whole_document() -> None:
    styles = DEFAULTS + style("x") + style("t", fonts(ascii="Georgia"), kind="table")
    assert (font_of(styles, "x", table="t"), font_of(styles, "x")) == ("Georgia", "Arial")


def test_headings_body_and_tables_may_differ() -> None:
    parts = in_font(dict(shell("sak.docx").parts), "Georgia")
    for name, font in ((b"heading 1", "Arial"), (b"HFI Tabelltekst", "Times New Roman")):
        before, found, after = parts["word/styles.xml"].partition(b'<w:name w:val="%s"/>' % name)
        parts["word/styles.xml"] = before + found + after.replace(b"<w:rPr>", f"<w:rPr>{fonts(ascii=font)}".encode(), 1)
    sheet = sheet_of(parts)
    shown = [sheet.typography(name).font.name for name in ("heading 1", "Normal", "HFI Tabelltekst", "HFI Tabellsum")]
    assert shown == ["Arial", "Georgia", "Times New Roman", "Times New Roman"]


@pytest.mark.parametrize("name", [*OURS, *TWINS])
def test_our_tables_hold_the_signs_of_norwegian_papers(name: str) -> None:
    font = font_named(name, {})
    assert is_ours(name)
    assert font.is_known
    for bold in (False, True):
        assert all(150 < width(font, sign, bold=bold) < 1300 for sign in "0123456789aæøåÆØÅéŋ§«»–—−•…€½²")
        assert width(font, "1\u00a02", bold=bold) == width(font, "1 2", bold=bold)
        assert width(font, "\u202f", bold=bold) == width(font, "\u00a0", bold=bold)


def test_bold_figures_are_measured_and_not_guessed_from_the_others() -> None:
    for name, figures in (("Arial", (556, 556)), ("Times New Roman", (500, 500)), ("Cambria", (554, 592))):
        font = font_named(name, {})
        assert (width(font, "0"), width(font, "0", bold=True)) == figures
    dejavu = font_named("DejaVu Sans", {})
    assert width(dejavu, "0", bold=True) / width(dejavu, "0") > 1.09


def test_a_font_that_nobody_knows_is_guessed_wide() -> None:
    font = font_named("Aptos", {})
    assert not font.is_known
    assert [width(font, sign) for sign in "07 "] == [640, 640, 350]
    assert width(font, "0", bold=True) == 720
    assert width(font, AMOUNT) >= width(CALIBRI, AMOUNT) * 1.26


@pytest.mark.parametrize(("name", "firm"), [("Arial", 9 * 556 + 2 * 278), ("Liberation Sans", 9 * 640 + 2 * 350)])
def test_figures_have_room_for_what_may_be_shown_instead_where_not_everybody_has_the_font(
    name: str, firm: float
) -> None:
    assert font_named(name, {}).regular.measure(AMOUNT).figure == firm


def test_verdana_is_nearly_as_wide_as_a_font_that_we_know_and_its_figures_have_room_for_more() -> None:
    verdana, dejavu = font_named("Verdana", {}), font_named("DejaVu Sans", {})
    assert width(verdana, "Strategisk samarbeidsutvalg") == width(dejavu, "Strategisk samarbeidsutvalg")
    assert verdana.bold.measure(AMOUNT).figure == 9 * 720 + 2 * 350
    assert not is_ours("Verdana")


def money(amount: str, columns: int) -> Table:
    head = row(*["Beløp"] * columns, role="header")
    cells = tuple(Cell((Paragraph((Text(amount),)),)) for _ in range(columns))
    return Table((head, Row(cells), Row(cells, "total")), (0.0,) * columns, "t", "t")


@pytest.mark.parametrize("name", [*OURS, "Verdana", "Aptos"])
@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
def test_columns_have_room_for_bold_amounts_in_every_font_and_on_every_paper(name: str, paper: str) -> None:
    content = render_in(shell_in(name, paper), Part((money(AMOUNT, 4),)))
    widths = [int(each) for each in values(find(tree(content), "//w:tblGrid")[0], "w:gridCol/@w:w")]
    font = font_named(name, {})
    assert min(widths) >= font.bold.measure(AMOUNT).figure / 1000 * 9.5 * 20 + 2 * 96 + 2 * 20


def test_a_table_is_refused_where_the_font_has_no_room_for_its_amounts() -> None:
    render_in(shell_in("Times New Roman", "A5"), Part((money(AMOUNT, 5),)))
    with pytest.raises(TemplateError, match="Tabellen «t» trenger 13,9 cm"):
        render_in(shell_in("Verdana", "A5"), Part((money(AMOUNT, 5),)))


MEASURED = {"Aptos": Measures(tuple([500] * len(SIGNS)), tuple([550] * len(SIGNS)), 1300)}


def test_what_was_measured_of_a_font_is_used_and_figures_still_have_room() -> None:
    measured = read_measures(stored_measures(MEASURED), "sak.docx")
    font = font_named("APTOS", measured)
    assert (font.is_known, font.line, width(font, "Aa")) == (True, 1.3, 1000)
    assert font.regular.measure("12").figure == 1280


def test_the_same_paper_with_measures_beside_the_template_and_without_any_font_installed() -> None:
    prose = table(row("Navn", "Tekst", role="header"), row("Tiltak", "Samarbeid om felles tiltak i regionen. " * 20))
    guessed = shell_in("Aptos")
    measured = Shell({**guessed.parts, MEASURES: stored_measures(MEASURED)})
    papers = [render_in(each, Part((prose,))) for each in (guessed, measured, measured)]
    assert papers[0] != papers[1] == papers[2]
    assert "hfi/" not in papers[1].decode("latin-1")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b'{"Aptos": 1}',
        b'{"Aptos": {}}',
        b"[" * 100_000,
        b"\xff\xfe",
        b" " * 300_000,
        json.dumps({"Aptos": {"linje": 1200, "vanlig": {"0": 500}, "fet": {"0": 500}}}).encode(),
        json.dumps({"Aptos": {"linje": True, "vanlig": dict.fromkeys(" 0M", 5), "fet": {}}}).encode(),
        json.dumps({"Aptos": {"linje": 1, "vanlig": dict.fromkeys(" 0M", 1e9), "fet": {}}}).encode(),
        json.dumps({"Aptos": {"linje": 1, "vanlig": dict.fromkeys(" 0M", 99_999), "fet": {}}}).encode(),
    ],
)
def test_a_damaged_file_of_measures_is_told(content: bytes) -> None:
    with pytest.raises(TemplateError, match=r"ved siden av malen sak\.docx kan ikke leses\. Slett den"):
        read_measures(content, "sak.docx")


def test_a_file_of_measures_has_a_line_for_each_sign_so_that_changes_can_be_seen() -> None:
    lines = stored_measures(MEASURED).decode().splitlines()
    assert lines[:5] == ["{", ' "Aptos": {', '  "linje": 1300,', '  "vanlig": {', '   " ": 500,']


def test_italic_amounts_have_the_room_that_libre_office_holds_free_in_them() -> None:
    def column(role: RowRole, amount: str) -> int:
        cells = (Cell((Paragraph((Text(amount),)),)), Cell((Paragraph((Text("Tekst om tiltak " * 60),)),)))
        made = Table((row("A", "B", role="header"), Row(cells, role)), (0.0, 0.0), "t", "t")
        content = render_in(shell_in("Times New Roman"), Part((made,)))
        return int(values(find(tree(content), "//w:tblGrid")[0], "w:gridCol/@w:w")[0])

    assert column("info", "1\u00a0234\u00a0567") - column("term", "1\u00a0234\u00a0567") >= 59 - 40
    assert column("info", "1234567") == column("term", "1234567")
