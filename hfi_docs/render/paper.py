"""A document tree and a shell become the bytes of a Word file."""

from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

from hfi_docs.document import Document, Orientation, Part
from hfi_docs.errors import TemplateError
from hfi_docs.render.blocks import BlockWriter, Counters
from hfi_docs.render.contract import MAIN, MAIN_RELATIONSHIPS, NUMBERING, STYLE_SHEET
from hfi_docs.render.markup import NAMESPACES, RunContext
from hfi_docs.render.names import BODY, BOOKMARK_START, DOC_DEFAULTS, ID, LANG, SECT_PR, VAL, KnownElement, P
from hfi_docs.render.numbering import Lists
from hfi_docs.render.package import pack_entries
from hfi_docs.render.properties import PART as CORE_PART
from hfi_docs.render.properties import core_properties
from hfi_docs.render.relations import Links
from hfi_docs.render.sections import apply_sections, end_with_paragraph, text_areas
from hfi_docs.render.shell import Shell, drop_empty, fill_part, has_empty, paragraph_text, token
from hfi_docs.render.styles import StyleSheet

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def render_document(document: Document, shell: Shell, template_name: str) -> bytes:
    """The Word file: the same bytes for the same document and shell, on every run.

    Raises:
        TemplateError: the template lacks a style or a part that papers need.
    """
    parts = {name: fill_part(content, document.fields) for name, content in shell.parts.items()}
    missing = [name for name in (MAIN, STYLE_SHEET, NUMBERING, MAIN_RELATIONSHIPS) if name not in parts]
    if missing:
        message = f"Malen {template_name} mangler {', '.join(missing)}. Kjør «hfi-docs template check»."
        raise TemplateError(message)
    styles = _style_sheet(parts[STYLE_SHEET], parts[NUMBERING], template_name)
    root = _parse(parts[MAIN])
    lists, links = Lists(parts[NUMBERING], styles), Links(parts[MAIN_RELATIONSHIPS])
    _fill_body(root, document, styles, lists, links)
    parts |= {
        name: _serialise(_emptied(content)) for name, content in parts.items() if has_empty(content) and name != MAIN
    }
    parts[MAIN] = _serialise(root)
    parts[NUMBERING] = lists.content()
    parts[MAIN_RELATIONSHIPS] = links.content()
    parts[STYLE_SHEET] = _in_language(parts[STYLE_SHEET], document.properties.language)
    parts[CORE_PART] = core_properties(document.properties)
    return pack_entries(parts)


def _fill_body(root: KnownElement, document: Document, styles: StyleSheet, lists: Lists, links: Links) -> None:
    drop_empty(root)
    body = root.find(BODY)
    context = RunContext(styles.id("Hyperlink"), links.add)
    counters = Counters(max((int(mark.get(ID)) for mark in root.iter(BOOKMARK_START)), default=0))
    writer = BlockWriter(styles, context, counters, lists.begin, text_areas(body))
    separator = _elements(writer.separator())[0]
    orientations: list[tuple[KnownElement, Orientation]] = []
    for child in list(body):
        slot = _slot_at(child, document)
        if slot is not None:
            orientations += _put(document.slots[slot], child, writer, orientations)
        elif child.tag != SECT_PR:
            orientations.append((child, "portrait"))
    apply_sections(body, orientations, separator)
    end_with_paragraph(body, separator)


def _slot_at(child: KnownElement, document: Document) -> str | None:
    if child.tag != P:
        return None
    text = paragraph_text(child).strip()
    return next((slot for slot in document.slots if text == token(slot)), None)


def _put(
    parts: Sequence[Part],
    placeholder: KnownElement,
    writer: BlockWriter,
    before: Sequence[tuple[KnownElement, Orientation]],
) -> list[tuple[KnownElement, Orientation]]:
    """Puts the parts in the placeholder's place; returns their elements with orientation."""
    put: list[tuple[KnownElement, Orientation]] = []
    previous: Orientation = before[-1][1] if before else "portrait"
    for part in parts:
        # A change of orientation begins a page by itself.
        page_break = part.new_page and previous == part.orientation and bool(before or put)
        put += [(element, part.orientation) for element in _elements(writer.part(part, page_break=page_break))]
        previous = part.orientation
    body = placeholder.getparent()
    at = body.index(placeholder)
    body[at : at + 1] = [element for element, _ in put]
    return put


@lru_cache(maxsize=8)
def _style_sheet(styles: bytes, numbering: bytes, template_name: str) -> StyleSheet:
    sheet = StyleSheet(_parse(styles), _parse(numbering))
    missing = sheet.missing()
    if missing:
        message = f"Malen {template_name} mangler stilene {', '.join(missing)}. Kjør «hfi-docs template check»."
        raise TemplateError(message)
    return sheet


@lru_cache(maxsize=8)
def _in_language(styles: bytes, language: str) -> bytes:
    root = _parse(styles)
    defaults = root.find(DOC_DEFAULTS)
    lang = None if defaults is None else next(defaults.iter(LANG), None)
    if lang is None or lang.get(VAL) == language:
        return styles
    lang.set(VAL, language)
    return _serialise(root)


def _emptied(content: bytes) -> KnownElement:
    root = _parse(content)
    drop_empty(root)
    return root


def _elements(markup: str) -> list[KnownElement]:
    return list(_parse(f"<w:body {NAMESPACES}>{markup}</w:body>".encode()))


def _parse(content: bytes) -> KnownElement:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _serialise(root: KnownElement) -> bytes:
    return _DECLARATION + etree.tostring(root, encoding="UTF-8")
