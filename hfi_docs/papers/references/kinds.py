"""Every kind of reference. A new one is one entry of `KINDS`."""

from datetime import date

from hfi_docs.document import Inline, Link, Text
from hfi_docs.papers.references.surroundings import ReferenceKind, Surroundings
from hfi_docs.papers.references.targets import (
    UnresolvedError,
    case_anchor,
    find_attachment,
    find_case,
    find_meeting,
    find_organ,
    find_resolution,
    find_text,
    organ_name,
    required_meeting,
)
from hfi_docs.papers.text import read_line, read_sentence
from hfi_docs.values.amounts import HARD_SPACE, format_kroner, format_millions, format_number
from hfi_docs.values.dates import format_days, format_table_days, parse_date
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import format_count, suggest_or_list

_DEEPEST_TEXT = 8


def _case(target: str, here: Surroundings) -> tuple[Inline, ...]:
    number = find_case(target, here.organ, here.registers).number
    name = here.case_name(number)
    # A narrow column has no room for the whole name on one line.
    text = Text(name.replace(HARD_SPACE, " ") if here.in_table else name)
    return (Link((text,), anchor=case_anchor(number)),) if number in here.enclosed else (text,)


def _meeting(target: str, here: Surroundings) -> tuple[Inline, ...]:
    meeting = required_meeting(target, here.registers)
    organ = here.registers.organs.get(meeting.organ)
    name = meeting.name or (organ.meeting_name if organ else meeting.organ)
    return (Text(f"{name} {_days(meeting.day, meeting.last_day, here)}"),)


def _date(target: str, here: Surroundings) -> tuple[Inline, ...]:
    if meeting := find_meeting(target, here.registers):
        return (Text(_days(meeting.day, meeting.last_day, here)),)
    try:
        return (Text(_days(parse_date(target), None, here)),)
    except UnreadableError as error:
        if "kalenderen" in error.message:
            raise
    try:
        return (Text(_days(find_case(target, here.organ, here.registers).day, None, here)),)
    except UnreadableError:
        message = f"«{target}» er verken et møte, en sak eller en dato."
        raise UnresolvedError(message, "Skriv for eksempel 2026-05-21, SSU 2026-05-21 eller 13/26.") from None


def _days(first: date, last: date | None, here: Surroundings) -> str:
    return format_table_days(first, last) if here.in_table else format_days(first, last)


def _attachment(target: str, here: Surroundings) -> tuple[Inline, ...]:
    return here.mention("vedlegg", find_attachment(target, here.attachments).number)


def _table(target: str, here: Surroundings) -> tuple[Inline, ...]:
    number = here.table_numbers.get(target)
    if number is None:
        if target in here.attachments:
            return _attachment(target, here)
        if target not in here.figures.names:
            message = f"Det finnes ingen tabell som heter «{target}»."
            raise UnresolvedError(
                message, suggest_or_list(target, here.figures.names, none="Saken har ingen tabeller.")
            )
        message = f"Tabellen «{target}» er ikke plassert i teksten."
        raise UnresolvedError(message, f"Sett [[tabell:{target}]] alene på en linje der den skal stå.")
    return here.mention("tabell", number)


def _figure(target: str, here: Surroundings) -> tuple[Inline, ...]:
    number = here.figure_numbers.get(target)
    if number is None:
        message = f"Saken har ingen figur som heter «{target}», eller figuren er ikke plassert i teksten."
        hint = suggest_or_list(target, here.figure_numbers, none="Figurer føres opp under «figurer».")
        raise UnresolvedError(message, hint)
    return here.mention("figur", number)


def _resolution(target: str, here: Surroundings) -> tuple[Inline, ...]:
    header = find_resolution(target, here.organ, here.registers)
    if here.depth >= _DEEPEST_TEXT:
        message = f"Vedtaket i sak {here.registers.identity(header.number)} viser til seg selv."
        raise UnresolvedError(message, "Skriv det vedtaket viser til, helt ut.")
    inner = here._replace(depth=here.depth + 1, place=lambda _kind, _name: None)
    return read_sentence(header.resolution, inner)


def _organ(target: str, here: Surroundings) -> tuple[Inline, ...]:
    return (Text(organ_name(find_organ(target, here.registers), here.language)),)


def _kroner(target: str, here: Surroundings) -> tuple[Inline, ...]:
    amount = here.figures.amount(target)
    return (Text(format_number(amount) if here.in_table else format_kroner(amount)),)


def _millions(target: str, here: Surroundings) -> tuple[Inline, ...]:
    return (Text(format_millions(here.figures.amount(target), here.language)),)


def _count(target: str, here: Surroundings) -> tuple[Inline, ...]:
    return (Text(format_count(here.figures.count(target), here.language)),)


def _digits(target: str, here: Surroundings) -> tuple[Inline, ...]:
    return (Text(format_number(here.figures.count(target))),)


def _common_text(target: str, here: Surroundings) -> tuple[Inline, ...]:
    text = find_text(target, here.registers)
    if here.depth >= _DEEPEST_TEXT:
        message = f"Teksten «{target}» viser til seg selv i register/tekster.yaml."
        raise UnresolvedError(message, "Skriv den ene av tekstene helt ut.")
    return read_line(text, here._replace(depth=here.depth + 1))


_CASES, _TABLES = frozenset({"case"}), frozenset({"table"})
_DAYS, _AMOUNTS, _ROWS = frozenset({"case", "meeting"}), frozenset({"table", "amount"}), frozenset({"table", "rows"})

#: Every kind by the word that a reference of it begins with.
KINDS: dict[str, ReferenceKind] = {
    "sak": ReferenceKind(_case, _CASES, "14/26", "sak 14/26", in_registers=True),
    "møte": ReferenceKind(
        _meeting, frozenset({"meeting"}), "SSU 2026-05-21", "SSU-møtet 21. mai 2026", in_registers=True
    ),
    "dato": ReferenceKind(_date, _DAYS, "2026-05-21", "21. mai 2026", in_registers=True),
    "vedlegg": ReferenceKind(_attachment, frozenset({"attachment"}), "strategiplan", "vedlegg 1"),
    "tabell": ReferenceKind(_table, _TABLES, "ramme", "tabell 1", is_placed=True),
    "figur": ReferenceKind(_figure, frozenset({"figure"}), "tidslinje", "figur 1", is_placed=True),
    "vedtak": ReferenceKind(_resolution, _CASES, "PA 06/25", "vedtaket i saken", is_placed=True),
    "utvalg": ReferenceKind(_organ, frozenset({"organ"}), "SSU", "Strategisk samarbeidsutvalg", in_registers=True),
    "kr": ReferenceKind(_kroner, _AMOUNTS, "ramme.frie", "7 232 000 kroner"),
    "mill": ReferenceKind(_millions, _AMOUNTS, "ramme.frie", "om lag 7,23 millioner kroner"),
    "antall": ReferenceKind(_count, _ROWS, "behov", "sju"),
    "tall": ReferenceKind(_digits, _ROWS, "behov", "7"),
    "tekst": ReferenceKind(_common_text, frozenset({"text"}), "prosjekteier", "teksten", in_registers=True),
}


def kinds_in_registers() -> frozenset[str]:
    """The kinds that registers and notices may hold: they need nothing but the registers."""
    return frozenset(name for name, kind in KINDS.items() if kind.in_registers)


def kinds_naming(what: str) -> frozenset[str]:
    """The kinds whose target may be the name of a «case», «meeting», «table», «amount» …."""
    return frozenset(name for name, kind in KINDS.items() if what in kind.names)
