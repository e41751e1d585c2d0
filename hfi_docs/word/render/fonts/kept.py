"""What was measured of a template's fonts, as it lies beside the template: `sak.skrift.json` beside `sak.docx`."""

import json
from collections.abc import Mapping
from typing import Any, Final

from hfi_docs.errors import TemplateError
from hfi_docs.word.render.fonts import font_of
from hfi_docs.word.render.fonts.files import Measures
from hfi_docs.word.render.metrics import PER_MILLE, SIGNS, Font, table_of

#: The signs that stand in for others.
_NEEDED: Final = " 0-M"
_REGULAR, _BOLD, _LINE = "vanlig", "fet", "linje"
#: No sign is wider than so many times the type size, nor a line higher.
_LARGEST: Final = 5 * PER_MILLE
_SIZE_LIMIT: Final = 256 * 1024


def stored_measures(fonts: Mapping[str, Measures]) -> bytes:
    """The file: each font with the widths of its signs and the height of a line, in thousandths of the type size."""
    told = {
        name: {_LINE: measures.line, _REGULAR: _by_sign(measures.regular), _BOLD: _by_sign(measures.bold)}
        for name, measures in sorted(fonts.items())
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def read_measures(content: bytes, template_name: str) -> dict[str, Font]:
    """The fonts by name in lower case.

    Raises:
        TemplateError: the file is not as it was written.
    """
    measured = kept_measures(content, template_name)
    return {name.casefold(): _font(name, measures) for name, measures in measured.items()}


def kept_measures(content: bytes, template_name: str) -> dict[str, Measures]:
    """What the file holds, by the name of the font.

    Raises:
        TemplateError: the file is not as it was written.
    """
    try:
        if len(content) > _SIZE_LIMIT:
            raise ValueError(len(content))
        return {str(name): _measures(font) for name, font in json.loads(content).items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        message = (
            f"Skriftfilen ved siden av malen {template_name} kan ikke leses. "
            "Slett den, og kjør «hfi-docs template check»."
        )
        raise TemplateError(message) from None


def _by_sign(widths: tuple[int, ...]) -> dict[str, int]:
    return {sign: width for sign, width in zip(SIGNS, widths, strict=True) if width}


def _font(name: str, measures: Measures) -> Font:
    return font_of(name, (table_of(measures.regular), table_of(measures.bold)), measures.line / PER_MILLE)


def _measures(told: Mapping[str, Any]) -> Measures:
    if any(not told[weight][sign] for weight in (_REGULAR, _BOLD) for sign in _NEEDED):
        raise ValueError(told)
    regular, bold = (tuple(_measure(told[weight].get(sign, 0)) for sign in SIGNS) for weight in (_REGULAR, _BOLD))
    return Measures(regular, bold, _measure(told[_LINE]))


def _measure(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST:
        raise ValueError(value)
    return value
