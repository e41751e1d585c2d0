"""The styles of a Word file: by name, whatever the language of the Word that wrote it, and with inheritance."""

from functools import cached_property
from typing import Final, NamedTuple

from hfi_docs.document import ParagraphRole
from hfi_docs.values.expressions import regex
from hfi_docs.word.intake.word.names import R_PR, VAL, W, below, is_on, value
from hfi_docs.word.opc.xml import Element, integer, is_true

_HEADING: Final = regex(r"(?:heading|overskrift) ?([1-9])")
_TITLES: Final = frozenset({"title", "tittel"})
_ROLES: Final[dict[ParagraphRole, frozenset[str]]] = {
    "quote": frozenset({"quote", "intense quote", "sitat", "sterkt sitat"}),
    "caption": frozenset({"caption", "bildetekst"}),
}
_CONTENTS: Final = regex(
    r"(?:toc|inh|innholdsfortegnelse) ?(?:\d|heading)|table of figures|overskrift for innholdsfortegnelse"
)
_BODY_TEXT: Final = 9
#: Styles may be based on each other in a circle; no real chain is so long.
_LONGEST_CHAIN: Final = 20


class _Meaning(NamedTuple):
    """What a paragraph style makes of a paragraph."""

    level: int | None
    contents: bool
    role: ParagraphRole


class Styles:
    """The styles part, or none."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {} if root is None else {item.get(f"{W}styleId", ""): item for item in root.iter(f"{W}style")}
        self._meanings: dict[str, _Meaning] = {}
        #: The language that the file is in, unless a text says otherwise.
        self.language = "" if root is None else _default_language(root)
        self._switches: dict[tuple[str, str], bool] = {}
        self._values: dict[tuple[str, str, str], str] = {}
        #: What the style of a table makes of the texts in the cell that is read now.
        self.cell_looks: tuple[Element, ...] = ()

    @cached_property
    def _default(self) -> str:
        for name, style in self._styles.items():
            if style.get(f"{W}type") == "paragraph" and is_true(style.get(f"{W}default")):
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
        return self._of(paragraph).level if direct is None else _outline(direct)

    def is_contents(self, paragraph: Element) -> bool:
        """Whether the paragraph is a line of a contents list, or stands above one."""
        return self._of(paragraph).contents

    def role(self, paragraph: Element) -> ParagraphRole:
        """«quote», «caption» or «body»."""
        return self._of(paragraph).role

    def _of(self, paragraph: Element) -> "_Meaning":
        style = self.paragraph_style(paragraph)
        if style not in self._meanings:
            contents = _CONTENTS.match(self.name(style)) is not None
            names = {value(item, "name").lower() for item in self.chain(style)}
            role: ParagraphRole = next((role for role, known in _ROLES.items() if names & known), "body")
            self._meanings[style] = _Meaning(None if contents else self._level(style), contents, role)
        return self._meanings[style]

    def _level(self, style: str) -> int | None:
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

    def numbering(self, paragraph: Element) -> tuple[str, int | None]:
        """List id and level of the paragraph, each its own or of the nearest style; "" for no list."""
        own = below(paragraph, "pPr/numPr")
        styles = [below(item, "pPr/numPr") for item in self.chain(self.paragraph_style(paragraph))]
        givers = [found for found in (own, *styles) if found is not None]
        number = next(filter(None, (value(giver, "numId") for giver in givers)), "")
        level = next(filter(None, (value(giver, "ilvl") for giver in givers)), "")
        return "" if number == "0" else number, integer(level, 0) if level else None

    def indent(self, paragraph: Element) -> int | None:
        """The left indent that the paragraph itself asks for, in twips."""
        return _left(below(paragraph, "pPr/ind"))

    def style_indent(self, style: str) -> int:
        """The left indent that a style gives, in twips."""
        found = (_left(below(item, "pPr/ind")) for item in self.chain(style))
        return next((indent for indent in found if indent is not None), 0)

    def left_edge(self, paragraph: Element) -> int:
        """The left indent of the paragraph itself, else that of its style."""
        own = self.indent(paragraph)
        return self.style_indent(self.paragraph_style(paragraph)) if own is None else own

    def is_set(self, run: Element, paragraph_style: str, switch: str) -> bool:
        """Whether a run is bold («b»), italic («i»), hidden («vanish»), struck through («strike») and so on.

        A switch in the run itself decides; those of the character and the paragraph style cancel each other out
        (toggle properties, ECMA-376 17.7.3).
        """
        properties = run.find(R_PR)
        own = below(properties, switch)
        if own is not None:
            return is_on(own)
        if self._style_sets(value(properties, "rStyle"), switch) != self._style_sets(paragraph_style, switch):
            return True
        return is_on(next((found for look in self.cell_looks if (found := below(look, switch)) is not None), None))

    def run_value(self, run: Element, paragraph_style: str, name: str) -> str:
        """What a property that is no switch is set to: by the run itself, its style or its paragraph's; "" for not."""
        return self._nearest(run, paragraph_style, name, "val")

    def run_fill(self, run: Element, paragraph_style: str) -> str:
        """The colour behind a run, as its shading gives it; "" for none."""
        return self._nearest(run, paragraph_style, "shd", "fill")

    def style_value(self, style: str, name: str) -> str:
        """What a style sets a property of runs to; "" for not."""
        return self._style_value(style, name, "val")

    def font(self, run: Element, paragraph_style: str, kind: str) -> str:
        """The font for one kind of signs («ascii», «hAnsi»), "" when the file's usual one."""
        return self._nearest(run, paragraph_style, "rFonts", kind)

    def _nearest(self, run: Element, paragraph_style: str, name: str, attribute: str) -> str:
        properties = run.find(R_PR)
        own = below(properties, name)
        found = None if own is None else own.get(f"{W}{attribute}")
        if found is not None:
            return found
        character = value(properties, "rStyle")
        return self._style_value(character, name, attribute) or self._style_value(paragraph_style, name, attribute)

    def _style_value(self, style: str, name: str, attribute: str) -> str:
        key = style, name, attribute
        if key not in self._values:
            elements = (below(item, f"rPr/{name}") for item in self.chain(style))
            found = (item.get(f"{W}{attribute}") for item in elements if item is not None)
            self._values[key] = next((text for text in found if text is not None), "")
        return self._values[key]

    def _style_sets(self, style: str, switch: str) -> bool:
        known = self._switches.get((style, switch))
        if known is None:
            found = (below(item, f"rPr/{switch}") for item in self.chain(style))
            known = self._switches[style, switch] = is_on(next((item for item in found if item is not None), None))
        return known


def _default_language(root: Element) -> str:
    return value(root, "docDefaults/rPrDefault/rPr/lang")


def _outline(element: Element) -> int | None:
    level = integer(element.get(VAL), _BODY_TEXT)
    return level + 1 if 0 <= level < _BODY_TEXT else None


def _left(indent: Element | None) -> int | None:
    if indent is None:
        return None
    text = indent.get(f"{W}left", indent.get(f"{W}start"))
    return None if text is None else integer(text, 0)
