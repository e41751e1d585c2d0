"""What the tests of built papers share: a copy of the office's folder, and the papers of the worked examples."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, settings

from hfi_docs.check.wording import words
from hfi_docs.output import cache, disk
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.recall import Built
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace, events
from tests.partnership import Meeting, build_meeting
from tests.word import Word, read_word
from tests.workspaces import office_workspace, replace_in

if TYPE_CHECKING:
    from hfi_docs.output.pdf import Converted

# No test may fail because a machine is slow.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite what tests/stated/ says of the papers")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether what is found becomes what is stated."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session", autouse=True)
def _no_cache() -> Iterator[None]:
    """Nothing is kept in the home of whoever runs the tests, nor taken from there; tests of the cache say where."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(cache.VARIABLE, "")
        # What dictionaries say depends on what is installed; tests of them say where they are.
        patch.setenv(words.VARIABLE, "")
        yield


@dataclass(frozen=True)
class BuiltOffice:
    """A workspace with what has been built in it."""

    workspace: Workspace
    built: Built

    def path(self, case: str) -> Path:
        """The paper of a case, «13-26»."""
        return next(path for path in self.built.outputs if f" {case} " in path.name)


def copy_workspace(folder: Path) -> Workspace:
    """The office's folder, without what was built in it, copied to `folder`."""
    return Workspace(office_workspace(folder))


def build(workspace: Workspace, *numbers: str) -> BuiltOffice:
    """Builds the papers of the named cases, or of all."""
    return BuiltOffice(workspace, build_papers(Office(workspace), Selection(numbers), now=time.time()))


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> BuiltOffice:
    """The worked examples, built once; for reading only."""
    return build(copy_workspace(tmp_path_factory.mktemp("office")))


@pytest.fixture(scope="session")
def paper(office: BuiltOffice) -> Word:
    """The paper of 13/26."""
    return read_word(office.path("13-26").read_bytes())


@pytest.fixture(scope="session")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    """Partnerskapsmøtet 19 June 2026 in every document that prints it, built once; for reading only."""
    return build_meeting(copy_workspace(tmp_path_factory.mktemp("meeting")))


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of PyYAML's parsers in turn: the fast one is not installed everywhere."""
    monkeypatch.setattr(events, "PARSER", getattr(yaml, request.param))


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody holds a file for seconds here."""
    monkeypatch.setattr(disk, "_DELAY", 0)


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str, str], Workspace]:
    """Changes one place in a record of a fresh copy of the workspace."""
    workspace = copy_workspace(tmp_path / "office")

    def edit(name: str, old: str, new: str) -> Workspace:
        replace_in(workspace.root / "cases" / name, old, new)
        return workspace

    return edit


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every Word file that is made into PDF."""
    from tests.converting import libre_office  # noqa: PLC0415 - few tests need it
    from tests.pdf_examples import compact, examples, extremes  # noqa: PLC0415 - few tests need it

    libre_office()
    return {**examples(tmp_path_factory), **compact(tmp_path_factory), **extremes(tmp_path_factory)}


@pytest.fixture(scope="session")
def pdfs(documents: Mapping[str, bytes]) -> "dict[str, Converted]":
    """All of them, made in one call."""
    from hfi_docs.output.pdf import convert  # noqa: PLC0415 - few tests need it
    from tests.converting import libre_office  # noqa: PLC0415 - few tests need it

    return convert(libre_office(), documents)
