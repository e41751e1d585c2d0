"""What tells one kind of document from another. A new kind is one such object, in the table of `papers.compose`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

from hfi_docs.context import ContextValue, Slot
from hfi_docs.contract import Contract
from hfi_docs.document import Document, Part
from hfi_docs.papers.compose.material import Material, Packet, Paper, has_parts_for_some
from hfi_docs.papers.references import Surroundings
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.leaves import printed_leaves
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.values.dates import format_days

M = TypeVar("M", bound=Material)
R = TypeVar("R", Paper, Packet)
#: A text with its record and its place there.
RecordText: TypeAlias = tuple[Record, KeyPath, str]

#: What every kind of document has for its headers and footers.
OFFICE_FIELDS: Final = ("kontor", "ordmerke", "ordmerke_2", "møtelinje")
#: The short title stands in the header of a case's own document alone.
_HEADER_ONLY: KeyPath = ("kortittel",)
#: And that of an attachment in the heads of its pages.
_IN_HEADS = ("vedlegg", "kortittel")
#: What those do not see of an item of the agenda whom it is not for, and all that they see of an attachment.
_NOT_FOR_OTHERS = ("ved", "merknad", "underpunkter")
_TITLE: KeyPath = ("tittel",)


class DocumentKind(NamedTuple, Generic[M]):
    """A kind of document, made of materials of one type.

    Of the material: `variants` gives what to make a document of, with a word that tells it from its siblings; nothing
    when there is none to make. `file_name` is without ending, `title` is what the archive calls it, `leaves` are the
    texts that it must hold. `compose` may also be given the slots that a template prints, in its order, and the names
    of the views that it draws; the document then has those slots. `context` is what a template with statements sees of
    the material, as the document was composed.
    """

    #: What people are told that it is; also its name in the ledger.
    name: str
    material: type[M]
    contract: Contract
    #: Templates are named so, or so with a hyphen and more; `template` names the one of the material's organ.
    template_stem: str
    template: Callable[[M], str]
    file_name: Callable[[M], str]
    title: Callable[[M], str]
    compose: Callable[..., Document]
    leaves: Callable[[M], Iterator[RecordText]]
    variants: Callable[[M], Iterable[tuple[str, M]]]
    #: Noark's words for the registration and for its main document.
    registration: str
    document_type: str
    #: Whether a record, as it is written, wants one.
    is_due: Callable[[Record], bool] = lambda _: True
    #: Whether the files that go along with what it prints lie beside it.
    with_files: bool = True
    #: Made only when it is asked for by name.
    on_demand: bool = False
    is_sealed: bool = True
    #: Whether it tells what differs since an issue that is sealed.
    tells_changes: bool = False
    #: Why none can be made on demand, said of the meeting whose material this is, if it has any; "" when one can.
    lacking: "Callable[[M | None], str]" = lambda _: ""
    context: Callable[[M, Document], Mapping[str, ContextValue]] = lambda _, document: plain_context(document)


def readings(material: R, groups: Iterable[str]) -> Iterator[tuple[str, R]]:
    """The material as each of some groups of readers sees it; "" are all."""
    if not has_parts_for_some(material):
        yield "", material
        return
    from hfi_docs.papers.compose.readers import as_read_by  # noqa: PLC0415 - most papers are for all

    yield from ((group, as_read_by(group, material)) for group in groups)


def meeting_days(here: Surroundings, organ: str, first: date | None) -> str:
    """The day or the days of a meeting; "" where none is known yet."""
    meeting = here.registers.meeting_on(organ, first) if first else None
    return format_days(first, meeting.last_day if meeting else None) if first else ""


def office_fields(here: Surroundings, organ: str, first: date | None) -> dict[str, str]:
    """Whose paper it is and of which meeting, for headers and footers: `OFFICE_FIELDS`."""
    above, below = here.registers.office.letterhead
    meeting = f"{organ} {meeting_days(here, organ, first)}".rstrip()
    texts = (here.registers.office.name, above, below, meeting)
    return dict(zip(OFFICE_FIELDS, texts, strict=True))


def plain_context(document: Document, contract: Contract | None = None) -> dict[str, ContextValue]:
    """What a template sees of any document: its fields and slots, those too that this one leaves empty."""
    fields, slots = (contract.fields, contract.slots) if contract else ((), tuple(document.slots))
    return {**dict.fromkeys(fields, ""), **document.fields, **{name: Slot(name) for name in slots}}


def asked_for(slots: Mapping[str, tuple[Part, ...]], order: Sequence[str]) -> dict[str, tuple[Part, ...]]:
    """The slots that a template prints, empty where there is nothing for them; all of them without an order."""
    return {name: slots.get(name, ()) for name in order or slots}


def paper_leaves(paper: Paper) -> Iterator[RecordText]:
    """Those of a case's own document."""
    yield from _own_leaves(paper)
    for inner in paper.enclosed.values():
        yield from inner_leaves(inner)


def notice_leaves(packet: Packet) -> Iterator[RecordText]:
    """Those of a notice alone."""
    titles_only = {item.key for item in packet.notice.items if item.group not in ("", packet.group)}
    for key, text in printed_leaves(packet.record.data, MEETING_RECORD):
        if key[:2] not in titles_only or key[2] not in _NOT_FOR_OTHERS:
            yield packet.record, key, text


def inner_leaves(material: Material) -> Iterator[RecordText]:
    """Those of what stands whole inside another document; minutes, which few hold, have theirs told apart."""
    if isinstance(material, Packet):
        yield from notice_leaves(material)
    elif isinstance(material, Paper):
        yield from (leaf for leaf in _own_leaves(material) if leaf[1] != _HEADER_ONLY)
    for inner in material.printed:
        yield from inner_leaves(inner)


def _own_leaves(paper: Paper) -> Iterator[RecordText]:
    """A table or figure that is not placed shows no text of its own: it only serves to compute."""
    case, withheld = paper.case, paper.here.withheld
    placed = {*paper.here.table_numbers, *paper.here.figure_numbers}
    named = [("tabeller", "tabell", spec.id) for spec in case.tables]
    named += [("figurer", "figur", spec.id) for spec in case.figures]
    hidden: set[KeyPath] = {(of, name) for of, kind, name in named if name not in placed or (kind, name) in withheld}
    titles_only = {item.key for item in case.attachments if ("vedlegg", item.id) in withheld}
    for key, text in printed_leaves(paper.record.data, CASE):
        is_seen = key[:2] not in hidden and (key[:2] not in titles_only or key[2:] == _TITLE)
        if is_seen and (key[0], key[-1]) != _IN_HEADS:
            yield paper.record, key, text
