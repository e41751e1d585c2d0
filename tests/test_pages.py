"""The pages of the worked example as a reader sees them, laid out by LibreOffice."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import BuiltOffice
from tests.validators import outside_tool
from tests.word import Table, Word

_FOOTER = re.compile(r"^Helsefellesskap Innlandet +Side (\d+) av (\d+)$")
_AMOUNT = re.compile(r"\d{1,3}(?: \d{3})+")


@dataclass(frozen=True)
class Page:
    """A page: its lines without header and footer, and its footer."""

    lines: tuple[str, ...]
    footer: str

    @property
    def words(self) -> str:
        """All text without white space, for finding what is broken over lines."""
        return "".join("".join(self.lines).split())


def tool(name: str) -> str:
    found = shutil.which(name)
    return str(outside_tool(name, Path(found) if found else None))


@pytest.fixture(scope="module")
def pdf(office: BuiltOffice, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper as a tagged PDF."""
    folder = tmp_path_factory.mktemp("pdf")
    convert = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    command = [tool("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", convert, "--outdir", str(folder), str(office.path("13-26"))]
    subprocess.run(command, capture_output=True, check=True)
    return next(folder.glob("*.pdf"))


@pytest.fixture(scope="module")
def pages(pdf: Path) -> list[Page]:
    text = output("pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-").removesuffix("\f")
    return [page(content) for content in text.split("\f")]


def output(name: str, *arguments: str) -> str:
    done = subprocess.run([tool(name), *arguments], capture_output=True, check=True)
    return done.stdout.decode()


def page(content: str) -> Page:
    lines = [line.strip().replace("\u00a0", " ") for line in content.split("\n") if line.strip()]
    header = 2 if lines[0] == "HELSEFELLESSKAP" else 1
    return Page(tuple(lines[header:-1]), lines[-1])


def squeezed(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


def attachment_starts(pages: list[Page]) -> list[int]:
    """The index of the page that each attachment begins."""
    return [index for index, page in enumerate(pages) if page.lines[0].startswith("Vedlegg ") and ":" in page.lines[0]]


def test_every_page_has_text_of_its_own(pages: list[Page]) -> None:
    assert len(pages) > 10
    assert [number for number, page in enumerate(pages, start=1) if len(page.words) < 50] == []


def test_every_page_says_its_number_and_how_many_there_are(pages: list[Page]) -> None:
    found = [_FOOTER.search(page.footer) for page in pages]
    assert [match and match.groups() for match in found] == [
        (str(number), str(len(pages))) for number in range(1, len(pages) + 1)
    ]


def test_the_letterhead_stands_on_the_first_page_and_the_case_on_the_others(pdf: Path) -> None:
    first, *others = output("pdftotext", "-layout", str(pdf), "-").removesuffix("\f").split("\f")
    assert first.strip().startswith("HELSEFELLESSKAP")
    heads = [" ".join(text.split("\n")[0].split()) for text in others]
    named = [head.removeprefix("Sak 13/26 · ").removesuffix(" SSU 21. mai 2026") for head in heads]
    assert list(dict.fromkeys(named)) == [
        "Handlingsplan og samhandlingsmidler 2026",
        "Vedlegg 1 Strategiplan Helsefellesskap Innlandet 2022–2027",
        "Vedlegg 2 Medlemmenes innspill etter strategisamlingen",
        "Vedlegg 3 Handlingsplan: avslutte satsning",
        "Vedlegg 4 Handlingsplan: implementere eller evaluere",
        "Vedlegg 5 Handlingsplan: iverksette eller videreføre",
        "Vedlegg 6 Rekrutterings- og samhandlingsmidler 2025, status",
        "Vedlegg 7 Rekrutterings- og samhandlingsmidler 2026, nye behov",
    ]


def test_each_attachment_begins_at_the_top_of_a_page(pages: list[Page]) -> None:
    starts = attachment_starts(pages)
    assert [pages[index].lines[0].split(":")[0] for index in starts] == [f"Vedlegg {n}" for n in range(1, 8)]


def test_no_heading_is_the_last_line_of_a_page(pages: list[Page], paper: Word) -> None:
    headings = {squeezed(heading.text) for heading in paper.headings}
    captions = {squeezed(p.text) for p in paper.paragraphs if p.style == "caption"}
    for number, shown in enumerate(pages, start=1):
        # A list of the attachments may end a page.
        end = squeezed("".join(line for line in shown.lines[-2:] if not line.startswith("•")))
        assert not any(end.endswith(text) for text in headings | captions), f"page {number}"


@pytest.mark.parametrize("attachment", [1, 3, 4, 5, 6, 7])
def test_every_page_of_a_table_begins_with_its_header(pages: list[Page], paper: Word, attachment: int) -> None:
    starts = [*attachment_starts(pages), len(pages)]
    table = next(block for block in paper.under(f"Vedlegg\u00a0{attachment}: ") if isinstance(block, Table))
    words = [word for heading in table.header for word in short_words(heading)]
    for shown in pages[starts[attachment - 1] : starts[attachment]]:
        if "Avstemming" in shown.lines[0]:
            continue
        top = squeezed("".join(shown.lines[:20]))
        assert [word for word in words if word not in top] == []


def short_words(text: str) -> list[str]:
    """The words of a heading that no column breaks."""
    return [word for word in text.replace("-", " ").split() if len(word) < 9]


def test_no_amount_is_broken_over_two_lines(pages: list[Page], paper: Word) -> None:
    """An amount cut in two («16 033 55» and «4») is another amount."""
    wanted = [
        match
        for table in paper.tables
        for row in table.rows
        for cell in row.cells
        for match in _AMOUNT.findall(cell.text.replace("\u00a0", " "))
    ]
    shown = "\n".join(line for page in pages for line in page.lines)
    found = _AMOUNT.findall(shown)
    assert len(wanted) > 80
    assert [amount for amount in set(wanted) if wanted.count(amount) > found.count(amount)] == []


def test_no_word_is_cut_without_a_hyphen(pages: list[Page], paper: Word) -> None:
    """A cell of one word must show it whole, or parted at a seam with a hyphen."""
    shown = "\n".join(line for page in pages for line in page.lines)
    for word in ("Kommunikasjonsstrategi", "Sekretariatet", "Samhandlingskonferanse", "Prosesstøtte", "Forvaltning"):
        assert word in shown
    assert not re.search(r"^\w{1,2}$", shown, re.MULTILINE), "a letter or two alone on a line"


def test_the_pdf_is_tagged_and_says_its_language(pdf: Path) -> None:
    facts = output("pdfinfo", str(pdf))
    assert re.search(r"Tagged: +yes", facts)
    assert re.search(r"Title: +Vedlegg til sak 13/26: Oppdatert handlingsplan", facts)
    assert b"/Lang(nb-NO)" in pdf.read_bytes()
