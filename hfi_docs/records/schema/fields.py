"""The building blocks of the schemas: one small function per kind of field.

A schema is a plain Cerberus mapping. Values stay text; `check_with` names the rule that reads them. What people
see (label, help, example) stands in `meta`, so that messages, the user guide and an editor share one source.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

Field: TypeAlias = dict[str, Any]
Schema: TypeAlias = dict[str, Field]


def _meta(label: str, description: str, example: str, printed: bool) -> Field:
    return {"label": label, "help": description, "example": example, "printed": printed}


def text(
    label: str, description: str = "", *, example: str = "", required: bool = False, printed: bool = True
) -> Field:
    """A single line of text that is printed as it stands, references resolved."""
    return {
        "type": "string",
        "empty": False,
        "required": required,
        "check_with": "line",
        "meta": _meta(label, description, example, printed),
    }


def prose(label: str, description: str = "", *, required: bool = False) -> Field:
    """Running text: paragraphs, subheadings, lists, small tables, references."""
    return {
        "type": "string",
        "empty": False,
        "required": required,
        "check_with": "prose",
        "meta": _meta(label, description, "", True),
    }


def cell(label: str, description: str = "", *, required: bool = False) -> Field:
    """Running text that stands in a table: as prose, but without tables of its own."""
    return {**prose(label, description, required=required), "check_with": "cell"}


def title(label: str, description: str = "", *, example: str = "", required: bool = False) -> Field:
    """A line that also names files and properties, and therefore holds no references."""
    return {**text(label, description, example=example, required=required), "check_with": "title"}


def value(kind: str, label: str, description: str = "", *, example: str = "", required: bool = False) -> Field:
    """A value that is read by the rule `kind`: amount, date, year, period, case_number, identifier, reference."""
    return {
        "type": "string",
        "empty": False,
        "required": required,
        "check_with": kind,
        "meta": _meta(label, description, example, False),
    }


def amount(label: str, description: str = "", *, required: bool = False) -> Field:
    """Kroner, or a list of amounts that are added up."""
    return {
        "type": ["string", "list"],
        "empty": False,
        "required": required,
        "check_with": "amount",
        "schema": {"type": "string", "empty": False, "check_with": "amount"},
        "meta": _meta(label, description, "16 033 554", False),
    }


def choice(label: str, allowed: Sequence[str], description: str = "", *, required: bool = False) -> Field:
    """One of a few fixed words."""
    return {
        "type": "string",
        "allowed": list(allowed),
        "required": required,
        "meta": _meta(label, description, allowed[0], False),
    }


def mapping(label: str, schema: Schema, description: str = "", *, required: bool = False) -> Field:
    """A group of named fields."""
    return {
        "type": "dict",
        "schema": schema,
        "required": required,
        "meta": _meta(label, description, "", False),
    }


def sequence(label: str, item: Field, description: str = "", *, required: bool = False) -> Field:
    """A list of one kind of item, at least one."""
    return {
        "type": "list",
        "schema": item,
        "minlength": 1,
        "required": required,
        "meta": _meta(label, description, "", False),
    }


def items(label: str, schema: Schema, description: str = "", *, required: bool = False) -> Field:
    """A list of groups of named fields, at least one."""
    return sequence(label, {"type": "dict", "schema": schema}, description, required=required)
