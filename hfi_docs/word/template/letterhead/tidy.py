"""What Word or another program has left in a letterhead that papers cannot have, put right and told."""

from collections import Counter
from itertools import count
from typing import Final

from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.vocabulary import (
    DOC_PR,
    LAYOUT_TITLE,
    P_STYLE,
    R_STYLE,
    SETTINGS,
    STYLE,
    STYLE_ID,
    STYLE_SHEET,
    TBL,
    TBL_CAPTION,
    TBL_HEADER,
    TBL_STYLE,
    TC,
    VAL,
    P,
    T,
    w,
)
from hfi_docs.word.template.layout_tables import title_of
from hfi_docs.word.template.letterhead.draft import Draft
from hfi_docs.word.template.letterhead.standard import Standard
from hfi_docs.word.template.letterhead.styles import LANGUAGE
from hfi_docs.word.template.letterhead.tree import needed, put, remove_all, straighten

#: Settings that papers cannot have, and what it means that they are gone.
_SETTINGS: Final = {
    ("documentProtection", "writeProtection"): "Beskyttelsen mot redigering er tatt bort.",
    ("attachedTemplate", "linkStyles"): "Koblingen til en annen mal er tatt bort.",
    ("trackRevisions",): "Sporing av endringer er slått av.",
    ("mailMerge",): "Koblingen til adresselisten (utskriftsfletting) er tatt bort.",
    ("updateFields",): "Spørsmålet om å oppdatere felter når filen åpnes, er tatt bort.",
}
_RELATIONS: Final = {
    "glossaryDocument": "Byggeklossene (hurtigdeler) er tatt bort.",
    "thumbnail": "Forhåndsbildet av brevpapiret er tatt bort.",
}


def tidy(draft: Draft, standard: Standard) -> list[str]:
    """Puts the letterhead's own parts right; what was done."""
    told = [message for kind, message in _RELATIONS.items() if kind in draft.left_out]
    if "template" in draft.main_type:
        told.insert(0, "Filen er lagret som dokument (.docx), ikke som Word-mal (.dotx).")
    told += _settings(draft, standard)
    if sum(straighten(root) for root in draft.xml.values()):
        told.append("Mål med desimaler og egenskaper i feil rekkefølge er rettet, så Word leser dem.")
    layouts = _mark_layouts(draft)
    if layouts:
        told.append(f"{layouts} {'tabell' if layouts == 1 else 'tabeller'} uten overskriftsrad er merket som brevhode.")
    if _number_drawings(draft):
        told.append("Figurer med samme nummer er nummerert på nytt.")
    if sum(_close(root) for root in draft.stories.values()):
        told.append("Etter en tabell sist i topp- eller bunnteksten er det satt inn et tomt avsnitt, som Word krever.")
    for root in draft.stories.values():
        # They show building blocks that are gone.
        remove_all(root, "placeholder")
        _drop_unknown_styles(root, draft)
    return told


def _settings(draft: Draft, standard: Standard) -> list[str]:
    if SETTINGS not in draft.xml:
        draft.add("settings", standard.settings)
        return []
    settings = draft.xml[SETTINGS]
    told = [message for names, message in _SETTINGS.items() if remove_all(settings, *names)]
    for language in settings.iter(w("themeFontLang")):
        language.set(VAL, LANGUAGE)
    return told


def _drop_unknown_styles(root: Element, draft: Draft) -> None:
    """Takes the styles out that the file does not have: Word shows such text in its ordinary style."""
    sheet = draft.xml.get(STYLE_SHEET)
    known = set() if sheet is None else {style.get(STYLE_ID) for style in sheet.iterchildren(STYLE)}
    for use in list(root.iter(P_STYLE, R_STYLE, TBL_STYLE)):
        parent = use.getparent()
        if use.get(VAL) not in known and parent is not None:
            parent.remove(use)


def _close(root: Element) -> bool:
    """Puts a paragraph after a table that ends a header, a footer or a cell; whether one did."""
    open_ended = [place for place in (root, *root.iter(TC)) if len(place) and place[-1].tag == TBL]
    for place in open_ended:
        place.append(place.makeelement(P))
    return bool(open_ended)


def _mark_layouts(draft: Draft) -> int:
    """Says of each table of the body that has neither header row nor title that it lays out the letterhead."""
    marked = 0
    for table in draft.main.iter(TBL):
        text = "".join(piece.text or "" for piece in table.iter(T))
        if "{%" not in text and not title_of(table) and next(table.iter(TBL_HEADER), None) is None:
            properties = needed(table, "tblPr", at=0)
            put(properties, properties.makeelement(TBL_CAPTION, {VAL: LAYOUT_TITLE}))
            marked += 1
    return marked


def _number_drawings(draft: Draft) -> bool:
    """Gives each drawing a number of its own where two have the same; whether they had."""
    drawings = [drawing for root in draft.stories.values() for drawing in root.iter(DOC_PR)]
    used = Counter(drawing.get("id") for drawing in drawings)
    if len(used) == len(drawings):
        return False
    for number, drawing in zip(count(1), drawings, strict=False):
        drawing.set("id", str(number))
    return True
