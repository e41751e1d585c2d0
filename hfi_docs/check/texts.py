"""Rules for running text: references that resolve, and wording that the secretariat wants to avoid."""

import re
from collections.abc import Container, Iterator

from hfi_docs.check import findings
from hfi_docs.errors import WARNING, Finding, Problem
from hfi_docs.record import KeyPath, Record, text_leaves
from hfi_docs.references import Surroundings, UnresolvedError, resolve
from hfi_docs.text import REFERENCE

#: References that need nothing but the registers.
REGISTER_KINDS = frozenset({"sak", "møte", "dato", "tekst"})

_LANGUAGE: tuple[tuple[re.Pattern[str], Finding], ...] = tuple(
    (re.compile(pattern), Finding("HFI090", message, hint, WARNING))
    for pattern, message, hint in (
        (
            r"\d{1,3}(?:\.\d{3})+(?:,-|,–)?(?: ?mill\w*\.?)?|\d,[-–](?!\d)",
            "Beløpet «{found}» er skrevet med punktum eller «,-».",
            "Hent det fra tabellen med [[kr:…]], eller skriv for eksempel 200 000 kroner.",
        ),
        (
            r"\b[Hh]elsefell?esk?l?ap\w*|\b[Hh]elsefellskap\w*",
            "«{found}» er feil skrevet.",
            "Navnet er Helsefellesskap, med to s-er.",
        ),
        (r"\b(?:ihht|i\.h\.h\.t)\b\.?", "Forkortelsen «{found}» finnes ikke.", "Skriv «iht.» eller «i henhold til»."),
        (r"\bjfr\b\.?", "Forkortelsen «{found}» finnes ikke.", "Skriv «jf.»."),
        (r"\bgng\b\.?", "Forkortelsen «{found}» finnes ikke.", "Skriv «ganger»."),
        (r"\bpr\.? ?år\b", "«{found}» bør skrives helt ut.", "Skriv «per år»."),
        (r"\b(?:vedr|inkl|evt|ca|mill)\b(?!\.)", "Forkortelsen «{found}» mangler punktum.", "Skriv «{found}.»."),
        (r"\b\w+[`´]er\b", "«{found}» er bøyd med aksenttegn.", "Bruk bindestrek, for eksempel «FSU-er»."),
        (r"(?i)\b([a-zæøå]{2,})\s+\1\b", "Ordet er skrevet to ganger: «{found}».", "Fjern det ene."),
        (r"(?<!\.)\.\.(?!\.)|[.,;:][;:](?!\S)|,\.", "Det er dobbelt tegn: «{found}».", "Behold det ene tegnet."),
        (r"\bSak\.", "«Sak» er ingen forkortelse.", "Skriv «sak» uten punktum."),
    )
)


def check_references(record: Record, here: Surroundings, kinds: Container[str] | None = None) -> Iterator[Problem]:
    """Each reference that points nowhere; `kinds` limits which ones are tried."""
    for key_path, text in text_leaves(record.data):
        seen: dict[str, int] = {}
        for match in REFERENCE.finditer(text):
            occurrence = seen.get(match[0], 0)
            seen[match[0]] = occurrence + 1
            kind = match[1].partition(":")[0].strip().lower()
            if kinds is None or kind in kinds:
                yield from _check_reference(record, here, key_path, match, occurrence)


def check_language(record: Record) -> Iterator[Problem]:
    """Wording in printed text that readers stumble over; warnings only."""
    for key_path, text in text_leaves(record.data):
        if " " not in text.strip():
            continue
        plain = REFERENCE.sub(lambda match: "\0" * len(match[0]), text)
        for pattern, finding in _LANGUAGE:
            for match in pattern.finditer(plain):
                found = " ".join(match[0].split())
                yield finding.at(record.locate(key_path, match[0].split("\n")[0]), found=found)


def _check_reference(
    record: Record, here: Surroundings, key_path: KeyPath, match: re.Match[str], occurrence: int
) -> Iterator[Problem]:
    reference = match[1].strip()
    if _places_table(reference, here):
        return
    try:
        resolve(reference, here)
    except UnresolvedError as error:
        if error.elsewhere:
            return
        at = record.locate(key_path, match[0], occurrence)
        yield findings.UNRESOLVED.at(at, message=error.message, hint=error.hint)


def _places_table(reference: str, here: Surroundings) -> bool:
    kind, _, target = reference.partition(":")
    return kind.strip() == "tabell" and target.strip() in here.table_numbers
