"""Every document of the worked examples as PDF: faultless against PDF/A-2a and PDF/UA-1, and read aloud as written."""

import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest

from hfi_docs.output.pdf import Converted, convert, is_pdf_of
from tests.converting import elements, kinds, libre_office
from tests.rendered import squeezed, tree, values
from tests.stating import pages, state
from tests.test_pages import output
from tests.word import read_word


@pytest.fixture(scope="session")
def again(documents: Mapping[str, bytes]) -> dict[str, Converted]:
    """Some of them once more, a while later, in another call and in another order."""
    some = [
        name for name in reversed(list(documents)) if name.startswith(("Sak 13-26", "Innkalling", "notes", "figures"))
    ]
    return convert(libre_office(), {name: documents[name] for name in some})


def opened(converted: Converted) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(converted.content))


def test_every_pdf_is_pdf_a_2a_and_pdf_ua_1(pdfs: Mapping[str, Converted]) -> None:
    assert len(pdfs) > 35
    assert {name: made.remarks for name, made in pdfs.items() if (made.findings_2a, made.findings_ua1) != (0, 0)} == {}


def test_pages_are_as_stated(pdfs: Mapping[str, Converted], accept: bool) -> None:
    papers = [name for name in pdfs if name.endswith(".docx")]
    assert len(papers) > 10
    for name in papers:
        state(Path(name).stem, "pages", pages(pdfs[name].content), accept=accept)


@pytest.mark.parametrize(("profile", "rules"), [("2a", 150), ("ua1", 100)])
def test_the_validator_was_awake(pdfs: Mapping[str, Converted], profile: str, rules: int) -> None:
    for made in pdfs.values():
        report = page.validate_pdf_bytes(made.content, profile=profile)
        assert report.is_compliant
        assert report.rules.passed == report.rules.total >= rules
        assert report.document.page_count >= 1


def test_every_pdf_says_what_it_is(pdfs: Mapping[str, Converted]) -> None:
    for made in pdfs.values():
        with opened(made) as pdf, pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == (
                "2",
                "A",
                "1",
            )
            assert str(pdf.Root.Lang) in ("nb-NO", "nn-NO")
            assert metadata["dc:title"]
        assert made.producer.startswith("LibreOffice")


def test_the_same_papers_give_the_same_bytes(pdfs: Mapping[str, Converted], again: Mapping[str, Converted]) -> None:
    assert len(again) == 5
    assert [name for name, made in again.items() if made != pdfs[name]] == []


def test_a_pdf_is_known_by_the_paper_it_was_made_of(
    documents: Mapping[str, bytes], pdfs: Mapping[str, Converted]
) -> None:
    made = pdfs["notes"].content
    assert [name for name, content in documents.items() if is_pdf_of(made, content)] == ["notes"]
    assert not is_pdf_of(made[:-20], documents["notes"])
    assert not is_pdf_of(b"", documents["notes"])


def test_the_dates_are_the_meetings(pdfs: Mapping[str, Converted]) -> None:
    name = next(name for name in pdfs if name.startswith("Sak 13-26"))
    with opened(pdfs[name]) as pdf, pdf.open_metadata() as metadata:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260521000000Z"
        assert metadata["xmp:CreateDate"] == "2026-05-21T00:00:00Z"


def paper(pdfs: Mapping[str, Converted], start: str) -> pikepdf.Pdf:
    return opened(next(made for name, made in pdfs.items() if name.startswith(start)))


def test_tables_are_read_aloud_with_their_heads(pdfs: Mapping[str, Converted]) -> None:
    with paper(pdfs, "Sak 13-26") as pdf:
        heads = [item for item in elements(pdf) if str(item.S) == "/TH"]
        assert len(heads) > 20
        assert {str(entry.Scope) for head in heads for entry in head.A if "/Scope" in entry} == {"/Column", "/Row"}


def test_headings_follow_each_other_without_a_gap(pdfs: Mapping[str, Converted]) -> None:
    for name, made in pdfs.items():
        with opened(made) as pdf:
            levels = [int(kind[1]) for kind in kinds(pdf) if kind in {"H1", "H2", "H3", "H4", "H5", "H6"}]
        assert levels[0] == 1, name
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), name


def test_figures_tell_what_they_show(pdfs: Mapping[str, Converted]) -> None:
    with opened(pdfs["figures"]) as pdf:
        assert [str(item.Alt) for item in elements(pdf) if str(item.S) == "/Figure"] == ["Grå flate", "Grå flate"]


def test_notes_and_links_are_marked_as_such(pdfs: Mapping[str, Converted]) -> None:
    with opened(pdfs["notes"]) as pdf:
        assert kinds(pdf).count("Note") == 3
        ids = [str(item.ID) for item in elements(pdf) if str(item.S) == "/Note"]
        assert ids == ["note-000001", "note-000002", "note-000003"]
        # Each note is linked to from the text, and one has a link of its own.
        assert kinds(pdf).count("Link") == 4
        links = [link for sheet in pdf.pages for link in sheet.get("/Annots", [])]
        addresses = [str(link.A.URI) for link in links if "/A" in link]
    assert addresses == ["https://eksempel.no/lov"]


def anchors_in_heads(content: bytes) -> set[str]:
    """Where the links in the headers of a Word file lead; each page of the PDF has them."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        heads = [package.read(name).decode() for name in package.namelist() if name.startswith("word/header")]
    return {anchor for head in heads for anchor in re.findall(r'<w:hyperlink w:anchor="([^"]+)"', head)}


def test_every_link_inside_a_document_leads_to_its_place(
    documents: Mapping[str, bytes], pdfs: Mapping[str, Converted]
) -> None:
    """A link over two lines is two on the page, so that a place may be led to more often than Word does it."""
    counted = 0
    for name, content in documents.items():
        # Each footnote is a place of its own.
        wanted = Counter(values(tree(content), "//w:hyperlink/@w:anchor | //w:footnoteReference/@w:id"))
        wanted.update(anchors_in_heads(content))
        with opened(pdfs[name]) as pdf:
            links = (link for sheet in pdf.pages for link in sheet.get("/Annots", []))
            ends = [tuple(link.Dest) for link in links if "/Dest" in link]
            found = Counter((sheet.objgen, *map(str, place)) for sheet, *place in ends)
        assert len(found) == len(wanted), name
        pairs = zip(sorted(found.values()), sorted(wanted.values()), strict=True)
        assert all(alive >= links for alive, links in pairs), name
        counted += wanted.total()
    assert counted > 150


def test_every_place_has_the_name_of_its_bookmark(
    documents: Mapping[str, bytes], pdfs: Mapping[str, Converted]
) -> None:
    counted = 0
    for name, content in documents.items():
        with opened(pdfs[name]) as pdf:
            named = {place[1:] for place in pdf.Root.get("/Dests", {})}
        assert set(values(tree(content), "//w:bookmarkStart/@w:name")) == named, name
        counted += len(named)
    assert counted > 80


def test_pages_turn(pdfs: Mapping[str, Converted]) -> None:
    with opened(pdfs["portrait after landscape"]) as pdf:
        wide = [float(sheet.mediabox[2]) > float(sheet.mediabox[3]) for sheet in pdf.pages]
    assert [wide[0], wide[len(wide) // 2], wide[-1]] == [False, True, False]


def test_the_headings_can_be_read_by_a_program_of_another_make(
    documents: Mapping[str, bytes], pdfs: Mapping[str, Converted], tmp_path: Path
) -> None:
    name = next(name for name in pdfs if name.startswith("Sak 15-26"))
    file = tmp_path / "sak.pdf"
    file.write_bytes(pdfs[name].content)
    printed = squeezed(output("pdftotext", "-enc", "UTF-8", str(file), "-"))
    headings = [squeezed(block.text) for block in read_word(documents[name]).headings]
    assert len(headings) > 50
    assert [text for text in headings if text not in printed] == []


def test_mending_changes_nothing_that_is_seen(
    documents: Mapping[str, bytes], pdfs: Mapping[str, Converted], tmp_path: Path
) -> None:
    (tmp_path / "1.docx").write_bytes(documents["notes"])
    libre_office().export([tmp_path / "1.docx"], tmp_path)
    (tmp_path / "2.pdf").write_bytes(pdfs["notes"].content)
    for name in ("1", "2"):
        output("pdftoppm", "-r", "50", str(tmp_path / f"{name}.pdf"), str(tmp_path / f"side{name}"))
    before, after = (sorted(tmp_path.glob(f"side{name}*")) for name in ("1", "2"))
    assert [sheet.read_bytes() for sheet in before] == [sheet.read_bytes() for sheet in after]
    assert before
