"""Rules for the references of running text: each of them resolves, none lacks a bracket."""

from collections.abc import Container, Iterator

from hfi_docs.check import findings
from hfi_docs.errors import Problem
from hfi_docs.papers.references import KINDS, Surroundings, UnresolvedError, resolve
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.references import Reference, find_references, unclosed_references


def check_references(
    record: Record, here: Surroundings, kinds: Container[str] | None = None, *, strict: bool = False
) -> Iterator[Problem]:
    """Each reference that points nowhere; `kinds` limits which ones are tried, `strict` refuses the others."""
    for key_path, text in record.leaves:
        seen: dict[str, int] = {}
        for reference in find_references(text):
            occurrence = seen.get(reference.written, 0)
            seen[reference.written] = occurrence + 1
            if kinds is None or reference.kind in kinds:
                yield from _check_reference(record, here, key_path, reference, occurrence)
            elif strict:
                at = record.locate(key_path, reference.written, occurrence)
                yield findings.OUT_OF_PLACE.at(at, reference=reference.written)
        for broken in unclosed_references(text, KINDS):
            at = record.locate(key_path, broken.written)
            yield findings.UNCLOSED.at(at, reference=broken.written, kind=broken.kind)


def _check_reference(
    record: Record, here: Surroundings, key_path: KeyPath, reference: Reference, occurrence: int
) -> Iterator[Problem]:
    try:
        resolve(reference, here)
    except UnresolvedError as error:
        if error.elsewhere:
            return
        at = record.locate(key_path, reference.written, occurrence)
        yield findings.UNRESOLVED.at(at, message=error.message, hint=error.hint)
