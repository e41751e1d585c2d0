"""What a template with statements sees of a meeting: its notice, alone or with the papers behind it."""

from collections.abc import Iterator, Mapping

from hfi_docs.context import ContextValue, Entry, Many, Slot
from hfi_docs.contract import Contract
from hfi_docs.document import Document, Paragraph, Part, Row, inline_text
from hfi_docs.papers.compose.agenda import AGENDA_COLUMNS, AgendaLine, agenda_lines, item_texts
from hfi_docs.papers.compose.content import SIGNATURE
from hfi_docs.papers.compose.drawing import RAW
from hfi_docs.papers.compose.kind import plain_context
from hfi_docs.papers.compose.material import Packet
from hfi_docs.papers.compose.notice import REFERENCE, reference_text
from hfi_docs.papers.compose.packet_agenda import page_of
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.text import read_line
from hfi_docs.records.schema.content import REFERENCES
from hfi_docs.values.dates import format_date

_AGENDA, _DEADLINES = "saksliste", "frister"


def notice_context(
    packet: Packet, here: Surroundings, document: Document, contract: Contract
) -> Mapping[str, ContextValue]:
    """What a template sees of a notice as it is printed."""
    rows = _rows(packet, here)
    return {
        **plain_context(document, contract),
        f"møtedato{RAW}": packet.notice.meeting.day,
        REFERENCE: Entry(_references(packet, here), noted=REFERENCE),
        SIGNATURE: Slot(SIGNATURE if packet.notice.signature else ""),
        _AGENDA: Many(tuple(_line(*each, number, here) for number, each in enumerate(rows)), _AGENDA),
        _DEADLINES: Many(tuple(_deadlines(packet, here)), _DEADLINES),
    }


def agenda_slots(packet: Packet, here: Surroundings) -> dict[str, tuple[Part, ...]]:
    """The cells of the agenda that are printed as blocks, by their slots."""
    rows = _rows(packet, here)
    pages: dict[str, tuple[Part, ...]] = {
        _slot(number, _PAGE): (Part((Paragraph((page_of(line.item.case),)),)),)
        for number, (line, row) in enumerate(rows)
        if line.item.case and line.item.case in here.enclosed and row is line.row
    }
    return pages | {
        _slot(number, name): (Part(cell.blocks),)
        for number, (_, row) in enumerate(rows)
        for name, cell in zip(AGENDA_COLUMNS, row.cells, strict=True)
        if name in _AS_BLOCKS
    }


#: The number is a link where the case stands in the same document; below the title there may be a note.
_AS_BLOCKS = ("sak", "tittel")
_PAGE = "side"


def _slot(number: int, name: str) -> str:
    return f"{_AGENDA}.{number}.{name}"


def _rows(packet: Packet, here: Surroundings) -> list[tuple[AgendaLine, Row]]:
    """Each row of the agenda, with the item that it is of or stands below."""
    return [(line, row) for line in agenda_lines(packet, here) for row in line.rows]


def _line(line: AgendaLine, row: Row, number: int, here: Surroundings) -> Entry:
    is_item = row is line.row
    values: dict[str, ContextValue] = {"dag": line.day, "gruppe": line.group} if is_item else {"dag": "", "gruppe": ""}
    for name, cell in zip(AGENDA_COLUMNS, row.cells, strict=True):
        values[name] = Slot(_slot(number, name)) if name in _AS_BLOCKS and cell.blocks else item_texts(cell)
    has_page = is_item and line.item.case in here.enclosed
    return Entry({**values, _PAGE: Slot(_slot(number, _PAGE)) if has_page else ""})


def _references(packet: Packet, here: Surroundings) -> Mapping[str, ContextValue]:
    """Those that the notice does not have are empty."""
    found = {line.name: reference_text(line, here) for line in packet.notice.references}
    return dict.fromkeys(REFERENCES, "") | found


def _deadlines(packet: Packet, here: Surroundings) -> Iterator[Entry]:
    for item in packet.notice.deadlines:
        text = inline_text(read_line(item.text, here))
        yield Entry({"hva": text, "dato": format_date(item.day), f"dato{RAW}": item.day})
