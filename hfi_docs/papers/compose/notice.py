"""The notice of a meeting (innkalling): when and where, the agenda with clock times, attachments, proposals."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from hfi_docs.document import (
    Block,
    Cell,
    Heading,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    Row,
    RowRole,
    Table,
    Text,
)
from hfi_docs.papers.compose.content import marked, proposal_blocks
from hfi_docs.papers.compose.exhibits import placing
from hfi_docs.papers.compose.material import Packet, Paper
from hfi_docs.papers.references import Surroundings, case_anchor, group_name, meeting_called, minutes_anchor
from hfi_docs.papers.text import read_line, read_markdown
from hfi_docs.records.model import AgendaItem, CaseNumber, Notice
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import format_date, format_days, format_weekdays
from hfi_docs.values.labels import label
from hfi_docs.values.times import TimeSpan, format_time, format_time_span

_DRAFT = "utkast"
#: What an item of the agenda has, by the names of its labels.
AGENDA_COLUMNS = ("tid", "sak", "tittel", "type", "minutter")
_WIDTHS = (2.0, 1.2, 6.3, 2.2, 1.3)
_TITLE, _MINUTES = 2, 4
#: The facts of a meeting, each with the field that it is written in.
_FACTS = {"dato": "møte", "tid": "tid", "sted": "sted"}


class Timed(NamedTuple):
    """An item of the agenda with the minute after midnight at which it begins, when that can be told."""

    item: AgendaItem
    day: date
    start: int | None


class AgendaLine(NamedTuple):
    """An item of the agenda as a row, and what begins with it: a day, or a part for some of the members."""

    day: str
    group: str
    row: Row


def timetable(notice: Notice) -> list[Timed]:
    """The agenda with clock times: each item begins when the one before it ends.

    An item without minutes has no time of its own and takes none from the others.
    """
    found: list[Timed] = []
    day = notice.meeting.day
    clock = _opening(notice, day)
    for item in notice.items:
        if item.day and item.day != day:
            day, clock = item.day, _opening(notice, item.day)
        found.append(Timed(item, day, clock if item.minutes else None))
        clock = None if clock is None else clock + (item.minutes or 0)
    return found


def notice_title(packet: Packet, here: Surroundings) -> tuple[Inline, ...]:
    """«Innkalling til Partnerskapsmøtet 19. juni 2026»."""
    meeting = packet.notice.meeting
    organ = here.registers.organs[meeting.organ]
    name = meeting.name or organ.meeting_name
    days = format_days(meeting.day, meeting.last_day)
    return (Text(f"{label('innkalling_til', packet.notice.language)} {name} {days}"),)


def notice_facts(packet: Packet) -> dict[str, str]:
    """Date, time and place by the names of their labels; what is not known is left out."""
    notice = packet.notice
    meeting = notice.meeting
    weekdays = format_weekdays(meeting.day, meeting.last_day, notice.language)
    facts = {"dato": f"{weekdays} {format_days(meeting.day, meeting.last_day)}"}
    times = notice.times or ({meeting.day: meeting.time} if meeting.time else {})
    if len(times) == 1:
        facts["tid"] = _clock(next(iter(times.values())), notice)
    elif times:
        facts["tid"] = "; ".join(f"{format_date(day)} {_clock(span, notice)}" for day, span in times.items())
    if meeting.place:
        facts["sted"] = meeting.place
    return facts


def notice_parts(packet: Packet, here: Surroundings, level: int) -> Iterator[Part]:
    """The notice as a part of another document, its title a heading of `level`."""
    notice = packet.notice
    own = packet.here._replace(enclosed=here.enclosed, source=packet.origin, patterns=here.patterns)
    blocks: list[Block] = [Heading(level, notice_title(packet, here), origin=own.at("møte"))]
    blocks += [
        Paragraph((Text(f"{label(name, notice.language)}: ", bold=True), Text(text)), "facts", own.at(_FACTS[name]))
        for name, text in notice_facts(packet).items()
    ]
    blocks += [Paragraph((Text(text),), "marker", own.at("status")) for text in [draft_mark(notice)] if text]
    blocks += read_markdown(notice.intro, own, heading_level=level + 1, origin=own.at("innledning"))
    for section in (agenda, attachment_lists, deadlines, proposals):
        blocks += section(packet, own, level + 1)
    yield Part(tuple(blocks))


def draft_mark(notice: Notice) -> str:
    """The remark on a notice that is not final, else nothing."""
    return label("utkast_innkalling", notice.language) if notice.status == _DRAFT else ""


def agenda(packet: Packet, here: Surroundings, level: int) -> Iterator[Block]:
    """The agenda as a table, with a row of its own where a day or a part for some of the members begins.

    Columns that nothing stands in are left out.
    """
    language = packet.notice.language
    title, heads = label("saksliste", language), [label(name, language) for name in AGENDA_COLUMNS]
    rows = [_row([_text(head) for head in heads], "header")]
    shown = {_TITLE}
    for line in agenda_lines(packet, here):
        rows += [_group_row(text) for text in (line.day, line.group) if text]
        rows.append(line.row)
        shown |= {index for index, cell in enumerate(line.row.cells) if cell.blocks}
    kept = sorted(shown)
    origin, description = here.at("saksliste"), f"{', '.join(heads[index] for index in kept)}."
    yield Heading(level, (Text(title),), origin=origin)
    narrowed = tuple(_narrowed(row, kept) for row in rows)
    yield Table(narrowed, tuple(_WIDTHS[index] for index in kept), title=title, description=description, origin=origin)


def agenda_lines(packet: Packet, here: Surroundings) -> Iterator[AgendaLine]:
    """Each item of the agenda as it is printed."""
    notice = packet.notice
    timed_items = timetable(notice)
    several_days = any(timed.day != notice.meeting.day for timed in timed_items)
    day, group = None if several_days else notice.meeting.day, ""
    for timed in timed_items:
        new_day = new_group = ""
        if timed.day != day:
            day = timed.day
            weekday = format_weekdays(day, None, notice.language)
            new_day = f"{weekday[:1].upper()}{weekday[1:]} {format_date(day)}"
        if timed.item.group != group:
            group = timed.item.group
            new_group = _for_whom(group, packet, here)
        yield AgendaLine(new_day, new_group, _agenda_row(timed, packet, here))


def attachment_lists(packet: Packet, here: Surroundings, level: int) -> Iterator[Block]:
    """Which papers go with the notice, a list for each audience."""
    language = packet.notice.language
    for_all = "vedlegg_alle" if any(item.group for item in packet.notice.items if item.case) else "vedlegg_innkalling"
    listed = [(item.group, line) for item in packet.notice.items for line in _attached(item, packet, here)]
    # First what everybody gets, then each group in the order in which the agenda comes to it.
    order = ["", *dict.fromkeys(group for group, _ in listed if group)]
    for group, lines in groupby(sorted(listed, key=lambda line: order.index(line[0])), key=lambda line: line[0]):
        organ = here.registers.organs[packet.notice.meeting.organ]
        whom = f" {group_name(organ, group, language)}" if group else ""
        origin, title = here.at("saksliste"), label("vedlegg_bare" if group else for_all, language) + whom
        yield Heading(level, (Text(title),), origin=origin)
        yield List(tuple(line for _, line in lines), origin=origin)


def _attached(item: AgendaItem, packet: Packet, here: Surroundings) -> Iterator[ListItem]:
    """What goes along with an item: the paper of a case, the minutes that are to be approved."""
    if item.minutes_of:
        name = f"{label('protokoll_fra', here.language)} {meeting_called(item.minutes_of, here.registers)}"
        inlines = _linked_minutes((Text(name),), item, packet)
        yield ListItem((Paragraph(inlines),), here.at(*item.key, "protokoll"))
    paper = packet.paper(item.case) if item.case else None
    if paper and paper.case.paper != "nei":
        yield ListItem((Paragraph(_listed(paper, here)),), paper.origin(("tittel",)))


def _linked_minutes(inlines: tuple[Inline, ...], item: AgendaItem, packet: Packet) -> tuple[Inline, ...]:
    """The words as a link to the minutes, where they stand in the same document."""
    minuted = packet.minutes.get(item.key)
    return (Link(inlines, anchor=minutes_anchor(minuted.meeting)),) if minuted else inlines


def deadlines(packet: Packet, here: Surroundings, level: int) -> Iterator[Block]:
    """What must be done before the meeting."""
    if packet.notice.deadlines:
        origin, items = here.at("frister"), []
        yield Heading(level, (Text(label("frister", packet.notice.language)),), origin=origin)
        for item in packet.notice.deadlines:
            paragraph = Paragraph((*read_line(item.text, here), Text(f": {format_date(item.day)}")))
            own = here.registers.origin("utvalg", item.standing) if item.standing else here.at(*item.key)
            items.append(ListItem((paragraph,), own))
        yield List(tuple(items), origin=origin)


def proposals(packet: Packet, here: Surroundings, level: int) -> Iterator[Block]:
    """The proposed resolution of each case on the agenda (saksgrunnlag)."""
    proposed = [(paper, section) for paper in packet.shown if (section := paper.case.proposal)]
    if packet.notice.shows_proposals and proposed:
        yield Heading(level, (Text(label("saksgrunnlag", packet.notice.language)),), origin=here.at("saksgrunnlag"))
        for paper, section in proposed:
            prefix = f"forslag_{case_anchor(paper.case.number)}_"
            apart = paper.here._replace(prefix=prefix, apart_from=paper.case.number)
            own = placing(paper, apart._replace(enclosed=here.enclosed, patterns=here.patterns))
            title = Text(f"{here.case_title(paper.case.number)} {paper.case.title}")
            yield Heading(level + 1, (title,), origin=own.at("tittel"))
            origin = own.at(*section.key)
            yield Heading(level + 2, read_line(section.heading, own), origin=origin, mark="proposed")
            yield from marked(proposal_blocks(section, own, level + 2), "proposed")
            text = read_markdown(section.content.text, own, heading_level=level + 3, origin=origin)
            yield from marked(text, "proposed")


def _opening(notice: Notice, day: date) -> int | None:
    span = notice.times.get(day) or notice.meeting.time
    return span.start if span else None


def _clock(span: TimeSpan, notice: Notice) -> str:
    return f"{label('kl', notice.language)}{HARD_SPACE}{format_time_span(span)}"


def _for_whom(group: str, packet: Packet, here: Surroundings) -> str:
    language = packet.notice.language
    organ = here.registers.organs[packet.notice.meeting.organ]
    return f"{label('bare_for', language)} {group_name(organ, group, language)}" if group else label("alle", language)


def _agenda_row(timed: Timed, packet: Packet, here: Surroundings) -> Row:
    item, language = timed.item, packet.notice.language
    paper = packet.paper(item.case) if item.case else None
    kind = paper.case.kind if paper else item.kind
    return _row(
        [
            _text("" if timed.start is None else _span(timed.start, item.minutes or 0)),
            _number(item.case, here) if item.case and (paper or here.registers.raised(item.case)) else (),
            (*_title(item, paper, packet, here), *((Paragraph(read_line(item.note, here)),) if item.note else ())),
            _text(label(kind, language) if kind else ""),
            _text(str(item.minutes or "")),
        ],
        "term",
    )._replace(origin=here.registers.origin("utvalg", item.standing) if item.standing else here.at(*item.key))


def _span(start: int, minutes: int) -> str:
    return f"{format_time(start)}–{format_time(start + minutes)}"


def _number(number: CaseNumber, here: Surroundings) -> tuple[Block, ...]:
    text = Text(here.registers.written(number))
    return (Paragraph((Link((text,), anchor=case_anchor(number)) if number in here.enclosed else text,)),)


def _title(item: AgendaItem, paper: Paper | None, packet: Packet, here: Surroundings) -> tuple[Block, ...]:
    raised = here.registers.raised(item.case) if item.case else None
    own = paper.case if paper else raised
    title = (Text(own.title),) if own else read_line(item.text, here)
    return (Paragraph(_linked_minutes(title, item, packet)),)


def _listed(paper: Paper, here: Surroundings) -> tuple[Inline, ...]:
    later = f" ({label('ettersendes', here.language)})" if paper.case.paper == "ettersendes" else ""
    text = Text(f"{here.case_title(paper.case.number)}: {paper.case.title}{later}")
    linked = paper.case.number in here.enclosed
    return (Link((text,), anchor=case_anchor(paper.case.number)) if linked else text,)


def _text(text: str) -> tuple[Block, ...]:
    return (Paragraph((Text(text),)),) if text else ()


def _row(cells: "list[tuple[Block, ...]]", role: RowRole) -> Row:
    return Row(
        tuple(Cell(blocks, align="right" if index == _MINUTES else "left") for index, blocks in enumerate(cells)), role
    )


def _group_row(text: str) -> Row:
    return Row((Cell(_text(text), columns=len(AGENDA_COLUMNS)),), "group")


def _narrowed(row: Row, kept: Sequence[int]) -> Row:
    """The row with the kept columns alone."""
    if row.role == "group":
        return row._replace(cells=(row.cells[0]._replace(columns=len(kept)),))
    return row._replace(cells=tuple(row.cells[index] for index in kept))
