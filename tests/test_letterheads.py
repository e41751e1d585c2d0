"""Thirty letterheads as offices have them: most become templates and dress a whole paper, the rest are told why not."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from hfi_docs.cli.main import run
from tests.letterheads import (
    ENGLISH,
    LOGO,
    LOGO_LINK,
    Letterhead,
    based,
    by_python_docx,
    control,
    logo,
    page_field,
    paragraph,
    table,
    text_box,
    text_run,
)
from tests.word import read_word
from tests.workspaces import office_workspace

pytestmark = pytest.mark.stories

Source: TypeAlias = Letterhead | Callable[[], bytes]
ACCEPTED = ""

_DOTX = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_GLOSSARY = b'<w:glossaryDocument xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_LIBRE_OFFICE = b"<Properties><Application>LibreOffice/24.2</Application></Properties>"
_LIBRE_CORE = "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
_LIBRE_APP = ("extended-properties", "docProps/app.xml")
_LIBRE_STYLES = (
    f'<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>{based("Normal")}</w:style>'
    f'<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="Caption"/>{based("Normal")}</w:style>'
)
_MARKS = '<w:bookmarkStart w:id="4" w:name="_GoBack"/><w:bookmarkEnd w:id="4"/><w:proofErr w:type="spellStart"/>'
_SPLIT = text_run("{") + text_run("{ tit", "<w:b/>") + _MARKS + text_run("tel }}")
_CHOICE = paragraph(
    text_run("{% if utvalg ==\u00a0") + text_run("«Partnerskapet» %}", "<w:i/>") + text_run("PA{% endif %}")
)
_WATERMARK = (
    '<w:r><w:pict><v:shape id="Vannmerke" type="#_x0000_t136"><v:textpath string="UTKAST"/></v:shape></w:pict></w:r>'
)
_RULE = '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="1F4E79"/></w:pBdr></w:pPr>'
_SECTION = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'

LETTERHEADS: dict[str, tuple[Source, str]] = {
    "Word på norsk, med logo på første side": (
        Letterhead(headers={"first": paragraph(logo()), "default": "Vestre kommune"}, more=LOGO, links=LOGO_LINK),
        ACCEPTED,
    ),
    "Word på engelsk, Arial": (Letterhead(font="Arial", ids=ENGLISH, language="en-US"), ACCEPTED),
    "Times New Roman 12": (Letterhead(font="Times New Roman", size=12), ACCEPTED),
    "Georgia på Letter": (Letterhead(font="Georgia", sheet="Letter"), ACCEPTED),
    "Verdana 10": (Letterhead(font="Verdana", size=10), ACCEPTED),
    "Cambria i overskrifter": (Letterhead(heading_font="Cambria"), ACCEPTED),
    "Garamond 13, ukjent skrift": (Letterhead(font="Garamond", size=13), ACCEPTED),
    "Georgia på A5": (Letterhead(font="Georgia", size=10, sheet="A5"), ACCEPTED),
    "Word-mal (.dotx) med byggeklosser": (
        Letterhead(
            main_type=_DOTX,
            more={"word/glossary/document.xml": _GLOSSARY},
            links={"rIdG": ("glossaryDocument", "glossary/document.xml")},
            settings='<w:attachedTemplate r:id="rIdT"/>',
        ),
        ACCEPTED,
    ),
    "LibreOffice": (
        Letterhead(
            font="Liberation Serif",
            size=12,
            ids={"Normal": "Normal", "Heading 1": "Heading1", "header": "Header", "footer": "Footer"},
            styles=_LIBRE_STYLES,
            more={"docProps/core.xml": b"<x/>", "docProps/app.xml": _LIBRE_OFFICE},
            properties={
                "rId2": (_LIBRE_CORE, "docProps/core.xml"),
                "rId3": ("extended-properties", "docProps/app.xml"),
            },
            changes=(("word/styles.xml", ' w:default="1"', ""),),
        ),
        ACCEPTED,
    ),
    "python-docx": (by_python_docx, ACCEPTED),
    "Google Docs": (
        Letterhead(
            font="Arial",
            ids={"normal": "Normal", "heading 1": "Heading1"},
            headers={},
            footers={},
            language="no",
            body=paragraph("Vestre kommune"),
            changes=(
                ("word/document.xml", 'w:left="1134"', 'w:left="1133.8582677165355"'),
                ("word/document.xml", 'w:w="11906"', 'w:w="11905.511811023624"'),
                ("word/styles.xml", 'w:line="259"', 'w:line="276.0004"'),
            ),
        ),
        ACCEPTED,
    ),
    "SharePoint, med egne navn på deler og navnerom": (
        Letterhead(
            main="word/document2.xml",
            changes=tuple(
                ("word/document2.xml", old, old.replace("w:", "ns0:").replace(":w=", ":ns0="))
                for old in ("<w:", "</w:", " w:", "xmlns:w=")
            ),
        ),
        ACCEPTED,
    ),
    "Logo i teksten": (Letterhead(body=paragraph(logo()), headers={}, more=LOGO, links=LOGO_LINK), ACCEPTED),
    "To bilder med samme nummer": (
        Letterhead(
            headers={"default": paragraph(logo())},
            footers={"default": paragraph(logo("Miljøfyrtårn"))},
            more=LOGO,
            links=LOGO_LINK,
        ),
        ACCEPTED,
    ),
    "Tekstboks i toppteksten": (Letterhead(headers={"default": paragraph(text_box("Postboks 1"))}), ACCEPTED),
    "Tabell sist i bunnteksten": (Letterhead(footers={"default": table(("Postboks 1", "post@nes.no"))}), ACCEPTED),
    "Innholdskontroller": (
        Letterhead(
            body=control(paragraph("Enhet for oppvekst")), headers={"default": control(paragraph("Vestre kommune"))}
        ),
        ACCEPTED,
    ),
    "Koder i flere biter, med harde mellomrom og « »": (
        Letterhead(body=paragraph(_SPLIT, "Overskrift1") + paragraph("Saksnr. {{\u00a0saksnummer\u202f}}") + _CHOICE),
        ACCEPTED,
    ),
    "Adressetabell i teksten": (
        Letterhead(body=table(("Vår ref.:", "26/1"), ("Dato:", "")) + paragraph("") + table(("Til:", "Utvalget"))),
        ACCEPTED,
    ),
    "Beskyttet, med sporing og fletting": (
        Letterhead(
            settings='<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
            '<w:mailMerge><w:mainDocumentType w:val="formLetters"/></w:mailMerge>'
        ),
        ACCEPTED,
    ),
    "Bleke overskrifter (Word 2007)": (Letterhead(heading_color="4F81BD"), ACCEPTED),
    "Partallssider og liggende ark": (
        Letterhead(
            sheet="liggende A4",
            headers={"default": "Vestre kommune", "even": "Partallsside"},
            footers={"default": page_field(), "even": page_field()},
        ),
        ACCEPTED,
    ),
    "Vannmerke og strek i toppteksten": (
        Letterhead(headers={"default": paragraph(_WATERMARK) + paragraph(_RULE + text_run("Vestre kommune"))}),
        ACCEPTED,
    ),
    "Logo uten alternativ tekst": (
        Letterhead(headers={"default": paragraph(logo(""))}, more=LOGO, links=LOGO_LINK),
        "Alternativ tekst mangler for bildet «Bilde 1» i topptekst. Skriv den med --alt ",
    ),
    "Flytende logo i teksten": (
        Letterhead(body=paragraph("Vestby") + paragraph(logo(floating=True)), more=LOGO, links=LOGO_LINK),
        "Avsnitt 2: Her er en tekstboks eller en figur som flyter. Flytt den til toppteksten (Sett inn > Topptekst), ",
    ),
    "Spalter": (Letterhead(columns='w:num="2" '), "Malen har spalter. Velg én: Oppsett > Kolonner > Én."),
    "To seksjoner": (
        Letterhead(body=_SECTION + paragraph("Side 2")),
        "Avsnitt 1: Malen har et inndelingsskift. Slett det; ",
    ),
    "Felt i innholdskontroll": (
        Letterhead(body=control(paragraph("{{ tittel }}"))),
        "Avsnitt 1 («{{ tittel }}»): Koden står i en innholdskontroll. Høyreklikk og velg «Fjern innholdskontroll».",
    ),
    "Sporede endringer": (
        Letterhead(body=paragraph(f'<w:ins w:id="1" w:author="A">{text_run("Vestby")}</w:ins>')),
        "Avsnitt 1: Malen har sporede endringer. Godta eller forkast dem: Se gjennom > Godta.",
    ),
    "Overskrift i teksten": (
        Letterhead(body=paragraph("Brev", "Overskrift1")),
        "Avsnitt 1 («Brev»): Dette er en overskrift; i et papir kommer sakens tittel først. Slett den, ",
    ),
}


def test_there_are_many_and_most_can_be_used() -> None:
    assert len(LETTERHEADS) >= 30
    assert sum(verdict == ACCEPTED for _, verdict in LETTERHEADS.values()) >= 22


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_workspace(tmp_path_factory.mktemp("kontor"))


@pytest.fixture(scope="module")
def plain(office: Path) -> list[str]:
    """The amounts of 13/26 with the standard template."""
    assert run(["-w", str(office), "build", "13/26"]) == 0
    return amounts(office)


def amounts(office: Path) -> list[str]:
    (path,) = office.rglob("build/**/*13-26*.docx")
    cells = [cell for table in read_word(path.read_bytes()).tables for row in table.rows for cell in row.cells]
    return [cell.text for cell in cells if re.fullmatch(r"−?[\d\u00a0]+(?:,\d+)?", cell.text)]


@pytest.mark.parametrize("name", LETTERHEADS)
def test_a_letterhead_dresses_a_paper_or_is_told_why_not(
    office: Path, plain: list[str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source, verdict = LETTERHEADS[name]
    path = office / "brevpapir.docx"
    path.write_bytes(source.content() if isinstance(source, Letterhead) else source())
    code = run(["-w", str(office), "template", "new", "--from", str(path), "--name", "sak", "--force"])
    told = capsys.readouterr().err
    assert (code, verdict in told) == (3 if verdict else 0, True), told
    if verdict == ACCEPTED:
        # A build proves by itself that the paper is without faults and holds all texts.
        assert run(["-w", str(office), "template", "check"]) == 0, capsys.readouterr()
        assert run(["-w", str(office), "build", "13/26"]) == 0, capsys.readouterr()
        assert len(plain) > 50
        assert amounts(office) == plain
