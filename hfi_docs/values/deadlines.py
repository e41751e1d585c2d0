"""Deadlines: a day, or a stretch of a year such as «medio mai 2022» and «våren 2022»."""

import re
from calendar import monthrange
from datetime import date

from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import MONTHS, format_date, parse_date, readable_date
from hfi_docs.values.unreadable import UnreadableError

_MONTH = rf"(?:(?:primo|medio|ultimo) )?(?:{'|'.join(MONTHS)})"
_STRETCH = re.compile(rf"(?:{_MONTH}|våren|sommeren|høsten|[1-4]\. kvartal|[12]\. halvår) \d{{4}}")


_TENTHS = {"primo": 10, "medio": 20}
_SEASONS = {"våren": 6, "sommeren": 8, "høsten": 12}


def last_day(text: str) -> date | None:
    """The last day that meets a deadline; None for one that never ends, or that is no deadline.

    «Medio mai» ends on the 20th: the second ten days of a month.
    """
    plain = " ".join(text.replace(HARD_SPACE, " ").split()).lower()
    *words, year = plain.split(" ")
    if not _STRETCH.fullmatch(plain):
        return readable_date(text)
    if words[-1] in MONTHS:
        month = MONTHS.index(words[-1]) + 1
        return date(int(year), month, _TENTHS.get(words[0], monthrange(int(year), month)[1]))
    months = {"kvartal": 3, "halvår": 6}
    month = _SEASONS.get(words[0]) or int(words[0][0]) * months[words[1]]
    return date(int(year), month, monthrange(int(year), month)[1])


def read_deadline(text: str) -> str:
    """The deadline as it is printed: «15. mai 2022», «medio mai 2022».

    Raises:
        UnreadableError: neither a day nor a stretch of a year.
    """
    plain = " ".join(text.replace(HARD_SPACE, " ").split()).lower()
    if _STRETCH.fullmatch(plain):
        return plain.replace(" ", HARD_SPACE)
    try:
        return format_date(parse_date(text))
    except UnreadableError as error:
        if "kalenderen" in error.message:
            raise
        message = f"«{text}» er ikke en frist."
        raise UnreadableError(
            message, "Skriv en dato (2022-05-15) eller for eksempel medio mai 2022, våren 2022."
        ) from None
