"""The worked templates in which tables are drawn in Word: 13/26 has the same figures as with the standard one."""

import re
import shutil
from pathlib import Path

import pytest

from hfi_docs.errors import TemplateError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from hfi_docs.word.opc.archive import pack, unzip
from tests.conftest import build, copy_workspace
from tests.made import REGISTERS, Fields, make_workspace, minimal_case
from tests.made_templates import made_template
from tests.word import Table, Word, read_word
from tests.workspaces import replace_in

FIGURE = re.compile(r"\d{1,3}(?:\u00a0\d{3})+")
WORKED = ("budsjettsak.docx", "handlingsplan.docx")


def built_with(folder: Path, template: str) -> bytes:
    workspace = copy_workspace(folder)
    replace_in(workspace.root / "cases" / "2026" / "13-26.yaml", "utvalg: SSU\n", f"utvalg: SSU\nmal: {template}\n")
    return content(workspace)


def content(workspace: Workspace) -> bytes:
    (path,) = build(workspace, "13/26").built.outputs
    return path.read_bytes()


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Word]:
    return {name: read_word(built_with(tmp_path_factory.mktemp("kontor"), name)) for name in WORKED}


def figures(table: Table) -> list[str]:
    return [figure for row in table.rows for text in row.texts for figure in FIGURE.findall(text)]


def words(table: Table) -> list[str]:
    return sorted(word for row in table.rows for text in row.texts for word in text.split())


@pytest.mark.parametrize("name", WORKED)
def test_every_table_has_the_figures_of_the_standard_template(name: str, papers: dict[str, Word], paper: Word) -> None:
    drawn, usual = ([sorted(figures(table)) for table in word.tables] for word in (papers[name], paper))
    # The parts of an amount stand below it, or in rows of their own.
    assert drawn == usual


@pytest.mark.parametrize("name", WORKED)
def test_all_that_is_said_outside_the_tables_is_the_same(name: str, papers: dict[str, Word], paper: Word) -> None:
    assert papers[name].prose == paper.prose


def test_the_budget_is_drawn_by_the_template(papers: dict[str, Word], paper: Word) -> None:
    drawn, usual = (next(t for t in word.tables if t.rows[0].texts[0] == "Post") for word in (papers[WORKED[0]], paper))
    assert words(drawn) == words(usual)
    assert [row.texts[1:2] for row in drawn.rows] == [row.texts[1:2] for row in usual.rows]


def test_the_action_plan_has_a_line_for_each_area(papers: dict[str, Word], paper: Word) -> None:
    drawn, usual = (
        next(table for table in word.tables if table.rows[-1].texts[0] == "SUM") for word in (papers[WORKED[1]], paper)
    )
    begun = (row.texts[0] for row in usual.rows[1:-1] if row.texts[0] and "(forts.)" not in row.texts[0])
    assert [row.texts[0] for row in drawn.rows if len(row.cells) == 1] == list(begun)


def test_a_table_that_fills_the_template_s_page_fills_the_one_that_it_is_printed_on(papers: dict[str, Word]) -> None:
    plan, *_ = (table for table in papers[WORKED[1]].tables if table.header[-1] == "Hvem følger opp saken")
    budget, *_ = (table for table in papers[WORKED[0]].tables if table.header[0] == "Post")
    assert [sum(table.grid) for table in (plan, budget)] == [14286, 9354]


OWN = """\
{%p if status == 'endelig' %}
Leder: {{ felt.leder }}, {{ møtedato_verdi|dato }}
{%p endif %}
{{ forslag_til_vedtak }}
{%p macro budsjett(tabell) %}
| Post | Beløp | Merknad |
| {%tr for rad in tabell.rader %} | | |
| {{ rad.tekst }} | {{ rad.beløp_verdi|kr }} | {{ rad.merknad }} |
| {%tr endfor %} | | |
{%p endmacro %}"""
HOSTILE = "{{ tittel }} {% if x %} & < > «æ»"


@pytest.fixture(scope="module")
def own_template(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """13/26 with an own template: a field, a filter, a choice, a section first, a pattern; built twice."""
    workspace = copy_workspace(tmp_path_factory.mktemp("kontor"))
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(made_template(OWN))
    cases = workspace.root / "cases"
    asked = f"utvalg: SSU\nmal: egen.docx\nfelt: {{leder: '{HOSTILE}'}}\n"
    replace_in(cases / "2026" / "13-26.yaml", "utvalg: SSU\n", asked)
    declared = "    standard: ja\n    felt:\n      - {navn: leder, ledetekst: Leder}\n"
    replace_in(cases / "register" / "utvalg.yaml", "    standard: ja\n", declared)
    first = content(workspace)
    shutil.rmtree(workspace.output)
    return first, content(workspace)


def test_an_own_template_builds_the_whole_case(own_template: tuple[bytes, bytes], paper: Word) -> None:
    word = read_word(own_template[0])
    assert f"Leder: {HOSTILE}, 21.\u00a0mai\u00a02026" in word.prose
    assert sorted(figure for table in word.tables for figure in figures(table)) == sorted(
        figure for table in paper.tables for figure in figures(table)
    )
    assert any(text.endswith("kroner") for table in word.tables for row in table.rows for text in row.texts)
    assert word.prose.index("Strategisk samarbeidsutvalg godkjenner") < word.prose.index("Saken følger opp")
    assert "Forslag til vedtak står på" not in word.prose, "the proposal is above the line that would lead to it"


def test_it_is_the_same_bytes_every_time(own_template: tuple[bytes, bytes]) -> None:
    assert own_template[0] == own_template[1]


def test_a_notice_goes_through_its_agenda(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    template = workspace.root / "templates" / "docx" / "innkalling.docx"
    parts = unzip(template.read_bytes()).parts
    slot = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
    lines = ("{%p for punkt in saksliste %}", "kl. {{ punkt.tid }}", "{{ punkt.tittel }}", "{%p endfor %}")
    main = parts["word/document.xml"].decode()
    assert slot.format("{{ saksliste }}") in main
    main = main.replace(slot.format("{{ saksliste }}"), "".join(map(slot.format, lines)))
    template.write_bytes(pack({**parts, "word/document.xml": main.encode()}))
    built = build_papers(Office(workspace), Selection(meeting="PA/2026-06-19"), now=0).outputs
    notice = read_word(next(path for path in built if path.name.startswith("Innkalling")).read_bytes())
    assert "kl. 10.05–10.20" in notice.prose
    assert "Årsrapport for Helsefellesskap Innlandet 2025–2026" in notice.prose
    assert notice.tables == []


FIRST_ROW_ONLY = """\
{%p macro budsjett(tabell) %}
| Post | Beløp | Merknad |
| {%tr for rad in tabell.rader[:1] %} | | |
| {{ rad.tekst }} | {{ rad.beløp }} | {{ rad.merknad }} |
| {%tr endfor %} | | |
{%p endmacro %}"""


SUMS_ONLY = FIRST_ROW_ONLY.replace("[:1]", "").replace(
    "{{ rad.beløp }}", "{% if rad.rolle == 'sum' %}{{ rad.beløp }}{% endif %}"
)


@pytest.mark.parametrize(
    ("pattern", "second", "told"),
    [
        (FIRST_ROW_ONLY, "Drift", "«100» og 2 til i tabellen «Utgifter» (rad.beløp og rad.tekst)"),
        (FIRST_ROW_ONLY, "Lønn", "«100» og 1 til i tabellen «Utgifter» (rad.beløp)"),
        (SUMS_ONLY, "Drift", "«100» og 1 til i tabellen «Utgifter» (rad.beløp)"),
    ],
    ids=["another text", "the same text again", "amounts of some rows"],
)
def test_what_a_pattern_leaves_out_unsaid_is_told_of(tmp_path: Path, pattern: str, second: str, told: str) -> None:
    lines = [{"id": name, "tekst": text, "beløp": "100"} for name, text in (("a", "Lønn"), ("b", second))]
    table = {"visning": "budsjett", "tittel": "Utgifter", "år": "2026", "linjer": lines}
    case = minimal_case(bakgrunn="[[tabell:t]]", tabeller={"t": table}, mal="egen.docx")
    workspace = make_workspace(tmp_path, case)
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(made_template(pattern))
    with pytest.raises(TemplateError, match=re.escape(f"Malen egen.docx skriver ikke ut {told}.")):
        build(workspace)


SECOND_ROW = SUMS_ONLY.replace("rad.rolle == 'sum'", "rad.tekst == 'b'")


def test_an_amount_is_not_found_within_a_longer_one(tmp_path: Path) -> None:
    lines = [{"id": name, "tekst": name, "beløp": amount} for name, amount in (("a", "200"), ("b", "1 200"))]
    table = {"visning": "budsjett", "tittel": "Utgifter", "år": "2026", "linjer": lines}
    workspace = make_workspace(tmp_path, minimal_case(bakgrunn="[[tabell:t]]", tabeller={"t": table}, mal="egen.docx"))
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(made_template(SECOND_ROW))
    with pytest.raises(TemplateError, match=r"«200» i tabellen «Utgifter» \(rad\.beløp\)"):
        build(workspace)


def test_a_pattern_may_say_what_it_leaves_out(tmp_path: Path) -> None:
    lines = [{"id": name, "tekst": name, "beløp": "100"} for name in ("Lønn", "Drift")]
    table = {"visning": "budsjett", "tittel": "Utgifter", "år": "2026", "linjer": lines}
    case = minimal_case(bakgrunn="[[tabell:t]]", tabeller={"t": table}, mal="egen.docx")
    workspace = make_workspace(tmp_path, case)
    template = made_template(SUMS_ONLY + "\n{#p utelater: rad.beløp #}")
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(template)
    assert build(workspace).built.outputs


TWO_WAYS = """\
{%p macro budsjett(tabell) %}
| Post | Beløp | Merknad |
| {%tr for rad in tabell.rader %} | | |
| {%tr if rad.rolle == 'ledd' %} | | |
| {{ rad.tekst }} | {{ rad.beløp }} | {{ rad.merknad }} |
| {%tr endif %} | | |
| {%tr if rad.beløp %} | | |
| {{ rad.tekst }} | {{ rad.beløp }} | {{ rad.merknad }} |
| {%tr endif %} | | |
| {%tr endfor %} | | |
{%p endmacro %}"""
ONE_OF_TWO_WAYS = TWO_WAYS.replace("{%tr endif %} | | |\n| {%tr if rad.beløp %}", "{%tr else %}")


@pytest.mark.parametrize(("pattern", "is_told"), [(TWO_WAYS, True), (ONE_OF_TWO_WAYS, False)], ids=["if", "else"])
def test_a_row_that_is_printed_twice_is_told_of(tmp_path: Path, pattern: str, is_told: bool) -> None:
    """Rows that are alike may stand as often as the table has them."""
    lines = [
        {"id": name, "tekst": text, "beløp": "100"} for name, text in (("a", "Lønn"), ("b", "Lønn"), ("c", "Drift"))
    ]
    table = {"visning": "budsjett", "tittel": "Utgifter", "år": "2026", "linjer": lines}
    workspace = make_workspace(tmp_path, minimal_case(bakgrunn="[[tabell:t]]", tabeller={"t": table}, mal="egen.docx"))
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(made_template(pattern))
    if not is_told:
        assert build(workspace).built.outputs
        return
    said = r"skriver ut raden «Lønn 100» for mange ganger i tabellen «Utgifter»\. .* {% else %} mellom dem\."
    with pytest.raises(TemplateError, match=said):
        build(workspace)


TWICE_IN_A_CELL = FIRST_ROW_ONLY.replace("[:1]", "").replace("{{ rad.beløp }}", "{{ rad.beløp }} // {{ rad.beløp }}")
IN_TWO_FORMS = TWICE_IN_A_CELL.replace("// {{ rad.beløp }}", "// {{ rad.beløp_verdi|mill }}")


@pytest.mark.parametrize(
    ("pattern", "is_told"), [(TWICE_IN_A_CELL, True), (IN_TWO_FORMS, False)], ids=["alike", "forms"]
)
def test_an_amount_that_a_row_has_twice_is_told_of(tmp_path: Path, pattern: str, is_told: bool) -> None:
    """A text may say it again, and a filter write it otherwise."""
    lines = [
        {"id": "a", "tekst": "Lønn, av rammen på 1 000 000", "beløp": "1 000 000"},
        {"id": "b", "tekst": "Drift", "beløp": "2 000 000"},
    ]
    table = {"visning": "budsjett", "tittel": "Utgifter", "år": "2026", "linjer": lines}
    workspace = make_workspace(tmp_path, minimal_case(bakgrunn="[[tabell:t]]", tabeller={"t": table}, mal="egen.docx"))
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(made_template(pattern))
    if not is_told:
        assert build(workspace).built.outputs
        return
    with pytest.raises(TemplateError, match=r"skriver ut beløpet «1.000.000» for mange ganger i tabellen «Utgifter»\."):
        build(workspace)


AMOUNTS_AS_WORDS = FIRST_ROW_ONLY.replace("[:1]", "").replace("{{ rad.beløp }}", "{{ rad.beløp_verdi|kr }}")


def test_an_amount_may_be_printed_by_a_filter(tmp_path: Path) -> None:
    lines = [{"id": name, "tekst": name, "beløp": "1 000 000"} for name in ("Lønn", "Drift")]
    table = {"visning": "budsjett", "tittel": "Utgifter", "år": "2026", "linjer": lines}
    case = minimal_case(bakgrunn="[[tabell:t]]", tabeller={"t": table}, mal="egen.docx")
    workspace = make_workspace(tmp_path, case)
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(made_template(AMOUNTS_AS_WORDS))
    assert build(workspace).built.outputs


@pytest.mark.parametrize(
    ("sums", "is_told"),
    [("", True), ("\n| {{ tabell.sumrad.tittel }} | {{ tabell.sumrad.behov }} |", False)],
    ids=["without sums", "with sums"],
)
def test_the_sums_below_a_table_are_figures_too(tmp_path: Path, sums: str, is_told: bool) -> None:
    view = {
        "id": "behov",
        "navn": "Behov",
        "kilde": "tiltak",
        "sumrad": "SUM",
        "kolonner": [
            {"felt": "tittel", "overskrift": "Tiltak"},
            {"felt": "behov", "overskrift": "Behov", "type": "kroner", "sum": "ja"},
        ],
    }
    needs: list[Fields] = [
        {"id": name, "område": "omrade", "tittel": name.title(), "prinsipp": "iverksette", "midler": []}
        for name in ("en", "to")
    ]
    case = minimal_case(vedlegg=[{"id": "v", "tittel": "Behov", "tabell": {"visning": "behov", "år": "2026"}}])
    case |= {"mal": "egen.docx"}
    for need in needs:
        need |= {"behov": [{"år": "2026", "beløp": "150"}]}
        del need["midler"]
    workspace = make_workspace(tmp_path, case, visninger=[view], tiltak=needs)
    pattern = (
        "{%p macro behov(tabell) %}\n| Tiltak | Behov |\n| {%tr for rad in tabell.rader %} | |\n"
        f"| {{{{ rad.tittel }}}} | {{{{ rad.behov }}}} |\n| {{%tr endfor %}} | |{sums}\n{{%p endmacro %}}"
    )
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(made_template(pattern))
    if is_told:
        with pytest.raises(TemplateError, match=r"«SUM».*\(tabell\.sumrad\)"):
            build(workspace)
    else:
        assert "300" in str(read_word(build(workspace).built.outputs[0].read_bytes()).everything)


def test_a_section_by_itself_in_a_template_without_statements(tmp_path: Path) -> None:
    case = minimal_case(bakgrunn="Bakgrunnen.", vurdering="Vurderingen.", mal="egen.docx")
    workspace = make_workspace(tmp_path, case)
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(made_template("{{ vurdering }}\n{{ fakta }}"))
    prose = read_word(build(workspace).built.outputs[0].read_bytes()).prose
    assert prose.endswith("Vurdering\nVurderingen.\nBakgrunn\nBakgrunnen.")


def test_a_pattern_in_the_template_of_a_notice_draws_the_tables_of_a_packet(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path)
    folder = workspace.root / "templates" / "docx"
    drawn = unzip((folder / "budsjettsak.docx").read_bytes()).parts["word/document.xml"].decode()
    begin = drawn.rindex("<w:p>", 0, drawn.index("{%p macro"))
    pattern = drawn[begin : drawn.index("<w:sectPr>")]
    parts = unzip((folder / "innkalling.docx").read_bytes()).parts
    main = parts["word/document.xml"].decode().replace("<w:sectPr", f"{pattern}<w:sectPr", 1)
    (folder / "innkalling.docx").write_bytes(pack({**parts, "word/document.xml": main.encode()}))
    meeting = Selection(meeting="SSU/2026-05-21")
    built = build_papers(Office(workspace), meeting, now=0, also=("møtepakke",)).outputs
    packet = next(path for path in built if path.name.startswith("Møtepakke")).read_bytes()
    heads = [table.rows[0] for table in read_word(packet).tables if table.rows[0].texts[0] == "Post"]
    assert len(heads) == 3
    assert unzip(packet).parts["word/document.xml"].decode().count('w:fill="1F3864"') == 3 * len(heads)


@pytest.mark.parametrize(
    ("own", "printed"),
    [
        ("{{ vurdering }}", "Leder: Kari"),
        ("{{ møtedato_verdi|dato }}", "Leder: Kari"),
        ("Ved {{ felt.leder|upper }}", "Ved KARI"),
    ],
    ids=["a slot", "statements", "named in capitals"],
)
def test_an_own_field_stands_where_the_template_says_or_with_the_facts(tmp_path: Path, own: str, printed: str) -> None:
    organ = {**REGISTERS["utvalg"][0], "felt": [{"navn": "leder", "ledetekst": "Leder"}]}
    workspace = make_workspace(tmp_path, minimal_case(mal="egen.docx", felt={"leder": "Kari"}), utvalg=[organ])
    (workspace.root / "templates" / "docx" / "egen.docx").write_bytes(made_template(own))
    prose = read_word(build(workspace).built.outputs[0].read_bytes()).prose
    assert prose.casefold().count("kari") == 1
    assert printed in prose
