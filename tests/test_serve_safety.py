"""Who may see the page of an office, and what is refused: a foreign page, a wrong address, a trick, a write."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlencode

import pytest

from hfi_docs.records.load import Workspace
from hfi_docs.serve import live as live_module
from hfi_docs.serve.app import make_app
from hfi_docs.serve.live import Live
from hfi_docs.serve.server import listen
from hfi_docs.serve.sheets import Desk
from tests.made import minimal_case, put_case
from tests.standing import small_office

TOKEN = "et-ord-som-bare-terminalen-har-sagt"
PORT = 8526
CASE = {"source": "cases/01-26.yaml"}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_office(tmp_path)


class Answer(NamedTuple):
    """What a browser is answered."""

    status_code: int
    headers: dict[str, str]
    text: str

    def json(self) -> Any:
        """What it says as JSON."""
        return json.loads(self.text)


class Client:
    """Asks as a program may that minds no rules: the path goes as it is written."""

    def __init__(self, workspace: Workspace) -> None:
        self._app = make_app(Live(workspace), token=TOKEN, port=PORT)

    def get(self, path: str, params: dict[str, str] | None = None, headers: dict[str, str] | None = None) -> Answer:
        """The answer to a question."""
        return self.request("GET", path, params, headers)

    def request(
        self, method: str, path: str, params: dict[str, str] | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """The answer to a request."""
        named = {"host": f"127.0.0.1:{PORT}"} | (headers or {})
        scope = {
            "type": "http",
            "method": method,
            "path": unquote(path),
            "raw_path": quote(path, safe="/%").encode(),
            "query_string": urlencode(params or {}).encode(),
            "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        }
        sent: list[Any] = []

        async def send(message: Any) -> None:
            sent.append(message)

        async def receive() -> Any:
            return {"type": "http.request"}

        async def ask() -> None:
            await self._app(scope, receive, send)

        asyncio.run(ask())
        told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answer(sent[0]["status"], told, b"".join(each.get("body", b"") for each in sent).decode())


@pytest.fixture
def client(workspace: Workspace) -> Client:
    return Client(workspace)


@pytest.mark.parametrize("name", ["", "page.js", "page.css", "paper.css", "frame", "overview"])
def test_the_page_is_answered_with_strict_rules(client: Client, name: str) -> None:
    answer = client.get(f"/{TOKEN}/{name}")
    rules = answer.headers["content-security-policy"]
    assert answer.status_code == 200
    assert rules.startswith("default-src 'none';")
    assert "unsafe" not in rules
    assert "http" not in rules
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/page.js", "/feil/", f"/{TOKEN[:-1]}/", f"/{TOKEN}", f"/{TOKEN}x/overview"])
def test_without_the_word_from_the_terminal_there_is_nothing(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.text) == (404, "Ikke funnet. Åpne adressen som står i terminalen.")


@pytest.mark.parametrize("host", ["ond.example", f"ond.example:{PORT}", "127.0.0.1", "localhost:80", "[::1]:8526", ""])
def test_another_name_for_this_machine_is_refused(client: Client, host: str) -> None:
    assert client.get(f"/{TOKEN}/", headers={"host": host}).status_code == 403


def test_the_two_names_of_this_machine_are_accepted(client: Client) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert client.get(f"/{TOKEN}/", headers={"host": f"{name}:{PORT}"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://ond.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
    ],
)
def test_what_another_page_asks_is_refused(client: Client, headers: dict[str, str]) -> None:
    assert client.get(f"/{TOKEN}/sheet", params=CASE, headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    answer = client.request(method, f"/{TOKEN}/sheet", params=CASE)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/static/page.js",
        "/..%2fserver.py",
        "/pages/..%2f..%2fpage.pdf",
        "/pages/ukjent.pdf",
        "/cases/01-26.yaml",
        "//page.js",
        "/page.js/",
    ],
)
def test_tricks_with_paths_find_nothing(client: Client, path: str) -> None:
    assert client.get(f"/{TOKEN}{path}").status_code == 404


@pytest.mark.parametrize(
    "source",
    [
        "../01-26.yaml",
        "/etc/passwd",
        "cases/register/utvalg.yaml",
        "cases/../cases/01-26.yaml",
        "cases\\01-26.yaml",
        "",
    ],
)
def test_only_records_are_shown(client: Client, source: str) -> None:
    told = client.get(f"/{TOKEN}/sheet", params={"source": source}).json()
    assert (told["page"], told["problems"], told["told"]) == ("", [], "Filen finnes ikke.")


def test_what_is_written_is_text(workspace: Workspace, client: Client) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    put_case(workspace, minimal_case(tittel=evil, bakgrunn=f"{evil} </style><style>"), "01-26")
    page = client.get(f"/{TOKEN}/sheet", params=CASE).json()["page"]
    assert "&lt;script&gt;" in page
    assert "<script" not in page.casefold()
    assert "<img" not in page
    assert "<style" not in page


def test_a_huge_record_is_told_and_not_read(workspace: Workspace, client: Client) -> None:
    (workspace.root / CASE["source"]).write_text("tittel: " + "x" * 40_000_000, "utf-8")
    told = client.get(f"/{TOKEN}/sheet", params=CASE).json()
    assert told["page"] == ""
    assert "er større enn" in told["problems"][0]["message"]


def test_looking_writes_nothing(workspace: Workspace, client: Client) -> None:
    before = {path: path.stat().st_mtime_ns for path in workspace.root.rglob("*")}
    for name in ("", "overview"):
        assert client.get(f"/{TOKEN}/{name}").status_code == 200
    for source in ("cases/01-26.yaml", "cases/møter/SSU-2026-05-21.yaml"):
        assert client.get(f"/{TOKEN}/sheet", {"source": source}).json()["page"]
    assert {path: path.stat().st_mtime_ns for path in workspace.root.rglob("*")} == before


def test_only_this_machine_is_listened_to() -> None:
    with listen(None) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_a_fault_of_ours_is_told_on_the_page_and_in_the_terminal(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise KeyError

    for name in ("sheet", "job"):
        monkeypatch.setattr(Desk, name, fails)
    monkeypatch.setattr(live_module, "overview", fails)
    said: list[str] = []
    live = Live(workspace, said.append)
    sheet, shelves = (json.loads(asyncio.run(each)) for each in (live.sheet(CASE["source"], ""), live.overview()))
    pages = json.loads(asyncio.run(live.pages(CASE["source"], "")))
    assert [sheet["told"], shelves["told"], pages["told"]] == said
    for line in said:
        assert re.fullmatch(r"Noe gikk galt i hfi-docs, .* \(KeyError, test_serve_safety\.py:\d+\)\. .*", line)


def test_a_websocket_is_not_answered(workspace: Workspace) -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {}

    app = make_app(Live(workspace), token=TOKEN, port=PORT)

    async def ask() -> None:
        await app({"type": "websocket", "path": f"/{TOKEN}/events", "headers": []}, receive, send)

    asyncio.run(ask())
    assert sent == []
