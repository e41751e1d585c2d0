"""What the style of a table makes of the texts in its parts (ECMA-376 part 1, 17.7.6): capitals, bold, hidden."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from hfi_docs.word.intake.word.names import R_PR, VAL, W, below, value
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.opc.xml import Element, is_true

#: The parts that a table may switch on, by their attribute and their bit in the older way of saying so.
_PARTS: Final = {
    "firstRow": ("firstRow", 0x20), "lastRow": ("lastRow", 0x40), "firstCol": ("firstColumn", 0x80),
    "lastCol": ("lastColumn", 0x100),
}  # fmt: skip


class TableStyle(NamedTuple):
    """The looks of runs by the part of the table that they are for, "" for all of it; nearest style first."""

    looks: Sequence[tuple[str, Element]] = ()
    parts: frozenset[str] = frozenset()

    def of(self, row: int, rows: int, column: int, columns: int) -> tuple[Element, ...]:
        """The looks that hold for a cell, those that go before others first."""
        places = {
            "firstRow": row == 0, "lastRow": row == rows - 1, "firstCol": column == 0, "lastCol": column == columns - 1
        }  # fmt: skip
        names = [name for name in _PARTS if name in self.parts and places[name]]
        return tuple(look for wanted in (*names, "wholeTable", "") for name, look in self.looks if name == wanted)


def read_table_style(table: Element, styles: Styles) -> TableStyle:
    """The style of a table, with those that it is based on."""
    looks: list[tuple[str, Element]] = []
    for style in styles.chain(value(table, "tblPr/tblStyle")):
        found = [(part.get(f"{W}type", ""), part.find(R_PR)) for part in style.iterchildren(f"{W}tblStylePr")]
        looks += ((name, look) for name, look in (*found, ("", style.find(R_PR))) if look is not None)
    return TableStyle(looks, _switched_on(below(table, "tblPr/tblLook")))


def _switched_on(look: Element | None) -> frozenset[str]:
    if look is None:
        return frozenset()
    try:
        bits = int(look.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    return frozenset(
        name
        for name, (attribute, bit) in _PARTS.items()
        if (is_true(look.get(f"{W}{attribute}")) if look.get(f"{W}{attribute}") is not None else bits & bit)
    )
