"""One reader per kind of value named in the schemas (`check_with`): silent, or raises `UnreadableError`."""

import re
from collections.abc import Callable, Mapping

from hfi_docs.papers.text import has_empty_parts, has_table, links, list_depth, misshapen_row
from hfi_docs.values.amounts import parse_amount
from hfi_docs.values.case_numbers import ORGAN_PATTERN, parse_case_number
from hfi_docs.values.dates import parse_date, parse_period, parse_year
from hfi_docs.values.deadlines import read_deadline
from hfi_docs.values.references import holds_reference
from hfi_docs.values.times import parse_time_span
from hfi_docs.values.unreadable import UnreadableError

_IDENTIFIER = re.compile(r"[0-9A-Za-zÆØÅæøå]+(?:[-_][0-9A-Za-zÆØÅæøå]+)*")
_FIGURE = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_FILE_NAME = re.compile(r"[\wæøåÆØÅ -]+\.docx")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
#: No drive, no folder above, nothing that Windows cannot store.
_STEP = r"[^/\\:*?\"<>|\x00-\x1f~.][^/\\:*?\"<>|\x00-\x1f]*"
_ATTACHED_FILE = re.compile(rf"{_STEP}(?:/{_STEP})+")
_MEETING = re.compile(rf"{ORGAN_PATTERN}[ /]\S.*|[0-9A-Za-zÆØÅæøå]+(?:[-_][0-9A-Za-zÆØÅæøå]+)*")
_DEEPEST_LIST = 3


def _read_line(text: str) -> None:
    if "\n" in text.strip():
        message = "Teksten skal stå på én linje."
        raise UnreadableError(message, "Fjern linjeskiftene.")
    if not text.strip():
        message = "Teksten består bare av mellomrom."
        raise UnreadableError(message, "Skriv teksten, eller fjern feltet.")


def _read_prose(text: str) -> None:
    if not text.strip():
        message = "Teksten består bare av mellomrom."
        raise UnreadableError(message, "Skriv teksten, eller fjern feltet.")
    if has_empty_parts(text):
        message = "Teksten har et punkt, en overskrift eller et sitat uten innhold."
        raise UnreadableError(message, "Skriv innholdet, eller fjern tegnet. Skal tegnet stå, settes \\ foran.")
    if list_depth(text) > _DEEPEST_LIST:
        message = "Listen har mer enn tre nivåer."
        raise UnreadableError(message, "Del listen, eller skriv det innerste nivået som tekst.")
    row = misshapen_row(text)
    if row:
        message = f"Tabellraden «{row}» passer ikke med overskriftene."
        raise UnreadableError(message, "Hver rad skal ha like mange felt som overskriften, og alle overskrifter tekst.")
    for address in links(text):
        if not _ADDRESS.fullmatch(address):
            message = f"Lenken «{address}» er ikke en fullstendig nettadresse."
            raise UnreadableError(message, "Begynn adressen med https://.")


def _read_cell(text: str) -> None:
    _read_prose(text)
    if has_table(text):
        message = "Teksten står i en tabell og kan ikke ha en tabell i seg."
        raise UnreadableError(message, "Skriv innholdet som tekst eller punkter.")


def _read_title(text: str) -> None:
    _read_line(text)
    if holds_reference(text):
        message = "Henvisninger kan ikke brukes her."
        raise UnreadableError(message, "Skriv teksten helt ut: den står også i filnavnet.")


def _read_identifier(text: str) -> None:
    if not _IDENTIFIER.fullmatch(text):
        message = f"«{text}» kan ikke brukes som kortnavn."
        raise UnreadableError(message, "Bruk bokstaver, tall og bindestrek, for eksempel «ramme-2026».")


def _read_organ(text: str) -> None:
    if not re.fullmatch(ORGAN_PATTERN, text):
        message = f"«{text}» kan ikke brukes som kortform for et utvalg."
        raise UnreadableError(message, "Bruk bare bokstaver, for eksempel «SSU».")


def _read_expression(text: str) -> None:
    for term in re.split(r"\s+[+\-−]\s+", text.strip()):
        if not _FIGURE.fullmatch(term):
            message = f"«{term}» viser ikke til et tall i en tabell."
            raise UnreadableError(message, "Skriv tabell, punktum og linje, for eksempel «behov-2026.sum».")


def _read_number(text: str) -> None:
    if not re.fullmatch(r"\d{1,3}(?:[,.]\d+)?", text):
        message = f"«{text}» er ikke et tall."
        raise UnreadableError(message, "Skriv for eksempel 2 eller 1,5.")


def _read_count(text: str) -> None:
    if not re.fullmatch(r"[1-9]\d?", text):
        message = f"«{text}» er ikke et antall."
        raise UnreadableError(message, "Skriv et helt tall, for eksempel 2.")


def _read_year_offset(text: str) -> None:
    if text not in ("+1", "-1", "0"):
        parse_year(text)


def _read_file_name(text: str) -> None:
    if not _FILE_NAME.fullmatch(text):
        message = f"«{text}» er ikke navnet på en mal."
        raise UnreadableError(message, "Skriv filnavnet i templates/docx, for eksempel «sak.docx».")


def _read_whole_number(text: str) -> None:
    if not re.fullmatch(r"[1-9]\d{0,2}", text):
        message = f"«{text}» er ikke et helt tall."
        raise UnreadableError(message, "Skriv for eksempel 15.")


def _read_attached_file(text: str) -> None:
    if not _ATTACHED_FILE.fullmatch(text) or ".." in text:
        message = f"«{text}» er ikke en fil i saksmappen."
        raise UnreadableError(message, "Skriv mappe og filnavn med / imellom, for eksempel «13-26/rapport.pdf».")


def _read_length(text: str) -> None:
    if not re.fullmatch(r"\d{1,2}(?:[,.]\d)? ?cm", text):
        message = f"«{text}» er ikke en bredde."
        raise UnreadableError(message, "Skriv bredden i centimeter, for eksempel «16 cm».")


def _read_meeting(text: str) -> None:
    if not _MEETING.fullmatch(text):
        message = f"«{text}» er ikke et møte."
        raise UnreadableError(message, "Skriv utvalg og dato, for eksempel «PA 2026-06-19», eller kortnavnet på møtet.")


READERS: Mapping[str, Callable[[str], object]] = {
    "line": _read_line,
    "title": _read_title,
    "prose": _read_prose,
    "cell": _read_cell,
    "amount": parse_amount,
    "date": parse_date,
    "year": parse_year,
    "year_offset": _read_year_offset,
    "period": parse_period,
    "case_number": lambda text: parse_case_number(text, ""),
    "identifier": _read_identifier,
    "organ": _read_organ,
    "reference": _read_expression,
    "number": _read_number,
    "count": _read_count,
    "file_name": _read_file_name,
    "whole_number": _read_whole_number,
    "deadline": read_deadline,
    "time_span": parse_time_span,
    "attached_file": _read_attached_file,
    "length": _read_length,
    "meeting": _read_meeting,
}
