"""Rounding as people do it, of numbers with any number of digits."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

#: Room for every digit of the largest number that Excel holds, and for as many decimals as it shows.
_ROUNDING: Final = Context(prec=1000, rounding=ROUND_HALF_UP)


def round_half_up(number: Decimal, decimals: int) -> Decimal:
    """The number with so many decimals; a half is rounded away from zero."""
    return number.quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING)
