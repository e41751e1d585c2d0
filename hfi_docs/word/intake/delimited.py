"""Tables from CSV files, as Norwegian Excel and other programs write them."""

import codecs
import csv
import io
from collections.abc import Sequence
from typing import Final

from hfi_docs.document import Table
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.characters import clean_text
from hfi_docs.word.intake.grid import GridCell, check_size, make_table
from hfi_docs.word.intake.numbers import read_column

#: In the order of preference when a file can be read in more than one way; Norwegian Excel writes the first.
_DELIMITERS: Final = (";", "\t", ",")
_MAX_BYTES: Final = 10 * 1024 * 1024
#: Rows that are looked at to find the delimiter.
_SAMPLE: Final = 50
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NOT_TEXT: Final = "Lagre tabellen fra Excel som «CSV UTF-8 (kommadelt) (*.csv)»."

Numbered = tuple[int, list[str]]


def read_csv(content: bytes, title: str) -> Table:
    """The table; the first row is its head row, columns of numbers stand to the right.

    Raises:
        UnreadableError: no text, no rows, rows of unequal length, an empty head cell, too large.
    """
    rows = _filled(_rows(_decoded(content)))
    if len(rows) < 2:  # noqa: PLR2004 - a head row and what stands below it
        message = "CSV-filen har ingen rader under tittelraden." if rows else "CSV-filen er tom."
        raise UnreadableError(message, "Den første raden skal ha kolonnenes overskrifter, og resten innholdet.")
    head = rows[0][1]
    _check_rows(rows, len(head))
    check_size(len(rows), len(head))
    columns = [read_column([row[index] for _, row in rows[1:]], name) for index, name in enumerate(head)]
    body = ([GridCell(value) for value in row] for row in zip(*columns, strict=True))
    cells = [[GridCell(name) for name in head], *body]
    return make_table(cells, len(head), title)


def _decoded(content: bytes) -> str:
    if len(content) > _MAX_BYTES:
        message = f"CSV-filen er større enn {_MAX_BYTES // 1024**2} MB."
        raise UnreadableError(message, "Ta med bare de radene og kolonnene som skal vises i saken.")
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    for candidate in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = content.decode(candidate)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    message = "CSV-filen er ikke en tekstfil."
    raise UnreadableError(message, _NOT_TEXT)


def _rows(text: str) -> list[Numbered]:
    """Each row with the number of the line that it ends on."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        return [(number + 1, row) for number, row in _parsed(rest, first.strip()[-1])]
    return _parsed(text, _delimiter(text))


def _delimiter(text: str) -> str:
    """The delimiter that gives most rows the length of the first one; commas inside numbers lose to semicolons."""
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE])
    return max(_DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter))


def _fitness(sample: str, delimiter: str) -> float:
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0.0
    if not rows or len(rows[0]) == 1:
        return 0.0
    return sum(len(row) == len(rows[0]) for row in rows) / len(rows)


def _parsed(text: str, delimiter: str) -> list[Numbered]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Numbered] = []
    try:
        for row in reader:
            rows.append((reader.line_num, [clean_text(cell).strip() for cell in row]))
    except csv.Error:
        message = f"CSV-filen kan ikke deles i celler ved linje {reader.line_num}."
        hint = "En celle som begynner med et rett anførselstegn, må også slutte med et. Lagre filen på nytt fra Excel."
        raise UnreadableError(message, hint) from None
    return rows


def _filled(rows: Sequence[Numbered]) -> list[Numbered]:
    """The rows that hold something, without the columns to the right that hold nothing."""
    filled = [(number, row) for number, row in rows if any(row)]
    width = max((_used(row) for _, row in filled), default=0)
    return [(number, row[:width]) for number, row in filled]


def _used(row: Sequence[str]) -> int:
    return max((index + 1 for index, cell in enumerate(row) if cell), default=0)


def _check_rows(rows: Sequence[Numbered], width: int) -> None:
    for number, row in rows:
        if len(row) != width:
            message = f"Linje {number} i CSV-filen har {len(row)} celler, men tittelraden har {width}."
            raise UnreadableError(message, "Alle rader skal ha like mange celler; en tom celle skrives også.")
    if "" in rows[0][1]:
        message = f"Kolonne {rows[0][1].index('') + 1} i CSV-filen mangler overskrift."
        raise UnreadableError(message, "Skriv en overskrift i den første raden for hver kolonne.")
