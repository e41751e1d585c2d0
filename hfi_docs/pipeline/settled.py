"""What stands as it was decided, right or wrong: no finding in it is mended."""

from collections.abc import Iterable

from hfi_docs.errors import Problem
from hfi_docs.output.archive import Archive, minutes_key
from hfi_docs.pipeline.office import Office
from hfi_docs.records.written import texts_after
from hfi_docs.values.case_numbers import parse_meeting_file_name

#: What minutes take their words from.
_PROPOSAL = "forslag_til_vedtak"


def without_settled(office: Office, problems: Iterable[Problem]) -> list[Problem]:
    """The findings; those in sealed minutes, and in proposals that a meeting has treated, without what mends them."""
    return [each._replace(edits=()) if each.edits and _is_settled(office, each) else each for each in problems]


def _is_settled(office: Office, problem: Problem) -> bool:
    path = problem.position.path
    if path in office.filing.minutes_paths:
        meeting = parse_meeting_file_name(path.name)
        return meeting is not None and _is_sealed(office, "{}/{}".format(*meeting))
    record = office.record(path) if office.filing.minutes and path in office.filing.case_paths else None
    if record is None or not any(key_path[0] == _PROPOSAL for key_path in texts_after(record, problem.edits)):
        return False
    return any(office.treatments(header.number) for _, header in office.headers([path]))


def _is_sealed(office: Office, meeting: str) -> bool:
    return Archive(office.workspace.archive).current(minutes_key(meeting)) is not None
