"""How wide text is and where it may be broken, so that columns fit it and rows are where we think they are.

Advance widths of Calibri (Carlito has the same by design), in thousandths of the type size.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from hfi_docs.document import Inline, LineBreak, inline_text

SOFT_HYPHEN = "\u00ad"
TWIPS_PER_POINT = 20
PER_MILLE = 1000
#: Puts optional hyphens into a text.
Marker: TypeAlias = Callable[[str], str]

#: Height of a line, as a multiple of the type size: ascent + descent + line gap in the font's hhea table.
LINE_HEIGHT = 1.2207
_SPACE = 226
_WIDEST = 700
#: How much wider bold type is, on average.
BOLD = 1.03
#: After a hyphen or dash, and at an optional hyphen.
_BREAKING = ("-", "–", SOFT_HYPHEN)
_BREAK_INSIDE = re.compile(f"(?<=[-–])|{SOFT_HYPHEN}")
_LONG_WORD = re.compile(r"\w{13,}")
_SHORTEST_PIECE = 4
_ASCII = (
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386,
    507, 507, 507, 507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463,
    894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662,
    517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498,
    291, 479, 525, 423, 525, 498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527,
    525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
)  # fmt: skip


class _Widths(dict[str, int]):
    """The width of each character."""

    def __missing__(self, character: str) -> int:
        return _WIDEST


_WIDTHS = _Widths({chr(32 + index): width for index, width in enumerate(_ASCII)})
_WIDTHS |= {"æ": 773, "ø": 529, "å": 479, "Æ": 763, "Ø": 664, "Å": 579, "é": 498, "\u00a0": 226, "−": 498}
_WIDTHS |= {"«": 512, "»": 512, "–": 498, "—": 905, "§": 498, "•": 498, "…": 690, "·": 252, "’": 250, "\t": 1000}


class TextArea(NamedTuple):
    """The part of a page that text may fill, in points."""

    width: float
    height: float


class TextWidth(NamedTuple):
    """How wide a text is, in thousandths of the type size: on one line, and its widest piece.

    `pieces` holds, for each piece that a line break may not split, its width and the width of the space after it.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]
    line: int
    widest: int

    @property
    def figure(self) -> int:
        """The width of the widest piece with a figure in it."""
        pieces = (piece for part in _BREAK_INSIDE.split(self.text) for piece in part.split(" "))
        return max((_PIECES[piece] for piece in pieces if any(map(str.isdigit, piece))), default=0)

    def lines(self, available: float) -> int:
        """Lines that greedy breaking gives, as Word breaks; `available` in thousandths of the type size."""
        if self.line <= available:
            return 1
        lines, used = 1, 0
        for width, space in self.pieces:
            if used and used + width > available:
                lines += 1
                used = 0
            used += width + space
        return lines


class _PieceWidths(dict[str, int]):
    """The width of each unbreakable piece, reckoned when it is first met: words recur all through a paper."""

    def __missing__(self, piece: str) -> int:
        width = self[piece] = sum(map(_WIDTHS.__getitem__, piece))
        return width


_PIECES = _PieceWidths()


@lru_cache(maxsize=8192)
def text_width(text: str) -> TextWidth:
    """How wide a text is; its optional hyphens are where it may be broken."""
    if any(sign in text for sign in _BREAKING):
        pieces: list[tuple[int, int]] = []
        for *parts, last in map(_BREAK_INSIDE.split, text.split(" ")):
            pieces += [(_PIECES[part], 0) for part in parts]
            pieces.append((_PIECES[last], _SPACE))
    else:
        pieces = [(_PIECES[word], _SPACE) for word in text.split(" ")]
    line = sum([width + space for width, space in pieces]) - _SPACE
    return TextWidth(text, tuple(pieces), line, max([width for width, _ in pieces]))


def written_lines(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """The text between the line breaks that were written."""
    start = 0
    for index, inline in enumerate(inlines):
        if isinstance(inline, LineBreak):
            yield inline_text(inlines[start:index])
            start = index + 1
    yield inline_text(inlines[start:])


@lru_cache(maxsize=8)
def seam_marker(last_parts: tuple[str, ...]) -> Marker:
    """Puts an optional hyphen (ECMA-376 17.3.3.29) before each of these last parts in long compounds.

    Norwegian compounds outgrow table columns («samhandlingsmidler»), and Word breaks an overlong word anywhere. A
    short list of last parts beats general hyphenation patterns here: every break is a seam, and no dictionary has to
    be loaded (pyphen's takes 60 ms).
    """

    @lru_cache(maxsize=4096)
    def with_seams(word: str) -> str:
        places = {place for part in last_parts for place in _places(word, part)}
        return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise((0, *sorted(places), len(word))))

    @lru_cache(maxsize=8192)
    def marked(text: str) -> str:
        return _LONG_WORD.sub(lambda match: with_seams(match[0]), text)

    return marked


def _places(word: str, part: str) -> Iterator[int]:
    """Where the part begins in the word, but for its first letters."""
    found = word.find(part, _SHORTEST_PIECE)
    while found >= 0:
        yield found
        found = word.find(part, found + 1)
