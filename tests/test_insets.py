"""PDFs from outside, read: which stay beside and why, how a page lies, what of it is drawn, what never comes along."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from hfi_docs.output.pdf.insets import Beside, Inset, read_inset
from hfi_docs.output.pdf.insets.reading import MAX_BYTES, MAX_PAGES
from tests.foreign_pdfs import A0, A3, A4, LETTER, LYING, TINY, form, locked, put_page, report, stored, text_field


def one(change: Callable[[Pdf, pikepdf.Page], object], size: tuple[float, float] = A4) -> bytes:
    """A PDF of one page, changed."""
    pdf = Pdf.new()
    change(pdf, put_page(pdf, size, "Prøve"))
    return stored(pdf)


def read(content: bytes) -> Inset:
    found = read_inset(content)
    assert isinstance(found, Inset), found
    return found


def why(content: bytes) -> str:
    found = read_inset(content)
    assert isinstance(found, Beside)
    assert found.remedy
    return found.why


def drawn(content: bytes) -> list[bytes]:
    """What each page draws, the drawings in it too."""
    with pikepdf.open(BytesIO(read(content).content)) as pdf:
        return [b"\n".join(_streams(leaf)) for leaf in pdf.Root.Leaves]


def _streams(drawing: Any) -> list[bytes]:
    inner = drawing.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    return [drawing.read_bytes(), *(piece for _, each in inner.items() for piece in _streams(each))]


def shown(content: bytes) -> str:
    """The text that the first page shows, of all its drawings."""
    with pikepdf.open(BytesIO(read(content).content)) as pdf:
        return " ".join(_texts(pdf.Root.Leaves[0]))


def _texts(drawing: Any) -> list[str]:
    own = [
        bytes(each.operands[0]).decode("cp1252")
        for each in pikepdf.parse_content_stream(drawing)
        if str(each.operator) == "Tj"
    ]
    inner = drawing.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    return [*own, *(text for _, each in inner.items() for text in _texts(each))]


def collection(pdf: Pdf, page: pikepdf.Page) -> None:
    pdf.Root.Collection = Dictionary(Type=Name.Collection)


def only_xfa(pdf: Pdf, page: pikepdf.Page) -> None:
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=Array([]))


def rendered_elsewhere(pdf: Pdf, page: pikepdf.Page) -> None:
    pdf.Root.NeedsRendering = True


def unembedded(mode: int = 0) -> Callable[[Pdf, pikepdf.Page], None]:
    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        page.obj.Resources.Font.F1 = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+ArialMT"))
        page.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf %d Tr 10 10 Td (Skjult) Tj ET" % mode)

    return change


def unembedded_inside(pdf: Pdf, page: pikepdf.Page) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Tahoma, DescendantFonts=Array([Dictionary()]))
    inner = pdf.make_stream(b"BT /G 9 Tf (x) Tj ET", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    inner.Resources = Dictionary(Font=Dictionary(G=font))
    page.obj.Resources.XObject = Dictionary(Inner=inner)
    page.obj.Contents = pdf.make_stream(b"q /Inner Do Q")


def marked(pdf: Pdf, page: pikepdf.Page) -> None:
    page.obj["/Annots"] = Array([Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=Array([9, 9, 90, 30]))])


def damaged(pdf: Pdf, page: pikepdf.Page) -> None:
    page.obj.Contents = Stream(pdf, b"ikke komprimert", Filter=Name.FlateDecode)


def without_pages() -> bytes:
    return stored(Pdf.new())


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (locked(user="hemmelig"), "den er låst med passord"),
        (locked(extract=False), "den er låst mot kopiering"),
        (b"%PDF-1.7\n", "den er skadet"),
        (b"", "den er skadet"),
        (report("Halv")[:400], "den er skadet"),
        (one(damaged), "den er skadet"),
        (one(marked), "den har merknader som ikke sier hvordan de ser ut"),
        (without_pages(), "den har ingen sider"),
        (one(collection), "den er en portefølje av flere filer"),
        (one(only_xfa), "den er et skjema som bare Adobe Acrobat kan vise"),
        (one(rendered_elsewhere), "den er et skjema som bare Adobe Acrobat kan vise"),
        (one(unembedded()), "skriften «ArialMT» er ikke lagt inn i den"),
        (one(unembedded_inside), "skriften «Tahoma» er ikke lagt inn i den"),
        (report("Lang", [A4] * (MAX_PAGES + 1)), "den har 501 sider, og høyst 500 settes inn"),
        (b"%PDF-1.7\n" + bytes(MAX_BYTES), "den er på 50 MB, og høyst 50 MB settes inn"),
        (report("Punkt", MediaBox=Array([0, 0, 0.2, 0.2])), "den er skadet"),
        (form(text_field("Sámi đ")), "et felt er fylt ut med tegn som ikke kan vises"),
    ],
)
def test_what_stays_beside_and_why(content: bytes, expected: str) -> None:
    assert why(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        locked(),
        one(unembedded(3)),
        report("Hel", [A4] * MAX_PAGES),
        report("Reparert").replace(b"startxref", b"startxerf"),
        report("Med tillegg") + b"\n" * 100,
        b"Innledning\n" + report("Med innledning"),
    ],
)
def test_what_is_taken_in_all_the_same(content: bytes) -> None:
    """Locked against changes alone, its unembedded font never seen, at the limit, or mended on the way."""
    assert read(content).pages
    assert read(content).mended == (b"startxerf" in content)


@pytest.mark.parametrize("size", [A4, LYING, A3, A0, LETTER, TINY])
def test_pages_have_their_own_size(size: tuple[float, float]) -> None:
    (page,) = read(report("Side", [size])).pages
    assert (page.width, page.height) == size
    assert page.lies == (size[0] > size[1])


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"Rotate": 90}, (842, 595)),
        ({"Rotate": 270}, (842, 595)),
        ({"Rotate": 180}, (595, 842)),
        ({"Rotate": -90}, (842, 595)),
        ({"Rotate": 450}, (842, 595)),
        ({"UserUnit": 2}, (1190, 1684)),
        ({"UserUnit": 2, "Rotate": 90}, (1684, 1190)),
        ({"CropBox": Array([100, 100, 300, 200])}, (200, 100)),
        ({"CropBox": Array([300, 200, 100, 100])}, (200, 100)),
        ({"CropBox": Array([-50, -50, 300, 900])}, (300, 842)),
        ({"CropBox": Array([700, 900, 800, 1000])}, (595, 842)),
        ({"MediaBox": Array([-300, -400, 0, 0])}, (300, 400)),
        ({"MediaBox": Array([0, 0, 595.5, 841.25])}, (595.5, 841.25)),
        ({"TrimBox": Array([10, 10, 20, 20])}, (595, 842)),
    ],
)
def test_pages_are_as_viewers_show_them(entries: dict[str, Any], expected: tuple[float, float]) -> None:
    (page,) = read(report("Side", [A4], **entries)).pages
    assert (page.width, page.height) == pytest.approx(expected)


def test_what_a_page_inherits_is_its_own() -> None:
    pdf = Pdf.new()
    page = put_page(pdf, A4, "Arvet")
    pdf.Root.Pages.MediaBox, pdf.Root.Pages.Rotate = Array([0, 0, 300, 200]), 90
    pdf.Root.Pages.Resources = page.obj.Resources
    del page.obj["/MediaBox"], page.obj["/Resources"]
    content = stored(pdf)
    (found,) = read(content).pages
    assert (found.width, found.height) == (200, 300)
    assert "Arvet" in shown(content)


def test_what_a_page_lacks_it_does_not_need() -> None:
    def bare(pdf: Pdf, page: pikepdf.Page) -> None:
        for name in ("/Contents", "/Resources"):
            del page.obj[name]

    def in_pieces(pdf: Pdf, page: pikepdf.Page) -> None:
        page.obj.Contents = Array([pdf.make_stream(each) for each in (b"BT /F1 9 Tf (De", b"lt) Tj ET", b"")])

    assert drawn(one(bare)) == [b""]
    assert b"(De\nlt)" in drawn(one(in_pieces))[0] or b"(Delt)" in drawn(one(in_pieces))[0]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (text_field("Kåre Ærlig"), "Kåre Ærlig"),
        (text_field("To\nlinjer", (50, 500, 300, 560), Ff=1 << 12), "To linjer"),
        (text_field("Midt", Q=1, DA=pikepdf.String("/Helv 30 Tf 0 g")), "Midt"),
        (text_field("hemmelig", Ff=1 << 13), ""),
        (text_field("Skjult", F=2), ""),
        (text_field(""), ""),
        (
            {"FT": Name.Ch, "V": Array([pikepdf.String("A"), pikepdf.String("Ø")]), "Rect": Array([0, 0, 99, 20])},
            "A, Ø",
        ),
    ],
)
def test_what_was_filled_in_is_seen(given: dict[str, Any], expected: str) -> None:
    assert shown(form(given)).replace("Skjema side 1", "").strip() == expected


def test_a_field_keeps_its_ground() -> None:
    ground = Dictionary(BG=Array([1, 1, 0.6]), BC=Array([0]))
    assert b"1 1 0.6 rg 0.5 0.5 249.00 19.00 re f" in drawn(form(text_field("Gul", MK=ground)))[0]


def look(text: str) -> Callable[[Pdf], Any]:
    """What a field looks like, whatever it holds."""

    def made(pdf: Pdf) -> Any:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        shown = pdf.make_stream(b"BT /F 9 Tf (%s) Tj ET" % text.encode("cp1252"), Subtype=Name.Form)
        shown.BBox, shown.Resources = Array([0, 0, 99, 20]), Dictionary(Font=Dictionary(F=font))
        return Dictionary(N=shown)

    return made


@pytest.mark.parametrize(
    ("stands", "asked", "expected"),
    [("Gammelt", False, "Gammelt"), ("Gammelt", True, "Nytt"), ("Ny tt", True, "Ny tt")],
)
def test_a_field_shows_what_it_holds_now(stands: str, asked: bool, expected: str) -> None:
    content = form(text_field("Nytt", AP=look(stands)), NeedAppearances=asked)
    assert shown(content).removeprefix("Skjema side 1").strip() == expected


@pytest.mark.parametrize(("state", "expected"), [({"AS": Name.Ja}, "X"), ({"V": Name.Ja}, "X"), ({"AS": Name.Off}, "")])
def test_a_box_is_ticked_as_it_was(state: dict[str, Any], expected: str) -> None:
    def looks(pdf: Pdf) -> Any:
        return Dictionary(N=Dictionary(Ja=look("X")(pdf).N, Off=look("")(pdf).N))

    box = {"FT": Name.Btn, "Rect": Array([10, 10, 20, 20]), "AP": looks, **state}
    assert shown(form(box)).removeprefix("Skjema side 1").strip() == expected


@pytest.mark.parametrize(("flags", "expected"), [(0, "Stempel"), (2, ""), (32, "")])
def test_notes_are_seen_as_a_viewer_shows_them(flags: int, expected: str) -> None:
    def stamped(pdf: Pdf, page: pikepdf.Page) -> None:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([9, 9, 90, 30]), F=flags, AP=look("Stempel")(pdf)
        )
        page.obj["/Annots"] = Array([pdf.make_indirect(note)])

    assert shown(one(stamped)).removeprefix("Prøve").strip() == expected


def test_nothing_comes_along_but_what_is_drawn() -> None:
    secret = b"HEMMELIG"

    def loaded(pdf: Pdf, page: pikepdf.Page) -> None:
        script = Dictionary(S=Name.JavaScript, JS=pikepdf.String(secret))
        inner = pdf.make_stream(b"0 0 9 9 re f", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), StructParents=7)
        attached = Dictionary(Type=Name.Filespec, F="a", EF=Dictionary(F=pdf.make_stream(secret)))
        inner.AF, inner.Metadata, inner.PieceInfo = Array([attached]), pdf.make_stream(secret), Dictionary(X=script)
        inner.Ref = Dictionary(F=attached)
        page.obj.Resources.XObject = Dictionary(I=inner)
        page.obj.Resources.Properties = Dictionary(P=script, F=attached)
        page.obj.Contents = pdf.make_stream(b"/I Do /P <</MCID 0>> BDC EMC")
        page.obj.AA, page.obj.StructParents, page.obj.Metadata = Dictionary(O=script), 3, pdf.make_stream(secret)
        pdf.Root.OpenAction = script
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", script])))
        pdf.attachments["vedlagt.txt"] = secret

    with pikepdf.open(BytesIO(read(one(loaded)).content)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Leaves"}
        whole = b" ".join(
            [item.unparse(resolved=True) for item in pdf.objects]
            + [item.read_bytes() for item in pdf.objects if isinstance(item, Stream)]
        )
    for word in (secret, b"/JavaScript", b"/EF", b"/AF", b"/StructParent", b"/Metadata", b"/PieceInfo", b"/Ref "):
        assert word not in whole, word


def test_hidden_layers_stay_hidden() -> None:
    def layered(pdf: Pdf, page: pikepdf.Page) -> None:
        on, off = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("På", "Av"))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([on, off]), D=Dictionary(BaseState=Name.OFF, ON=Array([on])))
        page.obj.Resources.Properties = Dictionary(A=on, B=off)

    with pikepdf.open(BytesIO(read(one(layered)).content)) as pdf:
        (hidden,) = pdf.Root.OCProperties.D.OFF
        assert hidden.objgen == pdf.Root.Leaves[0].Resources.Properties.B.objgen
        assert len(pdf.Root.OCProperties.OCGs) == 2


def link(**entries: Any) -> Callable[[Pdf, pikepdf.Page], None]:
    def change(pdf: Pdf, page: pikepdf.Page) -> None:
        named = Array([pikepdf.String("sted"), Array([page.obj, Name.Fit])])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Kids=Array([Dictionary(Names=named)])))
        made = Dictionary({"/Subtype": Name.Link, "/Rect": Array([30, 20, 10, 40])})
        for name, value in entries.items():
            made[f"/{name}"] = value
        page.obj["/Annots"] = Array([made])

    return change


def address(url: str) -> Dictionary:
    return Dictionary(S=Name.URI, URI=pikepdf.String(url))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ({"A": address("https://hfi.no")}, [("https://hfi.no", -1)]),
        ({"A": address("mailto:post@hfi.no")}, [("mailto:post@hfi.no", -1)]),
        ({"A": address("javascript:alert(1)")}, []),
        ({"A": address("file:///etc/passwd")}, []),
        ({"A": address("https://hfi.no"), "F": 2}, []),
        ({"A": Dictionary(S=Name.Launch, F="cmd.exe")}, []),
        ({"A": Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))}, [("", 0)]),
        ({"Dest": pikepdf.String("sted")}, [("", 0)]),
        ({"Dest": pikepdf.String("borte")}, []),
        ({"Dest": Array([9, Name.Fit])}, []),
        ({"Dest": Array([])}, []),
        ({}, []),
    ],
)
def test_links_that_come_along(entries: dict[str, Any], expected: list[tuple[str, int]]) -> None:
    (page,) = read(one(link(**entries))).pages
    assert [(each.url, each.page) for each in page.links] == expected
    assert [each.rect for each in page.links] == [(10, 20, 30, 40)] * len(expected)


def test_a_link_turns_with_its_page() -> None:
    def turned(pdf: Pdf, page: pikepdf.Page) -> None:
        link(A=address("https://hfi.no"))(pdf, page)
        page.obj.Rotate = 90

    (page,) = read(one(turned)).pages
    # 10–30 from the left and 20–40 from the foot: as far from the top, and from the left.
    assert page.links[0].rect == pytest.approx((20, 595 - 30, 40, 595 - 10))


def test_the_same_file_gives_the_same_drawing() -> None:
    content = form(text_field("Ærlig"))
    assert read(content).content == read(content).content


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_is_too_much(data: st.DataObject) -> None:
    """Whatever bytes are changed, there is an answer."""
    content = bytearray(form(text_field("Ærlig")))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(read_inset(bytes(content)), (Inset, Beside))
