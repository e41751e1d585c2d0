"""How amounts are written in text, and whether they can be right (Språkrådet, «Kronebeløp» and «Tall»)."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from hfi_docs.check.texts import Leaf, Texts, passages
from hfi_docs.check.wording.rule import DIGITS, Remark, TextRule, leaf_rule, remark, wording
from hfi_docs.errors import Finding, Subject
from hfi_docs.values.amounts import HARD_SPACE, format_millions, format_number
from hfi_docs.values.expressions import regex

SUBJECT = Subject(
    "Beløp i teksten",
    "Et beløp som kan leses på flere måter, kan bli vedtatt feil.",
    "Språkrådet, «Kronebeløp» og «Tall»",
)

#: What a long number after it is not: kroner.
_OTHER_NUMBER = regex(r"(?:nr\.?|nummer|tlf\.?|telefon|konto|postboks|id)\s*:?\s*$", re.IGNORECASE)
#: What figures with points after it are: a place in a document.
_CHAPTER = regex(r"(?:kapittel|kap\.?|punkt|pkt\.?|avsnitt|vedlegg|figur|fig\.?|tabell|versjon|§+)\s*$", re.IGNORECASE)
_KRONER_BEFORE = regex(r"\bkr\.?\s?$", re.IGNORECASE)
_KRONER_AFTER = regex(r"\s?(?:kr|kroner)\b")
#: What may come after an amount without a unit; another word is what is counted.
_NO_NOUN = regex(
    r"\s?(?:til|i|og|for|fra|frå|per|pr|som|er|var|ble|blir|vart|av|på|med|ved|eller|hver|hvert|å|skal|kan|må|om|mot|men"
    r"|innen|etter|årlig|totalt|samlet)\b|\s?[^\w\s]|\s*$|\s+[A-ZÆØÅ]"
)
#: How many digits a number that ends in three zeros has when it is taken for an amount.
_AMOUNT_DIGITS = (6, 7)
_LOOK_BACK = 20
_LONGEST = 30
_DIGITS = regex(r"\D")
#: The words of units; in any spelling, as they are typed beside amounts that have none.
_UNIT = r"(?i:mill(?:ioner|ionar|ion|iarder|iardar|iard)?|mio|mnok|mrd|tusen|tkr)"
_KR = r"(?i:(?:kroner|nok)\b|kr\b\.?)"
_POINTED = r"[0-9](?<![\d.]\d)(?:\d{0,2}(?:\.\d{3})+(?!\d|\.\d)(?:,[-–])?|\d*(?:[ \u00a0.]\d{3})*,[-–](?!\d))"
_UNIT_AFTER = regex(rf"\s?(?:{_KR})?\s?{_UNIT}\b")
_UNIT_BEFORE = regex(rf"(?<!\d\s)\b{_UNIT}\b\.?\s(?:{_KR}\s)?$")
#: At least a hundred thousand.
_WHOLE = r"\d{1,3}(?:[ \u00a0.]\d{3}){2,}|\d{3}[ \u00a0.]\d{3}|\d{6,12}"
_UNIT_WORD = regex(rf"[MmTt](?<!\w[MmTt])(?<=(?={_UNIT}\b).)(?:(?<=[Mm])(?i:ill|rd|io)\b\.?|\w+)(?:\s{_KR})?")
_WHOLE_BEFORE = regex(
    rf"(?:{_KR}[ \u00a0])?(?<![\d.,/])(?<!\d[ \u00a0])({_WHOLE})(?:,?[-–])?[\s(]{{0,2}}(?:{_KR})?[\s(]{{0,2}}(?:i\s)?$"
)
_WHOLE_AFTER = regex(rf"[\s:]{{1,2}}(?:{_KR}\s?)?({_WHOLE})(?:,[-–])?(?![\d%/])")
_NUMBER_BEFORE = regex(r"\d\s$")
#: A heading that says that what is below is counted in millions, and a cell that has all its kroner.
_COUNTED_ABOVE = regex(r"\b(?:mill|millioner|millionar|mrd|milliarder|mnok)\b", re.IGNORECASE)
_FULL_CELL = regex(rf"(?:{_KR}\s?)?(\d{{1,3}}(?:[ \u00a0.]\d{{3}}){{2,}}|\d{{7,12}})(?:,[-–])?(?:\s?{_KR})?")
#: The words and signs that belong to an amount, before and after its figures.
_LEAD = regex(r"(?<![\w.])(?:(ca)\.?\s|(om lag)\s)?(kr)\.?\s?$|(?<![\w.])(ca)\.?\s$", re.IGNORECASE)
_TAIL = regex(
    r"(?:,?[-–](?!\w))?(?:\s?(mill|mrd|mnok|mio|millioner|millionar|million|milliarder|milliard|tusen)\b"
    r"(?:\.(?=\s?(?:kr|kroner)\b|\s[a-zæøå]|[,;:)]))?)?(?:\s?(kroner|kr)\b)?",
    re.IGNORECASE,
)
_SHORT_UNITS = {"mnok": "mill.", "mio": "mill.", "mill": "mill.", "mrd": "mrd."}
_FIGURES = regex(r"\d[\d \u00a0.]*(?:,\d+)?(?<=\d)")
#: What is counted said beside an amount, also across marks of emphasis: «kroner» would be wrong, or said twice.
_CURRENCY = (
    r"(?:\b(?:kr|kroner|nok|tkr|mnok|sek|dkk|isk|eur|euro|usd|dollar|gbp|pund|chf"
    r"|(?:svensk|dansk|norsk|islandsk|amerikansk|britisk)e)\b\.?|[$€£])"
)
_OPEN_BEFORE = regex(rf"(?:{_CURRENCY}[\s*_(+–-]*|\d[ \u00a0]?[-–/][ \u00a0]?)$", re.IGNORECASE)
_OPEN_AFTER = regex(rf"[,./]\d|[-–]|\s[-–]\s?\d|[\s*_(]*{_CURRENCY}", re.IGNORECASE)
#: Thousands, or decimals with a point.
_EITHER = regex(r"\d{1,3}\.(?!000)\d{3}")


class _Amount(NamedTuple):
    """An amount with all its words: where it stands in the text searched, and how it should be written."""

    start: int
    end: int
    right: str


def _whole_amount(match: re.Match[str]) -> _Amount:
    text = match.string
    figures = _FIGURES.search(match[0])
    first, last = (match.start() + place for place in figures.span()) if figures else match.span()
    lead = _LEAD.search(text, max(0, first - _LOOK_BACK), first)
    tail = _TAIL.match(text, last)
    unit, kroner = tail.groups() if tail else (None, None)
    whole, _, decimals = text[first:last].partition(",")
    about = lead and ("ca." if lead[1] or lead[4] else lead[2])
    counted = "," in text[last : match.end()] or (unit or "").lower() == "mnok"
    parts = (
        about,
        format_number(int(_DIGITS.sub("", whole))) + (f",{decimals}" if decimals else ""),
        _SHORT_UNITS.get((unit or "").lower(), unit),
        "kroner" if kroner or counted or (lead and lead[3]) else "",
    )
    start = lead.start() if lead else first
    return _Amount(start, max(match.end(), tail.end() if tail else last), HARD_SPACE.join(filter(None, parts)))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _LOOK_BACK) : match.start()]


def _kroner(match: re.Match[str]) -> bool:
    return bool(_KRONER_BEFORE.search(_before(match)) or _KRONER_AFTER.match(match.string, match.end()))


def _grouped(match: re.Match[str]) -> bool:
    round_sum = len(match[0]) in _AMOUNT_DIGITS and match[0].endswith("000")
    return _kroner(match) or (round_sum and not _OTHER_NUMBER.search(_before(match)))


def _is_amount(match: re.Match[str]) -> bool:
    if _kroner(match) or "," in match[0] or match[0].count(".") > 1:
        return True
    return match[0].endswith("000") and _NO_NOUN.match(match.string, match.end()) is not None


def _is_place(match: re.Match[str]) -> bool:
    before = _before(match)
    return "," not in match[0] and bool(_CHAPTER.search(before) or _OTHER_NUMBER.search(before))


def _has_unit(match: re.Match[str]) -> bool:
    return bool(_UNIT_AFTER.match(match.string, match.end()) or _UNIT_BEFORE.search(_before(match)))


def _pointed_amount(match: re.Match[str]) -> bool:
    # With a unit it is worse than its points: see below.
    return not _is_place(match) and _is_amount(match) and not _has_unit(match)


def _pointed_number(match: re.Match[str]) -> bool:
    return not _is_place(match) and not _is_amount(match) and not _has_unit(match)


def _always(_: re.Match[str]) -> bool:
    return True


def _is_sure(match: re.Match[str], amount: _Amount) -> bool:
    """Whether an amount is one, all of it, and what is counted said in it and nowhere beside."""
    text = match.string
    # Without a word or sign for what is counted, it may be no amount, or have decimals.
    is_bare = amount.right[-1].isdigit() and text[amount.end - 1].isdigit()
    goes_on = _OPEN_BEFORE.search(text, max(0, amount.start - _LOOK_BACK), amount.start) or _OPEN_AFTER.match(
        text, amount.end
    )
    return not (is_bare or goes_on or _EITHER.fullmatch(match[0]))


def _amount(
    code: str, signs: str, pattern: str, *words: str, judge: Callable[["re.Match[str]"], bool], example: str, right: str
) -> TextRule:
    """A wording of amounts to avoid; the whole amount is told of, with how it should be written."""
    message, hint = words
    finding, compiled = remark(code, message, hint, example, right), regex(pattern)

    def find(texts: Texts) -> Iterator[Remark]:
        for leaf, start, match in texts.find(compiled):
            if judge(match):
                amount = _whole_amount(match)
                shift = start - match.start()
                new = amount.right.replace(HARD_SPACE, " ") if _is_sure(match, amount) else None
                yield Remark(leaf, amount.start + shift, amount.end + shift, finding, {"right": amount.right}, new)

    return TextRule(find, (finding,), tuple(signs.split()))


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
            begins, ends = min(start, whole.start()), max(end, whole.end())
            closing = "(" in around[begins:ends] and around.startswith(")", ends)
            yield _impossible(leaf, begins, ends + closing, whole[1])


def _impossible(leaf: Leaf, start: int, end: int, figures: str) -> Remark:
    kroner = int(_DIGITS.sub("", figures))
    names = {"right": f"{format_number(kroner)}{HARD_SPACE}kroner", "millions": format_millions(kroner)}
    return Remark(leaf, start, end, _IMPOSSIBLE, names)


_COLUMN = remark(
    "HFI208",
    "Kolonnen «{heading}» gjelder millioner, men her står hele beløpet: «{found}».",
    "Skriv {millions}, eller fjern enheten i overskriften.",
    "| Tiltak | Mill. kroner |\n|---|---|\n| Opplæring | 5 150 000 |",
    right="| Tiltak | Kroner |\n|---|---|\n| Opplæring | 5 150 000 |",
)


@leaf_rule(_COLUMN, signs="|")
def _columns(leaf: Leaf) -> Iterator[Remark]:
    headings: list[str] = []
    for passage in passages(leaf.plain) if "|" in leaf.plain and _COUNTED_ABOVE.search(leaf.plain) else ():
        cells = passage.text.split("|") if passage.mark == "|" else []
        headings = (headings or [cell.strip() for cell in cells]) if cells else []
        place = passage.start
        for heading, cell in zip(headings, cells, strict=False):
            full = _FULL_CELL.fullmatch(cell.strip())
            if full and _COUNTED_ABOVE.search(heading):
                start = place + len(cell) - len(cell.lstrip())
                names = {"heading": heading, "millions": format_millions(int(_DIGITS.sub("", full[1])))}
                yield Remark(leaf, start, start + len(full[0]), _COLUMN, names)
            place += len(cell) + 1


AMOUNT_RULES = (
    TextRule(_with_unit, (_IMPOSSIBLE,), ("ill", "ILL", "rd", "RD", "usen", "USEN", "nok", "NOK", "io", "kr")),
    _columns,
    _amount(
        "HFI200",
        DIGITS,
        _POINTED,
        "Beløpet «{found}» er skrevet med punktum eller «,-».",
        "Hent det fra tabellen med [[kr:…]], eller skriv {right}.",
        judge=_pointed_amount,
        example="Rammen er 200.000 kroner.",
        right="Rammen er 200 000 kroner.",
    ),
    _amount(
        "HFI205",
        ".",
        _POINTED,
        "Tallet «{found}» er skrevet med punktum.",
        "Skriv {right}, eller sett komma hvis det er desimaler.",
        judge=_pointed_number,
        example="Tilbudet gjelder 3.300 elever.",
        right="Tilbudet gjelder 3 300 elever.",
    ),
    _amount(
        "HFI202",
        DIGITS,
        r"[1-9](?<![\w.,/:-]\d)\d{4,14}(?![\w/-]|[.,]\d|,[-–])",
        "Tallet «{found}» er vanskelig å lese.",
        "Skriv det med mellomrom: {right}.",
        judge=_grouped,
        example="Rammen er 16033554 kroner.",
        right="Rammen er 16 033 554 kroner.",
    ),
    _amount(
        "HFI207",
        "ill io nok NOK rd",
        r"[0-9](?<![\w.,/:-]\d)(?<!\d[ \u00a0]\d)\d*(?:[ \u00a0]\d{3})*(?:,\d+)?\s?"
        r"(?:(?i:mnok|mio)\b|(?i:mill|mrd)\b(?!\.))",
        "I beløpet «{found}» er enheten skrevet på en uvanlig måte.",
        "Skriv «{right}».",
        judge=_always,
        example="Rammen er ca kr. 16 mill",
        right="Rammen er ca. 16 mill. kroner.",
    ),
    _amount(
        "HFI201",
        "kr. Kr.",
        r"[Kk]r(?<!\w[Kk]r)(?<!\d[ \u00a0]kr)\.\s?\d[\d \u00a0]*(?<=\d)(?:,\d+)?",
        "«{found}» skrives uten punktum etter «kr».",
        "Skriv {right}.",
        judge=_always,
        example="Rammen er kr. 200 000.",
        right="Rammen er 200 000 kroner.",
    ),
    wording(
        "HFI203",
        DIGITS,
        r"[0-9](?<![\d+]\d)\d{0,2}(?:[ \u00a0]\d{3})+[ \u00a0]+\d{1,2}(?:[ \u00a0]\d{3})+(?!\d)",
        "To tall står rett etter hverandre: «{found}».",
        "Skriv hva som skal gjøres med dem, for eksempel «200 000 + 50 000», eller før dem opp som en liste av beløp.",
        example="Rammen er 200 000 50 000 kroner.",
        right="Rammen er 200 000 + 50 000 kroner.",
    ),
)
