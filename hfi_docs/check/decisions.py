"""Rules for the proposed decision: it can be read alone, decides what its case asks, and says when. Warnings only.

A case that has been decided is left in peace: its proposal is history.
"""

import re
from calendar import monthrange
from collections.abc import Container, Iterable, Iterator
from datetime import date

from hfi_docs.check.rule import CheckedCase, rule
from hfi_docs.check.texts import Leaf
from hfi_docs.errors import WARNING, Finding, Position, Problem, Subject
from hfi_docs.papers.references import kinds_naming
from hfi_docs.papers.tables import FigureError
from hfi_docs.values.dates import MONTHS, format_date, readable_date
from hfi_docs.values.expressions import regex
from hfi_docs.values.references import Reference, find_references

SUBJECT = Subject(
    "Forslag til vedtak",
    "Vedtaket blir lest alene, i protokoller og brev, lenge etter at saken er glemt.",
    "Indre Fosen kommune, skriveråd for saksframlegg",
)

OTHER_YEAR = Finding(
    "HFI091",
    "Forslaget til vedtak nevner {found}, men tittelen gjelder {title}.",
    "Kontroller årstallet. Er forslaget kopiert fra en annen sak?",
    WARNING,
)
PAST_DEADLINE = Finding(
    "HFI108", "Fristen «{found}» er ute før møtet {day}.", "Kontroller fristen, eller vis til et møte.", WARNING
)
NO_DOCUMENT = Finding(
    "HFI092",
    "Forslaget gjelder «{document}», men saken har ingen vedlegg.",
    "Legg dokumentet ved, eller vis til saken der det ligger, med [[sak:…]].",
    WARNING,
)
NO_SUMS = Finding(
    "HFI093",
    "Anbefalingen har beløp, men det har ikke forslaget til vedtak.",
    "Sett beløpene inn med [[kr:…]], så vedtaket kan leses alene.",
    WARNING,
)
NOT_OPERATIVE = Finding(
    "HFI094",
    "«{found}» sier ikke hva som blir vedtatt.",
    "Skriv for eksempel «tar saken til orientering», «godkjenner», «slutter seg til» eller «ber … om å».",
    WARNING,
)
NO_DEADLINE = Finding(
    "HFI095",
    "Oppgaven etter «{found}» har ingen frist.",
    "Skriv når den skal være gjort: en dato, eller et møte med [[møte:…]].",
    WARNING,
)
DECIDES = Finding(
    "HFI096",
    "Saken er en orienteringssak, men forslaget sier «{found}».",
    "Velg type «beslutning», eller skriv «tar saken til orientering».",
    WARNING,
)
TYPED_AMOUNT = Finding(
    "HFI298",
    "Beløpet «{found}» er skrevet for hånd, men står i tabellen «{table}».",
    "Skriv [[kr:{right}]], så følger vedtaket tabellen.",
    WARNING,
)
TYPED_MEETING = Finding(
    "HFI299",
    "Fristen «{found}» er skrevet for hånd.",
    "Skriv [[møte:{right}]], så blir den kontrollert. I protokollen føres den under «oppfølging», med hvem og frist.",
    WARNING,
)

_MONTH = "|".join(MONTHS)
_YEAR = regex(r"(?<![\w/.-])(20\d\d)(?:[-–](20\d\d|\d\d))?(?!\d)")
#: What makes a year that of a day, or of an earlier resolution, and not what the proposal is about.
_EARLIER = regex(
    rf"\d{{1,2}}\.\s(?:{_MONTH})\s$"
    r"|\b(?:vedtak(?:et|a)?|vedtatt|vedteke|behandlet|behandla|[Ss]ak \d{1,3}/\d\d)[^.;:\n]{0,40}$"
)
_LOOK_BACK = 60
_DEADLINE = regex(rf"\b(innen|primo|medio|ultimo) (?:den )?(?:(\d{{1,2}})\. )?({_MONTH}) (20\d\d)\b")
_DAYS = {"primo": 10, "medio": 15}
_DOCUMENT = regex(
    r"\b(?:tar|tek|godkjenner|godkjenn|vedtar|vedtek)\b(?P<between>[^.;:\[\n]{0,40}?)"
    r"\b(?P<document>(?:\w+)?(?:programmet|program|rapporten|rapport|regnskapet|regnskap|budsjettet|budsjett|planen|plan))\b"
)
_AMOUNT = regex(r"\d\s?(?:kroner|kr\b|mill)", re.IGNORECASE)
_NOT_OPERATIVE = regex(
    r"\b(?:ser seg fornøyde?|er (?:svært |godt )?fornøyde? med|er glade? for|seier seg nøgd)\b"
    r"|(?:^|(?<=[.:] )|(?<=^\d\. )|(?<=[a-z]\) ))Det (?:bør|er ønskelig)\b",
    re.MULTILINE,
)
_ITEM = regex(r"^(?=\d{1,2}[.)] )", re.MULTILINE)
_TASK = regex(
    r"\bber(?: om at)? (?:\w+ )?(?:sekretariat\w*|AdmSU|administrasjon\w*|[Aa]dministrativt samarbeidsutvalg)"
)
_WHEN = regex(
    r"\b(?:innen|frist\w*|neste|årlig|fortløpende|snarest|kvartal|halvår|løpet av|før|når|hvert?)\b"
    rf"|\b(?:{_MONTH}|våren|høsten|sommeren|årsskiftet)\b|\b20\d\d\b",
    re.IGNORECASE,
)
#: What a resolution says that does more than take note.
ORDERS = regex(
    r"\b(?:godkjenner|vedtar|slutter seg til|gir sin tilslutning|bevilger|tildeler|fastsetter|oppnevner|velger"
    r"|prioriterer|godkjenn|vedtek|sluttar seg til|løyver|oppnemner)\b"
)
_GROUPED = r"\d{1,3}(?:[ \u00a0.]\d{3})+"
_WHOLE_AMOUNT = regex(rf"(?<![\d.,])({_GROUPED}|\d{{5,9}})(?:,-)?[ \u00a0](?:kroner|kr\b)|\bkr\.?[ \u00a0]({_GROUPED})")
_DAY = regex(rf"(\d{{1,2}})\.\s?(?:({_MONTH})|(\d{{1,2}})\.)\s?(20\d\d)(?!\d)")
_DIGITS = regex(r"\D")


def _proposed(checked: CheckedCase) -> tuple[Leaf, ...]:
    """The texts of the proposal, as long as they may still be changed."""
    if checked.case.status == "behandlet":
        return ()
    return tuple(leaf for leaf in checked.texts.leaves if leaf.key_path[0] == "forslag_til_vedtak")


def _matches(checked: CheckedCase, pattern: re.Pattern[str]) -> Iterator[tuple[Leaf, re.Match[str]]]:
    """Each match in the running text of the proposal."""
    for leaf in _proposed(checked):
        for match in pattern.finditer(leaf.plain):
            yield leaf, match


def _at(checked: CheckedCase, leaf: Leaf, match: re.Match[str]) -> Position:
    return checked.texts.place(leaf, match.start(), match[0])


@rule(OTHER_YEAR)
def _years(checked: CheckedCase) -> Iterator[Problem]:
    titled = [year for match in _YEAR.finditer(checked.case.title) for year in _span(match)]
    matches = [(leaf, match) for leaf, match in _matches(checked, _YEAR) if not _is_earlier(match)]
    found = [(leaf, match, year) for leaf, match in matches for year in _span(match)]
    # A later year is when it is followed up; an earlier one is more often left over from the case it was copied from.
    if titled and found and all(year < min(titled) for _, _, year in found):
        leaf, match, _ = found[0]
        title = " og ".join(map(str, sorted({*titled})))
        yield OTHER_YEAR.at(_at(checked, leaf, match), found=match[0], title=title)


def _is_earlier(match: re.Match[str]) -> bool:
    return _EARLIER.search(match.string, max(0, match.start() - _LOOK_BACK), match.start()) is not None


def _span(match: re.Match[str]) -> tuple[int, ...]:
    return (int(match[1]), int(match[1][: 4 - len(match[2])] + match[2])) if match[2] else (int(match[1]),)


@rule(PAST_DEADLINE)
def _past(checked: CheckedCase) -> Iterator[Problem]:
    for leaf, match in _matches(checked, _DEADLINE):
        word, day, month, year = match.groups()
        number = MONTHS.index(month) + 1
        last = monthrange(int(year), number)[1]
        due = date(int(year), number, max(1, min(int(day or _DAYS.get(word, last)), last)))
        if checked.case.day and due < checked.case.day:
            yield PAST_DEADLINE.at(_at(checked, leaf, match), found=match[0], day=format_date(checked.case.day))


@rule(NO_DOCUMENT)
def _document(checked: CheckedCase) -> Iterator[Problem]:
    case = checked.case
    if case.attachments or case.tables or case.figures or any(section.name == "seksjoner" for section in case.sections):
        return
    if not any(leaf.references for leaf in _proposed(checked)):
        for leaf, match in _matches(checked, _DOCUMENT):
            yield NO_DOCUMENT.at(_at(checked, leaf, match), document=match["document"])


@rule(NO_SUMS)
def _amounts(checked: CheckedCase) -> Iterator[Problem]:
    texts, amounts = _proposed(checked), kinds_naming("amount")
    recommended = "".join(section.content.text for section in checked.case.sections if section.name == "anbefaling")
    references = [reference for leaf in texts for reference in leaf.references]
    # A table shows amounts, and so may another resolution that is taken in.
    shown = _any(references, amounts | {"tabell", "vedtak"}) or any(_AMOUNT.search(leaf.text) for leaf in texts)
    asked = _any(find_references(recommended), amounts) or _AMOUNT.search(recommended)
    if texts and asked and not shown:
        yield NO_SUMS.at(checked.record.key_position(("forslag_til_vedtak",)))


def _any(references: Iterable[Reference], kinds: Container[str]) -> bool:
    return any(reference.kind in kinds for reference in references)


@rule(NOT_OPERATIVE)
def _operative(checked: CheckedCase) -> Iterator[Problem]:
    for leaf, match in _matches(checked, _NOT_OPERATIVE):
        yield NOT_OPERATIVE.at(_at(checked, leaf, match), found=match[0])


@rule(NO_DEADLINE)
def _deadlines(checked: CheckedCase) -> Iterator[Problem]:
    for leaf in _proposed(checked) if checked.case.status != "utkast" else ():
        start = 0
        for item in _ITEM.split(leaf.text):
            dated = _WHEN.search(item) or _any(find_references(item), kinds_naming("meeting"))
            if (match := _TASK.search(item)) and not dated:
                yield NO_DEADLINE.at(checked.texts.place(leaf, start + match.start(), match[0]), found=match[0])
            start += len(item)


@rule(DECIDES)
def _kind(checked: CheckedCase) -> Iterator[Problem]:
    for leaf, match in _matches(checked, ORDERS) if checked.case.kind == "orientering" else ():
        yield DECIDES.at(_at(checked, leaf, match), found=match[0])


@rule(TYPED_AMOUNT)
def _typed_amounts(checked: CheckedCase) -> Iterator[Problem]:
    typed = [(leaf, match) for leaf in _proposed(checked) for match in _WHOLE_AMOUNT.finditer(leaf.plain)]
    known = _known(checked) if typed else {}
    for leaf, match in typed:
        kroner = int(_DIGITS.sub("", match[1] or match[2]))
        if kroner in known:
            at = checked.texts.place(leaf, match.start(), match[0])
            table = known[kroner].partition(".")[0]
            yield TYPED_AMOUNT.at(at, found=match[0], table=table, right=known[kroner])


def _known(checked: CheckedCase) -> dict[int, str]:
    """The amounts of the case's tables, with what fetches them; the last sum of several that are equal."""
    figures, found = checked.here.figures, dict[int, str]()
    for spec in checked.case.all_tables:
        names = [(f"{spec.id}.{line.id}", line) for line in spec.lines]
        for name, line in names:
            try:
                found[figures.line_amount(spec, line)] = name
            except FigureError:
                continue
        if not names:
            try:
                found[figures.amount(f"{spec.id}.sum")] = f"{spec.id}.sum"
            except FigureError:
                continue
    return found


@rule(TYPED_MEETING)
def _typed_meetings(checked: CheckedCase) -> Iterator[Problem]:
    """A day that follows an organ's name, and that it meets on."""
    organs = {name: organ.id for organ in checked.registers.organs.values() for name in (organ.id, organ.name) if name}
    for leaf in _proposed(checked):
        for match in _DAY.finditer(leaf.plain):
            before = leaf.plain[: match.start()].rstrip(" (,").removesuffix(" den").removesuffix("-møtet")
            organ = next((organs[name] for name in organs if before.endswith(name)), "")
            day = _day(match)
            if (
                organ
                and day
                and (checked.case.day is None or day > checked.case.day)
                and checked.registers.meetings.on(organ, day)
            ):
                at = checked.texts.place(leaf, match.start(), match[0])
                yield TYPED_MEETING.at(at, found=format_date(day), right=f"{organ} {day}")


def _day(match: re.Match[str]) -> date | None:
    day, month, number, year = match.groups()
    return readable_date(f"{year}-{MONTHS.index(month) + 1 if month else int(number):02}-{int(day):02}")


DECISION_RULES = (_years, _past, _document, _amounts, _operative, _deadlines, _kind, _typed_amounts, _typed_meetings)
