"""The mends, each on a PDF made for it; and the validator sees what is damaged on purpose."""

import re
import zlib
from collections.abc import Callable
from io import BytesIO

import page
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from hfi_docs import document
from hfi_docs.output.pdf import convert
from hfi_docs.output.pdf.mending import DocumentFacts, mend_pdf
from hfi_docs.output.pdf.mending.metadata import claim_level_a, date_metadata, describe_ua
from tests.converting import libre_office
from tests.heard import heard
from tests.rendered import render_blocks, row, sentence, table

IDENTITY = bytes(range(16))
WHEN = "2026-05-21T00:00:00Z"


def made(change: Callable[[Pdf], object]) -> bytes:
    """A PDF of one page, changed."""
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        pdf.save(target, static_id=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return target.getvalue()


def mended(content: bytes, *, when: str = WHEN, claim_a: bool = True) -> Pdf:
    return pikepdf.open(BytesIO(mend_pdf(content, DocumentFacts(when), identity=IDENTITY, claim_a=claim_a).content))


def operators(content: bytes) -> list[str]:
    def put(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(content)

    with mended(made(put)) as pdf:
        return [str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])]


@pytest.mark.parametrize(
    ("painted", "expected"),
    [
        ("0 0 m 9 9 l S", "BMC m l S EMC"),
        ("0 0 9 9 re f*", "BMC re f* EMC"),
        ("q 0 0 9 9 re W n 0 0 m 9 9 l h B Q", "q re W n BMC m l h B EMC Q"),
        ("/P <</MCID 0>> BDC 0 0 9 9 re f EMC", "BDC re f EMC"),
        ("/Artifact BMC 0 0 9 9 re f EMC 0 0 9 9 re f", "BMC re f EMC BMC re f EMC"),
        ("/A BMC /B BMC EMC 0 0 9 9 re f EMC", "BMC BMC EMC re f EMC"),
        ("0 0 9 9 re W n", "re W n"),
        ("1 0 0 RG 0 0 m 9 9 l", "RG m l"),
    ],
)
def test_what_is_painted_outside_the_tags_is_decoration(painted: str, expected: str) -> None:
    assert operators(painted.encode()) == expected.split()


def test_standard_types_are_not_mapped() -> None:
    roles = Dictionary({"/Quote": Name.P, "/H1": Name.P, "/HFI Sakslinje": Name.P, "/Quotes": Name.P})

    def put(pdf: Pdf) -> None:
        pdf.Root.StructTreeRoot = Dictionary(RoleMap=roles)

    with mended(made(put)) as pdf:
        assert set(pdf.Root.StructTreeRoot.RoleMap.keys()) == {"/HFI Sakslinje", "/Quotes"}


@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n", b"x"])
@pytest.mark.parametrize("filters", [None, Name.FlateDecode, Array([Name.FlateDecode])])
def test_no_stream_ends_in_a_carriage_return(ending: bytes, filters: pikepdf.Object | None) -> None:
    """The last byte of compressed data is the low byte of a sum, 13 as often as any other."""
    content = next(
        text + tail
        for number in range(10_000)
        for text, tail in [(b"%% %d" % number, ending if filters is None else b"")]
        if filters is None or zlib.compress(text + tail)[-1:] == ending[-1:]
    )

    def put(pdf: Pdf) -> None:
        raw = content if filters is None else zlib.compress(content)
        pdf.Root.Prøve = Stream(pdf, raw, {} if filters is None else {"/Filter": filters})

    with mended(made(put)) as pdf:
        assert pdf.Root.Prøve.read_bytes() == content
        assert not pdf.Root.Prøve.read_raw_bytes().endswith(b"\r")


def test_dates_become_the_papers_and_the_rest_of_the_information_stays() -> None:
    def put(pdf: Pdf) -> None:
        pdf.docinfo["/CreationDate"], pdf.docinfo["/Producer"] = "D:20300101", "Programmet"
        pdf.trailer["/DocChecksum"] = Name("/ABC")

    with mended(made(put)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260521000000Z"
        assert str(pdf.docinfo["/Producer"]) == "Programmet"
        assert "/DocChecksum" not in pdf.trailer
        assert bytes(pdf.trailer["/ID"][0]) == IDENTITY
    with mended(made(put), when="") as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20300101"


def test_places_have_the_names_of_their_bookmarks() -> None:
    """The converter writes some signs of them otherwise; what is no bookmark stays as it is."""

    def put(pdf: Pdf) -> None:
        names = ("/sak5FR25C32585D5F20255F13", "/saksliste", "/a5F")
        pdf.Root.Dests = Dictionary({name: Array([pdf.pages[0].obj, Name.Fit]) for name in names})

    bookmarks = ["sak_RÅD_2025_13", "saksliste", "sak_SSU_2025_13"]
    content = mend_pdf(made(put), DocumentFacts(bookmarks=bookmarks), identity=IDENTITY, claim_a=False).content
    with pikepdf.open(BytesIO(content)) as pdf:
        assert set(pdf.Root.Dests.keys()) == {"/sak_RÅD_2025_13", "/saksliste", "/a5F"}


def test_the_maker_is_told() -> None:
    def put(pdf: Pdf) -> None:
        pdf.docinfo["/Producer"] = "Programmet"

    assert mend_pdf(made(put), DocumentFacts(), identity=IDENTITY, claim_a=False).producer == "Programmet"
    assert mend_pdf(made(lambda _: None), DocumentFacts(), identity=IDENTITY, claim_a=False).producer == ""


XMP = (
    '<rdf:RDF><rdf:Description><pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>'
    "<pdfaid:conformance>B</pdfaid:conformance><xmp:CreateDate>2030-01-01</xmp:CreateDate>"
    "<xmp:ModifyDate>2030-01-01</xmp:ModifyDate></rdf:Description></rdf:RDF>"
)


def test_pdf_ua_is_described_once() -> None:
    once = describe_ua(XMP)
    assert once.count("pdfaExtension:schemas>") == 2
    assert describe_ua(once) == once
    assert describe_ua("<rdf:RDF></rdf:RDF>") == "<rdf:RDF></rdf:RDF>"


def test_every_date_of_the_metadata_is_set() -> None:
    assert re.findall(r"Date>([^<]+)<", date_metadata(XMP, WHEN)) == [WHEN, WHEN]


@pytest.mark.parametrize("claim", ["pdfaid:conformance>B<", 'pdfaid:conformance="B"', "pdfaid:conformance='U'"])
def test_level_a_in_either_spelling(claim: str) -> None:
    assert claim_level_a(claim) == re.sub("[BU]", "A", claim)


def _drop(*names: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for name in names:
            del pdf.Root[name]

    return change


def _script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _unembedded(pdf: Pdf) -> None:
    fonts = [item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == Name.FontDescriptor]
    del fonts[0]["/FontFile2"]


def _unread(pdf: Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"BT /F1 12 Tf (Utenfor) Tj ET")


def _untitled(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _skipped(pdf: Pdf) -> None:
    title = next(item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/S") == Name.H1)
    title.S = Name.H3


@pytest.fixture(scope="module")
def faultless() -> bytes:
    """A PDF of ours, without findings."""
    content = render_blocks(sentence("Teksten."), table(row("A", "B", role="header"), row("1", "2")))
    return convert(libre_office(), {"prøve": content})["prøve"].content


def findings(content: bytes) -> int:
    return sum(len(page.validate_pdf_bytes(content, profile=profile).failures) for profile in ("2a", "ua1"))


@pytest.mark.parametrize(
    "damage",
    [
        _drop("/OutputIntents"),
        _drop("/Lang"),
        _drop("/StructTreeRoot"),
        _drop("/MarkInfo"),
        _drop("/Metadata"),
        _script,
        _unembedded,
        _unread,
        _untitled,
        _skipped,
    ],
)
def test_the_validator_sees_damage(faultless: bytes, damage: Callable[[Pdf], None]) -> None:
    assert findings(faultless) == 0
    target = BytesIO()
    with pikepdf.open(BytesIO(faultless)) as pdf:
        damage(pdf)
        pdf.save(target)
    assert findings(target.getvalue()) > 0


def test_a_mended_pdf_needs_no_more_mending(faultless: bytes) -> None:
    with pikepdf.open(BytesIO(faultless)) as pdf:
        identity = bytes(pdf.trailer["/ID"][0])
    again = mend_pdf(faultless, DocumentFacts(WHEN), identity=identity, claim_a=True)
    assert again.content == faultless


def test_bands_parts_and_merged_cells_are_heard_with_what_they_stand_under() -> None:
    shown = table(
        document.Row(
            (cell("Område", merge="start"), cell("Tiltak", merge="start"), cell("Beløp", columns=2)), "header"
        ),
        document.Row((cell("", merge="continue"), cell("", merge="continue"), cell("2025"), cell("2026")), "header"),
        document.Row((cell("Rekruttering", columns=4),), "group"),
        document.Row((cell("Barn", merge="start"), cell("Kurs"), cell("11"), cell("12")), "term"),
        document.Row((cell("Barn", merge="continue"), cell("herav lønn", "subtext"), cell("21"), cell("22")), "part"),
        document.Row((cell("Eldre"), cell("Hospitering"), cell("31"), cell("32")), "term"),
        document.Row((cell("Sum", columns=2), cell("41"), cell("42")), "total"),
        document.Row((cell("a Bare ett år, 51", columns=4),), "info"),
        columns=4,
    )
    content = render_blocks(sentence("Før."), shown)
    with pikepdf.open(BytesIO(convert(libre_office(), {"tabell": content})["tabell"].content)) as pdf:
        whole = heard(pdf)
    names = {node.name: node.text for node in whole.all("TH")}
    found = {node.text: [names[each] for each in node.headers] for node in whole.all("TD")}
    assert found == {
        "11": ["Beløp", "2025", "Rekruttering", "Barn", "Kurs"],
        "12": ["Beløp", "2026", "Rekruttering", "Barn", "Kurs"],
        "21": ["Beløp", "2025", "Rekruttering", "Kurs", "Barn", "herav lønn"],
        "22": ["Beløp", "2026", "Rekruttering", "Kurs", "Barn", "herav lønn"],
        "31": ["Beløp", "2025", "Rekruttering", "Eldre", "Hospitering"],
        "32": ["Beløp", "2026", "Rekruttering", "Eldre", "Hospitering"],
        "41": ["Beløp", "2025", "Sum"],
        "42": ["Beløp", "2026", "Sum"],
        "a Bare ett år, 51": [],
    }


def cell(
    text: str, role: document.ParagraphRole = "body", *, columns: int = 1, merge: document.Merge = "none"
) -> document.Cell:
    return document.Cell((document.Paragraph((document.Text(text),), role),), columns=columns, merge=merge)
