"""`hfi-docs doctor`: what the program finds around itself."""

import os
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, SURROUNDINGS, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option
from hfi_docs.pipeline.doctor import BROKEN, OK, examine


@click.command(cls=Command, options_metavar="[VALG]")
@as_json_option
@click.pass_obj
def doctor(start: Path | None, as_json: bool) -> int:
    """Shows what the program finds around itself."""

    def act() -> int:
        examined = examine((start or Path.cwd()).resolve(), os.environ)
        for each in examined:
            state = click.style(f"{each.state:<8}", fg="green" if each.state == OK else "yellow")
            click.echo(f"{each.name:<16} {state} {each.found}", err=as_json)
            if each.advice:
                click.echo(f"{'':<25} Råd: {each.advice}", err=as_json)
        ok = all(each.state != BROKEN for each in examined)
        if as_json:
            report.show_json(ok=ok, examined=[each._asdict() for each in examined])
        return DONE if ok else SURROUNDINGS

    return answer(act, as_json)
