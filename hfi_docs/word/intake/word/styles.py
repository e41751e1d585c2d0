"""The styles of a Word file: by name, whatever the language of the Word that wrote it, and with inheritance."""

import re
from functools import cached_property
from typing import Final

from hfi_docs.document import ParagraphRole
from hfi_docs.word.intake.word.names import NUM_PR, P_PR, R_PR, VAL, W, below, is_on, value
from hfi_docs.word.opc.xml import Element, integer

_HEADING: Final = re.compile(r"(?:heading|overskrift) ?([1-9])")
_TITLES: Final = frozenset({"title", "tittel"})
_ROLES: Final[dict[ParagraphRole, frozenset[str]]] = {
    "quote": frozenset({"quote", "intense quote", "sitat", "sterkt sitat"}),
    "caption": frozenset({"caption", "bildetekst"}),
}
_CONTENTS: Final = re.compile(
    r"(?:toc|inh|innholdsfortegnelse) ?(?:\d|heading)|table of figures|overskrift for innholdsfortegnelse"
)
_BODY_TEXT: Final = 9
#: Styles may be based on each other in a circle; no real chain is so long.
_LONGEST_CHAIN: Final = 20


class Styles:
    """The styles part, or none."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {} if root is None else {item.get(f"{W}styleId", ""): item for item in root.iter(f"{W}style")}
        self._switches: dict[tuple[str, str], bool] = {}

    @cached_property
    def _default(self) -> str:
        for name, style in self._styles.items():
            if style.get(f"{W}type") == "paragraph" and is_on_attribute(style.get(f"{W}default")):
                return name
        return ""

    def paragraph_style(self, paragraph: Element) -> str:
        """The id of the paragraph's style."""
        return value(paragraph, "pPr/pStyle") or self._default

    def name(self, style: str) -> str:
        """The name of a style in lower case; its id when the file does not define it."""
        return value(self._styles.get(style), "name", style).lower()

    def chain(self, style: str) -> list[Element]:
        """The style and those it is based on, nearest first."""
        found: list[Element] = []
        while style in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[style])
            style = value(found[-1], "basedOn")
        return found

    def heading_level(self, paragraph: Element) -> int | None:
        """0 for the title, 1–9 for headings, None for other text: by outline level, else by the style's name."""
        direct = below(paragraph, "pPr/outlineLvl")
        if direct is not None:
            return _outline(direct)
        style = self.paragraph_style(paragraph)
        if self.is_contents(paragraph):
            return None
        for name, element in [(self.name(item.get(f"{W}styleId", "")), item) for item in self.chain(style)]:
            if name in _TITLES:
                return 0
            outline = below(element, "pPr/outlineLvl")
            if outline is not None:
                return _outline(outline)
            if match := _HEADING.fullmatch(name):
                return int(match[1])
        match = _HEADING.fullmatch(self.name(style))
        return int(match[1]) if match else None

    def is_contents(self, paragraph: Element) -> bool:
        """Whether the paragraph is a line of a contents list, or stands above one."""
        return _CONTENTS.match(self.name(self.paragraph_style(paragraph))) is not None

    def role(self, paragraph: Element) -> ParagraphRole:
        """«quote», «caption» or «body»."""
        names = {value(item, "name").lower() for item in self.chain(self.paragraph_style(paragraph))}
        return next((role for role, known in _ROLES.items() if names & known), "body")

    def numbering(self, paragraph: Element) -> tuple[str, int | None, str]:
        """List id and level of the paragraph, own or its style's, and the style that gave them; "" for no list."""
        direct = below(paragraph, "pPr/numPr")
        style = self.paragraph_style(paragraph)
        inherited, giver = self._style_numbering(style)
        number = value(direct, "numId") or value(inherited, "numId")
        level = value(direct, "ilvl") or value(inherited, "ilvl")
        own = bool(value(direct, "numId"))
        return "" if number == "0" else number, integer(level, 0) if level else None, "" if own else giver

    def indent(self, paragraph: Element) -> int | None:
        """The left indent that the paragraph itself asks for, in twips."""
        return _left(below(paragraph, "pPr/ind"))

    def style_indent(self, style: str) -> int:
        """The left indent that a style gives, in twips."""
        found = (_left(below(item, "pPr/ind")) for item in self.chain(style))
        return next((indent for indent in found if indent is not None), 0)

    def is_set(self, run: Element, paragraph_style: str, switch: str) -> bool:
        """Whether a run is bold («b»), italic («i») or hidden («vanish»).

        A switch in the run itself decides; those of the character and the paragraph style cancel each other out
        (toggle properties, ECMA-376 17.7.3).
        """
        properties = run.find(R_PR)
        own = below(properties, switch)
        if own is not None:
            return is_on(own)
        return self._style_sets(value(properties, "rStyle"), switch) != self._style_sets(paragraph_style, switch)

    def _style_sets(self, style: str, switch: str) -> bool:
        known = self._switches.get((style, switch))
        if known is None:
            found = (below(item, f"rPr/{switch}") for item in self.chain(style))
            known = self._switches[style, switch] = is_on(next((item for item in found if item is not None), None))
        return known

    def _style_numbering(self, style: str) -> tuple[Element | None, str]:
        for item in self.chain(style):
            properties = item.find(P_PR)
            found = None if properties is None else properties.find(NUM_PR)
            if found is not None:
                return found, item.get(f"{W}styleId", "")
        return None, ""


def is_on_attribute(text: str | None) -> bool:
    """Whether an attribute such as `w:default` says yes."""
    return text in ("1", "true", "on")


def _outline(element: Element) -> int | None:
    level = integer(element.get(VAL), _BODY_TEXT)
    return level + 1 if 0 <= level < _BODY_TEXT else None


def _left(indent: Element | None) -> int | None:
    if indent is None:
        return None
    text = indent.get(f"{W}left", indent.get(f"{W}start"))
    return None if text is None else integer(text, 0)
