"""Long texts before and after a change, cut to the sentences that differ, and the words that are new."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from hfi_docs.document import Inline, Text
from hfi_docs.values.expressions import regex

#: What stands for a text that is left out.
CUT = "…"
#: So many signs of a text are shown whole.
_SHORT = 320
#: How like two texts are, of 1, when single words of them are new.
_ALIKE = 0.4
_SENTENCES, _WORDS = regex(r"(?<=[.!?])(?= )|(?=\n)"), regex(r"\d{1,3}(?: \d{3})+|\s+|\S+")


def excerpts(before: str, after: str) -> tuple[str, str]:
    """Both texts without the sentences that they begin and end with alike, where they are long; «…» stands for those.

    Of a long text that is all new, or all gone, its beginning.
    """
    if not before or not after or before == after:
        return _beginning(before), _beginning(after)
    if max(len(before), len(after)) <= _SHORT:
        return before, after
    old, new = _SENTENCES.split(before), _SENTENCES.split(after)
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    if head + tail >= min(len(old), len(new)):
        # Where a sentence came or went, one of its neighbours tells where.
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    return _middle(old, head, tail), _middle(new, head, tail)


def marked_words(before: str, after: str) -> Iterator[tuple[Inline, ...]]:
    """The lines of the newer text, its own words in bold; none are where the texts have little in common."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    is_marked = matcher.ratio() > _ALIKE
    words = [
        Text(word, bold=is_marked and tag != "equal" and not word.isspace())
        for tag, _, _, start, end in matcher.get_opcodes()
        for word in new[start:end]
    ]
    line: list[Text] = []
    for word in words:
        pieces = word.text.split("\n")
        line.append(word._replace(text=pieces[0]))
        for piece in pieces[1:]:
            yield _joined(line)
            line = [word._replace(text=piece)]
    yield _joined(line)


def _joined(words: Sequence[Text]) -> tuple[Inline, ...]:
    """Words of one look as one text; a space between two bold ones is bold too."""
    found: list[Text] = []
    for word in words:
        if found and found[-1].bold == word.bold:
            found[-1] = found[-1]._replace(text=found[-1].text + word.text)
        elif word.text:
            found.append(word)
    return tuple(found)


def _beginning(text: str) -> str:
    """A text to the end of the sentence in which it grows long."""
    shown = ""
    for sentence in _SENTENCES.split(text):
        if shown and len(shown) + len(sentence) > _SHORT:
            return f"{shown} {CUT}"
        shown += sentence
    return shown


def _middle(sentences: Sequence[str], head: int, tail: int) -> str:
    """What is between what both have."""
    shown = "".join(sentences[head : len(sentences) - tail]).strip()
    return " ".join(filter(None, (CUT if head else "", shown, CUT if tail else "")))


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many sentences both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (was, now) in pairs if was != now), min(len(old), len(new)))
