"""Completion in the shell: case numbers with their titles, by click's own mechanism."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspaces import office_workspace

CALL = "from hfi_docs.cli.main import commands; commands.main(prog_name='hfi-docs')"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return office_workspace(tmp_path)


def complete(office: Path, shell: str, *words: str) -> str:
    """What the shell gets to show for the last of the words."""
    environment = {
        "_HFI_DOCS_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": " ".join(["hfi-docs", *words]),
        "COMP_CWORD": str(len(words)),
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(
        [sys.executable, "-c", CALL], cwd=office, env={**os.environ, **environment}, capture_output=True, check=True
    )
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


def test_bash_gets_the_numbers(office: Path) -> None:
    answer = complete(office, "bash", "build", "1").splitlines()
    assert answer == ["plain,13/26", "plain,14/26", "plain,15/26"]


def test_zsh_gets_the_titles_too(office: Path) -> None:
    assert complete(office, "zsh", "check", "14").splitlines()[:3] == [
        "plain",
        "14/26",
        "Dialogmøtet 2026 – strategiske dilemmaer",
    ]


def test_an_empty_word_gets_every_case_once(office: Path) -> None:
    answer = complete(office, "bash", "build", "").splitlines()
    assert len(answer) == len(set(answer)) == len(list((office / "cases").glob("20*/*.yaml")))
    assert {"plain,08/26", "plain,13/26", "plain,14/26", "plain,15/26"} < set(answer)


def test_a_case_of_another_organ_is_offered_with_its_organ(office: Path) -> None:
    words = complete(office, "bash", "check", "PA").splitlines()
    assert len(words) == len(list((office / "cases").glob("20*/PA-*.yaml")))
    assert all(word.startswith("plain,PA") for word in words)
    assert "plain,03/26" not in complete(office, "bash", "check", "0").splitlines()


def test_commands_and_options(office: Path) -> None:
    assert complete(office, "bash", "b").splitlines() == ["plain,build"]
    assert "plain,--meeting" in complete(office, "bash", "build", "--").splitlines()


def test_outside_a_workspace_nothing_is_offered(tmp_path: Path) -> None:
    assert complete(tmp_path, "bash", "build", "1").strip() == ""


def test_a_broken_record_does_not_disturb(office: Path) -> None:
    (office / "cases" / "2026" / "13-26.yaml").write_text("a: [", "utf-8")
    assert complete(office, "bash", "build", "1").splitlines() == ["plain,14/26", "plain,15/26"]
