"""An organ that writes its case numbers in its own way: on papers, in notices, lists and minutes."""

import re
from pathlib import Path

import pytest

from tests.made import REGISTERS, make_workspace, meeting, minimal_case, put_case, put_meeting
from tests.standing import command
from tests.word import read_word

FORMS = {
    "82/2015": ("1/2026", "2/2026", "Sak 1-2026"),
    "2014/15": ("2026/1", "2026/2", "Sak 2026-1"),
    "001/15": ("001/26", "002/26", "Sak 001-26"),
    "01-21": ("01-26", "02-26", "Sak 01-26"),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_organ_s_own_numbers_everywhere(tmp_path: Path, form: str) -> None:
    first, second, file_name = FORMS[form]
    organ = {**REGISTERS["utvalg"][0], "nummerform": form, "sakslinje": "Sak {nummer}"}
    told = f"Se [[sak:{second}]] og [[sak:2/26]]."
    workspace = make_workspace(tmp_path, minimal_case(sak=first, bakgrunn=told), utvalg=[organ])
    put_case(workspace, minimal_case(sak=second, tittel="En annen"), second.replace("/", "-"))
    put_meeting(workspace, meeting({"sak": first}, {"sak": "2/26"}))
    assert command(workspace, "build", "--meeting", "SSU/2026-05-21", "--packet") == 0
    folder = workspace.root / "build/SSU/2026-05-21"
    (paper,) = folder.glob(f"{file_name} *.docx")
    texts = {path.name: printed(path) for path in folder.glob("*.docx")}
    assert f"Se sak {second} og sak {second}." in texts[paper.name]
    for name, text in texts.items():
        assert (second if "En annen" in name else f"ak {first}" if "Sak" in name else first) in text, name
        if form != "01-21":
            assert not re.search(r"(?<!\d)0?[12]/26", text), name
    assert command(workspace, "check", first, "2/26") == 0


def printed(path: Path) -> str:
    return str(read_word(path.read_bytes()).everything).replace("\u00a0", " ")


def test_a_form_that_is_none_is_told_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    organ = {**REGISTERS["utvalg"][0], "nummerform": "nummer"}
    workspace = make_workspace(tmp_path, minimal_case(), utvalg=[organ])
    assert command(workspace, "check") == 1
    assert "«nummer» er ikke et eksempel på et saksnummer." in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMS)
def test_messages_say_the_numbers_as_the_organ_does(
    tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, _ = FORMS[form]
    organ = {**REGISTERS["utvalg"][0], "nummerform": form}
    told = f"Se [[sak:2/26]] og [[sak:{second}]]."
    workspace = make_workspace(tmp_path, minimal_case(sak="1/26", bakgrunn=told), utvalg=[organ])
    put_meeting(workspace, meeting({"sak": "1/26"}, {"sak": "1/26"}, {"sak": "2/26"}))
    assert command(workspace, "check") == 1
    found = capsys.readouterr().err
    assert f"Sak SSU {first} står flere ganger i sakslisten." in found
    assert f"Sak SSU {second} finnes verken i cases/" in found
    assert f"Sak SSU {second} har ingen fil i cases/." in found
    assert f"Mente du «SSU {first}»?" in found
    command(workspace, "list")
    assert f"SSU {first} " in capsys.readouterr().out
    assert command(workspace, "build", second) == 2
    assert f"Fant ingen fil for sak SSU {second} i cases/." in capsys.readouterr().err


@pytest.mark.parametrize("form", FORMS)
def test_new_records_have_the_numbers_of_their_organ(
    tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, second, _ = FORMS[form]
    organ = {**REGISTERS["utvalg"][0], "nummerform": form}
    workspace = make_workspace(tmp_path, minimal_case(sak="1/26"), utvalg=[organ])
    assert command(workspace, "new", "meeting", "SSU/2026-12-03") == 0
    assert command(workspace, "new", "case", "--meeting", "SSU/2026-12-03") == 0
    assert f"Ny sak {second}: " in capsys.readouterr().out
    path = workspace.root / f"cases/2026/{second.replace('/', '-')}.yaml"
    assert f"\nsak: {second}\n" in path.read_text("utf-8")
    assert f"{{sak: {second}}}" in (workspace.root / "cases/møter/SSU-2026-12-03.yaml").read_text("utf-8")
    assert command(workspace, "check") == 0
