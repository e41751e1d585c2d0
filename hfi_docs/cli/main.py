"""The commands, and the command line as a whole. Exit codes: see `answer`."""

import gc
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hfi_docs import __version__
from hfi_docs.cli import report
from hfi_docs.cli.answer import (
    DONE,
    FINDINGS,
    INTERRUPTED,
    SURROUNDINGS,
    WRONG_USE,
    answer,
    as_json_option,
    meeting_option,
    open_workspace,
)
from hfi_docs.cli.archive import archive, verify
from hfi_docs.cli.built import show_built
from hfi_docs.cli.listing import list_
from hfi_docs.cli.norwegian import Group, usage_message
from hfi_docs.cli.pdf import doctor, pdf_option
from hfi_docs.cli.standing import status
from hfi_docs.errors import ERROR, HfiError, UsageError
from hfi_docs.values.case_numbers import format_case_argument
from hfi_docs.values.words import join_words

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_MANY = 5


def main() -> None:
    """Runs the command line and ends the process with the right exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console in an old code page must not stop the program with a letter that it lacks.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # always a text stream
    # Records, trees and papers hold no cycles: looking for them often only takes time (a sixth of `build --all`).
    gc.set_threshold(100_000, 50, 50)
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit code of a command; everything it has to say is said."""
    try:
        code = commands.main(arguments, prog_name="hfi-docs", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG_USE
    except click.ClickException as error:
        message = usage_message(error)
        click.echo(f"Feil: {message} Se «hfi-docs --help».", err=True)
        if "--json" in arguments:
            report.show_json(ok=False, error=message)
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Avbrutt. Hvert papir er enten det gamle eller det nye, helt.", err=True)
        return INTERRUPTED
    return code if isinstance(code, int) else DONE


def _complete_number(ctx: click.Context, _: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Case numbers with their titles, for the shell."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415

    from hfi_docs.pipeline.verbs import open_casebook  # noqa: PLC0415 - only when something is completed

    try:
        book = open_casebook(open_workspace(ctx.find_root().params.get("workspace")))
        headers = [header for _, header in book.headers(book.workspace.case_files())]
    except HfiError:
        return []
    offered = ((format_case_argument(header.number, book.default_organ), header.title) for header in headers)
    return [CompletionItem(text, help=title) for text, title in sorted(offered) if text.startswith(incomplete)]


_NUMBERS = click.argument("numbers", metavar="[SAK]...", nargs=-1, shell_complete=_complete_number)


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[VALG]",
    subcommand_metavar="KOMMANDO [...]",
)
@click.option(
    "--workspace",
    "-w",
    metavar="MAPPE",
    type=click.Path(path_type=Path),
    envvar="HFI_WORKSPACE",
    help="Kontorets mappe. Ellers brukes mappen du står i, eller en over den.",
)
@click.version_option(__version__, "--version", message="hfi-docs %(version)s", help="Vis versjonen.")
@click.pass_context
def commands(ctx: click.Context, workspace: Path | None) -> None:
    """Bygger sakspapirer i Word av saker skrevet i YAML."""
    ctx.obj = workspace


commands.add_command(doctor)
commands.add_command(archive)
commands.add_command(verify)
commands.add_command(list_)
commands.add_command(status)


@commands.command(options_metavar="[VALG]")
@_NUMBERS
@click.option("--all", "everything", is_flag=True, help="Bygg alle sakene og innkallingene.")
@meeting_option
@click.option("--packet", is_flag=True, help="Bygg også møtepakken: innkallingen og alle papirene i ett dokument.")
@pdf_option
@click.option("--force", is_flag=True, help="Erstatt også filer som er endret for hånd; de endrede blir tatt vare på.")
@as_json_option
@click.pass_obj
def build(
    start: Path | None,
    numbers: tuple[str, ...],
    everything: bool,
    meeting: str,
    packet: bool,
    pdf: bool,
    force: bool,
    as_json: bool,
) -> int:
    """Bygg Word-papirene til saker (13/26) eller til et møte, med innkalling."""
    from hfi_docs.pipeline.recall import recall_build  # noqa: PLC0415 - `--help` does without

    def act() -> int:
        if not (numbers or everything or meeting):
            message = "Skriv hvilken sak som skal bygges, for eksempel «hfi-docs build 13/26», eller bruk --all."
            raise UsageError(message)
        if packet and not meeting:
            message = "Skriv hvilket møte pakken gjelder, for eksempel «--meeting SSU/2026-05-21 --packet»."
            raise UsageError(message)
        workspace, now = open_workspace(start), time.time()
        recalled = recall_build(workspace, numbers, meeting, packet=packet, now=now)
        if recalled:
            return show_built(recalled, named=bool(numbers), pdf=pdf, as_json=as_json)
        from hfi_docs.pipeline.verbs import Selection, build_papers  # noqa: PLC0415 - heavy

        selection = Selection(numbers, meeting)
        built = build_papers(workspace, selection, now=now, packet=packet, force=force, progress=_show_progress)
        return show_built(built, named=bool(numbers), pdf=pdf, as_json=as_json)

    return answer(act, as_json)


@commands.command(options_metavar="[VALG]")
@_NUMBERS
@meeting_option
@as_json_option
@click.pass_obj
def check(start: Path | None, numbers: tuple[str, ...], meeting: str, as_json: bool) -> int:
    """Kontroller saker og registre uten å bygge. Uten saksnummer: alle."""
    from hfi_docs.pipeline.verbs import Selection, check_cases  # noqa: PLC0415 - `--help` does without

    def act() -> int:
        checked = check_cases(open_workspace(start), Selection(numbers, meeting))
        failed = any(problem.level == ERROR for problem in checked.problems)
        report.show_problems(checked.problems)
        report.show_count(checked.problems)
        if not failed:
            counted = [(len(checked.cases), "sak", "saker"), (len(checked.meetings), "innkalling", "innkallinger")]
            told = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count or one == "sak"]
            click.echo(f"{join_words(told)} kan bygges.", err=as_json)
        if as_json:
            report.show_json(ok=not failed, problems=checked.problems)
        return FINDINGS if failed else DONE

    return answer(act, as_json)


@commands.group(cls=Group, subcommand_metavar="KOMMANDO [...]", options_metavar="[VALG]")
def template() -> None:
    """Word-malene."""


@template.command("check", options_metavar="[VALG]")
@as_json_option
@click.pass_obj
def template_check(start: Path | None, as_json: bool) -> int:
    """Kontroller at Word-malene kan brukes."""
    from hfi_docs.pipeline.verbs import check_templates  # noqa: PLC0415 - `--help` does without

    def act() -> int:
        results = check_templates(open_workspace(start))
        for path, sentences in results.items():
            click.echo(f"{report.show_path(path)}: {'i orden' if not sentences else 'må rettes'}", err=as_json)
            for sentence in sentences:
                click.echo(f"  - {sentence}", err=as_json)
        ok = not any(results.values())
        if as_json:
            templates = [{"path": str(path), "problems": sentences} for path, sentences in results.items()]
            report.show_json(ok=ok, templates=templates)
        return DONE if ok else SURROUNDINGS

    return answer(act, as_json)


def _show_progress(done: int, total: int) -> None:
    if total > _MANY and sys.stderr.isatty():
        click.echo(f"\r{done} av {total} papirer", err=True, nl=done == total)
