"""Nothing changed, nothing written; something changed, what rests on it is made again, and the reason is told."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hfi_docs.output.ledger import State, read_state, state_path
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.recall import recall_build
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from tests.conftest import copy_workspace
from tests.made import minimal_case, put_case
from tests.standing import MEETING, OUTPUTS, change, command, contents, output, small_office, states, told_lines
from tests.workspaces import REPOSITORY

PAPER, NOTICE, PACKET, COPY = OUTPUTS
OTHERS = [f"Sak 0{number}-26 Sak nummer {number}.docx" for number in (2, 3, 4)]


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Workspace:
    """The small office with its meeting built."""
    workspace = small_office(tmp_path)
    assert command(workspace, "build", *MEETING) == 0
    capsys.readouterr()
    return workspace


def recalled(workspace: Workspace, *numbers: str, meeting: str = "") -> bool:
    """Whether a build is answered without being done."""
    return recall_build(workspace, numbers, meeting, also=("møtepakke",) if meeting else (), now=0) is not None


@pytest.mark.parametrize("arguments", [MEETING, ("--all",), ("1/26", "4/26")])
def test_nothing_changed_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    workspace = small_office(tmp_path)
    change(workspace, "01-26.yaml", '"status": "endelig"', '"status": "endelig", "saksbehandler": "Ola  N"')
    assert command(workspace, "build", *arguments) == 0
    first, before = capsys.readouterr(), states(workspace)
    assert command(workspace, "build", *arguments) == 0
    again = capsys.readouterr()
    assert states(workspace) == before
    assert again.out == first.out.replace("Bygget: ", "Uendret: ")
    assert again.err == first.err


def test_the_warnings_of_the_first_build_are_told_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = small_office(tmp_path)
    change(workspace, "04-26.yaml", "Bakgrunnen.", "Det koster 100000 kroner.")
    assert command(workspace, "build", "4/26", "--json") == 0
    first = capsys.readouterr()
    assert "advarsel" in first.err
    assert recalled(workspace, "4/26")
    assert command(workspace, "build", "4/26", "--json") == 0
    again = capsys.readouterr()
    assert again.err == first.err.replace("Bygget: ", "Uendret: ")
    assert again.out == first.out.replace('"changed": true', '"changed": false')


def test_nothing_heavy_is_imported_when_nothing_changed(office: Workspace) -> None:
    code = (
        "import sys; from hfi_docs.cli.main import run; run(sys.argv[1:]); "
        "print([name for name in ('cerberus', 'lxml', 'docxtpl', 'markdown_it', 'hfi_docs.pipeline.office') "
        "if name in sys.modules])"
    )
    line = [sys.executable, "-c", code, "-w", str(office.root), "build", *MEETING]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("name", "old", "new", "made", "reason"),
    [
        ("04-26.yaml", "Bakgrunnen.", "Ny.", [OTHERS[2], NOTICE, PACKET], "saken 04-26 er endret"),
        # Taken in by 1/26.
        ("02-26.yaml", "Bakgrunnen.", "Ny.", [PAPER, OTHERS[0], NOTICE, PACKET], "saken 02-26 er endret"),
        # Mentioned by 1/26: its title is printed there.
        ("03-26.yaml", "Sak nummer 3", "Sak tre", [PAPER, OTHERS[1], NOTICE, PACKET], "saken 03-26 er endret"),
        ("møter/SSU-2026-05-21.yaml", "Hamar", "Gjøvik", [PAPER, *OTHERS, NOTICE, PACKET], "møtet SSU-2026-05-21"),
        ("register/tekster.yaml", "Fellesteksten", "Ny", [PAPER, *OTHERS, NOTICE, PACKET], "registeret tekster er"),
        ("01-26/tall.csv", "100 000", "200 000", [PAPER, NOTICE, PACKET], "filen tall.csv er endret"),
        ("01-26/rapport.pdf", "%%EOF", "%%EOF %", [PAPER, NOTICE, PACKET], "filen rapport.pdf er endret"),
    ],
)
def test_what_rests_on_a_changed_file_is_stale_for_that_reason(
    office: Workspace,
    name: str,
    old: str,
    new: str,
    made: list[str],
    reason: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    change(office, name, old, new)
    assert command(office, "status") == 0
    lines = capsys.readouterr().out.splitlines()
    stale = {line.split(maxsplit=1)[1]: why for line, why in pairwise(lines) if "foreldet" in line}
    assert sorted(stale) == sorted(made)
    assert all(reason in why for why in stale.values())
    assert not recalled(office, meeting="SSU/2026-05-21")
    assert command(office, "build", *MEETING) == 0
    built = told_lines(capsys.readouterr().out, "Bygget")
    assert [line for line in built if reason not in line and not line.startswith(COPY)] == []
    assert_as_from_nothing(office, *MEETING)


def assert_as_from_nothing(workspace: Workspace, *arguments: str) -> None:
    """What lies there is what a build that remembers nothing makes."""
    now = contents(workspace)
    state_path(workspace.output).unlink()
    assert command(workspace, "build", *arguments) == 0
    assert contents(workspace) == now


def test_another_template(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    put_case(office, minimal_case(sak="4/26", tittel="Sak nummer 4", mal="budsjettsak.docx"), "04-26")
    assert command(office, "build", "4/26") == 0
    out = capsys.readouterr().out
    assert "malen er byttet fra sak.docx til budsjettsak.docx" in out
    assert "borte" not in out


def test_a_changed_template(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    template = office.root / "templates" / "docx" / "innkalling.docx"
    template.write_bytes((REPOSITORY / "templates" / "docx" / "innkalling.docx").read_bytes() + b"\0")
    assert command(office, "status") == 0
    out = capsys.readouterr().out
    assert out.count("malen innkalling.docx er endret") == 2
    template.unlink()
    assert command(office, "build", *MEETING) == 3
    assert "innkalling.docx" in capsys.readouterr().err
    # A paper needs another template.
    assert command(office, "build", "4/26") == 0


@pytest.mark.parametrize("source", ["values/dates.py", "web/page.css"])
def test_another_program(tmp_path: Path, source: str) -> None:
    workspace = small_office(tmp_path / "kontor")
    shutil.copytree(REPOSITORY / "hfi_docs", tmp_path / "program" / "hfi_docs")

    def told(*arguments: str) -> str:
        line = [sys.executable, "-m", "hfi_docs", "-w", str(workspace.root), *arguments]
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "program")}
        return subprocess.run(
            line, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
        ).stdout

    told("build", *MEETING)
    assert "foreldet" not in told("status")
    with (tmp_path / "program" / "hfi_docs" / source).open("a") as module:
        module.write("# En rettelse.\n")
    assert told("status").count("fordi programmet er et annet") == len([PAPER, NOTICE, PACKET, *OTHERS])
    # All are made again, and come out as they were.
    assert "Bygget" not in told("build", *MEETING)
    assert "foreldet" not in told("status")


def test_papers_whose_inputs_are_unchanged_are_not_made_again(office: Workspace) -> None:
    change(office, "04-26.yaml", "Bakgrunnen.", "Ny.")
    done: list[tuple[int, int]] = []
    built = build_papers(
        Office(office),
        Selection(meeting="SSU/2026-05-21"),
        now=0,
        also=("møtepakke",),
        progress=lambda *counts: done.append(counts),
    )
    assert done == [(1, 3), (2, 3), (3, 3)]
    assert [path.name for path in built.changed] == [PACKET, OTHERS[2]]
    assert len(built.outputs) == 7


def test_a_removed_file_is_put_back(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(office)
    for name in (PAPER, COPY):
        output(office, name).unlink()
    assert command(office, "build", *MEETING) == 0
    assert contents(office) == before
    assert f"{PAPER} (filen manglet)" in told_lines(capsys.readouterr().out, "Bygget")


def test_a_register_error_stops_the_build_as_before(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    before = states(office)
    change(office, "register/tekster.yaml", '"tekst": ', '"text": ')
    assert command(office, "build", "4/26") == 1
    assert "Mente du «tekst»?" in capsys.readouterr().err
    assert states(office) == before


@pytest.mark.parametrize("arguments", [MEETING, ("--all",)])
def test_an_error_in_one_case_stops_all_as_before(office: Workspace, arguments: tuple[str, ...]) -> None:
    before = states(office)
    change(office, "04-26.yaml", "orientering", "orienterer")
    change(office, "03-26.yaml", "Bakgrunnen.", "Ny.")
    assert command(office, "build", *arguments) == 1
    assert states(office) == before


def test_a_new_file_that_makes_a_case_double_is_found(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(office, "build", "4/26") == 0
    put_case(office, minimal_case(sak="4/26", tittel="En kopi"), "04-26 kopi")
    assert command(office, "build", "4/26") == 1
    assert "HFI082" in capsys.readouterr().err


def test_a_mentioned_case_that_goes_is_missed(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(office, "build", "1/26") == 0
    (office.root / "cases" / "03-26.yaml").unlink()
    assert command(office, "build", "1/26") == 1
    assert "3/26" in capsys.readouterr().err


def test_a_new_case_leaves_the_others(office: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(office, "build", "--all") == 0
    put_case(office, minimal_case(sak="5/26", tittel="Sak nummer 5"), "05-26")
    change(office, "møter/SSU-2026-05-21.yaml", '"sak": "4/26"', '"sak": "4/26"\n  },\n  {\n   "sak": "5/26"')
    capsys.readouterr()
    assert command(office, "build", "--all") == 0
    assert OTHERS[2] in told_lines(capsys.readouterr().out, "Uendret")
    assert_as_from_nothing(office, "--all")


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def turned(content: bytes) -> bytes:
    """One letter of a path is another one."""
    return content.replace(b"tall.csv", b"tall.csw")


@pytest.mark.parametrize(
    "damage",
    [
        cut,
        turned,
        lambda _: b"",
        lambda _: b"{}",
        lambda _: os.urandom(200),
        lambda content: content + b" ",
        lambda content: content[:70] + content[71:],
    ],
)
def test_a_damaged_state_is_no_state(office: Workspace, damage: Callable[[bytes], bytes]) -> None:
    path = state_path(office.output)
    path.write_bytes(damage(path.read_bytes()))
    assert read_state(office.output, office.root) == State()
    change(office, "04-26.yaml", "Bakgrunnen.", "Ny.")
    assert command(office, "build", *MEETING) == 0
    assert recalled(office, meeting="SSU/2026-05-21")
    assert_as_from_nothing(office, *MEETING)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["../../x", "/etc", "C:\\x", "a\0"]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)
SHAPES = st.fixed_dictionaries(
    {"format": st.just(4), **dict.fromkeys(("files", "layers", "documents", "records", "runs"), VALUES)}
) | st.fixed_dictionaries(
    {
        "format": st.just(4),
        "files": st.just([["cases/1.yaml", "x"]]),
        "layers": st.just([[0]]),
        "documents": st.lists(st.tuples(*[VALUES] * 6, st.just([0]), VALUES), max_size=2),
        "records": st.lists(st.tuples(VALUES, st.just([0]), *[VALUES] * 5), max_size=2),
        "runs": st.lists(st.tuples(VALUES, st.just([0]), VALUES, VALUES), max_size=2),
    }
)


@given(shape=SHAPES)
def test_a_state_of_another_shape_is_no_state_or_a_sound_one(shape: object) -> None:
    """Whoever can write the file can write its fingerprint too."""
    with tempfile.TemporaryDirectory() as folder:
        state = read_shape(Path(folder), shape)
    named = [name for document in state.documents.values() for name in (document.path, *document.copies)]
    named += [*state.records, *(name for each in state.records.values() for name in each.cases)]
    named += [name for run in state.runs.values() for name in run.sources]
    assert [name for name in named if ".." in name or name.startswith("/") or ":" in name[:2] or "\0" in name] == []


def shape_of(**names: str) -> object:
    """A state with one paper, as it is written; `names` are others than the sound ones in their places."""
    sound = {"file": "cases/1.yaml", "source": "cases/1.yaml", "path": "build/1.docx", "copy": "a.pdf"}
    file, source, path, copy, told, case = {**sound, "told": "cases/1.yaml", "case": "cases/2.yaml", **names}.values()
    return {
        "format": 5,
        "files": [[file, "x"]],
        "layers": [[0]],
        "documents": [["sak", source, "", "word", path, "x", [0], [[copy, "x"]]]],
        "records": [
            [
                "cases/1.yaml",
                [0],
                "",
                [[told, 1, 1, "HFI108", "advarsel", "", "", [[1, 1, 1, 2, "–"]]]],
                None,
                [case],
                [0],
                "",
            ]
        ],
        "runs": [[["build"], [0], [0], [0]]],
    }


def read_shape(folder: Path, shape: object) -> State:
    content = json.dumps(shape).encode()
    state_path(folder / "build").parent.mkdir(parents=True, exist_ok=True)
    state_path(folder / "build").write_bytes(sha256(content).hexdigest().encode() + b"\n" + content)
    return read_state(folder / "build", folder)


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x", "\\x", "C:\\x", "a\0", ".."])
@pytest.mark.parametrize("place", ["file", "source", "path", "copy", "told", "case"])
def test_a_state_that_names_what_lies_outside_is_no_state(tmp_path: Path, place: str, name: str) -> None:
    assert read_shape(tmp_path, shape_of()) != State()
    assert read_shape(tmp_path, shape_of(**{place: name})) == State()


def test_an_older_state_leads_to_no_older_paper(office: Workspace) -> None:
    path = state_path(office.output)
    older = path.read_bytes()
    change(office, "04-26.yaml", "Bakgrunnen.", "Ny.")
    assert command(office, "build", *MEETING) == 0
    path.write_bytes(older)
    assert command(office, "build", *MEETING) == 0
    # The record is as it was when the older state was written; the paper is not.
    path.write_bytes(older)
    change(office, "04-26.yaml", "Ny.", "Bakgrunnen.")
    assert not recalled(office, meeting="SSU/2026-05-21")
    assert command(office, "build", *MEETING) == 0
    assert_as_from_nothing(office, *MEETING)


def test_a_state_that_cannot_be_written_only_costs_time(office: Workspace) -> None:
    path = state_path(office.output)
    path.unlink()
    path.mkdir()
    change(office, "04-26.yaml", "Bakgrunnen.", "Ny.")
    assert command(office, "build", *MEETING) == 0
    assert not recalled(office, meeting="SSU/2026-05-21")


def test_a_copied_office_builds_in_its_new_place(office: Workspace, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing in the ledger says where the folder lies."""
    place = tmp_path_factory.mktemp("annet") / "sted"
    office.root.rename(place)
    moved = Workspace(place)
    before = states(moved)
    assert recalled(moved, meeting="SSU/2026-05-21")
    assert command(moved, "build", *MEETING) == 0
    assert states(moved) == before


def test_files_that_programs_put_there_for_themselves_change_nothing(office: Workspace) -> None:
    for name in ("~$01-26.yaml", ".DS_Store"):
        (office.root / "cases" / name).write_bytes(b"x")
    assert recalled(office, meeting="SSU/2026-05-21")


def records(root: Path) -> list[Path]:
    return sorted(path for path in (root / "cases").rglob("*.yaml") if path.parent.name != "register")


def test_every_record_of_the_examples_is_an_input_of_all_that_it_shows_in(tmp_path: Path) -> None:
    """Each record gets another title in turn; what was not made again must be as it would be made."""
    workspace = copy_workspace(tmp_path / "kontor")
    build_papers(Office(workspace), Selection(), now=0)
    turned_over = 0
    for path in records(workspace.root):
        text = path.read_text("utf-8")
        field = "sted: " if path.parent.name == "møter" else "tittel: "
        changed = text.replace(f"\n{field}", f"\n{field}Nytt om ", 1)
        path.write_text(changed, "utf-8")
        turned_over += changed != text
        build_papers(Office(workspace), Selection(), now=0)
        state_path(workspace.output).unlink()
        assert build_papers(Office(workspace), Selection(), now=0).changed == (), path.name
    assert turned_over > 12
