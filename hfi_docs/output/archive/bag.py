"""The files of a bag (RFC 8493), made whole in memory."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hfi_docs.errors import OutputError
from hfi_docs.output.archive.chain import ChainEntry
from hfi_docs.output.archive.index import index_html, index_text
from hfi_docs.output.archive.manifest import DECLARATION, checksum, labels_content, manifest_content
from hfi_docs.output.archive.material import Issue, MeetingPapers, paper_changes
from hfi_docs.output.archive.names import issue_name, unsafe
from hfi_docs.output.archive.noark import metadata, metadata_json, metadata_xml
from hfi_docs.values.file_names import colliding

PAYLOAD = "data"
MANIFEST, TAGMANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
INFO, VERSION = "bag-info.txt", "bagit.txt"
#: What lies in the folder of a bag, beside the payload.
TAG_FILES = (VERSION, INFO, MANIFEST, TAGMANIFEST)


class Bag(NamedTuple):
    """Every file of a bag by its path in it, and the line of the register that it gets."""

    files: Mapping[str, bytes]
    entry: ChainEntry


def make_bag(papers: MeetingPapers, issue: Issue, guide: bytes) -> Bag:
    """The bag of an issue; `guide` is the LES MEG.txt that goes beside it.

    Raises:
        OutputError: two files have names that some systems take for the same, or one cannot be listed.
    """
    values = metadata(papers, issue)
    contents = papers.files | {
        "INNHOLD.txt": index_text(papers, issue),
        "INNHOLD.html": index_html(papers, issue),
        "metadata.json": metadata_json(values),
        "metadata.xml": metadata_xml(values),
    }
    payload = {f"{PAYLOAD}/{path}": content for path, content in contents.items()}
    _check_names(payload)
    tags = {
        VERSION: DECLARATION,
        INFO: labels_content(_labels(papers, issue, payload, guide)),
        MANIFEST: manifest_content({path: checksum(content) for path, content in payload.items()}),
    }
    tags[TAGMANIFEST] = manifest_content({path: checksum(content) for path, content in tags.items()})
    return Bag(payload | tags, _entry(papers, issue, tags[TAGMANIFEST]))


def oxum(sizes: Iterator[int]) -> str:
    """Payload-Oxum: the bytes and the number of the files."""
    found = list(sizes)
    return f"{sum(found)}.{len(found)}"


def _labels(
    papers: MeetingPapers, issue: Issue, payload: Mapping[str, bytes], guide: bytes
) -> Iterator[tuple[str, str]]:
    office = papers.office
    organ = f"{papers.organ.name} ({papers.organ.id})"
    yield "Source-Organization", f"{office.name}, {organ}" if office.name else organ
    if office.address:
        yield "Organization-Address", office.address
    if office.email:
        yield "Contact-Email", office.email
    what = "Protokoll" if papers.minutes else "Møtepapirer"
    yield "External-Description", f"{what}, {papers.organ.meeting_name} {papers.meeting.day}"
    yield "Bagging-Date", issue.sealed.date().isoformat()
    yield "External-Identifier", f"{papers.key}/{issue_name(issue.number)}"
    yield "Bag-Group-Identifier", papers.key
    yield "Payload-Oxum", oxum(len(content) for content in payload.values())
    yield "Bag-Software-Agent", " ".join(f"{name} {version}" for name, version in list(papers.software.items())[:1])
    yield "Forseglet", issue.sealed.isoformat()
    yield "Register-Linje", str(issue.line)
    yield "Register-Forrige", issue.previous
    yield "Les-Meg-SHA256", checksum(guide)
    if issue.replaces:
        yield "Erstatter", issue.replaces
        yield "Erstatter-Tagmanifest", issue.replaces_tagmanifest
        yield "Endringer", issue.reason
        for label, paths in zip(("Endret", "Ny", "Fjernet"), paper_changes(issue.changes), strict=True):
            yield from ((label, path) for path in paths)


def _entry(papers: MeetingPapers, issue: Issue, tagmanifest: bytes) -> ChainEntry:
    return ChainEntry(
        number=issue.line,
        sealed=issue.sealed.isoformat(),
        meeting=papers.key,
        issue=issue.number,
        folder=f"{papers.key}/{issue_name(issue.number)}",
        tagmanifest=checksum(tagmanifest),
        replaces=issue.replaces,
        reason=issue.reason,
        previous=issue.previous,
    )


def _check_names(paths: Mapping[str, bytes]) -> None:
    bad = next(unsafe(paths), None)
    if bad is not None:
        message = f"Filnavnet «{bad}» har tegn som ikke kan stå i et arkiv. Gi filen et annet navn, uten % og \\."
        raise OutputError(message)
    same = colliding(paths)
    if same:
        told = " og ".join(f"«{path}»" for path in same[0])
        message = f"{told} har samme navn på Windows og Mac. Gi den ene et annet navn."
        raise OutputError(message)
