"""The real yaml-language-server, spoken to as an editor does (Language Server Protocol, JSON-RPC over pipes)."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from tests.workspaces import REPOSITORY

SERVER = REPOSITORY / ".ci/node_modules/yaml-language-server/bin/yaml-language-server"
_PATIENCE = 60


def find_server() -> Path | None:
    """Where the server lies, when it is installed and can run."""
    return SERVER if SERVER.is_file() and shutil.which("node") else None


class LanguageServer:
    """A running server that works in an office's folder, with the settings that lie there."""

    def __init__(self, office: Path, process: "subprocess.Popen[bytes]", settings: Mapping[str, Any]) -> None:
        self._process = process
        self._settings = settings
        self._heard: Queue[dict[str, Any]] = Queue()
        self._count = 0
        self._told: dict[str, list[dict[str, Any]]] = {}
        self.office = office
        Thread(target=self._listen, daemon=True).start()
        folder = {"uri": office.as_uri(), "name": office.name}
        can = {"workspace": {"configuration": True}, "textDocument": {"completion": {"completionItem": _ITEM}}}
        self._ask(
            "initialize",
            {"processId": None, "rootUri": folder["uri"], "workspaceFolders": [folder], "capabilities": can},
        )
        self._send({"method": "initialized", "params": {}})
        # What is opened before it has its settings would be found right.
        while self._hear().get("method") != "workspace/configuration":
            pass

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Opens a file of the office with a text; what the server finds wrong with it."""
        uri = (self.office / name).as_uri()
        self._count += 1
        document = {"uri": uri, "languageId": "yaml", "version": self._count, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        self._told.pop(uri, None)
        while uri not in self._told:
            self._hear()
        return self._told[uri]

    def complete(self, name: str, line: int, character: int) -> list[dict[str, Any]]:
        """What is offered at a place."""
        answer = self._ask("textDocument/completion", self._at(name, line, character))
        found: list[dict[str, Any]] = answer if isinstance(answer, list) else answer["items"]
        return found

    def hover(self, name: str, line: int, character: int) -> str:
        """What is shown over a place, without the escapes of Markdown."""
        answer = self._ask("textDocument/hover", self._at(name, line, character))
        return str(answer["contents"]["value"]).replace("\\", "") if answer else ""

    def _at(self, name: str, line: int, character: int) -> dict[str, Any]:
        place = {"line": line, "character": character}
        return {"textDocument": {"uri": (self.office / name).as_uri()}, "position": place}

    def _ask(self, method: str, params: Mapping[str, Any]) -> Any:
        self._count += 1
        number = self._count
        self._send({"id": number, "method": method, "params": params})
        while True:
            heard = self._hear()
            if heard.get("id") == number and "method" not in heard:
                assert "error" not in heard, heard
                return heard["result"]

    def _hear(self) -> dict[str, Any]:
        try:
            heard = self._heard.get(timeout=_PATIENCE)
        except Empty:
            message = "the language server says nothing"
            raise AssertionError(message) from None
        match heard:
            case {"method": "workspace/configuration", "id": number, "params": {"items": items}}:
                self._send({"id": number, "result": [self._section(item.get("section", "")) for item in items]})
            case {"method": "textDocument/publishDiagnostics", "params": {"uri": uri, "diagnostics": found}}:
                self._told[_same(uri)] = found
            case {"method": _, "id": number}:
                self._send({"id": number, "result": None})
        return heard

    def _section(self, section: str) -> Any:
        """A part of the settings, as VS Code gives it: names with points are groups."""
        found: dict[str, Any] = {}
        for name, value in self._settings.items():
            *groups, last = name.split(".") if not name.startswith("[") else [name]
            inner = found
            for group in groups:
                inner = inner.setdefault(group, {})
            inner[last] = value
        return found.get(section)

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout
        while header := self._process.stdout.readline():
            length = int(header.split(b":")[1])
            while self._process.stdout.readline() != b"\r\n":
                pass
            self._heard.put(json.loads(self._process.stdout.read(length)))


_ITEM = {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}


def _same(uri: str) -> str:
    """The address as Python writes it."""
    return f"file://{quote(unquote(urlsplit(uri).path))}"


@contextmanager
def language_server(office: Path, server: Path) -> Iterator[LanguageServer]:
    """A server for an office, ended afterwards."""
    settings = json.loads((office / ".vscode/settings.json").read_text("utf-8"))
    line = ["node", str(server), "--stdio"]
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            yield LanguageServer(office, process, settings)
        finally:
            process.kill()
