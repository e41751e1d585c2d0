"""How much each command loads: a start pays for every module, so a feature that loads one more says so here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hfi_docs.output.cache import VARIABLE
from tests.workspaces import REPOSITORY, office_workspace, replace_in

#: The most modules of our own, and of others that are not Python's, that a command may load. They only go down.
BUDGETS = {
    ("--help",): (12, 13),
    ("list",): (98, 32),
    ("check", "13/26"): (152, 100),
    ("build", "13/26"): (183, 104),
}
#: The same for a build that finds everything as it left it.
UNCHANGED = (34, 12)
_COUNT = """
import sys
before = set(sys.modules)
from hfi_docs.cli.main import run
assert run(sys.argv[1:]) == 0
names = [name.partition(".")[0] for name in sys.modules if name not in before]
own = names.count("hfi_docs")
print("loaded", own, len([name for name in names if name not in sys.stdlib_module_names]) - own)
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked examples as somebody works with them: the templates have been read, and one case was changed since."""
    office = office_workspace(tmp_path_factory.mktemp("kontor"))
    loaded(office, "build", "13/26")
    replace_in(office / "cases/2026/13-26.yaml", "\nstatus: endelig\n", "\nstatus: utkast\n")
    return office


def loaded(office: Path, *arguments: str) -> tuple[int, int]:
    environment = {**os.environ, VARIABLE: str(office / ".cache"), "PYTHONPATH": str(REPOSITORY)}
    line = [sys.executable, "-c", _COUNT, "-w", str(office), *arguments]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=True, encoding="utf-8")
    _, own, others = done.stdout.splitlines()[-1].split()
    return int(own), int(others)


@pytest.mark.parametrize("arguments", BUDGETS)
def test_no_command_loads_more_than_it_may(office: Path, arguments: tuple[str, ...]) -> None:
    own, others = loaded(office, *arguments)
    most_own, most_others = BUDGETS[arguments]
    assert (own <= most_own, others <= most_others) == (True, True), (own, others)


def test_a_build_with_nothing_to_make_loads_little(office: Path) -> None:
    loaded(office, "build", "14/26")
    own, others = loaded(office, "build", "14/26")
    assert (own <= UNCHANGED[0], others <= UNCHANGED[1]) == (True, True), (own, others)
