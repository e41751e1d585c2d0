"""What sections and attachments hold, to the model."""

from hfi_docs.records.convert.by_schema import Group, convert_group
from hfi_docs.records.model import CaseContent, FileSpec, TableSpec
from hfi_docs.records.record import KeyPath
from hfi_docs.records.schema.content import FILE
from hfi_docs.records.schema.fields import Schema
from hfi_docs.records.schema.tables import TABLE


def convert_content(item: Group, schema: Schema, key: KeyPath, organ: str) -> CaseContent:
    """The texts, definitions, tasks and ranking of a section or attachment."""
    return convert_group(CaseContent, schema, item, key, organ, text_key=(*key, "tekst"))


def convert_file(item: Group, key: KeyPath = ()) -> FileSpec | None:
    """The file that an attachment, table or figure names, if any."""
    return convert_group(FileSpec, FILE, item, key, "") if "fil" in item else None


def convert_table(name: str, item: Group, key: KeyPath, organ: str) -> TableSpec:
    """A table of the text or of an attachment."""
    return convert_group(TableSpec, TABLE, item, key, organ, id=name, file=convert_file(item, key))
