"""What a text says by hand of meetings, cases and plans that the registers know. Warnings only."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from hfi_docs.check.rule import CheckedCase, Records, rule
from hfi_docs.check.texts import Texts
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.references import UnresolvedError, find_resolution
from hfi_docs.records.model import CaseHeader, Meeting, Registers
from hfi_docs.values.case_numbers import parse_case_number
from hfi_docs.values.dates import MONTHS, format_date, format_period, parse_period
from hfi_docs.values.expressions import regex
from hfi_docs.values.unreadable import UnreadableError

SUBJECT = Subject(
    "Navn, møter og antall skrevet for hånd",
    "Det som er skrevet for hånd, følger ikke med når registeret eller saken endres.",
)

TYPED_COUNT = Finding(
    "HFI241",
    "Antallet er skrevet for hånd: «{found}».",
    "Hent det fra tabellen med [[antall:…]], så stemmer det med radene.",
    WARNING,
)
OTHER_PERIOD = Finding(
    "HFI242",
    "Planens periode er skrevet «{found}».",
    "Skriv {right}, som i register/strategiplan.yaml, eller rett perioden der.",
    WARNING,
)
NO_SUCH_MEETING = Finding(
    "HFI147",
    "{organ} har ikke noe møte {day} i register/møter.yaml.",
    "Det nærmeste er {near}. Rett datoen, legg møtet til i registeret, eller skriv [[møte:{organ} {typed}]].",
    WARNING,
)
CUT_YEAR = Finding(
    "HFI231",
    "I datoen «{found}» er årstallet kuttet av.",
    "Skriv hele datoen, eller vis til møtet med [[møte:{organ} …]].",
    WARNING,
)
NO_SUCH_DAY = Finding(
    "HFI148",
    "{organ} har ikke noe møte {day} i register/møter.yaml.",
    "Det nærmeste er {near}. Rett datoen, eller legg møtet til i registeret.",
    WARNING,
)
#: All that `check_mentioned_meetings` gives.
MEETING_FINDINGS = (NO_SUCH_MEETING, CUT_YEAR)
DRAFT_QUOTED = Finding(
    "HFI353",
    "Vedtaket i sak {number} er hentet fra en protokoll som ikke er godkjent.",
    "Kontroller det når protokollen er godkjent.",
    WARNING,
)
ORGAN_NAME = Finding("HFI097", "«{found}» er ikke navnet på noe utvalg.", "Mente du «{right}»?", WARNING)

_MONTH = "|".join(MONTHS)
_DATE = regex(rf"([0-9](?<!\d\d)\d?)\.\s?(?:(\d{{1,2}})\.\s?|({_MONTH})\s)(\d{{4}}|\d\d)(?!\d|\.\d)")
_COUNT = regex(r"[0-9](?<![\w.,/§-]\d)\d? (innspill|tiltak|satsninger|satsinger|prosjekter|behov)\b")
#: A date whose year has lost a figure, or three.
_CUT = regex(r"[0-9](?<![\d.]\d)\d?\.\s?(?:1[0-2]|0?[1-9])\.\s?\d(?!\d|\.\d)")
#: Words that a date follows.
_DATED = regex(r"\b(?:møtet?|vedtak|datert|dato:?|den|brev av)[ (]$", re.IGNORECASE)
_TYPED_PERIOD = r"(20\d\d\s?[-–]\s?(?:20)?\d\d)(?!\d)"
#: A year that stands alone, and a period: as they are typed.
LONE_YEAR = regex(r"(?<![\w.–/-])(20\d\d)(?![\w/-]|\.\d|–\d)")
TYPED_PERIOD = regex(_TYPED_PERIOD)
#: What the period of the strategy plan stands behind, when its name does not.
_STRATEGY = regex(rf"[Ss](?<!\w[Ss])trategi(?:ske?\ssatsn?ingsområd\w+|plan\w*)\s\(?(?:for\s)?{_TYPED_PERIOD}")
#: What may stand between an organ and a date.
_BETWEEN = regex(r"[\s(,]+(?:den )?$")
_CENTURY = 2000
_SHORTEST_YEAR = 2
#: The kinds of body that an organ may wrongly be taken for.
_BODY = r"(?:møte[rt]?|møtene|utvalg|utval|råd|forum|organ|gruppe|komité|komite|styre)(?:et|en|a|s)?"
_COMMON = 6


@rule(NO_SUCH_DAY)
def check_earlier_meetings(records: Records, registers: Registers) -> Iterator[Problem]:
    """Earlier cases whose organ has no meeting that day, though its meetings of that year are registered."""
    record = records.get("saker")
    for index, entry in enumerate(record.data["oppføringer"] if record else ()):
        number = parse_case_number(str(entry["sak"]), registers.default_organ)  # type: ignore[index, call-overload]
        header = registers.cases[number]
        if record and (near := _missing(header.day, number.organ, registers)):
            at = record.position(("oppføringer", index, "møte"))
            yield NO_SUCH_DAY.at(at, organ=number.organ, day=format_date(header.day), near=format_date(near.day))


def _missing(day: date, organ: str, registers: Registers) -> Meeting | None:
    """The nearest meeting of an organ that has meetings that year, but none that day."""
    same_year = [meeting for meeting in registers.meetings if meeting.organ == organ and meeting.day.year == day.year]
    if any(meeting.day <= day <= (meeting.last_day or meeting.day) for meeting in same_year):
        return None
    return min(same_year, key=lambda meeting: abs(meeting.day - day), default=None)


@rule(NO_SUCH_MEETING, CUT_YEAR)
def _meetings(checked: CheckedCase) -> Iterator[Problem]:
    return check_mentioned_meetings(checked.texts, checked.registers)


def check_mentioned_meetings(texts: Texts, registers: Registers) -> Iterator[Problem]:
    """Meetings written out, of an organ that has none that day."""
    names: dict[str, str] = {}
    for organ in registers.organs.values():
        names |= dict.fromkeys((organ.meeting_name, organ.name, organ.id, f"{organ.id}-møtet"), organ.id)
    for leaf, start, match in texts.find(_CUT):
        organ_id = _organ_before(leaf.plain[:start], names) or ("…" if _DATED.search(leaf.plain[:start]) else "")
        if organ_id:
            yield CUT_YEAR.at(texts.place(leaf, start, match[0]), found=match[0], organ=organ_id)
    for leaf, start, match in texts.find(_DATE):
        organ_id = _organ_before(leaf.plain[:start], names)
        day = _read(match)
        if organ_id and day and (near := _missing(day, organ_id, registers)):
            at = texts.place(leaf, start, match[0])
            told = {"day": format_date(day), "near": format_date(near.day)}
            yield NO_SUCH_MEETING.at(at, organ=organ_id, typed=near.day, **told)


def _organ_before(text: str, names: Mapping[str, str]) -> str:
    """The organ that a text ends with, "" when it ends with none."""
    before = _BETWEEN.sub("", text)
    return next((names[name] for name in names if _ends_with(before, name)), "")


def _ends_with(text: str, name: str) -> bool:
    return text.endswith(name) and not text[: -len(name)][-1:].isalnum()


def _read(match: re.Match[str]) -> date | None:
    day, month, name, year = match.groups()
    whole = int(year) if len(year) > _SHORTEST_YEAR else _CENTURY + int(year)
    try:
        return date(whole, MONTHS.index(name) + 1 if name else int(month), int(day))
    except ValueError:
        return None


@rule(OTHER_PERIOD)
def _plans(checked: CheckedCase) -> Iterator[Problem]:
    for plan in checked.registers.plans.values():
        known = plan.name in checked.record.text
        name = regex(rf"{re.escape(plan.name)}\s+\(?{_TYPED_PERIOD}")
        for pattern, is_named in (*(((name, True),) if known else ()), (_STRATEGY, False)):
            for leaf, start, match in checked.texts.find(pattern):
                period = read_period(match[1])
                if period != plan.period and (is_named or _is_near(period, plan.period)):
                    at = checked.texts.place(leaf, start + match.start(1) - match.start(), match[1])
                    yield OTHER_PERIOD.at(at, found=match[1], right=format_period(plan.period))


def _is_near(period: tuple[int, int] | None, plan: tuple[int, int]) -> bool:
    """Whether a period has the plan's beginning or its end, and so is meant to be the plan's."""
    return period is not None and (period[0] == plan[0] or period[1] == plan[1])


def read_period(text: str) -> tuple[int, int] | None:
    """The years of a period as it is typed, None when they are none."""
    try:
        return parse_period(text)
    except UnreadableError:
        return None


class _OrganName(NamedTuple):
    """An organ's name, and a pattern for what looks like it."""

    name: str
    known: tuple[str, ...]
    pattern: re.Pattern[str]


def _names(registers: Registers) -> Iterator[_OrganName]:
    organs = registers.organs.values()
    known = tuple(name.lower() for organ in organs for name in (organ.name, organ.name_nynorsk, organ.meeting_name))
    for organ in organs:
        first, _, rest = organ.name.partition(" ")
        start = re.escape(first[:_COMMON])
        stem = rf"{start}(?<!\w{start})\w*" + (rf"\s+{re.escape(rest[:_COMMON])}\w*?" if rest else "?")
        if len(organ.name) > 2 * _COMMON:
            yield _OrganName(organ.name, known, regex(rf"{stem}{_BODY}\b"))


@rule(ORGAN_NAME)
def _short_names(checked: CheckedCase) -> Iterator[Problem]:
    """«admSU» where the register says «AdmSU»."""
    mixed = [organ.id for organ in checked.registers.organs.values() if not organ.id.isupper()]
    pattern = regex(rf"\b(?i:{'|'.join(map(re.escape, mixed))})\b") if mixed else None
    for leaf, start, match in checked.texts.find(pattern) if pattern else ():
        if match[0] not in mixed and len(match[0]) > _SHORTEST_YEAR:
            right = next(name for name in mixed if name.lower() == match[0].lower())
            yield ORGAN_NAME.at(checked.texts.place(leaf, start, match[0]), found=match[0], right=right)


@rule(ORGAN_NAME)
def _organs(checked: CheckedCase) -> Iterator[Problem]:
    for name in _names(checked.registers):
        if name.name[:_COMMON] not in checked.record.text:
            continue
        for leaf, start, match in checked.texts.find(name.pattern):
            found = " ".join(match[0].split())
            if not found.lower().startswith(name.known) and not _inflected(found, name.known):
                yield ORGAN_NAME.at(checked.texts.place(leaf, start, match[0]), found=found, right=name.name)


def _inflected(found: str, known: Iterable[str]) -> bool:
    """Whether it is a known name without its ending: «Partnerskapsmøte»."""
    return any(name.startswith(found.lower()) for name in known)


@rule(TYPED_COUNT)
def _counts(checked: CheckedCase) -> Iterator[Problem]:
    views = checked.registers.views
    if not any(spec.view in views and views[spec.view].source == "tiltak" for spec in checked.case.all_tables):
        return
    for leaf, start, match in checked.texts.find(_COUNT):
        yield TYPED_COUNT.at(checked.texts.place(leaf, start, match[0]), found=match[0])


@rule(DRAFT_QUOTED)
def _quoted(checked: CheckedCase) -> Iterator[Problem]:
    for leaf in checked.texts.leaves:
        for reference in leaf.references if "[[" in leaf.text else ():
            header = _header(reference.target, checked) if reference.kind == "vedtak" else None
            if header and header.minutes not in ("", "godkjent"):
                at = checked.texts.place(leaf, reference.start, reference.written)
                yield DRAFT_QUOTED.at(at, number=checked.registers.identity(header.number))


def _header(target: str, checked: CheckedCase) -> CaseHeader | None:
    try:
        return find_resolution(target, checked.case.number.organ, checked.registers)
    except (UnresolvedError, UnreadableError):
        return None


MENTION_RULES = (_meetings, _plans, _short_names, _organs, _counts, _quoted)
