"""Properties put into an element at the place that the schema gives them: Word refuses or skips them elsewhere."""

import re
from typing import Final

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.vocabulary import CHILD_RANKS, INTEGER_ATTRIBUTES, REPEATABLE, W, w

_LAST = 1000
_MEASURE = regex(r"(-?\d{1,9})((?:\.\d{1,20})?)(pt|in|cm|mm|pc|pi)?", re.ASCII)
#: The units that measures may have (ST_UniversalMeasure, ISO 29500-1 22.9.2.15), in points.
_POINTS: Final = {"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12, "pi": 12}
_TWIPS, _HALF_POINTS = 20, 2
_OF_TEXT = frozenset(map(w, ("sz", "szCs", "kern", "position")))


def put(parent: Element, child: Element) -> None:
    """Gives an element a property, in place of the one of that name that it has."""
    for old in parent.findall(str(child.tag)):
        parent.remove(old)
    add(parent, child)


def add(parent: Element, child: Element) -> None:
    """Gives an element one more child, at its place."""
    rank = _rank(parent, child)
    at = next((index for index, other in enumerate(parent) if _rank(parent, other) > rank), len(parent))
    parent.insert(at, child)


def needed(parent: Element, name: str, at: int | None = None) -> Element:
    """The child of an element with a name in Word's namespace, made where there is none."""
    found = parent.find(w(name))
    if found is None:
        found = parent.makeelement(w(name))
        if at is None:
            add(parent, found)
        else:
            parent.insert(at, found)
    return found


def remove_all(root: Element, *names: str) -> int:
    """Takes every element with these names in Word's namespace out; how many there were."""
    found = list(root.iter(*map(w, names)))
    for element in found:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return len(found)


def straighten(root: Element) -> int:
    """Puts properties in order, each once, and measures in whole numbers of Word's own; how many were mended.

    Some programs write decimals, and «Strict Open XML» has units («12pt»).
    """
    mended = 0
    for parent in root.iter(*CHILD_RANKS):
        children = list(parent)
        once = [child for child in children if child.tag in REPEATABLE or parent.find(str(child.tag)) is child]
        ordered = sorted(once, key=lambda child: _rank(parent, child))
        if ordered != children:
            parent[:] = ordered
            mended += 1
    for tag, attribute in INTEGER_ATTRIBUTES:
        for element in root.iter(tag):
            rounded = _rounded(element.get(attribute, "0"), _HALF_POINTS if tag in _OF_TEXT else _TWIPS)
            if rounded:
                element.set(attribute, rounded)
                mended += 1
    return mended


def _rank(parent: Element, child: Element) -> int:
    """The place of a child; extensions of later versions come last, and so does what the schema does not know."""
    return CHILD_RANKS.get(str(parent.tag), {}).get(
        str(child.tag), _LAST if str(child.tag).startswith(W) else _LAST + 1
    )


def _rounded(value: str, per_point: int) -> str:
    """The measure as a whole number, in twips or half-points when it has a unit; "" when it is one or is none."""
    found = _MEASURE.fullmatch(value)
    if found is None or (not found[2] and not found[3]):
        return ""
    scale = _POINTS[found[3]] * per_point if found[3] else 1
    return str(round(float(found[1] + found[2]) * scale))
