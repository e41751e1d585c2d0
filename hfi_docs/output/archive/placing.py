"""Putting bags into the archive: they come in whole or not at all, one at a time, and what is there never changes.

A bag is written and proved beside its place. Then a note of what is to happen is left (the journal), the folder is
renamed, the register gets its line, LES MEG.txt its text, and the note is removed. What fails is undone; what is cut
off by a crash is finished or swept by whoever comes next, as the note says.
"""

import contextlib
import errno
import json
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hfi_docs.errors import OutputError
from hfi_docs.output import disk
from hfi_docs.output.archive.bag import TAGMANIFEST, Bag
from hfi_docs.output.archive.chain import line_of, read_chain
from hfi_docs.output.archive.index import GUIDE_NAME
from hfi_docs.output.archive.manifest import checksum
from hfi_docs.output.archive.store import JOURNAL, REGISTER, Archive, read

#: The lock's file, beside the register.
LOCK = f"{disk.PREFIX}laas"
_READ_ONLY = stat.S_IREAD | stat.S_IRGRP | stat.S_IROTH


class BusyArchiveError(OutputError):
    """Another process is sealing."""


@contextlib.contextmanager
def opened(archive: Archive) -> Iterator[Archive]:
    """The archive, for one process at a time; what an interrupted sealing left is finished or swept first.

    Raises:
        BusyArchiveError: somebody else is sealing. OutputError: the archive cannot be written to.
    """
    made: list[Path] = []
    try:
        disk.make_folders(archive.root, made)
        with _locked(archive.root / LOCK):
            recover(archive)
            _sweep(archive.root)
            yield archive
    except OSError as error:
        raise OutputError(_failure(archive.root, error)) from error
    finally:
        disk.remove_empty(made)


def seal(archive: Archive, bag: Bag, les_meg: bytes, prove: Callable[[Path], None]) -> Path:
    """The folder of the bag, in place and in the register. `prove` raises when the written bag is not as it should be.

    Raises:
        OutputError: it could not be written; the archive is as it was.
    """
    target = archive.root.joinpath(*bag.entry.folder.split("/"))
    stage = disk.temporary_path(target)
    made: list[Path] = []
    try:
        disk.make_folders(target.parent, made)
        _write(stage, bag.files)
        prove(stage)
        _commit(archive, bag, les_meg, stage, target)
    except OSError as error:
        raise OutputError(_failure(target, error)) from error
    finally:
        remove(stage)
        disk.remove_empty(made)
    return target


def recover(archive: Archive) -> bool:
    """Finishes or forgets a sealing that was cut off; whether there was one. Needs the lock.

    A note that does not fit what lies in the archive stays, and is told by the verification.
    """
    journal = archive.root / JOURNAL
    plan = _plan(journal)
    if plan is None:
        return False
    line, folder, les_meg = plan
    target = archive.root.joinpath(*folder.split("/"))
    if target.is_dir():
        written = read(archive.register) or b""
        if not written.endswith(line):
            _put_line(archive, written, line)
        disk.put(target.parent / GUIDE_NAME, les_meg)
    journal.unlink()
    return True


def remove(folder: Path) -> None:
    """Removes a folder with all that is in it, read-only files too; what cannot be removed is swept later."""

    def make_writable(act: Callable[[str], object], path: str, _: object) -> None:
        with contextlib.suppress(OSError):
            Path(path).chmod(stat.S_IWRITE | stat.S_IREAD)
            act(path)

    if folder.is_dir() and not folder.is_symlink():
        with contextlib.suppress(OSError):
            shutil.rmtree(folder, onerror=make_writable)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Holds a lock that the system lets go of when its process ends, however it ends."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - heavy, and only for what is sealed

    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        message = f"Noen andre forsegler i «{path.parent}» nå. Prøv igjen om litt."
        raise BusyArchiveError(message) from None
    try:
        yield
    finally:
        try:
            # While it is held: filelock refuses a lock whose file is gone. Windows removes only what nobody has open.
            with contextlib.suppress(OSError):
                path.unlink()
        finally:
            lock.release()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def _commit(archive: Archive, bag: Bag, les_meg: bytes, stage: Path, target: Path) -> None:
    journal, readme = archive.root / JOURNAL, target.parent / GUIDE_NAME
    before, readme_before = read(archive.register), read(readme)
    line = line_of(bag.entry)
    note = {"linje": line.decode(), "mappe": bag.entry.folder, "les_meg": les_meg.decode()}
    try:
        disk.put(journal, json.dumps(note, ensure_ascii=False).encode())
        _put_in_place(stage, target)
        _put_line(archive, before or b"", line)
        disk.put(readme, les_meg)
    except BaseException:
        # What cannot be undone either stays noted, and is finished by whoever comes next.
        with contextlib.suppress(OSError):
            _restore(readme, readme_before)
            _restore(archive.register, before)
            if target.is_dir() and not stage.exists():
                disk.move(target, stage)
            journal.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):
        journal.unlink()


def _put_in_place(stage: Path, target: Path) -> None:
    if target.exists():
        # A folder could take the place of an empty one, without a word.
        raise FileExistsError(errno.EEXIST, "the issue exists", str(target))
    disk.move(stage, target)
    disk.sync_folders([target.parent])


def _put_line(archive: Archive, before: bytes, line: bytes) -> None:
    disk.put(archive.register, before + line)


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif read(path) != content:
        disk.put(path, content)


def _write(stage: Path, files: Mapping[str, bytes]) -> None:
    """Every file of the bag on the disk, read-only."""
    folders = {stage, *(stage.joinpath(*path.split("/")).parent for path in files)}
    folders |= {parent for folder in folders for parent in folder.parents if stage in parent.parents}
    for folder in sorted(folders):
        folder.mkdir()
    for path, content in files.items():
        place = stage.joinpath(*path.split("/"))
        disk.write_new(place, content)
        place.chmod(_READ_ONLY)
    disk.sync_folders(folders)


def _plan(journal: Path) -> tuple[bytes, str, bytes] | None:
    """What the note says, when it fits the register and the bag that it names."""
    try:
        note = json.loads(read(journal) or b"")
        line, folder, les_meg = (str(note[name]).encode() for name in ("linje", "mappe", "les_meg"))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    root = journal.parent
    chain, told = read_chain(read(root / REGISTER) or b""), read_chain(line)
    # A line of the register names a folder below the archive, or it is none.
    entry = told.entries[0][1] if len(told.entries) == 1 else None
    if entry is None or entry.folder.encode() != folder or chain.head not in {entry.previous, checksum(line)}:
        return None
    target = root.joinpath(*entry.folder.split("/"))
    if any(place.is_symlink() for place in (target, *target.parents) if place.is_relative_to(root) and place != root):
        return None
    held = read(target / TAGMANIFEST)
    return (line, entry.folder, les_meg) if held is None or checksum(held) == entry.tagmanifest else None


def _sweep(root: Path) -> None:
    """Nobody else is sealing: whatever has a temporary name was left by an interruption."""
    for path in sorted(root.rglob(f"{disk.PREFIX}*"), reverse=True):
        if path.name.endswith(".tmp"):
            if path.is_dir() and not path.is_symlink():
                remove(path)
            else:
                with contextlib.suppress(OSError):
                    path.unlink()


def _failure(target: Path, error: OSError) -> str:
    return f"«{target}» kunne ikke forsegles: {disk.reason(error)}. Arkivet er som før."
