"""The values of cells as they are shown, in Norwegian; and what their looks and formulas give reason to say."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, NamedTuple

from hfi_docs.document import Inline, LineBreak, Text
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.characters import clean_text, garbled, invisible_signs
from hfi_docs.word.intake.colours import is_telling
from hfi_docs.word.intake.numbers import Value
from hfi_docs.word.intake.pieces import is_web, joined
from hfi_docs.word.intake.symbols import PRIVATE, in_font
from hfi_docs.word.intake.telling import Telling
from hfi_docs.word.intake.workbook.areas import cell_name
from hfi_docs.word.intake.workbook.book import Book
from hfi_docs.word.intake.workbook.formats import show_number, show_text
from hfi_docs.word.intake.workbook.merges import Where
from hfi_docs.word.intake.workbook.room import ColumnWidths, room_for
from hfi_docs.word.intake.workbook.sheet import Stored
from hfi_docs.word.intake.workbook.styles import Look, Looks
from hfi_docs.word.intake.workbook.texts import Piece, Written, decoded

_NUMBER: Final = regex(r"\s*([+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400}))(?:[eE]([+-]?\d{1,4}))?\s*")
#: Excel stores fifteen digits; what other programs write beyond them is the noise of binary fractions.
_STORED: Final = Context(prec=15, rounding=ROUND_HALF_UP)
_WHOLE: Final = regex(r"[+-]?\d{1,17}")
_LARGEST: Final = 308
_DAY_SECONDS: Final = 86_400
#: A line of a text that begins further in than the one above.
_INNER_INDENT: Final = regex("\n[ \u00a0]{2,}[^ \u00a0\n]")
#: No and yes, in words and as a box to tick.
_TRUTHS: Final = (("USANN", "SANN"), ("☐", "☒"))
_TEXTS: Final = ("s", "str", "inlineStr")
#: As many spaces as a step of a cell's indent.
_SPACES: Final = 3
_OTHER_BOOK: Final = regex(r"\[[^\]]+\][^!]*!")
#: A link by formula; its address is a text, or reckoned.
_LINK: Final = regex(r'HYPERLINK\((?:"([^"]*)"(?=[,)]))?', re.IGNORECASE)
_VOLATILE: Final = regex(r"\b(?:NOW|TODAY|RAND|RANDBETWEEN)\(", re.IGNORECASE)


class CellReading(NamedTuple):
    """What cells are read with: the workbook, its shared texts and looks, and who is told what is noticed."""

    book: Book
    texts: Mapping[int, Written]
    looks: Looks
    telling: Telling
    shows_zeros: bool
    widths: ColumnWidths


def shared_number(stored: Stored) -> int:
    """The number of the shared text that a cell holds, -1 for other cells."""
    return int(stored.value) if stored.kind == "s" and re.fullmatch(r"\d{1,9}", stored.value) else -1


def cell_value(stored: Stored, where: Where, reading: CellReading) -> Value:
    """What the cell shows.

    Raises:
        UnreadableError: an error value, a number beyond all measure, a value that is none.
    """
    name, look = cell_name(*where), reading.looks.of(stored.look)
    if stored.kind == "e":
        raise _error(stored, name)
    if stored.kind == "b":
        shown: Value = _TRUTHS[look.boxed][stored.value.strip() == "1"]
    elif stored.kind in _TEXTS or (stored.written and not stored.value):
        shown = _text(stored, name, look, reading)
    else:
        shown = _number(stored, name, look, reading)
        if "general" not in look.code.lower() and room_for(shown) * look.scale > reading.widths.room(where):
            reading.telling.add("narrow", name)
    if shown:
        _tell_look(name, look, shown if isinstance(shown, str) else stored.value, reading.telling)
    _tell_formula(name, stored, reading)
    return shown


def _error(stored: Stored, name: str) -> UnreadableError:
    if stored.is_rich:
        return UnreadableError(
            f"Celle {name} har et bilde eller en datatype i stedet for en verdi.",
            "Velg et område uten cellen, eller skriv verdien som tekst.",
        )
    message = f"Celle {name} har feilverdien {stored.value}."
    return UnreadableError(message, "Rett formelen i Excel, eller velg et område uten feil, og lagre filen.")


def text_indent(stored: Stored, reading: CellReading) -> int | None:
    """How far in the text of a cell begins, in spaces; None for what is no text."""
    if stored.kind not in _TEXTS:
        return None
    text = _written(stored, reading).text.replace("\u00a0", " ")
    return len(text) - len(text.lstrip(" ")) + _SPACES * reading.looks.of(stored.look).indent


def _written(stored: Stored, reading: CellReading) -> Written:
    shared = reading.texts.get(shared_number(stored))
    written = stored.written or shared or Written(decoded(stored.value) if stored.kind != "s" else "")
    if written.pieces:
        return written
    return Written(in_font(written.text, reading.looks.of(stored.look).font))


def _without_private(text: str) -> str:
    return "".join(sign for sign in text if ord(sign) not in PRIVATE)


def _text(stored: Stored, name: str, look: Look, reading: CellReading) -> str:
    written = _written(stored, reading)
    if any(ord(sign) in PRIVATE for sign in written.text):
        reading.telling.add("symbol", name)
    if signs := invisible_signs(_without_private(written.text)):
        reading.telling.add("control", f"{name} ({signs})")
    text = clean_text(written.text).strip()
    if (wrong := garbled(text)) is not None:
        reading.telling.add("garbled", f"{name} «{wrong.word}»" + (f", trolig «{wrong.meant}»" if wrong.meant else ""))
    if _INNER_INDENT.search(written.text):
        reading.telling.add("indent", name, text)
    _tell_pieces(name, look, written.pieces, reading)
    shown = show_text(text, look.code)
    if text and not shown:
        reading.telling.add("hidden value", name)
    return shown


def _tell_pieces(name: str, look: Look, pieces: Sequence[Piece], reading: CellReading) -> None:
    """Names the looks that parts of a text have and the whole has not."""
    for piece in pieces:
        noticed = {
            "struck": piece.struck and not look.struck, "raised": piece.raised and not look.raised,
            "underlined": piece.underlined and not look.underlined,
            "text colour": is_telling(reading.looks.palette.rgb(piece.colour)) and not look.coloured,
        }  # fmt: skip
        for kind, is_so in noticed.items():
            if is_so and piece.text.strip():
                reading.telling.add(kind, name, piece.text)


def rich_text(stored: Stored, shown: Value, reading: CellReading) -> tuple[Inline, ...]:
    """What a cell shows in bold and italic pieces; nothing when it is all of one look, or its format adds words."""
    written, look = _written(stored, reading), reading.looks.of(stored.look)
    looks = {(piece.bold, piece.italic) for piece in written.pieces}
    if len(looks) < 2 or stored.kind not in _TEXTS or clean_text(written.text).strip() != shown:  # noqa: PLR2004
        return ()
    inlines: list[Inline] = []
    for piece in written.pieces:
        bold = look.bold if piece.bold is None else piece.bold
        italic = look.italic if piece.italic is None else piece.italic
        for number, line in enumerate(clean_text(piece.text).split("\n")):
            inlines += [LineBreak()] if number else []
            inlines += [Text(line, bold, italic)] if line else []
    return joined(inlines)


def _number(stored: Stored, name: str, look: Look, reading: CellReading) -> Value:
    if stored.kind == "d":
        value = _from_iso(stored.value, name, from_1904=reading.book.from_1904)
        code = look.code if re.search("[dmyhs]", look.code.lower().replace("general", "")) else "dd.mm.yyyy"
    else:
        value, code = _stored_number(stored.value, name), look.code
    if not value and not reading.shows_zeros:
        return ""
    shown = show_number(value, code, from_1904=reading.book.from_1904)
    if shown.failed:
        reading.telling.add("failed", name)
    if shown.foreign:
        reading.telling.add("foreign", name)
    if not shown.value and value:
        reading.telling.add("hidden value", name)
    return shown.value


def _stored_number(text: str, name: str) -> Decimal:
    match = _NUMBER.fullmatch(text)
    if match is None:
        message = f"Celle {name} har «{text[:40]}», som ikke er et tall."
        raise UnreadableError(message, "Skriv verdien på nytt i Excel, og lagre filen.")
    value = Decimal(match[1]).scaleb(int(match[2] or 0), Context(prec=900))
    if value and value.adjusted() > _LARGEST:
        message = f"Celle {name} har et tall som er altfor stort."
        raise UnreadableError(message, "Kontroller tallet i Excel.")
    if value and value.adjusted() < -_LARGEST:
        return Decimal(0)
    return value if _WHOLE.fullmatch(text.strip()) else _STORED.plus(value)


def _from_iso(text: str, name: str, *, from_1904: bool) -> Decimal:
    """The number of days for a date in letters, which Excel may write in strict workbooks."""
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        try:
            moment = datetime.combine(date(1899, 12, 30), time.fromisoformat(text.strip().removesuffix("Z")))
        except ValueError:
            message = f"Celle {name} har «{text[:40]}», som ikke er en dato."
            raise UnreadableError(message, "Skriv datoen på nytt i Excel, og lagre filen.") from None
    start = datetime(1904, 1, 1) if from_1904 and moment.year > 1900 else datetime(1899, 12, 30)  # noqa: PLR2004
    length = moment.replace(tzinfo=None) - start
    seconds = Decimal(length.seconds) + Decimal(length.microseconds) / 1_000_000
    return _STORED.plus(length.days + seconds / _DAY_SECONDS)


def link_of(stored: Stored) -> str:
    """The address on the web that a cell's formula leads to, "" for none."""
    found = _LINK.match(stored.formula or "")
    return found[1] if found and is_web(found[1] or "") else ""


def _tell_look(name: str, look: Look, text: str, telling: Telling) -> None:
    noticed = {
        "struck": look.struck, "raised": look.raised, "pale": look.pale, "underlined": look.underlined,
        "text colour": look.coloured, "crossed": look.crossed, "tiny": look.tiny,
    }  # fmt: skip
    for kind, is_so in noticed.items():
        if is_so:
            telling.add(kind, name, text)


def _tell_formula(name: str, stored: Stored, reading: CellReading) -> None:
    if stored.formula is None:
        return
    if _OTHER_BOOK.search(stored.formula):
        reading.telling.add("external", name)
    if _LINK.match(stored.formula) and not link_of(stored):
        reading.telling.add("link", name, stored.formula)
    if _VOLATILE.search(stored.formula):
        reading.telling.add("volatile", name)
    if reading.book.stale:
        reading.telling.add("stale", f"{name}", count=1)
