"""Cases, attachments and statutes that are named in text."""

import re
from collections.abc import Mapping

from hfi_docs.check.wording.rule import wording

_YEARS = range(10, 50)


def _case_number(match: re.Match[str]) -> Mapping[str, str] | None:
    organ, number, year = match.groups(default="")
    if int(year) not in _YEARS or int(number) == 0:
        return None
    return {"right": f"{organ and f'{organ} '}{int(number):02}/{year}"}


WORDINGS = (
    wording(
        "ak",
        r"(?<![\w-])(?:([A-ZÆØÅ][A-Za-zÆØÅæøå]{0,6})-)?[Ss]ak(?:en)?\.?[ \u00a0](?:nr\.?[ \u00a0]?)?"
        r"(\d{1,3})\.(\d\d)(?!\d|[.,]\d)",
        "Saksnummeret «{found}» er skrevet med punktum.",
        "Skriv [[sak:{right}]], eller {right} i en tittel.",
        _case_number,
    ),
    wording(
        "§",
        r"§+(?=\d)",
        "Det mangler mellomrom etter «{found}».",
        "Skriv for eksempel «§ 6-2».",
    ),
    wording(
        "rop. nnst. St.",
        r"\b(?:Prop|Innst|Ot\. ?prp|Meld\. ?St)\.(?=\d)|\bMeld\.St\.",
        "Det mangler mellomrom i «{found}».",
        "Skriv for eksempel «Prop. 102 L (2020–2021)» eller «Meld. St. 7 (2019–2020)».",
    ),
)

#: What only a case can mend: it has attachments of its own.
CASE_WORDINGS = (
    wording(
        "edlegg",
        r"\b[Vv]edlegg(?:ene)?[ \u00a0]\d{1,2}\b(?!\s*(?:til|i|fra|av)\b|[.,:/]\d)",
        "«{found}» er skrevet for hånd. Nummeret kan endre seg.",
        "Skriv [[vedlegg:…]] med kortnavnet til vedlegget.",
    ),
    wording(
        "vedlegg)",
        r"\((?:[Ss]e |jf\. )?vedlegg\)",
        "«{found}» sier ikke hvilket vedlegg det gjelder.",
        "Skriv ([[vedlegg:…]]) med kortnavnet til vedlegget, og legg dokumentet ved.",
    ),
)
