"""The compact layout: bands over groups, second lines, what all rows share above the table, short heads."""

from pathlib import Path
from typing import Any

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.made import REGISTERS, Fields, make_workspace, minimal_case, views
from tests.word import Paragraph, Table, Word, read_word

AREAS = [
    {"id": "samhandle", "navn": "Samhandle", "beskrivelse": "Vi skal samhandle."},
    {"id": "rekruttere", "navn": "Rekruttere", "beskrivelse": "Vi skal rekruttere."},
]
PLAN: Fields = {**REGISTERS["strategiplan"][0], "områder": AREAS}
MEASURES: list[Fields] = [
    {
        "id": "samba",
        "område": "samhandle",
        "tittel": "SAMBA – samhandling om barn og unge (hele fylket)",
        "ansvar": "SI – Nord-Østerdal",
        "status": "Prosjektet pågår, og kommunene anbefaler at erfaringene deles med alle.",
        "oppfølging": "Prosjektleder",
        "midler": [
            {"år": "2025", "sak": "SSU 22/25", "beløp": "1 000 000"},
            {"år": "2026", "sak": "SSU 22/25", "beløp": "1 250 000"},
        ],
    },
    {
        "id": "fact",
        "område": "samhandle",
        "tittel": "FACT",
        "status": "Mandatet foreligger, men kommunene har ikke oppnevnt noen ennå.",
        "oppfølging": "Sekretariatet følger opp saken i hver helseregion",
        "midler": [{"år": "2026", "sak": "SSU 22/25", "beløp": "12 500"}],
    },
    {
        "id": "leger",
        "område": "rekruttere",
        "tittel": "Økt samhandling med fastleger",
        "ansvar": "Hamar",
        "status": "Initiativtakeren ser satsningen som en del av en større satsning.",
        "oppfølging": "Ringsaker kommune",
    },
]
AREA: Fields = {"felt": "område", "overskrift": "Område", "slå_sammen": "ja"}
TITLE: Fields = {"felt": "tittel", "overskrift": "Pågående tiltak", "kort": "Tiltak"}
WHO: Fields = {"felt": "ansvar", "overskrift": "Ansvar"}
OLD: Fields = {
    "felt": "tildelt",
    "overskrift": "Midler {år-1} ([[sak:22/25]])",
    "år": "-1",
    "navn": "i_fjor",
    "sum": "ja",
}
NEW: Fields = {
    "felt": "tildelt",
    "overskrift": "Midler {år} ([[sak:22/25]], [[dato:22/25]])",
    "navn": "i_år",
    "sum": "ja",
}
STATUS: Fields = {"felt": "status", "overskrift": "Status"}
FOLLOW: Fields = {"felt": "oppfølging", "overskrift": "Hvem følger opp"}
COLUMNS = [AREA, TITLE, WHO, OLD, NEW, STATUS, FOLLOW]


def paper(folder: Path, columns: list[Fields], organ: str = "", case: Fields | None = None, **view: Any) -> Word:
    shown = {
        "id": "tiltak",
        "navn": "Tiltak",
        "kilde": "tiltak",
        "oppsett": "" if organ else "kompakt",
        "kolonner": columns,
        "sumrad": "SUM",
        **view,
    }
    table = {"visning": "tiltak", "år": "2026"}
    workspace = make_workspace(
        folder / "kontor",
        minimal_case(vedlegg=[{"id": "plan", "tittel": "Planen", "tabell": table}], **(case or {})),
        visninger=[*views(), {key: value for key, value in shown.items() if value}],
        strategiplan=[PLAN],
        tiltak=MEASURES,
        utvalg=[{**REGISTERS["utvalg"][0], **({"oppsett": organ} if organ else {})}],
    )
    return read_word(build_papers(Office(workspace), Selection(), now=0).outputs[0].read_bytes())


def rows(table: Table, *, heads: bool = False) -> list[list[str]]:
    own = (row for row in table.rows if row.header == heads and not row.is_notes)
    return [[text.replace("\u00a0", " ") for text in row.texts] for row in own]


def notes(word: Word) -> list[str]:
    return [note.replace("\u00a0", " ") for note in word.tables[0].notes]


def test_groups_have_bands_and_the_first_text_has_second_lines(tmp_path: Path) -> None:
    word = paper(tmp_path, COLUMNS)
    (table,) = word.tables
    assert rows(table) == [
        ["Samhandle\t2 tiltak"],
        [
            "SAMBA – samhandling om barn og unge (hele fylket)\nSI – Nord-Østerdal",
            "1 000 000",
            "1 250 000",
            "Prosjektet pågår, og kommunene anbefaler at erfaringene deles med alle.",
            "Prosjektleder",
        ],
        [
            "FACT",
            "",
            "12 500",
            "Mandatet foreligger, men kommunene har ikke oppnevnt noen ennå.",
            "Sekretariatet følger opp saken i hver helseregion",
        ],
        ["Rekruttere\t1 tiltak"],
        [
            "Økt samhandling med fastleger\nHamar",
            "",
            "",
            "Initiativtakeren ser satsningen som en del av en større satsning.",
            "Ringsaker kommune",
        ],
        ["SUM", "1 000 000", "1 262 500", "", ""],
    ]
    name = next(row for row in table.rows if row.texts[0].startswith("SAMBA")).cells[0].paragraphs
    assert [(line.style, line.in_bold) for line in name] == [
        ("HFI Tabelltekst", ("SAMBA",)),
        ("HFI Tabellundertekst", ()),
    ]
    assert not any(section.landscape for section in word.sections)


def test_the_head_says_what_the_second_line_is_and_the_note_where_the_figures_are_from(tmp_path: Path) -> None:
    word = paper(tmp_path, COLUMNS)
    heads = rows(word.tables[0], heads=True)
    assert heads[0][0] == "Tiltak\nAnsvar"
    assert "sak" not in "".join(text for row in heads for text in row)
    assert notes(word) == [
        "1\t2025: sak 22/25; 2026: sak 22/25, 18.09.2025.",
        "De tonede linjene: Område",
    ]


def test_where_most_columns_are_summed_the_bands_hold_the_sums(tmp_path: Path) -> None:
    (table,) = paper(tmp_path, [AREA, TITLE, OLD, NEW]).tables
    assert [row for row in rows(table) if len(row) == 3 and row[0] in ("Samhandle", "Rekruttere")] == [
        ["Samhandle", "1 000 000", "1 262 500"],
        ["Rekruttere", "", ""],
    ]


def test_what_all_rows_share_stands_above_the_table(tmp_path: Path) -> None:
    fields = ("visjon", "mål", "område", "beskrivelse")
    columns = [
        {"felt": name, "overskrift": name.capitalize(), "slå_sammen": "ja" if name in fields[:2] else "nei"}
        for name in fields
    ]
    case = {"vedlegg": [{"id": "plan", "register": "plan"}]}
    view = {"id": "strategiplan", "navn": "Plan", "kilde": "strategiplan", "kolonner": columns, "oppsett": "kompakt"}
    workspace = make_workspace(
        tmp_path / "kontor", minimal_case(**case), visninger=[*views()[:2], view], strategiplan=[PLAN], tiltak=MEASURES
    )
    word = read_word(build_papers(Office(workspace), Selection(), now=0).outputs[0].read_bytes())
    at = word.blocks.index(word.tables[0])
    lead = [(block.text, block.style) for block in word.blocks[at - 4 : at] if isinstance(block, Paragraph)]
    assert lead == [
        ("Visjon", "HFI Etikett"),
        ("Visjonen", "HFI Visjon"),
        ("Mål", "HFI Etikett"),
        ("Målet", "HFI Ingress"),
    ]
    assert rows(word.tables[0]) == [["Samhandle", "Vi skal samhandle."], ["Rekruttere", "Vi skal rekruttere."]]


@pytest.mark.parametrize(
    ("column", "band", "first"),
    [
        ({**WHO, "kompakt": "under"}, ["Samhandle\t2 tiltak"], "Økt samhandling med fastleger\nHamar"),
        ({**WHO, "kompakt": "kolonne"}, ["Samhandle\t2 tiltak"], "Økt samhandling med fastleger"),
        ({**WHO, "kompakt": "bånd"}, ["Samhandle  · SI – Nord-Østerdal\t1 tiltak"], "Økt samhandling med fastleger"),
        (WHO, ["Samhandle\t2 tiltak"], "Økt samhandling med fastleger"),
    ],
    ids=["under", "column", "band", "as-there-is-room"],
)
def test_the_view_says_where_a_column_goes(tmp_path: Path, column: Fields, band: list[str], first: str) -> None:
    (table,) = paper(tmp_path, [AREA, TITLE, column, STATUS]).tables
    assert rows(table)[0] == band
    assert [row[0] for row in rows(table) if row[0].startswith("Økt")] == [first]


def test_of_two_second_lines_each_says_what_it_is(tmp_path: Path) -> None:
    columns = [TITLE, {**WHO, "kompakt": "under"}, {**FOLLOW, "kompakt": "under"}, STATUS]
    (table,) = paper(tmp_path, columns).tables
    assert rows(table, heads=True) == [["Tiltak\nAnsvar  · Hvem følger opp", "Status"]]
    assert rows(table)[1][0] == "FACT\nHvem følger opp: Sekretariatet følger opp saken i hver helseregion"


def test_columns_without_content_go(tmp_path: Path) -> None:
    columns = [TITLE, {"felt": "behov", "overskrift": "Behov {år}", "sum": "ja"}, STATUS]
    (table,) = paper(tmp_path, columns).tables
    assert rows(table, heads=True) == [["Tiltak", "Status"]]


def test_a_column_that_says_something_where_it_is_empty_stays(tmp_path: Path) -> None:
    columns = [TITLE, {"felt": "behov_merke", "overskrift": "Merke", "tom": "Ingen"}, STATUS]
    (table,) = paper(tmp_path, columns).tables
    assert rows(table, heads=True) == [["Tiltak", "Merke", "Status"]]


def test_rows_without_a_group_do_not_stand_in_the_group_above(tmp_path: Path) -> None:
    columns = [{**WHO, "slå_sammen": "ja"}, TITLE, STATUS]
    (table,) = paper(tmp_path, columns).tables
    assert [row[0] for row in rows(table) if len(row) == 1] == [
        "SI – Nord-Østerdal\t1 tiltak",
        "Uten gruppe\t1 tiltak",
        "Hamar\t1 tiltak",
    ]


def test_the_band_of_an_empty_area_says_so(tmp_path: Path) -> None:
    (table,) = paper(tmp_path, [AREA, TITLE, STATUS], tomme_områder="Ingen tiltak", utvalg={"id": "leger"}).tables
    assert [row for row in rows(table) if len(row) == 1] == [["Samhandle\tIngen tiltak"], ["Rekruttere\t1 tiltak"]]


@pytest.mark.parametrize(
    ("organ", "view", "is_compact"),
    [("kompakt", "", True), ("standard", "", False), ("kompakt", "standard", False), ("standard", "kompakt", True)],
)
def test_the_view_overrides_its_organ(tmp_path: Path, organ: str, view: str, *, is_compact: bool) -> None:
    word = paper(tmp_path, COLUMNS, organ, oppsett=view)
    assert any(section.landscape for section in word.sections) is not is_compact
    assert (rows(word.tables[0])[0] == ["Samhandle\t2 tiltak"]) is is_compact


def test_in_nynorsk_a_band_speaks_nynorsk(tmp_path: Path) -> None:
    word = paper(tmp_path, [{**WHO, "slå_sammen": "ja"}, TITLE, STATUS], case={"målform": "nynorsk"})
    assert ["Utan gruppe\t1 tiltak"] in rows(word.tables[0])
    assert notes(word) == ["Dei tona linjene: Ansvar"]
