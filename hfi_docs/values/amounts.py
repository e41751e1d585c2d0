"""Amounts in whole kroner.

Groups of three with a hard space, no point after kr, no dash: Språkrådet, «Kronebeløp» and «Tall».
"""

import re
from typing import TypeAlias

from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError

#: An amount as its parts, in kroner; the amount is their sum.
Parts: TypeAlias = tuple[int, ...]

#: U+00A0 keeps an amount on one line and is understood by Word's search.
HARD_SPACE = "\u00a0"
MINUS = "\u2212"

_SPACES = regex("[ \u00a0\u2009\u202f]+")
_CURRENCY = regex(r"^kr\.? ?|(?: ?kr\.?| ?kroner?)$", re.IGNORECASE)
_PLAIN = regex(r"\d+|\d{1,3}(?: \d{3})+")
_MILLION = regex(r"(\d+(?:,\d+)?|\d{1,3}(?: \d{3})+) ?(?:mill\.?|million(?:er)?)", re.IGNORECASE)
_TWO_AMOUNTS = regex(r"\d{1,3}(?: \d{3})+ (?:\d{1,2}|\d{1,3}(?= \d{1,2} ))(?: \d{3})+")
_GROUP = 3
_MILLION_KRONER = 1_000_000
_MILLION_DIGITS = 6
#: An amount as a pattern, white space aside; what can be read in two ways is left to `parse_amount`.
AMOUNT_FORM = (
    r"(?:(?i:kr)\.? ?)?[-−]? ?\d[\d ]*(?:,\d+)? ?(?:(?i:mill)\.?|(?i:million|millioner))? ?(?:(?i:kr)\.?|(?i:kroner?))?"
)
_LARGEST = 10**15
_LONGEST = 40


def parse_amount(text: str) -> int:
    """Whole kroner from «16 033 554», «kr 200 000», «5,15 mill».

    Raises:
        UnreadableError: the form can be read in more than one way, or not at all.
    """
    plain = _CURRENCY.sub("", _SPACES.sub(" ", text.strip())).strip()
    sign, digits = _split_sign(plain)
    if len(digits) > _LONGEST:
        message = f"Beløpet «{text[:_LONGEST]} …» er urimelig stort."
        raise UnreadableError(message, "Kontroller antall siffer.")
    if _PLAIN.fullmatch(digits):
        kroner = int(digits.replace(" ", ""))
    elif match := _MILLION.fullmatch(digits):
        kroner = _kroner_from_millions(text, match[1])
    else:
        raise UnreadableError(_why_not(text), _how_to(digits))
    if kroner >= _LARGEST:
        message = f"Beløpet «{text}» er urimelig stort."
        raise UnreadableError(message, "Kontroller antall siffer.")
    return sign * kroner


def format_number(kroner: int) -> str:
    """«16 033 554», hard spaces between groups of three."""
    digits = f"{abs(kroner):,}".replace(",", HARD_SPACE)
    return MINUS + digits if kroner < 0 else digits


def format_in_unit(kroner: int, unit: int) -> str:
    """An amount counted in `unit` kroner: «12 382», «12,382»; as many decimals as it needs, nothing is rounded."""
    whole, rest = divmod(abs(kroner), unit)
    decimals = f"{rest:0{len(str(unit)) - 1}}".rstrip("0") if rest else ""
    return (MINUS if kroner < 0 else "") + format_number(whole) + (f",{decimals}" if decimals else "")


def format_kroner(kroner: int) -> str:
    """«16 033 554 kroner», the form of running text."""
    unit = "krone" if abs(kroner) == 1 else "kroner"
    return f"{format_number(kroner)}{HARD_SPACE}{unit}"


def format_millions(kroner: int, language: str = "nb") -> str:
    """«5,15 millioner kroner»; with «om lag» when the amount had to be rounded.

    Two decimals below ten millions, one above. An amount that would be rounded to nothing is printed in kroner.
    """
    hundredths, rest = divmod(abs(kroner), _MILLION_KRONER // 100)
    prefix = ""
    if rest:
        step = 1 if abs(kroner) < 10 * _MILLION_KRONER else 10
        # Half a step is rounded up, as everybody was taught; in whole numbers, for `round` takes the nearest even one.
        counted = _MILLION_KRONER * step // 100
        hundredths = step * ((2 * abs(kroner) + counted) // (2 * counted))
        prefix = f"om{HARD_SPACE}lag{HARD_SPACE}"
    if hundredths == 0:
        return format_kroner(kroner)
    whole, part = divmod(hundredths, 100)
    number = f"{whole},{part:02}".rstrip("0").rstrip(",")
    one, many = ("million", "millioner") if language == "nb" else ("million", "millionar")
    unit = one if hundredths == 100 else many  # noqa: PLR2004 - one million exactly
    return f"{prefix}{MINUS if kroner < 0 else ''}{number}{HARD_SPACE}{unit}{HARD_SPACE}kroner"


def _split_sign(text: str) -> tuple[int, str]:
    if text[:1] in ("-", MINUS):
        return -1, text[1:].strip()
    return 1, text


def _kroner_from_millions(text: str, number: str) -> int:
    whole, _, decimals = number.replace(" ", "").partition(",")
    if decimals[_MILLION_DIGITS:].strip("0"):
        message = f"Beløpet «{text}» går ikke opp i hele kroner."
        raise UnreadableError(message, "Skriv beløpet i hele kroner.")
    return int(whole) * _MILLION_KRONER + int(decimals[:_MILLION_DIGITS].ljust(_MILLION_DIGITS, "0"))


def _why_not(text: str) -> str:
    if "mill" in text.lower() and re.search(r"\d[.,]\d{3}[.,]\d{3}|,-|,–", text):
        return f"Beløpet «{text}» er skrevet både i kroner og i millioner."
    if re.search(r"\d\.\d", text):
        return f"Beløpet «{text}» har punktum mellom sifrene og kan leses på flere måter."
    if re.search(r",\s*[-–]", text):
        return f"Beløpet «{text}» har «,-» til slutt."
    if re.search(r"\d,\d", text):
        return f"Beløpet «{text}» har komma og kan leses på flere måter."
    if _TWO_AMOUNTS.fullmatch(text):
        return f"«{text}» ser ut som to beløp."
    return f"«{text}» er ikke et beløp."


def _how_to(text: str) -> str:
    if _TWO_AMOUNTS.fullmatch(text):
        return "Skriv dem som en liste: [1 000 000, 1 250 000]. Da blir de lagt sammen."
    digits = re.sub(r"\D", "", re.sub(r",\d{0,2}\D*$", "", text))
    if re.search(r"\d[^\W\d_]|[^\W\d_]\d", text):
        return "Bruk bare sifre og mellomrom, for eksempel 200 000."
    if len(digits) <= _GROUP:
        return "Skriv hele kroner, for eksempel 200 000."
    grouped = f"{int(digits[:15]):,}".replace(",", " ")
    return f"Skriv hele kroner slik: {grouped}."
