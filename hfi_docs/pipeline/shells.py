"""Templates made ready for papers: read by docxtpl once, then kept in the output folder until the template changes."""

import zipfile
import zlib
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from hfi_docs import __version__
from hfi_docs.errors import OutputError
from hfi_docs.output.write import write_documents
from hfi_docs.records.load import Workspace
from hfi_docs.word.render import Shell, prepare_shell, read_shell
from hfi_docs.word.render.contract import contract_of

_FOLDER = ".maler"
#: Raised when a shell is made in another way than before.
_FORMAT = 1


def ready_shells(workspace: Workspace, names: Iterable[str]) -> dict[str, Shell]:
    """The shells of the named templates.

    Raises:
        TemplateError: a template does not exist or cannot be used.
    """
    return {name: _ready_shell(workspace, name) for name in sorted(set(names))}


def _ready_shell(workspace: Workspace, name: str) -> Shell:
    template = workspace.read_template(name)
    path = workspace.output / _FOLDER / f"{_fingerprint(template, name)}.zip"
    stored = workspace.read_kept(path)
    if stored is not None:
        try:
            return read_shell(stored)
        except zipfile.BadZipFile:
            pass
    shell = prepare_shell(template, name)
    _keep(path, shell)
    return shell


def _fingerprint(template: bytes, name: str) -> str:
    """Changes with the template, with the fields we fill and with the programs that read it.

    A checksum is enough to notice a change; nobody is kept out by it.
    """
    contract = contract_of(name)
    told = " ".join((str(_FORMAT), __version__, version("docxtpl"), *contract.fields, *contract.slots)).encode()
    return f"{zlib.crc32(told + template):08x}{zlib.adler32(template):08x}-{len(template)}"


def _keep(path: Path, shell: Shell) -> None:
    try:
        write_documents({path: shell.stored()})
    except OutputError:
        # Only time is lost: the next build reads the template again.
        return
