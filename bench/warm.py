"""Many papers in one process: prints the seconds that each took, one to a line.

    python -m bench.warm ours <times> <workspace> <case>...
    python -m bench.warm together <times> <workspace> <case>...
    python -m bench.warm plain <times> <content> <template> <paper>

`ours` is the whole way anew each time: case and registers read, checks, render, lint, comparison, writing; with more
than one case they are built in turn, so that no text of a case is met twice. `together` builds all the cases in one
call, as `build --all` and `build --meeting` do, and shares the time among them. Every paper is removed first: one that
is in place already is not written again.
"""

import shutil
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path


def _ours(workspace_root: str, *numbers: str) -> Callable[[], None]:
    from hfi_docs.pipeline.office import Office  # noqa: PLC0415
    from hfi_docs.pipeline.selection import Selection  # noqa: PLC0415
    from hfi_docs.pipeline.verbs import build_papers  # noqa: PLC0415
    from hfi_docs.records.load import Workspace  # noqa: PLC0415 - the peer's process must not hold the program

    workspace, turns = Workspace(Path(workspace_root)), cycle(numbers)
    return lambda: _discard(build_papers(Office(workspace), Selection((next(turns),)), now=time.time()))


def _together(workspace_root: str, *numbers: str) -> Callable[[], None]:
    from hfi_docs.pipeline.office import Office  # noqa: PLC0415
    from hfi_docs.pipeline.selection import Selection  # noqa: PLC0415
    from hfi_docs.pipeline.verbs import build_papers  # noqa: PLC0415
    from hfi_docs.records.load import Workspace  # noqa: PLC0415

    workspace = Workspace(Path(workspace_root))
    return lambda: _discard(build_papers(Office(workspace), Selection(numbers), now=time.time()))


def _plain(content: str, template: str, paper: str) -> Callable[[], None]:
    from bench.plain import build  # noqa: PLC0415

    return lambda: build(Path(content), Path(template), Path(paper))


def _discard(_: object) -> None:
    """What was built is on the disk, or of no further use."""


def _time(build: Callable[[], None], times: int, papers: Path) -> Sequence[float]:
    seconds = []
    for _ in range(times):
        shutil.rmtree(papers, ignore_errors=True)
        start = time.perf_counter()
        build()
        seconds.append(time.perf_counter() - start)
    return seconds


if __name__ == "__main__":
    kind, count, *rest = sys.argv[1:]
    jobs: dict[str, Callable[..., Callable[[], None]]] = {"ours": _ours, "together": _together, "plain": _plain}
    shared = len(rest) - 1 if kind == "together" else 1
    for figure in _time(jobs[kind](*rest), int(count), Path(rest[0], "build", "SSU")):
        print(figure / shared)
