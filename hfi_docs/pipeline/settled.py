"""What stands as it was decided, right or wrong: no finding in it is mended."""

from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from hfi_docs.errors import Problem
from hfi_docs.output.archive import Archive, minutes_key
from hfi_docs.pipeline.office import Office
from hfi_docs.records.written import texts_after
from hfi_docs.values.case_numbers import parse_meeting_file_name

#: What minutes take their words from.
_PROPOSAL = "forslag_til_vedtak"
_ALL = "*"


def without_settled(office: Office, problems: Iterable[Problem]) -> list[Problem]:
    """The findings; those in sealed minutes, and in proposals that a meeting has treated, without what mends them."""
    how = cache(partial(_settled_part, office))
    return [each._replace(edits=()) if each.edits and _stands_in(office, each, how) else each for each in problems]


def _settled_part(office: Office, path: Path) -> str:
    """What is settled of a record: `_ALL`, the name of a field, or nothing."""
    if path in office.filing.minutes_paths:
        meeting = parse_meeting_file_name(path.name)
        is_sealed = meeting and Archive(office.workspace.archive).current(minutes_key("{}/{}".format(*meeting)))
        return _ALL if is_sealed else ""
    if not office.filing.minutes or path not in office.filing.case_paths:
        return ""
    return _PROPOSAL if any(office.treatments(header.number) for _, header in office.headers([path])) else ""


def _stands_in(office: Office, problem: Problem, how: Callable[[Path], str]) -> bool:
    """Whether a finding stands in what is settled of its record."""
    part, record = how(problem.position.path), office.record(problem.position.path)
    if part in ("", _ALL) or record is None:
        return part == _ALL
    return any(key_path[0] == part for key_path in texts_after(record, problem.edits))
