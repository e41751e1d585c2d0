"""What a template of one kind of document may and must contain: papers fill it in, `word` holds templates to it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from hfi_docs.context import Shape


class Contract(NamedTuple):
    """The scalar fields of one kind of template, and the placeholders that blocks take the place of.

    A block placeholder stands alone in a paragraph of the body. `shape` is all that a template with statements may
    name, by name. `rest` names, for each placeholder that takes the rest, what may be printed apart from it.
    """

    required_fields: tuple[str, ...]
    optional_fields: tuple[str, ...]
    required_slots: tuple[str, ...]
    optional_slots: tuple[str, ...]
    shape: Mapping[str, Shape] = MappingProxyType({})
    rest: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    @property
    def fields(self) -> tuple[str, ...]:
        """Every scalar field."""
        return self.required_fields + self.optional_fields

    @property
    def slots(self) -> tuple[str, ...]:
        """Every placeholder for blocks."""
        return self.required_slots + self.optional_slots + tuple(name for names in self.rest.values() for name in names)

    @property
    def required(self) -> tuple[str, ...]:
        """What a template must hold."""
        return self.required_fields + self.required_slots
