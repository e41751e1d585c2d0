"""What sections and attachments hold, and who signs, to the model."""

from hfi_docs.records.convert.by_schema import Group, convert_group
from hfi_docs.records.model import CaseContent, FileSpec, Signature, TableSpec
from hfi_docs.records.record import KeyPath
from hfi_docs.records.schema.content import FILE, SIGNATURE
from hfi_docs.records.schema.fields import Schema
from hfi_docs.records.schema.tables import TABLE
from hfi_docs.values.labels import Language


def convert_content(item: Group, schema: Schema, key: KeyPath, organ: str) -> CaseContent:
    """The texts, definitions, tasks and ranking of a section or attachment."""
    return convert_group(CaseContent, schema, item, key, organ, text_key=(*key, "tekst"))


def convert_file(item: Group, key: KeyPath = ()) -> FileSpec | None:
    """The file that an attachment, table or figure names, if any."""
    return convert_group(FileSpec, FILE, item, key, "") if "fil" in item else None


def convert_table(name: str, item: Group, key: KeyPath, organ: str) -> TableSpec:
    """A table of the text or of an attachment."""
    return convert_group(TableSpec, TABLE, item, key, organ, id=name, file=convert_file(item, key))


def convert_signature(data: Group, usual: Signature | None, language: Language) -> Signature | None:
    """Who signs a record, each piece the organ's usual one where the record has none; None where nobody does."""
    if usual and language == "nn" and usual.role_nynorsk:
        usual = usual._replace(role=usual.role_nynorsk)
    written = data.get("underskrift")
    if not isinstance(written, dict):
        return usual and usual._replace(key=(), standing=usual.key)
    own = convert_group(Signature, SIGNATURE, written, ("underskrift",), "")
    rest = {name: text for name, text in (usual._asdict() if usual else {}).items() if not getattr(own, name)}
    return own._replace(**rest)
