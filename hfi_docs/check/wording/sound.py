"""Texts in which some rules for single texts found nothing: those do not look at them again.

In the user's cache they are fingerprints, under that of the program; what is drafted stays in the office's folder.
"""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final, Protocol, TypeVar

from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.output.cache import Cache, key_of
from hfi_docs.output.ledger import PROGRAM, input_digest

#: The bytes of a fingerprint.
_SIZE: Final = 8
#: They are kept in so many parts, by the names of the records: a command reads those that it needs.
_PARTS: Final = 16
#: When a part holds more than these, the older half goes. A thousand cases have seven thousand in each.
_MOST: Final = 16_000
#: Whether a sum is right depends on the amount beside the text too.
_SUM: Final = "+"


class InText(Protocol):
    """Something that is found in a text."""

    @property
    def leaf(self) -> Leaf:
        """The text."""


F = TypeVar("F", bound=InText)


class SoundTexts:
    """The texts that need no second look; `news` are what the cache is to keep of them."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._parts: dict[int, dict[bytes, None]] = {}
        self._grown: set[int] = set()

    def found(self, rules: str, texts: Texts, find: Callable[[Texts], list[F]]) -> list[F]:
        """What some rules find in the texts of a record: `find` is given those that are not known to be sound.

        The rules look at each text and the fields that it stands in, and know nothing else.
        """
        part = _mark(texts.record.path.name)[0] % _PARTS
        sound = self._part(part)
        marks = [(leaf, _mark(rules, texts.source, *_names(leaf), leaf.text)) for leaf in texts.printed]
        doubtful = [(leaf, mark) for leaf, mark in marks if mark not in sound]
        found = find(texts.only([leaf for leaf, _ in doubtful])) if doubtful else []
        told = {each.leaf.key_path for each in found}
        new = [mark for leaf, mark in doubtful if leaf.key_path not in told and _SUM not in leaf.text]
        if new:
            sound.update(dict.fromkeys(new))
            self._grown.add(part)
        return found

    def news(self) -> Mapping[str, bytes]:
        """What has come since, by the keys of the parts; it is told once."""
        kept = {}
        for part in self._grown:
            marks = [*self._parts[part]]
            kept[_key(part)] = b"".join(marks if len(marks) <= _MOST else marks[-_MOST // 2 :])
        self._grown = set()
        return kept

    def _part(self, part: int) -> dict[bytes, None]:
        if part not in self._parts:
            content = self._cache.get(_key(part)) or b""
            self._parts[part] = dict.fromkeys(content[at : at + _SIZE] for at in range(0, len(content), _SIZE))
        return self._parts[part]


def _key(part: int) -> str:
    return key_of("tekster", input_digest(Path(), PROGRAM), str(part))


def _names(leaf: Leaf) -> list[str]:
    """The fields that a text stands in; which entry of a list it is makes no difference."""
    return [step for step in leaf.key_path if isinstance(step, str)]


def _mark(*made_of: str) -> bytes:
    return blake2b("\0".join(made_of).encode("utf-8", "surrogateescape"), digest_size=_SIZE).digest()
