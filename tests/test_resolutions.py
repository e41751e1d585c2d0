"""What is proposed or decided stands in one frame: the same borders and indents all through, by the styles."""

import zipfile
from io import BytesIO

import pytest

from hfi_docs.document import Block, Heading, Label, List, ListItem, Mark, Paragraph, Part, Row, Table, Text
from hfi_docs.papers.compose import contract_of
from hfi_docs.papers.compose.content import marked
from hfi_docs.word.opc.archive import pack
from hfi_docs.word.render.template import prepare_shell
from hfi_docs.word.template.looks import contrast
from tests.rendered import Element, find, render_blocks, render_in, shell, text_of, tree, values
from tests.word import Paragraph as Printed
from tests.word import read_word
from tests.workspaces import REPOSITORY, TEMPLATE

LEAST = 4.5


def line(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def points(*items: str | tuple[str, List], ordered: bool = True, label: Label | None = None) -> List:
    """A list; an item may have a list below it."""
    blocks = [(line(item),) if isinstance(item, str) else (line(item[0]), item[1]) for item in items]
    return List(tuple(ListItem(each) for each in blocks), ordered=ordered, label=label)


def head(text: str = "Forslag til vedtak", level: int = 2) -> Heading:
    return Heading(level, (Text(text),))


TEXT = (head(), line("Utvalget tar saken til orientering."))
FLAT = (head(), points("Utvalget godkjenner planen.", "Utvalget ber om rapport."))
DEEP = (head(), points(("Utvalget godkjenner", points("planen", "budsjettet")), "Utvalget ber om rapport."))
MIXED = (head(), line("Utvalget vedtar:"), points("én", "to", ordered=False), line("Det gjelder fra i dag."))
ALTERNATIVES = (head(), head("Alternativ 1", 3), line("Utvalget sier ja."), head("Alternativ 2", 3), line("Nei."))
LETTERS = (head(), points("første", "andre", label=Label("lowerLetter", "({})")))


def frame(blocks: tuple[Block, ...], mark: Mark = "proposed") -> list[Element]:
    """The paragraphs of a resolution, as they are printed."""
    root = tree(render_blocks(*marked(blocks, mark), Heading(2, (Text("Etter"),))))
    body = find(root, "w:body/w:p")
    texts = [text_of(each) for each in body]
    return body[texts.index(text_of_block(blocks[0])) : texts.index("Etter")]


def text_of_block(block: Block) -> str:
    assert isinstance(block, Heading)
    return "".join(each.text for each in block.inlines if isinstance(each, Text))


def effective(paragraph: Element, name: str) -> list[dict[str, str]]:
    """A property of a paragraph: its own, or that of the style that gives it."""
    styles = {each.get(f"{_W}styleId"): each for each in tree((TEMPLATE).read_bytes(), "word/styles.xml")}
    found: list[dict[str, str]] = []
    style = styles.get(values(paragraph, "w:pPr/w:pStyle/@w:val")[0])
    own = find(paragraph, f"w:pPr/w:{name}")
    while not own and style is not None:
        own = find(style, f"w:pPr/w:{name}")
        base = values(style, "w:basedOn/@w:val")
        style = styles.get(base[0]) if base else None
    for each in own:
        found += [{k: str(v) for k, v in child.attrib.items()} for child in (each, *each)]
    return found


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("mark", ["proposed", "adopted"])
@pytest.mark.parametrize("blocks", [TEXT, FLAT, DEEP, MIXED, ALTERNATIVES, LETTERS])
def test_all_paragraphs_have_the_same_borders_and_indents(blocks: tuple[Block, ...], mark: Mark) -> None:
    found = frame(blocks, mark)
    assert len(found) > 1
    borders = [effective(each, "pBdr") for each in found]
    assert borders == borders[:1] * len(found)
    assert len(borders[0]) == 5
    own = [values(each, "w:pPr/w:ind/@*") for each in found]
    assert own == own[:1] * len(found)


@pytest.mark.parametrize(
    ("blocks", "left", "hanging"), [(TEXT, "270", []), (FLAT, "630", ["360"]), (DEEP, "920", ["650"])]
)
def test_the_indents_are_those_of_the_deepest_style(blocks: tuple[Block, ...], left: str, hanging: list[str]) -> None:
    first = frame(blocks)[0]
    assert values(first, "w:pPr/w:ind/@w:left") == [left]
    assert values(first, "w:pPr/w:ind/@w:hanging") == hanging


def printed(*blocks: Block) -> list[Printed]:
    return read_word(render_blocks(*blocks)).paragraphs[2:]


def test_points_are_numbered_and_text_stands_where_theirs_does() -> None:
    shown = printed(*marked((*DEEP, line("Vedtaket gjelder straks.")), "proposed"))
    assert [f"{item.marker} {item.text}".strip() for item in shown if item.text] == [
        "Forslag til vedtak",
        "1. Utvalget godkjenner",
        "a) planen",
        "b) budsjettet",
        "2. Utvalget ber om rapport.",
        "Vedtaket gjelder straks.",
    ]
    content = render_blocks(*marked((*DEEP, line("Vedtaket gjelder straks.")), "proposed"))
    (last,) = (each for each in find(tree(content), "w:body/w:p") if text_of(each) == "Vedtaket gjelder straks.")
    assert len(find(last, "w:r/w:tab")) == 1


def test_bullets_and_own_labels_stay_what_they_are() -> None:
    assert [item.marker for item in printed(*marked(MIXED, "proposed"))][:5] == ["", "", "•", "•", ""]
    assert [item.marker for item in printed(*marked(LETTERS, "adopted"))][:3] == ["", "(a)", "(b)"]


def test_two_proposals_are_two_blocks_and_alternatives_are_one() -> None:
    looks = [item.style for item in printed(*marked((*TEXT, *ALTERNATIVES), "proposed")) if item.text]
    assert looks == [
        *("HFI Vedtakshode", "HFI Vedtakstekst", "HFI Vedtakshode"),
        *("HFI Vedtaksalternativ", "HFI Vedtakstekst") * 2,
    ]


def test_a_heading_keeps_its_level_whatever_it_looks_like() -> None:
    below = (Heading(2, (Text("Saksgrunnlag"),)), Heading(3, (Text("Sak 1"),)))
    proposal = (head(level=4), head("Alternativ 1", 5), line("Ja."))
    levels = [item.outline for item in read_word(render_blocks(*below, *marked(proposal, "proposed"))).headings]
    assert levels == list(range(1, 6))


def test_a_table_in_a_proposal_stands_between_two_frames() -> None:
    table = Table((Row(()),), (0.0,), title="T")
    assert [getattr(each, "mark", None) for each in marked((head(), table, line("x")), "proposed")] == [
        *("proposed", None, "proposed"),
    ]


def changed(old: bytes, new: bytes) -> bytes:
    """The template with something else in its styles, as an office would have it."""
    with zipfile.ZipFile(BytesIO(TEMPLATE.read_bytes())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old in parts["word/styles.xml"]
    return pack({**parts, "word/styles.xml": parts["word/styles.xml"].replace(old, new)})


@pytest.mark.parametrize("mark", ["proposed", "adopted"])
def test_colour_and_size_are_the_styles(mark: Mark) -> None:
    """An office that gives a style another colour gets papers in it."""
    content = changed(b"00594C", b"4B0082")
    made = prepare_shell(content, "sak.docx", contract_of("sak.docx"))
    whole = render_in(made, Part(tuple(marked(DEEP, mark))))
    for part in ("word/document.xml", "word/styles.xml"):
        with zipfile.ZipFile(BytesIO(whole)) as package:
            assert b"00594C" not in package.read(part)
    for each in find(tree(whole), "w:body/w:p"):
        assert not values(each, ".//w:color/@w:val | .//w:sz/@w:val | .//w:shd/@w:fill | .//w:pBdr/*/@w:color")


def test_a_template_without_the_styles_prints_them_as_before() -> None:
    older = prepare_shell(changed(b'w:val="HFI Vedtakshode"', b'w:val="Eget"'), "sak.docx", contract_of("sak.docx"))
    looks = {item.style for item in read_word(render_in(older, Part(tuple(marked(FLAT, "proposed"))))).paragraphs}
    assert {"heading 2", "List Number"} <= looks
    assert "HFI Vedtakspunkt" not in looks


@pytest.mark.parametrize("template", sorted(REPOSITORY.glob("templates/docx/*.docx")), ids=lambda path: path.stem)
def test_every_style_can_be_read(template: object) -> None:
    """Text on what stands behind it: a paragraph's shade, the tint of rows, else white (WCAG 2.1, 1.4.3)."""
    styles = tree(template.read_bytes(), "word/styles.xml")  # type: ignore[attr-defined]
    fills = {"FFFFFF", *values(styles, ".//w:tblStylePr//w:shd/@w:fill")}
    by_id = {each.get(f"{_W}styleId"): each for each in find(styles, "w:style")}

    def inherited(style: Element | None, path: str) -> str:
        while style is not None:
            if found := values(style, path):
                return found[0]
            base = values(style, "w:basedOn/@w:val")
            style = by_id.get(base[0]) if base else None
        return ""

    default = values(styles, "w:docDefaults//w:color/@w:val")[0]
    assert len(by_id) > 50
    for style in by_id.values():
        colour = inherited(style, "w:rPr/w:color/@w:val") or default
        own = inherited(style, "w:pPr/w:shd/@w:fill")
        for fill in {own} if own else fills:
            assert contrast(colour, fill) >= LEAST, values(style, "w:name/@w:val")


def test_the_shell_of_the_repository_has_the_blocks() -> None:
    assert b"HFIVedtakshode" in shell("sak.docx").parts["word/styles.xml"]


def test_a_short_resolution_stands_on_one_page() -> None:
    kept = [bool(find(each, "w:pPr/w:keepNext")) for each in frame(FLAT)]
    assert kept == [True, True, False]
    long = (head(), points(*["Utvalget godkjenner punktet, og ber om at det følges opp. " * 2] * 15))
    assert [bool(find(each, "w:pPr/w:keepNext")) for each in frame(long)][1:] == [False] * 15
