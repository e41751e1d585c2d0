"""Who may ask: the browser of this machine, on the page that it was given, and for nothing but reading.

Any page in the world can make a browser ask 127.0.0.1; so the address holds a word that only the terminal has told, and
what comes from another page, under another name, or to write, is refused before anything is looked at.
"""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from hmac import compare_digest
from typing import Any, Final, TypeAlias

Scope: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]
Answer: TypeAlias = tuple[int, str]

_READING: Final = ("GET", "HEAD")
#: The user typed or followed it, or our own page asks; nothing is said by old browsers and other programs.
_OWN: Final = ("", "none", "same-origin")
_NO_WRITING: Final = (405, "Siden kan bare leses.")
_FOREIGN: Final = (403, "Denne siden kan bare brukes fra sin egen adresse.")
_UNKNOWN: Final = (404, "Ikke funnet. Åpne adressen som står i terminalen.")
#: For every answer: nothing is kept, framed, guessed at or told to others.
_HEADERS: Final = (
    (b"cache-control", b"no-store"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
)
_NOTHING_ALLOWED: Final = b"default-src 'none'; frame-ancestors 'none'"


class Guard:
    """Lets through to `app` what is allowed, below the path `/<token>/`."""

    def __init__(self, app: App, *, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""

        async def careful(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
            await send(message)

        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        if refused:
            await _refuse(*refused, careful)
            return
        path = scope["path"].removeprefix(f"/{self._token}")
        await self._app({**scope, "path": path, "raw_path": path.encode(), "root_path": ""}, receive, careful)

    def _refused(self, scope: Scope) -> Answer | None:
        headers = [(name.decode("latin-1"), text.decode("latin-1")) for name, text in scope["headers"]]
        hosts, origins, sites = (_of(headers, name) for name in ("host", "origin", "sec-fetch-site"))
        if scope["method"] not in _READING:
            return _NO_WRITING
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return _FOREIGN
        if any(origin != f"http://{hosts[0]}" for origin in origins) or any(site not in _OWN for site in sites):
            return _FOREIGN
        told, slash, _ = scope["path"].removeprefix("/").partition("/")
        return None if slash and compare_digest(told.encode(), self._token.encode()) else _UNKNOWN


def _of(headers: Iterable[tuple[str, str]], name: str) -> list[str]:
    return [text for each, text in headers if each == name]


async def _refuse(status: int, told: str, send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-security-policy", _NOTHING_ALLOWED)]
    if status == _NO_WRITING[0]:
        headers.append((b"allow", ", ".join(_READING).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": told.encode()})
