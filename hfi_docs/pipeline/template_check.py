"""The Word templates of an office, held against what its papers give them: its own views and fields included."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hfi_docs.context import LazyMapping, Shape
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
    """What an office's registers let its templates hold; any view and any field of its own where they are broken.

    `tables` and `attachments` are the short names of those that its cases have.
    """

    registers: Registers | None
    tables: Collection[str] = ()
    attachments: Collection[str] = ()

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
        shape = dict(contract.shape)
        shape[_OWN_FIELDS] = shape[_OWN_FIELDS]._replace(fields=own, is_open=False)
        for name, among in (("tabeller", self.tables), ("vedlegg", self.attachments)):
            shape[name] = shape[name]._replace(among=among)
        return contract._replace(shape=shape)


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
    try:
        office = Office(workspace).look()
        registers = office.model(())
    except HfiError:
        # `check` tells of them: any view and any field of the office's own may then be.
        return TemplateRules(None)
    # Cases are read only when a template names something of theirs.
    tables = LazyMapping(lambda: dict.fromkeys(_names_of_cases(office, "tabeller")))
    return TemplateRules(registers, tables, LazyMapping(lambda: dict.fromkeys(_names_of_cases(office, "vedlegg"))))


def _names_of_cases(office: Office, field: str) -> Iterator[str]:
    """The short names of all tables, or attachments, of all cases that can be read."""
    for path in (*office.filing.case_paths, *office.filing.drafts):
        record = office.record(path)
        named: Any = record.data.get(field, ()) if record else ()
        for each in named if isinstance(named, dict | list) else ():
            name = each.get("id") if isinstance(each, dict) else each
            if isinstance(name, str):
                yield name
