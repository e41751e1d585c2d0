"""What is wrong with the shape of a record. Cerberus does the walking, the sentences are ours."""

from collections.abc import Callable, Iterator
from typing import Any

from cerberus import Validator
from cerberus.errors import ErrorDefinition
from cerberus.schema import UnvalidatedSchema

from hfi_docs.check.sentences import UNKNOWN_CODE, meant, problems
from hfi_docs.check.shape import READERS
from hfi_docs.errors import Problem
from hfi_docs.records.record import Record
from hfi_docs.records.schema.fields import Schema
from hfi_docs.values.unreadable import UnreadableError

#: Our own kind of error: a value that its reader refuses. Cerberus reads bits 0x10 and 0x80 as kinds of groups.
_REFUSED = ErrorDefinition(0x60, None)


def _check_with(kind: str) -> Callable[[Any, str, object], None]:
    def check(validator: Any, field: str, value: object) -> None:
        # What is empty or no text is reported by Cerberus' own rules.
        if isinstance(value, str) and value:
            try:
                READERS[kind](value)
            except UnreadableError as error:
                validator._error(field, _REFUSED, error.message, error.hint)

    return check


def _check_schema(validator: Any, schema: Any, field: str, value: Any) -> None:
    # A mapping that may stand in place of a list has rules of its own.
    if not (isinstance(value, dict) and "valuesrules" in validator.schema[field]):
        Validator._validate_schema(validator, schema, field, value)


# Cerberus reads there what the rule itself may look like.
_check_schema.__doc__ = Validator._validate_schema.__doc__

#: Cerberus finds the checks of a validator by name when its class is made, so they are all given then.
_RecordValidator: Any = type(Validator)(
    "_RecordValidator",
    (Validator,),
    {f"_check_with_{kind}": _check_with(kind) for kind in READERS} | {"_validate_schema": _check_schema},
)


def find_violations(record: Record, schema: Schema) -> list[Problem]:
    """Every key and value of a record that is missing, unknown or unreadable."""
    validator = _validator(schema)
    validator.validate(record.data, normalize=False)
    found = list(_leaf_errors(validator._errors, schema))
    misspelt = {place for error, near in found if (place := meant(error, near))}
    told = [item for item in found if tuple(item[0].document_path) not in misspelt or item[0].code == UNKNOWN_CODE]
    return sorted(problem for error, near in told for problem in problems(record, error, schema, near))


def _leaf_errors(errors: Any, schema: Any) -> Iterator[tuple[Any, Schema]]:
    """Each error that is no mere group of others, with the schema of the mapping it stands in."""
    for error in errors:
        if error.is_group_error or error.is_logic_error:
            yield from _leaf_errors(error.child_errors, error.constraint)
        else:
            yield error, schema


_validators: dict[int, Any] = {}


def _validator(schema: Schema) -> Any:
    """The validator of a schema, made once."""
    # That the schemas themselves are right is proved by a test, once, instead of by Cerberus in every run.
    if id(schema) not in _validators:
        _validators[id(schema)] = _RecordValidator(UnvalidatedSchema(_lean(schema)))
    return _validators[id(schema)]


def _lean(schema: Any) -> Any:
    """The schema without what only people read: Cerberus spends time on every rule it meets."""
    if not isinstance(schema, dict):
        return schema
    return {
        name: _lean(rule)
        for name, rule in schema.items()
        if name not in ("meta", "required") or (name == "required" and rule is not False)
    }
