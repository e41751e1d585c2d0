"""A document tree and a shell become the bytes of a Word file."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from hfi_docs.document import Document
from hfi_docs.errors import TemplateError
from hfi_docs.word.render.blocks import BlockWriter, Counters
from hfi_docs.word.render.body import body_markup
from hfi_docs.word.render.content_types import with_defaults
from hfi_docs.word.render.contents import with_page_numbers
from hfi_docs.word.render.contract import CONTENT_TYPES, MAIN, MAIN_RELATIONSHIPS, NUMBERING, STYLE_SHEET
from hfi_docs.word.render.figures import Pictures
from hfi_docs.word.render.flow import Ruler
from hfi_docs.word.render.markup import RunContext
from hfi_docs.word.render.names import BODY, BOOKMARK_START, DOC_DEFAULTS, ID, LANG, VAL, KnownElement
from hfi_docs.word.render.notes import Notes, NoteStyles
from hfi_docs.word.render.numbering import Lists
from hfi_docs.word.render.package import pack_entries
from hfi_docs.word.render.pagination import Pages
from hfi_docs.word.render.properties import PART as CORE_PART
from hfi_docs.word.render.properties import core_properties
from hfi_docs.word.render.relations import Relations
from hfi_docs.word.render.sections import text_areas
from hfi_docs.word.render.shell import Shell, drop_empty, fill_part, has_empty
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.template_flow import letterhead_overhang
from hfi_docs.word.render.xml import parse, serialise, with_prefixes


class Additions(NamedTuple):
    """What the blocks add to other parts of the package than the main one."""

    lists: Lists
    relations: Relations
    pictures: Pictures
    notes: Notes


def render_document(document: Document, shell: Shell, template_name: str) -> bytes:
    """The Word file: the same bytes for the same document and shell, on every run.

    Raises:
        TemplateError: the template lacks a style or a part that papers need.
    """
    parts = _filled(document, shell)
    missing = [name for name in (MAIN, STYLE_SHEET, NUMBERING, MAIN_RELATIONSHIPS) if name not in parts]
    if missing:
        message = f"Malen {template_name} mangler {', '.join(missing)}. Kjør «hfi-docs template check»."
        raise TemplateError(message)
    styles = _style_sheet(parts[STYLE_SHEET], parts[NUMBERING], template_name)
    added = _additions(parts, styles)
    parts[MAIN] = _main_part(document, styles, added, parts)
    parts |= {name: serialise(_emptied(content)) for name, content in parts.items() if has_empty(content)}
    _finish(parts, document, added)
    return pack_entries(parts)


def _filled(document: Document, shell: Shell) -> dict[str, bytes]:
    slots = {name for name, parts in document.slots.items() if any(part.blocks for part in parts)}
    return {name: fill_part(content, document.fields, slots) for name, content in shell.parts.items()}


def _additions(parts: dict[str, bytes], styles: StyleSheet) -> Additions:
    relations = Relations(parts[MAIN_RELATIONSHIPS])
    pictures = Pictures(relations, (content for name, content in parts.items() if name.endswith(".xml")))
    ids = NoteStyles(*(styles.id(name) for name in ("footnote text", "footnote reference", "Hyperlink")))
    return Additions(Lists(parts[NUMBERING], styles), relations, pictures, Notes(parts, ids))


def _finish(parts: dict[str, bytes], document: Document, added: Additions) -> None:
    """Puts what the blocks have added into the package."""
    added.notes.finish(parts, added.relations)
    pictures = added.pictures.parts
    if pictures:
        parts |= pictures
        parts[CONTENT_TYPES] = with_defaults(parts[CONTENT_TYPES], (name.rpartition(".")[2] for name in pictures))
    parts[NUMBERING] = added.lists.content()
    parts[MAIN_RELATIONSHIPS] = added.relations.content()
    parts[STYLE_SHEET] = _in_language(parts[STYLE_SHEET], document.properties.language)
    parts[CORE_PART] = core_properties(document.properties)


def _main_part(document: Document, styles: StyleSheet, added: Additions, parts: Mapping[str, bytes]) -> bytes:
    root = with_prefixes(parse(parts[MAIN]))
    drop_empty(root)
    body = root.find(BODY)
    areas = text_areas(body)
    portrait = Ruler(styles, areas["portrait"])
    pages = Pages(portrait.area.height, down=letterhead_overhang(body, parts, portrait))
    context = RunContext(styles.id("Hyperlink"), styles.id("footnote reference"), added.relations.link, added.notes.add)
    counters = Counters(max((int(mark.get(ID)) for mark in root.iter(BOOKMARK_START)), default=0))
    writer = BlockWriter(styles, context, counters, added.lists, added.pictures, pages, portrait.area)
    return with_page_numbers(body_markup(root, document, writer, areas), pages).encode()


@lru_cache(maxsize=8)
def _style_sheet(styles: bytes, numbering: bytes, template_name: str) -> StyleSheet:
    sheet = StyleSheet(parse(styles), parse(numbering))
    missing = sheet.missing()
    if missing:
        message = f"Malen {template_name} mangler stilene {', '.join(missing)}. Kjør «hfi-docs template check»."
        raise TemplateError(message)
    return sheet


@lru_cache(maxsize=8)
def _in_language(styles: bytes, language: str) -> bytes:
    root = parse(styles)
    defaults = root.find(DOC_DEFAULTS)
    lang = None if defaults is None else next(defaults.iter(LANG), None)
    if lang is None or lang.get(VAL) == language:
        return styles
    lang.set(VAL, language)
    return serialise(root)


def _emptied(content: bytes) -> KnownElement:
    root = parse(content)
    drop_empty(root)
    return root
