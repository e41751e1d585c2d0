"""Papers inside papers: a meeting's packet and another case as attachments, each text typed once."""

import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.errors import RecordError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.recall import Built
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from tests.made import REGISTERS, Fields, make_workspace, meeting, minimal_case, put_case, put_meeting
from tests.pictures import png
from tests.validators import assert_lint_and_audit, assert_sdk, sdk_validator
from tests.word import Word, read_word
from tests.word_parts import Link, Paragraph

PA: Fields = {"utvalg": "PA", "møte": "2026-06-19"}
ORGANS: list[Fields] = [
    REGISTERS["utvalg"][0],
    {"id": "PA", "navn": "Partnerskapsmøtet", "møtenavn": "Partnerskapsmøtet", "saksgrunnlag": "ja"},
]
PLAN: Fields = {"id": "plan", "tittel": "Planen", "tabell": {"visning": "plan", "år": "2026"}}


def frame(title: str) -> Fields:
    lines = [{"id": "drift", "tekst": "Drift", "beløp": "100 000"}]
    return {"visning": "budsjett", "år": "2026", "tittel": title, "linjer": lines}


OUTER: Fields = minimal_case(
    bakgrunn="Se [[vedlegg:pakke]], [[vedlegg:papir]] og [[sak:PA 01/26]].\n\n1. En\n2. To\n\n[[tabell:ramme]]",
    seksjoner=[{"overskrift": "Kapitlet", "nummerert": "ja", "tekst": "Se [[vedlegg:plan]] og [[tabell:ramme]]."}],
    tabeller={"ramme": frame("Rammen")},
    vedlegg=[{"id": "pakke", "møte": "PA 2026-06-19"}, {"id": "papir", "sak": "2/26"}, PLAN],
)
REPORT: Fields = minimal_case(
    sak="1/26",
    tittel="Årsrapporten",
    type="beslutning",
    **PA,
    bakgrunn=(
        "1. Første\n2. Andre\n\nSe [[vedlegg:plan]], [[vedlegg:kart]], [[vedlegg:rapport]], [[tabell:ramme]],"
        " [[figur:linje]] og [[sak:PA 02/26]].\n\n[[tabell:ramme]]\n\n[[figur:linje]]"
    ),
    forslag_til_vedtak="1. Rapporten tas til etterretning.\n2. Den sendes ut.",
    seksjoner=[
        {
            "overskrift": "Oppgavene",
            "nummerert": "ja",
            "oppgaver": [{"oppgave": "Lage plan", "frist": "2026-09-01", "leveranse": "En plan."}],
        }
    ],
    tabeller={"ramme": frame("Budsjettet")},
    figurer={"linje": {"fil": "PA-01-26/linje.png", "alt": "En linje.", "bildetekst": "Linjen"}},
    vedlegg=[
        PLAN,
        {"id": "kart", "tittel": "Kartet", "fil": "PA-01-26/linje.png", "alt": "Et kart.", "bildetekst": "Kartet"},
        {"id": "rapport", "tittel": "Rapporten", "fil": "PA-01-26/rapport.pdf"},
    ],
)


def make_packet(folder: Path, **changes: Any) -> Workspace:
    """SSU 01/26, whose attachments are the packet of PA and SSU 02/26."""
    workspace = make_workspace(folder / "kontor", {**OUTER, **changes}, utvalg=ORGANS)
    attached = workspace.root / "cases/PA-01-26"
    attached.mkdir()
    (attached / "linje.png").write_bytes(png(40, 20))
    (attached / "rapport.pdf").write_bytes(b"%PDF-1.7\n")
    put_case(workspace, REPORT, "PA-01-26")
    put_case(workspace, minimal_case(sak="2/26", tittel="Budsjettet", bakgrunn="1. Én\n2. To", **PA), "PA-02-26")
    told = {"tittel": "Fullmaktene", "framlegg": "nei", "type": "beslutning", "forslag_til_vedtak": "De godkjennes."}
    put_case(workspace, minimal_case(sak="3/26", **told, **PA), "PA-03-26")
    note: Fields = {"id": "notat", "tittel": "Notatet", "tekst": "Teksten."}
    other = minimal_case(
        sak="2/26", tittel="Den andre saken", bakgrunn="Se [[vedlegg:notat]].\n\n1. Ei\n2. To", vedlegg=[note]
    )
    put_case(workspace, other, "02-26")
    put_meeting(workspace, {**meeting({"sak": "1/26", "minutter": "20"}, {"sak": "2/26"}, {"sak": "3/26"}), **PA})
    return workspace


def build(workspace: Workspace, *numbers: str, meeting: str = "") -> Built:
    selection = Selection(numbers, meeting)
    return build_papers(Office(workspace), selection, now=time.time(), also=("møtepakke",) if meeting else ())


def refusal(workspace: Workspace, *numbers: str) -> list[tuple[str, str, str]]:
    """The code, file and message of each error of a refused build."""
    with pytest.raises(RecordError) as caught:
        build(workspace, *numbers)
    assert not list(workspace.output.rglob("*.docx"))
    return [
        (problem.code, problem.position.path.name, problem.message)
        for problem in caught.value.problems
        if problem.level == "feil"
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(make_packet(tmp_path_factory.mktemp("pakke")), "1/26")


@pytest.fixture(scope="module")
def word(built: Built) -> Word:
    return read_word(built.outputs[0].read_bytes())


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def outline(word: Word) -> list[tuple[int, str]]:
    return [(item.outline, plain(item.text)) for item in word.headings]


def every_paragraph(word: Word) -> list[Paragraph]:
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    return [*word.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def bookmarks(word: Word) -> list[str]:
    return [name for paragraph in every_paragraph(word) for name in paragraph.bookmarks]


def links(word: Word) -> list[Link]:
    return [link for paragraph in every_paragraph(word) for link in paragraph.links]


def test_the_packet_stands_where_it_is_attached(word: Word) -> None:
    shown = [entry for entry in outline(word) if entry[0] <= 3]
    assert shown == [
        (1, "Prøvesak"),
        (2, "Bakgrunn"),
        (2, "Kapitlet"),
        (2, "Vedlegg"),
        (2, "Vedlegg 1: Innkalling og sakspapirer til Partnerskapsmøtet 19. juni 2026"),
        (3, "Innkalling til Partnerskapsmøtet 19. juni 2026"),
        (3, "Årsrapporten"),
        (3, "Budsjettet"),
        (2, "Vedlegg 2: Den andre saken"),
        (3, "Den andre saken"),
        (2, "Vedlegg 3: Planen"),
    ]


def test_no_heading_skips_a_level(word: Word) -> None:
    levels = [level for level, _ in outline(word)]
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_papers_inside_a_document_have_the_sizes_that_they_have_alone(word: Word) -> None:
    """The level says where a heading stands, the style how large it is."""
    shown = {plain(item.text): item.style for item in word.headings}
    assert {shown[title] for title in ("Prøvesak", "Årsrapporten", "Budsjettet", "Den andre saken")} == {"heading 1"}
    assert shown["Innkalling til Partnerskapsmøtet 19. juni 2026"] == "heading 1"
    assert shown["Saksliste"] == shown["Oppgavene"] == shown["Kapitlet"] == "heading 2"
    assert shown["Vedlegg 3: Planen"] == shown["Vedlegg 1 til PA-sak 01/26: Planen"] == "HFI Vedleggstittel"
    # What has a title of its own below it is a line above that.
    assert shown["Vedlegg 2: Den andre saken"] == "HFI Sakslinje"


def test_every_bookmark_is_there_once_and_every_link_finds_its_own(word: Word) -> None:
    assert [name for name, count in Counter(bookmarks(word)).items() if count > 1] == []
    inner = {link.target[1:] for link in links(word) if link.target.startswith("#")}
    assert inner <= set(bookmarks(word))


def test_the_references_of_an_inner_paper_lead_to_what_is_its_own(word: Word) -> None:
    told = next(item for item in word.paragraphs if item.text.startswith("Se vedlegg\u00a01, vedlegg\u00a02, vedlegg"))
    assert [(plain(link.text), link.target) for link in told.links] == [
        ("vedlegg 1", "#sak_PA_2026_1_vedlegg_1"),
        ("vedlegg 2", "#sak_PA_2026_1_vedlegg_2"),
        ("vedlegg 3", "#sak_PA_2026_1_vedlegg_3"),
        ("tabell 1", "#sak_PA_2026_1_tabell_1"),
        ("figur 1", "#sak_PA_2026_1_figur_1"),
        ("PA-sak 02/26", "#sak_PA_2026_2"),
    ]


def test_a_reference_to_a_case_that_stands_in_the_document_is_a_link(word: Word) -> None:
    assert [link.target for link in word.under("Bakgrunn")[0].links][-1] == "#sak_PA_2026_1"  # type: ignore[union-attr]


def test_tables_and_figures_are_numbered_anew_in_each_paper(word: Word) -> None:
    captions = [plain(item.text) for item in word.paragraphs if item.style == "caption"]
    assert captions == ["Tabell 1: Rammen", "Tabell 1: Budsjettet", "Figur 1: Linjen", "Figur 2: Kartet"]


def test_lists_begin_at_one_in_each_paper(word: Word) -> None:
    numbered = [item.marker for item in word.paragraphs if item.style in ("List Number", "HFI Vedtakspunkt")]
    assert numbered == ["1.", "2."] * 6


def test_chapters_and_tasks_begin_at_one_in_each_paper(word: Word) -> None:
    assert [(item.marker, item.text) for item in word.headings if item.marker] == [
        ("1.", "Kapitlet"),
        ("1.", "Oppgavene"),
        ("1.", "Lage plan"),
    ]


def test_a_wide_table_of_an_inner_paper_lies_and_what_follows_stands(word: Word) -> None:
    wide = [table for table in word.tables if table.title == "Planen"]
    assert [word.landscape(table) for table in wide] == [True, True]
    for heading in ("Kartet", "Budsjettet", "Den andre saken"):
        found = next(item for item in word.headings if item.text.endswith(heading))
        assert not word.landscape(found)


def test_each_paper_of_a_meeting_begins_on_a_new_page_and_an_attached_one_below_its_heading(word: Word) -> None:
    firsts = [item for item in word.paragraphs if item.style == "HFI Sakslinje" and not item.outline]
    assert [plain(item.text) for item in firsts] == [
        "Vedlegg til sak 01/26",
        "Vedlegg til PA-sak 01/26",
        "Vedlegg til PA-sak 02/26",
        "Vedlegg til sak 02/26",
    ]
    assert [word.begins_page(item) for item in firsts[1:]] == [True, True, False]


def test_the_files_of_inner_papers_lie_beside_the_paper(built: Built) -> None:
    assert [path.name for path in built.outputs] == [
        "Sak 01-26 Prøvesak.docx",
        "PA-sak 01-26 vedlegg 3 Rapporten.pdf",
    ]
    assert built.outputs[1].read_bytes() == b"%PDF-1.7\n"


def test_it_is_valid(built: Built) -> None:
    assert_lint_and_audit(built.outputs[0])
    assert_sdk(built.outputs[0], sdk_validator())


def test_the_packet_of_the_meeting_is_valid(tmp_path: Path) -> None:
    packet = build(make_packet(tmp_path), meeting="PA/2026-06-19").outputs[1]
    assert packet.name == "Møtepakke PA 2026-06-19.docx"
    assert_lint_and_audit(packet)
    word = read_word(packet.read_bytes())
    targets = {link.target for link in links(word)}
    assert {"#sak_PA_2026_1", "#sak_PA_2026_2"} <= targets
    assert {target[1:] for target in targets} <= set(bookmarks(word))


def test_the_same_records_give_the_same_bytes_in_another_folder(built: Built, tmp_path: Path) -> None:
    again = build(make_packet(tmp_path / "et annet sted"), "1/26")
    assert [path.read_bytes() for path in again.outputs] == [path.read_bytes() for path in built.outputs]


def test_a_title_and_a_resolution_are_typed_once(tmp_path: Path) -> None:
    workspace = make_packet(tmp_path)
    changed = {
        **REPORT,
        "tittel": "Rapport for 2025",
        "forslag_til_vedtak": "1. Rapporten godkjennes.\n2. Den trykkes.",
    }
    put_case(workspace, changed, "PA-01-26")
    notice, packet, *_ = build(workspace, meeting="PA/2026-06-19").outputs
    outer = build(workspace, "1/26").outputs[0]
    for path, titles, resolutions in ((notice, 3, 1), (packet, 3, 2), (outer, 4, 2)):
        told = plain(read_word(path.read_bytes()).everything)
        assert "Årsrapporten" not in told
        assert "tas til etterretning" not in told
        assert told.count("Rapport for 2025") == titles, path
        assert told.count("Rapporten godkjennes.") == resolutions, path


# A paper that is attached twice.


def test_a_paper_stands_once_and_its_other_places_link_to_it(tmp_path: Path) -> None:
    attached = [{"id": "pakke", "møte": "PA 2026-06-19"}, {"id": "papir", "sak": "PA 01/26"}]
    workspace = make_packet(tmp_path, seksjoner=[{"overskrift": "Kapitlet", "tekst": "Teksten."}], vedlegg=attached)
    word = read_word(build(workspace, "1/26").outputs[0].read_bytes())
    assert word.prose.count("Linjen") == 1
    (told,) = word.under("Vedlegg\u00a02: Årsrapporten")
    assert isinstance(told, Paragraph)
    assert plain(told.text) == "Papiret står et annet sted i dokumentet: PA-sak 01/26"
    assert told.links[0].target == "#sak_PA_2026_1"


def test_an_attachment_that_is_on_the_same_agenda_stands_in_its_own_place(tmp_path: Path) -> None:
    workspace = make_packet(tmp_path)
    put_meeting(workspace, meeting({"sak": "1/26"}, {"sak": "2/26"}))
    packet = build(workspace, meeting="SSU/2026-05-21").outputs[1]
    word = read_word(packet.read_bytes())
    assert [title for level, title in outline(word) if level == 2] == [
        "Saksliste og innhold",
        "Prøvesak",
        "Den andre saken",
    ]
    assert plain(word.prose).count("Papiret står et annet sted i dokumentet: sak 02/26") == 1


# What is refused.


def test_papers_cannot_hold_each_other(tmp_path: Path) -> None:
    workspace = make_packet(tmp_path)
    for number, other in (("2/26", "4/26"), ("4/26", "5/26"), ("5/26", "2/26")):
        case = minimal_case(sak=number, bakgrunn="Se [[vedlegg:a]].", vedlegg=[{"id": "a", "sak": other}])
        put_case(workspace, case, f"0{number.replace('/', '-')}")
    assert refusal(workspace, "1/26") == [
        ("HFI104", "05-26.yaml", "Sak SSU 02/26 inneholder denne saken. Papirene kan ikke stå i hverandre.")
    ]


def test_a_case_cannot_hold_a_meeting_whose_paper_holds_the_case(tmp_path: Path) -> None:
    workspace = make_packet(tmp_path)
    holding = minimal_case(sak="2/26", bakgrunn="Se [[vedlegg:a]].", vedlegg=[{"id": "a", "sak": "SSU 1/26"}], **PA)
    put_case(workspace, holding, "PA-02-26")
    (problem,) = refusal(workspace, "1/26")
    assert problem[:2] == ("HFI104", "PA-02-26.yaml")


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("02-26", {"type": "orienterende"}, ("HFI034", "02-26.yaml")),
        ("02-26", {"bakgrunn": "Se [[vedlegg:notatet]]."}, ("HFI045", "02-26.yaml")),
        ("PA-01-26", {"figurer": {}}, ("HFI045", "PA-01-26.yaml")),
    ],
)
def test_a_fault_in_an_inner_paper_stops_the_outer_one(
    tmp_path: Path, name: str, change: Fields, expected: tuple[str, str]
) -> None:
    workspace = make_packet(tmp_path)
    records = {
        "02-26": minimal_case(sak="2/26", tittel="Den andre saken"),
        "PA-01-26": REPORT,
    }
    put_case(workspace, {**records[name], **change}, name)
    assert expected in [found[:2] for found in refusal(workspace, "1/26")]


def test_a_missing_file_of_an_inner_paper_stops_the_outer_one(tmp_path: Path) -> None:
    workspace = make_packet(tmp_path)
    (workspace.root / "cases/PA-01-26/rapport.pdf").unlink()
    assert refusal(workspace, "1/26") == [("HFI100", "PA-01-26.yaml", "Filen «PA-01-26/rapport.pdf» finnes ikke.")]


def test_a_fault_in_the_meeting_stops_the_case_that_holds_it(tmp_path: Path) -> None:
    workspace = make_packet(tmp_path)
    put_meeting(workspace, {**meeting({"sak": "1/26", "minutter": "mange"}), **PA})
    assert refusal(workspace, "1/26") == [
        ("HFI035", "PA-2026-06-19.yaml", "«mange» er ikke et helt tall."),
    ]
