"""`hfi-docs check`: what is wrong with the records."""

from collections.abc import Mapping
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, FINDINGS, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, meeting_option, numbers_argument, open_workspace, refuse_mixed
from hfi_docs.errors import ERROR, UsageError
from hfi_docs.pipeline.material import Checked
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases


@click.command(cls=Command, options_metavar="[VALG]")
@numbers_argument
@meeting_option
@click.option("--fix", is_flag=True, help="Rett det som bare kan skrives på én måte. Viser det først, og spør.")
@click.option("--diff", is_flag=True, help="Vis bare hva --fix ville rettet.")
@click.option("--yes", is_flag=True, help="Rett uten å spørre.")
@click.option("--watch", "watches", is_flag=True, help="Kontroller på nytt hver gang noe lagres. Ctrl-C avslutter.")
@as_json_option
@click.pass_obj
def check(
    start: Path | None,
    numbers: tuple[str, ...],
    meeting: str,
    fix: bool,
    diff: bool,
    yes: bool,
    watches: bool,
    as_json: bool,
) -> int:
    """Checks, and shows what was found."""

    def act() -> int:
        refuse_mixed(numbers, meeting)
        _refuse_unfitting(fix=fix, diff=diff, yes=yes)
        if watches:
            _refuse_beside_watch({"--fix": fix, "--diff": diff, "--json": as_json})
        workspace, selection = open_workspace(start), Selection(numbers, meeting)
        if watches:
            from hfi_docs.cli.watch import watch  # noqa: PLC0415 - a single check does without

            return watch(workspace, selection)
        if not (fix or diff):
            return _told(check_cases(Office(workspace), selection), as_json=as_json)
        from hfi_docs.cli.mending import mend  # noqa: PLC0415 - whoever only checks does without

        done = mend(workspace, selection, only_show=diff, is_sure=yes, as_json=as_json)
        mended = [report.plain(problem) for problem in done.mended]
        return _told(done.checked, as_json=as_json, mended=mended, written=done.is_written)

    return answer(act, as_json)


def _refuse_unfitting(*, fix: bool, diff: bool, yes: bool) -> None:
    if yes and diff:
        message = "--diff viser bare hva som ville blitt rettet. Bruk enten --diff eller --yes."
        raise UsageError(message)
    if yes and not fix:
        message = "--yes hører sammen med --fix: «hfi-docs check --fix --yes»."
        raise UsageError(message)


def _refuse_beside_watch(others: Mapping[str, bool]) -> None:
    for name in (name for name, is_set in others.items() if is_set):
        message = f"--watch og {name} kan ikke brukes sammen. Bruk {name} uten --watch."
        raise UsageError(message)


def _told(checked: Checked, *, as_json: bool, **more: object) -> int:
    """Shows what was found, in JSON with `more`; the exit code."""
    failed = any(problem.level == ERROR for problem in checked.problems)
    drafts = sum(bool(paper.case.number.draft) for paper in checked.cases)
    counts = (len(checked.cases) - drafts, drafts, len(checked.meetings), len(checked.minutes))
    report.show_findings(checked.problems, counts, as_json=as_json)
    if as_json:
        report.show_json(ok=not failed, problems=checked.problems, **more)
    return FINDINGS if failed else DONE
