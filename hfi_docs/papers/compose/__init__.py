"""From the model to the document tree: what is printed, in which order. Pure.

`DOCUMENT_KINDS` is the table of what can be made; a new kind of document is one line in it.
"""

from typing import Any

from hfi_docs.contract import Contract
from hfi_docs.papers.compose.case_paper import PAPER
from hfi_docs.papers.compose.kind import DocumentKind, RecordText
from hfi_docs.papers.compose.material import Material, Minuted, Packet, Paper, Taken, nested, standing_in
from hfi_docs.papers.compose.minutes_kind import EXTRACT, MINUTES
from hfi_docs.papers.compose.packet_kind import NOTICE, PACKET, SUPPLEMENT

__all__ = [
    "DOCUMENT_KINDS",
    "EXTRACT",
    "MINUTES",
    "NOTICE",
    "PACKET",
    "PAPER",
    "SUPPLEMENT",
    "DocumentKind",
    "Material",
    "Minuted",
    "Packet",
    "Paper",
    "RecordText",
    "Taken",
    "contract_of",
    "kind_of",
    "nested",
    "standing_in",
]

#: By name, in the order in which a meeting's documents are made.
DOCUMENT_KINDS: dict[str, DocumentKind[Any]] = {
    kind.name: kind for kind in (NOTICE, PACKET, SUPPLEMENT, PAPER, MINUTES, EXTRACT)
}


def contract_of(template: str) -> Contract:
    """The contract of a template."""
    return kind_of(template).contract


def kind_of(template: str) -> DocumentKind[Any]:
    """The kind of document that a template is for: the name of its file tells; any other name is for cases' papers."""
    name = template.lower().removesuffix(".docx").removesuffix(".dotx")
    stems = {name, name.partition("-")[0]}
    return next((kind for kind in DOCUMENT_KINDS.values() if kind.template_stem in stems), PAPER)
