"""The documents of a meeting: its notice alone, or with a contents list and all its papers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hfi_docs.context import ContextValue, LazyMapping, Shape
from hfi_docs.contract import Contract
from hfi_docs.document import (
    Block,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Part,
    Properties,
    Text,
    inline_text,
)
from hfi_docs.papers.compose.case_paper import agenda_paper_parts, enclosed_papers
from hfi_docs.papers.compose.kind import (
    OFFICE_FIELDS,
    DocumentKind,
    asked_for,
    inner_leaves,
    notice_leaves,
    office_fields,
)
from hfi_docs.papers.compose.material import Packet
from hfi_docs.papers.compose.notice import (
    agenda,
    attachment_lists,
    deadlines,
    draft_mark,
    notice_facts,
    notice_title,
    proposals,
)
from hfi_docs.papers.references import Surroundings, case_anchor, organ_name
from hfi_docs.papers.text import read_markdown
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.file_names import safe_file_name
from hfi_docs.values.labels import label

_LEVEL = 2
_DEEPEST_ENTRY = 3


def compose_notice(packet: Packet, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    """The notice of a checked meeting, for a template that prints these slots and draws these views."""
    return _document(packet, _notice_here(packet, patterns), order, contents=(), papers=())


def compose_packet(packet: Packet, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    """The notice with every paper of the meeting behind it, in one document."""
    here = _packet_here(packet, patterns)
    papers = tuple(agenda_paper_parts(packet, here, _LEVEL, set()))
    entries = tuple(_entries(papers, here))
    title = (Text(label("innhold", packet.notice.language)),)
    origin = here.at("saksliste")
    contents = (Heading(_LEVEL, title, origin=origin), Contents(entries, origin)) if entries else ()
    return _document(packet, here, order, contents, papers)


def _notice_here(packet: Packet, patterns: frozenset[str]) -> Surroundings:
    return packet.here._replace(source=packet.origin, patterns=patterns)


def _packet_here(packet: Packet, patterns: frozenset[str]) -> Surroundings:
    with_paper = [paper for paper in packet.shown if paper.case.paper == "ja"]
    inner = [each for paper in with_paper for each in (paper, *enclosed_papers(paper))]
    numbers = frozenset(each.case.number for each in inner if each.case.paper == "ja")
    return _notice_here(packet, patterns)._replace(enclosed=numbers)


def _document(
    packet: Packet, here: Surroundings, order: Sequence[str], contents: tuple[Block, ...], papers: tuple[Part, ...]
) -> Document:
    notice = packet.notice
    intro = read_markdown(notice.intro, here, heading_level=_LEVEL, origin=here.at("innledning"))
    blocks: dict[str, Iterable[Block]] = {"innholdsliste": contents, "innledning": intro}
    for name, section in (
        ("saksliste", agenda),
        ("vedleggsliste", attachment_lists),
        ("frister", deadlines),
        ("saksgrunnlag", proposals),
    ):
        blocks[name] = section(packet, here, _LEVEL)
    slots = {**{name: (Part(tuple(of_slot)),) for name, of_slot in blocks.items()}, "papirer": papers}
    if order:
        from hfi_docs.papers.compose.notice_context import agenda_slots  # noqa: PLC0415 - with statements only

        slots |= agenda_slots(packet, here)
    return Document(
        properties=_properties(packet, here),
        fields=_fields(packet, here),
        slots=asked_for(slots, order),
        seams=here.registers.seams,
        order=tuple(order),
        patterns=here.patterns,
    )


def _properties(packet: Packet, here: Surroundings) -> Properties:
    notice = packet.notice
    title = inline_text(notice_title(packet, here)).replace(HARD_SPACE, " ")
    return Properties(
        title=title,
        subject=title,
        author=organ_name(here.registers.organs[notice.meeting.organ], notice.language),
        keywords=f"{notice.meeting.organ} {notice.meeting.day}",
        category=label("innkalling", notice.language),
        status=notice.status,
        language="nb-NO" if notice.language == "nb" else "nn-NO",
        created=notice.meeting.day,
        organisation=here.registers.office.name,
    )


def _fields(packet: Packet, here: Surroundings) -> dict[str, str]:
    facts = notice_facts(packet)
    title = inline_text(notice_title(packet, here))
    return {
        "overskrift": title,
        "kortittel": title,
        "utkastmerknad": draft_mark(packet.notice),
        "status": packet.notice.status,
        "møtedato": facts["dato"],
        "tid": facts.get("tid", ""),
        "sted" if packet.notice.language == "nb" else "stad": facts.get("sted", ""),
        "utvalg": organ_name(here.registers.organs[packet.notice.meeting.organ], packet.notice.language),
        **office_fields(here, packet.notice.meeting.organ, packet.notice.meeting.day),
    }


def _entries(parts: tuple[Part, ...], here: Surroundings) -> Iterator[ContentsEntry]:
    """A line for every heading that can be linked to: cases with their numbers, and attachments one step in."""
    named = {case_anchor(number): here.registers.called(number, here.organ) for number in here.enclosed}
    for part in parts:
        for block in part.blocks:
            if isinstance(block, Heading) and block.bookmark:
                name = named.get(block.bookmark)
                prefix = (Text(f"{name[:1].upper()}{name[1:]}: "),) if name else ()
                level = min(block.level - _LEVEL + 1, _DEEPEST_ENTRY)
                yield ContentsEntry(level, (*prefix, *block.inlines), block.bookmark)


def _notice_template(packet: Packet) -> str:
    return packet.here.registers.organs[packet.notice.meeting.organ].notice_template


def _packets(packet: Packet) -> Iterator[tuple[str, Packet]]:
    """One for all, and one for each part of the organ that has papers of its own."""
    return ((group, packet._replace(group=group)) for group in ("", *packet.groups))


def _packet_name(packet: Packet) -> str:
    meeting = packet.notice.meeting
    organ = packet.here.registers.organs[meeting.organ]
    whom = f" {organ.groups[packet.group]}" if packet.group else ""
    return safe_file_name(f"Møtepakke {meeting.organ} {meeting.day}{whom}")


def _archive_title(packet: Packet) -> str:
    meeting = packet.notice.meeting
    name = packet.here.registers.organs[meeting.organ].meeting_name
    return f"Innkalling {name} {meeting.day}".replace(HARD_SPACE, " ")


def _shape() -> Mapping[str, Shape]:
    from hfi_docs.papers.compose.shapes import NOTICE_SHAPE  # noqa: PLC0415 - with statements only

    return NOTICE_SHAPE


def _context(packet: Packet, here: Surroundings, document: Document) -> Mapping[str, ContextValue]:
    from hfi_docs.papers.compose.notice_context import notice_context  # noqa: PLC0415 - with statements only

    return notice_context(packet, here, document, NOTICE.contract)


NOTICE: DocumentKind[Packet] = DocumentKind(
    name="innkalling",
    material=Packet,
    # `sted` and `stad` are the place in the two forms of Norwegian: the line of the other one is left out.
    contract=Contract(
        required_fields=("overskrift", "utkastmerknad"),
        optional_fields=(*OFFICE_FIELDS, "møtedato", "tid", "sted", "stad", "utvalg", "kortittel", "status"),
        required_slots=("saksliste", "papirer"),
        optional_slots=("innholdsliste", "innledning", "vedleggsliste", "frister", "saksgrunnlag"),
        shape=LazyMapping(_shape),
    ),
    template_stem="innkalling",
    template=_notice_template,
    file_name=lambda packet: f"Innkalling {packet.notice.meeting.organ} {packet.notice.meeting.day}",
    title=_archive_title,
    compose=compose_notice,
    leaves=notice_leaves,
    variants=lambda packet: [("", packet)],
    registration="Møteinnkallelse",
    document_type="Møteinnkalling",
    with_files=False,
    context=lambda packet, document: _context(packet, _notice_here(packet, document.patterns), document),
)

#: Written into the template of a notice: what a notice leaves empty, a packet fills.
PACKET = NOTICE._replace(
    name="møtepakke",
    file_name=_packet_name,
    compose=compose_packet,
    leaves=inner_leaves,
    variants=_packets,
    with_files=True,
    on_demand=True,
    is_sealed=False,
    context=lambda packet, document: _context(packet, _packet_here(packet, document.patterns), document),
)
