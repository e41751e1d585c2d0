"""What is closed, or for a part of the organ alone, stands in the minutes that are closed and nowhere else."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.pipeline.archive import seal_meeting
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from tests.archives import NO_PDF
from tests.test_minutes import made_office, printed
from tests.test_postponed import record
from tests.word import read_word
from tests.workspaces import replace_in

OWN, NEXT = "2026-03-10", "2026-04-14"
CLOSED = """  - sak: 6/26
    ny: ja
    tittel: Hemmelig1 tittel
    offentlig_tittel: Salg av eiendom
    type: beslutning
    lukket: {hjemmel: koml. § 11-5 tredje ledd, grunn: Hemmelig2 grunn, varer_til: Hemmelig3 dag}
    behandling: Hemmelig4 behandling.
    forslag_til_vedtak: Hemmelig5 forslag.
    forslag: [{id: annet, fra: fsk-h-1, type: alternativ, tekst: Hemmelig6 forslag.}]
    voteringer: [{stemmer: {forslaget: 6, annet: 3}}]
    vedtak: Hemmelig7 vedtak.
    protokolltilførsler: [{fra: fsk-h-1, tekst: Hemmelig8 tilførsel.}]
    oppfølging: [{id: hemmelig9, hva: Hemmelig10 oppgave, hvem: Hemmelig11 person, frist: 2026-04-01}]
"""
GROUP = """  - sak: 4/26
    behandling: Hemmelig12 behandling.
    vedtak: Hemmelig13 vedtak for gruppen.
    resultat: enstemmig
    oppfølging: [{id: hemmelig14, hva: Hemmelig15 oppgave, hvem: Sekretariatet, frist: 2026-04-01}]
"""
OPEN = """  - sak: 1/26
    habilitet:
      - medlem: fsk-v-1
        grunn: Hemmelig16 grunn
        hjemmel: fvl. § 6
        lukket: {hjemmel: koml. § 11-5 andre ledd, grunn: Hemmelig17 grunn}
    vedtak: Åpent vedtak.
    resultat: enstemmig
    oppfølging: [{id: åpen, hva: Åpen oppgave, hvem: Sekretariatet, frist: 2026-04-01}]
  - {sak: 2/26, utfall: ikke behandlet}
  - {sak: 3/26, vedtak: som foreslått}
"""
QUOTING = """sak: 9/26
utvalg: FSK
møte: 2026-04-14
type: drøfting
tittel: Oppfølging
status: utkast
bakgrunn: |
  Se [[sak:6/26]] og vedtaket:

  [[vedtak:1/26]]

  [[tabell:t]]
tabeller: {t: {visning: oppgaver, tittel: Oppgaver}}
"""
MARK = re.compile(r"hemmelig\d+", re.IGNORECASE)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A meeting with an item that is closed, one for a group, and a closed question of habilitet; and the next one."""
    folder = tmp_path_factory.mktemp("lukket")
    workspace, _ = made_office(folder, "enstemmig")
    (folder / "cases/register/møter.yaml").unlink()
    record(folder, "møter", OWN, "  - {sak: 1/26}\n  - {sak: 2/26}\n  - {sak: 3/26}\n  - {sak: 4/26, for: posisjon}")
    path = record(folder, "protokoller", OWN, OPEN + CLOSED + GROUP)
    approval = "status: godkjent\ngodkjenning: {av: [fsk-ap-1], dato: 2026-03-12}"
    path.write_text(path.read_text("utf-8").replace("status: utkast", approval), "utf-8")
    record(folder, "møter", NEXT, f"  - {{protokoll: FSK {OWN}}}\n  - {{sak: 9/26}}")
    (folder / "cases/2026/FSK-09-26.yaml").write_text(QUOTING, "utf-8")
    columns = "".join(
        f"      - {{felt: {name}, overskrift: {name}}}\n" for name in ("oppgave", "ansvar", "frist", "møte")
    )
    view = f"  - id: oppgaver\n    navn: Oppgaver\n    kilde: oppfølging\n    kolonner:\n{columns}"
    register = folder / "cases/register/visninger.yaml"
    register.write_text(register.read_text("utf-8").rstrip() + "\n" + view, "utf-8")
    return workspace


COMMANDS = (
    ("decisions",),
    ("decisions", "--json"),
    ("decisions", "--csv"),
    ("decisions", f"FSK/{OWN}"),
    ("decisions", f"FSK/{OWN}", "--json"),
    ("followup",),
    ("followup", "--json"),
    ("list",),
    ("list", "--json"),
    ("status",),
    ("status", "--json"),
    ("check",),
    ("check", "--meeting", f"FSK/{NEXT}"),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_tells_of_it(
    office: Workspace, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["-w", str(office.root), *arguments]) == 0
    shown = capsys.readouterr()
    assert MARK.findall(shown.out + shown.err) == []


def test_no_paper_holds_it_but_the_closed_minutes(office: Workspace) -> None:
    for day in (OWN, NEXT):
        meeting = ("build", "--meeting", f"FSK/{day}", "--packet", *(("--extracts",) if day == OWN else ()))
        assert run(["-w", str(office.root), *meeting]) == 0
    texts = {path.name: printed(read_word(path.read_bytes())) for path in office.output.rglob("*.docx")}
    assert "Åpent vedtak." in texts["Sak 09-26 Oppfølging.docx"]
    assert "Åpen oppgave" in texts["Sak 09-26 Oppfølging.docx"]
    assert "Salg av eiendom" in texts[f"Møtepakke FSK {NEXT}.docx"]
    assert "Saksprotokoll 01-26.docx" in texts
    leaking = {name: MARK.findall(text) for name, text in texts.items() if MARK.search(text)}
    assert set(leaking) == {f"Protokoll FSK {OWN} (lukket).docx"}
    assert len(set(map(str.lower, leaking.popitem()[1]))) == 17 - 2


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (f"protokoller/FSK-{OWN}.yaml", f"møte: {OWN}", "møte: 2026-03-11"),
        (f"protokoller/FSK-{OWN}.yaml", "utvalg: FSK", "utvalg: KST"),
        (f"møter/FSK-{OWN}.yaml", "saksliste:", "sakslist:"),
        ("register/utvalg.yaml", "id: FSK", "id: FS"),
        ("register/utvalg.yaml", "id: posisjon,", "id: posisjonen,"),
    ],
)
def test_a_slip_of_the_pen_lets_nothing_out(
    office: Workspace, tmp_path: Path, file: str, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is kept from whom stands in the notice, which is found by the names of files, organs and groups."""
    shutil.copytree(office.root, tmp_path, dirs_exist_ok=True)
    replace_in(tmp_path / "cases" / file, old, new)
    for arguments in COMMANDS[:7]:
        run(["-w", str(tmp_path), *arguments])
        assert MARK.findall(capsys.readouterr().out) == []


def test_the_archive_lists_nothing_of_it(office: Workspace) -> None:
    """What is closed lies in its own file and in the record; what describes the folder does not tell."""
    at = datetime(2026, 3, 20, tzinfo=UTC)
    bag = seal_meeting(Office(office), f"FSK/{OWN}", at=at, make_pdfs=NO_PDF, minutes=True).newest
    told = [path for path in bag.rglob("*") if path.is_file() and path.suffix in (".json", ".txt", ".html", ".xml")]
    texts = {path.name: path.read_text("utf-8") for path in told if "kilde" not in path.parts}
    assert {"metadata.json", "metadata.xml", "INNHOLD.txt", "INNHOLD.html"} <= set(texts)
    assert {name: MARK.findall(text) for name, text in texts.items() if MARK.search(text)} == {}
