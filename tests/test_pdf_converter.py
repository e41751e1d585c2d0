"""A converter that fails in every way it can: a clear message, nothing broken, nothing left behind."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from hfi_docs.cli.main import run
from hfi_docs.errors import ConversionError
from hfi_docs.output import disk
from hfi_docs.output.pdf import convert, libre_office, word
from hfi_docs.output.pdf.word import WordOnWindows
from tests.converting import is_running, pretend
from tests.converting import libre_office as real_libre_office
from tests.rendered import render_blocks, sentence
from tests.test_write_locked import lock_in_word
from tests.workspaces import office_workspace


def empty_pdf(pages: int) -> bytes:
    """A PDF of empty pages, without tags, that claims to be PDF/A of level B."""
    target = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        claim = (
            b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
            b' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:conformance>B</pdfaid:conformance>'
            b"</rdf:Description></rdf:RDF>"
        )
        pdf.Root.Metadata = pikepdf.Stream(pdf, claim, {"/Type": pikepdf.Name.Metadata, "/Subtype": pikepdf.Name.XML})
        pdf.save(target, static_id=True)
    return target.getvalue()


ONE_PAGE, NO_PAGE = empty_pdf(1), empty_pdf(0)
PAPER = {"Sak 01-26.docx": render_blocks(sentence("Teksten."))}


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every test has its own folder of temporary files, which is empty afterwards."""
    folder = tmp_path / "midlertidig"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def message_of(folder: Path, script: str, documents: dict[str, bytes] | None = None) -> str:
    with pytest.raises(ConversionError) as caught:
        convert(pretend(folder, script), documents or PAPER)
    return str(caught.value)


def test_it_ends_well_without_a_file(tmp_path: Path) -> None:
    assert message_of(tmp_path, "exit 0") == "LibreOffice laget ikke en brukbar PDF av «Sak 01-26.docx»."


def test_it_fails_and_says_why(tmp_path: Path) -> None:
    said = message_of(tmp_path, "echo 'Warning: failed to launch javaldx'; echo 'no space left' >&2; exit 77")
    assert said == "LibreOffice laget ikke en brukbar PDF av «Sak 01-26.docx». Programmet sa: «no space left»"


def test_one_of_three_is_missing(tmp_path: Path) -> None:
    (tmp_path / "en.pdf").write_bytes(ONE_PAGE)
    documents = {f"Sak 0{number}-26.docx": PAPER["Sak 01-26.docx"] for number in (1, 2, 3)}
    said = message_of(tmp_path, f"cp '{tmp_path}/en.pdf' \"$out/1.pdf\"", documents)
    assert said == "LibreOffice laget ikke en brukbar PDF av «Sak 02-26.docx» og «Sak 03-26.docx»."


@pytest.mark.parametrize(
    "content",
    [b"", b"Dette er ikke PDF.", b"%PDF-1.6\n", b"%PDF-1.6\nrot\n%%EOF\n", NO_PAGE, ONE_PAGE[:-60]],
    ids=["empty", "text", "only a head", "rubbish between", "no pages", "cut off"],
)
def test_it_makes_rubbish(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "rot.pdf").write_bytes(content)
    said = message_of(tmp_path, f"cp '{tmp_path}/rot.pdf' \"$out/1.pdf\"")
    assert said.startswith("LibreOffice laget")
    assert "«Sak 01-26.docx»" in said


@pytest.mark.parametrize("content", [b"", b"Dette er ikke PDF.", b"%PDF-1.6\n", ONE_PAGE[:-60]])
def test_rubbish_is_seen_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("hfi_docs.output.pdf.converting.missing_extra", lambda: ("pikepdf", "page-validation"))
    (tmp_path / "rot.pdf").write_bytes(content)
    said = message_of(tmp_path, f"cp '{tmp_path}/rot.pdf' \"$out/1.pdf\"")
    assert said == "LibreOffice laget ikke en brukbar PDF av «Sak 01-26.docx»."


def test_it_makes_a_folder(tmp_path: Path) -> None:
    assert "ikke en brukbar PDF" in message_of(tmp_path, 'mkdir "$out/1.pdf"')


def test_a_poor_pdf_is_handed_back_with_its_findings_and_without_the_claim(tmp_path: Path) -> None:
    (tmp_path / "en.pdf").write_bytes(ONE_PAGE)
    (made,) = convert(pretend(tmp_path, f"cp '{tmp_path}/en.pdf' \"$out/1.pdf\""), PAPER).values()
    assert made.findings_2a
    assert made.findings_ua1
    assert len(made.remarks) == 5
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in made.content


def test_a_flood_of_errors_is_read_and_cut_short(tmp_path: Path) -> None:
    said = message_of(tmp_path, "yes 'error: something is wrong' | head -c 30000000 >&2; exit 1")
    assert "something is wrong" in said
    assert len(said) < 500


def test_letters_that_are_none_in_what_it_says(tmp_path: Path) -> None:
    assert "Programmet sa: " in message_of(tmp_path, r"printf '\377\376 \200' >&2; exit 1")


def hanging(folder: Path, end: str = "wait") -> str:
    """A program that starts another, which starts a third; each notes its number."""
    return (
        f"sh -c 'sleep 600 & echo $! >> {folder}/pids; wait' &\n"
        f'echo $! >> {folder}/pids; echo $$ >> {folder}/pids; touch "$out/rest.tmp"\n{end}'
    )


def noted(folder: Path) -> list[int]:
    return [int(line) for line in (folder / "pids").read_text().split()]


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 300
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def test_it_hangs_and_is_stopped_with_everything_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libre_office, "time_limit", lambda count: 0.5 + count / 2)
    started = time.monotonic()
    said = message_of(tmp_path, hanging(tmp_path))
    assert time.monotonic() - started < 5
    assert said.startswith("LibreOffice ble ikke ferdig på 1 sekunder og ble stoppet.")
    assert len(noted(tmp_path)) == 3
    wait_for(lambda: not any(map(is_running, noted(tmp_path))))


def test_what_it_leaves_running_is_stopped(tmp_path: Path) -> None:
    started = time.monotonic()
    assert "ikke en brukbar PDF" in message_of(tmp_path, hanging(tmp_path, "sleep 0.3; exit 0"))
    assert time.monotonic() - started < 5
    wait_for(lambda: not any(map(is_running, noted(tmp_path))))


def test_an_interruption_stops_it(tmp_path: Path) -> None:
    office = office_workspace(tmp_path / "kontor")
    pretend(tmp_path, hanging(tmp_path))
    environ = {**os.environ, "HFI_SOFFICE": str(tmp_path / "soffice"), "TMPDIR": str(tmp_path / "midlertidig")}
    # What a shell starts in the background, tests too, inherits that Ctrl-C is ignored.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    start = f"{heed}; from hfi_docs.cli.main import main; main()"
    command = [sys.executable, "-c", start, "-w", str(office), "build", "14/26", "--pdf"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        wait_for(lambda: (tmp_path / "pids").exists() and len(noted(tmp_path)) == 3)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert process.returncode == 130
    assert errors.decode().splitlines()[-1].startswith("Avbrutt.")
    wait_for(lambda: not any(map(is_running, noted(tmp_path))))
    assert [path.suffix for path in (office / "build").rglob("*26 *")] == [".docx"]


def test_the_program_is_gone(tmp_path: Path) -> None:
    converter = pretend(tmp_path, "exit 0")
    converter.program.unlink()
    with pytest.raises(ConversionError, match="kunne ikke startes"):
        convert(converter, PAPER)


def test_the_program_is_no_program(tmp_path: Path) -> None:
    converter = pretend(tmp_path, "exit 0")
    converter.program.write_bytes(b"\x7fELF rot")
    with pytest.raises(ConversionError, match="kunne ikke startes"):
        convert(converter, PAPER)


def test_there_is_no_room_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "finnes ikke"))
    with pytest.raises(ConversionError, match="mappen for midlertidige filer kan ikke brukes"):
        convert(pretend(tmp_path, "exit 0"), PAPER)


@pytest.mark.parametrize("content", [b"", b"Tekst", b"PK\x03\x04rot", PAPER["Sak 01-26.docx"][:-40]])
def test_what_is_no_word_file_never_reaches_the_program(tmp_path: Path, content: bytes) -> None:
    said = message_of(tmp_path, f"touch '{tmp_path}/kalt'", {"notat.docx": content})
    assert said.startswith("«notat.docx» er ikke et helt Word-dokument")
    assert not (tmp_path / "kalt").exists()


def test_no_documents_are_no_call(tmp_path: Path) -> None:
    assert convert(pretend(tmp_path, f"touch '{tmp_path}/kalt'"), {}) == {}
    assert not (tmp_path / "kalt").exists()


def test_two_at_once_share_nothing(tmp_path: Path) -> None:
    """The real program, which fails when two of it share a profile."""
    converter = real_libre_office()
    documents = [{f"{number}.docx": render_blocks(sentence(f"Papir nummer {number}."))} for number in range(3)]
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda each: convert(converter, each), documents))
    found = [(each.findings_2a, each.findings_ua1) for pdfs in made for each in pdfs.values()]
    assert found == [(0, 0)] * 3
    assert len({each.content for pdfs in made for each in pdfs.values()}) == 3


def test_the_real_program_leaves_nothing_when_it_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converter = real_libre_office()
    before = set(Path("/tmp").glob("OSL_PIPE_*"))
    monkeypatch.setattr(libre_office, "time_limit", lambda _: 0.7)
    with pytest.raises(ConversionError, match="ble stoppet"):
        convert(converter, {f"{number}.docx": PAPER["Sak 01-26.docx"] for number in range(40)})
    assert set(Path("/tmp").glob("OSL_PIPE_*")) - before == set()


def test_word_is_called_with_the_folder_and_what_it_made_is_checked(tmp_path: Path) -> None:
    """Word itself was not at hand; a script stands in PowerShell's place."""
    (tmp_path / "en.pdf").write_bytes(ONE_PAGE)
    shell = pretend(tmp_path, f'[ -n "$HFI_PDF_FOLDER" ] && cp "{tmp_path}/en.pdf" "$HFI_PDF_FOLDER/1.pdf"').program
    converter = WordOnWindows(Path("C:/Office16/WINWORD.EXE"), shell)
    (made,) = convert(converter, PAPER).values()
    assert made.findings_2a
    assert converter.version() == "Microsoft Word (Office16)"


def test_a_word_that_hangs_is_stopped_by_the_number_it_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "time_limit", lambda _: 0.5)
    stopped: list[int] = []
    monkeypatch.setattr(word, "stop_tree", stopped.append)
    shell = pretend(tmp_path, 'echo 4711 > "$HFI_PDF_FOLDER/word.pid"; sleep 600').program
    with pytest.raises(ConversionError, match="Se om Word venter på svar"):
        convert(WordOnWindows(Path("WINWORD.EXE"), shell), PAPER)
    assert stopped == [4711]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The office's folder, with a program that copies a ready-made PDF for every paper."""
    (tmp_path / "en.pdf").write_bytes(ONE_PAGE)
    copy = f'for a in "$@"; do case $a in *.docx) cp "{tmp_path}/en.pdf" "${{a%.docx}}.pdf";; esac; done'
    monkeypatch.setenv("HFI_SOFFICE", str(pretend(tmp_path, copy).program))
    monkeypatch.chdir(office_workspace(tmp_path / "kontor"))
    return Path.cwd()


def built(office: Path, ending: str) -> list[Path]:
    return sorted((office / "build").rglob(f"*{ending}"))


def test_build_without_a_converter_builds_the_papers_and_says_how(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HFI_SOFFICE", str(office / "finnes-ikke"))
    assert run(["build", "14/26", "--pdf"]) == 0
    said = capsys.readouterr().err
    assert "Word-papirene er bygd, men ikke PDF. HFI_SOFFICE er satt til" in said
    assert (len(built(office, ".docx")), built(office, ".pdf")) == (1, [])


def test_build_with_a_converter_that_fails_builds_the_papers_and_ends_with_3(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(tmp_path, "exit 0")
    assert run(["build", "14/26", "--pdf", "--json"]) == 3
    answer = capsys.readouterr()
    assert "Feil: Word-papirene er bygd, men ikke alle PDF-ene. LibreOffice laget ikke" in answer.err
    assert '"ok": false' in answer.out
    assert (len(built(office, ".docx")), built(office, ".pdf")) == (1, [])


def test_build_makes_a_pdf_of_every_document_and_of_nothing_else(office: Path) -> None:
    assert run(["build", "--meeting", "SSU/2026-05-21", "--packet", "--pdf"]) == 0
    papers = {path.with_suffix(".pdf") for path in built(office, ".docx")}
    assert len(papers) == 6
    assert papers <= set(built(office, ".pdf"))


def test_a_pdf_with_findings_is_told_of(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "14/26", "--pdf"]) == 0
    assert "Merk: PDF-en av «SSU/2026-05-21/Sak 14-26" in capsys.readouterr().err


def test_a_pdf_that_is_open_is_kept_beside(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "14/26", "--pdf"]) == 0
    (pdf,) = built(office, ".pdf")
    pdf.write_bytes(b"gammel")
    monkeypatch.setattr(disk, "_DELAY", 0)
    lock_in_word(pdf, monkeypatch)
    assert run(["build", "14/26", "--pdf"]) == 3
    assert "Den nye versjonen ligger i" in capsys.readouterr().err
    assert pdf.read_bytes() == b"gammel"
    assert len(built(office, " (ny).pdf")) == 1


def test_a_pdf_that_is_older_than_its_paper_is_told_of(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "14/26", "--pdf"]) == 0
    (paper,) = built(office, ".docx")
    paper.unlink()
    capsys.readouterr()
    assert run(["build", "14/26"]) == 0
    assert "er eldre enn Word-papiret" in capsys.readouterr().err


def test_without_the_extra_the_converters_own_pdf_is_kept_and_told_of(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("converting", "judging"):
        monkeypatch.setattr(f"hfi_docs.output.pdf.{module}.missing_extra", lambda: ("pikepdf", "page-validation"))
    monkeypatch.setattr("hfi_docs.pipeline.pdfs.missing_extra", lambda: ("pikepdf", "page-validation"))
    assert run(["build", "14/26", "--pdf"]) == 0
    (pdf,) = built(office, ".pdf")
    assert pdf.read_bytes() == ONE_PAGE
    said = capsys.readouterr().err
    assert "PDF-ene er ikke rettet og kontrollert mot PDF/A og PDF/UA: pikepdf og page-validation mangler." in said
