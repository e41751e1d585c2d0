"""What of Word's own a template cannot use: pages, marks and fields that papers make themselves or cannot keep."""

from collections.abc import Iterator, Sequence

from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.xml import Element, integer
from hfi_docs.word.render.vocabulary import BODY, DEL, FLD_SIMPLE, INS, INSTR_TEXT, MAIN, PG_MAR, PG_SZ, SECT_PR, P, w
from hfi_docs.word.template.faults import TemplateFault
from hfi_docs.word.template.tags import Story

_TOC = regex(r"\bTOC\b")
_CHANGES = tuple(w(f"{name}Change") for name in ("pPr", "rPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid"))
_TRACKED = (INS, DEL, w("moveFrom"), w("moveTo"), w("cellIns"), w("cellDel"), *_CHANGES)
_COMMENTED = (w("commentReference"), w("commentRangeStart"))


def layout_faults(stories: Sequence[Story]) -> Iterator[TemplateFault]:
    """What must be taken out of the template, the first of each kind in each part."""
    for story in stories:
        if story.name == MAIN:
            yield from _page_faults(story)
        yield from _first(story, _TRACKED, "Malen har sporede endringer. Godta eller forkast dem: Se gjennom > Godta.")
        yield from _first(story, _COMMENTED, "Malen har merknader. Slett dem: Se gjennom > Slett > Alle merknader.")
        yield from _contents_faults(story)


def _page_faults(story: Story) -> Iterator[TemplateFault]:
    last = story.root.find(f"{BODY}/{SECT_PR}")
    if last is None or last.find(PG_SZ) is None or last.find(PG_MAR) is None:
        yield TemplateFault("Malen mangler sideoppsett. Velg papirstørrelse og marger i Word.")
    for section in story.root.iter(SECT_PR):
        place = _place(story, section)
        columns = section.find(w("cols"))
        if columns is not None and (integer(columns.get(w("num")), 1) > 1 or len(columns) > 1):
            yield TemplateFault("Malen har spalter. Velg én: Oppsett > Kolonner > Én.", place)
        if section.getparent() is not None and section is not last and next(section.iterancestors(P), None) is not None:
            message = "Malen har et inndelingsskift. Slett det; programmet snur sidene for brede tabeller selv."
            yield TemplateFault(message, place)


def _contents_faults(story: Story) -> Iterator[TemplateFault]:
    simple = [(field, field.get(w("instr"), "")) for field in story.root.iter(FLD_SIMPLE)]
    written = [(field, field.text or "") for field in story.root.iter(INSTR_TEXT)]
    for field, instruction in (*simple, *written):
        if _TOC.search(instruction):
            message = "Malen har en innholdsfortegnelse. Slett den; programmet skriver den selv der papiret skal ha en."
            yield TemplateFault(message, _place(story, field))
            return


def _first(story: Story, tags: Sequence[str], message: str) -> Iterator[TemplateFault]:
    found = next(story.root.iter(*tags), None)
    if found is not None:
        yield TemplateFault(message, _place(story, found))


def _place(story: Story, element: Element) -> str:
    paragraph = next(element.iterancestors(P), None)
    return story.title if paragraph is None else story.places.get(paragraph, story.title)
