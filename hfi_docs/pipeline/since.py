"""What readers of a meeting's papers can see to differ since they were sealed.

An issue that is sealed is read as any office is: unpacked, and checked. The newest from which something differs is the
one that is told of: so a packet says the same before it is sealed, after that, and when it is made anew.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from hfi_docs.errors import ERROR, OutsideError, Problem, RecordError
from hfi_docs.output.archive import Archive, payload, refuse_damaged, sealed_on, sealed_sources, sealed_with, unpacked
from hfi_docs.papers.changed import Since
from hfi_docs.papers.changes import Sides, compare_meetings
from hfi_docs.papers.compose import Packet
from hfi_docs.papers.compose.readers import as_read_by
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.records.load import Workspace

#: Reads and checks what is chosen of an office, `with_minutes` also those that its meetings are to approve.
Check: TypeAlias = Callable[..., Checked]


def with_since(
    workspace: Workspace, packets: Iterable[Packet], check: Check, *, is_proved: bool = False
) -> tuple[Packet, ...]:
    """The packets with what each group of readers can see to differ since an issue that is sealed.

    `is_proved` when somebody has looked already whether what is sealed is whole.

    Raises:
        DamagedArchiveError: what is sealed is not as it was. OutsideError: it cannot be read.
    """
    return tuple(_with_since(workspace, packet, check, is_proved=is_proved) for packet in packets)


def _with_since(workspace: Workspace, packet: Packet, check: Check, *, is_proved: bool) -> Packet:
    key = "/".join(packet.folder)
    issues = workspace.issues(*packet.folder)
    if not issues:
        return packet
    if not is_proved:
        refuse_damaged(Archive(workspace.archive), key)
    found: dict[str, Since | None] = {}
    groups, now = ["", *packet.groups], Sides(packet, packet.papers)
    for bag in reversed(issues):
        before = sealed_sides(bag, key, check)
        for group in (each for each in groups if each not in found):
            changes = compare_meetings(_as_read_by(group, before, packet), _as_read_by(group, now, packet))
            if changes:
                found[group] = Since(bag.name, sealed_on(bag), changes)
        if len(found) == len(groups):
            break
    return packet._replace(sealed={group: found.get(group) for group in groups})


def _as_read_by(group: str, issue: Sides, now: Packet) -> Sides:
    """What a group of readers may see of an issue now: what is on no agenda is in no packet."""
    if not issue.packet:
        return issue
    theirs = as_read_by(group, issue.packet, now)
    return Sides(theirs, theirs.papers)


def sealed_sides(bag: Path, key: str, check: Check) -> Sides:
    """What was sealed of a meeting, as this program would print it.

    Raises:
        OutsideError: this version of the program cannot read it.
    """
    return _read(bag, tuple(payload(bag).items()), key, check)


@lru_cache(maxsize=4)
def _read(bag: Path, _: tuple[tuple[str, str], ...], key: str, check: Check) -> Sides:
    """Once for each issue, of those that are asked about again and again while somebody works."""
    with unpacked(sealed_sources(bag)) as folder:
        try:
            sides, problems = read_sides(Office(Workspace(folder), goes_on=True), key, check)
        except RecordError as error:
            sides, problems = Sides(None, ()), error.problems
    read = set(_files(sides))
    if any(problem.level == ERROR and problem.position.path not in read for problem in problems):
        message = (
            f"Det som er forseglet i {bag.name}, kan ikke leses av denne utgaven av programmet. "
            f"Bruk den som forseglet det: {sealed_with(bag)}."
        )
        raise OutsideError(message)
    return sides


def read_sides(office: Office, meeting: str, check: Check) -> tuple[Sides, tuple[Problem, ...]]:
    """The notice and the cases of a meeting in the order of its agenda, and every problem in them.

    Raises:
        UsageError: no such meeting. RecordError: a register is broken.
    """
    checked = check(office, Selection(meeting=meeting, minutes=False), with_minutes=True)
    packet = checked.meetings[0] if checked.meetings else None
    listed = packet.papers if packet else ()
    known = {paper.case.number for paper in listed}
    others = tuple(paper for paper in checked.cases if paper.case.number not in known)
    return Sides(packet, (*listed, *others)), checked.problems


def _files(sides: Sides) -> Iterator[Path]:
    """The files of what could be read."""
    yield from (paper.record.path for paper in sides.papers)
    if sides.packet:
        yield sides.packet.record.path
        yield from (each.record.path for each in sides.packet.minutes.values())
