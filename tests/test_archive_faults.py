"""Sealing that is cut off or refused by the disk: the archive is the old one or the new one, never between."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.errors import OutputError
from hfi_docs.output import disk
from hfi_docs.output.archive import Archive, opened
from hfi_docs.output.archive.bag import make_bag
from hfi_docs.output.archive.material import Issue
from hfi_docs.output.archive.placing import LOCK
from hfi_docs.output.archive.placing import seal as place
from hfi_docs.output.archive.store import JOURNAL
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.verifying import verify_archive
from tests.archives import FIRST, MEETING, REASON, change, copy_of, found, seal, sealable_office, snapshot
from tests.small_archive import AT, papers, seal_small
from tests.workspaces import REPOSITORY

CALLS = ("open", "write", "fsync", "replace", "rename", "mkdir", "unlink", "rmdir", "chmod")
ERRORS = {
    "ENOSPC": OSError(errno.ENOSPC, "full"),
    "EACCES": OSError(errno.EACCES, "forbidden"),
    "EIO": OSError(errno.EIO, "broken"),
    "Ctrl-C": KeyboardInterrupt(),
}
KILLS = 20


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody cuts the power here, and nobody holds a file for seconds."""
    monkeypatch.setattr(disk, "_DELAY", 0)
    monkeypatch.setattr(os, "fsync", lambda _: None)


class Fault:
    """Makes the nth of all watched system calls raise, or every one from there on; counts them all."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, number: int, error: BaseException, *, lasting: bool = False
    ) -> None:
        self.number, self.error, self.lasting, self.count = number, error, lasting, 0
        for name in CALLS:
            monkeypatch.setattr(os, name, self._watched(getattr(os, name)))

    def _watched(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.number or (self.lasting and self.count > self.number > 0):
                raise self.error
            return real(*arguments, **options)

        return call


def attempt(root: Path, number: int, error: BaseException, *, lasting: bool = False) -> tuple[bool, int]:
    """Seals with a fault: whether it came through, and how many calls were made."""
    with pytest.MonkeyPatch.context() as patch:
        fault = Fault(patch, number, error, lasting=lasting)
        try:
            seal_small(root, "ny")
        except (OutputError, KeyboardInterrupt):
            return False, fault.count
    return True, fault.count


def files(root: Path) -> dict[str, bytes | None]:
    """What lies in the archive, without empty folders and what is to be swept."""
    return {
        name: content for name, content in snapshot(root).items() if content is not None and disk.PREFIX not in name
    }


def left_overs(root: Path) -> list[str]:
    return [path.name for path in root.rglob(f"{disk.PREFIX}*")] if root.exists() else []


def archive_before(folder: Path, *, sealed: bool) -> Path:
    root = folder / "arkiv"
    if sealed:
        seal_small(root)
    return root


@pytest.mark.parametrize("sealed", [False, True], ids=["første utgave", "ny utgave"])
@pytest.mark.parametrize("name", ERRORS)
def test_every_call_that_fails(tmp_path: Path, name: str, sealed: bool) -> None:
    """One run per system call of a sealing."""
    old = files(archive_before(tmp_path / "old", sealed=sealed))
    new_root = archive_before(tmp_path / "new", sealed=sealed)
    came_through, calls = attempt(new_root, 0, OSError())
    assert came_through
    new = files(new_root)
    assert calls > 60
    for number in range(1, calls + 1):
        root = tmp_path / str(number) / "arkiv"
        if sealed:
            copy_of(tmp_path / "old" / "arkiv", root)
        came_through, _ = attempt(root, number, ERRORS[name])
        now = files(root)
        assert now in (old, new), number
        if name != "Ctrl-C":
            assert (now == new) == came_through, number
        if root.exists():
            with opened(Archive(root)):
                pass
            assert files(root) == now
            assert left_overs(root) == []
        assert found(Archive(root)) == [] or not now
        shutil.rmtree(tmp_path / str(number), ignore_errors=True)


@pytest.mark.parametrize("sealed", [False, True], ids=["første utgave", "ny utgave"])
def test_every_call_from_which_on_nothing_works(tmp_path: Path, sealed: bool) -> None:
    """The disk goes away: not even undoing works. Whoever comes next finishes or sweeps."""
    old = files(archive_before(tmp_path / "old", sealed=sealed))
    new_root = archive_before(tmp_path / "new", sealed=sealed)
    _, calls = attempt(new_root, 0, OSError())
    new = files(new_root)
    for number in range(1, calls + 1):
        root = tmp_path / str(number) / "arkiv"
        if sealed:
            copy_of(tmp_path / "old" / "arkiv", root)
        attempt(root, number, ERRORS["EIO"], lasting=True)
        if root.exists():
            with opened(Archive(root)):
                pass
            assert files(root) in (old, new), number
            assert left_overs(root) == []
            assert found(Archive(root)) == [] or not files(root)
        shutil.rmtree(tmp_path / str(number), ignore_errors=True)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    root, moments = tmp_path / "arkiv", random.Random(20260521)
    for _ in range(KILLS):
        command = [sys.executable, "-m", "tests.small_archive", str(root)]
        with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as sealing:
            assert sealing.stdout
            assert sealing.stdout.read(1) == b"."
            time.sleep(moments.uniform(0, 0.15))
            sealing.send_signal(signal.SIGKILL)
        with opened(Archive(root)) as archive:
            entries = [entry.folder for _, entry in archive.chain().entries]
        assert found(Archive(root)) == []
        assert left_overs(root) == []
        assert sorted(path.name for path in (root / MEETING).glob("utgave-*")) == sorted(
            folder.rpartition("/")[2] for folder in entries
        )


def cut_off(root: Path, number: int) -> None:
    """The state that a crash leaves at the nth call: nothing is undone."""
    process = os.fork()
    if process == 0:
        real = os.replace

        def replace(*arguments: Any, **options: Any) -> None:
            nonlocal number
            number -= 1
            if number == 0:
                os._exit(9)
            real(*arguments, **options)

        os.replace = replace
        seal_small(root, "ny")
        os._exit(0)
    os.waitpid(process, 0)


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize(("moves", "issues"), [(1, 1), (2, 1), (3, 2), (4, 2)])
def test_a_crash_between_two_moves_is_finished_or_swept(tmp_path: Path, moves: int, issues: int) -> None:
    """The moves: the note, the folder, the register, LES MEG.txt."""
    root = tmp_path / "arkiv"
    seal_small(root)
    cut_off(root, moves)
    assert left_overs(root)
    with opened(Archive(root)) as archive:
        assert len(archive.chain().entries) == issues
    assert left_overs(root) == []
    assert found(Archive(root)) == []


def test_a_note_that_fits_nothing_is_left_and_told(tmp_path: Path) -> None:
    root = tmp_path / "arkiv"
    seal_small(root)
    before = files(root)
    for note in (b"", b"{}", b"[]", b'{"linje": "x", "mappe": "../..", "les_meg": "x"}', b"\xff"):
        (root / JOURNAL).write_bytes(note)
        with opened(Archive(root)):
            pass
        assert files(root) == before
        assert any(JOURNAL in each for each in found(Archive(root)))


def test_two_cannot_seal_at_once(tmp_path: Path) -> None:
    root = tmp_path / "arkiv"
    with opened(Archive(root)), pytest.raises(OutputError, match="Noen andre forsegler"), opened(Archive(root)):
        pass
    seal_small(root)
    assert not (root / LOCK).exists()


def test_an_issue_is_never_overwritten(tmp_path: Path) -> None:
    """A folder that came into the place of the next issue, empty or not, is left alone."""
    root = tmp_path / "arkiv"
    seal_small(root)
    before = files(root)
    (root / MEETING / "utgave-02").mkdir()
    with opened(Archive(root)) as archive:
        bag = make_bag(papers("ny"), Issue(2, AT, 2, archive.chain().head), b"")
        with pytest.raises(OutputError, match="kunne ikke forsegles"):
            place(archive, bag, b"", lambda _: None)
    assert files(root) == before


def test_what_was_written_wrongly_is_not_put_in_place(tmp_path: Path) -> None:
    """A disk, or a program that watches it, changes a file as it is written."""
    root = tmp_path / "arkiv"
    real = os.write
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", lambda target, content: real(target, bytes(content).replace(b"%PDF", b"%PDG")))
        with pytest.raises(OutputError, match="ikke det som skulle forsegles"):
            seal_small(root)
    assert not root.exists()


@pytest.mark.parametrize("seed", range(3))
def test_the_whole_command_killed(tmp_path: Path, seed: int) -> None:
    workspace = sealable_office(tmp_path / "office")
    seal(workspace)
    change(workspace)
    environment = {**os.environ, "HFI_SOFFICE": "/finnes/ikke/soffice"}
    command = [sys.executable, "-m", "hfi_docs", "-w", str(workspace.root), "archive", MEETING, "--reason", REASON]
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as sealing:
        time.sleep(random.Random(seed).uniform(0.5, 2.5))
        sealing.send_signal(signal.SIGKILL)
    verified = verify_archive(Office(workspace), MEETING)
    assert verified.damages == ()
    assert verified.inspected.issues[0] == FIRST
    sealed = seal(workspace, reason=REASON) if len(verified.inspected.issues) == 1 else seal(workspace)
    assert sealed.newest.name == "utgave-02"
    assert left_overs(workspace.archive) == []
    assert found(Archive(workspace.archive)) == []
