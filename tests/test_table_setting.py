"""Tables better set by themselves, whatever a view shows: heads over several columns, notes, parts, names in bold."""

from pathlib import Path
from typing import Any

import pytest

from hfi_docs.document import Cell, Link, Merge, Paragraph, Row, Text, inline_text
from hfi_docs.papers.compose.setting import named_in_bold, spanning_heads
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.made import REGISTERS, Fields, make_workspace, minimal_case, views
from tests.word import Table, read_word

LONG = (
    "Prosjekteieren har ansvar for fremdriften og avklarer med sekretariatet hva som skal behandles i utvalget, "
    "og når det skal skje."
)
COLUMNS: list[Fields] = [
    {"felt": "område", "overskrift": "Område", "slå_sammen": "ja"},
    {"felt": "tittel", "overskrift": "Tiltak"},
    {"felt": "tildelt", "overskrift": "Midler til samhandling {år-1}", "år": "-1", "deler": "ja", "navn": "før"},
    {"felt": "tildelt", "overskrift": "Midler til samhandling {år}", "deler": "ja", "navn": "nå"},
    {"felt": "oppfølging", "overskrift": "Hvem følger opp"},
]


def head(*headings: str | tuple[str, int]) -> Row:
    cells = (Cell((Paragraph((Text(text),)),), columns=columns) for text, columns in _spans(headings))
    return Row(tuple(cells), "header")


def _spans(headings: tuple[str | tuple[str, int], ...]) -> list[tuple[str, int]]:
    return [(each, 1) if isinstance(each, str) else each for each in headings]


def shown(rows: tuple[Row, ...]) -> list[list[tuple[str, int, Merge]]]:
    return [
        [
            ("".join(inline_text(b.inlines) for b in cell.blocks if isinstance(b, Paragraph)), cell.columns, cell.merge)
            for cell in row.cells
        ]
        for row in rows
    ]


def test_what_neighbouring_headings_have_in_common_stands_once_over_them() -> None:
    row = head("Tiltak", "Midler til samhandling 2024 (sak 04/25)", "Midler til samhandling 2025 (sak 22/25)")
    assert shown(spanning_heads(row)) == [
        [("Tiltak", 1, "start"), ("Midler til samhandling", 2, "none")],
        [("", 1, "continue"), ("2024 (sak 04/25)", 1, "none"), ("2025 (sak 22/25)", 1, "none")],
    ]


@pytest.mark.parametrize(
    "headings",
    [
        ("Overført fra 2024", "Overføres til 2026"),  # words, not letters
        ("Midler 2024", "Midler 2025"),  # too short to be worth it
        ("Midler til samhandling", "Midler til samhandling 2025"),  # nothing would be left of the first
        ("Midler til samhandling 2024", "Status", "Midler til samhandling 2025"),  # not beside each other
        (("Midler til samhandling 2024", 2), "Midler til samhandling 2025"),  # spans of its own
    ],
)
def test_other_headings_stay_as_they_are(headings: tuple[str | tuple[str, int], ...]) -> None:
    assert spanning_heads(head(*headings)) == (head(*headings),)


def test_no_bracket_is_left_open_in_a_common_beginning() -> None:
    above, below = shown(spanning_heads(head("Tildelte midler (sak 04/25)", "Tildelte midler (sak 22/25)")))
    assert [text for text, *_ in above] == ["Tildelte midler"]
    assert [text for text, *_ in below] == ["(sak 04/25)", "(sak 22/25)"]


def test_a_link_in_a_heading_stays_one() -> None:
    link = Link((Text("sak 04/25"),), anchor="sak")
    cells = tuple(Cell((Paragraph((Text(f"Tildelte midler {year} ("), link, Text(")"))),)) for year in (2024, 2025))
    _, below = spanning_heads(Row(cells, "header"))
    assert [block.inlines for cell in below.cells for block in cell.blocks if isinstance(block, Paragraph)] == [
        (Text("2024 ("), link, Text(")")),
        (Text("2025 ("), link, Text(")")),
    ]


@pytest.mark.parametrize(
    ("text", "bold"),
    [("SAMBA – om barn (alle)", "SAMBA"), ("Legemiddelliste (PLL) – ny", "Legemiddelliste"), ("DHO", "DHO")],
)
def test_a_name_is_bold_up_to_what_explains_it(text: str, bold: str) -> None:
    found = [inline for inline in named_in_bold((Text(text),)) if isinstance(inline, Text)]
    assert "".join(inline.text for inline in found if inline.bold) == bold
    assert "".join(inline.text for inline in found) == text


def measure(name: str, area: str, follow_up: str, **given: Any) -> Fields:
    return {"id": name, "område": area, "tittel": name.upper(), "oppfølging": follow_up, **given}


def table(folder: Path, measures: list[Fields], columns: list[Fields] = COLUMNS, **view: Any) -> Table:
    areas = [{"id": name, "navn": name.capitalize(), "beskrivelse": "…"} for name in ("samhandle", "forebygge")]
    told = {"visning": "tiltak", "tittel": "Tiltakene", "år": "2026"}
    workspace = make_workspace(
        folder / "kontor",
        minimal_case(bakgrunn="[[tabell:plan]]", tabeller={"plan": told}),
        visninger=[*views(), {"id": "tiltak", "navn": "Tiltak", "kilde": "tiltak", "kolonner": columns, **view}],
        strategiplan=[{**REGISTERS["strategiplan"][0], "områder": areas}],
        tekster=[{"id": "lang", "tekst": LONG, "kort": "Prosjekteieren"}, {"id": "uten", "tekst": f"{LONG} Så."}],
        tiltak=measures,
    )
    (found,) = read_word(build_papers(Office(workspace), Selection(), now=0).outputs[0].read_bytes()).tables
    return found


def granted(year: str, *amounts: Any) -> list[Fields]:
    return [{"år": year, "sak": "SSU 22/25", "beløp": amount} for amount in amounts]


def plain_rows(found: Table) -> list[list[str]]:
    return [[text.replace("\u00a0", " ") for text in row] for row in found.body]


def test_a_long_text_of_several_rows_is_said_in_a_note(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        [
            measure("a", "samhandle", "[[tekst:lang]]"),
            measure("b", "samhandle", "[[tekst:uten]]"),
            measure("c", "forebygge", "[[tekst:uten]]"),
            measure("d", "forebygge", "[[tekst:lang]]"),
            measure("e", "forebygge", "Sekretariatet"),
        ],
    )
    assert [row[-1] for row in plain_rows(found)] == [
        "Prosjekteieren a", "Se note b", "Se note b", "Prosjekteieren a", "Sekretariatet"
    ]  # fmt: skip
    assert found.notes == [f"a\t{LONG}", f"b\t{LONG} Så."]


def test_a_merged_cell_says_its_text_once_already(tmp_path: Path) -> None:
    columns = [*COLUMNS[:-1], {**COLUMNS[-1], "slå_sammen": "ja"}]
    found = table(tmp_path, [measure(name, "samhandle", LONG) for name in "ab"], columns)
    assert [row[-1] for row in plain_rows(found)] == [LONG, ""]
    assert found.notes == []


def test_a_short_first_sentence_says_what_the_note_is_about(tmp_path: Path) -> None:
    text = f"Mandatet foreligger. {LONG}"
    found = table(tmp_path, [measure(name, "samhandle", text) for name in "ab"])
    assert [row[-1] for row in plain_rows(found)] == ["Mandatet foreligger. a"] * 2
    assert found.notes == [f"a\t{text}"]


def test_the_parts_of_an_amount_have_rows_with_their_names(tmp_path: Path) -> None:
    parts = {"deler": ["pilot", "forskning"]}
    midler = [*granted("2025", ["1 000", "250"]), *granted("2026", ["3 000", "500"])]
    found = table(tmp_path, [measure("a", "samhandle", "X", **parts, midler=midler), measure("b", "samhandle", "Y")])
    assert [[text.replace("\u00a0", " ") for text in row] for row in found.parts] == [
        ["", "herav pilot", "1 000", "3 000", ""],
        ["", "herav forskning", "250", "500", ""],
    ]
    assert [row[2:4] for row in plain_rows(found)] == [["1 250", "3 500"], ["", ""]]
    assert [cell.merge for row in found.rows[2:] for cell in row.cells[:1]] == [
        "start",
        "continue",
        "continue",
        "continue",
    ]


def test_several_grants_of_a_year_are_no_named_parts(tmp_path: Path) -> None:
    midler = [*granted("2026", "1 000", "250")]
    found = table(tmp_path, [measure("a", "samhandle", "X", deler=["pilot", "forskning"], midler=midler)])
    assert found.parts == []
    assert plain_rows(found)[0][3] == "1 250\n(1 000 + 250)"


def test_figures_are_no_wider_than_they_need_and_text_has_the_rest(tmp_path: Path) -> None:
    found = table(tmp_path, [measure("a", "samhandle", LONG, midler=granted("2026", "16 033 554"))])
    *_, amount, text = found.grid
    assert amount < 1400
    assert text > 2 * amount
