"""The command line: exit codes, what goes to which stream, Norwegian throughout."""

import importlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from hfi_docs import __version__
from hfi_docs.cli import options
from hfi_docs.cli.main import commands, main, run
from tests.workspaces import REPOSITORY, office_workspace, replace_in

ENGLISH = re.compile(
    r"\b(?:Usage|Options?|Commands?|Arguments?|Show|Error|Try|Missing|Invalid|Got|is not|valid|unexpected|requires|"
    r"required|help|the|default|message|and exit|No such|did you mean)\b",
    re.IGNORECASE,
)
Run = Callable[..., "Answer"]
OTHER = Path("cases", "2026", "14-26.yaml")


class Answer:
    """What a command said and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def all(self) -> str:
        """Both streams."""
        return self.err + self.out


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return office_workspace(tmp_path)


@pytest.fixture
def hfi(office: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in a copy of the office's folder."""

    def call(*arguments: str) -> Answer:
        code = run(list(arguments))
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    return call


def papers(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.docx") if "build" in path.parts}


def test_the_command_is_found_by_its_name_alone() -> None:
    """A module and a function of one name in one place: who is asked for it may get the other."""
    scripts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    module, _, name = scripts["hfi-docs"].partition(":")
    assert getattr(importlib.import_module(module), name) is main


def test_a_command_that_succeeds_ends_with_0(hfi: Run) -> None:
    assert hfi("check").code == 0
    assert hfi("list").code == 0
    assert hfi("template", "check").code == 0


def test_findings_end_with_1(hfi: Run, office: Path) -> None:
    replace_in(office / OTHER, "type: drøfting", "type: drofting")
    assert hfi("check").code == 1
    assert hfi("build", "14/26").code == 1
    assert hfi("check", "13/26").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("buld",), ("build",), ("build", "--alt"), ("build", "99/26"), ("build", "tolv"), ("list", "13/26"),
        ("list", "--year", "i fjor"), ("list", "--year"), ("build", "--meeting", "SSU"), ("template", "chek"),
        ("build", "--meeting", "SSU/2026-05-22"), ("-w",), ("-w", "/ingen/slik/mappe", "check"),
        ("build", "--json=1"), ("check", "13/26", "--meeting", "SSU/2026-05-21"), ("build", "13/26", "--all"),
        ("build", "--all", "--meeting", "SSU/2026-05-21"), ("new", "case", "--type", "vedtak"), ("template", "-"),
        ("init", "ny", "--language", "dansk"), ("new", "case", "--draft", "plan", "--title", "\udce6"),
    ],
)  # fmt: skip
def test_wrong_use_is_explained_in_one_norwegian_line(hfi: Run, arguments: tuple[str, ...]) -> None:
    answer = hfi(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("Feil: ")
    assert answer.err.count("\n") == 1
    assert not ENGLISH.findall(answer.err.replace("--help", ""))


def test_a_warning_is_no_failure(hfi: Run, office: Path) -> None:
    replace_in(office / OTHER, "I 2026 planlegges", "I 2026 planlegges planlegges")
    answer = hfi("check", "14/26")
    assert answer.code == 0
    assert "HFI266" in answer.err


def test_a_missing_template_ends_with_3(hfi: Run, office: Path) -> None:
    (office / "templates" / "docx" / "sak.docx").unlink()
    answer = hfi("build", "14/26")
    assert answer.code == 3
    assert "sak.docx" in answer.err


def test_a_bug_shows_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "find_workspace", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(["check"])


def test_json_is_one_object_alone_on_stdout(hfi: Run, office: Path) -> None:
    replace_in(office / OTHER, "type: drøfting", "type: drofting")
    for arguments in (("check",), ("build", "14/26"), ("list",), ("build", "99/26"), ("template", "check")):
        answer = hfi(*arguments, "--json")
        found = json.loads(answer.out)
        assert found["version"] == __version__
        assert found["ok"] is (answer.code == 0)
        assert answer.err != ""


def test_a_finding_in_json(hfi: Run, office: Path) -> None:
    replace_in(office / OTHER, "type: drøfting", "type: drofting")
    findings = json.loads(hfi("check", "14/26", "--json").out)["findings"]
    (error,) = (item for item in findings if item["level"] == "feil")
    assert error["file"].endswith(str(OTHER))
    assert (error["line"], error["column"], error["code"]) == (6, 7, "HFI034")
    assert "drøfting" in error["hint"]
    assert set(error) == {"file", "line", "column", "code", "level", "message", "hint", "edits"}


def test_what_mends_a_finding_in_json(hfi: Run, office: Path) -> None:
    replace_in(office / OTHER, "type: drøfting", "type: drøfting\nanbefaling: Det er ca 30.")
    (found,) = json.loads(hfi("check", "14/26", "--json").out)["findings"]
    edit = {"line": 7, "column": 22, "end_line": 7, "end_column": 22, "text": "."}
    assert (found["code"], found["edits"]) == ("HFI215", [edit])


def test_built_papers_in_json(hfi: Run) -> None:
    first, second = (json.loads(hfi("build", "14/26", "--json").out)["outputs"] for _ in range(2))
    assert [Path(item["path"]).exists() for item in first] == [True]
    assert [item["changed"] for item in (*first, *second)] == [True, False]


def test_findings_go_to_stderr(hfi: Run, office: Path) -> None:
    replace_in(office / OTHER, "type: drøfting", "type: drofting")
    answer = hfi("check")
    assert "HFI034" in answer.err
    assert answer.out == ""


def test_cases_are_listed_on_stdout(hfi: Run) -> None:
    lines = hfi("list", "--meeting", "SSU/2026-05-21").out.splitlines()
    assert [line[:9] for line in lines] == ["SSU 13/26", "SSU 14/26", "SSU 15/26"]
    final = hfi("list", "--status", "endelig", "--year", "2025").out.splitlines()
    assert [line[:9] for line in final] == ["SSU 31/25"]
    # What the minutes treat is told to be so, whatever its record says.
    treated = hfi("list", "--status", "behandlet", "--organ", "SSU").out.splitlines()
    assert [line[:9] for line in treated] == ["SSU 13/26", "SSU 14/26", "SSU 15/26"]
    assert hfi("list", "--organ", "ssu", "--year", "2023").out == ""


@pytest.mark.parametrize(
    "command",
    [
        (),
        *((name,) for name in commands.list_commands(click.Context(commands))),
        *(("template", name) for name in ("check", "new")),
        *(("new", name) for name in ("case", "meeting")),
    ],
)
def test_help_is_norwegian(hfi: Run, command: tuple[str, ...]) -> None:
    answer = hfi(*command, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"Bruk: {' '.join(['hfi-docs', *command])} ")
    assert not ENGLISH.findall(answer.out.replace("--help", ""))


@pytest.mark.parametrize("command", ["build", "check"])
def test_everything_that_is_listed_is_explained(hfi: Run, command: str) -> None:
    entries = [line for line in hfi(command, "--help").out.splitlines() if re.match(r"  \S", line)][1:]
    assert entries
    assert [line for line in entries if not re.search(r"\S {2,}\S", line.strip())] == []


def test_version(hfi: Run) -> None:
    assert hfi("--version").out == f"hfi-docs {__version__}\n"


def test_without_a_command_the_help_is_shown(hfi: Run) -> None:
    answer = hfi()
    assert answer.code == 2
    assert "Kommandoer:" in answer.all


def test_a_misspelt_command(hfi: Run) -> None:
    assert "Mente du «build»?" in hfi("bild").err


def test_a_misspelt_option(hfi: Run) -> None:
    assert "Mente du «--meeting»?" in hfi("build", "--meting", "SSU/2026-05-21").err


def test_a_misspelt_case(hfi: Run) -> None:
    assert "Mente du «SSU 13/26»?" in hfi("build", "23/26").err
    assert hfi("build", "13/27").err == "Feil: Fant ingen fil for sak SSU 13/27 i cases/.\n"


def test_the_ways_people_write_a_case(hfi: Run) -> None:
    for text in ("13/26", "13.26", "13-26", "013/2026", "SSU 13/26", "SSU-13/26", "sak 13/26"):
        assert hfi("check", text).out == "1 sak kan bygges.\n"


def test_found_from_any_folder_below(hfi: Run, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office / "cases" / "register")
    assert hfi("build", "14/26").code == 0
    assert len(papers(office)) == 1


def test_named_by_option(hfi: Run, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert hfi("check").code == 2
    assert hfi("-w", str(office), "check").code == 0
    assert hfi("--workspace", str(office / "cases"), "check").code == 0


def test_named_by_variable(hfi: Run, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    monkeypatch.setenv("HFI_WORKSPACE", str(office))
    assert hfi("check").code == 0


def command(*arguments: str, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env={**os.environ, **environment}, capture_output=True, check=False
    )


HEAVY = ("docx", "docxtpl", "lxml", "jinja2")


@pytest.mark.parametrize("arguments", [["check"], ["list"], ["--help"], ["build", "--help"], ["--version"]])
def test_what_builds_nothing_loads_no_word_library(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom hfi_docs.cli.main import run\n"
        f"code = run({arguments!r})\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit(f'{code} {loaded}' if code or loaded else 0)"
    )
    done = command("-c", code, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "ascii"])
def test_an_old_console_does_not_stop_the_program(encoding: str) -> None:
    done = command("-m", "hfi_docs", "list", cwd=REPOSITORY, PYTHONIOENCODING=f"{encoding}:strict", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert "–" in done.stdout.decode("utf-8")


def test_an_organ_that_does_not_exist_is_told(hfi: Run) -> None:
    answer = hfi("list", "--organ", "SSS")
    assert answer.code == 2
    assert answer.err.startswith("Feil: Utvalget «SSS» er ukjent. Mente du «SSU»?")
    assert hfi("list", "--organ", "ssu").code == 0


def test_a_meeting_may_be_written_with_a_space(hfi: Run) -> None:
    assert hfi("verify", "SSU", "2026-05-21").err == "Feil: Ingenting er forseglet ennå.\n"
    assert "«SSU 2026-05-21 13/26» er ikke et møte." in hfi("archive", "SSU", "2026-05-21", "13/26").err
