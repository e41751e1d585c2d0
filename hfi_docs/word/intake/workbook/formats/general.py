"""«Standard»: as many digits as a cell has room for."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from hfi_docs.values.amounts import MINUS
from hfi_docs.values.rounding import round_half_up
from hfi_docs.word.intake.numbers import Number, Value

#: Excel gives eleven signs, the decimal sign among them.
_DIGITS: Final = 10
_EXPONENT_DIGITS: Final = Context(prec=6, rounding=ROUND_HALF_UP)
#: Whole numbers up to here are printed with every digit, as account and card numbers are read.
_LARGEST: Final = Decimal(10) ** 17
_SMALLEST: Final = Decimal(10) ** -4


def show_general(value: Decimal) -> Value:
    """A whole number with all its digits, others rounded to what Excel has room for; a power of ten when far off."""
    exact = abs(value)
    whole = len(str(int(exact))) if exact < _LARGEST else _DIGITS
    rounded = round_half_up(exact, max(_DIGITS - whole, 0)) if exact < _LARGEST else exact
    if exact >= _LARGEST or (0 < exact < _SMALLEST and rounded != exact):
        return _power(value)
    digits, _, decimals = f"{rounded:f}".partition(".")
    decimals = decimals.rstrip("0")
    return Number(digits, decimals, negative=value < 0 and bool((digits + decimals).strip("0")))


def _power(value: Decimal) -> str:
    number = _EXPONENT_DIGITS.plus(abs(value)).normalize()
    exponent = number.adjusted()
    mantissa = f"{number.scaleb(-exponent):f}".replace(".", ",")
    return f"{MINUS if value < 0 else ''}{mantissa}E{'-' if exponent < 0 else '+'}{abs(exponent):02}"
