"""Rules for references: that they lead somewhere, and that what stands beside those to attachments is right."""

import re
from collections.abc import Container, Iterator

from hfi_docs.check.mentions import LONE_YEAR, TYPED_PERIOD, read_period
from hfi_docs.check.rule import CheckedCase, rule
from hfi_docs.check.texts import Leaf, Texts
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.references import KINDS, Surroundings, UnresolvedError, resolve
from hfi_docs.values.expressions import regex
from hfi_docs.values.references import Reference, stray_brackets, unclosed_references

SUBJECT = Subject("Henvisninger", "Fører en henvisning ikke noe sted, blir det et hull i papiret.")

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
SAME_TITLE = Finding(
    "HFI290",
    "Vedlegget er sak {number}, og tittelen er skrevet på nytt.",
    "Fjern «tittel»: den hentes fra saken, så den blir lik også om saken får en ny.",
    WARNING,
)
OTHER_YEAR = Finding(
    "HFI293",
    "Her står «{found}», men vedlegget heter «{title}».",
    "Rett årstallet, eller vis til vedlegget for {year}.",
    WARNING,
)

_SENTENCE_END = regex(r"[.!?:](?=\s+[A-ZÆØÅ«(\0])|\n(?=\s*(?:\n|[-*#|]|\w{1,3}[.)]\s))|\|")
_WORD = regex(r"[^\W\d_]{6,}")
#: How much of a word two forms of it share: «prioritering», «prioriteringer».
_STEM = 6
_BEFORE, _AFTER = 80, 30
#: What a year is said to be of when it stands behind an attachment: «([[vedlegg:budsjett]] for 2025)».
_OF = regex(r"[\s,(]*for (20\d\d)(?![\w/–-]|\.\d)")


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


@rule(SAME_TITLE)
def _titles(checked: CheckedCase) -> Iterator[Problem]:
    """A title that is typed beside a case has to be changed twice; one that differs is told as wrong elsewhere."""
    for item in checked.case.attachments:
        header = checked.registers.cases.get(item.case) if item.case else None
        written: dict[str, object] = checked.record.data["vedlegg"][item.key[-1]]  # type: ignore[index, assignment]
        if header and "tittel" in written and item.title == header.title:
            at = checked.record.key_position((*item.key, "tittel"))
            yield SAME_TITLE.at(at, number=checked.registers.identity(header.number))


@rule(OTHER_YEAR)
def _years(checked: CheckedCase) -> Iterator[Problem]:
    titles = {item.id: item.title for item in checked.case.attachments if LONE_YEAR.search(item.title)}
    for leaf in checked.texts.printed if titles else ():
        for reference in leaf.references:
            title = titles.get(reference.target, "") if reference.kind == "vedlegg" else ""
            found = _year_beside(leaf, reference, title) if title else None
            if found and int(found[1]) not in _years_of(title):
                at = checked.texts.place(leaf, found.start(1), found[1])
                yield OTHER_YEAR.at(at, found=found[1], title=title, year=found[1])


def _year_beside(leaf: Leaf, reference: Reference, title: str) -> "re.Match[str] | None":
    """The year that a sentence says that an attachment is for, right before it or right behind."""
    if after := _OF.match(leaf.plain, reference.end, reference.end + _AFTER):
        return after
    first = max(0, reference.start - _BEFORE)
    ends = [match.end() for match in _SENTENCE_END.finditer(leaf.plain, first, reference.start)]
    begins = ends[-1] if ends else first
    before = leaf.plain[begins : reference.start]
    found = list(LONE_YEAR.finditer(leaf.plain, begins, reference.start))
    if not found or any(int(match[1]) in _years_of(title) for match in found):
        return None
    stems = {word[:_STEM].lower() for word in _WORD.findall(title)}
    last = found[-1]
    is_of = before[: last.start() - begins].endswith("for ")
    shared = any(word[:_STEM].lower() in stems for word in _WORD.findall(before))
    return last if shared and (is_of or _follows(before[: last.start() - begins], stems)) else None


def _follows(before: str, stems: set[str]) -> bool:
    """Whether the last word before a year is one of the title's: «budsjettet 2025»."""
    words = before.split()
    return bool(words) and words[-1][:_STEM].lower() in stems


def _years_of(title: str) -> set[int]:
    found = {int(year) for year in LONE_YEAR.findall(title)}
    for first, last in filter(None, map(read_period, TYPED_PERIOD.findall(title))):
        found |= {*range(first, last + 1)}
    return found


ATTACHMENT_RULES = (_titles, _years)
