"""Putting finished documents in place: all or nothing per file, and never a half-written paper.

Every file is first written whole beside its place; only when all of them are safely on the disk does the first
one move. A paper that is open in Word cannot be replaced, so its new version is kept beside it.
"""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.errors import OutputError
from hfi_docs.output import disk

#: Word does not let go within seconds as sync clients do, so its lock file shortens the wait.
_ATTEMPTS_WITH_WORD: Final = 2
_MOST_COPIES: Final = 99
_LOCK_NAME_LENGTH: Final = 54


class WrittenFiles(NamedTuple):
    """What a batch did: the files that got new content, and those that had it already."""

    changed: tuple[Path, ...]
    unchanged: tuple[Path, ...]


class LockedOutputError(OutputError):
    """Some files were in use; `written` tells what was put in place, `kept` where the new versions lie."""

    def __init__(self, messages: Iterable[str], written: WrittenFiles, kept: Mapping[Path, Path]) -> None:
        super().__init__("\n".join(messages))
        self.written = written
        self.kept = dict(kept)


class _Locked(NamedTuple):
    target: Path
    kept: Path | None

    @property
    def message(self) -> str:
        user = _word_user(self.target)
        if _lock_file(self.target) is None:
            start = f"«{self.target.name}» er i bruk av et annet program, eller er skrivebeskyttet."
        else:
            start = f"«{self.target.name}» er åpen i Word{f' hos {user}' if user else ''}."
        if self.kept is None:
            return f"{start} Lukk den og bygg på nytt. Den nye versjonen kunne ikke lagres."
        return f"{start} Lukk den og bygg på nytt. Den nye versjonen ligger i «{self.kept.name}»."


def write_documents(outputs: Mapping[Path, bytes]) -> WrittenFiles:
    """Puts all files in place; a file is either its old self or its new one, also after a crash.

    Raises:
        LockedOutputError: some files are in use; all others are in place.
        OutputError: the files could not be written.
    """
    changes = {path: content for path, content in outputs.items() if not _has_content(path, content)}
    unchanged = tuple(path for path in outputs if path not in changes)
    with _staged(changes) as temporaries:
        locked = [
            _keep_beside(temporary, target, changes[target])
            for target, temporary in temporaries.items()
            if not _replace(temporary, target)
        ]
    disk.sync_folders({path.parent for path in changes})
    stuck = {problem.target for problem in locked}
    written = WrittenFiles(tuple(path for path in changes if path not in stuck), unchanged)
    if locked:
        kept = {problem.target: problem.kept for problem in locked if problem.kept}
        raise LockedOutputError([problem.message for problem in locked], written, kept)
    return written


def write_together(outputs: Mapping[Path, bytes], without: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Puts all files in place in their order, or none: when one is in use, those before it are put back.

    At last those are removed that are to be `without` their files. Cut off without a chance of putting back, the first
    ones are in place and the others as they were.

    Returns:
        The files that got new content.

    Raises:
        OutputError: a file is in use, or cannot be written.
    """
    changes = {path: content for path, content in outputs.items() if not _has_content(path, content)}
    gone = tuple(without)
    before = {path: path.read_bytes() if path.exists() else None for path in (*changes, *gone)}
    placed: list[Path] = []
    with _staged(changes) as temporaries:
        try:
            for target, temporary in temporaries.items():
                with contextlib.suppress(OSError):
                    # Who may read a record is its owner's choice.
                    temporary.chmod(stat.S_IMODE(target.stat().st_mode))
                placed.append(target)
                if not _replace(temporary, target):
                    raise _in_use(target)
            for path in gone:
                placed.append(path)
                _remove(path)
        except BaseException:
            _put_back({path: before[path] for path in placed})
            raise
    disk.remove_empty(sorted({path.parent for path in gone}))
    disk.sync_folders({path.parent for path in changes})
    return tuple(changes)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        raise _in_use(path) from None
    except OSError as error:
        raise OutputError(_failure(path, error)) from error


def _in_use(path: Path) -> OutputError:
    return OutputError(f"«{path.name}» er i bruk av et annet program. Lukk den der, og prøv igjen.")


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path in (path for path, content in before.items() if content is None):
        path.unlink(missing_ok=True)
    with _staged({path: content for path, content in before.items() if content is not None}) as temporaries:
        for target, temporary in temporaries.items():
            _replace(temporary, target)


def add_lines(path: Path, lines: bytes) -> None:
    """Adds lines to the end of a file, safely on the disk; what others add at the same time stays too.

    Raises:
        OutputError: they could not be added, or not all of them.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab", buffering=0) as file:
            # A line that was cut off must not swallow the next one.
            rest = memoryview(b"\n" + lines if file.tell() else lines)
            while rest:
                rest = rest[file.write(rest) :]
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(_failure(path, error)) from error


def sweep(folder: Path, now: float) -> tuple[Path, ...]:
    """Removes what interrupted runs left in a folder and below it; `now` is in seconds since 1970.

    Returns:
        What was removed. What cannot be removed stays for the next time.
    """
    removed = []
    for path in _left_overs(folder):
        with contextlib.suppress(OSError):
            if now - path.lstat().st_mtime <= disk.LEFT_OVER_AFTER:
                continue
            if path.is_dir() and not path.is_symlink():
                import shutil  # noqa: PLC0415 - what is left over is mostly a file

                shutil.rmtree(path)
            else:
                path.unlink()
            removed.append(path)
    return tuple(removed)


def _left_overs(folder: Path) -> list[Path]:
    found = os.walk(folder)
    return [Path(place, name) for place, *below in found for names in below for name in names if _is_ours(name)]


def _is_ours(name: str) -> bool:
    return name.startswith(disk.PREFIX)


def _has_content(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


@contextlib.contextmanager
def _staged(changes: Mapping[Path, bytes]) -> Iterator[dict[Path, Path]]:
    """All new files written beside their places; what has not been moved is removed in the end."""
    temporaries: dict[Path, Path] = {}
    folders: list[Path] = []
    try:
        for target, content in changes.items():
            _stage(target, content, temporaries, folders)
        yield temporaries
    finally:
        for leftover in temporaries.values():
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
        disk.remove_empty(folders)


def _stage(target: Path, content: bytes, temporaries: dict[Path, Path], folders: list[Path]) -> None:
    """Writes one temporary; it is noted before it exists, so that an interruption finds it."""
    temporary = disk.temporary_path(target)
    try:
        disk.make_folders(target.parent, folders)
        temporaries[target] = temporary
        disk.write_new(temporary, content)
    except OSError as error:
        raise OutputError(_failure(target, error)) from error


def _replace(temporary: Path, target: Path) -> bool:
    """Moves a file into place; False when another program keeps holding the old one."""
    try:
        disk.move(temporary, target, attempts=lambda: _ATTEMPTS_WITH_WORD if _lock_file(target) else disk.ATTEMPTS)
    except PermissionError:
        return False
    except OSError as error:
        raise OutputError(_failure(target, error)) from error
    return True


def _keep_beside(temporary: Path, target: Path, content: bytes) -> _Locked:
    for number in range(1, _MOST_COPIES + 1):
        name = "ny" if number == 1 else f"ny {number}"
        beside = target.with_name(f"{target.stem} ({name}){target.suffix}")
        if _has_content(beside, content):
            return _Locked(target, beside)
        if not beside.exists():
            return _Locked(target, beside if _try_replace(temporary, beside) else None)
    return _Locked(target, None)


def _try_replace(temporary: Path, target: Path) -> bool:
    try:
        temporary.replace(target)
    except OSError:
        return False
    return True


def _lock_file(target: Path) -> Path | None:
    """Word's lock file beside a document; short names keep all or all but one of their characters."""
    candidates = (target.with_name(f"~${target.name[cut:]}") for cut in (2, 1, 0))
    with contextlib.suppress(OSError):
        return next((path for path in candidates if path.is_file()), None)
    return None


def _word_user(target: Path) -> str:
    """The name in Word's lock file: its length in one byte, then the name in ANSI. Empty if it is not there."""
    lock = _lock_file(target)
    if lock is None:
        return ""
    try:
        content = lock.read_bytes()[: _LOCK_NAME_LENGTH + 1]
    except OSError:
        return ""
    length = min(content[0], _LOCK_NAME_LENGTH) if content else 0
    name = content[1 : 1 + length].decode("cp1252", "ignore")
    return "".join(character for character in name if character.isprintable()).strip()


def _failure(target: Path, error: OSError) -> str:
    return f"«{target}» kunne ikke skrives: {disk.reason(error)}. Den gamle filen, om det fantes en, er urørt."
