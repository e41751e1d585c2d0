"""Web pages as an outside validator judges them: html-validate, with its rules for access (WCAG)."""

import json
import shutil
import subprocess
from pathlib import Path

from hfi_docs.document import Caption, Figure, Heading, Image, Label, Link, List, ListItem, Note, Part, Text
from hfi_docs.output.mail import letter
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.web import WebPage, html
from tests.conftest import copy_workspace
from tests.pictures import png
from tests.test_mail_drafts import TEXT
from tests.test_web import PROPERTIES, cell, line, row, table
from tests.validators import outside_tool
from tests.workspaces import REPOSITORY

VALIDATOR = REPOSITORY / ".ci/node_modules/html-validate/bin/html-validate.mjs"
#: The title of a page is that of its paper, however long.
RULES = {"root": True, "extends": ["html-validate:recommended", "html-validate:a11y"], "rules": {"long-title": "off"}}
CAPTION = Caption("Tabell", 1, "Oversikt", "tabell_1")


def findings(folder: Path, pages: dict[str, str]) -> list[str]:
    """What is found in some pages."""
    node, validator = shutil.which("node"), outside_tool("html-validate", VALIDATOR)
    (folder / ".htmlvalidate.json").write_text(json.dumps(RULES), encoding="utf-8")
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8")
    command: list[Path | str] = [
        outside_tool("node", Path(node) if node else None),
        validator,
        "--formatter",
        "json",
        *pages,
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    told = [(each["filePath"], found) for each in json.loads(done.stdout) for found in each["messages"]]
    return [f"{Path(path).name}:{found['line']}: {found['ruleId']} {found['message']}" for path, found in told]


def test_a_fault_is_found(tmp_path: Path) -> None:
    assert len(findings(tmp_path, {"a.html": "<!DOCTYPE html><p><table><td>"})) > 1


def test_the_examples_are_valid(tmp_path: Path) -> None:
    workspace = copy_workspace(tmp_path / "office")
    outputs = {*build_papers(Office(workspace), Selection(), now=0, also=("html",)).outputs}
    for meeting in ("SSU/2026-05-21", "PA/2026-06-19"):
        also = ("html", "møtepakke", "saksprotokoll")
        outputs |= {*build_papers(Office(workspace), Selection(meeting=meeting), now=0, also=also).outputs}
    pages = {path.name: path.read_text("utf-8") for path in outputs if path.suffix == ".html"}
    assert len(pages) > 20
    assert findings(tmp_path, pages) == []


def page_of_oddities() -> str:
    """A page with what no example has: footnotes, two things with one name, heads that are empty."""
    twice = Heading(3, (Text("Vedlegg"),), bookmark="vedlegg_1")
    note = line("tekst", Note((Text("Noten."), Link((Text("nett"),), url="https://a.example/?x=1&y=<"))))
    odd = List((ListItem((line("a"), note)), ListItem(())), ordered=True, start=4, label=Label("decimal", "§ {}"))
    spanned = table(
        row(cell("A", merge="start"), cell("", columns=2), role="header"),
        row(cell("", merge="continue"), cell("B", "right"), cell(""), role="header"),
        row(cell("", columns=3), role="group"),
        row(cell("", merge="start"), cell("1", "right"), cell("a")),
        row(cell("", merge="continue"), cell("2", "right"), cell(""), role="part"),
        columns=3,
        caption=CAPTION,
    )
    picture = Figure(Image(png(), "png", 72.0, 36.0), "", Caption("Figur", 1, "Kart", "tabell_1"))
    blocks = (twice, note, twice, odd, spanned, table(row(cell("bare")), columns=1), picture, spanned)
    return html(WebPage(PROPERTIES, (Part(blocks), Part(blocks, "landscape", new_page=True))), place=lambda _: 'a"<b')


def test_what_no_example_has_is_valid(tmp_path: Path) -> None:
    assert findings(tmp_path, {"a.html": page_of_oddities()}) == []


def test_what_an_e_mail_shows_is_valid(tmp_path: Path) -> None:
    assert findings(tmp_path, {"e-post.html": letter.page(TEXT, title="Innkalling til møtet", language="nn")}) == []
