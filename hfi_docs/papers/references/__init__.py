"""What a `[[reference]]` means: the text it prints and the place it links to. Checking and composing agree here."""

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.document import Block, Inline, Link, Text
from hfi_docs.papers.references.examples import EXAMPLES
from hfi_docs.papers.references.targets import (
    UnresolvedError,
    case_anchor,
    find_case,
    find_meeting,
    group_name,
    organ_name,
    required_meeting,
)
from hfi_docs.papers.tables import FigureError, Figures
from hfi_docs.papers.text import placed, read_line
from hfi_docs.records.model import Attachment, Case, CaseNumber, Registers
from hfi_docs.values.amounts import HARD_SPACE, format_kroner, format_millions, format_number
from hfi_docs.values.case_numbers import format_case, format_case_identity
from hfi_docs.values.dates import format_days, format_table_days, parse_date
from hfi_docs.values.labels import Language, label
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import format_count, suggest, suggest_or_list

_DEEPEST_TEXT = 8

__all__ = [
    "REFERENCE_KINDS",
    "Surroundings",
    "UnresolvedError",
    "case_anchor",
    "find_case",
    "group_name",
    "organ_name",
    "resolve",
    "surroundings",
]


def _place_nothing(_kind: str, _name: str) -> tuple[Block, ...] | None:
    return None


class Surroundings(NamedTuple):
    """What a reference can see: the paper it stands in and the registers.

    `table_numbers` and `figure_numbers` hold what stands in the text, with its number; `in_table` prints amounts and
    dates in their short form. When several papers share a document, `prefix` keeps the bookmarks of this one apart and
    `enclosed` are the cases of them all; `apart_from` is set where a text is shown apart from the paper of its case.
    """

    organ: str
    language: Language
    registers: Registers
    figures: Figures
    attachments: Mapping[str, Attachment] = MappingProxyType({})
    table_numbers: Mapping[str, int] = MappingProxyType({})
    figure_numbers: Mapping[str, int] = MappingProxyType({})
    in_table: bool = False
    prefix: str = ""
    apart_from: CaseNumber | None = None
    enclosed: frozenset[CaseNumber] = frozenset()
    place: Callable[[str, str], tuple[Block, ...] | None] = _place_nothing
    depth: int = 0

    def inline(self, reference: str) -> tuple[Inline, ...]:
        """The content that a reference prints (`text.Resolver`).

        Raises:
            UnresolvedError: its target does not exist.
        """
        return resolve(reference, self)

    def block(self, reference: str) -> tuple[Block, ...] | None:
        """The table, figure or resolution that a reference alone in a paragraph places there (`text.Resolver`)."""
        kind, _, target = reference.partition(":")
        return self.place(kind.strip().lower(), target.strip())

    def anchor(self, kind: str, number: int) -> str:
        """The bookmark of a numbered thing of this paper: its attachments, tables and figures."""
        return f"{self.prefix}{kind}_{number}"

    def mention(self, kind: str, number: int) -> tuple[Inline, ...]:
        """«vedlegg 3» with a link; «vedlegg 3 til sak 13/26» when that stands elsewhere."""
        name = f"{label(f'{kind}_ref', self.language)}{HARD_SPACE}{number}"
        if self.apart_from:
            return (Text(f"{name} til {format_case(self.apart_from, home_organ=self.organ)}"),)
        return (Link((Text(name),), anchor=self.anchor(kind, number)),)


def surroundings(case: Case, registers: Registers) -> Surroundings:
    """What the references of a case can see; its tables are numbered in the order in which the text places them."""
    texts = [text for _, text in case.texts]
    captioned = [item.id for item in case.attachments if item.file and item.file.caption]
    pictures = [f"[[figur:{name}]]" for name in captioned]
    figures = {*captioned, *(spec.id for spec in case.figures)}
    return Surroundings(
        organ=case.number.organ,
        language=case.language,
        registers=registers,
        figures=Figures({spec.id: spec for spec in case.all_tables}, registers, case.language),
        attachments={item.id: item for item in case.attachments},
        table_numbers=_number_placed("tabell", texts, {spec.id for spec in case.tables}),
        # The pictures of attachments come after the figures of the text.
        figure_numbers=_number_placed("figur", texts + pictures, figures),
    )


def _number_placed(kind: str, texts: Iterable[str], own: Container[str]) -> dict[str, int]:
    """What the texts place of one kind, with numbers in the order of their places."""
    names = dict.fromkeys(
        place.name for text in texts for place in placed(text) if place.kind == kind and place.name in own
    )
    return {name: number for number, name in enumerate(names, start=1)}


def resolve(reference: str, here: Surroundings) -> tuple[Inline, ...]:
    """The content that `kind:target` prints.

    Raises:
        UnresolvedError: unknown kind, or a target that does not exist.
    """
    kind, colon, target = (piece.strip() for piece in reference.partition(":"))
    if kind[:1].isupper():
        return _capitalised(resolve(f"{kind[:1].lower()}{kind[1:]}:{target}", here))
    printer = _PRINTERS.get(kind)
    if printer is None or not colon:
        message = f"«[[{reference}]]» er ikke en henvisning som programmet kjenner."
        hint = suggest(kind, _PRINTERS) or f"Begynn med en av disse: {', '.join(f'{name}:' for name in _PRINTERS)}."
        first, _, rest = kind.partition(" ")
        if not colon and first in _PRINTERS:
            hint = f"Det mangler kolon. Skriv [[{first}:{rest.strip() or '…'}]]."
        raise UnresolvedError(message, hint)
    if not target:
        message = f"«[[{reference}]]» mangler det den skal vise til."
        raise UnresolvedError(message, f"Skriv for eksempel [[{EXAMPLES[kind]}]].")
    try:
        return printer(target, here)
    except FigureError as error:
        raise UnresolvedError(error.message, error.hint, elsewhere=bool(error.key)) from None
    except UnreadableError as error:
        raise UnresolvedError(error.message, error.hint) from None


def _capitalised(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The same content as the first of a sentence: «[[Vedlegg:…]]» prints «Vedlegg 3»."""
    match inlines:
        case (Text(text=text) as first, *rest):
            return (first._replace(text=text[:1].upper() + text[1:]), *rest)
        case (Link(inlines=children) as first, *rest):
            return (first._replace(inlines=_capitalised(children)), *rest)
    return inlines


def _case(target: str, here: Surroundings) -> tuple[Inline, ...]:
    number = find_case(target, here.organ, here.registers).number
    name = format_case(number, home_organ=here.organ)
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
    attachment = here.attachments.get(target)
    if attachment is None:
        message = f"Saken har ikke noe vedlegg som heter «{target}»."
        raise UnresolvedError(message, suggest_or_list(target, here.attachments, none="Saken har ingen vedlegg."))
    return here.mention("vedlegg", attachment.number)


def _table(target: str, here: Surroundings) -> tuple[Inline, ...]:
    number = here.table_numbers.get(target)
    if number is None:
        if target in here.attachments:
            return _attachment(target, here)
        if target not in here.figures.names:
            message = f"Det finnes ingen tabell som heter «{target}»."
            raise UnresolvedError(
                message, suggest_or_list(target, here.table_numbers, none="Saken har ingen tabeller.")
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
    header = find_case(target, here.organ, here.registers)
    if not header.resolution:
        message = f"Sak {format_case_identity(header.number)} har ikke noe vedtak."
        raise UnresolvedError(message, "Legg til «vedtak: |» i saken eller i register/saker.yaml.")
    if here.depth >= _DEEPEST_TEXT:
        message = f"Vedtaket i sak {format_case_identity(header.number)} viser til seg selv."
        raise UnresolvedError(message, "Skriv det vedtaket viser til, helt ut.")
    return read_line(" ".join(header.resolution.split()), here._replace(depth=here.depth + 1))


def _organ(target: str, here: Surroundings) -> tuple[Inline, ...]:
    organ = here.registers.organs.get(target)
    if organ is None:
        message = f"Utvalget «{target}» finnes ikke i register/utvalg.yaml."
        raise UnresolvedError(message, suggest_or_list(target, here.registers.organs, none="Registeret er tomt."))
    return (Text(organ_name(organ, here.language)),)


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
    text = here.registers.texts.get(target)
    if text is None:
        message = f"Teksten «{target}» finnes ikke i register/tekster.yaml."
        raise UnresolvedError(message, suggest_or_list(target, here.registers.texts, none="Registeret er tomt."))
    if here.depth >= _DEEPEST_TEXT:
        message = f"Teksten «{target}» viser til seg selv i register/tekster.yaml."
        raise UnresolvedError(message, "Skriv den ene av tekstene helt ut.")
    return read_line(text, here._replace(depth=here.depth + 1))


_PRINTERS: Mapping[str, Callable[[str, Surroundings], tuple[Inline, ...]]] = {
    "sak": _case,
    "møte": _meeting,
    "dato": _date,
    "vedlegg": _attachment,
    "tabell": _table,
    "figur": _figure,
    "vedtak": _resolution,
    "utvalg": _organ,
    "kr": _kroner,
    "mill": _millions,
    "antall": _count,
    "tall": _digits,
    "tekst": _common_text,
}
#: What a reference may begin with.
REFERENCE_KINDS = tuple(_PRINTERS)
