"""Colours that say something: a status, a warning, a choice; shades and pale tints are for looks."""

from typing import Final

from hfi_docs.values.expressions import regex

_COLOUR: Final = regex("[0-9A-Fa-f]{6}")
#: Tints that tables have for looks differ less than this between red, green and blue.
_PALE: Final = 60
#: What Excel paints behind its styles «God», «Dårlig» and «Nøytral», pale as they are.
_VERDICTS: Final = frozenset({"C6EFCE", "FFC7CE", "FFEB9C"})
WHITE: Final = "FFFFFF"


def is_telling(rgb: str) -> bool:
    """Whether a colour in six hexadecimal digits is plain enough to mean something; False for any other text."""
    if not _COLOUR.fullmatch(rgb):
        return False
    parts = [int(rgb[place : place + 2], 16) for place in (0, 2, 4)]
    return max(parts) - min(parts) > _PALE or rgb.upper() in _VERDICTS
