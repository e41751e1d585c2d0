"""Links inside a document: to LibreOffice, whose PDF has them, a run without a character style is no link."""

import pytest

from hfi_docs.document import Block, Cell, Contents, ContentsEntry, Heading, Link, Note, Paragraph, Part, Row, Text
from hfi_docs.word.render import Shell, lint_document
from tests.rendered import find, render_blocks, render_in, row, shell, style_id, table, tree, values, words

STYLES = "word/styles.xml"
TARGET = Heading(2, words("Mål"), "maal")
LINK = Link((Text("Se "), Text("målet", bold=True)), anchor="maal")
OWN = 'w:styleId="HFILenke"><w:name w:val="HFI Lenke"/>'


def with_styles(before: str, after: str) -> Shell:
    """The shell of a template with other styles."""
    made = shell("sak.docx")
    styles = made.parts[STYLES].decode()
    assert before in styles
    return Shell({**made.parts, STYLES: styles.replace(before, after).encode()})


LINKED_CELL = Row((Cell((Paragraph((LINK,)),)),))


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((LINK,)),
        Contents((ContentsEntry(1, (Text("Mål"), Text("et", italic=True)), "maal"),)),
        table(row("Tiltak", role="header"), LINKED_CELL, columns=1),
    ],
    ids=["text", "contents", "table"],
)
def test_every_run_of_a_link_has_the_style_of_links(block: Block) -> None:
    content = render_blocks(TARGET, block)
    runs = find(tree(content), "//w:hyperlink[@w:anchor='maal']/w:r")
    assert len(runs) == 2
    assert {tuple(values(item, "w:rPr/w:rStyle/@w:val")) for item in runs} == {(style_id(content, "HFI Lenke"),)}
    assert lint_document(content) == ()


def test_a_link_in_a_footnote_has_it_too() -> None:
    content = render_blocks(TARGET, Paragraph((Text("Avsnitt"), Note((LINK,)))))
    runs = find(tree(content, "word/footnotes.xml"), "//w:hyperlink/w:r")
    assert {tuple(values(item, "w:rPr/w:rStyle/@w:val")) for item in runs} == {("HFILenke",)}
    assert lint_document(content) == ()


def test_the_style_shows_nothing() -> None:
    style = find(tree(render_blocks(Paragraph((LINK,)), TARGET), STYLES), "//w:style[w:name/@w:val='HFI Lenke']")
    assert [find(item, "w:rPr") for item in style] == [[]]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        # Any template made before links had a style; one that uses the id for another; one that names the style so.
        (OWN, 'w:styleId="Annen"><w:name w:val="Annen"/>', "HFILenke"),
        (OWN, 'w:styleId="HFILenke"><w:name w:val="Annen"/>', "HFILenkex"),
        (OWN, 'w:styleId="Egen"><w:name w:val="hfi lenke"/>', "Egen"),
    ],
)
def test_a_template_without_the_style_is_given_it(before: str, after: str, wanted: str) -> None:
    content = render_in(with_styles(before, after), Part((TARGET, Paragraph((LINK,)))))
    assert set(values(tree(content), "//w:hyperlink/w:r/w:rPr/w:rStyle/@w:val")) == {wanted}
    assert values(tree(content, STYLES), f"//w:style[@w:styleId='{wanted}']/@w:type") == ["character"]
    assert lint_document(content) == ()
