"""What is wrong with the records, all of it at once, each with its place and what to do. Pure."""

from hfi_docs.check.meetings import check_meeting_name
from hfi_docs.check.rule import Cases
from hfi_docs.check.rules import check_case, check_case_texts, check_meeting, check_registers
from hfi_docs.check.structure import check_case_structure, check_meeting_structure, check_register_structure

__all__ = [
    "Cases",
    "check_case",
    "check_case_structure",
    "check_case_texts",
    "check_meeting",
    "check_meeting_name",
    "check_meeting_structure",
    "check_register_structure",
    "check_registers",
]
