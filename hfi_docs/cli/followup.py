"""`hfi-docs followup`: who does what by when, and what is done."""

from datetime import date
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, FINDINGS, answer
from hfi_docs.cli.filters import organ_option, refuse_unknown, year_option
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.errors import ERROR
from hfi_docs.pipeline.follow_up import TaskStanding, list_follow_ups
from hfi_docs.pipeline.office import Office


@click.command(cls=Command, options_metavar="[VALG]")
@organ_option
@year_option
@as_json_option
@click.pass_obj
def followup(start: Path | None, organ: str, year: int | None, as_json: bool) -> int:
    """Shows the tasks of the minutes."""

    def act() -> int:
        office = Office(open_workspace(start)).look()
        refuse_unknown(organ, office.organs)
        found = list_follow_ups(office, date.today(), organ, year)
        failed = any(problem.level == ERROR for problem in found.problems)
        report.show_problems(found.problems)
        for each in found.tasks:
            _show(each, as_json=as_json)
        if not found.tasks:
            say("Ingen oppgaver står i protokollene.", err=True)
        if as_json:
            report.show_json(ok=not failed, problems=found.problems, tasks=[_plain(each) for each in found.tasks])
        return FINDINGS if failed else DONE

    return answer(act, as_json)


def _show(each: TaskStanding, *, as_json: bool) -> None:
    task = each.task
    deadline = str(each.due or task.deadline or "uten frist")
    who = f" ({task.who})" if task.who else ""
    note = f" – {task.note}" if task.note else ""
    say(f"{each.state:<9}  {deadline:<12}  {task.organ} {task.meeting}  {task.id}: {task.what}{who}{note}", err=as_json)


def _plain(each: TaskStanding) -> dict[str, str | None]:
    task = each.task
    return {
        "organ": task.organ,
        "meeting": task.meeting.isoformat(),
        "id": task.id,
        "what": task.what,
        "who": task.who,
        "deadline": task.deadline,
        "due": each.due.isoformat() if each.due else None,
        "state": each.state,
        "done": task.done.isoformat() if task.done else None,
        "note": task.note,
    }
