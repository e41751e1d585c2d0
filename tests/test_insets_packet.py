"""One PDF for everybody: the packet with the PDFs that go along in it, read back page by page."""

import os
import re
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from hfi_docs.output.pdf import insets_in
from hfi_docs.pipeline.insets import convert_all
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.pdfs import Pdfs, is_outdated, make_pdfs
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import build_papers
from hfi_docs.records.load import Workspace
from tests.archives import seal
from tests.converting import elements, libre_office
from tests.foreign_pdfs import A0, A3, A4, LYING, TINY, form, locked, put_page, report, stored, text_field
from tests.made import REGISTERS, Fields, make_workspace, meeting, minimal_case, put_case, put_meeting
from tests.rendered import tree, values
from tests.test_packets import plain
from tests.test_pages import output

pytestmark = pytest.mark.stories

OTHER: Fields = {"utvalg": "RÅD", "møte": "2026-06-19"}
ORGANS: list[Fields] = [
    {**REGISTERS["utvalg"][0], "grupper": [{"id": "kommunale", "navn": "kommunale representanter"}]},
    {"id": "RÅD", "navn": "Regionrådet", "møtenavn": "Regionrådet", "saksgrunnlag": "ja"},
]


def turned() -> bytes:
    """Pages turned by their own word for it, one a half sheet of a larger one, all in one file."""
    pdf = Pdf.new()
    put_page(pdf, A4, "Rotert side 1", Rotate=90)
    put_page(pdf, LYING, "Rotert side 2", Rotate=270)
    put_page(pdf, A4, "Rotert side 3", Rotate=180)
    put_page(pdf, A3, "Rotert side 4", CropBox=Array([0, 0, 595, 842]))
    put_page(pdf, A4, "Rotert side 5", UserUnit=2)
    return stored(pdf)


def linked() -> bytes:
    """Two pages that lead to each other and to the web, with what must not come along."""
    pdf = Pdf.new()
    first, second = put_page(pdf, A4, "Lenket side 1"), put_page(pdf, LYING, "Lenket side 2")
    links: list[dict[str, Any]] = [
        {
            "A": Dictionary(S=Name.URI, URI=pikepdf.String("https://hfi.no/rapport")),
            "Rect": Array([100, 700, 200, 720]),
        },
        {"Dest": Array([second.obj, Name.Fit]), "Rect": Array([100, 600, 200, 620])},
        {"A": Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)")), "Rect": Array([0, 0, 10, 10])},
        {"A": Dictionary(S=Name.Launch, F=pikepdf.String("cmd.exe")), "Rect": Array([0, 0, 10, 10])},
        {"A": Dictionary(S=Name.URI, URI=pikepdf.String("file:///C:/hemmelig")), "Rect": Array([0, 0, 10, 10])},
    ]
    first.obj["/Annots"] = Array(
        [
            pdf.make_indirect(Dictionary({"/Subtype": Name.Link, **{f"/{k}": v for k, v in each.items()}}))
            for each in links
        ]
    )
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(2)"))
    pdf.attachments["hemmelig.txt"] = b"Hemmelig innhold"
    return stored(pdf)


#: Each file by the case that it is attached to.
FILES: Mapping[str, Mapping[str, bytes]] = {
    "01-26": {
        "rapport": report("Rapport", [A4] * 3),
        "plan": report("Plan", [LYING] * 2),
        "rotert": turned(),
        "passord": locked(user="hemmelig"),
        "kopi": locked(extract=False),
        "skadet": b"%PDF-1.7\nikke noe mer",
        "skjema": form(text_field("Kåre Ærlig")),
    },
    "02-26": {"kjempe": report("Kjempe", [A0, TINY]), "lang": report("Lang", [A4] * 501), "lenket": linked()},
    "03-26": {"lukket": report("Lukket")},
    "RÅD-01-26": {"indre": report("Indre", [A4, LYING])},
}
#: Why a file stays beside, and what then is to be done.
BESIDE = {
    "Passord": ("den er låst med passord", "Be om en kopi uten passord"),
    "Kopi": ("den er låst mot kopiering", "Be om en kopi uten passord"),
    "Skadet": ("den er skadet", "skriv den ut til PDF på nytt"),
    "Lang": ("den har 501 sider, og høyst 500 settes inn", "Del den opp"),
}
#: The pages of the files in the packet for all, in order, by the head of the page that each is laid on.
LAID = [
    *(("Sak 01/26 · Vedlegg 1 Rapport", f"Rapport side {number}") for number in (1, 2, 3)),
    *(("Sak 01/26 · Vedlegg 3 Plan", f"Plan side {number}") for number in (1, 2)),
    *(("Sak 01/26 · Vedlegg 4 Rotert", f"Rotert side {number}") for number in range(1, 6)),
    ("Sak 01/26 · Vedlegg 8 Skjema", "Skjema side 1"),
    ("Sak 02/26 · Vedlegg 1 Kjempe", "Kjempe side 1"),
    ("Sak 02/26 · Vedlegg 1 Kjempe", "Kjempe side 2"),
    ("Sak 02/26 · Vedlegg 3 Lenket", "Lenket side 1"),
    ("Sak 02/26 · Vedlegg 3 Lenket", "Lenket side 2"),
    ("RÅD-sak 01/26 · Vedlegg 1 Indre", "Indre side 1"),
    ("RÅD-sak 01/26 · Vedlegg 1 Indre", "Indre side 2"),
]
#: How each of them lies: as it is shown, not as it is stored.
LYING_ONES = {"Plan side 1", "Plan side 2", "Rotert side 1", "Kjempe side 2", "Lenket side 2", "Indre side 2"}


def attachments(case: str) -> list[Fields]:
    return [{"id": stem, "tittel": stem.capitalize(), "fil": f"{case}/{stem}.pdf"} for stem in FILES[case]]


def case_with(attached: list[Fields], **fields: Any) -> Fields:
    """A case that mentions each of its attachments."""
    told = " ".join(f"Se [[vedlegg:{each['id']}]]." for each in attached)
    return minimal_case(bakgrunn=told, vedlegg=attached, **fields)


def make_office(folder: Path) -> Workspace:
    """Attachments in a row, around a text, in a case that stands in another, and in a case for a group."""
    first, second = attachments("01-26"), attachments("02-26")
    first.insert(1, {"id": "notat", "tittel": "Notatet", "tekst": "Teksten."})
    second.append({"id": "papir", "sak": "RÅD 1/26"})
    meetings = [*REGISTERS["møter"], {"id": "råd-juni", "utvalg": "RÅD", "dato": "2026-06-19"}]
    workspace = make_workspace(folder / "kontor", case_with(first, tittel="Den første"), utvalg=ORGANS, møter=meetings)
    put_case(workspace, case_with(second, sak="2/26", tittel="Den andre", målform="nynorsk"), "02-26")
    put_case(workspace, case_with(attachments("03-26"), sak="3/26", tittel="Den tredje"), "03-26")
    put_case(workspace, case_with(attachments("RÅD-01-26"), tittel="Den indre", **OTHER), "RÅD-01-26")
    for case, files in FILES.items():
        (workspace.root / "cases" / case).mkdir()
        for stem, content in files.items():
            (workspace.root / "cases" / case / f"{stem}.pdf").write_bytes(content)
    agenda: list[Fields] = [{"sak": "1/26"}, {"sak": "2/26"}, {"sak": "3/26", "for": "kommunale"}]
    put_meeting(workspace, meeting(*agenda))
    return workspace


class Made(NamedTuple):
    """The packets as they were built, the one for all and the one for a group, and what was said of their PDFs."""

    workspace: Workspace
    papers: tuple[Path, Path]
    told: Pdfs

    @property
    def pdf(self) -> Path:
        """The one for all."""
        return self.papers[0].with_suffix(".pdf")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    libre_office()
    workspace = make_office(tmp_path_factory.mktemp("pakke"))
    selection = Selection(meeting="SSU/2026-05-21")
    built = build_papers(Office(workspace), selection, now=time.time(), also=("møtepakke",))
    shared, own = sorted(
        (path for path in built.outputs if path.name.startswith("Møtepakke")), key=lambda p: len(p.name)
    )
    return Made(workspace, (shared, own), make_pdfs([shared, own], os.environ))


@pytest.fixture
def pdf(made: Made) -> Iterator[Pdf]:
    with pikepdf.open(made.pdf) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts(made: Made) -> list[list[str]]:
    """The lines of each page, from its head to its foot."""
    return pages_of(made.pdf)


def pages_of(pdf: Path) -> list[list[str]]:
    told = output("pdftotext", "-layout", "-enc", "UTF-8", str(pdf), "-").removesuffix("\f").split("\f")
    return [[" ".join(line.split()) for line in page.split("\n") if line.strip()] for page in told]


def places(pdf: Pdf) -> dict[str, int]:
    """The page, from 0, of every bookmark."""
    order = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return {str(name)[1:]: order[target[0].objgen] for name, target in pdf.Root.Dests.items()}


def laid(texts: list[list[str]]) -> list[int]:
    """The pages, from 0, that a page of a file is laid on."""
    return [number for number, lines in enumerate(texts) if any(" i vedlegget" in line for line in lines)]


def test_the_pages_are_numbered_through(texts: list[list[str]]) -> None:
    numbers = [re.search(r"Side (\d+) av (\d+)$", lines[-1]) for lines in texts]
    assert [(int(found[1]), int(found[2])) for found in numbers if found] == [
        (number, len(texts)) for number in range(1, len(texts) + 1)
    ]


def test_every_page_of_a_file_is_there_in_its_order_under_its_own_head(texts: list[list[str]]) -> None:
    found = [texts[number] for number in laid(texts)]
    assert [lines[0].removesuffix(" Til sakslisten") for lines in found] == [head for head, _ in LAID]
    assert [[line for line in lines if text in line] for lines, (_, text) in zip(found, LAID, strict=True)] == [
        [text] for _, text in LAID
    ]


def test_each_page_lies_as_it_is_shown(pdf: Pdf, texts: list[list[str]]) -> None:
    shapes = [pdf.pages[number].mediabox for number in laid(texts)]
    found = {text for box, (_, text) in zip(shapes, LAID, strict=True) if box[2] > box[3]}
    assert found == LYING_ONES


def test_the_agenda_tells_the_pages(pdf: Pdf, made: Made, texts: list[list[str]]) -> None:
    where, packet = places(pdf), tree(made.papers[0].read_bytes())
    anchors = [field.split()[1] for field in values(packet, "//w:tbl[1]//w:instrText/text()")]
    printed = [
        int(line.split()[-1]) for line in texts[0] if re.fullmatch(r".*(?:sak \d\d/26|\d\d/26|Vedlegg \d) .* \d+", line)
    ]
    assert printed == [where[anchor] + 1 for anchor in anchors]
    assert len(printed) == 2 + sum(map(len, (FILES["01-26"], FILES["02-26"], FILES["RÅD-01-26"]))) + 2


def test_the_bookmarks_lead_to_the_headings(pdf: Pdf, texts: list[list[str]]) -> None:
    order = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        found: list[tuple[str, int]] = []
        while waiting:
            item = waiting.pop(0)
            waiting = [*item.children, *waiting]
            target = item.destination
            assert isinstance(target, Array)
            found.append((plain(item.title), order[target[0].objgen]))
    names = [name for name, _ in found if name.startswith("Vedlegg")]
    assert [name for name in names if "sak 01/26" in name and "RÅD" not in name] == [
        f"Vedlegg {number} til sak 01/26: {title}"
        for number, title in enumerate(
            ("Rapport", "Notatet", "Plan", "Rotert", "Passord", "Kopi", "Skadet", "Skjema"), start=1
        )
    ]
    for name, page in found:
        assert any(name.rpartition(": ")[2].split("/26 ")[-1] in line for line in texts[page]), name


def test_the_files_follow_their_headings(pdf: Pdf, texts: list[list[str]]) -> None:
    where = places(pdf)
    for name, first in where.items():
        if name.endswith("_side_1"):
            assert where[name.removesuffix("_side_1")] == first - 1, name


def test_what_is_not_in_is_named_on_paper_and_on_screen(made: Made, texts: list[list[str]]) -> None:
    whole = " ".join(line for lines in texts for line in lines)
    assert len(re.findall("Dokumentet (?:følger som egen|følgjer som eiga) fil: «", whole)) == len(BESIDE)
    for title, (why, remedy) in BESIDE.items():
        assert re.search(
            rf"Dokumentet følg\w+ som ei?gen? \w*\s?fil: «Sak 0\d-26 vedlegg \d {title}.pdf»|eiga fil: .*{title}", whole
        )
        (note,) = [note for note in made.told.notes if f" {title}.pdf»" in note]
        assert why in note
        assert remedy in note
    assert "Dokumentet står på dei neste 2 sidene: «Sak 02-26 vedlegg 1 Kjempe.pdf»." in whole
    assert "Dokumentet står på neste side: «Sak 01-26 vedlegg 8 Skjema.pdf»." in whole


def test_nothing_of_a_page_is_outside_its_room(made: Made, pdf: Pdf, texts: list[list[str]]) -> None:
    words = re.findall(
        r'<page|<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(\w+)',
        output("pdftotext", "-bbox", str(made.pdf), "-"),
    )
    page, seen = -1, 0
    names = {text.split()[0] for _, text in LAID}
    where = laid(texts)
    for left, high, right, low, word in words:
        page += not word
        if word in names and page in where:
            width, height = float(pdf.pages[page].mediabox[2]), float(pdf.pages[page].mediabox[3])
            if 60 < float(high) < height - 60:
                assert 28 <= float(left) < float(right) <= width - 28
                seen += 1
            assert 0 < float(high) < float(low) < height
    assert seen >= len(LAID) - 1


def test_what_was_filled_in_is_seen(texts: list[list[str]]) -> None:
    assert sum("Kåre Ærlig" in line for lines in texts for line in lines) == 1


def test_links_lead_where_they_led(pdf: Pdf, texts: list[list[str]]) -> None:
    first, second = (laid(texts)[index] for index, (_, text) in enumerate(LAID) if text.startswith("Lenket"))
    head, web, inner = pdf.pages[first].obj.Annots
    assert str(head.Contents) == "Til sakslisten"
    assert str(web.A.URI) == "https://hfi.no/rapport"
    assert inner.Dest[0].objgen == pdf.pages[second].obj.objgen
    width, height = (float(side) for side in pdf.pages[first].mediabox[2:])
    for link in (web, inner):
        left, low, right, high = (float(side) for side in link.Rect)
        assert 0 < left < right < width
        assert 0 < low < high < height
    assert float(web.Rect[1]) > float(inner.Rect[3])


def test_nothing_that_acts_comes_along(made: Made, pdf: Pdf) -> None:
    whole = made.pdf.read_bytes()
    for word in (b"JavaScript", b"/Launch", b"EmbeddedFile", b"cmd.exe", b"hemmelig.txt", b"/AcroForm", b"/Widget"):
        assert word not in whole, word
    assert {str(each.A.S) for page in pdf.pages for each in page.obj.get("/Annots", ()) if "/A" in each} == {"/URI"}


def test_every_page_has_its_place_in_the_structure(pdf: Pdf, texts: list[list[str]]) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for element in elements(pdf):
        for kid in kids_of(element):
            if isinstance(kid, int):
                assert parents[int(element.Pg.StructParents)][kid] == element
            elif "/Obj" in kid:
                assert parents[int(kid.Obj.StructParent)] == element
    named = [str(each["/T"]) for each in elements(pdf) if "/T" in each and Name.Art == each.S]
    assert len(named) == len(LAID)
    assert named[0] == "Side 1 i «Sak 01-26 vedlegg 1 Rapport.pdf»"
    order = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    reached = [order[each.K[0].Pg.objgen] for each in elements(pdf) if "/T" in each and Name.Art == each.S]
    assert reached == laid(texts)


def kids_of(element: Any) -> list[Any]:
    held = element.get("/K", Array())
    return [kid for kid in (held if isinstance(held, Array) else [held]) if isinstance(kid, (int, Dictionary))]


def test_nothing_is_claimed_for_pages_of_others(made: Made, pdf: Pdf) -> None:
    metadata = pdf.Root.Metadata.read_bytes().decode()
    assert "pdfaid" not in metadata.replace("xmlns:pdfaid", "")
    assert "pdfuaid:part" not in metadata
    assert pdf.open_metadata()["dc:title"]
    (note,) = [note for note in made.told.notes if "er derfor ikke PDF/A eller PDF/UA" in note]
    assert note.startswith("PDF-ene av «")
    assert all(f"{path.name}»" in note for path in made.papers)


def test_a_packet_says_which_files_it_holds(made: Made) -> None:
    held = {re.sub(r".* ", "", name) for name in insets_in(made.pdf.read_bytes())}
    files = {f"{stem.capitalize()}.pdf" for case in ("01-26", "02-26", "RÅD-01-26") for stem in FILES[case]}
    assert held == files - {f"{title}.pdf" for title in BESIDE}
    assert insets_in(b"%PDF-") == frozenset()


def test_readers_get_the_files_of_their_own_cases(made: Made) -> None:
    shared, own = (pages_of(path.with_suffix(".pdf")) for path in made.papers)
    assert not any("Lukket" in line for lines in shared for line in lines)
    assert [lines[0] for lines in own if "Lukket side 1" in lines] == ["Sak 03/26 · Vedlegg 1 Lukket Til sakslisten"]


def test_what_has_not_changed_is_left_alone(made: Made) -> None:
    again = make_pdfs(made.papers, os.environ)
    assert (again.changed, again.failed) == ((), "")
    file = made.papers[0].with_name("Sak 01-26 vedlegg 3 Plan.pdf")
    before, kept = made.pdf.read_bytes(), file.read_bytes()
    try:
        file.write_bytes(report("Ny plan", [A4]))
        assert is_outdated(made.pdf, made.papers[0])
        make_pdfs(made.papers[:1], os.environ)
        assert any("Ny plan side 1" in line for lines in pages_of(made.pdf) for line in lines)
    finally:
        file.write_bytes(kept)
        make_pdfs(made.papers[:1], os.environ)
    assert made.pdf.read_bytes() == before
    assert not is_outdated(made.pdf, made.papers[0])


def test_a_sealed_packet_holds_them_too(made: Made, texts: list[list[str]]) -> None:
    sealed = seal(made.workspace, make_pdfs=partial(convert_all, libre_office()))
    papers = sealed.newest / "data/papirer"
    held = papers / made.pdf.name
    assert insets_in(held.read_bytes()) == insets_in(made.pdf.read_bytes())
    assert pages_of(held) == texts
    case = next(papers.glob("Sak 01-26*.pdf"))
    assert insets_in(case.read_bytes()) == frozenset()
    assert any("Passord.pdf» er ikke satt inn" in note for note in sealed.notes)
    assert not any("ikke kontrollert" in note for note in sealed.notes)
