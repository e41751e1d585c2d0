"""The page on this machine: an address that only the terminal tells, until Ctrl-C."""

import logging
import socket
from collections.abc import Callable, Iterable
from secrets import token_urlsafe
from threading import Event, Thread
from typing import Final

import uvicorn

from hfi_docs.errors import OutsideError
from hfi_docs.records.load import Workspace
from hfi_docs.serve.app import make_app
from hfi_docs.serve.guard import App
from hfi_docs.serve.live import Live
from hfi_docs.serve.watching import changes

_LOOPBACK: Final = "127.0.0.1"
#: Where the page lies when nobody says otherwise, and nobody else is there.
USUAL_PORT: Final = 8526
#: How long whoever is still being answered has when the server ends (seconds).
_PATIENCE: Final = 2
#: Above all that the server says of strange requests: it is English, and nothing that the user can mend.
_SILENT: Final = logging.CRITICAL + 1


def serve(
    workspace: Workspace,
    *,
    port: int | None,
    ready: Callable[[str], None],
    tell: Callable[[str], None],
    token: str = "",
) -> None:
    """Shows an office until it is interrupted; `ready` is told the address. Without a port, any that is free will do.

    `tell` is told, in a line, what went wrong that nobody had foreseen.

    Raises:
        OutsideError: the port is taken, or the program is not whole. KeyboardInterrupt: Ctrl-C.
    """
    stop = Event()
    with listen(port) as listening:
        number, token = listening.getsockname()[1], token or token_urlsafe(18)
        live = Live(workspace, tell)
        config = _config(make_app(live, token=token, port=number))
        follower = Thread(target=_follow, args=(changes(workspace, stop), live), name="watch", daemon=True)
        follower.start()
        try:
            Server(config, live, lambda: ready(f"http://{_LOOPBACK}:{number}/{token}/")).run(sockets=[listening])
        finally:
            stop.set()
            follower.join(_PATIENCE)


def _follow(watched: Iterable[object], live: Live) -> None:
    for _ in watched:
        live.changed()


def _config(app: App) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level=_SILENT,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_PATIENCE,
    )


class Server(uvicorn.Server):
    """Tells when it has started, for only then Ctrl-C ends it; ends those first who only wait for news."""

    def __init__(self, config: uvicorn.Config, live: Live, started: Callable[[], None] = lambda: None) -> None:
        super().__init__(config)
        self._live, self._started = live, started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts the server."""
        await super().startup(sockets)
        self._started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends the server."""
        self._live.close()
        await super().shutdown(sockets)


def listen(port: int | None) -> socket.socket:
    """A socket that this machine alone reaches.

    Raises:
        OutsideError: the port is taken.
    """
    for number in (USUAL_PORT, 0) if port is None else (port,):
        try:
            return socket.create_server((_LOOPBACK, number))
        except OSError:
            continue
    message = f"Port {port} er opptatt. Velg en annen med --port, eller utelat --port."
    raise OutsideError(message)
