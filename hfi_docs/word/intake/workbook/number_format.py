"""Excel's number formats (ECMA-376 part 1, 18.8.31) printed in Norwegian.

Followed: which section a value falls in, decimals, thousands, percent, scaling by thousands, words around the number.
Not followed: colours, conditions, fractions and exponents; such numbers are printed as Excel's «Standard» does.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import MONTHS, format_table_date
from hfi_docs.word.intake.numbers import Number, Value

_DECORATION: Final = re.compile(r"_.|\*.|\[(?!\$)[^\]]*\]")
_CURRENCY: Final = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS: Final = re.compile(r"[#0?](?:[#0?,]*[#0?])?(?:\.[#0?]*)?,*|\.[#0?]+")
#: Norwegians write the space that they see: «# ##0».
_SPACE_GROUP: Final = re.compile(r'(?<=[#0?])(?:\\[ \u00a0]|"[ \u00a0]"|[ \u00a0])(?=[#0?])')
_SPECIAL: Final = re.compile(r"[#0?]\s*/\s*[#0?\d]|[eE][+-]")
_GENERAL_DIGITS: Final = 11
_GENERAL: Final = "general"
_SIGNS: Final = " \u00a0\u202f-−+()"
_DATE_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[\$[^\]]*\]|_.|\*.')
_LARGEST: Final = Decimal(10) ** 15


class Shape(NamedTuple):
    """One section of a number format; `words` is all that it shows when it shows no number."""

    before: str
    after: str
    shows_number: bool
    general: bool
    words: str = ""
    shows_zero: bool = True
    grouped: bool = False
    least_decimals: int = 0
    most_decimals: int = 0
    scale: int = 0


def format_figure(value: float, code: str) -> Value:
    """A number as its cell shows it, in Norwegian; a text when its format shows only words (a dash for zero)."""
    exact = Decimal(repr(value))
    sections = _sections(code)
    index = 1 if exact < 0 and len(sections) > 1 else 2 if exact == 0 and len(sections) > 2 else 0  # noqa: PLR2004
    shape = sections[index]
    if not shape.shows_number or (exact == 0 and not shape.shows_zero):
        return shape.words
    if shape.general or abs(exact) >= _LARGEST:
        return _pieces(_as_general(exact), shape)
    scaled = exact.scaleb(shape.scale)
    rounded = scaled.quantize(Decimal(1).scaleb(-shape.most_decimals), ROUND_HALF_UP)
    return _pieces(rounded, shape)


def format_moment(value: date | datetime | time | timedelta, code: str) -> str:
    """«21.05.2026», «21.05.2026 kl. 10.00», «10.00», «mai 2026» or «26 t 30 min», by what the format shows."""
    plain = _DATE_LITERAL.sub("", code.split(";", maxsplit=1)[0]).lower()
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        sign = "−" if minutes < 0 else ""
        return f"{sign}{abs(minutes) // 60}{HARD_SPACE}t{HARD_SPACE}{abs(minutes) % 60:02}{HARD_SPACE}min"
    clock = f"{value:%H.%M}" if isinstance(value, (datetime, time)) else ""
    if isinstance(value, time) or not re.search("[dy]|mmm", plain):
        return clock
    if "d" not in plain and "h" not in plain:
        return _month_or_year(value, plain)
    shown = format_table_date(value)
    return f"{shown} kl.{HARD_SPACE}{clock}" if "h" in plain else shown


def _month_or_year(value: date, plain: str) -> str:
    month = MONTHS[value.month - 1] if "m" in plain else ""
    year = str(value.year) if "y" in plain else ""
    return HARD_SPACE.join(filter(None, (month, year)))


def _pieces(number: Decimal, shape: Shape) -> Number:
    digits, _, decimals = f"{abs(number):f}".partition(".")
    if not shape.general:
        decimals = decimals[: shape.least_decimals] + decimals[shape.least_decimals :].rstrip("0")
    negative = number < 0 and bool((digits + decimals).strip("0"))
    return Number(digits, decimals, negative, shape.grouped, shape.before, shape.after)


def _as_general(exact: Decimal) -> Decimal:
    """As «Standard» shows a number: at most eleven digits when it has decimals, and no zeros at the end."""
    if exact == exact.to_integral_value():
        return exact.to_integral_value()
    return Context(prec=_GENERAL_DIGITS).plus(exact).normalize()


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[Shape, ...]:
    return tuple(_shape(section) for section in _split(code)) or (Shape("", "", shows_number=True, general=True),)


def _split(code: str) -> list[str]:
    """The sections between semicolons, but not those inside quotes."""
    sections = [""]
    for piece in re.findall(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|.', code, re.DOTALL):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return sections


def _shape(section: str) -> Shape:
    plain = _SPACE_GROUP.sub(",", _DECORATION.sub("", section))
    plain = _CURRENCY.sub(lambda match: f'"{match[1]}"', plain)
    bare = _LITERAL.sub("", plain)
    if _GENERAL in bare.lower() or _SPECIAL.search(bare) or bare.strip() == "@":
        return Shape("", "", shows_number=True, general=True)
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] if match[1] is not None else match[2])
        return "\x01"

    marked = _LITERAL.sub(keep, plain)
    return _placed(marked, literals)


def _placed(marked: str, literals: list[str]) -> Shape:
    """The section around its digits; U+0001 stands for each quoted piece."""
    words = iter(literals)
    found = _DIGITS.search(marked)
    head, tail = (marked, "") if found is None else (marked[: found.start()], marked[found.end() :])
    before, after = (re.sub("\x01", lambda _: next(words, ""), piece) for piece in (head, tail))
    if found is None:
        return Shape("", "", shows_number=False, general=False, words=before.strip())
    whole, _, decimals = found[0].partition(".")
    thousands = len(found[0]) - len(found[0].rstrip(","))
    return _named(
        Shape(
            before,
            after,
            shows_number=True,
            general=False,
            words=(before + after).strip(),
            shows_zero="0" in found[0],
            grouped="," in whole.rstrip(","),
            least_decimals=decimals.count("0"),
            most_decimals=len(re.sub("[^0#?]", "", decimals)),
            scale=2 * (head + tail).count("%") - 3 * thousands,
        )
    )


def _named(shape: Shape) -> Shape:
    """The words around a number as Norwegian places them: «1 500 kr», «12 %», whatever side Excel has them on."""
    before, after = shape.before.strip(_SIGNS), shape.after.strip(_SIGNS)
    if before.lower().rstrip(".") == "kr" and not after:
        before, after = "", "kr"
    return shape._replace(
        before=f"{before}{HARD_SPACE}" if before else "", after=f"{HARD_SPACE}{after}" if after else ""
    )
