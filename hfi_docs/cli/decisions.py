"""`hfi-docs decisions`: what meetings decided, and where that differs from what was proposed."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, FINDINGS, answer
from hfi_docs.cli.filters import organ_option, refuse_unknown, year_option
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.errors import ERROR, UsageError
from hfi_docs.pipeline.decisions import Decided, list_decisions
from hfi_docs.pipeline.office import Office

_HEAD = ("utvalg", "møte", "sak", "tittel", "utfall", "vedtak", "oppfølging", "protokoll")


@click.command(cls=Command, options_metavar="[VALG]")
@click.argument("meeting", metavar="[UTVALG/DATO]", default="")
@organ_option
@year_option
@as_json_option
@click.option("--csv", "as_csv", is_flag=True, help="Skriv en linje for hver sak, til et regneark.")
@click.pass_obj
def decisions(start: Path | None, meeting: str, organ: str, year: int | None, as_json: bool, as_csv: bool) -> int:
    """Shows what was decided."""

    def act() -> int:
        if meeting and (organ or year):
            message = "Skriv enten et møte (SSU/2026-05-21) eller --organ og --year."
            raise UsageError(message)
        office = Office(open_workspace(start)).look()
        refuse_unknown(organ, office.organs)
        found = list_decisions(office, meeting, organ=organ, year=year)
        failed = any(problem.level == ERROR for problem in found.problems)
        report.show_problems(found.problems)
        if as_csv:
            say(_table(found.items), end=False)
        else:
            for each in found.items:
                _show(each, whole=bool(meeting), as_json=as_json)
        if as_json:
            report.show_json(ok=not failed, problems=found.problems, decisions=[_plain(each) for each in found.items])
        return FINDINGS if failed else DONE

    return answer(act, as_json)


def _show(each: Decided, *, whole: bool, as_json: bool) -> None:
    name = f"{each.organ} {each.number}".strip()
    outcome = each.outcome or ("lukket" if each.is_closed else "")
    say(f"{name:<12} {each.day}  {outcome:<20}  {each.title}", err=as_json)
    if not whole:
        return
    for line in each.decision.split("\n") if each.decision else ():
        say(f"    {line}", err=as_json)
    for change in each.changes:
        what = "nytt" if not change.proposed else "strøket" if not change.adopted else "endret"
        say(f"  {change.point}: {what}", err=as_json)
        for mark, text in (("-", change.proposed), ("+", change.adopted)):
            for line in text.split("\n") if text else ():
                say(f"    {mark} {line}", err=as_json)
    for task in each.tasks:
        say(f"  oppfølging: {task}", err=as_json)


def _table(items: tuple[Decided, ...]) -> str:
    """As a spreadsheet reads it: semicolons, since Norwegian numbers have commas."""
    import csv  # noqa: PLC0415 - only for spreadsheets

    told = StringIO()
    writer = csv.writer(told, delimiter=";", lineterminator="\n")
    writer.writerow(_HEAD)
    writer.writerows(_cells(items))
    return told.getvalue()


def _cells(items: tuple[Decided, ...]) -> Iterator[tuple[str, ...]]:
    for each in items:
        yield (
            each.organ,
            each.day.isoformat(),
            each.number,
            each.title,
            each.outcome,
            each.decision,
            "\n".join(each.tasks),
            each.status,
        )


def _plain(each: Decided) -> dict[str, object]:
    return {
        "organ": each.organ,
        "meeting": each.day.isoformat(),
        "case": each.number,
        "title": each.title,
        "outcome": each.outcome,
        "decision": each.decision,
        "changes": [change._asdict() for change in each.changes],
        "tasks": each.tasks,
        "minutes": each.status,
        "closed": each.is_closed,
    }
