"""Dates, clock times and lengths of time, as a section shows them."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import MONTHS
from hfi_docs.values.rounding import round_half_up
from hfi_docs.word.intake.workbook.formats.codes import Section, Token

_DAY: Final = 86_400
_HOUR, _MINUTE = 3_600, 60
_LAST: Final = 2_958_466
#: Excel counts a 29th of February 1900, as Lotus did.
_FALSE_LEAP: Final = 60
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
#: The day before the first, which Excel calls the nought of January 1900.
_NOUGHT: Final = date(1899, 12, 31)
_WEEKDAYS: Final = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_ENGLISH: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMERIC: Final = 2
#: What East Asian dates have behind the day, as behind year and month.
_DAY_SIGNS: Final = ("日", "일")


class Moment(NamedTuple):
    """A serial number taken apart: the day, and the seconds of it; `all_seconds` counts the days too."""

    day: date
    seconds: int
    part: int
    all_seconds: int


def show_moment(value: Decimal, section: Section, *, from_1904: bool) -> str | None:
    """«21. mai 2026», «10:30», «26:30»; None when Excel has no way to show it, or shows a day that never was."""
    tokens = _in_order(_with_minutes(section.tokens))
    digits = _parts_of_seconds(tokens)
    moment = _moment(value, digits, from_1904=from_1904)
    if moment is None:
        return None
    language = section.language if section.language in _WEEKDAYS else "nb"
    noon = any(token.kind == "noon" for token in tokens)
    shown: list[str] = []
    parts = iter(f"{moment.part:0{digits}}" if digits else "")
    for token in tokens:
        if token.kind == "digit":
            shown.append(next(parts, ""))
        elif token.kind == "point":
            shown.append("," if digits else ".")
        elif token.kind == "slash":
            shown.append(".")
        else:
            shown.append(_shown(token, moment, language, noon=noon))
    return " ".join("".join(shown).split()).strip(", ").replace(" ", HARD_SPACE)


def _moment(value: Decimal, digits: int, *, from_1904: bool) -> Moment | None:
    if not 0 <= value < _LAST:
        return None
    units = int(round_half_up(value * _DAY * 10**digits, 0))
    all_seconds, part = divmod(units, 10**digits)
    days, seconds = divmod(all_seconds, _DAY)
    if days >= _LAST or (days == _FALSE_LEAP and not from_1904):
        return None
    if from_1904:
        day = _EPOCH_1904 + timedelta(days=min(days, (date.max - _EPOCH_1904).days))
    else:
        day = _EPOCH_1900 + timedelta(days=days + (1 if days < _FALSE_LEAP else 0))
    return Moment(day, seconds, part, all_seconds)


def _shown(token: Token, moment: Moment, language: str, *, noon: bool) -> str:
    if token.kind == "elapsed":
        unit = {"h": _HOUR, "m": _MINUTE, "s": 1}[token.text[0]]
        return f"{moment.all_seconds // unit:0{len(token.text)}}"
    if token.kind == "noon":
        name = "AM" if moment.seconds < _DAY // 2 else "PM"
        return name if len(token.text) > len("A/P") else name[0]
    if token.kind != "date":
        return token.text
    width = min(len(token.text), _NUMERIC)
    if moment.day == _NOUGHT and token.text[0] in "dmy":
        if token.text[0] == "d" and len(token.text) <= _NUMERIC:
            return "0" * width
        moment = moment._replace(day=_NOUGHT + timedelta(days=1))
    match token.text[0]:
        case "h":
            hour = moment.seconds // _HOUR
            return f"{(hour - 1) % 12 + 1 if noon else hour:0{width}}"
        case "n":
            return f"{moment.seconds // _MINUTE % 60:0{width}}"
        case "s":
            return f"{moment.seconds % 60:0{width}}"
        case "y":
            return f"{moment.day.year:04}" if len(token.text) > _NUMERIC else f"{moment.day.year % 100:02}"
        case "d":
            return _named(_WEEKDAYS[language][moment.day.weekday()], moment.day.day, len(token.text))
        case _:
            months = _ENGLISH if language == "en" else MONTHS
            return _named(months[moment.day.month - 1], moment.day.month, len(token.text))


def _named(name: str, number: int, length: int) -> str:
    """By the length: «5», «05», «mai», «september», or the first letter alone."""
    if length <= _NUMERIC:
        return f"{number:0{length}}"
    return {3: name[:3], 5: name[0]}.get(length, name)


def _with_minutes(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with «n» for an «m» that means minutes: it follows hours or stands before seconds."""
    made = list(tokens)
    places = [index for index, token in enumerate(made) if token.kind in ("date", "elapsed")]
    for at, index in enumerate(places):
        token = made[index]
        if token.kind == "date" and token.text in ("m", "mm"):
            before = made[places[at - 1]].text[0] if at else ""
            after = made[places[at + 1]].text[0] if at + 1 < len(places) else ""
            if before == "h" or after == "s":
                made[index] = Token("date", "n" * len(token.text))
    return made


def _in_order(tokens: Sequence[Token]) -> list[Token]:
    """An all-numeric date that begins with year or month as day, month and year, when signs stand between them."""
    days = [
        (index, token.text) for index, token in enumerate(tokens) if token.kind == "date" and token.text[0] in "ymd"
    ]
    order = "".join(text[0] for _, text in days)
    numeric = all(len(text) <= _NUMERIC for _, text in days if text[0] != "y")
    if order not in ("ymd", "mdy") or not numeric:
        return list(tokens)
    first, middle, last = (index for index, _ in days)
    if middle == first + 1 or last == middle + 1:
        return list(tokens)
    rest = [*tokens[last + 1 :]]
    if rest and rest[0].text in _DAY_SIGNS:
        rest.pop(0)
    elif rest and rest[0].text == "T":
        rest[0] = Token("text", " ")
    written = (Token("date", "dd"), Token("text", "."), Token("date", "mm"), Token("text", "."), Token("date", "yyyy"))
    return [*tokens[:first], *written, *rest]


def has_names(section: Section) -> bool:
    """Whether the name of a day or a month is shown."""
    return any(
        token.kind == "date" and token.text[0] in "dm" and len(token.text) > _NUMERIC for token in section.tokens
    )


def _parts_of_seconds(tokens: Sequence[Token]) -> int:
    """How many decimals the seconds have."""
    return sum(token.kind == "digit" for token in tokens)
