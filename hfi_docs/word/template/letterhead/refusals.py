"""What only the office can mend in a letterhead, since it would change what the letterhead says or how it looks."""

import re
from collections.abc import Iterator, Mapping

from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.lint.element import excerpt
from hfi_docs.word.render.shell import paragraph_text
from hfi_docs.word.render.vocabulary import (
    ANCHORED,
    BODY,
    P_PR,
    P_STYLE,
    STYLE,
    STYLE_ID,
    STYLE_SHEET,
    TBL,
    TC,
    TXBX_CONTENT,
    VAL,
    P,
)
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.letterhead.draft import Draft
from hfi_docs.word.template.letterhead.standard import name_of
from hfi_docs.word.template.places import places

_HEADING = re.compile(r"heading [1-9]", re.IGNORECASE)
_FLOATS = (
    "Her er en tekstboks eller en figur som flyter. Flytt den til toppteksten (Sett inn > Topptekst), "
    "eller velg «På linje med teksten» under Figuroppsett."
)
_HEADS = "Dette er en overskrift; i et papir kommer sakens tittel først. Slett den, eller gi den stilen «Normal»."
_NESTED = "Her står en tabell inne i en tabell. Flytt den ut av cellen."


def body_faults(draft: Draft) -> Iterator[TemplateFault]:
    """What stands in the text of a letterhead and cannot stand above a case; the first of each kind in a paragraph."""
    known = places(draft.main, "")
    names = {} if STYLE_SHEET not in draft.xml else _style_names(draft.xml[STYLE_SHEET])
    for paragraph in draft.main.iter(P):
        if paragraph in known and next(paragraph.iterancestors(TXBX_CONTENT), None) is None:
            if next(paragraph.iter(ANCHORED, TXBX_CONTENT), None) is not None:
                yield TemplateFault(_FLOATS, known[paragraph], excerpt(paragraph))
            elif _is_heading(paragraph, names):
                yield TemplateFault(_HEADS, known[paragraph], excerpt(paragraph))
    for table in draft.main.iterfind(f"{BODY}//{TBL}"):
        if next(table.iterancestors(TC), None) is not None:
            yield TemplateFault(_NESTED, known.get(table, ""))


def _style_names(sheet: Element) -> dict[str, str]:
    return {style.get(STYLE_ID, ""): name_of(style) for style in sheet.iterchildren(STYLE)}


def _is_heading(paragraph: Element, names: Mapping[str, str]) -> bool:
    """Whether a paragraph with words of the letterhead's own, and no tags, is a heading."""
    style = paragraph.find(f"{P_PR}/{P_STYLE}")
    text = paragraph_text(paragraph).strip()
    named = "" if style is None else names.get(style.get(VAL, ""), "")
    return bool(text) and "{" not in text and _HEADING.fullmatch(named) is not None
