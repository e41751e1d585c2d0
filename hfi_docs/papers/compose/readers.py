"""What the readers of a document see of its material: all of it, or all but what is for others only.

What others may not see is taken out of the material itself, so that nothing that is made of it can hold it: of an item
of the agenda there is left when it comes up and what it is called, of an attachment its number and its title. A group
is a part of one organ: in what is enclosed of another organ, nothing is theirs.
"""

from types import MappingProxyType
from typing import TypeVar

from hfi_docs.papers.compose.material import Packet, Paper, has_parts_for_some
from hfi_docs.papers.references import withholding
from hfi_docs.records.model import AgendaItem, Attachment, CaseContent

M = TypeVar("M", Paper, Packet)


def as_read_by(group: str, material: M) -> M:
    """The material as a part of its organ sees it, or as all do when `group` is ""."""
    if isinstance(material, Packet) and material.sealed:
        # What others can see to differ since an issue is for them only too.
        material = material._replace(sealed=MappingProxyType({group: material.sealed.get(group)}))
    if not has_parts_for_some(material):
        return material._replace(group=group)
    return _packet(material, group) if isinstance(material, Packet) else _paper(material, group)


def _packet(packet: Packet, group: str) -> Packet:
    closed = {item.key: item.case for item in packet.notice.items if item.group not in ("", group)}
    items = tuple(_title_of_item(item) if item.key in closed else item for item in packet.notice.items)
    papers = tuple(
        _title_of_case(paper) if paper.case.number in closed.values() else _paper(paper, _theirs(packet, paper, group))
        for paper in packet.papers
    )
    minutes = {key: minuted for key, minuted in packet.minutes.items() if key not in closed}
    notice = packet.notice._replace(items=items)
    return packet._replace(notice=notice, papers=papers, group=group, minutes=MappingProxyType(minutes))


def _paper(paper: Paper, group: str) -> Paper:
    closed = {item.id for item in paper.case.attachments if item.group not in ("", group)}
    attachments = tuple(_title_of_attachment(item) if item.id in closed else item for item in paper.case.attachments)
    enclosed: dict[str, Paper | Packet] = {}
    for name, inner in ((name, inner) for name, inner in paper.enclosed.items() if name not in closed):
        theirs = _theirs(paper, inner, group)
        enclosed[name] = _packet(inner, theirs) if isinstance(inner, Packet) else _paper(inner, theirs)
    return paper._replace(
        case=paper.case._replace(attachments=attachments),
        here=withholding(paper.case, paper.here, closed),
        files=MappingProxyType({name: taken for name, taken in paper.files.items() if name not in closed}),
        enclosed=MappingProxyType(enclosed),
        group=group,
    )


def _theirs(outer: Paper | Packet, inner: Paper | Packet, group: str) -> str:
    """The group of the readers in what is enclosed: of another organ they are no part."""
    return group if inner.organ == outer.organ else ""


def _title_of_item(item: AgendaItem) -> AgendaItem:
    return item._replace(note="", presenter="", points=())


def _title_of_case(paper: Paper) -> Paper:
    """The case without all that its paper prints but the title."""
    case = paper.case._replace(
        sections=(), attachments=(), tables=(), figures=(), steps=(), in_short=(), officer="", archive_case=""
    )
    case = case._replace(short_title=case.title, own_fields=MappingProxyType({}), signature=None, revised=None)
    return paper._replace(case=case, files=MappingProxyType({}), enclosed=MappingProxyType({}))


def _title_of_attachment(item: Attachment) -> Attachment:
    return item._replace(
        content=CaseContent(),
        table=None,
        file=None,
        case=None,
        meeting="",
        orientation="automatisk",
        updated_after=None,
    )
