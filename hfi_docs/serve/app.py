"""The addresses of the page, and what each answers."""

import base64
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from hfi_docs.errors import OutsideError
from hfi_docs.serve.answers import mark_of
from hfi_docs.serve.guard import App, Guard
from hfi_docs.serve.live import Live
from hfi_docs.web.page import look

_STATIC: Final = Path(__file__).with_name("static")
_FILES: Final = {
    "": ("index.html", "text/html"),
    "page.css": ("page.css", "text/css"),
    "page.js": ("page.js", "text/javascript"),
    "paper.css": ("paper.css", "text/css"),
}
#: The page may run our script and ask this server; the paper may run nothing and ask nobody.
_PAGE_RULES: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAPER_RULES: Final = (
    "default-src 'none'; style-src 'self' 'sha256-{style}'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin"
)
_PDF_RULES: Final = "frame-ancestors 'self'"
_FRAME: Final = (
    '<!DOCTYPE html><html lang="nb"><head><meta charset="utf-8"><title>Papiret</title><style>{look}</style>'
    '<link rel="stylesheet" href="paper.css"></head><body></body></html>'
)
_KNOWN: Final = "known"
_SAME: Final = 204
_GONE: Final = 404


def make_app(live: Live, *, token: str, port: int) -> App:
    """The page of an office, at `http://127.0.0.1:<port>/<token>/`.

    Raises:
        OutsideError: a file of the program's own cannot be read.
    """
    own = _own_files()

    async def file(request: Request) -> Response:
        name, kind = _FILES[request.url.path.removeprefix("/")]
        return _answer(own[name], kind, _PAGE_RULES)

    async def events(_: Request) -> Response:
        return StreamingResponse(live.news(), media_type="text/event-stream")

    async def overview(request: Request) -> Response:
        return _json(request, await live.overview())

    async def sheet(request: Request) -> Response:
        return _json(request, await live.sheet(*_asked(request)))

    async def pages(request: Request) -> Response:
        return _json(request, await live.pages(*_asked(request)))

    async def pdf(request: Request) -> Response:
        content = live.pdf(request.path_params["name"])
        return _answer(content, "application/pdf", _PDF_RULES) if content else Response(status_code=_GONE)

    answers = {"events": events, "overview": overview, "sheet": sheet, "pages": pages, "frame": _frame}
    routes = [Route(f"/{name}", answer) for name, answer in answers.items()]
    routes += [Route(f"/{name}", file) for name in _FILES]
    app = Starlette(routes=[*routes, Route("/pages/{name}.pdf", pdf)])
    app.router.redirect_slashes = False
    return Guard(app, token=token, port=port)


def _own_files() -> dict[str, bytes]:
    """What the page is made of, read before anybody asks: then nothing can be wrong with it while it is shown."""
    try:
        return {name: (_STATIC / name).read_bytes() for name, _ in _FILES.values()}
    except OSError as error:
        message = f"Filen {error.filename} hører til programmet og kan ikke leses. Installer hfi-docs på nytt."
        raise OutsideError(message) from None


async def _frame(_: Request) -> Response:
    """What the papers are put into: it has their looks already, and can run nothing."""
    return _answer(_FRAME.format(look=look()).encode(), "text/html", _PAPER_RULES.format(style=_style()))


@cache
def _style() -> str:
    return base64.b64encode(sha256(look().encode()).digest()).decode()


def _asked(request: Request) -> tuple[str, str]:
    return request.query_params.get("source", ""), request.query_params.get("document", "")


def _json(request: Request, content: bytes) -> Response:
    """The answer, unless the page has it already."""
    mark = mark_of(content)
    if request.query_params.get(_KNOWN) == mark:
        return Response(status_code=_SAME)
    return _answer(content, "application/json", _PAGE_RULES, {"x-mark": mark})


def _answer(content: bytes, kind: str, rules: str, more: Mapping[str, str] = MappingProxyType({})) -> Response:
    return Response(content, media_type=kind, headers={"content-security-policy": rules, **more})
