"""The supplement: what is new or changed since the papers were sealed, as a notice of its own, beside the packet."""

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.papers.compose import SUPPLEMENT
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.since import with_since
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.serve.sheets import Desk
from hfi_docs.word.render import lint_document
from tests.archives import REASON, seal
from tests.made import minimal_case, put_case, write
from tests.test_letters import own_template
from tests.test_minutes import printed
from tests.test_since import HEAD, ITEMS, MEETING, change, office, page, put_agenda
from tests.word import Table as WordTable
from tests.word import Word, read_word

FOLDER = f"build/{MEETING}"
NAME = "Tilleggsinnkalling SSU 2026-05-21"


def build(workspace: Workspace, *more: str, option: str = "--supplement") -> int:
    return run(["-w", str(workspace.root), "build", "--meeting", MEETING, option, *more])


def supplements(workspace: Workspace) -> Mapping[str, Word]:
    """The supplements of the meeting by what tells them apart."""
    assert build(workspace) == 0
    found = sorted((workspace.root / FOLDER).glob(f"{NAME}*.docx"))
    assert [lint_document(path.read_bytes()) for path in found] == [()] * len(found)
    return {path.stem.removeprefix(NAME).strip(): read_word(path.read_bytes()) for path in found}


def lines(word: Word) -> list[str]:
    return printed(word).splitlines()


def agenda(word: Word) -> list[list[str]]:
    tables = (block for block in word.blocks if isinstance(block, WordTable))
    return next([row.texts for row in table.rows[1:-1]] for table in tables if "Tittel" in table.header)


def test_it_holds_what_is_new_or_changed_and_nothing_else(tmp_path: Path) -> None:
    workspace = office(tmp_path, innledning="Velkommen.", frister=[{"hva": "Meld forfall", "dato": "2026-05-10"}])
    change(workspace)
    agenda_now = [*ITEMS[:2], {"sak": "4/26", "minutter": "10"}, ITEMS[2], {"punkt": "Eventuelt"}]
    put_agenda(workspace, *agenda_now, innledning="Velkommen.", frister=[{"hva": "Forfall", "dato": "2026-05-12"}])
    found = supplements(workspace)
    told = lines(found[""])
    assert told[0] == "Tilleggsinnkalling til SSU-møtet 21. mai 2026"
    assert told.index(HEAD) < told.index("Nye og endrede saker")
    assert not {"Velkommen.", "Frister", "Kurset", "Eventuelt", "Saksgrunnlag"} & {*told}
    assert [row[:3] for row in agenda(found[""])] == [
        ["10.00–10.30", "01/26", "Budsjettet"],
        ["11.00–11.10", "04/26", "Valget"],
    ]
    assert ("Frister", "Meld forfall: 10. mai 2026", "Forfall: 12. mai 2026") in page(found[""])
    assert "Hemmelig" not in found[""].everything
    assert [row[2] for row in agenda(found["sykehuset"]) if len(row) > 1] == ["Budsjettet", "Valget", "Lønna"]
    assert "Hemmelig i juni." in lines(found["sykehuset"])
    assert (workspace.root / FOLDER / "Møtepakke SSU 2026-05-21 sykehuset.docx").exists()


def test_only_those_get_one_who_see_a_difference(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    put_case(workspace, minimal_case(sak="3/26", tittel="Lønna", bakgrunn="Hemmelig i juni."), "03-26")
    assert [*supplements(workspace)] == ["sykehuset"]


def test_what_moved_or_went_and_another_place_are_told_without_papers(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    put_agenda(workspace, ITEMS[1], ITEMS[0], sted="Lom")
    write(workspace.root / "cases/03-26.yaml", minimal_case(sak="3/26", tittel="Lønna", møte="2026-09-24"))
    found = supplements(workspace)
    told = lines(found[""])
    assert {"Flyttet i sakslisten", "Utgår", "•Sak 03/26: Lønna"} <= {*told}
    assert "Nye og endrede saker" not in told
    assert ("Sted", "Hamar", "Lom") in page(found[""])


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("no notice", "har ingen innkalling i cases/møter."),
        ("not sealed", "er ikke forseglet, så det er ikke noe å legge til."),
        ("nothing changed", "er ikke endret siden det ble forseglet, så det er ikke noe å sende."),
    ],
)
def test_without_anything_to_tell_it_is_refused(
    state: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = office(tmp_path)
    if state == "no notice":
        (workspace.root / "cases/møter/SSU-2026-05-21.yaml").unlink()
        write(
            workspace.root / "cases/register/møter.yaml",
            {"register": "møter", "oppføringer": [{"id": "mai", "utvalg": "SSU", "dato": "2026-05-21"}]},
        )
    if state == "not sealed":
        (workspace.root / "arkiv").rename(tmp_path / "borte")
    assert build(workspace) == 2
    assert expected in capsys.readouterr().err
    assert not (workspace.root / "build").exists()


def test_it_belongs_to_a_meeting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-w", str(office(tmp_path).root), "build", "1/26", "--supplement"]) == 2
    assert "Skriv hvilket møte tilleggsinnkallingen gjelder" in capsys.readouterr().err


def test_it_is_answered_from_the_ledger_until_something_is_sealed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = office(tmp_path)
    change(workspace)
    supplements(workspace)
    one = (workspace.root / FOLDER / f"{NAME}.docx").read_bytes()
    capsys.readouterr()
    assert build(workspace) == 0
    assert "Bygget" not in capsys.readouterr().out
    sealing = seal(workspace, reason=REASON)
    sealed = workspace.root / "arkiv" / MEETING / "utgave-02/data/papirer" / f"{NAME}.docx"
    assert sealed.read_bytes() == one
    assert not any("ikke lik" in note for note in sealing.notes)
    assert build(workspace) == 0
    assert (workspace.root / FOLDER / f"{NAME}.docx").read_bytes() == one
    assert run(["-w", str(workspace.root), "verify", "--all", "--rebuild"]) == 0


def test_it_comes_as_a_web_page_too(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    change(workspace)
    assert build(workspace, "--html") == 0
    text = (workspace.root / FOLDER / f"{NAME}.html").read_text("utf-8")
    assert "Nye og endrede saker" in text
    assert "Utvalget godkjenner <strong>120</strong> kroner." in text.replace("\u00a0", " ")


def test_the_page_shows_it_while_it_is_written(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    source = "cases/møter/SSU-2026-05-21.yaml"
    assert [name for name, _ in Desk(Office(workspace, goes_on=True)).sheet(source).documents] == [
        "innkalling",
        "møtepakke",
        "møtepakke si",
    ]
    change(workspace)
    desk = Desk(Office(workspace, goes_on=True))
    sheet = desk.sheet(source, "tilleggsinnkalling")
    assert sheet.document == "tilleggsinnkalling"
    assert "Nye og endrede saker" in sheet.page
    assert ("tilleggsinnkalling si", "Tilleggsinnkalling si") in sheet.documents


def test_a_template_that_draws_the_agenda_draws_only_what_it_is_of(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    loop = ("{%p for punkt in saksliste %}", "kl. {{ punkt.tid }}", "{{ punkt.tittel }}", "{%p endfor %}")
    own_template(workspace, "innkalling.docx", {"saksliste": loop})
    change(workspace)
    told = lines(supplements(workspace)[""])
    assert [line for line in told if line.startswith("kl. 1")] == ["kl. 10.00–10.30"]
    assert "Kurset" not in told


def test_every_text_of_what_it_shows_is_asked_for(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    change(workspace)
    put_agenda(
        workspace,
        ITEMS[0] | {"merknad": "Lederen orienterer."},
        ITEMS[1] | {"merknad": "Kort."},
        {"sak": "4/26"},
        ITEMS[2],
        innledning="Velkommen.",
        referanser={"vår_ref": "26/1"},
    )
    checked = check_cases(Office(workspace), Selection(meeting=MEETING))
    packets = with_since(workspace, checked.meetings, check_cases)
    (_, packet), _ = SUPPLEMENT.variants(packets[0])
    texts = [text for _, _, text in SUPPLEMENT.leaves(packet)]
    assert {"Lederen orienterer.", "26/1", "Valget", "Bakgrunnen."} <= {*texts}
    assert not {"Kort.", "Velkommen.", "Kurset", "Hemmelig i juni."} & {*texts}


def test_nothing_of_what_is_for_others_stands_in_any_part_of_a_file(tmp_path: Path) -> None:
    workspace = office(tmp_path)
    change(workspace)
    assert build(workspace, "--html") == 0
    files = [path for path in (workspace.root / FOLDER).glob("*2026-05-21.*") if path.suffix in (".docx", ".html")]
    assert len(files) == 6
    for path in files:
        texts = [path.read_text("utf-8")] if path.suffix == ".html" else parts_of(path)
        assert not any("Hemmelig" in text for text in texts), path


def parts_of(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        return [re.sub("<[^>]*>", "", package.read(name).decode("utf-8", "replace")) for name in package.namelist()]
