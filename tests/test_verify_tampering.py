"""Whatever is done to an archive is found, and told where it was done."""

import shutil
from pathlib import Path

import pytest

from hfi_docs.output.archive import Archive
from hfi_docs.output.archive.manifest import checksum
from tests.archives import FIRST, MEETING, OTHER, SECOND, copy_of, found, sealed_office
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
    assert found(archive, noted=first[:4])


def test_a_roll_back_to_an_older_archive_contradicts_the_fingerprint(archive: Archive) -> None:
    noted = archive.chain().fingerprint
    write(archive.root / "register.jsonl", b"".join(lines(archive.root)[:1]))
    shutil.rmtree(archive.root / SECOND)
    shutil.rmtree(archive.root / OTHER)
    assert any("LES MEG.txt" in each for each in found(archive))
    assert any(noted in each for each in found(archive, noted=noted))
