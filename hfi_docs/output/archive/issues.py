"""A new issue of a meeting's papers: its number, what it replaces, and what has changed since."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from hfi_docs.output.archive.bag import make_bag
from hfi_docs.output.archive.chain import Chain
from hfi_docs.output.archive.index import Earlier, guide
from hfi_docs.output.archive.manifest import checksum
from hfi_docs.output.archive.material import Changes, Issue, MeetingPapers
from hfi_docs.output.archive.names import issue_name
from hfi_docs.output.archive.placing import seal
from hfi_docs.output.archive.store import Archive, Sealed

#: These differ in every issue; what they tell stands in the papers.
_NOT_COMPARED = ("INNHOLD.txt", "INNHOLD.html", "metadata.json", "metadata.xml")


class SealedIssue(NamedTuple):
    """An issue that is sealed: its folder, what it replaces, what changed, and the register's fingerprint."""

    path: Path
    issue: Issue
    fingerprint: str


def changes_since(sealed: Sealed, papers: MeetingPapers) -> Changes:
    """What differs between a sealed issue and the papers as they are now. PDFs follow the papers."""
    old = {path: digest for path, digest in sealed.payload.items() if path not in _NOT_COMPARED and not is_pdf(path)}
    new = {path: checksum(content) for path, content in papers.files.items() if not is_pdf(path)}
    changed = (path for path in sorted({*old} & {*new}) if old[path] != new[path])
    return Changes(tuple(changed), tuple(sorted({*new} - {*old})), tuple(sorted({*old} - {*new})))


def is_pdf(path: str) -> bool:
    """Whether a path below `data/` is the PDF of a paper: every conversion gives other bytes."""
    return path.startswith("papirer/") and path.endswith(".pdf")


def has_pdfs(sealed: Sealed) -> bool:
    """Whether an issue has its papers as PDF too."""
    return any(map(is_pdf, sealed.payload))


def seal_issue(
    archive: Archive,
    papers: MeetingPapers,
    *,
    at: datetime,
    reason: str = "",
    prove: Callable[[Path], None],
) -> SealedIssue:
    """Seals the papers as the next issue of their meeting. Whoever calls holds the archive open.

    Raises:
        OutputError: it could not be written; the archive is as it was.
    """
    chain, before = archive.chain(), archive.current(papers.key)
    issue = _next(chain, before, papers, at, reason)
    earlier = [Earlier(entry.issue, entry.sealed, entry.reason) for entry in chain.of_meeting(papers.key)]
    les_meg = guide(papers, issue, earlier)
    bag = make_bag(papers, issue, les_meg)
    path = seal(archive, bag, les_meg, prove)
    return SealedIssue(path, issue, archive.chain().fingerprint)


def _next(chain: Chain, before: Sealed | None, papers: MeetingPapers, at: datetime, reason: str) -> Issue:
    issue = Issue(1, at.replace(microsecond=0), len(chain.checksums) + 1, chain.head)
    if before is None:
        return issue
    return issue._replace(
        number=before.number + 1,
        reason=" ".join(reason.split()),
        replaces=f"{papers.key}/{issue_name(before.number)}",
        replaces_tagmanifest=before.tagmanifest,
        changes=changes_since(before, papers),
    )
