"""The commands, and the command line as a whole. Exit codes: see `answer`."""

import gc
import sys
from pathlib import Path

import click

from hfi_docs import __version__
from hfi_docs.cli.answer import DONE, INTERRUPTED, SURROUNDINGS, WRONG_USE
from hfi_docs.cli.norwegian import Group, Lazy, usage_message
from hfi_docs.cli.terminal import UnheardError, is_lost, ready, say


def main() -> None:
    """Runs the command line and ends the process with the right exit code."""
    ready()
    # Records, trees and papers hold no cycles: looking for them often only takes time (a sixth of `build --all`).
    gc.set_threshold(100_000, 50, 50)
    code = run(sys.argv[1:])
    # Else Python looks for cycles in all that is left before it ends: a fifth of the building of a paper.
    gc.freeze()
    sys.exit(SURROUNDINGS if is_lost() else code)


def run(arguments: list[str]) -> int:
    """The exit code of a command; everything it has to say is said."""
    try:
        code = commands.main(arguments, prog_name="hfi-docs", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG_USE
    except click.ClickException as error:
        message = usage_message(error)
        say(f"Feil: {message} Se «hfi-docs --help».", err=True)
        if "--json" in arguments:
            from hfi_docs.cli import report  # noqa: PLC0415 - only when something is wrong

            report.show_json(ok=False, error=message)
        return WRONG_USE
    except UnheardError:
        return SURROUNDINGS
    except (click.Abort, KeyboardInterrupt):
        say("Avbrutt. Hvert papir er enten det gamle eller det nye, helt.", err=True)
        return INTERRUPTED
    return code if isinstance(code, int) else DONE


#: A command's module is imported when the command is given: each pays for what it needs itself.
_COMMANDS = {
    "archive": Lazy("hfi_docs.cli.archive:archive", "Forsegl papirene til et møte i arkivet (SSU/2026-05-21)."),
    "build": Lazy(
        "hfi_docs.cli.build:build", "Bygg Word-papirene til saker (13/26) eller til et møte, med innkalling."
    ),
    "check": Lazy("hfi_docs.cli.check:check", "Kontroller saker og registre uten å bygge. Uten saksnummer: alle."),
    "changes": Lazy(
        "hfi_docs.cli.changes:changes",
        "Vis hva som er endret i et møtes papirer siden de ble forseglet: saker, vedtakspunkter, tall og vedlegg.",
    ),
    "decisions": Lazy(
        "hfi_docs.cli.decisions:decisions",
        "Vis hva møtene vedtok, og hva som er endret fra forslagene (SSU/2026-05-21).",
    ),
    "doctor": Lazy(
        "hfi_docs.cli.doctor:doctor",
        "Vis hva programmet finner på maskinen: maler, skrivetilgang, PDF-program og skrift.",
    ),
    "explain": Lazy("hfi_docs.cli.explain:explain", "Forklar en kode fra «check» (HFI042). Uten kode: alle kodene."),
    "followup": Lazy(
        "hfi_docs.cli.followup:followup", "Vis oppgavene som møtene ga: åpne, snart forfalte, forfalte og utførte."
    ),
    "init": Lazy("hfi_docs.cli.init:init", "Lag et nytt kontor i en tom mappe: registre, maler, et møte og en sak."),
    "list": Lazy("hfi_docs.cli.listing:list_", "Vis sakene som finnes."),
    "mail": Lazy(
        "hfi_docs.cli.mail:mail",
        "Lag utkast til e-posten med de forseglede papirene (SSU/2026-05-21). Ingenting sendes.",
    ),
    "move": Lazy("hfi_docs.cli.new:move", "Flytt en sak til et annet møte, i saken og på begge sakslistene."),
    "number": Lazy(
        "hfi_docs.cli.new:number",
        "Gi et utkast nummer og møte (utkast/budsjett SSU/2026-12-03), og sett det på sakslisten.",
    ),
    "schema": Lazy(
        "hfi_docs.cli.schema:schema",
        "Vis hva en sak, et møte, en protokoll eller et register kan inneholde, som JSON Schema for editorer.",
    ),
    "serve": Lazy(
        "hfi_docs.cli.serve:serve", "Vis papirene i nettleseren mens du skriver. De følger med når du lagrer."
    ),
    "status": Lazy(
        "hfi_docs.cli.standing:status",
        "Vis for hvert møte hva som er bygd, foreldet, endret for hånd, forseglet eller mangler.",
    ),
    "verify": Lazy(
        "hfi_docs.cli.archive:verify",
        "Kontroller at arkivet er som da det ble forseglet. Avslutter med 4 når det ikke er det.",
    ),
}
_TEMPLATE_COMMANDS = {
    "check": Lazy("hfi_docs.cli.template:check", "Kontroller Word-malene: hva er galt, hvor, og hva gjør du i Word."),
    "new": Lazy("hfi_docs.cli.new_template:new", "Lag en mal av kontorets eget brevpapir."),
}
_NEW_COMMANDS = {
    "case": Lazy("hfi_docs.cli.new:case", "Lag en ny sak med neste ledige nummer, tom eller som kopi av en annen."),
    "meeting": Lazy("hfi_docs.cli.new:meeting", "Lag et nytt møte med saksliste (SSU/2026-12-03)."),
}


@click.group(
    cls=Group,
    lazy=_COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[VALG]",
    subcommand_metavar="KOMMANDO [...]",
    help="Bygger sakspapirer i Word av saker skrevet i YAML.",
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
    """The whole command line."""
    ctx.obj = workspace


@commands.group(
    cls=Group,
    lazy=_TEMPLATE_COMMANDS,
    subcommand_metavar="KOMMANDO [...]",
    options_metavar="[VALG]",
    help="Word-malene.",
)
def template() -> None:
    """The commands about templates."""


@commands.group(
    cls=Group,
    lazy=_NEW_COMMANDS,
    subcommand_metavar="KOMMANDO [...]",
    options_metavar="[VALG]",
    help="Nye saker og møter.",
)
def new() -> None:
    """The commands that make records."""
