"""What minutes say of each other: cases decided twice, postponed cases, approvals that do not agree."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hfi_docs.errors import WARNING, Finding, Problem, Subject
from hfi_docs.papers.compose import Minuted
from hfi_docs.pipeline.filing import MeetingKey, meeting_named
from hfi_docs.pipeline.mentions import OPEN, is_decided
from hfi_docs.pipeline.office import Office
from hfi_docs.records.convert import own_case
from hfi_docs.records.model import CaseNumber
from hfi_docs.records.model.minutes import MinutesItem
from hfi_docs.records.record import Data, Record, listed_groups
from hfi_docs.values.dates import format_date

SUBJECT = Subject(
    "Protokoller mot hverandre", "En sak kan gå gjennom flere møter. Protokollene må si det samme om den."
)

DECIDED_TWICE = Finding(
    "HFI356",
    "Sak {number} har et vedtak også i protokollen fra {day}.",
    "Rett nummeret. Ble saken utsatt eller sendt tilbake da, står det i den protokollen.",
)
APPROVALS_DIFFER = Finding(
    "HFI357",
    "Protokollene fra {one} og {other} sier ikke det samme om godkjenningen.",
    "Den ene skal ha «godkjenning» med møtet, den andre et punkt med «protokoll» og «vedtak: godkjent».",
)
ASTRAY = Finding(
    "HFI396",
    "Sak {number} hører til møtet {meeting}, og er ikke utsatt til dette.",
    "Rett «møte» i saken, eller skriv «utsatt_til» i protokollen fra det møtet.",
)
NOT_SET_APPROVED = Finding(
    "HFI395",
    "Protokollen fra {meeting} godkjennes her, men er ikke satt til «godkjent».",
    "Sett «status: godkjent» og «godkjenning» med dette møtet i den protokollen.",
    WARNING,
)
NOT_ON_NEXT = Finding(
    "HFI358",
    "Sak {number} er utsatt til {meeting}, men står ikke i den sakslisten.",
    "Legg saken til i innkallingen, eller rett «utsatt_til».",
    WARNING,
)


def check_across(office: Office, minuted: Sequence[Minuted]) -> Iterator[Problem]:
    """What is wrong between minutes, and with the agendas that cases were postponed to."""
    decided: dict[CaseNumber, list[MeetingKey]] = {}
    for each in minuted:
        for item in each.minutes.items:
            if item.case and _decides(item):
                decided.setdefault(item.case, []).append(each.meeting)
    at_hand = {each.record.path for each in minuted}
    for each in minuted:
        # With all minutes at hand nothing is looked for; some meetings' are held against the others by their files.
        others = _others(office, each, at_hand)
        for item in each.minutes.items:
            yield from _decided_twice(office, each, item, decided, others)
            yield from _astray(office, each, item)
            yield from _postponed(office, each, item)
            yield from _approves(office, each, item)
        yield from _approved(office, each)


def _decides(item: MinutesItem) -> bool:
    return bool(item.resolution) and not item.postponed_to and item.outcome not in OPEN


def _decided_twice(
    office: Office,
    each: Minuted,
    item: MinutesItem,
    decided: Mapping[CaseNumber, list[MeetingKey]],
    others: Iterable[tuple[MeetingKey, Path]],
) -> Iterator[Problem]:
    if not item.case or not _decides(item):
        return
    meetings = [key for key in decided.get(item.case, ()) if key != each.meeting]
    meetings += [key for key, path in others if _decides_case(office, path, item.case)]
    for organ, day in sorted(meetings)[:1]:
        at = each.record.position((*item.key, "vedtak"))
        number = office.identity(item.case)
        yield DECIDED_TWICE.at(at, number=number, day=f"{organ} {format_date(day)}")


def _astray(office: Office, each: Minuted, item: MinutesItem) -> Iterator[Problem]:
    """A case that is decided here, though it belongs to another meeting, and was not postponed from there to here."""
    paper = each.papers.get(item.case) if item.case else None
    own = paper.case.meeting if paper else None
    if not own or not item.case or not _decides(item) or own[0] != each.meeting[0]:
        return
    # Where the case is on the agenda, it is told there.
    listed = each.packet is not None and item.case in each.packet.notice.cases
    if not listed and each.meeting not in [told.meeting for told in office.treatments(item.case)]:
        organ, day = own
        at, number = each.record.position((*item.key, "sak")), office.identity(item.case)
        yield ASTRAY.at(at, number=number, meeting=f"{organ} {format_date(day)}")


def _others(office: Office, each: Minuted, at_hand: Container[Path]) -> list[tuple[MeetingKey, Path]]:
    """The minutes of the organ that are not at hand: their files, for one whose name is wrong is told of as that."""
    found = office.filing.minutes.items()
    return [(key, path) for key, path in found if key[0] == each.meeting[0] and path not in at_hand]


def _decides_case(office: Office, path: Path, number: CaseNumber) -> bool:
    """Whether other minutes decide a case; only files that name its number are read as records."""
    text = office.workspace.read_kept(path) or b""
    # In UTF-16 no number can be seen so.
    if b"\0" not in text and not re.search(rb"(?<!\d)0*%d(?!\d)" % number.number, text):
        return False
    record = office.record(path)
    return record is not None and any(
        _number(item, record, office) == number and is_decided(item) for item in listed_groups(record, "saker")
    )


def _postponed(office: Office, each: Minuted, item: MinutesItem) -> Iterator[Problem]:
    key = meeting_named(item.postponed_to) if item.postponed_to and item.case else None
    paths = office.filing.meetings.get(key, []) if key else []
    notice = office.record(paths[0]) if paths else None
    listed = {_number(one, notice, office) for one in listed_groups(notice, "saksliste")} if notice else set()
    if notice and key and item.case and item.case not in listed:
        at = each.record.position((*item.key, "utsatt_til"))
        yield NOT_ON_NEXT.at(at, number=office.identity(item.case), meeting=f"{key[0]} {format_date(key[1])}")


def _approves(office: Office, each: Minuted, item: MinutesItem) -> Iterator[Problem]:
    """An item that approves minutes which say that another meeting did."""
    key = meeting_named(item.minutes_of) if item.minutes_of and item.resolution else None
    path = office.filing.minutes.get(key) if key else None
    record = office.record(path) if path else None
    approval: Any = record.data.get("godkjenning") if record else None
    told = approval.get("møte") if isinstance(approval, dict) else None
    if key and isinstance(told, str) and meeting_named(told) != each.meeting:
        yield _differ(each, (*item.key, "protokoll"), key)
    elif key and record and record.data.get("status") != "godkjent":
        at = each.record.position((*item.key, "protokoll"))
        yield NOT_SET_APPROVED.at(at, meeting=f"{key[0]} {format_date(key[1])}")


def _approved(office: Office, each: Minuted) -> Iterator[Problem]:
    """An approval by a meeting whose minutes have no item for it."""
    approval = each.minutes.approval
    key = meeting_named(approval.meeting) if approval and approval.meeting else None
    path = office.filing.minutes.get(key) if key else None
    record = office.record(path) if path else None
    approving = {meeting_named(str(item.get("protokoll"))) for item in listed_groups(record, "saker")}
    if approval and key and record and each.meeting not in approving:
        yield _differ(each, (*approval.key, "møte"), key)


def _differ(each: Minuted, key: tuple[str | int, ...], other: MeetingKey) -> Problem:
    names = [f"{organ} {format_date(day)}" for organ, day in (each.meeting, other)]
    return APPROVALS_DIFFER.at(each.record.position(key), one=names[0], other=names[1])


def _number(item: Mapping[str, Data], record: Record, office: Office) -> CaseNumber | None:
    organ = record.data.get("utvalg")
    return own_case(item, organ, office.organs.get(organ)) if isinstance(organ, str) else None
