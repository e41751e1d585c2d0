"""The notice of a meeting (innkalling): when and where, the agenda with clock times, attachments, proposals."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hfi_docs.document import (
    Block,
    Heading,
    Inline,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    Text,
    inline_text,
)
from hfi_docs.papers.compose.agenda import Timed, agenda, clock_span, for_whom, linked_minutes, timetable
from hfi_docs.papers.compose.content import FACTS_MARK, marked, proposal_blocks, signature_block
from hfi_docs.papers.compose.exhibits import placing
from hfi_docs.papers.compose.material import Packet, Paper
from hfi_docs.papers.references import Surroundings, case_anchor, group_name, meeting_called
from hfi_docs.papers.text import read_line, read_markdown
from hfi_docs.records.model import AgendaItem, Notice, ReferenceLine
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.dates import format_date, format_days, format_weekdays
from hfi_docs.values.labels import label
from hfi_docs.values.times import TimeSpan, format_time_span

_DRAFT = "utkast"
#: What begins the names of references that a template prints one by one.
REFERENCE = "referanse"
#: The facts of a meeting, each with the field that it is written in.
_FACTS = {"dato": "møte", "tid": "tid", "sted": "sted"}


def notice_title(packet: Packet, here: Surroundings) -> tuple[Inline, ...]:
    """«Innkalling til Partnerskapsmøtet 19. juni 2026»; with «– bare for …» where it holds more than others get."""
    meeting = packet.notice.meeting
    organ = here.registers.organs[meeting.organ]
    name = meeting.name or organ.meeting_name
    days = format_days(meeting.day, meeting.last_day)
    what = label("innkalling_til" if packet.only is None else "tilleggsinnkalling_til", packet.notice.language)
    whom = for_whom(packet.group, packet, here)
    return (Text(f"{what} {name} {days}{f' – {whom[:1].lower()}{whom[1:]}' if packet.group else ''}"),)


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


def reference_lines(packet: Packet, here: Surroundings, named: Sequence[str] = ()) -> Iterator[Paragraph]:
    """The references of a notice, each with its label; those that are `named` stand elsewhere."""
    for line in packet.notice.references:
        if reference_slot(line.name) not in named:
            head = Text(f"{label(line.name, packet.notice.language)}:", bold=True)
            origin = here.registers.origin("utvalg", line.standing) if line.standing else here.at(*line.key)
            yield Paragraph((head, Text(" "), *_texts(line, here)), "facts", origin)


def reference_text(line: ReferenceLine, here: Surroundings) -> str:
    """What a reference says, in one line."""
    return inline_text(_texts(line, here))


def _texts(line: ReferenceLine, here: Surroundings) -> tuple[Inline, ...]:
    return tuple(inline for text in line.texts for inline in (Text("; "), *read_line(text, here)))[1:]


def reference_slot(name: str) -> str:
    """What a template that names a reference is noted to print: «referanse.vår_ref»."""
    return f"{REFERENCE}.{name}"


def notice_parts(packet: Packet, here: Surroundings, level: int) -> Iterator[Part]:
    """The notice as a part of another document, its title a heading of `level`."""
    notice, language = packet.notice, packet.notice.language
    own = packet.here._replace(enclosed=here.enclosed, source=packet.origin, patterns=here.patterns)
    blocks: list[Block] = [Heading(level, notice_title(packet, here), origin=own.at("møte"))]
    blocks += [
        Paragraph((Text(f"{label(name, language)}:", bold=True), Text(f"\t{text}")), "facts", own.at(_FACTS[name]))
        for name, text in notice_facts(packet).items()
    ]
    blocks += reference_lines(packet, own)
    blocks += [Paragraph((Text(text),), "marker", own.at("status")) for text in [draft_mark(notice)] if text]
    blocks += read_markdown(notice.intro, own, heading_level=level + 1, origin=own.at("innledning"))
    for section in (agenda, attachment_lists, deadlines, proposals):
        blocks += section(packet, own, level + 1)
    blocks += signature_block(notice.signature, own)
    yield Part(tuple(blocks))


def draft_mark(notice: Notice) -> str:
    """The remark on a notice that is not final, else nothing."""
    return label("utkast_innkalling", notice.language) if notice.status == _DRAFT else ""


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
        inlines = linked_minutes((Text(name),), item, packet)
        yield ListItem((Paragraph(inlines),), here.at(*item.key, "protokoll"))
    paper = packet.paper(item.case) if item.case else None
    if paper and paper.case.paper != "nei":
        yield ListItem((Paragraph(_listed(paper, here)),), paper.origin(("tittel",)))


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
        about = {timed.item.case: timed for timed in timetable(packet.notice) if timed.item.case}
        for paper, section in proposed:
            prefix = f"forslag_{case_anchor(paper.case.number)}_"
            apart = paper.here._replace(prefix=prefix, apart_from=paper.case.number)
            own = placing(paper, apart._replace(enclosed=here.enclosed, patterns=here.patterns))
            title = Text(f"{here.case_title(paper.case.number)}  {paper.case.title}")
            yield Heading(level + 1, (title,), origin=own.at("tittel"))
            yield from _about(paper, about[paper.case.number], here)
            origin = own.at(*section.key)
            yield Heading(level + 2, read_line(section.heading, own), origin=origin, mark="proposed")
            yield from marked(proposal_blocks(section, own, level + 2), "proposed")
            text = read_markdown(section.content.text, own, heading_level=level + 3, origin=origin)
            yield from marked(text, "proposed")


def _about(paper: Paper, timed: Timed, here: Surroundings) -> Iterator[Block]:
    """When a case comes up, its kind, a link to its paper, and what the agenda remarks on it."""
    number = paper.case.number
    facts: list[Inline] = [Text(text) for text in (clock_span(timed), label(paper.case.kind, here.language)) if text]
    if number in here.enclosed:
        facts.append(Link((Text(label("sakspapir", here.language)),), anchor=case_anchor(number), shown=True))
    parted = [inline for fact in facts for inline in (Text(FACTS_MARK), fact)][1:]
    yield Paragraph(tuple(parted), "case_facts", here.at(*timed.item.key))
    if timed.item.note:
        yield Paragraph(read_line(timed.item.note, here), "remark", here.at(*timed.item.key))


def _clock(span: TimeSpan, notice: Notice) -> str:
    return f"{label('kl', notice.language)}{HARD_SPACE}{format_time_span(span)}"


def _listed(paper: Paper, here: Surroundings) -> tuple[Inline, ...]:
    later = f" ({label('ettersendes', here.language)})" if paper.case.paper == "ettersendes" else ""
    text = Text(f"{here.case_title(paper.case.number)}: {paper.case.title}{later}")
    linked = paper.case.number in here.enclosed
    return (Link((text,), anchor=case_anchor(paper.case.number)) if linked else text,)
