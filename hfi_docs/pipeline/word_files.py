"""Word as a format: templates made ready and kept, papers rendered, linted and compared with their documents."""

import contextlib
import os
import zipfile
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from hfi_docs.document import Document, Part
from hfi_docs.document.walk import Texts, drawn_texts
from hfi_docs.output.cache import key_of, user_cache
from hfi_docs.output.ledger import PROGRAM, digest_of, input_digest
from hfi_docs.papers.compose import DocumentKind, Material, contract_of
from hfi_docs.pipeline.writing import ProvedFile, Writer
from hfi_docs.records.load import Workspace
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render import (
    MEASURES,
    Shell,
    lint_parts,
    lost_texts,
    printed_texts,
    read_shell,
    render_parts,
)

#: The order of a template that prints no slot.
_NOWHERE = ("-",)


def ready_shells(workspace: Workspace, names: Iterable[str]) -> dict[str, Shell]:
    """The shells of the named templates: read by docxtpl once, then kept in the user's cache.

    Raises:
        TemplateError: a template does not exist or cannot be used.
    """
    return {
        name: _with_measures(_ready_shell(name, workspace.read_template(name)), workspace.read_measures(name))
        for name in names
    }


def _with_measures(shell: Shell, measures: bytes) -> Shell:
    return shell._replace(parts={**shell.parts, MEASURES: measures}) if measures else shell


@lru_cache(maxsize=16)
def _ready_shell(name: str, template: bytes) -> Shell:
    """Once for all the workspaces that a verification unpacks."""
    cache = user_cache(os.environ)
    key = key_of("mal", input_digest(Path(), PROGRAM), name, digest_of(template))
    kept = cache.get(key)
    if kept is not None:
        with contextlib.suppress(zipfile.BadZipFile):
            return read_shell(kept)
    from hfi_docs.word.render.template import prepare_shell  # noqa: PLC0415 - once a template

    shell = prepare_shell(template, name, contract_of(name))
    cache.put({key: shell.stored()})
    return shell


def _write(document: Document, texts: Texts, template: str, shells: Mapping[str, Shell]) -> ProvedFile:
    # What is proved is what is packed: the file is never read back.
    parts = render_parts(document, shells[template], template)
    faults = [f"{breach.code} {breach.message} ({breach.part})" for breach in lint_parts(parts)]
    shell = shells[template]
    lost = lost_texts(parts, (*texts, *texts_drawn(document, shell)))
    printed = printed_texts(parts) if shell.sources else None
    return ProvedFile(pack(parts), faults, lost, printed, names_left_out(shell))


def texts_drawn(document: Document, shell: Shell) -> Texts:
    """The texts of the tables that a template draws, but for what it says that it leaves out."""
    left_out = names_left_out(shell)
    found = drawn_texts(document) if shell.sources else ()
    return tuple(each for name, each in found if name.rpartition(".")[2] not in left_out)


def names_left_out(shell: Shell) -> list[str]:
    """What a record calls what a template leaves out: «merknad» of «rad.merknad»."""
    return [name.rpartition(".")[2] for name in shell.left_out]


def compose_for(kind: DocumentKind[Any], material: Material, template: str, shells: Mapping[str, Shell]) -> Document:
    """The document in the order in which its template prints it."""
    shell = shells[template]
    if shell.sources:
        return _for_statements(kind, material, template, shell)
    document = kind.compose(material)
    rest = {name for names in kind.contract.rest.values() for name in names}
    order = tuple(name for name in shell.tokens if name in rest or name in document.slots)
    usual = iter(document.slots)
    # Where nothing can be printed apart, no number follows the order.
    if not rest or all(name in usual for name in order):
        return document
    return kind.compose(material, order)


def _for_statements(kind: DocumentKind[Any], material: Material, template: str, shell: Shell) -> Document:
    """The document with what a template with statements prints of it; rendered once to see what that is."""
    from hfi_docs.word.template.rendering import printed_order  # noqa: PLC0415 - Jinja is slow to import

    def with_context(document: Document) -> Document:
        return document._replace(context=kind.context(material, document))

    # Of a document that prints nothing, which is quick, unless the template asks whether a slot has anything.
    printed = printed_order(shell, with_context(kind.compose(material, _NOWHERE)), template)
    empty: dict[str, tuple[Part, ...]] = {}
    if printed.has_asked:
        whole = kind.compose(material)
        printed = printed_order(shell, with_context(whole), template)
        empty = {name: () for name, parts in whole.slots.items() if not any(part.blocks for part in parts)}
    document = kind.compose(material, printed.order or _NOWHERE, shell.patterns)
    return with_context(document._replace(slots=empty | dict(document.slots)))


WRITER = Writer(tools=ready_shells, write=_write, compose=compose_for)
