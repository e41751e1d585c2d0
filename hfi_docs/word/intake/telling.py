"""What of a table file is not in the paper, or not as its sender sees it: counted by kind, with places."""

from collections.abc import Mapping
from typing import Final, NamedTuple

_MOST: Final = 5
_EXCERPT: Final = 60


class Kind(NamedTuple):
    """What is said of one, and of several (`{n}`)."""

    one: str
    many: str


class Telling:
    """Clauses without a full stop, in the order of their kinds: «2 kommentarer er utelatt: B2 «Husk …» og C4 «…»»."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds
        self._found: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def add(self, kind: str, place: str = "", text: str = "", count: int = 1) -> None:
        """One more of a kind (or `count` more): where it is, and what it says."""
        shown = " ".join(filter(None, (place, f"«{excerpt(text)}»" if text.strip() else "")))
        self._counts[kind] = self._counts.get(kind, 0) + count
        places = self._found.setdefault(kind, [])
        if shown and shown not in places:
            places.append(shown)

    def clauses(self) -> tuple[str, ...]:
        """One clause for each kind that was found."""
        return tuple(self._clause(kind) for kind in self._kinds if kind in self._counts)

    def _clause(self, kind: str) -> str:
        count, places = self._counts[kind], self._found[kind]
        text = self._kinds[kind].one if count == 1 else self._kinds[kind].many.format(n=count)
        if not places:
            return text
        more = f" og {len(places) - _MOST} til" if len(places) > _MOST else ""
        return f"{text}: {'; '.join(places[:_MOST])}{more}"


def excerpt(text: str) -> str:
    """The beginning of a text, at a word's end."""
    plain = " ".join(text.split())
    if len(plain) <= _EXCERPT:
        return plain
    head = plain[:_EXCERPT].rpartition(" ")[0]
    return f"{head or plain[:_EXCERPT]} …"
