"""`status`: how the meetings stand."""

from collections.abc import Iterable
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, FINDINGS, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, meeting_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.errors import ERROR
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.standing import MeetingStanding, Standing, list_standing


@click.command(cls=Command, options_metavar="[VALG]")
@meeting_option
@as_json_option
@click.pass_obj
def status(start: Path | None, meeting: str, as_json: bool) -> int:
    """Shows how the meetings stand."""

    def act() -> int:
        overview = list_standing(Office(open_workspace(start)), Selection(meeting=meeting))
        report.show_problems(overview.problems)
        for each in overview.meetings:
            _show_meeting(each, as_json=as_json)
        if overview.drafts:
            say("Utkast uten nummer", err=as_json)
            _show_documents(overview.drafts, as_json=as_json)
        if not overview.meetings and not overview.drafts:
            say("Fant ingen møter med saker.", err=True)
        failed = any(problem.level == ERROR for problem in overview.problems)
        if as_json:
            meetings = [_plain(each) for each in overview.meetings]
            drafts = _documents(overview.drafts)
            report.show_json(ok=not failed, problems=overview.problems, meetings=meetings, drafts=drafts)
        return FINDINGS if failed else DONE

    return answer(act, as_json)


def _show_meeting(meeting: MeetingStanding, *, as_json: bool) -> None:
    sealed = f"forseglet: {meeting.sealed}" if meeting.sealed else "ikke forseglet"
    sealed += f", protokollen: {meeting.minutes_sealed}" if meeting.minutes_sealed else ""
    say(f"{meeting.organ} {meeting.day} ({sealed})", err=as_json)
    _show_documents(meeting.documents, as_json=as_json)


def _show_documents(documents: Iterable[Standing], *, as_json: bool) -> None:
    for each in documents:
        say(f"  {each.state:<9} {_called(each)}", err=as_json)
        if each.reasons:
            say(f"{'':>12}fordi {', '.join(each.reasons)}", err=as_json)
        if each.put_off:
            say(f"{'':>12}saken er {each.put_off}", err=as_json)
        if each.since:
            say(f"{'':>12}{each.since}", err=as_json)


def _called(each: Standing) -> str:
    return each.path.name if each.path else f"{each.kind} av {each.source}"


def _documents(documents: Iterable[Standing]) -> list[dict[str, object]]:
    return [
        {
            "kind": each.kind,
            "record": each.source,
            "state": each.state,
            "path": str(each.path) if each.path else None,
            "reasons": each.reasons,
            "since": each.since or None,
            "put_off": each.put_off or None,
        }
        for each in documents
    ]


def _plain(meeting: MeetingStanding) -> dict[str, object]:
    return {
        "organ": meeting.organ,
        "day": meeting.day.isoformat(),
        "sealed": meeting.sealed or None,
        "minutes_sealed": meeting.minutes_sealed or None,
        "documents": _documents(meeting.documents),
    }
