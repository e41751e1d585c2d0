"""Words: numbers in letters, enumerations, near misses."""

import re
from collections.abc import Iterable, Sequence

from hfi_docs.values.amounts import format_number
from hfi_docs.values.expressions import regex

_MANY, _PAIR = 12, 2
#: How like two words must be, of 1, for the one to be meant by the other.
_NEAR, _ONE_SLIP = 0.6, 0.85
_YEAR = regex(r"(?<!\d)(?:19|20|21)\d\d(?!\d)|(?<=\d/)\d\d(?!\d)")
_CASE = regex(r" \d+/\d\d$")
_TERMS = regex(r"[\w.-]+(?:\s+[-+−]\s*[\w.-]+)+")
_NUMBERS = {
    "nb": ("ingen", "ett", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
    "nn": ("ingen", "eitt", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv"),
}


def format_count(count: int, language: str = "nb") -> str:
    """A small number in letters, up to tolv (Språkrådet, «Tall»); digits above."""
    words = _NUMBERS[language]
    return words[count] if 0 <= count < len(words) else format_number(count)


#: The longest title that the head of a page has room for.
_LONGEST_SHORT_TITLE = 70


def shortened(title: str) -> str:
    """A title, cut between two words when it is too long for the head of a page."""
    if len(title) <= _LONGEST_SHORT_TITLE:
        return title
    head, _, _ = title[:_LONGEST_SHORT_TITLE].rpartition(" ")
    return f"{head or title[:_LONGEST_SHORT_TITLE]} …"


def join_words(words: Sequence[str], last: str = "og") -> str:
    """«a, b og c», or with another word before the last."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def split_terms(text: str) -> tuple[str, ...]:
    """The terms of what was written without commas: «mottatt - fond» and «mottatt; -fond» are «mottatt», «-fond»."""
    if any(sign in text for sign in ",;") or not _TERMS.fullmatch(text):
        return tuple(term for each in re.split("[,;]", text) if (term := each.strip()))
    return tuple(re.sub(r"([-−])\s+", r"\1", re.sub(r"\s\+\s*", " ", text)).split())


def keep_or_add(*fields: str, both: bool) -> str:
    """What to do where one of some fields is wanted and two are given, or none."""
    wanted = join_words([f"«{each}»" for each in fields], "eller")
    return "Behold den ene, og fjern den andre." if both else f"Legg til {wanted}."


def format_ranges(numbers: Sequence[int]) -> str:
    """«1–7, 9 og 11–12» of rising numbers; two neighbours are a range too."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return join_words([f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs])


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like `word`, or nothing when none is near; never one of another year."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is misspelt

    by_folded = {name.casefold(): name for name in _of_its_year(word, known)}
    folded, case = word.casefold(), _CASE.search(word)
    # Two signs that changed places are one slip.
    near = [name for name in by_folded if sorted(name) == sorted(folded)]
    # Every case number of a year is like every other: only one slip is near, or the same number of another organ.
    near += get_close_matches(folded, by_folded, n=1, cutoff=_ONE_SLIP if case else _NEAR)
    near += [name for name in by_folded if case and name.endswith(case[0])]
    return by_folded[near[0]] if near else ""


def is_one_slip(word: str, right: str) -> bool:
    """Whether a word has one letter too many, too few or other than the right one, or two that changed places."""
    longest = min(len(word), len(right))
    start = next((place for place in range(longest) if word[place] != right[place]), longest)
    rest = next((back for back in range(longest - start) if word[-1 - back] != right[-1 - back]), longest - start)
    found, meant = word[start : len(word) - rest], right[start : len(right) - rest]
    return max(len(found), len(meant)) == 1 or (len(found) == _PAIR and found == meant[::-1])


def without_one_letter(word: str) -> list[str]:
    """The word without each of its letters in turn; two words that are one slip apart have one such in common."""
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


def beginnings(word: str, most: int) -> list[str]:
    """The word, and what it begins with when up to `most` letters at its end are left out."""
    return [word[: len(word) - left] for left in range(min(most, len(word) - 1) + 1)]


def suggest(word: str, known: Iterable[str]) -> str:
    """«Mente du «vurdering»?», or nothing when no known word is near."""
    near = nearest(word, known)
    return f"Mente du «{near}»?" if near else ""


def suggest_or_list(word: str, known: Iterable[str], *, none: str) -> str:
    """A suggestion; else what there is to choose from; else the sentence `none`."""
    every = sorted(known)
    if not every:
        return none
    names = _of_its_year(word, every)
    if not names:
        return ""
    shown = names if len(names) <= _MANY else [*names[:_MANY], f"{len(names) - _MANY} til"]
    return suggest(word, names) or f"Disse finnes: {join_words(shown)}."


def _of_its_year(word: str, known: Iterable[str]) -> list[str]:
    """The known words without those that name none of the years that the word does, but others."""
    years = set(_YEAR.findall(word))
    return [name for name in known if not years or not (own := _YEAR.findall(name)) or years & {*own}]
