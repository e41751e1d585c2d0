"""Files that a record names: read whole, within limits, from the folders where they may lie."""

from pathlib import Path

from hfi_docs.records.files import read_file, reason
from hfi_docs.records.workspace import Workspace
from hfi_docs.values.file_names import is_portable, portable_name
from hfi_docs.values.unreadable import UnreadableError

_SHOWN = 80
_SIZE_LIMIT = 50 * 1024 * 1024


def read_attached(workspace: Workspace, record: Path, name: str) -> bytes:
    """The bytes of a file that the record at `record` names.

    Raises:
        UnreadableError: it lies elsewhere, does not exist, is empty, too large or cannot be opened; or no other machine
            could store it under its name.
    """
    own = name.rpartition("/")[2]
    if not is_portable(own):
        message = f"Filnavnet «{own[:_SHOWN]}» kan ikke brukes på alle maskiner, eller er ikke det som det ser ut som."
        raise UnreadableError(message, f"Gi filen et annet navn, for eksempel «{portable_name(own)}».")
    try:
        path = workspace.attached_file(record, name)
        if path.exists() and not (path.is_file() or path.is_dir()):
            message = f"«{name}» kan ikke åpnes (ikke en vanlig fil)."
            raise UnreadableError(message, "Legg selve filen i mappen.")
        if path.stat().st_size > _SIZE_LIMIT:
            message = f"Filen «{name}» er over 50 MB."
            raise UnreadableError(message, "Gjør filen mindre, for eksempel med færre eller mindre bilder.")
        content = read_file(path)
    except (FileNotFoundError, NotADirectoryError):
        message = f"Filen «{name}» finnes ikke."
        raise UnreadableError(message, f"Den skal ligge her: {path.relative_to(workspace.root)}.") from None
    except OSError as error:
        message = f"Filen «{name}» kan ikke åpnes ({reason(error)})."
        raise UnreadableError(message, "Lukk den hvis den er åpen i et annet program.") from None
    if not content:
        message = f"Filen «{name}» er tom."
        raise UnreadableError(message, "Hent den på nytt.")
    return content
