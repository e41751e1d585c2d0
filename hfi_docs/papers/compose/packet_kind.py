"""The kinds of document that a meeting has: its notice, and the packet with all its papers."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from hfi_docs.context import ContextValue, LazyMapping, Shape
from hfi_docs.contract import Contract
from hfi_docs.document import Document
from hfi_docs.papers.compose.kind import (
    OFFICE_FIELDS,
    DocumentKind,
    RecordText,
    inner_leaves,
    notice_leaves,
    readings,
)
from hfi_docs.papers.compose.material import Packet
from hfi_docs.values.amounts import HARD_SPACE
from hfi_docs.values.file_names import safe_file_name

_SUPPLEMENT = "Tilleggsinnkalling"


def _notice_template(packet: Packet) -> str:
    return packet.here.registers.organs[packet.notice.meeting.organ].notice_template


def _notice(packet: Packet) -> Iterator[tuple[str, Packet]]:
    """There is one, for all."""
    yield from readings(packet._replace(minutes={}), ("",))


def _packet_name(what: str, packet: Packet) -> str:
    meeting = packet.notice.meeting
    organ = packet.here.registers.organs[meeting.organ]
    whom = organ.groups[packet.group] if packet.group else ""
    return safe_file_name(f"{what} {meeting.organ} {meeting.day}", whom)


def _archive_title(packet: Packet) -> str:
    meeting = packet.notice.meeting
    name = packet.here.registers.organs[meeting.organ].meeting_name
    return f"Innkalling {name} {meeting.day}".replace(HARD_SPACE, " ")


def _packet_title(what: str, packet: Packet) -> str:
    meeting = packet.notice.meeting
    organ = packet.here.registers.organs[meeting.organ]
    whom = f", bare for {organ.groups[packet.group]}" if packet.group else ""
    return f"{what} {organ.meeting_name} {meeting.day}{whom}".replace(HARD_SPACE, " ")


def _packet_leaves(packet: Packet) -> Iterator[RecordText]:
    yield from inner_leaves(packet)
    for minuted in packet.minutes.values():
        from hfi_docs.papers.compose.minutes import minutes_leaves  # noqa: PLC0415 - few meetings approve any

        yield from minutes_leaves(minuted)


def _supplements(packet: Packet) -> Iterator[tuple[str, Packet]]:
    from hfi_docs.papers.compose.supplement import supplements  # noqa: PLC0415 - only when it is asked for

    return supplements(packet)


def _supplement_leaves(packet: Packet) -> Iterator[RecordText]:
    from hfi_docs.papers.compose.supplement import supplement_leaves  # noqa: PLC0415

    return supplement_leaves(packet)


def _lacking_supplement(packet: Packet | None) -> str:
    from hfi_docs.papers.compose.supplement import lacking_supplement  # noqa: PLC0415

    return lacking_supplement(packet)


def _shape() -> Mapping[str, Shape]:
    from hfi_docs.papers.compose.shapes import NOTICE_SHAPE  # noqa: PLC0415 - with statements only

    return NOTICE_SHAPE


def _compose_notice(packet: Packet, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    from hfi_docs.papers.compose.packet import compose_notice  # noqa: PLC0415 - with meetings only

    return compose_notice(packet, order, patterns)


def _compose_packet(packet: Packet, order: Sequence[str] = (), patterns: frozenset[str] = frozenset()) -> Document:
    from hfi_docs.papers.compose.packet import compose_packet  # noqa: PLC0415 - with meetings only

    return compose_packet(packet, order, patterns)


def _notice_context(packet: Packet, document: Document) -> Mapping[str, ContextValue]:
    from hfi_docs.papers.compose.notice_context import notice_context  # noqa: PLC0415 - with statements only
    from hfi_docs.papers.compose.packet import notice_here  # noqa: PLC0415

    return notice_context(packet, notice_here(packet, document.patterns), document, NOTICE.contract)


def _packet_context(packet: Packet, document: Document) -> Mapping[str, ContextValue]:
    from hfi_docs.papers.compose.notice_context import notice_context  # noqa: PLC0415 - with statements only
    from hfi_docs.papers.compose.packet import packet_here  # noqa: PLC0415

    return notice_context(packet, packet_here(packet, document.patterns), document, NOTICE.contract)


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
        # Where a template has no place for these, they stand at the head and at the foot of the notice.
        rest={"papirer": ("referanser", "underskrift")},
    ),
    template_stem="innkalling",
    template=_notice_template,
    file_name=lambda packet: f"Innkalling {packet.notice.meeting.organ} {packet.notice.meeting.day}",
    title=_archive_title,
    compose=_compose_notice,
    leaves=notice_leaves,
    variants=_notice,
    registration="Møteinnkallelse",
    document_type="Møteinnkalling",
    with_files=False,
    context=_notice_context,
)

#: Written into the template of a notice: what a notice leaves empty, a packet fills.
PACKET = NOTICE._replace(
    name="møtepakke",
    file_name=partial(_packet_name, "Møtepakke"),
    title=partial(_packet_title, "Møtepakke"),
    compose=_compose_packet,
    leaves=_packet_leaves,
    variants=lambda packet: readings(packet, ("", *packet.groups)),
    document_type="Møtepakke",
    with_files=True,
    on_demand=True,
    tells_changes=True,
    lacking=lambda packet: "" if packet else "har ingen innkalling i cases/møter. En møtepakke bygges av den.",
    context=_packet_context,
)

#: A packet of the cases that are new or changed since the notice was sealed.
SUPPLEMENT = PACKET._replace(
    name="tilleggsinnkalling",
    file_name=partial(_packet_name, _SUPPLEMENT),
    title=partial(_packet_title, _SUPPLEMENT),
    leaves=_supplement_leaves,
    variants=_supplements,
    document_type=NOTICE.document_type,
    lacking=_lacking_supplement,
)
