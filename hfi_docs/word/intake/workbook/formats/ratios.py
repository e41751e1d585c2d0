"""Fractions, and numbers with a power of ten."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from hfi_docs.values.amounts import HARD_SPACE, MINUS
from hfi_docs.values.rounding import round_half_up
from hfi_docs.word.intake.workbook.formats.codes import Section, Token
from hfi_docs.word.intake.workbook.formats.figures import places_of

#: As many digits as Excel has below the line.
_MOST: Final = 7


def show_fraction(value: Decimal, section: Section, *, signed: bool) -> str:
    """«2 1/2», or «5/2» when the section has no place for the whole number."""
    place = next(index for index, token in enumerate(section.tokens) if token.kind == "slash")
    above, below = section.tokens[:place], section.tokens[place + 1 :]
    exact = Fraction(abs(value))
    count = _first_digits(below)
    fixed = "".join(token.text for token in below[:count])
    most = 10 ** min(max(count, 1), _MOST) - 1
    if fixed.isdigit() and int(fixed):
        parts = Fraction(int(round_half_up(Decimal(exact.numerator) * int(fixed) / exact.denominator, 0)))
        top, bottom = int(parts), int(fixed)
    else:
        near = exact.limit_denominator(most)
        top, bottom = near.numerator, near.denominator
    sign = MINUS if signed and value < 0 and top else ""
    return f"{sign}{_mixed(top, bottom) if _has_whole(above) else f'{top}/{bottom}'}{_tail(below[count:])}"


def show_exponent(value: Decimal, section: Section, *, signed: bool) -> str:
    """«1,50E+05»; several places before the decimal sign make the power a multiple of their number."""
    place = next(index for index, token in enumerate(section.tokens) if token.kind == "exponent")
    places = places_of(section.tokens[:place])
    step = max(sum(token.kind == "digit" for token in places.whole), 1)
    most = sum(token.kind == "digit" for token in places.decimals)
    exact = abs(value)
    power = _power(exact, step)
    mantissa = round_half_up(exact.scaleb(-power), most)
    if mantissa and _power(mantissa, step):
        power += step
        mantissa = round_half_up(exact.scaleb(-power), most)
    least = sum(token.text == "0" for token in section.tokens[place + 1 :] if token.kind == "digit")
    plus = "+" if section.tokens[place].text.endswith("+") else ""
    shown = f"{mantissa:f}".replace(".", ",")
    sign = MINUS if signed and value < 0 and mantissa else ""
    return f"{places.before.strip()}{sign}{shown}E{'-' if power < 0 else plus}{abs(power):0{max(least, 1)}}"


def _power(value: Decimal, step: int) -> int:
    """The power of ten before which at most `step` digits remain."""
    return value.adjusted() // step * step if value else 0


def _mixed(top: int, bottom: int) -> str:
    whole, rest = divmod(top, bottom)
    if not rest:
        return str(whole)
    return f"{whole}{HARD_SPACE}{rest}/{bottom}" if whole else f"{rest}/{bottom}"


def _first_digits(tokens: Sequence[Token]) -> int:
    """How many tokens below the line are digits or places for them."""
    count = 0
    while count < len(tokens) and (tokens[count].kind == "digit" or tokens[count].text.isdigit()):
        count += 1
    return count


def _has_whole(above: Sequence[Token]) -> bool:
    """Whether a place for the whole number stands apart from the one above the line."""
    written = "".join("0" if token.kind == "digit" else token.text for token in above)
    return len([group for group in written.split() if group.startswith("0")]) > 1


def _tail(tokens: Sequence[Token]) -> str:
    words = "".join(token.text for token in tokens).strip()
    return f"{HARD_SPACE}{words}" if words else ""
