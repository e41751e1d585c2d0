"""Numbers of a table column, told apart from what only looks like numbers, and printed in Norwegian.

A column holds numbers when every filled cell is plainly one. Years, case numbers, telephone numbers, organisation
numbers and texts with leading zeros are left exactly as they are written.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from hfi_docs.document import Align
from hfi_docs.values.amounts import HARD_SPACE, MINUS
from hfi_docs.values.expressions import regex

_SPACES = " \u00a0\u2009\u202f"
_NUMBER = regex(
    rf"(?P<before>kr\.?[{_SPACES}]?)?(?P<sign>[-{MINUS}–][{_SPACES}]?)?"
    rf"(?P<whole>0|[1-9]\d*|[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+)(?:,(?P<decimals>\d+))?"
    rf"(?P<after>[{_SPACES}]?(?:%|kr\.?|kroner))?",
    re.IGNORECASE,
)
#: Stands for «none» or «not relevant» among numbers.
_DASHES = frozenset("-–—")
#: Telephone, organisation, and account or birth number.
_IDENTIFIER = regex(r"[2-9]\d{7}|[89]\d{8}|\d{11}")
_YEAR = regex(r"(?:19|20|21)\d\d")
#: Headings of columns whose numbers name something.
_NAMING = regex(r"(?:nr|nummer|kode|id|tlf|telefon|mobil|konto|art|funksjon)\.?", re.IGNORECASE)
_NAMING_END = regex(r"\w(?:nr|nummer|kode)\.?$", re.IGNORECASE)
_LONGEST = 15
_SHORT = 4


class Number(NamedTuple):
    """A number in pieces, so that its digits are never reckoned with: «kr −1 500,50» is digits 1500, decimals 50.

    `grouped` tells that its source sets thousands apart.
    """

    digits: str
    decimals: str = ""
    negative: bool = False
    grouped: bool = False
    before: str = ""
    after: str = ""


#: What a cell of a column holds: a number, or text.
Value: TypeAlias = Number | str


class Column(NamedTuple):
    """The printed cells of a column, and how they are aligned."""

    texts: tuple[str, ...]
    align: Align


def read_number(text: str) -> Number | None:
    """The number that the text plainly is in Norwegian («1 500,50», «−3», «12 %», «kr 200»), or None."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    digits = re.sub(rf"[{_SPACES}]", "", match["whole"])
    if len(digits) > _LONGEST:
        return None
    return Number(
        digits,
        match["decimals"] or "",
        negative=bool(match["sign"]),
        grouped=digits != match["whole"] or bool(match["before"]),
        before=f"kr{HARD_SPACE}" if match["before"] else "",
        after=HARD_SPACE + match["after"].strip() if match["after"] else "",
    )


def read_column(texts: Sequence[str], heading: str = "") -> tuple[Value, ...]:
    """The cells of a text column as numbers when all that are filled are numbers; else as they stand."""
    values: list[Value] = []
    for text in texts:
        number = read_number(text)
        if number is None and text.strip() and text.strip() not in _DASHES:
            return tuple(texts)
        values.append(text if number is None else number)
    numbers = [value for value in values if isinstance(value, Number)]
    return tuple(texts) if _are_names(numbers, heading) else tuple(values)


def print_column(values: Sequence[Value], heading: str = "") -> Column:
    """The cells as they are printed: to the right when the column holds nothing but numbers."""
    numbers = [value for value in values if isinstance(value, Number)]
    pure = all(isinstance(value, Number) or not value.strip() or value.strip() in _DASHES for value in values)
    names = _are_names(numbers, heading)
    grouped = not names and any(number.grouped or len(number.digits) > _SHORT for number in numbers)
    texts = (_printed(value, grouped=grouped) if isinstance(value, Number) else value for value in values)
    return Column(tuple(texts), "right" if numbers and pure and not names else "left")


def _are_names(numbers: Sequence[Number], heading: str) -> bool:
    """Whether the numbers only name something: by the heading, or all years, or all of one kind of official number."""
    plain = [number.digits for number in numbers if number == Number(number.digits)]
    if len(plain) < len(numbers) or not plain:
        return False
    words = heading.split()
    if any(_NAMING.fullmatch(word) for word in words) or (words and _NAMING_END.search(words[-1])):
        return True
    return any(all(kind.fullmatch(digits) for digits in plain) for kind in (_YEAR, _IDENTIFIER))


def _printed(number: Number, *, grouped: bool) -> str:
    digits = f"{int(number.digits):,}".replace(",", HARD_SPACE) if grouped else number.digits
    decimals = f",{number.decimals}" if number.decimals else ""
    return f"{number.before}{MINUS if number.negative else ''}{digits}{decimals}{number.after}"
