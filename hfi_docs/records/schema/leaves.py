"""Walking a record and its schema together."""

from collections.abc import Iterator

from hfi_docs.records.record import Data, KeyPath
from hfi_docs.records.schema.fields import Field, Schema


def printed_leaves(data: Data, schema: Schema, key_path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Each text of a checked record that its paper must show, with its key path."""
    if isinstance(data, dict):
        for key, child in data.items():
            if key in schema:
                yield from _field_leaves(child, schema[key], (*key_path, key))


def find_field(schema: Schema, key_path: KeyPath) -> Field:
    """What the schema says of the field at a key path; empty for a field that it does not know."""
    field: Field = {"schema": schema}
    for step in key_path:
        inner = field.get("valuesrules") or field.get("schema") or {}
        field = inner if isinstance(step, int) or "valuesrules" in field else inner.get(step, {})
    return field


def _field_leaves(data: Data, field: Field, key_path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(data, str):
        if field.get("meta", {}).get("printed"):
            yield key_path, data
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _field_leaves(item, field.get("schema", {}), (*key_path, index))
    elif "valuesrules" in field:
        for key, child in data.items():
            yield from _field_leaves(child, field["valuesrules"], (*key_path, key))
    elif isinstance(field.get("schema"), dict):
        yield from printed_leaves(data, field["schema"], key_path)
