"""The numbered points of a decision, as text: taken apart, changed, and put together with new numbers."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

_POINT = re.compile(r"(\d{1,2})[.)][ \t]+")
_PART = re.compile(r"[ \t]*([a-zæøå])[.)][ \t]+")
_NAMED = re.compile(r"punkt (\d{1,2})(?: ([a-zæøå])|[–-](\d{1,2}))?")
#: «____»; no two underscores inside a name, as in «plan__ny.docx».
_BLANK = re.compile(r"_{3,}|(?<!\w)__(?!\w)")
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
        if match[3]:
            chosen = self.points[first - 1 : int(match[3])]
            return "\n".join(_whole(point, f"{count}. ") for count, point in enumerate(chosen, start=first))
        return _whole(self.points[first - 1], "")


def read_points(text: str) -> DecisionPoints:
    """The points of a decision."""
    lead: list[str] = []
    numbered: list[list[str]] = []
    for line in text.strip("\n").split("\n"):
        match = _POINT.match(line)
        if match and int(match[1]) == len(numbered) + 1:
            numbered.append([line[match.end() :]])
        elif numbered:
            numbered[-1].append(line)
        else:
            lead.append(line)
    if not numbered:
        return DecisionPoints("", (_point(lead),), is_numbered=False)
    return DecisionPoints("\n".join(lead).strip(), tuple(map(_point, numbered)), is_numbered=True)


def changed(
    main: DecisionPoints, replaced: dict[str, str], struck: tuple[str, ...], added: tuple[str, ...]
) -> DecisionPoints:
    """The main proposal with changes put in, what is struck out gone and additions last; numbers follow by themselves.

    A change that names no point stands for all of the text.
    """
    if "" in replaced:
        main = read_points(replaced[""])
    points: list[Point] = []
    for count, point in enumerate(main.points, start=1):
        if _covers(struck, f"punkt {count}"):
            continue
        whole = next((text for name, text in replaced.items() if _covers((name,), f"punkt {count}")), None)
        if whole is not None:
            # A range is replaced once, where it begins.
            if _first(next(name for name in replaced if _covers((name,), f"punkt {count}"))) == count:
                points += read_points(whole).points
            continue
        letters = zip(_LETTERS, point.parts, strict=False)
        parts = [
            replaced.get(f"punkt {count} {letter}", part)
            for letter, part in letters
            if f"punkt {count} {letter}" not in struck
        ]
        points.append(Point(point.text, tuple(parts)))
    for text in added:
        points += read_points(text).points
    return DecisionPoints(main.lead, tuple(points), main.is_numbered)


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


def _covers(names: tuple[str, ...], point: str) -> bool:
    """Whether one of the names means a whole point: itself, or a range that it is in."""
    number = int(point.removeprefix("punkt "))
    for name in names:
        match = _NAMED.fullmatch(name)
        if match and not match[2] and int(match[1]) <= number <= int(match[3] or match[1]):
            return True
    return False


def _first(name: str) -> int:
    match = _NAMED.fullmatch(name)
    return int(match[1]) if match else 0


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
