"""Where converters are looked for, and what `doctor` says of a machine."""

import json
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.output.pdf import Missing, find_converter, finding, is_too_old, missing_fonts
from hfi_docs.output.pdf.finding import usual_places
from hfi_docs.output.pdf.fonts import MissingFont
from hfi_docs.output.pdf.libre_office import LibreOffice
from hfi_docs.output.pdf.word import WordOnWindows
from hfi_docs.pipeline.doctor import BROKEN, OK, WANTING, Examined, examine
from hfi_docs.word.opc.archive import pack
from tests.converting import pretend
from tests.fonts import in_font
from tests.rendered import parts_of
from tests.test_pdf_converter import ONE_PAGE
from tests.workspaces import office_workspace


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\necho 'LibreOffice 24.8.1.2 87fa9aec'\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine where LibreOffice lies in none of the usual places."""
    monkeypatch.setattr(finding, "usual_places", lambda *_: ())


def advice(found: object) -> str:
    assert isinstance(found, Missing)
    return found.message


def test_the_one_that_is_named_comes_first(tmp_path: Path) -> None:
    named, other = program(tmp_path / "en" / "soffice"), program(tmp_path / "to" / "soffice")
    environ = {"HFI_SOFFICE": f' "{named}" ', "PATH": str(other.parent)}
    assert find_converter(environ) == LibreOffice(named)
    assert find_converter({**environ, "HFI_SOFFICE": str(named.parent)}) == LibreOffice(named)
    assert find_converter({**environ, "HFI_SOFFICE": ""}) == LibreOffice(other)


@pytest.mark.parametrize("what", ["missing", "a folder without it", "not a program"])
def test_a_wrong_name_is_told_and_nothing_else_is_tried(tmp_path: Path, what: str) -> None:
    named = tmp_path / "navngitt"
    if what == "a folder without it":
        named.mkdir()
    if what == "not a program":
        named.write_text("tekst")
    other = program(tmp_path / "to" / "soffice")
    told = advice(find_converter({"HFI_SOFFICE": str(named), "PATH": str(other.parent)}))
    assert told == f"HFI_SOFFICE er satt til «{named}», men der ligger ikke LibreOffice. Rett den, eller fjern den."


def test_on_the_path(tmp_path: Path, nowhere: None) -> None:
    found = program(tmp_path / "b" / "libreoffice")
    assert find_converter({"PATH": f"/finnes-ikke::{tmp_path / 'a'}:{found.parent}"}) == LibreOffice(found)


def test_in_a_usual_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = program(tmp_path / "program" / "soffice")
    monkeypatch.setattr(finding, "usual_places", lambda *_: (tmp_path, found.parent))
    assert find_converter({"PATH": ""}) == LibreOffice(found)


def test_the_console_program_comes_first_on_windows(tmp_path: Path) -> None:
    for name in ("soffice.exe", "soffice.com"):
        program(tmp_path / "LibreOffice" / "program" / name)
    found = find_converter({"ProgramFiles": str(tmp_path)}, "win32")
    assert found == LibreOffice(tmp_path / "LibreOffice" / "program" / "soffice.com")


@pytest.mark.parametrize(
    ("system", "environ", "place"),
    [
        ("linux", {}, "/usr/lib/libreoffice/program"),
        ("linux", {}, "/snap/bin"),
        ("darwin", {}, "/Applications/LibreOffice.app/Contents/MacOS"),
        ("darwin", {"HOME": "/Users/x"}, "/Users/x/Applications/LibreOffice.app/Contents/MacOS"),
        ("win32", {"ProgramFiles": "C:/Program Files"}, "C:/Program Files/LibreOffice/program"),
        ("win32", {"ProgramFiles(x86)": "C:/x86"}, "C:/x86/LibreOffice/program"),
        ("win32", {"LOCALAPPDATA": "C:/Users/x/L"}, "C:/Users/x/L/Programs/LibreOffice/program"),
    ],
)
def test_the_usual_places(system: str, environ: dict[str, str], place: str) -> None:
    assert Path(place) in usual_places(environ, system)


@pytest.mark.parametrize(
    ("system", "how"), [("linux", "apt install libreoffice"), ("darwin", "Programmer"), ("win32", "Programvaresenter")]
)
def test_what_to_do_without_one(nowhere: None, system: str, how: str) -> None:
    told = advice(find_converter({}, system))
    assert told.startswith("PDF lages av LibreOffice, som ikke er funnet.")
    assert how in told
    assert "HFI_SOFFICE" in told


def test_word_where_only_word_is(tmp_path: Path, nowhere: None) -> None:
    word = program(tmp_path / "Microsoft Office" / "root" / "Office16" / "WINWORD.EXE")
    shell = program(tmp_path / "System32" / "WindowsPowerShell" / "v1.0" / "powershell.exe")
    environ = {"ProgramFiles": str(tmp_path), "SystemRoot": str(tmp_path)}
    assert find_converter(environ, "win32") == WordOnWindows(word, shell)
    assert isinstance(find_converter(environ, "linux"), Missing)
    shell.unlink()
    assert isinstance(find_converter(environ, "win32"), Missing)


def test_the_version_is_asked_for(tmp_path: Path) -> None:
    assert LibreOffice(program(tmp_path / "soffice")).version() == "LibreOffice 24.8.1.2"
    assert pretend(tmp_path, "echo noe annet").version() == ""
    assert pretend(tmp_path, "echo LibreOffice 7.4; exit 1").version() == ""
    assert LibreOffice(tmp_path / "finnes-ikke").version() == ""


@pytest.mark.parametrize(
    ("version", "old"),
    [("LibreOffice 7.3.7.2", True), ("LibreOffice 7.4.0.1", False), ("LibreOffice 24.8.1.2", False), ("Word", False)],
)
def test_a_version_that_is_too_old(version: str, old: bool) -> None:
    assert is_too_old(version) == old


def test_an_old_one_is_wanting(tmp_path: Path) -> None:
    old = pretend(tmp_path, "echo LibreOffice 6.4.7.2").program
    found = by_name(examine(office_workspace(tmp_path / "kontor"), {"HFI_SOFFICE": str(old)}))["PDF-program"]
    assert (found.state, found.advice) == (WANTING, "Installer LibreOffice 7.4 eller nyere.")


def test_a_path_from_where_one_stands_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = program(tmp_path / "program" / "soffice")
    monkeypatch.chdir(tmp_path)
    assert find_converter({"HFI_SOFFICE": "program/soffice"}) == LibreOffice(found)


def test_fonts_by_fontconfig_and_by_file(tmp_path: Path) -> None:
    def lacks(*wanted: str, environ: dict[str, str], system: str = "linux") -> list[str]:
        return [font.name for font in missing_fonts(wanted, environ, system)]

    lister = program(tmp_path / "fc-list")
    lister.write_text("#!/bin/sh\necho 'DejaVu Sans,DejaVu Sans Light'; echo Carlito\n")
    here = {"PATH": str(tmp_path)}
    assert lacks("Calibri", "DejaVu Sans", "Frutiger", environ=here) == ["Frutiger"]
    assert missing_fonts(["Georgia"], here) == (MissingFont("Georgia", "", "Gelasio"),)
    program(tmp_path / "fc-match").write_text("#!/bin/sh\nprintf 'DejaVu Serif,DejaVu Serif Condensed'\n")
    assert missing_fonts(["Garamond"], here) == (MissingFont("Garamond", "DejaVu Serif", ""),)
    (tmp_path / "Fonts").mkdir()
    for name in ("calibri.ttf", "times.ttf", "segoeui.ttf"):
        (tmp_path / "Fonts" / name).write_bytes(b"")
    wanted = ("Calibri", "Times New Roman", "Segoe UI", "Frutiger")
    assert lacks(*wanted, environ={"PATH": "", "SystemRoot": str(tmp_path)}, system="win32") == ["Frutiger"]
    (tmp_path / "Library").mkdir()
    (tmp_path / "Fonts").rename(tmp_path / "Library" / "Fonts")
    assert lacks(*wanted, environ={"PATH": "", "HOME": str(tmp_path)}, system="darwin") == ["Frutiger"]


def by_name(examined: tuple[Examined, ...]) -> dict[str, Examined]:
    return {each.name: each for each in examined}


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"HFI_SOFFICE": str(program(tmp_path / "program" / "soffice")), "PATH": ""}


def test_a_machine_in_order(tmp_path: Path, environ: dict[str, str]) -> None:
    office = office_workspace(tmp_path / "kontor")
    fonts = program(tmp_path / "fc-list")
    fonts.write_text("#!/bin/sh\necho Calibri\n")
    found = by_name(examine(office / "cases", {**environ, "PATH": str(tmp_path)}))
    found.pop("Rettskriving")
    assert {name: each.state for name, each in found.items()} == dict.fromkeys(found, OK)
    assert list(found) == [
        "hfi-docs",
        "Python",
        "Kontorets mappe",
        "Word-maler",
        "Skrivetilgang",
        "PDF-program",
        "PDF-kontroll",
        "Skrift",
    ]
    assert found["Kontorets mappe"].found == str(office)
    assert (
        found["Word-maler"].found == "budsjettsak.docx, handlingsplan.docx, innkalling.docx, protokoll.docx og sak.docx"
    )
    assert found["PDF-program"].found == f"LibreOffice 24.8.1.2 ({environ['HFI_SOFFICE']})"
    assert "page-validation" in found["PDF-kontroll"].found


def test_what_only_pdf_needs_is_wanting(
    tmp_path: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    office = office_workspace(tmp_path / "kontor")
    monkeypatch.setattr("hfi_docs.pipeline.doctor.missing_extra", lambda: ("pikepdf",))
    found = by_name(examine(office, {"HFI_SOFFICE": str(tmp_path / "finnes-ikke"), "PATH": ""}))
    wanting = [name for name, each in found.items() if each.state == WANTING]
    assert wanting[:3] == ["PDF-program", "PDF-kontroll", "Skrift"]
    assert all(each.advice for each in found.values() if each.state != OK)
    Path(environ["HFI_SOFFICE"]).write_text("#!/bin/sh\nexit 1\n")
    assert "svarer ikke" in by_name(examine(office, environ))["PDF-program"].found


def test_what_building_needs_is_broken(
    tmp_path: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert by_name(examine(tmp_path, environ))["Kontorets mappe"].state == BROKEN
    office = office_workspace(tmp_path / "kontor")
    (office / "templates" / "docx" / "sak.docx").write_bytes(b"rot")
    (office / "build").write_text("en fil der mappen skal være")
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr("hfi_docs.pipeline.doctor.tempfile.NamedTemporaryFile", refuse)
    found = by_name(examine(office, environ))
    assert [name for name, each in found.items() if each.state == BROKEN] == ["Word-maler", "Skrivetilgang"]
    assert "sak.docx" in found["Word-maler"].found
    for template in (office / "templates" / "docx").iterdir():
        template.unlink()
    assert by_name(examine(office, environ))["Word-maler"].found == "ingen"


def refuse(**_: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_doctor_ends_with_0_without_a_converter_and_with_3_without_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HFI_SOFFICE", str(tmp_path / "finnes-ikke"))
    monkeypatch.chdir(office_workspace(tmp_path / "kontor"))
    assert run(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split()[:2] == ["PDF-program", "mangler"] for line in lines)
    assert any(line.strip().startswith("Råd: HFI_SOFFICE er satt til") for line in lines)
    monkeypatch.chdir(tmp_path)
    assert run(["doctor", "--json"]) == 3
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is False
    assert {each["name"]: each["state"] for each in answer["examined"]}["Kontorets mappe"] == "feil"


def test_a_template_in_a_font_that_is_not_there_is_told(tmp_path: Path, environ: dict[str, str]) -> None:
    office = office_workspace(tmp_path / "kontor")
    set_font(office, "Frutiger")
    program(tmp_path / "fc-list").write_text("#!/bin/sh\necho Calibri\n")
    program(tmp_path / "fc-match").write_text("#!/bin/sh\nprintf 'DejaVu Sans'\n")
    found = by_name(examine(office, {**environ, "PATH": str(tmp_path)}))["Skrift"]
    assert found.state == WANTING
    assert found.found == "«Frutiger» er ikke installert, så PDF får «DejaVu Sans» i stedet (sak.docx)"
    assert found.advice == (
        "Linjer og sider blir andre enn i Word, og beløp kan brytes. Installer skriften, eller velg andre i malen."
    )


def test_a_pdf_in_another_font_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "en.pdf").write_bytes(ONE_PAGE)
    copy = f'for a in "$@"; do case $a in *.docx) cp "{tmp_path}/en.pdf" "${{a%.docx}}.pdf";; esac; done'
    monkeypatch.setenv("HFI_SOFFICE", str(pretend(tmp_path, copy).program))
    office = office_workspace(tmp_path / "kontor")
    set_font(office, "Frutiger")
    assert run(["-w", str(office), "build", "14/26", "--pdf"]) == 0
    said = capsys.readouterr().err
    assert "Merk: Skriften «Frutiger» er ikke installert, så PDF får «" in said
    assert "bryter regel PDFA2A-" in said


def set_font(office: Path, font: str) -> None:
    template = office / "templates/docx/sak.docx"
    template.write_bytes(pack(in_font(parts_of(template.read_bytes()), font)))
