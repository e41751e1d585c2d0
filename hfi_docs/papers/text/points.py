"""The numbered points of a decision, as text: taken apart, changed, and put together with new numbers."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from hfi_docs.values.dates import MONTHS
from hfi_docs.values.expressions import regex

#: «3. », but no day of a month.
_POINT = regex(rf"(\d{{1,2}})[.)][ \t]+(?!(?:{'|'.join(MONTHS)})\b)")
_PART = regex(r"[ \t]*([a-zæøå])[.)][ \t]+")
_NAMED = regex(r"punkt (\d{1,2})(?: ([a-zæøå])|[–-](\d{1,2}))?")
#: «____»; no two underscores inside a name, as in «plan__ny.docx».
_BLANK = regex(r"_{3,}|(?<!\w)__(?!\w)")
#: How like two texts are, of 1, when the one is the other changed.
_ALIKE = 0.5
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


class Point(NamedTuple):
    """A point, with the lettered parts below it."""

    text: str
    parts: tuple[str, ...] = ()


class DecisionPoints(NamedTuple):
    """A decision: what stands before its points, and the points; one without numbers is a single point."""

    lead: str
    points: tuple[Point, ...]
    is_numbered: bool

    def written(self) -> str:
        """The decision as text; numbers are given when it has more than one point, or had them before."""
        if not self.is_numbered and len(self.points) == 1:
            return "\n\n".join(filter(None, (self.lead, _whole(self.points[0], ""))))
        listed = "\n".join(_whole(point, f"{count}. ") for count, point in enumerate(self.points, start=1))
        return "\n\n".join(filter(None, (self.lead, listed)))

    def find(self, name: str) -> str | None:
        """The words of «punkt 2», of «punkt 1 b» or of «punkt 1–4»; None when there is no such point."""
        match = _NAMED.fullmatch(name)
        if match is None or not 1 <= int(match[1]) <= len(self.points):
            return None
        first = int(match[1])
        if match[2]:
            parts, at = self.points[first - 1].parts, _LETTERS.index(match[2])
            return parts[at] if at < len(parts) else None
        if match[3] and not int(match[1]) < int(match[3]) <= len(self.points):
            return None
        if match[3]:
            chosen = self.points[first - 1 : int(match[3])]
            return "\n".join(_whole(point, f"{count}. ") for count, point in enumerate(chosen, start=first))
        return _whole(self.points[first - 1], "")


class PointChanges(NamedTuple):
    """What is done to a main proposal: points by name with new words, points struck out, and what is added.

    A change of "" stands for all of the text; an addition to "" comes last, one to «punkt 2» after that point.
    """

    replaced: Mapping[str, str]
    struck: tuple[str, ...] = ()
    added: tuple[tuple[str, str], ...] = ()


def read_points(text: str, first: int = 1) -> DecisionPoints:
    """The points of a decision, numbered from `first` on."""
    lead: list[str] = []
    numbered: list[list[str]] = []
    for line in text.strip("\n").split("\n"):
        match = _POINT.match(line)
        if match and int(match[1]) == len(numbered) + first:
            numbered.append([line[match.end() :]])
        elif numbered:
            numbered[-1].append(line)
        else:
            lead.append(line)
    if not numbered:
        return DecisionPoints("", (_point(lead),), is_numbered=False)
    return DecisionPoints("\n".join(lead).strip(), tuple(map(_point, numbered)), is_numbered=True)


def changed(main: DecisionPoints, changes: PointChanges) -> DecisionPoints:
    """The main proposal with the changes put in; numbers follow by themselves."""
    if "" in changes.replaced:
        main = read_points(changes.replaced[""])
    return DecisionPoints(main.lead, tuple(point for _, _, point in _changed(main, changes)), main.is_numbered)


def renamed(main: DecisionPoints, changes: PointChanges) -> dict[str, str]:
    """What the points of the main proposal are called after the changes, by their names before; "" for what is gone."""
    if "" in changes.replaced:
        return {}
    names = {f"punkt {count}": "" for count in range(1, len(main.points) + 1)}
    for count, point in enumerate(main.points, start=1):
        names |= {f"punkt {count} {letter}": "" for letter, _ in zip(_LETTERS, point.parts, strict=False)}
    for count, (old, letters, _) in enumerate(_changed(main, changes), start=1):
        if old:
            names[f"punkt {old}"] = f"punkt {count}"
            kept = zip(_LETTERS, letters, strict=False)
            names |= {f"punkt {old} {before}": f"punkt {count} {now}" for now, before in kept if before.strip()}
    return names


def spots(name: str) -> frozenset[tuple[int, str]]:
    """The points that a name means, each with the letter of a part of it or ""; none for what is no such name."""
    match = _NAMED.fullmatch(name)
    if match is None:
        return frozenset()
    return frozenset((count, match[2] or "") for count in range(int(match[1]), int(match[3] or match[1]) + 1))


def overlap(one: str, other: str) -> bool:
    """Whether two names mean something of the same point; "" means all of them."""
    if not one or not other:
        return True
    return any(a == b and (x == y or not x or not y) for a, x in spots(one) for b, y in spots(other))


def _changed(main: DecisionPoints, changes: PointChanges) -> Iterator[tuple[int, str, Point]]:
    """The points after the changes, each with its number in the main proposal and the letters that its parts had there.

    What has no number there was added. A range is replaced once, where it begins.
    """
    for count, point in enumerate(main.points, start=1):
        name = next((name for name in changes.replaced if (count, "") in spots(name)), "")
        if name and min(spots(name)) == (count, ""):
            told = _told(changes.replaced[name])
            yield from ((count if at == 0 else 0, "", each) for at, each in enumerate(told))
        elif not name and not any((count, "") in spots(struck) for struck in changes.struck):
            letters, parts = _changed_parts(point, count, changes)
            yield count, letters, Point(point.text, parts)
        for after, text in changes.added:
            if max(spots(after), default=(0, "")) == (count, ""):
                yield from ((0, "", each) for each in _told(text))
    yield from ((0, "", each) for after, text in changes.added if not spots(after) for each in _told(text))


def _changed_parts(point: Point, count: int, changes: PointChanges) -> tuple[str, tuple[str, ...]]:
    """The parts of a point after the changes, with the letters that they had; " " for what is new."""
    found: list[tuple[str, str]] = []
    for letter, part in zip(_LETTERS, point.parts, strict=False):
        name = f"punkt {count} {letter}"
        if name in changes.replaced or name not in changes.struck:
            found.append((letter, _without_mark(changes.replaced.get(name, part))))
        found += [(" ", _without_mark(text)) for after, text in changes.added if after == name]
    return "".join(letter for letter, _ in found), tuple(part for _, part in found)


def _told(text: str) -> tuple[Point, ...]:
    """The points that a proposal has, by whatever numbers they were given; one where something stands before them."""
    match = _POINT.match(text.lstrip())
    points = read_points(text.strip(), int(match[1]) if match else 1)
    return points.points if not points.lead else (_point(text.strip("\n").split("\n")),)


def _without_mark(text: str) -> str:
    """The words of a part without the letter that it was given."""
    match = _PART.match(text)
    return text[match.end() :] if match else text


def fill_blanks(text: str, filled: tuple[str, ...]) -> str:
    """The text with what is filled in for each «____», in order."""
    left = iter(filled)
    return _BLANK.sub(lambda match: next(left, match[0]), text)


def count_blanks(text: str) -> int:
    """How many «____» a text has."""
    return len(_BLANK.findall(text))


def compare(proposed: DecisionPoints, adopted: DecisionPoints) -> Iterator[tuple[str, str, str]]:
    """What the adopted decision changed: each point by its new number, with the old words and the new."""
    old, new = [_whole(point, "") for point in proposed.points], [_whole(point, "") for point in adopted.points]
    same = set(old) & set(new)
    left = [text for text in old if text not in same]
    for count, text in enumerate(new, start=1):
        if text not in same:
            was = next((each for each in left if SequenceMatcher(None, each, text).ratio() > _ALIKE), "")
            left = [each for each in left if each != was]
            yield f"punkt {count}", was, text
    for text in left:
        yield f"punkt {old.index(text) + 1}", text, ""


def _point(lines: list[str]) -> Point:
    text: list[str] = []
    parts: list[list[str]] = []
    for line in lines:
        match = _PART.match(line)
        if match and match[1] == _LETTERS[len(parts)]:
            parts.append([line[match.end() :]])
        elif parts:
            parts[-1].append(line)
        else:
            text.append(line)
    return Point(_joined(text), tuple(map(_joined, parts)))


def _joined(lines: list[str]) -> str:
    """Lines without the indent that they had below their mark."""
    first, *rest = lines
    indents = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    least = min(indents, default=0)
    return "\n".join((first.strip(), *(line[least:].rstrip() for line in rest))).strip()


def _whole(point: Point, mark: str) -> str:
    indent = " " * len(mark)
    lines = _indented(point.text, mark, indent)
    for letter, part in zip(_LETTERS, point.parts, strict=False):
        lines += _indented(part, f"{indent}{letter}) ", f"{indent}   ")
    return "\n".join(lines)


def _indented(text: str, mark: str, indent: str) -> list[str]:
    first, *rest = text.split("\n")
    return [f"{mark}{first}", *(f"{indent}{line}" if line else "" for line in rest)]
