"""The headings of a document: found by what their styles are called and based on, never by style ids."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from hfi_docs.word.render.lint.element import child, child_value, integer
from hfi_docs.word.render.names import BASED_ON, OUTLINE_LVL, P_PR, STYLE_ID, STYLE_NAME, VAL, Element, P

#: The level, counted from 1, and the paragraph.
Heading: TypeAlias = tuple[int, Element]

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


def read_headings(uses: Iterable[Element], styles: Iterable[Element]) -> tuple[Heading, ...]:
    """The headings among the uses of paragraph styles, in document order."""
    by_id = {style.get(STYLE_ID, ""): style for style in styles}
    named = [(use, use.get(VAL, "")) for use in uses]
    levels = {name: _level(by_id[name], by_id) for name in {name for _, name in named} if name in by_id}
    found = ((levels[name], _owner(use)) for use, name in named if levels.get(name))
    return tuple((level, paragraph) for level, paragraph in found if paragraph is not None)


def _owner(use: Element) -> Element | None:
    return next(use.iterancestors(P), None)


def _level(style: Element, by_id: Mapping[str, Element]) -> int:
    """The level that a style gives, by its name, its own outline level, or what it is based on; 0 for none."""
    seen: set[str] = set()
    current: Element | None = style
    while current is not None and current.get(STYLE_ID, "") not in seen:
        seen.add(current.get(STYLE_ID, ""))
        named = _HEADING.fullmatch(child_value(current, STYLE_NAME))
        if named:
            return int(named[1])
        outline = _outline(current)
        if outline is not None:
            return outline
        current = by_id.get(child_value(current, BASED_ON))
    return 0


def _outline(style: Element) -> int | None:
    properties = child(style, P_PR)
    mark = None if properties is None else child(properties, OUTLINE_LVL)
    level = None if mark is None else integer(mark, VAL)
    # Word counts outline levels from 0; 9 stands for body text.
    return None if level is None else (level + 1) % 10
