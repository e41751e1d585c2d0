"""What a template with statements sees of a meeting: its notice, alone or with the papers behind it."""

from collections.abc import Iterator, Mapping

from hfi_docs.context import ContextValue, Entry, Many, Slot
from hfi_docs.contract import Contract
from hfi_docs.document import Document, Paragraph, Part, inline_text
from hfi_docs.papers.compose.agenda import AGENDA_COLUMNS, AgendaLine, agenda_lines, item_texts
from hfi_docs.papers.compose.drawing import RAW
from hfi_docs.papers.compose.kind import plain_context
from hfi_docs.papers.compose.material import Packet
from hfi_docs.papers.compose.packet_agenda import page_of
from hfi_docs.papers.references import Surroundings
from hfi_docs.papers.text import read_line
from hfi_docs.values.dates import format_date

_AGENDA, _DEADLINES = "saksliste", "frister"


def notice_context(
    packet: Packet, here: Surroundings, document: Document, contract: Contract
) -> Mapping[str, ContextValue]:
    """What a template sees of a notice as it is printed."""
    lines = agenda_lines(packet, here)
    return {
        **plain_context(document, contract),
        f"møtedato{RAW}": packet.notice.meeting.day,
        _AGENDA: Many(tuple(_line(line, number, here) for number, line in enumerate(lines)), _AGENDA),
        _DEADLINES: Many(tuple(_deadlines(packet, here)), _DEADLINES),
    }


def agenda_slots(packet: Packet, here: Surroundings) -> dict[str, tuple[Part, ...]]:
    """The cells of the agenda that are printed as blocks, by their slots."""
    lines = tuple(agenda_lines(packet, here))
    pages: dict[str, tuple[Part, ...]] = {
        _slot(number, _PAGE): (Part((Paragraph((page_of(line.item.case),)),)),)
        for number, line in enumerate(lines)
        if line.item.case and line.item.case in here.enclosed
    }
    return pages | {
        _slot(number, name): (Part(cell.blocks),)
        for number, line in enumerate(lines)
        for name, cell in zip(AGENDA_COLUMNS, line.row.cells, strict=True)
        if name in _AS_BLOCKS
    }


#: The number is a link where the case stands in the same document; below the title there may be a note.
_AS_BLOCKS = ("sak", "tittel")
_PAGE = "side"


def _slot(number: int, name: str) -> str:
    return f"{_AGENDA}.{number}.{name}"


def _line(line: AgendaLine, number: int, here: Surroundings) -> Entry:
    values: dict[str, ContextValue] = {"dag": line.day, "gruppe": line.group}
    for name, cell in zip(AGENDA_COLUMNS, line.row.cells, strict=True):
        values[name] = Slot(_slot(number, name)) if name in _AS_BLOCKS and cell.blocks else item_texts(cell)
    return Entry({**values, _PAGE: Slot(_slot(number, _PAGE)) if line.item.case in here.enclosed else ""})


def _deadlines(packet: Packet, here: Surroundings) -> Iterator[Entry]:
    for item in packet.notice.deadlines:
        text = inline_text(read_line(item.text, here))
        yield Entry({"hva": text, "dato": format_date(item.day), f"dato{RAW}": item.day})
