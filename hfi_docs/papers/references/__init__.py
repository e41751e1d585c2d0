"""What a `[[reference]]` means: the text it prints and the place it links to. Checking and composing agree here."""

from hfi_docs.papers.references.case import (
    ATTACHMENTS,
    CAPTION,
    HEADING,
    SECTIONS,
    TABLES,
    apart_from_cases,
    attachment_slot,
    case_surroundings,
    drawn_tables,
    is_printed,
    numbered_as_printed,
    placed,
    rest_slot,
    section_slot,
)
from hfi_docs.papers.references.kinds import KINDS, kinds_in_registers, kinds_naming
from hfi_docs.papers.references.surroundings import ReferenceKind, Surroundings, resolve
from hfi_docs.papers.references.targets import (
    UnresolvedError,
    case_anchor,
    find_case,
    find_resolution,
    group_name,
    organ_name,
)

__all__ = [
    "ATTACHMENTS",
    "CAPTION",
    "HEADING",
    "KINDS",
    "SECTIONS",
    "TABLES",
    "ReferenceKind",
    "Surroundings",
    "UnresolvedError",
    "apart_from_cases",
    "attachment_slot",
    "case_anchor",
    "case_surroundings",
    "drawn_tables",
    "find_case",
    "find_resolution",
    "group_name",
    "is_printed",
    "kinds_in_registers",
    "kinds_naming",
    "numbered_as_printed",
    "organ_name",
    "placed",
    "resolve",
    "rest_slot",
    "section_slot",
]
