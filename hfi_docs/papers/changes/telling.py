"""What differs in a meeting's papers, told in lines as people read them."""

from collections.abc import Iterator
from typing import NamedTuple

from hfi_docs.papers.changed import CaseChanges, Difference, MeetingChanges, by_shared_place
from hfi_docs.papers.compose import Packet
from hfi_docs.papers.compose.changes_page import resolution_heads
from hfi_docs.papers.compose.excerpts import excerpts
from hfi_docs.values.labels import Language, label, place_name, told_text

#: What fits in a line.
_SHORT = 80
_KINDS = {
    "ny": ("ny", "ny"),
    "utgår": ("utgår", "går ut"),
    "flyttet": ("flyttet", "flytta"),
    "endret": ("endret", "endra"),
}
#: What readers need first.
_ORDER = ("ny", "endret", "flyttet", "utgår")
#: The place of what a paper says of itself at its top, in the notice and in a case.
_TOP = ("utkastmerknad",)


class ToldLine(NamedTuple):
    """A line: the notice or a case (0), what differs in it (1), or a line of a longer text as it was or is (2)."""

    level: int
    text: str


def tell(changes: MeetingChanges, language: Language = "nb") -> Iterator[ToldLine]:
    """What differs, from the notice to the last case."""
    if changes.notice:
        yield ToldLine(0, label("innkallingen", language))
        yield from _differences(changes.notice, language)
    for case in changes.cases:
        yield ToldLine(0, _head(case, language))
        yield from _differences(case.differences, language)


def tell_briefly(changes: MeetingChanges, packet: Packet) -> Iterator[ToldLine]:
    """What differs, for a letter that goes with the papers: what readers need first, and long texts only as changed.

    The points of a resolution are told as they are now, however long.
    """
    language = packet.notice.language
    for case in sorted(changes.cases, key=lambda each: _ORDER.index(each.kind)):
        yield ToldLine(0, _head(case, language))
        yield from _brief(case.differences, resolution_heads(case, packet), language)
    if changes.notice:
        yield ToldLine(0, label("innkallingen", language))
        yield from _brief(changes.notice, frozenset(), language)


def _head(case: CaseChanges, language: Language) -> str:
    name = f"{case.name} {case.title}"
    if case.kind == "endret":
        moved = label("flyttet", language)
        name += f", {moved[:1].lower()}{moved[1:]}" if case.moved else ""
    else:
        name = f"{label('ny_sak' if case.kind == 'ny' else case.kind, language)}: {name}"
    return f"{name}{case.reserved}"


def _differences(differences: tuple[Difference, ...], language: Language) -> Iterator[ToldLine]:
    for each in differences:
        place = _place(each.place, language)
        before, after = _texts(each, language)
        if _is_short(each, before, after):
            yield ToldLine(1, f"{place}{before} → {after}")
            continue
        if each.kind == "endret":
            before, after = excerpts(before, after)
        yield ToldLine(1, f"{place}{_kind(each, language)}")
        marks = (("-", before), ("+", after)) if each.kind != "flyttet" else ((" ", after),)
        yield from (ToldLine(2, f"{mark} {line}") for mark, text in marks if text for line in text.split("\n"))


def _brief(differences: tuple[Difference, ...], whole: frozenset[str], language: Language) -> Iterator[ToldLine]:
    for shared, beside in by_shared_place(differences):
        above = shared if len(beside) > 1 else ()
        if above:
            yield ToldLine(1, _capital(_place(above, language).removesuffix(": ")))
        for each in beside:
            below = each._replace(place=each.place[len(above) :])
            lines = _brief_lines(below, language, is_whole=bool(whole.intersection(each.place[:1])))
            yield from (line._replace(level=line.level + bool(above), text=_capital(line.text)) for line in lines)


def _brief_lines(each: Difference, language: Language, *, is_whole: bool) -> Iterator[ToldLine]:
    """A difference; in a resolution the text as it is now stands below its place, and so does any short one."""
    before, after = _texts(each, language)
    if each.place == _TOP and after:
        yield ToldLine(1, _on_one_line(after))
    elif _is_short(each, before, after):
        yield ToldLine(1, f"{_place(each.place, language)}{before} → {after}")
    else:
        yield ToldLine(1, f"{_place(each.place, language)}{_kind(each, language)}")
        told, text = ("nå", after) if after else ("før", before)
        if each.kind != "flyttet" and (is_whole or (each.kind != "endret" and len(text) < _SHORT)):
            yield ToldLine(2, f"{label(told, language)}: {_on_one_line(text)}")


def _texts(each: Difference, language: Language) -> tuple[str, str]:
    return told_text(each.before, language), told_text(each.after, language)


def _is_short(each: Difference, before: str, after: str) -> bool:
    """Whether both texts fit in a line."""
    return each.kind == "endret" and "\n" not in before + after and len(before + after) < _SHORT


def _place(names: tuple[str, ...], language: Language) -> str:
    place = ", ".join(place_name(name, language) for name in names if name)
    return f"{place}: " if place else ""


def _kind(each: Difference, language: Language) -> str:
    return _KINDS[each.kind][language == "nn"]


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
