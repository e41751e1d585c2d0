"""The verb `init`: a working office in an empty folder, from what lies in the package alone."""

from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from hfi_docs.errors import UsageError
from hfi_docs.output.write import write_together
from hfi_docs.pipeline.editor import missing_files
from hfi_docs.pipeline.start import blank_agenda, filled, start_file, start_registers
from hfi_docs.records.edit import scalar
from hfi_docs.records.load import Workspace
from hfi_docs.values.kinds import KINDS
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.template.letterhead.standard import TITLES, standard_template

#: What an office is called that says nothing: itself, the short form of its organ, and the organ.
NEUTRAL: Final = ("Kontoret", "UT", "Utvalget")
_EXAMPLE: Final = "example"
#: What the example's case has in its own folder.
_ATTACHED: Final = ("telling.csv", "turer.png")
_NOTICE: Final = timedelta(weeks=4)
_THURSDAY, _JULY = 3, 7
_CHRISTMAS = (12, 18), (1, 4)


class OfficeNames(NamedTuple):
    """What a new office says of itself: `organ` is a short form, `organ_name` may be empty."""

    office: str
    organ: str
    organ_name: str
    language: str


class NewOffice(NamedTuple):
    """The files of a new office, which of them is its first case, and how that and its meeting are named."""

    files: tuple[Path, ...]
    case_path: Path
    case: str
    meeting: str


def new_office(root: Path, names: OfficeNames, today: date, *, example: bool = False) -> NewOffice:
    """Puts registers, templates, a meeting and a case in a folder, all of it or nothing; and then help for VS Code.

    With `example`, the case has every kind of table and attachment, and there are registers for them.

    Raises:
        UsageError: there is an office already, or a name cannot be used. OutputError: the folder cannot be written to.
    """
    _refuse_organ(names.organ)
    workspace, day = Workspace(root), meeting_day(today)
    said = _said(names, day)
    case_path = workspace.case_path(day.year, f"01-{day:%y}")
    case = f"{_EXAMPLE}/case.yaml" if example else "case.yaml"
    registers = start_registers() | (start_registers(_EXAMPLE) if example else {})
    records = {workspace.meeting_path(names.organ, day): "meeting.yaml", case_path: case}
    records |= {workspace.register_path(name): source for name, source in registers.items()}
    files = {path: filled(name, **said) for path, name in records.items()}
    own = case_path.with_suffix("")
    files |= {own / name: start_file(f"{_EXAMPLE}/{name}") for name in (_ATTACHED if example else ())}
    files |= {workspace.template_path(f"{kind}.docx"): standard_template(kind) for kind in TITLES}
    taken = sorted(path for path in files if path.exists())
    if taken:
        message = f"{taken[0].relative_to(root)} finnes i mappen fra før. Velg en tom mappe: hfi-docs init MAPPE."
        raise UsageError(message)
    write_together(files)
    # The words that an editor offers are read from the registers.
    help_files = missing_files(workspace)
    write_together(help_files)
    return NewOffice(tuple(sorted([*files, *help_files])), case_path, f"1/{day:%y}", f"{names.organ}/{day}")


def meeting_day(today: date) -> date:
    """The first Thursday that leaves four weeks for papers and notice, and is in nobody's holidays."""
    day = today + _NOTICE
    while day.weekday() != _THURSDAY or not _CHRISTMAS[1] < (day.month, day.day) < _CHRISTMAS[0] or day.month == _JULY:
        day += timedelta(days=1)
    return day


def _said(names: OfficeNames, day: date) -> dict[str, str]:
    """What stands in the places of the records."""
    return {
        "navn": scalar(names.office),
        "målform": names.language,
        "utvalg": names.organ,
        "utvalgsnavn": scalar(names.organ_name or names.organ),
        "møtenavn": scalar(f"{names.organ}-møtet"),
        "dato": day.isoformat(),
        "år": f"{day:%y}",
        "møte": f"{names.organ}/{day}",
        "saker": blank_agenda([f"1/{day:%y}"]),
        "fjoråret": f"{(day.year - 1) % 100:02}",
        "fireår": f"{(day.year + 4) % 100:02}",
    }


def _refuse_organ(organ: str) -> None:
    try:
        KINDS["organ"].read(organ)
    except UnreadableError as error:
        message = f"{error.message} {error.hint}"
        raise UsageError(message) from None
