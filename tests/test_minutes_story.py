"""The minutes of a meeting from the notice to the archive, as an office goes through it, by its commands."""

from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from tests.test_minutes import made_office, printed
from tests.test_minutes_sealed import files
from tests.test_postponed import minutes, record
from tests.word import read_word
from tests.workspaces import replace_in

OWN, NEXT = "2026-03-10", "2026-04-14"
ITEMS = """sak: 1/26, vedtak: som foreslått, resultat: enstemmig}
  - {sak: 2/26, vedtak: som alternativ-1, resultat: flertall}
  - {sak: 3/26, vedtak: som foreslått}
  - {sak: 4/26, utfall: ikke behandlet"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A meeting with a final notice; no program that makes PDFs."""
    monkeypatch.setenv("HFI_SOFFICE", "/finnes/ikke/soffice")
    made_office(tmp_path, "enstemmig")
    (tmp_path / "cases/register/møter.yaml").unlink()
    (tmp_path / f"cases/protokoller/FSK-{OWN}.yaml").unlink()
    notice = record(tmp_path, "møter", OWN, "  - {sak: 1/26}\n  - {sak: 2/26}\n  - {sak: 3/26}\n  - {sak: 4/26}")
    replace_in(notice, "status: utkast", "status: endelig")
    return tmp_path


def test_from_the_notice_to_the_archive(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def hfi(*arguments: str) -> tuple[int, str]:
        code = run(["-w", str(office), *arguments])
        shown = capsys.readouterr()
        return code, (shown.out + shown.err).replace("\u00a0", " ")

    own, following = f"FSK/{OWN}", f"FSK/{NEXT}"
    # What was sent is sealed before the meeting.
    assert hfi("build", "--meeting", own)[0] == 0
    assert hfi("archive", own)[0] == 0
    papers = office / f"arkiv/FSK/{OWN}/utgave-01"
    sent = files(papers)
    # The minutes are drafted, built, and sent for approval with the next notice.
    draft = minutes(office, OWN, ITEMS)
    assert hfi("check", "--meeting", own)[0] == 0
    assert hfi("build", "--meeting", own)[0] == 0
    replace_in(draft, "status: utkast", "status: til godkjenning")
    record(office, "møter", NEXT, f"  - {{protokoll: FSK {OWN}}}")
    assert hfi("build", "--meeting", following, "--packet")[0] == 0
    packet = printed(read_word((office / f"build/FSK/{NEXT}/Møtepakke FSK {NEXT}.docx").read_bytes()))
    assert "Til godkjenning: Protokollen er ikke godkjent ennå." in packet
    assert hfi("archive", own, "--minutes")[0] == 1
    # The next meeting approves them: both records say so.
    minutes(office, NEXT, f"protokoll: FSK {OWN}, vedtak: godkjent, resultat: enstemmig")
    assert "Protokollen fra FSK 10. mars 2026 godkjennes her, men er ikke satt til «godkjent»." in hfi("check")[1]
    approval = f"status: godkjent\ngodkjenning: {{møte: FSK {NEXT}}}"
    replace_in(draft, "status: til godkjenning", approval)
    assert "godkjennes her" not in hfi("check")[1]
    assert hfi("build", "--meeting", own)[0] == 0
    built = (office / f"build/FSK/{OWN}/Protokoll FSK {OWN}.docx").read_bytes()
    assert "Protokollen er godkjent i Formannskapets møte 14. april 2026." in printed(read_word(built))
    assert hfi("archive", own, "--minutes")[0] == 0
    assert (office / f"arkiv/FSK/{OWN}/protokoll/utgave-01/data/papirer/Protokoll FSK {OWN}.docx").read_bytes() == built
    assert files(papers) == sent
    assert hfi("verify", "--all", "--rebuild")[0] == 0
    # A figure of the case changes afterwards: what was decided holds, and it is told.
    replace_in(office / "cases/2026/FSK-01-26.yaml", "12 000 000", "13 000 000")
    code, told = hfi("check", "--meeting", own)
    assert (code, "«12 000 000 kroner.» er blitt «13 000 000 kroner.»" in told) == (1, True)
    assert "12 000 000 kroner" in hfi("decisions", own)[1]
    assert hfi("build", "--meeting", own)[0] == 1
    assert hfi("archive", own, "--minutes")[0] == 1
    assert (office / f"build/FSK/{OWN}/Protokoll FSK {OWN}.docx").read_bytes() == built
    # A correction gives them a new issue; the papers that were sent stay as they are.
    draft.write_text(
        f"{draft.read_text('utf-8')}rettelser:\n  - {{dato: 2026-04-20, hva: Rammen er rettet.}}\n", "utf-8"
    )
    assert hfi("build", "--meeting", own)[0] == 0
    code, told = hfi("archive", own, "--minutes")
    assert code == 0
    assert (office / f"arkiv/FSK/{OWN}/protokoll/utgave-02").is_dir()
    assert "13 000 000 kroner" in hfi("decisions", own)[1]
    assert files(papers) == sent
    assert hfi("verify", "--all", "--rebuild")[0] == 0
