"""Signs that were left over, doubled or never closed."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from hfi_docs.check.texts import Leaf, passages
from hfi_docs.check.wording.rule import ENDS_SENTENCE, UNSURE, Remark, leaf_rule, remark, wording
from hfi_docs.errors import Subject
from hfi_docs.records.load.decode import character_name

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


_WORD = re.compile(r"[\w.]+$")
#: An abbreviation has points inside, or is short, or ends like «saksnr.».
_ABBREVIATED = re.compile(r".*\..*|\w{1,6}|\w*(?:nr|adr|avd|tlf)")
_LONGEST_WORD = 40


def _no_abbreviation(match: re.Match[str]) -> Mapping[str, str] | None:
    """«Saksnr.:» and «osv.;» keep both signs."""
    word = _WORD.search(match.string, max(0, match.start() - _LONGEST_WORD), match.start())
    if match[0] in (".:", ".;") and word and _ABBREVIATED.fullmatch(word[0]):
        return None
    # «ferdig,. Vi» ends a sentence; of «;:» nobody knows which was meant.
    after_word = match[0] == ".." and match.string[match.start() - 1 : match.start()].isalnum()
    ends = after_word or (match[0] == ",." and ENDS_SENTENCE.match(match.string, match.end()))
    return {} if ends else {UNSURE: ""}


_WORDINGS = (
    wording(
        "HFI250",
        "",
        r"[.,;:](?:[;:](?!\S)|(?<=,)\.|(?<=(?<!\.)\.)\.(?!\.))",
        "Det er dobbelt tegn: «{found}».",
        "Behold det ene tegnet.",
        judge=_no_abbreviation,
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
        "",
        r"-(?<!\S-)\s?n\s?-(?!\S)",
        "«{found}» ser ut som rester etter et punktmerke.",
        "Fjern tegnene, og begynn punktet på ny linje med «- ».",
        example="Tiltakene er: - n - opplæring.",
        right="Tiltakene er opplæring og veiledning.",
    ),
    wording(
        "HFI254",
        "ppdateres PPDATERES",
        r"[oO](?<!\w[oO])(?i:ppdateres etter (?:behandling(?:en)? av )?\(?(?:sak\b|\0))",
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
_UNSURE = remark(
    "HFI264",
    "Spørsmålstegnet i «{found}» blir stående i papiret.",
    "Skriv «avklares», eller det som er avklart.",
    "Innen mars?",
    right="Innen mars avklares det.",
)

_ONE_NAME = remark(
    "HFI265",
    "I et navn står det «{found}».",
    "Skriv én person med fornavnet først. Vara får sin egen oppføring.",
    "Kari Nordmann eller Ola Nordmann",
    right="Kari Nordmann",
)

#: A bracket; it may or may not be one where it ends «2)», or stands behind a backslash.
_ROUND = re.compile(r"(?P<maybe>\\[()]|(?<![\w(])(?:[a-z]|[ivx]{2,4}|\d{1,2}[a-z]?|\*{1,3})\))|[()]")
_HAND_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]? +(?=[A-ZÆØÅ][a-zæøå]{2})")
_ASKING = re.compile(
    r"\b(?:hva|hvem|hvor\w*|hvilke\w*|hvordan|når|skal|kan|bør|er|har|vil|må|blir|finnes|kva|kven|korleis)\b",
    re.IGNORECASE,
)
_OPEN_ADDRESS = re.compile(r"(?<![\[(<\w/.])(?:https?://|www\.)(?:[^()\s>]|\([^()\s>]*\))*(?<![.,;:])")
_SEVERAL = re.compile(r"(?<= )(?:eller|og)(?= )|/|,(?= )")
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


@leaf_rule(_UNSURE, signs="?")
def _open_questions(leaf: Leaf) -> Iterator[Remark]:
    """Question marks that say that something is not settled yet; whole questions may stand."""
    for match in re.finditer(r"[^.?!\n]*\?", leaf.plain) if leaf.must_be_settled else ():
        if not _ASKING.search(match[0]):
            found = match[0].strip()[-_SHOWN:]
            yield Remark(leaf, match.end() - len(found), match.end(), _UNSURE)


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
    _open_questions,
    _several_names,
)
