"""A packet as a publication: agenda and contents in one table, a way back on every page, bookmarks for its cases."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from hfi_docs.output.pdf import convert
from hfi_docs.word.render import lint_document
from tests.conftest import copy_workspace
from tests.converting import libre_office
from tests.made import Fields, make_workspace, meeting, minimal_case, put_case, put_meeting
from tests.rendered import tree, values
from tests.test_packets import PLAN, bookmarks, build, links, outline, plain
from tests.test_pages import output
from tests.word import Row, Word, read_word

pytestmark = pytest.mark.stories

MEETINGS = {"PA": "PA/2026-06-19", "SSU": "SSU/2026-05-21"}
every_packet = pytest.mark.parametrize("organ", MEETINGS)


@pytest.fixture(scope="module")
def packets(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The packets of the worked examples."""
    workspace = copy_workspace(tmp_path_factory.mktemp("pakker"))
    built = {organ: build(workspace, meeting=number).outputs for organ, number in MEETINGS.items()}
    return {organ: next(p for p in paths if "pakke" in p.name).read_bytes() for organ, paths in built.items()}


@pytest.fixture(scope="module")
def pdfs(packets: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {organ: made.content for organ, made in convert(libre_office(), packets).items()}


def agenda(word: Word) -> list[Row]:
    return [row for row in word.tables[0].rows if len(row.cells) == len(word.tables[0].grid)][1:]


def test_the_agenda_lists_what_stands_below_each_case(packets: Mapping[str, bytes]) -> None:
    word = read_word(packets["SSU"])
    assert word.tables[0].header == ["Tid", "Sak", "Tittel", "Type", "Side"]
    assert [plain(row.texts[1]) for row in agenda(word)] == [
        "13/26",
        *(f"Vedlegg {number}" for number in range(1, 8)),
        "14/26",
        "15/26",
        "Vedlegg 1",
        "PA-sak 03/26",
        *(f"Vedlegg {number}" for number in range(1, 5)),
        "PA-sak 04/26",
        "Vedlegg 1",
        "PA-sak 05/26",
        "PA-sak 06/26",
        "Vedlegg 1",
        "PA-sak 07/26",
        "",
    ]
    assert [text for level, text in outline(word) if level == 2][:2] == [
        "Saksliste og innhold",
        "Oppdatert handlingsplan og prioritering av rekrutterings- og samhandlingsmidler 2026",
    ]


@every_packet
def test_every_line_is_a_link_that_leads_somewhere(packets: Mapping[str, bytes], organ: str) -> None:
    word = read_word(packets[organ])
    for row in agenda(word):
        targets = {link.target for cell in row.cells for paragraph in cell.paragraphs for link in paragraph.links}
        assert len(targets) == (1 if row.texts[4] else 0), row.texts
    inside = {link.target[1:] for link in links(word) if link.target.startswith("#")}
    assert inside <= set(bookmarks(word))


def test_what_is_said_of_a_case_stays_with_its_proposal(packets: Mapping[str, bytes]) -> None:
    kept = "//w:body/w:p[w:pPr/w:keepNext][contains(., 'Bakgrunnen og formålet')]//w:t/text()"
    assert len(values(tree(packets["PA"]), kept)) > 0


@every_packet
def test_the_pages_are_those_of_libreoffice(
    packets: Mapping[str, bytes], pdfs: Mapping[str, bytes], organ: str, tmp_path: Path
) -> None:
    """LibreOffice counts anew; what stands in the Word file until somebody does is ours, and may be off by a page."""
    with pikepdf.open(BytesIO(pdfs[organ])) as pdf:
        order = [page.obj.objgen for page in pdf.pages]
        real = {str(name)[1:]: order.index(place[0].objgen) + 1 for name, place in pdf.Root.Dests.items()}
    body = tree(packets[organ])
    fields = values(body, "//w:tbl[1]//w:instrText/text()")
    anchors = [re.fullmatch(r" PAGEREF (\S+) \\h ", field)[1] for field in fields]  # type: ignore[index]
    ours = [
        int(number)
        for number in values(
            body, "//w:tbl[1]//w:fldChar[@w:fldCharType='separate']/../following-sibling::w:r[1]/w:t/text()"
        )
    ]
    assert len(anchors) == len(ours) > 10
    assert sum(abs(real[anchor] - number) > 1 for anchor, number in zip(anchors, ours, strict=True)) <= len(ours) // 10
    (tmp_path / "p.pdf").write_bytes(pdfs[organ])
    first = output("pdftotext", "-layout", "-l", "1", "-enc", "UTF-8", str(tmp_path / "p.pdf"), "-")
    printed = [int(line.split()[-1]) for line in first.split("\n") if re.search(r"\s{3,}\d{1,2}$", line)]
    assert printed[: len(anchors)] == [real[anchor] for anchor in anchors]


@every_packet
def test_every_page_but_the_first_leads_back(pdfs: Mapping[str, bytes], organ: str) -> None:
    with pikepdf.open(BytesIO(pdfs[organ])) as pdf:
        found = [
            [link for link in page.get("/Annots", []) if str(link.get("/Contents", "")) == "Til sakslisten"]
            for page in pdf.pages
        ]
        first = pdf.pages[0].obj.objgen
        assert [len(each) for each in found] == [0, *[1] * (len(pdf.pages) - 1)]
        assert {link.Dest[0].objgen for each in found for link in each} == {first}
        assert all("/StructParent" in link for each in found for link in each)


@every_packet
def test_the_head_of_each_page_names_the_case_and_the_attachment(
    pdfs: Mapping[str, bytes], organ: str, tmp_path: Path
) -> None:
    (tmp_path / "p.pdf").write_bytes(pdfs[organ])
    pages = output("pdftotext", "-layout", "-enc", "UTF-8", str(tmp_path / "p.pdf"), "-").split("\f")
    with pikepdf.open(BytesIO(pdfs[organ])) as pdf:
        order = [page.obj.objgen for page in pdf.pages]
        places = {str(name)[1:]: order.index(place[0].objgen) for name, place in pdf.Root.Dests.items()}
    for name, page in places.items():
        head = " ".join(pages[page].strip().split("\n")[0].split())
        if found := re.fullmatch(r"sak_([A-Z]+)_2026_(\d+)(?:_vedlegg_(\d+))?", name):
            called = f"{'' if found[1] == 'SSU' else 'PA-'}sak {int(found[2]):02}/26"
            attachment = f" · Vedlegg {found[3]} " if found[3] else " · "
            assert head.startswith(called[:1].upper() + called[1:] + attachment), name
            assert head.endswith("Til sakslisten")


@every_packet
def test_the_bookmarks_are_cases_by_number_and_their_attachments(pdfs: Mapping[str, bytes], organ: str) -> None:
    with pikepdf.open(BytesIO(pdfs[organ])) as pdf, pdf.open_outline() as found:
        (title,) = found.root
        names = [plain(item.title) for item in title.children]
        inner = [plain(item.title) for item in title.children[-1].children]
    assert names[0] == "Saksliste og innhold"
    numbers = {"SSU": ["Sak 13/26", "Sak 14/26", "Sak 15/26"], "PA": [f"PA-sak {n:02}/26" for n in range(3, 8)]}[organ]
    assert [name[: len(number)] for name, number in zip(names[1:], numbers, strict=True)] == numbers
    assert inner == {
        "SSU": ["Vedlegg 1 til sak 15/26: Innkalling og sakspapirer til Partnerskapsmøtet 19. juni 2026"]
    }.get(organ, [])


LONG = "Oppfølging av rekrutterings- og samhandlingsmidler for kommunene og sykehuset i hele planperioden 2022–2027"
ITEMS: dict[str, list[Fields]] = {
    "ett punkt": [{"sak": "1/26", "minutter": "20"}],
    "seksti punkter": [
        {"sak": "1/26", "minutter": "1"},
        *({"punkt": f"Punkt {n}", "minutter": "1"} for n in range(59)),
    ],
    "flere dager": [{"sak": "1/26", "dag": "2026-05-21"}, {"punkt": LONG, "dag": "2026-05-22"}],
    "uten papir": [{"sak": "2/26"}, {"punkt": "Eventuelt"}],
    "ettersendes": [{"sak": "1/26"}, {"sak": "3/26", "minutter": "5"}],
}


@pytest.mark.parametrize("name", ITEMS)
@pytest.mark.parametrize("language", ["bokmål", "nynorsk"])
def test_any_agenda_is_a_sound_table(tmp_path: Path, name: str, language: str) -> None:
    last = {"til": "2026-05-22"} if name == "flere dager" else {}
    workspace = make_workspace(
        tmp_path / "kontor", minimal_case(tittel=LONG, bakgrunn="Se [[vedlegg:plan]].", vedlegg=[PLAN])
    )
    put_case(workspace, minimal_case(sak="2/26", tittel="Fullmaktene", framlegg="nei"), "02-26")
    put_case(workspace, minimal_case(sak="3/26", tittel="Regnskapet", framlegg="ettersendes"), "03-26")
    put_meeting(workspace, meeting(*ITEMS[name], målform=language, **last))
    packet = next(path for path in build(workspace, meeting="SSU/2026-05-21").outputs if "pakke" in path.name)
    content = packet.read_bytes()
    assert lint_document(content) == ()
    word = read_word(content)
    (front,) = (text for level, text in outline(word) if level == 2 and text.startswith("Saksliste"))
    has_pages = name != "uten papir"
    assert front == (
        "Saksliste" if not has_pages else "Saksliste og innhold" if language == "bokmål" else "Saksliste og innhald"
    )
    assert word.tables[0].header[-1] == ("Side" if has_pages else "Type")
    inside = {link.target[1:] for link in links(word) if link.target.startswith("#")}
    assert inside <= set(bookmarks(word))
    assert ("saksliste" in bookmarks(word)) == has_pages
    back = "Til sakslisten" if language == "bokmål" else "Til sakslista"
    assert any(back in head for head in word.headers) == has_pages
    if name == "ettersendes":
        assert [row.texts[-2:] for row in agenda(word)][-1][-1] == ""


def test_equal_packets_have_equal_parts(packets: Mapping[str, bytes], tmp_path: Path) -> None:
    again = build(copy_workspace(tmp_path / "igjen"), meeting=MEETINGS["PA"]).outputs
    content = next(path for path in again if "pakke" in path.name).read_bytes()
    assert content == packets["PA"]
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert sum(name.startswith("word/header") for name in package.namelist()) < 40


def test_on_pages_that_lie_the_right_end_follows_the_edge(packets: Mapping[str, bytes]) -> None:
    """Every section that lies has a header and a footer of its own, with one tab stop: where its text ends."""
    with zipfile.ZipFile(BytesIO(packets["SSU"])) as package:
        relations = package.read("word/_rels/document.xml.rels").decode()
        parts = {
            name: package.read(name).decode() for name in package.namelist() if re.match(r"word/(?:head|foot)er", name)
        }
    lying = "//w:sectPr[w:pgSz/@w:orient='landscape']"
    ids = set(values(tree(packets["SSU"]), f"{lying}/*/@r:id"))
    assert len(ids) > 5
    targets = {each: re.search(rf'Id="{each}"[^>]*Target="([^"]+)"', relations) for each in ids}
    for found in targets.values():
        assert found
        stops = re.findall(r'<w:tab w:val="right" w:pos="(\d+)"/>', parts[f"word/{found[1]}"])
        assert stops == ["14286"], found[1]
