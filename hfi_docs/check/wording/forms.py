"""Statutes, abbreviations, quotation marks, doubled words (Språkrådet; regjeringen.no)."""

import re
from collections.abc import Iterator, Mapping

from hfi_docs.check.texts import CASE_SOURCE, Leaf, passages
from hfi_docs.check.wording.rule import ENDS_SENTENCE, UNSURE, Remark, leaf_rule, remark, wording
from hfi_docs.errors import Subject
from hfi_docs.values.expressions import regex

SUBJECT = Subject(
    "Forkortelser og skrivemåter",
    "Papirene skal være lette å lese, og det samme skrives likt overalt.",
    "Språkrådet, skriveregler; regjeringen.no",
)


def _with_name(match: re.Match[str]) -> Mapping[str, str]:
    return {"right": re.sub(r"elsefell?esk?l?ap|elsefellelskap|elsefellskap", "elsefellesskap", match[0])}


def _times(match: re.Match[str]) -> Mapping[str, str]:
    """A point after «gng» that ends the sentence as well stays."""
    ends = match[0].endswith(".") and ENDS_SENTENCE.match(match.string, match.end())
    return {"right": "ganger." if ends else "ganger"}


def _clock(match: re.Match[str]) -> Mapping[str, str]:
    """With minutes, those get their point too."""
    return {"right": match[0].replace("kl", "kl.").replace(":", ".")}


def _case(match: re.Match[str]) -> Mapping[str, str]:
    """Before a number «Sak.» is the word; within a sentence it begins small."""
    before = match.string[: match.start()].rstrip(" ")
    is_within = before[-1:].isalpha() or before.endswith(",")
    is_number = re.match(r"\s\d", match.string[match.end() : match.end() + 2])
    return {"right": "sak" if is_within else "Sak", **({} if is_number else {UNSURE: ""})}


_ABBREVIATIONS = (
    wording(
        "HFI210",
        "elsefelleskap elsefelesk elsefellelsk elsefellskap",
        r"\b[Hh]elsefell?esk?l?ap\w*|\b[Hh]elsefellelskap\w*|\b[Hh]elsefellskap\w*",
        "«{found}» er feil skrevet.",
        "Navnet er Helsefellesskap, med to s-er.",
        judge=_with_name,
        new="{right}",
        example="Helsefelleskapet møtes i mai.",
        right="Helsefellesskapet møtes i mai.",
    ),
    wording(
        "HFI211",
        "ihht i.h.h.t",
        r"\b(?:ihht|i\.h\.h\.t)\b\.?",
        "Forkortelsen «{found}» skrives «iht.».",
        "Skriv «iht.».",
        new="iht.",
        example="Dette er ihht avtalen.",
        right="Dette er iht. avtalen.",
    ),
    wording(
        "HFI212",
        "jfr",
        r"\bjfr\b\.?",
        "Forkortelsen «{found}» skrives «jf.».",
        "Skriv «jf.».",
        new="jf.",
        example="Dette følger av loven, jfr § 3.",
        right="Dette følger av loven, jf. § 3.",
    ),
    wording(
        "HFI213",
        "gng",
        r"\bgng\b\.?",
        "«{found}» bør skrives helt ut.",
        "Skriv «ganger».",
        judge=_times,
        new="{right}",
        example="Utvalget møtes fire gng i året.",
        right="Utvalget møtes fire ganger i året.",
    ),
    wording(
        "HFI214",
        "pr",
        r"pr(?<!\wpr)\.? ?år\b",
        "«{found}» bør skrives helt ut.",
        "Skriv «per år».",
        new="per år",
        example="Utvalget møtes fire ganger pr. år.",
        right="Utvalget møtes fire ganger per år.",
    ),
    wording(
        "HFI215",
        "vedr inkl evt ca mill",
        r"[veicm](?<!\w[veicm])(?:(?<=v)edr|(?<=i)nkl|(?<=e)vt|(?<=c)a|(?<=m)ill)\b(?!\.)",
        "Forkortelsen «{found}» mangler punktum.",
        "Skriv «{found}.».",
        new="{found}.",
        example="Det kom ca 30 innspill.",
        right="Det kom ca. 30 innspill.",
    ),
    wording(
        "HFI216",
        "kl",
        r"kl(?<!\wkl)(?=[ \u00a0]?\d)(?:[ \u00a0]?(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:]|\s?[-–]))?",
        "Forkortelsen «{found}» mangler punktum.",
        "Skriv «{right}».",
        judge=_clock,
        new="{right}",
        example="Møtet begynner kl 10.",
        right="Møtet begynner kl. 10.",
    ),
    wording(
        "HFI217",
        "` ´",
        r"\b\w+[`´]er\b",
        "«{found}» er bøyd med aksenttegn.",
        "Bruk bindestrek, for eksempel «FSU-er».",
        judge=lambda match: {"right": re.sub("[`´]", "-", match[0])},
        new="{right}",
        example="Alle FSU`er er hørt.",
        right="Alle FSU-er er hørt.",
    ),
    wording(
        "HFI218",
        "Sak.",
        r"\bSak\.",
        "«Sak» er ingen forkortelse.",
        "Skriv «sak» uten punktum.",
        judge=_case,
        new="{right}",
        example="Dette følger av Sak. 12.",
        right="Dette følger av sak 12.",
    ),
)


def _spaced(match: re.Match[str]) -> Mapping[str, str]:
    """«Meld.St.» with its spaces, and one before the number when that follows at once."""
    follows = match.string[match.end() : match.end() + 1].isdigit()
    return {"right": match[0].replace("Meld.St.", "Meld. St.") + (" " if follows else "")}


_CITATIONS = (
    wording(
        "HFI244",
        "§",
        r"§+(?=\d)",
        "Det mangler mellomrom etter «{found}».",
        "Skriv for eksempel «§ 6-2».",
        new="{found} ",
        example="Dette følger av loven §6-2.",
        right="Dette følger av loven § 6-2.",
    ),
    wording(
        "HFI245",
        "rop. nnst. St.",
        r"\b(?:Prop|Innst|Ot\. ?prp|Meld\. ?St)\.(?=\d)|\bMeld\.St\.",
        "Det mangler mellomrom i «{found}».",
        "Skriv for eksempel «Prop. 102 L (2020–2021)» eller «Meld. St. 7 (2019–2020)».",
        judge=_spaced,
        new="{right}",
        example="Dette står i Meld.St. 7.",
        right="Dette står i Meld. St. 7.",
    ),
    # What only a case can mend: it has attachments of its own.
    wording(
        "HFI246",
        "edlegg",
        r"[Vv]edlegg(?<!\w[Vv]edlegg)(?:ene)?[ \u00a0]\d{1,2}\b(?!\s*(?:til|i|fra|av)\b|[.,:/]\d)",
        "«{found}» er skrevet for hånd. Nummeret kan endre seg.",
        "Skriv [[vedlegg:…]] med kortnavnet til vedlegget.",
        example="Planen er vedlegg 3.",
        right="Planen er [[vedlegg:plan]].",
        sources=(CASE_SOURCE,),
    ),
    wording(
        "HFI247",
        "vedlegg)",
        r"\((?:[Ss]e |jf\. )?vedlegg\)",
        "«{found}» sier ikke hvilket vedlegg det gjelder.",
        "Skriv ([[vedlegg:…]]) med kortnavnet til vedlegget, og legg dokumentet ved.",
        example="Planen er ferdig (se vedlegg).",
        right="Planen er ferdig ([[vedlegg:plan]]).",
        sources=(CASE_SOURCE,),
    ),
)

_QUOTE = remark(
    "HFI268",
    "Her er et anførselstegn uten make: {found}",
    "Sett inn det som mangler, eller fjern tegnet.",
    "Utvalget kaller dette «en samlet plan.",
    right="Utvalget kaller dette «en samlet plan».",
)
_SHOWN = 30


@leaf_rule(_QUOTE, signs="« »")
def _quotes(leaf: Leaf) -> Iterator[Remark]:
    """Quotation marks without a fellow in the same text; a quotation may go over paragraphs."""
    opened: list[int] = []
    for match in re.finditer("[«»]", leaf.plain):
        if match[0] == "«":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            begun = leaf.plain[max(0, match.start() - _SHOWN) : match.end()].lstrip()
            yield Remark(leaf, match.end() - len(begun), match.end(), _QUOTE)
    for start in opened:
        yield Remark(leaf, start, start + len(leaf.plain[start : start + _SHOWN].rstrip()), _QUOTE)


_TWICE = remark(
    "HFI266",
    "Ordet er skrevet to ganger: «{found}».",
    "Fjern det ene.",
    "Vi møtes på Hamar og og på Gjøvik.",
    right="Vi møtes på Hamar og på Gjøvik.",
)
_NEVER_TWICE = ("at", "ei", "ein", "eit", "eller", "en", "et", "ikke", "ikkje", "og", "samt")
#: Some words may rightly follow themselves: «alt det det fører med seg», «de planene vi har har ført til», «hei hei».
_DOUBLED = regex(
    r"\b(?!(?:dei?|den|der|det|er|ble|blir|får|har?|ja|kan|kunne|må|nei|nå|skal|skulle|som|så|til|var|vart|vert|vil|ville)\s)"
    # Cheers and «masse masse» are meant, and so are names: «Abdullah Abdullah», «IPTC IPTC Metadata».
    r"(?!(?:ha|hei|heia|oi|masse|mange|lenge|langt|veldig)\s)(?![A-ZÆØÅ])"
    r"(?=(([^\W\d_]{2,})\s+\2)\b)"
)


@leaf_rule(_TWICE)
def _doubled_words(leaf: Leaf) -> Iterator[Remark]:
    words = leaf.plain.split()
    if not any(map(str.startswith, words[1:], words)):
        return
    for passage in passages(leaf.plain):
        for match in _DOUBLED.finditer(passage.text):
            start = passage.start + match.start()
            # «Passe på på Hamar» is right, and «mange mange» may be meant.
            new = match[2] if match[2].lower() in _NEVER_TWICE else None
            yield Remark(leaf, start, start + len(match[1]), _TWICE, new=new)


FORM_RULES = (*_ABBREVIATIONS, *_CITATIONS, _quotes, _doubled_words)
