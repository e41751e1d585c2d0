"""Which section of a code a value falls in, and what the cell then shows."""

from decimal import Decimal
from typing import Final, NamedTuple

from hfi_docs.values.amounts import HARD_SPACE, MINUS
from hfi_docs.word.intake.numbers import Number, Value
from hfi_docs.word.intake.workbook.formats.codes import Section, Token, sections_of
from hfi_docs.word.intake.workbook.formats.figures import show_figure
from hfi_docs.word.intake.workbook.formats.general import show_general
from hfi_docs.word.intake.workbook.formats.moments import has_names, show_moment
from hfi_docs.word.intake.workbook.formats.ratios import show_exponent, show_fraction

_MOMENT: Final = ("date", "elapsed", "noon")
_NEGATIVE, _ZERO, _TEXT = 1, 2, 3


class ShownValue(NamedTuple):
    """What a cell shows; `failed` tells that Excel shows only «####» and this is the value itself.

    `foreign` tells of a date whose names or years Excel shows as neither Norwegian nor English has them.
    """

    value: Value
    failed: bool = False
    foreign: bool = False


def show_number(value: Decimal, code: str, *, from_1904: bool = False) -> ShownValue:
    """What a number's cell shows: a number that may be set apart like the others of its column, or a text."""
    section, signed = _chosen(sections_of(code), value)
    if section is None:
        return ShownValue(show_general(value), failed=True)
    if section.has(*_MOMENT):
        text = show_moment(value, section, from_1904=from_1904)
        if text is None:
            return ShownValue(show_general(value), failed=True)
        named = section.language == "other" and has_names(section)
        return ShownValue(text, foreign=named or section.dated_otherwise)
    if section.has("general", "at") or (not section.tokens and len(sections_of(code)) == 1):
        return ShownValue(_with_words(value, section, signed=signed))
    if not section.has("digit"):
        return ShownValue(" ".join(section.words.split()))
    if section.has("exponent") and _is_power(section.tokens):
        return ShownValue(show_exponent(value, section, signed=signed))
    if section.has("slash") and _is_fraction(section.tokens):
        return ShownValue(show_fraction(value, section, signed=signed))
    return ShownValue(show_figure(value, section, signed=signed))


def show_text(text: str, code: str) -> str:
    """What a text's cell shows: most formats have nothing to say about texts."""
    sections = sections_of(code)
    last = sections[-1]
    if len(sections) > _TEXT:
        chosen = sections[_TEXT]
    elif last.has("at"):
        chosen = last
    else:
        return text
    return "".join(text if token.kind == "at" else token.text for token in chosen.tokens if _is_word(token)).strip()


def _chosen(sections: tuple[Section, ...], value: Decimal) -> tuple[Section | None, bool]:
    """The section for a number, None when there is none; and whether its sign must be put before it."""
    numeric = sections[:_TEXT]
    if any(section.condition for section in numeric):
        fits = (section for section in numeric if section.condition and section.condition.holds(value))
        # The first without a condition is for the rest.
        rest = next((section for section in numeric if section.condition is None), None)
        section = next(fits, rest)
        return section, section is not None and not _tells_sign(section, numeric)
    if value < 0 and len(numeric) > _NEGATIVE:
        section = numeric[_NEGATIVE]
        # Excel tells by the colour alone that the number is negative; paper does not.
        return section, section.coloured and section.words.strip() == numeric[0].words.strip()
    if value == 0 and len(numeric) > _ZERO:
        return numeric[_ZERO], False
    return numeric[0], True


def _tells_sign(section: Section, others: tuple[Section, ...]) -> bool:
    """Whether a section with or beside conditions is for negative numbers alone, or has a sign of its own."""
    if any(sign in section.words for sign in "-(" + MINUS):
        return True
    if section.condition is not None:
        return section.condition.sign in ("<", "<=") and section.condition.limit == 0
    limits = [other.condition for other in others if other.condition is not None]
    return any(limit.sign == ">=" and limit.limit == 0 for limit in limits)


def _with_words(value: Decimal, section: Section, *, signed: bool) -> Value:
    number = show_general(value if signed else abs(value))
    place = next((i for i, token in enumerate(section.tokens) if token.kind in ("general", "at")), 0)
    before, after = ("".join(t.text for t in part) for part in (section.tokens[:place], section.tokens[place + 1 :]))
    if isinstance(number, Number):
        minus = value < 0 and not signed and before.strip() in ("-", MINUS)
        return number._replace(
            negative=number.negative or minus, before="" if minus else _hard(before), after=_hard(after)
        )
    return f"{_hard(before)}{number}{_hard(after)}"


def _hard(text: str) -> str:
    return text.replace(" ", HARD_SPACE) if text.strip() else ""


def _is_word(token: Token) -> bool:
    return token.kind in ("text", "at", "slash", "percent")


def _is_power(tokens: tuple[Token, ...]) -> bool:
    """Whether there is a place for digits before the power of ten."""
    place = next(index for index, token in enumerate(tokens) if token.kind == "exponent")
    return any(token.kind == "digit" for token in tokens[:place])


def _is_fraction(tokens: tuple[Token, ...]) -> bool:
    """Whether digits stand on both sides of the slash."""
    place = next(index for index, token in enumerate(tokens) if token.kind == "slash")
    below = "".join(token.text for token in tokens[place + 1 :]).strip()
    return any(token.kind == "digit" for token in tokens[:place]) and below[:1] in set("0123456789#?")
