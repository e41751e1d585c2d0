"""Whether a record has the shape that its schema asks for: a plain walk that only says yes or no.

Nine records of ten are right, and Cerberus takes long to come and long to say so. It is asked what is wrong when this
says no; a test holds the two to agree.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from hfi_docs.papers.tables import COLUMN_KINDS
from hfi_docs.records.schema.fields import TEXTS, Field, Schema, TextField
from hfi_docs.values.kinds import KINDS, Reader
from hfi_docs.values.references import holds_reference
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest_or_list

Shape: TypeAlias = Callable[[Any], bool]

_TYPES: Mapping[str, type] = {"string": str, "list": list, "dict": dict}
#: Made once for each part of the schemas, which last as long as the program, and when a record first has that part.
_made: dict[int, Shape] = {}


def _text_reader(kind: TextField) -> Reader:
    """What a text of this kind may not be; what its lines say is checked where all are seen (`check.prose`)."""

    def read(text: str) -> None:
        if not kind.is_long and "\n" in text.strip():
            message = "Teksten skal stå på én linje."
            raise UnreadableError(message, "Fjern linjeskiftene.")
        if not text.strip():
            message = "Teksten består bare av mellomrom."
            raise UnreadableError(message, "Skriv teksten, eller fjern feltet.")
        if not kind.holds_references and holds_reference(text):
            message = "Henvisninger kan ikke brukes her."
            raise UnreadableError(message, "Skriv teksten helt ut.")

    return read


def _read_column_kind(text: str) -> None:
    if text not in COLUMN_KINDS:
        message = f"«{text}» er ikke en type kolonne."
        raise UnreadableError(message, suggest_or_list(text, COLUMN_KINDS, none=""))


#: One reader per kind of text and of value named in the schemas (`check_with`): silent, or raises `UnreadableError`.
READERS: Mapping[str, Reader] = {
    **{name: _text_reader(kind) for name, kind in TEXTS.items()},
    **{name: kind.read for name, kind in KINDS.items()},
    "column_kind": _read_column_kind,
}


def has_shape(data: Mapping[str, Any], schema: Schema) -> bool:
    """Whether Cerberus would find nothing wrong with the data of a whole record."""
    return _once(schema, _mapping)(data)


def _once(part: Field | Schema, make: Callable[[Any], Shape]) -> Shape:
    found = _made.get(id(part))
    if found is None:
        found = _made[id(part)] = make(part)
    return found


def _mapping(schema: Schema) -> Shape:
    """All that is required, and nothing that is unknown or has another shape."""
    required = [name for name, rule in schema.items() if rule.get("required")]

    def check(data: Mapping[str, Any]) -> bool:
        for name in required:
            if name not in data:
                return False
        for name, value in data.items():
            rule = schema.get(name)
            if rule is None or not _once(rule, _field)(value):
                return False
        return True

    return check


def _field(rule: Field) -> Shape:
    kinds = [rule["type"]] if isinstance(rule["type"], str) else rule["type"]
    by_type = {_TYPES[kind]: _MAKERS[kind](rule) for kind in kinds}

    def check(value: Any) -> bool:
        of_type = by_type.get(type(value))
        return of_type is not None and of_type(value)

    return check


def _text(rule: Field) -> Shape:
    may_be_empty = bool(rule.get("empty", True)) and "allowed" not in rule
    words = frozenset(rule.get("allowed", ()))
    read = READERS[rule["check_with"]] if "check_with" in rule else None

    def check(value: str) -> bool:
        if not value:
            return may_be_empty
        if words and value not in words:
            return False
        if read is not None:
            try:
                read(value)
            except UnreadableError:
                return False
        return True

    return check


def _list(rule: Field) -> Shape:
    item: Field = rule["schema"]
    least: int = max(rule.get("minlength", 0), 0 if rule.get("empty", True) else 1)

    def check(value: list[Any]) -> bool:
        inner = _once(item, _field)
        for each in value:
            if not inner(each):
                return False
        return len(value) >= least

    return check


def _group(rule: Field) -> Shape:
    may_be_empty = bool(rule.get("empty", True))
    if "valuesrules" not in rule:
        schema = rule["schema"]
        # Not made yet: most records have few of the groups.
        return lambda group: (may_be_empty or bool(group)) and _once(schema, _mapping)(group)
    keys, values = rule["keysrules"], rule["valuesrules"]
    return lambda group: (
        (may_be_empty or bool(group))
        and all(_once(keys, _field)(key) and _once(values, _field)(item) for key, item in group.items())
    )


_MAKERS: Mapping[str, Callable[[Field], Shape]] = {"string": _text, "list": _list, "dict": _group}
