"""What dictionaries and a frequency list know of Norwegian words, and which word a slip was meant to be.

A word is unknown when neither language's dictionary nor the frequency list has it, and it is no form or compound of
words that they have. Told is one slip from a frequent word, two in a long word, one in a part of a compound, and a
compound that lacks its joining s where it is frequent with it. All words are small letters.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Final

from hfi_docs.values.expressions import regex

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzæøåéèêô"
#: How often a word must stand in a text to be what was meant: a long one, one slip, rather than a compound, two slips.
_RARELY, _USED, _OFTEN, _VERY_OFTEN = 1e-7, 1e-6, 3e-6, 1e-5
#: How often parts of compounds must stand.
_PART, _SHORT_PART = 3e-7, 1e-5
#: A spelling that stands so much more often than another is the right one.
_MANY_TIMES = 10
#: How often a word must stand to be one, whatever dictionaries say.
_IN_USE = 5e-8
_SHORTEST_PART, _SHORTEST_JOINED, _SHORTEST_LONG, _SHORTEST_COMPOUND = 4, 7, 8, 9
#: Endings after which a word is another form of the same, with what they may have taken the place of.
_ENDINGS: Final = ("ene", "ane", "er", "ar", "en", "et", "a", "s")
_ALL_ENDINGS: Final = (
    *("ingene", "ingen", "inger", "enes", "ende", "inga", "ede", "ene", "ane", "ens", "ets", "ers", "ing"),
    *("er", "ar", "en", "et", "te", "ne", "e", "a", "s", "n", "r", "t"),
)
_SHORTEST_STEM, _SHORTEST_PREFIX, _SHORTEST_RARE = 5, 3, 10
#: Short words with these are seldom ours.
_FOREIGN: Final = regex(r"(?=\w{1,6}$)\w*[cqwxz]")
#: What makes another word of a word.
_DERIVING: Final = ("aktig", "aktige", "messig", "messige", "løs", "løse", "bar", "bare", "fri", "frie", "vis", "ere")
_TWO: Final = 2
#: No compound has a letter three times in a row.
_THRICE: Final = regex(r"(.)\1\1")


class Orthography:
    """Judges words; `in_bokmal` and `in_nynorsk` ask the dictionaries, `frequencies` are shares of running text."""

    def __init__(
        self,
        in_bokmal: Callable[[str], bool],
        in_nynorsk: Callable[[str], bool],
        frequencies: Mapping[str, float],
    ) -> None:
        self._in_bokmal, self._in_nynorsk, self._frequencies = in_bokmal, in_nynorsk, frequencies
        self._meant: dict[str, bool] = {}

    def judge(self, word: str) -> str | None:
        """Empty for a word in order; else what was probably meant, or None when nothing is near it."""
        if self._in_bokmal(word):
            return self._with_joining_s(word)
        if self._frequencies.get(word, 0) >= _IN_USE or self._is_known(word):
            return ""
        if self._in_either(word, word.capitalize()):
            return ""
        if _FOREIGN.match(word):
            return None
        near = self._best(one_slip(word), word, _USED)
        # «rekuttering» is rather a slip than a compound with «re».
        shortest = _SHORTEST_PREFIX if len(word) >= _SHORTEST_COMPOUND else 1
        if near and self._frequencies[near] >= _OFTEN and not self._is_compound(word, shortest):
            return near
        if self._is_compound(word):
            return self._with_joining_s(word)
        return near or self._two_slips(word) or self._rare(word) or self._inside(word) or None

    def _is_known(self, word: str) -> bool:
        """Whether it is a form of a word that the dictionary has."""
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST_PART and self._in_either(stem, f"{stem}e"):
                return True
        return False

    def _in_either(self, *words: str) -> bool:
        return any(self._in_bokmal(word) or self._in_nynorsk(word) for word in words)

    def _can_be_meant(self, word: str, least: float) -> bool:
        """Whether a word is as frequent as that, and right."""
        if self._frequencies.get(word, 0) < least:
            return False
        if word not in self._meant:
            self._meant[word] = len(word) >= _SHORTEST_PART and self._in_bokmal(word)
        return self._meant[word]

    def _best(self, words: Iterable[str], word: str, least: float) -> str:
        """The most frequent of some words that can be meant by a word that is no form of it."""
        near = (other for other in {*words} if self._can_be_meant(other, least))
        others = (other for other in near if not stems(other) & stems(word))
        return max(others, key=lambda other: (self._frequencies[other], other), default="")

    def _with_joining_s(self, word: str) -> str:
        """The compound with the s that it lacks, where that is in use."""
        if len(word) < _SHORTEST_COMPOUND:
            return ""
        least = max(_RARELY, _MANY_TIMES * self._frequencies.get(word, 0))
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            joined = f"{word[:at]}s{word[at:]}"
            if self._can_be_meant(joined, least) and self._can_be_meant(word[:at], _USED):
                return joined
        return ""

    def _rare(self, word: str) -> str:
        """A word that is used less, for a long one."""
        return self._best(one_slip(word), word, _RARELY) if len(word) >= _SHORTEST_RARE else ""

    def _two_slips(self, word: str) -> str:
        """A very frequent word with the same beginning and end, two slips away."""
        if len(word) < _SHORTEST_LONG:
            return ""
        alike = self._by_first[word[:1]]
        near = (other for other in alike if other[-2:] == word[-2:] and slips(word, other, _TWO) <= _TWO)
        return self._best(near, word, _VERY_OFTEN)

    @cached_property
    def _by_first(self) -> Mapping[str, list[str]]:
        """The very frequent words by their first letter."""
        found: dict[str, list[str]] = defaultdict(list)
        for word, frequency in self._frequencies.items():
            if frequency >= _VERY_OFTEN:
                found[word[:1]].append(word)
        return found

    def _inside(self, word: str) -> str:
        """A compound of a frequent word and one slip from another; rather one that the dictionary has."""
        if len(word) < _SHORTEST_COMPOUND:
            return ""
        found = {*self._slipped_parts(word)}
        return max(found, key=lambda each: (self._in_bokmal(each), self._frequencies.get(each, 0), each), default="")

    def _slipped_parts(self, word: str) -> Iterator[str]:
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            left, right = word[:at], word[at:]
            if self._joins(left, _OFTEN) and not (self._in_either(right, right.capitalize()) or self._is_known(right)):
                yield from (whole for meant in self._near(right) if self._is_likely(whole := left + meant, meant))
            if self._can_be_meant(right, _OFTEN) and not self._is_first_part(left):
                yield from (whole for meant in self._near(left) if self._is_likely(whole := meant + right, meant))

    def _is_likely(self, whole: str, part: str) -> bool:
        return self._frequencies[part] >= _OFTEN or self._in_bokmal(whole)

    def _near(self, part: str) -> Iterator[str]:
        if len(part) >= _SHORTEST_STEM and part not in self._frequencies:
            others = (other for other in one_slip(part) if self._can_be_meant(other, _USED))
            yield from (other for other in others if not stems(other) & stems(part))

    def _joins(self, part: str, least: float) -> bool:
        """Whether a part can stand first in a compound."""
        return any(self._can_be_meant(form, least) for form in (part, part[:-1] if part[-1] in "se" else part))

    def _is_compound(self, word: str, shortest: int = 1) -> bool:
        """Whether it is put together of words in use."""
        return (
            len(word) >= _SHORTEST_JOINED
            and not _THRICE.search(word)
            and any(
                self._is_first_part(word[:at]) and self._is_last_part(word[at:])
                for at in range(shortest, len(word) - 2)
            )
        )

    def _is_first_part(self, part: str) -> bool:
        if part == "u":
            return True
        if len(part) == 1:
            return False
        forms = (part, part[:-1]) if part[-1] in "se" and len(part) > _SHORTEST_PART else (part,)
        least = _PART if len(part) >= _SHORTEST_PART else _SHORT_PART
        return any(self._frequencies.get(form, 0) >= least and self._in_either(form) for form in forms)

    def _is_last_part(self, part: str) -> bool:
        least = _PART if len(part) >= _SHORTEST_PART else _SHORT_PART
        if self._frequencies.get(part, 0) >= least and (self._in_either(part) or self._is_known(part)):
            return True
        return part in _DERIVING or (len(part) >= _SHORTEST_LONG and self._is_compound(part))


def one_slip(word: str) -> Iterator[str]:
    """Every word that is one letter more, fewer or other, or has two neighbours the other way round."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return chain(
        (f"{left}{right[1:]}" for left, right in parts if right),
        (f"{left}{right[1]}{right[0]}{right[2:]}" for left, right in parts if right[1:]),
        (f"{left}{letter}{right[1:]}" for left, right in parts if right for letter in _LETTERS),
        (f"{left}{letter}{right}" for left, right in parts for letter in _LETTERS),
    )


def stems(word: str) -> set[str]:
    """The word, and what it may be a form of."""
    shorter = (word.removesuffix(ending) for ending in _ALL_ENDINGS if word.endswith(ending))
    return {word, *(stem for stem in shorter if len(stem) >= _SHORTEST_STEM)}


def slips(word: str, right: str, most: int) -> int:
    """How many letters are too many, too few, other or the wrong way round; anything above `most` when more."""
    if abs(len(word) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(word, start=1):
        earlier, before, row = before, row, [at]
        for to, other in enumerate(right, start=1):
            least = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != other))
            if earlier and to > 1 and letter == right[to - 2] and word[at - 2] == other:
                least = min(least, earlier[to - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
