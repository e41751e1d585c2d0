"""Templates held against what the office itself has declared: its views, and the fields of its own."""

import time
from pathlib import Path

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.template_check import check_templates
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from hfi_docs.word.opc.archive import unzip
from hfi_docs.word.template.checking import check_template
from hfi_docs.word.template.environment import compiled
from hfi_docs.word.template.expressions import FILTERS
from tests.conftest import copy_workspace
from tests.made_templates import CONTRACT, FOLDER, made_template, patterns
from tests.workspaces import office_workspace, replace_in

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


def test_a_word_template_is_taken_as_it_is(office: Workspace) -> None:
    folder = office.root / "templates" / "docx"
    content = made_template((FOLDER / "godtas-dotx.mal").read_text("utf-8"))
    (folder / "sak.dotx").write_bytes(content)
    assert check_templates(office)[folder / "sak.dotx"] == []
    replace_in(office.root / "cases/register/utvalg.yaml", "mal: sak.docx\n  - id: PA", "mal: sak.dotx\n  - id: PA")
    (paper,) = build_papers(Office(office), Selection(("14/26",)), now=time.time()).outputs
    assert b"template.main+xml" not in unzip(paper.read_bytes()).parts["[Content_Types].xml"]


def test_a_view_that_there_is_none_of(office: Workspace) -> None:
    (sentence,) = told(office, "{%p macro budsjet(tabell) %}\n{{ tabell.tittel }}\n{%p endmacro %}")
    assert sentence.endswith("Ingen visning heter «budsjet». Mente du «budsjett»?")


@pytest.mark.parametrize(
    ("tag", "answer"),
    [
        ("tabeller['ramme-2026'].tittel", ""),
        ("tabeller['rame-2026'].tittel", "«tabeller» har ikke noe som heter «rame-2026». Mente du «ramme-2026»?"),
        ("vedlegg['strategiplan'].tittel", ""),
        ("vedlegg['strategplan'].tittel", "«vedlegg» har ikke noe som heter «strategplan». Mente du «strategiplan»?"),
    ],
)
def test_what_no_case_has(tmp_path: Path, tag: str, answer: str) -> None:
    office = Workspace(office_workspace(tmp_path))
    assert [each.rpartition("): ")[2] for each in told(office, f"{{{{ {tag} }}}}")] == ([answer] if answer else [])


def test_where_no_case_has_any_each_may_come(office: Workspace) -> None:
    assert told(office, "{{ tabeller['ramme-2026'].tittel }}") == []


def test_the_filters_are_those_that_render() -> None:
    # No template can say a name that begins with a line.
    assert set(FILTERS) == {name for name in compiled("{{ a }}").environment.filters if name[0] != "_"}


@pytest.mark.parametrize(
    "tag",
    [
        "{{ tittel() }}", "{{ tittel.upper() }}", "{{ 'a' * 9 }}", "{{ 2 ** 9 }}", "{{ 1 + 1 }}", "{{ -1 }}",
        "{{ 'a' % 1 }}", "{{ [tittel] }}", "{{ (1, 2) }}", "{{ {'a': 1} }}", "{{ tittel is defined }}", "{{ _x }}",
        "{{ tittel._x }}", "{{ tittel|safe }}", "{{ tittel|upper(1) }}", "{{ tittel|default('') }}",
        "{% for a, b in vedlegg %}{% endfor %}", "{% for a in vedlegg recursive %}{% endfor %}",
        "{% set a, b = 1, 2 %}", "{% include 'a' %}", "{% import 'a' as b %}", "{% extends 'a' %}",
        "{% block a %}{% endblock %}", "{% call a() %}{% endcall %}", "{% filter upper %}{% endfilter %}",
        "{% raw %}{{ a }}{% endraw %}", "{% autoescape false %}{% endautoescape %}", "{% do a %}",
        "{% with %}{% endwith %}", "{% set a %}{% endset %}",
        "{{ range(9) }}", "{{ self }}", "{{ caller() }}", "{{ varargs }}", "{{ loop }}",
    ],
)  # fmt: skip
def test_what_may_not_be_said_is_told_before_a_build(tag: str) -> None:
    assert check_template(made_template(f"Her: {tag}"), CONTRACT, patterns()) != []


@pytest.fixture(scope="module")
def offices_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_workspace(tmp_path_factory.mktemp("kontor"))


@pytest.mark.parametrize("sound", sorted(FOLDER.glob("godtas*.mal")), ids=lambda path: path.stem)
def test_what_is_accepted_can_be_built_with(sound: Path, offices_folder: Path) -> None:
    template = offices_folder / "templates" / "docx" / "sak.docx"
    template.write_bytes(made_template(sound.read_text("utf-8")))
    office = Office(Workspace(offices_folder))
    assert build_papers(office, Selection(("14/26",)), now=time.time(), force=True).outputs


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", '<w:pgSz w:w="11906" ', "<w:pgSz "),
        ("word/document.xml", 'w:left="1417"', 'w:left="bred"'),
        ("word/styles.xml", '<w:sz w:val="22"/>', '<w:sz w:val="stor"/>'),
        ("word/numbering.xml", '<w:num w:numId="1"', '<w:num w:numId="en"'),
        ("word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target=""'),
    ],
)
def test_a_letterhead_that_cannot_be_measured_is_no_traceback(part: str, old: str, new: str) -> None:
    faults = check_template(made_template(f"[bytt {part}]\n{old} => {new}"), CONTRACT, patterns(), is_thorough=False)
    assert faults != []
