"""Lists as Word keeps them: definitions, levels, and the count that each paragraph adds to (ECMA-376 part 1, 17.9)."""

import re
from functools import cached_property
from typing import Final, NamedTuple

from hfi_docs.document import Label, Text
from hfi_docs.values.expressions import regex
from hfi_docs.values.marks import label_text
from hfi_docs.word.intake.characters import clean_text
from hfi_docs.word.intake.symbols import is_symbol_font, symbol
from hfi_docs.word.intake.telling import Telling
from hfi_docs.word.intake.word.names import MC, W, below, is_on, plain_text, value
from hfi_docs.word.intake.word.number_forms import COUNTED, number_in
from hfi_docs.word.intake.word.styles import Styles
from hfi_docs.word.opc.xml import Element, integer

_DEEPEST: Final = 8
_LARGEST: Final = 32_767
_INDENT_STEP: Final = 720
_PLACE: Final = regex(r"%([1-9])")
_ODD_FONT: Final = regex("ding|sorts|marlett|bullet", re.IGNORECASE)
#: Bullets that say something: whether a thing is done or chosen.
_MARKS: Final = frozenset("☐☑☒✓✔✗✘+±!?")
_DASHES: Final = frozenset("-–—−")


class ListPlace(NamedTuple):
    """A paragraph's place in a list: which list, how deep, the number it counts to; `indent` in twips.

    `label` is what stands before it, None for a bullet; `gap` parts the label from the text.
    """

    list_id: str
    level: int
    label: Label | None
    number: int
    indent: int
    gap: str = " "

    @property
    def text(self) -> str:
        """The label as the sender sees it, "" for a bullet."""
        return label_text(self.label, self.number) if self.label else ""


def label_inlines(place: ListPlace | None) -> tuple[Text, ...]:
    """The label before the text of a paragraph that is no item in a list of ours."""
    return (Text(place.text + place.gap),) if place is not None and place.text else ()


class ListNumbering:
    """The numbering part, and how far each list has counted."""

    def __init__(self, root: Element | None, styles: Styles, telling: Telling) -> None:
        self._styles = styles
        self._telling = telling
        self._lists = {} if root is None else {item.get(f"{W}numId", ""): item for item in root.iter(f"{W}num")}
        definitions = () if root is None else root.iter(f"{W}abstractNum")
        self._definitions = {item.get(f"{W}abstractNumId", ""): item for item in definitions}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def place(self, paragraph: Element) -> ListPlace | None:
        """The paragraph's place, counted; None when it is in no list, or in one without marks."""
        list_id, level = self._styles.numbering(paragraph)
        definition_id = self._definition_id(list_id)
        definition = self._definitions.get(definition_id)
        if list_id not in self._lists or definition is None:
            return None
        depth = min(max(self._style_level(definition, paragraph) if level is None else level, 0), _DEEPEST)
        levels = _Levels(self._lists[list_id], definition)
        number = self._count(definition_id, list_id, depth, levels)
        form = levels.form(depth)
        kind, _ = _kind(form)
        label = self._bullet(form) if kind == "bullet" else self._label(levels, depth, self._counts[definition_id])
        if label is None and not (kind == "bullet" and _is_seen(form)):
            return None
        if _has_picture(form):
            self._telling.add("picture bullet", text=plain_text(paragraph))
        indent = self._styles.indent(paragraph)
        if indent is None:
            indent = _level_indent(form, depth)
        gap = "" if value(form, "suff") == "nothing" else " "
        return ListPlace(list_id, depth, label, number, indent, gap)

    def _label(self, levels: "_Levels", depth: int, counts: dict[int, int]) -> Label | None:
        """What stands before a paragraph: a frame around its number, or a text when its number cannot be counted."""
        form = levels.form(depth)
        legal = is_on(below(form, "isLgl"))
        kind, _ = _kind(form)
        own = "decimal" if legal and kind != "none" else kind
        template = value(form, "lvlText", "" if kind == "none" else f"%{depth + 1}.")
        capitals = is_on(below(form, "rPr/caps"))
        counts_on = own in COUNTED and template.count(f"%{depth + 1}") == 1 and "{}" not in template and not capitals

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            if place == depth and counts_on:
                return "{}"
            if place > depth:
                return ""
            number = counts[place]
            style, custom = ("decimal", "") if legal else _kind(levels.form(place))
            text = number_in(number, style, custom, self._styles.language)
            if text is None:
                self._telling.add("number form")
            return str(number) if text is None else text

        frame = " ".join(clean_text(_PLACE.sub(shown, template)).split())
        if not frame or is_on(below(form, "rPr/vanish")):
            return None
        return Label(COUNTED[own], frame) if counts_on else Label("decimal", frame.upper() if capitals else frame)

    def _bullet(self, form: Element | None) -> Label | None:
        """None for a bullet; a label when words or marks that say something stand in its place."""
        shown = _shown_bullet(form)
        # A round letter serves as a bullet, and so do letters of fonts that show other signs.
        words = any(sign.isalnum() for sign in shown) and shown.lower() != "o" and not _ODD_FONT.search(_font(form))
        says = shown in _MARKS or (words and (len(shown) > 1 or not is_symbol_font(_font(form))))
        return Label("decimal", shown) if says or (shown in _DASHES and self._has_pluses) else None

    @cached_property
    def _has_pluses(self) -> bool:
        """Whether some bullets are pluses: then a dash is a minus."""
        levels = (level for definition in self._definitions.values() for level in definition.iterchildren(f"{W}lvl"))
        return any(_shown_bullet(level) == "+" for level in levels)

    def _definition_id(self, list_id: str) -> str:
        name = value(self._lists.get(list_id), "abstractNumId")
        # A list style: the definition stands with the style's own list (17.9.21).
        style = value(self._definitions.get(name), "numStyleLink")
        if style:
            linked = next((value(item, "pPr/numPr/numId") for item in self._styles.chain(style)), "")
            name = value(self._lists.get(linked), "abstractNumId", name)
        return name

    def _style_level(self, definition: Element, paragraph: Element) -> int:
        """The level that the paragraph's style is tied to, or one that it is based on."""
        tied = {value(level, "pStyle"): level for level in definition.iterchildren(f"{W}lvl")}
        chain = self._styles.chain(self._styles.paragraph_style(paragraph))
        found = (tied.get(item.get(f"{W}styleId", "")) for item in chain)
        return next((integer(level.get(f"{W}ilvl"), 0) for level in found if level is not None), 0)

    def _count(self, definition: str, list_id: str, depth: int, levels: "_Levels") -> int:
        counts = self._counts.setdefault(definition, {})
        if levels.restart(depth) is not None and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            counts.pop(depth, None)
        for above in range(depth):  # a level that is skipped has begun all the same
            counts.setdefault(above, levels.start(above))
        counts[depth] = counts[depth] + 1 if depth in counts else levels.start(depth)
        for deeper in [level for level in counts if level > depth and levels.begins_anew(level, depth)]:
            del counts[deeper]
        return counts[depth]


class _Levels(NamedTuple):
    """The levels of one list: those of its definition, and what the list itself changes in them."""

    instance: Element
    definition: Element

    def form(self, depth: int) -> Element | None:
        """How a level looks."""
        own = below(self._change(depth), "lvl")
        if own is not None:
            return own
        levels = self.definition.iterchildren(f"{W}lvl")
        return next((level for level in levels if level.get(f"{W}ilvl") == str(depth)), None)

    def restart(self, depth: int) -> int | None:
        """The number at which this list begins a level anew, if it does."""
        text = value(self._change(depth), "startOverride")
        return _within(integer(text, 1)) if text else None

    def start(self, depth: int) -> int:
        """The first number of a level: 0 when it tells none (17.9.25)."""
        own = self.restart(depth)
        return _within(integer(value(self.form(depth), "start"), 0)) if own is None else own

    def begins_anew(self, depth: int, above: int) -> bool:
        """Whether a level starts again after a paragraph of a level above it."""
        after = value(self.form(depth), "lvlRestart")
        return not after or above < integer(after, _DEEPEST)

    def _change(self, depth: int) -> Element | None:
        changes = self.instance.iterchildren(f"{W}lvlOverride")
        return next((item for item in changes if item.get(f"{W}ilvl") == str(depth)), None)


def _within(number: int) -> int:
    return min(max(number, 0), _LARGEST)


def _level_indent(form: Element | None, depth: int) -> int:
    indent = below(form, "pPr/ind")
    text = None if indent is None else indent.get(f"{W}left", indent.get(f"{W}start"))
    return integer(text, (depth + 1) * _INDENT_STEP)


def _kind(form: Element | None) -> tuple[str, str]:
    """How a level counts, and the row of signs that it counts with when that is one of its own."""
    if form is None:
        return "decimal", ""
    found = below(form, "numFmt")
    if found is None:  # a format newer than the standard, with an older one beside it
        found = form.find(f"{MC}AlternateContent//{W}numFmt")
    if found is None:
        return "decimal", ""
    return found.get(f"{W}val", "decimal"), found.get(f"{W}format", "")


def _shown_bullet(form: Element | None) -> str:
    """The sign or word that stands as a bullet, as its font shows it."""
    text, font = value(form, "lvlText"), _font(form)
    if is_symbol_font(font):
        text = "".join(symbol(font, ord(sign)) for sign in text)
    return clean_text(text).strip()


def _font(form: Element | None) -> str:
    fonts = below(form, "rPr/rFonts")
    return "" if fonts is None else fonts.get(f"{W}ascii", "")


def _is_seen(form: Element | None) -> bool:
    """Whether a bullet stands there at all."""
    if is_on(below(form, "rPr/vanish")):
        return False
    return below(form, "lvlText") is None or bool(value(form, "lvlText").strip()) or _has_picture(form)


def _has_picture(form: Element | None) -> bool:
    return below(form, "lvlPicBulletId") is not None
