"""Footnotes as Word has them: a part of their own, numbers in order, and a text that is not lost."""

import pytest

from hfi_docs.document import Document, Heading, Inline, Link, List, ListItem, Note, Paragraph, Part, Text
from hfi_docs.document.walk import document_texts
from hfi_docs.papers.conservation import lost_leaves
from hfi_docs.word.render import Shell, lint_document, lost_texts
from tests.rendered import (
    CASE_FIELDS,
    MAIN,
    NOTES,
    PROPERTIES,
    find,
    parts_of,
    render_blocks,
    render_document,
    row,
    sentence,
    shell,
    style_id,
    table,
    text_of,
    tree,
    values,
    words,
)

TYPES, RELS, NOTE_RELS = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/_rels/footnotes.xml.rels"
SETTINGS = "word/settings.xml"


def noted(text: str, *notes: str) -> Paragraph:
    return Paragraph((Text(text), *(Note(words(note)) for note in notes)))


def readable(content: bytes) -> list[str]:
    return [text_of(note).strip() for note in find(tree(content, NOTES), "w:footnote[not(@w:type)]")]


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    heads = row("Tiltak", "Beløp", role="header")
    content = render_blocks(
        Heading(2, (Text("Overskrift"), Note(words("Første")))),
        noted("Avsnitt", "Andre", "Tredje"),
        List((ListItem((noted("Punkt", "Fjerde"),)),)),
        table(heads, row("Kurs", "5")._replace(cells=(*row("Kurs").cells, *row("x").cells))),
        noted("Slutt", "Femte"),
    )
    assert readable(content) == ["Første", "Andre", "Tredje", "Fjerde", "Femte"]
    ids = values(tree(content), "//w:footnoteReference/@w:id")
    assert ids == ["1", "2", "3", "4", "5"]
    assert ids == values(tree(content, NOTES), "w:footnote[not(@w:type)]/@w:id")
    assert lint_document(content) == ()


def test_the_part_has_what_word_wants() -> None:
    content = render_blocks(noted("Avsnitt", "Kilden"))
    notes = tree(content, NOTES)
    assert values(notes, "w:footnote/@w:type") == ["separator", "continuationSeparator"]
    assert values(notes, "w:footnote[@w:type]/@w:id") == ["-1", "0"]
    assert values(tree(content, RELS), "//pr:Relationship[@Target='footnotes.xml']/@Type")[0].endswith("/footnotes")
    assert values(tree(content, TYPES), "//ct:Override[@PartName='/word/footnotes.xml']/@ContentType")
    assert values(tree(content, SETTINGS), "w:footnotePr/w:footnote/@w:id") == ["-1", "0"]
    assert values(tree(content, SETTINGS), "w:footnotePr/following-sibling::*[1]/self::w:compat/*[1]/@w:name")


def test_notes_have_their_styles() -> None:
    content = render_blocks(noted("Avsnitt", "Kilden"))
    mark, text = style_id(content, "footnote reference"), style_id(content, "footnote text")
    assert values(tree(content), "//w:r[w:footnoteReference]/w:rPr/w:rStyle/@w:val") == [mark]
    assert values(tree(content, NOTES), "//w:r[w:footnoteRef]/w:rPr/w:rStyle/@w:val") == [mark]
    assert values(tree(content, NOTES), "//w:pStyle/@w:val") == [text]


def test_a_link_in_a_note_is_a_relationship_of_the_notes() -> None:
    link: Inline = Link(words("forskriften"), url="https://eksempel.no/?a=1&b=2")
    content = render_blocks(Paragraph((Text("Se"), Note((Text("Se "), link)))))
    assert values(tree(content, NOTE_RELS), "//pr:Relationship/@Target") == ["https://eksempel.no/?a=1&b=2"]
    assert "eksempel.no" not in parts_of(content)[RELS].decode()
    assert lint_document(content) == ()


def test_without_notes_nothing_is_added() -> None:
    content = render_blocks(sentence("Avsnitt"))
    assert NOTES not in parts_of(content)
    assert b"footnotePr" not in parts_of(content)[SETTINGS]


def with_notes_of_its_own(own: Shell) -> Shell:
    """A shell as Word saves it after somebody has once set a footnote."""
    parts = {**own.parts, NOTES: parts_of(render_blocks(noted("Avsnitt", "Gammel")))[NOTES]}
    parts[TYPES] = parts_of(render_blocks(noted("Avsnitt", "Gammel")))[TYPES]
    parts[RELS] = parts[RELS].replace(
        b"</Relationships>",
        b'<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
        b' Target="footnotes.xml"/></Relationships>',
    )
    return Shell(parts)


def test_a_template_with_notes_keeps_them() -> None:
    own = with_notes_of_its_own(shell("sak.docx"))
    document = Document(PROPERTIES, CASE_FIELDS, {"innhold": (Part((noted("Avsnitt", "Ny"),)),)})
    content = render_document(document, own, "sak.docx")
    assert readable(content) == ["Gammel", "Ny"]
    assert values(tree(content), "//w:footnoteReference/@w:id") == ["2"]
    assert values(tree(content, RELS), "//pr:Relationship[@Target='footnotes.xml']/@Id") == ["rId90"]
    # Nothing in the text refers to the old one any more; that is the template's fault, and it is told.
    assert {finding.code for finding in lint_document(content)} == {"L57"}


def test_a_note_in_a_note_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="A footnote in a footnote"):
        render_blocks(Paragraph((Note((Note(words("innerst")),)),)))


def document_of(*blocks: Paragraph) -> Document:
    return Document(PROPERTIES, CASE_FIELDS, {"innhold": (Part(blocks),)})


def test_the_text_of_a_note_is_kept_and_missed() -> None:
    document = document_of(noted("Avsnitt", "Første & <beste>", "Andre"))
    content = render_document(document, shell("sak.docx"), "sak.docx")
    texts = document_texts(document)
    assert texts[0].notes == ("Første & <beste>", "Andre")
    assert lost_texts(parts_of(content), texts) == []
    swapped = render_document(document_of(noted("Avsnitt", "Andre", "Første & <beste>")), shell("sak.docx"), "sak.docx")
    assert lost_texts(parts_of(swapped), texts) == ["Andre"]
    assert lost_texts(parts_of(render_blocks(sentence("Avsnitt"))), texts) == ["Første & <beste>", "Andre"]


def test_a_note_is_not_looked_for_in_the_text() -> None:
    document = document_of(noted("Kilden", "Kilden"))
    content = render_document(document, shell("sak.docx"), "sak.docx")
    assert lost_texts(parts_of(content), document_texts(document)) == []
    assert text_of(find(tree(content, MAIN), "//w:p[.//w:footnoteReference]")[0]) == "Kilden"


def test_a_text_of_the_record_is_found_in_a_note() -> None:
    document = document_of(noted("Avsnitt", "Kilden er forskriften"))
    (slot, *_) = (texts for texts in document_texts(document) if texts.notes)
    assert lost_leaves(["forskriften", "borte"], [*slot.printed, *slot.notes]) == [1]
