"""What a rule for texts is: cheap signs to look for first, what to look for, and all that it can say."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.errors import WARNING, Finding
from hfi_docs.values.expressions import regex

#: The signs of what begins with a figure.
DIGITS = "0 1 2 3 4 5 6 7 8 9"
#: A name in what a judge gives: it is not sure enough of this match that it could be mended.
UNSURE = "usikker"
#: What comes after the last sign of a sentence.
ENDS_SENTENCE = regex(r"\s+[A-ZÆØÅ]|\s*(?:\0|$)")


class Remark(NamedTuple):
    """Something to say about a piece of a leaf; `new` is what belongs there, None when somebody must choose."""

    leaf: Leaf
    start: int
    end: int
    finding: Finding
    names: Mapping[str, str] = MappingProxyType({})
    new: str | None = None

    @property
    def found(self) -> str:
        """The piece as it is written, references included."""
        return self.leaf.text[self.start : self.end]

    def overlaps(self, other: "Remark") -> bool:
        """Whether both are about the same letters."""
        return self.leaf is other.leaf and self.start < other.end and other.start < self.end


def apart(remarks: Sequence[Remark]) -> list[Remark]:
    """The remarks without those on a piece that another one would write anew, or that stand on the very same piece."""
    kept: list[Remark] = []
    for found in sorted(remarks, key=_weight) if len(remarks) > 1 else remarks:
        if not any(_covers(other, found) for other in kept):
            kept.append(found)
    return kept


def _weight(found: Remark) -> tuple[bool, bool, int]:
    """What is told first: errors, then what has a better wording, then the longest piece."""
    return found.finding.level == WARNING, "right" not in found.names and not found.new, found.start - found.end


def _covers(other: Remark, found: Remark) -> bool:
    if other.leaf.key_path != found.leaf.key_path:
        return False
    is_same = (other.start, other.end) == (found.start, found.end)
    rewrites = bool(other.new or "right" in other.names)
    return is_same or (rewrites and other.start <= found.start and found.end <= other.end)


#: The names that a message needs besides «found»; None when the match is nothing to remark on.
Judge: TypeAlias = Callable[["re.Match[str]"], "Mapping[str, str] | None"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


class TextRule(NamedTuple):
    """A rule for the printed texts of a record, registered as one entry of a tuple; `findings` are all that it can say.

    `signs` are looked for first: where none of them stands there is nothing to find. `sources` are the records whose
    texts it is for («sak», «møte», a register's name), when it is not for all.
    """

    find: Callable[[Texts], Iterator[Remark]]
    findings: tuple[Finding, ...]
    signs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def remarks(self, texts: Texts) -> Iterator[Remark]:
        """All that it has to say of a record's texts."""
        if (not self.sources or texts.source in self.sources) and self.suspects(texts.written):
            yield from self.find(texts)

    def suspects(self, text: str) -> bool:
        """Whether it may have something to say of a text."""
        return not self.signs or any(sign in text for sign in self.signs)


def remark(code: str, message: str, hint: str, example: str = "", right: str = "") -> Finding:
    """A remark on language: a warning."""
    return Finding(code, message, hint, WARNING, example=example, right=right)


def wording(
    code: str,
    signs: str,
    pattern: str,
    *words: str,
    judge: Judge | None = None,
    example: str,
    right: str,
    new: str | None = None,
    sources: tuple[str, ...] = (),
) -> TextRule:
    """A wording to avoid; `words` are message and advice, `signs` are parted by spaces.

    `new` is what belongs there, with the names of the judge and «found», where that is beyond doubt; "" is nothing.

    A pattern begins with a letter or a class, what must not stand before it comes right after: Python's reader then
    leaps from one such letter to the next, which is ten times as fast as looking back at every place.
    """
    message, hint = words
    finding = remark(code, message, hint, example, right)
    return pattern_rule(finding, pattern, judge, signs=tuple(signs.split()), new=new, sources=sources)


def pattern_rule(
    finding: Finding,
    pattern: str,
    judge: Judge | None = None,
    *,
    signs: tuple[str, ...] = (),
    new: str | None = None,
    sources: tuple[str, ...] = (),
) -> TextRule:
    """A rule that finds what matches a pattern, and what its judge does not let pass."""
    compiled = regex(pattern)

    def find(texts: Texts) -> Iterator[Remark]:
        for leaf, start, match in texts.find(compiled):
            names = judge(match) if judge else _NOTHING
            if names is not None:
                better = None if new is None or UNSURE in names else new.format(**{"found": match[0], **names})
                yield Remark(leaf, start, start + len(match[0]), finding, names, better)

    return TextRule(find, (finding,), signs, sources)


def leaf_rule(
    *findings: Finding, signs: str = "", sources: tuple[str, ...] = ()
) -> Callable[[Callable[[Leaf], Iterator[Remark]]], TextRule]:
    """Makes a rule of a function that looks at one text at a time."""
    parted = tuple(signs.split())

    def make(look: Callable[[Leaf], Iterator[Remark]]) -> TextRule:
        def find(texts: Texts) -> Iterator[Remark]:
            for leaf in texts.printed:
                if not parted or any(sign in leaf.text for sign in parted):
                    yield from look(leaf)

        return TextRule(find, findings, parted, sources)

    return make
