"""Files that an earlier build left when a case got another title or another meeting: two versions confuse readers."""

import re
from collections.abc import Collection
from pathlib import Path

from hfi_docs.output.ledger.state import State
from hfi_docs.output.ledger.written import KnownContents

#: A paper's name begins with what names its case, and so do those of the files that go along.
_CASE_PAPER = re.compile(r"(?:\w+-s|S)ak \d+-\d+ ")


def left_overs(root: Path, state: State, known: KnownContents, beside: Collection[str]) -> tuple[Path, ...]:
    """The files that we have written of the cases of some documents, and whose papers now lie elsewhere.

    `beside` are the documents, by path below the workspace. What we put beside a paper for somebody's sake («… (ny)»,
    «… (endret)») is none: it was never put in place.
    """
    current = {name for each in state.documents.values() for name in (each.path, *each.copies)}
    cases = {case for name in beside if (case := _case(name))}
    gone = sorted(name for name in known.paths - current if _case(name) in cases)
    return tuple(path for path in (root / name for name in gone) if path.is_file())


def _case(name: str) -> tuple[str, str] | None:
    """The folder of the organ, and the words that name the case there."""
    folder, _, file = name.rpartition("/")
    found = _CASE_PAPER.match(file)
    return (folder.rpartition("/")[0], found[0]) if found else None
