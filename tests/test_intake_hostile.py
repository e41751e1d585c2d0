"""Whatever the bytes are, a reader gives blocks or an explanation, soon, and reaches nothing outside them."""

import re
import struct
import time
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from hfi_docs.document.walk import block_texts
from hfi_docs.values.unreadable import UnreadableError
from hfi_docs.word.intake.delimited import read_csv
from hfi_docs.word.intake.picture import read_picture
from hfi_docs.word.intake.word import read_word
from hfi_docs.word.intake.workbook import read_workbook
from hfi_docs.word.opc.archive import MAX_BYTES, MAX_ENTRIES
from hfi_docs.word.opc.package import open_package
from tests.intake import refusal, tried
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
from tests.pictures import jpeg, png


def small_book() -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line in (["Tiltak", "Kroner", "Merknad"], ["A", 1500.5, "tekst"], ["B", 25000, None], ["C", 3, "x"]):
        sheet.append(line)
    sheet.merge_cells("A3:A4")
    sheet["B2"].number_format = "#,##0.00"
    made = BytesIO()
    book.save(made)
    return made.getvalue()


WORKBOOK = small_book()
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
WORD = docx(
    paragraph("Overskrift", "Overskrift1")
    + paragraph(run("Tekst ", "<w:b/>") + NOTE)
    + item("a")
    + item("b", 1)
    + paragraph("forts.", properties='<w:ind w:left="1440"/>')
    + item("c", number=2)
    + table(
        row("A", "B"),
        row(cell("x", '<w:vMerge w:val="restart"/>'), "1"),
        row(cell("", "<w:vMerge/>"), cell(table(row("i", "j"), row("k", "l")) + paragraph(""))),
    )
    + paragraph(picture())
    + paragraph(graphic("2006/chart")),
    {
        "word/media/kart.png": png(),
        "word/footnotes.xml": part("footnotes", f'<w:footnote w:id="1">{paragraph("Note")}</w:footnote>'),
    },
    {"media1": "media/kart.png", "footnotes1": "footnotes.xml"},
)
CSV = b"Tiltak;Kroner\nA;1 500,50\n"

READERS: Mapping[str, Callable[[bytes], object]] = {
    "package": open_package,
    "word": lambda content: read_word(content, 3),
    "workbook": lambda content: read_workbook(content, "", "", "T"),
    "csv": lambda content: read_csv(content, "T"),
    "picture": read_picture,
}
SAMPLES = {"word": WORD, "workbook": WORKBOOK, "csv": CSV, "png": png(), "jpeg": jpeg(), "empty": b"", "text": b"tekst"}


def with_part(content: bytes, name: str, new: bytes | str) -> bytes:
    return zipped({**unzipped(content), name: new})


# The wrong kind of file


@pytest.mark.parametrize("reader", ["word", "workbook", "picture"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_another_kind_of_file_is_explained(reader: str, sample: str) -> None:
    fits = {("word", "word"), ("workbook", "workbook"), ("picture", "png"), ("picture", "jpeg")}
    answer = tried(lambda: READERS[reader](SAMPLES[sample]))
    assert isinstance(answer, UnreadableError) == ((reader, sample) not in fits)


NEITHER = "ikke et Word-dokument (.docx) eller en Excel-arbeidsbok (.xlsx)."
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Filen er tom."),
        (b"PK\x03\x04tull", "Filen er skadet eller ufullstendig og kan ikke pakkes ut."),
        (COMPOUND, "Filen er lagret i det gamle formatet fra før 2007 (.doc eller .xls)."),
        (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "Filen er beskyttet med passord."),
        (b"tull", "Filen er verken et Word-dokument (.docx) eller en Excel-arbeidsbok (.xlsx)."),
        (b"{\\rtf1}", f"Filen er en RTF-fil, {NEITHER}"),
        (b"%PDF-1.7", f"Filen er en PDF, {NEITHER}"),
        (b"\xef\xbb\xbf\r\n<html>", f"Filen er en nettside eller annen XML, {NEITHER}"),
        (png(), f"Filen er et bilde, {NEITHER}"),
        (jpeg(), f"Filen er et bilde, {NEITHER}"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
            "Filen er lagret som OpenDocument (.odt eller .ods).",
        ),
        (zipped({"Index/Document.iwa": "x"}), "Filen er laget i Pages eller Numbers."),
        (
            zipped(
                {"[Content_Types].xml": "<x/>", "_rels/.rels": relations({"officeDocument1": "xl/workbook.bin"})}
            ),
            "Filen er lagret som binær arbeidsbok (.xlsb).",
        ),
        (with_part(WORD, "word/vbaProject.bin", b"x"), "Filen har makroer."),
        (with_part(WORD, "../ut.xml", b"x"), "Filen har en del med et navn som peker ut av filen: «../ut.xml»."),
        (with_part(WORD, "/rot.xml", b"x"), "Filen har en del med et navn som peker ut av filen: «/rot.xml»."),
        (with_part(WORD, "C:/a.xml", b"x"), "Filen har en del med et navn som peker ut av filen: «C:/a.xml»."),
        (with_part(WORD, "word/DOCUMENT.xml", b"x"), "Filen har to deler med samme navn: «word/DOCUMENT.xml»."),
        (zipped({f"{n}": b"" for n in range(MAX_ENTRIES + 1)}), "Filen har 5001 deler; høyst 5000 er tillatt."),
        (zipped({"a": b"\0" * 30_000_000}), "Filen blir 1024 ganger større når den pakkes ut; høyst 200 er tillatt."),
    ],
)  # fmt: skip
def test_archives_that_may_not_be_unpacked(content: bytes, message: str) -> None:
    assert refusal(lambda: open_package(content)) == message
    for reader in ("word", "workbook"):
        assert refusal(lambda name=reader: READERS[name](content)) == message  # type: ignore[misc]


def test_a_file_that_would_be_huge_is_not_unpacked() -> None:
    content = bytearray(zipped({"a.xml": b"x" * 1000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(mark) + offset
        content[place : place + 4] = struct.pack("<I", MAX_BYTES + 1)
    assert refusal(lambda: open_package(bytes(content))).startswith("Filen blir 200 MB når den pakkes ut")


@pytest.mark.parametrize("stated", [10, 100_000])
def test_a_part_that_lies_about_its_size_is_refused(stated: int) -> None:
    content = bytearray(zipped({"a.xml": b"x" * 1000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(mark) + offset
        content[place : place + 4] = struct.pack("<I", stated)
    assert refusal(lambda: open_package(bytes(content))).startswith("Filen er skadet")


def test_a_small_repetitive_file_is_no_bomb() -> None:
    open_package(zipped({"a.xml": b" " * 900_000}))


# Entities


def test_a_document_type_in_a_part_that_nobody_parses_does_no_harm() -> None:
    content = with_part(WORD, "word/printerSettings1.bin", '<?xml version="1.0"?><!DOCTYPE plist><plist/>')
    assert read_word(content, 3) == read_word(WORD, 3)


@pytest.mark.parametrize("stored", ["word/media/kart 1.png", "word/media/kart%201.png", "word/media/KART 1.png"])
@pytest.mark.parametrize("target", ["media/kart%201.png", "media/kart 1.png", "/word/media/kart%201.png"])
def test_a_part_is_found_however_its_name_is_coded(stored: str, target: str) -> None:
    content = docx(paragraph(picture()), {stored: png()}, {"media1": target})
    assert len(read_word(content, 3).blocks) == 1


def test_the_other_kind_of_office_file_is_named() -> None:
    assert refusal(lambda: READERS["workbook"](WORD)) == "Filen er et Word-dokument, ikke en Excel-arbeidsbok."
    assert refusal(lambda: READERS["word"](WORKBOOK)) == "Filen er en Excel-arbeidsbok, ikke et Word-dokument."


def test_folders_of_windows_in_the_names_of_parts() -> None:
    for reader, content in (("word", WORD), ("workbook", WORKBOOK)):
        turned = zipped({name.replace("/", "\\"): part for name, part in unzipped(content).items()})
        assert READERS[reader](turned) == READERS[reader](content)
    assert refusal(lambda: open_package(with_part(WORD, "..\\ut.xml", b"x"))) == (
        "Filen har en del med et navn som peker ut av filen: «../ut.xml»."
    )


def test_a_part_without_a_name_is_explained() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        entry = zipfile.ZipInfo("x")
        package.writestr(entry, b"")
        entry.filename = ""  # as the directory at the end of the file names it
    for reader in ("word", "workbook"):
        message = refusal(lambda name=reader: READERS[name](made.getvalue()))  # type: ignore[misc]
        assert message == "Filen har en del uten navn."


def laughs(root: str) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>{root}'


def outside(root: str, path: Path) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "{path.as_uri()}">]>{root}'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("attack", ["laughs", "outside"])
def test_entities_neither_blow_up_nor_read_other_files(encoding: str, attack: str, tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.txt"
    secret.write_text("hemmelig", encoding="utf-8")

    def attacked(text: str, entity: str, after: str) -> bytes:
        body = re.sub(r"<\?xml[^>]*\?>", "", text).replace(after, f"{after}&{entity};", 1)
        return (laughs(body) if attack == "laughs" else outside(body, secret)).encode(encoding)

    entity = "l11" if attack == "laughs" else "e"
    document = attacked(unzipped(WORD)["word/document.xml"].decode(), entity, '<w:t xml:space="preserve">')
    sheet = attacked(unzipped(WORKBOOK)["xl/worksheets/sheet1.xml"].decode(), entity, "<t>")
    started = time.process_time()
    for reader, content in (
        ("word", with_part(WORD, "word/document.xml", document)),
        ("workbook", with_part(WORKBOOK, "xl/worksheets/sheet1.xml", sheet)),
    ):
        assert "DOCTYPE" in refusal(lambda name=reader, file=content: READERS[name](file))  # type: ignore[misc]
    assert time.process_time() - started < 15


# Depth and size


@pytest.mark.parametrize(
    "body",
    [
        "<w:tbl><w:tr><w:tc>" * 5000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 5000,
        "<w:sdt><w:sdtContent>" * 5000 + paragraph("x") + "</w:sdtContent></w:sdt>" * 5000,
        "<w:p>" + "<w:ins>" * 5000 + run("x") + "</w:ins>" * 5000 + "</w:p>",
        "<w:tbl><w:tr><w:tc>" * 80 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 80,
        "<w:p>" + "<w:smartTag>" * 240 + run("x") + "</w:smartTag>" * 240 + "</w:p>",
    ],
)
def test_deep_nesting_is_read_or_explained(body: str) -> None:
    answer = tried(lambda: read_word(docx(body), 3))
    if not isinstance(answer, UnreadableError):
        assert [*block_texts(*answer.blocks)] == ["x"]


def test_five_thousand_list_items_of_every_level_are_read_soon() -> None:
    started = time.process_time()
    read = read_word(docx("".join(item(f"{n}", n % 9) for n in range(5000))), 3)
    assert sorted(int(text) for text in block_texts(*read.blocks)) == list(range(5000))
    assert time.process_time() - started < 15


def sheet_of(rows: str, before: str = "", after: str = "") -> bytes:
    """The workbook with another sheet; strings stand in the cells themselves."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<worksheet xmlns="{space}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return with_part(WORKBOOK, "xl/worksheets/sheet1.xml", xml)


HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>'
LINE = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'


def test_a_sheet_of_a_million_cells_is_answered_soon() -> None:
    cells = "".join(f"<c><v>{n}</v></c>" for n in range(10))
    content = sheet_of("".join(f'<row r="{n}">{cells}</row>' for n in range(1, 100_001)))
    started = time.process_time()
    assert "mer enn 2000 rader" in refusal(lambda: read_workbook(content, "", "", "T"))
    assert len(read_workbook(content, "", "A1:J5", "T").table.rows) == 5
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "content",
    [
        sheet_of(HEAD + LINE, after='<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'),
        sheet_of(HEAD + LINE, after='<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B1:B2"/></mergeCells>'),
        sheet_of(HEAD + LINE, after='<mergeCells><mergeCell ref="tull"/><mergeCell/></mergeCells>'),
        sheet_of(HEAD + LINE, before='<cols><col min="5" max="999999999" hidden="1"/><col hidden="1"/></cols>'),
        sheet_of(HEAD + LINE + '<row r="1048576"><c r="A1048576"><v>3</v></c></row>'),
        sheet_of(HEAD + LINE + '<row r="99999999999"><c><v>3</v></c></row>'),
        sheet_of(HEAD + LINE + '<row r="-4"><c r="A-4"><v>3</v></c></row>'),
        sheet_of(HEAD + '<row r="2"><c r="A2" t="s"><v>999</v></c></row>'),
        sheet_of(HEAD + '<row r="2"><c r="A2" s="999"><v>1</v></c></row>'),
        sheet_of(HEAD + '<row r="2"><c r="A2" t="tull"><v>1</v></c></row>'),
        sheet_of(HEAD + '<row r="2"><c r="A2"><v>nan</v></c></row>'),
        sheet_of(HEAD + '<row r="2"><c r="A2"><v>tekst</v></c></row>'),
        sheet_of(HEAD + '<row r="2"><c r="A2" t="b"><v>x</v></c></row>'),
        sheet_of(HEAD + '<row r="2"><c r="A2" t="d"><v>ikke en dato</v></c></row>'),
        with_part(WORKBOOK, "xl/styles.xml", "<tull/>"),
        with_part(WORKBOOK, "xl/workbook.xml", "<tull/>"),
        with_part(WORKBOOK, "xl/_rels/workbook.xml.rels", "<tull/>"),
        with_part(WORKBOOK, "[Content_Types].xml", "<tull/>"),
        with_part(WORKBOOK, "_rels/.rels", "<tull"),
    ],
)
def test_a_strange_sheet_is_read_or_explained_soon(content: bytes) -> None:
    started = time.process_time()
    answer = tried(lambda: read_workbook(content, "", "", "T").table)
    if not isinstance(answer, UnreadableError):
        assert {sum(one.columns for one in line.cells) for line in answer.rows} == {len(answer.weights)}
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    "body",
    [
        table(row("a", cell("b", '<w:gridSpan w:val="999999999"/>')), row("c", "d")),
        table(row("a", "b", properties='<w:gridBefore w:val="999999999"/>'), row("c", "d")),
        table(row("a", "b"), "<w:tr/>", row(cell("<w:tbl/>"))),
        "<w:tbl/><w:tbl><w:tr/></w:tbl>",
        item("a", -5) + item("b", 99) + item("c", number=-1),
        paragraph("a", "Rundt", '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>'),
        paragraph('<w:r><w:sym w:char="110000"/><w:sym w:char="D800"/><w:sym/><w:t>x</w:t></w:r>'),
        paragraph('<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:t>x</w:t></w:r>'),
        paragraph("<w:p>" + run("inni") + "</w:p>"),
        "<w:drawing/><w:r>" + run("utenfor") + "</w:r>",
        paragraph(picture("x", relation="")),
        paragraph("<w:r><w:drawing/><w:pict/><w:object/><w:t>x</w:t></w:r>"),
        "<mc:AlternateContent/>" + paragraph("<mc:AlternateContent><mc:Choice/></mc:AlternateContent>" + run("x")),
    ],
)
def test_strange_markup_is_read_or_explained(body: str) -> None:
    tried(lambda: read_word(docx(body), 3))


def test_a_list_that_nobody_defined_is_no_list() -> None:
    numbering = part("numbering", '<w:abstractNum w:abstractNumId=""/>')
    read = read_word(docx(item("a"), {"word/numbering.xml": numbering}), 3)
    assert [type(block).__name__ for block in read.blocks] == ["Paragraph"]


# Damage


@pytest.mark.parametrize("sample", ["word", "workbook"])
def test_a_file_cut_off_anywhere_is_explained(sample: str) -> None:
    content = SAMPLES[sample]
    for length in range(0, len(content) - 1, max(len(content) // 97, 1)):
        message = refusal(lambda end=length: READERS[sample](content[:end]))  # type: ignore[misc]
        assert message


QUICK = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def mangled(data: st.DataObject, content: bytes) -> bytes:
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content)))
        content = content[:place] + data.draw(st.binary(max_size=6)) + content[place + data.draw(st.integers(0, 6)) :]
    return content


@QUICK
@given(st.sampled_from(["word", "workbook"]), st.data())
def test_changed_bytes_are_read_or_explained(sample: str, data: st.DataObject) -> None:
    content = mangled(data, SAMPLES[sample])
    tried(lambda: READERS[sample](content))


@settings(QUICK, max_examples=200)
@given(st.sampled_from(["word", "workbook"]), st.data())
def test_changed_parts_are_read_or_explained(sample: str, data: st.DataObject) -> None:
    parts = unzipped(SAMPLES[sample])
    name = data.draw(st.sampled_from(sorted(parts)))
    content = zipped({**parts, name: mangled(data, parts[name])})
    tried(lambda: READERS[sample](content))


@settings(QUICK, max_examples=200)
@given(st.sampled_from(["word", "workbook"]), st.data())
def test_changed_markup_is_read_or_explained(sample: str, data: st.DataObject) -> None:
    """Well-formed, but with elements and values in the wrong places."""
    parts = unzipped(SAMPLES[sample])
    name = data.draw(st.sampled_from(sorted(name for name in parts if name.endswith((".xml", ".rels")))))
    text = parts[name].decode()
    for _ in range(data.draw(st.integers(1, 3))):
        found = list(re.finditer(r'="[^"<]*"|<[\w:]+[^<>]*/>|<w:\w+>|>[^<>]+<', text))
        if not found:
            return
        spot, other = data.draw(st.sampled_from(found)), data.draw(st.sampled_from(found))
        value = data.draw(st.sampled_from(["", "-1", "0", "999999999999", "tull", "\u00e5", "A1", "1"]))
        new = f'="{value}"' if spot[0].startswith("=") else other[0] if spot[0][-1] == other[0][-1] else ""
        text = text[: spot.start()] + new + text[spot.end() :]
    content = zipped({**parts, name: text})
    tried(lambda: READERS[sample](content))


@QUICK
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=400))
def test_any_bytes_are_read_or_explained(reader: str, content: bytes) -> None:
    tried(lambda: READERS[reader](content))


# Nothing is lost

WORDS = st.integers(1, 9999).map(lambda number: f"ord{number}slutt")
UNTAKEN = st.integers(1, 9999).map(lambda number: f"ute{number}slutt")
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
RUNS = st.one_of(
    WORDS.map(run),
    WORDS.map(lambda word: run(word, "<w:b/>")),
    WORDS.map(lambda word: f"<w:ins>{run(word)}</w:ins>"),
    WORDS.map(lambda word: f'<w:hyperlink w:anchor="x">{run(word)}</w:hyperlink>'),
    WORDS.map(lambda word: f"<w:sdt><w:sdtContent>{run(word)}</w:sdtContent></w:sdt>"),
    WORDS.map(lambda word: f"<w:ukjent>{run(word)}</w:ukjent>"),
    WORDS.map(lambda word: f"<w:r><m:oMath><m:r><m:t>{word}</m:t></m:r></m:oMath></w:r>"),
    UNTAKEN.map(lambda word: run(word, "<w:vanish/>")),
    UNTAKEN.map(lambda word: graphic("Shape", f"<w:txbxContent>{paragraph(word)}</w:txbxContent>")),
    st.builds(lambda code, word: BEGIN + run(code) + SEPARATE + run(word) + END, UNTAKEN, WORDS),
    st.just("<w:r><w:br/></w:r>"),
)
STYLE_NAMES = st.sampled_from(["", "Overskrift1", "Overskrift4", "Tittel", "Punktliste", "Sitat", "Bildetekst", "Fet"])
PARAGRAPHS = st.one_of(
    st.builds(paragraph, st.lists(RUNS, max_size=3).map("".join), STYLE_NAMES),
    st.builds(item, WORDS, st.integers(0, 4), st.sampled_from([1, 2, 3, 4, 11])),
    st.builds(lambda word: paragraph(word, properties="<w:rPr><w:del/></w:rPr>"), WORDS),
    st.builds(lambda word, left: paragraph(word, properties=f'<w:ind w:left="{left}"/>'), WORDS, st.integers(0, 3000)),
)
MERGES = st.sampled_from(["", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'])


def tables(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    filled = st.builds(
        lambda blocks, merge: cell(paragraph("x") + "".join(blocks), merge), st.lists(content, max_size=2), MERGES
    )
    rows = st.lists(filled, min_size=1, max_size=3).map(lambda cells: row(*cells))
    return st.lists(rows, min_size=1, max_size=4).map(lambda made: table(row("a", "b", "c", "d", "e", "f"), *made))


BODIES = st.lists(st.recursive(PARAGRAPHS, tables, max_leaves=12), max_size=8).map("".join)


@settings(QUICK, max_examples=100)
@given(BODIES)
def test_every_word_of_the_body_is_in_the_blocks_or_named(body: str) -> None:
    read = read_word(docx(paragraph("begynnelse") + body), 3)
    kept = " ".join(block_texts(*read.blocks))
    assert [word for word in re.findall(r"ord\d+slutt", body) if word not in kept] == []
    # Of each kind the first three are quoted; the others are counted.
    quoted = set(re.findall(r"ute\d+slutt", " ".join(read.left_out)))
    assert not quoted & set(re.findall(r"ute\d+slutt", kept))
    unnamed = set(re.findall(r"ute\d+slutt", body)) - quoted
    assert not unnamed or any(clause.endswith("…") for clause in read.left_out)
