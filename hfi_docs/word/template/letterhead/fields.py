"""The fields and slots that papers fill: those that the letterhead lacks are put below what it has."""

from collections.abc import Iterable, Set
from copy import deepcopy
from itertools import chain

from hfi_docs.contract import Contract
from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.xml import Element
from hfi_docs.word.render.lint.accessibility import SEPARATOR_STYLE, is_visible
from hfi_docs.word.render.lint.element import children_through, excerpt
from hfi_docs.word.render.shell import paragraph_text
from hfi_docs.word.render.vocabulary import (
    BODY,
    BOOKMARK_END,
    BOOKMARK_START,
    P_PR,
    P_STYLE,
    SDT,
    SECT_PR,
    STYLE_SHEET,
    TBL,
    VAL,
    KnownElement,
    P,
)
from hfi_docs.word.template.letterhead.draft import Draft
from hfi_docs.word.template.letterhead.standard import Standard
from hfi_docs.word.template.letterhead.styles import restyle, style_ids
from hfi_docs.word.template.tags import read_stories

_NAME = regex(r"\w+")
_WRITTEN = regex(r"\{\{\s*(\w+)\s*\}\}")


def add_fields(draft: Draft, standard: Standard, contract: Contract, named: Set[str]) -> list[str]:
    """Puts the standard template's paragraphs with fields below the letterhead's text; the names that are new.

    A letterhead that has fields, of those that are `named` in it, gets those alone that none may lack, each above the
    slots that come after it: a title below the text that it is the title of would be no heading.
    """
    has_fields = named & {*contract.fields, *contract.slots, *contract.shape}
    wanted = {*contract.required, *contract.optional_slots} - named if has_fields else None
    body: KnownElement = draft.main.find(BODY)
    section: KnownElement = body.find(SECT_PR)
    ids = style_ids(draft.xml[STYLE_SHEET])
    added: list[str] = []
    for index, paragraph in enumerate(standard.paragraphs):
        names = _names_written(paragraph)
        if wanted is None or wanted & set(names):
            later = {name for each in standard.paragraphs[index + 1 :] for name in _names_written(each)}
            place = (child for child in body if later.intersection(contract.slots, _names_written(child)))
            next(place, section).addprevious(restyle(deepcopy(paragraph), standard, ids))
            added += names
    return list(dict.fromkeys(added))


def _names_written(element: Element) -> list[str]:
    return _WRITTEN.findall("".join(map(paragraph_text, element.iter(P))))


def drop_empty_paragraphs(draft: Draft) -> int:
    """Takes the empty paragraphs of the body out, which papers may not have; how many there were.

    Between two tables stands a paragraph of no height.
    """
    body: KnownElement = draft.main.find(BODY)
    separator = style_ids(draft.xml[STYLE_SHEET])[SEPARATOR_STYLE.casefold()]
    empty = [
        each for each in children_through(body, P) if not is_visible(each) and each.find(f"{P_PR}/{SECT_PR}") is None
    ]
    for table in list(body.iter(TBL)):
        if _is_table(table.getnext()):
            table.addnext(_separator(body, separator))
    for paragraph in empty:
        if _is_table(paragraph.getprevious()) and _is_table(paragraph.getnext()):
            paragraph.addnext(_separator(body, separator))
            _drop(paragraph)
        else:
            _drop(paragraph)
    return len(empty)


def first_text(draft: Draft) -> str:
    """How the letterhead's own text in the body begins; "" when it has none."""
    body: KnownElement = draft.main.find(BODY)
    texts = (excerpt(each) for each in body.iter(P) if "{" not in paragraph_text(each))
    return next(filter(None, texts), "")


def names_in(draft: Draft) -> set[str]:
    """Every name in the tags of a letterhead."""
    tags = chain.from_iterable(story.tags for story in read_stories(draft.parts()))
    return {name for tag in tags for name in _NAME.findall(tag.content)}


def _is_table(element: Element | None) -> bool:
    return element is not None and element.tag == TBL


def _separator(body: Element, style_id: str) -> Element:
    made = body.makeelement(P)
    properties = made.makeelement(P_PR)
    properties.append(properties.makeelement(P_STYLE, {VAL: style_id}))
    made.append(properties)
    return made


def _drop(paragraph: Element) -> None:
    """Takes a paragraph out; marks that begin or end in it stay, and a content control that it leaves empty goes."""
    for mark in list(paragraph.iter(BOOKMARK_START, BOOKMARK_END)):
        paragraph.addprevious(mark)
    outer = _alone_in(paragraph)
    parent = outer.getparent()
    if parent is not None:
        parent.remove(outer)


def _alone_in(paragraph: Element) -> Element:
    control = next(paragraph.iterancestors(SDT), None)
    content: Iterable[Element] = () if control is None else control.iter(P, TBL)
    return control if control is not None and len(list(content)) == 1 else paragraph
