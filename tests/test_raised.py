"""A case that came up in a meeting and has no file: it is known to references, quotations, agendas and the list."""

from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.standing import list_standing
from hfi_docs.pipeline.verbs import build_papers, check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber
from tests.test_decisions import QUOTING, quoted
from tests.test_minutes import made_office, minutes_path, printed
from tests.test_postponed import minutes, record
from tests.word import read_word
from tests.workspaces import replace_in

ITEM = "  - {sak: 7/26, ny: ja, type: beslutning, tittel: Brev til departementet, "
NEW = f"{ITEM}vedtak: Brevet sendes., resultat: enstemmig}}\n"
SAYING = QUOTING.replace("Vi skal [[vedtak:1/26 punkt 2 b]].", "Se [[sak:7/26]].").replace("1/26", "7/26")


def raising_office(folder: Path, item: str = NEW) -> Workspace:
    """Minutes with a case that came up, and a paper that refers to it and quotes it."""
    workspace, _ = made_office(folder, "enstemmig")
    path = minutes_path(folder)
    path.write_text(path.read_text("utf-8") + item, "utf-8")
    (folder / "cases/2026/FSK-09-26.yaml").write_text(SAYING, "utf-8")
    return workspace


def test_it_is_referred_to_and_quoted(tmp_path: Path) -> None:
    workspace = raising_office(tmp_path)
    text = quoted(workspace)
    assert "Se sak 07/26" in text
    assert "Brevet sendes." in text
    replace_in(minutes_path(tmp_path), "Brevet sendes", "Brevet sendes i dag")
    (standing,) = list_standing(Office(workspace), Selection(meeting="FSK/2026-04-14")).meetings
    (paper,) = [each for each in standing.documents if each.kind == "papir"]
    assert (paper.state, paper.reasons) == ("foreldet", ("protokollen FSK-2026-03-10 er endret",))
    assert "Brevet sendes i dag." in quoted(workspace)


def test_it_is_no_gap_in_the_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raising_office(tmp_path)
    run(["-w", str(tmp_path), "list"])
    shown = capsys.readouterr()
    assert "5–6 og 8" in shown.out + shown.err


def test_what_is_closed_gives_its_public_title_alone(tmp_path: Path) -> None:
    closed = "ny: ja, lukket: {hjemmel: koml. § 11-5, grunn: personvern}, offentlig_tittel: Personalsak"
    workspace = raising_office(tmp_path, NEW.replace("ny: ja", closed))
    problems = check_cases(Office(workspace), Selection(("9/26",))).problems
    assert [each.message for each in problems] == ["Sak FSK 07/26 har ikke noe vedtak."]
    header = Office(workspace).look().raised(CaseNumber("FSK", 2026, 7))
    assert header
    assert (header.title, header.resolution) == ("Personalsak", "")


def test_a_later_agenda_may_have_it_when_it_was_postponed(tmp_path: Path) -> None:
    postponed = (
        "  - {sak: 7/26, ny: ja, type: beslutning, tittel: Brev til departementet, utsatt_til: FSK 2026-04-14}\n"
    )
    workspace = raising_office(tmp_path, postponed)
    (tmp_path / "cases/register/møter.yaml").unlink()
    record(tmp_path, "møter", "2026-03-10", "  - {sak: 1/26}\n  - {sak: 2/26}\n  - {sak: 3/26}\n  - {sak: 4/26}")
    record(tmp_path, "møter", "2026-04-14", "  - {sak: 7/26}\n  - {sak: 9/26}")
    minutes(tmp_path, "2026-04-14", "sak: 7/26, vedtak: Brevet sendes., resultat: enstemmig}\n  - {sak: 9/26")
    problems = check_cases(Office(workspace), Selection()).problems
    assert {each.message for each in problems} == {
        "Sak FSK 02/26 står i sakslisten, men ikke i protokollen.",
        "Vedtaket i sak FSK 07/26 er hentet fra en protokoll som ikke er godkjent.",
    }
    outputs = build_papers(Office(workspace), Selection(meeting="FSK/2026-04-14"), now=0).outputs
    shown = {path.name: printed(read_word(path.read_bytes())) for path in outputs}
    assert "| 07/26 | Brev til departementet" in shown["Innkalling FSK 2026-04-14.docx"]
    assert "Sak 07/26: Brev til departementet" in shown["Protokoll FSK 2026-04-14.docx"]
    assert "Brevet sendes." in quoted(workspace)
    replace_in(tmp_path / "cases/protokoller/FSK-2026-03-10.yaml", "FSK 2026-04-14", "FSK 2026-05-14")
    assert "HFI129" in [each.code for each in check_cases(Office(workspace), Selection()).problems]
