"""Chromium, for the tests of web pages: Debian's own, or the one that the environment names."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from playwright.sync_api import Browser, Page, sync_playwright

from tests.validators import outside_tool
from tests.workspaces import REPOSITORY

#: What an axe finds, each with the elements that it finds it in.
Findings: TypeAlias = list[tuple[str, list[str]]]

_AXE = REPOSITORY / ".ci/node_modules/axe-core/axe.min.js"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_WIDE, _HIGH = 1280, 900


def find_chromium() -> Path:
    """The program; a test without it is skipped, or fails where tests count."""
    named = os.environ.get("HFI_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    return outside_tool("Chromium", Path(named) if named else None)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A running Chromium."""
    program = find_chromium()
    # Whoever is root may not have the sandbox.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"] if is_root else [])
        yield browser
        browser.close()


def open_page(browser: Browser, path: Path, *, width: int = _WIDE, dark: bool = False) -> Page:
    """A file, as it looks in a window of this width."""
    page = browser.new_page(viewport={"width": width, "height": _HIGH}, color_scheme="dark" if dark else "light")
    page.goto(path.as_uri())
    return page


def axe_findings(page: Page) -> Findings:
    """What axe-core finds, of all its rules."""
    page.evaluate(outside_tool("axe-core", _AXE).read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)"
    )
    return [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]


def heard_text(page: Page) -> str:
    """The text of a page as Chromium hands it to a screen reader, in the order in which it reads it, without space."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    root = next(node for node in nodes.values() if "parentId" not in node)
    return "".join("".join(_spoken(root, nodes)).split())


def _spoken(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> Iterator[str]:
    if node.get("role", {}).get("value") == "StaticText":
        yield str(node["name"]["value"])
        return
    for child in node.get("childIds", ()):
        if child in nodes:
            yield from _spoken(nodes[child], nodes)
