"""Which cases, drafts and meetings a command is about."""

import os
import re
from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from hfi_docs.errors import WARNING, Finding, Position, Problem, Subject, UsageError
from hfi_docs.pipeline.filing import MeetingKey, meeting_named
from hfi_docs.pipeline.office import Office
from hfi_docs.records.load import Workspace
from hfi_docs.records.model import CaseNumber
from hfi_docs.records.record import KeyPath, Record, listed_groups
from hfi_docs.values.case_numbers import (
    DRAFTS,
    parse_case_file_name,
    parse_case_number,
    parse_draft_name,
    parse_meeting_file_name,
)
from hfi_docs.values.dates import format_date, parse_date
from hfi_docs.values.file_names import safe_file_name
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.values.words import suggest_or_list

SUBJECT = Subject("Valget av saker", "Filene finnes ved navnet. Er det to, vet ingen hvilken som gjelder.")

SEALED_AND_GONE = Finding(
    "HFI392",
    "Protokollen fra {meeting} er forseglet, men har ingen fil lenger.",
    "Hent filen fra nyeste utgave i «{issue}» (data/kilde): uten den vises ikke vedtakene.",
    WARNING,
)
TWO_FILES = Finding("HFI082", "Sak {number} finnes i to filer. Den andre er {other}.", "Behold den ene.")
TWO_DRAFTS = Finding(
    "HFI422", "Utkastet {name} finnes i to filer. Den andre er {other}.", "Behold den ene, eller gi den et annet navn."
)


class Selection(NamedTuple):
    """Which cases a command is about: the named ones, those of one meeting, or all.

    Without `minutes` it is about what is sent before a meeting alone.
    """

    numbers: tuple[str, ...] = ()
    meeting: str = ""
    minutes: bool = True

    @property
    def is_all(self) -> bool:
        """Whether everything is meant."""
        return not self.numbers and not self.meeting


def choose_cases(office: Office, selection: Selection) -> list[Path]:
    """The files of the cases that are meant, in a fixed order; a number with two files is noted as a problem.

    Raises:
        UsageError: a number or meeting that does not exist.
    """
    if selection.numbers:
        chosen = list(dict.fromkeys(path for text in selection.numbers for path in _named(office, text)))
    elif selection.meeting:
        chosen = _of_meeting(office, meeting_key(selection.meeting))
    else:
        chosen = [*office.filing.case_paths, *office.filing.drafts]
    for number, (first, *others) in office.filing.cases.items():
        for other in others:
            if other in chosen:
                told = office.identity(number)
                office.problems.append(TWO_FILES.at(Position(other, 1, 1), number=told, other=first.name))
    for twin, draft in office.filing.twins.items():
        if draft in chosen:
            told = f"{DRAFTS}/{safe_file_name(twin.stem)}"
            office.problems.append(TWO_DRAFTS.at(Position(twin, 1, 1), name=told, other=draft.name))
    return chosen


def choose_meetings(office: Office, selection: Selection) -> list[Path]:
    """The files of the meetings that are meant: the named one, if it has a record, or all of them."""
    if selection.numbers:
        return []
    meetings = office.filing.meetings
    keys = [meeting_key(selection.meeting)] if selection.meeting else sorted(meetings)
    return [path for key in keys for path in meetings.get(key, [])[:1]]


def choose_minutes(office: Office, selection: Selection) -> list[Path]:
    """The files of the minutes that are meant: those of the named meeting, or all."""
    if selection.numbers or not selection.minutes:
        return []
    minutes = office.filing.minutes
    keys = [meeting_key(selection.meeting)] if selection.meeting else sorted(minutes)
    office.problems += _sealed_and_gone(office.workspace, keys[0] if selection.meeting else None, minutes)
    return [minutes[key] for key in keys if key in minutes]


def _sealed_and_gone(
    workspace: Workspace, only: MeetingKey | None, minutes: Container[MeetingKey]
) -> Iterator[Problem]:
    """The minutes that were sealed, of a meeting or of all, and have no record any more."""
    place = f"{only[0]}/{only[1]}" if only else "*/*"
    for folder in sorted(workspace.archive.glob(f"{place}/protokoll")):
        named = parse_meeting_file_name(f"{folder.parent.parent.name}-{folder.parent.name}")
        if named and named not in minutes:
            path = workspace.root / f"cases/protokoller/{named[0]}-{named[1]}.yaml"
            issue = folder.relative_to(workspace.root).as_posix()
            yield SEALED_AND_GONE.at(Position(path, 1, 1), meeting=f"{named[0]} {format_date(named[1])}", issue=issue)


def attached_minutes(office: Office, agenda: Record) -> dict[KeyPath, Path]:
    """The files of the minutes that a meeting is to approve, by the keys of their items."""
    found: dict[KeyPath, Path] = {}
    for place, item in enumerate(listed_groups(agenda, "saksliste")):
        text = str(item.get("protokoll", ""))
        named = [meeting_named(text), *(parse_meeting_file_name(path.name) for path in office.meetings_called(text))]
        for key in named:
            if key in office.filing.minutes:
                found["saksliste", place] = office.filing.minutes[key]
    return found


def meeting_key(text: str) -> MeetingKey:
    """The meeting that is meant by «SSU/2026-05-21».

    Raises:
        UsageError: it cannot be read as one.
    """
    organ, _, when = re.sub(r"[ /]+", " ", text.strip()).partition(" ")
    try:
        return organ, parse_date(when)
    except UnreadableError:
        message = f"«{text}» er ikke et møte. Skriv utvalg og dato slik: SSU/2026-05-21."
        raise UsageError(message) from None


def _named(office: Office, text: str) -> list[Path]:
    if name := parse_draft_name(text):
        return [draft_named(office, name)]
    if text.lower().endswith((".yaml", ".yml")):
        return [_at(office, text)]
    try:
        number = parse_case_number(text, office.default_organ)
    except UnreadableError as error:
        drafts = {name.casefold(): name for name in office.filing.drafts.values()}
        draft = drafts.get(safe_file_name(text).casefold())
        hint = f"Mente du «{DRAFTS}/{draft}»?" if draft else error.hint
        message = f"{error.message} {hint}"
        raise UsageError(message) from None
    # «PS 82/2027»: the sign of a series that only one organ has.
    signed = [own for organ in office.organs.values() if (own := organ.own(number)) != number]
    number = signed[0] if len(signed) == 1 else number
    paths = office.filing.cases.get(number, [])
    if not paths:
        _notice_text_file(office, number)
        known = [office.identity(other) for other in office.filing.cases]
        hint = suggest_or_list(office.identity(number), known, none="Mappen cases/ er tom.")
        message = f"Fant ingen fil for sak {office.identity(number)} i cases/. {hint}"
        raise UsageError(message.strip())
    return paths


def draft_named(office: Office, name: str) -> Path:
    """The file of the draft that is called so: «budsjett» of «utkast/budsjett».

    Raises:
        UsageError: there is none.
    """
    wanted = safe_file_name(name)
    found = {each.casefold(): path for path, each in office.filing.drafts.items()}
    if wanted.casefold() in found:
        return found[wanted.casefold()]
    known = [f"{DRAFTS}/{each}" for each in office.filing.drafts.values()]
    message = f"Fant ikke utkastet {DRAFTS}/{wanted} i cases/{DRAFTS}. "
    message += suggest_or_list(f"{DRAFTS}/{wanted}", known, none=f"Mappen cases/{DRAFTS} er tom.")
    raise UsageError(message)


def _at(office: Office, text: str) -> Path:
    """The record of a case in the file that a path leads to.

    Raises:
        UsageError: there is no such case.
    """
    root = office.workspace.root
    for path in (Path(text).absolute(), root / text):
        found = Path(os.path.normpath(path))
        if found in office.filing.case_paths or found in office.filing.drafts:
            return found
    message = f"{text} er ikke en sak eller et utkast i {root / 'cases'}."
    raise UsageError(message)


def _notice_text_file(office: Office, number: CaseNumber) -> None:
    """Notepad likes to save «16-26.yaml» as «16-26.yaml.txt».

    Raises:
        UsageError: there is such a file.
    """
    for path in office.workspace.text_files():
        if parse_case_file_name(path.name, office.default_organ) == number:
            message = f"Filen heter «{path.name}». Gi den navnet «{path.stem}» (i Notisblokk: filtype «Alle filer»)."
            raise UsageError(message)


def _of_meeting(office: Office, key: MeetingKey) -> list[Path]:
    """The cases of a meeting. Only those are read that a glance does not show to belong to another day."""
    organ, day = key
    near = [path for path in office.filing.case_paths if office.stated_day(path) in {None, day}]
    chosen = [path for path, header in office.headers(near) if (header.number.organ, header.day) == key]
    if not chosen and key not in office.filing.meetings and key not in office.filing.minutes:
        headers = (header for _, header in office.headers(office.filing.case_paths))
        known = sorted({f"{header.number.organ}/{header.day}" for header in headers})
        message = f"Fant ingen saker til møtet {organ}/{day}. {suggest_or_list(f'{organ}/{day}', known, none='')}"
        raise UsageError(message.strip())
    return chosen
