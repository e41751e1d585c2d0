"""Case numbers: every way people write them, one way to print them.

Printed with a slash: a point reads as a number or a date («13.26»).
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError

#: The short form of an organ, as it stands before a case number.
ORGAN_PATTERN = r"[A-Za-zÆØÅæøå]{2,12}"
_CENTURY = 2000
#: Organs that number so have the year first: «2014/15» is case 15 of 2014. No organ has 1980 cases in a year.
_YEAR_FIRST = regex(r"((?:19[89]|20\d)\d) ?[/-] ?(\d{1,3})(?!\d)")
_YEAR_DIGITS = 4
_IN_FRONT = rf"(?:(?P<organ>{ORGAN_PATTERN})(?:-sak(?:\.? | ?-?)| |-))?"
_NUMBER = regex(rf"{_IN_FRONT}(?P<number>\d{{1,4}}) ?[/.\-] ?(?P<year>\d{{4}}|\d{{2}})")
#: What a case number looks like, as a pattern.
CASE_FORM = rf"(?:[Ss]ak(?:\.|-)? ?)?{_IN_FRONT}(?:\d{{1,4}} ?[/.\-] ?(?:\d{{4}}|\d{{2}})|{_YEAR_FIRST.pattern})"
_FILE_NAME = regex(rf"(?:(?P<organ>{ORGAN_PATTERN})[- ])?(?P<number>\d{{1,4}})-(?P<year>\d{{4}}|\d{{2}})(?!\d|-\d)")

_MEETING_FILE_NAME = regex(rf"(?P<organ>{ORGAN_PATTERN})[- ](?P<day>\d{{4}}-\d{{2}}-\d{{2}})(?!\d)")

#: Where cases lie that have no number yet: what begins the names of these on a command line, and their folder's name.
DRAFTS = "utkast"
_DRAFT_NAME = regex(rf"(?i:{DRAFTS})[/\\](?:.*[/\\])?(.+?)(?:\.ya?ml)?")

_TYPED = regex(r"[Ss]ak(?<!\w[Ss]ak)(?:en|a|er)?\.?\s+(?:nr\.?\s*)?(\d{1,3})(?:(/)(?:20)?|\.)(\d\d)(?!\d|[/.,]\d)")


class CaseNumber(NamedTuple):
    """Identity of a case: each organ numbers its cases from 1 every year.

    A draft is known by the name of its file, `draft`; its year and number are those that it is meant to have, or 0.
    """

    organ: str
    year: int
    number: int
    draft: str = ""


class NumberForm(NamedTuple):
    """How an organ writes its case numbers: «13/26» unless it says otherwise.

    `width`: a lower number has zeros in front. `has_century`: the year has four digits.
    """

    separator: str = "/"
    width: int = 2
    has_century: bool = False
    is_year_first: bool = False

    def write(self, number: CaseNumber) -> str:
        """A case number in this form."""
        year = f"{number.year:04}" if self.has_century else f"{number.year % 100:02}"
        own = f"{number.number:0{self.width}}"
        return self.separator.join((year, own) if self.is_year_first else (own, year))


_USUAL = NumberForm()


def read_number_form(text: str) -> NumberForm:
    """The form of an example: «13/26», «82/2015», «2014/15», «001/15», «01-21».

    A number with a zero in front has as many digits as the example; «7/26» has none.

    Raises:
        UnreadableError: it is no example of a case number.
    """
    match = re.fullmatch(r"(\d{1,4})([/-])(\d{1,4})", text)
    if match is None or (len(match[3]) != _YEAR_DIGITS and len(match[3]) != 2 and not _YEAR_FIRST.fullmatch(text)):  # noqa: PLR2004
        message = f"«{text}» er ikke et eksempel på et saksnummer."
        raise UnreadableError(message, "Skriv for eksempel 13/26, 82/2015, 2014/15, 001/15 eller 01-21.")
    if _YEAR_FIRST.fullmatch(text):
        return NumberForm(match[2], _width(match[3], has_century=True), has_century=True, is_year_first=True)
    has_century = len(match[3]) == _YEAR_DIGITS
    return NumberForm(match[2], _width(match[1], has_century=has_century), has_century=has_century)


def _width(number: str, *, has_century: bool) -> int:
    """How many digits a number has at least: «13/26» is the usual form, where 7 is «07»."""
    if number.startswith("0"):
        return len(number)
    return 1 if has_century or len(number) == 1 else _USUAL.width


def parse_case_number(text: str, default_organ: str) -> CaseNumber:
    """A case number from «13/26», «13.26», «13-26», «013/2026», «2026/13», «sak 13/26», «PA 03/26», «PA-sak 03/26».

    Raises:
        UnreadableError: another form, or number 0.
    """
    plain = " ".join(text.replace(HARD_SPACE, " ").split())
    if parse_draft_name(plain):
        message = f"«{plain}» er et utkast, og har ikke noe saksnummer ennå."
        raise UnreadableError(message, f"Gi det nummer og møte først: «hfi-docs number {plain} SSU/2026-12-03».")
    plain = re.sub(r"^[Ss]ak(?:\.|-)? ?(?=[\dA-ZÆØÅ])", "", plain)
    plain = _year_last(plain)
    match = _NUMBER.fullmatch(plain)
    if match is None or int(match["number"]) == 0:
        message = f"«{text}» er ikke et saksnummer."
        raise UnreadableError(message, "Skriv nummer og år slik: 13/26, eller med utvalg foran: PA 03/26.")
    return _from_match(match, default_organ)


def parse_draft_name(text: str) -> str:
    """«budsjett» of «utkast/budsjett» and «utkast/budsjett.yaml»; "" when no draft is named."""
    match = _DRAFT_NAME.fullmatch(text.strip())
    return match[1] if match else ""


class TypedNumber(NamedTuple):
    """A case number in running text, from «sak» on; `text` is «13/26», whichever sign stood between."""

    start: int
    end: int
    text: str
    has_point: bool

    def of(self, organ: str) -> CaseNumber:
        """The case that it is when it is the organ's."""
        number, _, year = self.text.partition("/")
        return CaseNumber(organ, _CENTURY + int(year), int(number))


def typed_case_numbers(text: str) -> Iterator[TypedNumber]:
    """Every case that is named by hand: «sak 13/26», «saken 13/2026», «sak nr. 13.26»."""
    for match in _TYPED.finditer(text):
        if int(match[1]):
            yield TypedNumber(match.start(), match.end(), f"{match[1]}/{match[3]}", not match[2])


def parse_case_file_name(name: str, default_organ: str) -> CaseNumber | None:
    """The case number that a file name begins with («13-26 handlingsplan.yaml», «PA-03-26.yaml»), if any."""
    match = _FILE_NAME.match(_year_last(name))
    return _from_match(match, default_organ) if match else None


def parse_meeting_file_name(name: str) -> tuple[str, date] | None:
    """The organ and the day that a file name begins with («PA-2026-06-19.yaml»), if any."""
    match = _MEETING_FILE_NAME.match(name)
    try:
        return (match["organ"], date.fromisoformat(match["day"])) if match else None
    except ValueError:
        return None


def format_case_number(number: CaseNumber) -> str:
    """«13/26»: at least two digits, two-digit year, as the program itself speaks of a case."""
    return _USUAL.write(number)


def format_case(number: CaseNumber, written: str, *, home_organ: str) -> str:
    """«sak 13/26» within the organ's own papers, «PA-sak 06/25» elsewhere; `written` is the number as it prints."""
    label = "sak" if number.organ == home_organ else f"{number.organ}-sak"
    return f"{label}{HARD_SPACE}{written}"


def format_case_identity(number: CaseNumber, form: NumberForm = _USUAL) -> str:
    """«SSU 13/26», or «utkast/budsjett», unmistakable in messages and lists; «13/26» where no organ is known."""
    if number.draft:
        return f"{DRAFTS}/{number.draft}"
    return f"{number.organ} {form.write(number)}".lstrip()


def format_case_argument(number: CaseNumber, default_organ: str, form: NumberForm = _USUAL) -> str:
    """«13/26», or «PA-03/26» for another organ than the default one, or «utkast/budsjett»: for the command line."""
    if number.draft:
        name = format_case_identity(number)
        return f'"{name}"' if " " in name else name
    prefix = "" if number.organ == default_organ else f"{number.organ}-"
    return prefix + form.write(number)


def _year_last(text: str) -> str:
    """A number that has the year first, written as the others are."""
    if _YEAR_FIRST.search(text) is None:
        return text
    start = re.match(rf"(?:{ORGAN_PATTERN}(?:-sak)?[ -])?", text)
    begin = start.end() if start else 0
    found = _YEAR_FIRST.match(text, begin)
    return f"{text[:begin]}{found[2]}-{found[1]}{text[found.end() :]}" if found else text


def _from_match(match: re.Match[str], default_organ: str) -> CaseNumber:
    year = int(match["year"])
    if len(match["year"]) < _YEAR_DIGITS:
        year += _CENTURY
    return CaseNumber(match["organ"] or default_organ, year, int(match["number"]))
