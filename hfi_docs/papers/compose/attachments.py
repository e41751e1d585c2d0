"""The attachments of a case: text, tables, files, and other papers."""

from collections.abc import Iterator

from hfi_docs.document import (
    Block,
    Heading,
    Inline,
    List,
    ListItem,
    Orientation,
    Paragraph,
    Part,
    Table,
    Text,
    inline_text,
)
from hfi_docs.papers.compose.content import FACTS_MARK, content_blocks, marker, revised, text_after
from hfi_docs.papers.compose.exhibits import figure, in_table, shown_table
from hfi_docs.papers.compose.material import Paper, Taken
from hfi_docs.papers.references import Surroundings, group_name
from hfi_docs.papers.text import read_line
from hfi_docs.records.model import Attachment
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.labels import INSET_MARK, label
from hfi_docs.values.words import shortened

#: A table from a file with this many columns is laid on its side.
_WIDE = 7
_HEADING_AND_SENTENCE = 2
#: The files that the PDF of a packet can hold.
_INSET = ".pdf"


def attachment_list(paper: Paper, here: Surroundings, level: int) -> Iterator[Block]:
    """The list of attachments, with links."""
    if paper.case.attachments:
        origin = here.at("vedlegg")
        yield Heading(level, (Text(label("vedlegg", here.language)),), origin=origin)
        items = []
        for item in paper.case.attachments:
            link = here.link(listed_attachment(item, here), "vedlegg", item.number)
            items.append(ListItem((Paragraph(link),), here.at(*item.key, "tittel")))
        yield List(tuple(items), origin=origin)


def attachment_title(item: Attachment, paper: Paper, here: Surroundings) -> tuple[Inline, ...]:
    """«Vedlegg 3: …»; inside another paper it says whose attachment it is."""
    number = attachment_name(item, here)
    if here.prefix:
        number = f"{number} til {here.case_name(paper.case.number)}"
    return (Text(f"{number}: "), *read_line(item.title, here))


def attachment_part(item: Attachment, paper: Paper, here: Surroundings, level: int) -> Part:
    """The page or pages of an attachment, without the papers that it may enclose."""
    title = attachment_title(item, paper, here)
    anchor, origin = here.anchor("vedlegg", item.number), here.at(*item.key, "tittel")
    blocks: list[Block] = [Heading(level, title, bookmark=anchor, origin=origin, look="attachment")]
    blocks += marker(item.updated_after, here, item.key)
    blocks += content_blocks(item.content, here, level)
    orientation = item.orientation
    withheld = ("vedlegg", item.id) in here.withheld
    if withheld:
        blocks.append(Paragraph((Text(f"{_for_whom(item, here)}."),), origin=here.at(*item.key, "for")))
    if item.table and item.id not in here.drawn:
        computed = here.figures.table(item.table.id)
        table = shown_table(computed, in_table(here), title=inline_text(read_line(item.title, here)))
        blocks += table.blocks
        orientation = _turned(orientation, table.is_wide)
    elif item.id in paper.files:
        origin = here.at(*item.key, "fil")
        shown = tuple(block._replace(origin=origin) for block in _file_blocks(item, paper, here, level))
        blocks += shown
        orientation = _turned(orientation, any(isinstance(block, Table) and _is_wide(block) for block in shown))
    blocks += text_after(item.content, here, level)
    # A file that goes along needs no page for the sentence that says so, and nor does what others get.
    copied = item.id in paper.files and bool(paper.files[item.id].copied_as)
    alone = (copied or withheld) and len(blocks) == _HEADING_AND_SENTENCE
    lie: Orientation = "landscape" if orientation == "liggende" else "portrait"
    return Part(tuple(blocks), lie, new_page=not alone, running=_running(item, paper, here), language=here.language)


def short_title(item: Attachment, here: Surroundings) -> str:
    """What an attachment is called where there is little room."""
    return item.short_title or shortened(inline_text(read_line(item.title, here)))


def attachment_name(item: Attachment, here: Surroundings) -> str:
    """«Vedlegg 3»."""
    return f"{label('vedlegg', here.language)}{HARD_SPACE}{item.number}"


def _running(item: Attachment, paper: Paper, here: Surroundings) -> str:
    """What the head of its pages says: «Sak 13/26 · Vedlegg 3 Handlingsplan»."""
    attachment = f"{attachment_name(item, here)} {short_title(item, here)}"
    return FACTS_MARK.join(filter(None, (here.case_title(paper.case.number), attachment, revised(paper.case))))


def _file_blocks(item: Attachment, paper: Paper, here: Surroundings, level: int) -> Iterator[Block]:
    taken: Taken = paper.files[item.id]
    picture = figure(item.id, item.file, paper, here) if item.file else None
    if picture:
        yield picture
    if taken.copied_as:
        told = Text(f"{label('fil_følger', here.language)}: «{taken.copied_as}».")
        is_inset = here.insets and taken.copied_as.endswith(_INSET)
        yield Paragraph((told,), bookmark=f"{here.anchor('vedlegg', item.number)}{INSET_MARK}" if is_inset else "")
    for block in taken.blocks:
        match block:
            case Table():
                yield block._replace(continued=label("forts", here.language))
            case Heading():
                # The levels of a file are counted from its attachment.
                yield block._replace(level=level + block.level)
            case _:
                yield block


def listed_attachment(item: Attachment, here: Surroundings) -> tuple[Inline, ...]:
    """«Vedlegg 3: Handlingsplan», and for whom it is when it is not for all."""
    number = Text(f"{attachment_name(item, here)}: ")
    return (number, *read_line(item.title, here), *_audience(item, here))


def _audience(item: Attachment, here: Surroundings) -> Iterator[Text]:
    if item.group:
        whom = _for_whom(item, here)
        yield Text(f" ({whom[:1].lower()}{whom[1:]})")


def _for_whom(item: Attachment, here: Surroundings) -> str:
    """«Bare for kommunale representanter»."""
    whom = group_name(here.registers.organs[here.organ], item.group, here.language)
    return f"{label('bare_for', here.language)} {whom}"


def _turned(orientation: str, wide: bool) -> str:
    if orientation != "automatisk":
        return orientation
    return "liggende" if wide else "stående"


def _is_wide(table: Table) -> bool:
    return len(table.weights) >= _WIDE
