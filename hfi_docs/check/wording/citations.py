"""Cases, attachments and statutes that are named in text."""

import re
from collections.abc import Mapping

from hfi_docs.check.wording.rule import wording
from hfi_docs.values.case_numbers import ORGAN_PATTERN

_YEARS = range(10, 50)
_ORGAN_BEFORE = re.compile(rf"\b({ORGAN_PATTERN})-$")
_LOOK_BACK = 12


def _case_number(match: re.Match[str]) -> Mapping[str, str] | None:
    organ = _ORGAN_BEFORE.search(match.string, max(0, match.start() - _LOOK_BACK), match.start())
    number, year = match.groups()
    if int(year) not in _YEARS or int(number) == 0:
        return None
    return {"right": f"{f'{organ[1]} ' if organ else ''}{int(number):02}/{year}"}


WORDINGS = (
    wording(
        "",
        r"[Ss]ak(?<!\w[Ss]ak)(?:en)?\.?[ \u00a0](?:nr\.?[ \u00a0]?)?"
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
        r"[Vv]edlegg(?<!\w[Vv]edlegg)(?:ene)?[ \u00a0]\d{1,2}\b(?!\s*(?:til|i|fra|av)\b|[.,:/]\d)",
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
