"""A document tree and a shell become the parts of a Word file, and every text of the tree stands in them, in order.

docxtpl and lxml can drop text without a word, and so could we.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from hfi_docs.document import Document, Properties
from hfi_docs.document.walk import SlotTexts, Texts, missing_texts
from hfi_docs.errors import TemplateError
from hfi_docs.values.expressions import regex
from hfi_docs.word.opc.archive import CONTENT_TYPES
from hfi_docs.word.opc.writing import Relations, put_stories, with_defaults, xml_text
from hfi_docs.word.render.additions import Additions, Footnotes, NoteStyles, Pictures
from hfi_docs.word.render.blocks import Drawing
from hfi_docs.word.render.body import main_part
from hfi_docs.word.render.metrics import Font
from hfi_docs.word.render.numbering import Lists
from hfi_docs.word.render.shell import Shell, drop_empty, fill_part, has_empty
from hfi_docs.word.render.styles import ANCHOR_STYLE, StyleSheet
from hfi_docs.word.render.vocabulary import (
    DOC_DEFAULTS,
    LANG,
    MAIN,
    MAIN_RELATIONSHIPS,
    MEASURES,
    NUMBERING,
    STYLE_SHEET,
    VAL,
    KnownElement,
    parse,
    serialise,
    w,
)

_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_COMPANY = regex(rb"<Company>[^<]*</Company>|<Company */>")
_END_OF_APP = b"</Properties>"
#: The longest text that core properties hold.
_LONGEST = 255
_NOTES, _THEMES = "word/footnotes", "word/theme/"
_STORY = regex(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml")
#: The ampersand comes last: it may be the first letter of what looks like another.
_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#10;", "\n"), ("&#9;", "\t"), ("&amp;", "&"))
#: A run's text as the program writes it; parsing the part again would cost as much as building it.
_RUN_TEXT = regex(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_DRAWING, _SPOKEN = "<wp:docPr", r'<wp:docPr\b[^>]*\bdescr="([^"]*)"'


def render_parts(document: Document, shell: Shell, template_name: str) -> dict[str, bytes]:
    """The parts of the Word file by name: the same for the same document and shell, on every run.

    Raises:
        TemplateError: the template lacks a style or a part that papers need.
    """
    drawing, own = _carried_out(document, shell, template_name) if shell.sources else (None, {})
    parts = _filled(document, {**shell.parts, **own})
    measured = parts.pop(MEASURES, b"")
    missing = [name for name in (MAIN, STYLE_SHEET, NUMBERING, MAIN_RELATIONSHIPS) if name not in parts]
    if missing:
        message = f"Malen {template_name} mangler {', '.join(missing)}. Kjør «hfi-docs template check»."
        raise TemplateError(message)
    given = StyleParts(parts[STYLE_SHEET], parts[NUMBERING], _theme(parts), measured)
    styles, parts[STYLE_SHEET] = _dressed(given, document.properties.language, template_name)
    added = _additions(parts, styles)
    parts[MAIN] = main_part(document, styles, added, parts, drawing)
    parts |= {name: serialise(_emptied(content)) for name, content in parts.items() if has_empty(content)}
    _finish(parts, document, added)
    if document.order or shell.sources:
        from hfi_docs.word.template.links import unlink  # noqa: PLC0415 - most templates print all there is

        parts |= unlink(parts)
    return parts


def lost_texts(parts: Mapping[str, bytes], texts: Texts) -> list[str]:
    """The texts of the document tree that the parts of a Word file do not hold, or not in the right order."""
    return missing_texts(texts, SlotTexts(*_stored_texts(parts)))


def printed_texts(parts: Mapping[str, bytes]) -> list[str]:
    """What the file prints, paragraph by paragraph, and what it says aloud."""
    stories = "".join(content.decode() for name, content in parts.items() if _STORY.match(name))
    # No text holds a line feed of its own.
    parted = stories.replace("\n", " ").replace("</w:p>", "<w:t>\n</w:t>")
    return [*_unescape("".join(_RUN_TEXT.findall(parted))).split("\n"), *map(_unescape, re.findall(_SPOKEN, stories))]


def _carried_out(document: Document, shell: Shell, template_name: str) -> tuple[Drawing, dict[str, bytes]]:
    """The parts with statements, carried out, and what writes the tables that the template draws."""
    # Jinja is slow to import, and templates without statements do without.
    from hfi_docs.word.template.drawing import TemplateTables  # noqa: PLC0415
    from hfi_docs.word.template.rendering import Rendering  # noqa: PLC0415

    rendering = Rendering(shell, document, template_name)
    parts, namespaces = rendering.parts()
    return TemplateTables(rendering, document, namespaces), parts


def _filled(document: Document, parts: Mapping[str, bytes]) -> dict[str, bytes]:
    slots = {name for name, own in document.slots.items() if any(part.blocks for part in own)}
    return {name: fill_part(content, document.fields, slots) for name, content in parts.items()}


def _additions(parts: dict[str, bytes], styles: StyleSheet) -> Additions:
    relations = Relations(parts[MAIN_RELATIONSHIPS])
    pictures = Pictures(relations, [content for name, content in parts.items() if name.endswith(".xml")])
    names = ("footnote text", "footnote reference", "Hyperlink", ANCHOR_STYLE)
    ids = NoteStyles(*(styles.id(name) for name in names))
    return Additions(Lists(parts[NUMBERING], styles), relations, pictures, Footnotes(parts, ids), {})


def _finish(parts: dict[str, bytes], document: Document, added: Additions) -> None:
    """Puts what the blocks have added into the package."""
    added.notes.finish(parts, added.relations)
    pictures = added.pictures.parts
    if pictures:
        parts |= pictures
        parts[CONTENT_TYPES] = with_defaults(parts[CONTENT_TYPES], (name.rpartition(".")[2] for name in pictures))
    put_stories(parts, added.stories)
    parts[NUMBERING] = added.lists.content()
    parts[MAIN_RELATIONSHIPS] = added.relations.content()
    parts[_CORE] = _core_properties(document.properties)
    if _APP in parts and document.properties.organisation:
        parts[_APP] = _of_organisation(parts[_APP], document.properties.organisation)


class StyleParts(NamedTuple):
    """The parts of a template that say what text looks like, and what was measured of its fonts."""

    styles: bytes
    numbering: bytes
    theme: bytes
    measured: bytes


def _theme(parts: Mapping[str, bytes]) -> bytes:
    return next((content for name, content in parts.items() if name.startswith(_THEMES)), b"")


@lru_cache(maxsize=8)
def _dressed(given: StyleParts, language: str, template_name: str) -> tuple[StyleSheet, bytes]:
    """The template's styles and the part that holds them, in the paper's language and with all that papers use."""
    root = parse(given.styles)
    changed = [_set_language(root, language), _add_anchor_style(root)]
    sheet = StyleSheet(root, parse(given.numbering), given.theme, _measured(given, template_name))
    missing = sheet.missing()
    if missing:
        message = f"Malen {template_name} mangler stilene {', '.join(missing)}. Kjør «hfi-docs template check»."
        raise TemplateError(message)
    return sheet, serialise(root) if any(changed) else given.styles


def _measured(given: StyleParts, template_name: str) -> Mapping[str, Font]:
    if not given.measured:
        return {}
    from hfi_docs.word.render.fonts.kept import read_measures  # noqa: PLC0415 - most templates have none

    return read_measures(given.measured, template_name)


def _set_language(root: KnownElement, language: str) -> bool:
    """Whether the styles had another language."""
    defaults = root.find(DOC_DEFAULTS)
    lang = None if defaults is None else next(defaults.iter(LANG), None)
    if lang is None or lang.get(VAL) == language:
        return False
    lang.set(VAL, language)
    return True


def _add_anchor_style(styles: KnownElement) -> bool:
    """Gives a template the style of links inside the document; whether it lacked it."""
    found = list(styles.iterchildren(w("style")))
    names = [style.find(w("name")) for style in found]
    if any(name is not None and name.get(w("val")).casefold() == ANCHOR_STYLE.casefold() for name in names):
        return False
    style_id = ANCHOR_STYLE.replace(" ", "")
    while any(style.get(w("styleId")) == style_id for style in found):
        style_id += "x"
    own = {w("type"): "character", w("customStyle"): "1", w("styleId"): style_id}
    style = etree.SubElement(styles, w("style"), own)
    etree.SubElement(style, w("name"), {w("val"): ANCHOR_STYLE})
    etree.SubElement(style, w("uiPriority"), {w("val"): "99"})
    etree.SubElement(style, w("semiHidden"))
    return True


def _emptied(content: bytes) -> KnownElement:
    root = parse(content)
    drop_empty(root)
    return root


def _of_organisation(content: bytes, name: str) -> bytes:
    """The extended properties with the office's name in place of the template's."""
    company = f"<Company>{xml_text(name[:_LONGEST])}</Company>".encode()
    if b"Company" not in content:
        return content.replace(_END_OF_APP, company + _END_OF_APP)
    return _COMPANY.sub(lambda _: company, content)


def _core_properties(properties: Properties) -> bytes:
    """The core properties, from the document and not by the template: docxtpl escapes them twice.

    The dates are the meeting's, so that equal input gives equal bytes.
    """
    days = (("created", properties.created), ("modified", properties.created))
    texts = {
        "dc:title": properties.title[:_LONGEST],
        "dc:subject": properties.subject[:_LONGEST],
        "dc:creator": properties.author[:_LONGEST],
        "cp:keywords": properties.keywords,
        "cp:lastModifiedBy": properties.author[:_LONGEST],
        "cp:revision": "1",
        "cp:category": properties.category,
        "cp:contentStatus": properties.status,
        "dc:language": properties.language,
    }
    elements = "".join(f"<{name}>{xml_text(text)}</{name}>" for name, text in texts.items())
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name, day in days
        if day
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{elements}{dates}</cp:coreProperties>'
    ).encode()


def _stored_texts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, ...]]:
    """What the file prints in its text and in its footnotes, and what it says aloud."""
    body = parts[MAIN].decode()
    notes = next((content.decode() for name, content in parts.items() if name.startswith(_NOTES)), "")
    spoken_of = re.findall(_SPOKEN, body) if _DRAWING in body else []
    found = _RUN_TEXT.findall(body), _RUN_TEXT.findall(notes), spoken_of
    return ((_unescape("".join(texts)),) for texts in found)


def _unescape(text: str) -> str:
    for escaped, character in _ESCAPED:
        text = text.replace(escaped, character)
    return text
