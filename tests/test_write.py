"""Documents in place: old or new, never torn, whatever fails and whenever it fails."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.errors import OutputError
from hfi_docs.output import disk
from hfi_docs.output.write import WrittenFiles, sweep, write_documents
from tests.writing import NEW, OLD, batch, contents, temporaries

pytestmark = pytest.mark.usefixtures("no_waiting")

CALLS = ("open", "write", "fsync", "replace", "mkdir", "unlink")


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    outputs = batch(tmp_path)
    assert write_documents(outputs) == WrittenFiles(tuple(outputs), ())
    assert contents(outputs) == [NEW, NEW, NEW]
    assert temporaries(tmp_path) == []


def test_an_empty_batch_and_an_empty_file(tmp_path: Path) -> None:
    assert write_documents({}) == WrittenFiles((), ())
    path = tmp_path / "tom.docx"
    assert write_documents({path: b""}).changed == (path,)
    assert path.read_bytes() == b""


def test_a_file_with_the_same_content_is_not_touched(tmp_path: Path) -> None:
    same, other = tmp_path / "lik.docx", tmp_path / "ulik.docx"
    same.write_bytes(NEW)
    other.write_bytes(NEW[::-1])
    os.utime(same, (1, 1))
    identity = same.stat().st_ino
    assert write_documents({same: NEW, other: NEW}) == WrittenFiles((other,), (same,))
    assert (same.stat().st_ino, same.stat().st_mtime) == (identity, 1)


class Fault:
    """Makes the nth of all watched system calls raise; counts them all."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int, error: BaseException) -> None:
        self.number, self.error, self.count = number, error, 0
        for name in CALLS:
            monkeypatch.setattr(os, name, self._watched(getattr(os, name)))

    def _watched(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.number:
                raise self.error
            return real(*arguments, **options)

        return call


def call_count(folder: Path) -> int:
    folder.mkdir()
    outputs = batch(folder)
    with pytest.MonkeyPatch.context() as patch:
        fault = Fault(patch, 0, OSError())
        write_documents(outputs)
    return fault.count


def inject(folder: Path, number: int, error: BaseException) -> tuple[list[bytes | None], BaseException | None]:
    folder.mkdir()
    outputs = batch(folder)
    raised: BaseException | None = None
    with pytest.MonkeyPatch.context() as patch:
        fault = Fault(patch, number, error)
        try:
            write_documents(outputs)
        except (OutputError, KeyboardInterrupt) as caught:
            raised = caught
    assert fault.count >= number
    return contents(outputs), raised


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_whichever_call_fails_every_file_is_old_or_new(tmp_path: Path, code: int) -> None:
    total = call_count(tmp_path / "telling")
    assert total > 15
    for number in range(1, total + 1):
        folder = tmp_path / str(number)
        found, raised = inject(folder, number, OSError(code, os.strerror(code)))
        assert found[0] in (OLD, NEW)
        assert found[1] in (OLD, NEW)
        assert found[2] in (None, NEW)
        assert raised is not None or found == [NEW, NEW, NEW]
        assert temporaries(folder) == []
        assert raised is None or os.strerror(code) not in str(raised)


def test_an_interruption_leaves_old_or_new_and_nothing_else(tmp_path: Path) -> None:
    for number in range(1, call_count(tmp_path / "telling") + 1):
        folder = tmp_path / str(number)
        found, raised = inject(folder, number, KeyboardInterrupt())
        assert isinstance(raised, KeyboardInterrupt)
        assert found[0] in (OLD, NEW)
        assert found[1] in (OLD, NEW)
        assert found[2] in (None, NEW)
        assert temporaries(folder) == []


def test_a_failure_before_the_first_move_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = batch(tmp_path)
    real, seen = os.fsync, []

    def full(descriptor: int) -> None:
        seen.append(descriptor)
        if len(seen) == len(outputs):
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="disken er full"):
        write_documents(outputs)
    assert contents(outputs) == [OLD, OLD, None]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["1.docx", "2.docx", "a"]


def test_short_writes_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: real(descriptor, content[:7]))
    path = tmp_path / "a.docx"
    write_documents({path: NEW[:100]})
    assert path.read_bytes() == NEW[:100]


def test_a_file_in_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "møte").write_bytes(b"")
    with pytest.raises(OutputError, match="en fil der det skulle vært en mappe"):
        write_documents({tmp_path / "møte" / "sak.docx": NEW})


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "sak.docx").mkdir()
    with pytest.raises(OutputError, match=r"sak\.docx"):
        write_documents({tmp_path / "sak.docx": NEW})
    assert temporaries(tmp_path) == []


def test_sweep_removes_only_old_left_overs(tmp_path: Path) -> None:
    now = time.time()
    below = tmp_path / "SSU" / "2026"
    staging = below / ".~hfi-mappe"
    staging.mkdir(parents=True)
    (staging / ".~hfi-inni.tmp").write_bytes(b"x")
    paper = below / "sak.docx"
    old, fresh = below / ".~hfi-gammel.tmp", tmp_path / ".~hfi-fersk.tmp"
    for path in (paper, old, fresh):
        path.write_bytes(b"x")
    for path in (paper, old, staging):
        os.utime(path, (now - 3700, now - 3700))
    # A large build on a slow disk can take most of an hour.
    os.utime(fresh, (now - 3500, now - 3500))
    assert set(sweep(tmp_path, now)) == {old, staging}
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [".~hfi-fersk.tmp", "sak.docx"]
    assert sweep(tmp_path / "mangler", now) == ()


WRITER = """
import sys
from pathlib import Path
from hfi_docs.output.write import write_documents
folder = Path(sys.argv[1])
print("klar", flush=True)
while True:
    for letter in (b"A", b"B"):
        write_documents({folder / name: letter * 1_000_000 for name in ("1.docx", "2.docx", "3.docx")})
"""


def test_a_killed_program_leaves_whole_files(tmp_path: Path) -> None:
    names = ("1.docx", "2.docx", "3.docx")
    for name in names:
        (tmp_path / name).write_bytes(b"B" * 1_000_000)
    for round_number in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.003 + round_number * 0.0037)
            writer.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        for name in names:
            content = (tmp_path / name).read_bytes()
            assert len(content) == 1_000_000
            assert len(set(content)) == 1
    sweep(tmp_path, time.time() + 3601)
    assert sorted(path.name for path in tmp_path.iterdir()) == list(names)


def test_a_scratch_folder_is_removed_and_so_is_what_a_killed_run_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, fresh, foreign = (tmp_path / name for name in ("hfi-docs-old", "hfi-docs-fresh", "other"))
    for folder in (old, fresh, foreign):
        (folder / "profile").mkdir(parents=True)
    for folder in (old, foreign):
        os.utime(folder, (0, 0))
    with disk.scratch() as folder:
        (folder / "1.docx").write_bytes(b"x")
    assert not folder.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hfi-docs-fresh", "other"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_dead_link_gives_way_to_a_paper_and_stops_a_folder(tmp_path: Path) -> None:
    paper, folder = tmp_path / "sak.docx", tmp_path / "SSU"
    for link in (paper, folder):
        link.symlink_to(tmp_path / "borte")
    write_documents({paper: NEW})
    assert (paper.read_bytes(), paper.is_symlink()) == (NEW, False)
    with pytest.raises(OutputError, match="det finnes en fil der det skulle vært en mappe"):
        write_documents({folder / "sak.docx": NEW})
    assert not (tmp_path / "borte").exists()
