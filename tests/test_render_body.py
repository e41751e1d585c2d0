"""Blocks between a template's own paragraphs: sections, tables that meet, templates that are written in other ways."""

from collections.abc import Sequence

import pytest

from hfi_docs.document import Block, Document, Link, List, ListItem, Orientation, Paragraph, Part, Text
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render import Shell, lint_document, lint_parts, render_parts
from tests.rendered import (
    CASE_FIELDS,
    MAIN,
    PROPERTIES,
    Element,
    find,
    paragraph_with,
    parts_of,
    render,
    render_in,
    row,
    sentence,
    shell,
    table,
    text_of,
    tree,
    values,
)

PLACE = '<w:p><w:r><w:t xml:space="preserve">\ufdd0hfi:innhold\ufdd1</w:t></w:r></w:p>'
OWN_TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="dxa"/><w:tblCaption w:val="Egen"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr>'
    '<w:tcW w:w="5000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Egen</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
)
TABLE = table(row("Tiltak", "Beløp", role="header"), row("Kurs", "5"))
LINKED = Paragraph((Link((Text("loven"),), url="https://eksempel.no/lov"),))
WIDE = Part((sentence("Bredt."),), "landscape", new_page=True)


def changed(before: str, after: str) -> Shell:
    """The shell of a template with something else in its main part."""
    made = shell("sak.docx")
    main = made.parts[MAIN].decode()
    assert main.count(before) > 0
    return Shell({**made.parts, MAIN: main.replace(before, after).encode()})


def outline(content: bytes) -> list[str]:
    """The elements of the body after the title: a table, an empty paragraph, or its text; «|» where a section ends."""
    found = []
    for item in find(tree(content), "/w:document/w:body/*")[2:]:
        kind = "tabell" if str(item.tag).endswith("}tbl") else text_of(item) or "–"
        found.append(kind + "|" * len(find(item, "self::w:p/w:pPr/w:sectPr")))
    return found[:-1]


def orientations(content: bytes) -> list[str]:
    """«bred» for each section whose pages are wider than high."""
    sizes = find(tree(content), "//w:sectPr/w:pgSz")
    return ["bred" if size.get(attribute(size, "orient")) == "landscape" else "høy" for size in sizes]


def attribute(element: Element, name: str) -> str:
    return f"{{{element.nsmap['w']}}}{name}"


@pytest.mark.parametrize(
    ("blocks", "wanted"),
    [
        ((sentence("a"), sentence("b")), ["a", "b"]),
        ((TABLE,), ["tabell", "–"]),
        ((TABLE, TABLE), ["tabell", "–", "tabell", "–"]),
        ((List((ListItem((sentence("a"), TABLE, TABLE)),)), TABLE), ["a", "tabell", "–", "tabell", "–", "tabell", "–"]),
        ((TABLE, sentence("b")), ["tabell", "b"]),
    ],
)
def test_a_paragraph_stands_between_tables_and_at_the_end(blocks: Sequence[Block], wanted: Sequence[str]) -> None:
    content = render(Part(tuple(blocks)))
    assert outline(content) == wanted
    assert lint_document(content) == ()


def test_tables_of_two_parts_do_not_run_together() -> None:
    content = render(Part((TABLE,)), Part((TABLE,)))
    assert outline(content) == ["tabell", "–", "tabell", "–"]


@pytest.mark.parametrize(
    ("parts", "wanted", "pages"),
    [
        ((Part((sentence("a"),)), WIDE), ["a|", "Bredt."], ["høy", "bred"]),
        ((Part((TABLE,)), WIDE), ["tabell", "–|", "Bredt."], ["høy", "bred"]),
        ((WIDE, Part((sentence("b"),))), ["Bredt.|", "b"], ["høy", "bred", "høy"]),
        ((Part((List((ListItem((sentence("a"),)),)),)), WIDE), ["a|", "Bredt."], ["høy", "bred"]),
    ],
)
def test_a_section_ends_in_the_last_paragraph_before_other_pages(
    parts: Sequence[Part], wanted: Sequence[str], pages: Sequence[str]
) -> None:
    content = render(*parts)
    assert outline(content) == wanted
    assert orientations(content) == pages
    assert lint_document(content) == ()


def test_a_section_ends_in_a_paragraph_of_its_own_below_a_table_of_the_template() -> None:
    content = render_in(changed(PLACE, OWN_TABLE + PLACE), WIDE)
    assert outline(content) == ["tabell", "–|", "Bredt."]
    assert lint_document(content) == ()


@pytest.mark.parametrize("between", ["", "\n  "])
def test_a_table_of_the_template_and_one_of_the_paper_are_kept_apart(between: str) -> None:
    """Whoever writes a template by hand may leave white space between its paragraphs."""
    content = render_in(changed(PLACE, f"{OWN_TABLE}{between}{PLACE}{between}"), Part((TABLE,)))
    assert outline(content) == ["tabell", "–", "tabell", "–"]
    assert lint_document(content) == ()


def test_paragraphs_of_the_template_keep_their_places() -> None:
    own = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    content = render_in(changed(PLACE, own.format("foran") + PLACE + own.format("bak")), Part((sentence("a"),)), WIDE)
    assert outline(content) == ["foran", "a|", "Bredt.|", "bak"]


@pytest.mark.parametrize("text", ["<?hfi ?>", "<w:p>", "</w:tbl><w:tbl>", "</w:pPr>", "[[hfi:innhold]]x", "&#10;"])
def test_text_that_looks_like_markup_is_text(text: str) -> None:
    content = render(Part((TABLE, sentence(text))), WIDE)
    assert outline(content) == ["tabell", f"{text}|", "Bredt."]
    if "[[hfi:" not in text:
        assert lint_document(content) == ()


@pytest.mark.parametrize(
    "changes",
    [
        (("<w:", "<x:"), ("</w:", "</x:"), (" w:", " x:"), ("xmlns:w=", "xmlns:x=")),
        (("r:id=", "y:id="), ("xmlns:r=", "xmlns:y=")),
    ],
    ids=["w", "r"],
)
def test_a_template_with_other_prefixes_is_filled_in(changes: Sequence[tuple[str, str]]) -> None:
    made = shell("sak.docx")
    main = made.parts[MAIN].decode()
    for before, after in changes:
        main = main.replace(before, after)
    content = render_in(Shell({**made.parts, MAIN: main.encode()}), Part((sentence("a"), TABLE, LINKED)), WIDE)
    assert outline(content) == ["a", "tabell", "loven|", "Bredt."]
    assert lint_document(content) == ()
    assert values(paragraph_with(tree(content), "Bredt."), "w:r/w:t/text()") == ["Bredt."]


def test_what_is_packed_is_what_was_linted() -> None:
    """The lint looks at the parts in memory; the file must hold these and no others."""
    document = Document(PROPERTIES, CASE_FIELDS, {"innhold": (Part((TABLE, sentence("æøå & <>"))),)})
    parts = render_parts(document, shell("sak.docx"), "sak.docx")
    assert parts_of(pack(parts)) == parts
    assert lint_parts(parts) == lint_document(pack(parts)) == ()


def test_faults_of_parts_that_are_not_packed_are_told() -> None:
    document = Document(PROPERTIES, CASE_FIELDS, {"innhold": (Part((sentence("a"),)),)})
    parts = render_parts(document, shell("sak.docx"), "sak.docx")
    for changed in ({"../ut.xml": b"<a/>"}, {"WORD/document.xml": parts[MAIN]}, {MAIN: parts[MAIN][:-9]}):
        codes = [breach.code for breach in lint_parts(parts | changed)]
        assert codes == [breach.code for breach in lint_document(pack(parts | changed))]
        assert codes


ORIENTATIONS: tuple[Orientation, ...] = ("portrait", "landscape")


def test_lines_are_short_on_landscape_pages_too() -> None:
    """A wider page gives tables more room, and prose lines a little longer."""
    prose, item = Paragraph((Text("Prosa."),)), ListItem((Paragraph((Text("Punkt."),)),))
    upright, turned = (
        find(tree(render(Part((prose, List((item,))), orientation))), "w:body/w:p") for orientation in ORIENTATIONS
    )
    for paragraphs, expected in ((upright, []), (turned, ["5436"])):
        for text in ("Prosa.", "Punkt."):
            (found,) = (each for each in paragraphs if text_of(each) == text)
            assert values(found, "w:pPr/w:ind/@w:right") == expected
