"""What differs in a meeting's papers, told in lines as people read them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from hfi_docs.papers.changed import CaseChanges, Difference, MeetingChanges
from hfi_docs.papers.compose.excerpts import excerpts
from hfi_docs.records.model import CaseNumber
from hfi_docs.values.labels import Language, label, place_name, told_text

#: What fits in a line.
_SHORT = 80
_KINDS = {
    "ny": ("ny", "ny"),
    "utgår": ("utgår", "går ut"),
    "flyttet": ("flyttet", "flytta"),
    "endret": ("endret", "endra"),
}


class ToldLine(NamedTuple):
    """A line: the notice or a case (0), what differs in it (1), or a line of a longer text as it was or is (2)."""

    level: int
    text: str


def tell(
    changes: MeetingChanges, language: Language = "nb", whom: Callable[[CaseNumber], str] = lambda _: ""
) -> Iterator[ToldLine]:
    """What differs, from the notice to the last case; `whom` is what is said behind a case that is not for all."""
    if changes.notice:
        yield ToldLine(0, label("innkallingen", language))
        yield from _differences(changes.notice, language)
    for case in changes.cases:
        yield ToldLine(0, f"{_head(case, language)}{whom(case.number)}")
        yield from _differences(case.differences, language)


def _head(case: CaseChanges, language: Language) -> str:
    name = f"{case.name} {case.title}"
    if case.kind == "endret":
        moved = label("flyttet", language)
        return f"{name}, {moved[:1].lower()}{moved[1:]}" if case.moved else name
    return f"{label('ny_sak' if case.kind == 'ny' else case.kind, language)}: {name}"


def _differences(differences: tuple[Difference, ...], language: Language) -> Iterator[ToldLine]:
    for each in differences:
        names = ", ".join(place_name(name, language) for name in each.place if name)
        place = f"{names}: " if names else ""
        before, after = (told_text(text, language) for text in (each.before, each.after))
        if each.kind == "endret" and "\n" not in before + after and len(before + after) < _SHORT:
            yield ToldLine(1, f"{place}{before} → {after}")
            continue
        if each.kind == "endret":
            before, after = excerpts(before, after)
        yield ToldLine(1, f"{place}{_KINDS[each.kind][language == 'nn']}")
        marks = (("-", before), ("+", after)) if each.kind != "flyttet" else ((" ", after),)
        yield from (ToldLine(2, f"{mark} {line}") for mark, text in marks if text for line in text.split("\n"))
