"""One thing that differs, and how two runs of lines are held against each other."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from hfi_docs.values.amounts import HARD_SPACE

L = TypeVar("L")
#: How like two texts are, of 1, when the one is the other changed.
_ALIKE = 0.5


class Difference(NamedTuple):
    """What stood at a place and what stands there now; "" where there was or is nothing.

    `place` leads there from the case or the notice: («Forslag til vedtak», «punkt 2»). Where both texts are the same,
    it stands at another place among its neighbours.
    """

    place: tuple[str, ...]
    before: str
    after: str

    @property
    def kind(self) -> str:
        """«ny», «utgår», «flyttet» or «endret»."""
        if not self.before:
            return "ny"
        if not self.after:
            return "utgår"
        return "flyttet" if self.before == self.after else "endret"

    def below(self, *place: str) -> "Difference":
        """The same, seen from further up."""
        return self._replace(place=(*filter(None, place), *self.place))


class Pair(NamedTuple):
    """Places in the two runs of what belongs together; None where the other run has nothing like it."""

    before: int | None
    after: int | None


def plain(text: str) -> str:
    """A printed text as it is told: with spaces that break."""
    return text.replace(HARD_SPACE, " ")


def pair(before: Sequence[L], after: Sequence[L], text: Callable[[L], str]) -> Iterator[Pair]:
    """What belongs together in two runs, in the order of the newer: what is equal and in order is left out.

    What is equal but stands elsewhere comes as a pair; of the rest, those whose texts are alike.
    """
    old, new = [text(each) for each in before], [text(each) for each in after]
    gone: list[int] = []
    come: list[int] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += range(first, last)
            come += range(start, end)
    partners = {at: _partner(gone, old, lambda each, at=at: each == new[at]) for at in come}  # type: ignore[misc]
    partners |= {
        at: _partner(gone, old, lambda each, at=at: _is_like(each, new[at]))  # type: ignore[misc]
        for at, partner in partners.items()
        if partner is None
    }
    yield from (Pair(partners[at], at) for at in come)
    yield from (Pair(at, None) for at in gone)


def _partner(left: list[int], old: Sequence[str], fits: Callable[[str], bool]) -> int | None:
    """The first of those left that fits; it is taken out."""
    found = next((at for at in left if fits(old[at])), None)
    if found is not None:
        left.remove(found)
    return found


def _is_like(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE
