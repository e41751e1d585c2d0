"""Figures and labels as LibreOffice prints them: in other fonts and on other paper (`pytest -m fonts`).

Georgia is shown by Gelasio, which is as wide sign by sign and is given Georgia's own height; Verdana by DejaVu Sans.
"""

import os
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from bench.fonts import DEBIAN, FONTS, TABULAR
from hfi_docs.document import Cell, Paragraph, Part, Row, RowRole, Table, Text
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render.fonts.files import widths_of
from hfi_docs.word.render.metrics import CALIBRI, table_of
from tests.fonts import PAPERS, in_font, on_paper, shell_in
from tests.rendered import find, parts_of, render_in, row, squeezed, text_of, tree
from tests.validators import outside_tool
from tests.workspaces import REPOSITORY, office_workspace

pytestmark = pytest.mark.fonts

#: What LibreOffice shows in the place of each font.
SHOWN = {"Arial": "LiberationSans", "Times New Roman": "LiberationSerif", "Georgia": "Gelasio", "Verdana": "DejaVuSans"}
CASES = ("13/26", "15/26", "31/25", "33/24")
AMOUNT = re.compile(r"[−-]?\d{1,3}(?:\u00a0\d{3})+")
_GELASIO = REPOSITORY / ".ci/node_modules/@fontsource/gelasio/files"
#: Ascent and descent of Georgia, in its own units of 2048 to the type size.
_GEORGIA = (1878, -449)
_CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include><dir>{folder}</dir><cachedir>{folder}/kept</cachedir>
<alias binding="same"><family>Georgia</family><prefer><family>Gelasio</family></prefer></alias></fontconfig>"""
#: Cells share a line in a PDF; figures of one amount stand closer than two cells.
_CLOSE = 8.0


def amounts_in_every_look() -> Part:
    """Tables of amounts beside so much text that their columns are as narrow as they may be: all in one look each."""
    values = ("1\u00a0234", "16\u00a0033\u00a0554", "−7\u00a0111\u00a0444", "12\u00a0345\u00a0678\u00a0900")
    text = Cell((Paragraph((Text("Samhandlingsmidler og rekrutteringsmidler i helseregionene " * 9),)),))
    roles: tuple[RowRole, ...] = ("term", "info", "subtotal", "total")
    tables = []
    for count, role in product((1, 2, 3), roles):
        cells = [Cell((Paragraph((Text(value),)),), align="right") for value in values[-count:]]
        head = row(*["A"] * count, "Tekst", role="header")
        tables.append(Table((head, Row((*cells, text), role)), (0.0,) * (count + 1), "t", "t"))
    below = Paragraph((Text("Under tabellen."),))
    return Part(tuple(block for table in tables for block in (table, below)))


@pytest.fixture(scope="module")
def configuration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("skrift")
    for weight in (400, 700):
        for slant in ("normal", "italic"):
            name = f"gelasio-latin-{weight}-{slant}"
            font = TTFont(outside_tool("Gelasio", _GELASIO / f"{name}.woff2"), recalcTimestamp=False)
            font.flavor = None
            font["hhea"].ascent, font["hhea"].descent = _GEORGIA
            font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender = _GEORGIA
            font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = _GEORGIA[0], -_GEORGIA[1]
            font.save(folder / f"{name}.ttf")
    path = folder / "fonts.conf"
    path.write_text(_CONFIGURATION.format(folder=folder), "utf-8")
    return path


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, configuration: Path) -> Path:
    """The papers in each font on each paper, as Word files and as PDF beside them."""
    office = outside_tool("soffice", Path(shutil.which("soffice") or "soffice"))
    folder = tmp_path_factory.mktemp("papirer")
    for font in SHOWN:
        for paper in PAPERS:
            for name, content in _built(tmp_path_factory.mktemp("kontor"), font, paper):
                (folder / f"{font} {paper} {name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [str(office), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    command += map(str, sorted(folder.glob("*.docx")))
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "FONTCONFIG_FILE": str(configuration)})
    return folder


def _built(folder: Path, font: str, paper: str) -> Iterator[tuple[str, bytes]]:
    root = office_workspace(folder)
    template = root / "templates/docx/sak.docx"
    template.write_bytes(pack(on_paper(in_font(parts_of(template.read_bytes()), font), paper)))
    built = build_papers(Office(Workspace(root)), Selection(CASES), now=time.time())
    yield from ((path.stem, path.read_bytes()) for path in built.outputs if path.suffix == ".docx")
    yield "beløp", render_in(shell_in(font, paper), amounts_in_every_look())


#: Pages are reckoned, not set: in these looks one label stands a row from the top of its page.
_ASTRAY = {("Arial", "Letter"): 1, ("Arial", "A5"): 1, ("Times New Roman", "Letter"): 1}
ALL = [(font, paper) for font in SHOWN for paper in PAPERS]


@pytest.mark.parametrize(("font", "paper"), ALL)
def test_every_amount_stands_on_one_line(papers: Path, font: str, paper: str) -> None:
    count = 0
    for path in sorted(papers.glob(f"{font} {paper} *.docx")):
        wanted = Counter(AMOUNT.findall("\n".join(map(text_of, find(tree(path.read_bytes()), "//w:p")))))
        found = Counter(AMOUNT.findall(_lines(path.with_suffix(".pdf"))))
        # Amounts that were written with plain spaces, in sentences, are found too, where they stand on one line.
        assert {amount: number for amount, number in wanted.items() if found[amount] < number} == {}, path.name
        count += wanted.total()
    assert count > 200


@pytest.mark.parametrize(("font", "paper"), ALL)
def test_what_goes_on_is_told_at_the_top_of_a_page(papers: Path, font: str, paper: str) -> None:
    count, astray = 0, []
    for path in sorted(papers.glob(f"{font} {paper} *.docx")):
        if (font, paper) == ("Verdana", "A5") and "13-26" in path.name:
            # A row of thirty lines is higher than the page; LibreOffice begins it wherever it stands.
            continue
        printed = "".join(_bare(page) for page in _text(path.with_suffix(".pdf"), "-raw").split("\f"))
        labels = Counter(_labels(path.read_bytes()))
        astray += [f"{path.name}: {label}" for label, times in labels.items() if printed.count(label) != times]
        count += labels.total()
    assert count >= 10
    assert len(astray) == _ASTRAY.get((font, paper), 0), astray


@pytest.mark.parametrize(("font", "shown"), SHOWN.items())
def test_the_pdf_shows_the_font_that_was_meant(papers: Path, font: str, shown: str) -> None:
    path = next(papers.glob(f"{font} A4 *13-26*.pdf"))
    with pikepdf.open(path) as pdf:
        names = {
            str(each["/BaseFont"])
            for page in pdf.pages
            for each in page.resources.get("/Font", pikepdf.Dictionary()).values()
        }
    assert any(shown in name for name in names), names


@pytest.mark.parametrize("name", FONTS)
def test_our_tables_are_those_of_the_free_fonts(name: str) -> None:
    regular, bold, _ = FONTS[name]
    module = import_module(f"hfi_docs.word.render.fonts.{name}") if name != "calibri" else None
    for file, table in ((regular, "REGULAR"), (bold, "BOLD")):
        path = outside_tool(file, (_GELASIO if file.endswith(".woff2") else DEBIAN) / file)
        widths = table_of(widths_of(TTFont(path, recalcTimestamp=False), tabular=name in TABULAR))
        if module is not None:
            assert table_of(getattr(module, table)) == widths
        elif table == "REGULAR":
            assert {sign: CALIBRI.regular.firm(sign) for sign in widths} == widths
        else:
            # Calibri's bold is reckoned from the regular: figures have more room than they need.
            assert all(CALIBRI.bold.firm(sign) > widths[sign] for sign in "0123456789 ")


def _labels(content: bytes) -> Iterator[str]:
    """For each row that says that something goes on: the head rows of its table, and what it says."""
    for table in find(tree(content), "//w:tbl"):
        rows = find(table, "w:tr")
        head = "".join(_bare(text_of(each)) for each in rows if find(each, "w:trPr/w:tblHeader"))
        for first in (_bare(text_of(find(each, "w:tc")[0])) for each in rows):
            if first.endswith("(forts.)"):
                yield f"{head}{first}"


def _bare(text: str) -> str:
    """A text without bullets and hyphens, which stand in the print only or only in the file."""
    return re.sub("[•◦▪‐-]", "", squeezed(text))


def _lines(path: Path) -> str:
    """The text of a PDF: what stands close together on a line is held together by hard spaces."""
    pages = etree.fromstring(_text(path, "-bbox").encode(), etree.XMLParser(recover=True, huge_tree=True))
    text, right, top = "", 0.0, -1.0
    for word in pages.iter("{*}word"):
        left, above = float(word.get("xMin", "0")), float(word.get("yMin", "0"))
        is_close = abs(above - top) < 1 and 0 <= left - right < _CLOSE
        text += ("\u00a0" if is_close else "\n") + (word.text or "")
        right, top = float(word.get("xMax", "0")), above
    return text


def _text(path: Path, how: str) -> str:
    done = subprocess.run(["pdftotext", how, path, "-"], check=True, capture_output=True)
    return done.stdout.decode()
