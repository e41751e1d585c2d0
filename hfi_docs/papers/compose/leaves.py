"""Which texts of the records a document must hold: those that the schema says are printed."""

from collections.abc import Iterator
from typing import TypeAlias

from hfi_docs.papers.compose.material import Material, Packet, Paper
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.leaves import printed_leaves
from hfi_docs.records.schema.meeting import MEETING_RECORD

#: A text with its record and its place there.
RecordText: TypeAlias = tuple[Record, KeyPath, str]

#: The short title stands in the header of a case's own document alone.
_HEADER_ONLY: KeyPath = ("kortittel",)


def paper_leaves(paper: Paper) -> Iterator[RecordText]:
    """Those of a case's own document."""
    yield from _own_leaves(paper)
    for inner in paper.enclosed.values():
        yield from inner_leaves(inner)


def notice_leaves(packet: Packet) -> Iterator[RecordText]:
    """Those of a notice alone."""
    return ((packet.record, key, text) for key, text in printed_leaves(packet.record.data, MEETING_RECORD))


def inner_leaves(material: Material) -> Iterator[RecordText]:
    """Those of what stands whole inside another document."""
    if isinstance(material, Packet):
        yield from notice_leaves(material)
    elif isinstance(material, Paper):
        yield from (leaf for leaf in _own_leaves(material) if leaf[1] != _HEADER_ONLY)
    for inner in material.printed:
        yield from inner_leaves(inner)


def _own_leaves(paper: Paper) -> Iterator[RecordText]:
    """A table or figure that is not placed shows no text of its own: it only serves to compute."""
    placed = {*paper.here.table_numbers, *paper.here.figure_numbers}
    named = [("tabeller", spec.id) for spec in paper.case.tables]
    named += [("figurer", spec.id) for spec in paper.case.figures]
    hidden = {(group, name) for group, name in named if name not in placed}
    for key, text in printed_leaves(paper.record.data, CASE):
        if key[:2] not in hidden:
            yield paper.record, key, text
