"""`build` from the command line: which papers are written, and what stays when something goes wrong."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from hfi_docs.cli import build
from hfi_docs.cli.main import run
from hfi_docs.errors import OutsideError
from hfi_docs.pipeline import documents, verbs
from tests.workspaces import office_workspace, replace_in

OTHER = Path("cases", "2026", "14-26.yaml")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return office_workspace(tmp_path)


def papers(office: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((office / "build").rglob("*.docx"))}


def numbers(office: Path) -> list[str]:
    return [name.split(" ")[1] for name in papers(office)]


def of_organ(office: Path, organ: str) -> list[str]:
    """What was built for an organ, by the first two words of each name."""
    names = sorted(path.name for path in (office / "build" / organ).rglob("*.docx"))
    return [" ".join(name.split(" ")[:2]) for name in names]


def test_all(office: Path) -> None:
    assert run(["build", "--all"]) == 0
    assert of_organ(office, "SSU") == [
        "Innkalling SSU",
        "Protokoll SSU",
        *(f"Sak {number}" for number in ("04-21", "08-26", "13-26", "14-26", "15-26", "31-25", "33-24")),
    ]
    # PA 01/26 and 02/26 stand in the notice alone, and the paper of 08/26 is sent later.
    assert of_organ(office, "PA") == [
        "Innkalling PA",
        *(f"PA-sak {number}" for number in ("03-26", "04-26", "05-26", "06-26", "07-26")),
        # One more with what was for a part of the meeting.
        "Protokoll PA",
        "Protokoll PA",
    ]


def test_those_of_a_meeting(office: Path) -> None:
    assert run(["build", "--meeting", "SSU/2026-05-21"]) == 0
    assert of_organ(office, "SSU") == ["Innkalling SSU", "Protokoll SSU", "Sak 13-26", "Sak 14-26", "Sak 15-26"]
    assert of_organ(office, "PA") == []


def test_those_that_are_named(office: Path) -> None:
    assert run(["build", "15/26", "14.26"]) == 0
    assert sorted(numbers(office)) == ["14-26", "15-26"]


def test_none_when_one_of_them_is_wrong(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(office / OTHER, "type: drøfting", "type: drofting")
    assert run(["build", "15/26", "14/26"]) == 1
    assert papers(office) == {}
    assert "Ingenting er bygd." in capsys.readouterr().err


def test_the_others_when_the_wrong_one_is_not_asked_for(office: Path) -> None:
    replace_in(office / OTHER, "type: drøfting", "type: drofting")
    assert run(["build", "15/26"]) == 0
    assert numbers(office) == ["15-26"]


def test_a_case_named_twice_is_built_once(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "14/26", "14-26"]) == 0
    assert numbers(office) == ["14-26"]
    assert capsys.readouterr().out.count("Bygget: ") == 1


def test_a_second_build_changes_nothing(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", "14/26"])
    before = papers(office)
    capsys.readouterr()
    assert run(["build", "14/26"]) == 0
    assert capsys.readouterr().out.startswith("Uendret: build")
    assert papers(office) == before


@pytest.fixture
def built(office: Path) -> dict[str, bytes]:
    """All papers of an earlier run; records have changed since, and a register, so that every paper is made again."""
    assert run(["build", "--all"]) == 0
    with (office / "cases" / "register" / "tekster.yaml").open("a", encoding="utf-8") as register:
        register.write("# En merknad.\n")
    for path in (office / "cases" / "2026").glob("*.yaml"):
        # The short title would name the file, so that the old one would only lie beside the new one.
        text = path.read_text("utf-8")
        path.write_text(text.replace("bakgrunn: |\n", "bakgrunn: |\n  Ny innledning.\n\n", 1), "utf-8")
    return papers(office)


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_interrupted_build_leaves_every_old_file(
    office: Path, built: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_show_progress", interrupt)
    assert run(["build", "--all"]) == 130
    assert papers(office) == built


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_interrupted_while_writing(
    office: Path,
    built: dict[str, bytes],
    step: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(os, step, interrupt)
    assert run(["build", "--all"]) == 130
    assert papers(office) == built
    assert "Avbrutt." in capsys.readouterr().err


def test_interrupted_between_two_files_claims_nothing_untrue(
    office: Path, built: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real, moved = os.replace, list[str]()

    def replace(source: Any, target: Any) -> None:
        if moved:
            raise KeyboardInterrupt
        moved.append(Path(target).name)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    assert run(["build", "--all"]) == 130
    now = papers(office)
    assert now.keys() == built.keys()
    assert [name for name in now if now[name] != built[name]] == moved
    assert "Ingen ferdige filer er endret" not in capsys.readouterr().err


def test_a_full_disk_leaves_every_old_file(
    office: Path, built: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert run(["build", "--all"]) == 3
    assert papers(office) == built
    assert "disken er full" in capsys.readouterr().err


def test_a_paper_that_cannot_be_made_leaves_every_old_file(
    office: Path, built: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault in the last paper only, when the others are already made."""
    real, made = documents.make_document, list[Any]()

    def fail_last(item: Any, **more: Any) -> bytes:
        made.append(item)
        if len(made) == len(built):
            raise OutsideError("Papiret ble ikke riktig bygd.")  # noqa: EM101
        return real(item, **more)

    monkeypatch.setattr(verbs, "make_document", fail_last)
    assert run(["build", "--all"]) == 3
    assert papers(office) == built


def test_a_paper_that_is_open_in_word_is_kept_beside(
    office: Path, built: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (locked,) = (path for path in (office / "build").rglob("*14-26*.docx"))
    owner = bytes([4]) + b"Kari".ljust(53, b"\0")
    locked.with_name("~$" + locked.name[2:]).write_bytes(owner)
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        if Path(target) == locked:
            raise PermissionError(errno.EACCES, "Access is denied")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    assert run(["build", "14/26"]) == 3
    told = capsys.readouterr().err
    assert f"«{locked.name}» er åpen i Word hos Kari. Lukk den og bygg på nytt." in told
    beside = locked.with_name(f"{locked.stem} (ny).docx")
    assert f"«{beside.name}»" in told
    assert locked.read_bytes() == built[locked.name] != beside.read_bytes()


def test_a_new_title_leaves_the_older_paper_and_says_so(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", "14/26"])
    replace_in(office / OTHER, "tittel: Dialogmøtet 2026 – strategiske dilemmaer", "tittel: Dialogmøtet i 2026")
    capsys.readouterr()
    assert run(["build", "14/26"]) == 0
    assert "eldre fil av samme sak" in capsys.readouterr().err
    assert len(papers(office)) == 2
