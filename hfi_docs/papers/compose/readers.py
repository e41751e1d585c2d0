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


def as_read_by(group: str, material: M, later: M | None = None) -> M:
    """The material as a part of its organ sees it, or as all do when `group` is "".

    What has been closed to them since, in `later`, is taken out too: it may not be repeated.
    """
    if isinstance(material, Packet) and material.sealed:
        # What others can see to differ since an issue is for them only too.
        material = material._replace(sealed=MappingProxyType({group: material.sealed.get(group)}))
    if not has_parts_for_some(material) and not (later and has_parts_for_some(later)):
        return material._replace(group=group)
    return _inner(material, group, later)  # type: ignore[return-value] # it is of the same kind


def _packet(packet: Packet, group: str, later: Packet | None) -> Packet:
    shut = {_called(item) for item in later.notice.items if item.group not in ("", group)} if later else set()
    closed = {
        item.key: item.case for item in packet.notice.items if item.group not in ("", group) or _called(item) in shut
    }
    items = tuple(_title_of_item(item) if item.key in closed else item for item in packet.notice.items)
    papers = tuple(
        _title_of_case(paper)
        if paper.case.number in closed.values()
        else _paper(paper, _theirs(packet, paper, group), later.paper(paper.case.number) if later else None)
        for paper in packet.papers
    )
    minutes = {key: minuted for key, minuted in packet.minutes.items() if key not in closed}
    notice = packet.notice._replace(items=items)
    return packet._replace(notice=notice, papers=papers, group=group, minutes=MappingProxyType(minutes))


def _paper(paper: Paper, group: str, later: Paper | None) -> Paper:
    own = _closed(paper, group)
    closed = own | (_closed(later, group) if later else frozenset())
    attachments = tuple(_title_of_attachment(item) if item.id in closed else item for item in paper.case.attachments)
    enclosed = {
        name: _inner(inner, _theirs(paper, inner, group), later.enclosed.get(name) if later else None)
        for name, inner in paper.enclosed.items()
        if name not in closed
    }
    return paper._replace(
        case=paper.case._replace(attachments=attachments),
        here=withholding(paper.case, paper.here, own),
        files=MappingProxyType({name: taken for name, taken in paper.files.items() if name not in closed}),
        enclosed=MappingProxyType(enclosed),
        group=group,
    )


def _inner(inner: Paper | Packet, group: str, later: Paper | Packet | None) -> Paper | Packet:
    if isinstance(inner, Packet):
        return _packet(inner, group, later if isinstance(later, Packet) else None)
    return _paper(inner, group, later if isinstance(later, Paper) else None)


def _closed(paper: Paper, group: str) -> frozenset[str]:
    """The attachments that are for others only."""
    return frozenset(item.id for item in paper.case.attachments if item.group not in ("", group))


def _called(item: AgendaItem) -> object:
    return item.case or item.text


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
