"""Tables from CSV files, as Norwegian Excel and other programs write them."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.characters import clean_text, garbled, invisible_signs
from hfi_docs.word.intake.decoding import decode_text
from hfi_docs.word.intake.grid import GridCell, Read, check_size, headed, make_table
from hfi_docs.word.intake.numbers import read_column
from hfi_docs.word.intake.telling import Kind, Telling

#: In the order of preference when a file can be read in more than one way; Norwegian Excel writes the first.
_DELIMITERS: Final = (";", "\t", ",", "|")
_MAX_BYTES: Final = 10 * 1024 * 1024
#: Rows that are looked at to find the delimiter, and the signs of each.
_SAMPLE: Final = 50
_SAMPLE_LINE: Final = 10_000
#: No sheet has more columns; a line with more delimiters is none of a table.
_MAX_DELIMITERS: Final = 16_384
#: What some programs put between cells, and no paper has once in every line.
_ODD_DELIMITERS: Final = ("~", "^", "¤", "¦", "\\", "#", ":", "*", "&", "  ")
#: What a spreadsheet makes of account numbers and the like in a narrow column.
_SHORTENED: Final = regex(r"\d[.,]\d+E\+\d\d")
#: The halves of a code of web pages that ended in a delimiter.
_HALF_CODE: Final = regex(r"&(?:[A-Za-z]{2,8}|#\d{2,5})\Z")
_KINDS: Final = {
    "coding": Kind("æ, ø og å er lest slik et eldre system skriver dem; kontroller dem", ""),
    "delimiter": Kind(
        "tabellen har én kolonne, men alle linjer har like mange av et tegn; er det skilletegnet, må filen lagres med "
        "semikolon",
        "",
    ),
    "garbled": Kind("en linje er lagret med feil tegnkoding", "{n} linjer er lagret med feil tegnkoding"),
    "control": Kind("en linje har styretegn som er utelatt", "{n} linjer har styretegn som er utelatt"),
    "shortened": Kind("et tall er forkortet av regnearket", "{n} tall er forkortet av regnearket"),
    "quotes": Kind(
        "en celle går over flere linjer; mangler et anførselstegn",
        "{n} celler går over flere linjer; mangler anførselstegn",
    ),
}

#: A row, with the number of the line that it ends on.
Numbered = tuple[int, list[str]]


def read_csv(content: bytes, title: str, headings: Sequence[str] = ()) -> Read:
    """The table; the first row is its head row, columns of numbers stand to the right. `headings` are the record's.

    Raises:
        UnreadableError: no text, no rows, rows of unequal length, an empty head cell, too large.
    """
    telling = Telling(_KINDS)
    rows = _trimmed(list(_rows(_decoded(content, telling), telling)))
    if len(rows) < (1 if headings else 2):
        message = "CSV-filen har ingen rader under tittelraden." if rows else "CSV-filen er tom."
        raise UnreadableError(message, "Den første raden skal ha kolonnenes overskrifter, og resten innholdet.")
    width = len(rows[0][1])
    _tell_delimiter(rows, width, telling)
    _check_lengths(rows, width)
    check_size(len(rows), width)
    texts = [[GridCell(cell) for cell in row] for _, row in rows]
    done = headed(texts, 1, width, headings, lambda row, column: f"nummer {column + 1} på linje {rows[row][0]}")
    head, body = done.rows[0], done.rows[1:]
    columns = [read_column([str(row[index].value) for row in body], str(cell.value)) for index, cell in enumerate(head)]
    cells = [head, *([GridCell(value) for value in row] for row in zip(*columns, strict=True))]
    return Read(make_table(cells, width, title), telling.clauses())


def _decoded(content: bytes, telling: Telling) -> str:
    if len(content) > _MAX_BYTES:
        message = f"CSV-filen er større enn {_MAX_BYTES // 1024**2} MB."
        raise UnreadableError(message, "Ta med bare de radene og kolonnene som skal vises i saken.")
    decoded = decode_text(content)
    if decoded.guess:
        telling.add("coding", decoded.guess)
    return decoded.text


def _rows(text: str, telling: Telling) -> Iterator[Numbered]:
    """Each row that holds something."""
    first = text[: text.find("\n") + 1]
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return _parsed(text[len(first) :], first.strip()[-1], telling, skipped=1)
    return _parsed(text, _delimiter(text), telling)


def _delimiter(text: str) -> str:
    """The delimiter that gives most rows the length of the first one; commas inside numbers lose to semicolons."""
    sample = [line[:_SAMPLE_LINE] for line in islice(io.StringIO(text, newline=""), _SAMPLE)]
    return max(_DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter))


def _fitness(sample: Sequence[str], delimiter: str) -> float:
    try:
        rows = [row for row in csv.reader(sample, delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0.0
    if not rows or len(rows[0]) == 1:
        return 0.0
    return sum(len(row) == len(rows[0]) for row in rows) / len(rows)


def _parsed(text: str, delimiter: str, telling: Telling, skipped: int = 0) -> Iterator[Numbered]:
    reader = csv.reader(_bounded(io.StringIO(text, newline=""), delimiter), delimiter=delimiter, strict=True)
    count = 0
    try:
        for row in reader:
            if not any(row):
                continue
            number = reader.line_num + skipped
            _tell(telling, row, number, delimiter)
            cells = [clean_text(cell).strip() for cell in row]
            if any(cells):
                yield number, cells
                count += 1
                check_size(count, 0)
    except csv.Error:
        message = f"CSV-filen kan ikke deles i celler ved linje {reader.line_num + skipped}."
        hint = "En celle som begynner med et rett anførselstegn, må også slutte med et. Lagre filen på nytt fra Excel."
        raise UnreadableError(message, hint) from None


def _bounded(lines: Iterable[str], delimiter: str) -> Iterator[str]:
    """The lines, none of which may become more cells than a sheet has columns."""
    for number, line in enumerate(lines, 1):
        if line.count(delimiter) > _MAX_DELIMITERS:
            message = f"Linje {number} i CSV-filen har {line.count(delimiter)} skilletegn («{delimiter}»)."
            raise UnreadableError(message, "Ta med bare de kolonnene som skal vises i saken.")
        yield line


def _tell(telling: Telling, row: Sequence[str], number: int, delimiter: str) -> None:
    """What is odd in the texts of a row."""
    for cell in row:
        if (wrong := garbled(cell)) is not None:
            meant = f", trolig «{wrong.meant}»" if wrong.meant else ""
            telling.add("garbled", f"linje {number} «{wrong.word}»{meant}")
        if _SHORTENED.fullmatch(cell.strip()):
            telling.add("shortened", f"linje {number}", cell)
        # A mark at the very beginning of the file is no sign of its text.
        if signs := invisible_signs(cell):
            telling.add("control", f"linje {number} ({signs})")
        if "\n" in cell.strip() and delimiter in cell:
            telling.add("quotes", f"til og med linje {number}", cell)


def _tell_delimiter(rows: Sequence[Numbered], width: int, telling: Telling) -> None:
    """Names what may be a delimiter that we do not know."""
    lines = [row[0] for _, row in rows] if width == 1 else []
    for sign in _ODD_DELIMITERS:
        counts = {line.count(sign) if sign.strip() else min(line.count(sign), 1) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            telling.add("delimiter", f"«{sign}»" if sign.strip() else "mellomrom")
            return


def _trimmed(rows: Sequence[Numbered]) -> list[Numbered]:
    """The rows without the columns to the right that hold nothing."""
    width = max((_used(row) for _, row in rows), default=0)
    return [(number, row[:width]) for number, row in rows]


def _used(row: Sequence[str]) -> int:
    return max((index + 1 for index, cell in enumerate(row) if cell), default=0)


def _check_lengths(rows: Sequence[Numbered], width: int) -> None:
    for number, row in rows:
        if len(row) != width:
            message = f"Linje {number} i CSV-filen har {len(row)} celler, men tittelraden har {width}."
            raise UnreadableError(message, _length_hint(row, width))


def _length_hint(row: Sequence[str], width: int) -> str:
    if any(_HALF_CODE.search(cell) for cell in row):
        return "Linjen har koder fra en nettside, som «&oslash;». Hent tallene ut på nytt, eller rett linjen."
    if width == 1:
        return "Slett linjene over tittelraden; den første linjen skal være kolonnenes overskrifter."
    if len(row) == 1:
        return "Slett linjer som ikke hører til tabellen; alle rader skal ha like mange celler."
    return "Alle rader skal ha like mange celler; en tom celle skrives også."
