"""From the data of a checked record to the model, as the schema says: which attribute, which kind, what for nothing."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

from hfi_docs.records.record import Data, KeyPath
from hfi_docs.records.schema.fields import Field, Schema, Target
from hfi_docs.values.case_numbers import CaseNumber, parse_case_number
from hfi_docs.values.kinds import KINDS

T = TypeVar("T")
#: A group of fields.
Group: TypeAlias = Mapping[str, Data]
#: From what is written, where it stands and the organ of bare case numbers to the value.
_Convert: TypeAlias = Callable[[Any, KeyPath, str], Any]

_NO_TARGET = Target()


class _Step(NamedTuple):
    """One field on the way to its attribute; `parts` are the attributes of a value that has several."""

    field: str
    to: str
    parts: tuple[str, ...]
    absent: Any
    convert: _Convert


class _Plan(NamedTuple):
    """How a class of the model is made of groups of a schema."""

    steps: tuple[_Step, ...]
    has_key: bool


#: A plan is made when it is first needed: most commands meet few of the schemas.
_plans: dict[tuple[type[Any], int], _Plan] = {}


def convert_group(model: type[T], schema: Schema, group: Group, key: KeyPath, organ: str, **given: object) -> T:
    """A value of the model from a group of fields at `key`; `given` are attributes that the schema does not tell.

    A case number that names no organ belongs to the one that its group names, else to `organ`. The schema must be one
    that lasts as long as the program.
    """
    plan = _plans.get((model, id(schema))) or _make_plan(model, schema)
    made: dict[str, Any] = dict(given)
    following: list[_Step] = []
    for step in plan.steps:
        if step.to in made:
            continue
        written = group.get(step.field)
        if written is not None:
            value = step.convert(written, (*key, step.field), made.get("organ") or organ)
        elif callable(step.absent):
            following.append(step)
            continue
        else:
            value = step.absent
        if step.parts:
            made.update(zip(step.parts, value, strict=True))
        else:
            made[step.to] = value
    for step in following:
        made[step.to] = step.absent(made)
    if plan.has_key:
        made.setdefault("key", key)
    return model(**made)


def convert_field(group: Group, field: str, schema: Schema, organ: str = "") -> Any:
    """The value of a field alone, as `convert_group` would give it."""
    written = group.get(field)
    if written is None:
        return schema[field]["meta"]["target"].absent
    return _converter(schema[field])(written, (field,), organ)


def groups(group: Group, field: str, key: KeyPath = ()) -> Iterable[tuple[KeyPath, Group]]:
    """Each group of a list with its key path."""
    found: Any = group.get(field, ())
    return [((*key, field, index), item) for index, item in enumerate(found)]


def text_of(group: Group, field: str) -> str:
    """The text of a field, without the line break that ends a block; empty when it is left out."""
    found: Any = group.get(field, "")
    return _without_end(found)


def _make_plan(model: Any, schema: Schema) -> _Plan:
    known: tuple[str, ...] = model._fields
    steps = []
    for name, field in schema.items():
        target: Target = field["meta"]["target"]
        if target.to and target.to[0] in known:
            parts = target.to if len(target.to) > 1 else ()
            steps.append(_Step(name, target.to[0], parts, target.absent, _converter(field)))
    plan = _plans[model, id(schema)] = _Plan(tuple(steps), "key" in known)
    return plan


def _converter(field: Field) -> _Convert:
    """How what is written in a field becomes its value."""
    target: Target = field.get("meta", {}).get("target", _NO_TARGET)
    if "valuesrules" in field:
        return _of_each(_converter(field["valuesrules"]))
    if "list" in field["type"]:
        return _listed(field["schema"], target)
    if field["type"] == "dict":
        return _grouped(field["schema"], target)
    if target.words is not None:
        words = target.words
        return lambda written, _key, _organ: words[written]
    kind: str = field.get("check_with", "")
    if kind == "case_number":
        return _case_number
    if kind in KINDS:
        read = KINDS[kind].read
        return lambda written, _key, _organ: read(written)
    return lambda written, _key, _organ: _without_end(written)


def _of_each(convert: _Convert) -> _Convert:
    return lambda written, key, organ: {name: convert(item, (*key, name), organ) for name, item in written.items()}


def _listed(item: Field, target: Target) -> _Convert:
    """A list; a text that stands alone counts as a list of one."""
    one = _grouped(item["schema"], target) if item["type"] == "dict" else _converter(item)

    def convert(written: Any, key: KeyPath, organ: str) -> tuple[Any, ...]:
        listed = (written,) if isinstance(written, str) else written
        return tuple([one(each, (*key, index), organ) for index, each in enumerate(listed)])

    return convert


def _grouped(schema: Schema, target: Target) -> _Convert:
    makes = target.makes
    if makes is not None:
        return lambda written, key, organ: convert_group(makes, schema, written, key, organ)
    return lambda written, key, organ: {
        name: _converter(schema[name])(item, (*key, name), organ) for name, item in written.items()
    }


def _case_number(written: str, _key: KeyPath, organ: str) -> CaseNumber:
    return parse_case_number(written, organ)


def _without_end(written: str) -> str:
    return written.rstrip("\n")
