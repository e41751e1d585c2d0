"""Signs that were left over, doubled or never closed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from hfi_docs.check.texts import Leaf, passages
from hfi_docs.check.wording.rule import ENDS_SENTENCE, UNSURE, Remark, leaf_rule, remark, wording
from hfi_docs.errors import Subject
from hfi_docs.records.load.decode import character_name
from hfi_docs.values.expressions import regex

SUBJECT = Subject(
    "Tegn og tegnsetting",
    "Tegn som er blitt igjen eller mangler, viser at noe ble borte da teksten ble endret.",
    "Språkrådet, skriveregler",
)

_PLAIN_SIGNS = {"\u2011": "-", **dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")}
#: Soft and hard hyphens, what has no width, private signs of Symbol and Wingdings, ligatures: left by Word and PDF.
_UNSEEN = "[\u00ad\u200b\u2060\ufeff\u2011\ue000-\uf8ff\ufb00-\ufb06]"


def _name(match: re.Match[str]) -> Mapping[str, str] | None:
    sign, at = match[0], match.string.rfind("\n", 0, match.start()) + 1
    # At the start of a line it is the bullet of a pasted list.
    if "\uf020" <= sign <= "\uf0ff" and not match.string[at : match.start()].strip():
        return None
    plain = _PLAIN_SIGNS.get(sign, unicodedata.normalize("NFKC", sign))
    return {"name": character_name(sign), "plain": plain, **({UNSURE: ""} if "\ue000" <= sign <= "\uf8ff" else {})}


_WORD = regex(r"[\w.]+$")
#: A word that is written whole: abbreviations are short, have points inside, or end where no word ends.
_WHOLE_WORD = regex(r"\w{3,}(?:[aeiouyæøå]|en|et|er|ing|het|heit|else|lig|leg)")
#: What one point more is too many behind: an acronym, or a word that is too long to be cut short.
_ENDED = regex(r"[A-ZÆØÅ]{2,5}|[a-zæøå]{5,}")
_LONGEST_WORD = 40


def _after_whole_word(match: re.Match[str]) -> Mapping[str, str] | None:
    """«Saksnr.:», «osv.;» and «ofl..» have a point of their own; «ferdig..» and «SI..» have one too many."""
    if match[0] not in (".:", ".;", ".."):
        # «ferdig,. Vi» ends a sentence; of «;:» nobody knows which was meant.
        return {} if match[0] == ",." and ENDS_SENTENCE.match(match.string, match.end()) else {UNSURE: ""}
    word = _WORD.search(match.string, max(0, match.start() - _LONGEST_WORD), match.start())
    # Behind a reference no word stands.
    is_whole = not word or _WHOLE_WORD.fullmatch(word[0]) or (match[0] == ".." and _ENDED.fullmatch(word[0]))
    is_sure = match[0] == ".." and not match.string[match.start() - 1 : match.start()].isspace()
    return ({} if is_sure else {UNSURE: ""}) if is_whole else None


_WORDINGS = (
    wording(
        "HFI250",
        ".; .: ,; ,: ;; ;: :; :: ,. ..",
        r"[.,;:](?:[;:](?!\S)|(?<=,)\.|(?<=(?<!\.)\.)\.(?!\.))",
        "Det er dobbelt tegn: «{found}».",
        "Behold det ene tegnet.",
        judge=_after_whole_word,
        new=".",
        example="Planen er ferdig,. Vi er i gang.",
        right="Planen er ferdig. Vi er i gang.",
    ),
    wording(
        "HFI251",
        ", ,",
        r",(?:\s*,)+",
        "Det mangler tekst mellom kommaene: «{found}».",
        "Skriv det som mangler, eller behold det ene kommaet.",
        example="Vi er på Hamar, , Gjøvik og Elverum.",
        right="Vi er på Hamar, Gjøvik og Elverum.",
    ),
    wording(
        "HFI252",
        "-",
        r"-(?<!\S-)\s?n\s?-(?!\S)",
        "«{found}» ser ut som rester etter et punktmerke.",
        "Fjern tegnene, og begynn punktet på ny linje med «- ».",
        example="Tiltakene er: - n - opplæring.",
        right="Tiltakene er opplæring og veiledning.",
    ),
    wording(
        "HFI254",
        "ppdateres PPDATERES fylles Fylles FYLLES NÅR ETTER",
        r"[oO](?<!\w[oO])(?i:ppdateres etter (?:behandling(?:en)? av )?\(?(?:sak\b|\0))"
        r"|[fF](?<!\w[fF])(?i:ylles (?:ut|inn) (?:når|etter|før|seinere|senere))\b"
        r"|[A-ZÆØÅ](?<!\w[A-ZÆØÅ])[A-ZÆØÅ]+(?: [A-ZÆØÅ]+)* (?:NÅR|ETTER)\b",
        "«{found} …» er en merknad i utkastet.",
        "Bruk feltet «oppdateres_etter». Da kan ikke papiret bli endelig før merknaden er borte.",
        example="Oppdateres etter behandling av sak 12.",
        right="Planen er behandlet i sak 12.",
    ),
    wording(
        "HFI267",
        "",
        _UNSEEN,
        "Teksten har et tegn som ikke synes, eller ikke ser likt ut overalt: {name}.",
        "Fjern det, eller skriv et vanlig tegn.",
        judge=_name,
        new="{plain}",
        example="Helse\u00adfellesskapet møtes.",
        right="Helsefellesskapet møtes.",
    ),
)

_BRACKET = remark(
    "HFI255",
    "En parentes er ikke lukket: «{found}».",
    "Sett inn «)», eller fjern «(».",
    "Møtet er på Hamar (se innkallingen.",
    right="Møtet er på Hamar (se innkallingen).",
)
_LOOSE_BRACKET = remark(
    "HFI256",
    "En parentes er lukket, men ikke åpnet: «{found}».",
    "Sett inn «(», eller fjern «)».",
    "Møtet er på Hamar se innkallingen).",
    right="Møtet er på Hamar (se innkallingen).",
)
_BOLD = remark(
    "HFI257",
    "«**» mangler maken sin.",
    "Sett ** både foran og bak det som skal være fett, eller fjern tegnene.",
    "Dette er **viktig.",
    right="Dette er **viktig**.",
)
_NO_BOLD = remark(
    "HFI258", "Her virker ikke «**».", "Fjern tegnene: feltet skrives uten fet skrift.", "**Viktig**", right="Viktig"
)
_HEADING_END = remark(
    "HFI259", "Overskriften slutter med «{sign}».", "Fjern tegnet.", "## Bakgrunn:", right="## Bakgrunn"
)
_LINE_END = remark(
    "HFI260",
    "Linjen «{found}» slutter med semikolon.",
    "Bruk kolon, eller lag en overskrift med ###.",
    "Tiltakene er;",
    right="Tiltakene er:",
)
_NUMBERED = remark(
    "HFI261",
    "Kapittelnummeret «{found}» er skrevet for hånd.",
    "Fjern det. Word setter numrene når de trengs.",
    "## 2.1 Bakgrunn",
    right="## Bakgrunn",
)
_CUT = remark(
    "HFI262",
    "Teksten slutter midt i: «{found}».",
    "Skriv det som mangler, eller fjern tegnet til slutt.",
    "Vi deltar i arbeidet med opplæring,",
    right="Vi deltar i arbeidet med opplæring.",
)
_ADDRESS = remark(
    "HFI263",
    "Nettadressen står åpent i teksten: «{found}».",
    "Skriv [navnet på siden]({found}).",
    "Se www.kompetansebroen.no.",
    right="Se [Kompetansebroen](https://www.kompetansebroen.no).",
)
_ONE_NAME = remark(
    "HFI265",
    "I et navn står det «{found}».",
    "Skriv én person med fornavnet først. Vara får sin egen oppføring.",
    "Kari Nordmann eller Ola Nordmann",
    right="Kari Nordmann",
)

#: A bracket; it may or may not be one where it ends «2)», or stands behind a backslash.
_ROUND = regex(r"(?P<maybe>\\[()]|(?<![\w(])(?:[a-z]|[ivx]{2,4}|\d{1,2}[a-z]?|\*{1,3})\))|[()]")
_HAND_NUMBER = regex(r"\d{1,2}(?:\.\d{1,2})*[.)]? +(?=[A-ZÆØÅ][a-zæøå]{2})")
_OPEN_ADDRESS = regex(r"(?<![\[(<\w/.])(?:https?://|www\.)(?:[^()\s>]|\([^()\s>]*\))*(?<![.,;:])")
_SEVERAL = regex(r"(?<= )(?:eller|og)(?= )|/|,(?= )")
_SHORT_LINE = 60
_SHOWN = 40


@leaf_rule(_BRACKET, _LOOSE_BRACKET, signs="( )")
def _brackets(leaf: Leaf) -> Iterator[Remark]:
    for passage in passages(leaf.plain) if _unpaired(leaf.plain) >= 0 else ():
        text = passage.text
        if (at := _unpaired(text)) >= 0:
            opened = text[at] == "("
            before = text[max(0, at - _SHOWN) : at].lstrip()
            start = passage.start + at - (0 if opened else len(before))
            end = passage.start + (min(len(text), at + _SHOWN) if opened else at + 1)
            yield Remark(leaf, start, end, _BRACKET if opened else _LOOSE_BRACKET)


def _unpaired(text: str) -> int:
    """The place of a bracket without a fellow however the doubtful ones are read, -1 when there is none."""
    opened: list[int] = []
    most = 0
    for match in _ROUND.finditer(text):
        is_sure = not match["maybe"]
        if match[0].endswith("("):
            most += 1
            opened += [match.start()] if is_sure else []
        else:
            most -= is_sure
            if most < 0:
                return match.end() - 1
            opened = opened[:-1]
    return opened[0] if opened else -1


@leaf_rule(_BOLD, _NO_BOLD, signs="**")
def _asterisks(leaf: Leaf) -> Iterator[Remark]:
    if "**" not in leaf.plain or "\\*" in leaf.plain:
        return
    if leaf.is_line:
        start = leaf.plain.index("**")
        yield Remark(leaf, start, start + 2, _NO_BOLD)
        return
    for passage in passages(leaf.plain):
        if passage.text.count("**") % 2:
            start = passage.start + passage.text.index("**")
            yield Remark(leaf, start, start + 2, _BOLD)


@leaf_rule(_NUMBERED, _HEADING_END)
def _headings(leaf: Leaf) -> Iterator[Remark]:
    if leaf.is_heading:
        yield from _heading(leaf, 0, leaf.plain)
    elif "#" in leaf.plain:
        for passage in passages(leaf.plain):
            if passage.is_heading:
                yield from _heading(leaf, passage.start, passage.text)


def _heading(leaf: Leaf, start: int, text: str) -> Iterator[Remark]:
    if number := _HAND_NUMBER.match(text):
        yield Remark(leaf, start, start + len(number[0].rstrip()), _NUMBERED)
    kept = text.rstrip()
    if kept.endswith((":", ";")):
        yield Remark(leaf, start + len(kept) - 1, start + len(kept), _HEADING_END, {"sign": kept[-1]}, new="")


@leaf_rule(_LINE_END, signs=";")
def _lines(leaf: Leaf) -> Iterator[Remark]:
    if ";" not in leaf.plain or leaf.is_heading:
        return
    for passage in passages(leaf.plain):
        text = passage.text.rstrip()
        if text.endswith(";") and not passage.mark and len(text) <= _SHORT_LINE and "\n" not in text:
            yield Remark(leaf, passage.start, passage.start + len(text), _LINE_END)


@leaf_rule(_CUT, signs=", -")
def _cut_ends(leaf: Leaf) -> Iterator[Remark]:
    text = leaf.plain.rstrip()
    ends_in_comma = text.endswith(",") and not text[:-1].rstrip().endswith(",")
    if ends_in_comma or (text.endswith("-") and text[-2:-1].isalnum()):
        last = text[text.rfind("\n") + 1 :].strip()[-_SHOWN:]
        yield Remark(leaf, len(text) - len(last), len(text), _CUT)


@leaf_rule(_ADDRESS, signs=":// www.")
def _addresses(leaf: Leaf) -> Iterator[Remark]:
    if "://" in leaf.text or "www." in leaf.text:
        for match in _OPEN_ADDRESS.finditer(leaf.text):
            yield Remark(leaf, match.start(), match.end(), _ADDRESS)


@leaf_rule(_ONE_NAME, sources=("medlemmer",))
def _several_names(leaf: Leaf) -> Iterator[Remark]:
    """A name that holds two people, or the family name first."""
    if leaf.key_path[-1] == "navn" and (match := _SEVERAL.search(leaf.plain)):
        yield Remark(leaf, match.start(), match.end(), _ONE_NAME)


SIGN_RULES = (
    *_WORDINGS,
    _brackets,
    _asterisks,
    _headings,
    _lines,
    _cut_ends,
    _addresses,
    _several_names,
)
