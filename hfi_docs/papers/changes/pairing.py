"""How two runs of lines are held against each other: what is equal, what was changed, what moved."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from hfi_docs.values.marks import INVISIBLE

L = TypeVar("L")
H = TypeVar("H", bound=Hashable)
#: How like two texts are, of 1, when the one is the other changed.
_ALIKE = 0.5
#: Texts of so many signs are held against each other sign by sign, longer ones word by word.
_SHORT = 60
_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))
#: How far apart in what is left two lines may stand that are held against each other.
_NEAR = 40


class Pair(NamedTuple):
    """Places in the two runs of what belongs together; None where the other run has nothing like it."""

    before: int | None
    after: int | None


class Aligned(NamedTuple):
    """Two runs: what is equal and in order, and all else, in the order of the newer, what is gone last."""

    kept: tuple[tuple[int, int], ...]
    others: tuple[Pair, ...]


def plain(text: str) -> str:
    """A printed text as it is told and compared: what cannot be seen is left out, and every gap is one space."""
    return " ".join(text.translate(_UNSEEN).split())


def pair(before: Sequence[L], after: Sequence[L], text: Callable[[L], str]) -> Iterator[Pair]:
    """What belongs together in two runs, in the order of the newer: what is equal and in order is left out.

    What is equal but stands elsewhere comes as a pair; of the rest, those whose texts are most alike.
    """
    return iter(align(before, after, text, likeness).others)


def align(before: Sequence[L], after: Sequence[L], key: Callable[[L], Hashable], like: Callable[..., float]) -> Aligned:
    """Two runs side by side, by what their lines are equal in; `like` says how alike two others are."""
    old, new = [key(each) for each in before], [key(each) for each in after]
    kept: list[tuple[int, int]] = []
    gone: list[int] = []
    come: list[int] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            kept += zip(range(first, last), range(start, end), strict=True)
        else:
            gone += range(first, last)
            come += range(start, end)
    elsewhere = _same([old[at] for at in gone], [new[at] for at in come])
    found = {come[now]: gone[was] for now, was in elsewhere}
    used = {*found.values()}
    left = [at for at in gone if at not in used]
    found |= _alike(left, [at for at in come if at not in found], old, new, like)
    used = {*found.values()}
    others = [Pair(found.get(at), at) for at in come]
    others += [Pair(at, None) for at in gone if at not in used]
    return Aligned(tuple(kept), tuple(others))


def _alike(
    gone: Sequence[int],
    come: Sequence[int],
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    like: Callable[..., float],
) -> dict[int, int]:
    """What was changed, by where it stands: the most alike first, of equally alike ones the nearest."""
    found = (
        (-like(old[was], new[now]), abs(place - step), now, was)
        for step, now in enumerate(come)
        for place, was in enumerate(gone[max(0, step - _NEAR) : step + _NEAR + 1], start=max(0, step - _NEAR))
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, now, was in sorted(each for each in found if -each[0] > _ALIKE):
        if now not in taken and was not in used:
            taken[now] = was
            used.add(was)
    return taken


def likeness(one: str, other: str) -> float:
    """How alike two texts are: 1 when they are equal, 0 when they have nothing in common."""
    if len(one) <= _SHORT or len(other) <= _SHORT:
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        return matcher.ratio() if min(matcher.real_quick_ratio(), matcher.quick_ratio()) > _ALIKE else 0
    words, others = Counter(one.split()), Counter(other.split())
    return 2 * (words & others).total() / (words.total() + others.total())


def partners(
    before: Sequence[L], after: Sequence[L], *keys: Callable[[L], Hashable], text: Callable[[L], str]
) -> dict[int, int]:
    """Where that stands in the older which each of the newer was: equal by the first key, else the next, else alike."""
    found: dict[int, int] = {}
    for key in (*keys, text):
        left, rest = _left(before, found.values()), _left(after, found)
        old, new = [key(before[at]) for at in left], [key(after[at]) for at in rest]
        found |= {rest[now]: left[was] for now, was in _same(old, new)}
    left, rest = _left(before, found.values()), _left(after, found)
    pairs = pair([before[at] for at in left], [after[at] for at in rest], text)
    return found | {rest[now]: left[was] for was, now in pairs if was is not None and now is not None}


def _left(run: Sequence[L], used: Iterable[int]) -> list[int]:
    taken = {*used}
    return [at for at in range(len(run)) if at not in taken]


def _same(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Where each of the newer that the older has too stands in both, each once."""
    left: dict[Hashable, list[int]] = {}
    for at in reversed(range(len(before))):
        left.setdefault(before[at], []).append(at)
    for now, name in enumerate(after):
        if left.get(name):
            yield now, left[name].pop()


def moved(before: Sequence[H], after: Sequence[H]) -> frozenset[H]:
    """What stands at another place among what both have, as few as can be; each has what it has once."""
    places = {each: at for at, each in enumerate(before)}
    common = [each for each in after if each in places]
    # The longest run of which each stands after the one before it in both: patience sorting.
    ends: list[int] = []
    lasts: list[int] = []
    earlier: list[int | None] = []
    for at, each in enumerate(common):
        length = bisect_left(ends, places[each])
        ends[length : length + 1] = [places[each]]
        lasts[length : length + 1] = [at]
        earlier.append(lasts[length - 1] if length else None)
    stays: set[H] = set()
    at_now = lasts[-1] if lasts else None
    while at_now is not None:
        stays.add(common[at_now])
        at_now = earlier[at_now]
    return frozenset(each for each in common if each not in stays)
