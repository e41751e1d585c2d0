"""Text that stands in two places: one of them will be forgotten when the other is changed. Warnings only."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hfi_docs.check.rule import CheckedCase, rule
from hfi_docs.check.texts import Leaf, Passage, Texts, passages
from hfi_docs.errors import WARNING, Finding, Position, Problem, Subject
from hfi_docs.values.expressions import regex

SUBJECT = Subject("Gjentakelser", "Av tekst som står to steder, blir gjerne bare den ene rettet.")

REPEATED = Finding(
    "HFI098", "{what} står også på linje {line}.", "Behold det ene stedet, eller si hva som er annerledes.", WARNING
)
REPEATED_ENTRY = Finding(
    "HFI109",
    "{what} står også på linje {line}.",
    "Legg teksten i register/tekster.yaml, og hent den med [[tekst:…]] begge steder.",
    WARNING,
)
REWORDED = Finding(
    "HFI297",
    "{what} sier nesten det samme som linje {line}: «{other} …».",
    "Behold det ene stedet, eller si hva som er annerledes.",
    WARNING,
)
TITLE_AGAIN = Finding("HFI149", "Overskriften gjentar tittelen.", "Fjern den: tittelen står øverst i papiret.", WARNING)

#: A decision says again what was recommended, and alternatives share their points.
_MAY_REPEAT = ("forslag_til_vedtak", "vedtak", "anbefaling", "sammendrag")
#: Shorter passages are figures of speech.
_SHORTEST = 60
_BEGINNING = 4
_NO_WORD = regex(r"[\W_]+")
#: Words that every paragraph has, as they are cut.
_COMMON = frozenset(
    ("skal", "eller", "ikke", "være", "blir", "også", "alle", "etter", "under", "over", "dette", "disse", "derso")
) | {"mello", "gjenn", "hvor", "hvord", "ikkje", "desse", "saman", "samme", "slik", "andre", "kunne"}
_STEM = 5
_SHORTEST_WORD = 4
#: What says which of several alike it is: figures, and names inside a sentence.
_PARTICULAR = regex(r"\d+|«[^»]*»|(?<=[^.!?:\n] )[A-ZÆØÅ]\w+")
#: So many words have to be the same, and so much of the shorter and of the longer paragraph.
_FEWEST = 6
_OF_SHORTER, _OF_LONGER = 0.75, 0.6


@rule(REPEATED)
def _repeated_in_case(checked: CheckedCase) -> Iterator[Problem]:
    yield from _repeated(checked.texts, _own_words(checked.texts), REPEATED)


@rule(TITLE_AGAIN)
def _title_again(checked: CheckedCase) -> Iterator[Problem]:
    title = _plain(checked.case.title)
    for leaf in _own_words(checked.texts):
        for passage in passages(leaf.text) if leaf.key_path[-1] == "overskrift" or "#" in leaf.text else ():
            if (passage.is_heading or leaf.key_path[-1] == "overskrift") and _plain(passage.text) == title:
                yield TITLE_AGAIN.at(_place(checked.texts, leaf, passage))


def check_entry_repetition(texts: Texts) -> Iterator[Problem]:
    """Paragraphs that stand in several entries of a register."""
    leaves = (leaf for leaf in texts.printed if leaf.field.get("check_with") in ("cell", "prose"))
    yield from _repeated(texts, leaves, REPEATED_ENTRY)


def _own_words(texts: Texts) -> Iterator[Leaf]:
    """The texts that are not there to say something again."""
    return (leaf for leaf in texts.printed if leaf.key_path[0] not in _MAY_REPEAT)


def _repeated(texts: Texts, leaves: Iterable[Leaf], finding: Finding) -> Iterator[Problem]:
    first: dict[str, tuple[Leaf, Passage]] = {}
    for leaf in leaves:
        for passage in passages(leaf.text) if len(leaf.text) >= _SHORTEST else ():
            if len(passage.text) >= _SHORTEST and len(words := _plain(passage.text)) >= _SHORTEST:
                earlier = first.setdefault(words, (leaf, passage))
                if earlier != (leaf, passage):
                    line = _place(texts, *earlier).line
                    yield finding.at(_place(texts, leaf, passage), what=_told(passage), line=line)


def _told(passage: Passage) -> str:
    """«Avsnittet «Det planlegges …»»: what it is, and how it begins."""
    kinds = {"": "Avsnittet", "|": "Raden", "#": "Overskriften"}
    words = passage.text.strip("| ").split()
    return f"{kinds.get(passage.mark[:1], 'Punktet')} «{' '.join(words[:_BEGINNING])} …»"


def _plain(text: str) -> str:
    """The words of a text, without signs and capitals."""
    return _NO_WORD.sub(" ", text).strip().casefold()


def _place(texts: Texts, leaf: Leaf, passage: Passage) -> Position:
    """Where a passage begins."""
    return texts.place(leaf, passage.start, passage.text)


class _Carried(NamedTuple):
    """A paragraph, the words that carry it, and what it is about in particular."""

    leaf: Leaf
    passage: Passage
    words: frozenset[str]

    @property
    def particular(self) -> frozenset[str]:
        """The figures and names in it."""
        return frozenset(map(_particular, _PARTICULAR.findall(self.passage.text)))


@rule(REWORDED)
def _reworded(checked: CheckedCase) -> Iterator[Problem]:
    every = list(_paragraphs(_own_words(checked.texts)))
    holding: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(every):
        shared = Counter(other for word in one.words for other in holding[word])
        alike = [other for other, count in shared.items() if count >= _FEWEST and _is_same(one, every[other], count)]
        if alike:
            other = every[min(alike)]
            line = _place(checked.texts, other.leaf, other.passage).line
            beginning = " ".join(other.passage.text.split()[:_BEGINNING])
            at = _place(checked.texts, one.leaf, one.passage)
            yield REWORDED.at(at, what=_told(one.passage), line=line, other=beginning)
        for word in one.words:
            holding[word].append(index)


def _paragraphs(leaves: Iterable[Leaf]) -> Iterator[_Carried]:
    for leaf in leaves:
        for passage in passages(leaf.plain) if len(leaf.plain) >= _SHORTEST and not leaf.is_line else ():
            if len(passage.text) >= _SHORTEST and not passage.mark.startswith(("|", "#", ">")):
                words = frozenset(word[:_STEM] for word in passage.text.lower().split() if len(word) >= _SHORTEST_WORD)
                yield _Carried(leaf, passage, words - _COMMON)


def _particular(found: str) -> str:
    """A figure is the same with two digits and with four: «21.08.26», «21.8.2026»."""
    return found[-2:].lstrip("0") if found.isdigit() else found


def _is_same(one: _Carried, other: _Carried, shared: int) -> bool:
    few, many = sorted((len(one.words), len(other.words)))
    alike = shared >= _OF_SHORTER * few and shared >= _OF_LONGER * many
    return alike and one.particular == other.particular and _plain(one.passage.text) != _plain(other.passage.text)


REPETITION_RULES = (_repeated_in_case, _title_again, _reworded)
