"""The building blocks of the schemas: one small function per kind of field.

A schema is a plain Cerberus mapping. Values stay text; `check_with` names the kind of text (`TEXTS`) or of value
(`values.kinds`). What people see (label, help, example) stands in `meta`, so that messages, the user guide and an
editor share one source; so does what a field becomes in the model (`Target`), which conversion follows.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

from hfi_docs.values.kinds import KINDS

Field: TypeAlias = dict[str, Any]
Schema: TypeAlias = dict[str, Field]
#: A value for a field that is left out, or how it follows from the attributes that are there.
Absent: TypeAlias = "object | Callable[[Mapping[str, Any]], object]"

_NO_FIELDS: Final[Mapping[str, object]] = MappingProxyType({})


class TextField(NamedTuple):
    """A kind of text: whether it is Markdown, whether `[[…]]` may stand in it, and whether it is more than a line."""

    is_markdown: bool
    holds_references: bool
    is_long: bool = False


#: The one list of where references are allowed: a field of another kind cannot hold them.
TEXTS: Final[Mapping[str, TextField]] = {
    "prose": TextField(is_markdown=True, holds_references=True, is_long=True),
    "cell": TextField(is_markdown=True, holds_references=True, is_long=True),
    "line": TextField(is_markdown=False, holds_references=True),
    "name": TextField(is_markdown=False, holds_references=False),
    "letter": TextField(is_markdown=False, holds_references=False, is_long=True),
}


class Target(NamedTuple):
    """What a field becomes in the model.

    `to` is the attribute, or one for each part of the value; `makes` the class of each group in the field; `words`
    what each of its fixed words means.
    """

    to: tuple[str, ...] = ()
    absent: Absent = ""
    makes: type[Any] | None = None
    words: Mapping[str, object] | None = None


def text(
    label: str,
    description: str = "",
    *,
    to: str = "",
    absent: Absent = "",
    example: str = "",
    required: bool = False,
    printed: bool = True,
) -> Field:
    """A single line of text that is printed as it stands, references resolved."""
    return _string("line", required) | _meta(label, description, example, printed, _target(to, absent))


def name(
    label: str,
    description: str = "",
    *,
    to: str = "",
    absent: Absent = "",
    example: str = "",
    required: bool = False,
    printed: bool = True,
) -> Field:
    """A single line that names something: it is printed as it stands, also where no reference can be resolved."""
    return _string("name", required) | _meta(label, description, example, printed, _target(to, absent))


def code(field: Field) -> Field:
    """The same line for what only identifies something, in the form that others gave it: its signs are no words."""
    return {**field, "meta": {**field["meta"], "code": True}}


def prose(label: str, description: str = "", *, to: str = "", required: bool = False) -> Field:
    """Running text: paragraphs, subheadings, lists, small tables, references."""
    return _string("prose", required) | _meta(label, description, "", True, _target(to))


def letter(label: str, description: str = "", *, to: str = "") -> Field:
    """The lines of an e-mail: nothing in them means anything but `{…}`, which the program fills in."""
    return _string("letter", required=False) | _meta(label, description, "", False, _target(to))


def cell(label: str, description: str = "", *, to: str = "", required: bool = False) -> Field:
    """Running text that stands in a table: as prose, but without tables of its own."""
    return _string("cell", required) | _meta(label, description, "", True, _target(to))


def value(
    kind: str,
    label: str,
    description: str = "",
    *,
    to: str | tuple[str, ...] = "",
    absent: Absent = None,
    example: str = "",
    required: bool = False,
    of: str = "",
) -> Field:
    """A value of a kind (`KINDS`): date, year, period, case_number and so on.

    `of` is the register whose ids it is one of, as an editor may suggest them: «utvalg», or «utvalg.grupper».
    """
    target = _target(to, KINDS[kind].absent if absent is None else absent)
    return _string(kind, required) | _meta(label, description, example, False, target, of)


def amount(label: str, description: str = "", *, to: str = "", absent: Absent = None, required: bool = False) -> Field:
    """Kroner, or a list of amounts that are added up."""
    return {
        **_string("amount", required),
        "type": ["string", "list"],
        "schema": {"type": "string", "empty": False, "check_with": "amount"},
        **_meta(label, description, "16 033 554", False, _target(to, absent)),
    }


def choice(
    label: str,
    allowed: Sequence[str] | Mapping[str, object],
    description: str = "",
    *,
    to: str | tuple[str, ...] = "",
    absent: Absent = "",
    required: bool = False,
) -> Field:
    """One of a few fixed words; a mapping says what each of them means."""
    words = allowed if isinstance(allowed, Mapping) else None
    return {
        "type": "string",
        "allowed": list(allowed),
        "required": required,
        **_meta(label, description, next(iter(allowed)), False, _target(to, absent, words=words)),
    }


def flag(label: str, description: str = "", *, to: str = "", absent: bool = False) -> Field:
    """«ja» or «nei»."""
    return choice(label, {"ja": True, "nei": False}, description, to=to, absent=absent)


def mapping(
    label: str,
    schema: Schema,
    description: str = "",
    *,
    to: str = "",
    makes: type[Any] | None = None,
    required: bool = False,
) -> Field:
    """A group of named fields; without `makes` it becomes a mapping of those that are given."""
    target = _target(to, None if makes else _NO_FIELDS, makes)
    return {"type": "dict", "schema": schema, "required": required, **_meta(label, description, "", False, target)}


def named(label: str, rule: Field, description: str = "", *, to: str = "", example: str = "", keys: str = "") -> Field:
    """Values of one kind under names that the writer chooses, of the kind `keys`."""
    return {
        "type": "dict",
        "keysrules": {"type": "string", **({"check_with": keys} if keys else {})},
        "valuesrules": rule,
        **_meta(label, description, example, False, _target(to, _NO_FIELDS)),
    }


def sequence(
    label: str,
    item: Field,
    description: str = "",
    *,
    to: str = "",
    makes: type[Any] | None = None,
    required: bool = False,
) -> Field:
    """A list of one kind of item, at least one."""
    return {
        "type": "list",
        "schema": item,
        "minlength": 1,
        "required": required,
        **_meta(label, description, "", False, _target(to, (), makes)),
    }


def words(label: str, description: str = "", *, to: str = "") -> Field:
    """A list of short names."""
    return sequence(label, {"type": "string", "empty": False}, description, to=to)


def items(
    label: str,
    schema: Schema,
    description: str = "",
    *,
    to: str = "",
    makes: type[Any] | None = None,
    required: bool = False,
) -> Field:
    """A list of groups of named fields, at least one."""
    return sequence(label, {"type": "dict", "schema": schema}, description, to=to, makes=makes, required=required)


def _string(kind: str, required: bool) -> Field:
    return {"type": "string", "empty": False, "required": required, "check_with": kind}


def _target(
    to: str | tuple[str, ...],
    absent: Absent = "",
    makes: type[Any] | None = None,
    words: Mapping[str, object] | None = None,
) -> Target:
    attributes = to if isinstance(to, tuple) else (to,) if to else ()
    return Target(attributes, absent, makes, words)


def _meta(label: str, description: str, example: str, printed: bool, target: Target, of: str = "") -> Field:
    told = {"label": label, "help": description, "example": example, "printed": printed, "target": target}
    return {"meta": {**told, "of": of} if of else told}
