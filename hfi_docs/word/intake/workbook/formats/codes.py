"""Format codes taken apart: sections, and the tokens of each."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from hfi_docs.values.expressions import regex

STANDARD: Final = "General"
#: The language of a section's names: the reader's own, three that we have the names of, and all the others.
Language: TypeAlias = Literal["", "nb", "nn", "en", "other"]
#: What a token is: a digit's place, something that changes the number, a part of a date, or what is shown as it stands.
Kind: TypeAlias = Literal[
    "digit", "point", "comma", "percent", "exponent", "slash", "general", "at", "date", "elapsed", "noon", "text"
]

_TOKEN: Final = regex(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | (?P<gap>[_*].) | \[(?P<bracket>[^\]]*)\] | (?P<general>General|Standard)
    | (?P<exponent>E[+-]) | (?P<noon>AM/PM|A/P) | (?P<date>y+|m+|d+|h+|s+) | (?P<era>g+|e+)
    | (?P<digit>[0\#?]) | (?P<sign>.)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_SIGNS: Final[dict[str, Kind]] = {".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "at"}
_CONDITION: Final = regex(r"\s*(<=|>=|<>|<|>|=)\s*(-?\d{1,20}(?:\.\d{1,20})?)\s*")
_CURRENCY: Final = regex(r"\$([^-\]]*)(?:-(.*))?")
_ELAPSED: Final = regex(r"h+|m+|s+", re.IGNORECASE)
_COLOUR: Final = regex(r"(?:color|farge) ?\d+|black|blue|cyan|green|magenta|red|white|yellow", re.IGNORECASE)
_LONGEST: Final = 255

#: Formats that Excel knows by number alone, as a Norwegian Excel shows them.
_BUILT_IN: Final = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"kr" #,##0;-"kr" #,##0', 6: '"kr" #,##0;[Red]-"kr" #,##0',
    7: '"kr" #,##0.00;-"kr" #,##0.00', 8: '"kr" #,##0.00;[Red]-"kr" #,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd.mm.yyyy", 15: "dd.mmm.yy", 16: "dd.mmm", 17: "mmm.yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm", 21: "hh:mm:ss", 22: "dd.mm.yyyy hh:mm",
    37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00",
    41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', 42: '_-"kr"* #,##0_-;-"kr"* #,##0_-;_-"kr"* "-"_-;_-@_-',
    43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    44: '_-"kr"* #,##0.00_-;-"kr"* #,##0.00_-;_-"kr"* "-"??_-;_-@_-',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
#: Dates of East Asian calendars.
_OTHER_DATES: Final = frozenset((*range(27, 37), *range(50, 59)))
#: The system's own long date and clock, whatever the code says beside it.
_SYSTEM: Final = {
    "[$-F800]": "d. mmmm yyyy", "[$-X-SYSDATE]": "d. mmmm yyyy", "[$-F400]": "hh:mm:ss", "[$-X-SYSTIME]": "hh:mm:ss"
}  # fmt: skip
#: Languages by the low byte of their number in a code. Nynorsk shares that of bokmål.
_NORWEGIAN, _ENGLISH, _NYNORSK = 0x14, 0x09, 0x0814
_LANGUAGE: Final = 0xFF
_NAMES: Final[dict[str, Language]] = {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}


class Token(NamedTuple):
    """A piece of a section and what it is."""

    kind: Kind
    text: str


class Condition(NamedTuple):
    """Which numbers a section is for: «[>=1000]»."""

    sign: str
    limit: Decimal

    def holds(self, value: Decimal) -> bool:
        """Whether the number is one of them."""
        order = (value > self.limit) - (value < self.limit)
        return order in {"<": (-1,), ">": (1,), "=": (0,), "<=": (-1, 0), ">=": (0, 1), "<>": (-1, 1)}[self.sign]


class Section(NamedTuple):
    """One section of a code; `dated_otherwise` tells of a date with its era, as other calendars have it."""

    tokens: tuple[Token, ...] = ()
    condition: Condition | None = None
    coloured: bool = False
    language: Language = ""
    dated_otherwise: bool = False

    def has(self, *kinds: Kind) -> bool:
        """Whether a token is of one of the kinds."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def words(self) -> str:
        """What it shows when it shows no value."""
        return "".join(token.text for token in self.tokens if token.kind in ("text", "percent", "slash"))


def code_of(number: int) -> str:
    """The code of a built-in format."""
    return "dd.mm.yyyy" if number in _OTHER_DATES else _BUILT_IN.get(number, STANDARD)


@lru_cache(maxsize=512)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a code, at least one."""
    code = next((meant for mark, meant in _SYSTEM.items() if mark in code.upper()), code)[:_LONGEST]
    parts: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code or STANDARD):
        if match["sign"] == ";":
            parts.append([])
        else:
            parts[-1].append(match)
    return tuple(_section(part) for part in parts)


def _section(matches: list[re.Match[str]]) -> Section:
    brackets = [match["bracket"] for match in matches if match["bracket"] is not None]
    conditions = [found for text in brackets if (found := _CONDITION.fullmatch(text))]
    locales = [found[2] for text in brackets if (found := _CURRENCY.fullmatch(text)) and found[2]]
    dated = any(match["date"] for match in matches)
    return Section(
        tuple(token for match in matches for token in (_year(match) if match["era"] and dated else _tokens(match))),
        Condition(conditions[0][1], Decimal(conditions[0][2])) if conditions else None,
        coloured=any(_COLOUR.fullmatch(text) for text in brackets),
        language=_language(locales[-1]) if locales else "",
        dated_otherwise=dated and any(match["era"] and match["era"].lower().startswith("g") for match in matches),
    )


def _language(locale: str) -> Language:
    """The language that a code names by number («414», with a calendar before it «1010409») or by name («nb-NO»)."""
    try:
        number = int(locale[-4:], 16)
    except ValueError:
        return _NAMES.get(locale[:2].lower(), "other")
    if number & _LANGUAGE == _NORWEGIAN:
        return "nn" if number == _NYNORSK else "nb"
    return "en" if number & _LANGUAGE == _ENGLISH else "other" if number else ""


def _year(match: re.Match[str]) -> Iterator[Token]:
    """In a date, «e» is the year and «g» the era, which our calendar does not tell."""
    if match["era"].lower().startswith("e"):
        yield Token("date", "yyyy")


def _tokens(match: re.Match[str]) -> Iterator[Token]:
    kind, text = str(match.lastgroup), str(match[str(match.lastgroup)])
    if kind == "bracket":
        if _ELAPSED.fullmatch(text):
            yield Token("elapsed", text.lower())
        elif found := _CURRENCY.fullmatch(text):
            yield Token("text", found[1])
    elif kind == "gap":
        # As wide as a sign, or filled up with one: seen as space.
        yield Token("text", " ")
    elif kind in ("quoted", "escaped", "era"):
        yield Token("text", text)
    elif kind == "sign":
        yield Token(_SIGNS.get(text, "text"), text)
    elif kind in ("general", "exponent", "noon", "date", "digit"):
        yield Token(kind, text if kind in ("noon", "exponent") else text.lower())  # type: ignore[arg-type]
