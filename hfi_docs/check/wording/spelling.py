"""The secretariat's own list of spellings (`register/skrivemåter.yaml`)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.check.wording.rule import Remark, TextRule, remark
from hfi_docs.records.model import Spelling

_ANY_ENDING = "*"
WRONG = remark(
    "HFI090",
    "Sekretariatet skriver «{right}», ikke «{found}».",
    "Rett ordet. Listen over skrivemåter er register/skrivemåter.yaml.",
)

#: Small words that only one of the two languages has.
_NYNORSK = re.compile(
    r"\b(?:ikkje|eg|kva|kvar|kven|korleis|kvifor|frå|berre|meir|noko|nokon|mykje|sjølv|medan|vere|gjere|dei|ein|eit|eitt"
    r"|òg|difor|saman|vart|vert|same|kommunane)\b",
    re.IGNORECASE,
)
_BOKMAL = re.compile(
    r"\b(?:ikke|jeg|hva|hvor|hvem|hvordan|hvorfor|fra|bare|mer|noe|noen|mye|selv|mens|være|gjøre|en|et|også|derfor|sammen"
    r"|ble|kommunene)\b",
    re.IGNORECASE,
)


class Speller:
    """Finds the wrong spellings of a list in texts: whole words, small or capital first letter."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._right = {_small(item.wrong.removesuffix(_ANY_ENDING)): item for item in spellings}
        #: Its words, without its first letter, which may be small or capital.
        self._signs = {wrong: tuple(wrong[1:].split()) for wrong in self._right if wrong[1:].strip()}

    def find(self, texts: Texts) -> Iterator[Remark]:
        """Every wrong spelling in the texts, with the right one."""
        suspected = tuple(wrong for wrong, signs in self._signs.items() if all(sign in texts.joined for sign in signs))
        for leaf, start, match in texts.find(self._pattern(suspected)) if suspected else ():
            if not _is_nynorsk(leaf, texts.language):
                right = self._mended(match[0])
                yield Remark(leaf, start, start + len(match[0]), WRONG, {"right": right}, right)

    def _pattern(self, suspected: tuple[str, ...]) -> re.Pattern[str]:
        """One alternation for all, the longest first, behind a class of their first letters: see `wording`."""
        letters = re.escape("".join({letter for wrong in suspected for letter in (wrong[0], wrong[0].upper())}))
        forms = "|".join(map(self._form, sorted(suspected, key=len, reverse=True)))
        return re.compile(rf"[{letters}](?<!\w[{letters}])(?:{forms})(?!\w)")

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


def _is_nynorsk(leaf: Leaf, language: str) -> bool:
    """Whether a text has other spellings than the list's; the record's language decides where its words do not."""
    new, book = len(_NYNORSK.findall(leaf.plain)), len(_BOKMAL.findall(leaf.plain))
    return new > book or (new == book and (language == "nynorsk" or str(leaf.key_path[-1]).endswith("_nynorsk")))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
