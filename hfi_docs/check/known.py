"""What a record names, and the registers do not know: the same words wherever it is named."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from hfi_docs.errors import WARNING, Finding, Position, Problem, Subject
from hfi_docs.records.model import CaseNumber, Registers, Signature
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.values.dates import format_date
from hfi_docs.values.times import TimeSpan, format_time_span
from hfi_docs.values.words import suggest_or_list

SUBJECT = Subject("Det registrene vet", "Papiret henter navn, tider, mottakere og maler fra registrene.")

if TYPE_CHECKING:
    from hfi_docs.papers.compose import DocumentKind

_EMPTY = "Registeret er tomt."

UNKNOWN_ORGAN = Finding(
    "HFI041",
    "Utvalget «{organ}» finnes ikke i register/utvalg.yaml.",
    "{hint}",
    advice="Rett kortformen, eller legg utvalget til i registeret.",
)
UNKNOWN_CASE = Finding(
    "HFI072",
    "Sak {number} finnes verken i cases/ eller i register/saker.yaml.",
    "{hint}",
    advice="Rett nummeret, eller før saken i register/saker.yaml.",
)
UNKNOWN_GROUP = Finding(
    "HFI112",
    "Utvalget har ingen gruppe som heter «{group}».",
    "{hint}",
    advice="Rett kortnavnet, eller legg gruppen til på utvalget.",
)
UNKNOWN_ENTRY = Finding(
    "HFI140",
    "«{name}» finnes ikke i register/{register}.yaml.",
    "{hint}",
    advice="Rett kortnavnet, eller legg oppføringen til i registeret.",
)

#: Word templates name a column of a view and a field of a committee by it.
NAME_TAKEN = Finding("HFI383", "Navnet «{name}» er i bruk.", "Velg et annet.")

#: What a case or a committee can get wrong about its template.
UNKNOWN_TEMPLATE = Finding(
    "HFI380",
    "Malen «{name}» finnes ikke i templates/docx.",
    "{hint}",
    advice="Rett navnet, eller legg malen i templates/docx.",
)
NO_ORGAN_TEMPLATE = Finding(
    "HFI384",
    "Utvalgets mal «{name}» finnes ikke i templates/docx.",
    "{hint}",
    WARNING,
    example="innkalling-ou.docx",
    advice="Rett navnet på utvalget, eller legg malen i templates/docx.",
)
OTHER_TEMPLATE = Finding(
    "HFI381",
    "Malen «{name}» er for en annen type dokument.",
    "{hint}",
    advice="Velg en mal for samme slags dokument. Navnet på filen sier hva malen er for.",
)

#: What two kinds of record can get wrong about a meeting.
BACKWARDS = Finding("HFI074", "Møtet slutter {last}, før det begynner {first}.", "Rett datoene.")
ONE_TIME = Finding(
    "HFI232",
    "Møtet går over flere dager, men har én tid: {span}.",
    "Skriv tiden for hver dag{where}. Ellers vet ingen om den gjelder hver dag.",
    WARNING,
)
NO_LENGTH = Finding("HFI123", "Møtet slutter ikke etter at det begynner: {span}.", "Rett klokkeslettene.")

#: What two kinds of record can get wrong about who signs them.
NOBODY_SIGNS = Finding(
    "HFI426", "Underskriften sier ikke hvem som skriver under.", "Legg til «rolle», eller fjern underskriften."
)
LATE_SIGNATURE = Finding("HFI427", "Underskriften er datert {day}, etter møtet.", "Rett datoen.", WARNING)


def check_signature(record: Record, signature: Signature | None, last_day: date | None) -> Iterator[Problem]:
    """What is wrong with who signs a record; `last_day` is that of its meeting, if known."""
    if signature and not signature.name and not signature.role:
        yield NOBODY_SIGNS.at(record.key_position(("underskrift",)))
    if signature and signature.day and last_day and signature.day > last_day:
        at = record.position(("underskrift", "dato"))
        yield LATE_SIGNATURE.at(at, day=format_date(signature.day))


def one_time(at: Position, span: TimeSpan, where: str) -> Iterator[Problem]:
    """That one time is given for several days, which may be that of each of them, or of the first and the last."""
    if span.minutes > 0:
        yield ONE_TIME.at(at, span=format_time_span(span), where=where)


def unknown_organ(record: Record, key: KeyPath, organ: str, registers: Registers) -> Problem:
    """That there is no such committee."""
    hint = suggest_or_list(organ, registers.organs, none=f"{_EMPTY} Legg utvalget til der, med «id» og «navn».")
    return UNKNOWN_ORGAN.at(record.position(key), organ=organ or "…", hint=hint)


def unknown_case(record: Record, key: KeyPath, number: CaseNumber, registers: Registers) -> Problem:
    """That there is no such case."""
    name = registers.identity(number)
    hint = suggest_or_list(name, map(registers.identity, registers.cases), none="")
    return UNKNOWN_CASE.at(record.position(key), number=name, hint=hint)


def unknown_group(record: Record, key: KeyPath, group: str, known: Iterable[str]) -> Problem:
    """That the committee has no such part."""
    hint = suggest_or_list(group, known, none="Utvalget har ingen «grupper» i registeret.")
    return UNKNOWN_GROUP.at(record.position(key), group=group, hint=hint)


def check_template(
    record: Record,
    key: KeyPath,
    name: str,
    kind: "DocumentKind[Any]",
    registers: Registers,
    missing: Finding = UNKNOWN_TEMPLATE,
) -> Iterator[Problem]:
    """What is wrong with the template that a record names for a kind of document; `missing`: that there is none."""
    from hfi_docs.papers.compose import kind_of  # noqa: PLC0415 - not every command comes to templates

    known = [each for each in sorted(registers.templates or ()) if kind_of(each) is kind]
    if registers.templates is not None and name not in registers.templates:
        hint = suggest_or_list(name, known, none="Legg malen der.")
        yield missing.at(record.position(key), name=name, hint=hint)
    elif kind_of(name) is not kind:
        hint = suggest_or_list(name, known, none="Gi filen et navn som ikke begynner slik.")
        yield OTHER_TEMPLATE.at(record.position(key), name=name, hint=hint)


def unknown_entry(record: Record, key: KeyPath, name: str, register: str, known: Iterable[str]) -> Problem:
    """That a register has no entry of this name."""
    hint = suggest_or_list(name, known, none=_EMPTY)
    return UNKNOWN_ENTRY.at(record.position(key), name=name, register=register, hint=hint)
