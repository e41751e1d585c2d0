"""Options of tables: the title as a row, rows for empty areas, the unit that amounts are counted in."""

from pathlib import Path
from typing import Any

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.made import REGISTERS, Fields, make_workspace, minimal_case, views
from tests.word import Table, Word, read_word

AREAS = [
    {"id": name, "navn": name.capitalize(), "beskrivelse": "…"} for name in ("samhandle", "forebygge", "rekruttere")
]
PLAN: Fields = {**REGISTERS["strategiplan"][0], "områder": AREAS}
MEASURES: list[Fields] = [
    {
        "id": name,
        "område": area,
        "tittel": name.upper(),
        "prinsipp": "iverksette",
        "midler": [{"år": "2026", "sak": "SSU 22/25", "beløp": amount}],
    }
    for name, area, amount in (("a", "rekruttere", "1 250 000"), ("b", "samhandle", "12 500"), ("c", "samhandle", "0"))
]
COLUMNS: list[Fields] = [
    {"felt": "område", "overskrift": "Område", "slå_sammen": "ja"},
    {"felt": "tittel", "overskrift": "Tiltak"},
    {"felt": "tildelt", "overskrift": "Tildelt {år}", "type": "kroner", "sum": "ja"},
]


def paper(folder: Path, view: Fields, text: str = "", **table: Any) -> Word:
    shown = {"id": "tiltak", "navn": "Tiltak", "kilde": "tiltak", "kolonner": COLUMNS, "sumrad": "SUM", **view}
    told = {"visning": "tiltak", "tittel": "Tiltakene i 2026", "år": "2026", **table}
    workspace = make_workspace(
        folder / "kontor",
        minimal_case(bakgrunn=f"{text}\n\n[[tabell:plan]]", tabeller={"plan": told}),
        visninger=[*views(), shown],
        strategiplan=[PLAN],
        tiltak=MEASURES,
    )
    return read_word(build_papers(Office(workspace), Selection(), now=0).outputs[0].read_bytes())


def rows(table: Table) -> list[list[str]]:
    return [[text.replace("\u00a0", " ") for text in row.texts] for row in table.rows]


def test_the_title_as_a_row_over_all_columns(tmp_path: Path) -> None:
    (table,) = paper(tmp_path, {"tittelrad": "ja"}).tables
    assert rows(table)[:2] == [["Tiltakene i 2026"], ["Område", "Tiltak", "Tildelt 2026"]]
    assert [row.header for row in table.rows[:3]] == [True, True, False]
    assert table.rows[0].cells[0].span == 3


def test_without_it_the_title_stands_in_the_caption_alone(tmp_path: Path) -> None:
    (table,) = paper(tmp_path, {}).tables
    assert rows(table)[0] == ["Område", "Tiltak", "Tildelt 2026"]


def test_areas_without_measures_have_a_row_that_is_not_counted(tmp_path: Path) -> None:
    word = paper(tmp_path, {"tomme_områder": "Ingen tiltak"}, "Planen har [[antall:plan]] tiltak.")
    assert rows(word.tables[0])[1:] == [
        ["Samhandle", "B", "12 500"],
        ["", "C", "0"],
        ["Forebygge", "Ingen tiltak", ""],
        ["Rekruttere", "A", "1 250 000"],
        ["SUM", "1 262 500"],
    ]
    assert "Planen har tre tiltak." in word.prose


def test_only_the_areas_that_are_asked_for_have_one(tmp_path: Path) -> None:
    word = paper(tmp_path, {"tomme_områder": "Ingen tiltak"}, utvalg={"område": ["forebygge", "rekruttere"]})
    assert [row[:2] for row in rows(word.tables[0])[1:3]] == [["Forebygge", "Ingen tiltak"], ["Rekruttere", "A"]]


@pytest.mark.parametrize(
    ("unit", "heading", "amounts"),
    [
        ("kroner", "Tildelt 2026", ["12 500", "0", "1 250 000", "1 262 500"]),
        ("1000 kroner", "Tildelt 2026 (1000 kroner)", ["12,5", "0", "1 250", "1 262,5"]),
        ("millioner kroner", "Tildelt 2026 (millioner kroner)", ["0,0125", "0", "1,25", "1,2625"]),
    ],
)
def test_amounts_are_counted_in_the_unit_that_the_table_says(
    tmp_path: Path, unit: str, heading: str, amounts: list[str]
) -> None:
    (table,) = paper(tmp_path, {}, enhet=unit).tables
    shown = rows(table)
    assert shown[0][2] == heading
    assert [row[-1] for row in shown[1:]] == amounts


def test_the_text_has_whole_kroner_whatever_the_unit_of_the_table(tmp_path: Path) -> None:
    word = paper(tmp_path, {}, "Det er gitt [[kr:plan.sum]], eller [[mill:plan.sum]].", enhet="1000 kroner")
    assert "Det er gitt 1 262 500 kroner, eller om lag 1,26 millioner kroner." in word.prose.replace("\u00a0", " ")


def hiding(*hidden: str, **options: Any) -> list[Fields]:
    """The three columns, those named empty and hidden for it."""
    empty = {"område": "behov_merke", "tittel": "fase", "tildelt": "behov"}
    columns = [{**column, **options.get(str(column["felt"]), {})} for column in COLUMNS]
    return [
        {**column, "felt": empty[column["felt"]], "skjul_tom": "ja", "slå_sammen": "nei"}
        if column["felt"] in hidden
        else column
        for column in columns
    ]


def test_the_sum_is_printed_where_its_column_becomes_the_first(tmp_path: Path) -> None:
    (table,) = paper(tmp_path, {"kolonner": hiding("område", "tittel")}).tables
    assert rows(table) == [["Tildelt 2026"], ["12 500"], ["0"], ["1 250 000"], ["SUM\n1 262 500"]]


@pytest.mark.parametrize(
    ("hidden", "heads", "spans"),
    [
        ((), ["Område", "Tildelt 2026"], [2, 1]),
        (("tittel",), ["Område", "Tildelt 2026"], [1, 1]),
        (("område",), ["Område", "Tildelt 2026"], [1, 1]),
        (("område", "tittel"), ["Tildelt 2026"], [1]),
    ],
)
def test_a_heading_spans_the_columns_that_are_shown(
    tmp_path: Path, hidden: tuple[str, ...], heads: list[str], spans: list[int]
) -> None:
    (table,) = paper(tmp_path, {"kolonner": hiding(*hidden, område={"spenn": "2"})}).tables
    assert rows(table)[0] == heads
    assert [cell.span for cell in table.rows[0].cells] == spans


def test_an_amount_is_an_amount_whether_its_column_says_so_or_not(tmp_path: Path) -> None:
    columns = [*COLUMNS[:2], {"felt": "tildelt", "overskrift": "Tildelt", "sum": "ja"}]
    (table,) = paper(tmp_path, {"kolonner": columns}, enhet="1000 kroner").tables
    assert rows(table)[0][2] == "Tildelt (1000 kroner)"
    assert rows(table)[-1] == ["SUM", "1 262,5"]


def test_a_heading_over_three_columns_spans_the_two_that_are_left(tmp_path: Path) -> None:
    (table,) = paper(tmp_path, {"kolonner": hiding("tittel", område={"spenn": "3"})}).tables
    assert [(cell.text, cell.span) for cell in table.rows[0].cells] == [("Område", 2)]


def test_a_column_for_each_year_is_named_with_it(tmp_path: Path) -> None:
    columns = [*COLUMNS, {"felt": "tildelt", "overskrift": "Tildelt {år-1}", "år": "-1", "type": "kroner", "sum": "ja"}]
    text = "Det er gitt [[kr:plan.tildelt-2026]], mot [[kr:plan.tildelt-2025]] før."
    word = paper(tmp_path, {"kolonner": columns}, text)
    assert "Det er gitt 1 262 500 kroner, mot 0 kroner før." in word.prose.replace("\u00a0", " ")


@pytest.mark.parametrize(("columns", "lies"), [(4, False), (5, True)])
def test_a_table_of_five_columns_is_laid_on_its_side(tmp_path: Path, columns: int, lies: bool) -> None:
    shown = [{"felt": name, "overskrift": name} for name in ("område", "tittel", "ansvar", "status", "fase")][:columns]
    view = {"id": "tiltak", "navn": "Tiltak", "kilde": "tiltak", "kolonner": shown}
    attachment = {"id": "v", "tittel": "Vedlegget", "tabell": {"visning": "tiltak"}}
    case = minimal_case(bakgrunn="Se [[vedlegg:v]].", vedlegg=[attachment])
    workspace = make_workspace(tmp_path, case, visninger=[*views(), view], strategiplan=[PLAN], tiltak=MEASURES)
    built = build_papers(Office(workspace), Selection(), now=0).outputs
    assert any(section.landscape for section in read_word(built[0].read_bytes()).sections) == lies
