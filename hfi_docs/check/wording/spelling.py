"""Spellings of the house: its own list (`register/skrivemåter.yaml`), and the names of its registers.

A name that is nearly right («Nord Gudbrandsdal», «Hadeleand») is compared word by word. Told is another sign between
its words, a small letter for a capital or the other way, one slip in a long word, and an ending that is missing; never
another ending, for that may be another form of the word.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.check.wording.rule import Remark, TextRule, remark
from hfi_docs.errors import Subject
from hfi_docs.records.model import Registers, Spelling
from hfi_docs.values.expressions import regex
from hfi_docs.values.words import beginnings, is_one_slip, without_one_letter

SUBJECT = Subject(
    "Skrivemåter og navn",
    "Det samme skal skrives og kalles likt overalt. Et navn som nesten er riktig, finnes ikke igjen.",
    "kontorets egne registre",
)

_ANY_ENDING = "*"
WRONG = remark(
    "HFI090",
    "Sekretariatet skriver «{right}», ikke «{found}».",
    "Rett ordet. Listen over skrivemåter er register/skrivemåter.yaml.",
)

NEARLY_A_NAME = remark(
    "HFI460",
    "Navnet «{found}» skal være «{right}».",
    "Skriv navnet som i registrene. Er det et annet navn, så la det stå.",
    "Helseregionen Nord Gudbrandsdal er med.",
    right="Helseregionen Nord-Gudbrandsdal er med.",
)

_CHOICE = regex("[/,;]| eller ")
#: Small words that only one of the two languages has.
_NYNORSK = regex(
    r"\b(?:ikkje|eg|kva|kvar|kven|korleis|kvifor|frå|berre|meir|noko|nokon|mykje|sjølv|medan|vere|gjere|dei|ein|eit|eitt"
    r"|òg|difor|saman|vart|vert|same|kommunane)\b",
    re.IGNORECASE,
)
_BOKMAL = regex(
    r"\b(?:ikke|jeg|hva|hvor|hvem|hvordan|hvorfor|fra|bare|mer|noe|noen|mye|selv|mens|være|gjøre|en|et|også|derfor|sammen"
    r"|ble|kommunene)\b",
    re.IGNORECASE,
)

_CAPITAL = regex(r"[A-ZÆØÅ](?<!\w[A-ZÆØÅ])\w{2,}")
#: A word of a name and what stands before it; a line may be broken there.
_WORD = regex(r"( ?[-–/][ \n]?|[ \n\u00a0])?(\w+)")
_WORDS = regex(r"(\W*)(\w+)")
#: What tells a form of an enterprise, which running text leaves out.
_FORM = regex(r"(?: (?:R?HF|AS|IKS|KF|SA))?(?:,.*)?$", re.DOTALL)
#: What is left out of a name by mistake.
_SMALL = regex(r"(?<!-) (?:i|og|for) ")
_SHORTEST_NAME, _SHORTEST_ALONE, _LONGEST_ENDING = 6, 8, 3
#: What joins two names and is no slip: «Hamar / Valdres».
_APART = regex(r" ?[-–/] ")


class Speller:
    """Finds the wrong spellings of a list in texts: whole words, small or capital first letter."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._right = {_small(item.wrong.removesuffix(_ANY_ENDING)): item for item in spellings if item.wrong}
        #: Its words, without its first letter, which may be small or capital.
        self._signs = {wrong: tuple(wrong[1:].split()) for wrong in self._right if wrong[1:].strip()}

    def find(self, texts: Texts) -> Iterator[Remark]:
        """Every wrong spelling in the texts, with the right one."""
        suspected = tuple(wrong for wrong, signs in self._signs.items() if all(sign in texts.joined for sign in signs))
        for leaf, start, match in texts.find(self._pattern(suspected)) if suspected else ():
            if not is_nynorsk(leaf, texts.language):
                right = self._mended(match[0])
                # «vara/varamedlem» in the list leaves the choice.
                new = None if _CHOICE.search(right) else right
                yield Remark(leaf, start, start + len(match[0]), WRONG, {"right": right}, new)

    def _pattern(self, suspected: tuple[str, ...]) -> re.Pattern[str]:
        """One alternation for all, the longest first, behind a class of their first letters: see `wording`."""
        letters = re.escape("".join({letter for wrong in suspected for letter in (wrong[0], wrong[0].upper())}))
        forms = "|".join(map(self._form, sorted(suspected, key=len, reverse=True)))
        return regex(rf"[{letters}](?<!\w[{letters}])(?:{forms})(?!\w)")

    def _form(self, wrong: str) -> str:
        first, rest = re.escape(wrong[0] + wrong[0].upper()), re.escape(wrong[1:]).replace(r"\ ", r"\s+")
        ending = r"\w*" if self._right[wrong].wrong.endswith(_ANY_ENDING) else ""
        return rf"(?<=[{first}]){rest}{ending}"

    def _mended(self, found: str) -> str:
        plain = " ".join(found.split())
        wrong = _small(plain)
        while wrong not in self._right:
            wrong = wrong[:-1]
        item = self._right[wrong]
        right = item.right.removesuffix(_ANY_ENDING) + plain[len(wrong) :]
        return right[:1].upper() + right[1:] if plain[:1].isupper() else right


@lru_cache(maxsize=8)
def spelling_rule(spellings: tuple[Spelling, ...]) -> TextRule:
    """The rule of a list, made once."""
    return TextRule(Speller(spellings).find, (WRONG,))


def is_nynorsk(leaf: Leaf, language: str) -> bool:
    """Whether a text has other spellings than the list's; the record's language decides where its words do not."""
    new, book = len(_NYNORSK.findall(leaf.plain)), len(_BOKMAL.findall(leaf.plain))
    return new > book or (new == book and (language == "nynorsk" or str(leaf.key_path[-1]).endswith("_nynorsk")))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


class _NamePart(NamedTuple):
    """A word of a name, and what stands before it."""

    before: str
    word: str


class _RegisterName(NamedTuple):
    """A name of the registers, and its words; fewer where small words of it are left out."""

    full: str
    parts: tuple[_NamePart, ...]

    @property
    def is_whole(self) -> bool:
        return "".join(f"{part.before}{part.word}" for part in self.parts) == self.full


class _RegisterNames:
    """The names, by how their first word may be written."""

    def __init__(self, names: Iterable[str]) -> None:
        self._exact = frozenset(names)
        self._by_start: dict[str, list[_RegisterName]] = {}
        for name in dict.fromkeys(_forms(self._exact)):
            first = name.parts[0].word.casefold()
            for start in {*beginnings(first, _LONGEST_ENDING), *without_one_letter(first)}:
                self._by_start.setdefault(start, []).append(name)

    def find(self, texts: Texts) -> Iterator[Remark]:
        """Every name that is nearly right."""
        seen: dict[str, list[_RegisterName]] = {}
        told = 0
        for leaf, start, match in texts.find(_CAPITAL):
            if match.start() < told:
                continue
            word = match[0]
            if word not in seen:
                seen[word] = self._near(word.casefold())
            written = [pair for name in seen[word] if (pair := self._written(leaf.plain, start, name))]
            # The longest; and of two as long, the one that is right.
            found, right = max(written, key=lambda pair: (len(pair[0]), pair[0] == pair[1]), default=("", ""))
            if found != right:
                told = match.start() + len(found)
                yield Remark(leaf, start, start + len(found), NEARLY_A_NAME, {"right": right})

    def _near(self, word: str) -> list[_RegisterName]:
        starts = {*beginnings(word, _LONGEST_ENDING), *without_one_letter(word)}
        return list(dict.fromkeys(name for start in starts for name in self._by_start.get(start, ())))

    def _written(self, text: str, start: int, name: _RegisterName) -> tuple[str, str] | None:
        """A name as it is written at a place, and as it should be; the same twice when it is right; None: another."""
        end, right, slips = start, "", not name.is_whole
        for number, part in enumerate(name.parts):
            match = _WORD.match(text, end)
            if not match or bool(match[1]) != bool(number):
                return None
            judged = _judge(match[2], part.word, is_alone=len(name.parts) == 1, is_first=not number)
            sign = _judge_sign(match[1] or "", part.before)
            if judged is None or sign is None:
                return None
            word, is_slip = judged
            slips |= is_slip or sign
            right, end = f"{right}{part.before}{word}", match.end()
        found = text[start:end]
        if not slips or found in self._exact:
            return found, found
        return found, right if name.is_whole else name.full


def _judge(found: str, word: str, *, is_alone: bool, is_first: bool) -> tuple[str, bool] | None:
    """How a word of a name should be written, and whether it is a slip; None when it is another word."""
    if found == word or found.isupper():
        return (found, False) if found.casefold() == word.casefold() else None
    small, right = found.casefold(), word.casefold()
    if small == right:
        return word, True
    if small.startswith(right) and len(small) - len(right) <= _LONGEST_ENDING:
        return f"{word}{found[len(word) :]}", found[: len(word)] != word
    if is_alone and len(word) < _SHORTEST_ALONE:
        return None
    if right.startswith(small) and len(right) - len(small) in (1, 2) and is_first and not is_alone:
        return word, True
    inner = len(word) >= _SHORTEST_NAME and small[-2:] == right[-2:] and is_one_slip(small, right)
    return (word, True) if inner and found[:1].isupper() else None


def _judge_sign(found: str, right: str) -> bool | None:
    """Whether what stands between two words is wrong; None when it parts them."""
    plain = found.replace("\n", " ").replace("\u00a0", " ")
    if plain == right or plain.replace("–", "-") == right:
        return False
    return None if _APART.fullmatch(plain) and " " not in right else True


def _forms(names: Iterable[str]) -> Iterator[_RegisterName]:
    plain = [_FORM.sub("", name) for name in names]
    joined = (part for name in plain if "/" in name for part in name.split("/"))
    for name in (*plain, *joined):
        if len(name) >= _SHORTEST_NAME and name[:1].isupper():
            for written in {name, _SMALL.sub(" ", name)}:
                parts = (_NamePart(match[1], match[2]) for match in _WORDS.finditer(written))
                yield _RegisterName(name, tuple(parts))


@lru_cache(maxsize=8)
def _rule(names: tuple[str, ...]) -> TextRule:
    return TextRule(_RegisterNames(names).find, (NEARLY_A_NAME,))


def names_rule(registers: Registers) -> TextRule:
    """The rule of the names in the registers, made once; those of committees have one of their own (HFI097)."""
    listed = (item.right for item in registers.spellings if not item.wrong)
    return _rule((registers.office.name, *registers.regions.values(), *registers.organisations.values(), *listed))
