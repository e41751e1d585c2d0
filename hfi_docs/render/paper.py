"""A document tree and a template become the bytes of a Word file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from hfi_docs.document import Document, Orientation, Part
from hfi_docs.errors import TemplateError
from hfi_docs.render.blocks import BlockWriter, Counters
from hfi_docs.render.markup import NAMESPACES, RunContext
from hfi_docs.render.package import pack
from hfi_docs.render.properties import set_properties
from hfi_docs.render.sections import apply_sections, end_with_paragraph, new_element, text_areas
from hfi_docs.render.shell import paragraph_text, render_shell, slot_token
from hfi_docs.render.styles import Element, StyleSheet

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def render_document(document: Document, template: bytes, template_name: str) -> bytes:
    """The Word file: the same bytes for the same document and template, on every run.

    Raises:
        TemplateError: the template lacks a style or a placeholder, or has a tag that cannot be read.
    """
    word = render_shell(template, document.fields, document.slots, template_name)
    body = word.element.body
    writer = _writer(word, template_name)
    separator = _elements(writer.separator())[0]
    orientations: list[tuple[Element, Orientation]] = []
    for child in list(body.iterchildren()):
        slot = _slot_at(child, document)
        if slot is not None:
            orientations += _fill(child, document.slots[slot], writer, orientations)
        elif child.tag != qn("w:sectPr"):
            orientations.append((child, "portrait"))
    apply_sections(body, orientations, separator)
    end_with_paragraph(body, separator)
    _set_language(word, document.properties.language)
    set_properties(word, document.properties)
    return pack(word.part.package)


def _writer(word: "WordDocument", template_name: str) -> BlockWriter:
    numbering = word.part.numbering_part.element
    styles = StyleSheet(word.styles.element, numbering)
    missing = styles.missing()
    if missing:
        message = f"Malen {template_name} mangler stilene {', '.join(missing)}. Kjør «hfi-docs template check»."
        raise TemplateError(message)
    context = RunContext(
        styles.id("Hyperlink"), lambda url: word.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    lists = _Lists(numbering, styles)
    return BlockWriter(styles, context, Counters(_highest_bookmark(word)), lists.begin, text_areas(word.element.body))


class _Lists:
    """Numbered lists that begin anew: python-docx cannot (python-docx issues 25 and 582)."""

    def __init__(self, numbering: Element, styles: StyleSheet) -> None:
        self._numbering = numbering
        self._styles = styles
        used = [int(instance.get(qn("w:numId"))) for instance in numbering.iterchildren(qn("w:num"))]
        self._next = max(used, default=0) + 1

    def begin(self, style: str, level: int, start: int) -> int:
        """The id of a new list that looks like `style` and numbers the given level from `start`."""
        instance = new_element("w:num", numId=str(self._next))
        instance.append(new_element("w:abstractNumId", val=self._styles.abstract_list(style)))
        for step in range(level + 2):
            override = new_element("w:lvlOverride", ilvl=str(step))
            override.append(new_element("w:startOverride", val=str(start if step == level else 1)))
            instance.append(override)
        self._numbering.append(instance)
        self._next += 1
        return self._next - 1


def _highest_bookmark(word: "WordDocument") -> int:
    ids = (int(mark.get(qn("w:id"))) for mark in word.element.body.iter(qn("w:bookmarkStart")))
    return max(ids, default=0)


def _slot_at(child: Element, document: Document) -> str | None:
    if child.tag != qn("w:p"):
        return None
    text = paragraph_text(child).strip()
    return next((slot for slot in document.slots if text == slot_token(slot)), None)


def _fill(
    placeholder: Element, parts: Sequence[Part], writer: BlockWriter, before: Sequence[tuple[Element, Orientation]]
) -> list[tuple[Element, Orientation]]:
    """Puts the parts in the placeholder's place; returns their elements with orientation."""
    filled: list[tuple[Element, Orientation]] = []
    previous: Orientation = before[-1][1] if before else "portrait"
    for part in parts:
        # A change of orientation begins a page by itself.
        page_break = part.new_page and previous == part.orientation and bool(before or filled)
        for element in _elements(writer.part(part, page_break=page_break)):
            placeholder.addprevious(element)
            filled.append((element, part.orientation))
        previous = part.orientation
    placeholder.getparent().remove(placeholder)
    return filled


def _elements(markup: str) -> list[Element]:
    return list(parse_xml(f"<w:body {NAMESPACES}>{markup}</w:body>".encode()))


def _set_language(word: "WordDocument", language: str) -> None:
    run = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    lang = None if run is None else run.find(qn("w:lang"))
    if lang is not None:
        lang.set(qn("w:val"), language)
