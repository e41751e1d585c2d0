"""What is kept of the registers is used, never when anything that it was made of is another, and never when damaged."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from hfi_docs.cli.main import run
from hfi_docs.output import cache
from hfi_docs.output.cache import Cache
from hfi_docs.output.ledger import digests
from tests.test_invalid import RECORDS, put
from tests.workspaces import replace_in, small_workspace

REGISTER_MISTAKES = [path for path in RECORDS if path.parent.name not in ("sak", "filnavn")]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands of this test keep what they made."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def office(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kontor"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return small_workspace(folder)


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    code = run(["check", *arguments])
    told = capsys.readouterr()
    return f"{told.err}{told.out}{code}"


def contents(kept: Path) -> Iterator[tuple[Path, object]]:
    """What is kept of registers, as data: what is kept of texts is none."""
    for path in sorted(kept.iterdir()):
        with suppress(ValueError):
            yield path, json.loads(path.read_bytes().partition(b"\n")[2])


def rewrite(path: Path, data: object) -> None:
    """Other data under the same name, with the right checksum."""
    path.unlink()
    Cache(path.parent).put({path.name: json.dumps(data).encode()})


@pytest.mark.parametrize("mistake", REGISTER_MISTAKES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_second_answer_is_as_the_first(office: Path, mistake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(mistake, office)
    first = check(capsys)
    assert check(capsys) == first
    assert first == mistake.with_suffix(".txt").read_text("utf-8").replace("slutt: ", "").removesuffix("\n")


def test_what_is_kept_is_used(office: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys)
    for path, data in contents(kept):
        if isinstance(data, list):
            made_up = ["cases/register/tiltak.yaml", 1, 1, "HFI999", "feil", "Bare i det som er spart på.", "", []]
            rewrite(path, [made_up])
    assert "Bare i det som er spart på." in check(capsys)
    (office / "cases" / "register" / "tekster.yaml").unlink()
    assert "Bare i det" not in check(capsys)


def test_each_register_in_order_is_kept_once(office: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(capsys)
    names = sorted(data["name"] for _, data in contents(kept) if isinstance(data, dict))
    assert names == sorted(path.stem for path in (office / "cases" / "register").iterdir())
    before = [path.name for path, _ in contents(kept)]
    check(capsys)
    assert [path.name for path, _ in contents(kept)] == before


def test_no_case_is_kept(office: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace_in(office / "cases" / "2026" / "13-26.yaml", "Midlene ble fordelt", "Fortrolig: Midlene ble fordelt")
    check(capsys, "13/26")
    assert [path for path in kept.iterdir() if b"Fortrolig" in path.read_bytes()] == []


@pytest.mark.parametrize("damage", ["cut", "bit", "empty", "shape", "list", "text"])
def test_what_is_damaged_is_made_anew(
    office: Path, kept: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    replace_in(office / "cases" / "register" / "tiltak.yaml", "prinsipp: iverksette", "prinsipp: avslutte")
    first = check(capsys)
    for path, data in list(contents(kept)):
        content = path.read_bytes()
        match damage:
            case "cut":
                path.write_bytes(content[:-1])
            case "bit":
                path.write_bytes(content[:-5] + bytes([content[-5] ^ 1]) + content[-4:])
            case "empty":
                path.write_bytes(b"")
            case "shape":
                rewrite(path, {"data": 1} if isinstance(data, dict) else [1])
            case "list":
                rewrite(path, [[]] if isinstance(data, dict) else [["a", 1, 1]])
            case _:
                path.unlink()
                text = b"{"
                path.write_bytes(hashlib.sha256(f"{path.name}\n".encode() + text).hexdigest().encode() + b"\n" + text)
    assert check(capsys) == first


def test_another_program_takes_nothing(
    office: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    check(capsys)
    before = {path.name for path in kept.iterdir()}
    monkeypatch.setattr(digests, "_program", lambda: "another")
    check(capsys)
    assert len({path.name for path in kept.iterdir()} - before) == len(before)


def test_what_the_registers_are_shown_with_counts_too(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No register changes, but a case that one of them names is gone, or has another title."""
    replace_in(office / "cases" / "register" / "tiltak.yaml", "sak: 22/25", "sak: 13/26")
    case = office / "cases" / "2026" / "13-26.yaml"
    assert check(capsys) == "1 sak kan bygges.\n0"
    case.rename(office / "13-26.yaml")
    assert "HFI072" in check(capsys)
    (office / "13-26.yaml").rename(case)
    assert check(capsys) == "1 sak kan bygges.\n0"


def test_places_are_found_though_the_register_is_not_read(
    office: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(capsys)
    replace_in(office / "cases" / "register" / "strategiplan.yaml", "id: samhandle", "id: samhandling")
    told = check(capsys)
    assert "cases/register/tiltak.yaml:4:13: feil HFI071" in told
    assert told == check(capsys)


def test_where_nothing_can_be_kept_the_answer_is_the_same(
    office: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = check(capsys)
    for path in kept.iterdir():
        path.unlink()
    kept.rmdir()
    kept.write_text("en fil")
    assert check(capsys) == first
