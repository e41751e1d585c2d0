"""What only the office can mend in a letterhead, since it would change what the letterhead says or how it looks."""

from collections.abc import Iterator

from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.lint.element import excerpt
from hfi_docs.word.render.lint.package import read_headings
from hfi_docs.word.render.lint.part import XmlPart
from hfi_docs.word.render.shell import paragraph_text
from hfi_docs.word.render.vocabulary import (
    ANCHORED,
    BODY,
    MAIN,
    STYLE,
    STYLE_SHEET,
    TBL,
    TBL_HEADER,
    TC,
    TXBX_CONTENT,
    P,
)
from hfi_docs.word.template.drawn import TITLE_HOW
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.layout_tables import title_of
from hfi_docs.word.template.letterhead.draft import Draft
from hfi_docs.word.template.places import places

_FLOATS = (
    "Her er en tekstboks eller en figur som flyter. Flytt den til toppteksten (Sett inn > Topptekst), "
    "eller velg «På linje med teksten» under Figuroppsett."
)
_HEADS = "Dette er en overskrift; i et papir kommer sakens tittel først. Slett den, eller gi den stilen «Normal»."
_NESTED = "Her står en tabell inne i en tabell. Flytt den ut av cellen."


def body_faults(draft: Draft) -> Iterator[TemplateFault]:
    """What stands in the text of a letterhead and cannot stand above a case; the first of each kind in a paragraph."""
    known = places(draft.main, "")
    sheet = draft.xml.get(STYLE_SHEET)
    styles = () if sheet is None else sheet.iterchildren(STYLE)
    headings = {paragraph for _, paragraph in read_headings(XmlPart(MAIN, b"", draft.main), styles)}
    for paragraph in draft.main.iter(P):
        if paragraph in known and next(paragraph.iterancestors(TXBX_CONTENT), None) is None:
            if next(paragraph.iter(ANCHORED, TXBX_CONTENT), None) is not None:
                yield TemplateFault(_FLOATS, known[paragraph], excerpt(paragraph))
            elif paragraph in headings and _says_its_own(paragraph):
                yield TemplateFault(_HEADS, known[paragraph], excerpt(paragraph))
    for table in draft.main.iterfind(f"{BODY}//{TBL}"):
        if next(table.iterancestors(TC), None) is not None:
            yield TemplateFault(_NESTED, known.get(table, ""))
        elif next(table.iter(TBL_HEADER), None) is not None and not title_of(table):
            yield TemplateFault(f"Tittel mangler. {TITLE_HOW}", known.get(table, ""))


def _says_its_own(paragraph: Element) -> bool:
    """Whether a paragraph holds words of the letterhead's own, and no tags."""
    text = paragraph_text(paragraph).strip()
    return bool(text) and "{" not in text
