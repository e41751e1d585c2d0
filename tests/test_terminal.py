"""What reaches the terminal: nothing raw of what others wrote; streams, folders and files of every kind."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.cli.terminal import shown
from tests.made import make_workspace, minimal_case
from tests.workspaces import REPOSITORY, office_workspace

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
#: Colour red, window title, C1 control sequence, right-to-left override, isolate.
HOSTILE = "\x1b[31m \x1b]0;x\x07 \x9b31m \u202efdp.exe \u2066x\u2069"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="named pipes, /dev/full and such names on disk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sak 13/26 – æøå «ja»\n", "Sak 13/26 – æøå «ja»\n"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\rb\tc", "a\\x0db\\x09c"),
        ("\x9b", "\\x9b"),
        ("gnp.\u202efdp", "gnp.\\u202efdp"),
        ("\udce6", "\\udce6"),
    ],
)
def test_commanding_signs_are_shown(text: str, expected: str) -> None:
    assert shown(text) == expected


COMMANDS = (["check"], ["build", "--all"], ["list"], ["status"], ["check", HOSTILE], ["list", "--organ", HOSTILE])


@LINUX
@pytest.mark.parametrize("as_json", [False, True], ids=["tekst", "json"])
def test_nothing_raw_of_records_and_names(tmp_path: Path, capsys: pytest.CaptureFixture[str], as_json: bool) -> None:
    workspace = make_workspace(tmp_path / f"kontor {HOSTILE}", minimal_case())
    cases = workspace.root / "cases" / "2026"
    cases.mkdir(exist_ok=True)
    quoted = json.dumps(f"Tittel {HOSTILE}")
    (cases / "2-26.yaml").write_text(f"sak: 2/26\ntittel: {quoted}\n{quoted}: x\n", "utf-8")
    (cases / "3-26.yaml").write_text(f"sak: 3/26 # {HOSTILE}\ntittel: a: b\n", "utf-8")
    (cases / f"4-26 {HOSTILE}.yaml").write_text("sak: 5/26\n", "utf-8")
    (workspace.root / "cases" / "møter").mkdir(exist_ok=True)
    (workspace.root / "cases" / "møter" / f"{HOSTILE}.yaml").write_text("x: [", "utf-8")
    for command in COMMANDS:
        run(["-w", str(workspace.root), *command, *(["--json"] if as_json else [])])
        told = capsys.readouterr()
        assert RAW.findall(told.out + told.err) == [], command
        if as_json:
            json.loads(told.out)


def program(*arguments: str, cwd: Path = REPOSITORY, options: tuple[str, ...] = ()) -> list[str]:
    return [sys.executable, *options, "-m", "hfi_docs", *arguments]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return office_workspace(tmp_path / "office")


def told_by(line: list[str], **more: object) -> tuple[int, str]:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(line, env=environment, stderr=subprocess.PIPE, check=False, timeout=600, **more)  # type: ignore[call-overload]
    return done.returncode, done.stderr.decode()


@LINUX
def test_an_answer_that_nobody_takes_is_no_traceback(office: Path) -> None:
    with Path("/dev/full").open("w") as full:
        code, told = told_by(program("-w", str(office), "list"), stdout=full)
    assert (code, "Traceback" in told) == (3, False)
    line = " ".join(program("-w", str(office), "list"))
    assert told_by(["sh", "-c", f"{line} | true"])[1].count("Traceback") == 0
    assert told_by(["sh", "-c", f"{line} >&- "]) == (0, told_by(["sh", "-c", f"{line} >/dev/null"])[1])


@LINUX
def test_a_folder_that_is_gone(tmp_path: Path, office: Path) -> None:
    gone = tmp_path / "gone"
    line = f"mkdir '{gone}' && cd '{gone}' && rmdir '{gone}' && "
    code, told = told_by(["sh", "-c", line + " ".join(program("list"))], stdout=subprocess.DEVNULL)
    assert (code, told) == (
        2,
        "Feil: Mappen du står i, finnes ikke lenger. Gå til kontorets mappe, eller oppgi den med --workspace.\n",
    )
    assert told_by(["sh", "-c", line + " ".join(program("-w", str(office), "check", "14/26"))])[0] == 0


def test_without_docstrings_and_assertions(office: Path) -> None:
    code, told = told_by(program("-w", str(office), "build", "14/26", options=("-OO",)), stdout=subprocess.DEVNULL)
    assert (code, "Traceback" in told) == (0, False)
    assert told_by(program("--help", options=("-OO",)), stdout=subprocess.DEVNULL) == (0, "")


PIPES = {
    "cases/2026/14-26.yaml": "14/26",
    "cases/register/tiltak.yaml": "14/26",
    "cases/møter/SSU-2026-05-21.yaml": "14/26",
    "templates/docx/sak.docx": "14/26",
    "cases/2021/04-21/handlingsplan.png": "4/21",
}


@LINUX
@pytest.mark.parametrize(("name", "number"), PIPES.items(), ids=PIPES)
def test_a_pipe_is_told_and_never_waited_for(office: Path, name: str, number: str) -> None:
    (office / name).unlink()
    os.mkfifo(office / name)
    for command in (["build", number], ["check"], ["status"], ["template", "check"]):
        code, told = told_by(program("-w", str(office), *command), stdout=subprocess.DEVNULL)
        assert (code in (0, 1, 2, 3), "Traceback" in told) == (True, False), told
        if command == ["check"] and name.endswith(".yaml"):
            assert f"{name}:1:1: feil HFI188: Dette er ikke en vanlig fil." in told


@LINUX
def test_links_that_lead_in_a_ring(office: Path) -> None:
    cases = office / "cases" / "2026"
    (cases / "ring").symlink_to(".")
    (cases / "opp").symlink_to("../2026")
    for command in (["check", "14/26"], ["build", "14/26"], ["list"], ["status"]):
        code, told = told_by(program("-w", str(office), *command), stdout=subprocess.DEVNULL)
        assert (code, "Traceback" in told) == (0, False), told


@LINUX
@pytest.mark.parametrize("folder", ["2026", "møter", "register"])
def test_what_is_called_as_a_record_and_is_none_is_told(office: Path, folder: str) -> None:
    place = office / "cases" / folder
    (place / "18-26.yaml").symlink_to("18-26.yaml")
    (place / "19-26.yaml").symlink_to("borte.yaml")
    (place / "20-26.yml").mkdir()
    code, told = told_by(program("-w", str(office), "check"), stdout=subprocess.DEVNULL)
    assert (code, "Traceback" in told) == (1, False)
    codes = {"18-26.yaml": "HFI187", "19-26.yaml": "HFI187", "20-26.yml": "HFI170"}
    if folder == "register":  # registers have names of their own, and that is told first
        codes = dict.fromkeys(codes, "HFI083")
    assert [name for name, wanted in codes.items() if f"{folder}/{name}:1:1: feil {wanted}" not in told] == [], told
