"""Case numbers: every way people write them, one way to print them.

Printed with a slash: a point reads as a number or a date («13.26»).
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.unreadable import UnreadableError

#: The short form of an organ, as it stands before a case number.
ORGAN_PATTERN = r"[A-Za-zÆØÅæøå]{2,12}"
_CENTURY = 2000
_YEAR_DIGITS = 4
_NUMBER = re.compile(
    rf"(?:(?P<organ>{ORGAN_PATTERN})(?:-sak(?:\.? | ?-?)| |-))?(?P<number>\d{{1,4}}) ?[/.\-] ?(?P<year>\d{{4}}|\d{{2}})"
)
_FILE_NAME = re.compile(
    rf"(?:(?P<organ>{ORGAN_PATTERN})[- ])?(?P<number>\d{{1,4}})-(?P<year>\d{{4}}|\d{{2}})(?!\d|-\d)"
)

_MEETING_FILE_NAME = re.compile(rf"(?P<organ>{ORGAN_PATTERN})[- ](?P<day>\d{{4}}-\d{{2}}-\d{{2}})(?!\d)")

_TYPED = re.compile(r"[Ss]ak(?<!\w[Ss]ak)(?:en|a|er)?\.?\s+(?:nr\.?\s*)?(\d{1,3})(?:(/)(?:20)?|\.)(\d\d)(?!\d|[/.,]\d)")


class CaseNumber(NamedTuple):
    """Identity of a case: each organ numbers its cases from 1 every year."""

    organ: str
    year: int
    number: int


def parse_case_number(text: str, default_organ: str) -> CaseNumber:
    """A case number from «13/26», «13.26», «13-26», «013/2026», «sak 13/26», «PA 03/26», «PA-sak 03/26».

    Raises:
        UnreadableError: another form, or number 0.
    """
    plain = " ".join(text.replace(HARD_SPACE, " ").split())
    plain = re.sub(r"^[Ss]ak(?:\.|-)? ?(?=[\dA-ZÆØÅ])", "", plain)
    match = _NUMBER.fullmatch(plain)
    if match is None or int(match["number"]) == 0:
        message = f"«{text}» er ikke et saksnummer."
        raise UnreadableError(message, "Skriv nummer og år slik: 13/26, eller med utvalg foran: PA 03/26.")
    return _from_match(match, default_organ)


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
    match = _FILE_NAME.match(name)
    return _from_match(match, default_organ) if match else None


def parse_meeting_file_name(name: str) -> tuple[str, date] | None:
    """The organ and the day that a file name begins with («PA-2026-06-19.yaml»), if any."""
    match = _MEETING_FILE_NAME.match(name)
    try:
        return (match["organ"], date.fromisoformat(match["day"])) if match else None
    except ValueError:
        return None


def format_case_number(number: CaseNumber) -> str:
    """«13/26»: at least two digits, two-digit year."""
    return f"{number.number:02}/{number.year % 100:02}"


def format_case(number: CaseNumber, *, home_organ: str) -> str:
    """«sak 13/26» within the organ's own papers, «PA-sak 06/25» elsewhere."""
    label = "sak" if number.organ == home_organ else f"{number.organ}-sak"
    return f"{label}{HARD_SPACE}{format_case_number(number)}"


def format_case_identity(number: CaseNumber) -> str:
    """«SSU 13/26», unmistakable in messages and lists; «13/26» where no organ is known."""
    return f"{number.organ} {format_case_number(number)}".lstrip()


def format_case_argument(number: CaseNumber, default_organ: str) -> str:
    """«13/26», or «PA-03/26» for another organ than the default one: without spaces, for the command line."""
    prefix = "" if number.organ == default_organ else f"{number.organ}-"
    return prefix + format_case_number(number)


def _from_match(match: re.Match[str], default_organ: str) -> CaseNumber:
    year = int(match["year"])
    if len(match["year"]) < _YEAR_DIGITS:
        year += _CENTURY
    return CaseNumber(match["organ"] or default_organ, year, int(match["number"]))
