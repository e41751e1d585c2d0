"""`hfi-docs changes` as it is asked: which issues, what is wrong with them, and what other programs get."""

import json
import shutil
from pathlib import Path

import pytest

from hfi_docs import __version__
from hfi_docs.cli.main import run
from tests.archives import MEETING, change, seal, sealable_office
from tests.test_sealed_before import SEALED
from tests.workspaces import replace_in

_CASES = ("2026/14-26.yaml", "2026/15-26.yaml", "møter/SSU-2026-05-21.yaml")


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with three issues of a meeting: of the second the title of a case is another, of the third a text."""
    folder = tmp_path_factory.mktemp("tre")
    workspace = sealable_office(folder)
    seal(workspace)
    change(workspace)
    seal(workspace, reason="Tittel")
    replace_in(folder / "cases" / "møter" / "SSU-2026-05-21.yaml", "sted: ", "sted: Nye ")
    seal(workspace, reason="Sted")
    return folder


def _asked(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    code = run(["-w", str(folder), "changes", MEETING, *options])
    told = capsys.readouterr()
    return code, told.out + told.err


@pytest.mark.parametrize(
    ("options", "titles", "places"),
    [
        ((), 0, 0),
        (("--from", "utgave-01"), 1, 1),
        (("--from", "2"), 0, 1),
        (("--from", "03"), 0, 0),
        (("--from", "1", "--to", "2"), 1, 0),
        (("--from", "1", "--to", "3"), 1, 1),
        (("--to", "1"), 1, 1),
        (("--from", "3", "--to", "2"), 0, 1),
        (("--from", "2", "--to", "2"), 0, 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_any_two_issues_are_compared(
    options: tuple[str, ...], titles: int, places: int, three: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = _asked(three, capsys, *options)
    assert (code, told.count("  tittel: "), told.count("  sted: ")) == (0, titles, places)
    assert ("Ingenting er endret" in told) == (not titles and not places)


def test_backwards_it_is_told_as_it_was_asked(three: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, there = _asked(three, capsys, "--from", "2", "--to", "3")
    _, back = _asked(three, capsys, "--from", "3", "--to", "2")
    assert "fra utgave-02 til utgave-03\nInnkallingen\n  sted: Brumunddal → Nye Brumunddal\n" in there
    assert "fra utgave-03 til utgave-02\nInnkallingen\n  sted: Nye Brumunddal → Brumunddal\n" in back


@pytest.mark.parametrize(
    "name", ["utgave-4", "4", "0", "utgave-1", "Utgave-01", "..", "²", "-1", "9" * 5000, "utgave-01/data"]
)
@pytest.mark.parametrize("option", ["--from", "--to"])
def test_an_issue_that_is_not_there_is_told_with_those_that_are(
    option: str, name: str, three: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = _asked(three, capsys, f"{option}={name}")
    assert code == 2
    assert f"«{name[:40]}». Disse finnes: utgave-01, utgave-02, utgave-03." in told


@pytest.mark.parametrize(
    "meeting", ["SSU/2030-01-01", "XX/2026-05-21", "../2026-05-21", "SSU", "", "SSU/2026-05-21/utgave-01"]
)
def test_a_meeting_that_is_not_sealed_is_told(meeting: str, three: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-w", str(three), "changes", meeting]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "ikke forseglet" in told.err or "er ikke et møte" in told.err


def _copy(three: Path, folder: Path) -> Path:
    shutil.copytree(three, folder, dirs_exist_ok=True)
    return folder


def test_issues_are_compared_when_the_records_are_gone(
    three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _copy(three, tmp_path / "uten")
    (folder / "cases" / _CASES[2]).unlink()
    register = folder / "cases" / "register" / "møter.yaml"
    register.write_text(f"{register.read_text('utf-8')}  - {{id: ssu-mai, utvalg: SSU, dato: 2026-05-21}}\n", "utf-8")
    code, told = _asked(folder, capsys)
    assert (code, told.count("møtet: utgår")) == (0, 1)
    for path in (folder / "cases" / "2026").glob("*.yaml"):
        path.unlink()
    code, told = _asked(folder, capsys)
    assert (code, told.count("Utgår: Sak")) == (0, 3)
    code, told = _asked(folder, capsys, "--from", "1", "--to", "2")
    assert (code, told.count("  tittel: ")) == (0, 1)


def test_wrong_records_are_told_and_nothing_is_compared(
    three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _copy(three, tmp_path / "feil")
    replace_in(folder / "cases" / _CASES[0], "\nmøte: 2026-05-21", "\nmøte: i morgen")
    code, told = _asked(folder, capsys)
    assert code == 1
    assert "Ingenting er sammenlignet." in told
    assert _asked(folder, capsys, "--to", "1")[0] == 0


def test_without_the_list_of_what_is_sealed_nothing_is_compared(
    three: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = _copy(three, tmp_path / "uten")
    (folder / "arkiv" / "register.jsonl").unlink()
    assert _asked(folder, capsys)[0] == 4


@pytest.mark.parametrize("sealed", SEALED, ids=lambda path: path.name)
def test_what_another_version_sealed_is_read_or_said_not_to_be(
    sealed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(sealed, tmp_path / "arkiv")
    (tmp_path / "cases").mkdir()
    (tmp_path / "templates" / "docx").mkdir(parents=True)
    for bag in sorted((tmp_path / "arkiv").glob("*/*/utgave-01")):
        meeting = f"{bag.parent.parent.name}/{bag.parent.name}"
        code = run(["-w", str(tmp_path), "changes", meeting, "--from", "1", "--to", "1"])
        told = capsys.readouterr()
        assert (code, "Ingenting er endret" in told.out) in {(0, True), (3, False)}, told
        assert code == 0 or "kan ikke leses av denne utgaven av programmet" in told.err


def test_other_programs_get_it_whole(three: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The names and their order are promised: who reads them need not ask which version wrote."""
    assert run(["-w", str(three), "changes", MEETING, "--from", "1", "--to", "3", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    title = "Dialogmøtet 2026 – strategiske dilemmaer"
    place = {"place": ["sted"], "kind": "endret", "before": "Brumunddal", "after": "Nye Brumunddal"}
    titles = {"place": ["tittel"], "kind": "endret", "before": title, "after": f"{title} på nytt"}
    case = {"case": "Sak 14/26", "title": f"{title} på nytt", "kind": "endret", "moved": False}
    assert list(told.items()) == [
        ("version", __version__),
        ("ok", True),
        ("findings", []),
        ("meeting", MEETING),
        ("from", "utgave-01"),
        ("to", "utgave-03"),
        ("notice", [place]),
        ("cases", [{**case, "differences": [titles]}]),
    ]
    assert list(told["cases"][0]) == ["case", "title", "kind", "moved", "differences"]
    assert list(told["notice"][0]) == ["place", "kind", "before", "after"]


def test_other_programs_are_told_what_is_wrong(three: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["-w", str(three), "changes", MEETING, "--from", "9", "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert "Disse finnes" in told["error"]
