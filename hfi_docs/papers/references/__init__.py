"""What a `[[reference]]` means: the text it prints and the place it links to. Checking and composing agree here."""

from hfi_docs.papers.references.case import apart_from_cases, case_surroundings, placed
from hfi_docs.papers.references.kinds import KINDS, kinds_in_registers, kinds_naming
from hfi_docs.papers.references.surroundings import ReferenceKind, Surroundings, resolve
from hfi_docs.papers.references.targets import UnresolvedError, case_anchor, find_case, group_name, organ_name

__all__ = [
    "KINDS",
    "ReferenceKind",
    "Surroundings",
    "UnresolvedError",
    "apart_from_cases",
    "case_anchor",
    "case_surroundings",
    "find_case",
    "group_name",
    "kinds_in_registers",
    "kinds_naming",
    "organ_name",
    "placed",
    "resolve",
]
