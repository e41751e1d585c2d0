"""Walking a record and its schema together."""

from collections.abc import Iterator

from hfi_docs.records.record import Data, KeyPath
from hfi_docs.records.schema.fields import Field, Schema


def field_leaves(data: Data, schema: Schema) -> list[tuple[KeyPath, str, Field]]:
    """Every text of a record with its key path, in file order, and its field; empty where the schema knows none."""
    found: list[tuple[KeyPath, str, Field]] = []
    _walk(data, {"schema": schema}, (), found)
    return found


def printed_leaves(data: Data, schema: Schema) -> Iterator[tuple[KeyPath, str]]:
    """Each text of a record that its paper must show, with its key path."""
    return ((key_path, text) for key_path, text, field in field_leaves(data, schema) if is_printed(field))


def is_printed(field: Field) -> bool:
    """Whether the paper must show what stands in the field."""
    return bool(field.get("meta", {}).get("printed"))


def is_code(field: Field) -> bool:
    """Whether what stands in the field only identifies something, as numbers of an archive do."""
    return bool(field.get("meta", {}).get("code"))


def find_field(schema: Schema, key_path: KeyPath) -> Field:
    """What the schema says of the field at a key path; empty for a field that it does not know."""
    field: Field = {"schema": schema}
    for step in key_path:
        field = _inner(field, step)
    return field


def _inner(field: Field, step: str | int) -> Field:
    inner = field.get("valuesrules") or field.get("schema") or {}
    if isinstance(step, str) and "valuesrules" not in field:
        inner = inner.get(step)
    # A record whose structure is wrong may go where the schema does not.
    return inner if isinstance(inner, dict) else {}


def _walk(data: Data, field: Field, key_path: KeyPath, found: list[tuple[KeyPath, str, Field]]) -> None:
    if isinstance(data, str):
        found.append((key_path, data, field))
        return
    for key, child in data.items() if isinstance(data, dict) else enumerate(data):
        _walk(child, _inner(field, key), (*key_path, key), found)
