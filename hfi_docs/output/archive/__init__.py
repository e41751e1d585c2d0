"""The archive: one closed bag (RFC 8493) per issue of a meeting's papers, a hash-chained register, and their proof."""

from hfi_docs.output.archive.inspect_archive import Inspected, inspect_archive, refuse_damaged
from hfi_docs.output.archive.inspect_bag import Damage
from hfi_docs.output.archive.issues import SealedIssue, changes_since, has_pdfs, seal_issue
from hfi_docs.output.archive.material import (
    FOR_A_GROUP,
    Changes,
    MeetingPapers,
    SealedDecision,
    SealedMinutes,
    SealedPaper,
    SealedPdf,
    minutes_key,
    paper_changes,
)
from hfi_docs.output.archive.names import is_in_issue, is_noise, issues_before
from hfi_docs.output.archive.placing import BusyArchiveError, opened
from hfi_docs.output.archive.proof import (
    issue_workspace,
    prove_bag,
    sealed_minutes,
    sealed_on,
    sealed_papers,
    sealed_sources,
    sealed_with,
    unpacked,
)
from hfi_docs.output.archive.store import Archive, Sealed, payload

__all__ = [
    "FOR_A_GROUP",
    "Archive",
    "BusyArchiveError",
    "Changes",
    "Damage",
    "Inspected",
    "MeetingPapers",
    "Sealed",
    "SealedDecision",
    "SealedIssue",
    "SealedMinutes",
    "SealedPaper",
    "SealedPdf",
    "changes_since",
    "has_pdfs",
    "inspect_archive",
    "is_in_issue",
    "is_noise",
    "issue_workspace",
    "issues_before",
    "minutes_key",
    "opened",
    "paper_changes",
    "payload",
    "prove_bag",
    "refuse_damaged",
    "seal_issue",
    "sealed_minutes",
    "sealed_on",
    "sealed_papers",
    "sealed_sources",
    "sealed_with",
    "unpacked",
]
