"""The papers of an office as they are shown while somebody writes."""

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tracemalloc
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hfi_docs.cli import serve as command
from hfi_docs.cli.main import run
from hfi_docs.output.cache import VARIABLE
from hfi_docs.output.pdf import Missing
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.serve import pages as pages_module
from hfi_docs.serve.answers import sheet_answer
from hfi_docs.serve.overview import overview
from hfi_docs.serve.pages import PdfPages
from hfi_docs.serve.sheets import Desk, PaperSheet, UnknownFileError
from tests.made import minimal_case, put_case
from tests.standing import change, small_office
from tests.workspaces import REPOSITORY, office_workspace

CASE, OTHER = "cases/01-26.yaml", "cases/02-26.yaml"
NOTICE = "cases/møter/SSU-2026-05-21.yaml"


class Shown:
    """A small office at a desk, that is told of every change."""

    def __init__(self, folder: Path) -> None:
        self.workspace = small_office(folder)
        self.desk = Desk(Office(self.workspace, goes_on=True))

    def sheet(self, source: str = CASE, document: str = "") -> PaperSheet:
        """What is shown of a record now."""
        self.desk.changed()
        return self.desk.sheet(source, document)


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    return Shown(tmp_path)


def test_a_save_is_seen(shown: Shown) -> None:
    assert "Prøvesak" in shown.sheet().page
    change(shown.workspace, "01-26.yaml", "Prøvesak", "En annen tittel")
    found = shown.sheet()
    assert ("En annen tittel" in found.page, found.is_old, found.problems) == (True, False, ())


def test_each_piece_tells_where_it_stands(shown: Shown) -> None:
    lines = (shown.workspace.root / CASE).read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines, start=1) if '"bakgrunn"' in line)
    assert f'data-place="{CASE}:{at}"' in shown.sheet().page


def test_a_broken_record_keeps_the_last_good_paper(shown: Shown) -> None:
    good = shown.sheet()
    for old, new in (('"status": "endelig"', '"status": "endlig"'), ('"status": "endlig"', '\\t"status: "endlig"')):
        change(shown.workspace, "01-26.yaml", old, new)
        found = shown.sheet()
        assert (found.page, found.is_old) == (good.page, True)
        assert found.told == "Papiret vises slik det var før feilen."
        assert len(found.problems) == 1
    change(shown.workspace, "01-26.yaml", '\\t"status: "endlig"', '"status": "endelig"')
    assert shown.sheet() == good


def test_without_the_register_of_organs_the_findings_are_shown(shown: Shown) -> None:
    (shown.workspace.root / "cases/register/utvalg.yaml").unlink()
    for source in (CASE, NOTICE):
        found = shown.sheet(source)
        assert (found.page, found.told) == ("", "Rett feilene, så kommer papiret.")
        assert any("utvalg" in problem.message for problem in found.problems)
        assert shown.desk.job(source, "") is None


def test_a_record_that_was_never_good_says_what_to_do(shown: Shown) -> None:
    change(shown.workspace, "01-26.yaml", '"status"', '"statuss"')
    found = shown.sheet()
    assert (found.page, found.told) == ("", "Rett feilene, så kommer papiret.")


def test_a_deleted_file_and_one_that_comes_back(shown: Shown) -> None:
    good, path = shown.sheet(OTHER), shown.workspace.root / OTHER
    content = path.read_bytes()
    path.unlink()
    found = shown.sheet(OTHER)
    assert (found.page, found.is_old) == (good.page, True)
    assert found.told.startswith("Filen finnes ikke lenger.")
    path.write_bytes(content)
    assert shown.sheet(OTHER) == good


def test_an_unknown_file(shown: Shown) -> None:
    with pytest.raises(UnknownFileError):
        shown.sheet("cases/99-26.yaml")


def test_a_new_case_is_in_the_list_and_can_be_shown(shown: Shown) -> None:
    put_case(shown.workspace, minimal_case(sak="5/26", tittel="Den nye"), "05-26")
    shelves = overview(Office(shown.workspace))
    assert [shelf.name for shelf in shelves] == ["SSU 21.\u00a0mai\u00a02026"]
    entry = next(entry for entry in shelves[0].entries if entry.name == "05/26" or entry.title == "Den nye")
    assert entry.states == ("endelig", "ikke bygd")
    assert "Den nye" in shown.sheet(entry.source).page


def test_a_record_that_cannot_be_read_is_in_the_list(shown: Shown) -> None:
    (shown.workspace.root / CASE).write_text("\\t{", "utf-8")
    shelves = overview(Office(shown.workspace))
    assert (shelves[0].name, shelves[0].entries[0].source) == ("Kan ikke leses", CASE)


def test_a_register_that_is_renamed_and_named_again(shown: Shown) -> None:
    good, path = shown.sheet(), shown.workspace.root / "cases/register/utvalg.yaml"
    path.rename(path.with_name("utvlg.yaml"))
    found = shown.sheet()
    assert (found.page, found.is_old) == (good.page, True)
    assert found.problems
    path.with_name("utvlg.yaml").rename(path)
    assert shown.sheet() == good


def test_a_template_that_is_changed_and_broken(shown: Shown) -> None:
    good, path = shown.sheet(), shown.workspace.root / "templates/docx/sak.docx"
    content = path.read_bytes()
    path.write_bytes(b"PK, men ikke mer")
    found = shown.sheet()
    assert (found.page, found.is_old) == (good.page, True)
    assert "sak.docx" in found.told
    path.write_bytes(content)
    assert shown.sheet() == good


def test_every_document_of_a_meeting_can_be_shown(tmp_path: Path) -> None:
    workspace = Workspace(office_workspace(tmp_path))
    desk = Desk(Office(workspace))
    notice = desk.sheet("cases/møter/SSU-2026-05-21.yaml")
    assert [label for _, label in notice.documents] == ["Innkalling", "Møtepakke"]
    packet = desk.sheet(notice.source, "møtepakke")
    assert (packet.document, len(packet.page) > len(notice.page)) == ("møtepakke", True)
    minutes = desk.sheet("cases/protokoller/SSU-2026-05-21.yaml")
    assert minutes.documents[0] == ("protokoll", "Protokoll")
    for name, _ in minutes.documents:
        assert desk.sheet(minutes.source, name).document == name


def test_findings_name_the_file_as_the_paper_does(shown: Shown) -> None:
    change(shown.workspace, "01-26.yaml", '"status": "endelig"', '"status": "endlig"')
    told = json.loads(sheet_answer(shown.sheet(), shown.workspace.root))
    assert [(each["file"], each["level"]) for each in told["problems"]] == [(CASE, "feil")]


def test_nothing_grows_from_save_to_save(shown: Shown) -> None:
    path = shown.workspace.root / CASE
    text = path.read_text("utf-8")

    def save(number: int) -> None:
        path.write_text(text.replace("Prøvesak", f"Prøvesak nummer {number}"), "utf-8")
        assert f"nummer {number}<" in shown.sheet().page

    for number in range(20):
        save(number)
    tracemalloc.start()
    save(20)
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    for number in range(21, 121):
        save(number)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    # One page is more than this, a hundred of them much more.
    assert grown < 200_000


def test_the_users_cache_is_left_alone(shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.sheet()
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    desk = Desk(Office(shown.workspace, goes_on=True))
    assert desk.sheet(CASE).page
    change(shown.workspace, "01-26.yaml", "Prøvesak", "En annen tittel")
    desk.changed()
    assert "En annen tittel" in desk.sheet(CASE).page
    assert [*tmp_path.glob("cache/*")] == []


def test_pages_that_no_program_can_make(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_module, "find_converter", lambda environ: Missing("Installer LibreOffice."))
    job = shown.desk.job(CASE, "")
    assert job
    assert PdfPages(shown.workspace).of(job) == ("", "Installer LibreOffice.")
    change(shown.workspace, "01-26.yaml", '"status"', '"statuss"')
    assert shown.desk.job(CASE, "") is None


_LISTENING = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from hfi_docs.cli.main import main
main()
"""


_UPGRADE = (
    b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)


def test_the_command_tells_its_address_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    small_office(tmp_path)
    line = [sys.executable, "-c", _LISTENING, "serve", "--no-open"]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        line, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        address = process.stdout.readline().decode()
        assert address.startswith("Papirene vises på http://127.0.0.1:")
        assert process.stdout.readline().decode() == "Adressen gjelder bare på denne maskinen. Ctrl-C avslutter.\n"
        port = urlsplit(address.split()[-1]).port
        for strange in (b"rubbish\r\n\r\n", _UPGRADE):
            with socket.create_connection(("127.0.0.1", port), timeout=30) as asking:
                asking.sendall(strange)
                assert asking.recv(12).startswith(b"HTTP/1.1 4")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--port", "null"), 2, "«null» er ikke en port. Skriv et tall fra 1 til 65535, eller utelat --port."),
        (("--port", "70000"), 2, "«70000» er ikke en port."),
    ],
)
def test_wrong_ports(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, told: str
) -> None:
    workspace = small_office(tmp_path)
    assert run(["-w", str(workspace.root), "serve", "--no-open", *arguments]) == code
    assert told in capfd.readouterr().err


def test_a_program_that_is_not_whole_says_so_before_it_begins(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = small_office(tmp_path / "kontor")
    monkeypatch.setattr("hfi_docs.serve.app._STATIC", tmp_path)
    assert run(["-w", str(workspace.root), "serve", "--no-open"]) == 3
    told = f"Filen {tmp_path / 'index.html'} hører til programmet og kan ikke leses. Installer hfi-docs på nytt."
    assert told in capfd.readouterr().err


def test_a_port_that_is_taken(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    workspace = small_office(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["-w", str(workspace.root), "serve", "--no-open", "--port", str(port)]) == 3
    assert f"Port {port} er opptatt. Velg en annen med --port, eller utelat --port." in capfd.readouterr().err


def test_without_the_extra_one_sentence_says_what_to_install(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = small_office(tmp_path)
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    assert run(["-w", str(workspace.root), "serve"]) == 3
    assert "starlette, uvicorn og watchfiles mangler. Installer på nytt med tilleggene" in capfd.readouterr().err
