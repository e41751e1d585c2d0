"""How wide text is, so that columns fit it and rows are where we think they are.

Advance widths of Calibri (Carlito has the same by design), in thousandths of the type size.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

#: Height of a line, as a multiple of the type size: ascent + descent + line gap in the font's hhea table.
LINE_HEIGHT = 1.2207
_SPACE = 226
_WIDEST = 700
#: How much wider bold type is, on average.
BOLD = 1.03
#: After a hyphen or dash, and at an optional hyphen.
_BREAK_INSIDE = re.compile("(?<=[-–])|\u00ad")
_ASCII = (
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386,
    507, 507, 507, 507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463,
    894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662,
    517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498,
    291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527,
    525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
)  # fmt: skip
_WIDTHS = {chr(32 + index): width for index, width in enumerate(_ASCII)}
_WIDTHS |= {"æ": 773, "ø": 529, "å": 479, "Æ": 763, "Ø": 664, "Å": 579, "é": 498, "\u00a0": 226, "−": 498}
_WIDTHS |= {"«": 512, "»": 512, "–": 498, "—": 905, "§": 498, "•": 498, "…": 690, "·": 252, "’": 250, "\t": 1000}


class _PieceWidths(dict[str, int]):
    """The width of each unbreakable piece, reckoned when it is first met: words recur all through a paper."""

    def __missing__(self, piece: str) -> int:
        width = self[piece] = sum([_WIDTHS.get(character, _WIDEST) for character in piece])
        return width


_PIECES = _PieceWidths()


@lru_cache(maxsize=4096)
def word_widths(text: str) -> tuple[tuple[int, int], ...]:
    """Each piece that a line break may not split: its width, and the width of the space after it.

    In thousandths of the type size.
    """
    widths: list[tuple[int, int]] = []
    for word in text.split(" "):
        if not word.isalnum():
            *parts, word = _BREAK_INSIDE.split(word)  # noqa: PLW2901 - the last piece takes the word's place
            widths += [(_PIECES[part], 0) for part in parts]
        widths.append((_PIECES[word], _SPACE))
    return tuple(widths)


def text_width(text: str) -> int:
    """The width of the text on one line, in thousandths of the type size."""
    return sum([width + space for width, space in word_widths(text)]) - _SPACE


def widest_word(text: str) -> int:
    """The width that the longest unbreakable piece needs, in thousandths of the type size."""
    return max((width for width, _ in word_widths(text)), default=0)


def count_lines(words: Sequence[tuple[int, int]], available: float) -> int:
    """Lines that greedy breaking gives, as Word breaks; `available` in thousandths of the type size."""
    lines, used = 1, 0
    for width, space in words:
        if used and used + width > available:
            lines += 1
            used = 0
        used += width + space
    return lines
