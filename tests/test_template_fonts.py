"""A font that our tables lack: measured by `template check`, kept beside the template, never looked for by a build."""

import json
import os
import subprocess
import sys
from pathlib import Path

import find_system_fonts_filename
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

from hfi_docs.cli.main import run
from hfi_docs.output.cache import VARIABLE
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render.metrics import SIGNS
from tests.fonts import in_font
from tests.rendered import parts_of
from tests.workspaces import REPOSITORY, office_workspace


def font_file(path: Path, style: str, width: int) -> str:
    """A font in which every sign is as wide as the others."""
    made = FontBuilder(1000)
    glyphs = [".notdef", *(f"g{number}" for number in range(len(SIGNS)))]
    made.setupGlyphOrder(glyphs)
    made.setupCharacterMap({ord(sign): name for sign, name in zip(SIGNS, glyphs[1:], strict=True)})
    made.setupGlyf(dict.fromkeys(glyphs, Glyph()))
    made.setupHorizontalMetrics(dict.fromkeys(glyphs, (width, 0)))
    made.setupHorizontalHeader(ascent=900, descent=-300)
    made.setupNameTable({"familyName": "Prøveskrift", "styleName": style})
    made.setupOS2()
    made.setupPost()
    made.save(path)
    return str(path)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office whose template for cases is in a font that nobody knows, on a machine without fonts."""
    monkeypatch.chdir(office_workspace(tmp_path))
    template = tmp_path / "templates/docx/sak.docx"
    template.write_bytes(pack(in_font(parts_of(template.read_bytes()), "Prøveskrift")))
    installed(monkeypatch)
    return tmp_path


def installed(monkeypatch: pytest.MonkeyPatch, *files: str) -> None:
    monkeypatch.setattr(find_system_fonts_filename, "get_system_fonts_filename", lambda: set(files))


def both_weights(folder: Path) -> tuple[str, str]:
    return font_file(folder / "a.ttf", "Regular", 480), font_file(folder / "b.ttf", "Bold", 530)


def test_a_font_that_is_not_installed_is_told_once_and_the_template_is_in_order(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["template", "check"]) == 0
    told = capsys.readouterr().out
    assert told.count("«Prøveskrift» er ikke målt") == 1
    assert "sak.docx: i orden" in told
    assert not list(office.glob("templates/docx/*.json"))


def test_an_installed_font_is_measured_and_what_was_measured_stays(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    installed(monkeypatch, *both_weights(office))
    assert run(["template", "check"]) == 0
    kept = office / "templates/docx/sak.skrift.json"
    assert "Skriften «Prøveskrift» er målt. Målene ligger i sak.skrift.json" in capsys.readouterr().out
    told = json.loads(kept.read_text("utf-8"))["Prøveskrift"]
    assert (told["linje"], told["vanlig"]["ø"], told["fet"]["7"]) == (1200, 480, 530)
    # Another version of the font, or a machine without it, changes no paper.
    before = kept.read_bytes()
    for files in ((), (font_file(office / "c.ttf", "Regular", 700),)):
        installed(monkeypatch, *files)
        assert run(["template", "check", "--json"]) == 0
        answers = json.loads(capsys.readouterr().out)["templates"]
        assert [each["remarks"] for each in answers] == [[]] * len(answers)
        assert kept.read_bytes() == before


def test_damaged_font_files_are_passed_over(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = Path(font_file(office / "hel.ttf", "Regular", 480)).read_bytes()
    broken = [office / f"{number}.ttf" for number in range(4)]
    for path, content in zip(broken, (b"", b"\0\1\0\0", whole[:300], whole[:-200]), strict=True):
        path.write_bytes(content)
    installed(monkeypatch, *map(str, broken), str(office / "borte.ttf"), str(office / "bilde.png"))
    assert run(["template", "check"]) == 0
    assert "Traceback" not in capsys.readouterr().err


def test_a_machine_where_fonts_cannot_be_found_is_as_one_that_has_none(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> set[str]:
        raise find_system_fonts_filename.FontConfigNotFound

    monkeypatch.setattr(find_system_fonts_filename, "get_system_fonts_filename", missing)
    assert run(["template", "check"]) == 0
    assert "er ikke målt" in capsys.readouterr().out


def test_a_damaged_file_of_measures_is_made_anew(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = office / "templates/docx/sak.skrift.json"
    kept.write_bytes(b"{")
    assert run(["build", "13/26"]) == 3
    installed(monkeypatch, *both_weights(office))
    assert run(["template", "check"]) == 0
    assert run(["build", "13/26"]) == 0


def test_papers_are_made_again_when_their_font_has_been_measured(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "13/26"]) == 0
    installed(monkeypatch, *both_weights(office))
    assert run(["template", "check"]) == 0
    capsys.readouterr()
    assert run(["build", "13/26"]) == 0
    assert "skriftfilen sak.skrift.json er ny" in capsys.readouterr().out


_BUILD = """
import sys
from hfi_docs.cli.main import run
assert run(["build", "13/26"]) == 0
assert not {"fontTools", "find_system_fonts_filename"} & set(sys.modules)
"""


def test_a_build_never_looks_for_fonts_so_that_papers_are_the_same_on_every_machine(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(monkeypatch, *both_weights(office))
    assert run(["template", "check"]) == 0
    empty = office / "uten.conf"
    empty.write_text('<?xml version="1.0"?><fontconfig></fontconfig>', "utf-8")
    made = []
    for configuration in ("/etc/fonts/fonts.conf", str(empty)):
        environment = {**os.environ, VARIABLE: "", "PYTHONPATH": str(REPOSITORY), "FONTCONFIG_FILE": configuration}
        subprocess.run([sys.executable, "-c", _BUILD], cwd=office, env=environment, check=True, capture_output=True)
        (paper,) = office.glob("build/SSU/*/*.docx")
        made.append(paper.read_bytes())
        paper.unlink()
    assert made[0] == made[1]
