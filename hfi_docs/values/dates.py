"""Dates, periods and deadlines: a day, or a stretch of a year such as «medio mai 2022» and «våren 2022».

«21. mai 2026» in text, 21.05.2026 in tables (Språkrådet, «Datoar»); ranges with an en dash without spaces
(regjeringen.no, standarddesign). And what stays on one line with a figure.
"""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
_WEEKDAYS = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
}
#: The weekdays as they are written in records.
WEEKDAYS = _WEEKDAYS["nb"]
_ISO = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_POINTS = regex(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_WORDS = regex(r"(\d{1,2})\.?\s+([A-Za-zÆØÅæøå]+)\s+(\d{4})")
#: What dates, years and periods look like, as patterns.
DATE_FORM = "|".join(form.pattern for form in (_ISO, _POINTS, _WORDS))
YEAR_FORM = r"(?:19|20|21)\d\d"
PERIOD_FORM = r"(\d{4})\s?[-–]\s?(\d{4}|\d{2})"
_PERIOD = regex(PERIOD_FORM)
#: A deadline names a year, last when it is no date.
DEADLINE_FORM = rf"{DATE_FORM}|.*\d{{4}}"
_HINT = "Skriv datoen slik: 2026-05-21."
_MONTH: Final = "|".join(MONTHS)
#: The places of a space that a line is not broken at. Of a span of days, the year may stand on the next line.
_FIRM: Final = regex(
    r"(?<=\d) (?=\d{3}(?!\d))"
    r"|(?<=\d) (?=(?:kroner|krone|millioner|milliarder|prosent)\b)"
    rf"|(?<=\d\.) (?=(?:{_MONTH})\b)"
)
_NAMED: Final = regex(r"\b(vedlegg|sak|tabell|figur|side) (?=\d)", re.IGNORECASE)
_DATE: Final = regex(rf"(?<![\d–-])(\d{{1,2}}\.{HARD_SPACE}(?:{_MONTH})) (?=\d{{4}}(?!\d))")
_DIGIT: Final = regex(r"\d")
_SHARE_OF_MONTH = rf"(?:(?:primo|medio|ultimo) )?(?:{'|'.join(MONTHS)})"
_STRETCH = regex(rf"(?:{_SHARE_OF_MONTH}|våren|sommeren|høsten|[1-4]\. kvartal|[12]\. halvår) \d{{4}}")
_TENTHS = {"primo": 10, "medio": 20}
_SEASONS = {"våren": 6, "sommeren": 8, "høsten": 12}


def parse_date(text: str) -> date:
    """A date from «2026-05-21», «21.05.2026» or «21. mai 2026».

    Raises:
        UnreadableError: another form, a two-digit year, or a day that does not exist.
    """
    plain = " ".join(text.replace(HARD_SPACE, " ").split())
    if match := _ISO.fullmatch(plain):
        return _real_date(text, int(match[1]), int(match[2]), int(match[3]))
    if match := _POINTS.fullmatch(plain):
        return _real_date(text, int(match[3]), int(match[2]), int(match[1]))
    if (match := _WORDS.fullmatch(plain)) and match[2].lower() in MONTHS:
        return _real_date(text, int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1]))
    if re.fullmatch(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2}", plain):
        message = f"Datoen «{text}» har bare to sifre i årstallet."
        raise UnreadableError(message, _HINT)
    if re.fullmatch(r"\d{1,2}\.? ?(?:\d{1,2}\.?|[a-zæøå]+)", plain, re.IGNORECASE):
        message = f"Datoen «{text}» mangler årstall."
        raise UnreadableError(message, "Skriv datoen med år, slik: 2026-05-21.")
    message = f"«{text}» er ikke en dato."
    raise UnreadableError(message, _HINT)


def readable_date(text: str) -> date | None:
    """The date that a text is, or None when it is something else."""
    try:
        return parse_date(text)
    except UnreadableError:
        return None


def format_date(day: date) -> str:
    """«21. mai 2026», for running text."""
    return f"{day.day}.{HARD_SPACE}{MONTHS[day.month - 1]}{HARD_SPACE}{day.year}"


def format_table_date(day: date) -> str:
    """«21.05.2026», for tables."""
    return f"{day:%d.%m.%Y}"


def format_days(first: date, last: date | None) -> str:
    """«10.–11. mars 2026» for a meeting over several days, else the single date."""
    if last is None or last == first:
        return format_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}.–{format_date(last)}"
    if first.year == last.year:
        return f"{first.day}.{HARD_SPACE}{MONTHS[first.month - 1]}–{format_date(last)}"
    return f"{format_date(first)}–{format_date(last)}"


def format_table_days(first: date, last: date | None) -> str:
    """«10.–11.03.2026», for tables."""
    if last is None or last == first:
        return format_table_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day:02}.–{format_table_date(last)}"
    return f"{format_table_date(first)}–{format_table_date(last)}"


def format_weekdays(first: date, last: date | None, language: str) -> str:
    """«torsdag», or «onsdag–torsdag» for a meeting over several days."""
    names = _WEEKDAYS[language]
    days = [first] if last is None or last == first else [first, last]
    return "–".join(names[day.weekday()] for day in days)


def format_weekday(name: str, language: str) -> str:
    """The weekday that is written in bokmål, in the paper's language."""
    return _WEEKDAYS[language][WEEKDAYS.index(name)]


def parse_year(text: str) -> int:
    """A year of four digits.

    Raises:
        UnreadableError: anything else.
    """
    if re.fullmatch(YEAR_FORM, text.strip()):
        return int(text)
    message = f"«{text}» er ikke et årstall."
    raise UnreadableError(message, "Skriv årstallet med fire sifre, for eksempel 2026.")


def parse_period(text: str) -> tuple[int, int]:
    """First and last year from «2022–2027», «2022-2027» or «2022-27».

    Raises:
        UnreadableError: another form, or an end that comes before the start.
    """
    match = _PERIOD.fullmatch(text.strip())
    if match is None:
        message = f"«{text}» er ikke en periode."
        raise UnreadableError(message, "Skriv perioden slik: 2022–2027.")
    first = int(match[1])
    last = int(match[2]) if len(match[2]) == len(match[1]) else first // 100 * 100 + int(match[2])
    if last < first:
        message = f"Perioden «{text}» slutter før den begynner."
        raise UnreadableError(message, "Skriv det første året først.")
    return first, last


def format_period(period: tuple[int, int]) -> str:
    """«2022–2027», en dash without spaces."""
    return f"{period[0]}–{period[1]}"


def _real_date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        message = f"Datoen «{text}» finnes ikke i kalenderen."
        raise UnreadableError(message, "Kontroller dag og måned.") from None


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


def firm(text: str) -> str:
    """The text as it is shown: hard spaces in an amount, a date, «vedlegg 5», so that no line is broken there."""
    if not _DIGIT.search(text):
        return text
    firm_figures = _FIRM.sub(HARD_SPACE, text)
    return _DATE.sub(rf"\1{HARD_SPACE}", _NAMED.sub(rf"\1{HARD_SPACE}", firm_figures))
