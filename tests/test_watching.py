"""What is told of an office's folder while somebody works in it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from hfi_docs.output.ledger import state_path
from hfi_docs.records.load import Workspace
from hfi_docs.serve import watching
from hfi_docs.serve.watching import changes
from tests.standing import command, small_office

CASE = "cases/01-26.yaml"
#: Longer than any look through the folder takes on a busy machine (seconds).
PATIENCE = 30


@contextmanager
def told(workspace: Workspace) -> Iterator[Callable[[set[str]], set[str]]]:
    """What was told since the last time, as soon as all of some names are; a save that is seen twice counts once."""
    stop, found = Event(), Queue[frozenset[Path]]()
    looked = Event()

    def follow() -> None:
        watched = changes(workspace, stop)
        looked.set()
        for changed in watched:
            found.put(changed)

    earlier: set[str] = set()

    def news(wanted: set[str]) -> set[str]:
        heard: set[str] = set()
        while not wanted <= heard:
            heard |= {path.relative_to(workspace.root).as_posix() for path in found.get(timeout=PATIENCE)}
        heard -= earlier - wanted
        earlier.update(heard)
        return heard

    thread = Thread(target=follow)
    thread.start()
    looked.wait(PATIENCE)
    try:
        yield news
    finally:
        stop.set()
        thread.join(PATIENCE)


def told_at_once(news: Callable[[set[str]], set[str]], wanted: set[str]) -> bool:
    """Whether just these names are told."""
    return news(wanted) == wanted


@pytest.fixture(params=["told by the system", "looked through"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A small office, watched with watchfiles and without."""
    if request.param == "looked through":
        monkeypatch.setattr(watching, "find_spec", lambda name: None)
    return small_office(tmp_path)


def test_saved_new_moved_and_deleted(workspace: Workspace) -> None:
    case = workspace.root / CASE
    with told(workspace) as news:
        case.write_text(case.read_text("utf-8") + "\n# mer\n", "utf-8")
        assert told_at_once(news, {CASE})
        (case.parent / "09-26.yaml").write_text("sak: 9/26\n", "utf-8")
        assert told_at_once(news, {"cases/09-26.yaml"})
        (case.parent / "09-26.yaml").rename(case.parent / "08-26.yaml")
        assert told_at_once(news, {"cases/09-26.yaml", "cases/08-26.yaml"})
        (case.parent / "08-26.yaml").unlink()
        assert told_at_once(news, {"cases/08-26.yaml"})
        (workspace.root / "templates/docx/sak.docx").write_bytes(b"PK")
        assert told_at_once(news, {"templates/docx/sak.docx"})


def test_what_programs_write_for_themselves_is_not_told(workspace: Workspace) -> None:
    case = workspace.root / CASE
    with told(workspace) as news:
        for name in ("~$01-26.docx", ".01-26.yaml.swp", ".~lock.01-26#"):
            (case.parent / name).write_text("eier", "utf-8")
        case.write_text(case.read_text("utf-8") + "\n# mer\n", "utf-8")
        assert told_at_once(news, {CASE})


def test_a_save_that_leaves_size_and_time_as_they_were_is_told_by_the_system(tmp_path: Path) -> None:
    workspace = small_office(tmp_path)
    case = workspace.root / CASE
    with told(workspace) as news:
        for more in ("# mer\n", "# enda mer\n"):
            # The system is listening from the second save on.
            case.write_text(case.read_text("utf-8") + more, "utf-8")
            assert told_at_once(news, {CASE})
        before = case.stat()
        case.write_text(case.read_text("utf-8").replace("Prøvesak", "Prøvesek"), "utf-8")
        os.utime(case, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert told_at_once(news, {CASE})


def test_what_is_built_is_told_as_one_file(workspace: Workspace) -> None:
    with told(workspace) as news:
        assert command(workspace, "build", "04/26") == 0
        assert told_at_once(news, {state_path(workspace.output).relative_to(workspace.root).as_posix()})
