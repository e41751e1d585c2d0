"""Amounts, cases, statutes and abbreviations: how they are written in text (Språkrådet; regjeringen.no)."""

import re
from collections.abc import Mapping

from hfi_docs.check.texts import CASE_SOURCE
from hfi_docs.check.wording.rule import wording
from hfi_docs.values.amounts import format_number
from hfi_docs.values.case_numbers import ORGAN_PATTERN

#: What a long number after it is not: kroner.
_OTHER_NUMBER = re.compile(r"(?:nr\.?|nummer|tlf\.?|telefon|konto|postboks|ID|id)\s*:?\s*$")
_KRONER_BEFORE = re.compile(r"\bkr\.?\s?$")
_KRONER_AFTER = re.compile(r"\s?(?:kr|kroner)\b")
#: How many digits a number that ends in three zeros has when it is taken for an amount.
_AMOUNT_DIGITS = (6, 7)
_LOOK_BACK = 20
#: Years that a case number may end in.
_YEARS = range(10, 50)
_ORGAN_BEFORE = re.compile(rf"\b({ORGAN_PATTERN})-$")


def _grouped(match: re.Match[str]) -> Mapping[str, str] | None:
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    told = _KRONER_BEFORE.search(before) or _KRONER_AFTER.match(match.string, match.end())
    round_sum = len(match[0]) in _AMOUNT_DIGITS and match[0].endswith("000") and not _OTHER_NUMBER.search(before)
    return {"right": format_number(int(match[0]))} if told or round_sum else None


def _case_number(match: re.Match[str]) -> Mapping[str, str] | None:
    organ = _ORGAN_BEFORE.search(match.string, max(0, match.start() - _LOOK_BACK), match.start())
    number, year = match.groups()
    if int(year) not in _YEARS or int(number) == 0:
        return None
    return {"right": f"{f'{organ[1]} ' if organ else ''}{int(number):02}/{year}"}


_AMOUNTS = (
    wording(
        "HFI200",
        "",
        r"[0-9](?:(?<![\d.]\d)\d{0,2}(?:\.\d{3})+(?!\d|\.\d)(?:,-|,–)?(?: ?mill\w*\.?)?|,[-–](?!\d))",
        "Beløpet «{found}» er skrevet med punktum eller «,-».",
        "Hent det fra tabellen med [[kr:…]], eller skriv for eksempel 200 000 kroner.",
        example="Rammen er 200.000 kroner.",
    ),
    wording(
        "HFI201",
        "kr.",
        r"kr(?<!\wkr)(?<!\d[ \u00a0]kr)\.(?=\s?\d)",
        "«{found}» skrives uten punktum.",
        "Skriv «200 000 kroner» eller «kr 200 000».",
        example="Rammen er kr. 200 000.",
    ),
    wording(
        "HFI202",
        "",
        r"[1-9](?<![\w.,/:-]\d)\d{4,14}(?![\w/-]|[.,]\d)",
        "Tallet «{found}» er vanskelig å lese.",
        "Skriv det med mellomrom: {right}.",
        judge=_grouped,
        example="Rammen er 16033554 kroner.",
    ),
    wording(
        "HFI203",
        "",
        r"[0-9](?<!\d\d)\d{0,2}(?:[ \u00a0]\d{3})+[ \u00a0]+\d{1,2}(?:[ \u00a0]\d{3})+(?!\d)",
        "To tall står rett etter hverandre: «{found}».",
        "Skriv hva som skal gjøres med dem, for eksempel «200 000 + 50 000», eller før dem opp som en liste av beløp.",
        example="Rammen er 200 000 50 000 kroner.",
    ),
)

_ABBREVIATIONS = (
    wording(
        "HFI210",
        "elsefelleskap elsefelesk elsefellelsk elsefellskap",
        r"\b[Hh]elsefell?esk?l?ap\w*|\b[Hh]elsefellelskap\w*|\b[Hh]elsefellskap\w*",
        "«{found}» er feil skrevet.",
        "Navnet er Helsefellesskap, med to s-er.",
        example="Helsefelleskapet møtes i mai.",
    ),
    wording(
        "HFI211",
        "ihht i.h.h.t",
        r"\b(?:ihht|i\.h\.h\.t)\b\.?",
        "Forkortelsen «{found}» skrives «iht.».",
        "Skriv «iht.».",
        example="Dette er ihht avtalen.",
    ),
    wording(
        "HFI212",
        "jfr",
        r"\bjfr\b\.?",
        "Forkortelsen «{found}» skrives «jf.».",
        "Skriv «jf.».",
        example="Dette følger av loven, jfr § 3.",
    ),
    wording(
        "HFI213",
        "gng",
        r"\bgng\b\.?",
        "«{found}» bør skrives helt ut.",
        "Skriv «ganger».",
        example="Utvalget møtes fire gng i året.",
    ),
    wording(
        "HFI214",
        "pr",
        r"pr(?<!\wpr)\.? ?år\b",
        "«{found}» bør skrives helt ut.",
        "Skriv «per år».",
        example="Utvalget møtes fire ganger pr. år.",
    ),
    wording(
        "HFI215",
        "vedr inkl evt ca mill",
        r"[veicm](?<!\w[veicm])(?:(?<=v)edr|(?<=i)nkl|(?<=e)vt|(?<=c)a|(?<=m)ill)\b(?!\.)",
        "Forkortelsen «{found}» mangler punktum.",
        "Skriv «{found}.».",
        example="Det kom ca 30 innspill.",
    ),
    wording(
        "HFI216",
        "kl",
        r"kl(?<!\wkl)(?=[ \u00a0]?\d)",
        "Forkortelsen «{found}» mangler punktum.",
        "Skriv «{found}.».",
        example="Møtet begynner kl 10.",
    ),
    wording(
        "HFI217",
        "` ´",
        r"\b\w+[`´]er\b",
        "«{found}» er bøyd med aksenttegn.",
        "Bruk bindestrek, for eksempel «FSU-er».",
        example="Alle FSU`er er hørt.",
    ),
    wording(
        "HFI218",
        "Sak.",
        r"\bSak\.",
        "«Sak» er ingen forkortelse.",
        "Skriv «sak» uten punktum.",
        example="Dette følger av Sak. 12.",
    ),
)

_CITATIONS = (
    wording(
        "HFI243",
        "",
        r"[Ss]ak(?<!\w[Ss]ak)(?:en)?\.?[ \u00a0](?:nr\.?[ \u00a0]?)?"
        r"(\d{1,3})\.(\d\d)(?!\d|[.,]\d)",
        "Saksnummeret «{found}» er skrevet med punktum.",
        "Skriv [[sak:{right}]], eller {right} i en tittel.",
        judge=_case_number,
        example="Dette ble vedtatt i sak 08.26.",
    ),
    wording(
        "HFI244",
        "§",
        r"§+(?=\d)",
        "Det mangler mellomrom etter «{found}».",
        "Skriv for eksempel «§ 6-2».",
        example="Dette følger av loven §6-2.",
    ),
    wording(
        "HFI245",
        "rop. nnst. St.",
        r"\b(?:Prop|Innst|Ot\. ?prp|Meld\. ?St)\.(?=\d)|\bMeld\.St\.",
        "Det mangler mellomrom i «{found}».",
        "Skriv for eksempel «Prop. 102 L (2020–2021)» eller «Meld. St. 7 (2019–2020)».",
        example="Dette står i Meld.St. 7.",
    ),
    # What only a case can mend: it has attachments of its own.
    wording(
        "HFI246",
        "edlegg",
        r"[Vv]edlegg(?<!\w[Vv]edlegg)(?:ene)?[ \u00a0]\d{1,2}\b(?!\s*(?:til|i|fra|av)\b|[.,:/]\d)",
        "«{found}» er skrevet for hånd. Nummeret kan endre seg.",
        "Skriv [[vedlegg:…]] med kortnavnet til vedlegget.",
        example="Planen er vedlegg 3.",
        sources=(CASE_SOURCE,),
    ),
    wording(
        "HFI247",
        "vedlegg)",
        r"\((?:[Ss]e |jf\. )?vedlegg\)",
        "«{found}» sier ikke hvilket vedlegg det gjelder.",
        "Skriv ([[vedlegg:…]]) med kortnavnet til vedlegget, og legg dokumentet ved.",
        example="Planen er ferdig (se vedlegg).",
        sources=(CASE_SOURCE,),
    ),
)

FORM_RULES = (*_AMOUNTS, *_ABBREVIATIONS, *_CITATIONS)
