"""HTML as a format: the tree in the order of its template, between the template's words, written as a web page."""

from collections.abc import Mapping
from typing import Any

from hfi_docs.document import Document, Origin
from hfi_docs.document.walk import Texts, missing_texts
from hfi_docs.papers.compose import DocumentKind, Material
from hfi_docs.pipeline.word_files import compose_for, names_left_out, ready_shells, texts_drawn
from hfi_docs.pipeline.writing import ProvedFile, Writer
from hfi_docs.web import WebPage, held_texts, html, printed_lines, without_pages
from hfi_docs.word.frame import framed
from hfi_docs.word.render import Shell


def web_page(kind: DocumentKind[Any], material: Material, template: str, shells: Mapping[str, Shell]) -> WebPage:
    """A material as a web page, in the order and with the words of its template.

    Raises:
        TemplateError: the template's statements cannot be carried out.
    """
    record = material.record
    origins = {name: Origin(record.path, (name,)) for name in record.data}
    return _paged(_compose(kind, material, template, shells), shells[template], template, origins)


def _compose(kind: DocumentKind[Any], material: Material, template: str, shells: Mapping[str, Shell]) -> Document:
    return without_pages(compose_for(kind, material, template, shells))


def _paged(document: Document, shell: Shell, template: str, origins: Mapping[str, Origin]) -> WebPage:
    parts, letterhead = framed(document, shell, template, origins=origins)
    return WebPage(document.properties, parts, letterhead, document.way_back)


def _write(document: Document, texts: Texts, template: str, shells: Mapping[str, Shell]) -> ProvedFile:
    shell = shells[template]
    page = html(_paged(document, shell, template, {}))
    lost = missing_texts((*texts, *texts_drawn(document, shell)), held_texts(page))
    printed = printed_lines(page) if shell.sources else None
    return ProvedFile(page.encode(), lost=lost, printed=printed, left_out=names_left_out(shell))


WRITER = Writer(tools=ready_shells, write=_write, compose=_compose)
