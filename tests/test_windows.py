"""The guide is carried out as on a Windows machine, as far as that can be made elsewhere.

The path has spaces and æøå, every record is saved by an editor that writes CRLF and a byte order mark, the console is
in code page 1252, and nothing may be read or written in the encoding that the machine happens to have.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath

import pytest

from hfi_docs.cli.main import run
from tests.guide_story import Run, answers_as_shown, carried_out, chapters
from tests.made import make_workspace, meeting, minimal_case, put_case, put_meeting
from tests.workspaces import REPOSITORY

pytestmark = pytest.mark.stories

FOLDER = "Møte på Ørje (2027) – Å"
#: What Windows cannot store in a name, and what it calls a device.
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
FORBIDDEN = set('<>:"/\\|?*') | {chr(number) for number in range(32)}
#: Of the 260 that Windows takes, for what lies below the office's folder.
LONGEST = 200
_NEXT = "\n=====\n"
#: Carries out the guide in one process, and says where each step ends.
_READER = f"""
import sys
from pathlib import Path
from hfi_docs.cli.terminal import ready
from tests.guide_story import carried_out
from tests.test_windows import saved_on_windows
ready()
for done in carried_out(Path(sys.argv[1])):
    saved_on_windows(Path(sys.argv[1]))
    for stream in (sys.stdout, sys.stderr):
        stream.write({_NEXT!r})
"""


def saved_on_windows(folder: Path) -> None:
    """Saves every record as Notepad does."""
    for path in folder.rglob("cases/**/*.yaml"):
        text = path.read_text("utf-8-sig")
        path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))


def papers(folder: Path) -> Mapping[str, bytes]:
    """Every paper that was built."""
    return {path.name: path.read_bytes() for path in (folder / "Kontoret" / "build").rglob("*.docx")}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide carried out as usual."""
    folder = tmp_path_factory.mktemp("her")
    assert len(list(carried_out(folder))) > 30
    return folder


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The guide carried out as on Windows, and what was said after each step."""
    folder = tmp_path_factory.mktemp("der") / FOLDER
    folder.mkdir()
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "PYTHONIOENCODING": "cp1252:strict",
        "PYTHONUTF8": "0",
        "PYTHONWARNDEFAULTENCODING": "1",
        "PYTHONWARNINGS": "error::EncodingWarning",
    }
    line = [sys.executable, "-c", _READER, str(folder)]
    done = subprocess.run(line, env=environment, capture_output=True, check=False, timeout=600)
    out, err = (stream.decode("utf-8").split(_NEXT) for stream in (done.stdout, done.stderr))
    assert done.returncode == 0, err
    return folder, [first + second for first, second in zip(out, err, strict=True)]


def test_every_answer_is_as_shown(windows: tuple[Path, list[str]]) -> None:
    steps = [step for chapter in chapters() for step in chapter.steps]
    told = list(zip(steps, windows[1], strict=False))
    assert len(told) == len(steps)
    wrong = [(step, answer) for step, answer in told if isinstance(step, Run) and not fits(step, answer)]
    assert wrong == []


def fits(step: Run, answer: str) -> bool:
    return "Feil i programmet" not in answer and (not step.shown or answers_as_shown(answer, step.shown))


def test_every_paper_is_the_same(windows: tuple[Path, list[str]], elsewhere: Path) -> None:
    assert papers(windows[0]) == papers(elsewhere)


def test_records_keep_the_ends_of_their_lines(windows: tuple[Path, list[str]]) -> None:
    records = [path.read_bytes() for path in windows[0].rglob("cases/**/*.yaml")]
    assert len(records) > 5
    assert [record for record in records if record.count(b"\n") != record.count(b"\r\n")] == []


def unfit(folder: Path) -> list[str]:
    """The names below a folder that Windows cannot store, or not open from an ordinary place."""
    names = [path.relative_to(folder) for path in folder.rglob("*")]
    return [
        str(name)
        for name in names
        if len(str(name)) > LONGEST
        or PureWindowsPath(name).is_reserved()
        or any(
            part != part.rstrip(". ") or FORBIDDEN & {*part} or part.split(".")[0].lower() in RESERVED
            for part in name.parts
        )
    ]


def test_every_name_can_be_stored(windows: tuple[Path, list[str]]) -> None:
    assert unfit(windows[0] / "Kontoret") == []


TITLES = (
    "CON",
    "aux",
    "Nul.txt",
    "Hva nå? Svar: ja",
    "Punktum til slutt...",
    "a" * 300,
    "Vedlegg " * 40,
    'Én "sak" | to <tre>',
)


def test_every_name_can_be_stored_whatever_the_titles(tmp_path: Path) -> None:
    place = tmp_path / FOLDER
    cases = [
        minimal_case(
            sak=f"{number}/26",
            tittel=title,
            status="endelig",
            bakgrunn="Se [[vedlegg:rapport]].",
            vedlegg=[{"id": "rapport", "tittel": title, "fil": f"{number:02}-26/rapport.pdf"}],
        )
        for number, title in enumerate(TITLES, 1)
    ]
    workspace = make_workspace(place, cases[0])
    for number, case in enumerate(cases, 1):
        put_case(workspace, case, f"{number:02}-26")
        file = place / "cases" / f"{number:02}-26" / "rapport.pdf"
        file.parent.mkdir()
        file.write_bytes(b"%PDF-1.7\nrapporten")
    put_meeting(workspace, {**meeting(*({"sak": case["sak"]} for case in cases)), "status": "endelig"})
    for command in (
        ["build", "--meeting", "SSU/2026-05-21", "--packet"],
        ["archive", "SSU/2026-05-21"],
        ["verify", "--all"],
    ):
        assert run(["-w", str(place), *command]) == 0
    assert len(list(place.rglob("build/**/*.pdf"))) == len(TITLES)
    assert unfit(place) == []
