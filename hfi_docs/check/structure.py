"""The shape of a record: which keys, which kinds of value."""

from hfi_docs.check.shape import has_shape
from hfi_docs.errors import Problem
from hfi_docs.records.record import Record
from hfi_docs.records.schema.case import CASE, DRAFT
from hfi_docs.records.schema.fields import Schema
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.registers import register_schema


def check_case_structure(record: Record) -> list[Problem]:
    """Every key and value of a case record that is missing, unknown or unreadable."""
    return _check(record, CASE)


def check_draft_structure(record: Record) -> list[Problem]:
    """The same of a case that may have neither number nor meeting yet."""
    return _check(record, DRAFT)


def check_meeting_structure(record: Record) -> list[Problem]:
    """Every key and value of a meeting record that is missing, unknown or unreadable."""
    return _check(record, MEETING_RECORD)


def check_minutes_structure(record: Record) -> list[Problem]:
    """Every key and value of a record of minutes that is missing, unknown or unreadable."""
    from hfi_docs.records.schema.minutes import MINUTES_RECORD  # noqa: PLC0415 - most commands meet no minutes

    return _check(record, MINUTES_RECORD)


def check_register_structure(record: Record, name: str) -> list[Problem]:
    """Every key and value of a register record that is missing, unknown or unreadable."""
    return _check(record, register_schema(name))


def _check(record: Record, schema: Schema) -> list[Problem]:
    if has_shape(record.data, schema):
        return []
    from hfi_docs.check.violations import find_violations  # noqa: PLC0415 - only when something is wrong

    return find_violations(record, schema)
