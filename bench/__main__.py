"""Speed against the script that one would write instead, as ratios: `uv run python -m bench`.

Both sides run by turns, A B A B, and are compared pair by pair, because a machine's speed drifts. Figures are printed
and nothing is asserted: a target missed on a busy machine is no fault of the program. Needs Linux or macOS.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bench.copies import add_copies, copy_workspace
from bench.runs import ROOT, Run, program, ratios, run, spread, surroundings

_CASE = "13/26"
_WARM_ROUNDS = 3
#: Each paper of the others is read anew.
_WARM_TARGETS = {"plain script": 1.0, "ours, in one call": 0.7}
_COPIES = (1, 10, 50)
#: A template that draws tables, and what it may cost: the first paper of a process, and each further one.
_DRAWN, _DRAWN_TARGETS = "budsjettsak.docx", (1.4, 0.8)


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

    def run(self, command: Sequence[str], *, knows_nothing: bool = False) -> Run:
        """Runs a command as a user would: with compiled modules, and with what was kept before, if anything was."""
        own = {"HFI_DOCS_CACHE": str(self.folder / "nothing")} if knows_nothing else {}
        return run(command, {**self.environment, **own})


def main() -> None:
    """Prints every figure."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("-n", type=int, default=15, help="runs of each command, and papers of each warm process")
    parser.add_argument("--base", choices=("sak", "word"), default="sak", help="whose styles the peer's template has")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hfi-bench-") as name:
        bench = _prepare(Path(name), options.base)
        _show_contents(bench)
        _show_commands(bench, options.n)
        _show_warm(bench, options.n)
        _show_drawn(bench, options.n)
        _show_scaling(bench)


def _prepare(folder: Path, base: str) -> Bench:
    template = ROOT / "templates" / "docx" / "sak.docx" if base == "sak" else None
    bench = Bench(folder, template, surroundings(folder) | {"HFI_DOCS_CACHE": str(folder / "cache")})
    copy_workspace(ROOT, bench.workspace)
    bench.run(bench.module("content", "make", str(bench.workspace), _CASE, str(template or "-"), str(folder)))
    return bench


def _show_contents(bench: Bench) -> None:
    print(f"Same content (case {_CASE}): ours, plain script")
    bench.run(bench.plain())
    bench.run(bench.program("build", _CASE))
    paper = next(bench.workspace.glob("build/**/*.docx"))
    print(bench.run(bench.module("content", "compare", str(paper), bench.plain_files[2])).output, end="")


def _show_commands(bench: Bench, times: int) -> None:
    """Every command beside the plain script, in rounds: one run of each, then the next round."""
    for measured in _MEASURED:
        measured.prepare(bench, 0)
        bench.run(bench.program(*measured.arguments))
    rounds = [_round(bench, number) for number in range(1, times + 1)]
    plain = [runs[0] for runs in rounds]
    print(f"\nWhole commands, {times} rounds: CPU of the command / CPU of the plain script, median (least–most)")
    print(f"  {'plain script':<42} {spread([r.cpu for r in plain])} s, {spread([r.memory for r in plain])} MiB")
    for index, measured in enumerate(_MEASURED, start=1):
        ours = [runs[index] for runs in rounds]
        ratio = ratios(ours, plain, lambda r: r.cpu)
        memory = ratios(ours, plain, lambda r: r.memory)
        print(f"  {measured.name:<42} {ratio}   target ≤ {measured.target:.2f}   memory {memory.median:.2f}")


def _round(bench: Bench, number: int) -> list[Run]:
    runs = [bench.run(bench.plain())]
    for measured in _MEASURED:
        measured.prepare(bench, number)
        runs.append(bench.run(bench.program(*measured.arguments), knows_nothing=measured.knows_nothing))
    return runs


def _change_a_word(workspace: Path, number: int) -> None:
    """Nothing built, what was kept still there, one word of the case another than before."""
    shutil.rmtree(workspace / "build", ignore_errors=True)
    case = next(workspace.glob("cases/**/13-26.yaml"))
    text = case.read_text(encoding="utf-8")
    case.write_text(re.sub(r"\bFrie\w* midler", f"Frie{number} midler", text), encoding="utf-8")


def _have_a_word_changed(bench: Bench, number: int) -> None:
    _change_a_word(bench.workspace, number)


def _forget_everything(bench: Bench, number: int) -> None:
    _change_a_word(bench.workspace, number)
    shutil.rmtree(bench.folder / "nothing", ignore_errors=True)


def _build_before(bench: Bench, _: int) -> None:
    bench.run(bench.program("build", _CASE))


def _leave(_: Bench, __: int) -> None:
    """Nothing is prepared."""


class Measured(NamedTuple):
    """A command, what is done before each run of it, and the ratio that it shall not exceed."""

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[[Bench, int], None]
    target: float
    knows_nothing: bool = False


_MEASURED = (
    Measured("build 13/26, one word changed", ("build", _CASE), _have_a_word_changed, 0.70),
    Measured("build 13/26, nothing changed", ("build", _CASE), _build_before, 0.25),
    Measured("build 13/26, the very first run", ("build", _CASE), _forget_everything, 1.30, knows_nothing=True),
    Measured("check 13/26", ("check", _CASE), _leave, 0.55),
    Measured("check", ("check",), _leave, 0.80),
    Measured("list", ("list",), _leave, 0.80),
    Measured("--help", ("--help",), _leave, 0.25),
)


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
        print(f"  {name:<24} {figures} ms   ratio {ratio}   target ≤ {_WARM_TARGETS.get(name, 0.5):.2f}")


def _show_drawn(bench: Bench, times: int) -> None:
    """A template with statements that draws the budget: the first paper of a process, and each further one."""
    drawn = copy_workspace(bench.workspace, bench.folder / "drawn")
    templates = drawn / "templates" / "docx"
    shutil.copyfile(templates / _DRAWN, templates / "sak.docx")
    command = bench.program("build", _CASE, workspace=drawn)
    bench.run(command)
    rounds = []
    for number in range(1, times + 1):
        _change_a_word(drawn, number)
        rounds.append((bench.run(bench.plain()), bench.run(command)))
    ratio = ratios([ours for _, ours in rounds], [plain for plain, _ in rounds], lambda r: r.cpu)
    print(f"\nA template with statements ({_DRAWN}), {times} rounds: CPU / CPU of the plain script")
    print(f"  {'the first paper of a process':<42} {ratio}   target ≤ {_DRAWN_TARGETS[0]:.2f}")
    arguments = {
        "plain": ["plain", str(times + 1), *bench.plain_files],
        "ours": ["ours", str(times + 1), str(drawn), _CASE],
    }
    medians = [{name: _median(bench, given) for name, given in arguments.items()} for _ in range(_WARM_ROUNDS)]
    further = spread([each["ours"] / each["plain"] for each in medians])
    print(f"  {'each further one':<42} {further}   target ≤ {_DRAWN_TARGETS[1]:.2f}")


def _median(bench: Bench, arguments: Sequence[str]) -> float:
    seconds = bench.run(bench.module("warm", *arguments)).output.split()
    return spread([float(figure) for figure in seconds[1:]]).median


def _show_scaling(bench: Bench) -> None:
    print("\nMany papers: build --all with copies of the case (its short neighbours are built too, not counted)")
    for count in _COPIES:
        workspace = copy_workspace(bench.workspace, bench.folder / f"copies-{count}")
        add_copies(workspace, _CASE, count - 1)
        result = bench.run(bench.program("build", "--all", workspace=workspace))
        print(f"  {count:>3} papers  {result.wall:7.2f} s  {count / result.wall:6.1f}/s  {result.memory:6.0f} MiB peak")


if __name__ == "__main__":
    main()
