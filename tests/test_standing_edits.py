"""What somebody changed by hand is never overwritten silently, and nothing of ours is ever taken for a hand edit."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.records.load import Workspace
from tests.standing import MEETING, OUTPUTS, change, command, contents, output, small_office, states
from tests.workspaces import REPOSITORY

EDIT = b"rettet i Word"


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """The small office with its meeting built."""
    workspace = small_office(tmp_path)
    assert command(workspace, "build", *MEETING) == 0
    return workspace


def copies(workspace: Workspace) -> list[str]:
    return [name for name in contents(workspace) if "(endret" in name]


@pytest.mark.parametrize("name", OUTPUTS)
def test_nothing_is_written_and_the_message_names_the_file(
    office: Workspace, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output(office, name).write_bytes(EDIT)
    change(office, "04-26.yaml", "Bakgrunnen.", "Ny bakgrunn.")
    before = states(office)
    capsys.readouterr()
    assert command(office, "build", *MEETING) == 3
    assert states(office) == before
    told = capsys.readouterr().err
    stem, _, ending = name.rpartition(".")
    assert f"«{name}» er endret etter at programmet skrev den." in told
    assert f"--force blir den tatt vare på som «{stem} (endret).{ending}»." in told
    assert "Ingenting er skrevet." in told


@pytest.mark.parametrize("name", OUTPUTS)
def test_force_keeps_the_edited_file_and_writes_the_new_one(
    office: Workspace, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(office)
    output(office, name).write_bytes(EDIT)
    assert command(office, "build", *MEETING, "--force") == 0
    stem, _, ending = name.rpartition(".")
    copy = f"{stem} (endret).{ending}"
    assert contents(office) == {**before, copy: EDIT}
    told = capsys.readouterr().err
    assert f"«{name}» var endret for hånd. Den ligger her: " in told
    assert copy in told
    # The copy is nobody's older paper, and stands in no one's way.
    assert command(office, "build", *MEETING) == 0
    assert "eldre fil" not in capsys.readouterr().err


def test_a_paper_that_somebody_emptied_is_theirs(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is something too: who emptied it wanted it so, or something went wrong that must be seen."""
    path = output(office, OUTPUTS[0])
    path.write_bytes(b"")
    assert command(office, "build", "1/26") == 3
    assert path.read_bytes() == b""
    assert "er endret etter at programmet skrev den." in capsys.readouterr().err


def test_edited_copies_are_numbered_and_never_lost(office: Workspace) -> None:
    path = output(office, OUTPUTS[0])
    for text in (b"1", b"2", b"1"):
        path.write_bytes(text)
        assert command(office, "build", "1/26", "--force") == 0
    assert copies(office) == ["Sak 01-26 Prøvesak (endret 2).docx", "Sak 01-26 Prøvesak (endret).docx"]
    assert [contents(office)[name] for name in copies(office)] == [b"2", b"1"]


def test_all_edited_files_are_named_at_once(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for name in OUTPUTS:
        output(office, name).write_bytes(EDIT)
    assert command(office, "build", *MEETING) == 3
    told = capsys.readouterr().err
    assert all(f"«{name}» er endret" in told for name in OUTPUTS)


def test_an_edited_paper_that_is_not_asked_for_stands_in_nobodys_way(office: Workspace) -> None:
    output(office, OUTPUTS[0]).write_bytes(EDIT)
    change(office, "04-26.yaml", "Bakgrunnen.", "Ny bakgrunn.")
    assert command(office, "build", "4/26") == 0
    assert output(office, OUTPUTS[0]).read_bytes() == EDIT


def test_an_edit_of_the_same_size_within_the_same_second_is_seen(office: Workspace) -> None:
    path = output(office, OUTPUTS[0])
    found, content = path.stat(), bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert command(office, "build", *MEETING) == 3


def test_a_file_that_was_there_before_is_not_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = small_office(tmp_path)
    path = output(workspace, "Sak 04-26 Sak nummer 4.docx")
    path.parent.mkdir(parents=True)
    path.write_bytes(EDIT)
    assert command(workspace, "build", "4/26") == 3
    assert "er ikke skrevet av programmet" in capsys.readouterr().err
    assert contents(workspace) == {path.name: EDIT}


def test_an_older_paper_of_ours_is_replaced(office: Workspace) -> None:
    """A sync client puts an earlier version back."""
    path = output(office, OUTPUTS[0])
    older = path.read_bytes()
    change(office, "01-26.yaml", "Se [[", "Se også [[")
    assert command(office, "build", *MEETING) == 0
    newer = path.read_bytes()
    assert newer != older
    path.write_bytes(older)
    assert command(office, "build", *MEETING) == 0
    assert path.read_bytes() == newer
    assert copies(office) == []


def test_a_paper_of_ours_from_an_older_ledger_is_known_by_its_copies(office: Workspace) -> None:
    """Two machines share the folder; the sync client keeps one ledger beside the other."""
    ledger = office.output / ".hfi" / "skrevet.txt"
    ledger.rename(ledger.with_name("skrevet-PC2.txt"))
    change(office, "01-26.yaml", "Se [[", "Se også [[")
    assert command(office, "build", *MEETING) == 0


def test_without_a_ledger_only_what_would_be_lost_is_refused(office: Workspace) -> None:
    for path in (office.output / ".hfi").iterdir():
        path.unlink()
    before = contents(office)
    assert command(office, "build", *MEETING) == 0
    assert contents(office) == before
    for path in (office.output / ".hfi").iterdir():
        path.unlink()
    change(office, "04-26.yaml", "Bakgrunnen.", "Ny bakgrunn.")
    assert command(office, "build", *MEETING) == 3
    assert contents(office) == before
    assert command(office, "build", *MEETING, "--force") == 0
    assert set(before.values()) <= set(contents(office).values())


def test_a_damaged_line_is_no_line_and_spoils_no_other(office: Workspace) -> None:
    ledger = office.output / ".hfi" / "skrevet.txt"
    ledger.write_bytes(ledger.read_bytes() + b"\xff\xfe\x00 0123456789abc")
    change(office, "04-26.yaml", "Bakgrunnen.", "Ny bakgrunn.")
    assert command(office, "build", *MEETING) == 0
    change(office, "04-26.yaml", "Ny bakgrunn.", "Nyere bakgrunn.")
    assert command(office, "build", *MEETING) == 0
    assert copies(office) == []


def test_a_file_that_cannot_be_read_is_not_replaced(
    office: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, real = output(office, OUTPUTS[0]), Path.read_bytes
    change(office, "01-26.yaml", "Se [[", "Se også [[")
    before = contents(office)

    def read(self: Path) -> bytes:
        if self == path:
            raise PermissionError(errno.EACCES, "Access is denied")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", read)
    assert command(office, "build", *MEETING) == 3
    monkeypatch.undo()
    assert f"«{path.name}» kan ikke leses, og blir derfor ikke erstattet." in capsys.readouterr().err
    assert contents(office) == before


def test_a_ledger_that_cannot_be_written_stops_the_build(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    """Otherwise our own paper would be taken for a hand edit the next time."""
    ledger = office.output / ".hfi" / "skrevet.txt"
    ledger.unlink()
    ledger.mkdir()
    before = contents(office)
    (office.output / "SSU" / "2026-05-21" / "Sak 04-26 Sak nummer 4.docx").unlink()
    assert command(office, "build", "4/26") == 3
    assert "skrevet.txt" in capsys.readouterr().err
    assert contents(office).items() < before.items()


class Fault:
    """Makes the nth of all watched system calls raise; counts them all."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int, error: BaseException) -> None:
        self.number, self.error, self.count = number, error, 0
        for name in ("open", "write", "fsync", "replace", "mkdir"):
            monkeypatch.setattr(os, name, self._watched(getattr(os, name)))

    def _watched(self, real: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.number:
                raise self.error
            return real(*arguments, **options)

        return call


def faults(workspace: Workspace, error: BaseException) -> Iterator[tuple[int, int]]:
    """A build of a changed case with each of its system calls failing in turn: the call's number and the exit code."""
    number = 0
    while True:
        number += 1
        change(workspace, "04-26.yaml", f"Utgave {number - 1}.", f"Utgave {number}.")
        with pytest.MonkeyPatch.context() as patch:
            fault = Fault(patch, number, error)
            code = command(workspace, "build", "4/26")
        yield number, code
        if fault.count < number:
            return


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_whatever_fails_the_next_build_is_right_and_calls_nothing_a_hand_edit(
    tmp_path: Path, error: BaseException
) -> None:
    workspace = small_office(tmp_path)
    change(workspace, "04-26.yaml", "Bakgrunnen.", "Utgave 0.")
    assert command(workspace, "build", "4/26") == 0
    failed = 0
    for _, code in faults(workspace, error):
        failed += code != 0
        assert command(workspace, "build", "4/26") == 0
        now = contents(workspace)
        assert copies(workspace) == []
        # Made from nothing, in the same place, it is the same.
        output(workspace, "Sak 04-26 Sak nummer 4.docx").unlink()
        (workspace.output / ".hfi" / "bygd.json").unlink()
        assert command(workspace, "build", "4/26") == 0
        assert contents(workspace) == now
    assert failed > 3


def test_two_builds_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = small_office(tmp_path)
    line = [sys.executable, "-m", "hfi_docs", "-w", str(tmp_path), "build", *MEETING]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    for turn in range(3):
        change(workspace, "04-26.yaml", "Bakgrunnen." if turn == 0 else f"Tur {turn}.", f"Tur {turn + 1}.")
        both = [subprocess.Popen(line, env=environment, stdout=subprocess.DEVNULL) for _ in range(2)]
        assert [process.wait() for process in both] == [0, 0]
    before = contents(workspace)
    assert command(workspace, "build", *MEETING) == 0
    assert "Bygget: " not in capsys.readouterr().out
    assert contents(workspace) == before
    assert copies(workspace) == []
