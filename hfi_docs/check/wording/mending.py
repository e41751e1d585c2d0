"""Where a text may be mended without asking who wrote it: never in what it quotes, nor in what others decided."""

import re

from hfi_docs.check.texts import Leaf
from hfi_docs.check.wording.rule import Remark
from hfi_docs.errors import Edit
from hfi_docs.records.record import Record
from hfi_docs.records.written import edits
from hfi_docs.values.expressions import regex

_IN_PARAGRAPH = r"(?:[^{0}\n]|\n(?!\n))*(?:{0}|(?=\n)|\Z)"
#: What is quoted: between marks of any shape, or on lines that begin with «>»; guillemets go over paragraphs.
_QUOTED = regex(
    rf"«[^«»]*(?:«[^«»]*»[^«»]*)*(?:»|\Z)|“{_IN_PARAGRAPH.format('”')}|\"{_IN_PARAGRAPH.format(chr(34))}|`[^`]*`"
    r"|„(?:[^“”\n]|\n(?!\n))*[“”]?"
    # An apostrophe opens where no word is before it; up to the last that may close.
    r"|(?<!\w)['‘](?=\S)(?:[^\n]|\n(?!\n)){0,2000}['’](?!\w)"
    r"|^[ \t]*>.*",
    re.MULTILINE,
)
_MARKS = regex("[«“„\"'‘>`]")
#: The fields that hold what somebody decided, proposed or declared.
_ADOPTED = ("vedtak", "innstilling", "forslag", "protokolltilførsler")
#: A proposal is what was decided once the case is treated; approved minutes are finished.
_PROPOSAL, _TREATED, _APPROVED = "forslag_til_vedtak", "behandlet", "godkjent"


def edits_of(record: Record, found: Remark, new: str) -> tuple[Edit, ...]:
    """How a record's file says what is mended; empty where it must not be, or cannot."""
    leaf = found.leaf
    if _is_settled(record, leaf) or _is_quoted(leaf, found.start, found.end):
        return ()
    # References and addresses are blotted out there, so they stay.
    return edits(record, leaf.key_path, found.start, leaf.plain[found.start : found.end], new)


def _is_settled(record: Record, leaf: Leaf) -> bool:
    """Whether a text stands as it was adopted, right or wrong."""
    status = record.data.get("status")
    adopted = (*_ADOPTED, _PROPOSAL) if status == _TREATED else _ADOPTED
    return status == _APPROVED or any(step in adopted for step in leaf.key_path)


def _is_quoted(leaf: Leaf, start: int, end: int) -> bool:
    """Whether a piece lies within a quotation; its marks are no part of it."""
    if not _MARKS.search(leaf.plain):
        return False
    quotes = ((quote.start(), quote.end()) for quote in _QUOTED.finditer(leaf.plain))
    return any(first < end and start < last and not start <= first < last <= end for first, last in quotes)
