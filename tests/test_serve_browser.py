"""The page of an office in Chromium, while records are saved beside it. `pytest -m browser`."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from hfi_docs.records.load import Workspace
from hfi_docs.serve.app import make_app
from hfi_docs.serve.live import Live
from hfi_docs.serve.server import Server
from hfi_docs.serve.watching import changes
from tests.browser import axe_findings, open_browser
from tests.made import minimal_case, put_case
from tests.standing import change, small_office

pytestmark = pytest.mark.browser

TOKEN = "et-ord-for-nettleseren"
CASE, OTHER = "cases/01-26.yaml", "cases/02-26.yaml"
#: How long something may take on a busy machine (milliseconds).
PATIENCE = 30_000
TELEPHONE = ViewportSize(width=400, height=800)
DESK = ViewportSize(width=1400, height=900)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@contextmanager
def served(workspace: Workspace, port: int = 0) -> Iterator[str]:
    """The address of an office's page while it is served."""
    listening = socket.create_server(("127.0.0.1", port))
    number = listening.getsockname()[1]
    live, stop = Live(workspace), Event()
    watched = changes(workspace, stop)
    app = make_app(live, token=TOKEN, port=number)
    config = uvicorn.Config(app, ws="none", lifespan="off", log_config=None, timeout_graceful_shutdown=1)
    server = Server(config, live)

    def follow() -> None:
        for _ in watched:
            live.changed()

    threads = [Thread(target=follow), Thread(target=server.run, args=([listening],))]
    for thread in threads:
        thread.start()
    try:
        yield f"http://127.0.0.1:{number}/{TOKEN}/"
    finally:
        server.should_exit = True
        stop.set()
        for thread in threads:
            thread.join(10)
        listening.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return small_office(tmp_path)


@pytest.fixture
def address(workspace: Workspace) -> Iterator[str]:
    with served(workspace) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(reduced_motion="reduce")
    found.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield found
    found.close()


def opened(context: BrowserContext, address: str, source: str = CASE) -> Page:
    """The page of a record."""
    page = context.new_page()
    page.goto(f"{address}#source={source}")
    expect(paper(page)).to_contain_text("Bakgrunn")
    return page


def paper(page: Page):  # type: ignore[no-untyped-def] # playwright's own type is long
    """The text of the paper."""
    return page.frame_locator("#frame").locator("body")


def test_a_save_is_seen_and_an_error_comes_and_goes(
    workspace: Workspace, address: str, context: BrowserContext
) -> None:
    page = opened(context, address)
    change(workspace, "01-26.yaml", "Prøvesak", "En ny tittel")
    expect(paper(page)).to_contain_text("En ny tittel")
    expect(page.locator("#fine")).to_be_visible()
    change(workspace, "01-26.yaml", '"status": "endelig"', '"status": "endlig"')
    expect(page.locator(".problem.feil")).to_have_count(1)
    expect(page.locator("#banner")).to_have_text("Papiret vises slik det var før feilen.")
    expect(paper(page)).to_contain_text("En ny tittel")
    change(workspace, "01-26.yaml", '"status": "endlig"', '"status": "endelig"')
    expect(page.locator(".problem")).to_have_count(0)
    expect(page.locator("#banner")).to_be_hidden()


def test_a_hundred_saves_in_a_row(workspace: Workspace, address: str, context: BrowserContext) -> None:
    page = opened(context, address)
    path = workspace.root / CASE
    text = path.read_text("utf-8")
    for number in range(1, 101):
        path.write_text(text.replace("Prøvesak", f"Prøvesak nummer {number}"), "utf-8")
        if number % 10 == 0:
            expect(paper(page)).to_contain_text(f"Prøvesak nummer {number}")
    expect(paper(page).locator("h1")).to_have_text("Prøvesak nummer 100")


def test_a_click_shows_file_and_line(workspace: Workspace, address: str, context: BrowserContext) -> None:
    page = opened(context, address)
    lines = (workspace.root / CASE).read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines, start=1) if '"tittel"' in line)
    paper(page).locator("h1").click()
    expect(page.locator("#where")).to_have_text(f"{CASE}, linje {at}")
    change(workspace, "01-26.yaml", "Se [[vedlegg:rapport]]", "Se den 2026-05-21 [[vedlegg:rapport]] 10 000kr")
    expect(page.locator(".problem").first).to_be_visible()
    page.locator(".problem").first.click()
    expect(page.locator("#where")).to_contain_text(CASE)


def test_deleted_new_and_renamed(workspace: Workspace, address: str, context: BrowserContext) -> None:
    page = opened(context, address, OTHER)
    path = workspace.root / OTHER
    content = path.read_bytes()
    path.unlink()
    expect(page.locator("#banner")).to_contain_text("Filen finnes ikke lenger.")
    path.write_bytes(content)
    expect(page.locator("#banner")).to_be_hidden()
    put_case(workspace, minimal_case(sak="5/26", tittel="Den nye saken"), "05-26")
    page.locator(".entry", has_text="Den nye saken").click()
    expect(paper(page)).to_contain_text("Den nye saken")
    register = workspace.root / "cases/register/utvalg.yaml"
    register.rename(register.with_name("utvlg.yaml"))
    expect(page.locator(".problem").first).to_be_visible()
    register.with_name("utvlg.yaml").rename(register)
    expect(page.locator(".problem")).to_have_count(0)


def test_two_browsers_see_the_same(
    workspace: Workspace, address: str, context: BrowserContext, browser: Browser
) -> None:
    other = browser.new_context()
    pages = [opened(context, address), opened(other, address)]
    change(workspace, "01-26.yaml", "Prøvesak", "Sett av to")
    for page in pages:
        expect(paper(page)).to_contain_text("Sett av to", timeout=PATIENCE)
    other.close()


def test_the_connection_is_lost_and_comes_back(workspace: Workspace, context: BrowserContext) -> None:
    with served(workspace) as address:
        page = opened(context, address)
    expect(page.locator("#state")).to_have_text("Forbindelsen er brutt. Prøver igjen …")
    change(workspace, "01-26.yaml", "Prøvesak", "Skrevet imens")
    with served(workspace, int(address.split(":")[2].split("/")[0])):
        expect(paper(page)).to_contain_text("Skrevet imens")
        expect(page.locator("#state")).to_have_text("Ingen funn.")


def test_keys_alone_are_enough(address: str, context: BrowserContext) -> None:
    page = opened(context, address)
    expect(page.locator(".entry").first).to_be_visible()
    page.locator("#search").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    focused = "document.activeElement.dataset.source"
    assert page.evaluate(focused) == page.locator(".entry").nth(2).get_attribute("data-source")
    page.keyboard.press("Enter")
    expect(page.locator(".entry").nth(2)).to_have_attribute("aria-current", "true")
    page.keyboard.press("F6")
    assert page.evaluate("document.activeElement.id") == "frame"
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#where")).to_contain_text("cases/")
    page.keyboard.press("Shift+F6")
    assert page.evaluate("document.activeElement.className") == "entry"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(workspace: Workspace, address: str, browser: Browser, scheme: str) -> None:
    change(workspace, "01-26.yaml", "Se [[vedlegg:rapport]]", "Se den 2026-05-21 [[vedlegg:rapport]] 10 000kr")
    for size in (DESK, TELEPHONE):
        page = browser.new_page(viewport=size, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
        page.goto(f"{address}#source={CASE}")
        expect(page.locator(".entry").first).to_be_attached(timeout=PATIENCE)
        expect(page.locator(".problem").first).to_be_attached(timeout=PATIENCE)
        for pane in ("list", "paper", "findings"):
            page.evaluate(f"showPane('{pane}')")
            assert axe_findings(page) == []
        page.close()


def test_no_request_leaves_the_machine_and_no_script_of_a_text_runs(
    workspace: Workspace, address: str, context: BrowserContext
) -> None:
    evil = '<img src=https://ond.example/x onerror="top.ran=1"><script>top.ran=1</script>'
    put_case(workspace, minimal_case(tittel=evil, bakgrunn="Se [lenken](https://ond.example/y)."), "01-26")
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}#source={CASE}")
    expect(page.locator(".entry").first).to_contain_text("Innkalling")
    expect(page.locator(".entry", has_text="onerror")).to_have_count(1)
    expect(paper(page)).to_contain_text("onerror")
    paper(page).locator("a", has_text="lenken").click()
    expect(page.locator("#state")).to_contain_text("Lenken går til https://ond.example/y")
    assert page.evaluate("window.ran") is None
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []
