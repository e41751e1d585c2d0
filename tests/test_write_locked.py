"""A paper that is open in Word: the old one stays, the new one is kept, and the message says where."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.output.write import LockedOutputError, WrittenFiles, write_documents
from tests.writing import NEW, OLD, batch, contents, temporaries

pytestmark = pytest.mark.usefixtures("no_waiting")


def lock_in_word(path: Path, monkeypatch: pytest.MonkeyPatch, attempts: int = 1_000_000) -> list[Path]:
    """Refuses to replace one file, as Windows does while Word has it open; returns what was tried."""
    real, tried = os.replace, []

    def replace(source: Any, target: Any) -> None:
        tried.append(Path(target))
        if Path(target) == path and tried.count(path) <= attempts:
            raise PermissionError(errno.EACCES, "Access is denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    return tried


def owner_file(path: Path, content: bytes) -> None:
    path.with_name("~$" + path.name[2:]).write_bytes(content)


OWNER = bytes([9]) + "Kari Åmot".encode("cp1252").ljust(53, b"\0") + b"\x09\x00" + "Kari Åmot".encode("utf-16-le")


def test_a_paper_open_in_word_is_kept_beside_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = batch(tmp_path)
    locked, *others = outputs
    owner_file(locked, OWNER)
    lock_in_word(locked, monkeypatch)
    with pytest.raises(LockedOutputError) as caught:
        write_documents(outputs)
    beside = locked.with_name("1 (ny).docx")
    assert str(caught.value) == (
        "«1.docx» er åpen i Word hos Kari Åmot. Lukk den og bygg på nytt. Den nye versjonen ligger i «1 (ny).docx»."
    )
    assert caught.value.written == WrittenFiles(tuple(others), ())
    assert caught.value.kept == {locked: beside}
    assert contents(outputs) == [OLD, NEW, NEW]
    assert beside.read_bytes() == NEW
    assert temporaries(tmp_path) == []


def test_new_versions_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sak.docx"
    path.write_bytes(OLD)
    lock_in_word(path, monkeypatch)
    for content in (b"1", b"1", b"2", b"1"):
        with pytest.raises(LockedOutputError):
            write_documents({path: content})
    assert sorted(found.name for found in tmp_path.iterdir()) == ["sak (ny 2).docx", "sak (ny).docx", "sak.docx"]
    assert (tmp_path / "sak (ny 2).docx").read_bytes() == b"2"


def test_a_lock_that_passes_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sak.docx"
    path.write_bytes(OLD)
    tried = lock_in_word(path, monkeypatch, attempts=5)
    assert write_documents({path: NEW}).changed == (path,)
    assert len(tried) == 6
    assert path.read_bytes() == NEW


def test_a_locked_file_in_a_locked_folder_says_that_nothing_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(LockedOutputError, match="kunne ikke lagres") as caught:
        write_documents({tmp_path / "sak.docx": NEW})
    assert "i bruk av et annet program" in str(caught.value)
    assert caught.value.kept == {}
    assert temporaries(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (OWNER, "er åpen i Word hos Kari Åmot."),
        (b"", "er åpen i Word."),
        (b"\x00" * 162, "er åpen i Word."),
        (b"\xff" + b"\x81\x07" * 100, "er åpen i Word."),
        (b"\x20Kari", "er åpen i Word hos Kari."),
        (b"\x06Kari\x00\x00", "er åpen i Word hos Kari."),
    ],
)
def test_the_name_in_words_lock_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, message: str
) -> None:
    path = tmp_path / "Sak 13-26 Budsjett.docx"
    owner_file(path, content)
    lock_in_word(path, monkeypatch)
    with pytest.raises(LockedOutputError) as caught:
        write_documents({path: NEW})
    assert str(caught.value).startswith(f"«Sak 13-26 Budsjett.docx» {message} Lukk den")


@pytest.mark.parametrize("cut", [0, 1])
def test_words_lock_file_of_a_short_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: int) -> None:
    path = tmp_path / "sak.docx"
    (tmp_path / f"~${path.name[cut:]}").write_bytes(OWNER)
    lock_in_word(path, monkeypatch)
    with pytest.raises(LockedOutputError, match="hos Kari Åmot"):
        write_documents({path: NEW})
