"""Colours as workbooks name them (ECMA-376 part 1, 18.8.19 and 18.8.27): by number, by theme, or as they are."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from hfi_docs.word.intake.colours import WHITE
from hfi_docs.word.intake.workbook.book import S
from hfi_docs.word.opc.xml import Element, integer

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EIGHT: Final = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
_NUMBERED: Final = tuple(
    f"{_EIGHT} {_EIGHT} 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 "
    "FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF "
    "FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 "
    "993366 333399 333333".split()
)
#: Light goes before dark, other than in the theme itself. What is left out are the colours of links, which say nothing.
_THEME: Final = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)))
#: Those of «Office», for a workbook without a theme.
_OFFICE: Final = (WHITE, "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
_FULL: Final = 255


class Palette(NamedTuple):
    """The colours that a workbook's looks may name."""

    numbered: Sequence[str] = _NUMBERED
    theme: Sequence[str] = _OFFICE

    def rgb(self, colour: Element | Mapping[str, str] | None) -> str:
        """The colour in six hexadecimal digits; "" for none, the window's own, and one that nobody knows."""
        if colour is None:
            return ""
        plain = colour.get("rgb", "")[-6:]
        if theme := colour.get("theme"):
            plain = _at(self.theme, theme)
        elif index := colour.get("indexed"):
            plain = _at(self.numbered, index)
        return _tinted(plain, colour.get("tint", "0")).upper() if len(plain) == len(WHITE) else ""


def read_palette(styles: Element, theme: Element | None) -> Palette:
    """The colours of a workbook, from its styles and its theme."""
    own = [item.get("rgb", "")[-6:] for item in styles.iterfind(f"{S}colors/{S}indexedColors/{S}rgbColor")]
    numbered = (*own, *_NUMBERED[len(own) :])
    scheme = None if theme is None else next(theme.iter(f"{_A}clrScheme"), None)
    return Palette(numbered) if scheme is None else Palette(numbered, [_of_theme(scheme, name) for name in _THEME])


def _of_theme(scheme: Element, name: str) -> str:
    found = scheme.find(f"{_A}{name}")
    colour = None if found is None else next(found.iterchildren("*"), None)
    return "" if colour is None else colour.get("lastClr", colour.get("val", ""))


def _at(colours: Sequence[str], number: str) -> str:
    index = integer(number, -1)
    return colours[index] if 0 <= index < len(colours) else ""


def _tinted(rgb: str, tint: str) -> str:
    """The colour lightened (above 0) or darkened by a share."""
    try:
        share = max(-1.0, min(float(tint), 1.0))
        parts = [int(rgb[place : place + 2], 16) for place in (0, 2, 4)]
    except ValueError:
        return rgb
    if not share:
        return rgb
    mixed = (part + (_FULL - part) * share if share > 0 else part * (1 + share) for part in parts)
    return "".join(f"{round(part):02X}" for part in mixed)
