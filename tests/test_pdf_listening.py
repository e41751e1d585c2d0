"""Papers as they are heard: figures with their row and column, labels, links, captions, and the order of the text.

What is expected is taken from the Word file; that the program reads a PDF right is held against poppler.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest

from hfi_docs.output.pdf import Converted
from hfi_docs.output.pdf.mending.tree import elements, kids
from tests.heard import Node, bare, heard
from tests.rendered import squeezed
from tests.test_pages import output
from tests.test_pdf import opened
from tests.word import Cell, Paragraph, Row, Table, read_word

pytestmark = pytest.mark.stories

_DIGIT = re.compile(r"\d")
_AMOUNT = re.compile(r"[−-]?\d{1,3}(?:\u00a0\d{3})+")
_BAND, _BELOW, _SUM = "HFI Tabellband", "HFI Tabellundertekst", "HFI Tabellsum"


class Stood(NamedTuple):
    """A cell of a Word table and its first column; one that a merge goes on through is the merge's first cell."""

    cell: Cell
    column: int
    is_new: bool

    @property
    def columns(self) -> set[int]:
        """The columns of the grid that it covers."""
        return set(range(self.column, self.column + self.cell.span))


def placed(rows: tuple[Row, ...]) -> list[list[Stood]]:
    """The cells of each row of a Word table."""
    found: list[list[Stood]] = []
    for row in rows:
        line: list[Stood] = []
        column = 0
        for cell in row.cells:
            above = next((each for each in found[-1] if each.column == column), None) if found else None
            goes_on = cell.merge == "continue" and above is not None
            line.append(Stood(above.cell if goes_on and above else cell, column, not goes_on))
            column += cell.span
        found.append(line)
    return found


def wanted_headers(table: Table) -> Iterator[tuple[list[str], list[Stood]]]:
    """For each row below the head: what is said of the row, from band to part, and its cells."""
    band, whole = "", ""
    for row, line in zip(table.rows, placed(table.rows), strict=True):
        if row.header:
            continue
        first = line[0].cell
        style = first.paragraphs[0].style
        if style in (_BAND, _SUM):
            band = ""
        is_part = style == _BELOW
        yield [text for text in (band, whole if is_part else "", first.text) if text], line
        if style == _BAND:
            band = first.text
        elif not is_part:
            whole = first.text


def test_every_figure_is_heard_with_its_row_and_its_column(
    documents: Mapping[str, bytes], pdfs: Mapping[str, Converted]
) -> None:
    counted = 0
    for name, content in documents.items():
        tables = [block for block in read_word(content).blocks if isinstance(block, Table)]
        with opened(pdfs[name]) as pdf:
            spoken = list(heard(pdf).all("Table"))
        assert len(tables) == len(spoken), name
        counted += sum(map(figures, tables, spoken))
    assert counted > 500, counted


def figures(table: Table, spoken_table: Node) -> int:
    """How many cells with figures a table has, each found to lead to the headers that it shall be heard with."""
    heads = [line for row, line in zip(table.rows, placed(table.rows), strict=True) if row.header]
    if not heads:
        return 0
    said = {node.name: bare(node.text) for node in spoken_table.all("TH")}
    rows = list(spoken_table.all("TR"))
    assert len(rows) == len(table.rows)
    counted = 0
    for node, (row_headers, line) in zip(rows[len(heads) :], wanted_headers(table), strict=True):
        cells = [each for each in node.nodes if each.kind in ("TH", "TD")]
        for spoken, stood in zip(cells, (each for each in line if each.is_new), strict=True):
            # The number of a page may be another in LibreOffice.
            assert stood.cell.text.isdigit() or squeezed(spoken.text).startswith(squeezed(stood.cell.text)[:3])
            # What goes across the table stands over the rows below it, or is a note.
            if _DIGIT.search(stood.cell.text) and len(stood.columns) < len(table.grid):
                over = [each.cell.text for row in heads for each in row if each.columns & stood.columns]
                beside = row_headers if stood.column else row_headers[:-1]
                headers = [said[each] for each in spoken.headers]
                missing = [text for text in (*over, *beside) if bare(text) not in headers]
                assert missing == [], (table.title, stood.cell.text, headers)
                counted += 1
    return counted


def test_an_amount_in_a_cell_is_said_as_one_number(pdfs: Mapping[str, Converted]) -> None:
    counted = 0
    for made in pdfs.values():
        with opened(made) as pdf:
            cells = (cell for cell in heard(pdf).all("TD") if _AMOUNT.fullmatch(cell.text))
            pieces = [[node.text for node in cell.nodes] for cell in cells]
        assert [said for said in pieces if len(said) != 1] == []
        counted += len(pieces)
    assert counted > 100


def test_the_label_of_an_item_is_apart_from_its_text(pdfs: Mapping[str, Converted]) -> None:
    counted = 0
    for name, made in pdfs.items():
        with opened(made) as pdf:
            items = list(heard(pdf).all("LI"))
        assert {tuple(node.kind for node in item.nodes) for item in items} <= {("Lbl", "LBody")}, name
        counted += len(items)
    assert counted > 500


def test_a_caption_belongs_to_its_table(documents: Mapping[str, bytes], pdfs: Mapping[str, Converted]) -> None:
    counted = 0
    for name, content in documents.items():
        blocks = read_word(content).blocks
        above = [before for before, table in pairwise(blocks) if isinstance(table, Table)]
        wanted = [bare(block.text) for block in above if isinstance(block, Paragraph) and block.style == "caption"]
        with opened(pdfs[name]) as pdf:
            found = [bare(table.nodes[0].text) for table in heard(pdf).all("Table") if table.nodes[0].kind == "Caption"]
        assert found == wanted
        counted += len(found)
    assert counted > 10


def test_a_link_is_heard_once_and_says_where_it_leads(pdfs: Mapping[str, Converted]) -> None:
    """A hard space or the end of a line parts no link."""
    counted = 0
    for name, made in pdfs.items():
        with opened(made) as pdf:
            links = [link for sheet in pdf.pages for link in sheet.get("/Annots", [])]
            assert all(str(link.Contents).strip() for link in links), name
            tagged = [element for element in elements(pdf) if pikepdf.Name.Link == element.S]
            held = [kid.Obj.objgen for element in tagged for kid in kids(element) if "/Obj" in as_dictionary(kid)]
            assert Counter(held) == Counter(link.objgen for link in links), name
        counted += len(links)
    assert counted > 200


def as_dictionary(item: Any) -> Any:
    return item if isinstance(item, pikepdf.Dictionary) else {}


def test_every_page_and_annotation_leads_to_its_element(pdfs: Mapping[str, Converted]) -> None:
    for name, made in pdfs.items():
        with opened(made) as pdf:
            numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
            parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
            for element in elements(pdf):
                for kid in kids(element):
                    if isinstance(kid, int):
                        assert parents[int(element.Pg.StructParents)][kid] == element, name
                    elif "/Obj" in as_dictionary(kid):
                        assert parents[int(kid.Obj.StructParent)] == element, name
                    elif "/MCID" in as_dictionary(kid):
                        assert parents[int(kid.Pg.StructParents)][int(kid.MCID)] == element, name


def test_pages_are_labelled_as_they_are_numbered(pdfs: Mapping[str, Converted]) -> None:
    for made in pdfs.values():
        with opened(made) as pdf:
            assert dict(pdf.Root.PageLabels.Nums[1]) == {"/S": pikepdf.Name.D}


def test_the_text_is_heard_in_the_order_of_the_paper(
    documents: Mapping[str, bytes], pdfs: Mapping[str, Converted]
) -> None:
    """So that it is read right when it is laid out anew, at 200 per cent or on a telephone."""
    for name, content in documents.items():
        with opened(pdfs[name]) as pdf:
            whole = bare(heard(pdf).text)
        at = 0
        for block in read_word(content).blocks:
            texts = (
                [block.text]
                if isinstance(block, Paragraph)
                else [cell.text for row in block.rows for cell in row.cells]
            )
            for text in map(bare, texts):
                # The number of a page may be another in LibreOffice.
                wanted = {text, re.sub(r"\d{1,3}$", "", text)}
                found = min((whole.find(each, at) for each in wanted if each in whole[at:]), default=-1)
                assert found >= 0, (name, text)
                at = found


def test_the_program_reads_what_poppler_reads(pdfs: Mapping[str, Converted], tmp_path: Path) -> None:
    for name in (name for name in pdfs if name.startswith(("Sak 14-26", "notes", "PA-sak 04"))):
        file = tmp_path / "papir.pdf"
        file.write_bytes(pdfs[name].content)
        with opened(pdfs[name]) as pdf:
            heard_here = Counter(bare(heard(pdf).text))
        printed = Counter(bare(output("pdftotext", "-enc", "UTF-8", str(file), "-")))
        assert heard_here - printed == Counter(), name
