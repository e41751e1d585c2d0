"""Whether an office may grow: time and memory of whole commands over offices of many sizes.

    python -m bench.many [-n RUNS] [SIZE]...

Every run is a process of its own. Time should grow in step with the cases (exponent 1.0 or less, for starting up costs
the same in every office), and each further case should cost the same however many there are. Nothing is asserted.
"""

import argparse
import math
import shutil
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench.office import make_office
from bench.runs import ROOT, Run, program, run, spread, surroundings

_SIZES = (100, 300, 1000)
_KIBI = 1024


class Job(NamedTuple):
    """A command to measure; `fresh` takes the papers away before it, `per_case` tells whether it meets every case."""

    name: str
    arguments: Sequence[str]
    fresh: bool = False
    per_case: bool = True


_JOBS = (
    Job("build --all", ("build", "--all"), fresh=True),
    Job("build --all, nothing new", ("build", "--all")),
    Job("check", ("check",)),
    Job("list", ("list",)),
    Job("decisions of an organ's year", ("decisions", "--organ", "SSU", "--year", "2027"), per_case=False),
    Job("decisions", ("decisions",)),
    Job("followup of an organ's year", ("followup", "--organ", "SSU", "--year", "2027"), per_case=False),
    Job("followup", ("followup",)),
    Job("build 13/26, nothing new", ("build", "13/26"), per_case=False),
)


class Size(NamedTuple):
    """An office and what a command took in it, over several runs: seconds and MiB."""

    cases: int
    seconds: float
    memory: float


def main() -> None:
    """Prints every figure."""
    parser = argparse.ArgumentParser(prog="python -m bench.many", description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("-n", type=int, default=3, help="runs of each command in each office, by turns")
    parser.add_argument("sizes", type=int, nargs="*", default=list(_SIZES), help="generated cases of each office")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hfi-many-") as name:
        folder = Path(name)
        environment = surroundings(folder)
        offices = [make_office(ROOT, folder / str(size), size) for size in sorted(options.sizes)]
        counts = [_warm_up(office, environment) for office in offices]
        for job in _JOBS:
            # By turns: the machine's speed drifts, and must not drift with the size.
            turns = [[_run(job, office, environment) for office in offices] for _ in range(options.n)]
            _show(job, dict(zip(counts, zip(*turns, strict=True), strict=True)))
        _show_papers(offices)


def _warm_up(office: Path, environment: Mapping[str, str]) -> int:
    """How many cases there are; the template is read, and every module compiled, before anything is measured."""
    run(program(office, "build", "13/26"), environment)
    return len(run(program(office, "list"), environment).output.splitlines())


def _run(job: Job, office: Path, environment: Mapping[str, str]) -> Run:
    if job.fresh:
        for folder in (office / "build").glob("[!.]*"):
            shutil.rmtree(folder)
    return run(program(office, *job.arguments), environment)


def _show(job: Job, runs: Mapping[int, Sequence[Run]]) -> None:
    print(f"\n{job.name}")
    sizes = []
    for cases, found in runs.items():
        wall, cpu = spread([r.wall for r in found]), spread([r.cpu for r in found])
        memory = spread([r.memory for r in found])
        sizes.append(Size(cases, cpu.median, memory.median))
        each = f"{1000 * cpu.median / cases:6.2f} ms" if job.per_case else "      –  "
        print(f"  {cases:>5} cases  wall {wall} s  CPU {cpu} s  {each} CPU per case  peak {memory.median:4.0f} MiB")
    if job.per_case and len(sizes) > 1:
        _show_growth(sizes)
    sys.stdout.flush()


def _show_growth(sizes: Sequence[Size]) -> None:
    """Of CPU time, for other programs on the machine lengthen the wall time more."""
    steps = [(small.cases, large.cases, _each(small, large)) for small, large in pairwise(sizes)]
    told = ", ".join(f"{from_}–{to}: {time:.2f} ms {memory:.0f} KiB" for from_, to, (time, memory) in steps)
    time = exponent([(size.cases, size.seconds) for size in sizes])
    memory = exponent([(size.cases, size.memory) for size in sizes])
    print(f"  exponent: CPU {time:.2f}, memory {memory:.2f}   each further case, {told}")


def _each(small: Size, large: Size) -> tuple[float, float]:
    """Milliseconds and KiB for each case that the larger office has more."""
    more = large.cases - small.cases
    return 1000 * (large.seconds - small.seconds) / more, _KIBI * (large.memory - small.memory) / more


def exponent(figures: Sequence[tuple[float, float]]) -> float:
    """The slope of the figures on logarithmic scales (least squares): 1 is linear, 2 quadratic."""
    sizes, costs = ([math.log(figure) for figure in column] for column in zip(*figures, strict=True))
    return statistics.linear_regression(sizes, costs).slope


def _show_papers(offices: Sequence[Path]) -> None:
    print("\nPapers on the disk")
    for office in offices:
        sizes = [path.stat().st_size / _KIBI for path in (office / "build").glob("[!.]*/**/*.docx")]
        print(f"  {len(sizes):>5} papers  {statistics.mean(sizes):.1f} KiB each")


if __name__ == "__main__":
    main()
