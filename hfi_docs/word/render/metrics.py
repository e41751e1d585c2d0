"""How wide text is and where it may be broken, so that columns fit it and rows are where we think they are.

Advance widths are in thousandths of the type size. Calibri's stand here (Carlito has the same by design); those of
other fonts in `fonts`, which papers in Calibri do without.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import Final, NamedTuple, TypeAlias

from hfi_docs.document import Inline, LineBreak, inline_text
from hfi_docs.values.expressions import regex

SOFT_HYPHEN = "\u00ad"
TWIPS_PER_POINT = 20
#: A single line, in the unit of lines that follow the type.
SINGLE_LINE = 240
PER_MILLE = 1000
#: Puts optional hyphens into a text.
Marker: TypeAlias = Callable[[str], str]

#: The signs that tables of widths hold, in their order: Latin with the letters of Norway's languages, and our signs.
SIGNS: Final = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x100)))) + "ČčĐđŊŋŠšŦŧŽžŒœŁł–—‘’‚“”„†•…‰‹›€™−≤≥≈≠←→"
#: What a font may lack, and Word then takes another sign's place for (U+00A0, the thin spaces, the firm hyphen).
_STAND_INS: Final = {"\u00a0": " ", "\u2007": "0", "\u2009": " ", "\u202f": " ", "\u2011": "-"}
_WIDE: Final = "M"
#: A line of the text is not broken at a tab; what it takes depends on where it stands.
_TAB: Final = 1000
#: After a hyphen or dash, and at an optional hyphen.
_BREAKING = ("-", "–", SOFT_HYPHEN)
_BREAK_INSIDE, _AFTER_HYPHEN = regex(f"(?<=[-–])|{SOFT_HYPHEN}"), regex("(?<=[-–])")
_GROUPING, _MINUS = "\u00a0", "−"
#: The share of a line's height that is held free after italic text; how much wider an italic minus may be, of the size.
_SLANT, _WIDER_MINUS = 1 / 12, 0.15
_LONG_WORD = regex(r"\w{13,}")
_SHORTEST_PIECE = 4
_LETTER = regex(r"[^\W\d_]")

_REGULAR = (
    226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507, 507, 507, 507,
    507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855,
    646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525,
    498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314,
    460, 314, 498, 326, 498, 507, 498, 507, 498, 498, 393, 834, 402, 512, 498, 0, 507, 394, 339, 498, 336, 334, 292,
    550, 586, 252, 307, 246, 422, 512, 636, 671, 675, 463, 579, 579, 579, 579, 579, 579, 763, 533, 488, 488, 488, 488,
    252, 252, 252, 252, 625, 646, 662, 662, 662, 662, 662, 498, 664, 642, 642, 642, 642, 487, 517, 527, 479, 479, 479,
    479, 479, 479, 773, 423, 498, 498, 498, 498, 229, 229, 229, 229, 525, 525, 527, 527, 527, 527, 527, 498, 529, 525,
    525, 525, 525, 453, 525, 453, 533, 423, 625, 552, 628, 525, 459, 391, 487, 342, 468, 395, 867, 850, 430, 248, 498,
    905, 250, 250, 250, 418, 418, 418, 498, 498, 690, 1038, 339, 339, 507, 705, 498, 498, 498, 498, 498, 905, 905,
)  # fmt: skip
#: How much wider Calibri's bold letters are, on average; its bold figures are no wider, so theirs have room to spare.
_BOLDER = 1.03


class TextArea(NamedTuple):
    """The part of a page that text may fill, in points."""

    width: float
    height: float


class TextWidth(NamedTuple):
    """How wide a text is, in thousandths of the type size: on one line, and its widest piece.

    `pieces` holds, for each piece that a line break may not split, its width and the width of the space after it.
    """

    text: str
    pieces: tuple[tuple[float, float], ...]
    line: float
    widest: float
    face: "Face"

    @property
    def figure(self) -> float:
        """The room that the widest piece with a figure in it needs, wherever the paper is shown."""
        pieces = (piece for part in _BREAK_INSIDE.split(self.text) for piece in part.split(" "))
        return max((self.face.firm(piece) for piece in pieces if any(map(str.isdigit, piece))), default=0)

    @property
    def amount(self) -> float:
        """The room that the widest amount needs, its unit included («200 000 kroner»), wherever the paper is shown."""
        words = filter(_is_amount, self.text.split(" "))
        pieces = (piece for word in words for piece in _BREAK_INSIDE.split(word) if any(map(str.isdigit, piece)))
        return max(map(self.face.firm, pieces), default=0)

    def before(self, other: "TextWidth") -> "TextWidth":
        """This text, a space and another, each in its own face."""
        line = self.line + self.pieces[-1][1] + other.line
        widest = max(self.widest, other.widest)
        return TextWidth(f"{self.text} {other.text}", self.pieces + other.pieces, line, widest, other.face)

    def lines(self, available: float) -> int:
        """Lines that greedy breaking gives, as Word breaks; `available` in thousandths of the type size."""
        return self.broken(available)[0]

    def broken(self, available: float) -> tuple[int, float]:
        """The lines, and the room below which there are as many: with less than that no line takes another word."""
        if self.line <= available:
            return 1, inf
        lines, used, enough = 1, 0.0, self.line
        if self.widest <= available:
            # Half of the time that a table takes is spent here.
            for width, space in self.pieces:
                needed = used + width
                if needed > available:
                    lines, enough, used = lines + 1, min(enough, needed), width + space
                else:
                    used += width + space
            return lines, enough
        for width, space in self.pieces:
            if used and used + width > available:
                lines += 1
                used = 0.0
            if width > available > 0:
                # A word that no line has room for is broken where a line ends.
                lines += int(width // available)
                used = width % available + space
            else:
                used += width + space
        return lines, available


def _is_amount(word: str) -> bool:
    """Whether a word is a figure without letters, with or without a unit after it."""
    first, *others = word.split(_GROUPING)
    is_unit = (not any(map(str.isdigit, other)) for other in others if _LETTER.search(other))
    return not _LETTER.search(first) and any(map(str.isdigit, first)) and all(is_unit)


class _Widths(dict[str, float]):
    """The width of each sign; of one that the font's table lacks, that of a wide letter."""

    def __missing__(self, sign: str) -> float:
        return self[_STAND_INS.get(sign, _WIDE)]


class _PieceWidths(dict[str, float]):
    """The width of each unbreakable piece, reckoned when it is first met: words recur all through a paper."""

    def __init__(self, widths: Mapping[str, float]) -> None:
        self._widths = _Widths(widths)

    def __missing__(self, piece: str) -> float:
        width = self[piece] = sum(map(self._widths.__getitem__, piece))
        return width


class Face:
    """One weight of a font. `firm` holds the widths that figures are given, where another font may be shown for it."""

    def __init__(self, widths: Mapping[str, float], firm: Mapping[str, float] | None = None) -> None:
        self._pieces = _PieceWidths(widths)
        self._firm = _PieceWidths(firm) if firm else self._pieces
        self._space, self._hyphen = widths[" "], widths["-"]
        #: How wide a text is; its optional hyphens are where it may be broken.
        self.measure: Callable[[str], TextWidth] = lru_cache(maxsize=8192)(self._measure)

    def firm(self, piece: str) -> float:
        """The room that a figure needs wherever the paper is shown."""
        return self._firm[piece]

    def _measure(self, text: str) -> TextWidth:
        widths, space = self._pieces, self._space
        if any(sign in text for sign in _BREAKING):
            pieces: list[tuple[float, float]] = []
            for word in text.split(" "):
                for *parts, last in map(_AFTER_HYPHEN.split, word.split(SOFT_HYPHEN)):
                    pieces += [(widths[part], 0) for part in parts]
                    # The hyphen is seen where the line ends.
                    pieces.append((widths[last] + self._hyphen, -self._hyphen))
                pieces[-1] = (widths[last], space)
        else:
            pieces = [(widths[word], space) for word in text.split(" ")]
        line = sum([width + after for width, after in pieces]) - space
        found = TextWidth(text, tuple(pieces), line, max([width for width, _ in pieces]), self)
        return found if self._firm is widths else found._replace(widest=max(found.widest, found.figure))


class Font(NamedTuple):
    """A font as far as papers need to know it.

    `line` is the height of a line as a multiple of the type size: ascent, descent and line gap together. `is_known`
    tells whether it was measured; the widths of one that was not are guessed wide, and its pages only estimated.
    `doubt` is the share of a page that its lines may be off together, for programs round each to a unit of their own.
    """

    name: str
    regular: Face
    bold: Face
    line: float
    is_known: bool = True
    doubt: float = 0.006


def table_of(widths: Iterable[int]) -> dict[str, int]:
    """A table of widths by sign, from the widths in the order of `SIGNS`; 0 where the font lacks the sign."""
    found = {sign: width for sign, width in zip(SIGNS, widths, strict=True) if width}
    return {**found, "\t": _TAB}


_WIDTHS = table_of(_REGULAR)
CALIBRI: Final = Font(
    "Calibri", Face(_WIDTHS), Face({sign: width * _BOLDER for sign, width in _WIDTHS.items()}), 1.2207, doubt=0.0
)


class Typography(NamedTuple):
    """Type size and line height in points, space above and below a paragraph in points.

    `beside` is the indent on both sides together, `border` what a frame adds to the height. `snug`: no space between
    paragraphs of this style.
    """

    size: float = 11.0
    line: float = 13.4
    before: float = 0.0
    after: float = 0.0
    beside: float = 0.0
    border: float = 0.0
    bold: bool = False
    snug: bool = False
    keep_lines: bool = False
    keep_next: bool = False
    font: Font = CALIBRI

    @property
    def face(self) -> Face:
        """The font in the weight that the style has."""
        return self.font.bold if self.bold else self.font.regular


def italic_room(text: str, size: float, line: float) -> float:
    """What LibreOffice holds free in the longest italic figure, in points: at each hard space and at the end."""
    if _GROUPING not in text:
        return 0.0
    groups = 1 + max(word.count(_GROUPING) for word in text.split(" "))
    return groups * line * _SLANT + (_MINUS in text) * size * _WIDER_MINUS


def line_height(single: float, given: int, rule: str) -> float:
    """The height of a line in points (ECMA-376 17.3.1.33); `given` in 240ths of a single line, or in twips.

    It is a whole number of twips: a page of rows that just fits would else seem too high.
    """
    fixed = given / TWIPS_PER_POINT
    if rule == "exact":
        return fixed
    height = round(single * (given / SINGLE_LINE if rule == "auto" else 1) * TWIPS_PER_POINT) / TWIPS_PER_POINT
    return height if rule == "auto" else max(height, fixed)


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
