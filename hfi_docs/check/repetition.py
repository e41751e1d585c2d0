"""Text that stands in two places: one of them will be forgotten when the other is changed. Warnings only."""

import re
from collections.abc import Iterable, Iterator

from hfi_docs.check import remarks
from hfi_docs.check.passages import Passage, passages
from hfi_docs.errors import Finding, Position, Problem
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.leaves import find_field, printed_leaves
from hfi_docs.records.schema.registers import register_schema

#: A decision says again what was recommended, and alternatives share their points.
_MAY_REPEAT = ("forslag_til_vedtak", "vedtak", "anbefaling", "sammendrag")
#: Shorter passages are figures of speech.
_SHORTEST = 60
_NO_WORD = re.compile(r"[\W_]+")


def check_case_repetition(record: Record) -> Iterator[Problem]:
    """Paragraphs and points that a paper says twice, and headings that say its title again."""
    leaves = [(key, text) for key, text in printed_leaves(record.data, CASE) if key[0] not in _MAY_REPEAT]
    yield from _repeated(record, leaves, remarks.REPEATED)
    title = _plain(str(record.data.get("tittel", "")))
    for key, passage, text in _passages(leaves):
        if (passage.is_heading or key[-1] == "overskrift") and _plain(passage.text) == title:
            yield remarks.TITLE_AGAIN.at(_place(record, key, passage, text))


def check_register_repetition(record: Record, name: str) -> Iterator[Problem]:
    """Paragraphs that stand in several entries of a register."""
    schema = register_schema(name)
    leaves = (
        (key, text)
        for key, text in printed_leaves(record.data, schema)
        if len(text) >= _SHORTEST and find_field(schema, key).get("check_with") in ("cell", "prose")
    )
    yield from _repeated(record, leaves, remarks.REPEATED_ENTRY)


def _repeated(record: Record, leaves: Iterable[tuple[KeyPath, str]], finding: Finding) -> Iterator[Problem]:
    first: dict[str, tuple[KeyPath, Passage, str]] = {}
    for found in _passages(leaves):
        passage = found[1]
        if len(passage.text) >= _SHORTEST and len(plain := _plain(passage.text)) >= _SHORTEST:
            earlier = first.setdefault(plain, found)
            if earlier is not found:
                line = _place(record, *earlier).line
                yield finding.at(_place(record, *found), line=line)


def _passages(leaves: Iterable[tuple[KeyPath, str]]) -> Iterator[tuple[KeyPath, Passage, str]]:
    for key, text in leaves:
        for passage in passages(text):
            yield key, passage, text


def _plain(text: str) -> str:
    return _NO_WORD.sub(" ", text).strip().casefold()


def _place(record: Record, key: KeyPath, passage: Passage, text: str) -> Position:
    needle = passage.text.partition("\n")[0]
    return record.locate(key, needle, text.count(needle, 0, passage.start))
