"""The schemas themselves: Cerberus accepts them, every field is explained, every kind has its reader."""

from collections.abc import Iterator
from typing import Any

import pytest
from cerberus.errors import ErrorDefinition
from cerberus.schema import DefinitionSchema

from hfi_docs.check import violations
from hfi_docs.check.shape import READERS
from hfi_docs.records import model
from hfi_docs.records.convert import convert_registers
from hfi_docs.records.model import minutes
from hfi_docs.records.schema.case import CASE, SECTIONS
from hfi_docs.records.schema.fields import TEXTS, Schema, Target
from hfi_docs.records.schema.meeting import MEETING_RECORD
from hfi_docs.records.schema.minutes import MINUTES_RECORD
from hfi_docs.records.schema.registers import REGISTERS, register_schema
from hfi_docs.values.kinds import KINDS
from hfi_docs.values.unreadable import UnreadableError

SCHEMAS: dict[str, Schema] = {
    "sak": CASE,
    "møte": MEETING_RECORD,
    "protokoll": MINUTES_RECORD,
    **{name: register_schema(name) for name in REGISTERS},
}


def fields(schema: Schema, way: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named field, however deep."""
    for name, field in schema.items():
        yield f"{way}{name}", field
        yield from inner(field, f"{way}{name}.")


def inner(field: dict[str, Any], way: str) -> Iterator[tuple[str, dict[str, Any]]]:
    nested = field.get("schema", {})
    if field.get("type") == "list":
        yield from inner(nested, way)
    elif field.get("type") == "dict":
        yield from fields(nested, way)
    if "valuesrules" in field:
        yield from inner(field["valuesrules"], way)


def kinds(rules: Any) -> Iterator[str]:
    if isinstance(rules, dict):
        if isinstance(rules.get("check_with"), str):
            yield rules["check_with"]
        for value in rules.values():
            yield from kinds(value)


@pytest.mark.parametrize("name", SCHEMAS)
def test_cerberus_accepts_the_schema(name: str) -> None:
    validator = violations._RecordValidator({})
    DefinitionSchema(validator, SCHEMAS[name]).validate()


def test_our_own_error_is_no_group_of_errors() -> None:
    """Cerberus reads kinds of errors off the bits of their codes: 0x80 a group, 0x10 within it a logical one."""
    refused: ErrorDefinition = violations._REFUSED
    assert refused.code & 0x90 == 0


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_explained(name: str) -> None:
    for way, field in fields(SCHEMAS[name]):
        meta = field.get("meta", {})
        assert meta.get("label"), way
        assert meta["label"][0].isupper(), way
        assert set(meta) - {"of", "code"} == {"label", "help", "example", "printed", "target"}, way
        assert not meta["help"] or meta["help"].endswith("."), way


def test_every_kind_has_a_reader_and_every_reader_a_field() -> None:
    used = {kind for schema in SCHEMAS.values() for kind in kinds(schema)}
    assert used == set(READERS)


def test_what_a_field_is_one_of_is_registered() -> None:
    """A register, a list in its entries, or the files of templates."""
    known = {*REGISTERS, "maler"}
    known |= {
        f"{name}.{field}" for name, entry in REGISTERS.items() for field in entry if "list" in entry[field]["type"]
    }
    named = {field["meta"].get("of", "") for schema in SCHEMAS.values() for _, field in fields(schema)}
    assert named - known == {""}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_example_is_accepted(name: str) -> None:
    for way, field in fields(SCHEMAS[name]):
        example = field["meta"]["example"]
        if example and "check_with" in field:
            READERS[field["check_with"]](example)
        if example and "allowed" in field:
            assert example in field["allowed"], way


@pytest.mark.parametrize("kind", sorted(READERS))
def test_a_reader_refuses_with_advice(kind: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        READERS[kind](" " if kind in TEXTS else "§ ikke dette")
    assert refused.value.message.endswith(".")
    assert refused.value.hint.endswith(".")


def test_only_texts_are_printed() -> None:
    for schema in SCHEMAS.values():
        for way, field in fields(schema):
            if field["meta"]["printed"]:
                assert field.get("check_with") in TEXTS, way


def test_every_kind_is_a_text_or_a_value() -> None:
    assert set(READERS) == TEXTS.keys() | KINDS.keys()


def attributes(model: Any) -> set[str]:
    """The attributes of a class of the model."""
    return set(model._fields)


def test_every_attribute_that_a_field_names_is_one_of_the_model() -> None:
    named_classes = [*(getattr(model, name) for name in model.__all__), *vars(minutes).values()]
    classes = [item for item in named_classes if hasattr(item, "_fields")]
    known = set().union(*map(attributes, classes))
    named = {to for schema in SCHEMAS.values() for _, field in fields(schema) for to in target_of(field).to}
    assert named - known == set()


def test_what_a_group_makes_has_a_field_for_every_attribute() -> None:
    """But for where it stands."""
    for schema in SCHEMAS.values():
        for way, field in fields(schema):
            made = target_of(field).makes
            if made:
                inside = field["schema"]["schema"] if field["type"] == "list" else field["schema"]
                told = {to for inner in inside.values() for to in target_of(inner).to}
                left = attributes(made) - told - {"key"} - set(made._field_defaults)
                assert left == set(), way


def target_of(field: dict[str, Any]) -> Target:
    target: Target = field["meta"]["target"]
    return target


def test_an_organ_can_order_and_name_every_section() -> None:
    order = REGISTERS["utvalg"]["rekkefølge"]["schema"]["allowed"]
    assert set(order) == {*SECTIONS, "seksjoner"}
    assert set(REGISTERS["utvalg"]["ledetekster"]["schema"]) == set(SECTIONS)


def test_no_register_is_needed_for_an_empty_model() -> None:
    assert convert_registers({}).default_organ == ""
