"""The agenda of a meeting as a table: each item with its clock time, its case and its kind."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from hfi_docs.document import (
    Block,
    Cell,
    Heading,
    Inline,
    Label,
    Link,
    List,
    ListItem,
    Paragraph,
    Row,
    RowRole,
    Table,
    Text,
    inline_text,
)
from hfi_docs.papers.compose.content import FACTS_MARK
from hfi_docs.papers.compose.material import Packet, Paper
from hfi_docs.papers.references import Surroundings, case_anchor, group_name, minutes_anchor
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import AgendaItem, AgendaPoint, CaseNumber, Notice
from hfi_docs.values.dates import format_date, format_weekdays
from hfi_docs.values.labels import label
from hfi_docs.values.times import format_time

#: What an item of the agenda has, by the names of its labels.
AGENDA_COLUMNS = ("tid", "sak", "tittel", "type", "minutter")
_WIDTHS = (2.0, 1.1, 7.6, 2.2, 1.3)
_TITLE, _MINUTES = 2, 4
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Timed(NamedTuple):
    """An item of the agenda with the minute after midnight at which it begins, when that can be told."""

    item: AgendaItem
    day: date
    start: int | None


class AgendaLine(NamedTuple):
    """An item of the agenda as a row, and what begins with it: a day, or a part for some of the members.

    `points` are the rows of what stands below it.
    """

    day: str
    group: str
    row: Row
    item: AgendaItem
    paper: Paper | None
    points: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its own row, and those below it."""
        return self.row, *self.points


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


def agenda(packet: Packet, here: Surroundings, level: int) -> Iterator[Block]:
    """The agenda as a table, with a row of its own where a day or a part for some of the members begins.

    Columns that nothing stands in are left out.
    """
    language = packet.notice.language
    title, heads = agenda_title(packet, "saksliste"), [label(name, language) for name in AGENDA_COLUMNS]
    rows = [_row([_text(head) for head in heads], "header")]
    shown = {_TITLE}
    for line in agenda_lines(packet, here):
        rows += [group_row(text, len(heads)) for text in (line.day, line.group) if text]
        rows += line.rows
        shown |= {index for row in line.rows for index, cell in enumerate(row.cells) if cell.blocks}
    if len(rows) == 1:
        return
    kept = sorted(shown)
    origin, description = here.at("saksliste"), f"{', '.join(heads[index] for index in kept)}."
    yield Heading(level, (Text(title),), origin=origin)
    shown_rows = tuple(narrowed(row, kept) for row in rows)
    yield Table(
        shown_rows, tuple(_WIDTHS[index] for index in kept), title=title, description=description, origin=origin
    )


def agenda_title(packet: Packet, usual: str) -> str:
    """What the agenda is called: the usual label, but in a supplement."""
    return label(usual if packet.only is None else "saksliste_tillegg", packet.notice.language)


def agenda_lines(packet: Packet, here: Surroundings) -> Iterator[AgendaLine]:
    """Each item of the agenda as it is printed."""
    notice = packet.notice
    timed_items = timetable(notice)
    several_days = any(timed.day != notice.meeting.day for timed in timed_items)
    day, group = None if several_days else notice.meeting.day, ""
    for timed in timed_items:
        if packet.only is not None and timed.item.case not in packet.only:
            continue
        new_day = new_group = ""
        if timed.day != day:
            day = timed.day
            weekday = format_weekdays(day, None, notice.language)
            new_day = f"{weekday[:1].upper()}{weekday[1:]} {format_date(day)}"
        if timed.item.group != group:
            group = timed.item.group
            new_group = for_whom(group, packet, here)
        paper = packet.paper(timed.item.case) if timed.item.case else None
        row, points = _agenda_row(timed, paper, packet, here), tuple(_point_rows(timed, here))
        yield AgendaLine(new_day, new_group, row, timed.item, paper, points)


def _opening(notice: Notice, day: date) -> int | None:
    span = notice.times.get(day) or notice.meeting.time
    return span.start if span else None


def for_whom(group: str, packet: Packet, here: Surroundings) -> str:
    """«Bare for kommunene», or «Alle»."""
    language = packet.notice.language
    organ = here.registers.organs[packet.notice.meeting.organ]
    return f"{label('bare_for', language)} {group_name(organ, group, language)}" if group else label("alle", language)


def _agenda_row(timed: Timed, paper: Paper | None, packet: Packet, here: Surroundings) -> Row:
    item, language = timed.item, here.language
    by = f"{label('ved', language)} ".capitalize()
    notes = [(Text(by), *read_line(item.presenter, here))] if item.presenter else []
    notes += [read_line(item.note, here)] if item.note else []
    kind = paper.case.kind if paper else item.kind
    return _row(
        [
            _text(clock_span(timed)),
            _number(item.case, here) if item.case and (paper or here.registers.raised(item.case)) else (),
            (_title(item, paper, packet, here), *(Paragraph(note, "subtext") for note in notes)),
            _text(label(kind, language) if kind else ""),
            _text(str(item.minutes or "")),
        ],
        "term",
    )._replace(origin=here.registers.origin("utvalg", item.standing) if item.standing else here.at(*item.key))


def _point_rows(timed: Timed, here: Surroundings) -> Iterator[Row]:
    """What stands below an item, from its own beginning on."""
    clock = timed.start
    for index, point in enumerate(timed.item.points):
        title = Paragraph((Text(f"{point_letter(index)}) "), *point_text(point, here)))
        time = _clock(clock, point.minutes) if point.minutes else ""
        cells = [_text(time), (), (title,), (), _text(str(point.minutes or ""))]
        yield _row(cells, "term")._replace(origin=here.at(*point.key))
        clock = None if clock is None else clock + (point.minutes or 0)


def point_letter(index: int) -> str:
    """«a» for the first, and «aa» after «z», as Word has it."""
    return _LETTERS[index % len(_LETTERS)] * (index // len(_LETTERS) + 1)


def point_text(point: AgendaPoint, here: Surroundings) -> tuple[Inline, ...]:
    """What a point says, with whoever presents it behind it."""
    if not point.presenter:
        return read_line(point.text, here)
    by = f"{FACTS_MARK}{label('ved', here.language)} "
    return (*read_line(point.text, here), Text(by), *read_line(point.presenter, here))


def point_list(points: Iterable[AgendaPoint], here: Surroundings) -> List:
    """What stands below an item, where it is no table."""
    listed = (ListItem((Paragraph(point_text(each, here)),), here.at(*each.key)) for each in points)
    return List(tuple(listed), ordered=True, label=Label("lowerLetter"))


def clock_span(timed: Timed) -> str:
    """«10.25–10.40»; nothing where it is not known."""
    return _clock(timed.start, timed.item.minutes)


def _clock(start: int | None, minutes: int | None) -> str:
    return "" if start is None else f"{format_time(start)}–{format_time(start + (minutes or 0))}"


def _number(number: CaseNumber, here: Surroundings) -> tuple[Block, ...]:
    text = Text(here.registers.written(number))
    return (Paragraph((Link((text,), anchor=case_anchor(number)) if number in here.enclosed else text,)),)


def _title(item: AgendaItem, paper: Paper | None, packet: Packet, here: Surroundings) -> Paragraph:
    raised = here.registers.raised(item.case) if item.case else None
    own = paper.case if paper else raised
    title = (Text(own.title),) if own else read_line(item.text, here)
    return Paragraph(linked_minutes(title, item, packet))


def linked_minutes(inlines: tuple[Inline, ...], item: AgendaItem, packet: Packet) -> tuple[Inline, ...]:
    """The words as a link to the minutes, where they stand in the same document."""
    minuted = packet.minutes.get(item.key)
    return (Link(inlines, anchor=minutes_anchor(minuted.meeting)),) if minuted else inlines


def _text(text: str) -> tuple[Block, ...]:
    return (Paragraph((Text(text),)),) if text else ()


def _row(cells: "list[tuple[Block, ...]]", role: RowRole) -> Row:
    return Row(
        tuple(Cell(blocks, align="right" if index == _MINUTES else "left") for index, blocks in enumerate(cells)), role
    )


def group_row(text: str, columns: int) -> Row:
    """A row that says what begins there, over all columns."""
    return Row((Cell(_text(text), columns=columns),), "group")


def item_texts(cell: Cell) -> str:
    """The texts of a cell of the agenda, a line each."""
    return "\n".join(inline_text(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))


def narrowed(row: Row, kept: Sequence[int]) -> Row:
    """The row with the kept columns alone."""
    if row.role == "group":
        return row._replace(cells=(row.cells[0]._replace(columns=len(kept)),))
    return row._replace(cells=tuple(row.cells[index] for index in kept))
