"""Word files as content: each kind of thing Word writes, beside the blocks or the clause that it becomes."""

import re

import pytest

from hfi_docs.document import (
    Block,
    Figure,
    Heading,
    Label,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Table,
    Text,
)
from hfi_docs.document.walk import block_texts
from hfi_docs.word.intake.word import read_word
from tests.intake import refusal, texts
from tests.office_files import (
    cell,
    docx,
    graphic,
    item,
    paragraph,
    part,
    picture,
    relations,
    row,
    run,
    table,
    unzipped,
    zipped,
)
from tests.pictures import png


def blocks(body: str, **files: object) -> tuple[Block, ...]:
    return read_word(docx(body, **files), 3).blocks  # type: ignore[arg-type]


def left_out(body: str, **files: object) -> tuple[str, ...]:
    return read_word(docx(body + paragraph("Tekst"), **files), 3).left_out  # type: ignore[arg-type]


def says(*inlines: object) -> Paragraph:
    return Paragraph(tuple(Text(inline) if isinstance(inline, str) else inline for inline in inlines))  # type: ignore[misc]


def outline(found: tuple[Block, ...]) -> list[tuple[int, str]]:
    return [(block.level, *block_texts(block)) for block in found if isinstance(block, Heading)]  # type: ignore[misc]


def tree(block: Block) -> object:
    """A list as nested Python lists: «1» counts from 1, «•» is a bullet; paragraphs as text."""
    if isinstance(block, List):
        items = [[tree(child) for child in entry.blocks] for entry in block.items]
        return [str(block.start) if block.ordered else "•", *items]
    return " ".join(block_texts(block))


# Headings


@pytest.mark.parametrize(
    ("styles", "levels"),
    [
        (["Overskrift1", "Overskrift2", "Overskrift4"], [3, 4, 5]),
        (["Tittel", "Overskrift1", "Overskrift2"], [3, 4, 5]),
        (["Overskrift2", "Overskrift4", "Overskrift2", "Overskrift1"], [3, 4, 3, 3]),
        (["Overskrift1", "Overskrift4", "Overskrift2"], [3, 4, 4]),
        (["Eget", "Overskrift4"], [3, 4]),
        (["Heading1", "Heading3"], [3, 4]),
    ],
)
def test_heading_levels_begin_where_asked_and_skip_none(styles: list[str], levels: list[int]) -> None:
    found = blocks("".join(paragraph(f"Kapittel {index}", style) for index, style in enumerate(styles)))
    assert outline(found) == [(level, f"Kapittel {index}") for index, level in enumerate(levels)]


def test_outline_level_makes_and_unmakes_a_heading() -> None:
    made = paragraph("Overskrift", properties='<w:outlineLvl w:val="0"/>')
    unmade = paragraph("Tekst", "Overskrift1", '<w:outlineLvl w:val="9"/>')
    assert blocks(made + unmade) == (Heading(3, (Text("Overskrift"),)), says(Text("Tekst", bold=True)))


def test_headings_are_not_bold_in_themselves_and_keep_their_number() -> None:
    body = paragraph(run("Mål", "<w:b/>"), "Overskrift1", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert blocks(body) == (Heading(3, (Text("1. Mål"),)),)
    assert left_out(body) == ()


def test_empty_paragraphs_and_headings_are_dropped() -> None:
    assert blocks(paragraph("") + paragraph(" \u00a0 ", "Overskrift1") + paragraph("A") + "<w:p/>") == (says("A"),)


# Paragraphs


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("en ") + run("setning"), says("en setning")),
        (run("a ") + run("fet", "<w:b/>") + run(" c"), says("a ", Text("fet", bold=True), " c")),
        (run("skrå", '<w:i w:val="1"/>') + run("rett", '<w:i w:val="0"/>'), says(Text("skrå", italic=True), "rett")),
        (run("stil", '<w:rStyle w:val="Sterk"/>'), says(Text("stil", bold=True))),
        (
            "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>",
            says("a", LineBreak(), "b", LineBreak(), "c"),
        ),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", says("a\tb")),
        ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>post</w:t></w:r>", says("e\u2011\u00adpost")),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', says("→")),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', says("≥5")),
        (run("a\ufeffb\u200bc\u2028d"), says("ab\u200bc", LineBreak(), "d")),
        (run("A\u030a"), says("Å")),
        ('<w:ins w:id="1">' + run("ny") + "</w:ins>", says("ny")),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("felt") + "</w:sdtContent></w:sdt>", says("felt")),
        ("<w:smartTag><w:customXml>" + run("merket") + "</w:customXml></w:smartTag>", says("merket")),
        ('<w:fldSimple w:instr="PAGE">' + run("7") + "</w:fldSimple>", says("7")),
        ("<w:ruby><w:rubyBase>" + run("grunn") + "</w:rubyBase></w:ruby>", says("grunn")),
    ],
)
def test_what_a_paragraph_may_hold(inside: str, expected: Paragraph) -> None:
    assert blocks(paragraph(inside)) == (expected,)


def test_bold_of_two_styles_cancels_out() -> None:
    inside = run("fet") + run("ikke", '<w:rStyle w:val="Sterk"/>') + run("direkte", "<w:b/>")
    bold = (Text("fet", bold=True), Text("ikke"), Text("direkte", bold=True))
    assert blocks(paragraph(inside, "Fet")) == (Paragraph(bold),)


def test_quotes_and_captions_keep_their_role() -> None:
    found = blocks(paragraph("Sitatet", "Sitat") + paragraph("Figur 1", "Bildetekst"))
    assert found == (Paragraph((Text("Sitatet"),), "quote"), Paragraph((Text("Figur 1"),), "caption"))


def link(inside: str, attributes: str) -> str:
    return f"<w:hyperlink {attributes}>{inside}</w:hyperlink>"


LINKS = {"link1": "https://eksempel.no/a?b=1", "link2": "file:///C:/notat.docx", "link3": "mailto:post@eksempel.no"}


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (link(run("her"), 'r:id="link1"'), Link((Text("her"),), url=LINKS["link1"])),
        (link(run("her"), 'r:id="link1" w:anchor="kap2"'), Link((Text("her"),), url=LINKS["link1"] + "#kap2")),
        (link(run("post"), 'r:id="link3"'), Link((Text("post"),), url=LINKS["link3"])),
        (link(run("internt"), 'w:anchor="bokmerke"'), Text("internt")),
        (link(run("fil"), 'r:id="link2"'), Text("fil")),
        (link(run("borte"), 'r:id="link9"'), Text("borte")),
    ],
)
def test_links(inside: str, expected: object) -> None:
    assert blocks(paragraph(inside), targets=LINKS) == (says(expected),)


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def test_fields_show_their_result() -> None:
    inner = field(" IF 1 ", run("ja"))
    assert blocks(paragraph(run("Tabell ") + field("SEQ Tabell", run("3")))) == (says("Tabell 3"),)
    assert blocks(paragraph(field("REF x", inner + run(" og nei")))) == (says("ja og nei"),)
    url = "https://eksempel.no/"
    assert blocks(paragraph(field(f' HYPERLINK "{url}" ', run("her")))) == (says(Link((Text("her"),), url=url)),)


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert blocks(paragraph(begin + run("a")) + paragraph("b")) == (says("a"), says("b"))


# Notes

NOTES = {
    "word/footnotes.xml": part(
        "footnotes",
        '<w:footnote w:id="0" w:type="separator">' + paragraph("") + "</w:footnote>"
        '<w:footnote w:id="1">' + paragraph("Se planen.") + paragraph("Side 4.") + "</w:footnote>",
    ),
    "word/endnotes.xml": part("endnotes", '<w:endnote w:id="1">' + paragraph("Til slutt") + "</w:endnote>"),
}
NOTE_TARGETS = {"footnotes1": "footnotes.xml", "endnotes1": "endnotes.xml"}


def test_notes_stand_where_they_are_referred_to() -> None:
    body = paragraph(run("a") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("b"))
    body += paragraph(run("c") + '<w:r><w:endnoteReference w:id="1"/></w:r>')
    first = Note((Text("Se planen."), LineBreak(), Text("Side 4.")))
    assert blocks(body, parts=NOTES, targets=NOTE_TARGETS) == (
        says("a", first, "b"),
        says("c", Note((Text("Til slutt"),))),
    )
    assert left_out(paragraph('<w:r><w:footnoteReference w:id="9"/></w:r>')) == ("1 fotnote uten innhold er utelatt",)


# Lists


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (item("a", number=2) + item("b", number=2), [["•", ["a"], ["b"]]]),
        (item("a") + item("b"), [["1", ["a"], ["b"]]]),
        (item("a") + item("b", 1) + item("c", 1) + item("d"), [["1", ["a", ["1", ["b"], ["c"]]], ["d"]]]),
        (item("a") + item("b", 1) + item("c", 2) + item("d"), [["1", ["a", ["1", ["b", ["1", ["c"]]]]], ["d"]]]),
        (item("a") + item("b", 1) + item("c") + item("d", 1), [["1", ["a", ["1", ["b"]]], ["c", ["1", ["d"]]]]]),
        (item("a", 1) + item("b"), [["1", ["a"]], ["2", ["b"]]]),
        (item("a") + item("b", 2), [["1", ["a", ["1", ["b"]]]]]),
        (item("a") + paragraph("x") + item("b"), [["1", ["a"]], "x", ["2", ["b"]]]),
        (item("a") + item("b", number=11), [["1", ["a"]], ["5", ["b"]]]),
        (item("a") + item("b", number=11) + item("c", number=11), [["1", ["a"]], ["5", ["b"], ["c"]]]),
        (item("a") + item("b", number=2), [["1", ["a"]], ["•", ["b"]]]),
        (
            item("a") + item("b", number=2, properties='<w:ind w:left="1440"/>') + item("c"),
            [["1", ["a", ["•", ["b"]]], ["c"]]],
        ),
        (
            item("a") + paragraph("forts.", properties='<w:ind w:left="720"/>') + item("b"),
            [["1", ["a", "forts."], ["b"]]],
        ),
        (
            item("a") + item("b", 1) + paragraph("forts.", properties='<w:ind w:left="720"/>') + item("c"),
            [["1", ["a", ["1", ["b"]], "forts."], ["c"]]],
        ),
        (item("a") + paragraph("") + item("b"), [["1", ["a"], ["b"]]]),
        (item("a") + item("") + item("b"), [["1", ["a"]], ["3", ["b"]]]),
        (paragraph("a", "Punktliste") + paragraph("b", "Punktliste"), [["•", ["a"], ["b"]]]),
        (paragraph("a", "Punktliste", '<w:numPr><w:numId w:val="0"/></w:numPr>'), ["a"]),
        (item("a", number=4) + item("b", number=9), ["a", "b"]),
        (item("a", number=3), [["1", ["a"]]]),
    ],
)
def test_lists(body: str, expected: list[object]) -> None:
    assert [tree(block) for block in blocks(body)] == expected


def test_the_first_number_of_a_list_stays_within_what_word_can_count() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999999"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    expected = List((ListItem((says("a"),)),), ordered=True, start=32_767, label=Label("decimal", "{}."))
    assert blocks(item("a"), parts={"word/numbering.xml": numbering}) == (expected,)


# Tables


def only_table(body: str) -> Table:
    (found,) = [block for block in blocks(body) if isinstance(block, Table)]
    return found


def shape(found: Table) -> list[list[str]]:
    """For each cell its span and its part in a merge: «2», «1start»."""
    return [
        [f"{item.columns}{item.merge if item.merge != 'none' else ''}" for item in line.cells] for line in found.rows
    ]


HEAD = row("Tiltak", "Beløp")
RIGHT = paragraph("100", properties='<w:jc w:val="right"/>')
START, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_a_table() -> None:
    found = only_table(table(HEAD, row("A", cell(RIGHT)), row("B", cell(RIGHT))))
    assert texts(found) == [["Tiltak", "Beløp"], ["A", "100"], ["B", "100"]]
    assert [line.role for line in found.rows] == ["header", "term", "term"]
    assert found.rows[1].cells[1].align == "right"
    assert (found.title, found.description, found.weights) == ("Tiltak, Beløp", "Tiltak, Beløp.", (0.0, 0.0))


@pytest.mark.parametrize(
    ("before", "properties", "title"),
    [
        ("", '<w:tblCaption w:val="Egen tittel"/>', "Egen tittel"),
        (paragraph("Midler", "Overskrift1") + paragraph("Tabell 1: Ramme", "Bildetekst"), "", "Tabell 1: Ramme"),
        (paragraph("Midler", "Overskrift1") + paragraph("Tekst"), "", "Midler"),
    ],
)
def test_the_title_of_a_table(before: str, properties: str, title: str) -> None:
    assert only_table(before + table(HEAD, row("A", "1"), properties=properties)).title == title


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([HEAD, row(cell("x", '<w:gridSpan w:val="2"/>'))], [["1", "1"], ["2"]]),
        (
            [HEAD, row(cell("x", START), "1"), row(cell("", GOES_ON), "2")],
            [["1", "1"], ["1start", "1"], ["1continue", "1"]],
        ),
        ([HEAD, row(cell("x", START), "1"), row("y", "2")], [["1", "1"], ["1", "1"], ["1", "1"]]),
        ([HEAD, row(cell("x", GOES_ON), "1")], [["1", "1"], ["1", "1"]]),
        ([HEAD, row("x")], [["1", "1"], ["1", "1"]]),
        ([HEAD, row("x", properties='<w:gridBefore w:val="1"/>')], [["1", "1"], ["1", "1"]]),
        ([HEAD, row("x", "y", properties='<w:gridAfter w:val="-5"/>')], [["1", "1"], ["1", "1"]]),
        ([HEAD, row("x", "y"), row("slettet", "z", properties="<w:del/>")], [["1", "1"], ["1", "1"]]),
    ],
)
def test_spans_and_merges(rows: list[str], expected: list[list[str]]) -> None:
    assert shape(only_table(table(*rows))) == expected


MARK = "<w:tblHeader/>"


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        ([HEAD, row("A", "1"), row("B", "2")], 1),
        ([row("X", "Y", properties=MARK), row("A", "B", properties=MARK), row("1", "2")], 2),
        ([row("X", "Y", properties=MARK), row("A", "B", properties=MARK)], 1),
        ([row(cell("X", START), "Y"), row(cell("", GOES_ON), "Z"), row("1", "2")], 2),
        ([row("X", "Y"), row("A", "B", properties=MARK)], 1),
    ],
)
def test_head_rows(rows: list[str], headers: int) -> None:
    assert [line.role for line in only_table(table(*rows)).rows].count("header") == headers


def test_a_row_in_a_content_control_and_lists_in_cells() -> None:
    inside = row(cell(item("a", number=2) + item("b", number=2)), "x")
    found = only_table(table(HEAD, f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"))
    assert [tree(block) for block in found.rows[1].cells[0].blocks] == [["•", ["a"], ["b"]]]


def test_what_may_not_stand_in_a_cell_stands_elsewhere() -> None:
    inner = table(row("indre", "tabell"), row("to", "rader")) + paragraph("")
    body = table(HEAD, row(cell(inner), cell(paragraph("Mellomtittel", "Overskrift1") + paragraph(picture()))))
    read = read_word(docx(body, {"word/media/kart.png": png()}, {"media1": "media/kart.png"}), 3)
    assert isinstance(read.blocks[0], Table)
    assert texts(read.blocks[0])[1] == ["indre / tabell / to / rader", "Mellomtittel"]
    assert isinstance(read.blocks[1], Figure)
    assert read.left_out == (
        "1 tabell inne i en tabell er skrevet som avsnitt",
        "1 bilde i en tabell står nå etter tabellen",
    )


def test_a_frame_of_one_row_is_no_table() -> None:
    body = table(
        row(cell(paragraph("Ramme", "Overskrift1") + table(HEAD, row("a", "b")) + paragraph("")), "ved siden av")
    )
    read = read_word(docx(body), 3)
    assert [type(block).__name__ for block in read.blocks] == ["Heading", "Table", "Paragraph"]
    assert read.left_out == ("1 tabell med bare én rad er skrevet som avsnitt",)


def test_text_that_word_hides_in_a_merged_cell_is_named() -> None:
    body = table(HEAD, row(cell("x", START), "1"), row(cell("gjemt", GOES_ON), "2"))
    assert left_out(body) == ("1 skjult tekst er utelatt: «gjemt»",)
    assert "gjemt" not in str(blocks(body))


def test_an_empty_head_cell_is_refused() -> None:
    message = "Tabell 2 i Word-filen har en tom celle i tittelraden (rad 1, celle 1)."
    assert refusal(lambda: blocks(table(HEAD, row("a", "b")) + table(row("", "B"), row("a", "b")))) == message


def test_the_record_may_name_empty_head_cells() -> None:
    content = docx(table(row("", "B"), row("a", "b")) + table(HEAD, row("c", "d")) + table(row("E", ""), row("e", "f")))
    read = read_word(content, 3, ["Navn", "År"])
    assert [texts(block)[0] for block in read.blocks if isinstance(block, Table)] == [
        ["Navn", "B"],
        ["Tiltak", "Beløp"],
        ["E", "År"],
    ]
    assert refusal(lambda: read_word(content, 3, ["Navn"])).startswith("Tabell 3 i Word-filen har en tom celle")
    message = "«overskrifter» har 3, men Word-filen har 2 tomme celler i titler."
    assert refusal(lambda: read_word(content, 3, ["Navn", "År", "Ekstra"])) == message


# Figures

MEDIA = {"parts": {"word/media/kart.png": png()}, "targets": {"media1": "media/kart.png"}}


@pytest.mark.parametrize("floating", [False, True])
def test_a_picture_becomes_a_figure_of_the_size_it_has_in_word(floating: bool) -> None:
    found = blocks(paragraph(run("Se kartet:") + picture(floating=floating)), **MEDIA)
    assert found[0] == says("Se kartet:")
    assert isinstance(found[1], Figure)
    assert (found[1].alt, found[1].image) == ("Et kart", (png(), "png", 72, 36))


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ('<a:blip r:embed="media1"><a:grayscl/></a:blip>', 1),
        ('<a:blip r:embed="media1"><a:extLst/></a:blip>', 0),
        ('<a:blip r:embed="media1"/><a:prstGeom prst="ellipse"/>', 1),
        ('<a:blip r:embed="media1"/><a:prstGeom prst="rect"/>', 0),
    ],
)
def test_a_picture_that_word_shows_otherwise_is_told(inside: str, told: int) -> None:
    drawing = picture().replace('<a:blip r:embed="media1"/>', inside)
    read = read_word(docx(paragraph(drawing), {"word/media/kart.png": png()}, {"media1": "media/kart.png"}), 3)
    assert len(read.left_out) == told


def test_an_old_picture() -> None:
    body = paragraph('<w:r><w:pict><v:shape alt="Et kart"><v:imagedata r:id="media1"/></v:shape></w:pict></w:r>')
    (found,) = blocks(body, **MEDIA)
    assert isinstance(found, Figure)
    assert (found.alt, found.image.width) == ("Et kart", 3)


DECORATIVE = '<a:extLst><a:ext><adec:decorative val="1"/></a:ext></a:extLst>'


def test_a_picture_marked_as_decoration_is_left_out() -> None:
    assert left_out(paragraph(picture("", extra=DECORATIVE)), **MEDIA) == (
        "1 bilde som er merket som pynt, er utelatt",
    )


@pytest.mark.parametrize(
    ("drawing", "message"),
    [
        (picture(""), "Bildet «Bilde 1» under overskriften «Kart» i Word-filen mangler alternativ tekst."),
        (picture(" \u00a0"), "Bildet «Bilde 1» under overskriften «Kart» i Word-filen mangler alternativ tekst."),
        (
            picture().replace("r:embed", "r:link").replace("media1", "media3"),
            "Bildet «Et kart» under overskriften «Kart» i Word-filen er bare en lenke til en bildefil et annet sted "
            "(«file:///H:/kart.png»).",
        ),
        (picture(relation="media9"), "Bildet «Et kart» under overskriften «Kart» i Word-filen ligger ikke i filen."),
        (
            picture(relation="media2"),
            "Bildet «Et kart» under overskriften «Kart» i Word-filen kan ikke brukes: Bildet er en GIF-fil; "
            "bare PNG og JPEG kan brukes.",
        ),
        (
            picture(extra='<a:srcRect l="1000"/>'),
            "Bildet «Et kart» under overskriften «Kart» i Word-filen er beskåret i Word, men filen har fortsatt hele "
            "bildet.",
        ),
        (
            picture(extra='<a:xfrm rot="5400000"/>'),
            "Bildet «Et kart» under overskriften «Kart» i Word-filen er rotert i Word.",
        ),
    ],
)
def test_pictures_that_need_something_done(drawing: str, message: str) -> None:
    parts = {"word/media/kart.png": png(), "word/media/g.gif": b"GIF89a"}
    body = paragraph("Kart", "Overskrift1") + paragraph(drawing)
    targets = {"media1": "media/kart.png", "media2": "media/g.gif", "media3": "file:///H:/kart.png"}
    assert refusal(lambda: blocks(body, parts=parts, targets=targets)) == message


# What is named

BOX = "<w:txbxContent>" + paragraph("Viktig melding") + "</w:txbxContent>"
SHAPE = graphic("wordprocessingShape", f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>")
BOTH = (
    f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{SHAPE[5:-6]}</mc:Choice>'
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)

OLD_SHAPE = f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"
DELETED = '<w:del w:id="1"><w:r><w:delText>gammelt</w:delText></w:r></w:del>'
COMMENT = '<w:r><w:commentReference w:id="1"/></w:r>'
PROMPT = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Skriv her')}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("body", "clauses"),
    [
        (paragraph(DELETED), ["sporede endringer er godtatt (1 sletting): «gammelt»"]),
        (
            paragraph(f'<w:moveFrom w:id="1">{run("a")}</w:moveFrom>'),
            ["sporede endringer er godtatt (1 sletting): «a»"],
        ),
        (
            table(HEAD, row("a", "b"), row("c", "d", properties="<w:del/>")),
            ["sporede endringer er godtatt (1 sletting)"],
        ),
        (paragraph(SHAPE), ["1 tekstboks er utelatt: «Viktig melding»"]),
        (paragraph(BOTH), ["1 tekstboks er utelatt: «Viktig melding»"]),
        (paragraph(OLD_SHAPE), ["1 tekstboks er utelatt: «Viktig melding»"]),
        (paragraph(graphic("2006/chart") * 2), ["2 diagrammer er utelatt"]),
        (paragraph(graphic("2006/diagram")), ["1 SmartArt-figur er utelatt"]),
        (paragraph(graphic("wordprocessingGroup")), ["1 tegning er utelatt"]),
        (paragraph("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), ["1 formel er skrevet på én linje: «x=1»"]),
        (paragraph("<w:r><w:object><o:OLEObject/></w:object></w:r>"), ["1 innebygd fil er utelatt"]),
        ('<w:altChunk r:id="x"/>', ["1 innebygd fil er utelatt"]),
        (paragraph(COMMENT), ["1 kommentar er utelatt"]),
        (paragraph('<w:r><w:br w:type="page"/></w:r>'), ["1 sideskift er utelatt"]),
        (paragraph("", properties="<w:sectPr/>"), ["1 seksjonsskift er utelatt"]),
        (paragraph("Kapittel 1\t4", "INNH1") * 2, ["2 linjer i innholdsfortegnelsen er utelatt"]),
        (paragraph(run("hemmelig", "<w:vanish/>")), ["1 skjult tekst er utelatt: «hemmelig»"]),
        (paragraph(PROMPT), ["1 tomt innholdsfelt er utelatt: «Skriv her»"]),
        (paragraph('<w:r><w:sym w:font="Ukjent" w:char="F021"/></w:r>'), ["1 tegn fra en symbolskrift er utelatt"]),
        (paragraph(run("strøket", "<w:strike/>")), ["1 gjennomstreket tekst står som vanlig tekst: «strøket»"]),
        (paragraph(COMMENT + graphic("2006/chart")), ["1 diagram er utelatt", "1 kommentar er utelatt"]),
    ],
)
def test_what_cannot_be_taken_in_is_named(body: str, clauses: list[str]) -> None:
    assert list(left_out(body)) == clauses


def test_headers_and_footers_with_text_are_named() -> None:
    parts = {
        "word/h.xml": part("hdr", paragraph("Unntatt offentlighet")),
        "word/f.xml": part("ftr", paragraph("")),
    }
    body = '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    targets = {"header1": "h.xml", "footer1": "f.xml"}
    assert left_out(body, parts=parts, targets=targets) == ("1 topptekst er utelatt: «Unntatt offentlighet»",)


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    gone = paragraph("Første ", properties="<w:rPr><w:del/></w:rPr>")
    assert blocks(gone + paragraph("andre")) == (says("Første andre"),)
    assert blocks(gone + table(HEAD, row("a", "b")))[0] == says("Første")
    assert left_out(gone + paragraph("andre")) == ("sporede endringer er godtatt (1 sletting): «Første¶andre»",)


# Files


def test_a_file_without_styles_and_lists_is_read() -> None:
    found = read_word(
        zipped(
            {
                "_rels/.rels": relations({"officeDocument1": "/word/annet.xml"}),
                "word/annet.xml": part(
                    "document", "<w:body>" + paragraph("A", "Overskrift1") + item("b") + "</w:body>"
                ),
            }
        ),
        2,
    )
    assert found.blocks == (Heading(2, (Text("A"),)), says("b"))


DAMAGED = "Filen er skadet: delen «word/document.xml» er ikke gyldig XML (linje 1, tegn "


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (docx(""), "Word-filen har ikke noe innhold som kan tas inn."),
        (docx("<w:p>"), DAMAGED),
        (zipped({"a.txt": "x"}), "Filen er ikke et Word-dokument."),
        (zipped({"_rels/.rels": relations({"officeDocument1": "xl/workbook.xml"})}), "Filen er ikke et Word-dokument."),
    ],
)
def test_files_that_are_no_word_documents(content: bytes, message: str) -> None:
    assert refusal(lambda: read_word(content, 3)).startswith(message)


def test_strict_open_xml_is_read_like_any_other() -> None:
    usual = docx(
        paragraph("Kapittel", "Overskrift1") + item("a") + paragraph(picture()),
        {"word/media/kart.png": png()},
        {"media1": "media/kart.png"},
    )
    strict = {
        name: re.sub(rb"http://schemas.openxmlformats.org/(\w+)/2006/", rb"http://purl.oclc.org/ooxml/\1/", content)
        for name, content in unzipped(usual).items()
    }
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in strict["word/document.xml"]
    assert read_word(zipped(strict), 3) == read_word(usual, 3)
