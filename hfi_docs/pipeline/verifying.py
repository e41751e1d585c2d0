"""The verb `verify`: inspect what lies in the archive, make the papers again of their sealed records, compare."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from hfi_docs import __version__
from hfi_docs.errors import HfiError, OutputError, UsageError
from hfi_docs.output.archive import (
    Archive,
    BusyArchiveError,
    Damage,
    Inspected,
    inspect_archive,
    issue_workspace,
    issues_before,
    opened,
    payload,
    sealed_papers,
    sealed_with,
    unpacked,
)
from hfi_docs.pipeline.minutes_papers import make_sealed_anew
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import meeting_key

#: How a bag names the program that sealed it.
_THIS = f"hfi-docs {__version__}"


class Verified(NamedTuple):
    """What a verification found. `rebuilt` counts the papers that were made again and compared.

    `incomparable` are the issues whose papers another version of the program made, and makes otherwise: their folders,
    each with that version.
    """

    inspected: Inspected
    damages: tuple[Damage, ...]
    rebuilt: int = 0
    finished: bool = False
    incomparable: tuple[tuple[str, str], ...] = ()


def verify_archive(
    office: Office, meeting: str = "", *, quick: bool = False, rebuild: bool = False, noted: str = ""
) -> Verified:
    """What is wrong with the sealed papers of a meeting, or of all, and with the register.

    Args:
        office: whose archive it is.
        meeting: the meeting; all when empty.
        quick: compare names and sizes, and read only the lists.
        rebuild: make every Word file again from the sealed records, and compare.
        noted: a fingerprint that was written down earlier.

    Raises:
        UsageError: nothing is sealed. BusyArchiveError: somebody is sealing just now.
    """
    archive = Archive(office.workspace.archive)
    key = "{}/{}".format(*meeting_key(meeting)) if meeting else ""
    inspected, finished = _inspect(archive, key, quick=quick, noted=noted)
    if not inspected.issues and not noted and not inspected.fingerprint:
        # An archive that is gone cannot be told from one that never was, unless somebody has noted a fingerprint.
        message = "Ingenting er forseglet ennå."
        raise UsageError(message)
    if key and not inspected.issues and not inspected.damages:
        message = f"Møtet {key} er ikke forseglet."
        raise UsageError(message)
    damages, count = list(inspected.damages), 0
    incomparable: list[tuple[str, str]] = []
    for name in inspected.issues if rebuild else ():
        found, compared = _rebuild(archive, name, _hurt_before(archive, name, inspected.damages))
        program = sealed_with(archive.folder(name))
        if found and program != _THIS:
            # A newer version may set a paper otherwise, or ask more of a record: that says nothing about the archive.
            incomparable.append((name, program))
            continue
        damages += found
        count += compared
    return Verified(inspected, tuple(damages), count, finished, tuple(incomparable))


def _inspect(archive: Archive, key: str, *, quick: bool, noted: str) -> tuple[Inspected, bool]:
    """What an inspection found while nobody sealed, and whether a sealing that was cut off was finished before it.

    The archive is not locked, for whoever reads may not be allowed to write there: a look that saw the archive change
    is taken again.
    """
    finished = False
    while True:
        finished |= _finish(archive)
        before = archive.state
        inspected = inspect_archive(archive, key, quick=quick, noted=noted)
        if not inspected.damages or archive.state == before:
            return inspected, finished


def _finish(archive: Archive) -> bool:
    """Finishes a sealing that was cut off, when the archive can be written to; whether there was one.

    Raises:
        BusyArchiveError: it is not cut off, but going on.
    """
    if not archive.is_unfinished:
        return False
    try:
        with opened(archive):
            return not archive.is_unfinished
    except BusyArchiveError:
        raise
    except OutputError:
        return False


def _hurt_before(archive: Archive, name: str, damages: Iterable[Damage]) -> str:
    """The first issue before this one that is not as it was sealed, or not there; empty when all are."""
    hurt = {"/".join(damage.path.split("/")[: name.count("/") + 1]) for damage in damages}
    return next((each for each in issues_before(name) if each in hurt or not archive.folder(each).is_dir()), "")


def _rebuild(archive: Archive, name: str, hurt: str) -> tuple[list[Damage], int]:
    """What differs when an issue's papers are made again of its own records, and how many were compared.

    `hurt` is an issue before it that is not as it was sealed: what tells what is new since then says nothing.
    """
    bag = archive.folder(name)
    untold = Damage(hurt, f"er ikke som da den ble forseglet, så hva som er nytt i {name}, kan ikke kontrolleres")
    try:
        with unpacked(issue_workspace(archive, name)) as folder:
            again = make_sealed_anew(folder, name.rpartition("/")[0])
    except HfiError as error:
        told = Damage(f"{name}/data/kilde", f"papirene kan ikke bygges på nytt: {error}")
        return [untold if hurt else told], 0
    held, unheld = sealed_papers(bag), again.unheld(payload(bag))
    made = {path: content for path, content in again.contents.items() if path not in unheld}
    found = list(_differing(held, name, made))
    if hurt:
        told_anyway = {f"{name}/data/{path}" for path in made if path not in again.on_demand}
        sure = [each for each in found if each.path in told_anyway]
        found = sure if sure == found else [*sure, untold]
    return found, len(made)


def _differing(held: Mapping[str, bytes], name: str, made: Mapping[str, bytes]) -> Iterator[Damage]:
    for path in sorted({*made, *held}):
        place = f"{name}/data/{path}"
        if path not in held:
            yield Damage(place, "mangler: de forseglede kildene gir denne filen")
        elif path not in made:
            yield Damage(place, "er ikke noe som de forseglede kildene gir")
        elif made[path] != held[path]:
            yield Damage(place, "er ikke byte for byte det som de forseglede kildene gir.")
