"""The documents of a meeting: its notice alone, or with a contents list and all its papers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
from hfi_docs.papers.compose.agenda import agenda
from hfi_docs.papers.compose.changes_page import changes_part
from hfi_docs.papers.compose.content import SIGNATURE, signature_block
from hfi_docs.papers.compose.enclosed import agenda_paper_parts
from hfi_docs.papers.compose.kind import asked_for, office_fields
from hfi_docs.papers.compose.material import Packet, enclosed_papers
from hfi_docs.papers.compose.notice import (
    attachment_lists,
    deadlines,
    draft_mark,
    notice_facts,
    notice_title,
    proposals,
    reference_lines,
)
from hfi_docs.papers.compose.packet_agenda import AGENDA_ANCHOR, agenda_with_pages, way_back
from hfi_docs.papers.references import Surroundings, case_anchor, organ_name
from hfi_docs.papers.text import read_markdown
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.labels import label

_LEVEL = 2
_DEEPEST_ENTRY = 3
#: The slots that references may stand in, at the head of a notice; every template has the last.
_HEADS = ("innledning", "innholdsliste", "saksliste", "papirer")


def compose_notice(packet: Packet, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    """The notice of a checked meeting, for a template that prints these slots and draws these views."""
    return _document(packet, notice_here(packet, patterns), order, {}, ())


def compose_packet(packet: Packet, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    """The notice with every paper of the meeting behind it, in one document."""
    here = packet_here(packet, patterns)
    papers = tuple(agenda_paper_parts(packet, here, _LEVEL, set()))
    if order and "saksliste" not in order:
        front = {"innholdsliste": tuple(_contents(packet, here, papers)), "saksliste": ()}
        has_target = "innholdsliste" in order
    else:
        front = {"saksliste": tuple(agenda_with_pages(packet, here, _LEVEL, papers))}
        has_target = True
    # What is listed with its page needs no list of its own.
    changes = tuple(changes_part(packet, here, _LEVEL))
    document = _document(packet, here, order, front | {"vedleggsliste": ()}, papers, changes)
    return document._replace(way_back=way_back(packet.notice.language)) if papers and has_target else document


def _contents(packet: Packet, here: Surroundings, papers: tuple[Part, ...]) -> Iterator[Block]:
    """A list of contents, for templates that draw an agenda of their own."""
    entries = tuple(_entries(papers, here))
    if entries:
        title, origin = (Text(label("innhold", packet.notice.language)),), here.at("saksliste")
        yield Heading(_LEVEL, title, bookmark=AGENDA_ANCHOR, origin=origin)
        yield Contents(entries, origin)


def notice_here(packet: Packet, patterns: frozenset[str]) -> Surroundings:
    """What a notice alone sees."""
    return packet.here._replace(source=packet.origin, patterns=patterns)


def packet_here(packet: Packet, patterns: frozenset[str]) -> Surroundings:
    """What a packet sees: all its papers stand in it."""
    with_paper = [paper for paper in packet.shown if paper.case.paper == "ja"]
    inner = [each for paper in with_paper for each in (paper, *enclosed_papers(paper))]
    numbers = frozenset(each.case.number for each in inner if each.case.paper == "ja")
    return notice_here(packet, patterns)._replace(enclosed=numbers, insets=True)


def _document(
    packet: Packet,
    here: Surroundings,
    order: Sequence[str],
    front: Mapping[str, tuple[Block, ...]],
    papers: tuple[Part, ...],
    changes: tuple[Part, ...] = (),
) -> Document:
    """The notice with these blocks in some of its slots, papers behind it, and what differs in front."""
    notice = packet.notice
    intro = read_markdown(notice.intro, here, heading_level=_LEVEL, origin=here.at("innledning"))
    # In the order of most templates: where it is theirs, nothing is made twice.
    blocks: dict[str, Iterable[Block]] = {"innledning": intro, "innholdsliste": ()}
    for name, section in (
        ("saksliste", agenda),
        ("vedleggsliste", attachment_lists),
        ("frister", deadlines),
        ("saksgrunnlag", proposals),
    ):
        blocks[name] = front[name] if name in front else section(packet, here, _LEVEL)
    blocks |= front
    slots: dict[str, tuple[Part, ...]] = {
        **{name: (Part(tuple(of_slot)),) for name, of_slot in blocks.items()},
        "papirer": papers,
    }
    _put_in_front(slots, packet, here, order, changes)
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


def _put_in_front(
    slots: dict[str, tuple[Part, ...]],
    packet: Packet,
    here: Surroundings,
    order: Sequence[str],
    changes: tuple[Part, ...],
) -> None:
    """What differs stands at the head of the notice, and so do the references, who signs it at its foot.

    Not where a template has places for these.
    """
    head = _head(order)
    # In front of the papers there is something above.
    told = (each._replace(new_page=head == _HEADS[-1]) for each in changes)
    slots[head] = (*told, *slots.get(head, ()))
    for name, usual, of_letter in (
        ("referanser", head, reference_lines(packet, here, order)),
        (SIGNATURE, "papirer", signature_block(packet.notice.signature, here)),
    ):
        place = name if name in order else usual
        slots[place] = (*(Part(of) for of in [tuple(of_letter)] if of), *slots.get(place, ()))


def _head(order: Sequence[str]) -> str:
    """The first slot of a notice in its template: where its references stand that have no place of their own."""
    return next((name for name in order if name in _HEADS), _HEADS[-1]) if order else _HEADS[0]


def _properties(packet: Packet, here: Surroundings) -> Properties:
    notice = packet.notice
    title = inline_text(notice_title(packet, here)).replace(HARD_SPACE, " ")
    return Properties(
        title=title,
        subject=title,
        author=organ_name(here.registers.organs[notice.meeting.organ], notice.language),
        keywords=f"{notice.meeting.organ} {notice.meeting.day}",
        category=label("innkalling" if packet.only is None else "tilleggsinnkalling", notice.language),
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
    named = {case_anchor(number): here.case_title(number) for number in here.enclosed}
    for part in parts:
        for block in part.blocks:
            if isinstance(block, Heading) and block.bookmark and not block.mark:
                name = named.get(block.bookmark)
                prefix = (Text(f"{name}: "),) if name else ()
                level = min(block.level - _LEVEL + 1, _DEEPEST_ENTRY)
                yield ContentsEntry(level, (*prefix, *block.inlines), block.bookmark)
