"""What changes in an office's folder, as it changes.

The system tells of it where watchfiles is installed, and within a moment. Network drives and synchronised folders tell
nothing: so the folder is looked through as well, every other second.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import Final, TypeAlias

from hfi_docs.output.ledger import state_path
from hfi_docs.records.files import is_link
from hfi_docs.records.load import Workspace

#: When each file was changed (nanoseconds), and its size in bytes.
Looks: TypeAlias = Mapping[str, tuple[int, int]]

#: How often the folder is looked through: where the system tells of changes too, and where it does not (seconds).
_BESIDE: Final = 2.0
_ALONE: Final = 0.5
#: A save is over when nothing has followed for so long (milliseconds): an editor may write a file in several steps.
_QUIET: Final = 15


def changes(workspace: Workspace, stop: Event) -> Iterator[frozenset[Path]]:
    """The files that have changed, come or gone since this was called, each time that some have, until `stop` is set.

    Records, attached files and templates count, and what was built and sealed; `build/` and `arkiv/` are each one file.
    """
    return _changes(workspace, looks(workspace), stop)


def _changes(workspace: Workspace, before: Looks, stop: Event) -> Iterator[frozenset[Path]]:
    for told in _alarms(workspace, stop):
        now = looks(workspace)
        seen = {name for name, look in now.items() if before.get(name) != look} | (before.keys() - now.keys())
        # Two saves within one tick of the disk's clock look alike: what the system tells is believed too.
        seen |= told & (before.keys() | now.keys())
        before = now
        if seen:
            yield frozenset(map(Path, seen))


def looks(workspace: Workspace) -> Looks:
    """How every file looks now that a paper may depend on."""
    found: dict[str, tuple[int, int]] = {}
    for folder in _watched(workspace):
        _look_through(str(folder), found)
    for path in (state_path(workspace.output), workspace.archive / "register.jsonl"):
        with suppress(OSError):
            known = path.stat()
            found[str(path)] = (known.st_mtime_ns, known.st_size)
    return found


def _watched(workspace: Workspace) -> tuple[Path, ...]:
    return workspace.root / "cases", workspace.root / "templates"


def _look_through(folder: str, found: dict[str, tuple[int, int]]) -> None:
    """What programs put there for themselves (`~$…`, `.DS_Store`) is left out."""
    # A folder may go while it is looked through.
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~")):
                continue
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False) and not is_link(entry):
                    _look_through(entry.path, found)
                else:
                    known = entry.stat()
                    found[entry.path] = (known.st_mtime_ns, known.st_size)


def _alarms(workspace: Workspace, stop: Event) -> Iterator[set[str]]:
    """Wakes when something may have changed, with the files that the system names; and at once."""
    yield set()
    if find_spec("watchfiles") is None:
        while not stop.wait(_ALONE):
            yield set()
        return
    from watchfiles import watch  # noqa: PLC0415 - an extra

    for told in watch(
        *(folder for folder in _watched(workspace) if folder.is_dir()),
        watch_filter=None,
        step=_QUIET,
        rust_timeout=int(_BESIDE * 1000),
        yield_on_timeout=True,
        stop_event=stop,
        ignore_permission_denied=True,
    ):
        yield {path for _, path in told}
