"""Files that somebody has changed since they were built: never overwritten in silence, and never lost."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import OutputError
from hfi_docs.output.ledger import KnownContents, copy_name, digest_of, read_written, written_lines, written_path
from hfi_docs.output.write import add_lines, write_documents
from hfi_docs.records.load import Workspace

_ADVICE = "Ingenting er skrevet. Rett i saken, og bygg med --force, eller flytt filen."


class HandEditedError(OutputError):
    """Files that a build would replace hold somebody's work; nothing was written."""


class PutInPlace(NamedTuple):
    """The files that got new content, every file's fingerprint, and where those that somebody had changed are kept."""

    changed: tuple[Path, ...]
    digests: Mapping[str, str]
    kept: Mapping[Path, Path]


def put_in_place(
    workspace: Workspace, outputs: Mapping[Path, bytes], *, force: bool, advice: str = _ADVICE
) -> PutInPlace:
    """Puts all files in place. Those that somebody has changed are kept under another name first, when `force` is set.

    `advice` ends what is said when it is not.

    Raises:
        HandEditedError: somebody has changed a file, and `force` is not set. OutputError: as `write_documents`.
    """
    written = read_written(workspace.output)
    edited = _edited(outputs, written)
    if edited and not force:
        raise HandEditedError(_refusal(workspace, edited, written, advice))
    digests = {path.relative_to(workspace.root).as_posix(): digest_of(content) for path, content in outputs.items()}
    news = {
        name: digest for name, digest in digests.items() if digest not in written.digests or name not in written.paths
    }
    if news:
        # Before the files: cut off anywhere after this, what lies in the folder is known as ours.
        add_lines(written_path(workspace.output), written_lines(news))
    kept = {path: copy_name(path, content) for path, content in edited.items()}
    # The copies come first, so that there is no moment without somebody's work.
    copies = {kept[path]: content for path, content in edited.items()}
    done = write_documents({**copies, **outputs})
    return PutInPlace(tuple(path for path in done.changed if path not in copies), digests, kept)


def _edited(outputs: Mapping[Path, bytes], written: KnownContents) -> dict[Path, bytes]:
    """The files that would get other content, and hold something that the program never wrote.

    Raises:
        OutputError: a file is there and cannot be read, so that nobody knows what would be lost.
    """
    edited = {}
    for path, content in outputs.items():
        if not path.is_file():
            continue
        try:
            found = path.read_bytes()
        except OSError:
            message = f"«{path.name}» kan ikke leses, og blir derfor ikke erstattet. Ingenting er skrevet."
            raise OutputError(message) from None
        if found != content and not written.knows(found):
            edited[path] = found
    return edited


def _refusal(workspace: Workspace, edited: Mapping[Path, bytes], written: KnownContents, advice: str) -> str:
    lines = []
    for path, content in edited.items():
        ours = path.relative_to(workspace.root).as_posix() in written.paths
        what = "er endret etter at programmet skrev den" if ours else "er ikke skrevet av programmet"
        lines.append(f"«{path.name}» {what}. Med --force blir den tatt vare på som «{copy_name(path, content).name}».")
    return "\n".join([*lines, advice])
