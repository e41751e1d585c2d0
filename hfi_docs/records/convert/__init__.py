"""From checked records to the model: the last place that knows the Norwegian keys of a record."""

from hfi_docs.records.convert.case import (
    convert_case,
    convert_case_header,
    convert_case_number,
    convert_draft_number,
    own_case,
    own_number,
)
from hfi_docs.records.convert.meeting import convert_meeting_header, convert_notice
from hfi_docs.records.convert.registers import convert_registers

__all__ = [
    "convert_case",
    "convert_case_header",
    "convert_case_number",
    "convert_draft_number",
    "convert_meeting_header",
    "convert_notice",
    "convert_registers",
    "own_case",
    "own_number",
]
