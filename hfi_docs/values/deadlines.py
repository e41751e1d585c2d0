"""Deadlines: a day, or a stretch of a year such as «medio mai 2022» and «våren 2022»."""

import re

from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import MONTHS, format_date, parse_date
from hfi_docs.values.unreadable import UnreadableError

_MONTH = rf"(?:(?:primo|medio|ultimo) )?(?:{'|'.join(MONTHS)})"
_STRETCH = re.compile(rf"(?:{_MONTH}|våren|sommeren|høsten|[1-4]\. kvartal|[12]\. halvår) \d{{4}}")


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
