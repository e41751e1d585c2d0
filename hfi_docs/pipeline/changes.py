"""The verb `changes`: what differs between a meeting's papers as sealed and as they are, or between two issues."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import ERROR, Problem, RecordError, UsageError
from hfi_docs.output.archive import Archive, refuse_damaged
from hfi_docs.papers.changes import MeetingChanges, Sides, compare_meetings
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.revised import unmarked_papers
from hfi_docs.pipeline.selection import meeting_key
from hfi_docs.pipeline.since import read_sides, sealed_sides
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.records.load import Workspace

#: No name of an issue is so long.
_LONG = 40


class Compared(NamedTuple):
    """What differs from an issue, «utgave-01», to what is there now or to `to`, and which papers do not say so."""

    meeting: str
    since: str
    to: str
    changes: MeetingChanges
    problems: tuple[Problem, ...]


def changes_of(office: Office, meeting: str, *, since: str = "", to: str = "") -> Compared:
    """What differs since the newest issue, or the one named `since`; up to now, or to the issue named `to`.

    Raises:
        UsageError: no such meeting or issue, or nothing is sealed. RecordError: the records are wrong as they are.
        OutsideError: what is sealed cannot be read. DamagedArchiveError: it is not as it was sealed.
    """
    organ, day = meeting_key(meeting)
    key, issues = f"{organ}/{day}", {path.name: path for path in office.workspace.issues(organ, f"{day}")}
    if not issues:
        message = (
            f"Møtet {key} er ikke forseglet, så det er ingenting å sammenligne med. Kjør «hfi-docs archive {key}»."
        )
        raise UsageError(message)
    first = _named(issues, since, key) if since else list(issues)[-1]
    refuse_damaged(Archive(office.workspace.archive), key)
    before = sealed_sides(issues[first], key, check_cases)
    if to:
        last = _named(issues, to, key)
        return Compared(key, first, last, compare_meetings(before, sealed_sides(issues[last], key, check_cases)), ())
    now, problems = sides_of(office, key)
    refused = [problem for problem in problems if problem.level == ERROR]
    if refused:
        raise RecordError(refused, "Ingenting er sammenlignet.")
    found = compare_meetings(before, now)
    told = _unmarked(office.workspace, found, now) if first == list(issues)[-1] else ()
    return Compared(key, first, "", found, tuple(sorted(told)))


def _unmarked(workspace: Workspace, found: MeetingChanges, now: Sides) -> Iterator[Problem]:
    """The cases that a reader would find changed, and that do not say so."""
    changed = {case.number for case in found.cases if case.differences}
    return unmarked_papers(workspace, (paper for number, paper in now.by_number.items() if number in changed))


def _named(issues: dict[str, Path], name: str, key: str) -> str:
    """The issue that is meant by «utgave-01» or «1».

    Raises:
        UsageError: there is no such one.
    """
    wanted = f"utgave-{int(name):02}" if name.isdecimal() and len(name) < _LONG else name
    if wanted not in issues:
        message = f"Møtet {key} har ingen «{name[:_LONG]}». Disse finnes: {', '.join(issues)}."
        raise UsageError(message)
    return wanted


def sides_of(office: Office, meeting: str) -> tuple[Sides, tuple[Problem, ...]]:
    """The notice and the cases of a meeting in the order of its agenda, and every problem in them.

    Raises:
        UsageError: no such meeting. RecordError: a register is broken.
    """
    return read_sides(office, meeting, check_cases)
