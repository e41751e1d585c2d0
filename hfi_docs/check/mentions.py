"""What a text says by hand of meetings, cases and plans that the registers know. Warnings only."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from hfi_docs.check import remarks
from hfi_docs.check.wording.rule import Leaf, printed
from hfi_docs.errors import Position, Problem
from hfi_docs.papers.references import Surroundings
from hfi_docs.records.model import Case, Meeting, Registers
from hfi_docs.records.record import Record
from hfi_docs.records.schema.case import CASE
from hfi_docs.values.case_numbers import ORGAN_PATTERN, format_case_argument, parse_case_number
from hfi_docs.values.dates import MONTHS, format_date, format_period, parse_period
from hfi_docs.values.unreadable import UnreadableError

_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"([0-9](?<!\d\d)\d?)\.\s?(?:(\d{{1,2}})\.\s?|({_MONTH})\s)(\d{{4}}|\d\d)(?!\d|\.\d)")
_CASE = re.compile(r"[Ss]ak(?<!\w[Ss]ak)(?:en)?[ \u00a0](\d{1,3}/(?:20)?\d\d)(?!\d|[/.]\d)")
_ORGAN_BEFORE = re.compile(rf"\b({ORGAN_PATTERN})-$")
_COUNT = re.compile(r"[0-9](?<![\w.,/§-]\d)\d? (innspill|tiltak|satsninger|satsinger|prosjekter|behov)\b")
_LOOK_BACK = 12
_CENTURY = 2000
_SHORTEST_YEAR = 2
#: The kinds of body that an organ may wrongly be taken for.
_BODY = r"(?:møte[rt]?|møtene|utvalg|utval|råd|forum|organ|gruppe|komité|komite|styre)(?:et|en|a|s)?"
_COMMON = 6


def check_mentions(record: Record, case: Case, here: Surroundings) -> Iterator[Problem]:
    """Meetings, cases, plans, organs and numbers of rows that are typed, and differ or may come to differ."""
    leaves = printed(record, CASE)
    yield from _meetings(record, leaves, here.registers)
    yield from _cases(record, leaves, case, here.registers)
    yield from _plans(record, leaves, here.registers)
    yield from _organs(record, leaves, here.registers)
    yield from _counts(record, leaves, case, here.registers)


def check_earlier_meetings(records: Mapping[str, Record], registers: Registers) -> Iterator[Problem]:
    """Earlier cases whose organ has no meeting that day, though its meetings of that year are registered."""
    record = records.get("saker")
    for index, entry in enumerate(record.data["oppføringer"] if record else ()):
        number = parse_case_number(str(entry["sak"]), registers.default_organ)  # type: ignore[index, call-overload]
        header = registers.cases[number]
        if record and (near := _missing(header.day, number.organ, registers)):
            at = record.position(("oppføringer", index, "møte"))
            yield remarks.NO_SUCH_DAY.at(at, organ=number.organ, day=format_date(header.day), near=near.day)


def _place(record: Record, leaf: Leaf, start: int, found: str) -> Position:
    return record.locate(leaf.key_path, found, leaf.text.count(found, 0, start))


def _missing(day: date, organ: str, registers: Registers) -> Meeting | None:
    """The nearest meeting of an organ that has meetings that year, but none that day."""
    same_year = [meeting for meeting in registers.meetings if meeting.organ == organ and meeting.day.year == day.year]
    if any(meeting.day <= day <= (meeting.last_day or meeting.day) for meeting in same_year):
        return None
    return min(same_year, key=lambda meeting: abs(meeting.day - day), default=None)


def _meetings(record: Record, leaves: Iterable[Leaf], registers: Registers) -> Iterator[Problem]:
    names: dict[str, str] = {}
    for organ in registers.organs.values():
        names |= dict.fromkeys((organ.meeting_name, organ.name, organ.id, f"{organ.id}-møtet"), organ.id)
    for leaf in leaves:
        for match in _DATE.finditer(leaf.plain):
            before = re.sub(r"[\s(,]+(?:den )?$", "", leaf.plain[: match.start()])
            organ_id = next((names[name] for name in names if _ends_with(before, name)), "")
            day = _read(match)
            if organ_id and day and (near := _missing(day, organ_id, registers)):
                at = _place(record, leaf, match.start(), match[0])
                yield remarks.NO_SUCH_MEETING.at(at, organ=organ_id, day=format_date(day), near=near.day)


def _ends_with(text: str, name: str) -> bool:
    return text.endswith(name) and not text[: -len(name)][-1:].isalnum()


def _read(match: re.Match[str]) -> date | None:
    day, month, name, year = match.groups()
    whole = int(year) if len(year) > _SHORTEST_YEAR else _CENTURY + int(year)
    try:
        return date(whole, MONTHS.index(name) + 1 if name else int(month), int(day))
    except ValueError:
        return None


def _cases(record: Record, leaves: Iterable[Leaf], case: Case, registers: Registers) -> Iterator[Problem]:
    for leaf in leaves:
        if leaf.key_path[0] in ("tittel", "kortittel"):
            continue
        for match in _CASE.finditer(leaf.plain):
            before = _ORGAN_BEFORE.search(leaf.plain, max(0, match.start() - _LOOK_BACK), match.start())
            start = before.start() if before else match.start()
            try:
                number = parse_case_number(match[1], before[1] if before else case.number.organ)
            except UnreadableError:
                continue
            # The same number in a municipal council is another case.
            if number in registers.cases:
                found = leaf.plain[start : match.end()]
                right = format_case_argument(number, case.number.organ).replace("-", " ")
                yield remarks.TYPED_CASE.at(_place(record, leaf, start, found), found=found, right=right)


def _plans(record: Record, leaves: Iterable[Leaf], registers: Registers) -> Iterator[Problem]:
    plans = [plan for plan in registers.plans.values() if plan.name in record.text]
    for plan in plans:
        pattern = re.compile(rf"{re.escape(plan.name)}\s+\(?(20\d\d\s?[-–]\s?(?:20)?\d\d)(?!\d)")
        for leaf in leaves:
            for match in pattern.finditer(leaf.plain):
                if _period(match[1]) != plan.period:
                    at = _place(record, leaf, match.start(1), match[1])
                    yield remarks.OTHER_PERIOD.at(at, found=match[1], right=format_period(plan.period))


def _period(text: str) -> tuple[int, int] | None:
    try:
        return parse_period(text)
    except UnreadableError:
        return None


class _Name(NamedTuple):
    """An organ's name, and a pattern for what looks like it."""

    name: str
    known: tuple[str, ...]
    pattern: re.Pattern[str]


def _names(registers: Registers) -> Iterator[_Name]:
    organs = registers.organs.values()
    known = tuple(name.lower() for organ in organs for name in (organ.name, organ.name_nynorsk, organ.meeting_name))
    for organ in organs:
        first, _, rest = organ.name.partition(" ")
        start = re.escape(first[:_COMMON])
        stem = rf"{start}(?<!\w{start})\w*" + (rf"\s+{re.escape(rest[:_COMMON])}\w*?" if rest else "?")
        if len(organ.name) > 2 * _COMMON:
            yield _Name(organ.name, known, re.compile(rf"{stem}{_BODY}\b"))


def _organs(record: Record, leaves: Iterable[Leaf], registers: Registers) -> Iterator[Problem]:
    for name in _names(registers):
        if name.name[:_COMMON] not in record.text:
            continue
        for leaf in leaves:
            for match in name.pattern.finditer(leaf.plain):
                found = " ".join(match[0].split())
                if not found.lower().startswith(name.known) and not _inflected(found, name.known):
                    at = _place(record, leaf, match.start(), match[0])
                    yield remarks.ORGAN_NAME.at(at, found=found, right=name.name)


def _inflected(found: str, known: Iterable[str]) -> bool:
    """Whether it is a known name without its ending: «Partnerskapsmøte»."""
    return any(name.startswith(found.lower()) for name in known)


def _counts(record: Record, leaves: Iterable[Leaf], case: Case, registers: Registers) -> Iterator[Problem]:
    views = registers.views
    if not any(spec.view in views and views[spec.view].source == "tiltak" for spec in case.all_tables):
        return
    for leaf in leaves:
        for match in _COUNT.finditer(leaf.plain):
            at = _place(record, leaf, match.start(), match[0])
            yield remarks.TYPED_COUNT.at(at, found=match[0])
