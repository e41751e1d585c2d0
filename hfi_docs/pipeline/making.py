"""One document made whole: composed, rendered, linted, and compared with the records it was made of."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hfi_docs.document import Document
from hfi_docs.errors import LostTextError, OutsideError
from hfi_docs.papers.compose import Packet, Paper, compose_case_paper, compose_notice, compose_packet
from hfi_docs.papers.conservation import lost_leaves
from hfi_docs.records.record import KeyPath, Record
from hfi_docs.records.schema.case import CASE
from hfi_docs.records.schema.leaves import printed_leaves
from hfi_docs.records.schema.meeting import MEETING_RECORD

if TYPE_CHECKING:
    from hfi_docs.word.render import Shell

#: The short title stands in the header of a case's own document alone.
_HEADER_ONLY: KeyPath = ("kortittel",)

Leaf = tuple[Record, KeyPath, str]


class Job(NamedTuple):
    """A document to be made: where it goes, of what, and with which template. `whole` takes in a meeting's papers."""

    path: Path
    material: Paper | Packet
    template: str
    whole: bool = False


def make_document(job: Job, shells: "Mapping[str, Shell]") -> bytes:
    """The Word file, linted and compared with its records. Pure, so that any executor may run it.

    Raises:
        TemplateError: the template cannot be used. LostTextError: a text of a record is not in the file.
    """
    from hfi_docs.word import render  # noqa: PLC0415 - heavy

    document = _compose(job)
    content = render.render_document(document, shells[job.template], job.template)
    findings = render.lint_document(content)
    if findings:
        told = "\n".join(f"  {finding.code} {finding.message} ({finding.part})" for finding in findings)
        message = f"Feil i programmet, ikke i saken: Papiret ble ikke gyldig. Ingenting er skrevet.\n{told}"
        raise OutsideError(message)
    texts = render.document_texts(document)
    leaves = list(_leaves(job.material, whole=job.whole))
    printed = [*document.fields.values(), *(text for slot in texts for of_slot in slot for text in of_slot)]
    lost = lost_leaves([text for _, _, text in leaves], printed)
    if lost:
        places = (record.position(key) for record, key, _ in (leaves[index] for index in lost))
        told = "\n".join(f"  {place.path}:{place.line}:{place.column}" for place in places)
        message = f"Feil i programmet, ikke i saken: Teksten her kom ikke helt med. Ingenting er skrevet.\n{told}"
        raise LostTextError(message)
    missing = render.lost_texts(content, texts)
    if missing:
        message = (
            f"Feil i programmet, ikke i saken: Denne teksten kom ikke med. Ingenting er skrevet: «{missing[0][:80]}»"
        )
        raise LostTextError(message)
    return content


def _compose(job: Job) -> Document:
    if isinstance(job.material, Paper):
        return compose_case_paper(job.material)
    return compose_packet(job.material) if job.whole else compose_notice(job.material)


def _leaves(material: Paper | Packet, *, whole: bool) -> Iterator[Leaf]:
    """The texts that the document must hold, of every record that it prints."""
    record = material.record
    if isinstance(material, Paper):
        yield from (leaf for leaf in _paper_leaves(material) if not whole or leaf[1] != _HEADER_ONLY)
        for inner in material.enclosed.values():
            yield from _leaves(inner, whole=True)
        return
    yield from ((record, key, text) for key, text in printed_leaves(record.data, MEETING_RECORD))
    for paper in material.shown if whole else ():
        if paper.case.paper == "ja":
            yield from _leaves(paper, whole=True)


def _paper_leaves(paper: Paper) -> Iterator[Leaf]:
    """A table or figure that is not placed shows no text of its own: it only serves to compute."""
    placed = {*paper.here.table_numbers, *paper.here.figure_numbers}
    named = [("tabeller", spec.id) for spec in paper.case.tables]
    named += [("figurer", spec.id) for spec in paper.case.figures]
    hidden = {(group, name) for group, name in named if name not in placed}
    for key, text in printed_leaves(paper.record.data, CASE):
        if key[:2] not in hidden:
            yield paper.record, key, text
