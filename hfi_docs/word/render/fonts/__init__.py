"""Fonts other than Calibri: their widths from our own tables, from measures kept beside a template, or guessed wide.

Nothing here looks at the machine it runs on, so a paper is the same wherever it is built.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from hfi_docs.word.render.metrics import CALIBRI, PER_MILLE, SIGNS, Face, Font, table_of

#: The table of each font, by its name in lower case. Calibri's own stands in `metrics`.
_TABLES: Final = {
    "calibri": "calibri",
    "carlito": "calibri",
    "cambria": "cambria",
    "caladea": "cambria",
    "arial": "arial",
    "liberation sans": "arial",
    "times new roman": "times",
    "liberation serif": "times",
    "georgia": "georgia",
    "gelasio": "georgia",
    "dejavu sans": "dejavu",
    "verdana": "dejavu",
}
#: Those that Word brings along; for others another font may be shown where the paper is read.
_EVERYWHERE: Final = ("calibri", "cambria", "arial", "times new roman", "georgia")
#: Nearly as wide as the table that stands for it, which is good enough for lines and not for figures.
_NEARLY: Final = ("verdana",)
#: A guess that is wide enough for every usual font: how much wider than Calibri text is, and the signs of amounts.
_WIDER: Final = (1.26, 1.42)
_GUESSED: Final = (
    dict.fromkeys("0123456789", 640) | {" ": 350} | dict.fromkeys("+−=<>±×÷~≈≤≥", 820) | {"%": 1080},
    dict.fromkeys("0123456789", 720) | {" ": 350} | dict.fromkeys("+−=<>±×÷~≈≤≥", 870) | {"%": 1280},
)
_GUESSED_LINE: Final = 1.25


def font_named(name: str, measured: Mapping[str, Font]) -> Font:
    """The font with this name; a guess, where neither a table nor what was measured has it."""
    key = name.casefold()
    return _own(key, name) or measured.get(key) or _guess(name)


def is_ours(name: str) -> bool:
    """Whether our own tables have the font, to the sign."""
    return name.casefold() in _TABLES and name.casefold() not in _NEARLY


def font_of(name: str, weights: tuple[Mapping[str, int], Mapping[str, int]], line: float) -> Font:
    """A font that not everybody has: its figures get the room that whatever is shown in its place may need."""
    regular, bold = (Face(widths, _widest(widths, guess)) for widths, guess in zip(weights, _guessed(), strict=True))
    return Font(name, regular, bold, line)


@cache
def _own(key: str, name: str) -> Font | None:
    table = _TABLES.get(key)
    if table is None:
        return None
    if table == "calibri":
        return CALIBRI._replace(name=name)
    module = import_module(f"{__name__}.{table}")
    weights = (table_of(module.REGULAR), table_of(module.BOLD))
    if key in _EVERYWHERE:
        return Font(name, Face(weights[0]), Face(weights[1]), module.LINE / PER_MILLE)
    return font_of(name, weights, module.LINE / PER_MILLE)


@cache
def _guess(name: str) -> Font:
    regular, bold = map(Face, _guessed())
    return Font(name, regular, bold, _GUESSED_LINE, is_known=False)


@cache
def _guessed() -> tuple[dict[str, int], dict[str, int]]:
    """The widths of a font that nobody knows, regular and bold."""
    base = {sign: CALIBRI.regular.measure(sign).line for sign in SIGNS if sign not in " -–"}
    base |= {sign: CALIBRI.regular.firm(sign) for sign in " -–"}
    regular, bold = (
        {sign: round(width * wider) for sign, width in base.items()} | given | {"\t": PER_MILLE}
        for wider, given in zip(_WIDER, _GUESSED, strict=True)
    )
    return regular, bold


def _widest(widths: Mapping[str, int], guess: Mapping[str, int]) -> dict[str, int]:
    return {sign: max(width, guess.get(sign, 0)) for sign, width in widths.items()}
