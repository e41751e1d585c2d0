"""The notice of a meeting, built and read back: every fact of the record in its place."""

import time
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.errors import RecordError, UsageError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.recall import Built
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from tests.made import REGISTERS, Fields, make_workspace, meeting, minimal_case, put_case, put_meeting
from tests.validators import assert_lint_and_audit
from tests.word import Table, Word, read_word

ORGAN: Fields = {
    **REGISTERS["utvalg"][0],
    "faste_punkter": [
        {"punkt": "Godkjenning av innkallingen", "plass": "først", "minutter": "5"},
        {"punkt": "Eventuelt", "minutter": "10"},
    ],
    "frister": [{"hva": "Innmelding av saker", "dager": "21"}, {"hva": "Utsending av papirer", "dager": "7"}],
    "grupper": [
        {"id": "kommunale", "navn": "kommunale representanter"},
        {"id": "sykehus", "navn": "representanter for sykehuset"},
    ],
}
AGENDA: list[Fields] = [
    {"sak": "1/26", "minutter": "20", "merknad": "Presenteres av [[utvalg:SSU]]."},
    {"punkt": "Pause", "minutter": "15"},
    {"sak": "2/26", "minutter": "15"},
    {"sak": "3/26", "minutter": "15", "for": "kommunale"},
    {"sak": "4/26", "minutter": "10", "for": "sykehus"},
]
DEADLINES: list[Fields] = [{"hva": "Forfall meldes", "dato": "2026-05-10"}]


def make_meeting(folder: Path, *items: Fields, organ: Fields = ORGAN, **fields: Any) -> Workspace:
    """A meeting with four cases of different kinds, and the agenda and fields that a test wants."""
    alternatives = [{"alternativ": "Utvalget godkjenner planen."}, {"alternativ": "1. Planen utsettes."}]
    workspace = make_workspace(
        folder / "kontor", minimal_case(type="beslutning", forslag_til_vedtak=alternatives), utvalg=[organ]
    )
    put_case(workspace, minimal_case(sak="2/26", tittel="Etterskuddet", framlegg="ettersendes"), "02-26")
    told = {"tittel": "Fullmaktene", "framlegg": "nei", "type": "beslutning", "forslag_til_vedtak": "De godkjennes."}
    put_case(workspace, minimal_case(sak="3/26", **told), "03-26")
    put_case(workspace, minimal_case(sak="4/26", tittel="Driften", type="drøfting"), "04-26")
    put_meeting(workspace, meeting(*(items or AGENDA), **fields))
    return workspace


def build(workspace: Workspace, *, packet: bool = False, day: str = "2026-05-21") -> Built:
    return build_papers(
        Office(workspace), Selection(meeting=f"SSU/{day}"), now=time.time(), also=("møtepakke",) if packet else ()
    )


def notice(workspace: Workspace) -> Word:
    """The notice as it is read back."""
    return read_word(build(workspace).outputs[0].read_bytes())


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Word:
    workspace = make_meeting(
        tmp_path_factory.mktemp("møte"),
        innledning="Velkommen til møtet, jf. [[sak:1/26]].",
        saksgrunnlag="ja",
        frister=DEADLINES,
    )
    return notice(workspace)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def facts(word: Word) -> list[str]:
    return [plain(item.text).replace("\t", " ") for item in word.paragraphs if item.style == "HFI Saksopplysninger"]


def agenda(word: Word) -> Table:
    return next(table for table in word.tables if table.title in ("Saksliste",))


def texts(word: Word, heading: str) -> list[str]:
    return [plain(block.text) for block in word.under(heading) if not isinstance(block, Table)]


def test_when_and_where(word: Word) -> None:
    assert plain(word.headings[0].text) == "Innkalling til SSU-møtet 21. mai 2026"
    assert facts(word) == ["Dato: torsdag 21. mai 2026", "Tid: kl. 10.00–12.00", "Sted: Hamar"]


def test_the_intro_stands_above_the_agenda(word: Word) -> None:
    shown = [plain(paragraph.text) for paragraph in word.paragraphs]
    assert shown.index("Velkommen til møtet, jf. sak 01/26.") < shown.index("Saksliste")


def test_the_agenda(word: Word) -> None:
    table = agenda(word)
    assert table.header == ["Tid", "Sak", "Tittel", "Type", "Minutter"]
    assert table.body == [
        ["10.00–10.05", "", "Godkjenning av innkallingen", "", "5"],
        ["10.05–10.25", "01/26", "Prøvesak\nPresenteres av Strategisk samarbeidsutvalg.", "Beslutningssak", "20"],
        ["10.25–10.40", "", "Pause", "", "15"],
        ["10.40–10.55", "02/26", "Etterskuddet", "Orienteringssak", "15"],
        ["Bare for kommunale representanter"],
        ["10.55–11.10", "03/26", "Fullmaktene", "Beslutningssak", "15"],
        ["Bare for representanter for sykehuset"],
        ["11.10–11.20", "04/26", "Driften", "Drøftingssak", "10"],
        ["Alle"],
        ["11.20–11.30", "", "Eventuelt", "", "10"],
    ]


def test_a_row_for_a_part_of_the_organ_covers_the_whole_table(word: Word) -> None:
    assert [row.cells[0].span for row in agenda(word).rows if len(row.cells) == 1] == [5, 5, 5]


@pytest.mark.parametrize(
    ("items", "header"),
    [
        ([{"sak": "1/26"}, {"punkt": "Pause"}], ["Sak", "Tittel", "Type"]),
        ([{"punkt": "Befaring"}], ["Tittel"]),
        ([{"punkt": "Befaring", "minutter": "20"}], ["Tid", "Tittel", "Minutter"]),
        ([{"sak": "3/26", "for": "kommunale"}, {"sak": "1/26"}], ["Sak", "Tittel", "Type"]),
    ],
)
def test_columns_without_content_are_left_out(tmp_path: Path, items: list[Fields], header: list[str]) -> None:
    shown = agenda(notice(make_meeting(tmp_path, *items, faste_punkter="nei")))
    assert shown.header == header
    assert {sum(cell.span for cell in row.cells) for row in shown.rows} == {len(header)}


def test_a_standing_item_that_the_record_lists_itself_stands_once(tmp_path: Path) -> None:
    """Where the record has it, and with its minutes."""
    items = ({"punkt": "eventuelt", "minutter": "25"}, {"punkt": "Befaring", "minutter": "20"})
    shown = agenda(notice(make_meeting(tmp_path, *items)))
    titles = [(row.cells[1].text, row.cells[-1].text) for row in shown.rows[1:]]
    assert titles == [("Godkjenning av innkallingen", "5"), ("eventuelt", "25"), ("Befaring", "20")]


def test_without_audiences_the_list_of_attachments_names_none(tmp_path: Path) -> None:
    word = notice(make_meeting(tmp_path, {"sak": "1/26"}, {"sak": "2/26"}))
    assert [item.text for item in word.headings if item.text.startswith("Vedlegg")] == ["Vedlegg til innkallingen"]


def test_the_attachments_are_listed_by_audience(word: Word) -> None:
    headings = [plain(item.text) for item in word.headings if item.text.startswith("Vedlegg")]
    assert headings == [
        "Vedlegg til innkallingen for alle",
        "Vedlegg til innkallingen bare for representanter for sykehuset",
    ]
    assert texts(word, headings[0]) == ["Sak 01/26: Prøvesak", "Sak 02/26: Etterskuddet (ettersendes)"]
    assert texts(word, headings[1]) == ["Sak 04/26: Driften"]


def test_a_part_of_the_organ_has_one_list_though_the_agenda_comes_back_to_it(tmp_path: Path) -> None:
    items = [
        {"sak": "4/26", "for": "sykehus"},
        {"sak": "1/26", "for": "kommunale"},
        {"sak": "2/26", "for": "sykehus"},
        {"sak": "3/26"},
    ]
    word = notice(make_meeting(tmp_path, *items))
    headings = [plain(item.text) for item in word.headings if item.text.startswith("Vedlegg")]
    assert headings == [
        "Vedlegg til innkallingen bare for representanter for sykehuset",
        "Vedlegg til innkallingen bare for kommunale representanter",
    ]
    assert texts(word, headings[0]) == ["Sak 04/26: Driften", "Sak 02/26: Etterskuddet (ettersendes)"]


def test_deadlines_are_counted_back_from_the_meeting_and_stand_in_order(word: Word) -> None:
    assert texts(word, "Frister") == [
        "Innmelding av saker: 30. april 2026",
        "Forfall meldes: 10. mai 2026",
        "Utsending av papirer: 14. mai 2026",
    ]


def test_the_proposed_resolutions(word: Word) -> None:
    below = [(str(item.outline), plain(item.text)) for item in word.headings]
    start = below.index(("2", "Saksgrunnlag"))
    assert below[start:] == [
        ("2", "Saksgrunnlag"),
        ("3", "Sak 01/26  Prøvesak"),
        ("4", "Forslag til vedtak"),
        ("5", "Alternativ 1"),
        ("5", "Alternativ 2"),
    ]
    assert texts(word, "Alternativ\u00a01") == ["Utvalget godkjenner planen."]
    (item,) = word.under("Alternativ\u00a02")
    assert not isinstance(item, Table)
    assert (item.marker, item.text) == ("1.", "Planen utsettes.")


def test_without_saksgrunnlag_the_proposals_are_left_out(tmp_path: Path) -> None:
    word = notice(make_meeting(tmp_path, organ={**ORGAN, "saksgrunnlag": "ja"}, saksgrunnlag="nei"))
    assert "Saksgrunnlag" not in word.prose
    assert "De godkjennes." not in word.prose


def test_the_organ_may_say_that_proposals_are_shown(tmp_path: Path) -> None:
    word = notice(make_meeting(tmp_path, organ={**ORGAN, "saksgrunnlag": "ja"}))
    assert "Planen utsettes." in word.prose


def test_what_is_only_for_some_stays_out_of_what_everybody_gets(tmp_path: Path) -> None:
    workspace = make_meeting(tmp_path, saksgrunnlag="ja")
    built = build(workspace, packet=True)
    words = {path.name: read_word(path.read_bytes()) for path in built.outputs if path.name.startswith("M")}
    common, local, own = (
        words[f"Møtepakke SSU 2026-05-21{whose}.docx"]
        for whose in ("", " kommunale representanter", " representanter for sykehuset")
    )
    assert len(words) == 3
    for word in (common, local, own):
        assert "Driften" in [row[2] for row in word.tables[0].body if len(row) > 2]
    assert [item.text for item in (*common.headings, *local.headings) if "Driften" in item.text] == []
    assert [item.text for item in own.headings if item.text.endswith("Driften")] == ["Driften"]
    # A case without a paper has its proposal in the packet of those that it is for.
    assert ["De godkjennes." in word.everything for word in (common, local, own)] == [False, True, False]


def test_no_heading_stands_over_nothing(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "kontor", minimal_case())
    put_meeting(workspace, meeting({"punkt": "Dialog", "minutter": "60"}, saksgrunnlag="ja", møte="2026-06-04"))
    path = build(workspace, day="2026-06-04").outputs[0]
    assert [plain(item.text) for item in read_word(path.read_bytes()).headings] == [
        "Innkalling til SSU-møtet 4. juni 2026",
        "Saksliste",
    ]


def test_a_draft_says_so(tmp_path: Path) -> None:
    told = "Utkast: Innkallingen er under arbeid og kan bli endret."
    assert told in notice(make_meeting(tmp_path, status="utkast")).prose


def test_a_final_notice_does_not(word: Word) -> None:
    assert "Utkast" not in word.everything


def test_every_document_of_a_meeting_is_valid(tmp_path: Path) -> None:
    for path in build(make_meeting(tmp_path, saksgrunnlag="ja", frister=DEADLINES), packet=True).outputs:
        assert_lint_and_audit(path)


TWO_DAYS: Fields = {
    "til": "2026-05-22",
    "navn": "strategisamlingen",
    "tid": "10.00–18.00",
    "dager": [{"dato": "2026-05-21", "tid": "10.00–18.00"}, {"dato": "2026-05-22", "tid": "09.00–15.00"}],
}


def test_a_meeting_over_two_days(tmp_path: Path) -> None:
    items = [*AGENDA[:2], {**AGENDA[2], "dag": "2026-05-22"}, {"sak": "3/26"}, {"sak": "4/26"}]
    word = notice(make_meeting(tmp_path, *items, **TWO_DAYS))
    assert plain(word.headings[0].text) == "Innkalling til strategisamlingen 21.–22. mai 2026"
    assert facts(word)[:2] == [
        "Dato: torsdag–fredag 21.–22. mai 2026",
        "Tid: 21. mai 2026 kl. 10.00–18.00; 22. mai 2026 kl. 09.00–15.00",
    ]
    rows = [plain(row[0]) for row in agenda(word).body]
    assert rows == [
        "Torsdag 21. mai 2026",
        "10.00–10.05",
        "10.05–10.25",
        "10.25–10.40",
        "Fredag 22. mai 2026",
        "09.00–09.15",
        "",
        "",
        "09.15–09.25",
    ]


def test_nynorsk(tmp_path: Path) -> None:
    workspace = make_meeting(tmp_path, målform="nynorsk", status="utkast", saksgrunnlag="ja", frister=DEADLINES)
    word = notice(workspace)
    assert plain(word.headings[0].text) == "Innkalling til SSU-møtet 21. mai 2026"
    assert facts(word) == ["Dato: torsdag 21. mai 2026", "Tid: kl. 10.00–12.00", "Stad: Hamar"]
    assert word.tables[0].header == ["Tid", "Sak", "Tittel", "Type", "Minutt"]
    assert "Berre for kommunale representanter" in [row[0] for row in word.tables[0].body]
    shown = [plain(item.text) for item in word.headings]
    assert next(text for text in shown if text.startswith("Vedlegg")) == "Vedlegg til innkallinga for alle"
    assert "Fristar" in shown
    assert "Utkast: Innkallinga er under arbeid og kan bli endra." in word.prose
    assert "Sak 02/26: Etterskuddet (blir ettersendt)" in plain(word.prose)
    assert word.properties["language"] == "nn-NO"


def test_a_meeting_is_built_with_its_papers_into_one_folder(tmp_path: Path) -> None:
    workspace = make_meeting(tmp_path)
    built = build(workspace)
    assert {path.parent for path in built.outputs} == {workspace.output / "SSU" / "2026-05-21"}
    assert [path.name for path in built.outputs] == [
        "Innkalling SSU 2026-05-21.docx",
        "Sak 01-26 Prøvesak.docx",
        "Sak 04-26 Driften.docx",
    ]
    assert list(built.without_paper) == [("SSU 02/26", "ettersendes"), ("SSU 03/26", "nei")]


def test_a_case_without_a_paper_of_its_own_gives_none_when_it_is_named(tmp_path: Path) -> None:
    workspace = make_meeting(tmp_path)
    built = build_papers(Office(workspace), Selection(("3/26",)), now=time.time())
    assert built.outputs == ()
    assert list(built.without_paper) == [("SSU 03/26", "nei")]


def test_with_a_packet(tmp_path: Path) -> None:
    names = [path.name for path in build(make_meeting(tmp_path), packet=True).outputs]
    assert names[:2] == ["Innkalling SSU 2026-05-21.docx", "Møtepakke SSU 2026-05-21.docx"]


def test_a_meeting_of_the_register_has_papers_and_no_notice(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "kontor", minimal_case())
    assert [path.name for path in build(workspace).outputs] == ["Sak 01-26 Prøvesak.docx"]


@pytest.mark.parametrize(
    ("selection", "packet", "message"),
    [
        (
            Selection(meeting="SSU/2026-05-21"),
            True,
            "Møtet SSU/2026-05-21 har ingen innkalling i cases/møter. En møtepakke bygges av den.",
        ),
        (Selection(meeting="SSU/2026-05-22"), False, "Fant ingen saker til møtet SSU/2026-05-22."),
        (Selection(meeting="mai"), False, "«mai» er ikke et møte. Skriv utvalg og dato slik: SSU/2026-05-21."),
    ],
)
def test_what_cannot_be_built(tmp_path: Path, selection: Selection, packet: bool, message: str) -> None:
    workspace = make_workspace(tmp_path / "kontor", minimal_case())
    with pytest.raises(UsageError) as refused:
        build_papers(Office(workspace), selection, now=time.time(), also=("møtepakke",) if packet else ())
    assert str(refused.value).startswith(message)
    assert not workspace.output.exists()


def test_a_broken_case_on_the_agenda_stops_the_notice(tmp_path: Path) -> None:
    workspace = make_meeting(tmp_path)
    put_case(workspace, minimal_case(sak="4/26", tittel="Driften", type="driftssak"), "04-26")
    with pytest.raises(RecordError) as refused:
        build(workspace)
    assert [
        (problem.code, problem.position.path.name) for problem in refused.value.problems if problem.level == "feil"
    ] == [("HFI034", "04-26.yaml")]
    assert not list(workspace.output.rglob("*.docx"))


def test_a_meeting_is_known_by_its_short_name(tmp_path: Path) -> None:
    workspace = make_meeting(tmp_path, id="mai-møtet", navn="maimøtet")
    put_case(workspace, minimal_case(bakgrunn="Vi møtes på [[møte:mai-møtet]], den [[dato:mai-møtet]]."), "01-26")
    built = build_papers(Office(workspace), Selection(("1/26",)), now=time.time())
    shown = plain(read_word(built.outputs[0].read_bytes()).prose)
    assert "Vi møtes på maimøtet 21. mai 2026, den 21. mai 2026." in shown


def retitle(workspace: Workspace) -> None:
    put_case(workspace, minimal_case(sak="4/26", tittel="Driften i 2027", type="drøfting"), "04-26")


def test_a_title_is_typed_once(tmp_path: Path) -> None:
    workspace = make_meeting(tmp_path)
    assert "Driften i 2027" not in notice(workspace).everything
    retitle(workspace)
    shown = notice(workspace)
    assert agenda(shown).body[7][2] == "Driften i 2027"
    assert "Sak 04/26: Driften i 2027" in plain(shown.prose)
