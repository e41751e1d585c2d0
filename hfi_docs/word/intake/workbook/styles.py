"""What the looks of cells do to what they show: number formats, and fonts that change or hide what stands there."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from hfi_docs.word.intake.workbook.book import S
from hfi_docs.word.intake.workbook.formats import STANDARD, code_of
from hfi_docs.word.intake.workbook.texts import is_raised, is_struck
from hfi_docs.word.opc.package import Package
from hfi_docs.word.opc.xml import Element, integer

#: White in the palette and in the theme, where 0 is the background of the window.
_WHITE_INDEXED: Final = ("1", "9")
_WHITE_THEME: Final = "0"
_NO_FILL: Final = (None, "none")


class Look(NamedTuple):
    """The format code of a cell, and whether its text is struck out, raised or lowered, or white on white."""

    code: str = STANDARD
    struck: bool = False
    raised: bool = False
    pale: bool = False


class Looks(NamedTuple):
    """The looks of cells by number, and for each conditional look whether it can change what is read."""

    cells: tuple[Look, ...] = ()
    conditional: tuple[bool, ...] = ()

    def of(self, number: int) -> Look:
        """The look of a cell."""
        return self.cells[number] if 0 <= number < len(self.cells) else Look()


def read_looks(package: Package, part: str) -> Looks:
    """The looks that a workbook's cells have."""
    root = package.xml(part)
    if root is None:
        return Looks()
    codes = {item.get("numFmtId", ""): item.get("formatCode", "") for item in _items(root, "numFmts")}
    fonts, fills = _items(root, "fonts"), _items(root, "fills")
    cells = tuple(_look(item, codes, fonts, fills) for item in _items(root, "cellXfs"))
    return Looks(cells, tuple(_changes_reading(item) for item in _items(root, "dxfs")))


def _items(root: Element, name: str) -> list[Element]:
    found = root.find(f"{S}{name}")
    return [] if found is None else [item for item in found if isinstance(item.tag, str)]


def _look(item: Element, codes: dict[str, str], fonts: Sequence[Element], fills: Sequence[Element]) -> Look:
    number = item.get("numFmtId", "0")
    font, fill = _chosen(fonts, item.get("fontId")), _chosen(fills, item.get("fillId"))
    return Look(
        codes.get(number) or code_of(integer(number, 0)),
        is_struck(font),
        is_raised(font),
        _is_white(font) and _is_unfilled(fill),
    )


def _chosen(items: Sequence[Element], number: str | None) -> Element | None:
    index = integer(number, 0)
    return items[index] if 0 <= index < len(items) else None


def _is_white(look: Element | None, tag: str = "color") -> bool:
    colour = None if look is None else look.find(f"{S}{tag}")
    if colour is None or colour.get("tint", "0") not in ("0", "0.0"):
        return False
    rgb, theme, indexed = (colour.get(name, "") for name in ("rgb", "theme", "indexed"))
    return rgb.upper().endswith("FFFFFF") or theme == _WHITE_THEME or indexed in _WHITE_INDEXED


def _is_unfilled(fill: Element | None) -> bool:
    pattern = None if fill is None else fill.find(f"{S}patternFill")
    if pattern is None:
        return fill is None or fill.find(f"{S}gradientFill") is None
    return pattern.get("patternType") in _NO_FILL or _is_white(pattern, "fgColor")


def _changes_reading(look: Element) -> bool:
    """Whether a conditional look strikes out, hides, or shows a number otherwise."""
    font = look.find(f"{S}font")
    return is_struck(font) or look.find(f"{S}numFmt") is not None or (_is_white(font) and look.find(f"{S}fill") is None)
