"""The secretariat's own list of spellings (`register/skrivemåter.yaml`)."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from hfi_docs.check.wording.rule import Leaf, Remark, remark
from hfi_docs.model import Spelling

_ANY_ENDING = "*"
_WRONG = remark("«{found}» står i listen over skrivemåter.", "Skriv «{right}».")


class Speller:
    """Finds the wrong spellings of a list in texts: whole words, small or capital first letter."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._right = {_small(item.wrong.removesuffix(_ANY_ENDING)): item for item in spellings}
        #: Without its first letter, which may be small or capital.
        self._signs = [wrong[1:] for wrong in self._right]
        longest_first = sorted(self._right, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(self._form, longest_first)) or r"(?!)")

    def suspects(self, text: str) -> bool:
        """Whether one of the spellings may stand in a text."""
        return any(sign in text for sign in self._signs)

    def remarks(self, leaf: Leaf) -> Iterator[Remark]:
        """Every wrong spelling in a leaf, with the right one."""
        for match in self._pattern.finditer(leaf.plain):
            yield Remark(match.start(), match[0], _WRONG, {"right": self._mended(match[0])})

    def _form(self, wrong: str) -> str:
        first, rest = wrong[:1], re.escape(wrong[1:]).replace(r"\ ", r"\s+")
        ending = r"\w*" if self._right[wrong].wrong.endswith(_ANY_ENDING) else ""
        letter = f"[{re.escape(first)}{re.escape(first.upper())}]" if first.isalpha() else re.escape(first)
        return rf"\b{letter}{rest}{ending}(?!\w)"

    def _mended(self, found: str) -> str:
        plain = " ".join(found.split())
        wrong = _small(plain)
        while wrong not in self._right:
            wrong = wrong[:-1]
        item = self._right[wrong]
        right = item.right.removesuffix(_ANY_ENDING) + plain[len(wrong) :]
        return right[:1].upper() + right[1:] if plain[:1].isupper() else right


@lru_cache(maxsize=8)
def make_speller(spellings: tuple[Spelling, ...]) -> Speller:
    """The speller of a list, made once."""
    return Speller(spellings)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
