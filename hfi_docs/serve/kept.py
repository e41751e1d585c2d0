"""What is found in a whole office, kept while somebody works in it: a save leads only to what rests on it.

An office's cases rest on its registers, on the names of its files and on its minutes: when one of these changes, all is
checked again. A case, a notice or an attached file concerns its own meeting, and what mentions it.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from hfi_docs.errors import ERROR, Problem
from hfi_docs.output.ledger import flat
from hfi_docs.papers.compose import Material, Minuted, Paper
from hfi_docs.pipeline.filing import meetings_in
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.plan import Inputs
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.model import Meeting

_RECORDS: Final = (".yaml", ".yml")
#: In the order in which they are counted.
_KINDS: Final = ("case", "draft", "notice", "minutes")


class Findings(NamedTuple):
    """What is wrong; and how many cases, drafts, notices and minutes are in order."""

    problems: tuple[Problem, ...]
    counts: tuple[int, ...]

    @property
    def failed(self) -> bool:
        """Whether something must be mended before papers can be built."""
        return any(problem.level == ERROR for problem in self.problems)


class _Sound(NamedTuple):
    """A record in order: what it is, where its papers lie, and the names of all files that it rests on."""

    kind: str
    folder: tuple[str, ...]
    rests_on: frozenset[str]


class _Found(NamedTuple):
    """What is kept: all findings, the records in order, and the meetings that each notice tells of."""

    problems: tuple[Problem, ...] = ()
    sound: Mapping[Path, _Sound] = MappingProxyType({})
    heads: Mapping[Path, tuple[Meeting, ...]] = MappingProxyType({})


class KeptFindings:
    """The findings of a selection, which are asked for again after each change."""

    def __init__(self, office: Office, selection: Selection) -> None:
        self._office, self._selection = office, selection
        self._before = _Found()

    def after(self, changed: Collection[Path]) -> Findings:
        """What is wrong now that some files have changed.

        Raises:
            RecordError: a register is broken. UsageError: there is no such case. OutsideError: the folder cannot be
                read.
        """
        # What goes wrong on the way leaves nothing to be believed.
        before, self._before = self._before, _Found()
        found = self._found(before, self._restless(before, changed))
        if found.heads != before.heads and before.heads:
            # A notice tells of another meeting than before: who names it by day or by short name is not known.
            found = self._found(_Found(), None)
        self._before = found
        kinds = [each.kind for each in found.sound.values()]
        return Findings(found.problems, tuple(map(kinds.count, _KINDS)))

    def _found(self, before: _Found, restless: frozenset[Path] | None) -> _Found:
        kept = {path: each for path, each in before.sound.items() if restless is not None and path not in restless}
        checked = check_cases(self._office, self._selection, restless)
        settled = (problem for problem in before.problems if problem.position.path in kept)
        problems = tuple(sorted({*checked.problems, *settled}))
        return _Found(problems, kept | self._sound(checked), self._heads())

    def _restless(self, before: _Found, changed: Collection[Path]) -> frozenset[Path] | None:
        """The files to be checked again; None when all are."""
        office, filing = self._office, self._office.filing
        records = {*filing.paths} - filing.minutes_paths
        attached = {name for each in before.sound.values() for name in each.rests_on if not name.endswith(_RECORDS)}
        touched = {path: path.relative_to(office.workspace.root).as_posix() for path in changed}
        known = all(path.is_file() and (path in records or name in attached) for path, name in touched.items())
        if not self._selection.is_all or not before.sound or not known:
            return None
        names = frozenset(touched.values())
        moved = {path for path, each in before.sound.items() if each.rests_on & names}
        moved |= {path for path in filing.paths if path not in before.sound}
        folders = {before.sound[path].folder for path in moved if path in before.sound}
        headers = office.look().headers(path for path in filing.case_paths if path in moved)
        folders |= {(header.number.organ, header.day.isoformat()) for _, header in headers}
        for (organ, day), paths in filing.meetings.items():
            if not moved.isdisjoint(paths):
                folders.add((organ, day.isoformat()))
        return frozenset(moved | {path for path, each in before.sound.items() if each.folder in folders})

    def _sound(self, checked: Checked) -> dict[Path, _Sound]:
        """The records that are in order; others are looked at every time."""
        inputs = Inputs(self._office)
        failed = {problem.position.path for problem in checked.problems if problem.level == ERROR}
        sound = (each for each in checked.materials if each.record.path not in failed)
        return {
            each.record.path: _Sound(_kind(each), each.folder, frozenset(flat(inputs.of_material(each))))
            for each in sound
        }

    def _heads(self) -> dict[Path, tuple[Meeting, ...]]:
        if not self._selection.is_all:
            return {}
        return {path: tuple(meetings_in(path, self._office.record(path))) for path in self._office.filing.meeting_paths}


def _kind(material: Material) -> str:
    if isinstance(material, Paper):
        return "draft" if material.case.number.draft else "case"
    return "minutes" if isinstance(material, Minuted) else "notice"
