"""`build --html` from the command line: pages beside the papers, made again only when something has changed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.output.cache import VARIABLE
from tests.workspaces import REPOSITORY, office_workspace, replace_in

NAME = "Sak 14-26 Dialogmøtet 2026 – strategiske dilemmaer"
RECORD = "cases/2026/14-26.yaml"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return office_workspace(tmp_path)


def built(office: Path, ending: str) -> list[str]:
    return sorted(path.name for path in (office / "build").rglob(f"*{ending}"))


def test_a_page_lies_beside_its_paper(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "14/26", "--html", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(Path(each["path"]).name, each["changed"]) for each in told["outputs"]] == [
        (f"{NAME}.docx", True),
        (f"{NAME}.html", True),
    ]
    assert built(office, ".html") == [f"{NAME}.html"]


def test_every_document_of_a_meeting_has_its_page(office: Path) -> None:
    assert run(["build", "--meeting", "SSU/2026-05-21", "--packet", "--extracts", "--html"]) == 0
    names = [name.removesuffix(".html") for name in built(office, ".html")]
    assert names == [name.removesuffix(".docx") for name in built(office, ".docx")]
    assert {name.split(" ")[0] for name in names} == {"Innkalling", "Møtepakke", "Protokoll", "Sak", "Saksprotokoll"}


def test_without_being_asked_for_there_is_none(office: Path) -> None:
    assert run(["build", "--all"]) == 0
    assert built(office, ".html") == []


def test_a_page_is_made_again_when_its_case_has_changed(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", "14/26", "--html"])
    capsys.readouterr()
    assert run(["build", "14/26", "--html"]) == 0
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == ["Uendret", "Uendret"]
    replace_in(office / RECORD, "\nstatus: utkast\n", "\nstatus: endelig\n")
    assert run(["build", "14/26", "--html"]) == 0
    assert [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()] == ["Bygget", "Bygget"]
    (page,) = (office / "build").rglob("*.html")
    assert "Utkast: Saken er under arbeid" not in page.read_text("utf-8")


def test_a_page_that_is_older_than_its_paper_is_told_of(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", "14/26", "--html"])
    replace_in(office / RECORD, "\nstatus: utkast\n", "\nstatus: endelig\n")
    capsys.readouterr()
    assert run(["build", "14/26"]) == 0
    told = f"{NAME}.html er eldre enn Word-papiret. Bygg med --html, eller slett den."
    assert told in capsys.readouterr().err
    assert run(["build", "14/26", "--html"]) == 0
    assert "er eldre" not in capsys.readouterr().err


def test_a_page_that_somebody_has_changed_is_kept(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", "14/26", "--html"])
    (page,) = (office / "build").rglob("*.html")
    page.write_text("rettet", encoding="utf-8")
    assert run(["build", "14/26", "--html"]) == 3
    assert "endret" in capsys.readouterr().err
    assert page.read_text("utf-8") == "rettet"


def test_a_build_without_pages_loads_nothing_of_them(office: Path) -> None:
    code = (
        "import sys\nfrom hfi_docs.cli.main import run\nassert run(sys.argv[1:]) == 0\n"
        "print([name for name in sys.modules if name.startswith(('hfi_docs.web', 'hfi_docs.word.frame'))])"
    )
    environment = {**os.environ, VARIABLE: "", "PYTHONPATH": str(REPOSITORY)}
    line = [sys.executable, "-c", code, "-w", str(office), "build", "14/26"]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] == "[]"
