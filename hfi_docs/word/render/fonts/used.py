"""Which fonts the papers of a template show."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.archive import DAMAGE
from hfi_docs.word.render.styles import BODY_STYLE, STYLES, StyleSheet
from hfi_docs.word.render.vocabulary import NUMBERING, OPTIONAL, STYLE_SHEET, parse

_THEMES: Final = "word/theme/"
_TABLE: Final = "HFI Tabell"


#: A font that is given to text itself, in the letterhead and between its fields.
_GIVEN: Final = regex(rb'<w:rFonts [^>]*w:ascii="([^"&]+)"')
_TEXTS: Final = regex(r"word/(?:document|header\d*|footer\d*)\.xml")


def fonts_shown(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The fonts of a document, those of its styles and those given to text itself, by name in a fixed order."""
    given = (name for part, content in parts.items() if _TEXTS.fullmatch(part) for name in _GIVEN.findall(content))
    return tuple(sorted({*fonts_used(parts), *(name.decode("utf-8", "replace") for name in given)}))


def fonts_used(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The fonts of a template's styles, by name in a fixed order; none when the template is damaged."""
    theme = next((content for name, content in parts.items() if name.startswith(_THEMES)), b"")
    try:
        sheet = StyleSheet(parse(parts[STYLE_SHEET]), parse(parts[NUMBERING]), theme)
        names = (*STYLES, BODY_STYLE, *(name for name in OPTIONAL if name.casefold() in sheet.names))
        shown = {sheet.font_name(name, _TABLE if name.startswith(_TABLE) else "") for name in names}
    except (*DAMAGE, KeyError, AttributeError, etree.XMLSyntaxError):
        return ()
    return tuple(sorted(shown))
