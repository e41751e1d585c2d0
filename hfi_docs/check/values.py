"""One reader per kind of text and of value named in the schemas (`check_with`): silent, or raises `UnreadableError`."""

import re
from collections.abc import Mapping

from hfi_docs.papers.text import has_empty_parts, has_table, links, list_depth, misshapen_row
from hfi_docs.values.kinds import KINDS, Reader
from hfi_docs.values.references import holds_reference
from hfi_docs.values.unreadable import UnreadableError

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_DEEPEST_LIST = 3


def _read_line(text: str) -> None:
    if "\n" in text.strip():
        message = "Teksten skal stå på én linje."
        raise UnreadableError(message, "Fjern linjeskiftene.")
    _refuse_blank(text)


def _read_name(text: str) -> None:
    _read_line(text)
    if holds_reference(text):
        message = "Henvisninger kan ikke brukes her."
        raise UnreadableError(message, "Skriv teksten helt ut.")


def _refuse_blank(text: str) -> None:
    if not text.strip():
        message = "Teksten består bare av mellomrom."
        raise UnreadableError(message, "Skriv teksten, eller fjern feltet.")


def _read_prose(text: str) -> None:
    _refuse_blank(text)
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


READERS: Mapping[str, Reader] = {
    "line": _read_line,
    "name": _read_name,
    "prose": _read_prose,
    "cell": _read_cell,
    **{name: kind.read for name, kind in KINDS.items()},
}
