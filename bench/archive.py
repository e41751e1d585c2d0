"""Sealing and verifying, in seconds: `python -m bench.archive`.

One meeting of twelve papers is sealed by the command itself, without PDFs. An archive of two hundred such meetings,
sealed in one process of papers made once, is verified in full and quickly, and one meeting of it is made again.
"""

import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.copies import copy_workspace
from bench.runs import ROOT, Run, program, run, surroundings
from hfi_docs.output.archive import Archive, MeetingPapers, opened, prove_bag, seal_issue
from hfi_docs.pipeline.meeting_papers import make_meeting, papers_of
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace

_PAPERS = 12
_MEETINGS = 200
_ROUNDS = 3
_DAY = date(2027, 1, 14)
_KEY = f"AdmSU/{_DAY}"
_CASE = """\
sak: AdmSU {number}/27
utvalg: AdmSU
møte: {day}
type: orientering
tittel: Status for tiltak nummer {number}
status: endelig
bakgrunn: |
  {text}
vurdering: |
  {text}
forslag_til_vedtak: |
  Administrativt samarbeidsutvalg tar saken til orientering.
"""
_TEXT = "Arbeidet går som planlagt, og rapporten gir et bilde av hva som gjenstår. " * 30


def main() -> None:
    """Prints every figure."""
    with tempfile.TemporaryDirectory(prefix="hfi-bench-") as folder:
        root = Path(folder) / "office"
        copy_workspace(ROOT, root)
        add_meeting(root)
        workspace = Workspace(root)
        _show(f"seal a meeting of {_PAPERS} papers", [_sealed(root) for _ in range(_ROUNDS)])
        papers = papers_of(make_meeting(Office(workspace), _KEY))
        seconds = seal_many(workspace.archive, papers)
        size = sum(path.stat().st_size for path in workspace.archive.rglob("*") if path.is_file())
        print(f"{_MEETINGS} meetings sealed in one process: {seconds:.1f} s, {size / 1e6:.0f} MB")
        for options in (("--all",), ("--all", "--quick"), (_KEY,), (_KEY, "--rebuild")):
            _show(f"verify {' '.join(options)}", [_run(root, "verify", *options) for _ in range(_ROUNDS)])


def add_meeting(root: Path) -> None:
    """A meeting of twelve final papers, and its notice."""
    cases = root / "cases" / "2027"
    cases.mkdir(parents=True)
    for number in range(1, _PAPERS + 1):
        text = _CASE.format(number=number, day=_DAY, text=_TEXT)
        (cases / f"AdmSU-{number:02}-27.yaml").write_text(text, "utf-8")
    items = "".join(f"  - {{sak: AdmSU {number}/27, minutter: 10}}\n" for number in range(1, _PAPERS + 1))
    notice = f"utvalg: AdmSU\nmøte: {_DAY}\ntid: 10.00–14.00\nsted: Teams\nstatus: endelig\nsaksliste:\n{items}"
    (root / "cases" / "møter" / f"AdmSU-{_DAY}.yaml").write_text(notice, "utf-8")


def seal_many(root: Path, papers: MeetingPapers) -> float:
    """Seals the papers as those of meetings a week apart, beside what is sealed; the seconds it took."""
    start, at = time.perf_counter(), datetime(2027, 1, 7, 12, tzinfo=UTC)
    for week in range(1, _MEETINGS):
        day = papers.meeting._replace(day=_DAY + timedelta(weeks=week))
        with opened(Archive(root)) as archive:
            seal_issue(archive, papers._replace(meeting=day), at=at, prove=prove_bag)
    return time.perf_counter() - start


def _sealed(root: Path) -> Run:
    """Seals in an empty archive; an earlier round's is put aside."""
    archive = root / "arkiv"
    if archive.exists():
        archive.rename(root.with_name(f"arkiv-{time.monotonic_ns()}"))
    return _run(root, "archive", _KEY)


def _run(root: Path, *arguments: str) -> Run:
    return run(program(root, *arguments), surroundings(root.parent) | {"HFI_SOFFICE": "none"})


def _show(name: str, runs: list[Run]) -> None:
    walls = sorted(each.wall for each in runs)
    print(f"{name}: {walls[len(walls) // 2]:.2f} s wall ({walls[0]:.2f}–{walls[-1]:.2f})")


if __name__ == "__main__":
    main()
