"""Columns drawn in Word: widened for their amounts from others, or told with the width they need."""

import pytest
from lxml import etree

from hfi_docs.errors import TemplateError
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.fonts import font_named
from hfi_docs.word.template.amounts import hold_amounts
from tests.fonts import sheet_of, shell_in
from tests.rendered import NAMES, find, values

AMOUNT = "16\u00a0033\u00a0554"


def drawn(widths: tuple[int, ...], *rows: tuple[str, ...], look: str = "", style: str = "HFITabelltekst") -> Element:
    """A table of the template's own, with its title and the widths it was drawn with."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = ""
    for row in rows:
        made += "<w:tr>"
        for width, text in zip(widths, row, strict=True):
            made += (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>'
                f"</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"
            )
        made += "</w:tr>"
    properties = '<w:tblStyle w:val="HFITabell"/><w:tblCaption w:val="Budsjett"/>'
    return etree.fromstring(
        f'<w:tbl xmlns:w="{NAMES["w"]}"><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>'
    )


def held(table: Element, font: str = "Arial") -> list[int]:
    """The widths of the columns when they hold their amounts; the cells are as wide as the grid."""
    hold_amounts(table, sheet_of(dict(shell_in(font).parts)))
    widths = values(table, "w:tblGrid/w:gridCol/@w:w")
    assert values(find(table, "w:tr")[0], "w:tc/w:tcPr/w:tcW/@w:w") == widths
    return [int(width) for width in widths]


@pytest.mark.parametrize(
    ("look", "size", "bold"),
    [("", 9.5, False), ("<w:b/>", 9.5, True), ('<w:b w:val="0"/><w:sz w:val="28"/>', 14, False)],
)
@pytest.mark.parametrize("font", ["Arial", "Verdana", "Aptos"])
def test_a_narrow_column_is_widened_from_another(font: str, look: str, size: float, *, bold: bool) -> None:
    table = drawn((2000, 900, 5000), ("Tiltak", AMOUNT, "Merknad"), look=look)
    widths = held(table, font)
    face = font_named(font, {}).bold if bold else font_named(font, {}).regular
    assert widths[1] >= face.measure(AMOUNT).figure / 1000 * size * 20 + 2 * 85 + 2 * 20
    assert (widths[0], sum(widths)) == (2000, 7900)


def test_columns_that_are_wide_enough_stay_as_they_were_drawn() -> None:
    assert held(drawn((2000, 1500, 4400), ("Tiltak", AMOUNT, "Merknad"))) == [2000, 1500, 4400]
    assert held(drawn((400, 900), ("Langtordsombrytes", "2026 og mer"))) == [400, 900]


def test_an_amount_in_italics_has_the_room_that_libre_office_holds_free() -> None:
    upright, italic = (held(drawn((800, 7000), (AMOUNT, "Merknad"), look=look))[0] for look in ("", "<w:i/>"))
    assert 50 <= italic - upright <= 70


def test_what_no_column_can_give_is_told_with_the_width_that_is_needed() -> None:
    with pytest.raises(TemplateError) as told:
        held(drawn((900, 900, 800), (AMOUNT, AMOUNT, "Tekst")))
    assert str(told.value) == (
        f"Tabellen «Budsjett» i malen har for smal kolonne 1: «{AMOUNT}» trenger 2,0 cm, og kolonnen er 1,6 cm. "
        "Gjør den bredere i Word."
    )


def test_a_total_above_several_columns_asks_nothing_of_one() -> None:
    table = drawn((600, 600), ("a", "b"))
    (row,) = find(table, "w:tr")
    for cell in find(row, "w:tc")[1:]:
        row.remove(cell)
    cell = find(row, "w:tc")[0]
    find(cell, "w:tcPr")[0].append(etree.fromstring(f'<w:gridSpan xmlns:w="{NAMES["w"]}" w:val="2"/>'))
    find(cell, ".//w:t")[0].text = AMOUNT
    hold_amounts(table, sheet_of(dict(shell_in("Arial").parts)))
    assert values(table, "w:tblGrid/w:gridCol/@w:w") == ["600", "600"]


def test_a_unit_stays_with_its_amount() -> None:
    words = f"{AMOUNT}\u00a0kroner"
    needed = font_named("Arial", {}).regular.measure(words).line / 1000 * 9.5 * 20 + 2 * 85 + 2 * 20
    assert held(drawn((900, 7000), (words, "Merknad")))[0] >= needed
    assert held(drawn((600, 7000), ("kommunen.no/2026", "Merknad")))[0] == 600
