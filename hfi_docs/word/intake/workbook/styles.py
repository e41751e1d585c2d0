"""What the looks of cells do to what they show: number formats, and fonts and colours that change or hide it."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, TypeAlias

from hfi_docs.word.intake.colours import WHITE, is_telling
from hfi_docs.word.intake.workbook.book import Book, S
from hfi_docs.word.intake.workbook.formats import STANDARD, code_of
from hfi_docs.word.intake.workbook.palette import Palette, read_palette
from hfi_docs.word.intake.workbook.texts import font_name, is_on, is_raised, is_struck
from hfi_docs.word.opc.package import Package
from hfi_docs.word.opc.xml import Element, integer, is_true

#: What a conditional look does: it can change what is read, or paints, or neither.
Effect: TypeAlias = Literal["look", "paint", ""]
#: What makes a check box of a yes or no, since 2024.
_BOX: Final = "{http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag}xfComplement"
#: Smaller letters, in points, are none that anybody reads.
_SMALLEST: Final = 3
_NO_FILL: Final = (None, "none")
_COLOURS: Final = ("fgColor", "bgColor")


class Look(NamedTuple):
    """How a cell looks: its format code, and what of its font, fill and place a table of ours has not or must know."""

    code: str = STANDARD
    struck: bool = False
    raised: bool = False
    #: White on white.
    pale: bool = False
    #: Background and text in a colour that says something.
    filled: bool = False
    coloured: bool = False
    underlined: bool = False
    bold: bool = False
    italic: bool = False
    indent: int = 0
    font: str = ""
    crossed: bool = False
    tiny: bool = False
    #: Its yes or no is a box to tick.
    boxed: bool = False
    #: The size of its font, measured by the usual one; 0 where numbers are made to fit, or stand on end.
    scale: float = 1.0


class Looks(NamedTuple):
    """The looks of cells by number, and what each conditional look does."""

    cells: tuple[Look, ...] = ()
    conditional: tuple[Effect, ...] = ()
    palette: Palette = Palette()

    def of(self, number: int) -> Look:
        """The look of a cell."""
        return self.cells[number] if 0 <= number < len(self.cells) else Look()

    def effect(self, number: int) -> Effect:
        """What a conditional look does."""
        return self.conditional[number] if 0 <= number < len(self.conditional) else ""

    @property
    def filled(self) -> frozenset[int]:
        """The numbers of those whose background says something."""
        return frozenset(number for number, look in enumerate(self.cells) if look.filled)


class _Sheet(NamedTuple):
    """The parts that looks are put together of."""

    codes: dict[str, str]
    fonts: Sequence[Element]
    fills: Sequence[Element]
    borders: Sequence[Element]
    palette: Palette


def read_looks(package: Package, book: Book) -> Looks:
    """The looks that a workbook's cells have."""
    root = package.xml(book.styles)
    if root is None:
        return Looks()
    codes = {item.get("numFmtId", ""): item.get("formatCode", "") for item in _items(root, "numFmts")}
    palette = read_palette(root, package.xml(book.theme))
    parts = _Sheet(codes, _items(root, "fonts"), _items(root, "fills"), _items(root, "borders"), palette)
    cells = tuple(_look(item, parts) for item in _items(root, "cellXfs"))
    return Looks(cells, tuple(_effect(item, palette) for item in _items(root, "dxfs")), palette)


def _items(root: Element, name: str) -> list[Element]:
    found = root.find(f"{S}{name}")
    return [] if found is None else [item for item in found if isinstance(item.tag, str)]


def _look(item: Element, parts: _Sheet) -> Look:
    number = item.get("numFmtId", "0")
    font, fill = _chosen(parts.fonts, item.get("fontId")), _chosen(parts.fills, item.get("fillId"))
    text = _colour(font, "color", parts.palette)
    behind = _fill(fill, parts.palette)
    place = item.find(f"{S}alignment")
    return Look(
        parts.codes.get(number) or code_of(integer(number, 0)),
        is_struck(font),
        is_raised(font),
        text == WHITE and not behind,
        any(is_telling(colour) for colour in behind),
        is_telling(text),
        is_on(font, "u") and not _is_of_link(font),
        is_on(font, "b"),
        is_on(font, "i"),
        indent=0 if place is None else integer(place.get("indent"), 0),
        font=font_name(font),
        tiny=0 < _size(font) < _SMALLEST,
        crossed=_is_crossed(_chosen(parts.borders, item.get("borderId"))),
        boxed=next(item.iter(_BOX), None) is not None,
        scale=_scale(place, _size(font), _size(_chosen(parts.fonts, "0"))),
    )


def _scale(place: Element | None, size: float, usual: float) -> float:
    """The size of a cell's font, measured by the usual one; 0 where numbers are made to fit, or stand on end."""
    if place is not None:
        turned = place.get("textRotation", "0") != "0" or place.get("horizontal") == "fill"
        if turned or is_true(place.get("shrinkToFit")):
            return 0.0
    return size / usual if size and usual else 1.0


def _is_crossed(border: Element | None) -> bool:
    """Whether a line goes across the cell from corner to corner."""
    line = None if border is None else border.find(f"{S}diagonal")
    ways = border is not None and (is_true(border.get("diagonalUp")) or is_true(border.get("diagonalDown")))
    return ways and line is not None and line.get("style", "none") != "none"


def _size(font: Element | None) -> float:
    found = None if font is None else font.find(f"{S}sz")
    try:
        return 0.0 if found is None else float(found.get("val", "0"))
    except ValueError:
        return 0.0


def _chosen(items: Sequence[Element], number: str | None) -> Element | None:
    index = integer(number, 0)
    return items[index] if 0 <= index < len(items) else None


def _colour(element: Element | None, tag: str, palette: Palette) -> str:
    return "" if element is None else palette.rgb(element.find(f"{S}{tag}"))


def _fill(fill: Element | None, palette: Palette) -> tuple[str, ...]:
    """The colours behind a cell, white and the window's own left out."""
    if fill is None:
        return ()
    found = [palette.rgb(stop) for stop in fill.iterfind(f"{S}gradientFill/{S}stop/{S}color")]
    pattern = fill.find(f"{S}patternFill")
    if pattern is not None and pattern.get("patternType") not in _NO_FILL:
        tags = _COLOURS[:1] if pattern.get("patternType") == "solid" else _COLOURS
        found += (_colour(pattern, tag, palette) for tag in tags)
    return tuple(colour for colour in found if colour not in ("", WHITE))


def _is_of_link(font: Element | None) -> bool:
    """Whether a font has the colour that links have in every theme."""
    colour = None if font is None else font.find(f"{S}color")
    return colour is not None and colour.get("theme") in ("10", "11")


def _effect(look: Element, palette: Palette) -> Effect:
    """What a conditional look does; its background stands where that of a cell has its pattern's colour."""
    font, fill = look.find(f"{S}font"), look.find(f"{S}fill")
    text = _colour(font, "color", palette)
    if is_struck(font) or look.find(f"{S}numFmt") is not None or (text == WHITE and fill is None):
        return "look"
    pattern = None if fill is None else fill.find(f"{S}patternFill")
    behind = [_colour(pattern, tag, palette) for tag in _COLOURS]
    return "paint" if is_telling(text) or any(colour not in ("", WHITE) for colour in behind) else ""
