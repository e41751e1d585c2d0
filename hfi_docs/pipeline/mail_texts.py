"""What the e-mail with a meeting's papers says to some of its readers: the template that is theirs, filled in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from hfi_docs.document import inline_text
from hfi_docs.output.mail.calendar import Appointment, MeetingDay
from hfi_docs.output.mail.letter import STANDARD, STEP, filled, one_line
from hfi_docs.papers.changes import tell_briefly
from hfi_docs.papers.compose import Packet
from hfi_docs.papers.compose.notice import notice_facts
from hfi_docs.papers.references import group_name
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import Mailing, Notice, Organ
from hfi_docs.values.dates import format_date, format_days
from hfi_docs.values.labels import label

#: What a sentence may end in.
_ENDS = (".", "!", "?", "…")


class SentIssue(NamedTuple):
    """The issue of its papers that an e-mail is about.

    `is_supplement` when it comes with a supplement to the notice, `is_news` when its readers can see something new
    since the issue before; `reason` says why it came.
    """

    folder: str
    number: int
    sealed: datetime
    reason: str
    fingerprint: str
    is_supplement: bool = False
    is_news: bool = True


class Letter(NamedTuple):
    """Subject and text of an e-mail."""

    subject: str
    text: str


def mailing_of(packet: Packet) -> Mailing:
    """Who the e-mail goes to, and what it says: a part of an organ has receivers and a link of its own, or none."""
    organ = _organ(packet)
    return (organ.group_mailing.get(packet.group) if packet.group else organ.mailing) or Mailing()


def write_letter(packet: Packet, issue: SentIssue, enclosed: Iterable[str], linked: Iterable[str]) -> Letter:
    """The e-mail to those that a packet is for: which files it has with it, and which lie behind the link instead."""
    language = packet.notice.language
    own, common = mailing_of(packet).template(language), (_organ(packet).mailing or Mailing()).template(language)
    subject, text = (mine or all_ or usual for mine, all_, usual in zip(own, common, STANDARD[language], strict=True))
    values = {f"{{{name}}}": told for name, told in _values(packet, issue, enclosed, linked).items()}
    return Letter(one_line(filled(subject, values)), filled(text, values))


def appointment(packet: Packet, issue: SentIssue) -> Appointment:
    """The meeting for calendars; it is for all, so that it says nothing that is only for some."""
    notice, meeting = packet.notice, packet.notice.meeting
    said = (_deadlines(packet), mailing_of(packet).link)
    return Appointment(
        office=packet.here.registers.office.name,
        organ=meeting.organ,
        days=tuple(_days(notice)),
        title=one_line(meeting.name or _organ(packet).meeting_name),
        place=one_line(meeting.place),
        text=filled("\n\n".join(filter(None, said)), {}).strip(),
        issue=issue.folder,
        number=issue.number,
        sealed=issue.sealed,
    )


def _days(notice: Notice) -> Iterator[MeetingDay]:
    """The days that have hours of their own, or else every day of the meeting: one time says nothing of several."""
    meeting = notice.meeting
    if notice.times:
        yield from (MeetingDay(day, span) for day, span in sorted(notice.times.items()))
        return
    length = ((meeting.last_day or meeting.day) - meeting.day).days
    for number in range(length + 1):
        yield MeetingDay(meeting.day + timedelta(days=number), None if length else meeting.time)


def _deadlines(packet: Packet) -> str:
    """The deadlines of a notice, as a list with its heading; "" where there are none."""
    due = packet.notice.deadlines
    lines = (f"{inline_text(read_line(each.text, packet.here))}: {format_date(each.day)}" for each in due)
    return _listed(label("frister", packet.notice.language), lines)


def _meeting(packet: Packet) -> str:
    """«SSU-møtet 21. mai 2026»."""
    meeting = packet.notice.meeting
    return f"{meeting.name or _organ(packet).meeting_name} {format_days(meeting.day, meeting.last_day)}"


def _values(packet: Packet, issue: SentIssue, enclosed: Iterable[str], linked: Iterable[str]) -> Mapping[str, str]:
    language, organ, facts = packet.notice.language, _organ(packet), notice_facts(packet)
    kind = "tilleggsinnkalling" if issue.is_supplement else "ny_innkalling" if _is_new(issue) else "papirene"
    return {
        "innkalling": label(kind, language),
        "møte": _meeting(packet),
        "utvalg": organ.name if language == "nb" else organ.name_nynorsk,
        "gruppe": group_name(organ, packet.group, language) if packet.group else "",
        "dag": facts["dato"],
        "tid": facts.get("tid", ""),
        "sted": facts.get("sted", ""),
        "frister": _deadlines(packet),
        "utgave": f"{issue.number}",
        "grunn": _sentence(issue.reason) if _is_new(issue) else "",
        "endringer": _changes_text(packet, issue) if _is_new(issue) else "",
        "vedlegg": _listed(label("vedlagt", language), enclosed),
        "lenke": _link_text(packet, linked),
        "fingeravtrykk": issue.fingerprint,
        "kontor": packet.here.registers.office.name,
    }


def _changes_text(packet: Packet, issue: SentIssue) -> str:
    """Which file to read, and what is changed in which case, as these readers may see it."""
    read = label("les_tillegget" if issue.is_supplement else "les_pakken", packet.notice.language)
    if packet.since is None:
        return read
    language, since = packet.notice.language, packet.since
    lines = (f"{STEP * each.level}- {each.text}" for each in tell_briefly(since.changes, packet))
    return "\n".join([read, "", f"{since.title(language)}:", *lines])


def _sentence(text: str) -> str:
    return text if not text or text.endswith(_ENDS) else f"{text}."


def _link_text(packet: Packet, linked: Iterable[str]) -> str:
    link, language = mailing_of(packet).link, packet.notice.language
    names = "".join(f"\n- {name}" for name in linked)
    return f"{label('ligger_her' if names else 'mappe', language)}:\n{link}{names}" if link else ""


def _listed(head: str, items: Iterable[str]) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join([f"{head}:", *lines]) if lines else ""


def _is_new(issue: SentIssue) -> bool:
    """Whether it takes the place of one that these readers have."""
    return issue.number > 1 and issue.is_news


def _organ(packet: Packet) -> Organ:
    return packet.here.registers.organs[packet.notice.meeting.organ]
