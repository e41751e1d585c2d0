"""The styles that a letterhead lacks, under their names, with ids that are free, and without fonts.

They take the letterhead's own font. What they build on and lead to is found by name: Norwegian Word writes
`Overskrift1` for what others call `Heading1`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from hfi_docs.word.opc.xml import Element, integer, is_true
from hfi_docs.word.render.styles import ANCHOR_STYLE, BODY_STYLE, PROSE_STYLE, STYLES
from hfi_docs.word.render.vocabulary import (
    BASED_ON,
    BODY,
    OPTIONAL,
    OUTLINE_LVL,
    P_STYLE,
    R_STYLE,
    SECT_PR,
    STYLE,
    STYLE_ID,
    STYLE_NAME,
    STYLE_SHEET,
    TBL_STYLE,
    TYPE,
    VAL,
    KnownElement,
    w,
)
from hfi_docs.word.template.letterhead.colors import heading_color, tint
from hfi_docs.word.template.letterhead.draft import Draft
from hfi_docs.word.template.letterhead.standard import Standard, name_of
from hfi_docs.word.template.letterhead.tree import needed, put, remove_all

LANGUAGE: Final = "nb-NO"
_DEFAULT, _NEXT, _LINK = w("default"), w("next"), w("link")
#: What Word takes where a document says nothing (ECMA-376 17.7.5), said aloud so that others take the same.
_DEFAULT_FONT, _DEFAULT_SIZE = "Times New Roman", "20"
#: Of the header and footer that a letterhead may be given.
_BESIDE = ("header", "footer")
_HEADINGS = tuple(f"heading {level}" for level in range(1, 7))
#: A letterhead that has this has lists of its own.
_LIST = "list bullet"
_RIGHT = w("right")


def add_styles(draft: Draft, standard: Standard) -> list[str]:
    """Gives the letterhead each style that papers use; the names of those that it lacked."""
    if STYLE_SHEET not in draft.xml:
        draft.add("styles", standard.draft.main.makeelement(w("styles"), nsmap=standard.draft.main.nsmap))
    sheet = draft.xml[STYLE_SHEET]
    for style in list(sheet.iterchildren(STYLE)):
        if not name_of(style) or not style.get(STYLE_ID):
            sheet.remove(style)
    _name_body_style(sheet)
    ids = style_ids(sheet)
    used = {standard.names[use.get(VAL, "")] for use in standard.draft.main.iter(P_STYLE, R_STYLE, TBL_STYLE)}
    needs = (BODY_STYLE, *STYLES, *OPTIONAL, ANCHOR_STYLE, *_BESIDE, *sorted(used))
    wanted = [name for name in needs if name.casefold() not in ids]
    prose, body = PROSE_STYLE.casefold(), BODY_STYLE.casefold()
    # Lists of its own have a measure of their own: prose beside them keeps it.
    goes_without = prose not in ids and _LIST in ids
    missing = list(dict.fromkeys(each for name in wanted for each in _with_bases(name, standard)))
    missing = [name for name in missing if name not in ids and not (goes_without and name == prose)]
    for name in missing:
        ids[name] = _free_id(standard.styles[name].get(STYLE_ID, ""), ids.values())
    if goes_without:
        ids[prose] = ids[body]
    color = heading_color(sheet)
    made = [_copy(standard.styles[name], sheet, standard.names, ids) for name in missing]
    if color:
        tint(made, color)
    sheet.extend(made)
    return [name_of(standard.styles[name]) for name in missing]


def level_headings(sheet: Element) -> list[str]:
    """Gives the heading styles the levels that they lack: LibreOffice and readers go by those; which ones, named."""
    by_name = {name_of(style).casefold(): style for style in sheet.iterchildren(STYLE)}
    mended = []
    for level, name in enumerate(_HEADINGS, start=1):
        style = by_name.get(name)
        if style is not None and not list(style.iter(OUTLINE_LVL)):
            properties = needed(style, "pPr", at=place_of_properties(style))
            put(properties, properties.makeelement(OUTLINE_LVL, {VAL: str(level - 1)}))
            mended.append(f"«{name}»")
    return mended


def place_of_properties(style: Element) -> int:
    """Where the paragraph properties of a style stand: before those of its text and of tables (CT_Style, 17.7.4.17)."""
    after = tuple(w(name) for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
    return next((index for index, child in enumerate(style) if child.tag in after), len(style))


def style_ids(sheet: Element) -> dict[str, str]:
    """The ids of styles by their names in lower case; of two with one name, Word keeps the first."""
    found: dict[str, str] = {}
    for style in sheet.iterchildren(STYLE):
        found.setdefault(name_of(style).casefold(), style.get(STYLE_ID, ""))
    return found


def keep_measure(draft: Draft, standard: Standard, names: Collection[str]) -> None:
    """Gives the lines of added styles the length they have on the standard sheet, where the letterhead has the room."""
    less = text_width(standard.draft) - text_width(draft)
    for style in draft.xml[STYLE_SHEET].iterchildren(STYLE):
        for indent in style.iterfind(f"{w('pPr')}/{w('ind')}") if name_of(style) in names else ():
            right = integer(indent.get(_RIGHT), 0)
            if right:
                indent.set(_RIGHT, str(max(0, right - less)))


def text_width(draft: Draft) -> int:
    """How wide the text of an upright page is, in twips."""
    section: KnownElement = draft.main.find(f"{BODY}/{SECT_PR}")
    sides = sum(integer(section.find(w("pgMar")).get(w(side)), 0) for side in ("left", "right", "gutter"))
    return integer(section.find(w("pgSz")).get(w("w")), 0) - sides


def restyle(element: Element, standard: Standard, ids: Mapping[str, str]) -> Element:
    """Something of the standard template with the letterhead's own styles."""
    for use in element.iter(P_STYLE, R_STYLE, TBL_STYLE):
        use.set(VAL, ids[standard.names[use.get(VAL, "")]])
    return element


def set_defaults(sheet: Element) -> list[str]:
    """Makes sure that the defaults stand in the file, with Norwegian as the language; what was done."""
    defaults = needed(sheet, "docDefaults", at=0)
    properties = needed(needed(defaults, "rPrDefault", at=0), "rPr", at=0)
    told = []
    if properties.find(w("rFonts")) is None:
        put(
            properties,
            properties.makeelement(
                w("rFonts"), {w(each): _DEFAULT_FONT for each in ("ascii", "hAnsi", "eastAsia", "cs")}
            ),
        )
    if properties.find(w("sz")) is None:
        put(properties, properties.makeelement(w("sz"), {VAL: _DEFAULT_SIZE}))
    lang = properties.find(w("lang"))
    before = "" if lang is None else lang.get(VAL, "")
    if before != LANGUAGE:
        told.append(f"Språket er satt til norsk bokmål{f' (det var {before})' if before else ''}.")
    remove_all(sheet, "lang")
    put(properties, properties.makeelement(w("lang"), {VAL: LANGUAGE, w("eastAsia"): LANGUAGE, w("bidi"): "ar-SA"}))
    return told


def _name_body_style(sheet: Element) -> None:
    """Makes sure that the style of ordinary paragraphs has Word's name for it, and is that of paragraphs without one.

    Some programs have another name for it; LibreOffice may not say that it is the default.
    """
    paragraphs = [style for style in sheet.iterchildren(STYLE) if style.get(TYPE) == "paragraph"]
    default = next((style for style in paragraphs if _is_default(style)), None)
    named = next((style for style in paragraphs if name_of(style).casefold() == BODY_STYLE.casefold()), None)
    if default is None and named is not None:
        named.set(_DEFAULT, "1")
    elif default is not None and named is None:
        name = default.find(STYLE_NAME)
        if name is not None:
            name.set(VAL, BODY_STYLE)


def _is_default(style: Element) -> bool:
    return is_true(style.get(_DEFAULT))


def _with_bases(name: str, standard: Standard) -> Iterator[str]:
    """A style and what it builds on and leads to, in lower case."""
    waiting, seen = [name.casefold()], set[str]()
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            yield current
            style = standard.styles[current]
            waiting += [standard.names[each.get(VAL, "")] for each in style.iterchildren(BASED_ON, _NEXT, _LINK)]


def _free_id(wanted: str, taken: Iterable[str]) -> str:
    used = {each.casefold() for each in taken}
    name, number = wanted, 1
    while name.casefold() in used:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _copy(style: Element, sheet: Element, names: Mapping[str, str], ids: Mapping[str, str]) -> Element:
    made = deepcopy(style)
    made.set(STYLE_ID, ids[name_of(style).casefold()])
    for reference in made.iterchildren(BASED_ON, _NEXT, _LINK):
        reference.set(VAL, ids[names[reference.get(VAL, "")]])
    remove_all(made, "rFonts", "lang", "numPr")
    of_kind = (other for other in sheet.iterchildren(STYLE) if other.get(TYPE) == made.get(TYPE))
    if any(map(_is_default, of_kind)):
        made.attrib.pop(_DEFAULT, None)
    return made
