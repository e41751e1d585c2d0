"""`hfi-docs serve`: the papers in the browser, beside the text, while it is written."""

import webbrowser
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Final

import click

from hfi_docs.cli.answer import DONE, answer
from hfi_docs.cli.norwegian import Command
from hfi_docs.cli.options import open_workspace
from hfi_docs.cli.terminal import say
from hfi_docs.errors import HOW_TO_INSTALL, OutsideError
from hfi_docs.values.words import join_words

_NEEDED: Final = ("starlette", "uvicorn", "watchfiles")
_LAST_PORT: Final = 65535


class Port(click.ParamType[int]):
    """A port that a program of the user's may listen on."""

    name = "port"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The port as a number.

        Raises:
            click.BadParameter: it is none.
        """
        text = str(value)
        if not (text.isdecimal() and 1 <= int(text) <= _LAST_PORT):
            self.fail(f"«{text}» er ikke en port. Skriv et tall fra 1 til {_LAST_PORT}, eller utelat --port.")
        return int(text)


@click.command(cls=Command, options_metavar="[VALG]")
@click.option("--port", metavar="N", type=Port(), help="Porten på denne maskinen. Ellers 8526, eller en ledig.")
@click.option("--no-open", is_flag=True, help="Skriv bare adressen; ikke åpne nettleseren.")
@click.pass_obj
def serve(start: Path | None, port: int | None, no_open: bool) -> int:
    """Shows the papers of an office while they are written."""

    def ready(address: str) -> None:
        say(f"Papirene vises på {address}")
        say("Adressen gjelder bare på denne maskinen. Ctrl-C avslutter.")
        if not no_open:
            # A browser in the terminal does not return, and would wait for the page that waits for it.
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    def act() -> int:
        workspace = open_workspace(start)
        missing = [name for name in _NEEDED if find_spec(name) is None]
        if missing:
            message = f"{join_words(missing)} mangler. {HOW_TO_INSTALL}"
            raise OutsideError(message)
        from hfi_docs.serve.server import serve as run  # noqa: PLC0415 - an extra

        try:
            run(workspace, port=port, ready=ready, tell=partial(say, err=True))
        except KeyboardInterrupt:
            say()
        return DONE

    return answer(act, as_json=False)
