"""Lists as Word keeps them: definitions, levels, and the count that each paragraph adds to (ECMA-376 part 1, 17.9)."""

from typing import Final, NamedTuple

from hfi_docs.word.intake.word.names import MC, W, below, value
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.opc.xml import Element, integer

_DEEPEST: Final = 8
_LARGEST: Final = 32_767
_INDENT_STEP: Final = 720
_DIGITS: Final = frozenset({"decimal", "decimalZero"})


class Place(NamedTuple):
    """A paragraph's place in a list: which list, how deep, whether it counts and to what; `indent` in twips."""

    list_id: str
    level: int
    ordered: bool
    lettered: bool
    number: int
    indent: int


class Numbering:
    """The numbering part, and how far each list has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = {} if root is None else {item.get(f"{W}numId", ""): item for item in root.iter(f"{W}num")}
        definitions = () if root is None else root.iter(f"{W}abstractNum")
        self._definitions = {item.get(f"{W}abstractNumId", ""): item for item in definitions}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def place(self, paragraph: Element) -> Place | None:
        """The paragraph's place, counted; None when it is in no list, or in one without marks."""
        list_id, level, style = self._styles.numbering(paragraph)
        definition_id = self._definition_id(list_id)
        definition = self._definitions.get(definition_id)
        if list_id not in self._lists or definition is None:
            return None
        depth = min(max(self._style_level(definition, style) if level is None else level, 0), _DEEPEST)
        form = self._level(list_id, definition, depth)
        kind = _kind(form)
        if kind == "none":
            return None
        number = self._count(definition_id, list_id, depth, form)
        indent = self._styles.indent(paragraph)
        if indent is None:
            indent = self._level_indent(form, depth)
        ordered = kind != "bullet"
        return Place(list_id, depth, ordered, ordered and kind not in _DIGITS, number, indent)

    def _definition_id(self, list_id: str) -> str:
        name = value(self._lists.get(list_id), "abstractNumId")
        # A list style: the definition stands with the style's own list (17.9.21).
        style = value(self._definitions.get(name), "numStyleLink")
        if style:
            linked = next((value(item, "pPr/numPr/numId") for item in self._styles.chain(style)), "")
            name = value(self._lists.get(linked), "abstractNumId", name)
        return name

    def _style_level(self, definition: Element, style: str) -> int:
        """The level that a paragraph style is tied to."""
        for level in definition.iter(f"{W}lvl"):
            if style and value(level, "pStyle") == style:
                return integer(level.get(f"{W}ilvl"), 0)
        return 0

    def _level(self, list_id: str, definition: Element, depth: int) -> Element | None:
        override = self._override(list_id, depth)
        own = below(override, "lvl")
        if own is not None:
            return own
        levels = definition.iterchildren(f"{W}lvl")
        return next((level for level in levels if level.get(f"{W}ilvl") == str(depth)), None)

    def _override(self, list_id: str, depth: int) -> Element | None:
        changes = self._lists[list_id].iterchildren(f"{W}lvlOverride")
        return next((item for item in changes if item.get(f"{W}ilvl") == str(depth)), None)

    def _count(self, definition: str, list_id: str, depth: int, form: Element | None) -> int:
        counts = self._counts.setdefault(definition, {})
        restart = value(self._override(list_id, depth), "startOverride")
        if restart and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            counts.pop(depth, None)
        start = integer(restart or value(form, "start", "1"), 1)
        counts[depth] = counts[depth] + 1 if depth in counts else min(max(start, 0), _LARGEST)
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return counts[depth]

    def _level_indent(self, form: Element | None, depth: int) -> int:
        indent = below(form, "pPr/ind")
        text = None if indent is None else indent.get(f"{W}left", indent.get(f"{W}start"))
        return integer(text, (depth + 1) * _INDENT_STEP)


def _kind(form: Element | None) -> str:
    if form is None:
        return "decimal"
    found = below(form, "numFmt")
    if found is None:  # a format newer than the standard, with an older one beside it
        found = form.find(f"{MC}AlternateContent//{W}numFmt")
    return "decimal" if found is None else found.get(f"{W}val", "decimal")
