"""The kinds of value that a field may hold: how each is read. Schemas name them, checking and converting ask here."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from hfi_docs.values.amounts import AMOUNT_FORM, parse_amount
from hfi_docs.values.case_numbers import CASE_FORM, ORGAN_PATTERN, NumberForm, parse_case_number, read_number_form
from hfi_docs.values.dates import (
    DATE_FORM,
    DEADLINE_FORM,
    PERIOD_FORM,
    YEAR_FORM,
    parse_date,
    parse_period,
    parse_year,
    read_deadline,
)
from hfi_docs.values.times import SPAN_FORM, parse_time_span
from hfi_docs.values.unreadable import UnreadableError

#: From a text to its value; raises `UnreadableError` when it is not one of its kind.
Reader = Callable[[str], object]


class ValueKind(NamedTuple):
    """A kind of value: how it is read, and what stands for it where it is left out.

    `pattern` is what the whole of every such text matches, white space aside, for editors; "" where none tells.
    """

    read: Reader
    absent: object = ""
    pattern: str = ""


_NAME = r"[0-9A-Za-zÆØÅæøå]+(?:[-_][0-9A-Za-zÆØÅæøå]+)*"
_MEETING_DAY = rf"{ORGAN_PATTERN}[ /]\d{{4}}-\d\d-\d\d"
_FIGURE = r"(?:\w|-)+(?:\.(?:\w|-)+)+"
#: No drive, no folder above, nothing that Windows cannot store.
_STEP = r"""[^/\\:*?"<>|\x00-\x1f~.][^/\\:*?"<>|\x00-\x1f]*"""
_LETTERS = "0-9A-Za-zÀ-ÖØ-öø-ſ"
_LABEL = rf"[{_LETTERS}](?:[{_LETTERS}-]{{0,61}}[{_LETTERS}])?"
_LOCAL = r"[0-9A-Za-z!#\x24%&'*+/=?^_`{|}~-]{1,64}"
#: An address as every e-mail program takes it (RFC 5322, dot-atom): æøå after @ alone.
_ADDRESS = rf"{_LOCAL}(?:\.{_LOCAL})*@(?:{_LABEL}\.)+[A-Za-zÀ-ÖØ-öø-ſ][{_LETTERS}-]*[{_LETTERS}]"
_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2, 1)
_OFFSETS = {"+1": 1, "-1": -1, "0": 0}


def _form(pattern: str, message: str, hint: str, value: Reader = str, absent: object = "") -> ValueKind:
    """A kind of texts that have a form; `{text}` in the message stands for one that has not."""

    def read(text: str) -> object:
        # Compiled when it is first needed: most commands meet few of the kinds.
        if not re.fullmatch(pattern, text):
            raise UnreadableError(message.format(text=text), hint)
        return value(text)

    return ValueKind(read, absent, pattern)


def _read_address(text: str) -> str:
    """An address whose domain the net has a form for (IDNA)."""
    domain = text.rpartition("@")[2].rstrip(">")
    try:
        domain.encode("ascii" if domain.isascii() else "idna")
    except UnicodeError:
        message = f"«{domain}» er ikke et domene som finnes på nettet."
        raise UnreadableError(message, "Skriv adressen slik mottakeren selv skriver den.") from None
    return text


def _decimal(text: str) -> float:
    return float(text.removesuffix("cm").strip().replace(",", "."))


def _read_expression(text: str) -> str:
    for term in re.split(r"\s+[+\-−]\s+", text.strip()):
        if not re.fullmatch(_FIGURE, term):
            message = f"«{term}» viser ikke til et tall i en tabell."
            raise UnreadableError(message, "Skriv tabell, punktum og linje, for eksempel «behov-2026.sum».")
    return text


def _read_year_offset(text: str) -> tuple[int | None, int]:
    """The year that stands there, or how far it is from the table's."""
    return (None, _OFFSETS[text]) if text in _OFFSETS else (parse_year(text), 0)


def _read_organisation_number(text: str) -> str:
    """«974 760 673»: the last digit proves the others (modulus 11, Brønnøysundregistrene)."""
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"\d{9}", digits):
        message = f"«{text}» er ikke et organisasjonsnummer."
        raise UnreadableError(message, "Skriv de ni sifrene.")
    if sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11:
        message = f"Organisasjonsnummeret «{text}» har en feil i seg: kontrollsifferet stemmer ikke."
        raise UnreadableError(message, "Sammenlign med Brønnøysundregistrene.")
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _read_task_deadline(text: str) -> str:
    """The deadline as written: a day, a stretch of a year, a meeting, or «fortløpende»."""
    if text != "fortløpende" and not re.fullmatch(_MEETING_DAY, text):
        try:
            read_deadline(text)
        except UnreadableError as error:
            hint = "Skriv en dato, et møte (SSU 2026-09-24), for eksempel medio mai 2027, eller fortløpende."
            raise UnreadableError(error.message, hint) from None
    return text


#: Every kind by the name that schemas use (`check_with`).
KINDS: Mapping[str, ValueKind] = {
    "amount": ValueKind(parse_amount, None, AMOUNT_FORM),
    "date": ValueKind(parse_date, None, DATE_FORM),
    "deadline": ValueKind(read_deadline, pattern=DEADLINE_FORM),
    "time_span": ValueKind(parse_time_span, None, SPAN_FORM),
    "year": ValueKind(parse_year, None, YEAR_FORM),
    "year_offset": ValueKind(_read_year_offset, (None, 0), rf"[+-]1|0|{YEAR_FORM}"),
    "period": ValueKind(parse_period, pattern=PERIOD_FORM),
    # Without an organ: whose it is when it names none depends on where it stands.
    "case_number": ValueKind(lambda text: parse_case_number(text, ""), None, CASE_FORM),
    "meeting": _form(
        rf"{ORGAN_PATTERN}[ /]\S.*|{_NAME}",
        "«{text}» er ikke et møte.",
        "Skriv utvalg og dato, for eksempel «PA 2026-06-19», eller kortnavnet på møtet.",
    ),
    "identifier": _form(
        _NAME,
        "«{text}» kan ikke brukes som kortnavn.",
        "Bruk bokstaver, tall og bindestrek, for eksempel «ramme-2026».",
    ),
    # Word templates name it: `{{ rad.tildelt_2025 }}`.
    "field_name": _form(
        r"[A-Za-zÆØÅæøå][0-9A-Za-zÆØÅæøå]*(?:_[0-9A-Za-zÆØÅæøå]+)*",
        "«{text}» kan ikke brukes som navn på et felt.",
        "Bruk bokstaver, tall og understrek, og begynn med en bokstav, for eksempel «prosjektleder».",
    ),
    "organ": _form(
        # Folders are named after organs, and Windows keeps some names for itself.
        rf"(?!(?i:con|prn|aux|nul|forms)$){ORGAN_PATTERN}",
        "«{text}» kan ikke brukes som kortform for et utvalg.",
        "Bruk bare bokstaver, for eksempel «SSU», og ikke CON, PRN, AUX, NUL eller FORMS, som Windows bruker selv.",
    ),
    "finding_code": _form(
        r"HFI\d{3}", "«{text}» er ikke en kode.", "Skriv koden som står i svaret fra «check», for eksempel «HFI091»."
    ),
    "number_form": ValueKind(read_number_form, NumberForm(), r"\d{1,4}[/-]\d{1,4}"),
    "reference": ValueKind(_read_expression, pattern=rf"{_FIGURE}(?:\s+[+\-−]\s+{_FIGURE})*"),
    "number": _form(
        r"\d{1,3}(?:[,.]\d+)?", "«{text}» er ikke et tall.", "Skriv for eksempel 2 eller 1,5.", _decimal, absent=0.0
    ),
    "count": _form(r"[1-9]\d?", "«{text}» er ikke et antall.", "Skriv et helt tall, for eksempel 2.", int, absent=None),
    "whole_number": _form(
        r"[1-9]\d{0,2}", "«{text}» er ikke et helt tall.", "Skriv for eksempel 15.", int, absent=None
    ),
    "length": _form(
        r"\d{1,2}(?:[,.]\d)? ?cm",
        "«{text}» er ikke en bredde.",
        "Skriv bredden i centimeter, for eksempel «16 cm».",
        _decimal,
        absent=0.0,
    ),
    "votes": _form(
        r"\d{1,4}", "«{text}» er ikke et antall stemmer.", "Skriv et helt tall, for eksempel 12.", int, absent=None
    ),
    "clock": _form(r"\d{1,2}[.:]\d\d", "«{text}» er ikke et klokkeslett.", "Skriv for eksempel 10.40."),
    "person": _form(
        r"(?!.*\[\[)[^\W\d_].*", "«{text}» er ikke en person.", "Skriv kortnavnet, eller en tekst med stor forbokstav."
    ),
    "agenda_item": _form(
        r"(?!.*\[\[)\w.*", "«{text}» er ikke et punkt.", "Skriv saksnummeret, eller det punktet heter."
    ),
    "points": _form(
        r"punkt \d{1,2}(?: [a-zæøå]|[–-]\d{1,2})?|resten",
        "«{text}» er ikke et punkt i et forslag.",
        "Skriv for eksempel «punkt 2», «punkt 1 b», «punkt 1–4» eller «resten».",
    ),
    "task_deadline": ValueKind(_read_task_deadline, pattern=rf"fortløpende|{_MEETING_DAY}|{DEADLINE_FORM}"),
    "organisation_number": ValueKind(_read_organisation_number, pattern=r"\d(?:\s*\d){8}"),
    "email": _form(
        _ADDRESS,
        "«{text}» er ikke en e-postadresse.",
        "Skriv for eksempel post@kommunen.no, uten æ, ø og å foran @.",
        _read_address,
    ),
    "mailbox": _form(
        rf""""?[^<>"@\x00-\x1f]+"? ?<{_ADDRESS}>|{_ADDRESS}""",
        "«{text}» er ikke en e-postadresse.",
        "Skriv for eksempel post@kommunen.no, eller Postmottak <post@kommunen.no>, uten æ, ø og å foran @.",
        _read_address,
    ),
    "web_address": _form(
        r"""https://[^\s<>"/]+\.[^\s<>"]+""",
        "«{text}» er ikke en nettadresse.",
        "Skriv hele adressen, for eksempel https://kommunen.sharepoint.com/sites/utvalget.",
    ),
    # Which kinds there are is known where tables are made (`papers.tables.COLUMN_KINDS`).
    "column_kind": ValueKind(str, "tekst"),
    "file_name": _form(
        rf"{_STEP}\.do[ct]x",
        "«{text}» er ikke navnet på en mal.",
        "Skriv filnavnet i templates/docx, for eksempel «sak.docx».",
    ),
    "attached_file": _form(
        rf"(?!.*\.\.){_STEP}(?:/{_STEP})+",
        "«{text}» er ikke en fil i saksmappen.",
        "Skriv mappe og filnavn med / imellom, for eksempel «13-26/rapport.pdf».",
    ),
}
