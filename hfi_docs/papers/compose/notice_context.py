"""What a template with statements sees of a meeting: its notice, alone or with the papers behind it."""

from collections.abc import Iterator, Mapping

from hfi_docs.context import ContextValue, Entry, Many, Slot
from hfi_docs.contract import Contract
from hfi_docs.document import Document, Paragraph, Part, inline_text
from hfi_docs.papers.compose.drawing import RAW
from hfi_docs.papers.compose.kind import plain_context
from hfi_docs.papers.compose.material import Packet
from hfi_docs.papers.compose.notice import AGENDA_COLUMNS, AgendaLine, agenda_lines
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
        _AGENDA: Many(tuple(_line(line, number) for number, line in enumerate(lines)), _AGENDA),
        _DEADLINES: Many(tuple(_deadlines(packet, here)), _DEADLINES),
    }


def agenda_slots(packet: Packet, here: Surroundings) -> dict[str, tuple[Part, ...]]:
    """The cells of the agenda that are printed as blocks, by their slots."""
    return {
        _slot(number, name): (Part(cell.blocks),)
        for number, line in enumerate(agenda_lines(packet, here))
        for name, cell in zip(AGENDA_COLUMNS, line.row.cells, strict=True)
        if name in _AS_BLOCKS
    }


#: The number is a link where the case stands in the same document; below the title there may be a note.
_AS_BLOCKS = ("sak", "tittel")


def _slot(number: int, name: str) -> str:
    return f"{_AGENDA}.{number}.{name}"


def _line(line: AgendaLine, number: int) -> Entry:
    values: dict[str, ContextValue] = {"dag": line.day, "gruppe": line.group}
    for name, cell in zip(AGENDA_COLUMNS, line.row.cells, strict=True):
        texts = (inline_text(block.inlines) for block in cell.blocks if isinstance(block, Paragraph))
        values[name] = Slot(_slot(number, name)) if name in _AS_BLOCKS and cell.blocks else "\n".join(texts)
    return Entry(values)


def _deadlines(packet: Packet, here: Surroundings) -> Iterator[Entry]:
    for item in packet.notice.deadlines:
        text = inline_text(read_line(item.text, here))
        yield Entry({"hva": text, "dato": format_date(item.day), f"dato{RAW}": item.day})
