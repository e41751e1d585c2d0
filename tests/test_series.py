"""What Word counts by itself: chapters and tasks apart from each other, the tables of each paper from one."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from hfi_docs.cli.main import run
from tests.workspaces import office_workspace

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHAPTERS = """
seksjoner:
  - {overskrift: Organisering, nummerert: ja, tekst: Slik er det.}
  - overskrift: Oppgaver
    nummerert: ja
    oppgaver:
      - {oppgave: Lage en plan, frist: våren 2027}
      - {oppgave: Legge den frem, frist: høsten 2027}
    etter: |
      Planen gjelder fra nyttår.
  - {overskrift: Veien videre, nummerert: ja, tekst: Slik blir det.}
"""
_TABLE = """
tabeller:
  ramme:
    visning: budsjett
    tittel: Ramme
    år: 2026
    linjer:
      - {id: frie, tekst: Frie midler, beløp: 200 000}
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return office_workspace(tmp_path)


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(f"word/{name}.xml").decode("utf-8")


def definitions(path: Path) -> Iterator[tuple[str, str]]:
    """Each numbered heading with the definition that its number is counted by."""
    numbering, body = (etree.fromstring(part(path, name).encode()) for name in ("numbering", "document"))
    lists = {item.get(f"{_W}numId"): item.find(f"{_W}abstractNumId") for item in numbering.iter(f"{_W}num")}
    for paragraph in body.iter(f"{_W}p"):
        number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if number is not None and style is not None and "overskrift" in str(style.get(f"{_W}val")).lower():
            definition = lists[number.get(f"{_W}val")]
            assert definition is not None
            yield "".join(paragraph.itertext()), str(definition.get(f"{_W}val"))


def test_chapters_go_on_after_tasks(office: Path) -> None:
    """Word lets instances of one definition share a count, so chapters and tasks must not."""
    case = office / "cases" / "2026" / "14-26.yaml"
    case.write_text(case.read_text("utf-8") + _CHAPTERS, "utf-8")
    assert run(["build", "14/26"]) == 0
    (paper,) = (office / "build").rglob("Sak 14-26*.docx")
    found = dict(definitions(paper))
    assert list(found) == ["Organisering", "Oppgaver", "Lage en plan", "Legge den frem", "Veien videre"]
    chapters = {found[name] for name in ("Organisering", "Oppgaver", "Veien videre")}
    tasks = {found[name] for name in ("Lage en plan", "Legge den frem")}
    assert (len(chapters), len(tasks), chapters & tasks) == (1, 1, set())
    assert "Planen gjelder fra nyttår." in part(paper, "document")


def test_each_paper_of_a_packet_counts_its_tables_from_one(office: Path) -> None:
    for name in ("14-26", "15-26"):
        case = office / "cases" / "2026" / f"{name}.yaml"
        text = case.read_text("utf-8").replace(
            "forslag_til_vedtak: |\n", "forslag_til_vedtak: |\n  [[tabell:ramme]]\n\n"
        )
        case.write_text(text + _TABLE, "utf-8")
    assert run(["build", "--meeting", "SSU/2026-05-21", "--packet"]) == 0
    (packet,) = (office / "build").rglob("Møtepakke SSU 2026-05-21.docx")
    captions = re.findall(
        r"SEQ Tabell \\\* ARABIC( \\r 1)? </w:instrText>.*?<w:t>(\d+)</w:t>", part(packet, "document")
    )
    assert {number for restarted, number in captions if restarted} == {"1"}
    assert [number for restarted, number in captions if not restarted and number == "1"] == []
