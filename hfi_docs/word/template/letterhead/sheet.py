"""The sheet: its size and margins, and a header and a footer for every page that the letterhead says nothing of."""

from copy import deepcopy
from typing import Final

from hfi_docs.word.opc.xml import Element, integer
from hfi_docs.word.render.vocabulary import (
    BODY,
    HEIGHT,
    MAIN,
    ORIENT,
    P_STYLE,
    PG_MAR,
    PG_SZ,
    SECT_PR,
    STYLE,
    STYLE_ID,
    STYLE_SHEET,
    TYPE,
    VAL,
    WIDTH,
    KnownElement,
    P,
    R,
    w,
)
from hfi_docs.word.template.letterhead.draft import Draft
from hfi_docs.word.template.letterhead.standard import Standard
from hfi_docs.word.template.letterhead.styles import restyle, style_ids, text_width
from hfi_docs.word.template.letterhead.tree import add, needed, put

_STORIES: Final = {"header": "topptekst med saken", "footer": "bunntekst med sidetall"}
_TAB, _POS = w("tab"), w("pos")
_PAGES: Final = {"default": "vanlige sider", "first": "første side", "even": "partallssider"}


def set_up_sheet(draft: Draft, standard: Standard) -> tuple[list[str], list[str]]:
    """Gives the letterhead the sheet, header and footer that it lacks; what was added, and what was put right."""
    section = _section(draft)
    added = [*_size(section, standard), *_margins(section, standard)]
    added += [told for kind, told in _STORIES.items() if _add_story(kind, section, draft, standard)]
    return added, _upright(section)


def kept_stories(draft: Draft) -> str:
    """The pages that have headers or footers of the letterhead's own; "" when none have."""
    section: KnownElement = draft.main.find(f"{BODY}/{SECT_PR}")
    if section is None:
        return ""
    references = [item for kind in _STORIES for item in section.iterchildren(w(f"{kind}Reference"))]
    kinds = {item.get(TYPE) for item in references}
    return ", ".join(told for kind, told in _PAGES.items() if kind in kinds)


def _section(draft: Draft) -> Element:
    """The properties of the last section, at the end of the body."""
    body: KnownElement = draft.main.find(BODY)
    section: KnownElement = body.find(SECT_PR)
    if section is None:
        section = body.makeelement(SECT_PR)
    body.append(section)
    return section  # type: ignore[no-any-return]


def _size(section: Element, standard: Standard) -> list[str]:
    size = section.find(PG_SZ)
    if size is not None and all(integer(size.get(side), 0) > 0 for side in (WIDTH, HEIGHT)):
        return []
    put(section, deepcopy(standard.section.find(PG_SZ)))
    return ["papirstørrelse (A4)"]


def _margins(section: Element, standard: Standard) -> list[str]:
    own: KnownElement = section.find(PG_MAR)
    usual = standard.section.find(PG_MAR)
    if own is None:
        put(section, deepcopy(usual))
        return ["marger"]
    own.attrib.update({side: width for side, width in usual.attrib.items() if side not in own.attrib})
    return []


def _upright(section: Element) -> list[str]:
    size: KnownElement = section.find(PG_SZ)
    width, height = sorted((size.get(WIDTH), size.get(HEIGHT)), key=int)
    if size.get(WIDTH) == width:
        size.attrib.pop(ORIENT, None)
        return []
    size.attrib.update({WIDTH: width, HEIGHT: height})
    size.attrib.pop(ORIENT, None)
    return ["Arket er snudd til høykant. Sider med brede tabeller snur programmet selv."]


def _add_story(kind: str, section: Element, draft: Draft, standard: Standard) -> bool:
    """Adds the standard header or footer for ordinary pages where the letterhead has none; whether it had none."""
    reference = w(f"{kind}Reference")
    if any(item.get(TYPE) == "default" for item in section.iterchildren(reference)):
        return False
    name = next(item.get(f"{R}id") for item in standard.section.iterchildren(reference) if item.get(TYPE) == "default")
    lines = standard.draft.relations[MAIN]
    source = next(line.target for line in lines if line.id == name)
    root = restyle(deepcopy(standard.draft.xml[source]), standard, style_ids(draft.xml[STYLE_SHEET]))
    for line in root.iter(P):
        _align_right(line, draft)
    add(section, section.makeelement(reference, {TYPE: "default", f"{R}id": draft.add(kind, root)}))
    return True


def _align_right(line: Element, draft: Draft) -> None:
    """Sets what stands behind the tab at the right edge: the letterhead's style may have a stop in the middle."""
    properties, width = needed(line, "pPr", at=0), text_width(draft)
    used = properties.find(P_STYLE)
    name = None if used is None else used.get(VAL)
    own = next((each for each in draft.xml[STYLE_SHEET].iterchildren(STYLE) if each.get(STYLE_ID) == name), None)
    stops = set() if own is None else {integer(stop.get(_POS), 0) for stop in own.iter(_TAB)}
    if stops == {width}:
        return
    tabs = properties.makeelement(w("tabs"))
    for stop in sorted(stops - {width}):
        tabs.append(tabs.makeelement(_TAB, {VAL: "clear", _POS: f"{stop}"}))
    tabs.append(tabs.makeelement(_TAB, {VAL: "right", _POS: f"{width}"}))
    put(properties, tabs)
