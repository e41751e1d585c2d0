"""A bag that was just written, proved by bagit (the Library of Congress) and by ourselves before it is put in place."""

import contextlib
import json
import logging
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hfi_docs.errors import OutputError
from hfi_docs.output import disk
from hfi_docs.output.archive.bag import INFO, PAYLOAD, TAG_FILES
from hfi_docs.output.archive.inspect_bag import inspect_bag, survey
from hfi_docs.output.archive.issues import is_pdf
from hfi_docs.output.archive.manifest import labelled, read_labels
from hfi_docs.output.archive.material import SealedDecision, SealedMinutes
from hfi_docs.output.archive.names import issues_before
from hfi_docs.output.archive.store import Archive, read
from hfi_docs.records.files import reason

_SOURCES = f"{PAYLOAD}/kilde/"


def prove_bag(path: Path) -> None:
    """Returns when the bag in a folder is whole.

    Raises:
        OutputError: it is not; the disk, or a program that watches it, has changed what was written.
    """
    import bagit  # noqa: PLC0415 - only when something is sealed

    damages = [f"{damage.path} {damage.message}" for damage in inspect_bag(path, path.name, quick=False).damages]
    # Our own sentence says what is wrong; bagit would also log it.
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    try:
        bagit.Bag(str(path)).validate(processes=1)
    except bagit.BagError as error:
        damages.append(f"bagit: {error}")
    if damages:
        told = "\n".join(f"  {damage}" for damage in damages)
        message = f"Det som ble skrevet, er ikke det som skulle forsegles. Arkivet er som før.\n{told}"
        raise OutputError(message)


def sealed_sources(bag: Path) -> dict[str, bytes]:
    """The records, registers, templates and files that a bag's papers were made of, by path in the workspace.

    Raises:
        OutputError: one of them cannot be read.
    """
    places = ((name, place) for name, place in survey(bag).places.items() if name.startswith(_SOURCES))
    return {name.removeprefix(_SOURCES): _content(bag, place) for name, place in places}


def issue_workspace(archive: Archive, folder: str, sources: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The files that an issue is made again of, by path in a workspace: its sources and the issues before it.

    Its papers tell what is new since those. `sources` are those of an issue that is not there yet.

    Raises:
        OutputError: a file cannot be read.
    """
    held = sealed_sources(archive.folder(folder)) if sources is None else sources
    return {**held, **dict(file for before in issues_before(folder) for file in _compared(archive, before))}


def _compared(archive: Archive, folder: str) -> Iterator[tuple[str, bytes]]:
    """What a later issue is compared with: the sources of an issue, and the lists that tell of it."""
    bag = archive.folder(folder)
    for name, place in survey(bag).places.items():
        if name in TAG_FILES or name == f"{PAYLOAD}/metadata.json" or name.startswith(_SOURCES):
            yield f"{archive.root.name}/{folder}/{name}", _content(bag, place)


def _content(bag: Path, place: Path) -> bytes:
    try:
        return place.read_bytes()
    except OSError as error:
        message = f"«{bag}» kan ikke leses ({reason(error)})."
        raise OutputError(message) from None


def sealed_papers(bag: Path) -> dict[str, bytes]:
    """The Word files and attachments of a bag, by path below `data/`; what cannot be read is empty."""
    held = {name.removeprefix(f"{PAYLOAD}/"): place for name, place in survey(bag).places.items()}
    shown = {name: place for name, place in held.items() if name.startswith(("papirer/", "vedlegg/"))}
    return {name: read(place) or b"" for name, place in shown.items() if not is_pdf(name)}


def sealed_minutes(bag: Path) -> SealedMinutes | None:
    """What the minutes in a bag decided; None when it holds none, or its metadata cannot be read."""
    try:
        folder: Any = json.loads(read(bag / PAYLOAD / "metadata.json") or b"")["moetemappe"]
        decisions = tuple(_decision(each) for each in folder["moetesak"])
        return SealedMinutes(decisions, int(folder["antallRettelser"]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _decision(each: Any) -> SealedDecision:
    decided, law = each.get("vedtak", {}), each.get("skjerming", {}).get("skjermingshjemmel", "")
    votes = tuple(str(vote["voteringstekst"]) for vote in each.get("votering", ()))
    return SealedDecision(
        str(each.get("saksnummer", "")),
        str(each["sakstittel"]),
        str(decided.get("vedtaksresultat", "")),
        str(decided.get("vedtakstekst", "")),
        votes,
        str(law),
    )


def sealed_with(bag: Path) -> str:
    """The program and version that sealed a bag, as it says itself."""
    return labelled(read_labels(read(bag / INFO) or b""), "Bag-Software-Agent")


def sealed_on(bag: Path) -> date:
    """The day on which a bag was sealed, as it says itself.

    Raises:
        OutputError: it does not.
    """
    try:
        return date.fromisoformat(labelled(read_labels(read(bag / INFO) or b""), "Bagging-Date"))
    except ValueError:
        message = f"«{bag / INFO}» sier ikke når utgaven ble forseglet. Kjør «hfi-docs verify --all»."
        raise OutputError(message) from None


@contextlib.contextmanager
def unpacked(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A temporary folder that holds the files, removed afterwards.

    Raises:
        OutputError: it could not be written.
    """
    try:
        with disk.scratch() as folder:
            for path, content in files.items():
                place = folder.joinpath(*path.split("/"))
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            yield folder
    except OSError as error:
        message = f"Kontrollen kunne ikke gjennomføres: {disk.reason(error)}."
        raise OutputError(message) from error
