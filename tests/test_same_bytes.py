"""The same records give the same bytes: on every run, in every folder, whatever the machine is set to."""

import os
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.conftest import BuiltOffice, copy_workspace

NUMBERS = ["08/26", "13/26", "14/26", "15/26"]


def papers(folder: Path) -> dict[str, bytes]:
    """Every built paper by its path below the workspace."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("build/**/*.docx")}


def build_apart(folder: Path, *arguments: str, **surroundings: str) -> dict[str, bytes]:
    """Builds in a process of its own, started in another folder than the workspace's."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    command = [sys.executable, "-m", "hfi_docs", "-w", str(folder), "build", *arguments]
    done = subprocess.run(
        command, env={**os.environ, **surroundings}, cwd=folder.parent, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return papers(folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace somewhere else, in a folder whose name is long and not plain ASCII."""
    return copy_workspace(tmp_path_factory.mktemp("sted") / "Et annet sted med æøå og mellomrom").root


def test_two_builds_in_one_process_and_in_two(office: BuiltOffice, folder: Path) -> None:
    first = papers(office.workspace.root)
    assert len(first) > len(NUMBERS)
    assert build_apart(folder, "--all") == first
    assert build_apart(folder, "--all") == first


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Auckland"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4294967295"},
        {"LANG": "nb_NO.ISO-8859-1", "LANGUAGE": "nn"},
    ],
    ids=lambda surroundings: " ".join(f"{name}={value}" for name, value in surroundings.items()),
)
def test_the_machine_does_not_matter(office: BuiltOffice, folder: Path, surroundings: dict[str, str]) -> None:
    assert build_apart(folder, "--all", **surroundings) == papers(office.workspace.root)


def test_the_order_of_the_cases_does_not_matter(office: BuiltOffice, folder: Path) -> None:
    everything = papers(office.workspace.root)
    turned = build_apart(folder, *reversed(NUMBERS))
    assert turned == {name: everything[name] for name in turned}
    assert len(turned) == len(NUMBERS)


def test_one_case_is_built_as_it_is_among_the_others(office: BuiltOffice, folder: Path) -> None:
    alone = build_apart(folder, "13/26")
    assert len(alone) == 1
    assert alone.items() <= papers(office.workspace.root).items()


def test_the_files_of_the_records_may_have_any_age(office: BuiltOffice, tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "gammelt")
    for path in workspace.root.rglob("*"):
        os.utime(path, (946684800, 946684800))
    assert build_apart(workspace.root, "--all") == papers(office.workspace.root)


def test_nothing_of_the_machine_stands_in_a_paper(office: BuiltOffice) -> None:
    """Neither folder, user nor time of the build."""
    for path in office.built.outputs:
        with zipfile.ZipFile(path) as package:
            assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            content = b"".join(package.read(name) for name in package.namelist())
        for trace in (str(office.workspace.root).encode(), b"/home/", b"/root", b"python-docx"):
            assert trace not in content


@pytest.mark.parametrize("executor", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_the_same_from_any_executor(tmp_path: Path, executor: type[Executor]) -> None:
    workspace = copy_workspace(tmp_path / "kontor")
    built = build_papers(Office(workspace), Selection(), now=0)
    alone = {path: path.read_bytes() for path in built.outputs}
    for path in alone:
        path.unlink()
    with executor(max_workers=2) as pool:  # type: ignore[call-arg] # every kind takes it
        build_papers(Office(workspace), Selection(), now=0, executor=pool)
    assert {path: path.read_bytes() for path in alone} == alone
