"""Rules for running text: references that resolve, and wording that the secretariat wants to avoid."""

import re
from collections.abc import Container, Iterator
from itertools import pairwise
from typing import NamedTuple

from hfi_docs.check import findings
from hfi_docs.errors import WARNING, Finding, Problem
from hfi_docs.record import KeyPath, Record, text_leaves
from hfi_docs.references import Surroundings, UnresolvedError, resolve
from hfi_docs.schema.fields import Schema
from hfi_docs.schema.leaves import printed_leaves
from hfi_docs.text.rules import REFERENCE

#: References that need nothing but the registers.
REGISTER_KINDS = frozenset({"sak", "møte", "dato", "tekst", "utvalg"})


class _Wording(NamedTuple):
    """A wording to avoid. `signs` are looked for first: without one of them the pattern cannot match."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    finding: Finding


def _wording(signs: str, pattern: str, message: str, hint: str) -> _Wording:
    return _Wording(tuple(signs.split()), re.compile(pattern), Finding("HFI090", message, hint, WARNING))


_WORDINGS = (
    _wording(
        ".0 .1 .2 .3 .4 .5 .6 .7 .8 .9 ,- ,–",
        r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?!\d|\.\d)(?:,-|,–)?(?: ?mill\w*\.?)?|\d,[-–](?!\d)",
        "Beløpet «{found}» er skrevet med punktum eller «,-».",
        "Hent det fra tabellen med [[kr:…]], eller skriv for eksempel 200 000 kroner.",
    ),
    _wording(
        "elsefelleskap elsefelesk elsefellelsk elsefellskap",
        r"\b[Hh]elsefell?esk?l?ap\w*|\b[Hh]elsefellelskap\w*|\b[Hh]elsefellskap\w*",
        "«{found}» er feil skrevet.",
        "Navnet er Helsefellesskap, med to s-er.",
    ),
    _wording("ihht i.h.h.t", r"\b(?:ihht|i\.h\.h\.t)\b\.?", "Forkortelsen «{found}» skrives «iht.».", "Skriv «iht.»."),
    _wording("jfr", r"\bjfr\b\.?", "Forkortelsen «{found}» skrives «jf.».", "Skriv «jf.»."),
    _wording("gng", r"\bgng\b\.?", "«{found}» bør skrives helt ut.", "Skriv «ganger»."),
    _wording("pr", r"\bpr\.? ?år\b", "«{found}» bør skrives helt ut.", "Skriv «per år»."),
    _wording(
        "vedr inkl evt ca mill",
        r"\b(?:vedr|inkl|evt|ca|mill)\b(?!\.)",
        "Forkortelsen «{found}» mangler punktum.",
        "Skriv «{found}.».",
    ),
    _wording("` ´", r"\b\w+[`´]er\b", "«{found}» er bøyd med aksenttegn.", "Bruk bindestrek, for eksempel «FSU-er»."),
    _wording(
        ".. .; .: ,; ,: ;; ;: :; :: ,.",
        r"(?<!\.)\.\.(?!\.)|[.,;:][;:](?!\S)|,\.",
        "Det er dobbelt tegn: «{found}».",
        "Behold det ene tegnet.",
    ),
    _wording("Sak.", r"\bSak\.", "«Sak» er ingen forkortelse.", "Skriv «sak» uten punktum."),
)
#: What begins or ends like a reference; compared with the whole form to find the ones that lack a bracket.
_BROKEN_REFERENCE = re.compile(
    r"(?<![\\\[])\[{1,2} *(sak|møte|dato|vedlegg|tabell|figur|vedtak|utvalg|kr|mill|antall|tekst) *:[^\[\]\n]*\]{0,2}",
    re.IGNORECASE,
)
_TWICE = Finding("HFI090", "Ordet er skrevet to ganger: «{found}».", "Fjern det ene.", WARNING)


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


def check_language(record: Record, schema: Schema) -> Iterator[Problem]:
    """Wording in printed text that readers stumble over; warnings only."""
    # Most records have nothing to remark on: one look at the whole file spares a look at every text.
    suspected = [item for item in _WORDINGS if any(sign in record.text for sign in item.signs)]
    for key_path, text in printed_leaves(record.data, schema):
        plain = REFERENCE.sub(lambda match: "\0" * len(match[0]), text)
        for item in suspected:
            for match in item.pattern.finditer(plain):
                at = record.locate(key_path, match[0], plain.count(match[0], 0, match.start()))
                yield item.finding.at(at, found=match[0])
        yield from _doubled_words(record, key_path, plain)


def _doubled_words(record: Record, key_path: KeyPath, text: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for word, following in pairwise(text.split()):
        if word == following and word.isalpha() and len(word) > 1:
            found = f"{word} {following}"
            yield _TWICE.at(record.locate(key_path, found, seen.get(found, 0)), found=found)
            seen[found] = seen.get(found, 0) + 1


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
