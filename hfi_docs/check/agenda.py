"""Rules for the agenda of a meeting: each item, and the cases that it names or leaves out."""

from collections.abc import Iterator

from hfi_docs.check.known import UNKNOWN_GROUP, unknown_group
from hfi_docs.check.meetings import is_other_business
from hfi_docs.check.rule import CheckedMeeting, rule
from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.records.model import Case, CaseNumber
from hfi_docs.values.case_numbers import parse_meeting_file_name
from hfi_docs.values.dates import format_date
from hfi_docs.values.words import keep_or_add

SUBJECT = Subject(
    "Sakslisten",
    "Innkallingen sier hva møtet skal ta opp, når og hvor lenge. Det må gå opp.",
    "kommuneloven § 11-3 (folkevalgte organer)",
)

CASE_OR_ITEM = Finding(
    "HFI126",
    "Et punkt i sakslisten skal ha «sak», «punkt» eller «protokoll».",
    "{hint}",
    advice="Skriv ett av dem: «sak» for en sak, «punkt» for noe uten nummer, «protokoll» for godkjenning av en.",
)
LISTED_TWICE = Finding("HFI127", "Sak {number} står flere ganger i sakslisten.", "Fjern den ene.")
NO_CASE_FILE = Finding("HFI128", "Sak {number} har ingen fil i cases/.", "Rett nummeret, eller skriv saken først.")
OTHER_MEETING = Finding(
    "HFI129", "Sak {number} hører til møtet {organ} {day}.", "Rett «møte» i saken, eller fjern den fra sakslisten."
)
NOTHING_TO_SHOW = Finding(
    "HFI130",
    "Sak {number} har verken framlegg eller forslag til vedtak.",
    "Skriv et forslag, eller la «framlegg» være «ja».",
    WARNING,
)
PAPER_MISSING = Finding(
    "HFI131",
    "Innkallingen er endelig, men papiret til sak {number} ettersendes.",
    "Er papiret klart, fjernes «framlegg: ettersendes» i saken. Ellers står det slik i innkallingen.",
    WARNING,
)
DRAFT_ON_AGENDA = Finding(
    "HFI132",
    "Innkallingen er endelig, men sak {number} er et utkast.",
    "Sett «status: endelig» i saken når den er ferdig.",
    WARNING,
)
POINTS_TOO_LONG = Finding(
    "HFI425", "Underpunktene tar {minutes} minutter, men punktet har {length}.", "Rett minuttene.", WARNING
)
UNKNOWN_MINUTES = Finding(
    "HFI359",
    "Møtet «{meeting}» finnes verken i cases/møter eller i register/møter.yaml.",
    "Skriv utvalg og dato for møtet som protokollen er fra: SSU 2026-05-21.",
)
NO_MINUTES_YET = Finding(
    "HFI393",
    "Protokollen fra {meeting} er ikke skrevet i cases/protokoller.",
    "Skriv den: den er et vedlegg til innkallingen, og står i møtepakken.",
    WARNING,
)
NOT_LISTED = Finding(
    "HFI133",
    "Sak {number} hører til møtet, men står ikke i sakslisten.",
    "Legg til «- sak: {number}», eller rett «møte» i saken.",
    WARNING,
)


@rule(POINTS_TOO_LONG)
def _points(checked: CheckedMeeting) -> Iterator[Problem]:
    for item in checked.notice.items:
        minutes = sum(point.minutes or 0 for point in item.points)
        if item.minutes and minutes > item.minutes:
            at = checked.record.position((*item.key, "minutter"))
            yield POINTS_TOO_LONG.at(at, minutes=minutes, length=item.minutes)


@rule(CASE_OR_ITEM, LISTED_TWICE, UNKNOWN_GROUP)
def _items(checked: CheckedMeeting) -> Iterator[Problem]:
    seen: set[CaseNumber] = set()
    organ = checked.registers.organs.get(checked.notice.meeting.organ)
    for item in checked.notice.items:
        if item.key == ("saksliste",):
            continue
        if (item.case is None) == (not item.text):
            hint = keep_or_add("sak", "punkt", "protokoll", both=bool(item.text))
            yield CASE_OR_ITEM.at(checked.record.position(item.key), hint=hint)
        if item.case in seen and item.case:
            at = checked.record.position((*item.key, "sak"))
            yield LISTED_TWICE.at(at, number=checked.registers.identity(item.case))
        if item.case:
            seen.add(item.case)
        if item.group and organ and item.group not in organ.groups:
            yield unknown_group(checked.record, (*item.key, "for"), item.group, organ.groups)


@rule(NO_CASE_FILE, OTHER_MEETING, NOTHING_TO_SHOW, PAPER_MISSING, DRAFT_ON_AGENDA)
def _listed(checked: CheckedMeeting) -> Iterator[Problem]:
    for item in checked.notice.items:
        if item.case is None or item.key == ("saksliste",) or item.case.organ not in checked.registers.organs:
            continue
        key, case = (*item.key, "sak"), checked.cases.sound.get(item.case)
        number = checked.registers.identity(item.case)
        raised = checked.registers.raised(item.case)
        if case:
            for finding, names in _listed_case(checked, case):
                yield finding.at(checked.record.position(key), number=number, **names)
        elif raised and not _is_postponed(checked, item.case):
            day = format_date(raised.day)
            yield OTHER_MEETING.at(checked.record.position(key), number=number, organ=item.case.organ, day=day)
        elif raised:
            continue
        elif item.case not in checked.cases.files:
            # What is wrong with the file of a case is told there.
            yield NO_CASE_FILE.at(checked.record.position(key), number=number)


def _listed_case(checked: CheckedMeeting, case: Case) -> Iterator[tuple[Finding, dict[str, str]]]:
    notice = checked.notice
    # A file that is named after another day than it has is told of once, and not for each of its cases.
    named = parse_meeting_file_name(checked.record.path.name)
    is_postponed = _is_postponed(checked, case.number)
    own = case.number.organ, case.day
    if not is_postponed and case.day and own not in ((notice.meeting.organ, notice.meeting.day), named):
        yield OTHER_MEETING, {"organ": case.number.organ, "day": format_date(case.day)}
    if case.paper == "nei" and case.proposal is None and not is_other_business(case.title):
        yield NOTHING_TO_SHOW, {}
    if notice.status == "endelig" and case.paper == "ettersendes":
        yield PAPER_MISSING, {}
    if notice.status == "endelig" and case.status == "utkast":
        yield DRAFT_ON_AGENDA, {}


def _is_postponed(checked: CheckedMeeting, number: CaseNumber) -> bool:
    meeting = checked.notice.meeting
    return (number, meeting.organ, meeting.day) in checked.cases.postponed


@rule(NOT_LISTED)
def _left_out(checked: CheckedMeeting) -> Iterator[Problem]:
    meeting, listed = checked.notice.meeting, set(checked.notice.cases)
    for number, case in checked.cases.sound.items():
        if (number.organ, case.day) == (meeting.organ, meeting.day) and number not in listed:
            at = checked.record.key_position(("saksliste",))
            yield NOT_LISTED.at(at, number=checked.registers.identity(number))


@rule(UNKNOWN_MINUTES, NO_MINUTES_YET)
def _minutes(checked: CheckedMeeting) -> Iterator[Problem]:
    for item in (each for each in checked.notice.items if each.minutes_of):
        found = checked.registers.meetings.matching(item.minutes_of)
        at = checked.record.position((*item.key, "protokoll"))
        if len(found) != 1:
            yield UNKNOWN_MINUTES.at(at, meeting=item.minutes_of)
        elif (found[0].organ, found[0].day) not in checked.cases.minutes:
            yield NO_MINUTES_YET.at(at, meeting=f"{found[0].organ} {format_date(found[0].day)}")


AGENDA_RULES = (_items, _points, _listed, _left_out, _minutes)
