"""`check --watch` as it is used: in a terminal, by somebody who saves, and ends it with Ctrl-C."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.standing import command, small_office
from tests.workspaces import REPOSITORY, replace_in

CASE = "cases/01-26.yaml"
#: Longer than a check takes on a busy machine (seconds).
PATIENCE = 30
#: A suite that runs in the background is deaf to Ctrl-C, and so would the command be.
_LISTENING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from hfi_docs.cli.main import main
main()
"""
READY = "Venter på endringer. Ctrl-C avslutter."


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The command in a small office, both streams together."""
    small_office(tmp_path)
    line = [sys.executable, "-c", _LISTENING, "check", "--watch"]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "cp1252", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        line,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
    )
    yield process
    process.kill()
    process.communicate()


def heard_until(process: subprocess.Popen[bytes], end: str) -> str:
    """What is said up to some words."""
    assert process.stdout
    heard = b""
    while end.encode() not in heard:
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
        piece = process.stdout.read(4096) if ready else b""
        assert piece, heard.decode()
        heard += piece
    return heard.decode()


def test_told_anew_after_each_save_until_it_is_interrupted(watching: subprocess.Popen[bytes], tmp_path: Path) -> None:
    told = heard_until(watching, READY)
    assert "4 saker og 1 innkalling kan bygges." in told
    replace_in(tmp_path / CASE, "Prøvesak", "Prøvesak på Ål")
    told = heard_until(watching, "kan bygges.")
    assert f"Endret: {Path(CASE)}" in told
    replace_in(tmp_path / CASE, '"status"', '"statuss"')
    told = heard_until(watching, "1 feil.")
    assert "HFI031" in told
    replace_in(tmp_path / CASE, '"statuss"', '"status"')
    assert "4 saker og 1 innkalling kan bygges." in heard_until(watching, "kan bygges.")
    (tmp_path / "cases/register/utvalg.yaml").write_text("oppføringer: [", "utf-8")
    assert "Rett registrene først." in heard_until(watching, "Rett registrene først.")
    watching.send_signal(signal.SIGINT)
    rest, _ = watching.communicate(timeout=PATIENCE)
    assert (watching.returncode, b"\x1b" in rest, "Traceback" in rest.decode()) == (0, False, False)


def test_one_answer_for_another_program_is_asked_for_without(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    workspace = small_office(tmp_path)
    assert command(workspace, "check", "--watch", "--json") == 2
    assert "--watch og --json kan ikke brukes sammen." in capfd.readouterr().err
