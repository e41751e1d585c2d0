"""What the pages to look things up in print can be written: whole files are built, pieces have the right structure.

The guide itself is carried out (`tests/test_guide_story.py`).
"""

import re
from pathlib import Path

import pytest

from hfi_docs.check.structure import check_case_structure
from hfi_docs.cli.main import run
from hfi_docs.records.load import load_record
from tests.pictures import png
from tests.workspaces import REPOSITORY, office_workspace

GUIDE = (REPOSITORY / "docs" / "oppslag.md").read_text("utf-8")
BLOCKS: list[str] = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
FILES = {block.split("\n", 1)[0].removeprefix("# "): block for block in BLOCKS if block.startswith("# cases/")}
PIECES = [block for block in BLOCKS if not block.startswith("# cases/")]
CASE = {"sak": "16/26", "møte": "2026-11-19", "type": "beslutning", "tittel": "Årsplan", "status": "utkast"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own office with everything that the guide asks its reader to write."""
    folder = office_workspace(tmp_path_factory.mktemp("office"))
    for name, block in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text("utf-8").rstrip() + "\n" if path.exists() and "\nregister: " not in block else ""
        path.write_text(before + block, "utf-8")
    picture = folder / "cases" / "felles" / "modell.png"
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(png())
    return folder


def test_the_guide_has_whole_files_of_every_kind() -> None:
    kinds = {name.rsplit("/", 1)[0] for name in FILES}
    assert {"cases/2026", "cases/møter", "cases/protokoller", "cases/register"} == kinds


def test_nothing_is_wrong_with_them(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-w", str(office), "check"]) == 0
    told = capsys.readouterr().err
    assert [name for name in FILES if Path(name).name in told and "register" not in name] == []


@pytest.mark.parametrize("meeting", ["KST/2026-06-18", "SSU/2027-03-09"])
def test_a_meeting_of_the_guide_is_built_whole(office: Path, meeting: str) -> None:
    assert run(["-w", str(office), "build", "--meeting", meeting, "--packet"]) == 0
    names = {path.name for path in (office / "build" / meeting).iterdir()}
    printed = meeting.replace("/", " ")
    assert {f"Innkalling {printed}.docx", f"Møtepakke {printed}.docx"} <= names
    has_minutes = f"cases/protokoller/{meeting.replace('/', '-')}.yaml" in FILES
    assert (f"Protokoll {printed}.docx" in names) == has_minutes


@pytest.mark.parametrize("piece", PIECES, ids=[piece.split(":")[0] for piece in PIECES])
def test_a_piece_of_a_case_has_the_right_structure(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "16-26.yaml"
    around = [f"{name}: {text}" for name, text in CASE.items() if f"{name}:" not in re.findall(r"^\w+:", piece, re.M)]
    path.write_text("\n".join([*around, piece]), "utf-8")
    assert check_case_structure(load_record(path).record) == []
