"""Colours: added styles take that of the letterhead's headings, and nothing that papers print is too pale to read."""

from collections.abc import Iterable, Mapping
from typing import Final

from hfi_docs.values.expressions import regex
from hfi_docs.values.words import join_words
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.styles import BODY_STYLE, STYLES
from hfi_docs.word.render.vocabulary import BASED_ON, STYLE, STYLE_ID, VAL, KnownElement, w
from hfi_docs.word.template.letterhead.standard import name_of
from hfi_docs.word.template.looks import LEAST_CONTRAST, contrast

_HEADINGS = ("heading 1", "heading 2")
#: The blues of the standard template, and the pale one behind the head of its tables; what stands in for that.
_OURS: Final = frozenset({"1F3864", "1D4F91"})
_BEHIND, _GREY = "E6ECF4", "EDEDED"
_BLACK, _WHITE = "000000", "FFFFFF"
_HEX = regex(r"[0-9A-Fa-f]{6}")
_STEPS: Final = 100


def heading_color(sheet: Element) -> str:
    """The colour of the letterhead's headings; "" when it has none of its own."""
    by_id = {style.get(STYLE_ID, ""): style for style in sheet.iterchildren(STYLE)}
    own = {name_of(style).casefold(): style for style in reversed(by_id.values())}
    style = next((own[name] for name in _HEADINGS if name in own), None)
    return "" if style is None else _color(style, by_id)


def tint(styles: Iterable[Element], color: str) -> None:
    """Gives styles of the standard template a colour in place of its blue."""
    dark = darkened(color, _GREY)
    for element in (element for style in styles for element in style.iter()):
        for name, value in element.attrib.items():
            if value in _OURS:
                element.set(name, dark)
            elif value == _BEHIND:
                element.set(name, _GREY)


def darken(sheet: Element) -> list[str]:
    """Makes the text of styles that papers use dark enough to be read (WCAG 2.1, 1.4.3); what was done."""
    wanted = {name.casefold() for name in (BODY_STYLE, *STYLES)}
    mended: dict[tuple[str, str], list[str]] = {}
    for style in sheet.iterchildren(STYLE):
        color: KnownElement = style.find(f"{w('rPr')}/{w('color')}")
        before = "" if color is None else color.get(VAL, "")
        if _HEX.fullmatch(before) and name_of(style).casefold() in wanted:
            after = darkened(before, _WHITE)
            if after != before:
                # A theme colour would win over it.
                color.attrib.clear()
                color.set(VAL, after)
                mended.setdefault((before, after), []).append(f"«{name_of(style)}»")
    return [
        f"Fargen {before} er for blek til å leses; {join_words(names)} har fått {after}."
        for (before, after), names in mended.items()
    ]


def darkened(color: str, behind: str) -> str:
    """The colour with as much black as it takes to be read on the one behind."""
    shares = range(_STEPS, -1, -1)
    mixes = (bytes(part * share // _STEPS for part in bytes.fromhex(color)).hex().upper() for share in shares)
    return (
        color
        if contrast(color, behind) >= LEAST_CONTRAST
        else next(mix for mix in mixes if contrast(mix, behind) >= LEAST_CONTRAST)
    )


def _color(style: Element | None, by_id: Mapping[str, Element]) -> str:
    """The colour of a style, its own or what it builds on; black where none says anything else."""
    for _ in by_id:
        if style is None:
            break
        color = style.find(f"{w('rPr')}/{w('color')}")
        if color is not None:
            value = color.get(VAL, "")
            return value.upper() if _HEX.fullmatch(value) else _BLACK
        base = style.find(BASED_ON)
        style = None if base is None else by_id.get(base.get(VAL, ""))
    return _BLACK
