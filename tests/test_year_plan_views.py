"""Views over the year plan: what is fetched from the meetings, what is computed, what is not known."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.made import Fields, make_workspace, meeting, minimal_case, put_meeting, views
from tests.word import Table, read_word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIELDS = ("arena", "region", "dag", "dato", "tid", "sted")
REGIONS: list[Fields] = [{"id": "hamar", "navn": "Hamarregionen"}, {"id": "valdres", "navn": "Valdres"}]
MEETINGS: list[Fields] = [
    {"id": "vår", "utvalg": "SSU", "dato": "2026-02-12", "tid": "10.00–14.00", "sted": "Brumunddal"},
    {"id": "mai", "utvalg": "SSU", "dato": "2026-05-21"},
    {"id": "samling", "utvalg": "SSU", "dato": "2026-03-10", "til": "2026-03-11", "navn": "samlingen"},
]
POINTS: list[Fields] = [
    {"tekst": "Handlingsplanen", "type": "beslutning"},
    {"tekst": "Innspill fra kommunene", "type": "drøfting"},
    {
        "tekst": "Årsrapporten",
        "type": "orientering",
        "punkter": [{"tekst": "Tall", "type": "referat"}, {"tekst": "Tekst"}],
    },
]


def column(field: str, **more: str) -> Fields:
    return {"felt": field, "overskrift": field.capitalize(), **more}


def shown(
    folder: Path, *entries: Fields, columns: list[Fields] | None = None, case: Fields | None = None, **table: Any
) -> Table:
    """The table of a view over these entries of 2026."""
    view = {"id": "årsplan", "navn": "Årsplan", "kilde": "årsplan", "kolonner": columns or [*map(column, FIELDS)]}
    told = {"visning": "årsplan", "tittel": "Årsplanen", "år": "2026", **table}
    workspace = make_workspace(
        folder / "kontor",
        minimal_case(bakgrunn="[[tabell:plan]]", tabeller={"plan": told}, **(case or {})),
        visninger=[*views(), view],
        årsplan=[{"år": "2026", **entry} for entry in entries],
        regioner=REGIONS,
        møter=MEETINGS,
    )
    if any(entry.get("møte") == "SSU 2026-06-04" for entry in entries):
        put_meeting(workspace, meeting({"punkt": "Dialog"}, møte="2026-06-04"))
    built = build_papers(Office(workspace), Selection(("1/26",)), now=0)
    return read_word(built.outputs[0].read_bytes()).tables[0]


SSU = "Strategisk samarbeidsutvalg"
UNKNOWN = "ikke fastsatt"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"utvalg": "SSU", "møte": "vår"}, [SSU, "", "torsdag", "12.02.2026", "10.00–14.00", "Brumunddal"]),
        ({"utvalg": "SSU", "møte": "SSU 2026-05-21"}, [SSU, "", "torsdag", "21.05.2026", UNKNOWN, UNKNOWN]),
        ({"utvalg": "SSU", "møte": "SSU 2026-06-04"}, [SSU, "", "torsdag", "04.06.2026", "10.00–12.00", "Hamar"]),
        (
            {"utvalg": "SSU", "møte": "samling", "sted": "Hamar"},
            [SSU, "", "tirsdag–onsdag", "10.–11.03.2026", UNKNOWN, "Hamar"],
        ),
        (
            {"arena": "Dialogmøte", "region": "hamar", "dato": "2026-09-01", "varighet": "2 timer"},
            ["Dialogmøte", "Hamarregionen", "tirsdag", "01.09.2026", "2 timer", UNKNOWN],
        ),
        (
            {"arena": "Dialogmøte", "region": "valdres", "periode": "august/september"},
            ["Dialogmøte", "Valdres", "", "august/september", UNKNOWN, UNKNOWN],
        ),
        ({"arena": "Samling"}, ["Samling", "", "", UNKNOWN, UNKNOWN, UNKNOWN]),
        (
            {"arena": "Samling", "dato": "2026-09-30", "til": "2026-10-01", "tid": "12.00–12.00"},
            ["Samling", "", "onsdag–torsdag", "30.09.2026–01.10.2026", "12.00–12.00", UNKNOWN],
        ),
    ],
)
def test_when_and_where(tmp_path: Path, entry: Fields, expected: list[str]) -> None:
    assert shown(tmp_path, {"id": "a", **entry}).body == [expected]


def test_nynorsk(tmp_path: Path) -> None:
    entry = {"id": "a", "utvalg": "SSU", "dato": "2026-09-01"}
    expected = ["Strategisk samarbeidsutval", "", "tysdag", "01.09.2026", "ikkje fastsett", "ikkje fastsett"]
    assert shown(tmp_path, entry, case={"målform": "nynorsk"}).body == [expected]


def test_only_the_year_of_the_table(tmp_path: Path) -> None:
    entries: list[Fields] = [{"id": "a", "arena": "I fjor", "år": "2025"}, {"id": "b", "arena": "I år"}]
    assert shown(tmp_path, *entries).column("Arena") == ["I år"]


def test_a_row_for_each_point_with_the_entry_merged(tmp_path: Path) -> None:
    columns = [column("arena", slå_sammen="oppføring"), column("dato", slå_sammen="oppføring"), column("sak")]
    entries: list[Fields] = [
        {"id": "a", "arena": "Dialogmøte", "saker": POINTS[:2]},
        {"id": "b", "arena": "Dialogmøte", "saker": POINTS[:1]},
        {"id": "c", "arena": "Dialogmøte"},
    ]
    table = shown(tmp_path, *entries, columns=columns)
    assert table.column("Sak") == [
        "Handlingsplanen\u00a0(B)",
        "Innspill fra kommunene\u00a0(D)",
        "Handlingsplanen\u00a0(B)",
        "",
    ]
    assert table.groups(0) == [("Dialogmøte", 2), ("Dialogmøte", 1), ("Dialogmøte", 1)]


def test_without_an_entry_to_stay_within_equal_cells_are_merged_across_entries(tmp_path: Path) -> None:
    columns = [column("arena", slå_sammen="ja"), column("dato", slå_sammen="oppføring"), column("sak")]
    entries = [{"id": name, "arena": "Dialogmøte", "saker": POINTS[:2]} for name in ("a", "b")]
    table = shown(tmp_path, *entries, columns=columns)
    assert table.groups(0) == [("Dialogmøte", 4)]
    assert table.groups(1) == [(UNKNOWN, 2), (UNKNOWN, 2)]


def test_all_points_in_one_cell_are_a_list_with_their_kinds(tmp_path: Path) -> None:
    (cell,) = shown(tmp_path, {"id": "a", "arena": "Samling", "saker": POINTS}, columns=[column("saker")]).rows[1].cells
    assert [(item.text, item.marker) for item in cell.paragraphs] == [
        ("Handlingsplanen\u00a0(B)", "•"),
        ("Innspill fra kommunene\u00a0(D)", "•"),
        ("Årsrapporten\u00a0(O)", "•"),
        ("Tall\u00a0(R)", "•"),
        ("Tekst", "•"),
    ]
    assert indents(next(tmp_path.rglob("build/**/Sak*.docx")), "Tall\u00a0(R)", "Årsrapporten\u00a0(O)") == [396, 0]


def indents(path: Path, *texts: str) -> list[int]:
    """How far the paragraphs with these texts are moved in from where their style has them, in twips."""
    with zipfile.ZipFile(path) as package:
        paragraphs = list(etree.fromstring(package.read("word/document.xml")).iter(f"{_W}p"))
    found = {"".join(item.itertext()): item.find(f"{_W}pPr/{_W}ind") for item in paragraphs}
    return [0 if (moved := found[text]) is None else int(moved.get(f"{_W}left", "0")) for text in texts]


def test_one_point_alone_is_no_list(tmp_path: Path) -> None:
    (cell,) = (
        shown(tmp_path, {"id": "a", "arena": "Samling", "saker": POINTS[:1]}, columns=[column("saker")]).rows[1].cells
    )
    assert [(item.text, item.marker) for item in cell.paragraphs] == [("Handlingsplanen\u00a0(B)", "")]


ENTRIES: list[Fields] = [
    {"id": "a", "utvalg": "SSU", "møte": "vår", "saker": POINTS},
    {"id": "b", "arena": "Dialogmøte", "region": "hamar", "periode": "høsten"},
    {"id": "c", "arena": "Dialogmøte", "region": "valdres", "sted": "Fagernes"},
]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"utvalg": "SSU"}, [""]),
        ({"arena": "Dialogmøte"}, ["Hamarregionen", "Valdres"]),
        ({"region": ["hamar"]}, ["Hamarregionen"]),
        ({"id": ["c", "a"]}, ["", "Valdres"]),
    ],
)
def test_which_entries_are_shown(tmp_path: Path, chosen: Fields, expected: list[str]) -> None:
    columns = [column("region"), column("dato")]
    assert shown(tmp_path, *ENTRIES, columns=columns, utvalg=chosen).column("Region") == expected


def test_a_meeting_that_is_moved_moves_in_the_year_plan(tmp_path: Path) -> None:
    before = shown(tmp_path / "før", ENTRIES[0]).body[0]
    moved = [{**MEETINGS[0], "dato": "2026-02-13"}, *MEETINGS[1:]]
    view = {"id": "årsplan", "navn": "Årsplan", "kilde": "årsplan", "kolonner": [*map(column, FIELDS)]}
    workspace = make_workspace(
        tmp_path / "etter",
        minimal_case(bakgrunn="[[tabell:plan]]", tabeller={"plan": {"visning": "årsplan", "tittel": "Plan"}}),
        visninger=[*views(), view],
        årsplan=[{"år": "2026", **ENTRIES[0]}],
        møter=moved,
    )
    after = read_word(build_papers(Office(workspace), Selection(), now=0).outputs[0].read_bytes()).tables[0].body[0]
    assert before[2:4] == ["torsdag", "12.02.2026"]
    assert after[2:4] == ["fredag", "13.02.2026"]
