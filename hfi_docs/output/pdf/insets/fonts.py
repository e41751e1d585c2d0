"""Fonts that a file needs and does not hold: every machine would put another in their place.

The fourteen fonts that every viewer has (ISO 32000-1, 9.6.2.2) are none of them. Neither is a font that is never seen,
as that of the text that a scanner has read and laid invisibly over its picture.
"""

from collections.abc import Iterator
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

_STANDARD: Final = frozenset(
    (
        "Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic", "Helvetica", "Helvetica-Bold",
        "Helvetica-Oblique", "Helvetica-BoldOblique", "Courier", "Courier-Bold", "Courier-Oblique",
        "Courier-BoldOblique", "Symbol", "ZapfDingbats",
    )
)  # fmt: skip
_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_SHOWING: Final = frozenset({"Tj", "TJ", "'", '"'})
#: The ways of showing text that leave no trace.
_UNSEEN: Final = (3, 7)
_DEEPEST: Final = 20


def foreign_fonts(form: Any) -> Iterator[str]:
    """The names of the fonts that a drawing shows text in and the file does not hold."""
    if any(not _is_held(font) for font in _all_fonts(form)):
        yield from (_name(font) for font in _seen_fonts(form, {}, 0) if not _is_held(font))


def _is_held(font: Any) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    inner = font.get("/DescendantFonts")
    if isinstance(inner, Array):
        return all(_has_file(each) for each in inner)
    return _has_file(font) or _name(font) in _STANDARD


def _has_file(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor") if isinstance(font, Dictionary) else None
    return isinstance(descriptor, Dictionary) and any(name in descriptor for name in _FILES)


def _name(font: Any) -> str:
    """The name of a font; a part of one has six letters before it."""
    try:
        return str(font.get("/BaseFont", "/ukjent"))[1:].rpartition("+")[2]
    except UnicodeDecodeError:
        return "ukjent"


def _all_fonts(form: Any) -> Iterator[Any]:
    """Every font that a drawing, or a drawing in it, may show text in."""
    waiting, seen = [form], set[tuple[int, int]]()
    while waiting:
        resources = waiting.pop().get("/Resources", Dictionary())
        yield from _values(resources, "/Font")
        for kind in ("/XObject", "/Pattern"):
            for each in _values(resources, kind):
                if isinstance(each, Stream) and each.objgen not in seen:
                    seen.add(each.objgen)
                    waiting.append(each)
        for state in _values(resources, "/ExtGState"):
            if isinstance(state.get("/Font"), Array):
                yield state["/Font"][0]


def _values(resources: Any, kind: str) -> list[Any]:
    held = resources.get(kind, Dictionary())
    return [each for each in held.as_dict().values() if hasattr(each, "get")] if isinstance(held, Dictionary) else []


def _seen_fonts(form: Any, outer: Any, depth: int) -> Iterator[Any]:
    """The fonts of the text that a drawing shows; those of drawings in it too."""
    resources = form.get("/Resources", outer)
    fonts, drawings = resources.get("/Font", Dictionary()), resources.get("/XObject", Dictionary())
    states = resources.get("/ExtGState", Dictionary())
    font, mode, kept = None, 0, []
    for each in pikepdf.parse_content_stream(form):
        operands, name = each.operands, str(each.operator)
        if name == "q":
            kept.append((font, mode))
        elif name == "Q" and kept:
            font, mode = kept.pop()
        elif name == "Tf":
            font = fonts.get(str(operands[0]))
        elif name == "Tr":
            mode = int(operands[0])
        elif name == "gs" and "/Font" in states.get(str(operands[0]), Dictionary()):
            font = states[str(operands[0])].Font[0]
        elif name in _SHOWING and font is not None and mode not in _UNSEEN:
            yield font
        elif name == "Do" and depth < _DEEPEST:
            inner = drawings.get(str(operands[0]))
            if inner is not None and inner.get("/Subtype") == Name.Form:
                yield from _seen_fonts(inner, resources, depth + 1)
