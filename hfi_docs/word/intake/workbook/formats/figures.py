"""Decimal numbers in the places that a section has for their digits."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from hfi_docs.values.amounts import HARD_SPACE, MINUS
from hfi_docs.values.rounding import round_half_up
from hfi_docs.word.intake.numbers import Number, Value
from hfi_docs.word.intake.workbook.formats.codes import Section, Token

_GROUP: Final = 3
_SIGNS: Final = "-−"


class Places(NamedTuple):
    """The tokens of a section by where they stand: around the digits, before and after the decimal sign."""

    before: str
    whole: tuple[Token, ...]
    decimals: tuple[Token, ...]
    after: str
    percents: int
    thousands: int
    grouped: bool

    @property
    def is_plain(self) -> bool:
        """Whether the number may be set apart like others: no signs among its digits, no zeros before it."""
        placed = (*self.whole, *self.decimals)
        return all(token.kind == "digit" for token in placed) and self.least < 2  # noqa: PLR2004 - «0150»

    @property
    def least(self) -> int:
        """How many digits there are at least before the decimal sign."""
        digits = [token.text for token in self.whole if token.kind == "digit"]
        return len(digits) - digits.index("0") if "0" in digits else 0


def show_figure(value: Decimal, section: Section, *, signed: bool) -> Value:
    """The number, with the words around it."""
    places = places_of(section.tokens)
    most = sum(token.kind == "digit" for token in places.decimals)
    scaled = abs(value).scaleb(2 * places.percents - _GROUP * places.thousands)
    digits, _, decimals = f"{round_half_up(scaled, most):f}".partition(".")
    is_zero = not (digits + decimals).strip("0")
    if is_zero and not any(token.text == "0" for token in (*places.whole, *places.decimals)):
        return " ".join((places.before + places.after).split())
    before, negative = _sign(places.before, value, is_zero=is_zero, signed=signed)
    if places.is_plain:
        kept = _decimals(places.decimals, decimals)
        return Number(digits, kept, negative, places.grouped, _edge(before, first=True), _edge(places.after))
    whole = _whole(places, digits)
    shown = "".join(_placed(places.decimals, decimals))
    number = whole + (f",{shown}" if shown else "")
    sign = MINUS if negative else ""
    return " ".join(f"{before}{sign}{number}{places.after}".split()).replace(" ", HARD_SPACE)


def places_of(tokens: Sequence[Token]) -> Places:
    """The tokens around and among the digits."""
    marks = [index for index, token in enumerate(tokens) if token.kind in ("digit", "point")]
    first, last = marks[0], marks[-1]
    point = next((index for index in marks if tokens[index].kind == "point"), last + 1)
    inner = tokens[first:point]
    digits = [index for index, token in enumerate(inner) if token.kind == "digit"]
    end = digits[-1] + 1 if digits else 0
    tail = tokens[last + 1 :]
    whole = tuple(token for token in inner if token.kind not in ("comma", "percent"))
    spaced = _is_spaced(whole)
    return Places(
        _words(tokens[:first]),
        tuple(token for token in whole if not spaced or token.kind == "digit"),
        tuple(token for token in tokens[point : last + 1] if token.kind not in ("comma", "percent", "point")),
        _words(tail),
        sum(token.kind == "percent" for token in tokens),
        sum(token.kind == "comma" for token in (*inner[end:], *tail)),
        spaced or any(token.kind == "comma" for token in inner[:end]),
    )


def _words(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens if token.kind not in ("comma", "digit", "point"))


def _is_spaced(whole: Sequence[Token]) -> bool:
    """Whether spaces set thousands apart, as Norwegians write them: «# ##0»."""
    written = "".join("0" if token.kind == "digit" else token.text for token in whole).replace("\u00a0", " ")
    groups = written.split(" ")
    if len(groups) == 1 or not whole or whole[0].text != "#":
        return False
    return all(group == "0" * _GROUP for group in groups[1:]) and set(groups[0]) == {"0"}


def _sign(before: str, value: Decimal, *, is_zero: bool, signed: bool) -> tuple[str, bool]:
    """The words before the digits, and whether a minus stands between; nothing that is shown as zero has one."""
    bare = before.strip()
    if value >= 0:
        return before, False
    if signed:
        return (MINUS + before.lstrip(), False) if bare and not is_zero else (before, not is_zero)
    if bare[-1:] and bare[-1] in _SIGNS:
        return before.rstrip()[:-1], not is_zero
    if bare[:1] and bare[0] in _SIGNS:
        return ("" if is_zero else MINUS) + before.lstrip()[1:], False
    return before, False


def _decimals(tokens: Sequence[Token], decimals: str) -> str:
    """The decimals without the zeros at the end that the format has no need of."""
    least = max((index + 1 for index, token in enumerate(tokens) if token.text == "0"), default=0)
    return decimals[:least] + decimals[least:].rstrip("0")


def _placed(tokens: Sequence[Token], decimals: str) -> list[str]:
    kept = iter(_decimals([token for token in tokens if token.kind == "digit"], decimals))
    return [next(kept, "") if token.kind == "digit" else token.text for token in tokens]


def _whole(places: Places, digits: str) -> str:
    """The digits before the decimal sign in their places, from the right; those without one stand before the first."""
    left = list(digits.lstrip("0").rjust(places.least, "0"))
    if places.grouped:
        padded = "".join(left)
        cut = len(padded) % _GROUP
        groups = [padded[:cut], *(padded[index : index + _GROUP] for index in range(cut, len(padded), _GROUP))]
        return HARD_SPACE.join(filter(None, groups))
    first = next((index for index, token in enumerate(places.whole) if token.kind == "digit"), -1)
    made: list[str] = []
    for index in range(len(places.whole) - 1, -1, -1):
        token = places.whole[index]
        if index == first:
            made.append("".join(left))
        elif token.kind == "digit":
            made.append(left.pop() if left else "")
        else:
            made.append(token.text)
    return "".join(reversed(made))


def _edge(text: str, *, first: bool = False) -> str:
    """Words beside a number, with a hard space where they stand apart from it."""
    words = " ".join(text.split()).replace(" ", HARD_SPACE)
    if not words:
        return ""
    if words.startswith("%"):
        return HARD_SPACE + words
    if first:
        return words + (HARD_SPACE if text[-1:].isspace() else "")
    return (HARD_SPACE if text[:1].isspace() else "") + words
