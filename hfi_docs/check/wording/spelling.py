"""The secretariat's own list of spellings (`register/skrivemåter.yaml`)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from hfi_docs.check.wording.rule import Leaf, Remark, remark
from hfi_docs.records.model import Spelling

_ANY_ENDING = "*"
_WRONG = remark("«{found}» står i listen over skrivemåter.", "Skriv «{right}».")


class Speller:
    """Finds the wrong spellings of a list in texts: whole words, small or capital first letter."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._right = {_small(item.wrong.removesuffix(_ANY_ENDING)): item for item in spellings}
        #: Without its first letter, which may be small or capital, and up to the first space.
        self._signs = {wrong: wrong[1:].split()[0] for wrong in self._right if wrong[1:].strip()}

    def suspects(self, text: str, among: Iterable[str] | None = None) -> tuple[str, ...]:
        """The wrong spellings, of all or of those given, that may stand in a text."""
        return tuple(wrong for wrong in (self._signs if among is None else among) if self._signs[wrong] in text)

    def remarks(self, leaf: Leaf, suspected: tuple[str, ...]) -> Iterator[Remark]:
        """Every wrong spelling of the suspected ones in a leaf, with the right one."""
        # One pattern for the whole record: to compile one for each leaf takes longer than to search.
        near = self.suspects(leaf.plain, suspected)
        for match in self._pattern(suspected).finditer(leaf.plain) if near else ():
            yield Remark(match.start(), match[0], _WRONG, {"right": self._mended(match[0])})

    @cache  # noqa: B019 - a speller lives as long as the program
    def _pattern(self, suspected: tuple[str, ...]) -> re.Pattern[str]:
        """One alternation for all, the longest first."""
        return re.compile("|".join(map(self._form, sorted(suspected, key=len, reverse=True))))

    def _form(self, wrong: str) -> str:
        first, rest = wrong[:1], re.escape(wrong[1:]).replace(r"\ ", r"\s+")
        ending = r"\w*" if self._right[wrong].wrong.endswith(_ANY_ENDING) else ""
        letter = f"[{re.escape(first)}{re.escape(first.upper())}]"
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
