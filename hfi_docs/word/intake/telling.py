"""What of a file is not in the paper, or not as its sender sees it: counted by kind, with places."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from hfi_docs.values.expressions import regex

_MOST: Final = 5
_EXCERPT: Final = 60
#: Signs that mean nothing outside their font, or show nothing.
_UNSEEN: Final = regex(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ue000-\uf8ff\ufeff]"
)


class Kind(NamedTuple):
    """What is said of one, and of several (`{n}`)."""

    one: str
    many: str


class Telling:
    """Clauses without a full stop, in the order of their kinds: «2 kommentarer er utelatt: B2 «Husk …» og C4 «…»»."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds
        #: The places of each kind, each once and in order.
        self._found: dict[str, dict[str, None]] = {}
        self._counts: dict[str, int] = {}
        self._said: dict[str, None] = {}

    def add(self, kind: str, place: str = "", text: str = "", count: int = 1) -> None:
        """One more of a kind (or `count` more): where it is, and what it says."""
        if count <= 0:
            return
        quoted = excerpt(text)
        shown = " ".join(filter(None, (place, f"«{quoted}»" if quoted else "")))
        self._counts[kind] = self._counts.get(kind, 0) + count
        places = self._found.setdefault(kind, {})
        if shown:
            places[shown] = None

    def say(self, clause: str) -> None:
        """One more clause, as it is; once, however often it comes."""
        self._said[clause] = None

    def clauses(self) -> tuple[str, ...]:
        """One clause for each kind that was found."""
        return (*(self._clause(kind) for kind in self._kinds if kind in self._counts), *self._said)

    def _clause(self, kind: str) -> str:
        count, places = self._counts[kind], self._found[kind]
        text = self._kinds[kind].one if count == 1 else self._kinds[kind].many.format(n=count)
        if not places:
            return text
        more = f" og {len(places) - _MOST} til" if len(places) > _MOST else ""
        return f"{text}: {'; '.join([*places][:_MOST])}{more}"


def excerpt(text: str) -> str:
    """The beginning of a text, at a word's end."""
    plain = " ".join(_UNSEEN.sub("", text).split())
    if len(plain) <= _EXCERPT:
        return plain
    head = plain[:_EXCERPT].rpartition(" ")[0]
    return f"{head or plain[:_EXCERPT]} …"
