"""Whether papers that were corrected after they were sealed say so (`revidert`)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from hfi_docs.errors import WARNING, Finding, LoadError, Problem, Subject
from hfi_docs.output.archive import Archive, Sealed
from hfi_docs.papers.compose import Paper
from hfi_docs.records.load import Workspace, read_bytes, read_record

SUBJECT = Subject("Rettede papirer", "Den som har lest papiret, skal kunne se at det er rettet, når og hvorfor.")

NOT_MARKED = Finding(
    "HFI435",
    "Sak {number} er endret siden {issue} ble forseglet.",
    "Er papiret sendt ut, skrives «revidert» i saken, med «dato» og «grunn». Da ser leserne hva som er rettet.",
    WARNING,
)

#: What may be changed in a case without another paper.
_NOT_PRINTED = ("status", "revidert", "unntak")


class SealedCase(NamedTuple):
    """The record of a case as it was sealed, and the issue that it stands in, «utgave-01»."""

    issue: str
    data: Mapping[str, Any]


def check_revised(workspace: Workspace, papers: Iterable[Paper]) -> Iterator[Problem]:
    """The cases whose records say something else than in the newest sealed issue, and not that they were revised."""
    for paper in papers:
        sealed = sealed_case(workspace, paper)
        if sealed and _content(sealed.data) != _content(paper.record.data):
            yield from unmarked(paper, sealed)


def unmarked(paper: Paper, sealed: SealedCase) -> Iterator[Problem]:
    """That a case which differs from what was sealed has no mark of its own that it was revised since."""
    if paper.record.data.get("revidert") == sealed.data.get("revidert"):
        at, number = paper.record.position(("sak",)), paper.here.registers.identity(paper.case.number)
        yield NOT_MARKED.at(at, number=number, issue=sealed.issue)


def unmarked_papers(workspace: Workspace, papers: Iterable[Paper]) -> Iterator[Problem]:
    """Those among papers that differ from what was sealed which do not say that they were revised."""
    for paper in papers:
        sealed = sealed_case(workspace, paper)
        yield from unmarked(paper, sealed) if sealed else ()


def sealed_case(workspace: Workspace, paper: Paper) -> SealedCase | None:
    """What the newest issue of the case's meeting has of its record; None when it has none."""
    newest = Archive(workspace.archive).current("/".join(paper.folder))
    return _sealed_record(workspace, paper, newest) if newest else None


def _sealed_record(workspace: Workspace, paper: Paper, newest: Sealed) -> SealedCase | None:
    path = newest.path / "data" / "kilde" / paper.record.path.relative_to(workspace.root)
    try:
        data = read_record(read_bytes(path), path).record.data
    except LoadError:
        return None
    return SealedCase(newest.path.name, data)


def _content(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in _NOT_PRINTED}
