"""Text that stands in two places: one of them will be forgotten when the other is changed. Warnings only."""

import re
from collections.abc import Iterable, Iterator

from hfi_docs.check.passages import Passage, passages
from hfi_docs.check.rule import CheckedCase, rule
from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.errors import WARNING, Finding, Position, Problem

REPEATED = Finding(
    "HFI098", "{what} står også på linje {line}.", "Behold det ene stedet, eller si hva som er annerledes.", WARNING
)
REPEATED_ENTRY = Finding(
    "HFI109",
    "{what} står også på linje {line}.",
    "Legg teksten i register/tekster.yaml, og hent den med [[tekst:…]] begge steder.",
    WARNING,
)
TITLE_AGAIN = Finding("HFI149", "Overskriften gjentar tittelen.", "Fjern den: tittelen står øverst i papiret.", WARNING)

#: A decision says again what was recommended, and alternatives share their points.
_MAY_REPEAT = ("forslag_til_vedtak", "vedtak", "anbefaling", "sammendrag")
#: Shorter passages are figures of speech.
_SHORTEST = 60
_BEGINNING = 4
_NO_WORD = re.compile(r"[\W_]+")


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
    return (leaf for leaf in texts.printed if leaf.key_path[0] not in _MAY_REPEAT)


def _repeated(texts: Texts, leaves: Iterable[Leaf], finding: Finding) -> Iterator[Problem]:
    first: dict[str, tuple[Leaf, Passage]] = {}
    for leaf in leaves:
        for passage in passages(leaf.text) if len(leaf.text) >= _SHORTEST else ():
            if len(passage.text) >= _SHORTEST and len(plain := _plain(passage.text)) >= _SHORTEST:
                earlier = first.setdefault(plain, (leaf, passage))
                if earlier != (leaf, passage):
                    line = _place(texts, *earlier).line
                    yield finding.at(_place(texts, leaf, passage), what=_told(passage), line=line)


def _told(passage: Passage) -> str:
    """«Avsnittet «Det planlegges …»»: what it is, and how it begins."""
    kinds = {"": "Avsnittet", "|": "Raden", "#": "Overskriften"}
    words = passage.text.strip("| ").split()
    return f"{kinds.get(passage.mark[:1], 'Punktet')} «{' '.join(words[:_BEGINNING])} …»"


def _plain(text: str) -> str:
    return _NO_WORD.sub(" ", text).strip().casefold()


def _place(texts: Texts, leaf: Leaf, passage: Passage) -> Position:
    return texts.place(leaf, passage.start, passage.text)


REPETITION_RULES = (_repeated_in_case, _title_again)
