"""Whether one bag is what was sealed: every file, every list, every name. Reads, never writes."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hfi_docs.output.archive.bag import INFO, MANIFEST, PAYLOAD, TAG_FILES, TAGMANIFEST, VERSION, oxum
from hfi_docs.output.archive.manifest import DECLARATION, checksum, labelled, read_labels, read_manifest
from hfi_docs.output.archive.names import is_noise
from hfi_docs.values.file_names import colliding, folded, nfc

_CHUNK = 1 << 20
_METADATA = f"{PAYLOAD}/metadata.json"


class Damage(NamedTuple):
    """Something that is not as it was sealed: where, as a path below the archive's folder, and what."""

    path: str
    message: str


class Found(NamedTuple):
    """What lies in a folder, by path below it: files with their sizes, folders, and other things (links, devices).

    Names stand with letters and accents together, also where a Mac stored them apart; `places` tells where files are.
    """

    files: Mapping[str, int]
    places: Mapping[str, Path]
    folders: frozenset[str]
    others: frozenset[str]
    noise: tuple[str, ...]


class InspectedBag(NamedTuple):
    """What is wrong with a bag, what other programs left in it, and how many files were looked at."""

    damages: tuple[Damage, ...]
    noise: tuple[str, ...]
    file_count: int


def inspect_bag(path: Path, name: str, *, quick: bool) -> InspectedBag:
    """What is wrong with the bag in a folder; `name` is what its files are told under.

    `quick` compares names and sizes, and reads only the small files that list the others.
    """
    found = survey(path)
    damages = [
        *_structure(path, found),
        *_tags(path, found),
        *_payload(path, found, quick=quick),
        *_sizes(path, found),
    ]
    told = tuple(Damage(f"{name}/{damage.path}" if damage.path else name, damage.message) for damage in damages)
    return InspectedBag(told, tuple(f"{name}/{each}" for each in found.noise), len(found.files))


def survey(folder: Path) -> Found:
    """What lies in a folder, however deep; links are not followed."""
    files: dict[str, int] = {}
    places: dict[str, Path] = {}
    folders, others, noise = set[str](), set[str](), list[str]()
    queue = [(folder, "")]
    while queue:
        place, prefix = queue.pop()
        for entry in _entries(place):
            name = f"{prefix}{nfc(entry.name)}"
            if name in files or name in folders or name in others:
                # Beside the same name stored otherwise it is another thing, and is told as that.
                name = f"{prefix}{entry.name}"
            if is_noise(entry.name):
                noise.append(name)
            elif entry.is_dir(follow_symlinks=False):
                folders.add(name)
                queue.append((Path(entry.path), f"{name}/"))
            elif entry.is_file(follow_symlinks=False):
                files[name] = entry.stat(follow_symlinks=False).st_size
                places[name] = Path(entry.path)
            else:
                others.add(name)
    return Found(dict(sorted(files.items())), places, frozenset(folders), frozenset(others), tuple(sorted(noise)))


def file_checksum(path: Path) -> str:
    """SHA-256 of a file's content; empty when it cannot be read."""
    digest = hashlib.sha256()
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, names as we write them first: one stored apart beside them is the other one."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: (entry.name != nfc(entry.name), entry.name))
    except OSError:
        return []


def _structure(path: Path, found: Found) -> Iterator[Damage]:
    """What lies where nothing should, and names that some systems take for the same."""
    for name in sorted(found.others):
        kind = "en snarvei" if (path / name).is_symlink() else "noe annet enn en fil"
        yield Damage(name, f"er {kind}: det skal bare ligge vanlige filer her")
    top = {name for name in (*found.files, *found.folders) if "/" not in name}
    for name in sorted(top - {*TAG_FILES, PAYLOAD}):
        yield Damage(name, "hører ikke til utgaven")
    held = {parent for name in found.files for parent in _parents(name)}
    for name in sorted(found.folders - held - {PAYLOAD}):
        if "/" in name:
            yield Damage(name, "er en tom mappe som ikke hører til utgaven")
    for group in colliding([*found.files, *found.folders]):
        yield Damage(group[0], f"har samme navn som «{group[1]}» på Windows og Mac")
    if path.is_symlink() or not path.is_dir():
        yield Damage("", "er ikke en mappe")


def _tags(path: Path, found: Found) -> Iterator[Damage]:
    """The bag's own text files against the list of them."""
    for name in sorted({*TAG_FILES} - {*found.files}):
        yield Damage(name, "mangler")
    if VERSION in found.files and _content(path / VERSION) != DECLARATION:
        yield Damage(VERSION, "er endret")
    listed = read_manifest(_content(path / TAGMANIFEST))
    for fault in listed.faults:
        yield Damage(TAGMANIFEST, f"er endret: {fault}")
    expected = {*TAG_FILES} - {TAGMANIFEST}
    for name in sorted(expected - {*listed.checksums}):
        yield Damage(TAGMANIFEST, f"er endret: nevner ikke {name}")
    for name, digest in sorted(listed.checksums.items()):
        if name not in expected:
            yield Damage(TAGMANIFEST, f"er endret: nevner «{name}», som ikke hører til der")
        elif name in found.files and checksum(_content(path / name)) != digest:
            yield Damage(name, "er endret: sjekksummen er en annen enn i tagmanifest-sha256.txt")


def _payload(path: Path, found: Found, *, quick: bool) -> Iterator[Damage]:
    """The payload against its list."""
    listed = read_manifest(_content(path / MANIFEST))
    for fault in listed.faults:
        yield Damage(MANIFEST, f"er endret: {fault}")
    present = {name for name in found.files if name.startswith(f"{PAYLOAD}/")}
    alike = {folded(name): name for name in present - {*listed.checksums}}
    renamed = set()
    for name, digest in sorted(listed.checksums.items()):
        if not name.startswith(f"{PAYLOAD}/"):
            yield Damage(MANIFEST, f"er endret: nevner «{name}», som ikke ligger i {PAYLOAD}/")
        elif name in present:
            if not quick and (damage := _compare(found, name, digest)):
                yield damage
        elif name not in found.others:
            other = alike.get(folded(name), "")
            renamed.add(other)
            if not other:
                yield Damage(name, "mangler")
            elif not is_same(path / name, found.places[other]):
                yield Damage(name, _renamed(found, other, digest))
            elif not quick and (damage := _compare(found, other, digest)):
                yield damage
    for name in sorted(present - {*listed.checksums} - renamed):
        yield Damage(name, "er kommet til etter forseglingen: den står ikke i manifest-sha256.txt")


def _compare(found: Found, name: str, digest: str) -> Damage | None:
    held = file_checksum(found.places[name])
    if held == digest:
        return None
    return Damage(name, "er endret: innholdet er ikke det som ble forseglet" if held else "kan ikke leses")


def is_same(listed: Path, other: Path) -> bool:
    """Whether two names lead to one file or folder, as on a disk that does not tell capital letters apart."""
    try:
        return listed.samefile(other)
    except (OSError, ValueError):
        return False


def _renamed(found: Found, other: str, digest: str) -> str:
    """What has become of a file whose name is only nearly there."""
    intact = "Innholdet er uskadd" if file_checksum(found.places[other]) == digest else "Innholdet er endret"
    return f"har fått andre store og små bokstaver i navnet: «{other}». {intact}"


def _sizes(path: Path, found: Found) -> Iterator[Damage]:
    """The sizes that the bag states: all together, and file by file."""
    payload = {name: size for name, size in found.files.items() if name.startswith(f"{PAYLOAD}/")}
    told = labelled(read_labels(_content(path / INFO)), "Payload-Oxum")
    held = oxum(iter(payload.values()))
    if INFO in found.files and told != held:
        yield Damage(PAYLOAD, f"har ikke samme omfang som da den ble forseglet ({told or 'ukjent'}, nå {held})")
    for name, size in _told_sizes(path):
        if name in payload and payload[name] != size:
            yield Damage(name, f"har feil størrelse: {payload[name]} byte, forseglet med {size}")


def _told_sizes(path: Path) -> Iterator[tuple[str, int]]:
    try:
        data: Any = json.loads(_content(path / _METADATA))
    except (ValueError, RecursionError):
        return
    queue = [data]
    while queue:
        value = queue.pop()
        if isinstance(value, dict):
            name, size = value.get("referanseDokumentfil"), value.get("filstoerrelse")
            if isinstance(name, str) and isinstance(size, int):
                yield f"{PAYLOAD}/{name}", size
            queue += value.values()
        elif isinstance(value, list):
            queue += value


def _parents(name: str) -> Iterator[str]:
    steps = name.split("/")[:-1]
    return ("/".join(steps[:count]) for count in range(1, len(steps) + 1))


def _content(path: Path) -> bytes:
    try:
        return b"" if path.is_symlink() or not path.is_file() else path.read_bytes()
    except OSError:
        return b""
