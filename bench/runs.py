"""One process run and what it cost: wall time, CPU time and peak memory; and how to compare many."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_KIBIBYTES = 1024
#: Figures from here on are shown without decimals: milliseconds and MiB.
_LARGE = 10.0


@dataclass(frozen=True)
class Run:
    """A finished process: seconds of wall and CPU (user and system), peak resident memory in MiB, its stdout."""

    wall: float
    cpu: float
    memory: float
    output: str


@dataclass(frozen=True)
class Spread:
    """The median of several figures, and the smallest and largest of them."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        places = 3 if self.median < _LARGE else 0
        median, least, most = (f"{figure:.{places}f}" for figure in (self.median, self.least, self.most))
        return f"{median} ({least}–{most})"


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of every process that a bench starts; what is compiled or kept is kept in `folder`."""
    # Modules are compiled once, there, wherever the surroundings keep or forbid compiled modules.
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "HFI_DOCS_CACHE": str(folder / "cache")}
    return environment | own | {"PYTHONPATH": str(ROOT)}


def program(workspace: Path, *arguments: str) -> list[str]:
    """A command line of the program."""
    return [str(Path(sys.executable).with_name("hfi-docs")), "--workspace", str(workspace), *arguments]


def run(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Runs a command to its end. The parent must stay small: on Linux a child's peak begins at its parent's size.

    Raises:
        SystemExit: the command failed.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output, tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            message = f"{' '.join(command)} ended with {process.returncode}:\n{said.read()}"
            raise SystemExit(message)
        output.seek(0)
        return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _KIBIBYTES, output.read())


def spread(figures: Sequence[float]) -> Spread:
    """The median with its range."""
    return Spread(statistics.median(figures), min(figures), max(figures))


def ratios(ours: Sequence[Run], others: Sequence[Run], figure: Callable[[Run], float]) -> Spread:
    """Ours through the other's, pair by pair: neighbours in time share the machine's mood."""
    return spread([figure(mine) / figure(other) for mine, other in zip(ours, others, strict=True)])
