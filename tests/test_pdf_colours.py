"""Text on the pages of every example stands out from what is behind it, also where it is printed in grey."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pikepdf
import pytest
from pikepdf import Matrix

from hfi_docs.output.pdf import Converted
from tests.test_pdf import opened

_Colour = tuple[float, float, float]
_WHITE, _BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
_LEAST = 4.5


class Shown(NamedTuple):
    """A piece of text: its colour and the colour behind it."""

    text: _Colour
    behind: _Colour

    @property
    def contrast(self) -> float:
        """By WCAG 2.1: of lightness alone, so that it holds in grey as well."""
        low, high = sorted((lightness(self.text), lightness(self.behind)))
        return (high + 0.05) / (low + 0.05)


def lightness(colour: _Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Painted(NamedTuple):
    """What is painted in one colour, from corner to corner."""

    colour: _Colour
    left: float
    bottom: float
    right: float
    top: float


def shown(page: pikepdf.Page) -> Iterator[Shown]:
    """Every piece of text of a page."""
    painted: list[Painted] = []
    kept: list[tuple[Matrix, _Colour]] = []
    matrix, fill, line = Matrix(), _BLACK, Matrix()
    path: list[tuple[float, float]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        given: Any = instruction.operands
        if operator == "q":
            kept.append((matrix, fill))
        elif operator == "Q":
            matrix, fill = kept.pop()
        elif operator == "cm":
            matrix = Matrix(*map(float, given)) @ matrix
        elif operator in ("rg", "g"):
            red, *others = map(float, given)
            fill = (red, others[0], others[1]) if others else (red, red, red)
        elif operator in ("m", "l", "re"):
            x, y, *size = map(float, given)
            corners = [(x, y), (x + size[0], y + size[1])] if size else [(x, y)]
            path += map(matrix.transform, corners)
        elif operator in ("f", "f*", "n", "S", "W n"):
            if path and operator in ("f", "f*"):
                across, up = ([point[axis] for point in path] for axis in (0, 1))
                painted.append(Painted(fill, min(across), min(up), max(across), max(up)))
            path = []
        elif operator == "BT":
            line = Matrix()
        elif operator in ("Td", "Tm"):
            move = Matrix(1, 0, 0, 1, *map(float, given)) if operator == "Td" else Matrix(*map(float, given))
            line = move @ line if operator == "Td" else move
        elif operator in ("Tj", "TJ"):
            place = line @ matrix
            # A little above the line and to the right, so that it is inside what is behind the text.
            yield Shown(fill, behind(painted, place.e + 0.5, place.f + 2))


def behind(painted: list[Painted], x: float, y: float) -> _Colour:
    """The colour that was painted last at a point of white paper."""
    over = (each.colour for each in reversed(painted) if each.left <= x <= each.right and each.bottom <= y <= each.top)
    return next(over, _WHITE)


def test_text_stands_out_from_what_is_behind_it(pdfs: Mapping[str, Converted]) -> None:
    grounds = set()
    for name, made in pdfs.items():
        with opened(made) as pdf:
            for number, page in enumerate(pdf.pages, start=1):
                for piece in shown(page):
                    assert piece.contrast >= _LEAST, (name, number, piece)
                    grounds.add(piece.behind)
    assert len(grounds) > 2, "tints were seen behind text"


@pytest.mark.parametrize(
    ("painted", "contrast"),
    [
        (b"BT 10 10 Td (a) Tj ET", 21.0),
        (b"1 0 0 rg BT 10 10 Td (a) Tj ET", 4.0),
        (b"0 g 5 5 20 20 re f 1 g BT 10 10 Td (a) Tj ET", 21.0),
        (b"q .5 g 5 5 20 20 re f Q BT 30 30 Td (a) Tj ET", 21.0),
        (b"q 2 0 0 2 0 0 cm .5 g 5 5 20 20 re f Q BT 1 0 0 1 30 30 Tm (a) Tj ET", 5.3),
    ],
)
def test_what_stands_behind_text(painted: bytes, contrast: float) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].Contents = pdf.make_stream(painted)
        (piece,) = shown(pdf.pages[0])
    assert round(piece.contrast, 1) == contrast
