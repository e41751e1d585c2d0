"""Whether papers that were corrected after they were sealed say so (`revidert`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from hfi_docs.errors import ERROR, WARNING, Finding, LoadError, OutsideError, Problem, RecordError, Subject, UsageError
from hfi_docs.output.archive import Archive, Sealed, sealed_on, sealed_sources, unpacked
from hfi_docs.papers.compose import Paper, nested
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.records.load import Workspace, read_bytes, read_record
from hfi_docs.records.model import CaseNumber
from hfi_docs.values.dates import format_date

SUBJECT = Subject("Rettede papirer", "Den som har lest papiret, skal kunne se at det er rettet, når og hvorfor.")

NOT_MARKED = Finding(
    "HFI435",
    "Sak {number} er endret siden {issue} ble forseglet {day}.",
    "Er papiret sendt ut, skrives «revidert» i saken, med «grunn» og den «dato» da det ble rettet, ikke før {day}. "
    "Da ser leserne hva som er rettet.",
    WARNING,
)

#: Reads and checks what is chosen of an office.
Check: TypeAlias = Callable[[Office, Selection], Checked]
#: What may be changed in a case without another paper.
_NOT_PRINTED = ("status", "revidert", "unntak")
#: The meeting is over: what was sent is in the archive, and nobody reads the paper any more to prepare.
_TREATED = "behandlet"
_SOURCES = "kilde"
#: What is told of a paper and is no change of it: that it is a draft, or revised.
_MARKS = ("utkastmerknad",)


class SealedCase(NamedTuple):
    """The record of a case as it was sealed, the issue that it stands in, and the day of that."""

    issue: Sealed
    day: date
    data: Mapping[str, Any]


def check_revised(office: Office, checked: Checked, check: Check) -> Iterator[Problem]:
    """The cases whose papers are others than in the newest sealed issue, and that do not say that they were revised.

    What a paper rests on is held against what is sealed first; only where some of it is another, both are composed.
    Where something is wrong nothing can be: then the records themselves are compared.
    """
    is_sound = all(problem.level != ERROR for problem in checked.problems)
    unsure: dict[Path, dict[CaseNumber, tuple[Paper, SealedCase]]] = {}
    for paper, sealed in _not_marked(office.workspace, checked.cases):
        if not _rests_on_the_same(office, paper, sealed.issue.payload):
            unsure.setdefault(sealed.issue.path, {})[paper.case.number] = (paper, sealed)
    for bag, cases in unsure.items():
        numbers = tuple(paper.here.registers.identity(number) for number, (paper, _) in cases.items())
        # What is sealed stays as it is, however often it is asked for.
        earlier = office.once(f"forseglet {bag}", _sealed_papers, bag, numbers, check) if is_sound else {}
        for number, (paper, sealed) in cases.items():
            if _is_another(paper, sealed, earlier.get(number)):
                yield _told(paper, sealed)


def unmarked_papers(workspace: Workspace, papers: Iterable[Paper]) -> Iterator[Problem]:
    """Those among papers that differ from what was sealed which do not say that they were revised."""
    return (_told(paper, sealed) for paper, sealed in _not_marked(workspace, papers))


def _not_marked(workspace: Workspace, papers: Iterable[Paper]) -> Iterator[tuple[Paper, SealedCase]]:
    """The sealed cases that are still to be treated and have no mark of the day of the sealing or a later one."""
    for paper in papers:
        sealed = _sealed_case(workspace, paper) if paper.case.status != _TREATED else None
        if sealed and not _is_marked(paper, sealed):
            yield paper, sealed


def _is_marked(paper: Paper, sealed: SealedCase) -> bool:
    """A mark that was sealed with the paper tells of an earlier correction, and so does one of an earlier day."""
    is_new = paper.record.data.get("revidert") != sealed.data.get("revidert")
    return bool(is_new and paper.case.revised and paper.case.revised.day >= sealed.day)


def _told(paper: Paper, sealed: SealedCase) -> Problem:
    at = paper.record.position(("revidert", "dato") if paper.case.revised else ("sak",))
    number = paper.here.registers.identity(paper.case.number)
    return NOT_MARKED.at(at, number=number, issue=sealed.issue.path.name, day=format_date(sealed.day))


def _sealed_case(workspace: Workspace, paper: Paper) -> SealedCase | None:
    """What the newest issue of the case's meeting has of its record; None when it has none that can be read."""
    newest = Archive(workspace.archive).current("/".join(paper.folder))
    if newest is None:
        return None
    path = newest.path / "data" / _SOURCES / paper.record.path.relative_to(workspace.root)
    try:
        return SealedCase(newest, sealed_on(newest.path), read_record(read_bytes(path), path).record.data)
    except (LoadError, OutsideError):
        # What is wrong with the archive is told by `verify`.
        return None


def _rests_on_the_same(office: Office, paper: Paper, sealed: Mapping[str, str]) -> bool:
    """Whether all that a paper is made of is as it was sealed; a register that was not needed then is no matter."""
    root, digests = office.workspace.root, office.digests()
    registers = {record.path for record in office.registers.values()}
    files = {taken.path: taken.digest for each in nested(paper) for taken in each.files.values()}
    for each in nested(paper):
        paths = (each.record.path, *office.consulted(each.record))
        files |= {path: digests.get(path, "") for path in paths}
    names = {_named(path, root): digest for path, digest in files.items()}
    held = {_named(path, root): digests.get(path, "") for path in registers}
    names |= {name: digest for name, digest in held.items() if name in sealed}
    return all(sealed.get(name) == digest for name, digest in names.items())


def _named(path: Path, root: Path) -> str:
    return f"{_SOURCES}/{path.relative_to(root).as_posix()}"


def _sealed_papers(bag: Path, numbers: tuple[str, ...], check: Check) -> Mapping[CaseNumber, Paper]:
    """The papers of some cases as they were sealed; none when this program cannot read them."""
    try:
        with unpacked(sealed_sources(bag)) as folder:
            found = check(Office(Workspace(folder)), Selection(numbers))
    except (OutsideError, RecordError, UsageError):
        return {}
    is_sound = all(problem.level != ERROR for problem in found.problems)
    return {paper.case.number: paper for paper in found.cases} if is_sound else {}


def _is_another(paper: Paper, sealed: SealedCase, earlier: Paper | None) -> bool:
    """Whether a reader can see another paper; where the earlier cannot be read, whether the record says otherwise."""
    if earlier is None:
        return _content(sealed.data) != _content(paper.record.data)
    from hfi_docs.papers.changes import compare_cases  # noqa: PLC0415 - only where something is another

    return any(each.place != _MARKS for each in compare_cases(earlier, paper))


def _content(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in _NOT_PRINTED}
