"""What a save costs a process that goes on: `python -m bench.resident [workspace] [source] [times]`.

CPU from a saved case to its page and findings, and memory over many saves.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.copies import copy_workspace
from bench.runs import ROOT
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.serve.sheets import Desk

_CASE = "cases/2026/13-26.yaml"
_TIMES = 1000
_PAGE = 4096


def main() -> None:
    """Prints the figures."""
    root, source, times = (*sys.argv[1:], *(str(ROOT), _CASE, str(_TIMES))[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory(prefix="hfi-bench-") as name:
        workspace = Workspace(Path(name) / "workspace")
        copy_workspace(Path(root), workspace.root)
        _measure(workspace, source, int(times))


def _measure(workspace: Workspace, source: str, times: int) -> None:
    desk, path = Desk(Office(workspace, goes_on=True)), workspace.root / source
    text = path.read_text("utf-8")
    took, memory = [], []
    for number in range(times):
        path.write_text(text.replace("bakgrunn: |\n  ", f"bakgrunn: |\n  Lagring {number}. ", 1), "utf-8")
        start = time.process_time()
        desk.changed()
        sheet = desk.sheet(source)
        took.append(time.process_time() - start)
        assert f"Lagring {number}." in sheet.page
        memory.append(_resident())
    print(
        f"first {took[0] * 1000:.0f} ms CPU; then median {median(took[1:]) * 1000:.1f}, most {max(took[1:]) * 1000:.1f}"
    )
    print(f"memory after 10 saves {memory[9]:.1f} MiB, after {times} {memory[-1]:.1f} MiB")


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE / 2**20


if __name__ == "__main__":
    main()
