"""`hfi-docs check`: what is wrong with the records."""

from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, FINDINGS, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, meeting_option, numbers_argument, open_workspace, refuse_mixed
from hfi_docs.cli.terminal import say
from hfi_docs.errors import ERROR, UsageError
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import Checked, check_cases
from hfi_docs.values.words import join_words


@click.command(cls=Command, options_metavar="[VALG]")
@numbers_argument
@meeting_option
@click.option("--fix", is_flag=True, help="Rett det som bare kan skrives på én måte. Viser det først, og spør.")
@click.option("--diff", is_flag=True, help="Vis bare hva --fix ville rettet.")
@click.option("--yes", is_flag=True, help="Rett uten å spørre.")
@as_json_option
@click.pass_obj
def check(
    start: Path | None, numbers: tuple[str, ...], meeting: str, fix: bool, diff: bool, yes: bool, as_json: bool
) -> int:
    """Checks, and shows what was found."""

    def act() -> int:
        refuse_mixed(numbers, meeting)
        _refuse_unfitting(fix=fix, diff=diff, yes=yes)
        workspace, selection = open_workspace(start), Selection(numbers, meeting)
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


def _told(checked: Checked, *, as_json: bool, **more: object) -> int:
    """Shows what was found, in JSON with `more`; the exit code."""
    failed = any(problem.level == ERROR for problem in checked.problems)
    report.show_problems(checked.problems)
    report.show_count(checked.problems)
    if not failed:
        drafts = sum(bool(paper.case.number.draft) for paper in checked.cases)
        counted = [(len(checked.cases) - drafts, "sak", "saker"), (drafts, "utkast", "utkast")]
        counted += [(len(checked.meetings), "innkalling", "innkallinger")]
        counted += [(len(checked.minutes), "protokoll", "protokoller")]
        counted = [each for each in counted if each[0]] or counted[:1]
        told = [f"{count} {one if count == 1 else many}" for count, one, many in counted]
        say(f"{join_words(told)} kan bygges.", err=as_json)
    if as_json:
        report.show_json(ok=not failed, problems=checked.problems, **more)
    return FINDINGS if failed else DONE
