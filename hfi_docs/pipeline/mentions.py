"""What a record mentions, as it is written: cases and meetings, in references, in plain text and in fields."""

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from hfi_docs.errors import UsageError
from hfi_docs.papers.references import kinds_naming
from hfi_docs.records.convert import convert_case_number
from hfi_docs.records.model import CaseNumber
from hfi_docs.records.record import Record, text_leaves
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.dates import parse_date
from hfi_docs.values.references import find_references
from hfi_docs.values.unreadable import UnreadableError

#: A case that is named by hand: the check tells how to refer to it when it exists.
_TYPED_CASE = re.compile(r"\b((?:[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,6}-)?[Ss]ak \d{1,3}/(?:20)?\d\d)(?!\d)")

#: An organ and the first day of its meeting.
MeetingKey: TypeAlias = tuple[str, date]


def mentioned_cases(record: Record, default_organ: str) -> Iterator[CaseNumber]:
    """The numbers of the cases that a record mentions; `default_organ` has those that name none."""
    organ = organ_of(record, default_organ)
    texts = [*_targets(record, "case"), *_TYPED_CASE.findall(record.text)]
    texts += [text for key_path, text in text_leaves(record.data) if key_path[-1] == "sak"]
    for text in texts:
        try:
            yield parse_case_number(text, organ)
        except UnreadableError:
            continue


def mentioned_meetings(record: Record, default_organ: str) -> tuple[str, ...]:
    """The texts that name a meeting in a record, each once; that of its own meeting first."""
    own = f"{organ_of(record, default_organ)} {record.data.get('møte')}"
    texts = [own, *_targets(record, "meeting")]
    texts += [text for key_path, text in text_leaves(record.data) if key_path[-1] == "møte"]
    return tuple(dict.fromkeys(texts))


def _targets(record: Record, what: str) -> list[str]:
    """What the references of a record name that may be a «case» or a «meeting»."""
    kinds = kinds_naming(what)
    return [reference.target for reference in find_references(record.text) if reference.kind in kinds]


def organ_of(record: Record, default: str) -> str:
    """The organ that a record is about, as far as it tells."""
    try:
        return convert_case_number(record, default).organ
    except UnreadableError:
        organ = record.data.get("utvalg")
        return organ if isinstance(organ, str) else default


def meeting_key(text: str) -> MeetingKey:
    """The meeting that is meant by «SSU/2026-05-21».

    Raises:
        UsageError: it cannot be read as one.
    """
    organ, _, when = re.sub(r"[ /]+", " ", text.strip()).partition(" ")
    try:
        return organ, parse_date(when)
    except UnreadableError:
        message = f"«{text}» er ikke et møte. Skriv utvalg og dato slik: SSU/2026-05-21."
        raise UsageError(message) from None
