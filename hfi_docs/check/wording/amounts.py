"""How amounts are written in text (Språkrådet, «Kronebeløp» and «Tall»)."""

import re
from collections.abc import Mapping

from hfi_docs.check.wording.rule import wording
from hfi_docs.values.amounts import format_number

#: What a long number after it is not: kroner.
_OTHER_NUMBER = re.compile(r"(?:nr\.?|nummer|tlf\.?|telefon|konto|postboks|ID|id)\s*:?\s*$")
_KRONER_BEFORE = re.compile(r"\bkr\.?\s?$")
_KRONER_AFTER = re.compile(r"\s?(?:kr|kroner)\b")
#: How many digits a number that ends in three zeros has when it is taken for an amount.
_AMOUNT_DIGITS = (6, 7)
_LOOK_BACK = 20


def _grouped(match: re.Match[str]) -> Mapping[str, str] | None:
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    told = _KRONER_BEFORE.search(before) or _KRONER_AFTER.match(match.string, match.end())
    round_sum = len(match[0]) in _AMOUNT_DIGITS and match[0].endswith("000") and not _OTHER_NUMBER.search(before)
    return {"right": format_number(int(match[0]))} if told or round_sum else None


WORDINGS = (
    wording(
        "",
        r"[0-9](?:(?<![\d.]\d)\d{0,2}(?:\.\d{3})+(?!\d|\.\d)(?:,-|,–)?(?: ?mill\w*\.?)?|,[-–](?!\d))",
        "Beløpet «{found}» er skrevet med punktum eller «,-».",
        "Hent det fra tabellen med [[kr:…]], eller skriv for eksempel 200 000 kroner.",
    ),
    wording(
        "kr.",
        r"kr(?<!\wkr)(?<!\d[ \u00a0]kr)\.(?=\s?\d)",
        "«{found}» skrives uten punktum.",
        "Skriv «200 000 kroner» eller «kr 200 000».",
    ),
    wording(
        "",
        r"[1-9](?<![\w.,/:-]\d)\d{4,14}(?![\w/-]|[.,]\d)",
        "Tallet «{found}» er vanskelig å lese.",
        "Skriv det med mellomrom: {right}.",
        _grouped,
    ),
    wording(
        "",
        r"[0-9](?<!\d\d)\d{0,2}(?:[ \u00a0]\d{3})+[ \u00a0]+\d{1,2}(?:[ \u00a0]\d{3})+(?!\d)",
        "To tall står rett etter hverandre: «{found}».",
        "Skriv hva som skal gjøres med dem, for eksempel «200 000 + 50 000», eller før dem opp som en liste av beløp.",
    ),
)
