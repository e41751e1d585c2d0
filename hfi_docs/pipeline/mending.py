"""The verb `check --fix`: what has but one right form is mended in the records, all of it or nothing.

check → change in memory → read again and compare → check again, until nothing is left to mend → shown → written
"""

import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import ERROR, Edit, HfiError, OutputError, Problem, UsageError
from hfi_docs.output.write import write_together
from hfi_docs.pipeline.agendas import is_sealed
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases, chosen_files
from hfi_docs.records.edit import replaced
from hfi_docs.records.load import Workspace, read_bytes, read_record
from hfi_docs.records.record import Data, KeyPath, Record
from hfi_docs.records.written import texts_after

#: Where findings overlap, the first is mended, and the others of what that left; one mending seldom gives another.
_ROUNDS = 5
_BY_HAND = "Det må rettes for hånd."


class MendedFile(NamedTuple):
    """A file as it lies there and as it would be, with the findings that are mended in it."""

    path: Path
    before: bytes
    after: bytes
    problems: tuple[Problem, ...]


class Mending(NamedTuple):
    """What would be written, and what is found `before` and would be `after`; `remarks` tell what is left alone."""

    files: tuple[MendedFile, ...]
    before: Checked
    after: Checked
    remarks: tuple[str, ...]


class _Desk:
    """The files as they were when they were first read, and as they are to be."""

    def __init__(self) -> None:
        self.before: dict[Path, bytes] = {}
        self.after: dict[Path, bytes] = {}
        self.problems: dict[Path, list[Problem]] = {}

    def read(self, path: Path) -> bytes:
        """The bytes of a file as it is to be; what somebody saves meanwhile is not seen."""
        if path not in self.after:
            self.after[path] = self.before[path] = read_bytes(path)
        return self.after[path]

    def mended(self) -> tuple[MendedFile, ...]:
        """The files that are to be others than they were."""
        return tuple(
            MendedFile(path, self.before[path], self.after[path], tuple(sorted(self.problems[path])))
            for path in sorted(self.problems)
        )


def plan_mending(workspace: Workspace, selection: Selection) -> Mending:
    """What can be mended in the chosen records, and in the registers when all are chosen; nothing is written.

    Raises:
        RecordError: a register is broken. UsageError: there is no such case, or mending would make an error.
    """
    desk = _Desk()
    office = Office(workspace, desk.read)
    before = after = check_cases(office, selection)
    chosen = [*chosen_files(office, selection), *(each.path for each in office.registers.values() if selection.is_all)]
    locked = {path: why for path in _mendable(before, chosen) if (why := _locked(path))}
    for _ in range(_ROUNDS):
        if not _mend(office, desk, _mendable(after, (path for path in chosen if path not in locked))):
            break
        after = check_cases(office, selection)
    _refuse_new_errors(before, after)
    remarks = (f"{path.name} er ikke rettet: {why}" for path, why in locked.items())
    return Mending(desk.mended(), before, after, (*remarks, *_sealed(office, desk.problems)))


def write_mending(mending: Mending) -> tuple[Path, ...]:
    """Writes the files, all or none, and returns them.

    Raises:
        OutputError: a file was changed meanwhile, is in use, or cannot be written.
    """
    for each in mending.files:
        if read_bytes(each.path) != each.before:
            message = (
                f"«{each.path.name}» er endret av noen andre nå. Ingenting er rettet. Kjør kommandoen en gang til."
            )
            raise OutputError(message)
    return write_together({each.path: each.after for each in mending.files})


def _locked(path: Path) -> str:
    """Why a file must not be written; empty when it may."""
    if path.is_symlink():
        return "filen er en lenke. Rett den filen som lenken viser til."
    return "" if path.stat().st_mode & stat.S_IWRITE else "filen er skrivebeskyttet."


def _mendable(checked: Checked, chosen: Iterable[Path]) -> dict[Path, list[Problem]]:
    """The findings that say what to write, by file."""
    found: dict[Path, list[Problem]] = {path: [] for path in chosen}
    for problem in checked.problems:
        if problem.edits and problem.position.path in found:
            found[problem.position.path].append(problem)
    return {path: problems for path, problems in found.items() if problems}


def _mend(office: Office, desk: _Desk, found: Mapping[Path, list[Problem]]) -> bool:
    """Mends what can be in memory; whether that was anything."""
    is_changed = False
    for path, problems in found.items():
        record = office.record(path)
        content, done = _changed(desk.after[path], record, problems) if record else (b"", [])
        if done:
            desk.after[path] = content
            desk.problems.setdefault(path, []).extend(done)
            is_changed = True
    return is_changed


def _changed(content: bytes, record: Record, problems: Iterable[Problem]) -> tuple[bytes, list[Problem]]:
    """The bytes of a file with findings mended, and which were; one by one when all at once cannot be."""
    apart = list(_apart(problems))
    try:
        return _written(content, record, apart), apart
    except HfiError:
        done: list[Problem] = []
        new = content
        for problem in apart if len(apart) > 1 else ():
            try:
                new = _written(content, record, [*done, problem])
            except HfiError:
                continue
            done.append(problem)
        return new, done


def _apart(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The findings whose edits do not meet those of one before, unless they are the same."""
    taken: set[Edit] = set()
    for problem in problems:
        if not any(_meet(edit, other) for edit in problem.edits for other in taken):
            taken |= {*problem.edits}
            yield problem


def _meet(edit: Edit, other: Edit) -> bool:
    """Whether only one of two edits can be made."""
    return edit != other and edit[:2] <= other[2:4] and other[:2] <= edit[2:4]


def _written(content: bytes, record: Record, problems: Iterable[Problem]) -> bytes:
    """The bytes of a file with findings mended; what is read of them is what was meant, and nothing else.

    Raises:
        HfiError: it is not.
    """
    edits = {edit for problem in problems for edit in problem.edits}
    new = replaced(content, edits)
    if read_record(new, record.path).record.data != _with_texts(record.data, texts_after(record, edits)):
        raise UsageError(_BY_HAND)
    return new


def _with_texts(data: Data, texts: Mapping[KeyPath, str], key_path: KeyPath = ()) -> Data:
    """The data with other texts in some places."""
    if isinstance(data, dict):
        return {key: _with_texts(value, texts, (*key_path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_texts(value, texts, (*key_path, place)) for place, value in enumerate(data)]
    return texts.get(key_path, data)


def _refuse_new_errors(before: Checked, after: Checked) -> None:
    told = Counter((each.code, each.message) for each in before.problems if each.level == ERROR)
    for problem in after.problems:
        told[problem.code, problem.message] -= problem.level == ERROR
        if problem.level == ERROR and told[problem.code, problem.message] < 0:
            message = f"Rettingen ville gitt en ny feil: {problem.message} Ingenting er rettet. {_BY_HAND}"
            raise UsageError(message)


def _sealed(office: Office, paths: Iterable[Path]) -> Iterator[str]:
    """That papers of mended cases are sealed: they stay as they were sent."""
    headers = office.headers(path for path in paths if path in office.filing.case_paths)
    for organ, day in sorted({(header.number.organ, header.day) for _, header in headers}):
        if is_sealed(office, (organ, day)):
            yield f"Papirene til {organ}/{day} er forseglet, og blir ikke endret av dette."
