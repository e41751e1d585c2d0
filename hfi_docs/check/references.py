"""Rules for the references of a record's texts: each of them resolves, none lacks a bracket."""

from collections.abc import Container, Iterator

from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.errors import WARNING, Finding, Problem
from hfi_docs.papers.references import KINDS, Surroundings, UnresolvedError, resolve
from hfi_docs.values.references import Reference, stray_brackets, unclosed_references

UNRESOLVED = Finding(
    "HFI045",
    "{message}",
    "{hint}",
    meaning="En henvisning fører ikke noe sted.",
    advice="Rett navnet eller nummeret etter kolon.",
)
OUT_OF_PLACE = Finding(
    "HFI106",
    "«{reference}» kan ikke brukes her.",
    "I registre og innkallinger virker bare henvisninger til sak, møte, dato, utvalg og tekst.",
)
UNCLOSED = Finding(
    "HFI107",
    "Henvisningen «{reference}» har ikke to klammer på hver side.",
    "Skriv [[{kind}:…]]. Skal klammen stå som tekst, settes \\ foran.",
)
STRAY = Finding(
    "HFI284",
    "Klammene «[[» blir stående i papiret.",
    "Skal det være en henvisning, skrives den slik: [[sak:13/26]]. Er det vanlig tekst, settes \\ foran.",
    WARNING,
)
REFERENCE_FINDINGS = (UNRESOLVED, OUT_OF_PLACE, UNCLOSED, STRAY)


def check_references(
    texts: Texts, here: Surroundings, kinds: Container[str] | None = None, *, strict: bool = False
) -> Iterator[Problem]:
    """Each reference that points nowhere; `kinds` limits which ones are tried, `strict` refuses the others."""
    for leaf in texts.leaves:
        for reference in leaf.references:
            if kinds is None or reference.kind in kinds:
                yield from _check_reference(texts, here, leaf, reference)
            elif strict:
                at = texts.place(leaf, reference.start, reference.written)
                yield OUT_OF_PLACE.at(at, reference=reference.written)
        yield from _check_brackets(texts, leaf) if "[" in leaf.text else ()


def _check_brackets(texts: Texts, leaf: Leaf) -> Iterator[Problem]:
    """What is meant for a reference and is none: it would be printed as it stands."""
    told = set()
    for broken in unclosed_references(leaf.text, KINDS):
        told.add(broken.start)
        at = texts.place(leaf, broken.start, broken.written)
        yield UNCLOSED.at(at, reference=broken.written, kind=broken.kind)
    for start in stray_brackets(leaf.text):
        if start not in told:
            yield STRAY.at(texts.place(leaf, start, "[["))


def _check_reference(texts: Texts, here: Surroundings, leaf: Leaf, reference: Reference) -> Iterator[Problem]:
    try:
        resolve(reference, here)
    except UnresolvedError as error:
        if not error.elsewhere:
            at = texts.place(leaf, reference.start, reference.written)
            yield UNRESOLVED.at(at, message=error.message, hint=error.hint)
