"""Word as a format: templates made ready and kept, papers rendered, linted and compared with their documents."""

import contextlib
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from hfi_docs import __version__
from hfi_docs.document import Document
from hfi_docs.errors import OutputError
from hfi_docs.output.write import write_documents
from hfi_docs.papers.compose import contract_of
from hfi_docs.pipeline.formats import Writer, Written
from hfi_docs.records.load import Workspace
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render import (
    Shell,
    check_template,
    lint_parts,
    lost_texts,
    prepare_shell,
    read_shell,
    render_parts,
)
from hfi_docs.word.walk import Texts

_FOLDER = ".maler"
#: Raised when a shell is made in another way than before.
_FORMAT = 1


def ready_shells(workspace: Workspace, names: Iterable[str]) -> dict[str, Shell]:
    """The shells of the named templates: read by docxtpl once, then kept in the output folder until one changes.

    Raises:
        TemplateError: a template does not exist or cannot be used.
    """
    return {name: _ready_shell(workspace.output, name, workspace.read_template(name)) for name in names}


def check_templates(workspace: Workspace) -> dict[Path, list[str]]:
    """What is wrong with each template, in sentences, by the template's path.

    Raises:
        TemplateError: one cannot be read.
    """
    paths = workspace.template_files()
    return {path: check_template(workspace.read_template(path.name), contract_of(path.name)) for path in paths}


@lru_cache(maxsize=16)
def _ready_shell(output: Path, name: str, template: bytes) -> Shell:
    path = output / _FOLDER / f"{_fingerprint(template, name)}.zip"
    with contextlib.suppress(OSError, zipfile.BadZipFile):
        return read_shell(path.read_bytes())
    shell = _prepared(name, template)
    with contextlib.suppress(OutputError):
        # Where it cannot be kept only time is lost: the next build reads the template again.
        write_documents({path: shell.stored()})
    return shell


@lru_cache(maxsize=16)
def _prepared(name: str, template: bytes) -> Shell:
    """Once for all the workspaces that a verification unpacks."""
    return prepare_shell(template, name, contract_of(name))


def _fingerprint(template: bytes, name: str) -> str:
    """Changes with the template, with the fields we fill and with the programs that read it.

    A checksum is enough to notice a change; nobody is kept out by it.
    """
    contract = contract_of(name)
    told = " ".join((str(_FORMAT), __version__, version("docxtpl"), *contract.fields, *contract.slots)).encode()
    return f"{zlib.crc32(told + template):08x}{zlib.adler32(template):08x}-{len(template)}"


def _write(document: Document, texts: Texts, template: str, shells: Mapping[str, Shell]) -> Written:
    # What is proved is what is packed: the file is never read back.
    parts = render_parts(document, shells[template], template)
    faults = [f"{breach.code} {breach.message} ({breach.part})" for breach in lint_parts(parts)]
    return Written(pack(parts), faults, lost_texts(parts, texts))


WRITER = Writer(tools=ready_shells, write=_write)
