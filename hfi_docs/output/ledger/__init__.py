"""What was written, and what it was made of: kept in `build/.hfi`, so that the next run can tell what changed since.

Nothing here is needed to build. A ledger that is lost, damaged or old costs time, and never a hand edit: a file that is
not known as ours is treated as somebody's work.
"""

from hfi_docs.output.ledger.digests import CASES, PROGRAM, digest_of, file_digest, input_digest
from hfi_docs.output.ledger.reasons import Freshness, reasons
from hfi_docs.output.ledger.state import (
    BuiltDocument,
    DocumentKey,
    Layers,
    Run,
    SoundRecord,
    State,
    asked_for,
    built_files,
    flat,
    plain_problems,
    read_problems,
    read_state,
    state_path,
    stored,
)
from hfi_docs.output.ledger.written import (
    KnownContents,
    copy_name,
    left_overs,
    read_written,
    written_lines,
    written_path,
)

__all__ = [
    "CASES",
    "PROGRAM",
    "BuiltDocument",
    "DocumentKey",
    "Freshness",
    "KnownContents",
    "Layers",
    "Run",
    "SoundRecord",
    "State",
    "asked_for",
    "built_files",
    "copy_name",
    "digest_of",
    "file_digest",
    "flat",
    "input_digest",
    "left_overs",
    "plain_problems",
    "read_problems",
    "read_state",
    "read_written",
    "reasons",
    "state_path",
    "stored",
    "written_lines",
    "written_path",
]
