"""Whatever is done to an archive is found, and told where it was done."""

import json
import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from hfi_docs.output.archive import Archive, opened
from hfi_docs.output.archive.manifest import checksum
from hfi_docs.output.archive.store import JOURNAL
from hfi_docs.values.file_names import nfc
from tests.archives import FIRST, MEETING, OTHER, SECOND, copy_of, found, sealed_office, snapshot
from tests.tampering import ALL, PAPER, Tampering, lines, rechained, resealed, write


@pytest.fixture(scope="session")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of three issues, for copying."""
    return sealed_office(tmp_path_factory.mktemp("sealed") / "office").archive


@pytest.fixture
def archive(sealed: Path, tmp_path: Path) -> Archive:
    return copy_of(sealed, tmp_path / "arkiv")


def test_there_are_enough_ways() -> None:
    assert len({way.name for way in ALL}) >= 70


def test_an_archive_that_nobody_touched(archive: Archive) -> None:
    assert found(archive) == []


@pytest.mark.parametrize("way", ALL, ids=lambda way: way.name)
def test_it_is_found_and_named(way: Tampering, archive: Archive) -> None:
    way.act(archive.root)
    assert [each for each in found(archive) if way.place in each and way.finding in each], found(archive)


NOISE = ("~$k 13-26.docx", "Thumbs.db", ".DS_Store", "desktop.ini", "Desktop.ini", "._Sak 13-26.docx", ".~hfi-0.tmp")


@pytest.mark.parametrize("place", ["", "SSU", MEETING, FIRST, f"{FIRST}/data", f"{SECOND}/data/papirer"])
@pytest.mark.parametrize("name", NOISE)
def test_noise_is_no_damage(place: str, name: str, archive: Archive) -> None:
    (archive.root / place / name).write_bytes(b"x")
    assert found(archive) == []
    assert found(archive, quick=True) == []


def test_names_stored_apart_are_no_damage(archive: Archive) -> None:
    """As a Mac stores them: letter and accent each for itself."""
    for path in sorted(archive.root.rglob("*"), key=lambda path: len(path.parts), reverse=True):
        path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    assert any(path.name != nfc(path.name) for path in archive.root.rglob("*"))
    assert found(archive) == []
    accented = next(path for path in (archive.root / FIRST).rglob("*.yaml") if path.name != nfc(path.name))
    write(accented, b"noe annet")
    assert [each for each in found(archive) if nfc(accented.name) in each and "er endret" in each]


PIPES = ["register.jsonl", f"{MEETING}/LES MEG.txt", f"{FIRST}/tagmanifest-sha256.txt", f"{FIRST}/data/INNHOLD.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize(
    "place",
    ["register.jsonl", f"{MEETING}/LES MEG.txt", f"{FIRST}/tagmanifest-sha256.txt", f"{FIRST}/data/INNHOLD.txt"],
)
def test_a_pipe_is_damage_and_never_waited_for(place: str, archive: Archive) -> None:
    (archive.root / place).unlink()
    os.mkfifo(archive.root / place)
    assert found(archive)


def foreign(line: bytes, **changes: str) -> bytes:
    told = json.dumps({**json.loads(line), **changes}, ensure_ascii=False)
    return told.encode("utf-8", "surrogatepass") + b"\n"


OUTSIDE = (
    "../../../../etc",
    "/etc",
    "SSU/../../etc",
    "C:\\x",
    "SSU/2026-05-21/utgave-01\0",
    "x" * 300,
    "\ud800",
    "SSU",
)
LABELS = [f"sted {number}" for number in range(len(OUTSIDE))]


@pytest.mark.parametrize("folder", OUTSIDE, ids=LABELS)
@pytest.mark.parametrize("name", ["mappe", "møte", "erstatter"])
def test_a_line_that_leads_elsewhere_is_no_line(name: str, folder: str, archive: Archive) -> None:
    register = lines(archive.root)
    write(archive.register, b"".join([foreign(register[0], **{name: folder}), *register[1:]]))
    told = found(archive)
    assert "register.jsonl:1: linjen er ødelagt eller endret" in told
    assert not [each for each in told if "etc" in each]


@pytest.mark.parametrize("folder", OUTSIDE, ids=LABELS)
def test_a_forged_note_writes_nothing_elsewhere(folder: str, archive: Archive, tmp_path: Path) -> None:
    last = lines(archive.root)[-1]
    for text in (foreign(last, mappe=folder).decode("utf-8", "replace"), last.decode()):
        note = {"linje": text, "mappe": folder, "les_meg": "forfalsket"}
        (archive.root / JOURNAL).write_text(json.dumps(note), "utf-8")
        before = snapshot(tmp_path)
        with opened(archive):
            pass
        assert snapshot(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_note_is_not_followed_through_a_link(archive: Archive, tmp_path: Path) -> None:
    entry = archive.chain().entries[-1][1]
    meeting, outside = archive.folder(entry.meeting), tmp_path / "outside"
    meeting.rename(outside)
    meeting.symlink_to(outside)
    note = {"linje": lines(archive.root)[-1].decode(), "mappe": entry.folder, "les_meg": "forfalsket"}
    (archive.root / JOURNAL).write_text(json.dumps(note), "utf-8")
    with opened(archive):
        pass
    assert "forfalsket" not in (outside / "LES MEG.txt").read_text("utf-8")


def test_what_only_looks_like_noise_is_damage(archive: Archive) -> None:
    for name in ("Thumbs.db.docx", "desktop.ini.txt", "~Sak.docx", "DS_Store"):
        (archive.root / FIRST / "data" / name).write_bytes(b"x")
    assert len([each for each in found(archive) if "kommet til" in each]) == 4


QUICK = ("slettet", "kuttet", "forlenget", "tømt", "nytt navn", "lagt til", "manifest", "linje", "fjernet")


SEEN_QUICKLY = [way for way in ALL if any(word in way.name for word in QUICK) and "én-bit" not in way.name]


@pytest.mark.parametrize("way", SEEN_QUICKLY, ids=lambda way: way.name)
def test_a_quick_look_finds_what_shows_from_outside(way: Tampering, archive: Archive) -> None:
    way.act(archive.root)
    assert found(archive, quick=True)


def rewritten(archive: Archive) -> None:
    """A paper changed, and every list, register line and bag after it made to agree."""
    root = archive.root
    write(root / SECOND / PAPER, b"noe annet")
    resealed(root, SECOND, tags=True)
    size = sum(path.stat().st_size for path in (root / SECOND / "data").rglob("*") if path.is_file())
    info = (root / SECOND / "bag-info.txt").read_text("utf-8").splitlines()
    count = len([path for path in (root / SECOND / "data").rglob("*") if path.is_file()])
    told = [f"Payload-Oxum: {size}.{count}" if line.startswith("Payload-Oxum") else line for line in info]
    write(root / SECOND / "bag-info.txt", ("\n".join(told) + "\n").encode())
    metadata = root / SECOND / "data" / "metadata.json"
    write(metadata, metadata.read_bytes().replace(b"filstoerrelse", b"xilstoerrelse"))
    resealed(root, SECOND, tags=True)
    old = lines(root)
    before = archive.chain().entries[-1][1].tagmanifest.encode()
    digest = checksum((root / SECOND / "tagmanifest-sha256.txt").read_bytes()).encode()
    write(root / "register.jsonl", b"".join(rechained([*old[:-1], old[-1].replace(before, digest)])))


def test_a_whole_new_story_contradicts_the_fingerprint_in_the_minutes(archive: Archive) -> None:
    noted = archive.chain().fingerprint
    assert found(archive, noted=noted) == []
    rewritten(archive)
    assert found(archive) == []
    assert any(noted in each and "register.jsonl" in each for each in found(archive, noted=noted))


def test_an_earlier_fingerprint_still_holds(archive: Archive) -> None:
    first = archive.chain().checksums[0][:16]
    assert found(archive, noted=f"{first[:8].upper()} {first[8:]}") == []
    assert found(archive, noted=first[:15] + ("0" if first[15] != "0" else "1"))
    assert found(archive, noted=first[:15])


def test_a_roll_back_to_an_older_archive_contradicts_the_fingerprint(archive: Archive) -> None:
    noted = archive.chain().fingerprint
    write(archive.root / "register.jsonl", b"".join(lines(archive.root)[:1]))
    shutil.rmtree(archive.root / SECOND)
    shutil.rmtree(archive.root / OTHER)
    assert any("LES MEG.txt" in each for each in found(archive))
    assert any(noted in each for each in found(archive, noted=noted))
