"""The papers that may be sent: those of the newest sealed issue, when nothing says that they are others by now."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import OutsideError, RecordError, UsageError
from hfi_docs.output.archive import Archive, Sealed, changes_since, paper_changes, payload, refuse_damaged
from hfi_docs.output.ledger import read_written
from hfi_docs.output.mail.message import Enclosure
from hfi_docs.output.pdf import insets_in
from hfi_docs.papers.compose import PACKET, SUPPLEMENT, Packet
from hfi_docs.pipeline.documents import Job
from hfi_docs.pipeline.mail_texts import SentIssue
from hfi_docs.pipeline.meeting_papers import Made, make_meeting, papers_of
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import meeting_key
from hfi_docs.records.load import Workspace

_NOTHING = "Ingen utkast er skrevet."


class ToSend(NamedTuple):
    """What some readers get: the packet that is theirs, as papers and as what it was made of, and the files beside."""

    packet: Packet
    issue: SentIssue
    papers: tuple[Enclosure, ...]
    beside: tuple[Enclosure, ...]


def papers_to_send(office: Office, meeting: str) -> tuple[ToSend, ...]:
    """What all get, and then what each part of the organ gets that has papers of its own.

    Raises:
        RecordError: drafts, or problems in the records. UsageError: nothing is sealed, or something was changed since.
        OutsideError: something cannot be read or made. DamagedArchiveError: what is sealed is not as it was.
    """
    key = "{}/{}".format(*meeting_key(meeting))
    archive = Archive(office.workspace.archive)
    newest = archive.current(key)
    if newest is None:
        message = f"Møtet {key} er ikke forseglet, og det er det forseglede som sendes. Kjør «hfi-docs archive {key}»."
        raise UsageError(message)
    refuse_damaged(archive, key, _NOTHING)
    made = _made(office, key)
    _refuse_changed(key, newest, made)
    _refuse_edited(office.workspace, key, made)
    packets = [job for job, _ in made.documents if job.kind is PACKET]
    if not packets:
        message = f"Møtet {key} har ingen innkalling i cases/møter, og derfor ingen møtepakke å sende. {_NOTHING}"
        raise UsageError(message)
    return tuple(_to_send(archive, key, newest, job, made) for job in packets)


def _made(office: Office, key: str) -> Made:
    try:
        return make_meeting(office, key)
    except RecordError as error:
        raise RecordError(error.problems, _NOTHING) from None


def _refuse_changed(key: str, newest: Sealed, made: Made) -> None:
    """Nothing, when the records give what is sealed.

    Raises:
        UsageError: they give something else by now.
    """
    changes = paper_changes(changes_since(newest, papers_of(made)))
    if changes.all:
        told = "".join(
            f"\n  {what}: {path}"
            for what, paths in zip(("endret", "ny", "fjernet"), changes, strict=True)
            for path in paths
        )
        message = (
            f"{key} er endret siden {newest.path.name} ble forseglet:{told}\n"
            f'Forsegl først: «hfi-docs archive {key} --reason "…"». {_NOTHING}'
        )
        raise UsageError(message)


def _refuse_edited(workspace: Workspace, key: str, made: Made) -> None:
    """Nothing, when the papers in the meeting's folder are those that are sealed; what is not there is not missed.

    Raises:
        UsageError: somebody has changed one, or it is older: whoever has read it has read something else.
    """
    told = "".join(f"\n  {line}" for line in _edited(workspace, workspace.output.joinpath(*key.split("/")), made))
    if told:
        message = (
            f"Ikke alt i build/{key} er det som er forseglet:{told}\n"
            "Skriv det som er rettet, i saken, og forsegl på nytt; eller flytt filen, og bygg med "
            f"«hfi-docs build --meeting {key}». {_NOTHING}"
        )
        raise UsageError(message)


def _edited(workspace: Workspace, folder: Path, made: Made) -> Iterator[str]:
    written = read_written(workspace.output)
    for path, content in made.contents.items():
        found = workspace.read_kept(folder / path.partition("/")[2])
        if found not in (None, content):
            ours = found is not None and written.knows(found)
            yield f"«{path.partition('/')[2]}» er {'eldre enn det forseglede' if ours else 'endret for hånd'}"


def _to_send(archive: Archive, key: str, newest: Sealed, packet: Job, made: Made) -> ToSend:
    """What the readers of a packet get, as it was sealed: a supplement first, and no file that stands in a PDF."""
    variant = packet.key.variant
    jobs = [job for job, _ in made.documents if job.kind is SUPPLEMENT and job.key.variant == variant]
    papers = tuple(_enclosure(newest, _best(newest, f"papirer/{job.path.name}")) for job in (*jobs, packet))
    names = sorted(path.name for path in packet.along)
    inside = frozenset[str]().union(*(insets_in(each.content) for each in papers if each.name.endswith(".pdf")))
    beside = tuple(_enclosure(newest, f"vedlegg/{name}") for name in names if name not in inside)
    chain = archive.chain()
    entry = chain.of_meeting(key)[-1]
    before = payload(newest.path.with_name(f"utgave-{newest.number - 1:02}"))
    held = [f"papirer/{packet.path.name}", *(f"vedlegg/{name}" for name in names)]
    issue = SentIssue(
        f"{key}/{newest.path.name}",
        newest.number,
        datetime.fromisoformat(entry.sealed),
        entry.reason,
        chain.fingerprint_after(entry),
        is_supplement=bool(jobs),
        is_news=any(before.get(path) != newest.payload.get(path) for path in held),
    )
    material: Packet = packet.material  # type: ignore[assignment] # its kind is made of these
    return ToSend(material, issue, papers, beside)


def _best(newest: Sealed, paper: str) -> str:
    """The PDF of a paper, where the issue has it: everybody can read it, and nobody changes it by mistake."""
    pdf = f"{paper.removesuffix('.docx')}.pdf"
    return pdf if pdf in newest.payload else paper


def _enclosure(newest: Sealed, path: str) -> Enclosure:
    try:
        return Enclosure(path.partition("/")[2], (newest.path / "data" / path).read_bytes())
    except OSError as error:
        message = f"«{newest.path / 'data' / path}» kan ikke leses ({error.strerror}). {_NOTHING}"
        raise OutsideError(message) from None
