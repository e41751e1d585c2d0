"""Templates held against what the office itself has declared: its views, and the fields of its own."""

from pathlib import Path

import pytest

from hfi_docs.pipeline.template_check import check_templates
from hfi_docs.records.load import Workspace
from tests.conftest import copy_workspace
from tests.made_templates import made_template
from tests.workspaces import replace_in

OWN = "\n    felt: [{navn: prosjektleder, ledetekst: Prosjektleder, ledetekst_nynorsk: Prosjektleiar}]\n"


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    return copy_workspace(tmp_path / "kontor")


def told(office: Workspace, description: str) -> list[str]:
    path = office.root / "templates" / "docx" / "sak.docx"
    path.write_bytes(made_template(description))
    return [fault.sentence for fault in check_templates(office)[path]]


def test_a_field_of_the_offices_own(office: Workspace) -> None:
    register = office.root / "cases" / "register" / "utvalg.yaml"
    text = register.read_text("utf-8")
    assert told(office, "{{ felt.prosjektleder }}") == [
        "Avsnitt 9 («{{ felt.prosjektleder }}»): «prosjektleder» finnes ikke her."
        " Her er ingen navn. Utvalgenes egne felt står i register/utvalg.yaml."
    ]
    replace_in(register, text, text.rstrip() + OWN)
    assert told(office, "{{ felt.prosjektleder }}") == []
    assert told(office, "{{ felt.prosjektleier }}") == [
        "Avsnitt 9 («{{ felt.prosjektleier }}»): «prosjektleier» finnes ikke her. Mente du «prosjektleder»?"
    ]


def test_registers_that_are_broken_allow_any_name(office: Workspace) -> None:
    (office.root / "cases" / "register" / "visninger.yaml").write_text("register: [", "utf-8")
    assert (
        told(office, "{{ felt.prosjektleder }}\n{%p macro noe(tabell) %}\n{{ tabell.tittel }}\n{%p endmacro %}") == []
    )


def test_a_view_that_there_is_none_of(office: Workspace) -> None:
    (sentence,) = told(office, "{%p macro budsjet(tabell) %}\n{{ tabell.tittel }}\n{%p endmacro %}")
    assert sentence.endswith("Ingen visning heter «budsjet». Mente du «budsjett»?")
