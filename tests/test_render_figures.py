"""Figures: in the line of text, scaled to the page, once in the package, with text for those who cannot see them."""

import pytest

from hfi_docs.document import Document, Figure, Image, List, ListItem, Part
from hfi_docs.document.walk import document_texts
from hfi_docs.word.render import lint_document, lost_texts
from hfi_docs.word.render.additions import shown_size
from hfi_docs.word.render.metrics import TextArea
from tests.rendered import (
    CASE_FIELDS,
    JPEG,
    PROPERTIES,
    caption,
    figure,
    find,
    paragraph_with,
    parts_of,
    png,
    render,
    render_blocks,
    render_document,
    sentence,
    shell,
    style_id,
    tree,
    values,
)

TYPES, RELS = "[Content_Types].xml", "word/_rels/document.xml.rels"
EMU = 12_700


def test_a_figure_stands_in_the_line_with_its_alternative_text() -> None:
    content = render_blocks(figure())
    root = tree(content)
    assert values(root, "//wp:inline/wp:docPr/@descr") == ["Grå flate"]
    assert values(root, "//wp:extent/@cx") == [str(200 * EMU)]
    assert values(root, "//wp:extent/@cy") == [str(100 * EMU)]
    assert find(root, "//wp:anchor") == []
    assert lint_document(content) == ()


def test_the_picture_is_the_one_that_was_given() -> None:
    content = render_blocks(figure())
    parts = parts_of(content)
    (relation,) = values(tree(content), "//a:blip/@r:embed")
    (target,) = values(tree(content, RELS), f"//pr:Relationship[@Id='{relation}']/@Target")
    assert parts[f"word/{target}"] == png()
    assert values(tree(content, TYPES), "//ct:Default[@Extension='png']/@ContentType") == ["image/png"]


def test_the_same_picture_is_stored_once_and_another_beside_it() -> None:
    content = render_blocks(figure(), sentence("Tekst."), figure(50, 50), figure(shade=200))
    assert len([name for name in parts_of(content) if name.startswith("word/media/")]) == 2
    root = tree(content)
    assert len(set(values(root, "//a:blip/@r:embed"))) == 2
    assert len(set(values(root, "//wp:docPr/@id"))) == 3
    assert lint_document(content) == ()


def test_a_photograph_has_its_own_kind() -> None:
    content = render_blocks(Figure(Image(JPEG, "jpeg", 10, 10), "Foto"))
    assert values(tree(content, TYPES), "//ct:Default[@Extension='jpeg']/@ContentType") == ["image/jpeg"]
    assert lint_document(content) == ()


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [(200, 100, (200, 100)), (800, 200, (400, 100)), (200, 1200, (75, 450)), (4000, 4500, (400, 450))],
    ids=["as it is", "too wide", "too high", "both"],
)
def test_a_figure_is_made_smaller_and_never_larger(width: float, height: float, shown: tuple[float, float]) -> None:
    image = Image(b"", "png", width, height)
    assert shown_size(image, TextArea(400, 600)) == pytest.approx(shown)


def test_landscape_pages_have_room_for_a_wider_figure() -> None:
    wide = figure(650, 100)
    (upright,) = values(tree(render_blocks(wide)), "//wp:extent/@cx")
    (across,) = values(tree(render(Part((wide,), "landscape", new_page=True))), "//wp:extent/@cx")
    assert int(upright) < 650 * EMU == int(across)


def test_a_caption_stands_below_its_figure_and_on_the_same_page() -> None:
    content = render_blocks(figure(caption=caption("Figur", 1)), sentence("Etter."))
    root = tree(content)
    below = paragraph_with(root, "Figur\u00a01: Teksten til figur 1")
    picture = below.getprevious()
    assert picture is not None
    assert find(picture, ".//wp:inline")
    assert find(picture, "w:pPr/w:keepNext")
    assert values(below, "w:pPr/w:pStyle/@w:val") == [style_id(content, "caption")]
    # The style is made for captions above tables; this one lets the text below it go.
    assert values(below, "w:pPr/w:keepNext/@w:val") == ["0"]
    assert values(below, ".//w:instrText/text()") == [" SEQ Figur \\* ARABIC \\r 1 "]
    assert values(below, "w:bookmarkStart/@w:name") == ["figur_1"]
    assert lint_document(content) == ()


def test_a_figure_can_stand_in_a_list() -> None:
    content = render_blocks(List((ListItem((sentence("Punkt"), figure())), ListItem((sentence("Neste"),)))))
    assert len(find(tree(content), "//wp:inline")) == 1
    assert lint_document(content) == ()


def test_a_figure_without_text_for_the_blind_is_found() -> None:
    content = render_blocks(figure()._replace(alt=""))
    assert {finding.code for finding in lint_document(content)} == {"L45"}


def test_text_that_is_read_aloud_is_kept_and_missed() -> None:
    alt = 'Figur med "anførsel" & <tegn>'
    document = Document(PROPERTIES, CASE_FIELDS, {"innhold": (Part((figure()._replace(alt=alt),)),)})
    content = render_document(document, shell("sak.docx"), "sak.docx")
    texts = document_texts(document)
    assert texts[0].spoken == (alt,)
    assert lost_texts(parts_of(content), texts) == []
    assert lost_texts(parts_of(render_blocks(figure())), texts) == [alt]


def test_numbers_are_not_those_of_the_template() -> None:
    drawing = b'<wp:docPr xmlns:wp="x" id="3000" name="Logo"/>'
    own = shell("sak.docx")
    header = own.parts["word/header2.xml"].replace(b"</w:p>", drawing + b"</w:p>", 1)
    document = Document(PROPERTIES, CASE_FIELDS, {"innhold": (Part((figure(),)),)})
    content = render_document(document, own._replace(parts={**own.parts, "word/header2.xml": header}), "sak.docx")
    assert values(tree(content), "//wp:docPr/@id") == ["3001"]


def test_equal_figures_give_equal_bytes() -> None:
    assert render_blocks(figure(), figure(shade=1)) == render_blocks(figure(), figure(shade=1))
