"""Numbers as lists show them (ECMA-376 part 1, 17.18.59)."""

from collections.abc import Callable, Mapping
from typing import Final

from hfi_docs.document import NumberKind
from hfi_docs.values.marks import number_text

#: The forms that a list of a paper can count in, by their names in Word.
COUNTED: Final[Mapping[str, NumberKind]] = {
    "decimal": "decimal",
    "lowerLetter": "lowerLetter",
    "upperLetter": "upperLetter",
    "lowerRoman": "lowerRoman",
    "upperRoman": "upperRoman",
}
_NOTE_MARKS: Final = "*†‡§"
_CIRCLED: Final = 20
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")


def number_in(number: int, form: str, custom: str = "", language: str = "") -> str | None:
    """The number in one of Word's forms; None for those that we do not know, such as numbers in words.

    `custom` is the row that a form of its own counts with: «001, 002, 003, …».
    """
    if form in COUNTED:
        return number_text(number, COUNTED[form])
    if form == "custom":
        first = custom.partition(",")[0].strip()
        return str(number).zfill(len(first)) if first.isdigit() and first.isascii() else None
    if form == "ordinal":
        return _english_ordinal(number) if language.lower().startswith("en") else f"{number}."
    write = _FORMS.get(form)
    return None if write is None else write(number)


def _enclosed(first: str) -> Callable[[int], str]:
    """Numbers of one sign each, which exist up to twenty."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= _CIRCLED else str(number)


def _english_ordinal(number: int) -> str:
    teen = number % 100 in range(11, 14)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _note_mark(number: int) -> str:
    turns, place = divmod(number - 1, len(_NOTE_MARKS))
    return _NOTE_MARKS[place] * (turns + 1)


_FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _enclosed("①"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "decimalEnclosedParen": _enclosed("⑴"),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "chicago": _note_mark,
}
