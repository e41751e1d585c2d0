"""Texts of cells: runs with a look of their own, and the workbook's list of texts that cells share."""

from collections.abc import Mapping, Set
from typing import Final, NamedTuple

from hfi_docs.values.expressions import regex
from hfi_docs.word.intake.symbols import in_font
from hfi_docs.word.intake.workbook.book import S
from hfi_docs.word.opc.package import Package
from hfi_docs.word.opc.xml import Element, is_true

#: How a workbook writes a sign that XML has no place for (ECMA-376 part 1, 22.4.2.4).
_ESCAPE: Final = regex("_x([0-9A-Fa-f]{4})_")


class Piece(NamedTuple):
    """A part of a text with a look of its own; `colour` are the attributes that name it, None is what the cell has."""

    text: str
    struck: bool = False
    raised: bool = False
    underlined: bool = False
    bold: bool | None = None
    italic: bool | None = None
    colour: Mapping[str, str] = {}


class Written(NamedTuple):
    """A text, and its parts when they have looks of their own."""

    text: str
    pieces: tuple[Piece, ...] = ()


def read_text(element: Element) -> Written:
    """The text of an `si` or `is`, without its reading aids."""
    pieces: list[Piece] = []
    for child in element:
        if child.tag == f"{S}t":
            pieces.append(Piece(decoded(child.text or "")))
        elif child.tag == f"{S}r":
            text = "".join(part.text or "" for part in child.iterchildren(f"{S}t"))
            look = child.find(f"{S}rPr")
            pieces.append(_piece(in_font(decoded(text), font_name(look, "rFont")), look))
    is_plain = all(piece == Piece(piece.text) for piece in pieces)
    return Written("".join(piece.text for piece in pieces), () if is_plain else tuple(pieces))


def _piece(text: str, look: Element | None) -> Piece:
    if look is None:
        return Piece(text)
    colour = look.find(f"{S}color")
    return Piece(
        text,
        is_struck(look),
        is_raised(look),
        is_on(look, "u"),
        is_on(look, "b"),
        is_on(look, "i"),
        {} if colour is None else {str(name): str(value) for name, value in colour.attrib.items()},
    )


def shared_texts(package: Package, part: str, wanted: Set[int]) -> Mapping[int, Written]:
    """Those of the shared texts that are wanted, by their number."""
    found: dict[int, Written] = {}
    for number, element in enumerate(package.stream(part, (f"{S}si",)) if wanted and part else ()):
        if number in wanted:
            found[number] = read_text(element)
    return found


def decoded(text: str) -> str:
    """The text with its escaped signs: «_x000A_» is a line break, «_x005F_» the underscore that hides one."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_struck(look: Element | None) -> bool:
    """Whether a font is struck through."""
    found = None if look is None else look.find(f"{S}strike")
    return found is not None and is_true(found.get("val", "1"))


def is_raised(look: Element | None) -> bool:
    """Whether a font is raised or lowered."""
    found = None if look is None else look.find(f"{S}vertAlign")
    return found is not None and found.get("val") in ("superscript", "subscript")


def font_name(look: Element | None, tag: str = "name") -> str:
    """The name of a font, "" when it has none."""
    found = None if look is None else look.find(f"{S}{tag}")
    return "" if found is None else found.get("val", "")


def is_on(look: Element | None, name: str) -> bool:
    """Whether a font is bold («b»), italic («i») or underlined («u»)."""
    found = None if look is None else look.find(f"{S}{name}")
    return found is not None and found.get("val", "1") not in ("0", "false", "none")
