"""Speed against the script that one would write instead, as ratios: `uv run python -m bench`.

Both sides run by turns, A B A B, and are compared pair by pair, because a machine's speed drifts. Figures are printed
and nothing is asserted: a target missed on a busy machine is no fault of the program. Needs Linux or macOS.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.copies import add_copies, copy_workspace
from bench.runs import ROOT, Run, program, ratios, run, spread, surroundings

_CASE = "13/26"
_WARM_ROUNDS = 3
_COPIES = (1, 10, 50)


@dataclass(frozen=True)
class Bench:
    """Where the bench works, and the environment of the processes that it starts."""

    folder: Path
    base: Path | None
    environment: Mapping[str, str]

    @property
    def workspace(self) -> Path:
        """A copy of the office's workspace."""
        return self.folder / "workspace"

    @property
    def plain_files(self) -> list[str]:
        """The peer's content, template and paper."""
        return [str(self.folder / name) for name in ("content.yaml", "plain.docx", "paper.docx")]

    def program(self, *arguments: str, workspace: Path | None = None) -> list[str]:
        """A command line of the program."""
        return program(workspace or self.workspace, *arguments)

    def plain(self) -> list[str]:
        """The command line of the peer."""
        return [sys.executable, str(ROOT / "bench" / "plain.py"), *self.plain_files]

    def module(self, name: str, *arguments: str) -> list[str]:
        """A command line of a module of the bench."""
        return [sys.executable, "-m", f"bench.{name}", *arguments]

    def run(self, command: Sequence[str]) -> Run:
        """Runs a command as a user would: with compiled modules and without a paper in place."""
        for paper in self.workspace.glob("build/**/*.docx"):
            paper.unlink()
        return run(command, self.environment)


def main() -> None:
    """Prints every figure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="runs of each command, and papers of each warm process")
    parser.add_argument("--base", choices=("sak", "word"), default="sak", help="whose styles the peer's template has")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hfi-bench-") as name:
        bench = _prepare(Path(name), options.base)
        _show_contents(bench)
        _show_whole(bench, options.n)
        _show_warm(bench, options.n)
        _show_commands(bench, options.n)
        _show_scaling(bench)


def _prepare(folder: Path, base: str) -> Bench:
    template = ROOT / "templates" / "docx" / "sak.docx" if base == "sak" else None
    bench = Bench(folder, template, surroundings(folder))
    copy_workspace(ROOT, bench.workspace)
    bench.run(bench.module("content", "make", str(bench.workspace), _CASE, str(template or "-"), str(folder)))
    return bench


def _show_contents(bench: Bench) -> None:
    print(f"Same content (case {_CASE}): ours, plain script")
    bench.run(bench.plain())
    bench.run(bench.program("build", _CASE))
    # Not through bench.run, which would clear the paper away.
    paper = next(bench.workspace.glob("build/**/*.docx"))
    print(run(bench.module("content", "compare", str(paper), bench.plain_files[2]), bench.environment).output, end="")


def _show_whole(bench: Bench, times: int) -> None:
    ours, plain = _by_turns(bench, bench.program("build", _CASE), bench.plain(), times)
    print(f"\nWhole command, {times} runs by turns: median (least–most)")
    print(f"  ours   wall {spread([r.wall for r in ours])} s, CPU {spread([r.cpu for r in ours])} s")
    print(f"  plain  wall {spread([r.wall for r in plain])} s, CPU {spread([r.cpu for r in plain])} s")
    print(f"  ratio  wall {ratios(ours, plain, lambda r: r.wall)}   target ≤ 0.8")
    print(f"  ratio  CPU  {ratios(ours, plain, lambda r: r.cpu)}")
    print(f"  peak   {spread([r.memory for r in ours])} and {spread([r.memory for r in plain])} MiB")
    print(f"  ratio  memory {ratios(ours, plain, lambda r: r.memory)}   target ≤ 1.0")


def _by_turns(bench: Bench, ours: Sequence[str], plain: Sequence[str], times: int) -> tuple[list[Run], list[Run]]:
    for command in (ours, plain):
        bench.run(command)
    pairs = [(bench.run(ours), bench.run(plain)) for _ in range(times)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _show_warm(bench: Bench, times: int) -> None:
    others = copy_workspace(bench.workspace, bench.folder / "different")
    numbers = add_copies(others, _CASE, times + 1)
    arguments = {
        "plain script": ["plain", str(times + 1), *bench.plain_files],
        "ours": ["ours", str(times + 1), str(bench.workspace), _CASE],
        "ours, different papers": ["ours", str(times + 1), str(others), *numbers],
        "ours, in one call": ["together", "3", str(others), *numbers],
    }
    rounds = [{name: _median(bench, given) for name, given in arguments.items()} for _ in range(_WARM_ROUNDS)]
    print(f"\nWarm, per paper: {_WARM_ROUNDS} rounds by turns of {times} papers in one process, the first left out")
    for name in arguments:
        figures = spread([1000 * medians[name] for medians in rounds])
        ratio = spread([medians[name] / medians["plain script"] for medians in rounds])
        print(f"  {name:<24} {figures} ms   ratio {ratio}   target ≤ 0.5")


def _median(bench: Bench, arguments: Sequence[str]) -> float:
    seconds = bench.run(bench.module("warm", *arguments)).output.split()
    return spread([float(figure) for figure in seconds[1:]]).median


def _show_commands(bench: Bench, times: int) -> None:
    print(f"\nOther commands, {times} runs")
    for arguments in (("check", _CASE), ("check",), ("list",), ("--help",)):
        runs = [bench.run(bench.program(*arguments)) for _ in range(times + 1)][1:]
        memory = spread([r.memory for r in runs]).median
        walls, cpus = spread([r.wall for r in runs]), spread([r.cpu for r in runs])
        print(f"  {' '.join(arguments):<12} wall {walls} s, CPU {cpus} s, {memory:.0f} MiB")


def _show_scaling(bench: Bench) -> None:
    print("\nMany papers: build --all with copies of the case (its short neighbours are built too, not counted)")
    for count in _COPIES:
        workspace = copy_workspace(bench.workspace, bench.folder / f"copies-{count}")
        add_copies(workspace, _CASE, count - 1)
        result = bench.run(bench.program("build", "--all", workspace=workspace))
        print(f"  {count:>3} papers  {result.wall:7.2f} s  {count / result.wall:6.1f}/s  {result.memory:6.0f} MiB peak")


if __name__ == "__main__":
    main()
