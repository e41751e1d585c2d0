"""Whether an archive is what was sealed: the register, every meeting's folder, every bag. Reads, never writes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import DamagedArchiveError
from hfi_docs.output.archive.bag import INFO, TAGMANIFEST
from hfi_docs.output.archive.chain import Chain, ChainEntry, line_with
from hfi_docs.output.archive.index import GUIDE_NAME
from hfi_docs.output.archive.inspect_bag import Damage, InspectedBag, file_checksum, inspect_bag, is_same
from hfi_docs.output.archive.manifest import labelled, read_labels
from hfi_docs.output.archive.material import minutes_key
from hfi_docs.output.archive.names import MINUTES, is_day, is_noise, issue_name, issue_number
from hfi_docs.output.archive.store import JOURNAL, REGISTER, Archive, read
from hfi_docs.values.file_names import colliding, folded

#: The labels of a bag that say the same as its line of the register.
_SAME = {
    "External-Identifier": "folder",
    "Bag-Group-Identifier": "meeting",
    "Forseglet": "sealed",
    "Register-Linje": "number",
    "Register-Forrige": "previous",
    "Erstatter": "replaces",
    "Endringer": "reason",
}


class Inspected(NamedTuple):
    """What an inspection found. `noise` are files of other programs; `fingerprint` is the register's.

    `noted_in` is the issue whose sealing gave the fingerprint that was noted; empty when none was, or none is known.
    """

    meetings: tuple[str, ...]
    issues: tuple[str, ...]
    files: int
    damages: tuple[Damage, ...]
    noise: tuple[str, ...]
    fingerprint: str
    noted_in: str = ""


def inspect_archive(archive: Archive, meeting: str = "", *, quick: bool = False, noted: str = "") -> Inspected:
    """What is wrong with the register and the folder of one meeting, or of all.

    `noted` is a fingerprint that was written down earlier; the register must still have it.
    """
    chain = archive.chain()
    damages = list(_register(archive, chain, noted))
    noise: list[str] = []
    if not meeting:
        damages += _strangers(archive, noise)
    registered = {entry.meeting for _, entry in chain.entries}
    known = {*_meetings(archive, registered), *registered}
    keys = [meeting, *({minutes_key(meeting)} & known)] if meeting else sorted(known)
    issues: list[str] = []
    files = 0
    for key in keys:
        damages += _meeting(archive, chain, key, noise)
        for name in _issues(archive, key):
            bag = _bag(archive, chain, name, quick=quick)
            issues.append(name)
            files += bag.file_count
            damages += bag.damages
            noise += bag.noise
    meetings = tuple(dict.fromkeys(key.removesuffix(f"/{MINUTES}") for key in keys))
    found = tuple(dict.fromkeys(damages))
    noted_in = _noted_in(chain, noted)
    return Inspected(meetings, tuple(issues), files, found, tuple(noise), chain.fingerprint, noted_in)


def refuse_damaged(archive: Archive, meeting: str, consequence: str = "") -> None:
    """Nothing, when the register and what is sealed of a meeting are as they were sealed.

    `consequence` is the Norwegian sentence that tells what is not done otherwise.

    Raises:
        DamagedArchiveError: they are not.
    """
    damages = inspect_archive(archive, meeting).damages
    if damages:
        raise DamagedArchiveError(damages, consequence)


def _register(archive: Archive, chain: Chain, noted: str) -> Iterator[Damage]:
    if not archive.register.is_file():
        yield Damage(REGISTER, "mangler")
    yield from (Damage(f"{REGISTER}:{number}", message) for number, message in chain.faults)
    seen = set[str]()
    for number, entry in chain.entries:
        if entry.folder in seen:
            yield Damage(f"{REGISTER}:{number}", f"{entry.folder} er ført to ganger")
        seen.add(entry.folder)
    if noted and not line_with(chain, noted):
        told = (
            f"fingeravtrykket «{noted}» finnes ikke i registeret: det er skrevet feil av, "
            "eller registeret er skrevet om, eller linjer er fjernet"
        )
        yield Damage(REGISTER, told)
    if archive.is_unfinished:
        yield Damage(JOURNAL, "er igjen etter en forsegling som ble avbrutt, og passer ikke med resten av arkivet")


def _noted_in(chain: Chain, noted: str) -> str:
    line = line_with(chain, noted)
    return next((entry.folder for number, entry in chain.entries if number == line), "")


def _meetings(archive: Archive, registered: Iterable[str]) -> Iterator[str]:
    """The meetings that have folders, named as in the register where the disk takes the two names for one."""
    names = {folded(key): key for key in registered}
    for organ in _folders(archive.root):
        for day in _folders(organ):
            for folder in (day, day / MINUTES):
                if any(issue_number(path.name) for path in _folders(folder)) or (folder / GUIDE_NAME).exists():
                    name = folder.relative_to(archive.root).as_posix()
                    known = names.get(folded(name), name)
                    yield known if is_same(archive.folder(known), folder) else name


def _strangers(archive: Archive, noise: list[str]) -> Iterator[Damage]:
    """What lies between the meetings' folders."""
    for path in _children(archive.root):
        if is_noise(path.name):
            noise.append(path.name)
        elif path.is_symlink() or not (path.is_dir() or path.name == REGISTER):
            yield Damage(path.name, "hører ikke til arkivet")
    for organ in _folders(archive.root):
        for path in _children(organ):
            if is_noise(path.name):
                noise.append(f"{organ.name}/{path.name}")
            elif path.is_symlink() or not path.is_dir() or not is_day(path.name):
                yield Damage(f"{organ.name}/{path.name}", "hører ikke til arkivet")
    yield from _same(path.name for path in _children(archive.root))


def _meeting(archive: Archive, chain: Chain, key: str, noise: list[str]) -> Iterator[Damage]:
    folder = archive.folder(key)
    if folder.is_symlink():
        yield Damage(key, "er en snarvei")
    children = _children(folder)
    issues = {number: path for path in children if (number := issue_number(path.name))}
    for path in children:
        if is_noise(path.name):
            noise.append(f"{key}/{path.name}")
        elif path.name == MINUTES and path.is_dir() and not path.is_symlink() and not key.endswith(f"/{MINUTES}"):
            continue
        elif path.name != GUIDE_NAME and path not in issues.values():
            yield Damage(f"{key}/{path.name}", "hører ikke til møtets mappe")
    yield from (Damage(f"{key}/{damage.path}", damage.message) for damage in _same(path.name for path in children))
    entries = chain.of_meeting(key)
    for entry in entries:
        if entry.issue not in issues:
            yield Damage(entry.folder, f"mangler: den er ført i {REGISTER} linje {entry.number}")
    yield from _order(key, entries)
    if issues:
        yield from _guide(folder / GUIDE_NAME, key, issues[max(issues)])


def _order(key: str, entries: Iterable[ChainEntry]) -> Iterator[Damage]:
    before = 0
    for entry in entries:
        replaces = f"{key}/{issue_name(before)}" if before else ""
        if (entry.issue, entry.folder, entry.replaces) != (before + 1, f"{key}/{issue_name(before + 1)}", replaces):
            yield Damage(f"{REGISTER}:{entry.number}", f"utgavene av {key} er ikke ført i rekkefølge")
        before = entry.issue


def _guide(path: Path, key: str, newest: Path) -> Iterator[Damage]:
    told = labelled(read_labels(read(newest / INFO) or b""), "Les-Meg-SHA256")
    if path.is_symlink() or not path.is_file():
        yield Damage(f"{key}/{GUIDE_NAME}", "mangler")
    elif file_checksum(path) != told:
        yield Damage(f"{key}/{GUIDE_NAME}", f"er endret, eller gjelder en annen utgave enn {newest.name}")


def _issues(archive: Archive, key: str) -> list[str]:
    names = (path.name for path in _children(archive.folder(key)))
    return [f"{key}/{name}" for name in sorted(names) if issue_number(name)]


def _bag(archive: Archive, chain: Chain, name: str, *, quick: bool) -> InspectedBag:
    path = archive.folder(name)
    bag = inspect_bag(path, name, quick=quick)
    entry = next((entry for _, entry in chain.entries if entry.folder == name), None)
    return bag._replace(damages=(*bag.damages, *_registered(path, name, entry)))


def _registered(path: Path, name: str, entry: ChainEntry | None) -> Iterator[Damage]:
    """The bag against its line of the register."""
    if entry is None:
        yield Damage(name, f"er ikke ført i {REGISTER}: linjen er fjernet eller endret, eller mappen er satt inn")
        return
    place = f"{REGISTER} linje {entry.number}"
    if file_checksum(path / TAGMANIFEST) != entry.tagmanifest:
        yield Damage(f"{name}/{TAGMANIFEST}", f"er endret: den er ikke den som ble forseglet ({place})")
    labels = read_labels(read(path / INFO) or b"")
    for label, attribute in _SAME.items():
        if labelled(labels, label) != str(getattr(entry, attribute)):
            yield Damage(f"{name}/{INFO}", f"{label} er ikke som i {place}: en av dem er endret")


def _same(names: Iterable[str]) -> Iterator[Damage]:
    for group in colliding(names):
        yield Damage(group[0], f"har samme navn som «{group[1]}» på Windows og Mac")


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _folders(folder: Path) -> list[Path]:
    return [path for path in _children(folder) if path.is_dir() and not path.is_symlink() and not is_noise(path.name)]
