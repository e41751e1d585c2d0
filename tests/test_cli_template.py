"""`template check`: a template that cannot be used is explained to the one who edits it in Word."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from tests.workspaces import small_workspace

Parts = dict[str, bytes]
DOCUMENT, STYLES, APP = "word/document.xml", "word/styles.xml", "docProps/app.xml"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_workspace(tmp_path)


def damage(office: Path, change: Callable[[Parts], None]) -> Path:
    """Rewrites the template after a change of its parts."""
    path = office / "templates" / "docx" / "sak.docx"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = dict(parts)
    change(parts)
    assert parts != before
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def swap(part: str, old: str, new: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())

    return change


def without_style(parts: Parts) -> None:
    parts[STYLES] = re.sub(
        rb'<w:style (?:(?!</w:style>).)*w:val="heading 2"/>.*?</w:style>', b"", parts[STYLES], flags=re.S
    )


def with_macro(parts: Parts) -> None:
    parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"


def saved_by_libre_office(parts: Parts) -> None:
    parts[APP] = re.sub(rb"<Application>.*?</Application>", b"<Application>LibreOffice/24.2</Application>", parts[APP])


DAMAGES: list[tuple[Callable[[Parts], None], str]] = [
    (
        swap(DOCUMENT, "{{ utvalg }}", "{{ utvlag }}"),
        "Avsnitt 3 («{{ utvlag }}»): «utvlag» finnes ikke",
    ),
    (
        swap(DOCUMENT, "{{ utvalg }}", "{{ qqqq }}"),
        "Avsnitt 3 («{{ qqqq }}»): «qqqq» finnes ikke",
    ),
    (swap(DOCUMENT, "{{ tittel }}", "Tittel"), "Feltet {{ tittel }} mangler i malen."),
    (swap(DOCUMENT, "{{ innhold }}", ""), "Feltet {{ innhold }} mangler i malen."),
    (
        swap(DOCUMENT, "{{ vedlegg }}", "{{ vedlegg"),
        "Avsnitt 11 («{{ vedlegg»): Koden er ikke lukket.",
    ),
    (
        swap(DOCUMENT, "{{ utvalg }}", "{% if x %}"),
        "Avsnitt 3 («{% if x %}»): «if» er ikke lukket.",
    ),
    (
        swap(DOCUMENT, "{{ utvalg }}", "{{ utvalg.navn }}"),
        "Avsnitt 3 («{{ utvalg.navn }}»): «utvalg» er en",
    ),
    (
        swap(DOCUMENT, "{{ innhold }}", "Her: {{ innhold }}"),
        "Avsnitt 9 («{{ innhold }}»): «innhold» må stå",
    ),
    (
        swap(DOCUMENT, "{{ vedleggsliste }}", "{{ innhold }}"),
        "Avsnitt 10 («{{ innhold }}»): Står også i",
    ),
    (without_style, "Stilen «heading 2» mangler. Ta den i bruk én gang i malen, så lagrer Word den."),
    (with_macro, "Malen inneholder makroer. Lagre den som vanlig Word-dokument (.docx)."),
    (saved_by_libre_office, "Malen er lagret med LibreOffice, som endrer stilene. Åpne den i Word, og"),
]


@pytest.mark.parametrize(("change", "sentence"), DAMAGES, ids=[text for _, text in DAMAGES])
def test_a_broken_template(
    office: Path, change: Callable[[Parts], None], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(office, change)
    assert run(["template", "check"]) == 3
    out = capsys.readouterr().out
    assert f"{Path('templates', 'docx', 'sak.docx')}: må rettes\n" in out
    assert f"{Path('templates', 'docx', 'innkalling.docx')}: i orden\n" in out
    assert f"  - {sentence}" in out


@pytest.mark.parametrize("content", [b"", b"dette er ingen mal", b"PK\x03\x04 avbrutt"])
def test_no_word_document(office: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "templates" / "docx" / "sak.docx").write_bytes(content)
    assert run(["template", "check"]) == 3
    assert "Filen er ikke et Word-dokument (.docx), eller den er skadet." in capsys.readouterr().out


def test_a_zip_that_is_no_word_document(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with zipfile.ZipFile(office / "templates" / "docx" / "sak.docx", "w") as package:
        package.writestr("lesmeg.txt", "tom")
    assert run(["template", "check"]) == 3
    assert "Filen er ikke et Word-dokument" in capsys.readouterr().out


@pytest.mark.parametrize("broken", [b"<w:document", b"", b"<!DOCTYPE x []><x/>"])
def test_broken_xml(office: Path, broken: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    damage(office, lambda parts: parts.update({DOCUMENT: broken}))
    assert run(["template", "check"]) == 3
    assert "må rettes" in capsys.readouterr().out


def test_every_template_is_checked(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = office / "templates" / "docx"
    (folder / "eget.docx").write_bytes(b"nei")
    (folder / "~$sak.docx").write_bytes(b"Words egen")
    assert run(["template", "check"]) == 3
    out = capsys.readouterr().out
    assert f"{Path('templates', 'docx', 'sak.docx')}: i orden" in out
    assert out.count("må rettes") == 1


def test_as_json(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(office, with_macro)
    assert run(["template", "check", "--json"]) == 3
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is False
    problems = {Path(template["path"]).name: template["problems"] for template in answer["templates"]}
    assert problems["innkalling.docx"] == []
    assert "makroer" in problems["sak.docx"][0]
    faults = {Path(template["path"]).name: template["faults"] for template in answer["templates"]}
    assert faults["sak.docx"] == [{"place": "", "tag": "", "message": problems["sak.docx"][0]}]


def test_a_build_with_a_broken_template_is_no_traceback(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for content in (b"", b"PK\x03\x04"):
        (office / "templates" / "docx" / "sak.docx").write_bytes(content)
        assert run(["build", "13/26"]) == 3
        assert "sak.docx" in capsys.readouterr().err
