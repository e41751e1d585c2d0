"""How amounts are written in text (Språkrådet, «Kronebeløp» and «Tall»)."""

import re
from collections.abc import Mapping

from hfi_docs.check.wording.rule import wording
from hfi_docs.formatting.amounts import format_number

#: What a long number after it is not: kroner.
_OTHER_NUMBER = re.compile(r"(?:nr\.?|nummer|tlf\.?|telefon|konto|postboks|ID|id)\s*:?\s*$")


def _grouped(match: re.Match[str]) -> Mapping[str, str] | None:
    if _OTHER_NUMBER.search(match.string, max(0, match.start() - 20), match.start()):
        return None
    digits = re.sub(r"\D", "", match[0])
    return {"right": format_number(int(digits))}


WORDINGS = (
    wording(
        ".0 .1 .2 .3 .4 .5 .6 .7 .8 .9 ,- ,–",
        r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?!\d|\.\d)(?:,-|,–)?(?: ?mill\w*\.?)?|\d,[-–](?!\d)",
        "Beløpet «{found}» er skrevet med punktum eller «,-».",
        "Hent det fra tabellen med [[kr:…]], eller skriv for eksempel 200 000 kroner.",
    ),
    wording(
        "kr.",
        r"(?<!\d)(?<!\d[ \u00a0])\bkr\.(?=\s?\d)",
        "«{found}» skrives uten punktum.",
        "Skriv «200 000 kroner» eller «kr 200 000».",
    ),
    wording(
        "00 kr",
        r"\bkr\.?\s?\d{5,}\b|(?<![\w.,/:-])\d{5,}\s?(?:kr|kroner)\b|(?<![\w.,/:-])[1-9]\d{2,3}000(?![\w/-]|[.,]\d)",
        "Tallet «{found}» er vanskelig å lese.",
        "Skriv det med mellomrom: {right}.",
        _grouped,
    ),
    wording(
        "",
        r"(?<!\d)\d{1,3}(?:[ \u00a0]\d{3})+[ \u00a0]+\d{1,2}(?:[ \u00a0]\d{3})+(?!\d)",
        "To tall står rett etter hverandre: «{found}».",
        "Skriv hva som skal gjøres med dem, for eksempel «200 000 + 50 000», eller før dem opp som en liste av beløp.",
    ),
)
