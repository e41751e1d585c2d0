"""What every command shares: its common options, the workspace it works in, and how it answers when something is wrong.

Exit codes: 0 done, 1 findings, 2 wrong use, 3 surroundings, 4 an archive does not verify, 130 interrupted.
"""

from collections.abc import Callable
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.errors import OutsideError, RecordError, UsageError
from hfi_docs.records.load import Workspace, find_workspace

DONE, FINDINGS, WRONG_USE, SURROUNDINGS, UNVERIFIED, INTERRUPTED = 0, 1, 2, 3, 4, 130

as_json_option = click.option("--json", "as_json", is_flag=True, help="Skriv svaret som ett JSON-objekt.")
meeting_option = click.option(
    "--meeting", metavar="UTVALG/DATO", default="", help="Sakene til et møte: SSU/2026-05-21."
)


def open_workspace(start: Path | None) -> Workspace:
    """The workspace that was named, or the one around the current folder.

    Raises:
        UsageError: there is none.
    """
    return find_workspace((start or Path.cwd()).resolve())


def answer(act: Callable[[], int], as_json: bool) -> int:
    """The exit code of a command; our own errors become messages, all others are bugs and show a traceback."""
    try:
        return act()
    except RecordError as error:
        report.show_problems(error.problems)
        report.show_count(error.problems)
        click.echo(error.consequence, err=True)
        if as_json:
            report.show_json(ok=False, problems=error.problems)
        return FINDINGS
    except (UsageError, OutsideError) as error:
        click.echo(f"Feil: {error}", err=True)
        if as_json:
            report.show_json(ok=False, error=str(error))
        return WRONG_USE if isinstance(error, UsageError) else SURROUNDINGS
