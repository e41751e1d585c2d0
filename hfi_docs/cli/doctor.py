"""`hfi-docs doctor`: what the program finds around itself."""

import os
from pathlib import Path

import click

from hfi_docs.cli import report
from hfi_docs.cli.answer import DONE, SURROUNDINGS, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import as_json_option, standing_in
from hfi_docs.cli.terminal import Loud, say
from hfi_docs.pipeline.doctor import BROKEN, OK, examine


@click.command(cls=Command, options_metavar="[VALG]")
@as_json_option
@click.pass_obj
def doctor(start: Path | None, as_json: bool) -> int:
    """Shows what the program finds around itself."""

    def act() -> int:
        examined = examine(standing_in(start), os.environ)
        for each in examined:
            state = Loud(f"{each.state:<8}", "green" if each.state == OK else "yellow", bold=False)
            say(f"{each.name:<16} ", state, f" {each.found}", err=as_json)
            if each.advice:
                say(f"{'':<25} Råd: {each.advice}", err=as_json)
        ok = all(each.state != BROKEN for each in examined)
        if as_json:
            report.show_json(ok=ok, examined=[each._asdict() for each in examined])
        return DONE if ok else SURROUNDINGS

    return answer(act, as_json)
