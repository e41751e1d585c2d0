"""How amounts are written in text, and whether they can be right (Språkrådet, «Kronebeløp» and «Tall»)."""

import re
from collections.abc import Iterator, Mapping

from hfi_docs.check.texts import Texts
from hfi_docs.check.wording.rule import Remark, TextRule, wording
from hfi_docs.errors import Finding
from hfi_docs.values.amounts import HARD_SPACE, format_millions, format_number

#: What a long number after it is not: kroner.
_OTHER_NUMBER = re.compile(r"(?:nr\.?|nummer|tlf\.?|telefon|konto|postboks|id)\s*:?\s*$", re.IGNORECASE)
#: What figures with points after it are: a place in a document.
_CHAPTER = re.compile(r"(?:kapittel|kap\.?|punkt|pkt\.?|avsnitt|vedlegg|versjon|§+)\s*$", re.IGNORECASE)
_KRONER_BEFORE = re.compile(r"\bkr\.?\s?$", re.IGNORECASE)
_KRONER_AFTER = re.compile(r"\s?(?:kr|kroner)\b")
#: What may come after an amount without a unit; another word is what is counted.
_NO_NOUN = re.compile(
    r"\s?(?:til|i|og|for|fra|frå|per|pr|som|er|var|ble|blir|vart|av|på|med|ved|eller|hver|hvert|å|skal|kan|må|om|mot|men"
    r"|innen|etter|årlig|totalt|samlet)\b|\s?[^\w\s]|\s*$|\s+[A-ZÆØÅ]"
)
#: How many digits a number that ends in three zeros has when it is taken for an amount.
_AMOUNT_DIGITS = (6, 7)
_LOOK_BACK = 20
_LONGEST = 30
_DIGITS = re.compile(r"\D")
_UNIT = r"(?:[Mm]ill|[Mm]illioner|[Mm]illionar|[Mm]rd|[Mm]illiarder|[Mm]illiardar|[Tt]usen)\b\.?"
_POINTED = r"[0-9](?<![\d.]\d)(?:\d{0,2}(?:\.\d{3})+(?!\d|\.\d)(?:,[-–])?|\d*(?:[ \u00a0.]\d{3})*,[-–](?!\d))"
_UNIT_AFTER = re.compile(rf"\s?(?:kr\.?|kroner)?\s?{_UNIT}")
_UNIT_BEFORE = re.compile(rf"(?<!\d\s){_UNIT}\s(?:kr\.?\s|kroner\s)?$")
#: At least a hundred thousand.
_WHOLE = r"\d{1,3}(?:[ \u00a0.]\d{3}){2,}|\d{3}[ \u00a0.]\d{3}|\d{6,12}"
_UNIT_WORD = re.compile(
    r"[MmTt](?<!\w[MmTt])(?:(?<=[Mm])(?:ill(?:ioner|ionar|iarder|iardar)?|rd)|(?<=[Tt])usen)\b\.?(?:\s(?:kroner|kr\b\.?))?"
)
_WHOLE_BEFORE = re.compile(
    rf"(?:kr\.?[ \u00a0])?(?<![\d.,/])(?<!\d[ \u00a0])({_WHOLE})(?:,[-–])?\s?(?:kr\.?|kroner)?\s?$"
)
_WHOLE_AFTER = re.compile(rf"\s(?:kr\.?\s)?({_WHOLE})(?![\d%/])")
_NUMBER_BEFORE = re.compile(r"\d\s$")


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _LOOK_BACK) : match.start()]


def _kroner(match: re.Match[str]) -> bool:
    return bool(_KRONER_BEFORE.search(_before(match)) or _KRONER_AFTER.match(match.string, match.end()))


def _grouped(match: re.Match[str]) -> Mapping[str, str] | None:
    round_sum = len(match[0]) in _AMOUNT_DIGITS and match[0].endswith("000")
    told = _kroner(match) or (round_sum and not _OTHER_NUMBER.search(_before(match)))
    return {"right": format_number(int(match[0]))} if told else None


def _is_amount(match: re.Match[str]) -> bool:
    if _kroner(match) or "," in match[0] or match[0].count(".") > 1:
        return True
    return match[0].endswith("000") and _NO_NOUN.match(match.string, match.end()) is not None


def _is_place(match: re.Match[str]) -> bool:
    before = _before(match)
    return "," not in match[0] and bool(_CHAPTER.search(before) or _OTHER_NUMBER.search(before))


def _has_unit(match: re.Match[str]) -> bool:
    return bool(_UNIT_AFTER.match(match.string, match.end()) or _UNIT_BEFORE.search(_before(match)))


def _pointed_amount(match: re.Match[str]) -> Mapping[str, str] | None:
    # With a unit it is worse than its points: see below.
    if _is_place(match) or not _is_amount(match) or _has_unit(match):
        return None
    kroner = " kroner" if _kroner(match) or "," in match[0] else ""
    return {"right": format_number(int(_DIGITS.sub("", match[0]))) + kroner}


def _pointed_number(match: re.Match[str]) -> Mapping[str, str] | None:
    if _is_place(match) or _is_amount(match) or _has_unit(match):
        return None
    return {"right": format_number(int(_DIGITS.sub("", match[0])))}


_IMPOSSIBLE = Finding(
    "HFI204",
    "«{found}» kan ikke være riktig: hele beløpet og enheten står sammen.",
    "Skriv {right}, eller {millions}.",
    example="Rammen er kr 16 033 554 mill.",
    right="Rammen er 16 033 554 kroner.",
)


def _with_unit(texts: Texts) -> Iterator[Remark]:
    for leaf, start, match in texts.find(_UNIT_WORD):
        end, around = start + len(match[0]), leaf.plain
        before = _WHOLE_BEFORE.search(around, max(0, start - _LONGEST), start)
        after = None if _NUMBER_BEFORE.search(around, max(0, start - 2), start) else _WHOLE_AFTER.match(around, end)
        if whole := before or after:
            kroner = int(_DIGITS.sub("", whole[1]))
            names = {"right": f"{format_number(kroner)}{HARD_SPACE}kroner", "millions": format_millions(kroner)}
            yield Remark(leaf, min(start, whole.start()), max(end, whole.end()), _IMPOSSIBLE, names)


AMOUNT_RULES = (
    wording(
        "HFI200",
        "",
        _POINTED,
        "Beløpet «{found}» er skrevet med punktum eller «,-».",
        "Hent det fra tabellen med [[kr:…]], eller skriv {right}.",
        judge=_pointed_amount,
        example="Rammen er 200.000 kroner.",
        right="Rammen er 200 000 kroner.",
    ),
    wording(
        "HFI205",
        ".",
        _POINTED,
        "Tallet «{found}» er skrevet med punktum.",
        "Skriv {right}, eller sett komma hvis det er desimaler.",
        judge=_pointed_number,
        example="Tilbudet gjelder 3.300 elever.",
        right="Tilbudet gjelder 3 300 elever.",
    ),
    wording(
        "HFI201",
        "kr.",
        r"kr(?<!\wkr)(?<!\d[ \u00a0]kr)\.(?=\s?\d)",
        "«{found}» skrives uten punktum.",
        "Skriv «200 000 kroner» eller «kr 200 000».",
        example="Rammen er kr. 200 000.",
        right="Rammen er 200 000 kroner.",
    ),
    wording(
        "HFI202",
        "",
        r"[1-9](?<![\w.,/:-]\d)\d{4,14}(?![\w/-]|[.,]\d|,[-–])",
        "Tallet «{found}» er vanskelig å lese.",
        "Skriv det med mellomrom: {right}.",
        judge=_grouped,
        example="Rammen er 16033554 kroner.",
        right="Rammen er 16 033 554 kroner.",
    ),
    wording(
        "HFI203",
        "",
        r"[0-9](?<![\d+]\d)\d{0,2}(?:[ \u00a0]\d{3})+[ \u00a0]+\d{1,2}(?:[ \u00a0]\d{3})+(?!\d)",
        "To tall står rett etter hverandre: «{found}».",
        "Skriv hva som skal gjøres med dem, for eksempel «200 000 + 50 000», eller før dem opp som en liste av beløp.",
        example="Rammen er 200 000 50 000 kroner.",
        right="Rammen er 200 000 + 50 000 kroner.",
    ),
    TextRule(_with_unit, (_IMPOSSIBLE,), ("ill", "rd", "usen")),
)
