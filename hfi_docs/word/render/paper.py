"""A document tree and a shell become the bytes of a Word file."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from hfi_docs.document import Document, Orientation, Part
from hfi_docs.errors import TemplateError
from hfi_docs.word.render.blocks import BlockWriter, Counters
from hfi_docs.word.render.content_types import with_defaults
from hfi_docs.word.render.contents import with_page_numbers
from hfi_docs.word.render.contract import CONTENT_TYPES, MAIN, MAIN_RELATIONSHIPS, NUMBERING, STYLE_SHEET
from hfi_docs.word.render.figures import Pictures
from hfi_docs.word.render.flow import Ruler
from hfi_docs.word.render.markup import RunContext
from hfi_docs.word.render.measure import TextArea
from hfi_docs.word.render.names import BODY, BOOKMARK_START, DOC_DEFAULTS, ID, LANG, SECT_PR, VAL, KnownElement, P
from hfi_docs.word.render.notes import Notes, NoteStyles
from hfi_docs.word.render.numbering import Lists
from hfi_docs.word.render.openings import Opening
from hfi_docs.word.render.package import pack_entries
from hfi_docs.word.render.pagination import Pages
from hfi_docs.word.render.properties import PART as CORE_PART
from hfi_docs.word.render.properties import core_properties
from hfi_docs.word.render.relations import Relations
from hfi_docs.word.render.sections import apply_sections, part_tables, text_areas
from hfi_docs.word.render.shell import Shell, drop_empty, fill_part, has_empty, paragraph_text, token
from hfi_docs.word.render.styles import StyleSheet
from hfi_docs.word.render.template_flow import letterhead_overhang, template_strip
from hfi_docs.word.render.xml import elements, parse, serialise


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
    root = parse(parts[MAIN])
    drop_empty(root)
    added = _additions(parts, styles)
    pages = _fill_body(root, document, styles, added, parts)
    parts |= {
        name: serialise(_emptied(content)) for name, content in parts.items() if has_empty(content) and name != MAIN
    }
    parts[MAIN] = with_page_numbers(serialise(root), pages)
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


def _fill_body(
    root: KnownElement, document: Document, styles: StyleSheet, added: Additions, parts: dict[str, bytes]
) -> Pages:
    body = root.find(BODY)
    areas = text_areas(body)
    portrait = Ruler(styles, areas["portrait"])
    pages = Pages(portrait.area.height, down=letterhead_overhang(body, parts, portrait))
    context = RunContext(styles.id("Hyperlink"), styles.id("footnote reference"), added.relations.link, added.notes.add)
    counters = Counters(max((int(mark.get(ID)) for mark in root.iter(BOOKMARK_START)), default=0))
    writer = BlockWriter(styles, context, counters, added.lists, added.pictures, pages, portrait.area)
    separator = elements(writer.separator())[0]
    orientations: list[tuple[KnownElement, Orientation]] = []
    for child in list(body):
        slot = _slot_at(child, document)
        if slot is not None:
            orientations += _put(document.slots[slot], child, writer, areas, orientations)
        elif child.tag != SECT_PR:
            orientations.append((child, "portrait"))
            if child.tag == P:
                pages.place(template_strip(child, portrait))
    pages.settle(0.0)
    apply_sections(body, orientations, separator)
    part_tables(body, separator)
    return pages


def _slot_at(child: KnownElement, document: Document) -> str | None:
    if child.tag != P:
        return None
    text = paragraph_text(child).strip()
    return next((slot for slot in document.slots if text == token(slot)), None)


def _put(
    parts: Sequence[Part],
    placeholder: KnownElement,
    writer: BlockWriter,
    areas: dict[Orientation, TextArea],
    before: Sequence[tuple[KnownElement, Orientation]],
) -> list[tuple[KnownElement, Orientation]]:
    """Puts the parts in the placeholder's place; returns their elements with orientation."""
    put: list[tuple[KnownElement, Orientation]] = []
    previous: Orientation = before[-1][1] if before else "portrait"
    for part in (part for part in parts if part.blocks):
        # A change of orientation begins a page by itself.
        opening = Opening(
            page_break=part.new_page and previous == part.orientation and bool(before or put),
            no_space_above=part.new_page or previous != part.orientation,
        )
        if part.new_page or previous != part.orientation:
            writer.pages.turn(areas[part.orientation].height)
        markup = writer._replace(area=areas[part.orientation]).part(part, opening)
        put += [(element, part.orientation) for element in elements(markup)]
        previous = part.orientation
    body = placeholder.getparent()
    at = body.index(placeholder)
    body[at : at + 1] = [element for element, _ in put]
    return put


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
