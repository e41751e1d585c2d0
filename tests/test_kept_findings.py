"""What is kept of the findings of an office: after every change the same is found as by looking at all of it."""

from collections.abc import Collection, Iterator
from pathlib import Path
from random import Random

from bench.office import make_office
from hfi_docs.errors import ERROR, Problem, RecordError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace
from hfi_docs.serve.kept import KeptFindings
from hfi_docs.serve.watching import looks
from tests.workspaces import REPOSITORY, office_workspace

CASE = "cases/2026/13-26.yaml"
NOTICE = "cases/møter/SSU-2026-05-21.yaml"
MINUTES = "cases/protokoller/SSU-2026-05-21.yaml"
#: What somebody does: a file, what is written there, and what is written instead; without words the file goes.
STEPS: tuple[tuple[str, str, str], ...] = (
    (CASE, "tittel: Oppdatert", "tittel: Oppdatert oppdatert"),
    (CASE, "møte: 2026-05-21", "møte: 2026-09-24"),
    (CASE, "status: endelig", "status: endlig"),
    (CASE, "status: endlig", "status: utkast"),
    (NOTICE, "{sak: 14/26, minutter: 45}", "{sak: 14/26, minutter: førti}"),
    (NOTICE, "{sak: 14/26, minutter: førti}", "{sak: 08/26, minutter: 45}"),
    (CASE, "møte: 2026-09-24", "møte: 2026-05-21"),
    ("cases/2026/08-26.yaml", "tittel:", "tttel:"),
    ("cases/2026/08-26.yaml", "tttel:", "\ttittel:"),
    ("cases/2026/08-26.yaml", "\ttittel:", "tittel:"),
    (NOTICE, "møte: 2026-05-21", "møte: 2026-05-22"),
    (NOTICE, "møte: 2026-05-22", "id: vårmøtet\nmøte: 2026-05-21"),
    (MINUTES, "utvalg: SSU", "utvalg: PA"),
    (MINUTES, "utvalg: PA", "utvalg: SSU"),
    ("cases/register/tekster.yaml", "oppføringer:", "oppforinger:"),
    ("cases/register/tekster.yaml", "oppforinger:", "oppføringer:"),
    ("cases/2021/04-21/handlingsplan.png", "", ""),
    (MINUTES, "", ""),
    ("cases/2026/14-26.yaml", "", ""),
)


def findings(workspace: Workspace) -> tuple[Problem, ...]:
    try:
        return check_cases(Office(workspace), Selection()).problems
    except RecordError as error:
        return error.problems


class Kept:
    """Findings that are asked for again after each step, with what a look at the folder tells of it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.findings = KeptFindings(Office(workspace), Selection())
        self.looks = looks(workspace)

    def now(self, also: Collection[Path] = ()) -> tuple[Problem, ...]:
        """What is wrong now; some files have been saved without looking otherwise than before."""
        before, self.looks = self.looks, looks(self.workspace)
        names = {name for name, look in self.looks.items() if before.get(name) != look}
        names |= before.keys() - self.looks.keys()
        try:
            return self.findings.after({*map(Path, names), *also}).problems
        except RecordError as error:
            return error.problems


def test_each_step_finds_what_a_fresh_look_finds(tmp_path: Path) -> None:
    workspace = Workspace(office_workspace(tmp_path))
    kept = Kept(workspace)
    assert kept.now() == findings(workspace)
    for name, old, new in STEPS:
        path = workspace.root / name
        if not old:
            path.unlink()
        else:
            text = path.read_text("utf-8")
            assert old in text, (name, old)
            path.write_text(text.replace(old, new, 1), "utf-8")
        assert kept.now([path]) == findings(workspace), (name, new)


def test_edits_by_chance_find_what_a_fresh_look_finds(tmp_path: Path) -> None:
    workspace = Workspace(make_office(REPOSITORY, tmp_path / "kontor", 16))
    kept, chance = Kept(workspace), Random(14)
    kept.now()
    for path in _edits(workspace, chance, 12):
        assert kept.now([path]) == findings(workspace), path


def _edits(workspace: Workspace, chance: Random, times: int) -> Iterator[Path]:
    """Lines that go, come twice or change places in records, each mended again after two more steps or never."""
    for _ in range(times):
        path = chance.choice(sorted((workspace.root / "cases").rglob("*.yaml")))
        lines = path.read_text("utf-8").split("\n")
        place = chance.randrange(len(lines))
        lines[place : place + 1] = chance.choice(([], [lines[place], "# mer"], [lines[place] + "s"], ["tittel: x"]))
        path.write_text("\n".join(lines), "utf-8")
        yield path


def test_only_what_rests_on_a_change_is_looked_at(tmp_path: Path) -> None:
    workspace = Workspace(make_office(REPOSITORY, tmp_path / "kontor", 16))
    findings = KeptFindings(Office(workspace), Selection())
    first, other = (sorted(workspace.root.glob(f"cases/2027/{organ}-*.yaml"))[0] for organ in ("PA", "SSU"))
    assert not findings.after(()).failed
    for path in (first, other):
        path.write_text(path.read_text("utf-8").replace("tittel:", "tttel:"), "utf-8")
    wrong = {problem.position.path for problem in findings.after([first]).problems if problem.level == ERROR}
    assert (first in wrong, other in wrong) == (True, False)
    wrong = {problem.position.path for problem in findings.after([other]).problems if problem.level == ERROR}
    assert (first in wrong, other in wrong) == (True, True)


def test_a_few_cases_are_followed_alone(tmp_path: Path) -> None:
    workspace = Workspace(office_workspace(tmp_path))
    findings = KeptFindings(Office(workspace), Selection(("13/26",)))
    told = findings.after(())
    assert (told.failed, told.counts) == (False, (1, 0, 0, 0))
    path = workspace.root / CASE
    path.write_text(path.read_text("utf-8").replace("tittel:", "tttel:", 1), "utf-8")
    assert findings.after([path]).failed
