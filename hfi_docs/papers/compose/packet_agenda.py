"""The first page of a packet: agenda and contents in one table, every line a link, with the page that it leads to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hfi_docs.document import (
    Block,
    Cell,
    Heading,
    Inline,
    Link,
    PageNumber,
    Paragraph,
    Part,
    Row,
    RowRole,
    Table,
    Text,
)
from hfi_docs.papers.compose.agenda import (
    AgendaLine,
    agenda,
    agenda_lines,
    agenda_title,
    group_row,
    item_texts,
    narrowed,
)
from hfi_docs.papers.compose.attachments import attachment_name, short_title
from hfi_docs.papers.compose.material import Packet, Paper, enclosed_papers
from hfi_docs.papers.references import Surroundings, case_anchor, minutes_anchor
from hfi_docs.records.model import AgendaItem, CaseNumber
from hfi_docs.records.record import KeyPath
from hfi_docs.values.labels import Language, label

#: The bookmark of the agenda, which the head of every page leads back to.
AGENDA_ANCHOR = "saksliste"
_COLUMNS = ("tid", "sak", "tittel", "type", "side")
_WIDTHS = (2.0, 2.2, 8.7, 2.5, 1.1)
_TITLE, _PAGE = 2, 4


class Below(NamedTuple):
    """A line below a case of the agenda: an attachment, a case that stands in it, or what else its papers hold.

    `same` is the bookmark of a title that needs no line of its own below this one.
    """

    role: RowRole
    name: str
    title: str
    anchor: str
    kind: str = ""
    same: str = ""


def agenda_with_pages(packet: Packet, here: Surroundings, level: int, papers: Sequence[Part]) -> Iterator[Block]:
    """The agenda with all that stands below each of its cases; where there is no paper, the agenda alone."""
    language = packet.notice.language
    below = _listed(papers, packet, here)
    if not below:
        yield from agenda(packet, here, level)
        return
    rows = [_row("header", [_plain(label(name, language)) for name in _COLUMNS])]
    for line in agenda_lines(packet, here):
        rows += [group_row(text, len(_COLUMNS)) for text in (line.day, line.group) if text]
        rows.append(_item(line, packet, here))
        rows += [_point(row, here) for row in line.points]
        rows += [_entry(each) for each in below.get(line.item.key, ())]
    title, origin = agenda_title(packet, "saksliste_innhold"), here.at("saksliste")
    yield Heading(level, (Text(title),), bookmark=AGENDA_ANCHOR, origin=origin)
    yield _table(rows, title, language)._replace(origin=origin)


def _table(rows: Sequence[Row], title: str, language: Language) -> Table:
    """The table without the columns that nothing stands in."""
    own = [row for row in rows if row.role not in ("header", "group")]
    kept = [index for index in range(len(_COLUMNS)) if index == _TITLE or any(row.cells[index].blocks for row in own)]
    return Table(
        tuple(narrowed(row, kept) for row in rows),
        tuple(_WIDTHS[index] for index in kept),
        title=title,
        description=f"{', '.join(label(_COLUMNS[index], language) for index in kept)}.",
        notes=(Paragraph((Text(label("hver_linje", language)),), "table_note"),),
    )


def way_back(language: Language) -> Link:
    """What stands in the head of every page of a packet."""
    return Link((Text(label("til_sakslisten", language)),), anchor=AGENDA_ANCHOR, shown=True)


def page_of(number: CaseNumber) -> Inline:
    """The page on which a case begins, as a link."""
    anchor = case_anchor(number)
    return Link((PageNumber(anchor),), anchor=anchor)


def _listed(papers: Iterable[Part], packet: Packet, here: Surroundings) -> Mapping[KeyPath, Sequence[Below]]:
    """What stands below each item of the agenda that has a paper, by the headings that can be linked to."""
    known = dict(_named((paper for paper in packet.shown if paper.case.paper == "ja"), here))
    items = {_leads_to(item, packet, here): item.key for item in packet.notice.items}
    found: dict[KeyPath, list[Below]] = {}
    lines: list[Below] = []
    same = ""
    for heading in (block for part in papers for block in part.blocks if isinstance(block, Heading) and block.bookmark):
        anchor = heading.bookmark
        if anchor in items:
            lines = found.setdefault(items[anchor], [])
        elif anchor != same and anchor in known:
            lines.append(known[anchor])
        same = lines[-1].same if lines else ""
    return found


def _named(papers: Iterable[Paper], here: Surroundings) -> Iterator[tuple[str, Below]]:
    """The names of cases and attachments, however deep, by their bookmarks."""
    for paper in (each for outer in papers for each in (outer, *enclosed_papers(outer))):
        case, anchor = paper.case, case_anchor(paper.case.number)
        kind = label(case.kind, here.language)
        yield anchor, Below("subitem", here.case_title(case.number), case.short_title, anchor, kind)
        own = paper.here._replace(prefix=f"{anchor}_")
        for item in case.attachments:
            at = own.anchor("vedlegg", item.number)
            inner = paper.enclosed.get(item.id)
            same = case_anchor(inner.case.number) if isinstance(inner, Paper) else ""
            yield at, Below("entry", attachment_name(item, own), short_title(item, own), at, same=same)


def _leads_to(item: AgendaItem, packet: Packet, here: Surroundings) -> str:
    """The bookmark of the paper of an item, or of the minutes that it approves; "" where it has none in the packet."""
    if item.key in packet.minutes:
        return minutes_anchor(packet.minutes[item.key].meeting)
    return case_anchor(item.case) if item.case and item.case in here.enclosed else ""


def _item(line: AgendaLine, packet: Packet, here: Surroundings) -> Row:
    """An item of the agenda; one without a paper in the packet leads nowhere."""
    anchor = _leads_to(line.item, packet, here)
    time, named, title, kind, minutes = line.row.cells
    first, *notes = title.blocks
    language = here.language
    later = f" ({label('ettersendes', language)})" if line.paper and line.paper.case.paper == "ettersendes" else ""
    return _row(
        "item",
        [
            _time(time, minutes, here),
            _linked(item_texts(named), anchor) if named.blocks else (),
            (*_linked(item_texts(Cell((first,))) + later, anchor), *notes),
            _quiet(item_texts(kind)),
            _page(anchor, bold=True),
        ],
    )._replace(origin=line.row.origin)


def _point(row: Row, here: Surroundings) -> Row:
    """What stands below an item and has no paper of its own."""
    time, _, title, _, minutes = row.cells
    return _row("entry", [_time(time, minutes, here), (), title.blocks, (), ()])._replace(origin=row.origin)


def _time(time: Cell, minutes: Cell, here: Surroundings) -> tuple[Block, ...]:
    """When something begins and ends; without an hour to begin at, the minutes are all there is to say."""
    told = item_texts(minutes)
    return _quiet(item_texts(time) or (f"{told} {label('min', here.language)}" if told else ""))


def _entry(listed: Below) -> Row:
    is_case = listed.role == "subitem"
    return _row(
        listed.role,
        [
            (),
            _linked(listed.name, listed.anchor) if is_case else _quiet(listed.name),
            _linked(listed.title, listed.anchor),
            _quiet(listed.kind),
            _page(listed.anchor, bold=is_case),
        ],
    )


def _row(role: RowRole, cells: Sequence[tuple[Block, ...]]) -> Row:
    aligned = (Cell(blocks, align="right" if index == _PAGE else "left") for index, blocks in enumerate(cells))
    return Row(tuple(aligned), role)


def _linked(text: str, anchor: str) -> tuple[Block, ...]:
    inlines: tuple[Inline, ...] = (Text(text),)
    return (Paragraph((Link(inlines, anchor=anchor, shown=True),) if anchor else inlines),)


def _page(anchor: str, *, bold: bool) -> tuple[Block, ...]:
    return (Paragraph((Link((PageNumber(anchor, bold),), anchor=anchor, shown=True),)),) if anchor else ()


def _quiet(text: str) -> tuple[Block, ...]:
    return (Paragraph((Text(text, quiet=True),)),) if text else ()


def _plain(text: str) -> tuple[Block, ...]:
    return (Paragraph((Text(text),)),) if text else ()
