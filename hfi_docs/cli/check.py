"""`hfi-docs check`: what is wrong with the records."""

from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, FINDINGS, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, meeting_option, numbers_argument, open_workspace, refuse_mixed
from hfi_docs.cli.terminal import say
from hfi_docs.errors import ERROR
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.values.words import join_words


@click.command(cls=Command, options_metavar="[VALG]")
@numbers_argument
@meeting_option
@as_json_option
@click.pass_obj
def check(start: Path | None, numbers: tuple[str, ...], meeting: str, as_json: bool) -> int:
    """Checks, and shows what was found."""

    def act() -> int:
        refuse_mixed(numbers, meeting)
        checked = check_cases(Office(open_workspace(start)), Selection(numbers, meeting))
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
            report.show_json(ok=not failed, problems=checked.problems)
        return FINDINGS if failed else DONE

    return answer(act, as_json)
