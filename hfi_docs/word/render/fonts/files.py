"""Font files measured: the widths of their signs, with kerning off, and the height of their lines.

Only for tables that are kept in files: a paper is the same on a machine that has the font and on one that lacks it.
"""

import contextlib
import logging
import struct
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hfi_docs.word.render.metrics import PER_MILLE, SIGNS

#: Where a font names itself (OpenType, «name»): its family, and the family that its weights share.
_FAMILY, _SHARED_FAMILY = 1, 16
_SUBFAMILY, _SHARED_SUBFAMILY = 2, 17
_STYLES = {"regular": "regular", "book": "regular", "roman": "regular", "normal": "regular", "bold": "bold"}
#: Fonts packed many in a file.
_COLLECTIONS = (".ttc", ".otc")
_FONTS = (".ttf", ".otf", *_COLLECTIONS)


class Measures(NamedTuple):
    """A font as its files have it: widths in the order of `SIGNS`, in thousandths; the height of a line likewise."""

    regular: tuple[int, ...]
    bold: tuple[int, ...]
    line: int


def widths_of(font: Any, *, tabular: bool = False) -> tuple[int, ...]:
    """The widths of an open font; `tabular`: of the figures that are all of one width, where it has such."""
    per_em, signs, advances = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    instead = _tabular(font) if tabular else {}
    glyphs = (signs.get(ord(sign)) for sign in SIGNS)
    return tuple(round(advances[instead.get(glyph, glyph)][0] * PER_MILLE / per_em) if glyph else 0 for glyph in glyphs)


def line_of(font: Any) -> int:
    """The height of a line of an open font, in thousandths of the type size."""
    across = font["hhea"]
    height: int = across.ascent - across.descent + across.lineGap
    return round(height * PER_MILLE / int(font["head"].unitsPerEm))


def measure(families: Iterable[str]) -> dict[str, Measures]:
    """The measures of those families that are installed on this machine, by the name that was asked for.

    Nothing without the extra `hfi-docs[fonts]`.
    """
    try:
        import find_system_fonts_filename as system  # noqa: PLC0415 - an extra
        import fontTools.ttLib  # noqa: F401, PLC0415 - an extra
    except ImportError:
        return {}
    try:
        files = sorted(system.get_system_fonts_filename())
    except (system.FindSystemFontsFilenameException, OSError):
        return {}
    wanted = {family.casefold(): family for family in families}
    found: dict[str, dict[str, FaceMeasures]] = {}
    for path in (Path(file) for file in files if file.casefold().endswith(_FONTS)):
        for family, style, face in _faces(path, wanted):
            found.setdefault(wanted[family], {}).setdefault(style, face)
    return {family: _measured(faces) for family, faces in found.items() if "regular" in faces}


class FaceMeasures(NamedTuple):
    """One weight of a font: the widths of its signs and the height of a line, in thousandths of the type size."""

    widths: tuple[int, ...]
    line: int


def _measured(faces: Mapping[str, FaceMeasures]) -> Measures:
    regular = faces["regular"]
    return Measures(regular.widths, faces.get("bold", regular).widths, regular.line)


def _faces(path: Path, wanted: Container[str]) -> Iterator[tuple[str, str, FaceMeasures]]:
    """The upright weights in a file that are of a wanted family; a damaged file is as one that is not there."""
    from fontTools.ttLib import TTLibError  # noqa: PLC0415 - an extra

    # It tells of odd dates and the like on the terminal.
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    with contextlib.suppress(OSError, TTLibError, KeyError, AttributeError, ValueError, AssertionError, struct.error):
        for family, style, font in _opened(path):
            if family in wanted and style in _STYLES:
                yield family, _STYLES[style], FaceMeasures(widths_of(font), line_of(font))


def _opened(path: Path) -> Iterator[tuple[str, str, Any]]:
    """Each font of a file, opened: its family and style as it names them itself, in lower case."""
    from fontTools.ttLib import TTCollection, TTFont  # noqa: PLC0415 - an extra

    is_collection = path.suffix.casefold() in _COLLECTIONS
    with path.open("rb") as stream:
        fonts = TTCollection(stream, lazy=True).fonts if is_collection else (TTFont(stream, lazy=True),)
        for font in fonts:
            names = font["name"]
            family = names.getDebugName(_SHARED_FAMILY) or names.getDebugName(_FAMILY) or ""
            style = names.getDebugName(_SHARED_SUBFAMILY) or names.getDebugName(_SUBFAMILY) or ""
            yield family.casefold(), style.casefold(), font


def _tabular(font: Any) -> dict[str, str]:
    """The glyph of each figure that is as wide as the others (OpenType feature «tnum»)."""
    found: dict[str, str] = {}
    if "GSUB" not in font:
        return found
    table = font["GSUB"].table
    for feature in (record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"):
        for lookup in (table.LookupList.Lookup[index] for index in feature.LookupListIndex):
            for step in lookup.SubTable:
                found |= getattr(getattr(step, "ExtSubTable", step), "mapping", {})
    return found
