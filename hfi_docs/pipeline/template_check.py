"""The Word templates of an office, held against what its papers give them: its own views and fields included."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from hfi_docs.context import Shape
from hfi_docs.contract import Contract
from hfi_docs.errors import HfiError
from hfi_docs.papers.compose import contract_of
from hfi_docs.papers.compose.shapes import view_shapes
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import Registers
from hfi_docs.word.template.checking import check_template
from hfi_docs.word.template.faults import TemplateFault

_OWN_FIELDS = "felt"


class TemplateRules(NamedTuple):
    """What an office's registers let its templates hold; any view and any field of its own where they are broken."""

    registers: Registers | None

    @property
    def patterns(self) -> Mapping[str, Shape] | None:
        """The views that may be drawn, by name, each with the shape of its table."""
        return None if self.registers is None else view_shapes(self.registers.views)

    def contract(self, template: str) -> Contract:
        """The contract of a template by its name, with the office's own fields."""
        contract = contract_of(template)
        if self.registers is None or _OWN_FIELDS not in contract.shape:
            return contract
        own = {field.name: Shape("text") for organ in self.registers.organs.values() for field in organ.own_fields}
        fields = contract.shape[_OWN_FIELDS]._replace(fields=own, is_open=False)
        return contract._replace(shape={**contract.shape, _OWN_FIELDS: fields})


def check_templates(workspace: Workspace) -> dict[Path, list[TemplateFault]]:
    """What is wrong with each template, by the template's path.

    Raises:
        TemplateError: one cannot be read.
    """
    rules = template_rules(workspace)
    return {
        path: check_template(workspace.read_template(path.name), rules.contract(path.name), rules.patterns)
        for path in workspace.template_files()
    }


def template_rules(workspace: Workspace) -> TemplateRules:
    """What the templates of an office may hold.

    Raises:
        OutsideError: its files cannot be read.
    """
    return TemplateRules(_registers(workspace))


def _registers(workspace: Workspace) -> Registers | None:
    """None where they are broken, which `check` tells of: any view and any field of the office's own may then be."""
    try:
        return Office(workspace).look().model(())
    except HfiError:
        return None
