"""Web pages in Chromium: nothing wrong for those who hear, touch or print them. `pytest -m browser`."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser

from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from tests.browser import axe_findings, heard_text, open_browser, open_page
from tests.conftest import copy_workspace
from tests.test_web_valid import page_of_oddities
from tests.web import page_words

pytestmark = pytest.mark.browser

TELEPHONE = 360


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All pages of the worked examples."""
    workspace = copy_workspace(tmp_path_factory.mktemp("web"))
    found = {*build_papers(Office(workspace), Selection(), now=0, also=("html",)).outputs}
    for meeting in ("SSU/2026-05-21", "PA/2026-06-19"):
        also = ("html", "møtepakke", "saksprotokoll")
        found |= {*build_papers(Office(workspace), Selection(meeting=meeting), now=0, also=also).outputs}
    return sorted(path for path in found if path.suffix == ".html")


def page_of(pages: list[Path], name: str) -> Path:
    return next(path for path in pages if path.name.startswith(name))


def test_axe_finds_nothing(browser: Browser, pages: list[Path]) -> None:
    for path in pages:
        page = open_page(browser, path)
        assert (path.name, axe_findings(page)) == (path.name, [])
        page.close()


@pytest.mark.parametrize("name", ["Sak 13-26", "Møtepakke PA", "Protokoll SSU"])
def test_axe_finds_nothing_in_the_dark_and_on_a_telephone(browser: Browser, pages: list[Path], name: str) -> None:
    page = open_page(browser, page_of(pages, name), width=TELEPHONE, dark=True)
    assert axe_findings(page) == []
    page.close()


def test_axe_finds_nothing_in_what_no_example_has(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    path.write_text(page_of_oddities(), encoding="utf-8")
    page = open_page(browser, path)
    assert axe_findings(page) == []
    page.close()


def test_no_page_is_wider_than_a_telephone(browser: Browser, pages: list[Path]) -> None:
    for path in pages:
        page = open_page(browser, path, width=TELEPHONE)
        assert (path.name, page.evaluate("document.documentElement.scrollWidth")) == (path.name, TELEPHONE)
        page.close()


def test_a_page_is_heard_in_the_order_of_its_words(browser: Browser, pages: list[Path]) -> None:
    for path in pages:
        page = open_page(browser, path)
        heard, at = heard_text(page), 0
        for word in page_words(path.read_text("utf-8")):
            found = heard.find(word, at)
            assert found >= 0, (path.name, word, heard[at - 40 : at + 40])
            at = found + len(word)
        page.close()


def test_a_page_asks_for_nothing_and_runs_nothing(browser: Browser, pages: list[Path]) -> None:
    path = page_of(pages, "Møtepakke SSU")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    page.close()


def test_the_first_tab_leads_past_the_letterhead(browser: Browser, pages: list[Path]) -> None:
    page = open_page(browser, page_of(pages, "Sak 13-26"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hopp til innholdet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.close()


def test_a_wide_table_moves_with_the_keyboard(browser: Browser, pages: list[Path]) -> None:
    page = open_page(browser, page_of(pages, "Sak 13-26"), width=TELEPHONE)
    page.evaluate("document.querySelector('.table[tabindex]').focus()")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    page.close()


def test_it_prints_on_a4_wide_tables_lying(browser: Browser, pages: list[Path]) -> None:
    page = open_page(browser, page_of(pages, "Sak 31-25"))
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True))) as pdf:
        sizes = {tuple(round(float(side)) for side in each.mediabox)[2:] for each in pdf.pages}
    page.close()
    assert sizes <= {(595, 842), (842, 595)}
    assert (595, 842) in sizes
