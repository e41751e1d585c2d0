"""What a template says itself, as blocks: its lines, its tables, its letterhead, and where its fields are written."""

import pytest

from hfi_docs.document import Block, Document, Paragraph, Part, Table, Text, inline_text
from hfi_docs.document.walk import SlotTexts
from hfi_docs.papers.compose import PAPER
from hfi_docs.pipeline.html_files import WRITER, web_page
from hfi_docs.pipeline.office import Office
from hfi_docs.pipeline.selection import Selection
from hfi_docs.pipeline.verbs import check_cases
from hfi_docs.pipeline.word_files import ready_shells
from hfi_docs.records.load import Workspace
from hfi_docs.web import html
from hfi_docs.word.frame import Framed, framed
from hfi_docs.word.render.template import prepare_shell
from hfi_docs.word.template.letterhead.making import make_template
from tests.block_lines import lines
from tests.letterheads import LOGO, LOGO_LINK, Letterhead, logo, paragraph, text_box
from tests.made_templates import CONTRACT, made_template
from tests.rendered import CASE_FIELDS, PROPERTIES
from tests.workspaces import REPOSITORY

NAME = "prøve.docx"


def framed_in(description: str, *blocks: Block, **fields: str) -> Framed:
    shell = prepare_shell(made_template(description), NAME, CONTRACT)
    document = Document(PROPERTIES, {**CASE_FIELDS, **fields}, {"innhold": (Part(blocks),)})
    return framed(document, shell, NAME)


def said(description: str, *blocks: Block, **fields: str) -> list[str]:
    """What stands below the title, a line for each block."""
    found = [block for part in framed_in(description, *blocks, **fields).parts for block in part.blocks]
    return [*lines(*found)][2:]


def line(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("Unntatt offentlighet", ["Unntatt offentlighet"]),
        ("Saksnr.: {{ saksnummer }}", ["Saksnr.: 1/26"]),
        ("Arkiv: {{ arkivsak }}", []),
        ("Del¦t i ¦flere", ["Delt i flere"]),
        ('<w:p><w:pPr><w:pStyle w:val="Overskrift2"/></w:pPr><w:r><w:t>Om saken</w:t></w:r></w:p>', ["## Om saken"]),
        (
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Fet</w:t></w:r><w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>",
            ["*Fet*\ta⏎b"],
        ),
        (
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>I en kontroll</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            ["I en kontroll"],
        ),
        ("| Felt | Verdi |\n| Sak | {{ saksnummer }} |", ["| Felt | Verdi", "| Sak | 1/26", "Under tabellen."]),
    ],
)
def test_what_stands_in_a_template_is_said(description: str, expected: list[str]) -> None:
    assert said(description, line("Innholdet."), saksnummer="1/26", arkivsak="") == [*expected, "Innholdet."]


def test_a_table_of_one_row_is_its_lines() -> None:
    description = "[uten hode]\n[uten tittel]\n| Til: {{ utvalg }} | Fra: kontoret |"
    assert said(description, utvalg="SSU")[:2] == ["Til: SSU", "Fra: kontoret"]


def test_the_head_of_a_drawn_table_is_known() -> None:
    found = [block for part in framed_in("| Felt | Verdi |\n| Sak | 1/26 |").parts for block in part.blocks]
    (table,) = (block for block in found if isinstance(block, Table))
    assert ([row.role for row in table.rows], table.title) == (["header", "term"], "Tabell")


def test_the_letterhead_is_that_of_the_first_page() -> None:
    found = framed_in("", kontor="Kontoret", ordmerke="HELSEFELLESSKAP", ordmerke_2="Innlandet").letterhead
    assert [inline_text(block.inlines) for block in found if isinstance(block, Paragraph)] == [
        "HELSEFELLESSKAP",
        "Innlandet",
    ]


def test_a_page_tells_where_its_fields_are_written() -> None:
    workspace = Workspace(REPOSITORY)
    (paper,) = check_cases(Office(workspace), Selection(("14/26",))).cases
    page = web_page(PAPER, paper, "sak.docx", ready_shells(workspace, ["sak.docx"]))
    written = html(page, place=lambda origin: f"{origin.path.name} {'.'.join(map(str, origin.key))}")
    assert '<h1 data-place="14-26.yaml tittel">Dialogmøtet 2026 – strategiske dilemmaer</h1>' in written
    assert 'data-place="14-26.yaml bakgrunn"' in written


def test_a_text_that_a_page_does_not_hold_is_told_of() -> None:
    shell = prepare_shell(made_template(""), NAME, CONTRACT)
    document = Document(PROPERTIES, CASE_FIELDS, {"innhold": (Part((line("Står der."),)),)})
    wanted = (SlotTexts(("Står der.", "Står ikke der."), notes=("Note.",), spoken=("Kart",)),)
    assert WRITER.write(document, wanted, NAME, {NAME: shell}).lost == ["Står ikke der.", "Note.", "Kart"]


def above(header: str) -> list[str]:
    """The letterhead of a template that is made of a letterhead with this header."""
    own = Letterhead(headers={"default": header}, more=LOGO, links=LOGO_LINK)
    made = make_template(own.content(), kind="sak", contract=CONTRACT, alt_texts=()).content
    shell = prepare_shell(made, NAME, CONTRACT)
    document = Document(PROPERTIES, CASE_FIELDS, {"innhold": (Part((line("Innholdet."),)),)})
    return [*lines(*framed(document, shell, NAME).letterhead)]


def test_the_logo_of_a_letterhead_is_shown_and_said() -> None:
    assert above(paragraph(logo()) + paragraph("Vestre kommune")) == ["[Logoen til Vestre kommune]", "Vestre kommune"]


def test_what_word_keeps_twice_is_said_once() -> None:
    assert above(paragraph(text_box("Postboks 1"))) == ["Postboks 1"]
