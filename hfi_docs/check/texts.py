"""Rules for the references of running text: each of them resolves, none lacks a bracket."""

import re
from collections.abc import Container, Iterator

from hfi_docs.check import findings
from hfi_docs.errors import Problem
from hfi_docs.papers.references import REFERENCE_KINDS, Surroundings, UnresolvedError, resolve
from hfi_docs.papers.text.rules import REFERENCE
from hfi_docs.records.record import KeyPath, Record, text_leaves

#: References that need nothing but the registers.
REGISTER_KINDS = frozenset({"sak", "møte", "dato", "tekst", "utvalg"})


#: What begins or ends like a reference; compared with the whole form to find the ones that lack a bracket.
_BROKEN_REFERENCE = re.compile(
    rf"(?<![\\\[])\[{{1,2}} *({'|'.join(REFERENCE_KINDS)}) *:[^\[\]\n]*\]{{0,2}}", re.IGNORECASE
)


def check_references(
    record: Record, here: Surroundings, kinds: Container[str] | None = None, *, strict: bool = False
) -> Iterator[Problem]:
    """Each reference that points nowhere; `kinds` limits which ones are tried, `strict` refuses the others."""
    for key_path, text in text_leaves(record.data):
        seen: dict[str, int] = {}
        for match in REFERENCE.finditer(text):
            occurrence = seen.get(match[0], 0)
            seen[match[0]] = occurrence + 1
            kind = match[1].partition(":")[0].strip().lower()
            if kinds is None or kind in kinds:
                yield from _check_reference(record, here, key_path, match, occurrence)
            elif strict:
                at = record.locate(key_path, match[0], occurrence)
                yield findings.OUT_OF_PLACE.at(at, reference=match[0])
        for match in _BROKEN_REFERENCE.finditer(text):
            if not REFERENCE.fullmatch(match[0]):
                kind = match[1]
                yield findings.UNCLOSED.at(record.locate(key_path, match[0]), reference=match[0], kind=kind)


def _check_reference(
    record: Record, here: Surroundings, key_path: KeyPath, match: re.Match[str], occurrence: int
) -> Iterator[Problem]:
    try:
        resolve(match[1].strip(), here)
    except UnresolvedError as error:
        if error.elsewhere:
            return
        at = record.locate(key_path, match[0], occurrence)
        yield findings.UNRESOLVED.at(at, message=error.message, hint=error.hint)
