"""The tasks that meetings gave: how each stands on a day, what the register says, and a table of them in a paper."""

import json
from datetime import date
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.pipeline.follow_up import list_follow_ups
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from hfi_docs.values.dates import last_day
from tests.made import make_workspace, minimal_case, views, write
from tests.test_minutes import made_office
from tests.word import read_word
from tests.workspaces import replace_in

TASKS = (
    ("snart", "2026-06-01"),
    ("sen", "2026-05-25"),
    ("fjern", "medio mai 2027"),
    ("møte", "SSU 2026-06-10"),
    ("alltid", "fortløpende"),
    ("gjort", "2026-05-22"),
)


def tasks_office(folder: Path, **case: object) -> Workspace:
    """An office with minutes that gave tasks; one of them is done."""
    columns = [
        {"felt": name, "overskrift": name} for name in ("oppgave", "ansvar", "frist", "status", "møte", "merknad")
    ]
    view = {"id": "oppgaver", "navn": "Oppgaver", "kilde": "oppfølging", "kolonner": columns}
    done = {
        "id": "en",
        "møte": "SSU 2026-05-21",
        "oppgave": "gjort",
        "status": "utført",
        "dato": "2026-05-23",
        "merknad": "Sendt.",
    }
    workspace = make_workspace(folder, minimal_case(**case), visninger=[*views(), view], oppfølging=[done])
    listed = [{"id": name, "hva": f"Oppgave {name}", "hvem": "Sekretariatet", "frist": due} for name, due in TASKS]
    hidden = [{"id": "lukket", "hva": "Hemmelig oppgave", "frist": "2026-06-01"}]
    closed = {"punkt": "Lukket", "ny": "ja", "lukket": {"hjemmel": "koml. § 11-5", "grunn": "personvern"}}
    items = [{"sak": "1/26", "oppfølging": listed}, {**closed, "oppfølging": hidden}]
    (workspace.root / "cases/protokoller").mkdir()
    minutes = {"utvalg": "SSU", "møte": "2026-05-21", "status": "utkast", "tid": "10.00–11.00", "saker": items}
    write(workspace.root / "cases/protokoller/SSU-2026-05-21.yaml", minutes)
    return workspace


def test_how_each_stands_on_a_day(tmp_path: Path) -> None:
    found = list_follow_ups(Office(tasks_office(tmp_path / "kontor")).look(), date(2026, 5, 28))
    assert found.problems == ()
    assert [(each.task.id, each.state) for each in found.tasks] == [
        ("sen", "forfalt"),
        ("snart", "forfaller"),
        ("møte", "forfaller"),
        ("fjern", "åpen"),
        ("alltid", "løpende"),
        ("gjort", "utført"),
    ]


def test_a_table_of_them_in_a_paper(tmp_path: Path) -> None:
    workspace = tasks_office(
        tmp_path / "kontor", bakgrunn="[[tabell:t]]", tabeller={"t": {"visning": "oppgaver", "tittel": "Oppgaver"}}
    )
    (path,) = build_papers(Office(workspace), Selection(("1/26",)), now=0).outputs
    (table,) = read_word(path.read_bytes()).tables
    rows = [[text.replace("\u00a0", " ") for text in row] for row in table.body]
    assert rows[0] == ["Oppgave snart", "Sekretariatet", "01.06.2026", "Åpen", "SSU-møtet 21.05.2026", ""]
    assert rows[-1][2:] == ["22.05.2026", "Utført 23.05.2026", "SSU-møtet 21.05.2026", "Sendt."]
    assert len(rows) == len(TASKS)
    minutes = workspace.root / "cases/protokoller/SSU-2026-05-21.yaml"
    replace_in(minutes, "Oppgave snart", "Ny oppgave")
    built = build_papers(Office(workspace), Selection(("1/26",)), now=0)
    assert built.changed == (path,)
    assert "Ny oppgave" in read_word(path.read_bytes()).tables[0].column("oppgave")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made_office(tmp_path, "spørsmål")
    assert run(["-w", str(tmp_path), "followup", "--organ", "FSK", "--json"]) == 0
    (task,) = json.loads(capsys.readouterr().out)["tasks"]
    assert (task["id"], task["who"], task["due"]) == ("strøplan", "Kommunedirektøren", "2026-03-20")
    assert run(["-w", str(tmp_path), "followup"]) == 0
    assert "strøplan: Sende strøplanen til representantene (Kommunedirektøren)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-21", date(2026, 5, 21)),
        ("15. mai 2026", date(2026, 5, 15)),
        ("primo mai 2026", date(2026, 5, 10)),
        ("medio mai 2026", date(2026, 5, 20)),
        ("ultimo februar 2028", date(2028, 2, 29)),
        ("mai 2026", date(2026, 5, 31)),
        ("våren 2026", date(2026, 6, 30)),
        ("3. kvartal 2026", date(2026, 9, 30)),
        ("2. halvår 2026", date(2026, 12, 31)),
        ("fortløpende", None),
        ("SSU 2026-05-21", None),
    ],
)
def test_the_last_day_of_a_deadline(text: str, day: date | None) -> None:
    assert last_day(text) == day
