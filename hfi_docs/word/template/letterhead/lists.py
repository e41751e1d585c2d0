"""Lists: a letterhead whose list styles count nothing, or each by itself, gets definitions of its own.

A list of ours goes on from level to level within one definition, and each level belongs to a style (ECMA-376 17.9.24).
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Final

from hfi_docs.word.opc.xml import Element, integer
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.vocabulary import (
    ABSTRACT_NUM,
    ABSTRACT_NUM_ID,
    NUM,
    NUM_ID,
    NUMBERING,
    P_STYLE,
    STYLE,
    STYLE_ID,
    STYLE_SHEET,
    VAL,
    KnownElement,
    w,
)
from hfi_docs.word.template.letterhead.draft import Draft
from hfi_docs.word.template.letterhead.standard import Standard
from hfi_docs.word.template.letterhead.styles import place_of_properties, style_ids
from hfi_docs.word.template.letterhead.tree import needed, put, remove_all

#: The styles of the levels of each list, and what the list is called to people.
LISTS: Final = {
    ("List Bullet", "List Bullet 2", "List Bullet 3"): "punktliste",
    ("List Number", "List Number 2", "List Number 3"): "nummerert liste",
    ("HFI Tabellpunkt",): "punkter i tabeller",
    ("HFI Vedtakspunkt", "HFI Vedtakspunkt 2"): "punkter i forslag til vedtak",
    ("HFI Vedtatt punkt", "HFI Vedtatt punkt 2"): "punkter i vedtak",
}
#: Lists whose styles have the indents: all paragraphs of a frame must.
_FRAMED = ("HFI Vedtakspunkt", "HFI Vedtatt punkt")
_NSID = w("nsid")
_ORDER = (w("numPicBullet"), ABSTRACT_NUM, NUM)


def add_lists(draft: Draft, standard: Standard) -> list[str]:
    """Gives the list styles the lists that they lack; what those are called."""
    if NUMBERING not in draft.xml:
        draft.add("numbering", standard.numbering.makeelement(w("numbering"), nsmap=standard.numbering.nsmap))
    numbering = draft.xml[NUMBERING]
    numbering[:] = sorted(
        numbering, key=lambda item: _ORDER.index(str(item.tag)) if item.tag in _ORDER else len(_ORDER)
    )
    sheet = draft.xml[STYLE_SHEET]
    made = []
    for names, told in LISTS.items():
        if not _is_whole(names, StyleSheet(sheet, numbering)):
            _number(names, sheet, numbering, standard)
            made.append(told)
    return made


def _is_whole(names: tuple[str, ...], styles: StyleSheet) -> bool:
    """Whether the styles are the levels of one list, one below the other."""
    first = styles.abstract_list(names[0])
    return bool(first) and all(
        styles.abstract_list(name) == first and styles.list_level(name, level).number and _level(name, styles) == level
        for level, name in enumerate(names)
    )


def _level(name: str, styles: StyleSheet) -> int:
    """The level of its list that a style says it is; lists of ours are told so, whatever their levels say."""
    style = styles.names[name.casefold()]
    found = style.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}")
    return 0 if found is None else integer(found.get(VAL), -1)


def _number(names: tuple[str, ...], sheet: Element, numbering: KnownElement, standard: Standard) -> None:
    """Makes a definition and an instance of it, and lets the styles be its levels."""
    ids = style_ids(sheet)
    own = [ids[name.casefold()] for name in names]
    for link in list(numbering.iter(P_STYLE)):
        if link.get(VAL) in own:
            link.getparent().remove(link)
    definition = _definition(names[0], standard)
    abstract = _free(numbering.iterchildren(ABSTRACT_NUM), ABSTRACT_NUM_ID)
    definition.set(ABSTRACT_NUM_ID, str(abstract))
    definition.find(_NSID).set(VAL, _free_nsid(definition.find(_NSID).get(VAL), numbering))
    for level, style_id in zip(definition.iter(w("lvl")), own, strict=False):
        level.find(P_STYLE).set(VAL, style_id)
    number = max(1, _free(numbering.iterchildren(NUM), NUM_ID))
    instance = numbering.makeelement(NUM, {NUM_ID: str(number)})
    instance.append(instance.makeelement(ABSTRACT_NUM_ID, {VAL: str(abstract)}))
    _insert(numbering, definition)
    _insert(numbering, instance)
    by_id = {style.get(STYLE_ID): style for style in sheet.iterchildren(STYLE)}
    for level, style_id in enumerate(own):
        _count_in(by_id[style_id], number, level, keeps_indents=names[0] in _FRAMED)


def _definition(name: str, standard: Standard) -> KnownElement:
    """A copy of the definition that the standard template's style of this name counts with, without fonts."""
    source = StyleSheet(standard.draft.xml[STYLE_SHEET], standard.numbering).abstract_list(name)
    found = next(item for item in standard.numbering.iter(ABSTRACT_NUM) if item.get(ABSTRACT_NUM_ID) == source)
    made = deepcopy(found)
    remove_all(made, "rFonts")
    return made


def _count_in(style: Element, number: int, level: int, *, keeps_indents: bool) -> None:
    properties = needed(style, "pPr", at=place_of_properties(style))
    # The indents are the list's: those of the style would win over them.
    remove_all(properties, "tabs", *(() if keeps_indents else ("ind",)))
    count_by = properties.makeelement(w("numPr"))
    if level:
        count_by.append(count_by.makeelement(w("ilvl"), {VAL: str(level)}))
    count_by.append(count_by.makeelement(NUM_ID, {VAL: str(number)}))
    put(properties, count_by)


def _free(items: Iterator[Element], attribute: str) -> int:
    return 1 + max((integer(item.get(attribute), 0) for item in items), default=-1)


def _free_nsid(wanted: str, numbering: Element) -> str:
    """A number that no other definition has: Word takes two with one for the same (17.9.14)."""
    used = {item.get(VAL, "").upper() for item in numbering.iter(_NSID)}
    return next(name for number in count(int(wanted, 16)) if (name := f"{number:08X}") not in used)


def _insert(numbering: Element, item: Element) -> None:
    """Definitions before instances (17.9.17)."""
    rank = _ORDER.index(str(item.tag))
    before = [other for other in numbering if other.tag in _ORDER[: rank + 1]]
    numbering.insert(0 if not before else 1 + numbering.index(before[-1]), item)
