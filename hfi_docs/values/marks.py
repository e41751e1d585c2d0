"""What a line of text may begin with that makes it an item of a list: bullets, dashes, numbers, letters.

Written by hand or pasted from Word, where a list has become signs: «•», «o», «a)», «(iv)», «3.1».
"""

import re
from functools import cache
from typing import NamedTuple
from unicodedata import category

from hfi_docs.document import Label, NumberKind
from hfi_docs.values.expressions import regex

#: Signs that are nothing but bullets; U+F020–U+F0FF are what Symbol and Wingdings leave behind.
BULLETS = "•·▪■□●○◦‣⁃∙►▶▸➢➤❖◆◇◊\uf020-\uf0ff"
#: Bullets that may be something else: Word's second and third level, and dashes.
_DOUBTFUL = "o§\u2010\u2011\u2012–—\u2015\u2212"
#: Bullets as Markdown has them.
_OWN = "*+-"
#: Signs that cannot be seen, at the start of a line.
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_BLANK = " \t\u00a0"
_SPACE = f"[{_BLANK}]"
_BULLET = regex(rf"([{BULLETS}]|[{_DOUBTFUL}{_OWN}](?={_SPACE}|$)){_SPACE}*")
_LABEL = regex(
    r"(\()?(?:(\d{1,2}(?:\.\d{1,3})+)|(\d{1,3})|([a-zA-ZæøåÆØÅ]|[ivxl]{2,6}|[IVXL]{2,6}))"
    rf"((?(1)\)\.?|(?(2)[.)]?|(?:\.\)|\)\.|[.)]))))(?:{_SPACE}+|$)"
)
_STUCK = regex(
    r"(?:[-\u2010-\u2015\u2212+]|\*(?![^*\n]*\*)|\(?(?:\d{1,3}|[a-zA-Z]|[ivxl]{2,6})\)|\d{1,3}\.)(?=[A-ZÆØÅa-zæøå«])"
)
#: What else stands before lines of a form or a decision: arrows, daggers, numbers in brackets and circles.
_SYMBOL = regex(
    r"[→➔⇒†‡※¶\u2160-\u217f\u2460-\u249b]|[-=]>|\[\w{1,3}\](?=\s)|[-–*+]{2,4}(?=\s)"
    r"|\(?(?:\d{1,2}[a-zA-Z]|[A-ZÆØÅ]\d{1,2})[.):](?=\s)"
)
_SECTION = regex(r"§§? ?\d")
#: A number with nothing but a space or a colon between it and the text; a name may stand before it.
_BARE_NUMBER = regex(r"()\(?(\d{1,2}|[IVXL]{1,6})(?:\.[\d.]*|[.):/]| ?[-–])?\s+(?=[A-ZÆØÅ])")
_NAMED_NUMBER = regex(r"([A-ZÆØÅ]\w{1,11})\.? (\d{1,2}|[IVXL]{1,6})\b")
#: Where no text ends, so that a line after it goes on: «Møtet er i / Hamar», «(jf. / vedlegg 2)».
UNFINISHED = regex(
    r"(?:[,;/(«“]|(?<![–—=_-])[–-]|\b(?:[aå]t|av|blir?|de[nt]?|eller|en|er|ett?|etter|for|fra|før|ha[rdt]|hos|i|ikke|jf|kan|kap|kl|kr|med"
    r"|mellom|men|mot|må|nr|nummer|og|om|over|pkt|på|punkt|sak|samt|se|siden|skal|som|tabell|til|under|ved|vedlegg|vil"
    r"|være?|å)\.?)\s*$",
    re.IGNORECASE,
)
_SENTENCE_ENDS = (".", ":", "!", "?")
#: Nobody wraps a line that has room for more than this.
_SHORTEST_WRAP = 60
_MOST = 60
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = 26


class ListLabel(NamedTuple):
    """The label of a numbered item: what it counts with, the number, and the signs around it.

    `before` is what stands before its own number: «3.» in «3.1».
    """

    kind: NumberKind
    number: int
    before: str
    after: str

    @property
    def rank(self) -> int:
        """How deep such labels usually stand: 3, then 3.1, then letters, then Roman numerals."""
        if self.kind == "decimal":
            return self.before.count(".")
        return 8 if self.kind.endswith("Letter") else 9


class ItemMark(NamedTuple):
    """The mark of an item: as written, and the place where its text begins.

    `labels` are what a numbered one can be read as: «i)» is the first Roman numeral or the ninth letter, «01.» none.
    """

    written: str
    end: int
    is_numbered: bool = False
    labels: tuple[ListLabel, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether Markdown has it as a bullet."""
        return self.written in _OWN

    @property
    def is_doubtful(self) -> bool:
        """Whether it is a bullet only where the lines around it say so."""
        return self.written in _DOUBTFUL

    @property
    def level(self) -> int:
        """How deep Word puts such a bullet."""
        return 1 if self.written in "o○◦" else 2 if self.written in "▪■§\uf0a7" else 0


def label_text(label: Label, number: int) -> str:
    """The label of one item: «a)», «3.2»."""
    return label.whole_frame.replace("{}", number_text(number, label.kind))


def number_text(number: int, kind: NumberKind) -> str:
    """The number as Word counts: 3 is «3», «c», «C», «iii», «III»; the 27th letter is «aa», the 53rd «aaa»."""
    match kind:
        case "decimal":
            return str(number)
        case "lowerLetter" | "upperLetter":
            turns, place = divmod(number - 1, _LETTERS)
            text = chr(ord("a") + place) * (turns + 1)
        case _:
            text = ""
            for value, sign in _ROMAN:
                text += sign * (number // value)
                number %= value
    return text.upper() if kind.startswith("upper") else text


def read_mark(line: str, start: int = 0) -> ItemMark | None:
    """The mark that stands at a place of a line, with at least a space after it unless it is surely a bullet."""
    if bullet := _BULLET.match(line, start):
        return ItemMark(bullet[1], bullet.end())
    if match := _LABEL.match(line, start):
        return ItemMark(match[0].rstrip(_BLANK), match.end(), True, tuple(_readings(match)))
    return None


def stuck_mark(line: str, start: int = 0) -> str:
    """What looks like a mark but has no space after it: «-x», «1.Utvalget», «a)x»; "" when there is none."""
    match = _STUCK.match(line, start)
    return match[0] if match else ""


def has_symbol(line: str, start: int = 0) -> bool:
    """Whether a line begins with a sign such as a tick or an arrow."""
    sign = line[start : start + 1]
    return bool(sign) and (_SYMBOL.match(line, start) is not None or category(sign) == "So")


def has_section(line: str, start: int = 0) -> bool:
    """Whether a line begins with a section of a statute: «§ 6-2»."""
    return _SECTION.match(line, start) is not None


def looks_marked(line: str, start: int = 0) -> bool:
    """Whether what stands at a place of a line could be taken for a mark, read as one or not."""
    return any(looks(line, start) for looks in (read_mark, stuck_mark, has_symbol, has_section, read_count))


def read_count(line: str, start: int = 0) -> tuple[str, int] | None:
    """The name and the number that a line begins with where it has no mark: «2 Budsjettet», «Punkt 2»."""
    found = _BARE_NUMBER.match(line, start) or _NAMED_NUMBER.match(line, start)
    if found is None:
        return None
    return found[1], int(found[2]) if found[2].isdigit() else _romans().get(found[2].lower(), 0)


def stands_apart(above: str, line: str) -> bool:
    """Whether a line is no continuation of the one above it, which has room for more: a name, a title and a place."""
    first = (line.split(maxsplit=1) or [""])[0].lstrip("*_(«“\"'+-−")
    if not first or not (first[0].isupper() or first[0].isdigit()) or len(above) + len(first) >= _SHORTEST_WRAP:
        return False
    return not above.rstrip("*_»”\"'").endswith(_SENTENCE_ENDS) and UNFINISHED.search(above) is None


def _readings(match: re.Match[str]) -> list[ListLabel]:
    opened, parts, digits, letters, closing = match.groups(default="")
    if parts or digits:
        before, point, last = (parts or digits).rpartition(".")
        # A label that begins with nought would be printed without it.
        return [] if last != str(int(last)) else [ListLabel("decimal", int(last), opened + before + point, closing)]
    case = "lower" if letters.islower() else "upper"
    readings: list[ListLabel] = []
    letter: NumberKind = "lowerLetter" if case == "lower" else "upperLetter"
    roman: NumberKind = "lowerRoman" if case == "lower" else "upperRoman"
    if len(letters) == 1 and letters.isascii():
        readings.append(ListLabel(letter, ord(letters.lower()) - ord("a") + 1, opened, closing))
    if number := _romans().get(letters.lower()):
        readings.append(ListLabel(roman, number, opened, closing))
    return readings


@cache
def _romans() -> dict[str, int]:
    return {number_text(number, "lowerRoman"): number for number in range(1, _MOST)}
