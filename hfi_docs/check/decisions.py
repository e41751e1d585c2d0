"""Rules for the proposed decision: it can be read alone, decides what its case asks, and says when. Warnings only.

A case that has been decided is left in peace: its proposal is history.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from hfi_docs.check import remarks
from hfi_docs.errors import Position, Problem
from hfi_docs.papers.references import Surroundings, kinds_naming
from hfi_docs.records.model import Case
from hfi_docs.records.record import KeyPath, Record, text_leaves
from hfi_docs.values.dates import MONTHS, format_date
from hfi_docs.values.references import blot_references, find_references

_MONTH = "|".join(MONTHS)
_YEAR = re.compile(r"(?<![\w/.-])(20\d\d)(?:[-–](20\d\d|\d\d))?(?!\d)")
_DEADLINE = re.compile(rf"\b(innen|primo|medio|ultimo) (?:den )?(?:(\d{{1,2}})\. )?({_MONTH}) (20\d\d)\b")
_DAYS = {"primo": 10, "medio": 15}
_DOCUMENT = re.compile(
    r"\b(?:tar|tek|godkjenner|godkjenn|vedtar|vedtek)\b(?P<between>[^.;:\[\n]{0,40}?)"
    r"\b(?P<document>(?:\w+)?(?:programmet|program|rapporten|rapport|regnskapet|regnskap|budsjettet|budsjett|planen|plan))\b"
)
_AMOUNT = re.compile(r"\d\s?(?:kroner|kr\b|mill)", re.IGNORECASE)
_NOT_OPERATIVE = re.compile(
    r"\b(?:ser seg fornøyde?|er (?:svært |godt )?fornøyde? med|er glade? for|seier seg nøgd)\b"
    r"|(?:^|(?<=[.:] )|(?<=^\d\. )|(?<=[a-z]\) ))Det (?:bør|er ønskelig)\b",
    re.MULTILINE,
)
_ITEM = re.compile(r"^(?=\d{1,2}[.)] )", re.MULTILINE)
_TASK = re.compile(
    r"\bber(?: om at)? (?:\w+ )?(?:sekretariat\w*|AdmSU|administrasjon\w*|[Aa]dministrativt samarbeidsutvalg)"
)
_WHEN = re.compile(
    r"\b(?:innen|frist\w*|neste|årlig|fortløpende|snarest|kvartal|halvår|løpet av|før|når|hvert?)\b"
    rf"|\b(?:{_MONTH}|våren|høsten|sommeren|årsskiftet)\b|\b20\d\d\b",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:godkjenner|vedtar|slutter seg til|gir sin tilslutning|bevilger|tildeler|fastsetter|oppnevner|velger"
    r"|prioriterer|godkjenn|vedtek|sluttar seg til|løyver|oppnemner)\b"
)


class _Proposal(NamedTuple):
    """The proposed decision of a case: the texts with their places."""

    record: Record
    texts: tuple[tuple[KeyPath, str], ...]

    @property
    def whole(self) -> str:
        return "\n\n".join(text for _, text in self.texts)

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[Position, re.Match[str]]]:
        """Each match in running text, references blotted out."""
        for key, text in self.texts:
            for match in pattern.finditer(blot_references(text)):
                yield self.place(key, text, match), match

    def place(self, key: KeyPath, text: str, match: re.Match[str]) -> Position:
        needle = match[0].partition("\n")[0]
        return self.record.locate(key, needle, text.count(needle, 0, match.start()))


Rule = Callable[[_Proposal, Case], Iterable[Problem]]


def check_decision(record: Record, case: Case, _: Surroundings) -> Iterator[Problem]:
    """What makes the proposal hard to decide on, or to follow up."""
    proposed = record.data.get("forslag_til_vedtak")
    if proposed is None or case.status == "behandlet":
        return
    proposal = _Proposal(record, tuple(text_leaves(proposed, ("forslag_til_vedtak",))))
    for rule in _RULES:
        yield from rule(proposal, case)


def _years(proposal: _Proposal, case: Case) -> Iterator[Problem]:
    titled = [year for match in _YEAR.finditer(case.title) for year in _span(match)]
    found = [(at, match, year) for at, match in proposal.places(_YEAR) for year in _span(match)]
    # A later year is when it is followed up; an earlier one is more often left over from the case it was copied from.
    if titled and found and all(year < min(titled) for _, _, year in found):
        at, match, _ = found[0]
        yield remarks.OTHER_YEAR.at(at, found=match[0], title=" og ".join(map(str, sorted({*titled}))))


def _span(match: re.Match[str]) -> tuple[int, ...]:
    return (int(match[1]), int(match[1][: 4 - len(match[2])] + match[2])) if match[2] else (int(match[1]),)


def _past(proposal: _Proposal, case: Case) -> Iterator[Problem]:
    for at, match in proposal.places(_DEADLINE):
        word, day, month, year = match.groups()
        number = MONTHS.index(month) + 1
        last = monthrange(int(year), number)[1]
        due = date(int(year), number, max(1, min(int(day or _DAYS.get(word, last)), last)))
        if due < case.day:
            yield remarks.PAST_DEADLINE.at(at, found=match[0], day=format_date(case.day))


def _document(proposal: _Proposal, case: Case) -> Iterator[Problem]:
    if case.attachments or case.tables or case.figures or any(section.name == "seksjoner" for section in case.sections):
        return
    if any(find_references(proposal.whole)):
        return
    for at, match in proposal.places(_DOCUMENT):
        yield remarks.NO_DOCUMENT.at(at, document=match["document"])


def _amounts(proposal: _Proposal, case: Case) -> Iterator[Problem]:
    recommended = "".join(section.content.text for section in case.sections if section.name == "anbefaling")
    amounts = kinds_naming("amount")
    # A table shows amounts, and so may another resolution that is taken in.
    shown = _refers(proposal.whole, amounts | {"tabell", "vedtak"}) or _AMOUNT.search(proposal.whole)
    if _refers(recommended, amounts) and not shown:
        yield remarks.NO_SUMS.at(proposal.record.key_position(("forslag_til_vedtak",)))


def _refers(text: str, kinds: Container[str]) -> bool:
    return any(reference.kind in kinds for reference in find_references(text))


def _operative(proposal: _Proposal, _: Case) -> Iterator[Problem]:
    for at, match in proposal.places(_NOT_OPERATIVE):
        yield remarks.NOT_OPERATIVE.at(at, found=match[0])


def _deadlines(proposal: _Proposal, case: Case) -> Iterator[Problem]:
    if case.status == "utkast":
        return
    for key, text in proposal.texts:
        start = 0
        for item in _ITEM.split(text):
            if (match := _TASK.search(item)) and not (_WHEN.search(item) or _refers(item, kinds_naming("meeting"))):
                at = proposal.record.locate(key, match[0], text.count(match[0], 0, start + match.start()))
                yield remarks.NO_DEADLINE.at(at, found=match[0])
            start += len(item)


def _kind(proposal: _Proposal, case: Case) -> Iterator[Problem]:
    if case.kind == "orientering":
        for at, match in proposal.places(_DECIDES):
            yield remarks.DECIDES.at(at, found=match[0])


_RULES: tuple[Rule, ...] = (_years, _past, _document, _amounts, _operative, _deadlines, _kind)
