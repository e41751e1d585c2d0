"""Grammar and typography: «og» for «å», words of the other målform; dashes, quotes, spaces."""

import re
from collections.abc import Iterator, Mapping

from hfi_docs.check.texts import Leaf, Texts, passages
from hfi_docs.check.wording.rule import Remark, TextRule, leaf_rule, remark, wording
from hfi_docs.errors import Subject
from hfi_docs.values.expressions import regex

SUBJECT = Subject(
    "Grammatikk og målform",
    "En setning som må leses to ganger, tar oppmerksomheten fra saken.",
    "Språkrådet, skriveregler",
)

#: What is followed by an infinitive, and infinitives that are no other word.
_WISHES = (
    "lurt|viktig|viktigst|nødvendig|nødvendigt|ønskelig|mulig|umulig|vanskelig|vanskeligere|lett|lettere|enkelt|enklere"
    "|fint|bra|lov|naturlig|hensiktsmessig|riktig|rett|aktuelt|krevende|ønsker|prøver|forsøker|klarer|greier|evner"
    "|planlegger|unngår|lover|foreslår|anbefaler|vurderer|ønskjer|prøvar|klarar|mogleg|vanskeleg|naturleg|nødvendig"
    "|for|uten|utan|mulighet til|moglegheit til|(?:bidra|bidrar|bidrege) til|i stand til|klar til"
)
_INFINITIVES = (
    "arbeide|avklare|avslutte|avvente|begynne|behandle|beholde|beslutte|bevilge|bidra|bli|bruke|bygge|dele|delta|drøfte"
    "|endre|etablere|evaluere|finne|forankre|forbedre|forebygge|fordele|forenkle|fortsette|fremme|følge|få|gi|gjennomføre"
    "|gjøre|gå|ha|holde|informere|inngå|innføre|innhente|invitere|involvere|ivareta|jobbe|kartlegge|komme|la|lage|legge"
    "|løse|oppdatere|oppnå|opprette|planlegge|prioritere|rapportere|redusere|samarbeide|samle|samordne|se|sende|sette|si"
    "|sikre|skape|starte|styrke|sørge|ta|tenke|tilby|tilrettelegge|unngå|utarbeide|utrede|utvikle|vedta|velge|vente"
    "|videreføre|vurdere|være|øke|gjere|gje|vere|auke|vidareføre|avgjere|finne|prøve"
)
#: «så mye som mulig og få» goes on with something else.
_WISHED = regex(rf"(?<!\w)(?<!\bsom )(?<!\bmest )(?<!\bbest )({_WISHES})$", re.IGNORECASE)
#: Where nothing but «å» can be meant: the wishes, the verbs that are another word as well, and what may go on with
#: «og» and an infinitive: «å gjøre det som er viktig og bruke tid på det».
_SURE_WISHES = regex(
    "lurt|viktig|viktigst|nødvendig|nødvendigt|ønskelig|ønsker|ønskjer|prøver|prøvar|forsøker|planlegger", re.IGNORECASE
)
_OTHER_WORDS = regex("få|se|la|gi|gå|ta|ha|si|bli|gje|være|vere|sikre|styrke|løse|følge|fremme|samle")
_WITH_INFINITIVE = regex(
    r"\b(?:å|skal|skulle|vil|ville|kan|kunne|må|måtte|bør|burde|lar?|lot|ber|ba)\b"
    r"(?!\s(?:være|vere|bli)\s(?:svært\s|veldig\s|mer\s)?$)[^.!?\0]*$",
    re.IGNORECASE,
)
_AND = regex(rf"\sog\s({_INFINITIVES})(?!\w)")
_LONGEST_WISH = 20
_SENTENCE = 300
_NOT_AND = remark(
    "HFI219",
    "«{found}» skal ha «å».",
    "Skriv «{right}».",
    "Det kan være lurt og øke fondet.",
    right="Det kan være lurt å øke fondet.",
)


def _to(texts: Texts) -> Iterator[Remark]:
    for leaf, start, match in texts.find(_AND):
        if wished := _WISHED.search(leaf.plain, max(0, start - _LONGEST_WISH), start):
            right = f"{wished[1]} å {match[1]}"
            is_sure = _SURE_WISHES.fullmatch(wished[1]) and not _OTHER_WORDS.fullmatch(match[1])
            is_told = not is_sure or _WITH_INFINITIVE.search(
                leaf.plain[max(0, wished.start() - _SENTENCE) : wished.start()]
            )
            new = None if is_told else right
            yield Remark(leaf, wished.start(), start + len(match[0]), _NOT_AND, {"right": right}, new)


#: Function words that only one målform has, with the other's: what dictionaries of both have, or the norm of nynorsk
#: of 2012 lets be («bare», «noe», «fra»), is left out, and so is «vart» («det har vart lenge»).
_OF_BOKMAL = {
    "ikke": "ikkje",
    "jeg": "eg",
    "hva": "kva",
    "hvor": "kvar», «kor",
    "hvem": "kven",
    "hvordan": "korleis",
    "hvorfor": "kvifor",
    "hvilke": "kva",
    "hvilken": "kva",
    "hvilket": "kva",
    "hver": "kvar",
    "hvert": "kvart",
    "selv": "sjølv",
    "være": "vere",
    "gjøre": "gjere",
    "sammen": "saman",
    "hvis": "viss», «dersom",
}
_OF_NYNORSK = {
    "ikkje": "ikke",
    "eg": "jeg",
    "kva": "hva",
    "korleis": "hvordan",
    "kvifor": "hvorfor",
    "meir": "mer",
    "noko": "noe",
    "nokon": "noen",
    "nokre": "noen",
    "mykje": "mye",
    "sjølv": "selv",
    "medan": "mens",
    "vere": "være",
    "gjere": "gjøre",
    "saman": "sammen",
    "utan": "uten",
    "dei": "de», «dem",
    "eit": "et",
    "ein": "en",
    "difor": "derfor",
    "desse": "disse",
}
_EVERY = regex(rf"\b(?:{'|'.join({**_OF_BOKMAL, **_OF_NYNORSK})})\b")
_QUOTED = regex(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")
#: So many words of its own a paragraph must have for each one of the other's.
_FEWEST, _TIMES = 3, 3
_MIXED = remark(
    "HFI477",
    "«{found}» er {other}, men avsnittet er skrevet på {own}.",
    "Skriv «{right}».",
    "Det er ikke klart hvem som ikkje deltar, og hvordan det blir gjort.",
    right="Det er ikke klart hvem som ikke deltar, og hvordan det blir gjort.",
)


@leaf_rule(_MIXED)
def _mixed(leaf: Leaf) -> Iterator[Remark]:
    """Words of one målform among those of the other, in one paragraph and outside quotations."""
    if not _may_mix(leaf.plain):
        return
    for passage in passages(leaf.plain):
        own = _QUOTED.sub(lambda quote: " " * len(quote[0]), passage.text) if passage.mark != ">" else ""
        found = list(_EVERY.finditer(own))
        book = [match for match in found if match[0] in _OF_BOKMAL]
        new = [match for match in found if match[0] in _OF_NYNORSK]
        few, many = sorted((book, new), key=len)
        if few and len(many) >= max(_FEWEST, _TIMES * len(few)):
            is_new = few is new
            words = ("nynorsk", "bokmål") if is_new else ("bokmål", "nynorsk")
            for match in few:
                right = (_OF_NYNORSK if is_new else _OF_BOKMAL)[match[0]]
                names = {"right": right, "other": words[0], "own": words[1]}
                start = passage.start + match.start()
                yield Remark(leaf, start, start + len(match[0]), _MIXED, names, None if "»" in right else right)


def _may_mix(text: str) -> bool:
    words = set(text.split())
    return not words.isdisjoint(_OF_BOKMAL) and not words.isdisjoint(_OF_NYNORSK)


_DASH = remark(
    "HFI470",
    "Tankestreken i «{found}» er skrevet som bindestrek.",
    "Skriv «{right}». Er det ett ord, så skriv det uten mellomrom.",
    "Tiltaket er ferdig - det evalueres i mai.",
    right="Tiltaket er ferdig – det evalueres i mai.",
)
_HYPHEN = regex(r"-(?<=[^\s|>*+#-] -)(?= [^\s|-])")
_WORD_BEFORE = regex(r"\S+ $")
_WORD_AFTER = regex(r" \S+?(?=[.,;:!?)»]*(?:\s|\0|\Z))")
#: What stands after a hyphen that hangs: «rekrutterings - og samhandlingsmidler».
_HANGS = regex(r" (?:og|eller|samt)\b")
_LONGEST = 40


def _dashes(texts: Texts) -> Iterator[Remark]:
    for leaf, start, _ in texts.find(_HYPHEN):
        before = _WORD_BEFORE.search(leaf.plain, max(0, start - _LONGEST), start)
        after = _WORD_AFTER.match(leaf.plain, start + 1)
        if before is None or after is None or (before[0].rstrip(" .")[-1:].isdigit() and after[0][1].isdigit()):
            # Between figures it is a minus, or a range that the rules for dates know.
            continue
        if "n" in (before[0].strip(), after[0].strip()) or "\\" in leaf.text[before.start() : start]:
            # What is left of a bullet, or the name of a file in two words.
            continue
        right = f"{before[0]}–{after[0]}"
        # It may as well belong to the word before it, or part a name.
        doubtful = _HANGS.match(after[0]) or (before[0][0].isupper() and after[0][1].isupper())
        # What is blotted out stays; who reads the advice sees it as written.
        told = f"{leaf.text[before.start() : before.end()]}–{leaf.text[after.start() : after.end()]}"
        yield Remark(leaf, before.start(), after.end(), _DASH, {"right": told}, None if doubtful else right)


_DOUBLE = remark(
    "HFI475",
    "Det er flere mellomrom etter «{word}».",
    "Behold ett.",
    "Tiltaket er  ferdig.",
    right="Tiltaket er ferdig.",
)
_SPACES = regex(r"(?<=\S)  +(?=\S)")


@leaf_rule(_DOUBLE, signs="")
def _double_spaces(leaf: Leaf) -> Iterator[Remark]:
    """Spaces inside a line, but for those that part a table's columns or a list's marks."""
    for passage in passages(leaf.plain) if "  " in leaf.plain and _SPACES.search(leaf.plain) else ():
        for match in _SPACES.finditer(passage.text) if passage.mark != "|" else ():
            word = passage.text[: match.start()].split()[-1]
            if "\0" not in word:
                start = passage.start + match.start()
                yield Remark(leaf, start, start + len(match[0]), _DOUBLE, {"word": word}, " ")


def _around(match: "re.Match[str]") -> str:
    """The words that a sign stands between."""
    before = re.search(r"[^\s\0]*$", match.string[max(0, match.start() - _LONGEST) : match.start()])
    after = re.match(r"[^\s\0]*?(?=[.,;:!?)]*(?:[\s\0]|\Z))", match.string[match.end() : match.end() + _LONGEST])
    return f"{before[0] if before else ''}\0{after[0] if after else ''}"


def _stuck(match: "re.Match[str]") -> Mapping[str, str] | None:
    before, _, after = _around(match).partition("\0")
    if match[0] == "." and before[:1].isupper():
        # A firm or a file: «Geelmuyden.Kiese».
        return None
    return {"whole": f"{before}{match[0]}{after}", "right": f"{before}{match[0]} {after}"}


def _percent(match: "re.Match[str]") -> Mapping[str, str]:
    before, _, after = _around(match).partition("\0")
    return {"whole": f"{before}{match[0]}{after}", "right": f"{before}{match[0][0]} %{after}", "digit": match[0][0]}


_TYPOGRAPHY = (
    TextRule(_dashes, (_DASH,), (" - ",)),
    wording(
        "HFI471",
        '" “ ”',
        r'["“”](?<![\w"“”]["“”])(?=\S)([^"“”\n]{1,400}(?<=\S))["“”](?!\w)',
        "Anførselstegnene i {found} er ikke de norske.",
        "Skriv «{right}».",
        judge=lambda match: {"right": match[1]},
        new="«{right}»",
        example='Utvalget kaller det "en samlet plan".',
        right="Utvalget kaller det «en samlet plan».",
    ),
    wording(
        "HFI472",
        "%",
        r"[0-9](?<!%\d)%(?!\w)",
        "Det mangler mellomrom foran prosenttegnet i «{whole}».",
        "Skriv «{right}», eller «prosent».",
        judge=_percent,
        new="{digit} %",
        example="Andelen var 30%.",
        right="Andelen var 30 %.",
    ),
    wording(
        "HFI473",
        "",
        r"[,;](?<=[a-zæøå]{2}[,;])(?=[a-zæøåA-ZÆØÅ]{2})|\.(?<=[a-zæøå]{3}\.)(?=[A-ZÆØÅ][a-zæøå]+\b(?!\.))",
        "Det mangler mellomrom i «{whole}».",
        "Skriv «{right}».",
        judge=_stuck,
        new="{found} ",
        example="Vi er på Hamar,Gjøvik og Elverum.",
        right="Vi er på Hamar, Gjøvik og Elverum.",
    ),
    wording(
        "HFI474",
        "...",
        r"\.(?<!\.\.)\.\.(?!\.)",
        "Tre punktum er ett tegn: «…».",
        "Skriv «…», eller skriv setningen ut.",
        new="…",
        example="Tiltaket er i gang ...",
        right="Tiltaket er i gang …",
    ),
    _double_spaces,
    wording(
        "HFI476",
        "",
        r"[ ](?<=\w )[,.;:!?](?=\s|\Z)",
        "Det er et mellomrom foran «{sign}».",
        "Fjern mellomrommet.",
        judge=lambda match: {"sign": match[0][1]},
        new="{sign}",
        example="Tiltaket er ferdig .",
        right="Tiltaket er ferdig.",
    ),
)


GRAMMAR_RULES = (TextRule(_to, (_NOT_AND,), ("og",)), _mixed, *_TYPOGRAPHY)
