"""Templates with statements through a whole build: where tables stand, and what a template may leave out."""

from pathlib import Path

import pytest

from hfi_docs.errors import TemplateError
from tests.conftest import build, copy_workspace
from tests.made_templates import made_template
from tests.word import Word, read_word

IN_PLACE = """\
{%p for a in avsnitt %}
{{ a.overskrift }}
{{ a.innhold }}
{%p endfor %}
{{ tabeller['ramme-2026'].bildetekst }}
| Post | Beløp | Merknad |
| {%tr for rad in tabeller['ramme-2026'].rader %} | | |
| {{ rad.tekst }} | {{ rad.beløp }} | {{ rad.merknad }} |
| {%tr endfor %} | | |"""
PATTERN = """\
{%p macro budsjett(tabell) %}
| Post | Beløp |
| {%tr for rad in tabell.rader %} | |
| {{ rad.tekst }} | {{ rad.beløp }} |
| {%tr endfor %} | |
{%p endmacro %}"""


def built_with(folder: Path, template: str, case: str = "13/26") -> Word:
    workspace = copy_workspace(folder)
    (workspace.root / "templates" / "docx" / "sak.docx").write_bytes(made_template(template))
    (path,) = build(workspace, case).built.outputs
    return read_word(path.read_bytes())


def test_a_table_drawn_in_place_is_printed_there_and_numbered_so(tmp_path: Path) -> None:
    word = built_with(tmp_path, IN_PLACE)
    captions = [line for line in word.prose.splitlines() if line.startswith(("Tabell\u00a01:", "Tabell\u00a02:"))]
    assert captions == [
        "Tabell\u00a01: Frie midler 2026 etter avsetning til fondet",
        "Tabell\u00a02: Økonomisk oversikt for rekrutterings- og samhandlingsmidler 2026",
    ]
    assert "I tabell\u00a02 er 750\u00a0000\u00a0kroner ført opp" in word.prose
    assert word.prose.count("Økonomisk oversikt for rekrutterings- og samhandlingsmidler 2026") == 1


def test_a_case_without_the_table_is_built_without_it(tmp_path: Path) -> None:
    word = built_with(tmp_path, IN_PLACE, "04/21")
    assert not any(row.texts[:1] == ["Post"] for table in word.tables for row in table.rows)


def test_what_a_template_leaves_out_it_must_say(tmp_path: Path) -> None:
    said = f"{{#p utelater: rad.merknad #}}\n{PATTERN}"
    word = built_with(tmp_path / "sagt", said)
    assert "Fra tabell" not in " ".join(text for table in word.tables for row in table.rows for text in row.texts)
    with pytest.raises(TemplateError, match="utelater"):
        built_with(tmp_path / "usagt", PATTERN)


def test_a_template_without_statements_prints_sections_where_it_wants_them(tmp_path: Path) -> None:
    prose = built_with(tmp_path, "{{ forslag_til_vedtak }}\n{{ vurdering }}\n{{ anbefaling }}").prose
    assert prose.index("Forslag til vedtak") < prose.index("Vurdering") < prose.index("Bakgrunn")
    assert (
        prose.index("I tabell\u00a02 er 750") < prose.index("Tabell\u00a01: Frie") < prose.index("Tabell\u00a02: Øko")
    )
